"""What is in force, what runs out, and how far the city's plan has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

import shapely

from qdpilot.clashes.right import Right
from qdpilot.clashes.times import Times, UntimedError
from qdpilot.model.operator import Operator
from qdpilot.model.right import Grant, GrantState
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.schedule.local_time import instant_of, minute_of
from qdpilot.schedule.now import in_force
from qdpilot.schedule.occurrences import Span, occurrences
from qdpilot.services.clock import local_day
from qdpilot.services.goals import Goal, goals
from qdpilot.services.kept_grants import kept_grants, kept_living
from qdpilot.services.offices import the_office
from qdpilot.services.rights import shown_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime

    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.living_spans import LivingSpans
    from qdpilot.services.ports import Reading

WEEK = timedelta(days=7)
E = TypeVar("E", Vehicle, Plate)
_NOWHERE = shapely.Polygon()


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
        week: Per grant that is in force: its id, name, scenario and when it runs within seven days,
            cut to these; what meets is one.
        in_force: Ids of the grants with an occurrence now.
    """

    at: datetime
    goals: tuple[Goal, ...]
    scenarios: tuple[ScenarioCount, ...]
    endings: tuple[Ending, ...]
    week: tuple[tuple[str, str, str, tuple[Span, ...]], ...]
    in_force: frozenset[str]


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
    known = kept_grants(reading).values()
    grants = tuple(one for one in known if shown_state(one, at=at) != GrantState.ENDED)
    live = tuple(one for one in grants if one.state is GrantState.IN_FORCE)
    now, week = _times(live, calendars, kept_living(reading, calendars), at)
    names = {one.id: one.name for one in reading.all(Operator)}
    today = local_day(at, the_office(reading).timezone)
    horizon = today + timedelta(days=within_days)
    endings = _endings(reading, grants, names, today, horizon)
    return Overview(
        at=at,
        goals=goals(reading),
        scenarios=tuple(_scenarios(grants, now)),
        endings=tuple(sorted(endings, key=lambda one: one.on)),
        week=tuple(
            (one.id, names[one.terms.operator_id], one.terms.scenario, spans)
            for one, spans in zip(live, week, strict=True)
        ),
        in_force=now,
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


def _endings(
    reading: Reading, grants: Iterable[Grant], names: dict[str, str], first: date, last: date
) -> Iterator[Ending]:
    """Yield what ends between two days; only such records are read."""
    for grant in grants:
        end = grant.schedule.end
        if end is not None and first <= end <= last:
            operator = names[grant.terms.operator_id]
            yield Ending(
                on=end, kind=Grant, id=grant.id, what="grant", name=grant.number, operator=operator
            )
    plates = _ending_records(reading, Plate, ("end", "withdrawn_on"), first, last)
    owners = reading.among(Vehicle, "id", list({one.vehicle_id for one in plates}))
    whose = {one.id: names[one.operator_id] for one in owners}
    for plate in plates:
        assert plate.end is not None
        yield Ending(
            on=plate.end,
            kind=Plate,
            id=plate.id,
            what="plate",
            name=plate.number,
            operator=whose[plate.vehicle_id],
        )
    for vehicle in _ending_records(reading, Vehicle, ("insured_until",), first, last):
        assert vehicle.insured_until is not None
        yield Ending(
            on=vehicle.insured_until,
            kind=Vehicle,
            id=vehicle.id,
            what="insurance",
            name=vehicle.vin,
            operator=names[vehicle.operator_id],
        )


def _ending_records(
    reading: Reading, kind: type[E], fields: tuple[str, ...], first: date, last: date
) -> tuple[E, ...]:
    """Return the records whose first field lies between two days, and whose others are empty."""
    keys: list[int] = []
    for (end, *others), some in reading.keys_with(kind, *fields):
        if end is not None and first <= end <= last and not any(others):
            keys += some.tolist()
    found = reading.at_keys(kind, sorted(keys))
    return tuple(found[key] for key in sorted(found))


def _times(
    grants: Sequence[Grant], calendars: Calendars, known: LivingSpans, at: datetime
) -> tuple[frozenset[str], list[tuple[Span, ...]]]:
    """Return which grants are live now, and when each is within seven days."""
    until = at + WEEK + timedelta(minutes=1)  # `at` may lie within a minute
    try:
        row, spans = known.between(
            [_timed(one) for one in grants], Times(calendars), since=at, until=until
        )
    except UntimedError:  # of one it cannot be told: each is asked by itself, as it was granted
        live = (one.id for one in grants if in_force(one.schedule, calendars, at))
        return frozenset(live), [_week(one, calendars, at) for one in grants]
    minute = minute_of(at)
    now = (spans[:, 0] <= minute) & (spans[:, 1] > minute)
    week: list[list[Span]] = [[] for _ in grants]
    for number, (start, end) in zip(row.tolist(), spans.tolist(), strict=True):
        week[number].append(Span(start=instant_of(start), end=instant_of(end)))
    return frozenset(grants[one].id for one in set(row[now].tolist())), list(map(tuple, week))


def _timed(grant: Grant) -> Right:
    return Right(id=grant.id, name=grant.number, shape=_NOWHERE, schedule=grant.schedule)


def _week(grant: Grant, calendars: Calendars, at: datetime) -> tuple[Span, ...]:
    return tuple(occurrences(grant.schedule, calendars, since=at, until=at + WEEK))
