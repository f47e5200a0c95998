"""What one shape shares with each of a few others, in the fewest steps; see `shared_area`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from qdpilot.geometry.edges import corners_of
from qdpilot.geometry.shared_area import ROUNDED, TINY, SharedAreas

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qdpilot.geometry.edges import Floats, Places
    from qdpilot.model.zone import Shape

_AT_ONCE = 1 << 13  # edges multiplied: what fits the cache, and memory that is there already
_NOTHING = np.empty(0)
_MOST_EDGES = 1 << 19  # multiplied: beyond, nothing is found to be shared


@dataclass(frozen=True, slots=True, eq=False)
class _Edges:
    """The edges of shapes that run in strips, m in all; degrees from a corner.

    Attributes:
        west: Where each begins in the strip, shape (m,).
        east: Where it ends.
        slope: Degrees of latitude per degree of longitude.
        rise: Latitude where it meets the longitude of the corner.
        sign: 1 of an upper edge, -1 of a lower one; of a shape perhaps all the other way round.
        of: Which shape it is of, rising.
        upright: How many each shape has besides that are upright, shape (n,).
    """

    west: Floats
    east: Floats
    slope: Floats
    rise: Floats
    sign: Floats
    of: Places
    upright: Places


def shared_with_one(shape: Shape, others: NDArray[np.object_], *, strip: float) -> SharedAreas:
    """Return what one shape shares with each of a few, within strips from north to south.

    What they share counts that reaches into the strip in the middle of what their bounds share.

    Args:
        shape: A valid polygon or multipolygon.
        others: Likewise, shape (k,); their bounds meet those of the shape.
        strip: How much of what the bounds share it takes up.
    """
    count, shapes = len(others), with_one(others, shape)
    bounds, lengths = shapely.bounds(shapes), shapely.length(shapes)
    corner = bounds[count, :2].copy()
    bounds -= np.concatenate((corner, corner))
    low, high = np.maximum(bounds[:, 0], 0.0), np.minimum(bounds[:, 2], bounds[count, 2])
    wide = (high - low) * strip
    wide[count] = high[count]
    low += (high - low - wide) / 2
    edges = _edges(shapes, corner, low, low + wide)
    first = int(edges.of.searchsorted(count))
    if first * (len(edges.of) - first) > _MOST_EDGES:
        nothing = np.zeros(count)
        return SharedAreas(nothing, nothing, nothing, nothing.astype(np.intp), nothing != 0)
    between, of, of_it = _between(edges, first), edges.of[:first], len(edges.of) - first
    of_them = np.bincount(of, minlength=count)
    products, tall = of_them * of_it, bounds[:, 3] - bounds[:, 1]
    # As in `shared_areas`, where any two edges may cross.
    parts = products + 2 * (of_it + of_them)
    if edges.upright.any():
        parts += edges.upright[:count] * of_it + edges.upright[count] * of_them
    return SharedAreas(
        area=np.abs(np.bincount(of, between, count)) / 2,
        off=products * (ROUNDED * np.abs(bounds).max()) * (tall + tall[count] + wide)[:count],
        edge=lengths[:count] + lengths[count],
        parts=parts,
        apart=np.zeros(count, dtype=np.bool_),
    )


def with_one(others: NDArray[np.object_], shape: Shape) -> NDArray[np.object_]:
    """Return shapes and one more."""
    shapes = np.empty(len(others) + 1, dtype=object)
    shapes[:-1], shapes[-1] = others, shape
    return shapes


def _edges(shapes: NDArray[np.object_], corner: Floats, low: Floats, high: Floats) -> _Edges:
    points, of, ring_of, turn = corners_of(shapes)
    lon, lat = points[:, 0] - corner[0], points[:, 1] - corner[1]
    lon_a, lon_b, of = lon[:-1], lon[1:], of[:-1]
    real = ring_of[1:] == ring_of[:-1]
    west, east = np.minimum(lon_a, lon_b), np.maximum(lon_a, lon_b)
    upright = of[real & (west == east)]
    np.maximum(west, low[of], out=west)
    np.minimum(east, high[of], out=east)
    at = (real & (east > west)).nonzero()[0]
    begin, south = lon_a[at], lat[at]
    wide = lon_b[at] - begin
    slope = (lat[at + 1] - south) / wide
    sign = np.sign(wide)
    return _Edges(
        west=west[at],
        east=east[at],
        slope=slope,
        rise=south - slope * begin,
        sign=sign if turn is None else sign * turn[ring_of[at]],
        of=of[at],
        upright=np.bincount(upright, minlength=len(shapes)),
    )


def _between(edges: _Edges, first: int) -> Floats:
    """Return what each edge before `first` adds to twice the area shared with those after."""
    step = _AT_ONCE // (len(edges.of) - first + 1) + 1
    parts = (slice(since, min(since + step, first)) for since in range(0, first, step))
    return np.concatenate([_NOTHING, *(_part_between(edges, first, part) for part in parts)])


def _part_between(edges: _Edges, first: int, part: slice) -> Floats:
    begin = np.maximum(edges.west[first:, None], edges.west[part])
    run = np.minimum(edges.east[first:, None], edges.east[part])
    run -= begin
    np.maximum(run, 0.0, out=run)
    slope = edges.slope[first:, None] - edges.slope[part]
    begin *= slope
    begin += edges.rise[first:, None] - edges.rise[part]  # how far apart where both begin
    slope *= run
    slope += begin  # and where one ends
    crossed = np.minimum(begin * slope, 0.0)
    total = np.abs(begin, out=begin)
    total += np.abs(slope, out=slope)
    crossed /= total + TINY
    crossed *= 2
    total += crossed
    total *= run
    between: Floats = (edges.sign[first:] @ total) * edges.sign[part] / -2
    return between
