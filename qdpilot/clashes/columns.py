"""The times of many rights as columns: days and windows in arrays, for `qdpilot.clashes.together`.

A window is written twice, both in UTC minutes after the midnight that carries the local date of its
start day: `outer` covers it whatever the clock of its zone does, `inner` is covered by it. Where a
clock never changes, as in Qingdao, both are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.clashes.clocks import offsets_of
from qdpilot.clashes.patterns import ALL_DAYS, PatternKey, Patterns
from qdpilot.clashes.weeks import weeks_of
from qdpilot.model.errors import ScheduleError
from qdpilot.model.schedule import MINUTES_A_DAY, DaysOff, EventWindow, Window
from qdpilot.schedule.local_time import EPOCH_ORDINAL
from qdpilot.schedule.start_days import day_number
from qdpilot.schedule.validity import YEARS, check

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from qdpilot.clashes.patterns import KnownDays
    from qdpilot.clashes.weeks import Days, Weeks
    from qdpilot.model.schedule import Schedule, TimesOff

OPEN = 1 << 24  # a day beyond all days; far from the limits of 32 bits
EVERY_WEEKDAY = 0x7F
_FIRST_DAY = date(YEARS.start, 1, 1).toordinal()
_LAST_DAY = date(YEARS.stop - 1, 12, 31).toordinal()
_NO_WEEKDAY = 1 << 7
_BIT = {day: 1 << day for day in range(7)}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Columns:
    """The times of n rights with m windows in all; a right that means nothing has no window.

    Attributes:
        first: First start day, shape (n,), days since 1970-01-01; -OPEN: always.
        last: Last start day, inclusive; OPEN: until further notice.
        known: The first day that a calendar it follows does not know; OPEN: it knows all.
        windows: Where the windows of each right begin, shape (n + 1,).
        outer: Of each window, shape (m, 2): where it can be live; see the module.
        inner: Likewise: where it surely is.
        weekdays: Weekdays on which it can start, a bit each, Monday the lowest.
        weekly: Whether weekdays and days say all about when it starts.
        pattern: Row of `patterns`, for what they do not say.
        patterns: The days of the year that fit.
        offs: Where the exceptions of each right begin, shape (n + 1,).
        off_days: First and last day of each, inclusive.
        off_whole: Whether no occurrence starts on these days; else some is cut there.
        weeks: The same times in quarters of an hour.
    """

    first: Days
    last: Days
    known: Days
    windows: Days
    outer: Days
    inner: Days
    weekdays: Days
    weekly: NDArray[np.bool_]
    pattern: Days
    patterns: Patterns
    offs: Days
    off_days: Days
    off_whole: NDArray[np.bool_]
    weeks: Weeks

    @property
    def is_weekly(self) -> bool:
        """Whether no right follows a calendar, a rhythm of the month or an exception."""
        return len(self.patterns.keys) == 0 and len(self.off_days) == 0 and bool(self.weekly.all())


def columns_of(
    schedules: Iterable[Schedule | None], days: KnownDays
) -> tuple[Columns, frozenset[int]]:
    """Return the columns of schedules, and which of them mean nothing.

    Args:
        schedules: None is always.
        days: What is known of the calendars that their windows follow.
    """
    sheet = _Sheet(days)
    for at, schedule in enumerate(schedules):
        sheet.add(at, schedule)
    return sheet.columns(), frozenset(sheet.bad)


class _Sheet:
    """Columns while they grow, as plain lists; what few rights have, by right or window."""

    def __init__(self, days: KnownDays) -> None:
        self.days = days
        self.bad: set[int] = set()
        self.rows: list[tuple[int, int, int]] = []  # first and last day, zone
        self.windows: list[int] = [0]
        self.spans: list[tuple[int, int, int]] = []  # begin, close, weekdays
        self.zones = {"UTC": 0}
        self.known: dict[int, int] = {}
        self.pattern: dict[int, int] = {}
        self.keys: dict[PatternKey, int] = {}
        self.cut: set[int] = set()  # windows with exceptions
        self.unsure: set[int] = set()  # windows of rights with one round an event
        self.offs: dict[int, list[tuple[int, int, bool]]] = {}

    def add(self, at: int, schedule: Schedule | None) -> None:
        if schedule is None:
            self.rows.append((-OPEN, OPEN, 0))
            self.spans.append(_ALL_WEEK)
        elif not self._add_plain(schedule):
            self._add_any(at, schedule)
        self.windows.append(len(self.spans))

    def _add_plain(self, schedule: Schedule) -> bool:
        """Add a schedule of plain weekly windows; False if it is another or not surely good."""
        zone_at = self.zones.get(schedule.timezone)
        row = None if zone_at is None else plain_row(schedule)
        if row is None or zone_at is None:
            return False
        first, last, spans = row
        self.rows.append((first, last, zone_at))
        self.spans += spans
        return True

    def _add_any(self, at: int, schedule: Schedule) -> None:
        try:
            check(schedule)
        except ScheduleError:
            self.bad.add(at)
            self.rows.append((0, -1, 0))
            return
        windows = schedule.windows or (WHOLE_DAY,)
        eventful = any(isinstance(window, EventWindow) for window in windows)
        # An event may last for days, also beyond the period; only asking tells.
        last = OPEN if eventful or schedule.end is None else day_number(schedule.end)
        zone_at = self.zones.setdefault(schedule.timezone, len(self.zones))
        self.rows.append((day_number(schedule.start), last, zone_at))
        for window in windows:
            if schedule.exceptions:
                self.cut.add(len(self.spans))
            if eventful:
                self.unsure.add(len(self.spans))
            if isinstance(window, EventWindow):
                self.spans.append(_ALL_WEEK)
            else:
                self._any_window(at, window, schedule)
        if schedule.exceptions:
            self.offs[at] = [
                (*_days_of(off), isinstance(off, DaysOff)) for off in schedule.exceptions
            ]

    def _any_window(self, at: int, window: Window, schedule: Schedule) -> None:
        if not _plain_weekdays(window):
            key = PatternKey.of(window, schedule)
            self.pattern[len(self.spans)] = self.keys.setdefault(key, len(self.keys) + 1)
            unknown = self.days.first_unknown(window.calendar, self.rows[at][0])
            self.known[at] = min(self.known.get(at, OPEN), unknown)
        self.spans.append(window_row(window))

    def columns(self) -> Columns:
        first, last, zones = _in_threes(self.rows)
        begin, close, weekdays = _in_threes(self.spans)
        windows = np.array(self.windows, dtype=np.int32)
        per_right = np.diff(windows)
        offsets = np.array([offsets_of(name) for name in self.zones], dtype=np.int32)
        least, most = offsets[np.repeat(zones, per_right)].T
        outer = np.empty((len(begin), 2), dtype=np.int32)
        np.subtract(begin, most, out=outer[:, 0])
        np.subtract(close, least, out=outer[:, 1])
        inner = outer
        if (least != most).any() or self.unsure:
            inner = np.column_stack((begin - least, close - most))
            nothing = inner[:, 0] >= inner[:, 1]
            nothing[list(self.unsure)] = True
            inner[nothing] = OPEN, -OPEN
        known = _column(len(first), OPEN, self.known)
        pattern = _column(len(begin), ALL_DAYS, self.pattern)
        weekly = np.ones(len(begin), dtype=np.bool_)
        if self.pattern or self.known or self.cut or self.unsure:
            weekly = (pattern == ALL_DAYS) & (np.repeat(known, per_right) == OPEN)
            weekly[list(self.cut | self.unsure)] = False
        offs, off_days, off_whole = self._offs() if self.offs else _no_offs(len(windows))
        return Columns(
            first=first,
            last=last,
            known=known,
            windows=windows,
            outer=outer,
            inner=inner,
            weekdays=weekdays,
            weekly=weekly,
            pattern=pattern,
            patterns=Patterns(tuple(self.keys), self.days, first=first, last=last),
            offs=offs,
            off_days=off_days,
            off_whole=off_whole,
            weeks=weeks_of((first, last), windows, (outer, inner), weekdays, weekly),
        )

    def _offs(self) -> tuple[Days, Days, NDArray[np.bool_]]:
        found = [one for row in sorted(self.offs) for one in self.offs[row]]
        counts = {row + 1: len(one) for row, one in self.offs.items()}
        return (
            np.cumsum(_column(len(self.windows), 0, counts), dtype=np.int32),
            np.array([one[:2] for one in found], dtype=np.int32),
            np.array([one[2] for one in found], dtype=np.bool_),
        )


def _in_threes(rows: list[tuple[int, int, int]]) -> Days:
    """Return three columns of rows."""
    flat = np.fromiter(chain.from_iterable(rows), dtype=np.int32, count=3 * len(rows))
    return np.ascontiguousarray(flat.reshape(-1, 3).T)


def _no_offs(count: int) -> tuple[Days, Days, NDArray[np.bool_]]:
    none = np.zeros(0, dtype=np.int32)
    return np.zeros(count, dtype=np.int32), none.reshape(0, 2), none.astype(np.bool_)


WHOLE_DAY = Window(from_min=0, to_min=MINUTES_A_DAY)
_ALL_WEEK = (0, MINUTES_A_DAY, EVERY_WEEKDAY)


def window_row(window: Window) -> tuple[int, int, int]:
    """Return begin, close and weekdays of a window, on the local clock, whatever its pattern."""
    bits = 0
    for one in window.days:
        bits |= 1 << one.day
    begin, close = window.from_min, window.to_min
    return begin, close if close > begin else close + MINUTES_A_DAY, bits or EVERY_WEEKDAY


def plain_row(schedule: Schedule) -> tuple[int, int, list[tuple[int, int, int]]] | None:
    """Return first and last day and the windows of plain weekly ones; None if not surely such.

    Nearly all are such, and a start with 100,000 waits for it: hence no call per value.

    Returns:
        Days since 1970-01-01; each window's begin, close and weekdays, on the local clock.
    """
    start, end = schedule.start, schedule.end
    if end is None or schedule.exceptions or schedule.review is not None:
        return None
    first, last = start.toordinal(), end.toordinal()
    if not _FIRST_DAY <= first <= last <= _LAST_DAY:
        return None
    found = []
    for window in schedule.windows or (WHOLE_DAY,):
        bits = _plain_weekdays(window)
        if not bits:
            return None
        begin, close = window.from_min, window.to_min  # type: ignore[union-attr]
        found.append((begin, close if close > begin else close + MINUTES_A_DAY, bits))
    return first - EPOCH_ORDINAL, last - EPOCH_ORDINAL, found


def _plain_weekdays(window: Window | EventWindow) -> int:
    """Return the weekdays of a plain weekly window, a bit each; 0 if it is not surely one."""
    if isinstance(window, EventWindow):
        return 0
    if window.interval != 1 or window.monthdays or window.months or window.calendar != "every":
        return 0
    begin, close = window.from_min, window.to_min
    if not (0 <= begin < MINUTES_A_DAY >= close >= 0) or begin == close:
        return 0
    bits = 0
    for one in window.days:
        if one.nth is not None:
            return 0
        bits |= _BIT.get(one.day, _NO_WEEKDAY)
    return 0 if bits >= _NO_WEEKDAY else bits or EVERY_WEEKDAY


def _column(count: int, usual: int, others: dict[int, int]) -> Days:
    column = np.full(count, usual, dtype=np.int32)
    if others:
        column[list(others)] = list(others.values())
    return column


def _days_of(off: DaysOff | TimesOff) -> tuple[int, int]:
    """Return the start days whose occurrence an exception touches."""
    if isinstance(off, DaysOff):
        return day_number(off.start), day_number(off.end)
    return day_number(off.start.date()) - 1, day_number(off.end.date())
