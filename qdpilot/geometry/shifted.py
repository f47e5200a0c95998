"""GCJ-02 and BD-09: the shifted coordinates of Chinese internet maps, both ways.

Neither is published by those who made it; the formulas are those that all open implementations
share (first published 2011; see eviltransform, coordtransform, PRCoords on GitHub), and our tests
hold them against two of them. The way back is iterated to 1e-11 degrees (a micrometre), for the
usual one-step inverses are off by up to two metres.

Both are defined for China only: outside the box that all implementations use, coordinates are
returned as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from qdpilot.geometry.measure import Coordinates

    Shift: TypeAlias = Callable[[Coordinates], Coordinates]

# Krasovsky 1940: the ellipsoid of Beijing 1954, which GCJ-02 applies to WGS 84 coordinates.
_A_M = 6378245.0
_EE = 0.00669342162296594323
_WEST, _EAST, _SOUTH, _NORTH = 72.004, 137.8347, 0.8293, 55.8271
_BD_LON, _BD_LAT = 0.0065, 0.006
_BD_TURN = np.pi * 3000.0 / 180.0
_CLOSE_DEG = 1e-11


def gcj02_from_wgs84(lonlat: Coordinates) -> Coordinates:
    """Return GCJ-02 of WGS 84 (or CGCS2000) coordinates, shape (n, 2), columns lon and lat."""
    return np.where(_in_china(lonlat)[:, None], lonlat + _gcj_shift(lonlat), lonlat)


def wgs84_from_gcj02(lonlat: Coordinates) -> Coordinates:
    """Return WGS 84 (or CGCS2000) of GCJ-02 coordinates, shape (n, 2), columns lon and lat."""
    return np.where(_in_china(lonlat)[:, None], _undone(_gcj, lonlat), lonlat)


def bd09_from_gcj02(lonlat: Coordinates) -> Coordinates:
    """Return BD-09 of GCJ-02 coordinates, shape (n, 2), columns lon and lat."""
    return np.where(_in_china(lonlat)[:, None], _bd(lonlat), lonlat)


def gcj02_from_bd09(lonlat: Coordinates) -> Coordinates:
    """Return GCJ-02 of BD-09 coordinates, shape (n, 2), columns lon and lat."""
    return np.where(_in_china(lonlat)[:, None], _undone(_bd, lonlat), lonlat)


def _undone(shift: Shift, wanted: Coordinates) -> Coordinates:
    """Return what `shift` maps to `wanted`: a fixed point, for the shift hardly varies."""
    guess = wanted
    for _ in range(30):
        miss = wanted - shift(guess)
        guess = guess + miss
        if not (np.abs(miss) > _CLOSE_DEG).any():
            break
    return guess


def _in_china(lonlat: Coordinates) -> NDArray[np.bool_]:
    lon, lat = lonlat.T
    inside: NDArray[np.bool_] = (lon >= _WEST) & (lon <= _EAST) & (lat >= _SOUTH) & (lat <= _NORTH)
    return inside


def _gcj(lonlat: Coordinates) -> Coordinates:
    return lonlat + _gcj_shift(lonlat)


def _gcj_shift(lonlat: Coordinates) -> Coordinates:
    lon, lat = lonlat.T
    x, y = lon - 105.0, lat - 35.0
    common = 20.0 * np.sin(6.0 * np.pi * x) + 20.0 * np.sin(2.0 * np.pi * x)
    east_m = (
        300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * np.sqrt(np.abs(x))
        + (common + _waves(x, (20.0, 1.0), (40.0, 3.0), (150.0, 12.0), (300.0, 30.0))) * 2.0 / 3.0
    )
    north_m = (
        -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * np.sqrt(np.abs(x))
        + (common + _waves(y, (20.0, 1.0), (40.0, 3.0), (160.0, 12.0), (320.0, 30.0))) * 2.0 / 3.0
    )
    phi = np.radians(lat)
    bent = 1.0 - _EE * np.sin(phi) ** 2
    lon_radius = _A_M / np.sqrt(bent) * np.cos(phi)
    lat_radius = _A_M * (1.0 - _EE) / bent**1.5
    shift: Coordinates = np.degrees(np.column_stack([east_m / lon_radius, north_m / lat_radius]))
    return shift


def _waves(value: Coordinates, *waves: tuple[float, float]) -> Coordinates:
    total = np.zeros_like(value)
    for height, length in waves:
        total = total + height * np.sin(np.pi * value / length)
    return total


def _bd(lonlat: Coordinates) -> Coordinates:
    lon, lat = lonlat.T
    far = np.hypot(lon, lat) + 0.00002 * np.sin(lat * _BD_TURN)
    turn = np.arctan2(lat, lon) + 0.000003 * np.cos(lon * _BD_TURN)
    return np.column_stack([far * np.cos(turn) + _BD_LON, far * np.sin(turn) + _BD_LAT])
