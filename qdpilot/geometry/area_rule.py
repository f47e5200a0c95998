"""The area that a rule takes: districts, the working area or its open roads, less closures."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

import shapely

from qdpilot.geometry.measure import area_m2
from qdpilot.geometry.plane import Plane, buffer_m, corridor, plane_for
from qdpilot.geometry.rings import areas_of, rounded
from qdpilot.model.zone import Take

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shapely import LineString
    from shapely.geometry.base import BaseGeometry

    from qdpilot.model.zone import AreaRule, Shape

#: Two results that differ by less are one: a hair of rounding is no new closure.
SAME_WITHIN_M2 = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What rules take from and cut off; all lon/lat, EPSG:4490.

    Attributes:
        districts: Code (GB/T 2260) to land.
        working_area: Of the office; None: not said.
        closures: Areas that are closed; invalid ones are left out.
        open_roads: Stretches of the catalogue that are open.
        plane: Of the office, for metres.
    """

    districts: Mapping[str, Shape] = field(default_factory=lambda: MappingProxyType({}))
    working_area: Shape | None = None
    closures: tuple[Shape, ...] = ()
    open_roads: tuple[LineString, ...] = ()
    plane: Plane = field(default_factory=Plane)


def area_by(rule: AreaRule, sources: Sources) -> Shape:
    """Return what a rule takes now; empty if it takes nothing. Does not depend on any order."""
    area = _taken(rule, sources)
    if area.is_empty:
        return area
    if rule.buffer_m:
        area = buffer_m(area, rule.buffer_m, plane=plane_for(area, sources.plane))
    if rule.less_closures and not area.is_empty:
        area = _less_closures(area, rule.around_closures_m, sources)
    return rounded(areas_of(area))


def digest_of(shape: Shape) -> str:
    """Return what tells whether a rule gives what it gave before: SHA-256 of the shape, hex."""
    return hashlib.sha256(shapely.to_wkb(shapely.normalize(shape))).hexdigest()


def is_same(one: Shape, other: Shape) -> bool:
    """Tell whether two shapes differ by a hair at most."""
    if one.equals_exact(other, 0):
        return True
    if not (one.is_valid and other.is_valid):
        return False
    rest = areas_of(shapely.symmetric_difference(one, other))
    return area_m2(rest) < SAME_WITHIN_M2


def _taken(rule: AreaRule, sources: Sources) -> Shape:
    known = sources.districts
    named = [known[code] for code in sorted(rule.districts) if code in known]
    districts = areas_of(shapely.union_all(named))
    if rule.take is Take.DISTRICTS:
        return districts
    whole = areas_of(shapely.Polygon()) if sources.working_area is None else sources.working_area
    if rule.take is Take.WORKING_AREA:
        return whole
    limit = districts if named else whole
    return _along_open_roads(limit, rule.half_width_m, sources)


def _along_open_roads(limit: Shape, half_width_m: int, sources: Sources) -> Shape:
    lines = shapely.get_parts(shapely.MultiLineString(list(sources.open_roads)))
    inside = shapely.union_all(shapely.intersection(lines, limit))
    parts = [one for one in shapely.get_parts(inside) if shapely.get_dimensions(one) == 1]
    if not parts:
        return areas_of(shapely.Polygon())
    route: BaseGeometry = shapely.line_merge(shapely.MultiLineString(parts))
    plane = plane_for(route, sources.plane)
    return areas_of(shapely.intersection(corridor(route, half_width_m, plane=plane), limit))


def _less_closures(area: Shape, around_m: int, sources: Sources) -> Shape:
    plane = plane_for(area, sources.plane)
    valid = [one for one in sources.closures if one.is_valid]
    wide = [buffer_m(one, around_m, plane=plane) for one in valid] if around_m else valid
    return areas_of(shapely.difference(area, shapely.union_all(wide)))
