"""Where: zones, and the frozen versions of them that decisions name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from qdpilot.model.grown import later

if TYPE_CHECKING:
    from datetime import datetime

    from shapely import MultiPolygon, Polygon

    from qdpilot.model.schedule import Schedule

    Shape: TypeAlias = Polygon | MultiPolygon


class Purpose(StrEnum):
    """What a zone is for (``design.md`` section 2)."""

    PILOT_AREA = "pilot_area"
    TRANSFER_ROUTE = "transfer_route"
    CLOSURE = "closure"
    CAPACITY_AREA = "capacity_area"
    ROADSIDE_COVERAGE = "roadside_coverage"
    TEST_FIELD = "test_field"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """站点: where shuttles and buses let people in and out; its number is its place in the order.

    Attributes:
        name: As printed.
        at: Lon, lat, EPSG:4490, 7 decimals.
    """

    name: str
    at: tuple[float, float]


class Take(StrEnum):
    """What an area is taken from."""

    DISTRICTS = "districts"
    WORKING_AREA = "working_area"
    OPEN_ROADS = "open_roads"


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaRule:
    """区域规则: how an area was taken, so that a new closure offers a new version.

    Attributes:
        take: Districts, the working area, or the open roads within either.
        districts: Codes (GB/T 2260), ascending; empty: the working area.
        half_width_m: Of open roads, to either side.
        less_closures: Whether closures are cut off.
        around_closures_m: How far around them is cut off too.
        buffer_m: The area is grown by so much before that; negative: shrunk.
        result_sha256: Of the area that it gave when the zone was last drawn by it; hex.
    """

    take: Take
    districts: tuple[str, ...] = ()
    half_width_m: int = 15
    less_closures: bool = True
    around_closures_m: int = 0
    buffer_m: int = 0
    result_sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """区域: a named area as it is being drawn; the draft of its next version.

    Attributes:
        id: A lower-case UUID.
        name: As printed.
        purpose: What it is for.
        shape: Polygon or multipolygon, lon/lat, EPSG:4490, 7 decimals; may be invalid in a draft.
        scenario: Code of the scenario it is meant for; None if for none.
        operator: Name of the operator it is meant for; may be empty.
        capacity: Most vehicles at one time; None: not limited.
        schedule: When it is meant to be used (or, a closure, closed); None: not yet said.
        height_limit_m: Of a test field shared with low-altitude trials.
        note: Free text.
        sample: Made by the sample office; printed as 示例.
        stops: Stop points in their order; they are real places and stay when the outline moves.
        rule: That the shape was made by; None: drawn by hand.
        version: Of the stored row.
    """

    id: str
    name: str
    purpose: Purpose
    shape: Shape
    scenario: str | None = None
    operator: str = ""
    capacity: int | None = None
    schedule: Schedule | None = None
    height_limit_m: int | None = None
    note: str = ""
    sample: bool = False
    stops: tuple[Stop, ...] = later(())
    rule: AreaRule | None = later(None)
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneVersion:
    """区域版本: a frozen shape; never changes.

    Attributes:
        id: A lower-case UUID of its own.
        zone_id: The zone it is a version of.
        number: 1, 2, 3 ... per zone.
        name: Of the zone when it was frozen.
        purpose: Of the zone when it was frozen.
        shape: Valid; lon/lat, EPSG:4490, 7 decimals.
        area_m2: On the ellipsoid.
        capacity: Most vehicles at one time; None: not limited.
        frozen_at: UTC.
        frozen_by: Id of the person.
        height_limit_m: See ``Zone``.
        stops: Likewise.
        rule: Likewise.
        version: Of the stored row.
    """

    id: str
    zone_id: str
    number: int
    name: str
    purpose: Purpose
    shape: Shape
    area_m2: float
    frozen_at: datetime
    frozen_by: str
    capacity: int | None = None
    height_limit_m: int | None = None
    stops: tuple[Stop, ...] = later(())
    rule: AreaRule | None = later(None)
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PastClosure:
    """What a closure was before it was drawn otherwise, or taken away; never changes.

    Attributes:
        id: A lower-case UUID.
        zone_id: Of the closure.
        name: As printed.
        shape: Lon/lat, EPSG:4490.
        schedule: When it was closed; None: always.
        until: Instant of the act that ended it, UTC.
        version: Of the stored row.
    """

    id: str
    zone_id: str
    name: str
    shape: Shape
    schedule: Schedule | None
    until: datetime
    version: int = 0
