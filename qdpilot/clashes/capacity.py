"""Capacity: the most vehicles at one time, by a sweep over the union of windows; never a sum.

A *load* is what one right adds: its merged half-open spans, shape (n, 2), UTC minutes since the
epoch, and how many vehicles it may have there at one time. `qdpilot.clashes.living.loads_of` gives
the loads of rights: of a zone, a capacity area, an operator, a city.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.schedule.local_time import day_begun_by, instant_of, instants, minute_of
from qdpilot.schedule.spans import NO_SPANS, merged

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from typing import TypeAlias

    from numpy.typing import NDArray

    Load: TypeAlias = tuple[NDArray[np.int64], int]

CELL_MIN = 15
CELLS_A_DAY = 24 * 60 // CELL_MIN
_DAYS = 7
_MONDAY = 4  # 1970-01-05, in days since 1970-01-01


@dataclass(frozen=True, slots=True, kw_only=True)
class Peak:
    """The most vehicles at one time.

    Attributes:
        count: How many; 0 if there never is one.
        start: When that many are first there, UTC; None if count is 0.
        end: Until when, exclusive; None if count is 0.
    """

    count: int
    start: datetime | None
    end: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class UsedWeek:
    """The most vehicles in each quarter of an hour of a week, over a period.

    Attributes:
        most: Shape (7, 96), Monday first, by the local clock.
        at: Shape (7, 96): begin of the first quarter of an hour of the period that reaches it, UTC
            minutes since the epoch; 0 where `most` is 0.
        peak: Over the whole period.
    """

    most: NDArray[np.int64]
    at: NDArray[np.int64]
    peak: Peak


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """What one load more does.

    Attributes:
        before: The peak without it.
        after: The peak with it.
        while_live: The peak with it, of the time when it is live itself.
    """

    before: Peak
    after: Peak
    while_live: Peak


def peak(loads: Sequence[Load]) -> Peak:
    """Return the peak of several loads.

    Args:
        loads: See the module.

    Returns:
        The highest count and the first time it is reached, until the count first changes.
    """
    return highest(*profile(loads))


def highest(at: NDArray[np.int64], total: NDArray[np.int64]) -> Peak:
    """Return the peak of a profile."""
    if len(total) == 0 or total.max() <= 0:
        return Peak(count=0, start=None, end=None)
    top = int(np.argmax(total))
    return Peak(
        count=int(total[top]), start=instant_of(int(at[top])), end=instant_of(int(at[top + 1]))
    )


def profile(
    loads: Sequence[Load],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return when the count changes, shape (n,), and the count from each of these minutes on."""
    counted = [(spans, count) for spans, count in loads if len(spans) and count > 0]
    if not counted:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    edges = np.concatenate([spans.ravel() for spans, _ in counted])
    size = np.repeat([count for _, count in counted], [len(spans) for spans, _ in counted])
    steps = np.column_stack((size, -size)).ravel()
    at, where = np.unique(edges, return_inverse=True)
    change = np.zeros(len(at), dtype=np.int64)
    np.add.at(change, where, steps)
    moved = change != 0
    return at[moved], np.cumsum(change[moved])


def what_if(loads: Sequence[Load], more: Load) -> WhatIf:
    """Return what one load more does to the peak of several."""
    at, total = profile([*loads, more])
    live = merged(more[0]) if more[1] > 0 else NO_SPANS
    return WhatIf(
        before=peak(loads),
        after=highest(at, total),
        while_live=highest(*within(at, total, live)),
    )


def over(loads: Sequence[Load], cap: int) -> NDArray[np.int64]:
    """Return when more vehicles than `cap` are there, as merged spans, shape (n, 2)."""
    return above_of(*profile(loads), cap)


def above_of(at: NDArray[np.int64], total: NDArray[np.int64], cap: int) -> NDArray[np.int64]:
    """Return when a profile is above `cap`, as merged spans, shape (n, 2)."""
    above = np.flatnonzero(total > cap)
    if cap < 0 or len(above) == 0:
        return NO_SPANS
    return merged(np.column_stack((at[above], at[above + 1])))


def used_week(
    loads: Sequence[Load], *, since: datetime, until: datetime, timezone: str = "Asia/Shanghai"
) -> UsedWeek:
    """Return the most vehicles in each quarter of an hour of a week, over a period.

    Args:
        loads: See the module.
        since: Aware, whole minutes; what lies before does not count.
        until: Aware, exclusive, after `since`.
        timezone: IANA name of the clock whose week is meant.
    """
    return week_of(*profile(loads), since=since, until=until, timezone=timezone)


def week_of(
    at: NDArray[np.int64],
    total: NDArray[np.int64],
    *,
    since: datetime,
    until: datetime,
    timezone: str = "Asia/Shanghai",
) -> UsedWeek:
    """Return the week of a profile: see `used_week`."""
    begin, close = minute_of(since), minute_of(until)
    at, total = within(at, total, np.array([[begin, close]], dtype=np.int64))
    first = day_begun_by(begin, timezone)
    days = day_begun_by(close - 1, timezone) - first + 1
    cells = first * CELLS_A_DAY + np.arange(days * CELLS_A_DAY + 1)
    starts = instants(cells * CELL_MIN, timezone)
    most = _most_of_cells(at, total, starts)
    lead = (first - _MONDAY) % _DAYS
    weeks = -(-(lead + days) // _DAYS)
    shape = (weeks, _DAYS, CELLS_A_DAY)
    padded = np.zeros((2, weeks * _DAYS * CELLS_A_DAY), dtype=np.int64)
    own = slice(lead * CELLS_A_DAY, (lead + days) * CELLS_A_DAY)
    padded[:, own] = most, np.maximum(starts[:-1], begin)
    counts, moments = padded.reshape(2, *shape)
    week = counts.argmax(axis=0)[None]
    most = np.take_along_axis(counts, week, axis=0)[0]
    reached = np.take_along_axis(moments, week, axis=0)[0]
    reached[most == 0] = 0
    return UsedWeek(most=most, at=reached, peak=highest(at, total))


def _most_of_cells(
    at: NDArray[np.int64], total: NDArray[np.int64], starts: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return the highest count between each start and the next; 0 where the clock skips it."""
    if len(at) == 0:
        return np.zeros(len(starts) - 1, dtype=np.int64)
    before = np.searchsorted(at, starts[:-1], side="right")
    most: NDArray[np.int64] = np.append(0, total)[before]
    cell = np.searchsorted(starts, at, side="right") - 1
    inside = (cell >= 0) & (cell < len(most))
    np.maximum.at(most, cell[inside], total[inside])
    most[starts[1:] == starts[:-1]] = 0
    return most


def within(
    at: NDArray[np.int64], total: NDArray[np.int64], spans: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return a profile with nobody there outside of merged spans."""
    if len(at) == 0 or len(spans) == 0:
        return at[:0], total[:0]
    moments = np.unique(np.concatenate((at, spans.ravel())))
    counts = np.append(0, total)[np.searchsorted(at, moments, side="right")]
    span = np.searchsorted(spans[:, 0], moments, side="right") - 1
    counts[(span < 0) | (moments >= spans[span, 1])] = 0
    changed = np.flatnonzero(np.diff(np.append(0, counts)))
    return moments[changed], counts[changed]
