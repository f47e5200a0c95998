"""What one version of a zone has more, and less, than another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from qdpilot.geometry.measure import area_m2
from qdpilot.geometry.rings import areas_of

if TYPE_CHECKING:
    from qdpilot.model.zone import Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneDifference:
    """Two shapes compared.

    Attributes:
        added: In the later, not in the earlier; lon/lat, may be empty.
        taken: In the earlier, not in the later.
        added_m2: On the ellipsoid.
        taken_m2: On the ellipsoid.
        before_m2: Of the earlier, on the ellipsoid.
        after_m2: Of the later.
    """

    added: Shape
    taken: Shape
    added_m2: float
    taken_m2: float
    before_m2: float
    after_m2: float


def difference(before: Shape, after: Shape) -> ZoneDifference:
    """Compare two valid shapes, lon/lat."""
    added, taken = (
        areas_of(shapely.difference(after, before)),
        areas_of(shapely.difference(before, after)),
    )
    return ZoneDifference(
        added=added,
        taken=taken,
        added_m2=area_m2(added),
        taken_m2=area_m2(taken),
        before_m2=area_m2(before),
        after_m2=area_m2(after),
    )
