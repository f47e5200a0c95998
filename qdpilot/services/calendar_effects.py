"""Which granted rights get other times when calendars change, and what appears or vanishes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.model.errors import CalendarMissingError, EventMissingError
from qdpilot.model.operator import Operator
from qdpilot.model.right import Grant, GrantState
from qdpilot.model.schedule import MINUTES_A_DAY, Window
from qdpilot.schedule.calendars import STATUTORY
from qdpilot.schedule.local_time import instant_of, instants
from qdpilot.schedule.occurrences import Span, minutes
from qdpilot.schedule.start_days import day_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from qdpilot.model.schedule import Schedule
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.ports import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a change of calendars does to one grant.

    Attributes:
        grant_id: Which.
        number: 文号.
        operator: Name of the operator.
        scenario: Code.
        appears: Times that come, by start.
        vanishes: Times that go, by start.
        was_known: The times could be told before.
        is_known: They can be told afterwards.
    """

    grant_id: str
    number: str
    operator: str
    scenario: str
    appears: tuple[Span, ...]
    vanishes: tuple[Span, ...]
    was_known: bool
    is_known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """What differs between two sets of calendars.

    Attributes:
        statutory: Years of which the State Council's table differs.
        by_name: Imported calendar or event, to the years that its days or times lie in.
    """

    statutory: frozenset[int]
    by_name: dict[tuple[str, str], frozenset[int]]


def effects_of(reading: Reading, before: Calendars, after: Calendars) -> tuple[Effect, ...]:
    """Return the grants that are not ended whose times change, in the order of their numbers."""
    touched = touched_by(before, after)
    names = {one.id: one.name for one in reading.all(Operator)}
    found = []
    for grant in reading.all(Grant):
        years = years_of(grant.schedule, touched)
        if grant.state is GrantState.ENDED or not years:
            continue
        effect = _effect(grant, names[grant.terms.operator_id], before, after, years)
        if effect is not None:
            found.append(effect)
    return tuple(sorted(found, key=_number))


def touched_by(before: Calendars, after: Calendars) -> Touched:
    """Return what differs."""
    years = before.years.keys() | after.years.keys()
    return Touched(
        statutory=frozenset(
            year for year in years if _days_of(before, year) != _days_of(after, year)
        ),
        by_name=dict((*_imported(before, after), *_events(before, after))),
    )


def years_of(schedule: Schedule, touched: Touched) -> tuple[int, ...]:
    """Return the years in which the times of a schedule may differ."""
    years: set[int] = set()
    for window in schedule.windows:
        if not isinstance(window, Window):
            years |= touched.by_name.get(("event", window.event), frozenset())
        elif window.calendar in STATUTORY:
            years |= touched.statutory
        else:
            years |= touched.by_name.get(("calendar", window.calendar), frozenset())
    last = 9999 if schedule.end is None else schedule.end.year + 1
    return tuple(sorted(year for year in years if schedule.start.year <= year <= last))


def _effect(
    grant: Grant, operator: str, before: Calendars, after: Calendars, years: Iterable[int]
) -> Effect | None:
    appears: list[tuple[int, int]] = []
    vanishes: list[tuple[int, int]] = []
    was_known = is_known = True
    changed = False
    for year in years:
        was, now = (_known(grant.schedule, one, year) for one in (before, after))
        if _same(was, now):
            continue
        changed = True
        was_known, is_known = was_known and was is not None, is_known and now is not None
        gone, come = _pairs(was) - _pairs(now), _pairs(now) - _pairs(was)
        vanishes += sorted(gone)
        appears += sorted(come)
    if not changed:
        return None
    return Effect(
        grant_id=grant.id,
        number=grant.number,
        operator=operator,
        scenario=grant.terms.scenario,
        appears=_spans(appears),
        vanishes=_spans(vanishes),
        was_known=was_known,
        is_known=is_known,
    )


def _known(schedule: Schedule, calendars: Calendars, year: int) -> NDArray[np.int64] | None:
    """Return the times of a year, or None if they cannot be told."""
    days = np.array([day_number(date(one, 1, 1)) for one in (year, year + 1)], dtype=np.int64)
    start, end = instants(days * MINUTES_A_DAY, schedule.timezone).tolist()
    # What began in the evening before belongs to the year before, of which there may be no table.
    for since in (start, start + MINUTES_A_DAY):
        try:
            return minutes(schedule, calendars, since=instant_of(since), until=instant_of(end))
        except CalendarMissingError as gone:
            if gone.values["year"] != year - 1:
                return None
        except EventMissingError:
            return None
    return None


def _same(one: NDArray[np.int64] | None, other: NDArray[np.int64] | None) -> bool:
    if one is None or other is None:
        return one is other
    return np.array_equal(one, other)


def _pairs(spans: NDArray[np.int64] | None) -> set[tuple[int, int]]:
    return set() if spans is None else {(start, end) for start, end in spans.tolist()}


def _spans(pairs: Iterable[tuple[int, int]]) -> tuple[Span, ...]:
    return tuple(Span(start=instant_of(start), end=instant_of(end)) for start, end in pairs)


def _days_of(calendars: Calendars, year: int) -> object:
    table = calendars.years.get(year)
    if table is None:
        return None
    return frozenset(day for run in table.holidays for day in run.days()), table.workdays


def _imported(
    before: Calendars, after: Calendars
) -> Iterator[tuple[tuple[str, str], frozenset[int]]]:
    for name in before.imported.keys() | after.imported.keys():
        was, now = (one.imported.get(name) for one in (before, after))
        if was != now:
            years = {day.year for day in (was or frozenset()) | (now or frozenset())}
            yield ("calendar", name), frozenset(years)


def _events(
    before: Calendars, after: Calendars
) -> Iterator[tuple[tuple[str, str], frozenset[int]]]:
    for name in before.events.keys() | after.events.keys():
        was, now = (one.events.get(name) for one in (before, after))
        if was != now:
            years = {at.year for pair in (was, now) if pair is not None for at in pair}
            around = {year + ahead for year in years for ahead in (-1, 0, 1)}
            yield ("event", name), frozenset(around)


def _number(effect: Effect) -> str:
    return effect.number
