"""The edges of very many shapes as columns, for what is asked of all of them at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from typing import TypeAlias

    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Places: TypeAlias = NDArray[np.intp]

_PLAIN = shapely.GeometryType.POLYGON
_LINES = 7  # what is known of an edge
_AT_ONCE = 1024  # shapes; few enough for the cache, many enough for threads to pay


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
        bounds: West, south, east, north of each shape, shape (n, 4).
        lengths: How long the edges of each shape are together, shape (n,).
        polygons: How many it has.
        shapes: The shapes, lon/lat.
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
    bounds: Floats
    lengths: Floats
    polygons: Places
    shapes: NDArray[np.object_]

    def most_lat(self, at: Places) -> float:
        """Return how far from the equator some of the shapes reach, in degrees."""
        south, north = self.bounds[at, 1].min(initial=0.0), self.bounds[at, 3].max(initial=0.0)
        return float(np.abs((south, north) + self.corner[1]).max())


def edges_of(shapes: NDArray[np.object_], *, threads: int = 1) -> Edges:
    """Return the edges of valid polygons and multipolygons; None has none.

    Args:
        shapes: lon/lat, shape (n,).
        threads: How many share the work.
    """
    ends = np.concatenate(([0], np.cumsum(shapely.get_num_coordinates(shapes))))
    bounds = shapely.bounds(shapes).reshape(-1, 4)
    corner = np.fmin.reduce(bounds[:, :2], axis=0, initial=180.0)
    bounds -= np.tile(corner, 2)
    lines, lengths = np.empty((_LINES, ends[-1])), np.empty(len(shapes))
    parts = [slice(at, at + _AT_ONCE) for at in range(0, len(shapes), _AT_ONCE)]

    def draw(part: slice) -> None:
        of_part = ends[part.start : part.stop + 1]
        shapely.length(shapes[part], out=lengths[part])
        _draw(shapes[part], corner, lines[:, of_part[0] : of_part[-1]])

    if len(parts) == 1:
        draw(parts[0])
    else:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(draw, parts))
    west, east, _, _, slope, rise, sign = lines
    return Edges(
        corner=corner,
        reach=np.fmax.reduce(bounds[:, 2:], axis=0, initial=0.0),
        ends=ends,
        west=west,
        east=east,
        lat=lines[2:4],
        slope=slope,
        rise=rise,
        sign=sign,
        bounds=bounds,
        lengths=lengths,
        polygons=shapely.get_num_geometries(shapes).astype(np.intp),
        shapes=shapes,
    )


def _draw(shapes: NDArray[np.object_], corner: Floats, lines: Floats) -> None:
    """Write down the edges of some shapes: west, east, lat of both ends, slope, rise, sign."""
    points, _, ring_of, turn = corners_of(shapes)
    if not len(points):
        return
    lon, lat = np.ascontiguousarray((points - corner).T)
    west, east, lat_a, lat_b, slope, rise, sign = lines
    wide = np.diff(lon, append=lon[-1])
    lat_a[:] = lat
    lat_b[:-1] = lat[1:]
    lat_b[-1] = lat[-1]
    np.minimum(lon[:-1], lon[1:], out=west[:-1])
    np.maximum(lon[:-1], lon[1:], out=east[:-1])
    east[:-1][ring_of[1:] != ring_of[:-1]] = -1.0
    west[-1], east[-1] = lon[-1], -1.0
    np.divide(lat_b - lat, wide + (wide == 0), out=slope)
    np.subtract(lat, slope * lon, out=rise)
    np.sign(wide, out=sign)
    if turn is not None:
        sign *= turn[ring_of]


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
