"""Whole days taken out of a schedule, and put back, day by day. No Qt."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

from qdpilot.model.schedule import DaysOff, TimesOff

if TYPE_CHECKING:
    from collections.abc import Iterator

Exceptions: TypeAlias = "tuple[DaysOff | TimesOff, ...]"
_DAY = timedelta(days=1)


def off_on(exceptions: Exceptions, day: date) -> DaysOff | None:
    """Return the exception that takes out a whole day, or None."""
    whole = (one for one in exceptions if isinstance(one, DaysOff))
    return next((one for one in whole if one.start <= day <= one.end), None)


def with_days(exceptions: Exceptions, first: date, last: date, *, label: str = "") -> Exceptions:
    """Take days out; days that are out already stay with what for.

    A run that adjoins one of the same label becomes one with it. Runs of whole days come in the
    order of the calendar before exceptions with times.
    """
    added = [
        DaysOff(start=start, end=end, label=label) for start, end in _gaps(exceptions, first, last)
    ]
    return _in_order((*exceptions, *added), joined=added)


def without_days(exceptions: Exceptions, first: date, last: date) -> Exceptions:
    """Put days back; what is left of an exception on either side keeps its label."""
    left: list[DaysOff | TimesOff] = []
    for one in exceptions:
        if isinstance(one, TimesOff) or one.end < first or last < one.start:
            left.append(one)
            continue
        if one.start < first:
            left.append(replace(one, end=first - _DAY))
        if last < one.end:
            left.append(replace(one, start=last + _DAY))
    return tuple(left)


def _gaps(exceptions: Exceptions, first: date, last: date) -> Iterator[tuple[date, date]]:
    """Yield the runs of days from first to last that are not out yet."""
    start = first
    while start <= last:
        if off := off_on(exceptions, start):
            start = off.end + _DAY
            continue
        begins = [one.start for one in exceptions if isinstance(one, DaysOff) and one.start > start]
        end = min([last, *(day - _DAY for day in begins)])
        yield start, end
        start = end + _DAY


def _in_order(exceptions: Exceptions, *, joined: list[DaysOff]) -> Exceptions:
    """Put whole days in order and join to their neighbours those that were added."""
    done: list[DaysOff] = []
    whole = (one for one in exceptions if isinstance(one, DaysOff))
    for one in sorted(whole, key=_begin):
        before = done[-1] if done else None
        meets = before is not None and before.end + _DAY == one.start and before.label == one.label
        if before is not None and meets and (one in joined or before in joined):
            done[-1] = replace(before, end=one.end)
            joined.append(done[-1])
        else:
            done.append(one)
    return (*done, *(one for one in exceptions if isinstance(one, TimesOff)))


def _begin(off: DaysOff) -> date:
    return off.start
