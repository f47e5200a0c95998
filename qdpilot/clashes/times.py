"""When two rights are live together, to the minute."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from qdpilot.clashes.clash import SharedTime
from qdpilot.model.errors import CalendarMissingError, EventMissingError, ScheduleError
from qdpilot.model.schedule import MINUTES_A_DAY, EventWindow
from qdpilot.schedule.local_time import FAR, instant_of, minute_of
from qdpilot.schedule.occurrences import bounds, minutes
from qdpilot.schedule.spans import clipped

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qdpilot.clashes.right import Right
    from qdpilot.model.schedule import Schedule
    from qdpilot.schedule.calendars import Calendars

_WEEK = 7 * MINUTES_A_DAY
_YEAR = 366 * MINUTES_A_DAY
# Two schedules without end are searched for a shared minute this far from where both have begun:
# eight years is the longest wait for a 29th of February.
HORIZON_YEARS = 8
_MONDAY = 4 * MINUTES_A_DAY  # 1970-01-05, the first Monday of the epoch
_CACHED = 4096
_END = minute_of(datetime(9999, 1, 1, tzinfo=UTC))  # of Python's instants, nearly


class UntimedError(Exception):
    """A right's times cannot be told; private to the floor, it becomes a `Rejected`.

    Attributes:
        right: Whose.
        reason: A code of `Rejected`.
    """

    def __init__(self, right: Right, reason: str) -> None:
        super().__init__(right.id, reason)
        self.right = right
        self.reason = reason


class Reach(NamedTuple):
    """Between which minutes (UTC, since the epoch) a right can be live.

    Attributes:
        begin: -FAR: always.
        close: FAR: until further notice, or always.
        period_close: As `close`, without what the last occurrence may run past the period.
    """

    begin: int
    close: int
    period_close: int


ALWAYS = Reach(-FAR, FAR, FAR)


def reach_of(right: Right) -> Reach:
    """Return between which minutes a right can be live.

    Raises:
        UntimedError: ``schedule`` if its schedule means nothing.
    """
    if right.schedule is None:
        return ALWAYS
    try:
        return _reach(right.schedule)
    except ScheduleError:
        raise UntimedError(right, "schedule") from None


@lru_cache(maxsize=_CACHED)
def _reach(schedule: Schedule) -> Reach:
    start, end = bounds(schedule)
    begin = minute_of(start)
    if end is None:
        return Reach(begin, FAR, FAR)
    close = minute_of(end)
    if any(isinstance(window, EventWindow) for window in schedule.windows):
        return Reach(begin, FAR // 2, close)  # an event may last beyond the period
    return Reach(begin, close + 2 * MINUTES_A_DAY if schedule.windows else close, close)


@dataclass(eq=False, slots=True)
class Times:
    """The minutes of rights, remembered while the calendars are the same.

    Attributes:
        calendars: What the schedules ask.
    """

    calendars: Calendars
    _spans: OrderedDict[Schedule, NDArray[np.int64]] = field(default_factory=OrderedDict)

    def shared(self, a: Right, b: Right) -> SharedTime | None:
        """Return the time that two rights share; None if there is none.

        Raises:
            UntimedError: If a schedule means nothing, or needs a calendar or an event that is not
                there for the time both periods last.
        """
        first, second = reach_of(a), reach_of(b)
        begin, close = max(first.begin, second.begin), min(first.close, second.close)
        if begin >= close:
            return None
        if begin == -FAR:
            return SharedTime(first=None, last=None, minutes=None, minutes_per_week=float(_WEEK))
        if close == FAR:
            return self._endless(a, b, begin)
        spans = self._both(a, b, begin, close)
        if len(spans) == 0:
            return None
        total = int((spans[:, 1] - spans[:, 0]).sum())
        # At least what is shared: the last occurrence may run past the period.
        period_close = min(first.period_close, second.period_close)
        weeks = max((period_close - begin) / _WEEK, total / _WEEK, 1.0)
        return SharedTime(
            first=instant_of(int(spans[0, 0])),
            last=instant_of(int(spans[-1, 1])),
            minutes=total,
            minutes_per_week=total / weeks,
        )

    def spans_of(self, right: Right, begin: int, close: int) -> NDArray[np.int64]:
        """Return when a right is live within [begin, close): merged spans, shape (n, 2).

        All are UTC minutes since the epoch.

        Raises:
            UntimedError: As `shared`.
        """
        if right.schedule is None:
            return np.array([[begin, close]], dtype=np.int64)
        kept = self._spans.get(right.schedule)
        if kept is None and right.schedule.end is not None:
            kept = self._whole(right)
        if kept is not None:
            return clipped(kept, begin, close)
        return self._fresh(right, begin, close)

    def _whole(self, right: Right) -> NDArray[np.int64] | None:
        """The spans of a bounded right, kept; None if a part of its period lacks a calendar."""
        assert right.schedule is not None
        try:
            found = minutes(right.schedule, self.calendars)
        except (CalendarMissingError, EventMissingError, ScheduleError):
            return None  # what is asked about may still be known; `_fresh` says if not
        self.remember(right.schedule, found)
        return found

    def remembers(self, schedule: Schedule) -> bool:
        """Tell whether the minutes of a bounded schedule are known."""
        return schedule in self._spans

    def remember(self, schedule: Schedule, spans: NDArray[np.int64]) -> None:
        """Remember the merged spans of a bounded schedule, so that nobody works them out."""
        self._spans[schedule] = spans
        if len(self._spans) > _CACHED:
            self._spans.popitem(last=False)

    def _fresh(self, right: Right, begin: int, close: int) -> NDArray[np.int64]:
        assert right.schedule is not None
        since, until = instant_of(begin), _instant_before_the_end(close)
        try:
            return minutes(right.schedule, self.calendars, since=since, until=until)
        except CalendarMissingError:
            raise UntimedError(right, "calendar_missing") from None
        except EventMissingError:
            raise UntimedError(right, "event_missing") from None
        except ScheduleError:
            raise UntimedError(right, "schedule") from None

    def _both(self, a: Right, b: Right, begin: int, close: int) -> NDArray[np.int64]:
        # The bounded one first: what it leaves is all that the other must be known for. The other
        # way round may still tell, and the answer must not depend on which right is named first.
        if _is_bounded(b) and not _is_bounded(a):
            a, b = b, a
        try:
            return self._where_live(a, b, begin, close)
        except UntimedError as untimed:
            try:
                return self._where_live(b, a, begin, close)
            except UntimedError:
                raise untimed from None

    def _where_live(self, a: Right, b: Right, begin: int, close: int) -> NDArray[np.int64]:
        """What both share, if `a` is known throughout and `b` from its first minute to its last."""
        known = self.spans_of(a, begin, close)
        if len(known) == 0:
            return known
        return shared_spans(known, self.spans_of(b, int(known[0, 0]), int(known[-1, 1])))

    def _endless(self, a: Right, b: Right, begin: int) -> SharedTime | None:
        """Both are open-ended: the first shared minute, and the week that repeats.

        Looked for year by year up to `HORIZON_YEARS`. Where a calendar ends before, what is known
        decides: a minute found before that is a clash, none found is unknown, not none.
        """
        for year in range(HORIZON_YEARS):
            since = begin + year * _YEAR
            spans = self._both_while_known(a, b, since, since + _YEAR)
            if len(spans):
                first = int(spans[0, 0])
                return SharedTime(
                    first=instant_of(first),
                    last=None,
                    minutes=None,
                    minutes_per_week=self._regular_week(a, b, first),
                )
        return None

    def _both_while_known(self, a: Right, b: Right, begin: int, close: int) -> NDArray[np.int64]:
        try:
            return self._both(a, b, begin, close)
        except UntimedError as untimed:
            for until in _new_years_before(begin, close):
                try:
                    spans = self._both(a, b, begin, until)
                except UntimedError:
                    continue
                if len(spans):
                    return spans
            raise untimed from None

    def _regular_week(self, a: Right, b: Right, first: int) -> float:
        begin = first - (first - _MONDAY) % _WEEK
        for weeks in (52, 26, 13, 4, 1):
            try:
                spans = self._both(a, b, begin + _WEEK, begin + (weeks + 1) * _WEEK)
            except UntimedError:
                continue  # the calendar ends before
            return float((spans[:, 1] - spans[:, 0]).sum()) / weeks
        spans = self._both_while_known(a, b, first, first + _WEEK)
        return float((spans[:, 1] - spans[:, 0]).sum())


def shared_spans(a: NDArray[np.int64], b: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the minutes in both of two merged lists of spans, merged.

    Args:
        a: Shape (n, 2), half-open, disjoint, rising.
        b: Shape (m, 2), likewise.
    """
    low = np.searchsorted(b[:, 1], a[:, 0], side="right")
    high = np.searchsorted(b[:, 0], a[:, 1], side="left")
    counts = np.maximum(high - low, 0)
    rows = np.repeat(np.arange(len(a)), counts)
    ahead = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
    other = low[rows] + ahead
    return np.column_stack(
        [np.maximum(a[rows, 0], b[other, 0]), np.minimum(a[rows, 1], b[other, 1])]
    )


def _is_bounded(right: Right) -> bool:
    return right.schedule is not None and right.schedule.end is not None


def _new_years_before(begin: int, close: int) -> list[int]:
    """New Year's midnights within (begin, close), in UTC less a day: no zone has begun it."""
    years = range(instant_of(begin).year, _instant_before_the_end(close).year + 1)
    days = (minute_of(datetime(year, 1, 1, tzinfo=UTC)) - MINUTES_A_DAY for year in years)
    return sorted((day for day in days if begin < day < close), reverse=True)


def _instant_before_the_end(minute: int) -> datetime:
    return instant_of(min(minute, _END))
