"""The stretches that are selected anywhere, lit on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPen, QTransform

from qdpilot.model.road import RoadState
from ui.map.paths import line_path
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainterPath

    from qdpilot.model.road import Road
    from ui.map.projection import View

_TONES = {RoadState.OPEN: "accent", RoadState.PAUSED: "warn", RoadState.CLOSED: "bad"}


class RoadLight:
    """Draws roads strongly, over everything.

    Attributes:
        ids: Of the roads that are lit.
    """

    def __init__(self) -> None:
        self.ids: frozenset[str] = frozenset()
        self._paths: list[tuple[str, QPainterPath]] = []

    def show(self, roads: Iterable[Road], view: View) -> tuple[float, float, float, float] | None:
        """Light these roads; return west, south, east, north of them, None if there is none."""
        lit = list(roads)
        self.ids = frozenset(road.id for road in lit)
        self._paths = [
            (
                _TONES.get(road.state, "accent"),
                line_path(shapely.transform(road.line, view.projection.to_plane)),
            )
            for road in lit
        ]
        if not lit:
            return None
        west, south, east, north = shapely.total_bounds([road.line for road in lit])
        return float(west), float(south), float(east), float(north)

    def draw(self, painter: QPainter, view: View) -> None:
        """Draw them."""
        corner = view.window.topLeft()
        scale = view.scale
        to_pixels = QTransform(scale, 0, 0, scale, -corner.x() * scale, -corner.y() * scale)
        for tone, path in self._paths:
            pixels = to_pixels.map(path)
            for color, width in (("halo", 8.0), (tone, 4.0)):
                pen = QPen(theme().color(color), width)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                painter.strokePath(pixels, pen)
