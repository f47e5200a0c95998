"""Whether two rights share a minute, from the days on which their windows start: quick for a few.

The days are the bits of a number, counted from a day common to both, so one look at two numbers
tells whether there is a day on which both start.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from qdpilot.clashes.columns import OPEN
from qdpilot.clashes.starting import NEVER, SURELY
from qdpilot.model.schedule import MINUTES_A_DAY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from qdpilot.clashes.columns import Columns

# Occurrences lie at most so many days from the date of their start day: a night, and two offsets.
SLACK_DAYS = 3
# Begin and close of a window as in `Columns`, and the days on which it starts.
Starts: TypeAlias = list[tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Days:
    """Days that are written as bits.

    Attributes:
        base: The day of the lowest bit, days since 1970-01-01.
        count: How many there are.
    """

    base: int
    count: int

    @staticmethod
    def round(first: int, last: int) -> Days:
        """Return the days on which what meets windows that start from `first` to `last` starts."""
        return Days(first - SLACK_DAYS, last - first + 1 + 2 * SLACK_DAYS)

    def between(self, first: int, last: int) -> int:
        """Return the days from `first` to `last`."""
        low, high = max(first - self.base, 0), min(last - self.base + 1, self.count)
        return (1 << high) - (1 << low) if low < high else 0

    def weekly(self, weekdays: int) -> int:
        """Return the days of some weekdays, a bit each, Monday the lowest; some beyond the last."""
        turn = (self.base + 3) % 7  # 1970-01-01 was a Thursday
        return ((weekdays | weekdays << 7) >> turn & 0x7F) * _weeks(self.count // 7 + 1)


@lru_cache(maxsize=64)
def _weeks(count: int) -> int:
    """Return a bit every seven days, so many."""
    return ((1 << 7 * count) - 1) // 0x7F


def exact_of(columns: Columns) -> NDArray[np.bool_]:
    """Tell of which rights the start days say all: they are bounded, and each day is known.

    Nothing is cut out of an occurrence, no window is round an event, and the clock never changes.
    """
    bounded = (columns.first > -OPEN) & (columns.last < OPEN)
    found: NDArray[np.bool_] = bounded & (columns.known > columns.last + SLACK_DAYS)
    found &= columns.windows[1:] > columns.windows[:-1]
    if columns.inner is not columns.outer:
        other = (columns.inner != columns.outer).any(axis=1)
        found[np.repeat(np.arange(len(found)), np.diff(columns.windows))[other]] = False
    if not columns.off_whole.all():
        found[np.repeat(np.arange(len(found)), np.diff(columns.offs))[~columns.off_whole]] = False
    return found


def starts_of(columns: Columns, rows: Iterable[int], days: Days) -> Iterator[Starts]:
    """Yield the windows of some rights of which the start days say all.

    Args:
        columns: The times.
        rows: Whose.
        days: Those that matter.
    """
    for live, since, until in _periods(columns, rows, days):
        spans = columns.outer[since:until].tolist()
        yield [
            (begin, close, live & _starts(columns, window, days))
            for window, (begin, close) in enumerate(spans, since)
        ]


def _periods(columns: Columns, rows: Iterable[int], days: Days) -> Iterator[tuple[int, int, int]]:
    """Yield the days that period and exceptions leave of each right, and its windows' bounds."""
    windows, offs = columns.windows, columns.offs
    for row in rows:
        live = days.between(columns.first.item(row), columns.last.item(row))
        off, off_end = offs.item(row), offs.item(row + 1)
        if off < off_end:
            for one in columns.off_days[off:off_end].tolist():
                live &= ~days.between(*one)
        yield live, windows.item(row), windows.item(row + 1)


def _starts(columns: Columns, window: int, days: Days) -> int:
    """Return the days on which a window starts, whatever the period."""
    pattern = columns.pattern.item(window)
    return days.weekly(columns.weekdays.item(window)) & columns.patterns.bits(pattern, days.base)


def plainly_meeting(own: Starts, days: Days, columns: Columns, rows: Iterable[int]) -> list[int]:
    """Return `SURELY` or `NEVER` for a right and each of a few; of all the start days say all.

    Args:
        own: The windows of the right.
        days: All on which what meets it may start.
        columns: The times of the others.
        rows: Which of them.
    """
    return [
        SURELY if live and _meet(own, days, columns, live, range(since, until)) else NEVER
        for live, since, until in _periods(columns, rows, days)
    ]


def _meet(own: Starts, days: Days, columns: Columns, live: int, others: range) -> bool:
    """Tell whether a window meets some others; asks for start days only where the hours meet."""
    spans = columns.outer[others.start : others.stop].tolist()
    for other, (other_begin, other_close) in zip(others, spans, strict=True):
        starts = -1
        for begin, close, own_starts in own:
            least = (begin - other_close) // MINUTES_A_DAY + 1
            most = -((other_begin - close) // MINUTES_A_DAY) - 1
            if least <= most and starts < 0:
                starts = live & _starts(columns, other, days)
            for lag in range(least, most + 1):
                if own_starts & (starts >> lag if lag >= 0 else starts << -lag):
                    return True
    return False
