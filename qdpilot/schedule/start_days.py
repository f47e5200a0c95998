"""The days on which a window starts, by the arithmetic of RFC 5545's BYDAY and its kin."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qdpilot.model.schedule import DaysOff
from qdpilot.schedule.local_time import EPOCH_ORDINAL

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import NDArray

    from qdpilot.model.schedule import Schedule, Weekday, Window
    from qdpilot.schedule.calendars import Calendars


def day_number(day: date) -> int:
    """Return the days since 1970-01-01."""
    return day.toordinal() - EPOCH_ORDINAL


def start_days(
    window: Window, schedule: Schedule, calendars: Calendars, *, first: int, last: int
) -> NDArray[np.int64]:
    """Return the days on which occurrences of a window start.

    Args:
        window: One of the schedule's.
        schedule: Its period and whole days off count.
        calendars: Asked only about days that match in all else.
        first: Days since 1970-01-01.
        last: Inclusive.

    Returns:
        Shape (n,), days since 1970-01-01, rising.

    Raises:
        CalendarMissingError: If such a day lies in a year that the calendar lacks.

    Source: RFC 5545, section 3.3.10, for BYDAY, BYMONTHDAY, BYMONTH, INTERVAL with WKST=MO.
    """
    first = max(first, day_number(schedule.start))
    if schedule.end is not None:
        last = min(last, day_number(schedule.end))
    days = np.arange(first, last + 1, dtype=np.int64)
    days = days[_in_rhythm(days, window, day_number(schedule.start))]
    days = without_days_off(days, schedule)
    return days[calendars.holds(window.calendar, days)]


def without_days_off(days: NDArray[np.int64], schedule: Schedule) -> NDArray[np.int64]:
    """Return of days since 1970-01-01, shape (n,), those that lie in no whole-day exception."""
    for off in schedule.exceptions:
        if isinstance(off, DaysOff):
            days = days[(days < day_number(off.start)) | (days > day_number(off.end))]
    return days


def _in_rhythm(days: NDArray[np.int64], window: Window, start: int) -> NDArray[np.bool_]:
    fits = np.ones(len(days), dtype=np.bool_)
    if window.interval > 1:
        fits &= (_week(days) - _week(start)) % window.interval == 0
    if not (window.monthdays or window.months or any(one.nth for one in window.days)):
        return fits & _on_plain_weekdays(window.days, days) if window.days else fits
    month = days.astype("M8[D]").astype("M8[M]")
    day = days - month.astype("M8[D]").astype(np.int64) + 1  # of the month, from 1
    length = (month + 1).astype("M8[D]").astype(np.int64) - (days - day) - 1
    if window.months:
        fits &= np.isin(month.astype(np.int64) % 12 + 1, window.months)
    if window.monthdays:
        from_end = day - length - 1
        fits &= np.isin(day, window.monthdays) | np.isin(from_end, window.monthdays)
    if window.days:
        fits &= _on_weekdays(window.days, days, day, length)
    return fits


def _on_weekdays(
    wanted: tuple[Weekday, ...],
    days: NDArray[np.int64],
    day: NDArray[np.int64],
    length: NDArray[np.int64],
) -> NDArray[np.bool_]:
    weekday = (days + 3) % 7
    nth, nth_from_end = (day - 1) // 7 + 1, -((length - day) // 7 + 1)
    fits = _on_plain_weekdays(wanted, days)
    for one in wanted:
        if one.nth is not None:
            fits |= (weekday == one.day) & ((nth == one.nth) | (nth_from_end == one.nth))
    return fits


def _on_plain_weekdays(wanted: tuple[Weekday, ...], days: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which days are weekdays that are wanted whatever their turn in the month."""
    is_wanted = np.zeros(7, dtype=np.bool_)
    is_wanted[[one.day for one in wanted if one.nth is None]] = True
    return is_wanted[(days + 3) % 7]  # 1970-01-01 was a Thursday


def _week(days: NDArray[np.int64] | int) -> NDArray[np.int64] | int:
    return (days + 3) // 7  # Monday first
