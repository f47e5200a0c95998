"""Roads on tiles, drawn from a prepared pyramid: what a tile costs is what is seen on it."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

import numpy as np
import shapely
from PySide6.QtCore import Qt
from PySide6.QtGui import QPen

from qdpilot.geometry.pyramid import build
from qdpilot.geometry.thinning import lines_at
from qdpilot.model.road import RoadClass, RoadState
from ui.map.edges import ends_from, meeting
from ui.map.paths import draw_edges
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter
    from shapely import LineString

    from qdpilot.geometry.pyramid import Pyramid
    from qdpilot.geometry.thinning import Lines
    from qdpilot.model.road import Road
    from ui.map.projection import Coordinates, Projection
    from ui.map.tile_area import TileArea

#: Classes in the order they are painted, each with its width and that of its casing, pixels.
_WIDTHS: dict[RoadClass, tuple[float, float]] = {
    RoadClass.SITE: (1.0, 2.0),
    RoadClass.LOCAL: (1.2, 2.2),
    RoadClass.SECONDARY: (1.6, 2.8),
    RoadClass.ARTERIAL: (2.0, 3.2),
    RoadClass.EXPRESSWAY: (2.6, 4.0),
}
_CLASSES = list(_WIDTHS)
#: Roads of the catalogue are kinds of their own: they are drawn at every scale, and with casings.
_LISTED = len(_CLASSES)
#: From these scales on (pixels for a degree) roads are drawn twice as wide, and a network has
#: casings; below the last a network is hairlines.
_STREETS, _CASED = 40_000, 12_000
#: Pixels for a degree below which a network's lesser roads are left out: 25, 25, 100 m for a pixel.
_LEAST = {RoadClass.SITE: 4_450, RoadClass.LOCAL: 4_450, RoadClass.SECONDARY: 1_110}


class RoadLayer:
    """Paints the roads."""

    def __init__(self) -> None:
        self._pyramid: Pyramid | None = None

    def show(self, pyramid: Pyramid) -> None:
        """Take over what `prepared` gave."""
        self._pyramid = pyramid

    def paint(self, painter: QPainter, area: TileArea) -> None:
        """Paint the roads of a tile: all casings first, so that crossings are open."""
        if self._pyramid is None:
            return
        # Of a rough picture a network would take half of the time.
        kinds = _KINDS if area.ratio >= 1 else [kind for kind in _KINDS if kind >= _LISTED]
        seen = [(kind, edges) for kind in kinds if len(edges := self._seen(kind, area))]
        for color, is_casing in (("road_casing", True), ("road", False)):
            for kind, edges in seen:
                pen = _pen(kind, area.scale, color, theme().scheme, is_casing=is_casing)
                if pen is not None:
                    painter.setPen(pen)
                    draw_edges(painter, edges)

    def _seen(self, kind: int, area: TileArea) -> Coordinates:
        """Return the edges of a kind that may be seen on a tile, in its pixels."""
        assert self._pyramid is not None
        margin = 8 / area.scale
        box = area.plane.adjusted(-margin, -margin, margin, margin)
        bounds = (box.left(), box.top(), box.right(), box.bottom())
        found = self._pyramid.near(kind, bounds, area.scale * area.ratio)
        if not len(found):
            return np.empty((0, 4))
        self._pyramid.let_go()  # what was found of this kind lies in more pages than all the rest
        x, y = self._pyramid.origin
        inner = bounds[0] - x, bounds[1] - y, bounds[2] - x, bounds[3] - y
        corner = area.plane.left() - x, area.plane.top() - y
        return ends_from(found.compress(meeting(found, inner), axis=0), corner, area.scale)


#: The fields of a road by which it is drawn.
DRAWN_BY = ("line", "road_class", "state", "number")


def prepared(roads: Sequence[Road], projection: Projection) -> Pyramid:
    """Prepare roads for drawing; closed ones are not drawn. Slow with many: not while painting."""
    columns = ([getattr(road, one) for road in roads] for one in DRAWN_BY)
    return build(planar(*columns, projection=projection), LEAST_BY_KIND)


def planar(
    lines: Sequence[LineString],
    classes: Sequence[RoadClass],
    states: Sequence[RoadState],
    numbers: Sequence[str],
    *,
    projection: Projection,
) -> Lines:
    """Return roads given field by field (see `DRAWN_BY`) in the plane; closed ones are left out."""
    listed = map(bool, numbers)
    kinds = np.fromiter(map(_kind, classes, states, listed), dtype=np.int64, count=len(lines))
    shown = np.array([state is not RoadState.CLOSED for state in states], dtype=np.bool_)
    drawn = np.array(lines, dtype=object)[shown]
    places = projection.to_plane(shapely.get_coordinates(drawn))
    counts = shapely.get_num_coordinates(drawn).astype(np.int64)
    return lines_at(places, counts, kinds[shown])


@cache
def _kind(road_class: RoadClass, state: RoadState, has_number: bool) -> int:  # noqa: FBT001 - mapped
    is_listed = has_number or state is not RoadState.UNLISTED
    return _CLASSES.index(road_class) + (_LISTED if is_listed else 0)


@lru_cache(maxsize=512)
def _pen(kind: int, scale: float, color: str, scheme: str, *, is_casing: bool) -> QPen | None:
    del scheme  # a part of the cache's key: the colours are others
    road_class, is_listed = _CLASSES[kind % _LISTED], kind >= _LISTED
    wide = 2.0 if scale >= _STREETS else 1.0
    width = _WIDTHS[road_class][1 if is_casing else 0] * wide
    if not is_listed and scale < _CASED:
        # Hairlines no wider than a pixel are drawn in a third of the time; the greatest are darker.
        shade = "place" if road_class is RoadClass.EXPRESSWAY else "road_far"
        line = theme().mixed(shade, "road_far", share=0.12)
        return None if is_casing else QPen(line, min(width / 2, 1.0), c=Qt.PenCapStyle.FlatCap)
    if is_casing and road_class is RoadClass.SITE:
        color = "road_minor"
    pen = QPen(theme().color(color), width)
    # Square ends fill the gaps at bends, at a third of what round ones cost; hairlines have none.
    cap = Qt.PenCapStyle.SquareCap if width > 1.5 else Qt.PenCapStyle.FlatCap
    pen.setCapStyle(cap)
    return pen


#: In the order of painting: of a class first the network, then the catalogue.
_KINDS = tuple(kind for number in range(_LISTED) for kind in (number, number + _LISTED))
LEAST_BY_KIND = {_CLASSES.index(one): float(scale) for one, scale in _LEAST.items()}
