"""The area that very many pairs of shapes share, without overlaying any of them.

A polygon is the sum of the strips below its edges, where strips of upper edges count once and those
of lower edges are taken off again. So the area of what two polygons share is the sum, over each
edge of one and each edge of the other, of what their strips share: an integral of the lower of two
straight lines. Nothing is put together, so nothing goes wrong where borders touch or coincide, and
the sum is off by rounding alone, for which there is a bound.
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

# Far beyond what rounding does, in units of the last digit of 1 and of 180 degrees.
_ROUNDED = 1e-14
_ROUNDED_DEG = 1e-12
_PLAIN = shapely.GeometryType.POLYGON
_PLAIN = shapely.GeometryType.POLYGON
_MOST_EDGES = 1 << 18  # of one pair, multiplied: beyond, an overlay is as fast


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """The edges of n shapes, m in all, in the order of the shapes; degrees.

    What leads from one ring to the next stands among them, east of everything.

    Attributes:
        ends: Where those of each shape begin, shape (n + 1,).
        west: Lesser longitude of each, shape (m,).
        east: Greater longitude.
        lat: Latitude of the western end.
        slope: Degrees of latitude per degree of longitude; of an upright edge any number.
        north: Greater latitude.
        south: Lesser latitude.
        upright: Length of an upright edge, in degrees, 0 of all others; None: there is none.
        sign: 1 of an upper edge of the shape, -1 of a lower one; of a shape of a single ring
            perhaps the other way round.
        bounds: West, south, east, north of each shape, shape (n, 4).
        rings: Each shape has no more than so many, shape (n,).
    """

    ends: Places
    west: Floats
    east: Floats
    lat: Floats
    slope: Floats
    north: Floats
    south: Floats
    upright: Floats | None
    sign: Floats
    bounds: Floats
    rings: Places


@dataclass(frozen=True, slots=True, eq=False)
class SharedAreas:
    """What pairs of shapes share; in degrees.

    Attributes:
        area: Square degrees; of a pair with very many edges 0, whatever it shares.
        off: The true area differs by less; square degrees.
        edge: What is shared has no longer edge than this, all its parts together; degrees.
        parts: What is shared has no more parts than this that are not bounded by one ring alone.
    """

    area: Floats
    off: Floats
    edge: Floats
    parts: Places


@dataclass(frozen=True, slots=True, eq=False)
class _Pieces:
    """Edges as far as they run above the ground of a pair, which is where both shapes begin.

    Attributes:
        side: Whose each is, rising: of k pairs, the first k are the first shapes of each.
        west: Where it begins.
        east: Where it ends.
        height: Above the ground at its western end.
        slope: As in `Edges`.
        sign: Likewise.
    """

    side: Places
    west: Floats
    east: Floats
    height: Floats
    slope: Floats
    sign: Floats


def edges_of(shapes: NDArray[np.object_]) -> Edges:
    """Return the edges of valid polygons and multipolygons."""
    points, shape_of, ring_of, turn = _corners(shapes)
    lon, lat = points.T
    lon_a, lon_b, lat_a, lat_b = lon[:-1], lon[1:], lat[:-1], lat[1:]
    wide = lon_b - lon_a
    upright = wide == 0
    west, north, south = (
        np.minimum(lon_a, lon_b),
        np.maximum(lat_a, lat_b),
        np.minimum(lat_a, lat_b),
    )
    gap = (ring_of[1:] != ring_of[:-1]).nonzero()[0]
    west[gap] = np.inf
    sign = np.sign(wide)
    if turn is not None:
        sign *= turn[ring_of[:-1]]
    return Edges(
        ends=shape_of[:-1].searchsorted(np.arange(len(shapes) + 1)),
        west=west,
        east=np.maximum(lon_a, lon_b),
        lat=np.where(wide < 0, lat_b, lat_a),
        slope=(lat_b - lat_a) / (wide + upright),
        north=north,
        south=south,
        upright=(north - south) * upright if upright.any() else None,
        sign=sign,
        bounds=shapely.bounds(shapes),
        rings=np.bincount(shape_of[gap], minlength=len(shapes)) + 1,
    )


def _corners(shapes: NDArray[np.object_]) -> tuple[Floats, Places, Places, Floats | None]:
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


def shared_areas(edges: Edges, a: Places, b: Places) -> SharedAreas:
    """Return what pairs of shapes share.

    Args:
        edges: Those of the shapes.
        a: The first of each pair, shape (k,); its place among the shapes.
        b: The second.
    """
    one, other = edges.bounds[a], edges.bounds[b]
    low, high = np.maximum(one, other), np.minimum(one, other)
    box = np.column_stack((low[:, :2], high[:, 2:]))
    pieces, edge, upright = _pieces(edges, np.concatenate((a, b)), np.concatenate((box, box)))
    count = len(a)
    of_a, of_b = np.bincount(pieces.side, minlength=2 * count).reshape(2, count)
    products = of_a * of_b
    wide, tall = box[:, 2] - box[:, 0], low[:, 3] - box[:, 1]
    off = tall * (products * wide * _ROUNDED + (of_a + of_b) * _ROUNDED_DEG)
    area, crossings = _summed(pieces, of_b * (products <= _MOST_EDGES))
    # Each such part has a corner where the shapes cross: where two edges do, or (both bent away
    # from each other) in a corner of both, or on an upright edge, which is no piece.
    parts = crossings + of_a + of_b + upright[:count] * (of_b + 1) + upright[count:] * (of_a + 1)
    return SharedAreas(np.abs(area), off, edge[:count] + edge[count:], parts)


def _pieces(edges: Edges, row: Places, box: Floats) -> tuple[_Pieces, Floats, Places]:
    """Return the edges above the ground of a box, how long they are in it, and the upright ones."""
    begin = edges.ends[row]
    side, turn = counted(edges.ends[row + 1] - begin)
    at = begin[side] + turn
    limit_west, ground, limit_east, top = box.T
    kept = (
        (edges.west[at] <= limit_east[side])
        & (edges.east[at] >= limit_west[side])
        & (edges.north[at] >= ground[side])
    ).nonzero()[0]
    side, at = side[kept], at[kept]
    begins, slope = edges.west[at], edges.slope[at]
    west = np.maximum(begins, limit_west[side])
    east = np.minimum(edges.east[at], limit_east[side])
    length = np.sqrt(1 + slope * slope) * (east - west)
    uprights = np.zeros(len(row), dtype=np.intp)
    if edges.upright is not None:
        upright = edges.upright[at]
        length += upright
        uprights = np.bincount(side[upright > 0], minlength=len(row))
    length *= edges.south[at] <= top[side]
    edge = np.asarray(np.bincount(side, length, len(row)), dtype=np.float64)
    height = edges.lat[at] - ground[side] + slope * (west - begins)
    # Where an edge comes out of the ground or goes into it, only what lies above counts.
    rises = slope > 0
    meets = west - height / (slope + (slope == 0))
    np.copyto(west, np.maximum(meets, west), where=(height < 0) & rises)
    np.copyto(east, np.minimum(meets, east), where=(height > 0) & ~rises & (slope < 0))
    above = ((east > west) & ((height > 0) | rises)).nonzero()[0]
    columns = (side, west, east, np.maximum(height, 0), slope, edges.sign[at])
    return _Pieces(*(column[above] for column in columns)), edge, uprights


def _summed(pieces: _Pieces, of_b: Places) -> tuple[Floats, Places]:
    """Sum for each pair over each piece of its first shape and `of_b` of the second.

    Returns:
        What their strips share; and how many may cross.
    """
    count = len(of_b)
    first = int(np.searchsorted(pieces.side, count))
    own = pieces.side[:first]
    i, turn = counted(of_b[own])
    j = np.searchsorted(pieces.side, np.arange(count, 2 * count))[own][i] + turn
    west = np.maximum(pieces.west[i], pieces.west[j])
    wide = np.minimum(pieces.east[i], pieces.east[j]) - west
    both = (wide > 0).nonzero()[0]
    i, j, west, wide = i[both], j[both], west[both], wide[both]
    slope, other = pieces.slope[i], pieces.slope[j]
    height = pieces.height[i] + slope * (west - pieces.west[i])
    above = height - pieces.height[j] - other * (west - pieces.west[j])
    later = above + (slope - other) * wide
    # The lower of both is the first less what it is above the second, where it is.
    crossing = above * later < 0
    at_first, at_last = np.abs(above), np.abs(later)
    total = at_first + at_last
    apart = np.where(crossing, (above * above + later * later) / (total + ~crossing), total)
    twice = 2 * height + slope * wide - (above + later + apart) / 2
    weight = twice * wide * (pieces.sign[i] * pieces.sign[j])
    pair = own[i]
    close = crossing | (np.minimum(at_first, at_last) < _ROUNDED_DEG)
    return np.bincount(pair, weight, count) / 2, np.bincount(pair[close], minlength=count)
