"""The base map on tiles: sea, shore, land by district, district lines, roads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen

from qdpilot.model.road import RoadClass, RoadState
from ui.map.paths import draw_edges, line_path, path_of
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter
    from shapely.geometry.base import BaseGeometry

    from qdpilot.geometry.basemap import BaseMap
    from qdpilot.model.road import Road
    from ui.map.projection import Coordinates, Projection
    from ui.map.tiles import TileArea

#: Classes in the order they are painted, each with its width and that of its casing, pixels.
_ROADS: dict[RoadClass, tuple[float, float]] = {
    RoadClass.SITE: (1.0, 2.0),
    RoadClass.LOCAL: (1.2, 2.2),
    RoadClass.SECONDARY: (1.6, 2.8),
    RoadClass.ARTERIAL: (2.0, 3.2),
    RoadClass.EXPRESSWAY: (2.6, 4.0),
}
#: From this scale on (pixels for a degree) roads are drawn twice as wide.
_STREETS = 40_000


@dataclass(frozen=True, slots=True)
class _Ground:
    """The base map in plane coordinates, thinned for one level."""

    land: BaseGeometry
    coast: BaseGeometry
    shaded: tuple[BaseGeometry, ...]
    lines: BaseGeometry


class BaseLayer:
    """Paints the base map on tiles.

    Attributes:
        with_districts: Whether district fills and lines are painted.
        with_roads: Whether roads are painted.
    """

    def __init__(self, projection: Projection) -> None:
        self._projection = projection
        self._whole: _Ground | None = None
        self._thinned: dict[int, _Ground] = {}
        self._edges: dict[RoadClass, Coordinates] = {}
        self.with_districts = True
        self.with_roads = True

    def show_ground(self, base: BaseMap) -> None:
        """Take over the base map."""
        self._whole = _Ground(
            land=self._planar(base.land),
            coast=self._planar(base.coast),
            shaded=tuple(self._planar(one.shape) for one in base.districts[1::2]),
            lines=self._planar(base.district_lines),
        )
        self._thinned.clear()

    def show_roads(self, roads: Sequence[Road]) -> None:
        """Take over the roads."""
        self._edges = {
            kind: self._edges_of([road for road in roads if road.road_class is kind])
            for kind in _ROADS
        }

    def paint(self, painter: QPainter, area: TileArea) -> None:
        """Paint a tile."""
        edge = area.plane.width() * area.scale
        painter.fillRect(QRectF(0, 0, edge, edge), theme().color("sea"))
        if self._whole is not None:
            self._paint_ground(painter, area, self._at(area.level))
        if self.with_roads:
            self._paint_roads(painter, area)

    def _at(self, level: int) -> _Ground:
        if level not in self._thinned:
            from ui.map.projection import scale_of

            assert self._whole is not None
            within = 0.4 / scale_of(level)
            self._thinned[level] = _Ground(
                land=shapely.simplify(self._whole.land, within),
                coast=shapely.simplify(self._whole.coast, within),
                shaded=tuple(shapely.simplify(one, within) for one in self._whole.shaded),
                lines=shapely.simplify(self._whole.lines, within),
            )
        return self._thinned[level]

    def _paint_ground(self, painter: QPainter, area: TileArea, ground: _Ground) -> None:
        shore = theme().color("shore")
        coast = line_path(_pixels(ground.coast, area))
        band = QColor(shore)
        band.setAlphaF(0.25)
        round_join = (Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(coast, QPen(band, 15, *round_join))
        painter.fillPath(path_of(_pixels(ground.land, area)), theme().color("land"))
        if self.with_districts:
            for one in ground.shaded:
                painter.fillPath(path_of(_pixels(one, area)), theme().color("land2"))
            line = theme().color("district_line")
            line.setAlphaF(0.8)
            pen = QPen(line, 0.8)
            pen.setDashPattern([5 / 0.8, 2 / 0.8, 1 / 0.8, 2 / 0.8])
            painter.strokePath(line_path(_pixels(ground.lines, area)), pen)
        painter.strokePath(coast, QPen(shore, 1, *round_join))

    def _paint_roads(self, painter: QPainter, area: TileArea) -> None:
        wide = 2.0 if area.scale >= _STREETS else 1.0
        seen = {kind: _in_tile(edges, area) for kind, edges in self._edges.items()}
        for name, which in (("road_casing", 1), ("road", 0)):
            for kind, edges in seen.items():
                color = "road_minor" if which and kind is RoadClass.SITE else name
                pen = QPen(theme().color(color), _ROADS[kind][which] * wide)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                draw_edges(painter, edges)

    def _planar(self, shape: BaseGeometry) -> BaseGeometry:
        return shapely.transform(shape, self._projection.to_plane)

    def _edges_of(self, roads: list[Road]) -> Coordinates:
        shown = [road for road in roads if road.state is not RoadState.CLOSED]
        paths = [self._projection.to_plane(shapely.get_coordinates(road.line)) for road in shown]
        edges = [np.hstack([path[:-1], path[1:]]) for path in paths]
        return np.concatenate(edges) if edges else np.empty((0, 4))


def _pixels(shape: BaseGeometry, area: TileArea) -> BaseGeometry:
    """Return the part of a shape on a tile, with a margin for wide pens, in pixels."""
    margin = 16 / area.scale
    plane = area.plane.adjusted(-margin, -margin, margin, margin)
    part = shapely.clip_by_rect(shape, plane.left(), plane.top(), plane.right(), plane.bottom())
    origin = np.array([area.plane.left(), area.plane.top()])
    return shapely.transform(part, lambda points: (points - origin) * area.scale)


def _in_tile(edges: Coordinates, area: TileArea) -> Coordinates:
    margin = 8 / area.scale
    low, high = np.minimum(edges[:, :2], edges[:, 2:]), np.maximum(edges[:, :2], edges[:, 2:])
    plane = area.plane.adjusted(-margin, -margin, margin, margin)
    met = (
        (high[:, 0] >= plane.left())
        & (low[:, 0] <= plane.right())
        & (high[:, 1] >= plane.top())
        & (low[:, 1] <= plane.bottom())
    )
    origin = np.tile([area.plane.left(), area.plane.top()], 2)
    return np.ascontiguousarray((edges[met] - origin) * area.scale)
