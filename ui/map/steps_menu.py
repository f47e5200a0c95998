"""The steps done, by name: choosing one goes back to before it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QCursor
from PySide6.QtWidgets import QMenu

from ui.map.words import step_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from qdpilot.editing.history import Label
    from ui.actions import Actions
    from ui.map.document import MapDocument

#: Steps that the menu offers at most.
_MOST = 20


class StepsMenu(QObject):
    """Offers the newest steps of the history."""

    def __init__(self, document: MapDocument, over: QWidget) -> None:
        super().__init__(over)
        self._document, self._over = document, over

    def menu(self) -> QMenu:
        """Return a fresh menu, the newest step first; it deletes itself when it closes."""
        menu = QMenu(self._over)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        newest = reversed(self._document.history.labels[-_MOST:])
        for number, label in enumerate(newest):
            entry = QAction(_words(label), menu)
            entry.triggered.connect(partial(self._undo, number + 1))
            menu.addAction(entry)
        return menu

    def name_actions(self, registry: Actions) -> None:
        """Let the tips of undo and redo say which step they are about."""
        history = self._document.history
        for name, label in (("map.undo", history.undo_label), ("map.redo", history.redo_label)):
            action = registry.action(name)
            step = f": {_words(label)}" if label is not None else ""
            action.setToolTip(f"{action.text()}{step}  {action.shortcut().toString()}")

    @Slot()
    def open(self) -> None:
        """Show the menu where the pointer is."""
        self.menu().popup(QCursor.pos())

    def _undo(self, count: int) -> None:
        for _ in range(count):
            self._document.undo()


def _words(label: Label) -> str:
    return step_words(label.title).format(name=label.name)
