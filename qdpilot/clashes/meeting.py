"""How very many pairs of shapes meet: apart, touching, overlapping.

Most are plain to see from the area that both share, which needs no overlay
(`qdpilot.geometry.shared_area`): where it is so large that not all its parts can be too small or
too thin to count, one of them counts. Only where that leaves a doubt, the shapes are overlaid; and
only where that leaves a doubt, they are measured on the ellipsoid as `qdpilot.geometry.overlap`
does. The answer is always the one of that module.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely

from qdpilot.geometry.edges import edges_of
from qdpilot.geometry.overlap import MOST_M_A_DEG, SAFE, Meet, meetings_of_valid
from qdpilot.geometry.shared_area import SharedAreas, shared_areas
from qdpilot.geometry.shared_with_one import shared_with_one, with_one

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qdpilot.geometry.edges import Edges
    from qdpilot.geometry.overlap import Tolerance
    from qdpilot.model.zone import Shape

APART, TOUCHES, OVERLAPS = 0, 1, 2
DOUBT = -1
_CODES = {Meet.APART: APART, Meet.TOUCHES: TOUCHES, Meet.OVERLAPS: OVERLAPS}

# Of the ellipsoid of CGCS2000: the least product of the two radii of curvature, rounded down.
# Source: Snyder, USGS PP 1395, 4-18 and 4-20.
_LEAST_M2_A_DEG2 = math.radians(6_335_430.0) * math.radians(6_378_130.0)  # times the cosine
_MANY = 64  # pairs whose edges are all looked at sooner than GEOS is asked
_STRIP = 0.6  # of what one shape shares with another, settles nine in ten
_NOUGHT = np.zeros(1)
_NO = np.zeros(1, dtype=np.bool_)
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


def how_pairs_meet(
    edges: Edges,
    a: NDArray[np.intp],
    b: NDArray[np.intp],
    tolerance: Tolerance,
    *,
    frame: NDArray[np.float64] | None = None,
) -> NDArray[np.int8]:
    """Return how pairs of shapes meet.

    Args:
        edges: Of the shapes, which are valid; lon/lat, EPSG:4490.
        a: The first of each pair, its place among the shapes; shape (n,).
        b: The second.
        tolerance: From when on shapes overlap.
        frame: Within which they meet if they do, as in `shared_areas`.

    Returns:
        Shape (n,): `APART`, `TOUCHES` or `OVERLAPS`.
    """
    found = _how_edges_meet(edges, a, b, tolerance, frame=frame)
    doubt = (found == DOUBT).nonzero()[0]
    if len(doubt):
        one, other = edges.shapes[a[doubt]], edges.shapes[b[doubt]]
        how = _overlaid(one, other, least_of(tolerance, edges.most_lat(a[doubt])), tolerance)
        off = (how == TOUCHES).nonzero()[0]
        how[off[~shapely.intersects(one[off], other[off])]] = APART
        found[doubt] = how
    return found


def how_one_meets(
    shape: Shape, others: NDArray[np.object_], tolerance: Tolerance
) -> NDArray[np.int8]:
    """Return how one shape meets each of many, as `how_pairs_meet`.

    Args:
        shape: Valid, lon/lat, EPSG:4490.
        others: Likewise, shape (n,); their bounds meet those of the shape.
        tolerance: As for `how_pairs_meet`.
    """
    _, south, _, north = shape.bounds
    least = least_of(tolerance, max(abs(south), abs(north)))
    plain = _counts(shared_with_one(shape, others, strip=_STRIP), least)
    found: NDArray[np.int8] = plain * np.int8(OVERLAPS)
    left = (~plain).nonzero()[0]  # what plainly overlaps need not be asked whether it meets
    others = others.take(left)
    if len(left) > _MANY:
        edges, turn = edges_of(with_one(others, shape)), np.arange(len(left))
        found[left] = how_pairs_meet(edges, turn, np.full_like(turn, len(left)), tolerance)
    elif len(left):
        meet = shapely.intersects(shape, others)
        found[left[meet]] = _overlaid(np.full(meet.sum(), shape), others[meet], least, tolerance)
    return found


def _how_edges_meet(
    edges: Edges,
    a: NDArray[np.intp],
    b: NDArray[np.intp],
    tolerance: Tolerance,
    *,
    frame: NDArray[np.float64] | None = None,
) -> NDArray[np.int8]:
    """Return how pairs meet as far as the edges of their shapes tell, as `how_pairs_meet`.

    Returns:
        Shape (n,): `APART`, `OVERLAPS`, or `DOUBT`.
    """
    found = np.full(len(a), DOUBT, dtype=np.int8)
    for since in range(0, len(a), _AT_ONCE):
        part = slice(since, since + _AT_ONCE)
        shared = shared_areas(edges, a[part], b[part], frame=None if frame is None else frame[part])
        found[part][shared.apart] = APART
        found[part][_counts(shared, least_of(tolerance, edges.most_lat(a[part])))] = OVERLAPS
    return found


class Least(NamedTuple):
    """A tolerance in degrees, up to a latitude; what is more is more on the ellipsoid too.

    Attributes:
        part: Least area of a part that counts, square degrees.
        wide: Square degrees for each degree of edge, from which on it is wide enough.
        thin: Square degrees for each degree of edge that parts have of which none counts.
    """

    part: float
    wide: float
    thin: float


def least_of(tolerance: Tolerance, lat_deg: float) -> Least:
    """Return a tolerance in degrees, for shapes no corner of which is farther from the equator."""
    half_m = tolerance.width_m / 2
    thin_m = max(half_m, math.sqrt(tolerance.area_m2) * _ROUND)
    cosine = math.cos(math.radians(min(lat_deg * 1.0001, 89.9999)))
    safe = SAFE / (_LEAST_M2_A_DEG2 * cosine)
    edge = safe * MOST_M_A_DEG
    return Least(safe * tolerance.area_m2, edge * half_m, edge * thin_m)


def _counts(shared: SharedAreas, least: Least) -> NDArray[np.bool_]:
    """Tell which pairs share so much that some part of it counts.

    A part that does not count has less than the least area, so less than its edge times √(least
    area / 4π); or less than half its edge times the least width. So if none of k parts counts, all
    together have less than their edges together times the greater of the two; and less than k
    times the least area and half their edges times the least width.
    """
    edge = shared.edge
    none = np.minimum(shared.parts * least.part + edge * least.wide, edge * least.thin)
    found: NDArray[np.bool_] = shared.area - shared.off > np.maximum(none, least.part)
    return found


def _overlaid(
    a: NDArray[np.object_], b: NDArray[np.object_], least: Least, tolerance: Tolerance
) -> NDArray[np.int8]:
    """Return how shapes meet that do meet.

    Args:
        a: Valid, lon/lat, EPSG:4490; shape (n,).
        b: Likewise.
        least: The tolerance, up to the latitude of `a`.
        tolerance: From when on shapes overlap.
    """
    found = np.full(len(b), OVERLAPS, dtype=np.int8)
    try:
        shared = shapely.intersection(a, b)
    except shapely.GEOSException:  # a single pair that floating overlay cannot do
        return _measured(a, b, tolerance)
    area, parts = shapely.area(shared), shapely.get_num_geometries(shared).astype(np.intp)
    summed = SharedAreas(area, _NOUGHT, shapely.length(shared), parts, _NO)
    doubt = (~_counts(summed, least)).nonzero()[0]
    if len(doubt):
        found[doubt] = TOUCHES
        doubt = doubt[area[doubt] > 0]
        found[doubt] = _measured(a[doubt], b[doubt], tolerance)
    return found


def _measured(
    a: NDArray[np.object_], b: NDArray[np.object_], tolerance: Tolerance
) -> NDArray[np.int8]:
    kinds = [one.kind for one in meetings_of_valid(a, b, tolerance)]
    return np.array([_CODES[kind] for kind in kinds], dtype=np.int8)
