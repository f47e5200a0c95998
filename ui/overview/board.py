"""What the page shows, as values: the overview of the office and what its charts need beside it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.operator import Operator
from qdpilot.model.right import Application, ApplicationState, Grant, GrantState
from qdpilot.model.zone import Purpose, Zone
from qdpilot.services.closures import standing_closures
from qdpilot.services.kept_grants import kept_grants
from qdpilot.services.month_report import newest_reports, reported
from qdpilot.services.overview import overview
from qdpilot.services.rights import shown_state
from qdpilot.services.trend import trend
from ui.overview.runs import hours_of, vehicles_over_time

if TYPE_CHECKING:
    from datetime import date, datetime

    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.overview import Ending, Overview
    from qdpilot.services.ports import Reading
    from qdpilot.services.trend import Trend
    from ui.overview.runs import Curve, Hours

#: Rows of the week; a list of hundreds belongs into the ledger.
MOST_RUNS = 24
#: Zones that the small map leaves out: they cover what one wants to see.
_UNDER = (Purpose.ROADSIDE_COVERAGE, Purpose.CAPACITY_AREA)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A grant as charts and lists name it.

    Attributes:
        id: Of the grant.
        number: 文号.
        operator: Name.
        scenario: Code.
        zones: Names of its zones.
        zone_ids: Their ids.
        vehicles: How many may run at one time: the cap, or all that are listed.
        state: As shown at the instant of the look.
    """

    id: str
    number: str
    operator: str
    scenario: str
    zones: tuple[str, ...]
    zone_ids: tuple[str, ...]
    vehicles: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """When one right runs in the days ahead.

    Attributes:
        line: The right.
        hours: From the instant of the look.
    """

    line: Line
    hours: Hours


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Things of one kind and one operator that run out on one day.

    Attributes:
        on: Last day, inclusive.
        days: From today.
        what: grant, plate, insurance.
        name: Of the first.
        things: Kind and id of each.
        operator: Name.
    """

    on: date
    days: int
    what: str
    name: str
    things: tuple[tuple[type[Grant], str], ...]
    operator: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioRow:
    """How a scenario stands.

    Attributes:
        scenario: Code.
        now: Grants with an occurrence now.
        granted: Grants in force or suspended.
        vehicles_now: Vehicles of the grants that run now.
        vehicles: Vehicles of all its grants, each counted once.
        grants: Their ids.
    """

    scenario: str
    now: int
    granted: int
    vehicles_now: int
    vehicles: int
    grants: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The page as values.

    Attributes:
        overview: Of the service.
        lines: Grants that are not ended, by id.
        scenarios: One row per scenario of the table of kinds.
        dues: What runs out, grouped, soonest first.
        waiting: How many applications are in each state that is not decided.
        zones: For the small map.
        live_zones: Ids of those in force now.
        runs: Rights that run within the week, at most ``MOST_RUNS``, those that run first.
        running: How many rights run within the week in all.
        curve: How many vehicles may run at one time, of all rights.
        overrun: Name by id of the zones of emergency closures that nobody lifted in their time.
        trends: Each goal as it was reported, by its code.
    """

    overview: Overview
    lines: dict[str, Line]
    scenarios: tuple[ScenarioRow, ...]
    dues: tuple[Due, ...]
    waiting: dict[ApplicationState, int]
    zones: tuple[Zone, ...]
    live_zones: frozenset[str]
    runs: tuple[Run, ...]
    running: int
    curve: Curve
    overrun: dict[str, str]
    trends: dict[str, Trend]


def read_board(reading: Reading, calendars: Calendars, *, at: datetime, today: date) -> Board:
    """Read everything that the page shows."""
    seen = overview(reading, calendars, at=at)
    known = kept_grants(reading).values()
    grants = tuple(one for one in known if shown_state(one, at=at) != GrantState.ENDED)
    zones = reading.all(Zone)
    operators = {one.id: one.name for one in reading.all(Operator)}
    named = {one.id: one.name for one in zones}
    lines = {one.id: _line(one, operators, named, at) for one in grants}
    live = (zone for name in seen.in_force for zone in lines[name].zone_ids)
    runs = [
        Run(line=lines[name], hours=hours_of(spans, at)) for name, _, _, spans in seen.week if spans
    ]
    states = (ApplicationState.DRAFT, ApplicationState.RETURNED, ApplicationState.SUBMITTED,
              ApplicationState.REVIEWED)  # fmt: skip
    return Board(
        overview=seen,
        lines=lines,
        scenarios=tuple(_scenario_row(code, seen, grants) for code in scenario_kinds()),
        dues=_dues(seen.endings, today),
        waiting={state: reading.count(Application, state=state) for state in states},
        zones=tuple(one for one in zones if one.purpose not in _UNDER and one.shape.is_valid),
        live_zones=frozenset(live),
        runs=_first(runs),
        running=len(runs),
        curve=vehicles_over_time([one.hours for one in runs], [one.line.vehicles for one in runs]),
        overrun={
            one.zone_id: named.get(one.zone_id, one.number)
            for one in standing_closures(reading)
            if one.holds_on(at)
        },
        trends=_trends(reading, seen),
    )


def _trends(reading: Reading, seen: Overview) -> dict[str, Trend]:
    reports = newest_reports(reading)
    return {
        one.code: trend(one.code, reports, now=(seen.at, reported(one.value)), target=one.target)
        for one in seen.goals
    }


def _line(grant: Grant, operators: dict[str, str], zones: dict[str, str], at: datetime) -> Line:
    terms, listed = grant.terms, len(grant.terms.vehicle_ids)
    return Line(
        id=grant.id,
        number=grant.number,
        operator=operators[terms.operator_id],
        scenario=terms.scenario,
        zones=tuple(zones.get(one, "") for one in terms.zone_ids),
        zone_ids=terms.zone_ids,
        vehicles=listed if terms.cap is None else min(terms.cap, listed),
        state=shown_state(grant, at=at),
    )


def _first(runs: list[Run]) -> tuple[Run, ...]:
    """Return those that run first, in the order of the scenarios."""
    soonest = sorted(runs, key=lambda one: one.hours)[:MOST_RUNS]
    order = list(scenario_kinds())
    return tuple(sorted(soonest, key=lambda one: (order.index(one.line.scenario), one.line.number)))


def _scenario_row(code: str, seen: Overview, grants: tuple[Grant, ...]) -> ScenarioRow:
    mine = [one for one in grants if one.terms.scenario == code]
    counted = next((one for one in seen.scenarios if one.scenario == code), None)
    return ScenarioRow(
        scenario=code,
        now=counted.now if counted else 0,
        granted=counted.granted if counted else 0,
        vehicles_now=counted.vehicles_now if counted else 0,
        vehicles=len({car for one in mine for car in one.terms.vehicle_ids}),
        grants=tuple(one.id for one in mine),
    )


def _dues(endings: tuple[Ending, ...], today: date) -> tuple[Due, ...]:
    ordered = sorted(endings, key=_group)
    groups = (tuple(members) for _, members in groupby(ordered, key=_group))
    return tuple(
        Due(
            on=members[0].on,
            days=(members[0].on - today).days,
            what=members[0].what,
            name=members[0].name,
            things=tuple((one.kind, one.id) for one in members),  # type: ignore[misc]
            operator=members[0].operator,
        )
        for members in groups
    )


def _group(ending: Ending) -> tuple[object, ...]:
    one_by_one = ending.id if ending.what == "grant" else ""
    return (ending.on, ending.what, ending.operator, one_by_one)
