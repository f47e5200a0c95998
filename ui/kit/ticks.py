"""Rows with tick boxes: many are chosen one by one without a key held, or all by the box on top.

A tick is the row's selection, and nothing beside it: what is ticked is what is copied, exported,
renewed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from ui.kit.cells import TICK_LEFT, TICKED_GUTTER
from ui.kit.row_view import RowView

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QResizeEvent

_ACT = QItemSelectionModel.SelectionFlag
_EDGE = 16


class TickedView(RowView):
    """A view whose rows have tick boxes, once `tick_rows` was called."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._all: QCheckBox | None = None
        self._ticking = False

    def tick_rows(self) -> None:
        """Give each row a tick box, and one over them; the model is set before."""
        self.gutter = TICKED_GUTTER
        heads = self.horizontalHeader()
        heads.setProperty("ticks", True)  # noqa: FBT003 - Qt's own
        heads.resizeSection(0, heads.sectionSize(0) + self.gutter)
        box = self._all = QCheckBox(heads)
        box.setAccessibleName(self.tr("Tick all rows"))
        box.setToolTip(self.tr("Tick all rows, or none"))
        box.setStyleSheet("min-height: 0; spacing: 0")
        box.setFixedSize(_EDGE, _EDGE)
        box.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box.clicked.connect(self._on_all_clicked)
        self.horizontalScrollBar().valueChanged.connect(self._place_box)
        self.selectionModel().selectionChanged.connect(self._say_ticked)
        for told in (self.model().modelReset, self.model().layoutChanged):
            told.connect(self._say_ticked)
        self._say_ticked()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._place_box()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        row = self._ticked_at(event)
        self._ticking = row >= 0
        if self._ticking:
            self._toggle(row)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        row = self._ticked_at(event)
        self._ticking = row >= 0
        if self._ticking:
            self._toggle(row)
        else:
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        if not self._ticking:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        if not self._ticking:
            super().mouseReleaseEvent(event)
        self._ticking = False

    def _ticked_at(self, event: QMouseEvent) -> int:
        """Return the row whose tick box is clicked; -1 if none is."""
        if not self.gutter or event.button() != Qt.MouseButton.LeftButton:
            return -1
        if event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return -1  # Shift and Ctrl mean what they mean everywhere
        place = event.position().toPoint()
        across = place.x() + self.horizontalHeader().offset()
        return self.rowAt(place.y()) if across < TICK_LEFT + self.gutter else -1

    def _toggle(self, row: int) -> None:
        index = self.model().index(row, 0)
        self.selectionModel().setCurrentIndex(index, _ACT.NoUpdate)
        self.selectionModel().select(index, _ACT.Toggle | _ACT.Rows)

    @Slot()
    def _place_box(self) -> None:
        if self._all is not None:
            heads = self.horizontalHeader()
            self._all.move(QPoint(TICK_LEFT - heads.offset(), (heads.height() - _EDGE) // 2))

    @Slot()
    def _say_ticked(self) -> None:
        if self._all is None:
            return
        count = sum(last - first + 1 for first, last in self.chosen_ranges())
        total = self.model().rowCount()
        state = Qt.CheckState.PartiallyChecked
        if not count or count >= total:
            state = Qt.CheckState.Checked if count else Qt.CheckState.Unchecked
        self._all.setCheckState(state)
        self._all.setEnabled(total > 0)
        self._place_box()

    @Slot()
    def _on_all_clicked(self) -> None:
        chosen = sum(last - first + 1 for first, last in self.chosen_ranges())
        if chosen:
            self.clearSelection()
        else:
            self.selectAll()
        self._say_ticked()
