"""What one zone holds: roads by class and state, junctions, districts, roadside coverage."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import STRtree

from qdpilot.geometry.measure import SEMI_MAJOR_M, area_m2, perimeter_m
from qdpilot.geometry.overlap import shared_shape
from qdpilot.geometry.zone_content import RoadSummary, districts_of, roads_within
from qdpilot.model.road import RoadClass, RoadState

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qdpilot.geometry.basemap import BaseMap
    from qdpilot.geometry.network import Network
    from qdpilot.model.road import Road
    from qdpilot.model.zone import Shape

#: Ends of stretches that meet in one place from which on it is a junction.
_JUNCTION = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneContent:
    """What lies in a zone.

    Attributes:
        area_m2: On the ellipsoid.
        perimeter_m: On the ellipsoid, of all rings.
        roads: Lengths inside by class and state.
        open_names: Of the roads inside that are open; without repeats, the longest first.
        not_open_names: Of the public roads inside that are paused, closed or not listed.
        site_names: Of those that are private (场内) and stand in no catalogue.
        junctions: Places inside where at least three stretches meet.
        districts: Names of the districts that it overlaps, the largest share first; a suggestion.
        is_near_district_line: Whether a district line is so near that the suggestion may be wrong.
        coverage_share: Part of the area that roadside coverage covers, 0 to 1.
    """

    area_m2: float
    perimeter_m: float
    roads: RoadSummary
    open_names: tuple[str, ...]
    not_open_names: tuple[str, ...]
    site_names: tuple[str, ...]
    junctions: int
    districts: tuple[str, ...]
    is_near_district_line: bool
    coverage_share: float


class RoadIndex:
    """Roads and their junctions, indexed. Never changes."""

    def __init__(self, network: Network) -> None:
        """Index a network; 50,000 roads take some tenths of a second."""
        self._roads = network.roads
        self._tree = STRtree([road.line for road in self._roads])
        self.junctions = _junctions(network)
        self._junction_tree = STRtree([shapely.Point(place) for place in self.junctions])

    def near(self, shape: Shape) -> tuple[Road, ...]:
        """Return the roads that a shape meets, in their order."""
        met = self._tree.query(shape, predicate="intersects")
        return tuple(self._roads[index] for index in sorted(met.tolist()))

    def junctions_in(self, shape: Shape) -> int:
        """Return how many junctions lie in a shape, its edge included."""
        return len(self._junction_tree.query(shape, predicate="intersects"))


def content_of(
    shape: Shape,
    index: RoadIndex,
    base: BaseMap,
    coverage: Sequence[Shape] = (),
    *,
    district_line_m: float,
) -> ZoneContent:
    """Return what lies in a valid shape.

    Args:
        shape: Valid, lon/lat, EPSG:4490.
        index: Of all roads.
        base: For its districts.
        coverage: Valid areas of roadside coverage; what two cover counts once.
        district_line_m: How near a district line makes the districts doubtful.
    """
    roads = index.near(shape)
    found = roads_within([shape], roads)
    area = area_m2(shape)
    return ZoneContent(
        area_m2=area,
        perimeter_m=perimeter_m(shape),
        roads=found,
        open_names=_names(roads, found, _is_open),
        not_open_names=_names(roads, found, _is_not_open),
        site_names=_names(roads, found, _is_site),
        junctions=index.junctions_in(shape),
        districts=districts_of(shape, base.districts),
        is_near_district_line=_is_near(shape, base, district_line_m),
        coverage_share=_covered_m2(shape, coverage) / area if area else 0.0,
    )


def _is_open(road: Road) -> bool:
    return road.state is RoadState.OPEN


def _is_site(road: Road) -> bool:
    return road.road_class is RoadClass.SITE and not _is_open(road)


def _is_not_open(road: Road) -> bool:
    return not (_is_open(road) or _is_site(road))


def _names(
    roads: Sequence[Road], found: RoadSummary, is_wanted: Callable[[Road], bool]
) -> tuple[str, ...]:
    chosen = {road.id for road in roads if is_wanted(road)} & found.stretch_m.keys()
    metres: dict[str, float] = {}
    for road in roads:
        if road.id in chosen and road.name:
            metres[road.name] = metres.get(road.name, 0.0) + found.stretch_m[road.id]
    return tuple(sorted(metres, key=lambda name: -metres[name]))


def _covered_m2(shape: Shape, coverage: Sequence[Shape]) -> float:
    met = [one for one in coverage if one.intersects(shape)]
    return area_m2(shared_shape(shape, shapely.union_all(met))) if met else 0.0


def _is_near(shape: Shape, base: BaseMap, within_m: float) -> bool:
    """Tell whether a district line comes near; degrees are measured on the sphere, by parallels."""
    shrink = math.cos(math.radians(shape.centroid.y))
    stretched = (
        shapely.transform(one, lambda xy: xy * (shrink, 1.0))
        for one in (shape, base.district_lines)
    )
    return bool(shapely.distance(*stretched) * math.radians(SEMI_MAJOR_M) <= within_m)


def _junctions(network: Network) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Return the places where at least three ends of stretches meet, shape (n, 2)."""
    lines = np.asarray(network.lines, dtype=object)
    if not len(lines):
        return np.empty((0, 2))
    ends = np.concatenate([shapely.get_point(lines, 0), shapely.get_point(lines, -1)])
    junction = network.ends.T.ravel()
    count = np.bincount(junction)
    _, first = np.unique(junction, return_index=True)
    places: np.ndarray[tuple[int, int], np.dtype[np.float64]] = shapely.get_coordinates(ends[first])
    return places[count[junction[first]] >= _JUNCTION]
