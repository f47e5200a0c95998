"""What the checks look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qdpilot.model.errors import CalendarMissingError, EventMissingError, ScheduleError
from qdpilot.model.road import RoadClass
from qdpilot.rules.parameters import bundled_parameters
from qdpilot.schedule.local_time import zone
from qdpilot.schedule.summary import last_live_day

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date, datetime

    from qdpilot.model.kinds import ScenarioKind
    from qdpilot.model.office import Office
    from qdpilot.model.operator import Operator
    from qdpilot.model.right import ApplicationKind, Terms
    from qdpilot.model.road import Road
    from qdpilot.model.safety_driver import SafetyDriver
    from qdpilot.model.schedule import Schedule
    from qdpilot.model.vehicle import Plate, Vehicle
    from qdpilot.model.zone import Zone, ZoneVersion
    from qdpilot.rules.parameters import Parameter
    from qdpilot.schedule.calendars import Calendars


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The right in whose place an application wants to stand.

    Attributes:
        kind: Of the application.
        number: 文号 of the right.
        terms: Of the right; its schedule for as long as it may be used.
        asked_on: Local day on which the application was first submitted; today for a draft.
    """

    kind: ApplicationKind
    number: str
    terms: Terms
    asked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """The terms of an application or a grant, and everything they name.

    Attributes:
        office: For its working area.
        operator: Who applies.
        kind: Of the scenario.
        terms: What is asked for.
        zones: Named by the terms.
        vehicles: Named by the terms.
        plates: All assignments of those vehicles.
        drivers: Named by the terms.
        roads: Those whose bounds meet those of the zones.
        calendars: Statutory and imported ones.
        now: Instant of the look, aware.
        owners: Operators other than the applying one that a vehicle or driver belongs to, and
            those that are members of its consortium.
        suspended: Ids of operators, vehicles and drivers that are suspended then.
        tested: Zone versions of the operator's road tests that were granted.
        elsewhere: Classes of roads that the office knows, none of them near the zones; one that is
            not a site's tells of all such.
        parameters: Thresholds, by id.
        before: The right in whose place it would stand; None for a first application.
        last_day: Local day on which the vehicles run for the last time, also past midnight of the
            last day of the period; None: until further notice. Whatever must last as long as the
            right is held against it.
    """

    office: Office
    operator: Operator
    kind: ScenarioKind
    terms: Terms
    zones: tuple[Zone | ZoneVersion, ...]
    vehicles: tuple[Vehicle, ...]
    plates: tuple[Plate, ...]
    drivers: tuple[SafetyDriver, ...]
    roads: tuple[Road, ...]
    calendars: Calendars
    now: datetime
    owners: tuple[Operator, ...] = ()
    suspended: frozenset[str] = frozenset()
    tested: tuple[ZoneVersion, ...] = ()
    elsewhere: frozenset[RoadClass] = frozenset()
    parameters: Mapping[str, Parameter] = field(default_factory=bundled_parameters)
    before: Before | None = None
    last_day: date | None = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "last_day", _last_day(self.terms.schedule, self.calendars))

    @property
    def today(self) -> date:
        """Local day of the look."""
        return self.now.astimezone(zone(self.office.timezone)).date()

    @property
    def knows_roads(self) -> bool:
        """Whether the office knows any road."""
        return bool(self.roads or self.elsewhere)

    @property
    def knows_public_roads(self) -> bool:
        """Whether the office knows a road that is not a site's."""
        classes = self.elsewhere.union(road.road_class for road in self.roads)
        return bool(classes - {RoadClass.SITE})

    def limit(self, parameter: str) -> float:
        """Return the value of a parameter."""
        return self.parameters[parameter].value

    def at_once(self, vehicles: Collection[Vehicle]) -> int:
        """Return how many of some of the vehicles may run at one time."""
        cap = self.terms.cap
        return len(vehicles) if cap is None else min(cap, len(vehicles))

    def plates_of(self, vehicle: Vehicle) -> tuple[Plate, ...]:
        """Return the assignments of one vehicle."""
        return tuple(plate for plate in self.plates if plate.vehicle_id == vehicle.id)


def _last_day(schedule: Schedule, calendars: Calendars) -> date | None:
    try:
        return last_live_day(schedule, calendars)
    except (CalendarMissingError, EventMissingError, ScheduleError):
        return schedule.end  # told by the checks of the schedule itself
