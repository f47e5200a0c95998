"""The occurrences of a schedule: exactly when, as instants.

Everything is computed with whole days as numbers, so the work depends on how many days are asked
about, not on when the period began.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from qdpilot.model.errors import ScheduleError
from qdpilot.model.schedule import MINUTES_A_DAY, DaysOff, EventWindow, TimesOff
from qdpilot.schedule.local_time import (
    EPOCH,
    FAR,
    day_begun_by,
    instant_of,
    instants,
    minute_of,
    wall_minute,
)
from qdpilot.schedule.spans import NO_SPANS, clipped, cut, merged
from qdpilot.schedule.start_days import day_number, start_days, without_days_off
from qdpilot.schedule.validity import YEARS, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from qdpilot.model.schedule import Schedule, Window
    from qdpilot.schedule.calendars import Calendars

_HORIZON = minute_of(EPOCH.replace(year=YEARS.stop))
_LAST_DAY = day_number(date(YEARS.stop - 1, 12, 31))


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of time.

    Attributes:
        start: Aware, UTC.
        end: Aware, UTC, exclusive.
    """

    start: datetime
    end: datetime


class Pieces(NamedTuple):
    """What is left of occurrences when the exceptions with times are cut out.

    Attributes:
        spans: Shape (n, 2), UTC minutes since the Unix epoch, by start, then end.
        days: Shape (n,), the local day on which the occurrence of each started.
        whole: Shape (n,), the occurrence each is a piece of, as a number.
    """

    spans: NDArray[np.int64]
    days: NDArray[np.int64]
    whole: NDArray[np.int64]


def occurrences(
    schedule: Schedule,
    calendars: Calendars,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
) -> Iterator[Span]:
    """Return the occurrences that share an instant with [since, until), by start.

    Each is given whole, also where it begins before `since` or ends after `until`; only a period
    without windows and without end is cut off at `until`. Windows may overlap: then both
    occurrences are given. An exception with times may leave several pieces of one.

    Args:
        schedule: A good one (see ``check``).
        calendars: For windows that follow one, and for events.
        since: Aware; None: from the beginning.
        until: Aware, exclusive; None: to the end.

    Raises:
        ScheduleError: If the schedule means nothing, or is open-ended and `until` is None.
        CalendarMissingError: If a day asked about lies in a year that a calendar lacks.
        EventMissingError: If an event has no date yet.
    """
    start, end = _asked(schedule, since, until)
    spans = pieces(schedule, calendars, start, end).spans
    return (Span(start=instant_of(a), end=instant_of(b)) for a, b in spans.tolist())


def minutes(
    schedule: Schedule,
    calendars: Calendars,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
) -> NDArray[np.int64]:
    """Return when the schedule is in force, as disjoint spans: the form clashes are found with.

    Args:
        schedule: As for ``occurrences``.
        calendars: As for ``occurrences``.
        since: Aware; what lies before is cut off. A broken minute counts whole.
        until: Aware, exclusive; what lies after is cut off.

    Returns:
        Shape (n, 2), columns (start, end), minutes since the Unix epoch (UTC), rising, half-open.

    Raises:
        ScheduleError: As for ``occurrences``.
        CalendarMissingError: As for ``occurrences``.
        EventMissingError: As for ``occurrences``.
    """
    start, end = _asked(schedule, since, until)
    return clipped(merged(pieces(schedule, calendars, start, end).spans), start, end)


def bounds(schedule: Schedule) -> tuple[datetime, datetime | None]:
    """Return the instants between which the period lies; None: until further notice.

    The last occurrence may run past the end: up to a day, or as far as an event does.
    """
    start, end = _period(schedule)
    return instant_of(start), None if end >= FAR else instant_of(end)


def pieces(schedule: Schedule, calendars: Calendars, start: int, end: int) -> Pieces:
    """Return what ``occurrences`` returns, in numbers; `start`, `end` are UTC minutes."""
    check(schedule)
    if start >= end:
        return Pieces(NO_SPANS, NO_SPANS[:, 0], NO_SPANS[:, 0])
    spans, days = _whole(schedule, calendars, start, end)
    if len(spans) == 0:
        return Pieces(spans, days, days)
    left, rows = cut(spans, _times_off(schedule))
    asked = (left[:, 0] < end) & (left[:, 1] > start)
    return Pieces(left[asked], days[rows[asked]], rows[asked])


