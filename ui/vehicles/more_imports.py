"""A menu beside “Import…”: sheets of what vehicles and operators have several of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from qdpilot.services.sheet_fields import CONTACTS, MEMBERS, PAPERS, POLICIES, SOFTWARE
from ui import tokens
from ui.kit.buttons import IconButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class MoreImports(IconButton):
    """Asks which other sheet is to be imported.

    Signals: `asked` with the code of its book.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("chevron-down", "", size=tokens.ICON_INLINE, parent=parent)
        self.setFixedSize(tokens.SMALL, tokens.CONTROL)
        tip = self.tr("Import what vehicles and operators have several of")
        self.setProperty("look", "button")
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.menu_of_books = QMenu(self)
        words = {
            POLICIES: self.tr("Insurance policies…"),
            SOFTWARE: self.tr("Software versions…"),
            MEMBERS: self.tr("Members of consortia…"),
            CONTACTS: self.tr("Contacts of operators…"),
            PAPERS: self.tr("Papers of operators…"),
        }
        for book, called in words.items():
            self.menu_of_books.addAction(called).setData(book.code)
        self.menu_of_books.triggered.connect(self._on_picked)
        self.clicked.connect(self._on_clicked)

    @Slot()
    def _on_clicked(self) -> None:
        self.menu_of_books.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    @Slot(QAction)
    def _on_picked(self, action: QAction) -> None:
        self.asked.emit(action.data())
