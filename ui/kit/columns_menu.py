"""The menu in which one chooses the columns of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.kit.columns import Column


class ColumnsMenu(QMenu):
    """A tick for each column; the last one stays. Below them, all as it was in the beginning.

    Signals:
        chosen: A column was shown or hidden.
        begun_anew: Columns, order and widths should be as in the beginning.
    """

    chosen = Signal()
    begun_anew = Signal()

    def __init__(self, heads: QHeaderView, columns: Sequence[Column[Any]]) -> None:
        super().__init__(heads)
        self._heads = heads
        for section, column in enumerate(columns):
            entry = self.addAction(column.title)
            entry.setCheckable(True)
            entry.setChecked(not heads.isSectionHidden(section))
            entry.setData(section)
        self.addSeparator()
        self._anew = self.addAction(self.tr("As in the beginning"))
        self.triggered.connect(self._on_picked)
        self.aboutToHide.connect(self.deleteLater)

    @Slot(QAction)
    def _on_picked(self, entry: QAction) -> None:
        heads = self._heads
        if entry is self._anew:
            self.begun_anew.emit()
        elif entry.isChecked() or heads.count() - heads.hiddenSectionCount() > 1:
            heads.setSectionHidden(entry.data(), not entry.isChecked())
            self.chosen.emit()
