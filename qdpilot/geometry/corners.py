"""Corners, one by one: where they are, and the shape with one moved, inserted or removed.

All is pure: the other rings stay as they are, bit by bit, and rings stay closed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from shapely import MultiPolygon

from qdpilot.geometry.rings import rings_of, shape_of
from qdpilot.model.errors import InvalidShapeError

if TYPE_CHECKING:
    from qdpilot.geometry.measure import Coordinates
    from qdpilot.model.zone import Shape


@dataclass(frozen=True, slots=True, order=True)
class CornerRef:
    """Which corner of a shape.

    Attributes:
        part: 0 for a polygon, else the polygon of the multipolygon.
        ring: 0 is the shell, 1 the first hole.
        index: 0 <= index < number of corners; the closing point is not counted.
    """

    part: int
    ring: int
    index: int


def corners(shape: Shape) -> dict[CornerRef, tuple[float, float]]:
    """Return each corner's lon and lat, in the order of the shape."""
    return {
        CornerRef(part, ring, index): (float(lon), float(lat))
        for part, rings in enumerate(rings_of(shape))
        for ring, path in enumerate(rings)
        for index, (lon, lat) in enumerate(path.tolist())
    }


def corner_table(shape: Shape) -> tuple[Coordinates, Coordinates]:
    """Return all corners at once: lon/lat of shape (n, 2), and part, ring, index of shape (n, 3).

    For nearest-corner searches while the mouse moves.
    """
    where, which = [np.empty((0, 2))], [np.empty((0, 3))]
    for part, rings in enumerate(rings_of(shape)):
        for ring, path in enumerate(rings):
            where.append(path)
            which.append(
                np.column_stack(
                    [np.full(len(path), part), np.full(len(path), ring), np.arange(len(path))]
                )
            )
    return np.concatenate(where), np.concatenate(which).astype(np.intp)


def with_corner_moved(shape: Shape, corner: CornerRef, to: tuple[float, float]) -> Shape:
    """Return the shape with one corner elsewhere.

    Raises:
        IndexError: If there is no such corner; so do the others.
    """
    path = ring_of(shape, corner).copy()
    path[corner.index] = to
    return with_ring(shape, corner, path)


def with_corner_inserted(shape: Shape, corner: CornerRef, at: tuple[float, float]) -> Shape:
    """Return the shape with a new corner that becomes `corner.index` (or, equal to n, the last)."""
    path = ring_of(shape, corner)
    if not 0 <= corner.index <= len(path):
        raise IndexError(corner)
    return with_ring(shape, corner, np.insert(path, corner.index, at, axis=0))


def with_corner_removed(shape: Shape, corner: CornerRef) -> Shape:
    """Return the shape without one corner.

    Raises:
        InvalidShapeError: ``too_few_points`` if the ring would have less than three.
    """
    path = ring_of(shape, corner)
    if not 0 <= corner.index < len(path):
        raise IndexError(corner)
    if len(path) <= 3:
        lon, lat = path[corner.index].tolist()
        raise InvalidShapeError(reason="too_few_points", lon=lon, lat=lat, name="")
    return with_ring(shape, corner, np.delete(path, corner.index, axis=0))


def with_ring(shape: Shape, corner: CornerRef, path: Coordinates) -> Shape:
    """Return the shape with the ring that `corner` lies on replaced by `path`, not closed."""
    parts = rings_of(shape)
    parts[corner.part][corner.ring] = path
    return shape_of(parts, multi=isinstance(shape, MultiPolygon))


def without_hole(shape: Shape, corner: CornerRef) -> Shape:
    """Return the shape without the hole that `corner` lies on; its index does not matter.

    Raises:
        IndexError: If there is no such hole; a shell (ring 0) is none.
    """
    parts = rings_of(shape)
    if corner.ring < 1:
        raise IndexError(corner)
    del parts[corner.part][corner.ring]
    return shape_of(parts, multi=isinstance(shape, MultiPolygon))


def ring_of(shape: Shape, corner: CornerRef) -> Coordinates:
    """Return the ring that `corner` lies on: (n, 2), lon/lat, not closed."""
    parts = rings_of(shape)
    if corner.part < 0 or corner.ring < 0 or corner.index < 0:
        raise IndexError(corner)
    return parts[corner.part][corner.ring]
