"""How often, from when to when, how long in all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.schedule.local_time import EPOCH_ORDINAL, FAR, instant_of, minute_of, zone
from qdpilot.schedule.occurrences import Pieces, bounds, pieces
from qdpilot.schedule.spans import merged

if TYPE_CHECKING:
    from qdpilot.model.schedule import Schedule
    from qdpilot.schedule.calendars import Calendars


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A schedule in figures; all None when it is open-ended.

    Attributes:
        count: Occurrences of which something is left after the exceptions; a period without
            windows counts as one.
        first: Local day on which the first starts; None if there is none.
        last: Local day on which the last starts (without windows: the last day in force).
        last_end: When the last ends, local wall time with its zone, exclusive.
        total_minutes: In force in all; overlapping windows count once.
    """

    count: int | None
    first: date | None
    last: date | None
    last_end: datetime | None
    total_minutes: int | None


def summary(schedule: Schedule, calendars: Calendars) -> Summary:
    """Return a schedule in figures.

    Raises:
        ScheduleError: If the schedule means nothing.
        CalendarMissingError: If it touches a year that a calendar lacks.
        EventMissingError: If an event has no date yet.
    """
    if schedule.end is None:
        return Summary(count=None, first=None, last=None, last_end=None, total_minutes=None)
    found = pieces(schedule, calendars, -FAR, FAR)
    if len(found.spans) == 0:
        return Summary(count=0, first=None, last=None, last_end=None, total_minutes=0)
    first, last = _days(schedule, found)
    spans = merged(found.spans)
    return Summary(
        count=len(np.unique(found.whole)) if schedule.windows else 1,
        first=first,
        last=last,
        last_end=instant_of(int(spans[-1, 1])).astimezone(zone(schedule.timezone)),
        total_minutes=int((spans[:, 1] - spans[:, 0]).sum()),
    )


def last_live_day(schedule: Schedule, calendars: Calendars) -> date | None:
    """Return the last local day on which a schedule may be in force; None: until further notice.

    It is the end of the period, or a later day into which the last occurrence runs (past midnight,
    or as far as an event does).

    Raises:
        ScheduleError: If the schedule means nothing.
        CalendarMissingError: If the last day lies in a year that a calendar lacks.
        EventMissingError: If an event has no date yet.
    """
    _, close = bounds(schedule)
    if close is None:
        return None
    beyond = pieces(schedule, calendars, minute_of(close), FAR).spans
    if len(beyond) == 0:
        return schedule.end
    here = zone(schedule.timezone)
    return instant_of(int(beyond[:, 1].max()) - 1).astimezone(here).date()


def _days(schedule: Schedule, found: Pieces) -> tuple[date, date]:
    if schedule.windows:
        ends = (int(found.days.min()), int(found.days.max()))
        first, last = (date.fromordinal(day + EPOCH_ORDINAL) for day in ends)
        return first, last
    here = zone(schedule.timezone)
    begin, close = int(found.spans[0, 0]), int(found.spans[-1, 1]) - 1
    return instant_of(begin).astimezone(here).date(), instant_of(close).astimezone(here).date()
