"""Cached tiles: painted in short slices; a scaled tile stands in for one that is missing."""

from __future__ import annotations

import time
from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPainter

from ui.map.projection import LEVELS, scale_of
from ui.map.tile_area import TileArea, keys_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ui.map.projection import View
    from ui.map.tile_area import Key, TilePainter

#: Edge of a tile, device pixels.
EDGE = 256
#: Tiles kept per layer, or thrice as many as are in view if that is more; four are a megabyte.
KEPT = 160
#: How far, in levels, a stand-in may be from what it stands for.
_FAR = 17
#: Where nothing can stand in, a picture of so many times fewer pixels a side is painted first.
_COARSER = 8
#: Tiles on a side of what is painted in one go: all of a shape at once costs less than in pieces.
_SIDES = (4, 2)
_TYPICAL_TILE_S = 0.003


class TileLayer:
    """The tiles of one layer; all of a tile is painted, or it lies on that of a layer under it.

    A tile that shows something changed stays on screen until it is painted anew.

    Attributes:
        over: The layer that lies on this one.
        kept: How many tiles are kept.
    """

    def __init__(self, source: TilePainter, *, under: TileLayer | None = None) -> None:
        self._source = source
        self._under = under
        self.over: TileLayer | None = None
        if under is not None:
            under.over = self
        self._tiles: OrderedDict[Key, QImage] = OrderedDict()
        self._stale: set[Key] = set()
        self._wanted: list[Key] = []
        self._ratio = 1.0
        self.kept = KEPT
        self._tile_s = _TYPICAL_TILE_S
        self._rough: tuple[QImage, QRectF] | None = None

    def draw(self, painter: QPainter, view: View) -> None:
        """Draw what is in view from what is there, and note what is missing."""
        self.follow(painter.device().devicePixelRatioF())
        in_view = self._want(view)
        missing = [key for key in self._wanted if key not in self._tiles]
        for key in missing:
            self._draw_stand_in(painter, view, key)
        if not in_view:
            return
        # Whole device pixels: a tile between two pixels would be blurred.
        ratio, edge = self._ratio, EDGE / self._ratio
        (_, left, top), tiles = in_view[0], self._tiles
        first = view.pixel_of_plane(self._plane(in_view[:1]).topLeft())
        x, y = round(first.x() * ratio) / ratio, round(first.y() * ratio) / ratio
        for key in in_view:
            image = tiles.get(key)
            if image is not None:
                tiles.move_to_end(key)
                at = QPointF(x + (key[1] - left) * edge, y + (key[2] - top) * edge)
                painter.drawImage(at, image)

    def fill(self, until: float) -> bool:
        """Paint wanted tiles until ``time.perf_counter()`` says `until`; tell if any is left."""
        while self._wanted and (left := until - time.perf_counter()) > 0:
            self._paint(self._next(left))
        return bool(self._wanted)

    def fill_margin(self, view: View, until: float) -> bool:
        """Paint what a short pan from a view will show; tell if any is left."""
        self._want(view, margin=EDGE / self._ratio)
        left = self.fill(until)
        self._wanted = []
        return left

    @property
    def is_wanting(self) -> bool:
        """Whether the last frame missed a tile."""
        return bool(self._wanted)

    def change(self, rects: Iterable[QRectF] | None = None) -> None:
        """Paint anew what shows one of some plane rectangles; without them, everything."""
        changed = None if rects is None else list(rects)
        self._rough = None
        for key in self._tiles:
            if changed is None or any(map(self._plane([key]).intersects, changed)):
                self._stale.add(key)
        if self.over is not None:
            self.over.change(changed)

    def clear(self) -> None:
        """Forget all tiles, as when the colours change."""
        self._tiles.clear()
        self._stale.clear()
        self._wanted = []
        self._rough = None
        if self.over is not None:
            self.over.clear()

    def follow(self, ratio: float) -> None:
        """Take the density of another screen."""
        if ratio != self._ratio:
            self._ratio = ratio
            if self._under is not None:
                self._under.follow(ratio)
            self.clear()

    def _want(self, view: View, *, margin: float = 0.0) -> list[Key]:
        """Return the tiles of a view row by row, and note what is missing, the middle first."""
        spare = margin / view.scale
        window = view.window.adjusted(-spare, -spare, spare, spare)
        found = list(keys_of(view.level, window, self._span(view.level)))
        self.kept = max(KEPT, 3 * len(found))
        if self._under is not None:
            self._under.kept = self.kept
        self._wanted = [key for key in found if not self._is_fresh(key)]
        x, y = view.centre

        def distance(key: Key) -> float:
            middle = self._plane([key]).center()
            return abs(middle.x() - x) + abs(middle.y() - y)

        self._wanted.sort(key=distance)
        return found

    def _is_fresh(self, key: Key) -> bool:
        return key in self._tiles and key not in self._stale

    def _next(self, left: float) -> list[Key]:
        """Take from what is wanted as much around the first as so many seconds are enough for."""
        level, column, row = self._wanted[0]
        near = self._wanted
        for side in (*_SIDES, 1) if len(near) * self._tile_s > left else ():
            near = [
                key
                for key in self._wanted
                if (key[1] // side, key[2] // side) == (column // side, row // side)
            ]
            if len(near) * self._tile_s < left:
                break
        columns, rows = ([key[axis] for key in near] for axis in (1, 2))
        block = [
            (level, one, other)
            for other in range(min(rows), max(rows) + 1)
            for one in range(min(columns), max(columns) + 1)
        ]
        taken = set(block)
        self._wanted = [key for key in self._wanted if key not in taken]
        return block

    def _paint(self, block: Sequence[Key]) -> None:
        """Paint tiles that are a rectangle together, given row by row."""
        began = time.perf_counter()
        if self._under is not None:
            self._under.freshen(block)
        (level, left, top), (_, right, bottom) = block[0], block[-1]
        area = TileArea(level, self._plane(block), scale_of(level), self._ratio)
        size = QSize((right - left + 1) * EDGE, (bottom - top + 1) * EDGE)
        image = self._picture(area, size, below=block)
        for key in block:
            corner = (key[1] - left) * EDGE, (key[2] - top) * EDGE
            part = image if len(block) == 1 else image.copy(QRect(*corner, EDGE, EDGE))
            self._put(key, part)
        self._tile_s += ((time.perf_counter() - began) / len(block) - self._tile_s) / 2

    def _picture(self, area: TileArea, size: QSize, *, below: Sequence[Key] = ()) -> QImage:
        """Return the picture of an area, on tiles of the layer under it if some are given."""
        image = QImage(size, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(area.ratio)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._under is not None:
            self._under.lay(painter, area, below)
        self._source.paint(painter, area)
        painter.end()
        return image

    def freshen(self, block: Sequence[Key]) -> None:
        """Have all tiles of a block as they are now."""
        if not all(map(self._is_fresh, block)):
            self._paint(block)
        for key in block:
            self._tiles.move_to_end(key)

    def lay(self, painter: QPainter, area: TileArea, block: Sequence[Key]) -> None:
        """Lay the tiles of a block on an area, or without a block what they would show."""
        if not block:
            self._source.paint(painter, area)
        for key in block:
            at = QPointF(key[1] - block[0][1], key[2] - block[0][2]) * EDGE / self._ratio
            painter.drawImage(at, self._tiles[key])

    def _put(self, key: Key, image: QImage) -> None:
        self._tiles[key] = image
        self._tiles.move_to_end(key)
        self._stale.discard(key)
        while len(self._tiles) > self.kept:
            gone, _ = self._tiles.popitem(last=False)
            self._stale.discard(gone)

    def _span(self, level: int) -> float:
        """Return the edge of a tile in the plane."""
        return EDGE / self._ratio / scale_of(level)

    def _plane(self, block: Sequence[Key]) -> QRectF:
        (level, left, top), (_, right, bottom) = block[0], block[-1]
        span = self._span(level)
        size = QSizeF((right - left + 1) * span, (bottom - top + 1) * span)
        return QRectF(QPointF(left * span, top * span), size)

    def _stand_ins(self, key: Key) -> Iterator[list[Key]]:
        """Yield sets of cached tiles of one level that cover the place of a missing one."""
        plane = self._plane([key])
        for away in range(1, _FAR):
            for level in (key[0] - away, key[0] + away):
                if level in LEVELS and (away < 7 or level < key[0]):
                    covering = list(keys_of(level, plane, self._span(level)))
                    if all(one in self._tiles for one in covering):
                        yield covering

    def _draw_stand_in(self, painter: QPainter, view: View, key: Key) -> None:
        plane = self._plane([key])
        covering = next(self._stand_ins(key), None)
        images = [(self._tiles[one], self._plane([one])) for one in covering or ()]
        for image, whole in images or [self._rough_of(view)]:
            part = whole.intersected(plane)
            zoom = image.width() / whole.width()
            source = QRectF((part.topLeft() - whole.topLeft()) * zoom, part.size() * zoom)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=not images)
            ends = view.pixel_of_plane(part.topLeft()), view.pixel_of_plane(part.bottomRight())
            painter.drawImage(QRectF(*ends), image, source)

    def _rough_of(self, view: View) -> tuple[QImage, QRectF]:
        """Return a small picture of the view and around it, and the plane that it shows."""
        if self._rough is None or not self._rough[1].contains(view.window):
            span, ratio = self._span(view.level), self._ratio / _COARSER
            plane = view.window.adjusted(-span, -span, span, span)
            size = (plane.size() * view.scale * ratio).toSize() + QSize(1, 1)
            plane.setSize(size.toSizeF() / view.scale / ratio)
            area = TileArea(view.level, plane, view.scale, ratio)
            self._rough = self._picture(area, size), plane
        return self._rough
