"""Cached tiles: painted in short slices; a scaled tile stands in for one that is missing."""

from __future__ import annotations

import math
import time
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from ui.map.projection import LEVELS, scale_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ui.map.projection import View

#: Edge of a tile, device pixels.
EDGE = 512
#: Tiles kept per layer, or twice as many as are in view if that is more; a tile is a megabyte.
KEPT = 40
#: How far, in levels, a stand-in may be from what it stands for.
_FAR = 17

Key: TypeAlias = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class TileArea:
    """What a tile shows.

    Attributes:
        level: Of zoom.
        plane: The rectangle of the plane.
        scale: Pixels of the tile for a unit of the plane.
        ratio: Device pixels for a device independent one: widths of pens are multiplied by it.
    """

    level: int
    plane: QRectF
    scale: float
    ratio: float


class TilePainter(Protocol):
    """What a layer paints on its tiles."""

    def paint(self, painter: QPainter, area: TileArea) -> None:
        """Paint `area`; the painter's unit is a device independent pixel of the tile."""
        ...


class TileLayer:
    """The tiles of one layer.

    A tile that shows something changed stays on screen until it is painted anew.
    """

    def __init__(self, source: TilePainter, *, opaque: bool) -> None:
        self._source = source
        form = QImage.Format
        self._format = form.Format_RGB32 if opaque else form.Format_ARGB32_Premultiplied
        self._opaque = opaque
        self._tiles: OrderedDict[Key, QImage] = OrderedDict()
        self._stale: set[Key] = set()
        self._wanted: list[Key] = []
        self._ratio = 1.0
        self._kept = KEPT

    def draw(self, painter: QPainter, view: View) -> None:
        """Draw what is in view from what is there, and note what is missing."""
        self._follow(painter.device().devicePixelRatioF())
        self._wanted = []
        in_view = self._in_view(view)
        self._kept = max(KEPT, 2 * len(in_view))
        for key in in_view:
            image = self._tiles.get(key)
            if image is None and self._opaque and not self._has_stand_in(key):
                image = self._paint(key)
            if image is None or key in self._stale:
                self._wanted.append(key)
            if image is None:
                self._draw_stand_in(painter, view, key)
            else:
                self._tiles.move_to_end(key)
                painter.drawImage(self._target(view, key), image)

    def fill(self, until: float) -> bool:
        """Paint wanted tiles until ``time.perf_counter()`` says `until`; tell if any is left."""
        while self._wanted and time.perf_counter() < until:
            self._paint(self._wanted.pop(0))
        return bool(self._wanted)

    @property
    def is_wanting(self) -> bool:
        """Whether the last frame missed a tile."""
        return bool(self._wanted)

    def change(self, rects: Iterable[QRectF] | None = None) -> None:
        """Paint anew what shows one of some plane rectangles; without them, everything."""
        if rects is None:
            self._stale.update(self._tiles)
            return
        changed = list(rects)
        for key in self._tiles:
            plane = self._plane(key)
            if any(plane.intersects(rect) for rect in changed):
                self._stale.add(key)

    def clear(self) -> None:
        """Forget all tiles, as when the colours change."""
        self._tiles.clear()
        self._stale.clear()
        self._wanted = []

    def _follow(self, ratio: float) -> None:
        if ratio != self._ratio:
            self._ratio = ratio
            self.clear()

    def _in_view(self, view: View) -> list[Key]:
        found = list(_keys(view.level, view.window, self._span(view.level)))
        x, y = view.centre

        def distance(key: Key) -> float:
            middle = self._plane(key).center()
            return abs(middle.x() - x) + abs(middle.y() - y)

        return sorted(found, key=distance)

    def _span(self, level: int) -> float:
        """Return the edge of a tile in the plane."""
        return EDGE / self._ratio / scale_of(level)

    def _plane(self, key: Key) -> QRectF:
        level, column, row = key
        span = self._span(level)
        return QRectF(column * span, row * span, span, span)

    def _paint(self, key: Key) -> QImage:
        image = QImage(EDGE, EDGE, self._format)
        image.setDevicePixelRatio(self._ratio)
        if not self._opaque:
            image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = TileArea(key[0], self._plane(key), scale_of(key[0]), self._ratio)
        self._source.paint(painter, area)
        painter.end()
        self._tiles[key] = image
        self._tiles.move_to_end(key)
        self._stale.discard(key)
        while len(self._tiles) > self._kept:
            gone, _ = self._tiles.popitem(last=False)
            self._stale.discard(gone)
        return image

    def _target(self, view: View, key: Key) -> QPointF:
        at = view.pixel_of_plane(self._plane(key).topLeft())
        # Whole device pixels: a tile between two pixels would be blurred.
        ratio = self._ratio
        return QPointF(round(at.x() * ratio) / ratio, round(at.y() * ratio) / ratio)

    def _has_stand_in(self, key: Key) -> bool:
        return next(self._stand_ins(key), None) is not None

    def _stand_ins(self, key: Key) -> Iterator[list[Key]]:
        """Yield sets of cached tiles of one level that cover the place of a missing one."""
        plane = self._plane(key)
        for away in range(1, _FAR):
            for level in (key[0] - away, key[0] + away):
                if level in LEVELS and (away < 7 or level < key[0]):
                    covering = list(_keys(level, plane, self._span(level)))
                    if all(one in self._tiles for one in covering):
                        yield covering

    def _draw_stand_in(self, painter: QPainter, view: View, key: Key) -> None:
        covering = next(self._stand_ins(key), None)
        if covering is None:
            return
        plane = self._plane(key)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, on=False)
        for one in covering:
            whole = self._plane(one)
            part = whole.intersected(plane)
            zoom = EDGE / whole.width()
            source = QRectF(
                (part.x() - whole.x()) * zoom,
                (part.y() - whole.y()) * zoom,
                part.width() * zoom,
                part.height() * zoom,
            )
            ends = view.pixel_of_plane(part.topLeft()), view.pixel_of_plane(part.bottomRight())
            painter.drawImage(QRectF(*ends), self._tiles[one], source)
        painter.restore()


def _keys(level: int, plane: QRectF, span: float) -> Iterator[Key]:
    # A hair inside, so that a rectangle that ends on a tile's edge does not ask for the next.
    hair = span * 1e-6
    columns = range(
        math.floor((plane.left() + hair) / span), math.floor((plane.right() - hair) / span) + 1
    )
    rows = range(
        math.floor((plane.top() + hair) / span), math.floor((plane.bottom() - hair) / span) + 1
    )
    for row in rows:
        for column in columns:
            yield level, column, row
