"""The times of a single right: what every question begins with.

Remembered, for while a corner moves the times stay.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.clashes.clocks import constant_offset
from qdpilot.clashes.columns import WHOLE_DAY, columns_of, plain_row, window_row
from qdpilot.clashes.patterns import PatternKey, Patterns
from qdpilot.clashes.start_bits import SLACK_DAYS, Days, exact_of, starts_of
from qdpilot.clashes.weeks import NEVER, Week, week_of
from qdpilot.model.errors import ScheduleError
from qdpilot.model.schedule import DaysOff, Window
from qdpilot.schedule.start_days import day_number
from qdpilot.schedule.validity import check

if TYPE_CHECKING:
    from qdpilot.clashes.columns import Columns
    from qdpilot.clashes.patterns import KnownDays
    from qdpilot.clashes.start_bits import Starts
    from qdpilot.model.schedule import Schedule

_MOST_REMEMBERED = 256


class Single:
    """The times of one right.

    Attributes:
        is_bad: Whether they mean nothing.
        first: First start day, as in `Columns`.
        last: Last one.
        week: When it can be live and when it surely is, as in `Weeks`.
        is_plain: Whether it is plain as in `Weeks`.
    """

    first: int
    last: int
    week: Week
    is_plain: bool

    def __init__(self, schedule: Schedule | None, days: KnownDays) -> None:
        """Work out what every question asks for."""
        self._asked = schedule, days
        self._windows: list[tuple[int, int, int]] = []
        self.is_bad = False
        self.is_plain = self._is_plain(schedule)
        if not self.is_plain and (schedule is None or not self._is_exact(schedule, days)):
            self._take_over(self.columns)

    @cached_property
    def columns(self) -> Columns:
        """The same as columns of one row."""
        schedule, days = self._asked
        columns, bad = columns_of((schedule,), days)
        self.is_bad = bool(bad)
        return columns

    @cached_property
    def days(self) -> Days:
        """Those on which what meets it may start."""
        return Days.round(self.first, self.last)

    @cached_property
    def starts(self) -> Starts | None:
        """Its windows, if their start days say all; else None."""
        if self._windows:
            days = self.days
            live = days.between(self.first, self.last)
            if self.is_plain:
                return [
                    (begin, close, live & days.weekly(on)) for begin, close, on in self._windows
                ]
            fitting = self._fitting()
            for first, last in self._offs():
                live &= ~days.between(first, last)
            return [
                (begin, close, live & days.weekly(on) & fits)
                for (begin, close, on), fits in zip(self._windows, fitting, strict=True)
            ]
        if exact_of(self.columns)[0]:
            return next(starts_of(self.columns, (0,), self.days))
        return None

    def _is_plain(self, schedule: Schedule | None) -> bool:
        """Take over plain weekly windows by a clock that never changes; False if not such."""
        if schedule is None or (offset := constant_offset(schedule.timezone)) is None:
            return False
        row = plain_row(schedule)
        if row is None:
            return False
        self.first, self.last, windows = row
        self._windows = [(begin - offset, close - offset, bits) for begin, close, bits in windows]
        self.week = week_of(self.first, self.last, self._windows)
        return True

    def _is_exact(self, schedule: Schedule, known: KnownDays) -> bool:
        """Take over windows of which the start days say all, as in `exact_of`; False if not such.

        To write a single one out as columns would take longer than all else that is asked.
        """
        offset = constant_offset(schedule.timezone)
        if offset is None or schedule.end is None or not _by_days_alone(schedule):
            return False
        try:
            check(schedule)
        except ScheduleError:
            return False
        windows = [one for one in schedule.windows or (WHOLE_DAY,) if isinstance(one, Window)]
        self.first, self.last = day_number(schedule.start), day_number(schedule.end)
        sure = self.last + SLACK_DAYS
        if any(known.first_unknown(one.calendar, self.first) <= sure for one in windows):
            return False
        rows = map(window_row, windows)
        self._windows = [(begin - offset, close - offset, on) for begin, close, on in rows]
        self.week = week_of(self.first, self.last, self._windows)._replace(inner=NEVER)
        return True

    def _fitting(self) -> list[int]:
        """Return the days that fit the pattern of each window, a bit each."""
        schedule, known = self._asked
        if schedule is None or not schedule.windows:
            return [-1] * len(self._windows)
        keys = [PatternKey.of(one, schedule) for one in schedule.windows if isinstance(one, Window)]
        first, last = np.array([[self.first], [self.last]], dtype=np.int32)
        patterns = Patterns(tuple(keys), known, first=first, last=last)
        return [patterns.bits(turn, self.days.base) for turn in range(1, len(keys) + 1)]

    def _offs(self) -> list[tuple[int, int]]:
        """Return the first and the last day of each exception."""
        schedule, _ = self._asked
        offs = () if schedule is None else schedule.exceptions
        return [
            (day_number(one.start), day_number(one.end)) for one in offs if isinstance(one, DaysOff)
        ]

    def _take_over(self, columns: Columns) -> None:
        weeks = columns.weeks
        self.first, self.last = int(columns.first[0]), int(columns.last[0])
        self.week = Week(
            weeks.busy[0], weeks.whole[0], -weeks.outer[::-1], weeks.outer, weeks.inner
        )
        self.is_plain = bool(weeks.plain[0])


def _by_days_alone(schedule: Schedule) -> bool:
    """Tell whether no window is round an event, and nothing is cut out of an occurrence."""
    return all(isinstance(one, DaysOff) for one in schedule.exceptions) and all(
        isinstance(one, Window) for one in schedule.windows
    )


# By the identity of the schedule, which is kept beside: to compare schedules takes longer than to
# work one out.
_remembered: dict[int, tuple[Schedule | None, KnownDays, Single]] = {}


def single_of(schedule: Schedule | None, days: KnownDays) -> Single:
    """Return the times of a right.

    Args:
        schedule: None is always.
        days: What is known of the calendars that its windows follow.
    """
    kept = _remembered.get(id(schedule))
    if kept is None or kept[0] is not schedule or kept[1] is not days:
        if len(_remembered) >= _MOST_REMEMBERED:
            _remembered.clear()
        kept = _remembered[id(schedule)] = schedule, days, Single(schedule, days)
    return kept[2]
