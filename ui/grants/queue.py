"""The left of the page: title, tabs, filter, and the list or the ledger below them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import tokens
from ui.grants.acts import awaits, draft_bar, is_open
from ui.grants.case_view import bar
from ui.grants.ledger import ledger_table
from ui.grants.queue_list import QueueList, words_of
from ui.grants.rows import Shelf
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.chips import SampleChip
from ui.kit.controls import SearchField
from ui.kit.frames import Ground, Rule
from ui.kit.labels import Label
from ui.kit.messages import EmptyState
from ui.kit.tabs import FilterTabs

if TYPE_CHECKING:
    from qdpilot.model.person import Person
    from ui.grants.rows import Case

LEDGER = "ledger"
_NARROW = tokens.QUEUE_WIDTH - 32


class Queue(Ground):
    """Lists applications in three tabs, and the ledger in a fourth.

    Attributes:
        tabs: mine, open, closed, ledger.
        cards: The list of applications.
        table: The ledger.

    Signals:
        tab_chosen: Code of the tab.
        case_chosen: Id of the application the person chose.
        new_asked: A new application is wanted.
    """

    tab_chosen = Signal(str)
    case_chosen = Signal(str)
    new_asked = Signal()

    def __init__(self, person: Person, *, sample: bool, parent: QWidget | None = None) -> None:
        super().__init__("surface", edge="right", parent=parent)
        self._person = person
        self._shelf = Shelf()
        self._chosen = ""
        self._is_first = True
        self.cards, self.table = QueueList(), ledger_table()
        self.box.addWidget(self._head(sample=sample))
        self.box.addWidget(Rule())
        self._stack = QStackedWidget()
        self._none = QStackedWidget()
        self._empty = {code: self._empty_place(code) for code in ("mine", "open", "closed", LEDGER)}
        for place in self._empty.values():
            self._none.addWidget(place)
        for part in (self.cards, self.table, self._none):
            self._stack.addWidget(part)
        self.box.addWidget(self._stack, 1)
        self.cards.opened.connect(self._on_case_chosen)
        self._bar_new()

    def show_shelf(self, shelf: Shelf) -> None:
        """Show other applications and grants."""
        self._shelf = shelf
        self.table.show_rows(shelf.rights)
        self._show()
        if self._is_first:
            self._is_first = False
            self._choose_first()

    def _choose_first(self) -> None:
        """Choose the first tab that holds anything."""
        held = {
            code: any(self._lists(code, one) for one in self._shelf.cases)
            for code in ("mine", "open")
        }
        held[LEDGER] = bool(self._shelf.rights)
        self.tabs.choose(next((code for code, any_ in held.items() if any_), "open"))

    def show_person(self, person: Person) -> None:
        """Show what awaits another person, and whether they may begin an application."""
        self._person = person
        self._bar_new()
        self._show()

    def choose_case(self, name: str) -> None:
        """Choose an application quietly; go to a tab that lists it."""
        self._chosen = name
        case = self._shelf.case(name)
        if case is not None and self.tabs.code() in {LEDGER, *self._strange(case)}:
            self.tabs.choose("open" if is_open(case.application) else "closed")
        self.cards.choose(name)

    def _bar_new(self) -> None:
        barred = draft_bar(self._person)
        bar(self.new_button, barred)
        for button in self._none.findChildren(PrimaryButton):
            bar(button, barred)

    @property
    def shows_ledger(self) -> bool:
        """Whether the ledger is in front."""
        return self.tabs.code() == LEDGER

    def _strange(self, case: Case) -> tuple[str, ...]:
        """Return the tabs that do not list an application."""
        return tuple(code for code in ("mine", "open", "closed") if not self._lists(code, case))

    def _lists(self, code: str, case: Case) -> bool:
        if code == "mine":
            return awaits(case.application, self._person)
        return is_open(case.application) == (code == "open")

    def _head(self, *, sample: bool) -> QWidget:
        head = QWidget()
        box = QVBoxLayout(head)
        box.setContentsMargins(tokens.SPACE_4, tokens.SPACE_3, tokens.SPACE_4, 0)
        box.setSpacing(tokens.SPACE_2)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(Label(self.tr("Rights"), size="page", strong=True))
        chip = SampleChip()
        chip.setVisible(sample)
        row.addWidget(chip)
        row.addStretch(1)
        self.copy_button = Button(self.tr("Copy the table"), "copy")
        self.copy_button.clicked.connect(self.table.copy_whole)
        self.copy_button.hide()
        self.new_button = PrimaryButton(self.tr("New"), "plus")
        self.new_button.clicked.connect(self.new_asked)
        row.addWidget(self.copy_button)
        row.addWidget(self.new_button)
        self.search = SearchField()
        self.search.textChanged.connect(self._on_typed)
        self.tabs = FilterTabs()
        self.tabs.setStyleSheet("QTabBar::tab { margin-right: 8px; }")
        self.tabs.add("mine", self.tr("Mine"), 0)
        self.tabs.add("open", self.tr("Active"), 0)
        self.tabs.add("closed", self.tr("Closed"), 0)
        self.tabs.add(LEDGER, self.tr("Ledger"), 0)
        self.tabs.chosen.connect(self._on_tab_chosen)
        box.addLayout(row)
        box.addWidget(self.search)
        box.addWidget(self.tabs)
        return head

    def _empty_place(self, code: str) -> EmptyState:
        places = {
            "mine": ("circle-check", self.tr("Nothing awaits you"),
                     self.tr("What you can act on stands here."), ""),
            "open": ("clipboard-text", self.tr("No open application"),
                     self.tr("Applications stand here until they are decided."),
                     self.tr("New application")),
            "closed": ("archive", self.tr("None decided yet"),
                       self.tr("Granted, refused and withdrawn applications stand here."), ""),
            LEDGER: ("road", self.tr("No right granted yet"),
                     self.tr("A right stands here from its approval on, in force or not."), ""),
        }  # fmt: skip
        icon, title, words, step = places[code]
        place = EmptyState(icon, title, words, step=step)
        for label in place.findChildren(Label):
            label.setMinimumWidth(0)  # the column is narrower than the kit expects
            if label.maximumWidth() < 1000:
                label.setFixedWidth(_NARROW)
        place.asked.connect(self.new_asked)
        return place

    def _show(self) -> None:
        cases, code = self._shelf.cases, self.tabs.code()
        for one in ("mine", "open", "closed"):
            self.tabs.count_shown(one, sum(self._lists(one, case) for case in cases))
        self.tabs.count_shown(LEDGER, len(self._shelf.rights))
        self.copy_button.setVisible(code == LEDGER)
        self.search.setMaximumWidth(360 if code == LEDGER else 16_777_215)
        if code == LEDGER:
            self.table.rows.filter(self.search.text())
            self._front(self.table, has_any=bool(self._shelf.rights))
            return
        listed = [case for case in cases if self._lists(code, case)]
        needles = self.search.text().casefold().split()
        found = [
            case for case in listed if all(one in words_of(case).casefold() for one in needles)
        ]
        self.cards.show_rows(found)
        self.cards.choose(self._chosen)
        self._front(self.cards, has_any=bool(listed))

    def _front(self, part: QWidget, *, has_any: bool) -> None:
        self._none.setCurrentWidget(self._empty[self.tabs.code()])
        self._stack.setCurrentWidget(part if has_any else self._none)

    @Slot(str)
    def _on_tab_chosen(self, code: str) -> None:
        self._show()
        self.tab_chosen.emit(code)

    @Slot()
    def _on_typed(self) -> None:
        self._show()

    @Slot(str)
    def _on_case_chosen(self, name: str) -> None:
        self._chosen = name
        self.case_chosen.emit(name)
