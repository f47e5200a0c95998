"""How very many pairs of shapes meet: apart, touching, overlapping.

Most overlaps are plain to see: a small box in the middle lies within both shapes. Only where none
does, the shapes are overlaid; and only where that leaves a doubt, they are measured on the
ellipsoid as `qdpilot.geometry.overlap` does. The answer is always the one of that module.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray

from qdpilot.geometry.overlap import Meet, meeting_of_valid

if TYPE_CHECKING:
    from collections.abc import Callable

    from qdpilot.geometry.overlap import Tolerance

Bounds: TypeAlias = NDArray[np.float64]  # shape (n, 4): west, south, east, north

APART, TOUCHES, OVERLAPS = 0, 1, 2
_CODES = {Meet.APART: APART, Meet.TOUCHES: TOUCHES, Meet.OVERLAPS: OVERLAPS}

# Of the ellipsoid of CGCS2000: the greatest radius of curvature, b²/a turned over, and the least
# product of the two, both rounded away from the truth. Source: Snyder, USGS PP 1395, 4-18 and 4-20.
_MOST_M_A_DEG = math.radians(6_399_600.0)
_LEAST_M2_A_DEG2 = math.radians(6_335_430.0) * math.radians(6_378_130.0)  # times the cosine
_SAFE = 1.01  # beyond what rounding may do to an overlay
_NEAR_DEG = 0.1  # no box reaches farther from its middle
_FEW = 8  # pairs that are overlaid at once sooner than looked at


def own_prepared(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return copies that are answered faster, for one thread alone.

    A prepared geometry of GEOS builds its index when it is first asked; two threads that ask the
    same one crash.
    """
    own: NDArray[np.object_] = shapely.from_wkb(shapely.to_wkb(shapes))
    shapely.prepare(own)
    return own


def how_they_meet(
    a: NDArray[np.object_],
    b: NDArray[np.object_],
    tolerance: Tolerance,
) -> NDArray[np.int8]:
    """Return how each shape of one list meets its counterpart of another.

    Args:
        a: Valid shapes, lon/lat, EPSG:4490; shape (n,). Better `own_prepared`.
        b: Likewise.
        tolerance: From when on shapes overlap.

    Returns:
        Shape (n,): `APART`, `TOUCHES` or `OVERLAPS`.
    """
    found = np.zeros(len(a), dtype=np.int8)
    meet = np.flatnonzero(shapely.intersects(a, b))
    found[meet] = OVERLAPS
    a, b = a[meet], b[meet]
    doubt = np.arange(len(meet))
    for middle in (_middle_of_bounds, _middle_of_shared_bounds):
        if len(doubt) >= _FEW:
            doubt = doubt[~_box_in_both(a[doubt], b[doubt], middle, tolerance)]
    if len(doubt):
        found[meet[doubt]] = _overlaid(a[doubt], b[doubt], tolerance)
    return found


def _middle_of_bounds(a: Bounds, b: Bounds) -> NDArray[np.float64]:
    middle: NDArray[np.float64] = (a[:, :2] + a[:, 2:] + b[:, :2] + b[:, 2:]) / 4
    return middle


def _middle_of_shared_bounds(a: Bounds, b: Bounds) -> NDArray[np.float64]:
    middle: NDArray[np.float64] = (
        np.maximum(a[:, :2], b[:, :2]) + np.minimum(a[:, 2:], b[:, 2:])
    ) / 2
    return middle


def _least_m2(
    a: NDArray[np.object_], b: NDArray[np.object_], tolerance: Tolerance
) -> NDArray[np.float64]:
    """Return the area from which on a shared part counts, however long its edge may be.

    Its edge is made of pieces of both edges, so it is no longer than both together.
    """
    edge_m = (shapely.length(a) + shapely.length(b)) * _MOST_M_A_DEG
    least: NDArray[np.float64] = np.maximum(tolerance.area_m2, tolerance.width_m / 2 * edge_m)
    return least * _SAFE


def _box_in_both(
    a: NDArray[np.object_],
    b: NDArray[np.object_],
    middle: Callable[[Bounds, Bounds], NDArray[np.float64]],
    tolerance: Tolerance,
) -> NDArray[np.bool_]:
    """Tell whether a box that is large enough to count, round a point, lies within both shapes."""
    lon, lat = middle(shapely.bounds(a), shapely.bounds(b)).T
    half = np.sqrt(_least_m2(a, b, tolerance) / _m2_a_deg2(np.abs(lat) + _NEAR_DEG)) / 2
    box = shapely.box(lon - half, lat - half, lon + half, lat + half)
    within: NDArray[np.bool_] = shapely.contains(a, box) & (half < _NEAR_DEG)
    at = np.flatnonzero(within)
    within[at] = shapely.contains(b[at], box[at])
    return within


def _m2_a_deg2(lat_deg: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return no more than the square metres of a square degree up to this latitude."""
    cosine = np.cos(np.radians(np.minimum(lat_deg * 1.0001, 89.9999)))
    least: NDArray[np.float64] = _LEAST_M2_A_DEG2 * cosine
    return least


def _overlaid(
    a: NDArray[np.object_], b: NDArray[np.object_], tolerance: Tolerance
) -> NDArray[np.int8]:
    """Return how shapes meet that do meet."""
    found = np.full(len(a), TOUCHES, dtype=np.int8)
    try:
        shared = shapely.intersection(a, b)
    except shapely.GEOSException:  # a single pair that floating overlay cannot do
        return _measured(a, b, tolerance)
    parts, of = shapely.get_parts(shared, return_index=True)
    area = shapely.area(parts)
    parts, of, area = parts[area > 0], of[area > 0], area[area > 0]
    lat = np.abs(shapely.bounds(parts)[:, [1, 3]]).max(axis=1, initial=0)
    area_m2 = area * _m2_a_deg2(lat) / _SAFE
    width_m = 2 * area_m2 / (shapely.length(parts) * _MOST_M_A_DEG)
    counts = (area_m2 >= tolerance.area_m2) & (width_m >= tolerance.width_m)
    found[of[counts]] = OVERLAPS
    if not counts.all():
        doubt = np.array(sorted({*of.tolist()} - {*of[counts].tolist()}), dtype=np.intp)
        found[doubt] = _measured(a[doubt], b[doubt], tolerance)
    return found


def _measured(
    a: NDArray[np.object_], b: NDArray[np.object_], tolerance: Tolerance
) -> NDArray[np.int8]:
    kinds = [meeting_of_valid(one, other, tolerance).kind for one, other in zip(a, b, strict=True)]
    return np.array([_CODES[kind] for kind in kinds], dtype=np.int8)
