"""Grips: the corners and mid-points of a zone that can be taken hold of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.geometry.corners import CornerRef, corner_table
from qdpilot.geometry.rings import rings_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qdpilot.model.zone import Shape
    from qdpilot.tools.events import LonLat

#: An edge shorter than this many reaches has no mid-point to take hold of: no room for it.
_LEAST_EDGE = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Grip:
    """A place of a zone that can be dragged.

    Attributes:
        corner: Which corner; of a mid-point, the place its new corner will have.
        at: Lon, lat.
        is_new: Whether it is a mid-point, and dragging it adds a corner.
    """

    corner: CornerRef
    at: LonLat
    is_new: bool = False


def grip_at(shape: Shape, at: LonLat, *, reach: LonLat) -> Grip | None:
    """Return the corner under a pointer, or else the mid-point, or None."""
    where, which = corner_table(shape)
    if len(where) and (nearest := _nearest(where, at, reach)) is not None:
        part, ring, index = (int(one) for one in which[nearest])
        return Grip(corner=CornerRef(part, ring, index), at=_lonlat(where[nearest]))
    middles, refs = midpoints(shape, reach=reach)
    if len(middles) and (nearest := _nearest(middles, at, reach)) is not None:
        return Grip(corner=refs[nearest], at=_lonlat(middles[nearest]), is_new=True)
    return None


def midpoints(shape: Shape, *, reach: LonLat) -> tuple[NDArray[np.float64], list[CornerRef]]:
    """Return the mid-points of all edges that are long enough on screen to have one.

    Returns:
        Places (n, 2), lon and lat; and for each the place a corner added there will have.
    """
    places: list[NDArray[np.float64]] = []
    refs: list[CornerRef] = []
    for part, rings in enumerate(rings_of(shape)):
        for number, path in enumerate(rings):
            following = np.roll(path, -1, axis=0)
            roomy = np.hypot(*((following - path) / reach).T) >= _LEAST_EDGE
            places.append(((path + following) / 2)[roomy])
            refs.extend(CornerRef(part, number, int(edge) + 1) for edge in np.nonzero(roomy)[0])
    return (np.concatenate(places) if places else np.empty((0, 2))), refs


def _nearest(places: NDArray[np.float64], at: LonLat, reach: LonLat) -> int | None:
    gaps = np.hypot(*((places - at) / reach).T)
    nearest = int(np.argmin(gaps))
    return nearest if gaps[nearest] <= 1.0 else None


def _lonlat(point: NDArray[np.float64]) -> LonLat:
    return float(point[0]), float(point[1])
