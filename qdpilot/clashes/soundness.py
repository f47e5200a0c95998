"""What is wrong with the shapes of rights, told quickly where nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

from qdpilot.geometry.validity import fault

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qdpilot.model.zone import Shape

_SURELY_SOME_AREA = 1e-12  # square degrees; below, the fault is looked for
_WORLD = (180.0, 90.0, 180.0, 90.0)
_AREAL = np.isin(
    np.arange(9), (shapely.GeometryType.POLYGON, shapely.GeometryType.MULTIPOLYGON)
)  # the last stands for -1, which is nothing


def fault_of(shape: Shape) -> str:
    """Return what is wrong with a shape, as in `qdpilot.geometry.validity`; empty: nothing."""
    if isinstance(shape, (Polygon, MultiPolygon)):
        west, south, east, north = shape.bounds
        inside = -180 <= west <= east <= 180 and -90 <= south <= north <= 90
        if inside and shape.area > _SURELY_SOME_AREA and shapely.is_valid(shape):
            return ""
    found = fault(shape)
    return "" if found is None else found.reason


def faults_of(
    shapes: NDArray[np.object_], valid: NDArray[np.bool_] | None = None
) -> dict[int, str]:
    """Return what is wrong with shapes, by row; most are known at once to have no fault.

    Args:
        shapes: Shape (n,).
        valid: Which GEOS calls valid, if that is known.
    """
    valid = shapely.is_valid(shapes) if valid is None else valid
    bounds = shapely.bounds(shapes).reshape(-1, 4)
    inside = (np.abs(bounds) <= _WORLD).all(axis=1)
    large = shapely.area(shapes) > _SURELY_SOME_AREA
    sound = valid & inside & large & _AREAL[shapely.get_type_id(shapes)]
    if sound.all():
        return {}
    faults = ((at, fault(shapes[at])) for at in np.flatnonzero(~sound).tolist())
    return {at: found.reason for at, found in faults if found is not None}
