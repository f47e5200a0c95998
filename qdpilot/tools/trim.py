"""Cut off a zone what another wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from qdpilot.geometry.measure import area_m2
from qdpilot.geometry.overlap import default_tolerance
from qdpilot.geometry.rings import areas_of, rounded

if TYPE_CHECKING:
    from qdpilot.model.zone import Shape


def trimmed(shape: Shape, shared: Shape) -> Shape | None:
    """Return a valid shape without what it shares with another; None if nothing would be left.

    Args:
        shape: Of the zone, lon/lat, EPSG:4490; an invalid one is not trimmed.
        shared: What is cut off; valid.
    """
    if not shape.is_valid:
        return None
    left = rounded(areas_of(shapely.difference(shape, shared)))
    if left.is_empty or area_m2(left) < default_tolerance().area_m2:
        return None
    return left
