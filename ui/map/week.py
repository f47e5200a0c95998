"""The week on the time bar: when each zone is in force, computed once for the whole week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from qdpilot.model.errors import QdPilotError
from qdpilot.schedule.occurrences import occurrences
from qdpilot.services.rights import effective_times

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from zoneinfo import ZoneInfo

    from qdpilot.model.schedule import Schedule
    from qdpilot.model.zone import Zone
    from qdpilot.schedule.calendars import Calendars

MINUTES = 7 * 1440
Spans: TypeAlias = tuple[tuple[int, int], ...]


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


def week_of(
    zones: Iterable[Zone],
    granted: Mapping[str, tuple[Schedule, ...]],
    monday: date,
    calendars: Calendars,
    timezone: ZoneInfo,
) -> Week:
    """Compute when zones are in force in a week, by what was granted for them."""
    spans: dict[str, Spans] = {}
    known: dict[Schedule, Spans | None] = {}
    unknown = set()
    for zone in zones:
        times = effective_times(zone, granted)
        if times is None:
            spans[zone.id] = ((0, MINUTES),)
            continue
        for schedule in times:
            if schedule not in known:
                known[schedule] = _spans_if_known(schedule, monday, calendars, timezone)
            found = known[schedule]
            if found is None:
                unknown.add(zone.id)
            else:
                spans[zone.id] = (*spans.get(zone.id, ()), *found)
    return Week(monday=monday, spans=spans, unknown=frozenset(unknown))


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
