"""Corners and edges that neighbours share, moved in all of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from qdpilot.geometry.corners import CornerRef, with_corner_inserted
from qdpilot.geometry.rings import DECIMALS, rings_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.geometry.measure import Coordinates
    from qdpilot.model.zone import Shape

LonLat = tuple[float, float]
#: A corner this near to an edge lies on it: two steps of the stored grid, degrees.
_ON_DEG = 2e-7


def touches_all(shape: Shape, places: Sequence[LonLat]) -> bool:
    """Tell whether every place lies on the outline of the shape."""
    return all(shapely.distance(shape.boundary, shapely.Point(one)) <= _ON_DEG for one in places)


def with_places_moved(shape: Shape, places: Sequence[LonLat], by: LonLat) -> Shape:
    """Return the shape with one corner, or an edge, moved.

    Args:
        shape: lon/lat; its outline goes through all `places`.
        places: One corner, or the two ends of an edge. Where one lies on an edge of the shape,
            it becomes a corner first; corners between the two go along.
        by: Degrees of longitude and latitude.
    """
    for place in places:
        shape = _with_corner(shape, place)
    start, end = np.array([places[0]]), np.array([places[-1]])

    def moved(points: Coordinates) -> Coordinates:
        goes = _distances(points, start, end) <= _ON_DEG
        return np.where(goes[:, None], points + by, points).round(DECIMALS)

    result: Shape = shapely.transform(shape, moved)
    return result


def edge_at(shape: Shape, at: LonLat) -> tuple[LonLat, LonLat]:
    """Return the ends of the edge of the shape that is nearest to a place."""
    best: tuple[float, LonLat, LonLat] | None = None
    for part in rings_of(shape):
        for ring in part:
            following = np.roll(ring, -1, axis=0)
            gaps = _distances(np.array([at]), ring, following)
            edge = int(np.argmin(gaps))
            if best is None or gaps[edge] < best[0]:
                best = float(gaps[edge]), _lonlat(ring[edge]), _lonlat(following[edge])
    assert best is not None
    return best[1], best[2]


def _with_corner(shape: Shape, place: LonLat) -> Shape:
    for part, rings in enumerate(rings_of(shape)):
        for number, ring in enumerate(rings):
            if (np.abs(ring - place) <= _ON_DEG).all(axis=1).any():
                return shape
            gaps = _distances(np.array([place]), ring, np.roll(ring, -1, axis=0))
            edge = int(np.argmin(gaps))
            if gaps[edge] <= _ON_DEG:
                return with_corner_inserted(shape, CornerRef(part, number, edge + 1), place)
    return shape


def _distances(points: Coordinates, starts: Coordinates, ends: Coordinates) -> Coordinates:
    """Return how far points are from edges, degrees; one of both may be many."""
    along = ends - starts
    squared = np.maximum((along**2).sum(axis=-1), 1e-30)
    share = np.clip(((points - starts) * along).sum(axis=-1) / squared, 0.0, 1.0)
    return np.asarray(np.hypot(*(points - starts - share[:, None] * along).T))


def _lonlat(point: Coordinates) -> LonLat:
    return float(point[0]), float(point[1])
