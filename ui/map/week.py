"""The week on the time bar: when each zone is in force, computed once for the whole week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np

from qdpilot.model.errors import QdPilotError
from qdpilot.schedule.occurrences import occurrences
from qdpilot.services.rights import NEEDS_GRANT, effective_times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from zoneinfo import ZoneInfo

    from qdpilot.model.schedule import Schedule
    from qdpilot.model.zone import Zone
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.interruptions import Stretch

MINUTES = 7 * 1440
_UP = timedelta(minutes=1, microseconds=-1)
Spans: TypeAlias = tuple[tuple[int, int], ...]


class Spell(NamedTuple):
    """When a grant holds: by its schedule, but not while it was off."""

    schedule: Schedule
    off: tuple[Stretch, ...] = ()


def seen_at(
    granted: Mapping[str, tuple[Spell, ...]], now: datetime
) -> dict[str, tuple[Spell, ...]]:
    """Return grants with what was done in the minute of `now` done when that minute began.

    A minute counts by the instant at which it begins: until the next one, a place that has just
    been opened again would be told as closed, and what has just been granted as not in force.
    """
    begun = now.replace(second=0, microsecond=0)
    over = begun + timedelta(minutes=1)

    def seen(at: datetime | None) -> datetime | None:
        return begun if at is not None and begun < at < over else at

    return {
        name: tuple(
            Spell(schedule, tuple((seen(since), seen(until)) for since, until in off))
            for schedule, off in spells
        )
        for name, spells in granted.items()
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """When zones are in force in one week.

    Attributes:
        monday: The first day.
        spans: Zone id to spans in minutes from Monday 00:00 on the wall, within 0 to 10080.
        unknown: Zones whose schedule cannot be told in this week (a calendar is missing).
    """

    monday: date
    spans: Mapping[str, tuple[tuple[int, int], ...]]
    unknown: frozenset[str] = frozenset()

    def live(self, minute: int) -> frozenset[str]:
        """Return the zones in force at a minute of the week."""
        return frozenset(
            name
            for name, spans in self.spans.items()
            if any(start <= minute < end for start, end in spans)
        )

    def counts(self) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        """Return how many zones are in force in each minute of the week, shape (10080,)."""
        steps = np.zeros(MINUTES + 1, dtype=np.int64)
        for spans in self.spans.values():
            for start, end in spans:
                steps[start] += 1
                steps[end] -= 1
        return np.cumsum(steps)[:MINUTES]


def monday_of(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def minute_in(monday: date, at: datetime) -> int:
    """Return a local instant in minutes from a Monday 00:00 on the wall."""
    return (at.date() - monday).days * 1440 + at.hour * 60 + at.minute


def week_of(
    zones: Iterable[Zone],
    granted: Mapping[str, tuple[Spell, ...]],
    monday: date,
    calendars: Calendars,
    timezone: ZoneInfo,
) -> Week:
    """Compute when zones are in force in a week, by what was granted for them and held then."""
    spans: dict[str, Spans] = {}
    known: dict[Schedule, Spans | None] = {}
    unknown = set()
    for zone in zones:
        own = effective_times(zone, {})
        if own is None:
            spans[zone.id] = ((0, MINUTES),)
            continue
        for schedule, off in (*map(Spell, own), *_granted(zone, granted)):
            if schedule not in known:
                known[schedule] = _spans_if_known(schedule, monday, calendars, timezone)
            found = known[schedule]
            if found is None:
                unknown.add(zone.id)
            else:
                held = _without(found, off, monday, timezone)
                spans[zone.id] = (*spans.get(zone.id, ()), *held)
    return Week(monday=monday, spans=spans, unknown=frozenset(unknown))


def _granted(zone: Zone, granted: Mapping[str, tuple[Spell, ...]]) -> tuple[Spell, ...]:
    return granted.get(zone.id, ()) if zone.purpose in NEEDS_GRANT else ()


def _without(
    spans: Spans, off: tuple[Stretch, ...], monday: date, timezone: ZoneInfo
) -> Iterator[tuple[int, int]]:
    """Yield what is left of spans; a minute counts by the instant at which it begins."""
    begin = datetime(monday.year, monday.month, monday.day, tzinfo=timezone)

    def minute(at: datetime | None, otherwise: int) -> int:
        return otherwise if at is None else _minute(at.astimezone(timezone) + _UP, begin)

    gone = [(minute(since, 0), minute(until, MINUTES)) for since, until in off]
    for start, end in spans:
        at = start
        for first, last in sorted(gone):
            if first > at and min(first, end) > at:
                yield at, min(first, end)
            at = max(at, last)
        if at < end:
            yield at, end


def spans_of(
    schedule: Schedule, monday: date, calendars: Calendars, timezone: ZoneInfo
) -> tuple[tuple[int, int], ...]:
    """Return a schedule's spans in a week, merged, in minutes from Monday 00:00 on the wall.

    Raises:
        ScheduleError: If the schedule means nothing.
        CalendarMissingError: If a calendar lacks the year.
        EventMissingError: If an event has no date yet.
    """
    start = datetime(monday.year, monday.month, monday.day, tzinfo=timezone)
    end = start + timedelta(days=7)
    merged: list[tuple[int, int]] = []
    for one in occurrences(schedule, calendars, since=start, until=end):
        first, last = (_minute(at.astimezone(timezone), start) for at in (one.start, one.end))
        first, last = max(first, 0), min(last, MINUTES)
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(last, merged[-1][1]))
        elif first < last:
            merged.append((first, last))
    return tuple(merged)


def _spans_if_known(
    schedule: Schedule, monday: date, calendars: Calendars, timezone: ZoneInfo
) -> tuple[tuple[int, int], ...] | None:
    try:
        return spans_of(schedule, monday, calendars, timezone)
    except QdPilotError:
        return None


def _minute(at: datetime, monday: datetime) -> int:
    return int((at.replace(tzinfo=None) - monday.replace(tzinfo=None)).total_seconds() // 60)
