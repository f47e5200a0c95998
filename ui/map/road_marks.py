"""How roads are drawn that a sketch goes along, and the one that a click would pick."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath, QPen

from ui.map.paths import polygon
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter
    from shapely import LineString

    from qdpilot.tools.events import LonLat
    from qdpilot.tools.step import Sketch
    from ui.map.projection import View

#: Radius of the ring round a click that waits, pixels.
_RING = 7


def draw_ways(painter: QPainter, view: View, sketch: Sketch) -> None:
    """Draw the roads of a sketch over their halo, and the road that is meant, wide and pale."""
    if sketch.meant is not None:
        color = theme().color("accent")
        color.setAlphaF(0.45)
        _draw(painter, _path(view, (sketch.meant,)), QPen(color, 9))
    path = _path(view, sketch.ways)
    for name, width in (("halo", 6.0), ("accent", 3.0)):
        _draw(painter, path, QPen(theme().color(name), width))


def draw_waiting(painter: QPainter, view: View, places: Sequence[LonLat]) -> None:
    """Draw where was clicked and what that does is not known yet: a ring of dashes."""
    path = QPainterPath()
    for at in places:
        path.addEllipse(view.pixel(at), _RING, _RING)
    pen = QPen(theme().color("accent"), 2)
    pen.setDashPattern([2.0, 1.6])
    painter.strokePath(path, QPen(theme().color("halo"), 5))
    painter.strokePath(path, pen)


def _draw(painter: QPainter, path: QPainterPath, pen: QPen) -> None:
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.strokePath(path, pen)


def _path(view: View, lines: tuple[LineString, ...]) -> QPainterPath:
    path = QPainterPath()
    for line in lines:
        path.addPolygon(polygon(view.to_screen(shapely.get_coordinates(line))))
    return path
