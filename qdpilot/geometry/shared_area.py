"""The area that very many pairs of shapes share, without overlaying any of them.

On an upright line, a shape is the sum of what lies below its upper edges less what lies below its
lower ones. So the area of what two shapes share is half the sum, over each edge of one and each
edge of the other, of the area between the two: taken off where both are upper or both lower edges,
else added. That is an integral of how far two straight lines are apart. Nothing is put together, so
nothing goes wrong where borders touch or coincide, and the sum is off by rounding alone, for which
there is a bound. Over a strip from north to south it holds as well, with far fewer edges.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from qdpilot.geometry.ragged import counted

if TYPE_CHECKING:
    from typing import TypeAlias

    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Places: TypeAlias = NDArray[np.intp]

ROUNDED = 1e-14  # far beyond what rounding does, in units of the last digit of 1
TINY = 1e-300
_PLAIN = shapely.GeometryType.POLYGON
_MOST_EDGES = 1 << 18  # of one pair, multiplied: beyond, an overlay is as fast


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """The edges of n shapes, m in all, in the order of the shapes; degrees from a common corner.

    What leads from one ring to the next stands among them, and ends before it begins.

    Attributes:
        corner: Longitude and latitude of the corner, south-west of all shapes.
        reach: How far from it the shapes reach, in longitude and latitude.
        ends: Where those of each shape begin, shape (n + 1,).
        west: Lesser longitude of each, shape (m,).
        east: Greater longitude.
        lat: Latitude of either end, shape (2, m).
        slope: Degrees of latitude per degree of longitude; of an upright edge any number.
        rise: Latitude where it meets the longitude of the corner.
        sign: 1 of an upper edge of the shape, -1 of a lower one; of a shape of a single ring
            perhaps the other way round.
        upright: Which are upright; None: there are none.
        bounds: West, south, east, north of each shape, shape (n, 4).
        lengths: How long the edges of each shape are together, shape (n,).
    """

    corner: Floats
    reach: Floats
    ends: Places
    west: Floats
    east: Floats
    lat: Floats
    slope: Floats
    rise: Floats
    sign: Floats
    upright: NDArray[np.bool_] | None
    bounds: Floats
    lengths: Floats

    def most_lat(self, at: Places) -> Floats:
        """Return how far from the equator some of the shapes reach, in degrees."""
        return np.asarray(np.abs(self.bounds[at, 1::2] + self.corner[1]).max(axis=1))


@dataclass(frozen=True, slots=True, eq=False)
class SharedAreas:
    """What pairs of shapes share within strips; in degrees.

    Attributes:
        area: Square degrees; of a pair with very many edges 0, whatever it shares.
        off: The true area differs by less; square degrees.
        edge: The parts of what they share that reach into the strip have no longer edge than this,
            all together; degrees.
        parts: There are no more such parts than this.
    """

    area: Floats
    off: Floats
    edge: Floats
    parts: Places


@dataclass(frozen=True, slots=True, eq=False)
class _Pieces:
    """Edges as far as they lie in the strips of k pairs.

    Attributes:
        side: Whose each is, rising: the first k are the first shapes of each pair.
        at: Which edge it is.
        west: Where it begins in the strip.
        east: Where it ends.
        side_up: As `side`, of upright edges, which are no pieces.
        up: As `at`, of upright edges.
    """

    side: Places
    at: Places
    west: Floats
    east: Floats
    side_up: Places
    up: Places


def edges_of(shapes: NDArray[np.object_]) -> Edges:
    """Return the edges of valid polygons and multipolygons; None has none."""
    points, shape_of, ring_of, turn = corners_of(shapes)
    corner = points.min(axis=0, initial=180.0)
    lon, lat = np.ascontiguousarray((points - corner).T)
    lon_a, lon_b, lat_a, lat_b = lon[:-1], lon[1:], lat[:-1], lat[1:]
    wide = lon_b - lon_a
    upright = wide == 0
    east = np.maximum(lon_a, lon_b)
    east[ring_of[1:] != ring_of[:-1]] = -1.0
    slope = (lat_b - lat_a) / (wide + upright)
    sign = np.sign(wide)
    if turn is not None:
        sign *= turn[ring_of[:-1]]
    return Edges(
        corner=corner,
        reach=np.array((lon.max(initial=0.0), lat.max(initial=0.0))),
        ends=shape_of[:-1].searchsorted(np.arange(len(shapes) + 1)),
        west=np.minimum(lon_a, lon_b),
        east=east,
        lat=np.stack((lat_a, lat_b)),
        slope=slope,
        rise=lat_a - slope * lon_a,
        sign=sign,
        upright=upright if upright.any() else None,
        bounds=shapely.bounds(shapes) - np.tile(corner, 2),
        lengths=shapely.length(shapes),
    )


def corners_of(shapes: NDArray[np.object_]) -> tuple[Floats, Places, Places, Floats | None]:
    """Return all corners, the shape and the ring of each, and -1 for rings that turn left.

    A hole counts the other way round. Shapes of a single ring need no turn.
    """
    if (shapely.get_num_interior_rings(shapes) + shapely.get_type_id(shapes) == _PLAIN).all():
        points, of = shapely.get_coordinates(shapes, return_index=True)
        return points, of, of, None
    parts, shape_of = shapely.get_parts(shapes, return_index=True)
    rings, part_of = shapely.get_rings(parts, return_index=True)
    points, ring_of = shapely.get_coordinates(rings, return_index=True)
    left = shapely.is_ccw(rings)
    left[1:] ^= part_of[1:] == part_of[:-1]
    return points, shape_of[part_of[ring_of]], ring_of, np.where(left, -1.0, 1.0)


def shared_areas(edges: Edges, a: Places, b: Places, *, strip: float = 1.0) -> SharedAreas:
    """Return what pairs of shapes share, within a strip in the middle of what their bounds share.

    Args:
        edges: Those of the shapes.
        a: The first of each pair, shape (k,); its place among the shapes.
        b: The second.
        strip: How much of what the bounds share it takes up; 1: all.
    """
    count, whole = len(a), strip >= 1
    one, other = edges.bounds[a], edges.bounds[b]
    low, high = np.maximum(one, other), np.minimum(one, other)
    west, wide = low[:, 0], high[:, 2] - low[:, 0]
    if not whole:
        west, wide = west + wide * (0.5 - strip / 2), wide * strip
    pieces = _pieces(edges, np.concatenate((a, b)), west, west + wide)
    of_a, of_b = _counts(pieces.side, count)
    up_a, up_b = _counts(pieces.side_up, count)
    products = of_a * of_b
    reach = edges.reach
    area, crossings = _summed(edges, pieces, of_b * (products <= _MOST_EDGES))
    tall = one[:, 3] - one[:, 1] + other[:, 3] - other[:, 1]
    return SharedAreas(
        area=np.abs(area),
        off=products * ROUNDED * (tall * reach[0] + wide * reach[1]),
        edge=_edge_within(edges, pieces, low, high)
        if whole
        else edges.lengths[a] + edges.lengths[b],
        # A part has a leftmost place. There the strip cuts a lower edge of it, or a lower or an
        # upper one begins, or two cross, or an upright one closes it.
        parts=crossings + 2 * (of_a + of_b) + up_a * of_b + up_b * of_a,
    )


def _counts(side: Places, count: int) -> Places:
    return np.bincount(side, minlength=2 * count).reshape(2, count)


def _pieces(edges: Edges, row: Places, west: Floats, east: Floats) -> _Pieces:
    """Return the edges of rows in the strips of their pairs."""
    begin = edges.ends[row]
    side, turn = counted(edges.ends[row + 1] - begin)
    at = begin[side] + turn
    begins = np.maximum(edges.west[at], np.concatenate((west, west))[side])
    ends = np.minimum(edges.east[at], np.concatenate((east, east))[side])
    kept = (ends > begins).nonzero()[0]
    upright = at[:0]
    if edges.upright is not None:
        upright = (edges.upright[at] & (ends == begins)).nonzero()[0]
    return _Pieces(side[kept], at[kept], begins[kept], ends[kept], side[upright], at[upright])


def _edge_within(edges: Edges, pieces: _Pieces, low: Floats, high: Floats) -> Floats:
    """Return how long the edges are that may bound what the shapes of a pair share."""
    slope = edges.slope[pieces.at]
    side = np.concatenate((pieces.side, pieces.side_up)) % len(low)
    south, north = np.sort(edges.lat[:, np.concatenate((pieces.at, pieces.up))], axis=0)
    length = np.concatenate(
        (
            np.sqrt(1 + slope * slope) * (pieces.east - pieces.west),
            np.abs(np.subtract(*edges.lat[:, pieces.up])),
        )
    )
    length *= (south <= high[side, 3]) & (north >= low[side, 1])
    return np.asarray(np.bincount(side, length, len(low)), dtype=np.float64)


def _summed(edges: Edges, pieces: _Pieces, of_b: Places) -> tuple[Floats, Places]:
    """Sum for each pair over each piece of its first shape and `of_b` of the second.

    Returns:
        What they share, or that taken off; and how many pieces may cross.
    """
    count = len(of_b)
    first = int(pieces.side.searchsorted(count))
    own = pieces.side[:first]
    i, turn = counted(of_b[own])
    j = pieces.side.searchsorted(np.arange(count, 2 * count))[own][i] + turn
    west = np.maximum(pieces.west[i], pieces.west[j])
    wide = np.minimum(pieces.east[i], pieces.east[j]) - west
    both = (wide > 0).nonzero()[0]
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
