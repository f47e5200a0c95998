"""Months, and the days that several stretches leave uncovered."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

DAY = timedelta(days=1)


def later(day: date, span: timedelta = DAY) -> date:
    """Return the day a span of whole days after another, or the last day that there is."""
    return day + min(span, date.max - day)


def last_day(start: date, months: int) -> date:
    """Return the last day, inclusive, of a term of months that begins on `start`.

    It is the day before the same day of the later month; where that month has no such day, its
    last one: six months from 15 January end on 14 July, from 31 August on the last of February.
    No term goes beyond the last day that there is, whatever year was typed.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    length = calendar.monthrange(year, month + 1)[1]
    if start.day > length:
        return date(year, month + 1, length)
    return date(year, month + 1, start.day) - DAY


def gaps(
    stretches: Iterable[tuple[date, date]], *, start: date, end: date
) -> list[tuple[date, date]]:
    """Return the days of [start, end] that no stretch covers; all ends inclusive."""
    found = []
    free = start
    for first, last in sorted(stretches):
        if first > free:
            found.append((free, min(first - DAY, end)))
        if last >= end:
            return found
        free = max(free, last + DAY)
    return [*found, (free, end)] if free <= end else found
