"""导入: pick or paste a sheet, say what its columns are, put right what is wrong, take it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from qdpilot.exchange.sheets import ENDINGS
from qdpilot.services.sheet_fields import VEHICLES, Book, mapped
from qdpilot.services.sheet_headings import headings
from qdpilot.services.vehicle_sheet import Plan, Weighed
from ui import tokens
from ui.jobs import is_awaited, is_under_way
from ui.kit.dialogs import fit_over
from ui.kit.file_choice import file_to_read
from ui.kit.file_drop import FileDrop
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.kit.messages import MessageBar
from ui.kit.writing_dialog import WritingDialog
from ui.vehicles.import_corrections import Corrections
from ui.vehicles.import_foot import ImportFoot, verdict
from ui.vehicles.import_head import ImportHead
from ui.vehicles.import_mapping import ColumnChoices
from ui.vehicles.import_pasted import Pasted
from ui.vehicles.import_problems import Problems
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


class ImportWindow(WritingDialog):
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
        self._reading: Job | None = None
        self._weighing: Job | None = None
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self.message = MessageBar(None)
        self._head = ImportHead(desk, book, self.message)
        self._head.pick_asked.connect(self._on_pick)
        self._head.paste_asked.connect(self.paste)
        self._head.page_chosen.connect(self._on_page_chosen)
        box.addWidget(self._head)
        self._stack = QStackedWidget()
        nothing = nothing_yet()
        nothing.asked.connect(self._on_pick)
        self._stack.addWidget(nothing)
        self._stack.addWidget(self._body())
        box.addWidget(self.message)
        box.addWidget(self._stack, 1)
        self._foot = ImportFoot()
        self._foot.left.connect(self.reject)
        self._foot.stopped.connect(self._on_stopped)
        self._foot.asked.connect(self._import)
        self._foot.again_asked.connect(self._weigh)
        self._progress = self._foot.progress
        box.addWidget(self._foot)
        FileDrop(self, ENDINGS, self.open_file, self.message.warn)
        self.finished.connect(self.deleteLater)

    def reject(self) -> None:
        """Close, after a question if there is work that nothing was made of yet."""
        if not self.must_wait():
            self.corrections.drop(self, self.tr("Close without importing?"), super().reject)

    def _say_wait(self) -> None:
        words = self.tr("The rows are being written. Cancel that first, or wait.")
        if not is_under_way(self._writing):
            words = self.tr("The writing is being stopped. Wait until it is told what came of it.")
        self.message.warn(words)

    def open_file(self, path: Path, existing: Existing = "") -> None:
        """Read a sheet from a file, after a question if there is work on another one.

        Args:
            path: The file.
            existing: What becomes of rows that are registered, as `Plan.existing`.
        """
        if not self.must_wait():
            then = partial(self._open, path, existing)
            self.corrections.drop(self, self.tr("Take another sheet?"), then)

    def _open(self, path: Path, existing: Existing) -> None:
        self.message.hide()
        self._read(path, existing, sheet="")

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

    def _read(self, path: Path, existing: Existing, *, sheet: str) -> None:
        """Read a sheet; the one that is shown stays as it is until then."""
        self._forget_weighed()
        if self._reading is not None:
            self._reading.cancel()
        self._reading = self._desk.jobs.follow(
            partial(sheet_read, path, sheet, self._book),
            partial(self._on_read, path, existing),
            self._on_unread,
            progressed=self._progress.show_step,
        )
        self._stack.setEnabled(False)
        self._progress.watch(self._reading, self.tr("Reading {name}").format(name=path.name))

    def _forget_weighed(self) -> None:
        """Drop what was found before, and what is still looked for: a newer question stands."""
        self._weighed = None
        self._foot.rest()
        if self._weighing is not None:
            self._weighing.cancel()

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
        comes = is_under_way(self._reading) or is_awaited(self._writing)
        if self._sheet is not None and not comes:
            self._forget_weighed()
            self.message.hide()
            weigh = partial(sheet_weighed, self._sheet, self._plan(), self._book)
            self._weighing = self._desk.read(weigh, self._on_weighed, self._on_unweighed)

    def _say(self) -> None:
        self._foot.say(self._weighed)
        if self._weighed is not None:
            self._verdict.setText(verdict(self._weighed))

    @Slot()
    def _on_stopped(self) -> None:
        """Go on with the sheet that is shown, as it was before."""
        self._rouse()
        self._show_page()
        self._say()
        if self._weighed is None:  # a reading was stopped
            self._weigh()

    def _rouse(self) -> None:
        """Let the person work again: nothing is read or written any more."""
        self._progress.finish()
        self.message.hide()
        for part in (self._head, self._stack):
            part.setEnabled(True)

    def _on_read(self, path: Path, existing: Existing, sheet: SheetFile) -> None:
        self._rouse()
        self._sheet, self._path, self._existing = sheet, path, existing
        self.columns.only_corrects = existing == "update"
        labels = headings(sheet, self._book).labels
        self._head.show_sheet(sheet)
        self.columns.show_labels(labels, mapped(labels, self._book))
        self._stack.setCurrentIndex(1)
        self._weigh()

    def _on_unread(self, error: QdPilotError) -> None:
        self._rouse()
        self._sheet = self._weighed = None
        self._stack.setCurrentIndex(0)
        self._head.show_sheet(None)
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
        picked = file_to_read(self, "sheets", self.tr("Choose a sheet"), kinds)
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

    @Slot()
    def _on_page_chosen(self) -> None:
        title = self.tr("Take another page of the workbook?")
        self.corrections.drop(self, title, self._turn_page, otherwise=self._show_page)

    def _turn_page(self) -> None:
        self._read(self._path, self._existing, sheet=self._head.page())

    @Slot()
    def _show_page(self) -> None:
        self._head.show_sheet(self._sheet)

    @Slot(bool)
    def _import(self, good_rows: bool) -> None:  # noqa: FBT001 - a slot
        if self._weighed is None:
            return
        self._foot.rest()
        self.columns.remember()
        by, at = self._desk.person, self._desk.clock()
        act = partial(sheet_written, self._weighed, good_rows=good_rows, by=by, at=at)
        self._writing = self._desk.follow(
            act,
            self._on_imported,
            self._on_refused,
            progressed=self._progress.show_step,
            writes=True,
        )
        for part in (self._head, self._stack):
            part.setEnabled(False)
        self._progress.watch(self._writing, self.tr("Writing"), writes=True)

    def _on_imported(self, done: Imported) -> None:
        self._desk.told.emit(imported_words(self._book, done))
        self.accept()

    def _on_refused(self, error: QdPilotError) -> None:
        self._rouse()
        self._weigh()
        self.message.refuse(error)
