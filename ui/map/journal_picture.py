"""Thumbnails of what the journal kept, painted by the map's own layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap

from qdpilot.editing.journal.replay import FoundSketch
from qdpilot.geometry.basemap import load_basemap
from ui.map.base_layer import BaseLayer
from ui.map.ground_shapes import Ground
from ui.map.overlay import screen_path
from ui.map.paths import polygon
from ui.map.projection import Projection, View
from ui.map.tile_area import TileArea
from ui.map.zone_look import paint_zone, zone_look
from ui.theme import theme

if TYPE_CHECKING:
    from qdpilot.editing.journal.entries import LonLat
    from qdpilot.editing.journal.replay import FoundEdit

_MARGIN = 14
#: Of a view of a single corner, degrees.
_AROUND = 0.004


class Pictures:
    """Paints thumbnails; the base map is read with the first."""

    def __init__(self) -> None:
        self._ground: BaseLayer | None = None

    def paint(self, found: FoundSketch | FoundEdit, size: QSize, ratio: float) -> QPixmap:
        """Return the picture of a sketch or of a zone, on the base map."""
        image = QPixmap(size * ratio)
        image.setDevicePixelRatio(ratio)
        view = _view(bounds_of(found), size)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, view, ratio)
        if isinstance(found, FoundSketch):
            _paint_sketch(painter, view, found.corners)
        else:
            zone = found.state.zone
            path = screen_path(view, zone.shape)
            look = zone_look(zone, live=not found.state.gone)
            paint_zone(painter, path, look, origin=QPointF(0, 0))
        painter.end()
        return image

    def _paint_ground(self, painter: QPainter, view: View, ratio: float) -> None:
        if self._ground is None:
            self._ground = BaseLayer(view.projection)
            self._ground.show_ground(Ground(load_basemap(), view.projection))
        area = TileArea(level=view.level, plane=view.window, scale=view.scale, ratio=ratio)
        self._ground.paint(painter, area)


def bounds_of(found: FoundSketch | FoundEdit) -> tuple[float, float, float, float]:
    """Return west, south, east, north; of a single corner, a view of some hundred metres."""
    if not isinstance(found, FoundSketch):
        west, south, east, north = found.state.zone.shape.bounds
        return west, south, east, north
    lons, lats = zip(*found.corners, strict=True)
    spare = _AROUND if len(set(found.corners)) == 1 else 0.0
    return min(lons) - spare, min(lats) - spare, max(lons) + spare, max(lats) + spare


def _view(bounds: tuple[float, float, float, float], size: QSize) -> View:
    whole = View(
        projection=Projection(),
        centre=(0.0, 0.0),
        level=0,
        width=size.width(),
        height=size.height(),
    )
    return whole.fitted(bounds, margin=_MARGIN)


def _paint_sketch(painter: QPainter, view: View, corners: tuple[LonLat, ...]) -> None:
    points = polygon(view.to_screen(np.array(corners)))
    path = QPainterPath()
    path.addPolygon(points)
    accent = theme().color("accent")
    if len(corners) >= 3:
        fill = theme().color("accent")
        fill.setAlphaF(0.14)
        painter.fillPath(path, fill)
    for color, width in (("halo", 4.5), ("accent", 2.0)):
        pen = QPen(theme().color(color), width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, pen)
    painter.setPen(QPen(accent, 1.2))
    painter.setBrush(theme().color("surface"))
    for index in range(points.size() if points.size() <= 60 else 0):
        at = points.at(index)
        painter.drawRect(QRectF(at.x() - 2.5, at.y() - 2.5, 5, 5))
