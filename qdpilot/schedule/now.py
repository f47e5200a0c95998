"""Whether a schedule is in force at an instant, and until when that stays so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.model.schedule import MINUTES_A_DAY
from qdpilot.schedule.local_time import instant_of, instants, minute_of, zone
from qdpilot.schedule.occurrences import bounds, pieces
from qdpilot.schedule.spans import merged
from qdpilot.schedule.start_days import day_number
from qdpilot.schedule.validity import YEARS

if TYPE_CHECKING:
    from qdpilot.model.schedule import Schedule
    from qdpilot.schedule.calendars import Calendars


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The next time that a schedule comes into force or goes out of it.

    Attributes:
        at: Aware, UTC.
        begins: It comes into force; else it goes out.
    """

    at: datetime
    begins: bool


def in_force(schedule: Schedule, calendars: Calendars, at: datetime) -> bool:
    """Return whether an occurrence holds the instant `at` (aware).

    Raises:
        ScheduleError: If the schedule means nothing.
        CalendarMissingError: If the day lies in a year that a calendar lacks.
        EventMissingError: If an event has no date yet.
    """
    minute = minute_of(at)
    return len(pieces(schedule, calendars, minute, minute + 1).spans) > 0


def next_change(schedule: Schedule, calendars: Calendars, after: datetime) -> Change | None:
    """Return the first change after an instant (aware), or None if there is none any more.

    Occurrences that adjoin count as one. The search goes on year by year, so a missing calendar
    is an obstacle only where the answer hangs on it.

    Raises:
        ScheduleError: If the schedule means nothing.
        CalendarMissingError: If the answer lies beyond the last year of a calendar.
        EventMissingError: If an event has no date yet.
    """
    begin, close = bounds(schedule)
    known = max(minute_of(after), minute_of(begin) - 1)  # no change up to here
    last_year = YEARS.stop - 1 if close is None else min(close.year + 2, YEARS.stop - 1)
    local_year = instant_of(known).astimezone(zone(schedule.timezone)).year
    for year in range(local_year, last_year + 1):
        new_year = _new_year(year + 1, schedule.timezone)
        found = _change_between(schedule, calendars, known, new_year)
        if found is not None:
            return found
        known = max(known, new_year - 1)
    return None


def _change_between(
    schedule: Schedule, calendars: Calendars, known: int, end: int
) -> Change | None:
    """Return the first change in (known, end), which no occurrence that starts later undoes."""
    spans = merged(pieces(schedule, calendars, known, end).spans)
    for start, stop in spans.tolist():
        if known < start < end:
            return Change(at=instant_of(start), begins=True)
        if known < stop < end:
            return Change(at=instant_of(stop), begins=False)
    return None


def _new_year(year: int, timezone: str) -> int:
    midnight = np.array([day_number(date(year, 1, 1)) * MINUTES_A_DAY], dtype=np.int64)
    return int(instants(midnight, timezone)[0])
