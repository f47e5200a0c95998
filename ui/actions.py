"""Every action as data: id, words, icon, key, page; menus, tool bars, shortcuts and tips read it.

An action is declared once in `DECLARED`. Who can do it binds a callback when it is there.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence

from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True, kw_only=True)
class Declared:
    """An action as it is declared.

    Attributes:
        id: `page.what`, such as `map.undo`.
        text: Marked English source, shown through the context `actions`.
        icon: Name of a bundled icon, or empty.
        key: Portable key sequence such as `Ctrl+Z`, or empty.
        group: Heading in the list of keys: `file`, `view`, or the code of a page.
        checkable: Whether it is on or off.
    """

    id: str
    text: str
    icon: str = ""
    key: str = ""
    group: str = "file"
    checkable: bool = False


class Actions(QObject):
    """The registry of one window.

    `bind` makes the QAction on first use; the same QAction serves menu, tool bar and shortcut.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._declared: dict[str, Declared] = {}
        self._made: dict[str, QAction] = {}
        theme().changed.connect(self._on_theme_changed)

    def declare(self, *actions: Declared) -> None:
        """Add actions to the registry; a page declares its own when it is made."""
        for one in actions:
            assert one.id not in self._declared, f"{one.id} is declared twice"
            self._declared[one.id] = one

    def bind(
        self, name: str, callback: Callable[[], object], *, where: QWidget | None = None
    ) -> QAction:
        """Give an action what it does; return its QAction.

        Args:
            name: Id of a declared action.
            callback: Called without arguments when it is triggered.
            where: The widget within which its key works; None: the whole window.
        """
        action = self.action(name)
        action.triggered.connect(callback)
        (where or self._window).addAction(action)
        if where is not None:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return action

    def action(self, name: str) -> QAction:
        """Return the one QAction of a declared action.

        Raises:
            KeyError: If it was not declared.
        """
        if name not in self._made:
            self._made[name] = self._make(self._declared[name])
        return self._made[name]

    def enable(self, name: str, *, when: bool) -> None:
        """Let the action be used, or not."""
        self.action(name).setEnabled(when)

    def declared(self) -> tuple[Declared, ...]:
        """Return all declared actions in order, for the list of keys."""
        return tuple(self._declared.values())

    def bound(self) -> tuple[Declared, ...]:
        """Return the declared actions that do something now."""
        return tuple(one for one in self._declared.values() if one.id in self._made)

    def _make(self, one: Declared) -> QAction:
        words = text_of(one)
        action = QAction(words, self)
        action.setObjectName(one.id)
        action.setCheckable(one.checkable)
        if one.key:
            action.setShortcut(QKeySequence(one.key))
        action.setToolTip(tip_of(one))
        if one.icon:
            action.setIcon(theme().icon(one.icon))
        return action

    @Slot()
    def _on_theme_changed(self) -> None:
        for name, action in self._made.items():
            if self._declared[name].icon:
                action.setIcon(theme().icon(self._declared[name].icon))


def text_of(one: Declared) -> str:
    """Return an action's words in the language now spoken."""
    return QCoreApplication.translate("actions", one.text)


def tip_of(one: Declared) -> str:
    """Return an action's words and its key, for a tool tip."""
    key = key_of(one)
    return f"{text_of(one)}  {key}" if key else text_of(one)


def key_of(one: Declared) -> str:
    """Return an action's key as it is written on this machine; empty if it has none."""
    return QKeySequence(one.key).toString(QKeySequence.SequenceFormat.NativeText)


WINDOW: tuple[Declared, ...] = (
    Declared(
        id="file.new",
        text=str(QT_TRANSLATE_NOOP("actions", "New office…")),
        icon="file-plus",
        key="Ctrl+Shift+N",
    ),
    Declared(
        id="file.open",
        text=str(QT_TRANSLATE_NOOP("actions", "Open office…")),
        icon="folder-open",
        key="Ctrl+O",
    ),
    Declared(
        id="file.settings",
        text=str(QT_TRANSLATE_NOOP("actions", "Settings…")),
        icon="settings",
        key="Ctrl+,",
    ),
    Declared(
        id="file.area",
        text=str(QT_TRANSLATE_NOOP("actions", "Working area…")),
        icon="map-search",
    ),
    Declared(
        id="file.quit",
        text=str(QT_TRANSLATE_NOOP("actions", "Quit")),
        icon="door-exit",
        key="Ctrl+Q",
    ),
    Declared(
        id="view.find",
        text=str(QT_TRANSLATE_NOOP("actions", "Find")),
        icon="search",
        key="Ctrl+K",
        group="view",
    ),
    Declared(
        id="view.scheme",
        text=str(QT_TRANSLATE_NOOP("actions", "Light or dark")),
        icon="moon",
        key="Ctrl+Shift+L",
        group="view",
    ),
    Declared(
        id="view.inspector",
        text=str(QT_TRANSLATE_NOOP("actions", "Show or hide the inspector")),
        icon="layout-sidebar-right-collapse",
        key="Ctrl+I",
        group="view",
    ),
    Declared(
        id="view.person",
        text=str(QT_TRANSLATE_NOOP("actions", "Change person")),
        icon="users",
        key="Ctrl+Shift+P",
        group="view",
    ),
    Declared(
        id="view.keys",
        text=str(QT_TRANSLATE_NOOP("actions", "Keyboard shortcuts")),
        icon="keyboard",
        key="F1",
        group="view",
    ),
    Declared(
        id="view.about",
        text=str(QT_TRANSLATE_NOOP("actions", "About qdpilot")),
        icon="info-circle",
        group="view",
    ),
)
