"""A disc within each of very many shapes: where two discs overlap enough, so do their shapes.

It settles a good third of the pairs of a dense city before any corner is looked at.
"""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np
import shapely

from qdpilot.clashes.meeting import least_m2_a_deg2
from qdpilot.geometry.overlap import MOST_M_A_DEG, SAFE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qdpilot.geometry.overlap import Tolerance

# Longitudes are shortened by this, so that a disc is nearly round on the ground in our latitudes.
# Any figure is right, for a disc in stretched degrees is as good as another convex shape.
_SHORTER = 0.8


@dataclass(frozen=True, slots=True, eq=False)
class Discs:
    """A disc within each of n shapes, in degrees with shortened longitudes.

    Attributes:
        middle: Shape (n, 2).
        radius: Shape (n,); 0 where none is known.
        edge: How long the edges of the shape are, all together; degrees.
        lat: Greatest latitude of the shape, either side of the equator.
    """

    middle: NDArray[np.float64]
    radius: NDArray[np.float64]
    edge: NDArray[np.float64]
    lat: NDArray[np.float64]


def discs_of(shapes: NDArray[np.object_], *, threads: int = 1) -> Discs:
    """Return a disc for each shape; None has none."""
    with ThreadPoolExecutor(threads) as pool:
        parts = list(pool.map(_discs_of, np.array_split(shapes, 8 * threads)))
    columns = ([getattr(part, one.name) for part in parts] for one in fields(Discs))
    return Discs(*(np.concatenate(column) for column in columns))


def _discs_of(shapes: NDArray[np.object_]) -> Discs:
    shorter = shapely.transform(shapes, _shortened)
    middle = shapely.centroid(shorter)
    lon, lat = shapely.get_x(middle), shapely.get_y(middle)
    inside = shapely.contains_xy(shorter, lon, lat)
    radius = shapely.distance(middle, shapely.boundary(shorter))
    return Discs(
        middle=np.column_stack((lon, lat)),
        radius=np.where(inside, radius, 0.0),
        edge=shapely.length(shapes),
        lat=np.abs(shapely.bounds(shapes)[:, [1, 3]]).max(axis=1),
    )


def _shortened(points: NDArray[np.float64]) -> NDArray[np.float64]:
    return points * (_SHORTER, 1.0)


def discs_overlap(
    discs: Discs, a: NDArray[np.intp], b: NDArray[np.intp], tolerance: Tolerance
) -> NDArray[np.bool_]:
    """Tell which pairs of shapes surely overlap, because their discs do.

    What two discs share holds a disc as wide as they reach into each other. The part of the shapes
    that it lies in has no longer edge than both shapes have.

    Args:
        discs: Of the shapes.
        a: The first of each pair, its place among the shapes.
        b: The second.
        tolerance: From when on shapes overlap.
    """
    apart = np.hypot(*(discs.middle[a] - discs.middle[b]).T)
    one, other = discs.radius[a], discs.radius[b]
    wide = np.minimum(one + other - apart, 2 * np.minimum(one, other))
    area_m2 = wide * wide * (math.pi / 4 / _SHORTER) * least_m2_a_deg2(discs.lat[a])
    edge_m = (discs.edge[a] + discs.edge[b]) * MOST_M_A_DEG
    least_m2 = np.maximum(tolerance.area_m2, tolerance.width_m / 2 * edge_m)
    found: NDArray[np.bool_] = (wide > 0) & (area_m2 > least_m2 * SAFE)
    return found
