"""How two shapes meet: apart, touching, or overlapping by more than the printed tolerance."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon

import resources
from qdpilot.geometry.measure import areas_m2, perimeter_m
from qdpilot.geometry.rings import polygons_of
from qdpilot.geometry.validity import require_valid

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from qdpilot.model.zone import Shape

# A hundredth of a stored coordinate's last digit, 0.1 mm: coarse enough for GEOS to settle what
# floating overlay could not, too fine to change an area by what anybody could measure.
_GRID_DEG = 1e-9
# No degree is longer: the greatest radius of curvature of the ellipsoid of CGCS2000, b²/a turned
# over, rounded up. Source: Snyder, USGS PP 1395, 4-18.
MOST_M_A_DEG = math.radians(6_399_600.0)
SAFE = 1.01  # beyond what rounding may do to an overlay


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerance:
    """From when on shapes overlap; printed with every decision.

    Attributes:
        area_m2: A connected part counts from this area on.
        width_m: And from this mean width on (2 · area / perimeter).
        source: Where the figures come from.
    """

    area_m2: float = 1.0
    width_m: float = 0.1
    source: str = ""


class Meet(StrEnum):
    """How two shapes meet."""

    APART = "apart"
    TOUCHES = "touches"
    OVERLAPS = "overlaps"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """What two shapes share.

    Attributes:
        kind: Apart, touches, overlaps.
        shape: Overlaps: the parts that count. Touches: what little is shared, maybe nothing.
        area_m2: Of `shape`, on the ellipsoid.
    """

    kind: Meet
    shape: Shape
    area_m2: float


APART = Meeting(kind=Meet.APART, shape=Polygon(), area_m2=0.0)


@cache
def default_tolerance() -> Tolerance:
    """Return the figures of ``resources/rules/tolerance.json``."""
    row = resources.table("rules", "tolerance.json")
    return Tolerance(area_m2=row["area_m2"], width_m=row["width_m"], source=row["source"])


def meeting(
    a: Shape,
    b: Shape,
    tolerance: Tolerance | None = None,
    *,
    names: tuple[str, str] = ("a", "b"),
) -> Meeting:
    """Return how two shapes meet; overlaid in lon/lat, exactly as drawn.

    Args:
        a: lon/lat, EPSG:4490.
        b: Likewise.
        tolerance: None takes `default_tolerance`.
        names: What a refusal calls them.

    Raises:
        InvalidShapeError: If one of them is invalid or empty; it is named, never skipped.

    Source: ``design.md`` section 4.
    """
    require_valid(a, name=names[0])
    require_valid(b, name=names[1])
    return meeting_of_valid(a, b, tolerance or default_tolerance())


def meeting_of_valid(a: Shape, b: Shape, tolerance: Tolerance) -> Meeting:
    """Return how two shapes meet that are known to be valid and not empty.

    Should floating overlay fail (no such case is known since GEOS 3.9), it is done once more on a
    grid of 1e-9 degrees.
    """
    if not shapely.intersects(a, b):
        return APART
    return _weighed([shared_shape(a, b)], tolerance)[0]


def meetings_of_valid(
    a: NDArray[np.object_], b: NDArray[np.object_], tolerance: Tolerance
) -> list[Meeting]:
    """Return how each shape of one list meets its counterpart of another; all at once.

    Args:
        a: Valid and not empty, shape (n,); each meets its counterpart.
        b: Likewise.
        tolerance: From when on shapes overlap.
    """
    try:
        shared = shapely.intersection(a, b).tolist()
    except shapely.GEOSException:
        shared = [shared_shape(one, other) for one, other in zip(a, b, strict=True)]
    return _weighed(shared, tolerance)


def _weighed(shared: list[BaseGeometry], tolerance: Tolerance) -> list[Meeting]:
    """Return the meetings of shapes that share something, which may be without area."""
    parts = [polygons_of(one) for one in shared]
    areas = iter(areas_m2(np.array([*chain.from_iterable(parts)], dtype=object)).tolist())
    measured = [[(part, next(areas)) for part in each] for each in parts]
    return [_meeting(each, tolerance) for each in measured]


def _meeting(measured: list[tuple[Polygon, float]], tolerance: Tolerance) -> Meeting:
    counting = [(part, area) for part, area in measured if _counts(part, area, tolerance)]
    kept = counting or measured
    shape = kept[0][0] if len(kept) == 1 else MultiPolygon([part for part, _ in kept])
    return Meeting(
        kind=Meet.OVERLAPS if counting else Meet.TOUCHES,
        shape=shape if kept else Polygon(),
        area_m2=sum(area for _, area in kept),
    )


def shared_shape(a: BaseGeometry, b: BaseGeometry) -> BaseGeometry:
    """Return the intersection of two valid shapes, lines and points where they only touch too."""
    try:
        return shapely.intersection(a, b)
    except shapely.GEOSException:
        return shapely.intersection(a, b, grid_size=_GRID_DEG)


def _counts(part: BaseGeometry, area: float, tolerance: Tolerance) -> bool:
    if area < tolerance.area_m2:
        return False
    # Most are wide enough even with the longest edge they may have, which needs no measuring.
    edge_m = MOST_M_A_DEG * part.length
    return 2 * area / edge_m >= tolerance.width_m * SAFE or (
        2 * area / perimeter_m(part) >= tolerance.width_m
    )
