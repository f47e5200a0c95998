"""Tiles with one picture of what is in view, and around it, before them.

A pan inside that picture copies it and nothing else. After a jump all of the view is painted in one
go: that costs less than its tiles, which reach over its edges.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPainter

from ui.map.stand_ins import covering, draw_part, levels_by_nearness, may_stand_in
from ui.map.tiles import EDGE, TileLayer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ui.map.names import Names
    from ui.map.projection import View
    from ui.map.tile_area import Key, TilePainter

#: What takes no longer than this at a scale is painted at once, without a rough picture before it;
#: of this thread's own time, for what other programs take in between says nothing of the next time.
_AT_ONCE_S = 0.045
#: Levels that cost about the same: an octave of scale.
_ALIKE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """A picture of some device pixels of a level.

    Attributes:
        image: Painted; it may be larger than what is painted of it.
        level: Of zoom.
        box: The pixels, from the corner of the picture on.
        names: That are painted on it; None if there are none on it.
    """

    image: QImage
    level: int
    box: QRect
    names: Names | None = None


class BackedTiles(TileLayer):
    """A layer of tiles that is drawn by copying one picture, where that may be.

    Attributes:
        has_names: Whether the last frame had names on it.
    """

    def __init__(self, source: TilePainter, *, under: TileLayer | None = None) -> None:
        super().__init__(source, under=under)
        self._sheet: _Sheet | None = None
        self._is_outdated = False
        self.has_names = False
        self._names: Names | None = None
        self._took: dict[int, float] = {}
        self._under_s = 0.0

    def draw(self, painter: QPainter, view: View, names: Names | None = None) -> None:
        """Draw what is in view.

        Args:
            painter: Of the screen.
            view: What is seen.
            names: That may be drawn over it already, if that costs nothing; None: none may.
        """
        self._names = names
        self.follow(painter.device().devicePixelRatioF())
        if not self._has(self._box(view), view.level, names):
            in_view, self.has_names = self._want(view), False
            if not in_view:
                return
            # Where there is more painted from frame to frame a picture would not be used for long.
            is_calm, self._is_calm = self._is_calm, True
            if not self._wanted and is_calm:
                self._compose(view, in_view, names)
            elif not (self._wanted and self._is_bare(view, in_view) and self.sharpen(view)):
                self._draw_parts(painter, view, in_view)
                return
        self._wanted = []
        sheet = self._sheet
        assert sheet is not None
        self._draw_sheet(painter, sheet, view)
        self.has_names = sheet.names is not None

    def prepare(self, view: View) -> None:
        """Have the picture ready for a pan from a view, if the tiles are there."""
        names = self._names
        sheet, room = self._sheet, EDGE // 2
        box = self._box(view).adjusted(-room, -room, room, room)
        is_ready = self._has(box, view.level, names) and sheet is not None and sheet.names is names
        if not is_ready and not self._lacks(view):
            self._compose(view, self._want(view), names)

    def paint_under(self, view: View) -> bool:
        """Paint what lies under a view, ahead of `sharpen`; tell whether it was missing.

        Both at once would keep the person waiting where there is much to paint.
        """
        keys, began = self._want(view), time.thread_time()
        if self._under is None or 2 * len(self._wanted) <= len(keys):
            return False
        was_missing = self._under.paint_ahead(view.level, self._box(view))
        self._under_s = time.thread_time() - began if was_missing else 0.0
        return was_missing

    def sharpen(self, view: View) -> bool:
        """Paint all of a view in one go if most of it is missing; tell whether it was."""
        if self._has(self._box(view), view.level, None):
            return False
        keys = self._want(view)
        if 2 * len(self._wanted) <= len(keys):
            return False
        began = time.thread_time()
        box = self._box(view)
        image = self._paint(view.level, box)
        self._sheet, self._is_outdated = _Sheet(image=image, level=view.level, box=box), False
        self._wanted = []
        self._note_cost(view.level, time.thread_time() - began + self._under_s)
        self._under_s = 0.0
        return True

    def _note_cost(self, level: int, seconds: float) -> None:
        """Note what all of a view cost: less counts at once, more by and by.

        The first time at a scale there is more to do than to paint, up to twice as much, and other
        programs that push what is painted out of the processor's memory can double a single time.
        """
        before = self._took.get(level // _ALIKE)
        if before is None:
            told = seconds if seconds > 2 * _AT_ONCE_S else min(seconds, _AT_ONCE_S)
        else:
            told = min(seconds, (before + seconds) / 2)
        self._took[level // _ALIKE] = told

    def change(self, rects: Iterable[QRectF] | None = None) -> None:  # noqa: D102 - as above
        changed = None if rects is None else list(rects)
        if self._sheet is not None:
            plane = self._plane_of(self._sheet.level, self._sheet.box)
            self._is_outdated |= changed is None or any(map(plane.intersects, changed))
        super().change(changed)

    def clear(self) -> None:  # noqa: D102 - as above
        self._sheet = None
        super().clear()

    def _has(self, box: QRect, level: int, names: Names | None) -> bool:
        """Tell whether the picture shows some device pixels of a level as they are now."""
        sheet = self._sheet
        if sheet is None or self._is_outdated or sheet.level != level:
            return False
        return sheet.names in (None, names) and sheet.box.contains(box)

    def _lacks(self, view: View) -> bool:
        lacks = bool(self._want(view) and self._wanted)
        self._wanted = []
        return lacks

    def _is_bare(self, view: View, in_view: Sequence[Key]) -> bool:
        """Tell whether nothing could stand in for what is missing, and painting it is quick."""
        took = self._took.get(view.level // _ALIKE, math.inf)
        if took > _AT_ONCE_S or any(key in self._tiles for key in in_view):
            return False
        levels = levels_by_nearness(self._tiles, view.level)
        plane = self._plane([self._wanted[0]])
        return not covering(plane, levels, self._tiles, self._span)

    def _draw_parts(self, painter: QPainter, view: View, in_view: Sequence[Key]) -> None:
        """Draw what there is: the picture where it reaches, and over it the tiles."""
        sheet, window, shown = self._sheet, view.window, QRectF()
        # One with names was laid from tiles that are there themselves.
        if sheet is not None and sheet.names is None and may_stand_in(sheet.level, view.level):
            shown = self._plane_of(sheet.level, sheet.box)
        self._draw_stand_ins(painter, view, but=shown)
        if sheet is not None and shown.intersects(window):
            if sheet.level == view.level:
                self._draw_sheet(painter, sheet, view)
            else:
                draw_part(painter, view, shown & window, (sheet.image, shown))
        self._draw_tiles(painter, view, in_view)

    def _draw_sheet(self, painter: QPainter, sheet: _Sheet, view: View) -> None:
        at = QPointF(sheet.box.topLeft() - self._box(view).topLeft()) / self._ratio
        painter.drawImage(at, sheet.image, QRectF(QPointF(), QSizeF(sheet.box.size())))

    def _compose(self, view: View, in_view: Sequence[Key], names: Names | None) -> None:
        """Lay the tiles of a view, and those around it that are there, on one picture."""
        (_, left, top), (_, right, bottom) = in_view[0], in_view[-1]
        level, columns, rows = view.level, range(left, right + 1), range(top, bottom + 1)
        above, below = (self._are_fresh(level, columns, [row]) for row in (top - 1, bottom + 1))
        rows = range(top - above, bottom + below + 1)
        before, after = (self._are_fresh(level, [one], rows) for one in (left - 1, right + 1))
        first = QPoint(left - before, rows.start) * EDGE
        last = QPoint(right + after + 1, rows.stop) * EDGE - QPoint(1, 1)
        box = QRect(first, last)
        image = self._paper(box.size())
        painter = QPainter(image)
        self.lay(painter, level, box)
        if names is not None:
            names.draw(painter, self._view_of(view, box))
        painter.end()
        self._sheet = _Sheet(image=image, level=level, box=box, names=names)
        self._is_outdated = False

    def _paper(self, size: QSize) -> QImage:
        """Return a picture to paint upon, the last one if it is large enough.

        Memory that was not in use yet costs five times as much as to copy the tiles.
        """
        before, self._sheet = self._sheet, None
        if before is not None and before.image.rect().contains(QRect(QPoint(), size)):
            return before.image
        return self._blank(size)

    def _view_of(self, view: View, box: QRect) -> View:
        """Return the view that shows some device pixels of a view's level."""
        corner = QPointF(box.topLeft()) / self._ratio
        size = QPoint(math.ceil(box.width() / self._ratio), math.ceil(box.height() / self._ratio))
        middle = (corner + QPointF(size) / 2) / view.scale
        return replace(view, centre=(middle.x(), middle.y()), width=size.x(), height=size.y())

    def _are_fresh(self, level: int, columns: Sequence[int], rows: Sequence[int]) -> bool:
        return all(self._is_fresh((level, column, row)) for row in rows for column in columns)
