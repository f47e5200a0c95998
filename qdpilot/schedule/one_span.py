"""One stretch of time from an instant to another, as a schedule: days, less what lies outside."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from qdpilot.model.schedule import Schedule, TimesOff

if TYPE_CHECKING:
    from datetime import date

_DAY = timedelta(days=1)


def span_schedule(first: datetime, end: datetime | None, timezone: str) -> Schedule:
    """Return exactly the time from `first` to `end`, local, whole minutes, `end` exclusive.

    Without an end it lasts until further notice.
    """
    edges = [(_midnight(first.date()), first)]
    last_day = None
    if end is not None:
        last_day, _ = day_and_minute(end)
        edges.append((end, _midnight(last_day) + _DAY))
    off = tuple(TimesOff(start=a, end=b) for a, b in edges if a < b)
    return Schedule(start=first.date(), end=last_day, exceptions=off, timezone=timezone)


def one_span(schedule: Schedule) -> tuple[datetime, datetime | None] | None:
    """Return from when to when a schedule holds without a break, local, the end exclusive.

    None if it holds otherwise, and if it begins and ends at midnight: then it is whole days.
    """
    off = [one for one in schedule.exceptions if isinstance(one, TimesOff)]
    if schedule.windows or not off or len(off) < len(schedule.exceptions):
        return None
    first = _midnight(schedule.start)
    end = None if schedule.end is None else _midnight(schedule.end) + _DAY
    if off[0].start == first:
        first = off[0].end
    if off[-1].end == end:
        end = off[-1].start
    if first.date() != schedule.start or (end is not None and end <= first):
        return None
    made = span_schedule(first, end, schedule.timezone)
    is_all = (made.end, made.exceptions) == (schedule.end, schedule.exceptions)
    return (first, end) if is_all else None


def day_and_minute(end: datetime) -> tuple[date, int]:
    """Return the last day before an end, and the minute after its midnight: 24:00, not 00:00."""
    last = (end - timedelta(minutes=1)).date()
    return last, (end - _midnight(last)) // timedelta(minutes=1)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
