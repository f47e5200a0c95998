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
        if inside and shape.area > _SURELY_SOME_AREA and shape.is_valid:
            return ""
    found = fault(shape)
    return "" if found is None else found.reason


def sound(shapes: NDArray[np.object_]) -> NDArray[np.bool_]:
    """Tell which of many shapes surely have no fault, shape (n,)."""
    inside = (np.abs(shapely.bounds(shapes).reshape(-1, 4)) <= _WORLD).all(axis=1)
    large = shapely.area(shapes) > _SURELY_SOME_AREA
    areal = _AREAL[shapely.get_type_id(shapes)]
    found: NDArray[np.bool_] = inside & large & areal & shapely.is_valid(shapes)
    return found


def faults_of(shapes: NDArray[np.object_], known: NDArray[np.bool_]) -> dict[int, str]:
    """Return what is wrong with shapes, by row.

    Args:
        shapes: Shape (n,).
        known: What `sound` tells of them.
    """
    faults = ((at, fault(shapes[at])) for at in np.flatnonzero(~known).tolist())
    return {at: found.reason for at, found in faults if found is not None}
