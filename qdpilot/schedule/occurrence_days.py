"""On which local days something begins or is in force, for calendars on screen."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.model.schedule import MINUTES_A_DAY
from qdpilot.schedule.local_time import EPOCH_ORDINAL, instant_of, instants, zone
from qdpilot.schedule.occurrences import pieces
from qdpilot.schedule.start_days import day_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from qdpilot.model.schedule import Schedule
    from qdpilot.schedule.calendars import Calendars


def occurrence_days(
    schedule: Schedule, calendars: Calendars, first: date, last: date
) -> frozenset[date]:
    """Return the local days on which an occurrence starts that is not wholly taken out.

    Without windows: the days on which the schedule is in force at any time.

    Args:
        schedule: A good one.
        calendars: Asked about these days only.
        first: Of the days asked about.
        last: Inclusive.

    Raises:
        ScheduleError: If the schedule means nothing.
        CalendarMissingError: If a day asked about lies in a year that a calendar lacks.
        EventMissingError: If an event has no date yet.
    """
    ends = np.array([day_number(first), day_number(last) + 1], dtype=np.int64) * MINUTES_A_DAY
    start, end = instants(ends, schedule.timezone).tolist()
    found = pieces(schedule, calendars, start, end)
    if schedule.windows:
        days = {date.fromordinal(day + EPOCH_ORDINAL) for day in np.unique(found.days).tolist()}
    else:
        days = set(_days_touched(found.spans, schedule.timezone))
    return frozenset(day for day in days if first <= day <= last)


def _days_touched(spans: NDArray[np.int64], timezone: str) -> Iterator[date]:
    here = zone(timezone)
    for begin, close in spans.tolist():
        day = instant_of(begin).astimezone(here).date()
        last = instant_of(close - 1).astimezone(here).date()
        while day <= last:
            yield day
            day += timedelta(days=1)
