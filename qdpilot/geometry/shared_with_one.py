"""What one shape shares with each of a few others, in the fewest steps; see `shared_area`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from qdpilot.geometry.edges import corners_of
from qdpilot.geometry.shared_area import ROUNDED, TINY, SharedAreas

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qdpilot.geometry.edges import Floats, Places
    from qdpilot.model.zone import Shape

_MOST_EDGES = 1 << 19  # multiplied: beyond, nothing is found to be shared


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
    beside = (high - low) * ((1 - strip) / 2)
    beside[count] = 0.0
    edges, of, upright = _edges(shapes, corner, low + beside, high - beside)
    first = int(of.searchsorted(count))
    of, of_it = of[:first], len(of) - first
    if first * of_it > _MOST_EDGES:
        nothing = np.zeros(count)
        return SharedAreas(nothing, nothing, nothing, nothing.astype(np.intp), nothing != 0)
    of_them = np.bincount(of, minlength=count)
    # A part has a leftmost place in the strip. There it cuts a lower edge of the part, or a lower
    # or an upper one begins, or two cross, and any two may, or an upright one closes it.
    parts = of_them * (of_it + 2) + 2 * of_it
    if len(upright):
        ups = np.bincount(upright, minlength=count + 1)
        parts += ups[:count] * of_it + ups[count] * of_them
    reach = np.abs(bounds).max()  # no corner is farther, and no side is twice as long
    return SharedAreas(
        area=np.abs(_areas(edges[:, :first], edges[:, first:], of, count)),
        off=parts * (ROUNDED * 6 * reach * reach),
        edge=lengths[:count] + lengths[count],
        parts=parts,
        apart=np.zeros(count, dtype=np.bool_),
    )


def with_one(others: NDArray[np.object_], shape: Shape) -> NDArray[np.object_]:
    """Return shapes and one more."""
    shapes = np.empty(len(others) + 1, dtype=object)
    shapes[:-1], shapes[-1] = others, shape
    return shapes


_WEST, _EAST, _SLOPE, _RISE, _SIGN = range(5)


def _edges(
    shapes: NDArray[np.object_], corner: Floats, low: Floats, high: Floats
) -> tuple[Floats, Places, Places]:
    """Return the edges of shapes that run in strips, degrees from a corner.

    Returns:
        Where each of m edges begins in the strip of its shape, where it ends, its slope, its
        latitude where it meets the longitude of the corner, and 1 of an upper, -1 of a lower edge
        (of a shape perhaps all the other way round), shape (5, m); whose it is, rising, shape
        (m,); and whose upright edges are, which are not among them.
    """
    points, of, ring_of, turn = corners_of(shapes)
    lon, lat = points[:, 0] - corner[0], points[:, 1] - corner[1]
    lon_a, lon_b, of = lon[:-1], lon[1:], of[:-1]
    real, wide = ring_of[1:] == ring_of[:-1], lon_b - lon_a
    upright = wide == 0
    edges = np.empty((5, len(wide)))
    west, east, slope = edges[:_RISE]
    np.maximum(np.minimum(lon_a, lon_b), low.take(of), out=west)
    np.minimum(np.maximum(lon_a, lon_b), high.take(of), out=east)
    np.divide(lat[1:] - lat[:-1], wide + upright, out=slope)
    np.subtract(lat[:-1], slope * lon_a, out=edges[_RISE])
    np.sign(wide, out=edges[_SIGN])
    if turn is not None:
        edges[_SIGN] *= turn[ring_of[:-1]]
    at = (real & (east > west)).nonzero()[0]
    return edges.take(at, axis=1), of.take(at), of[upright & real]


def _areas(them: Floats, own: Floats, of: Places, count: int) -> Floats:
    """Return what each of the others shares, or that taken off, from all edges in the strips."""
    begin = np.maximum(own[_WEST][:, None], them[_WEST]).ravel()
    run = np.minimum(own[_EAST][:, None], them[_EAST]).ravel()
    run -= begin
    at = (run > 0).nonzero()[0]  # one in six, or fewer
    begin, run = begin.take(at), run.take(at)
    i = at // len(of)
    j = at - i * len(of)
    ours, theirs = own[_SLOPE:].take(i, axis=1), them[_SLOPE:].take(j, axis=1)
    slope, middle = ours[:2] - theirs[:2]
    middle += slope * (begin + run / 2)  # how far apart they are half-way
    end = np.abs(slope * run) / 2  # and how much more at one end, less at the other
    most = np.maximum(np.abs(middle), end)
    # Twice the area between them; where they cross, they leave two triangles.
    between = run * (most + middle * middle / (most + TINY))
    return np.bincount(of.take(j), between * ours[2] * theirs[2], count) / -4
