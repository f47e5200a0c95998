"""What is in force, what runs out, and how far the city's plan has come."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

import shapely

import resources
from qdpilot.geometry.measure import area_m2
from qdpilot.model.operator import Operator
from qdpilot.model.right import Grant, GrantState
from qdpilot.model.road import Road, RoadState
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.model.zone import Purpose, Zone
from qdpilot.schedule.now import in_force
from qdpilot.schedule.occurrences import occurrences
from qdpilot.services.catalogue import entries
from qdpilot.services.clock import local_day
from qdpilot.services.offices import the_office

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime

    from qdpilot.schedule.calendars import Calendars
    from qdpilot.schedule.occurrences import Span
    from qdpilot.services.ports import Reading

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One target of the city's plan.

    Attributes:
        code: open_road_km, roadside_coverage_km2 or connected_vehicles.
        value: What is reached.
        target: What the plan asks for.
        parts: Named shares of `value`, for the bar.
    """

    code: str
    value: float
    target: float
    parts: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioCount:
    """How one scenario stands.

    Attributes:
        scenario: Its code.
        now: Grants with an occurrence now.
        granted: Grants in force or suspended.
        vehicles_now: Vehicles of the grants that run now.
    """

    scenario: str
    now: int
    granted: int
    vehicles_now: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Something that runs out.

    Attributes:
        on: Last day, inclusive.
        kind: The record it belongs to.
        id: Of that record.
        what: grant, plate, insurance or inspection.
        name: As shown.
        operator: Name of the operator.
    """

    on: date
    kind: type[Grant | Vehicle | Plate]
    id: str
    what: str
    name: str
    operator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """The page 总览 as values.

    Attributes:
        at: Instant of the look.
        goals: The plan's targets.
        scenarios: One per scenario that has a grant.
        endings: What ends within the horizon, soonest first.
        week: Per grant that is in force: its id, name, scenario and the spans within seven days.
        in_force: Ids of the grants with an occurrence now.
    """

    at: datetime
    goals: tuple[Goal, ...]
    scenarios: tuple[ScenarioCount, ...]
    endings: tuple[Ending, ...]
    week: tuple[tuple[str, str, str, tuple[Span, ...]], ...]
    in_force: frozenset[str]


@cache
def targets() -> dict[str, Any]:
    """Return the plan's targets with their source."""
    table: dict[str, Any] = json.loads(resources.content("rules", "targets.json"))
    return table


def overview(
    reading: Reading, calendars: Calendars, *, at: datetime, within_days: int = 100
) -> Overview:
    """Count what the office has at an instant.

    Args:
        reading: A view of the store.
        calendars: Statutory and imported ones.
        at: Instant of the look, UTC.
        within_days: How far ahead `endings` looks.
    """
    grants = tuple(one for one in reading.all(Grant) if one.state is not GrantState.ENDED)
    live = tuple(one for one in grants if one.state is GrantState.IN_FORCE)
    now = frozenset(one.id for one in live if in_force(one.terms.schedule, calendars, at))
    names = {one.id: one.name for one in reading.all(Operator)}
    today = local_day(at, the_office(reading).timezone)
    endings = _endings(reading, grants, names)
    horizon = today + timedelta(days=within_days)
    return Overview(
        at=at,
        goals=_goals(reading),
        scenarios=tuple(_scenarios(grants, now)),
        endings=tuple(
            sorted((one for one in endings if today <= one.on <= horizon), key=lambda one: one.on)
        ),
        week=tuple(_week(one, names, calendars, at) for one in live),
        in_force=now,
    )


def _goals(reading: Reading) -> tuple[Goal, ...]:
    goal = targets()
    by_class: dict[str, float] = {}
    for stretch in entries(reading.all(Road, state=RoadState.OPEN)):
        code = stretch.says.road_class.value
        by_class[code] = by_class.get(code, 0.0) + stretch.length_m / 1000
    covered = [one.shape for one in reading.all(Zone, purpose=Purpose.ROADSIDE_COVERAGE)]
    km2 = area_m2(shapely.union_all(covered)) / 1e6 if covered else 0.0
    connected = [one for one in reading.all(Vehicle) if one.direct_communication and one.beidou]
    by_track: dict[str, float] = {}
    for vehicle in connected:
        by_track[vehicle.track.value] = by_track.get(vehicle.track.value, 0) + 1
    return (
        Goal(
            code="open_road_km",
            value=sum(by_class.values()),
            target=goal["open_road_km"],
            parts=tuple(by_class.items()),
        ),
        Goal(
            code="roadside_coverage_km2",
            value=km2,
            target=goal["roadside_coverage_km2"],
            parts=(("roadside_coverage", km2),) if covered else (),
        ),
        Goal(
            code="connected_vehicles",
            value=len(connected),
            target=goal["connected_vehicles"],
            parts=tuple(by_track.items()),
        ),
    )


def _scenarios(grants: Iterable[Grant], now: frozenset[str]) -> Iterator[ScenarioCount]:
    groups: dict[str, list[Grant]] = {}
    for grant in grants:
        groups.setdefault(grant.terms.scenario, []).append(grant)
    for scenario, members in groups.items():
        running = [one for one in members if one.id in now]
        yield ScenarioCount(
            scenario=scenario,
            now=len(running),
            granted=len(members),
            vehicles_now=len({car for one in running for car in one.terms.vehicle_ids}),
        )


def _endings(reading: Reading, grants: Iterable[Grant], names: dict[str, str]) -> Iterator[Ending]:
    for grant in grants:
        if grant.terms.schedule.end is not None:
            yield Ending(
                on=grant.terms.schedule.end,
                kind=Grant,
                id=grant.id,
                what="grant",
                name=grant.number,
                operator=names[grant.terms.operator_id],
            )
    vehicles = {one.id: one for one in reading.all(Vehicle)}
    for plate in reading.all(Plate):
        if plate.end is not None and plate.withdrawn_on is None:
            operator = names[vehicles[plate.vehicle_id].operator_id]
            yield Ending(
                on=plate.end,
                kind=Plate,
                id=plate.id,
                what="plate",
                name=plate.number,
                operator=operator,
            )
    for vehicle in vehicles.values():
        if vehicle.insured_until is not None:
            yield Ending(
                on=vehicle.insured_until,
                kind=Vehicle,
                id=vehicle.id,
                what="insurance",
                name=vehicle.vin,
                operator=names[vehicle.operator_id],
            )


def _week(
    grant: Grant, names: dict[str, str], calendars: Calendars, at: datetime
) -> tuple[str, str, str, tuple[Span, ...]]:
    spans = tuple(occurrences(grant.terms.schedule, calendars, since=at, until=at + WEEK))
    return grant.id, names[grant.terms.operator_id], grant.terms.scenario, spans
