"""How very many pairs of shapes meet: apart, touching, overlapping.

Most overlaps are plain to see from the area that both share, which needs no overlay
(`qdpilot.geometry.shared_area`): where it is so large that not all its parts can be too small or
too thin to count, one of them counts. Only where that leaves a doubt, the shapes are overlaid; and
only where that leaves a doubt, they are measured on the ellipsoid as `qdpilot.geometry.overlap`
does. The answer is always the one of that module.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import shapely

from qdpilot.geometry.overlap import MOST_M_A_DEG, SAFE, Meet, meeting_of_valid
from qdpilot.geometry.shared_area import edges_of, shared_areas

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qdpilot.geometry.overlap import Tolerance
    from qdpilot.geometry.shared_area import Edges
    from qdpilot.model.zone import Shape

APART, TOUCHES, OVERLAPS = 0, 1, 2
_CODES = {Meet.APART: APART, Meet.TOUCHES: TOUCHES, Meet.OVERLAPS: OVERLAPS}

# Of the ellipsoid of CGCS2000: the least product of the two radii of curvature, rounded down.
# Source: Snyder, USGS PP 1395, 4-18 and 4-20.
_LEAST_M2_A_DEG2 = math.radians(6_335_430.0) * math.radians(6_378_130.0)  # times the cosine
_FEW = 8  # pairs that are overlaid at once sooner than looked at
_AT_ONCE = 512  # pairs whose edges are looked at together
# Of all shapes of one area, the circle has the shortest edge: area <= edge^2 / (4 pi).
_ROUND = 1 / math.sqrt(4 * math.pi)


def own_prepared(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return copies that are answered faster, for one thread alone.

    A prepared geometry of GEOS builds its index when it is first asked; two threads that ask the
    same one crash.
    """
    own: NDArray[np.object_] = shapely.set_srid(shapes, 0)
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
    turn = np.arange(len(a))
    return how_pairs_meet(np.concatenate((a, b)), turn, turn + len(a), tolerance)


def how_pairs_meet(
    shapes: NDArray[np.object_],
    first: NDArray[np.intp],
    second: NDArray[np.intp],
    tolerance: Tolerance,
) -> NDArray[np.int8]:
    """Return how pairs of shapes meet.

    Args:
        shapes: As for `how_they_meet`.
        first: One of each pair, its place among the shapes; shape (n,). Better those that are
            `own_prepared`.
        second: The other.
        tolerance: As for `how_they_meet`.

    Returns:
        As `how_they_meet`.
    """
    found = np.zeros(len(first), dtype=np.int8)
    meet = shapely.intersects(shapes[first], shapes[second]).nonzero()[0]
    first, second = first[meet], second[meet]
    used, place = np.unique(np.concatenate((first, second)), return_inverse=True)
    a, b = place.reshape(2, -1)
    plain = _plainly_overlap(edges_of(shapes[used]), a, b, tolerance)
    found[meet[plain]] = OVERLAPS
    doubt = ~plain
    found[meet[doubt]] = _overlaid(shapes[first[doubt]], shapes[second[doubt]], tolerance)
    return found


def how_one_meets(
    shape: Shape, others: NDArray[np.object_], tolerance: Tolerance
) -> NDArray[np.int8]:
    """Return how one shape meets each of many; see `how_they_meet`."""
    found = np.zeros(len(others), dtype=np.int8)
    meet = shapely.intersects(shape, others).nonzero()[0]
    met = others[meet]
    plain = np.zeros(len(meet), dtype=np.bool_)
    if len(meet) >= _FEW:
        edges, turn = edges_of(np.array([*met, shape], dtype=object)), np.arange(len(meet))
        plain = _plainly_overlap(edges, turn, np.full_like(turn, len(meet)), tolerance)
    found[meet[plain]] = OVERLAPS
    if not plain.all():
        doubt = ~plain
        met = met[doubt]
        found[meet[doubt]] = _overlaid(np.full(len(met), shape), met, tolerance)
    return found


def _plainly_overlap(
    edges: Edges, a: NDArray[np.intp], b: NDArray[np.intp], tolerance: Tolerance
) -> NDArray[np.bool_]:
    """Tell which pairs share so much that some part of it counts.

    A part that does not count has less than the least area, so less than its edge times √(least
    area / 4π); or less than half its edge times the least width. So if none of k parts counts, all
    together have less than their edges together times the greater of the two; and less than k
    times the least area and half their edges times the least width.
    """
    found = np.empty(len(a), dtype=np.bool_)
    half_m = tolerance.width_m / 2
    thin_m = max(half_m, math.sqrt(tolerance.area_m2) * _ROUND)
    for since in range(0, len(a), _AT_ONCE):
        part = slice(since, since + _AT_ONCE)
        shared = shared_areas(edges, a[part], b[part])
        lat = np.abs(edges.bounds[a[part]][:, [1, 3]]).max(axis=1)
        area_m2 = (shared.area - shared.off) * least_m2_a_deg2(lat)
        edge_m = MOST_M_A_DEG * shared.edge
        parts = shared.parts + edges.rings[a[part]] + edges.rings[b[part]]
        least_m2 = np.minimum(parts * tolerance.area_m2 + half_m * edge_m, thin_m * edge_m)
        least_m2 = np.maximum(tolerance.area_m2, least_m2)
        found[part] = area_m2 > least_m2 * SAFE
    return found


def least_m2_a_deg2(lat_deg: NDArray[np.float64]) -> NDArray[np.float64]:
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
    area_m2 = area * least_m2_a_deg2(lat) / SAFE
    width_m = 2 * area_m2 / (shapely.length(parts) * MOST_M_A_DEG)
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
