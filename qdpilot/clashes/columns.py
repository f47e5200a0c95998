"""The times of many rights as columns: days and windows in arrays, for `qdpilot.clashes.together`.

A window is written twice, both in UTC minutes after the midnight that carries the local date of its
start day: `outer` covers it whatever the clock of its zone does, `inner` is covered by it. Where a
clock never changes, as in Qingdao, both are the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from qdpilot.clashes.patterns import ALL_DAYS, PatternKey, Patterns
from qdpilot.model.errors import ScheduleError
from qdpilot.model.schedule import MINUTES_A_DAY, DaysOff, EventWindow, Window
from qdpilot.schedule.local_time import instants, zone
from qdpilot.schedule.start_days import day_number
from qdpilot.schedule.validity import YEARS, check

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from numpy.typing import NDArray

    from qdpilot.clashes.patterns import KnownDays
    from qdpilot.model.schedule import Schedule, TimesOff

Days: TypeAlias = "NDArray[np.int32]"

OPEN = 1 << 24  # a day beyond all days; far from the limits of 32 bits
EVERY_WEEKDAY = 0x7F
_ORDINAL = 719_163  # of 1970-01-01
_FIRST_YEAR, _LAST_YEAR = YEARS.start, YEARS.stop - 1


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
    """Columns while they grow, as plain lists."""

    def __init__(self, days: KnownDays) -> None:
        self.days = days
        self.bad: set[int] = set()
        self.first: list[int] = []
        self.last: list[int] = []
        self.known: list[int] = []
        self.zones: list[int] = []
        self.windows: list[int] = [0]
        self.begin: list[int] = []
        self.close: list[int] = []
        self.weekdays: list[int] = []
        self.special: dict[int, int] = {}  # window: pattern
        self.cut: set[int] = set()  # windows with exceptions
        self.unsure: set[int] = set()  # windows of rights with one round an event
        self.offs: list[int] = [0]
        self.off_days: list[tuple[int, int]] = []
        self.off_whole: list[bool] = []
        self.keys: dict[PatternKey, int] = {}
        self._zone_names: dict[str, int] = {}

    def add(self, at: int, schedule: Schedule | None) -> None:
        if schedule is None:
            self._row(-OPEN, OPEN, "UTC")
            self._window(0, MINUTES_A_DAY, EVERY_WEEKDAY)
        elif not self._add_plain(schedule):
            self._add_any(at, schedule)
        self.windows.append(len(self.begin))
        self.offs.append(len(self.off_days))

    def _add_plain(self, schedule: Schedule) -> bool:
        """Add a schedule of plain weekly windows; False if it is another or not surely good."""
        start, end = schedule.start, schedule.end
        if schedule.exceptions or schedule.review is not None or end is None or not _sound(start):
            return False
        if end < start or not _sound(end) or schedule.timezone not in self._zone_names:
            return False
        found = []
        for window in schedule.windows or (_WHOLE_DAY,):
            bits = _plain_weekdays(window)
            if not bits:
                return False
            found.append((window.from_min, window.to_min, bits))  # type: ignore[union-attr]
        self._row(start.toordinal() - _ORDINAL, end.toordinal() - _ORDINAL, schedule.timezone)
        for begin, close, bits in found:
            self._window(begin, close, bits)
        return True

    def _add_any(self, at: int, schedule: Schedule) -> None:
        try:
            check(schedule)
        except ScheduleError:
            self.bad.add(at)
            self._row(0, -1, "UTC")
            return
        last = OPEN if schedule.end is None else day_number(schedule.end)
        windows = schedule.windows or (_WHOLE_DAY,)
        eventful = any(isinstance(window, EventWindow) for window in windows)
        # An event may last for days, also beyond the period; only asking tells.
        self._row(day_number(schedule.start), OPEN if eventful else last, schedule.timezone)
        for window in windows:
            if schedule.exceptions:
                self.cut.add(len(self.begin))
            if eventful:
                self.unsure.add(len(self.begin))
            if isinstance(window, EventWindow):
                self._window(0, MINUTES_A_DAY, EVERY_WEEKDAY)
            else:
                self._any_window(window, schedule)
        for off in schedule.exceptions:
            self.off_days.append(_days_of(off))
            self.off_whole.append(isinstance(off, DaysOff))

    def _row(self, first: int, last: int, timezone: str) -> None:
        self.first.append(first)
        self.last.append(last)
        self.known.append(OPEN)
        self.zones.append(self._zone_names.setdefault(timezone, len(self._zone_names)))

    def _window(self, begin: int, close: int, weekdays: int) -> None:
        self.begin.append(begin)
        self.close.append(close if close > begin else close + MINUTES_A_DAY)
        self.weekdays.append(weekdays)

    def _any_window(self, window: Window, schedule: Schedule) -> None:
        plain = _plain_weekdays(window)
        if not plain:
            key = PatternKey.of(window, schedule)
            self.special[len(self.begin)] = self.keys.setdefault(key, len(self.keys) + 1)
            first_unknown = self.days.first_unknown(window.calendar, self.first[-1])
            self.known[-1] = min(self.known[-1], first_unknown)
        bits = 0
        for one in window.days:
            bits |= 1 << one.day
        self._window(window.from_min, window.to_min, bits or EVERY_WEEKDAY)

    def columns(self) -> Columns:
        windows = np.array(self.windows, dtype=np.int32)
        span = np.array((self.begin, self.close), dtype=np.int32).T
        offsets = np.array([_offsets(name) for name in self._zone_names], dtype=np.int32)
        of_zone = np.repeat(np.array(self.zones, dtype=np.int32), np.diff(windows))
        low, high = offsets.reshape(-1, 2)[of_zone].T
        inner = span - np.column_stack((low, high))
        nothing = inner[:, 0] >= inner[:, 1]
        nothing[sorted(self.unsure)] = True
        inner[nothing] = OPEN, -OPEN
        pattern = np.full(len(span), ALL_DAYS, dtype=np.int32)
        pattern[list(self.special)] = list(self.special.values())
        known = np.array(self.known, dtype=np.int32)
        weekly = (pattern == ALL_DAYS) & (np.repeat(known, np.diff(windows)) == OPEN)
        weekly[sorted(self.cut | self.unsure)] = False
        first, last = (np.array(one, dtype=np.int32) for one in (self.first, self.last))
        return Columns(
            first=first,
            last=last,
            known=known,
            windows=windows,
            outer=span - np.column_stack((high, low)),
            inner=inner,
            weekdays=np.array(self.weekdays, dtype=np.int32),
            weekly=weekly,
            pattern=pattern,
            patterns=Patterns(tuple(self.keys), self.days, first=first, last=last),
            offs=np.array(self.offs, dtype=np.int32),
            off_days=np.array(self.off_days, dtype=np.int32).reshape(-1, 2),
            off_whole=np.array(self.off_whole, dtype=np.bool_),
        )


_WHOLE_DAY = Window(from_min=0, to_min=MINUTES_A_DAY)


def _sound(day: date) -> bool:
    return _FIRST_YEAR <= day.year <= _LAST_YEAR


def _plain_weekdays(window: Window | EventWindow) -> int:
    """Return the weekdays of a plain weekly window, a bit each; 0 if it is not surely one."""
    if isinstance(window, EventWindow):
        return 0
    if window.interval != 1 or window.monthdays or window.months or window.calendar != "every":
        return 0
    begin, close = window.from_min, window.to_min
    if not (0 <= begin < MINUTES_A_DAY and 0 <= close <= MINUTES_A_DAY and begin != close):
        return 0
    bits = 0
    for one in window.days:
        if one.nth is not None or not 0 <= one.day <= 6:
            return 0
        bits |= 1 << one.day
    return bits or EVERY_WEEKDAY


def _days_of(off: DaysOff | TimesOff) -> tuple[int, int]:
    """Return the start days whose occurrence an exception touches."""
    if isinstance(off, DaysOff):
        return day_number(off.start), day_number(off.end)
    return day_number(off.start.date()) - 1, day_number(off.end.date())


@lru_cache(maxsize=512)
def _offsets(timezone: str) -> tuple[int, int]:
    """Return the least and the greatest offset that a zone's clock ever has, minutes east."""
    zone(timezone)
    days = np.arange(
        *(np.datetime64(f"{year}-01-01", "D").astype(int) for year in (YEARS.start, YEARS.stop))
    )
    midnights = days.astype(np.int64) * MINUTES_A_DAY
    offsets = midnights - instants(midnights, timezone)
    return int(offsets.min()), int(offsets.max())