def _asked(schedule: Schedule, since: datetime | None, until: datetime | None) -> tuple[int, int]:
    if schedule.end is None and until is None:
        raise ScheduleError(field="end", value=None, reason="open_end")
    start = -FAR if since is None else minute_of(since)
    end = FAR if until is None else -((EPOCH - until) // timedelta(minutes=1))  # rounded up
    return start, end


def _whole(
    schedule: Schedule, calendars: Calendars, start: int, end: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the occurrences before exceptions with times, and their start days."""
    if not schedule.windows:
        return _whole_period(schedule, end)
    first, last = _days_asked(schedule, start, end)
    found = [
        _of_event(window, schedule, calendars)
        if isinstance(window, EventWindow)
        else _of_window(
            window, schedule, start_days(window, schedule, calendars, first=first, last=last)
        )
        for window in schedule.windows
    ]
    spans = np.vstack([spans for spans, _ in found])
    return spans, np.concatenate([days for _, days in found])


def _days_asked(schedule: Schedule, start: int, end: int) -> tuple[int, int]:
    """Return the first and last start day of occurrences that may touch [start, end)."""
    first, last = -FAR, _LAST_DAY
    if start > -FAR:
        # An occurrence runs at most to the end of the day after the one on which it starts.
        first = day_begun_by(min(max(start, 0), _HORIZON), schedule.timezone) - 1
    if end < _HORIZON:
        last = day_begun_by(max(end - 1, 0), schedule.timezone)
    return first, last


def _of_window(
    window: Window, schedule: Schedule, days: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    overnight = MINUTES_A_DAY if window.to_min <= window.from_min else 0
    midnight = days * MINUTES_A_DAY
    begin = instants(midnight + window.from_min, schedule.timezone)
    close = instants(midnight + window.to_min + overnight, schedule.timezone)
    happens = begin < close  # not where the clock skips the whole of it
    return np.column_stack((begin, close))[happens], days[happens]


def _of_event(
    window: EventWindow, schedule: Schedule, calendars: Calendars
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    start, end = calendars.event(window.event)
    begin = wall_minute(start) + window.from_offset_min
    close = wall_minute(end) + window.to_offset_min
    days = without_days_off(np.array([begin // MINUTES_A_DAY], dtype=np.int64), schedule)
    last = FAR if schedule.end is None else day_number(schedule.end)
    days = days[(days >= day_number(schedule.start)) & (days <= last)]
    if len(days) == 0 or close <= begin:
        return NO_SPANS, NO_SPANS[:, 0]
    span = _instants_of([(begin, close)], schedule.timezone)
    return span, days[: len(span)]


def _whole_period(schedule: Schedule, end: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the period as one occurrence, or what its days off leave of it."""
    begin, close = _period(schedule)
    if schedule.end is None:
        close = end  # until further notice is cut off where nobody asks any more
    period = np.array([[begin, close]], dtype=np.int64)
    if period[0, 0] >= period[0, 1]:
        return NO_SPANS, NO_SPANS[:, 0]
    days_off = [
        (day_number(off.start) * MINUTES_A_DAY, (day_number(off.end) + 1) * MINUTES_A_DAY)
        for off in schedule.exceptions
        if isinstance(off, DaysOff)
    ]
    left, _ = cut(period, _instants_of(days_off, schedule.timezone))
    return left, np.full(len(left), day_number(schedule.start), dtype=np.int64)


def _period(schedule: Schedule) -> tuple[int, int]:
    check(schedule)
    days = [day_number(schedule.start)]
    if schedule.end is not None:
        days.append(day_number(schedule.end) + 1)
    midnights = instants(np.array(days, dtype=np.int64) * MINUTES_A_DAY, schedule.timezone)
    return int(midnights[0]), FAR if schedule.end is None else int(midnights[1])


def _times_off(schedule: Schedule) -> NDArray[np.int64]:
    walls = [
        (wall_minute(off.start), wall_minute(off.end))
        for off in schedule.exceptions
        if isinstance(off, TimesOff)
    ]
    return _instants_of(walls, schedule.timezone)


def _instants_of(walls: list[tuple[int, int]], timezone: str) -> NDArray[np.int64]:
    flat = np.array(walls, dtype=np.int64).reshape(-1)
    spans = instants(flat, timezone).reshape(-1, 2)
    return merged(spans[spans[:, 0] < spans[:, 1]])  # the clock may skip the whole of one
