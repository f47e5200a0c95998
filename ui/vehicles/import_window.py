"""导入: pick or paste a sheet, say what its columns are, put right what is wrong, take it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QDialog, QFileDialog, QStackedWidget, QVBoxLayout, QWidget

from qdpilot.exchange.sheets import ENDINGS
from qdpilot.services.sheet_fields import VEHICLES, Book, mapped
from qdpilot.services.sheet_headings import headings
from qdpilot.services.vehicle_sheet import Plan, Weighed
from ui import tokens
from ui.kit.buttons import Button
from ui.kit.controls import Choice
from ui.kit.dialogs import fit_over
from ui.kit.file_drop import FileDrop
from ui.kit.frames import Ground
from ui.kit.labels import ElidedLabel, Label
from ui.kit.messages import MessageBar
from ui.vehicles.import_corrections import Corrections
from ui.vehicles.import_foot import ImportFoot, verdict
from ui.vehicles.import_mapping import ColumnChoices
from ui.vehicles.import_pasted import Pasted
from ui.vehicles.import_problems import Problems
from ui.vehicles.import_template import TemplateButton
from ui.vehicles.import_words import imported_words, nothing_yet, title
from ui.vehicles.import_work import sheet_read, sheet_weighed, sheet_written

if TYPE_CHECKING:
    from qdpilot.exchange.sheets import SheetFile
    from qdpilot.model.errors import QdPilotError
    from qdpilot.services.imported import Imported
    from qdpilot.services.vehicle_sheet import Existing
    from ui.desk import Desk
    from ui.jobs import Job

_SIZE = (1080, 720)


class ImportWindow(QDialog):
    """The window in which a sheet is taken into one of the books of the register.

    Attributes:
        columns: Which column is what.
        problems: What is wrong, and its fixing.
        message: What was refused, or done, in passing.
    """

    def __init__(self, parent: QWidget, desk: Desk, book: Book = VEHICLES) -> None:
        super().__init__(parent)
        self._book = book
        self.setWindowTitle(title(book))
        self.setModal(True)
        fit_over(self, parent, *_SIZE)
        self._desk = desk
        self._sheet: SheetFile | None = None
        self._path = Path()
        self._pasted = Pasted(self)
        self.corrections = Corrections()
        self._existing: Existing = ""
        self._weighed: Weighed | None = None
        self._asked: Job | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.message = MessageBar(None)
        box.addWidget(self._head())
        self._stack = QStackedWidget()
        nothing = nothing_yet()
        nothing.asked.connect(self._on_pick)
        self._stack.addWidget(nothing)
        self._stack.addWidget(self._body())
        box.addWidget(self.message)
        box.addWidget(self._stack, 1)
        self._foot = ImportFoot()
        self._foot.left.connect(self.reject)
        self._foot.stopped.connect(self._say)
        self._foot.asked.connect(self._import)
        self._foot.again_asked.connect(self._weigh)
        self._progress = self._foot.progress
        box.addWidget(self._foot)
        FileDrop(self, ENDINGS, self.open_file, self.message.warn)
        self._say()
        self.finished.connect(self._pasted.clear)
        self.finished.connect(self.deleteLater)

    def reject(self) -> None:
        """Close, after a question if there is work that nothing was made of yet."""
        self.corrections.drop(self, self.tr("Close without importing?"), super().reject)

    def open_file(self, path: Path, existing: Existing = "") -> None:
        """Read a sheet from a file, after a question if there is work on another one.

        Args:
            path: The file.
            existing: What becomes of rows that are registered, as `Plan.existing`.
        """
        then = partial(self._open, path, existing)
        self.corrections.drop(self, self.tr("Take another sheet?"), then)

    def _open(self, path: Path, existing: Existing) -> None:
        self._path, self._existing = path, existing
        self.message.hide()
        self.columns.only_corrects = existing == "update"
        self._read(path, sheet="")

    def _head(self) -> QWidget:
        head = Ground("surface", across=True, edge="bottom")
        head.box.setContentsMargins(tokens.SPACE_4, tokens.SPACE_3, tokens.SPACE_4, tokens.SPACE_3)
        head.box.setSpacing(tokens.SPACE_2)
        keys = QKeySequence.StandardKey
        for words, icon, key, act in (
            (self.tr("Choose a sheet…"), "folder-open", keys.Open, self._on_pick),
            (self.tr("Paste from Excel"), "clipboard", keys.Paste, self.paste),
        ):
            button = Button(words, icon)
            button.setShortcut(key)
            button.clicked.connect(act)
            head.box.addWidget(button)
        template = TemplateButton(self._desk, self._book)
        template.saved.connect(self.message.tell)
        head.box.addWidget(template)
        self._name = ElidedLabel("")
        head.box.addWidget(self._name, 1)
        self._pages = Choice()
        self._pages.setAccessibleName(self.tr("Worksheet"))
        self._pages.activated.connect(self._on_page_chosen)
        self._pages.hide()
        head.box.addWidget(self._pages)
        return head

    def _body(self) -> QWidget:
        body = Ground("surface")
        top = Ground("surface", edge="bottom")
        side = tokens.SPACE_4
        top.box.setContentsMargins(side, tokens.SPACE_3, side, tokens.SPACE_3)
        top.box.setSpacing(tokens.SPACE_2)
        top.box.addWidget(Label(self.tr("What each column is"), strong=True))
        self.columns = ColumnChoices(self._book)
        self.columns.changed.connect(self._weigh)
        top.box.addWidget(self.columns)
        body.box.addWidget(top)
        self._verdict = Label(strong=True, wrap=True)
        self._verdict.setContentsMargins(side, tokens.SPACE_2, side, tokens.SPACE_2)
        body.box.addWidget(self._verdict)
        self.problems = Problems(self._book)
        self.problems.fixed.connect(self._on_fixed)
        self.problems.decided.connect(self._on_decided)
        body.box.addWidget(self.problems, 1)
        return body

    def _read(self, path: Path, *, sheet: str) -> None:
        self._forget_asked()
        self._asked = self._desk.jobs.follow(
            partial(sheet_read, path, sheet, self._book),
            self._on_read,
            self._on_unread,
            progressed=self._progress.show_step,
        )
        self._progress.watch(self._asked, self.tr("Reading {name}").format(name=path.name))

    def _forget_asked(self) -> None:
        """Drop what was found before, and what is still looked for: a newer question stands."""
        self._weighed = None
        self._foot.rest()
        if self._asked is not None:
            self._asked.cancel()

    def _plan(self) -> Plan:
        return Plan(
            columns=self.columns.columns(),
            usual=self.columns.usual(),
            fixes=dict(self.corrections.fixes),
            merges=dict(self.corrections.merges),
            existing=self._existing,
        )

    @Slot()
    def _weigh(self) -> None:
        if self._sheet is not None:
            self._forget_asked()
            self.message.hide()
            weigh = partial(sheet_weighed, self._sheet, self._plan(), self._book)
            self._asked = self._desk.read(weigh, self._on_weighed, self._on_unweighed)

    def _say(self) -> None:
        self._foot.say(self._weighed)
        if self._weighed is not None:
            self._verdict.setText(verdict(self._weighed))

    def _on_read(self, sheet: SheetFile) -> None:
        self._progress.finish()
        self._sheet = sheet
        labels = headings(sheet, self._book).labels
        self._name.setText(f"{sheet.name}  ({sheet.encoding})" if sheet.encoding else sheet.name)
        self._pages.offer([(one, one) for one in sheet.sheets])
        self._pages.choose(sheet.sheet)
        self._pages.setVisible(len(sheet.sheets) > 1)
        self.columns.show_labels(labels, mapped(labels, self._book))
        self._stack.setCurrentIndex(1)
        self._weigh()

    def _on_unread(self, error: QdPilotError) -> None:
        self._progress.finish()
        self._sheet = self._weighed = None
        self._stack.setCurrentIndex(0)
        self._name.setText("")
        self.message.refuse(error)
        self._say()

    def _on_unweighed(self, error: QdPilotError) -> None:
        self.message.refuse(error)
        self._foot.offer_again()

    def _on_weighed(self, found: Weighed) -> None:
        self._weighed = found
        self._say()
        self.problems.show_problems(found.problems)
        go_on = self.problems.focus_fix if found.bad_rows else self._foot.focus_act
        go_on()

    @Slot(object, str, str)
    def _on_fixed(self, rows: tuple[int, ...], field: str, words: str) -> None:
        self.corrections.fix(rows, field, words)
        self._weigh()

    @Slot(object, str)
    def _on_decided(self, rows: tuple[int, ...], what: str) -> None:
        self.corrections.decide(rows, what)
        self._weigh()

    @Slot()
    def _on_pick(self) -> None:
        endings = " ".join(f"*{one}" for one in ENDINGS)
        kinds = self.tr("Sheets ({endings})").format(endings=endings)
        picked, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a sheet"), "", kinds)
        if picked:
            self.open_file(Path(picked))

    @Slot()
    def paste(self) -> None:
        """Take the rows that are on the clipboard."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.message.warn(self.tr("The clipboard holds no table."))
            return
        self.open_file(self._pasted.keep(text, self.tr("pasted")))

    def correct(self, text: str) -> None:
        """Take rows that were made to correct what is registered."""
        self.open_file(self._pasted.keep(text, self.tr("pasted")), existing="update")

    @Slot(int)
    def _on_page_chosen(self, _at: int) -> None:
        title = self.tr("Take another page of the workbook?")
        self.corrections.drop(self, title, self._turn_page, otherwise=self._show_page)

    def _turn_page(self) -> None:
        self._read(self._path, sheet=str(self._pages.value() or ""))

    @Slot()
    def _show_page(self) -> None:
        if self._sheet is not None:
            self._pages.choose(self._sheet.sheet)

    @Slot(bool)
    def _import(self, good_rows: bool) -> None:  # noqa: FBT001 - a slot
        if self._weighed is None:
            return
        self._foot.rest()
        self.columns.remember()
        act = partial(
            sheet_written,
            self._weighed,
            good_rows=good_rows,
            by=self._desk.person,
            at=self._desk.clock(),
        )
        job = self._desk.follow(
            act, self._on_imported, self._on_refused, progressed=self._progress.show_step
        )
        self._progress.watch(job, self.tr("Writing"))

    def _on_imported(self, done: Imported) -> None:
        self._desk.told.emit(imported_words(self._book, done))
        self.accept()

    def _on_refused(self, error: QdPilotError) -> None:
        self._progress.finish()
        self._weigh()
        self.message.refuse(error)
