"""Cached tiles: painted in short slices; a scaled tile stands in for one that is missing."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, QSizeF
from PySide6.QtGui import QImage, QPainter

from ui.map.projection import scale_of
from ui.map.stand_ins import covering, draw_melted, draw_part, in_blocks, levels_by_nearness
from ui.map.tile_area import TileArea, keys_of, with_around

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ui.map.projection import View
    from ui.map.tile_area import Key, TilePainter

#: Edge of a tile, device pixels.
EDGE = 256
#: Tiles kept at least, or those in view and around it; of an under layer half, or those in view.
KEPT = 40
#: Where nothing can stand in, a picture of so many times fewer pixels a side is painted first, of
#: the view and so many tiles around it.
_COARSER, _AROUND = 8, 2
#: Tiles on a side of what is painted in one go: all of a shape at once costs less than in pieces.
_SIDES = (4, 2)
_TYPICAL_TILE_S = 0.003


class TileLayer:
    """The tiles of one layer; all of a tile is painted, or it lies on that of a layer under it.

    A tile that shows something changed stays on screen until it is painted anew.

    Attributes:
        over: The layer that lies on this one.
        kept: How many tiles are kept.
        keeps: Whether what is painted now is kept.
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
        self.keeps = True
        self._tile_s = _TYPICAL_TILE_S
        self._is_calm = True
        self._rough: tuple[QImage, QRectF] | None = None
        self._ahead: tuple[int, QRect, QImage] | None = None

    def draw(self, painter: QPainter, view: View) -> None:
        """Draw what is in view from what is there, and note what is missing."""
        self.follow(painter.device().devicePixelRatioF())
        in_view = self._want(view)
        self._draw_stand_ins(painter, view, but=QRectF())
        self._draw_tiles(painter, view, in_view)

    def draw_now(self, painter: QPainter, view: View) -> None:
        """Draw all that is in view as it is now; paint what lacks first."""
        self.follow(painter.device().devicePixelRatioF())
        self.lay(painter, view.level, self._box(view))

    def lay(self, painter: QPainter, level: int, box: QRect) -> None:
        """Draw some device pixels of a level from the painter's zero on; paint what lacks first."""
        image = self.picture(level, box)
        if image is not None:
            painter.drawImage(QPointF(), image)
            return
        for key in keys_of(level, self._plane_of(level, box), self._span(level)):
            self._tiles.move_to_end(key)
            at = QPointF(key[1] * EDGE - box.left(), key[2] * EDGE - box.top())
            painter.drawImage(at / self._ratio, self._tiles[key])

    def paint_ahead(self, level: int, box: QRect) -> bool:
        """Paint some device pixels of a level for `lay`; tell whether they were missing."""
        is_there = self._ahead is not None and self._ahead[:2] == (level, box)
        keys = keys_of(level, self._plane_of(level, box), self._span(level))
        if is_there or all(map(self._is_fresh, keys)):
            return False
        self._ahead = level, box, self._paint(level, box)
        return True

    def picture(self, level: int, box: QRect) -> QImage | None:
        """Give away some device pixels of a level, painted in one go; None if tiles show them."""
        self.paint_ahead(level, box)
        ahead, self._ahead = self._ahead, None
        return ahead[2] if ahead is not None and ahead[:2] == (level, box) else None

    def fill(self, until: float) -> bool:
        """Paint wanted tiles, after the first what fits before `until`; tell if any is left."""
        left = until - time.perf_counter()
        while self._wanted and left > 0:
            began, before = time.perf_counter(), len(self._wanted)
            self._paint(self._wanted[0][0], self._next(left))
            self._wanted = [key for key in self._wanted if not self._is_fresh(key)]
            took = (time.perf_counter() - began) / (before - len(self._wanted))
            self._tile_s += (took - self._tile_s) / 2
            left = until - time.perf_counter() - self._tile_s
        return bool(self._wanted)

    def fill_some(self, view: View, until: float) -> bool:
        """Paint what is wanted, or else what a short pan will show; tell if more may be left."""
        if self._wanted:
            self.fill(until)
            return True
        self._want(view, margin=EDGE / self._ratio)
        under = self._under or self
        under.keeps = under is self  # or it is painted anew if ever a zone changes there
        left = self.fill(until)
        under.keeps, self._wanted = True, []
        return left

    @property
    def is_wanting(self) -> bool:
        """Whether the last frame missed a tile."""
        return bool(self._wanted)

    def change(self, rects: Iterable[QRectF] | None = None) -> None:
        """Paint anew what shows one of some plane rectangles; without them, everything."""
        changed = None if rects is None else list(rects)
        self._rough = self._ahead = None
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
        self._rough = self._ahead = None
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
        if not margin:
            self.kept = max(KEPT, with_around(found))
            if self._under is not None:
                self._under.kept = max(KEPT // 2, len(found))
        self._wanted = [key for key in found if not self._is_fresh(key)]
        x, y = (one / self._span(view.level) - 0.5 for one in view.centre)
        self._wanted.sort(key=lambda key: abs(key[1] - x) + abs(key[2] - y))
        return found

    def _is_fresh(self, key: Key) -> bool:
        return key in self._tiles and key not in self._stale

    def _next(self, left: float) -> QRect:
        """Take from what is wanted as much around the first as so many seconds are enough for.

        Return its device pixels.
        """
        _, column, row = self._wanted[0]
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
        first = QPoint(min(columns), min(rows)) * EDGE
        return QRect(first, QPoint(max(columns) + 1, max(rows) + 1) * EDGE - QPoint(1, 1))

    def _paint(self, level: int, box: QRect) -> QImage:
        """Paint some device pixels of a level in one go, and keep the tiles that lie in them."""
        plane = self._plane_of(level, box)
        # Upon what was painted of the ground just now: to copy it would cost a picture more.
        ground = None if self._under is None else self._under.picture(level, box)
        image = self._blank(box.size()) if ground is None else ground
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # With a clip, be it of all there is, Qt draws thin lines straight into the picture.
        painter.setClipRect(QRectF(QPointF(), image.deviceIndependentSize()))
        if self._under is not None and ground is None:
            self._under.lay(painter, level, box)
        self._source.paint(painter, TileArea(level, plane, scale_of(level), self._ratio))
        painter.end()
        self._is_calm = False
        for key in keys_of(level, plane, self._span(level)) if self.keeps else ():
            tile = QRect(key[1] * EDGE, key[2] * EDGE, EDGE, EDGE)
            if box.contains(tile):
                part = tile.translated(-box.topLeft())
                # Even of all of it a copy, that shares the pixels until one is painted upon.
                self._put(key, QImage(image) if tile == box else image.copy(part))
        return image

    def _box(self, view: View) -> QRect:
        """Return the device pixels of a view's level that are on screen."""
        corner = view.window.topLeft() * view.scale * self._ratio
        size = QSize(math.ceil(view.width * self._ratio), math.ceil(view.height * self._ratio))
        return QRect(QPoint(round(corner.x()), round(corner.y())), size)

    def _blank(self, size: QSize) -> QImage:
        image = QImage(size, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(self._ratio)
        return image

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

    def _plane_of(self, level: int, box: QRect) -> QRectF:
        """Return the plane rectangle of some device pixels of a level."""
        unit = 1 / self._ratio / scale_of(level)
        return QRectF(box.left() * unit, box.top() * unit, box.width() * unit, box.height() * unit)

    def _draw_tiles(self, painter: QPainter, view: View, in_view: Sequence[Key]) -> None:
        """Draw the tiles that are there, at whole device pixels: between two they would blur."""
        if not in_view:
            return
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

    def _draw_stand_ins(self, painter: QPainter, view: View, *, but: QRectF) -> None:
        """Draw what may stand in for missing tiles, but for those that lie in a rectangle."""
        levels, window = levels_by_nearness(self._tiles, view.level), view.window
        bare: list[Key] = []
        for key in self._wanted:
            plane = self._plane([key])
            if key in self._tiles or but.contains(plane & window):
                continue
            cover = covering(plane, levels, self._tiles, self._span)
            if not cover:
                bare.append(key)
            for one in cover:
                draw_part(painter, view, plane, (self._tiles[one], self._plane([one])))
        for block in in_blocks(bare):
            draw_melted(painter, view, self._plane(block) & window, self._rough_of(view))

    def _rough_of(self, view: View) -> tuple[QImage, QRectF]:
        """Return a small picture of the view and around it, and the plane that it shows."""
        if self._rough is None or not self._rough[1].contains(view.window):
            span, ratio = _AROUND * self._span(view.level), self._ratio / _COARSER
            plane = view.window.adjusted(-span, -span, span, span)
            image = self._blank((plane.size() * view.scale * ratio).toSize() + QSize(1, 1))
            image.setDevicePixelRatio(ratio)
            plane.setSize(image.deviceIndependentSize() / view.scale)
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self.paint_bare(painter, TileArea(view.level, plane, view.scale, ratio))
            painter.end()
            self._rough = image, plane
        return self._rough

    def paint_bare(self, painter: QPainter, area: TileArea) -> None:
        """Paint an area, with what lies under it, and keep nothing of it."""
        if self._under is not None:
            self._under.paint_bare(painter, area)
        self._source.paint(painter, area)
