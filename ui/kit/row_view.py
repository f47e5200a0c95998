"""The rows of a table as pictures, kept as long as what they show stays the same.

To paint 300 cells through a delegate takes Python 25 ms, most of it for asking Qt about each cell;
of a table that scrolls nearly all rows were painted a moment ago.
"""

from __future__ import annotations

from collections import OrderedDict
from itertools import count
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import Slot
from PySide6.QtGui import QCursor, QPainter, QPixmap
from PySide6.QtWidgets import QTableView, QWidget

from ui.kit.cells import LIT, PLAIN, SELECTED, Lit, paint_cell, paint_ground, paint_tick
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Hashable

    from PySide6.QtCore import QEvent, QRect
    from PySide6.QtGui import QPaintEvent

    from ui.kit.columns import Column

_KEPT = 64  # pictures of 100 KB each, of all tables together
_Spans: TypeAlias = tuple[tuple[int, int, int], ...]
_pictures: OrderedDict[Hashable, QPixmap] = OrderedDict()
_numbers = count()


class RowView(QTableView):
    """Paints; subclasses say what.

    Attributes:
        gutter: Room before the first column's words for a tick box; 0 without one.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.gutter = 0
        self._pictures = RowPictures(self)
        self.entered.connect(self._on_entered)

    @property
    def columns(self) -> tuple[Column[Any], ...]:
        """All columns, hidden or not, as they were given."""
        raise NotImplementedError

    def row(self, at: int) -> Any:
        """Return the value shown in a row; None while it is not read yet."""
        raise NotImplementedError

    def chosen_ranges(self) -> list[tuple[int, int]]:
        """Return the first and last place of each stretch of selected rows, from the top."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        mouse = self.viewport().mapFromGlobal(QCursor.pos())
        under = self.rowAt(mouse.y()) if self.viewport().underMouse() else -1
        painter = QPainter(self.viewport())
        self._pictures.paint(painter, event.rect(), under=under)
        painter.end()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: D102 - Qt's own
        super().leaveEvent(event)
        self.viewport().update()

    @Slot()
    def _on_entered(self) -> None:
        self.viewport().update()  # the row under the mouse is another


class RowPictures:
    """Paints the rows of one table."""

    def __init__(self, table: RowView) -> None:
        self._table, self._number = table, next(_numbers)

    def paint(self, painter: QPainter, clip: QRect, *, under: int) -> None:
        """Paint the rows within a part of the viewport.

        Args:
            painter: On the viewport.
            clip: Of the viewport.
            under: The row under the mouse; -1 for none.
        """
        table = self._table
        first, last = table.rowAt(clip.top()), table.rowAt(clip.bottom())
        if first < 0:
            return
        end = last + 1 if last >= 0 else table.model().rowCount()
        heads = table.horizontalHeader()
        chosen = table.chosen_ranges()
        ratio = painter.device().devicePixelRatioF()
        spans = self._spans()
        for at in range(first, end):
            lit: Lit = LIT if at == under else PLAIN
            if any(low <= at <= high for low, high in chosen):
                lit = SELECTED
            picture = self._picture(at, spans, lit, ratio)
            painter.drawPixmap(-heads.offset(), table.rowViewportPosition(at), picture)

    def _spans(self) -> _Spans:
        """Return each column that is shown, with where it begins and how wide it is."""
        heads = self._table.horizontalHeader()
        shown = (at for at in range(heads.count()) if not heads.isSectionHidden(at))
        spans = ((at, heads.sectionPosition(at), heads.sectionSize(at)) for at in shown)
        return tuple(sorted(spans, key=_begin))

    def _picture(self, at: int, spans: _Spans, lit: Lit, ratio: float) -> QPixmap:
        columns, row = self._table.columns, self._table.row(at)
        height = self._table.rowHeight(at)
        said = tuple(_said(columns[one], row) for one, *_ in spans) if row is not None else ()
        gutter = self._table.gutter
        key = (self._number, said, spans, lit, height, ratio, theme().scheme, gutter)
        known = _pictures.get(key)
        if known is not None:
            _pictures.move_to_end(key)
            return known
        across = sum(width for *_, width in spans)
        picture = _blank(across, height, ratio)
        painter = QPainter(picture)
        paint_ground(painter, (0, 0, across, height), lit)
        for one, left, width in spans:
            paint_cell(painter, (left, 0, width, height), columns[one], row, gutter=gutter)
        if gutter:
            paint_tick(painter, height, ticked=lit == SELECTED)
        painter.end()
        _pictures[key] = picture
        if len(_pictures) > _KEPT:
            _pictures.popitem(last=False)
        return picture


def _begin(span: tuple[int, int, int]) -> int:
    return span[1]


def _said(column: Column[Any], row: object) -> tuple[object, ...]:
    """Return all that a cell shows."""
    return (
        column.text(row),
        column.tone and column.tone(row),
        column.icon and column.icon(row),
        column.chip and column.chip(row),
        column.scenario and column.scenario(row),
    )


def _blank(width: int, height: int, ratio: float) -> QPixmap:
    picture = QPixmap(max(1, round(width * ratio)), round(height * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(theme().color("surface"))
    return picture
