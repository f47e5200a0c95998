"""Where a shape is pointed at."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import shapely

if TYPE_CHECKING:
    from qdpilot.model.zone import Shape


def anchor_of(shape: Shape) -> tuple[float, float]:
    """Return a place inside a shape, near its middle if that is inside."""
    return _anchor(shape)


@lru_cache(maxsize=8192)
def _anchor(shape: Shape) -> tuple[float, float]:
    part = max(shapely.get_parts(shape), key=lambda one: one.area)
    middle = part.centroid
    if not part.is_valid or part.contains(middle):
        return middle.x, middle.y
    inside = part.representative_point()
    return inside.x, inside.y
