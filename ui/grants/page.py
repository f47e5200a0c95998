"""The page 路权: applications, one of them with its checks, and the ledger of grants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Slot
from PySide6.QtWidgets import QSplitter, QWidget

from qdpilot.model.operator import Operator
from qdpilot.model.right import Application, Grant
from qdpilot.model.road import Road
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.suspension import Suspension
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.model.zone import Zone
from ui import memory, tokens
from ui.actions import Declared
from ui.grants.acts import draft_bar
from ui.grants.case_view import CaseView
from ui.grants.case_ways import CaseWays
from ui.grants.case_work import CaseWork
from ui.grants.checks import Checks
from ui.grants.queue import LEDGER, Queue
from ui.grants.right_panel import RightPanel
from ui.grants.rows import Shelf, read_shelf
from ui.kit.leaving import leaves_unsaved
from ui.kit.page import Page

if TYPE_CHECKING:
    from qdpilot.model.person import Person
    from ui.actions import Actions
    from ui.desk import Desk, Selected

NEW = Declared(
    id="grants.new",
    text=str(QT_TRANSLATE_NOOP("actions", "New application")),
    icon="plus",
    key="Ctrl+N",
    group="grants",
)


class GrantsPage(Page):
    """How a road right comes to be, and how it lives.

    Attributes:
        queue: The left.
        view: The middle.
        work: The application at hand.
        rights: The grant at hand.
    """

    code = "grants"
    concerns = (Application, Grant, Operator, Zone, Vehicle, Plate, SafetyDriver, Road, Suspension)
    has_header = False

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        assert self.inspector is not None
        self._shelf = Shelf()
        self._wanted = ""
        self.queue = Queue(desk.person, sample=desk.office.sample)
        self.view = CaseView(desk)
        self.checks = Checks(self.inspector)
        self.work = CaseWork(desk, self.view, self.checks)
        self._ways = CaseWays(desk, self.view, self.checks)
        self.rights = RightPanel(desk, self.inspector)
        self._sides = QSplitter(Qt.Orientation.Horizontal)
        self._sides.setHandleWidth(1)
        self._sides.setChildrenCollapsible(False)
        self._sides.addWidget(self.queue)
        self._sides.addWidget(self.view)
        self._sides.setStretchFactor(1, 1)
        self.queue.setMinimumWidth(tokens.QUEUE_WIDTH)
        self._sides.setSizes([tokens.QUEUE_WIDTH, 10_000])
        self._sides.restoreState(memory.recall_state("grants/sides"))
        self._sides.splitterMoved.connect(self._on_sides_moved)
        self.content.addWidget(self._sides)
        if NEW not in actions.declared():
            actions.declare(NEW)
        actions.bind("grants.new", self._on_new_asked, where=self)
        self._listen()
        self.work.show_nothing()

    def title(self) -> str:  # noqa: D102 - of Page
        return self.tr("Rights")

    def refresh(self) -> None:  # noqa: D102 - of Page
        at = self.desk.clock()
        self.view.form.times.show_calendars(self.desk.calendars)
        self.load(lambda reading: read_shelf(reading, at=at), self._on_shelf)

    def is_unsaved(self) -> bool:  # noqa: D102 - of Page
        return self.work.is_edited

    def shown(self) -> None:  # noqa: D102 - of Page
        super().shown()
        self._follow(self.desk.selection)

    def _listen(self) -> None:
        self.queue.tab_chosen.connect(self._on_tab_chosen)
        self.queue.case_chosen.connect(self._on_case_chosen)
        self.queue.new_asked.connect(self._on_new_asked)
        self.queue.table.chosen.connect(self._on_rights_chosen)
        self.work.opened.connect(self._on_opened)
        self.view.new_asked.connect(self._on_new_asked)
        self.rights.case_asked.connect(self._on_opened)
        self.desk.person_changed.connect(self._on_person_changed)
        self.desk.selected.connect(self._on_selected)
        self.desk.page_asked.connect(self._on_page_asked)

    @Slot(int, int)
    def _on_sides_moved(self, _at: int, _index: int) -> None:
        memory.remember("grants/sides", self._sides.saveState())

    @Slot(object)
    def _on_shelf(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self.queue.show_shelf(shelf)
        self._follow(self.desk.selection)
        if self.queue.shows_ledger:
            self._show_right()
        elif not self.work.is_new:
            self._show_case(self._wanted)

    def _show_case(self, name: str) -> None:
        case = self._shelf.case(name) or next(iter(self.queue.cards.rows.shown_rows()), None)
        if case is None:
            self.work.show_nothing()
            return
        self._wanted = case.application.id
        self.queue.cards.choose(self._wanted)
        self.work.show_case(case)

    def _show_right(self) -> None:
        names = self.queue.table.chosen_names()
        right = self._shelf.right(names[0]) if names else None
        if right is None:
            self.rights.show_nothing()
        else:
            self.rights.show_right(right)

    @Slot(str)
    def _on_tab_chosen(self, code: str) -> None:
        ledger = code == LEDGER
        self.view.setVisible(not ledger)
        if ledger:
            self.work.rest()
            self._show_right()
            return
        self.rights.rest()
        if self.work.is_new or self.work.is_edited:
            self.work.show_again()
        else:
            self._show_case(self._wanted)

    @Slot(str)
    def _on_case_chosen(self, name: str) -> None:
        if not self._may_leave():
            self.queue.cards.choose(self._wanted)
            return
        self.work.is_edited = False
        self.desk.select([(Application, name)])
        self._show_case(name)

    @Slot(str)
    def _on_opened(self, name: str) -> None:
        self._wanted = name
        self.queue.choose_case(name)
        if not self.queue.shows_ledger:
            self.view.show()
        self.refresh()

    @Slot()
    def _on_new_asked(self) -> None:
        barred = draft_bar(self.desk.person)
        if barred is not None:
            self.desk.refused.emit(barred)
            return
        if not self._may_leave():
            return
        if self.queue.tabs.code() not in {"mine", "open"}:
            self.queue.tabs.choose("open")
        self.queue.choose_case("")
        self._wanted = ""
        # What is selected is followed whenever the queue is read anew.
        self.desk.select(one for one in self.desk.selection if one[0] is not Application)
        self.work.show_new()

    @Slot(object)
    def _on_rights_chosen(self, names: tuple[str, ...]) -> None:
        self.desk.select((Grant, one) for one in names)
        self._show_right()

    @Slot(object)
    def _on_person_changed(self, person: Person) -> None:
        self.queue.show_person(person)
        if self.queue.shows_ledger:
            self._show_right()
        else:
            self.work.show_person()

    @Slot(object)
    def _on_selected(self, things: frozenset[Selected]) -> None:
        if self.isVisible():
            self._follow(things)

    @Slot(str)
    def _on_page_asked(self, code: str) -> None:
        if code == self.code and self.desk.selected_ids(Grant):
            self.queue.tabs.choose(LEDGER)

    def _follow(self, things: frozenset[Selected]) -> None:
        """Show what was selected elsewhere, if it is listed here."""
        grants = {name for kind, name in things if kind is Grant}
        cases = [name for kind, name in things if kind is Application and self._shelf.case(name)]
        listed = [one.grant.id for one in self._shelf.rights if one.grant.id in grants]
        if listed and set(self.queue.table.chosen_names()) != set(listed):
            self.queue.tabs.choose(LEDGER)
            self.queue.table.choose(listed)
            self._show_right()
        elif cases and self._wanted != cases[0] and not self.work.is_edited:
            self._wanted = cases[0]
            self.queue.choose_case(cases[0])
            self._show_case(cases[0])

    def _may_leave(self) -> bool:
        """Ask if something typed would be lost."""
        if not self.work.is_edited:
            return True
        words = self.tr("What you typed into the application is not saved yet.")
        if not leaves_unsaved(self, words):
            return False
        self.work.is_edited = False
        return True
