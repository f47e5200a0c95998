"""The base map on tiles: sea, shore, land by district, district lines, roads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from ui.map.edges import dashed
from ui.map.paths import draw_edges
from ui.map.road_layer import RoadLayer
from ui.theme import theme

if TYPE_CHECKING:
    from qdpilot.geometry.pyramid import Pyramid
    from ui.map.edges import Box, Edges
    from ui.map.ground_shapes import Ground
    from ui.map.projection import Projection
    from ui.map.tile_area import TileArea, TilePainter


#: Around a tile, for wide pens, pixels.
_MARGIN = 16
#: Of a line between districts, pixels.
_DASHES = (5.0, 2.0, 1.0, 2.0)


class BaseLayer:
    """Paints the base map on tiles.

    Attributes:
        with_districts: Whether district fills and lines are painted.
        with_roads: Whether roads are painted.
        stack: What is painted over the ground, from below; None stands for the roads.
        roads_opacity: 0 to 1.
        credit: Whose the layers are, as their givers want to be named.
    """

    def __init__(self, projection: Projection) -> None:
        self._projection = projection
        self._ground: Ground | None = None
        self._roads = RoadLayer()
        self.with_districts = True
        self.with_roads = True
        self.stack: tuple[TilePainter | None, ...] = (None,)
        self.roads_opacity = 1.0
        self.credit = ""

    def choose(self, *, districts: bool, roads: bool) -> bool:
        """Say whether districts and roads are painted; tell whether that is new."""
        before = self.with_districts, self.with_roads
        self.with_districts, self.with_roads = districts, roads
        return before != (districts, roads)

    def show_ground(self, ground: Ground) -> None:
        """Take over the base map."""
        self._ground = ground

    def show_roads(self, roads: Pyramid) -> None:
        """Take over the roads, as `ui.map.road_layer.prepared` gives them."""
        self._roads.show(roads)

    def prepare(self, level: int) -> bool:
        """Make one thing that a zoom from a level will need; tell whether any was missing."""
        return self._ground is not None and self._ground.prepare(level)

    def paint(self, painter: QPainter, area: TileArea) -> None:
        """Paint a tile."""
        painter.save()
        whole = QRectF(QPointF(0, 0), area.size)
        known = None if self._ground is None else self._ground.window
        if known is not None and not known.contains(area.plane):
            painter.fillRect(whole, theme().color("window"))  # no city there lies in the sea
            painter.setClipRect(_pixels(known, area), Qt.ClipOperation.IntersectClip)
        painter.fillRect(whole, theme().color("sea"))
        if self._ground is not None:
            self._paint_ground(painter, area, self._ground)
        painter.restore()
        for layer in self.stack:
            if layer is not None:
                layer.paint(painter, area)
            elif self.with_roads:
                painter.setOpacity(self.roads_opacity)
                self._roads.paint(painter, area)
                painter.setOpacity(1.0)

    def _paint_ground(self, painter: QPainter, area: TileArea, ground: Ground) -> None:
        is_rough = area.ratio < 1
        band, land, *shaded = ground.rough(area) if is_rough else ground.areas(area)
        painter.save()
        painter.setTransform(QTransform.fromScale(area.scale, area.scale), combine=True)
        painter.translate(-area.plane.topLeft())
        painter.fillPath(band, _shallow())
        # The lines that are drawn next lie over the edges of these.
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.fillPath(land, theme().color("land"))
        for one in shaded if self.with_districts else ():
            painter.fillPath(one, theme().color("land2"))
        painter.restore()
        if is_rough:
            return
        shapes = ground.at(area.level)
        if self.with_districts:
            line = theme().color("district_line")
            line.setAlphaF(0.8)
            painter.setPen(_pen(line, 0.8))
            lines, _ = dashed(_near(shapes.line_edges, area), _DASHES, _box(area))
            draw_edges(painter, lines)
        painter.setPen(_pen(theme().color("shore"), 1))
        draw_edges(painter, _near(shapes.coast_edges, area).ends)


def _pixels(plane: QRectF, area: TileArea) -> QRectF:
    """Return where a plane rectangle lies on a tile."""
    corner = (plane.topLeft() - area.plane.topLeft()) * area.scale
    return QRectF(corner, plane.size() * area.scale)


def _pen(color: QColor, width: float) -> QPen:
    pen = QPen(color, width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def _near(edges: Edges, area: TileArea) -> Edges:
    """Return the edges on a tile, in its pixels."""
    margin = _MARGIN / area.scale
    box = area.plane.adjusted(-margin, -margin, margin, margin)
    found = edges.near((box.left(), box.top(), box.right(), box.bottom()))
    return found.pixels((area.plane.left(), area.plane.top()), area.scale)


def _box(area: TileArea) -> Box:
    return -_MARGIN, -_MARGIN, area.size.width() + _MARGIN, area.size.height() + _MARGIN


def _shallow() -> QColor:
    """Return the colour of the water along the shore: a quarter of the shore's on the sea's."""
    sea, shore = theme().color("sea"), theme().color("shore")
    mixed = (0.75 * one + 0.25 * other for one, other in zip(_rgb(sea), _rgb(shore), strict=True))
    return QColor.fromRgbF(*mixed)


def _rgb(color: QColor) -> tuple[float, float, float]:
    return color.redF(), color.greenF(), color.blueF()
