"""The page 文书: issued papers in a list, one of them in the middle, what it is at the right."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from qdpilot.model.document import Document
from qdpilot.model.operator import Operator
from qdpilot.model.right import Grant
from qdpilot.services.handing_out import file_name, write_document
from ui import tokens
from ui.documents.inspector import PaperFacts
from ui.documents.paper_list import PaperList
from ui.documents.print_job import Printing
from ui.documents.reader import ACTIONS, Reader
from ui.documents.shelf import Shelved, checked, opened, shelved
from ui.kit.chips import SampleChip
from ui.kit.controls import SearchField
from ui.kit.file_choice import file_to_write
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.kit.messages import EmptyState, ProgressLine
from ui.kit.page import Page
from ui.kit.print_dialog import ask_printer
from ui.kit.tabs import FilterTabs
from ui.language import language

if TYPE_CHECKING:
    from typing import ClassVar

    from PySide6.QtPrintSupport import QPrinter

    from qdpilot.model.words import Language
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.ports import Record
    from ui.actions import Actions
    from ui.desk import Desk
    from ui.documents.shelf import Checked, Opened


class DocumentsPage(Page):
    """Issued papers; nothing here can be changed.

    Attributes:
        papers: The list.
        reader: The pages of the one that is open.
        search: What is typed to filter.
    """

    code: ClassVar[str] = "documents"
    concerns: ClassVar[tuple[type[Record], ...]] = (Document, Grant, Operator)
    has_header: ClassVar[bool] = False

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        actions.declare(*ACTIONS)
        for name, done in (
            ("documents.print", self._on_print_asked),
            ("documents.save", self._on_save_asked),
            ("documents.find", self._on_find_asked),
        ):
            actions.bind(name, done, where=self)
        self.papers = PaperList()
        self.search = SearchField(self.tr("Number, operator, kind"))
        self.reader = Reader(desk.jobs, actions, self)
        self._tabs = FilterTabs()
        self._progress = ProgressLine()
        self._open: tuple[Opened, Checked] | None = None
        self._wanted = ""
        self._printing = Printing(desk, self._progress)
        assert self.inspector is not None
        self._facts = PaperFacts(self.inspector)
        self._facts.right_asked.connect(self._on_right_asked)
        self._lay_out()
        self.search.textChanged.connect(self.papers.rows.filter)
        self._tabs.chosen.connect(self._on_tab_chosen)
        self.papers.opened.connect(self._on_paper_chosen)
        desk.selected.connect(self._on_selected)
        self._show_open(None)

    def title(self) -> str:
        """Return the title."""
        return self.tr("Papers")

    def refresh(self) -> None:
        """Read the list anew; the open paper stays."""
        self.load(partial(shelved, at=self.desk.now()), self._on_shelved)

    def save_to(self, target: Path) -> None:
        """Write the stored bytes of the open paper into a file."""
        if self._open is not None:
            self._save(self._open[0].paper, target)

    def _save(self, paper: Document, target: Path) -> None:
        self.desk.jobs.run(partial(write_document, paper, to=target), self._on_saved, writes=True)

    def print_on(self, printer: QPrinter) -> None:
        """Print the open paper; the printer has been chosen."""
        if self._open is not None:
            self._printing.begin(*self._open, printer)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty())
        self._stack.addWidget(self._full())
        self._stack.setCurrentIndex(1)  # nothing is said to be empty before it was read
        self.content.addWidget(self._stack)

    def _empty(self) -> QWidget:
        told = self.tr(
            "Each approval that is issued is kept here as it was printed: to look at, to print "
            "again, to save. Grant a right, and its paper appears."
        )
        step = self.tr("Go to rights")
        empty = EmptyState("certificate", self.tr("No papers yet"), told, step=step)
        empty.asked.connect(self._on_first_step_asked)
        return empty

    def _full(self) -> QWidget:
        whole = QWidget()
        across = QHBoxLayout(whole)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._queue())
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.reader, 1)
        pad = tokens.SPACE_2
        self._progress.setContentsMargins(2 * pad, pad, 2 * pad, pad)
        middle.addWidget(self._progress)
        across.addLayout(middle, 1)
        return whole

    def _queue(self) -> QWidget:
        queue = Ground("surface", edge="right")
        queue.setFixedWidth(tokens.QUEUE_WIDTH - tokens.SPACE_4)
        head = QVBoxLayout()
        pad = tokens.SPACE_4
        head.setContentsMargins(pad, tokens.SPACE_3, pad, 0)
        head.setSpacing(tokens.SPACE_2)
        title = QHBoxLayout()
        title.setSpacing(tokens.SPACE_2)
        title.addWidget(Label(self.title(), size="page", strong=True))
        if self.desk.office.sample:
            title.addWidget(SampleChip())
        title.addStretch(1)
        self._count = Label(tone="text2", size="small")
        title.addWidget(self._count)
        head.addLayout(title)
        head.addWidget(self.search)
        self._tabs.add("all", self.tr("All"), 0)
        self._tabs.add("in_force", self.tr("In force"), 0)
        self._tabs.add("others", self.tr("Others"), 0)
        head.addWidget(self._tabs)
        queue.box.addLayout(head)
        queue.box.addWidget(self.papers, 1)
        return queue

    def _show_open(self, held: tuple[Opened, Checked] | None) -> None:
        self._open = held
        whole = held is not None and held[1].pdf_holds
        for name in ("print", "save", "larger", "smaller"):
            self.registry.enable(f"documents.{name}", when=whole)

    def _open_paper(self, name: str) -> None:
        if self._open is not None and self._open[0].paper.id == name:
            return
        self._wanted = name
        self.desk.read(partial(opened, paper_id=name), self._on_opened)

    def _row(self, name: str) -> Shelved | None:
        return next((row for row in self.papers.rows.rows() if row.paper.id == name), None)

    @Slot(object)
    def _on_shelved(self, rows: tuple[Shelved, ...]) -> None:
        self._stack.setCurrentIndex(1 if rows else 0)
        assert self.inspector is not None
        self.inspector.setVisible(bool(rows))
        in_force = sum(row.state == "in_force" for row in rows)
        for code, count in (
            ("all", len(rows)), ("in_force", in_force), ("others", len(rows) - in_force)
        ):  # fmt: skip
            self._tabs.count_shown(code, count)
        self.papers.show_rows(rows)
        self._on_selected(self.desk.selection)
        if rows and not self.papers.chosen():
            self.papers.choose(rows[0].paper.id)
            self._open_paper(rows[0].paper.id)

    def _on_opened(self, held: Opened) -> None:
        if held.paper.id == self._wanted:
            work = partial(_with_check, held, self.desk.calendars, language())
            self.desk.jobs.run(work, self._on_checked, lane="compute")

    def _on_checked(self, held: tuple[Opened, Checked]) -> None:
        paper, sound = held[0].paper, held[1]
        row = self._row(paper.id)
        if paper.id != self._wanted or row is None:
            return
        self._show_open(held)
        self.reader.show_paper(paper, sound.sizes)
        self._facts.show_paper(row, held[0], sound, at=self.desk.now())

    @Slot(str)
    def _on_paper_chosen(self, name: str) -> None:
        self.desk.select([(Document, name)])
        self._open_paper(name)

    @Slot(object)
    def _on_selected(self, _things: object) -> None:
        names = self.desk.selected_ids(Document)
        grants = self.desk.selected_ids(Grant)
        rows = self.papers.rows.rows()
        names |= {row.paper.id for row in rows if row.paper.grant_id in grants}
        name = next((row.paper.id for row in rows if row.paper.id in names), "")
        if name and name != self.papers.chosen():
            self.papers.choose(name)
            self._open_paper(name)

    @Slot(str)
    def _on_tab_chosen(self, code: str) -> None:
        keeps = {"in_force": _is_in_force, "others": _is_not_in_force}
        self.papers.rows.keep(keeps.get(code))

    @Slot()
    def _on_find_asked(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    @Slot()
    def _on_first_step_asked(self) -> None:
        self.desk.page_asked.emit("grants")

    @Slot(str)
    def _on_right_asked(self, grant_id: str) -> None:
        self.desk.show("grants", (Grant, grant_id))

    @Slot()
    def _on_save_asked(self) -> None:
        if self._open is None:
            return
        paper = self._open[0].paper  # another may be opened before it has a place
        kinds = self.tr("PDF files (*.pdf)")
        target, _ = file_to_write(self, "papers", self.tr("Save PDF"), file_name(paper), kinds)
        if target:
            self._save(paper, Path(target))

    def _on_saved(self, target: Path) -> None:
        self.desk.told.emit(self.tr("Saved as {path}").format(path=target))

    @Slot()
    def _on_print_asked(self) -> None:
        if self._open is None:
            return
        held, sound = self._open  # another may be opened before the printer is chosen
        name = Path(file_name(held.paper)).stem
        begin = partial(self._printing.begin, held, sound)
        ask_printer(name, begin, self, pages=len(sound.sizes))


def _with_check(held: Opened, known: Calendars, words: Language) -> tuple[Opened, Checked]:
    return held, checked(held, known, language=words)


def _is_in_force(row: Shelved) -> bool:
    return row.state == "in_force"


def _is_not_in_force(row: Shelved) -> bool:
    return row.state != "in_force"
