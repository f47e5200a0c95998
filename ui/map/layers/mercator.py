"""Tiles of the Web Mercator grid on the map's plane. Source: EPSG:3857; OSM slippy map names."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from PySide6.QtCore import QRectF

    from ui.map.projection import Projection

#: Level, column from the west, row from the north.
TileKey: TypeAlias = tuple[int, int, int]
#: Edge of a picture that a tile usually has, pixels.
EDGE = 256
#: Latitude at which the grid ends.
MOST_LAT = 85.051128


def _across(z: int) -> int:
    """Return how many tiles a level has in a row."""
    return 1 << z


def lon_of(x: float, z: int) -> float:
    """Return the longitude of a column's west side."""
    return x / _across(z) * 360 - 180


def lat_of(y: float, z: int) -> float:
    """Return the latitude of a row's north side."""
    return math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / _across(z)))))


def column_of(lon: float, z: int) -> float:
    """Return in which column a longitude lies, with its fraction."""
    return (lon + 180) / 360 * _across(z)


def row_of(lat: float, z: int) -> float:
    """Return in which row a latitude lies, with its fraction."""
    within = math.radians(min(max(lat, -MOST_LAT), MOST_LAT))
    return (1 - math.asinh(math.tan(within)) / math.pi) / 2 * _across(z)


def zoom_for(scale: float, projection: Projection) -> int:
    """Return the level whose pictures are about as large as the screen shows them.

    Args:
        scale: Device pixels for a degree of latitude.
        projection: Of the map.
    """
    for_level_0 = EDGE / 360 / projection.shrink
    return max(math.floor(math.log2(scale / for_level_0) + 0.4), 0)


def keys_in(plane: QRectF, z: int, projection: Projection) -> Iterator[TileKey]:
    """Yield the tiles of a level that a rectangle of the plane meets."""
    west, north = projection.lonlat(plane.topLeft())
    east, south = projection.lonlat(plane.bottomRight())
    most = _across(z) - 1
    columns = range(
        max(math.floor(column_of(west, z)), 0), min(math.floor(column_of(east, z)), most) + 1
    )
    rows = range(max(math.floor(row_of(north, z)), 0), min(math.floor(row_of(south, z)), most) + 1)
    return ((z, x, y) for y in rows for x in columns)


def rect_of(key: TileKey, projection: Projection) -> QRectF:
    """Return the rectangle of the plane that a tile covers."""
    z, x, y = key
    return projection.rect((lon_of(x, z), lat_of(y + 1, z), lon_of(x + 1, z), lat_of(y, z)))


def strips(key: TileKey, projection: Projection) -> Iterator[tuple[float, float, QRectF]]:
    """Yield strips of a tile from the north: first and last part of its height, and where it lies.

    Mercator stretches latitudes unevenly; within a strip the difference is below a pixel.
    """
    z, x, y = key
    count = 2 ** max(9 - z, 0) if z > 3 else 64
    west, east = lon_of(x, z), lon_of(x + 1, z)
    for number in range(count):
        top, bottom = number / count, (number + 1) / count
        bounds = (west, lat_of(y + bottom, z), east, lat_of(y + top, z))
        yield top, bottom, projection.rect(bounds)


def plane_of(
    parts: NDArray[np.float64], key: TileKey, projection: Projection
) -> NDArray[np.float64]:
    """Return plane coordinates of places given in parts of a tile, shape (n, 2)."""
    z, x, y = key
    lons = (x + parts[:, 0]) / _across(z) * 360 - 180
    lats = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * (y + parts[:, 1]) / _across(z)))))
    return projection.to_plane(np.column_stack([lons, lats]))
