"""The shapes of the base map in the plane, thinned for each scale."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import shapely
from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from ui.map.edges import edges_of
from ui.map.paths import path_of
from ui.map.projection import scale_of

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from qdpilot.geometry.basemap import BaseMap
    from ui.map.edges import Edges
    from ui.map.projection import Projection
    from ui.map.tile_area import TileArea

#: Of the pale water along the shore, pixels.
BAND = 7.5
#: Levels that share their shapes: an octave of scale.
_SHARED = 4
#: From this level on thinning would take no corner away: nothing is as fine as a pixel there.
_WHOLE_FROM = 28
#: The base map is cut into squares so many pixels wide, of which so many are kept.
_CELL, _CELLS = 1024, 16
#: What shows less of the base map's box than one part in so many is cut out of it first.
_FEW = 25
#: Levels that are looked at next, from the one that is.
_ZOOMS = (-2, 2, -4, 4, -6, 6, -8, -12)
#: How far a thinned line may be from the next finer one, pixels; half a pixel from the true one.
_WITHIN = 0.25
#: The band's outer line is pale and far from the shore: it needs fewer corners.
_BAND_WITHIN = 1.0


@dataclass(frozen=True, slots=True)
class GroundShapes:
    """The base map in plane coordinates, thinned for some levels.

    Attributes:
        land: All of it.
        coast: Its lines.
        shaded: Every other district.
        lines: Between districts.
        coast_edges: Edges of the coast.
        line_edges: Edges of the lines between districts.
        land_path: Of the land.
        shaded_paths: Of the shaded districts.
    """

    land: BaseGeometry
    coast: BaseGeometry
    shaded: tuple[BaseGeometry, ...]
    lines: BaseGeometry
    coast_edges: Edges = field(init=False)
    line_edges: Edges = field(init=False)
    land_path: QPainterPath = field(init=False)
    shaded_paths: tuple[QPainterPath, ...] = field(init=False)

    def __post_init__(self) -> None:
        for name, lines in (("coast_edges", self.coast), ("line_edges", self.lines)):
            object.__setattr__(self, name, edges_of(shapely.get_parts(lines)))
        object.__setattr__(self, "land_path", path_of(self.land))
        object.__setattr__(self, "shaded_paths", tuple(map(path_of, self.shaded)))

    def thinned(self, within: float) -> GroundShapes:
        """Return it with fewer corners."""
        return GroundShapes(
            land=shapely.simplify(self.land, within),
            coast=shapely.simplify(self.coast, within),
            shaded=tuple(shapely.simplify(one, within) for one in self.shaded),
            lines=shapely.simplify(self.lines, within),
        )


class Ground:
    """The base map at all levels; each is made when it is first asked for.

    Attributes:
        window: What the base map covers, plane: beyond it nothing is known, not that there is sea.
    """

    def __init__(self, base: BaseMap, projection: Projection) -> None:
        self.window = projection.rect(base.window)

        def planar(shape: BaseGeometry) -> BaseGeometry:
            return shapely.transform(shape, projection.to_plane)

        whole = GroundShapes(
            land=planar(base.land),
            coast=planar(base.coast),
            shaded=tuple(planar(one.shape) for one in base.districts[1::2]),
            lines=planar(base.district_lines),
        )
        self._bounds = whole.land.bounds
        self._thinned = {_octave(_WHOLE_FROM): whole}
        self._bands: dict[int, tuple[BaseGeometry, QPainterPath]] = {}
        self._cells: dict[tuple[int, int, int], tuple[QPainterPath, ...]] = {}

    def at(self, level: int) -> GroundShapes:
        """Return the shapes for a level."""
        return self._of(_octave(min(level, _WHOLE_FROM)))

    def areas(self, area: TileArea) -> tuple[QPainterPath, ...]:
        """Return what is filled at an area, from below.

        That is the land with the water nearer than `BAND` pixels to it, the land, and each shaded
        district. Of a small area only what is near it is there: to fill all of it costs a tile more
        than all else on it. For what lies in one cell that is made once.
        """
        span = _CELL / area.scale
        corner = area.plane.topLeft() / span
        cell = math.floor(corner.x() + 1e-6), math.floor(corner.y() + 1e-6)
        whole = QRectF(cell[0] * span, cell[1] * span, span, span)
        hair = span * 1e-6
        if not whole.adjusted(-hair, -hair, hair, hair).contains(area.plane):
            if area.level <= _WHOLE_FROM and not self._is_small(area.plane):
                shapes = self.at(area.level)
                return self._band(area.level)[1], shapes.land_path, *shapes.shaded_paths
            return self._clipped(area.plane, area.level)
        key = area.level, *cell
        if key not in self._cells:
            while len(self._cells) >= _CELLS:
                del self._cells[next(iter(self._cells))]
            self._cells[key] = self._clipped(whole, area.level)
        return self._cells[key]

    def _is_small(self, plane: QRectF) -> bool:
        """Tell whether to cut out a rectangle costs less than to fill all where none sees it."""
        west, south, east, north = self._bounds
        return plane.width() * plane.height() * _FEW < (east - west) * (north - south)

    def _clipped(self, plane: QRectF, level: int) -> tuple[QPainterPath, ...]:
        shapes, scale = self.at(level), scale_of(level)
        near = 2 * BAND / scale
        land, *shaded = (clipped(one, plane, near) for one in (shapes.land, *shapes.shaded))
        if level <= _WHOLE_FROM:
            band = clipped(self._band(level)[0], plane, near)
        else:
            band = _buffered(land, scale)
        return tuple(map(path_of, (band, land, *shaded)))

    def _band(self, level: int) -> tuple[BaseGeometry, QPainterPath]:
        if level not in self._bands:
            band = _buffered(self.at(level).land, scale_of(level))
            self._bands[level] = band, path_of(band)
        return self._bands[level]

    def prepare(self, level: int) -> bool:
        """Make one thing that a zoom from a level will need; tell whether any was missing."""
        for away in (0, *_ZOOMS):
            near = min(max(level + away, 0), _WHOLE_FROM)
            if _octave(near) not in self._thinned or near not in self._bands:
                self._band(near)
                return True
        return False

    def rough(self, area: TileArea) -> tuple[QPainterPath, ...]:
        """Return the same for a rough picture: as of a scale whose pixels are so large, no band."""
        shapes = self.at(max(area.level + round(4 * math.log2(area.ratio)), 0))
        return QPainterPath(), shapes.land_path, *shapes.shaded_paths

    def _of(self, octave: int) -> GroundShapes:
        found = self._thinned.get(octave)
        if found is None:
            within = _WITHIN / scale_of(octave * _SHARED)
            found = self._thinned[octave] = self._of(octave + 1).thinned(within)
        return found


def clipped(shape: BaseGeometry, plane: QRectF, margin: float) -> BaseGeometry:
    """Return the part of a shape in a rectangle of the plane and so far around it."""
    box = plane.adjusted(-margin, -margin, margin, margin)
    return shapely.clip_by_rect(shape, box.left(), box.top(), box.right(), box.bottom())


def _buffered(land: BaseGeometry, scale: float) -> BaseGeometry:
    coarse = shapely.simplify(land, _BAND_WITHIN / scale)
    return shapely.buffer(coarse, BAND / scale, quad_segs=3)


def _octave(level: int) -> int:
    return -(-level // _SHARED)
