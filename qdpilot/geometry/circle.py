"""A circle on the ellipsoid as a polygon, with the error of its chords stated."""

from __future__ import annotations

import math

import numpy as np
from shapely import Polygon

from qdpilot.geometry.measure import geod
from qdpilot.geometry.rings import DECIMALS

#: How far a chord may lie inside the circle, metres.
WITHIN_M = 0.05
_LEAST_CORNERS, _MOST_CORNERS = 24, 720


def circle(centre: tuple[float, float], radius_m: float) -> Polygon:
    """Return the polygon whose corners lie on the circle; lon/lat, seven decimals.

    Args:
        centre: Lon, lat.
        radius_m: Along geodesics, > 0.
    """
    count = corners_of(radius_m)
    bearings = -np.arange(count) * 360.0 / count  # counterclockwise
    lons, lats, _ = geod().fwd(
        np.full(count, centre[0]), np.full(count, centre[1]), bearings, np.full(count, radius_m)
    )
    return Polygon(np.column_stack([lons, lats]).round(DECIMALS))


def corners_of(radius_m: float) -> int:
    """Return how many corners keep the chords within `WITHIN_M`; 24 to 720, a multiple of four."""
    half_angle = math.acos(1 - min(WITHIN_M / radius_m, 1.0))
    count = math.ceil(math.pi / max(half_angle, 1e-9) / 4) * 4
    return max(_LEAST_CORNERS, min(_MOST_CORNERS, count))


def chord_error_m(radius_m: float) -> float:
    """Return how far the middle of a chord lies inside the circle."""
    return radius_m * (1 - math.cos(math.pi / corners_of(radius_m)))
