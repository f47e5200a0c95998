"""The menu in which one chooses the columns of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from ui.kit.table import AnyTable


def columns_menu(table: AnyTable[Any]) -> QMenu:
    """Return a menu with a tick for each column; it goes when it is closed."""
    menu = QMenu(table)
    heads = table.horizontalHeader()
    for section, column in enumerate(table.columns):
        entry = menu.addAction(column.title)
        entry.setCheckable(True)
        entry.setChecked(not heads.isSectionHidden(section))
        entry.setData(section)
    _Showing(menu, table)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


class _Showing(QObject):
    """Shows and hides columns as entries are ticked; the last one stays."""

    def __init__(self, menu: QMenu, table: AnyTable[Any]) -> None:
        super().__init__(menu)
        self._table = table
        menu.triggered.connect(self._on_picked)

    @Slot(QAction)
    def _on_picked(self, entry: QAction) -> None:
        self._table.show_column(entry.data(), shown=entry.isChecked())
