"""The area that very many pairs of shapes share, without overlaying any of them.

On an upright line, a shape is the sum of what lies below its upper edges less what lies below its
lower ones. So the area of what two shapes share is half the sum, over each edge of one and each
edge of the other, of the area between the two: taken off where both are upper or both lower edges,
else added. That is an integral of how far two straight lines are apart. Nothing is put together, so
nothing goes wrong where borders touch or coincide, and the sum is off by rounding alone, for which
there is a bound. Where it is known between which longitudes two shapes meet at all, it holds there
as well, with far fewer edges.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.geometry.ragged import counted

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qdpilot.geometry.edges import Edges, Floats, Places

ROUNDED = 1e-14  # far beyond what rounding does, in units of the last digit of 1
TINY = 1e-300
_ONE_EACH = 2  # polygons of a pair
_MOST_EDGES = 1 << 18  # of one pair, multiplied: beyond, an overlay is as fast


@dataclass(frozen=True, slots=True, eq=False)
class SharedAreas:
    """What pairs of shapes share; in degrees.

    Attributes:
        area: Square degrees; of a pair with very many edges 0, whatever it shares.
        off: The true area differs by less; square degrees.
        edge: The parts of what they share have no longer edge than this, all together; degrees.
        parts: There are no more parts than this.
        apart: Which pairs surely have not even a point in common; of others nothing is said.
    """

    area: Floats
    off: Floats
    edge: Floats
    parts: Places
    apart: NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class _Pieces:
    """Edges as far as they lie between two longitudes for each of k pairs.

    Attributes:
        side: Whose each is, rising: the first k are the first shapes of each pair.
        at: Which edge it is.
        west: Where it begins.
        east: Where it ends.
        side_still: As `side`, of edges that have but one longitude there, and are no pieces.
        still: As `at`, of these.
    """

    side: Places
    at: Places
    west: Floats
    east: Floats
    side_still: Places
    still: Places


def shared_areas(edges: Edges, a: Places, b: Places, *, frame: Floats | None = None) -> SharedAreas:
    """Return what pairs of shapes share.

    Args:
        edges: Those of the shapes.
        a: The first of each pair, shape (k,); its place among the shapes.
        b: The second.
        frame: West, south, east, north within which lies all that each pair shares, none of it on
            their border; degrees, shape (k, 4); infinite where nothing is known. None: likewise.
    """
    count = len(a)
    one, other = edges.bounds[a], edges.bounds[b]
    low, high = np.maximum(one[:, :2], other[:, :2]), np.minimum(one[:, 2:], other[:, 2:])
    if frame is not None:
        np.maximum(low, frame[:, :2] - edges.corner, out=low)
        np.minimum(high, frame[:, 2:] - edges.corner, out=high)
    pieces = _pieces(edges, np.concatenate((a, b)), low[:, 0], high[:, 0])
    of_a, of_b = _counts(pieces.side, count)
    still_a, still_b = _counts(pieces.side_still, count)
    products = of_a * of_b
    few = products <= _MOST_EDGES
    area, crossings = _summed(edges, pieces, of_b * few)
    area = np.abs(area)
    wide, tall = high[:, 0] - low[:, 0], one[:, 3] - one[:, 1] + other[:, 3] - other[:, 1]
    off = products * ROUNDED * (tall * edges.reach[0] + wide * edges.reach[1])
    polygons = edges.polygons[a] + edges.polygons[b]
    alone = few & (polygons == _ONE_EACH) & ~(_holds(one, other) | _holds(other, one))
    return SharedAreas(
        area=area,
        off=off,
        edge=_edge_within(edges, pieces, low[:, 1], high[:, 1]),
        # Round a part runs the whole border of a polygon of either shape, or the borders of both,
        # which meet where one takes over from the other: twice at least.
        parts=crossings // 2 + polygons + still_a * (of_b + still_b) + still_b * of_a,
        # Nor is one within the other then, for it would share its area.
        apart=alone & (crossings + still_a + still_b == 0) & (area <= off),
    )


def _holds(one: Floats, other: Floats) -> NDArray[np.bool_]:
    """Tell which bounds hold others."""
    inside = (one[:, 0] <= other[:, 0]) & (one[:, 1] <= other[:, 1])
    return np.asarray(inside & (one[:, 2] >= other[:, 2]) & (one[:, 3] >= other[:, 3]))


def _counts(side: Places, count: int) -> Places:
    return np.bincount(side, minlength=2 * count).reshape(2, count)


def _pieces(edges: Edges, row: Places, west: Floats, east: Floats) -> _Pieces:
    """Return the edges of rows between the longitudes of their pairs."""
    begin = edges.ends[row]
    side, turn = counted(edges.ends[row + 1] - begin)
    at = begin[side] + turn
    begins = np.maximum(edges.west[at], np.concatenate((west, west))[side])
    ends = np.minimum(edges.east[at], np.concatenate((east, east))[side])
    kept, still = (ends > begins).nonzero()[0], (ends == begins).nonzero()[0]
    return _Pieces(side[kept], at[kept], begins[kept], ends[kept], side[still], at[still])


def _edge_within(edges: Edges, pieces: _Pieces, south: Floats, north: Floats) -> Floats:
    """Return how long the edges are that may bound what the shapes of a pair share."""
    slope = edges.slope[pieces.at]
    side = np.concatenate((pieces.side, pieces.side_still)) % len(south)
    one, other = edges.lat.take(np.concatenate((pieces.at, pieces.still)), axis=1)
    low, high = np.minimum(one, other), np.maximum(one, other)
    length = np.concatenate(
        (
            np.sqrt(1 + slope * slope) * (pieces.east - pieces.west),
            (high - low)[len(slope) :],
        )
    )
    length *= (low <= north[side]) & (high >= south[side])
    return np.asarray(np.bincount(side, length, len(south)), dtype=np.float64)


def _summed(edges: Edges, pieces: _Pieces, of_b: Places) -> tuple[Floats, Places]:
    """Sum for each pair over each piece of its first shape and `of_b` of the second.

    Returns:
        What they share, or that taken off; and how many pieces may meet.
    """
    count = len(of_b)
    first = int(pieces.side.searchsorted(count))
    own = pieces.side[:first]
    i, turn = counted(of_b[own])
    j = pieces.side.searchsorted(np.arange(count, 2 * count))[own][i] + turn
    west = np.maximum(pieces.west[i], pieces.west[j])
    wide = np.minimum(pieces.east[i], pieces.east[j]) - west
    both = (wide >= 0).nonzero()[0]
    i, j, west, wide = i[both], j[both], west[both], wide[both]
    pair = own[i]
    i, j = pieces.at[i], pieces.at[j]
    slope = edges.slope[i] - edges.slope[j]
    apart = edges.rise[i] - edges.rise[j] + slope * west
    steep = np.abs(edges.slope[pieces.at]).max(initial=0.0)
    off = ROUNDED * (steep * edges.reach[0] + edges.reach[1])
    between, close = gaps(apart, slope, wide, off=off)
    between *= edges.sign[i] * edges.sign[j]
    return np.bincount(pair, between, count) / -2, np.bincount(pair[close], minlength=count)


def gaps(
    apart: Floats, slope: Floats, wide: Floats, *, off: float
) -> tuple[Floats, NDArray[np.bool_]]:
    """Return the area between straight lines, and which of them may cross.

    Args:
        apart: How far one lies above the other where they begin.
        slope: How much farther for each degree.
        wide: How many degrees they run, more than 0.
        off: `apart` differs from the truth by less.
    """
    later = apart + slope * wide
    total = np.abs(apart) + np.abs(later)
    product = apart * later
    close = product <= off * total
    # Where they cross, less than the mean of both ends, as the two triangles are.
    return (total / 2 + np.minimum(product, 0) / (total + TINY)) * wide, close
