"""When all granted rights hold over some years, for the views of time."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.model.errors import CalendarMissingError, EventMissingError
from qdpilot.model.operator import Operator
from qdpilot.model.right import GrantState
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.model.zone import Zone
from qdpilot.schedule.local_time import instant_of, instants
from qdpilot.schedule.occurrences import minutes
from qdpilot.schedule.spans import NO_SPANS, merged
from qdpilot.schedule.start_days import day_number
from qdpilot.services.kept_grants import kept_grants
from qdpilot.services.standing import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from numpy.typing import NDArray

    from qdpilot.model.schedule import Schedule
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.ports import Reading

#: Relations by the matrix that forbid nothing.
PEACEFUL = frozenset({"shared", "independent"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GrantTimes:
    """When one grant holds.

    Attributes:
        id: Of the grant.
        number: 文号.
        operator: Name of the operator.
        operator_id: Of the operator.
        scenario: Code.
        state: in_force or suspended.
        zones: Id and name of each.
        vehicles: Id of each, and its plate and VIN as shown.
        schedule: As granted.
        spans: Merged, shape (n, 2), UTC minutes since the epoch, half-open.
        untold: Years in which a calendar that is missing hides the times.
    """

    id: str
    number: str
    operator: str
    operator_id: str
    scenario: str
    state: str
    zones: tuple[tuple[str, str], ...]
    vehicles: tuple[tuple[str, str], ...]
    schedule: Schedule
    spans: NDArray[np.int64]
    untold: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OfficeTimes:
    """When all grants that are not ended hold.

    Attributes:
        first_year: From when on it is computed.
        last_year: Until when, inclusive.
        grants: In the order of their numbers.
        clashes: Per grant that clashes with another: when it does, merged spans as in `spans`.
    """

    first_year: int
    last_year: int
    grants: tuple[GrantTimes, ...] = ()
    clashes: Mapping[str, NDArray[np.int64]] = field(default_factory=dict)


def office_times(
    reading: Reading, calendars: Calendars, *, today: date, first_year: int, last_year: int
) -> OfficeTimes:
    """Compute when all grants that are not ended hold in some years; clashes come apart.

    A vehicle is called by the plate that counts `today`.
    """
    names = {one.id: one.name for one in reading.all(Operator)}
    zones = {one.id: one.name for one in reading.all(Zone)}
    cars = _cars(reading, today)
    known: dict[Schedule, tuple[NDArray[np.int64], tuple[int, ...]]] = {}
    years = range(first_year, last_year + 1)
    found = []
    for grant in kept_grants(reading).values():
        if grant.state is GrantState.ENDED:
            continue
        schedule = grant.schedule
        if schedule not in known:
            known[schedule] = spans_over(schedule, calendars, years)
        spans, untold = known[schedule]
        found.append(
            GrantTimes(
                id=grant.id,
                number=grant.number,
                operator=names[grant.terms.operator_id],
                operator_id=grant.terms.operator_id,
                scenario=grant.terms.scenario,
                state=grant.state.value,
                zones=tuple((one, zones[one]) for one in grant.terms.zone_ids if one in zones),
                vehicles=tuple((one, cars[one]) for one in grant.terms.vehicle_ids),
                schedule=schedule,
                spans=spans,
                untold=untold,
            )
        )
    grants = tuple(sorted(found, key=_number))
    return OfficeTimes(first_year=first_year, last_year=last_year, grants=grants)


def _cars(reading: Reading, today: date) -> dict[str, str]:
    """Return by id what each vehicle is called."""
    plates: dict[str, list[Plate]] = {}
    for one in reading.all(Plate):
        plates.setdefault(one.vehicle_id, []).append(one)
    named = {}
    for car in reading.all(Vehicle):
        number = number_of(plates.get(car.id, ()), today, car.track)
        named[car.id] = f"{number}  {car.vin}" if number else car.vin
    return named


def shared_spans(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return what lies in two lists of merged spans, all of shape (n, 2)."""
    edges = np.concatenate((one, other))
    if len(one) == 0 or len(other) == 0:
        return NO_SPANS
    at = np.unique(edges.ravel())
    inside = np.ones(len(at) - 1, dtype=np.bool_)
    for spans in (one, other):
        index = np.searchsorted(spans[:, 0], at[:-1], side="right") - 1
        inside &= (index >= 0) & (at[:-1] < spans[index, 1])
    return merged(np.column_stack((at[:-1], at[1:]))[inside])


def spans_over(
    schedule: Schedule, calendars: Calendars, years: Iterable[int]
) -> tuple[NDArray[np.int64], tuple[int, ...]]:
    """Return when a schedule holds in some years, and in which of them it cannot be told.

    Returns:
        Merged spans, shape (n, 2), UTC minutes since the epoch; the years that lack a calendar.
    """
    parts, untold = [NO_SPANS], []
    for year in years:
        begin, close = year_bounds(year, schedule.timezone)
        try:
            since, until = instant_of(begin), instant_of(close)
            parts.append(minutes(schedule, calendars, since=since, until=until))
        except (CalendarMissingError, EventMissingError):
            untold.append(year)
    return merged(np.vstack(parts)), tuple(untold)


def year_bounds(year: int, timezone: str) -> tuple[int, int]:
    """Return the UTC minutes at which a local year begins and ends."""
    days = np.array([day_number(date(one, 1, 1)) for one in (year, year + 1)], dtype=np.int64)
    begin, close = instants(days * 1440, timezone).tolist()
    return begin, close


def _number(times: GrantTimes) -> str:
    return times.number
