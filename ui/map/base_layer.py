"""The base map on tiles: sea, shore, land by district, district lines, roads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPen

from ui.map.paths import line_path, path_of
from ui.map.road_layer import RoadLayer
from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from shapely.geometry.base import BaseGeometry

    from qdpilot.geometry.basemap import BaseMap
    from qdpilot.geometry.pyramid import Pyramid
    from ui.map.projection import Projection
    from ui.map.tiles import TileArea, TilePainter


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
        stack: What is painted over the ground, from below; None stands for the roads.
        roads_opacity: 0 to 1.
    """

    def __init__(self, projection: Projection) -> None:
        self._projection = projection
        self._whole: _Ground | None = None
        self._thinned: dict[int, _Ground] = {}
        self._roads = RoadLayer()
        self.with_districts = True
        self.with_roads = True
        self.stack: tuple[TilePainter | None, ...] = (None,)
        self.roads_opacity = 1.0

    def show_ground(self, base: BaseMap) -> None:
        """Take over the base map."""
        self._whole = _Ground(
            land=self._planar(base.land),
            coast=self._planar(base.coast),
            shaded=tuple(self._planar(one.shape) for one in base.districts[1::2]),
            lines=self._planar(base.district_lines),
        )
        self._thinned.clear()

    def show_roads(self, roads: Pyramid) -> None:
        """Take over the roads, as `ui.map.road_layer.prepared` gives them."""
        self._roads.show(roads)

    def paint(self, painter: QPainter, area: TileArea) -> None:
        """Paint a tile."""
        edge = area.plane.width() * area.scale
        painter.fillRect(QRectF(0, 0, edge, edge), theme().color("sea"))
        if self._whole is not None:
            self._paint_ground(painter, area, self._at(area.level))
        for layer in self.stack:
            if layer is not None:
                layer.paint(painter, area)
            elif self.with_roads:
                painter.setOpacity(self.roads_opacity)
                self._roads.paint(painter, area)
                painter.setOpacity(1.0)

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

    def _planar(self, shape: BaseGeometry) -> BaseGeometry:
        return shapely.transform(shape, self._projection.to_plane)


def _pixels(shape: BaseGeometry, area: TileArea) -> BaseGeometry:
    """Return the part of a shape on a tile, with a margin for wide pens, in pixels."""
    margin = 16 / area.scale
    plane = area.plane.adjusted(-margin, -margin, margin, margin)
    part = shapely.clip_by_rect(shape, plane.left(), plane.top(), plane.right(), plane.bottom())
    origin = np.array([area.plane.left(), area.plane.top()])
    return shapely.transform(part, lambda points: (points - origin) * area.scale)
