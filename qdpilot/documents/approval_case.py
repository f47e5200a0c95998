"""Everything an approval says, as values: who asks fills it, the paper only sets it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime

    from qdpilot.model.kinds import ScenarioKind, Stage
    from qdpilot.model.office import Office
    from qdpilot.model.operator import Operator
    from qdpilot.model.road import Road
    from qdpilot.model.safety_driver import SafetyDriver
    from qdpilot.model.schedule import Schedule
    from qdpilot.model.vehicle import Plate, Vehicle
    from qdpilot.model.zone import Shape, ZoneVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Another zone that the map shows, dashed.

    Attributes:
        name: As printed beside it.
        shape: lon/lat, EPSG:4490.
    """

    name: str
    shape: Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadInside:
    """A stretch of road as far as it lies in the zones.

    Attributes:
        road: The stretch.
        length_m: Of the part inside, on the ellipsoid.
    """

    road: Road
    length_m: float


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekSpan:
    """A span of an ordinary week.

    Attributes:
        start_min: Minutes from Monday 00:00; 0 <= start_min < 10080.
        end_min: After `start_min`, at most a day later; beyond 10080 it goes on on Monday.
    """

    start_min: int
    end_min: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedVehicle:
    """A vehicle of the list.

    Attributes:
        vehicle: The vehicle.
        plate: Plate or code it runs under; None if it has none yet.
    """

    vehicle: Vehicle
    plate: Plate | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolerance:
    """From where on two zones overlap (``design.md`` section 4).

    Attributes:
        area_m2: Least area of a shared part.
        width_m: Least mean width of it.
    """

    area_m2: float = 1.0
    width_m: float = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """A right that gives way to the one that is granted.

    Attributes:
        number: 文号 of its approval.
        begins: First day of what takes its place.
    """

    number: str
    begins: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ApprovalCase:
    """What an approval (批复) is made of. Equal cases give equal bytes.

    Attributes:
        office: Who issues; its sample flag puts 示例 on every page.
        operator: To whom.
        application_number: Such as 2026-0087.
        applied_on: Local day the application was submitted.
        scenario: What is demonstrated.
        stage: At which stage.
        zones: The granted zone versions, transfer routes among them; at least one.
        schedule: When.
        sentence: Its plain sentence in Chinese, the same as on screen, without full stop.
        week: What an ordinary week of the schedule looks like; empty if it has no week.
        vehicles: The fleet, in the order of the list.
        drivers: Safety drivers, in the order of the list.
        neighbours: Other zones on the map.
        roads: Stretches inside the zones.
        cap: Most vehicles at one time; None: as many as listed.
        speed_limit_kmh: None: as signposted.
        passengers: Whether people may be carried.
        riders: Most people in one vehicle at a time; None: as rated, or nobody.
        load_kg: Most load of one vehicle; None: as rated.
        fare: As printed; empty: nothing is charged.
        conditions: Further conditions, one sentence each.
        replaced: Whose place it takes; None: nobody's.
        tolerance: Printed with the decision.
        findings: What the checks before issue found, one sentence without full stop; may be empty.
        number: 文号; empty for a draft.
        issued_at: UTC; None for a draft.
        dated: 成文日期, the local day of `issued_at`; None for a draft.
        audit_head: Hex; head of the audit chain before the issue row; empty for a draft.
        salt: At least 16 secret random bytes of this paper, kept outside the record: personal
            fields enter the record only as hashes salted from it. Empty for a draft.
    """

    office: Office
    operator: Operator
    application_number: str
    applied_on: date
    scenario: ScenarioKind
    stage: Stage
    zones: tuple[ZoneVersion, ...]
    schedule: Schedule
    sentence: str
    week: tuple[WeekSpan, ...] = ()
    vehicles: tuple[ListedVehicle, ...] = ()
    drivers: tuple[SafetyDriver, ...] = ()
    neighbours: tuple[Neighbour, ...] = ()
    roads: tuple[RoadInside, ...] = ()
    cap: int | None = None
    speed_limit_kmh: int | None = None
    passengers: bool = False
    riders: int | None = None
    load_kg: int | None = None
    fare: str = ""
    conditions: tuple[str, ...] = ()
    replaced: Replaced | None = None
    tolerance: Tolerance = Tolerance()
    findings: str = ""
    number: str = ""
    issued_at: datetime | None = None
    dated: date | None = None
    audit_head: str = ""
    salt: bytes = b""
