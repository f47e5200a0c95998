"""Which days a window can start on beyond its weekdays: months, n-th weekdays, weeks, calendars.

Many rights follow few patterns, so each is worked out once for all days that matter.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from qdpilot.model.schedule import Schedule
from qdpilot.schedule.calendars import EVERY
from qdpilot.schedule.start_days import day_number, start_days
from qdpilot.schedule.validity import YEARS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qdpilot.model.schedule import Window
    from qdpilot.schedule.calendars import Calendars

_FITS = 2
ALL_DAYS = 0  # the pattern of a window of which the weekdays say all
_NEVER = 1 << 24
_NINE_YEARS = 9 * 366
_NOTHING = np.empty(0, dtype=np.int8)
_EPOCH = date(1970, 1, 1)
_MONDAY = date(1990, 1, 1)  # the longest interval later, no schedule has begun yet


class PatternKey(NamedTuple):
    """What windows of one pattern have in common.

    Attributes:
        window: With the time of day taken off.
        phase: Weeks from a fixed Monday to the week of the period's start, by the interval.
    """

    window: Window
    phase: int

    @staticmethod
    def of(window: Window, schedule: Schedule) -> PatternKey:
        """Return the pattern of one of a schedule's windows."""
        weeks = (schedule.start - _MONDAY).days // 7
        return PatternKey(replace(window, from_min=0, to_min=1), weeks % window.interval)


class KnownDays:
    """Which days calendars know, and what they say.

    Attributes:
        calendars: The calendars.
        fitted: Patterns worked out so far: the first day, and what `Patterns.fits` tells of it and
            those after it.
    """

    def __init__(self, calendars: Calendars) -> None:
        """Ask these calendars."""
        self.calendars = calendars
        self.fitted: dict[PatternKey, tuple[int, NDArray[np.int8]]] = {}
        self._missing: dict[str, list[int]] = {}

    def first_unknown(self, calendar: str, first: int) -> int:
        """Return the first day from `first` on that a calendar does not know; none is far away."""
        year = (_EPOCH + timedelta(days=first)).year
        missing = next((one for one in self._missing_years(calendar) if one >= year), None)
        return _NEVER if missing is None else day_number(date(missing, 1, 1))

    def holding(self, calendar: str, days: NDArray[np.int64]) -> NDArray[np.int8]:
        """Return for each day whether it belongs to a calendar: 0 no, 1 not known, 2 yes.

        Args:
            calendar: As in a window.
            days: At least one, rising, days since 1970-01-01.
        """
        first, last = ((_EPOCH + timedelta(days=int(day))).year for day in days[[0, -1]])
        missing = [year for year in self._missing_years(calendar) if first <= year <= last]
        if not missing:
            return self.calendars.holds(calendar, days) * np.int8(2)
        years = days.astype("M8[D]").astype("M8[Y]").astype(np.int64) + 1970
        known = ~np.isin(years, missing)
        found = np.ones(len(days), dtype=np.int8)
        if known.any():
            found[known] = 2 * self.calendars.holds(calendar, days[known])
        return found

    def _missing_years(self, calendar: str) -> list[int]:
        if calendar not in self._missing:
            self._missing[calendar] = self.calendars.missing_years(calendar, YEARS)
        return self._missing[calendar]


class Patterns:
    """The days of each pattern, worked out when first asked.

    Attributes:
        keys: What each is; the first of them is pattern 1.
    """

    def __init__(
        self,
        keys: tuple[PatternKey, ...],
        days: KnownDays,
        *,
        first: NDArray[np.int32],
        last: NDArray[np.int32],
    ) -> None:
        """Keep what is needed; `first` and `last` are the days of the rights."""
        self.keys = keys
        self._days = days
        self._periods = (first, last)
        self._bits: dict[int, int] = {}

    def bits(self, pattern: int, first: int) -> int:
        """Return the days from `first` on that surely fit a pattern, a bit each."""
        if pattern == ALL_DAYS:
            return -1
        start, table = self._table
        bits = self._bits.get(pattern)
        if bits is None:
            packed = np.packbits(table[pattern, 1:-1] == _FITS, bitorder="little")
            bits = self._bits[pattern] = int.from_bytes(packed.tobytes(), "little")
        return bits >> first - start if first >= start else bits << start - first

    def prepare(self) -> None:
        """Work the days out now."""
        self._table  # noqa: B018

    def fits(self, pattern: NDArray[np.int32], days: NDArray[np.int64]) -> NDArray[np.int8]:
        """Return whether each day fits each pattern: 0 no, 1 not known, 2 yes."""
        start, table = self._table
        column = np.clip(days - start + 1, 0, table.shape[1] - 1)
        fitting: NDArray[np.int8] = table[pattern, column]
        return fitting

    @cached_property
    def _table(self) -> tuple[int, NDArray[np.int8]]:
        """The first day, and a row per pattern; first and last column stand for all days beyond."""
        first, last = self._span()
        days = np.arange(first, last + 1, dtype=np.int64)
        table = np.ones((len(self.keys) + 1, len(days) + 2), dtype=np.int8)
        table[ALL_DAYS] = 2
        for row, key in enumerate(self.keys, start=1):
            table[row, 1:-1] = self._fitting(key, days)
        return first, table

    def _span(self) -> tuple[int, int]:
        first, last = self._periods
        real = (first > -_NEVER) & (first <= last)
        if not self.keys or not real.any():
            return 0, -1
        last = np.where(last < _NEVER, last, first + _NINE_YEARS)
        return int(first[real].min()), int(last[real].max())

    def _fitting(self, key: PatternKey, days: NDArray[np.int64]) -> NDArray[np.int8]:
        first, fitting = self._days.fitted.get(key, (0, _NOTHING))
        ahead = int(days[0]) - first
        if ahead < 0 or ahead + len(days) > len(fitting):
            first, fitting = int(days[0]), self._worked_out(key, days)
            self._days.fitted[key] = first, fitting
            ahead = 0
        return fitting[ahead : ahead + len(days)]

    def _worked_out(self, key: PatternKey, days: NDArray[np.int64]) -> NDArray[np.int8]:
        rhythm = start_days(
            replace(key.window, calendar=EVERY),
            Schedule(start=_MONDAY + timedelta(weeks=key.phase), end=None),
            self._days.calendars,
            first=int(days[0]),
            last=int(days[-1]),
        )
        fitting = np.zeros(len(days), dtype=np.int8)
        fitting[rhythm - days[0]] = 2
        return np.minimum(fitting, self._days.holding(key.window.calendar, days))
