"""A layer of map tiles from an archive or a service, painted into the map's own tiles."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np
from PySide6.QtCore import QBuffer, QObject, QRectF, Signal, Slot
from PySide6.QtGui import QImage, QImageReader, QPainter, QPainterPath, QPen, QTransform

from ui.map.layers import mercator
from ui.map.paths import polygon
from ui.theme import theme

if TYPE_CHECKING:
    from qdpilot.exchange.tiles import Tile, TileHead
    from qdpilot.model.errors import QdPilotError
    from ui.jobs import Jobs
    from ui.map.layers.mercator import TileKey
    from ui.map.projection import Projection
    from ui.map.tile_area import TileArea

    class TileSource(Protocol):
        """Gives tiles; never on the screen thread."""

        @property
        def head(self) -> TileHead:
            """What it holds."""

        def tile(self, z: int, x: int, y: int) -> Tile | None:
            """Return a tile, or None."""

        def close(self) -> None:
            """Let go of the file."""

    #: Of a vector tile: what it is, then its areas and lines in the plane.
    Paths: TypeAlias = tuple[tuple[str, QPainterPath, QPainterPath], ...]
    Content: TypeAlias = QImage | Paths | None

_KEPT = 256
#: A picture of a tile that is larger than this is none, pixels.
_MOST_EDGE = 2048
_FORMAT = QImage.Format.Format_ARGB32_Premultiplied
#: So many levels up a tile may stand in for one that is not there yet.
_UP = 5
#: After a service failed, so many questions are left out before the next try.
_REST = 40
#: Kind of a vector layer to colour of areas and lines and width of lines, in the order of painting.
_INKS = {
    "green": ("land2", "", 0.0),
    "water": ("sea", "", 0.0),
    "stream": ("", "shore", 1.0),
    "building": ("line", "", 0.0),
    "line": ("", "line2", 0.8),
    "road": ("", "road_far", 1.6),
    "border": ("", "district_line", 0.8),
}


class WebTiles(QObject):
    """Paints what it has and asks for the rest.

    Attributes:
        opacity: 0 to 1.

    Signals:
        arrived: A rectangle of the plane that looks different now.
        failed: Why a tile did not come (`QdPilotError`); once, until one comes again.
    """

    arrived = Signal(object)
    failed = Signal(object)

    def __init__(
        self, source: TileSource, projection: Projection, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.source, self._projection, self._jobs = source, projection, jobs
        self.opacity = 1.0
        self._tiles: OrderedDict[TileKey, Content] = OrderedDict()
        self._asked: set[TileKey] = set()
        self._has_failed, self._resting = False, 0

    def paint(self, painter: QPainter, area: TileArea) -> None:
        """Paint a tile of the map."""
        head = self.source.head
        wanted = mercator.zoom_for(area.scale * area.ratio, self._projection)
        z = min(max(wanted, head.least_zoom), head.most_zoom)
        if wanted < head.least_zoom - 2:
            return  # far too many tiles for a view that wide
        painter.save()
        painter.setOpacity(self.opacity)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for key in mercator.keys_in(area.plane, z, self._projection):
            if key in self._tiles:
                self._tiles.move_to_end(key)
                self._draw(painter, area, key, key)
            else:
                self._ask(key)
                ahead = self._ancestor(key)
                if ahead is not None:
                    self._draw(painter, area, ahead, key)
        painter.restore()

    def close(self) -> None:
        """Let go of the source, after what was asked."""
        self._jobs.run(self.source.close, lane="tiles")

    # Painting

    def _draw(self, painter: QPainter, area: TileArea, have: TileKey, place: TileKey) -> None:
        """Draw the tile `have`, or that part of it that lies where `place` is."""
        content = self._tiles[have]
        if content is None:
            return
        if isinstance(content, QImage):
            self._draw_picture(painter, area, content, have, place)
        else:
            self._draw_paths(painter, area, content, place)

    def _draw_picture(
        self, painter: QPainter, area: TileArea, image: QImage, have: TileKey, place: TileKey
    ) -> None:
        share = 2 ** (place[0] - have[0])
        width, height = image.width() / share, image.height() / share
        left, top = (place[1] % share) * width, (place[2] % share) * height
        for first, last, plane in mercator.strips(place, self._projection):
            source = QRectF(left, top + first * height, width, (last - first) * height)
            painter.drawImage(_pixels(plane, area), image, source)

    def _draw_paths(self, painter: QPainter, area: TileArea, paths: Paths, place: TileKey) -> None:
        painter.save()
        painter.setClipRect(_pixels(mercator.rect_of(place, self._projection), area))
        left, top = area.plane.left() * area.scale, area.plane.top() * area.scale
        to_pixels = QTransform(area.scale, 0, 0, area.scale, -left, -top)
        for kind, areas, lines in paths:
            fill, stroke, width = _INKS[kind]
            if fill:
                painter.fillPath(to_pixels.map(areas), theme().color(fill))
            if stroke:
                painter.strokePath(to_pixels.map(lines), QPen(theme().color(stroke), width))
        painter.restore()

    def _ancestor(self, key: TileKey) -> TileKey | None:
        z, x, y = key
        for up in range(1, min(_UP, z) + 1):
            one = (z - up, x >> up, y >> up)
            if self._tiles.get(one) is not None:
                return one
        return None

    # Asking

    def _ask(self, key: TileKey) -> None:
        if key in self._asked:
            return
        if self._resting:
            self._resting -= 1
            return
        self._asked.add(key)
        source, projection = self.source, self._projection

        def fetch() -> tuple[TileKey, Content]:
            return key, _content(source.tile(*key), key, projection)

        self._jobs.run(fetch, self._on_tile, partial(self._on_failed, key), lane="tiles")

    def _on_failed(self, key: TileKey, error: QdPilotError) -> None:
        self._asked.discard(key)
        self._resting = _REST
        if not self._has_failed:
            self._has_failed = True
            self.failed.emit(error)

    @Slot(object)
    def _on_tile(self, found: tuple[TileKey, Content]) -> None:
        key, content = found
        self._asked.discard(key)
        self._has_failed, self._resting = False, 0
        self._tiles[key] = content
        while len(self._tiles) > _KEPT:
            self._tiles.popitem(last=False)
        if content is not None:
            self.arrived.emit(mercator.rect_of(key, self._projection))


def _pixels(plane: QRectF, area: TileArea) -> QRectF:
    """Return a rectangle of the plane in pixels of a tile of the map."""
    return QRectF(
        (plane.left() - area.plane.left()) * area.scale,
        (plane.top() - area.plane.top()) * area.scale,
        plane.width() * area.scale,
        plane.height() * area.scale,
    )


def _picture(packed: bytes) -> QImage | None:
    held = QBuffer()
    held.setData(packed)
    reader = QImageReader(held)
    size = reader.size()  # as its head says, before anything is unpacked
    if not size.isValid() or max(size.width(), size.height()) > _MOST_EDGE:
        return None
    image = reader.read()
    return None if image.isNull() else image.convertToFormat(_FORMAT)


def _content(tile: Tile | None, key: TileKey, projection: Projection) -> Content:
    """Return what is painted of a tile; a picture that is none, or too large, is nothing."""
    if tile is None:
        return None
    if tile.picture:
        return _picture(tile.picture)
    paths = []
    for layer in sorted(tile.layers, key=lambda one: list(_INKS).index(one["kind"])):
        areas, lines = QPainterPath(), QPainterPath()
        for into, found in ((areas, layer["rings"]), (lines, layer["lines"])):
            for path in found:
                parts = np.asarray(path, dtype=np.float64).reshape(-1, 2)
                into.addPolygon(polygon(mercator.plane_of(parts, key, projection)))
        paths.append((layer["kind"], areas, lines))
    return tuple(paths)
