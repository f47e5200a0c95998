"""The minutes that a candidate shares with another, and what a change of its times costs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qdpilot.clashes.times import reach_of, shared_spans
from qdpilot.model.schedule import MINUTES_A_DAY
from qdpilot.schedule.local_time import FAR, instant_of, zone

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from qdpilot.clashes.right import Right
    from qdpilot.clashes.times import Times
    from qdpilot.model.schedule import Schedule

_WEEK = 7 * MINUTES_A_DAY
# Where a right has no end, so far is looked; the engine then proves what was found.
_AHEAD = 366 * MINUTES_A_DAY


@dataclass(frozen=True, slots=True)
class Clock:
    """A candidate and another between the instants at which both can be live.

    Attributes:
        candidate: With a schedule.
        other: May be always.
        times: Their minutes.
        begin: UTC minutes since the epoch.
        close: Exclusive.
    """

    candidate: Right
    other: Right
    times: Times
    begin: int
    close: int

    @classmethod
    def of(cls, candidate: Right, other: Right, times: Times) -> Clock | None:
        """Return the clock of two rights; None if the periods do not meet.

        Raises:
            UntimedError: If a schedule means nothing.
        """
        first, second = reach_of(candidate), reach_of(other)
        begin, close = max(first.begin, second.begin), min(first.close, second.close)
        if begin >= close or begin == -FAR:
            return None
        return cls(candidate, other, times, begin, min(close, begin + _AHEAD * 4))

    @property
    def schedule(self) -> Schedule:
        """The candidate's."""
        assert self.candidate.schedule is not None
        return self.candidate.schedule

    def others(self) -> NDArray[np.int64]:
        """Return when the other is live, merged spans, a day and more around the time in common."""
        around = 2 * MINUTES_A_DAY
        return self.times.spans_of(self.other, self.begin - around, self.close + around)

    def spans(self, schedule: Schedule) -> NDArray[np.int64]:
        """Return when the candidate would be live with a schedule, while both can be."""
        right = replace(self.candidate, schedule=schedule)
        return self.times.spans_of(right, self.begin, self.close)

    def shared(self, schedule: Schedule) -> NDArray[np.int64]:
        """Return the minutes that the candidate would share with a schedule."""
        return shared_spans(self.spans(schedule), self.others())

    def lost(self, after: Schedule) -> tuple[int | None, float, bool]:
        """Return what a change costs.

        Returns:
            Minutes that the candidate has now and then has not, in all (None: without end) and
            in a week; whether some time is left, and none is new.
        """
        right = self.candidate
        reach = reach_of(right)
        endless = reach.close >= FAR // 2
        close = reach.begin + _AHEAD if endless else reach.close
        before = self.times.spans_of(right, reach.begin, close)
        then = self.times.spans_of(replace(right, schedule=after), reach.begin, close)
        kept, had, has = (_total(one) for one in (shared_spans(before, then), before, then))
        weeks = max((min(close, reach.period_close) - reach.begin) / _WEEK, 1.0)
        gone = had - kept
        return None if endless else gone, gone / weeks, 0 < kept == has

    def wall(self, minute: int) -> int:
        """Return the local wall minutes since 1970-01-01T00:00 of a UTC minute."""
        shown = instant_of(minute).astimezone(zone(self.schedule.timezone))
        offset = shown.utcoffset()
        assert offset is not None  # the zone is a ZoneInfo
        return minute + round(offset.total_seconds() / 60)


def _total(spans: NDArray[np.int64]) -> int:
    return int((spans[:, 1] - spans[:, 0]).sum())
