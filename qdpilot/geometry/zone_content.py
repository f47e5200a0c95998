"""What lies in a zone: metres of road, districts touched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
import shapely

from qdpilot.geometry.measure import area_m2, length_m
from qdpilot.geometry.overlap import Meet, default_tolerance, meeting_of_valid, shared_shape
from qdpilot.geometry.validity import require_valid

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

    from qdpilot.model.road import Road, RoadClass, RoadState
    from qdpilot.model.zone import Shape

    class Named(Protocol):
        """A district of the base map."""

        @property
        def name(self) -> str:
            """As printed."""

        @property
        def shape(self) -> Shape:
            """lon/lat, EPSG:4490."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadSummary:
    """How much road lies in some shapes; a stretch in two of them counts once.

    Attributes:
        length_m: In all.
        by_class_m: By 等级, only those met.
        by_state_m: By state in the catalogue, only those met.
        stretch_m: Length inside, by the road's id, only those met.
    """

    length_m: float
    by_class_m: Mapping[RoadClass, float]
    by_state_m: Mapping[RoadState, float]
    stretch_m: Mapping[str, float]


def roads_within(shapes: Sequence[Shape], roads: Sequence[Road]) -> RoadSummary:
    """Return how much road lies inside the union of some shapes.

    A road that runs along an edge lies inside.

    Args:
        shapes: lon/lat, EPSG:4490.
        roads: Stretches; two that share a line are two.

    Raises:
        InvalidShapeError: If a shape is invalid or empty.
    """
    for index, shape in enumerate(shapes):
        require_valid(shape, name=str(index))
    whole = shapely.union_all(list(shapes))
    shapely.prepare(whole)
    lines = np.array([road.line for road in roads], dtype=object)
    met: list[int] = np.flatnonzero(shapely.intersects(whole, lines)).tolist() if len(lines) else []
    by_class: dict[RoadClass, float] = {}
    by_state: dict[RoadState, float] = {}
    stretch: dict[str, float] = {}
    for road in (roads[index] for index in met):
        inside_m = length_m(shared_shape(whole, road.line))
        if inside_m > 0:
            by_class[road.road_class] = by_class.get(road.road_class, 0.0) + inside_m
            by_state[road.state] = by_state.get(road.state, 0.0) + inside_m
            stretch[road.id] = inside_m
    return RoadSummary(
        length_m=sum(stretch.values()),
        by_class_m=by_class,
        by_state_m=by_state,
        stretch_m=stretch,
    )


def districts_of(shape: Shape, districts: Iterable[Named]) -> tuple[str, ...]:
    """Return the names of the districts that a shape overlaps, the largest share first.

    Those it only touches within the tolerance are left out. The base map's outlines are simplified,
    so near a line this is a suggestion.

    Args:
        shape: Valid, lon/lat, EPSG:4490.
        districts: For instance ``load_basemap().districts``.
    """
    found = []
    for district in districts:
        met = meeting_of_valid(shape, district.shape, default_tolerance())
        if met.kind is Meet.OVERLAPS:
            found.append((met.area_m2, district.name))
    return tuple(name for _, name in sorted(found, reverse=True))


def union_area_m2(shapes: Sequence[BaseGeometry]) -> float:
    """Return the area covered by valid shapes together; what two cover counts once."""
    return area_m2(shapely.union_all(list(shapes)))
