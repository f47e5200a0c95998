"""What the window holds while an office is open: rail, top bar, pages, messages over them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import memory, settings
from ui.actions import WINDOW, Actions
from ui.clock_question import ClockQuestion
from ui.kit.confirm import ConfirmAct
from ui.kit.messages import MessageBar
from ui.rail import Rail
from ui.theme import theme
from ui.top_bar import TopBar, named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.model.person import Person
    from ui.desk import Desk
    from ui.kit.page import Page
    from ui.pages import Entry

#: Order of the menu; an empty id is a line.
_MENU = (
    "file.new", "file.open", "", "view.find", "view.scheme", "view.inspector", "view.person", "",
    "file.area", "file.settings", "view.keys", "view.about", "", "file.quit",
)  # fmt: skip


class Workspace(QWidget):
    """The open office.

    Attributes:
        registry: The actions of the window; the window binds those of files.
        messages: The message bar.
        page: The page in front, or None before the first.

    Signals:
        page_changed: Code of the page that came to the front.
    """

    page_changed = Signal(str)

    def __init__(self, desk: Desk, entries: Sequence[Entry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.page: Page | None = None
        self._entries = {one.code: one for one in entries}
        self._pages: dict[str, Page] = {}
        self.registry = Actions(self)
        self.registry.declare(*WINDOW)
        self._rail = Rail(entries)
        self._bar = TopBar(desk)
        self._stack = QStackedWidget()
        self.messages = MessageBar(self._stack, self)
        self._lay_out()
        self._bind()
        self._on_person_changed(desk.person)

    def show_page(self, code: str) -> None:
        """Bring a page to the front, loading it if this is the first time."""
        if code not in self._entries:
            return
        if code not in self._pages:
            page = self._entries[code].load()(self.desk, self.registry)
            self._pages[code] = page
            self._stack.addWidget(page)
        self.page = self._pages[code]
        self._stack.setCurrentWidget(self.page)
        self._rail.show_page(code)
        self._keep_focus_within()
        memory.remember("window/page", code)
        self.page.shown()
        self.page_changed.emit(code)

    def show_first(self) -> None:
        """Show the page of last time, or the first one."""
        codes = list(self._entries)
        last = memory.recall("window/page")
        if codes:
            self.show_page(last if last in codes else codes[0])

    def is_unsaved(self) -> bool:
        """Tell whether any page holds typed words that are not saved."""
        return any(page.is_unsaved() for page in self._pages.values())

    def menu(self) -> QMenu:
        """Return a fresh menu of the actions that do something; it deletes itself."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        bound = {one.id for one in self.registry.bound()}
        for name in _MENU:
            if not name:
                menu.addSeparator()
            elif name in bound:
                menu.addAction(self.registry.action(name))
        return menu

    def people_menu(self) -> QMenu:
        """Return a fresh menu of the office's people; choosing one lets that one act."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for person in self.desk.people:
            entry = QAction(named(person), menu)
            entry.setCheckable(True)
            entry.setChecked(person.id == self.desk.person.id)
            entry.triggered.connect(partial(self._on_person_picked, person))
            group.addAction(entry)
            menu.addAction(entry)
        return menu

    def _lay_out(self) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self._rail)
        down = QVBoxLayout()
        down.setSpacing(0)
        across.addLayout(down, 1)
        down.addWidget(self._bar)
        down.addWidget(self._stack, 1)

    def _bind(self) -> None:
        self._rail.page_chosen.connect(self.show_page)
        self._rail.emblem.clicked.connect(self._on_menu_asked)
        self._rail.settings.clicked.connect(self.registry.action("file.settings").trigger)
        self._rail.avatar.clicked.connect(self._on_people_asked)
        self._bar.menu_asked.connect(self._on_menu_asked)
        self._bar.people_asked.connect(self._on_people_asked)
        self.registry.bind("view.find", self._on_find_asked)
        self.registry.bind("view.scheme", self._on_scheme_toggled)
        self.registry.bind("view.inspector", self._on_inspector_toggled)
        self.registry.bind("view.person", self._on_people_asked)
        self.desk.person_changed.connect(self._on_person_changed)
        self.desk.page_asked.connect(self.show_page)
        self.desk.told.connect(self.messages.tell)
        self.desk.refused.connect(self.messages.refuse)
        ClockQuestion(self.desk, self)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        for at, code in enumerate(self._entries):
            key = QShortcut(QKeySequence(f"Ctrl+{at + 1}"), self)
            key.activated.connect(partial(self.show_page, code))

    def _keep_focus_within(self) -> None:
        """Give the page in front the focus, that its keys work, unless a part of it has it."""
        now = QApplication.focusWidget()
        if self.page is not None and (now is None or not self.page.isAncestorOf(now)):
            self.page.setFocus()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        """Keep the focus in the page when the part that had it is taken away."""
        page = self.page
        if page is None or before is None or not page.isAncestorOf(before):
            return
        gone = not before.isVisibleTo(page)
        if gone and self.isActiveWindow() and (now is None or not page.isAncestorOf(now)):
            QTimer.singleShot(0, self, self._keep_focus_within)

    @Slot()
    def _on_menu_asked(self) -> None:
        self.menu().popup(self._bar.mapToGlobal(QPoint(8, self._bar.height())))

    @Slot()
    def _on_people_asked(self) -> None:
        menu = self.people_menu()
        at_rail = self.sender() is self._rail.avatar
        if at_rail:
            corner = self._rail.avatar.mapToGlobal(QPoint(self._rail.width(), 0))
            menu.popup(corner - QPoint(0, menu.sizeHint().height() - 40))
        else:
            who = self._bar.who
            menu.popup(who.mapToGlobal(QPoint(who.width() - menu.sizeHint().width(), who.height())))

    def _on_person_picked(self, person: Person) -> None:
        if person.id != self.desk.person.id:
            ConfirmAct.forget()
        self.desk.sit(person)

    @Slot(object)
    def _on_person_changed(self, person: Person) -> None:
        self._rail.avatar.show_name(person.name, named(person))

    @Slot()
    def _on_find_asked(self) -> None:
        self._bar.find_box.setFocus()
        self._bar.find_box.selectAll()

    @Slot()
    def _on_scheme_toggled(self) -> None:
        settings.with_scheme("light" if theme().scheme == "dark" else "dark")

    @Slot()
    def _on_inspector_toggled(self) -> None:
        if self.page is not None and self.page.inspector is not None:
            self.page.inspector.setVisible(not self.page.inspector.isVisible())
