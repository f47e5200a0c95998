"""A range of cells, as in Excel: drag over them, or Shift with the arrows left and right.

Down it is the selected rows; across it is a span of the columns that are shown. Without a span
whole rows are meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QRect, Qt, Slot
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView

from ui.kit.ticks import TickedView
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from qdpilot.services.list_ports import Keys

_ACROSS = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}


class RangedView(TickedView):
    """A view in which cells can be chosen; `hear_ranges` is called once the model is set.

    Attributes:
        span: First and last column of the range, as they stand from the left among those shown;
            None for whole rows.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.span: tuple[int, int] | None = None
        self._pressed_at = self._pressed_row = -1
        self._grows = False

    def hear_ranges(self) -> None:
        """Forget the range when other rows are selected, or others or other columns shown."""
        self.selectionModel().selectionChanged.connect(self._on_rows_changed)
        self.model().modelReset.connect(self._forget)
        self.horizontalHeader().sectionMoved.connect(self._forget)
        self.horizontalHeader().sectionResized.connect(self._on_column_resized)

    def cell_column(self) -> int:
        """Return where the range begins, or the column of the current cell; -1 for none."""
        if self.span is not None:
            return self.span[0]
        current = self.currentIndex()
        return self._place_of(current.column()) if current.isValid() else -1

    def select_ranges(self, ranges: Iterable[tuple[int, int]]) -> None:
        """Select the rows from a first to a last place each, and no others."""
        model, wanted = self.model(), QItemSelection()
        last = model.columnCount() - 1
        for top, bottom in ranges:
            wanted.select(model.index(top, 0), model.index(bottom, last))
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def choose_span(self, span: tuple[int, int] | None) -> None:
        """Choose a span of columns of the selected rows."""
        self.span = span
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        self._pressed_at = -1
        super().mousePressEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self._ticking:
            self.choose_span(None)
            self._pressed_at, self._pressed_row = self._cell_under(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        held = self._pressed_at >= 0 and event.buttons() & Qt.MouseButton.LeftButton
        self._grows = bool(held)
        super().mouseMoveEvent(event)
        self._grows = False
        if held:
            at, row = self._cell_under(event)
            leaves = at != self._pressed_at or (row != self._pressed_row and self._takes_many())
            if at >= 0 and (leaves or self.span is not None):
                self.choose_span((min(at, self._pressed_at), max(at, self._pressed_at)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        super().mouseReleaseEvent(event)
        self._pressed_at = -1

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        step = _ACROSS.get(event.key())
        if shifted and step is not None and self.currentIndex().isValid():
            self._grow(step)
            return
        self._grows = shifted
        super().keyPressEvent(event)
        self._grows = False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        super().paintEvent(event)
        if self.span is None:
            return
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme().color("accent"), 2))
        for box in self._boxes():
            painter.drawRect(box)
        painter.end()

    def _boxes(self) -> list[QRect]:
        assert self.span is not None
        heads, rows = self.horizontalHeader(), self.verticalHeader()
        shown = self._shown()
        if self.span[1] >= len(shown):  # columns are hidden just now
            return []
        left = heads.sectionViewportPosition(shown[self.span[0]])
        last = shown[self.span[1]]
        right = heads.sectionViewportPosition(last) + heads.sectionSize(last)
        boxes = []
        for first, end in self.chosen_ranges():
            top = rows.sectionViewportPosition(first)
            bottom = rows.sectionViewportPosition(end) + rows.sectionSize(end)
            boxes.append(QRect(left + 1, top, right - left - 2, bottom - top - 1))
        return boxes

    def _grow(self, step: int) -> None:
        at = self._place_of(self.currentIndex().column())
        if at < 0:  # its column is hidden
            return
        first, last = self.span or (at, at)
        if self.span is None:
            self.choose_span((at, at))
        elif first < at or (first == last and step < 0):  # it grew to the left of where it began
            self.choose_span((max(0, min(first + step, at)), last))
        else:
            self.choose_span((first, max(at, min(last + step, len(self._shown()) - 1))))

    def _shown(self) -> list[int]:
        """Return the columns that are shown, from the left."""
        heads = self.horizontalHeader()
        order = (heads.logicalIndex(at) for at in range(heads.count()))
        return [one for one in order if not heads.isSectionHidden(one)]

    def _place_of(self, column: int) -> int:
        shown = self._shown()
        return shown.index(column) if column in shown else -1

    def _cell_under(self, event: QMouseEvent) -> tuple[int, int]:
        """Return the place of the column and the row; -1 beside them."""
        at = event.position().toPoint()
        return self._place_of(self.columnAt(at.x())), self.rowAt(at.y())

    def _takes_many(self) -> bool:
        return self.selectionMode() == QAbstractItemView.SelectionMode.ExtendedSelection

    @Slot()
    def _forget(self) -> None:
        if self.span is not None:
            self.choose_span(None)

    @Slot(int, int, int)
    def _on_column_resized(self, _: int, before: int, after: int) -> None:
        if 0 in (before, after):  # it was shown or hidden
            self._forget()

    @Slot()
    def _on_rows_changed(self) -> None:
        if not self._grows:
            self._forget()


def joined(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return sorted ranges with those that touch made one."""
    found: list[tuple[int, int]] = []
    for first, last in ranges:
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def stretches(places: Keys) -> list[tuple[int, int]]:
    """Return the first and last of each stretch of sorted places, of a million as of ten."""
    if not len(places):
        return []
    ends = np.flatnonzero(np.diff(places) > 1)
    firsts, lasts = places[np.append(0, ends + 1)], places[np.append(ends, len(places) - 1)]
    return list(zip(firsts.tolist(), lasts.tolist(), strict=True))
