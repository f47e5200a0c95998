"""Which rights are live at the same time, for very many pairs at once.

Exact in whole minutes without writing out a single occurrence. Weeks in quarters of an hour rule
out most pairs and settle most others (`qdpilot.clashes.weeks`). Two windows that overlap when one
starts `lag` days after the other do so on every day on which both start. For plain weekly windows
that is a comparison of weekdays; the rest is looked up day by day. Where even that cannot tell (a
clock that changes, an event, an hour cut out, a calendar that ends) the answer is `ASK`, and the
minutes of `qdpilot.clashes.times` decide.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.clashes.columns import EVERY_WEEKDAY, OPEN
from qdpilot.clashes.start_bits import SLACK_DAYS
from qdpilot.clashes.starting import ASK, SURELY, start_days_of
from qdpilot.clashes.times import HORIZON_YEARS
from qdpilot.clashes.weeks import EVERY_WEEK
from qdpilot.geometry.ragged import counted
from qdpilot.model.schedule import MINUTES_A_DAY

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray

    from qdpilot.clashes.columns import Columns
    from qdpilot.clashes.weeks import Days

_HORIZON_DAYS = HORIZON_YEARS * 366
_AT_ONCE = 1 << 20  # days looked up at once
_MONTH = 31


@dataclass(frozen=True, slots=True)
class _Meetings:
    """Windows that overlap in time of day: k of them, as columns.

    Attributes:
        pair: Which pair asks.
        a: The right of the first, `u` its window.
        u: See `a`.
        b: The right of the second, `v` its window.
        v: See `b`.
        lag: Days from the start day of `u` to that of `v`.
        low: First start day of `u` on which both can start.
        high: Last one.
        weekly: Whether weekdays say all about both.
        inner: Whether they surely overlap on such a day.
    """

    pair: NDArray[np.intp]
    a: NDArray[np.intp]
    u: NDArray[np.intp]
    b: NDArray[np.intp]
    v: NDArray[np.intp]
    lag: Days
    low: Days
    high: Days
    weekly: NDArray[np.bool_]
    inner: NDArray[np.bool_]

    def only(self, chosen: NDArray[Any]) -> _Meetings:
        return _Meetings(*(getattr(self, one.name)[chosen] for one in fields(self)))


def together(
    first: Columns, a: NDArray[np.intp], second: Columns, b: NDArray[np.intp]
) -> NDArray[np.int8]:
    """Return for each pair whether its rights share a minute.

    Args:
        first: The times of one side.
        a: Shape (n,), rows of `first`.
        second: The times of the other side.
        b: Shape (n,), rows of `second`.

    Returns:
        Shape (n,): `NEVER`, whatever a missing calendar or event may say; `SURELY`; or `ASK`.
    """
    return settled(first, a, second, b, by_weeks(first, a, second, b))


def settled(
    first: Columns,
    a: NDArray[np.intp],
    second: Columns,
    b: NDArray[np.intp],
    verdict: NDArray[np.int8],
) -> NDArray[np.int8]:
    """Return what `together` says, where `by_weeks` has given a verdict so far."""
    verdict = verdict.copy()
    left = (verdict == ASK).nonzero()[0]
    if len(left) == 0:
        return verdict
    a, b = a[left], b[left]
    verdict[left] = _by_windows(first, a, second, b)
    return verdict


def by_weeks(
    first: Columns, a: NDArray[np.intp], second: Columns, b: NDArray[np.intp]
) -> NDArray[np.int8]:
    """Return `NEVER` and `SURELY` for pairs of which the weeks tell that, else `ASK`; quick."""
    ours, theirs = first.weeks, second.weeks
    busy, other = ours.busy[a], theirs.busy[b]
    verdict = np.zeros(len(a), dtype=np.int8)
    maybe = np.flatnonzero((busy & other).any(axis=1))
    verdict[maybe] = ASK
    a, b = a[maybe], b[maybe]
    since, until = np.maximum(ours.inner.take(a, axis=1), theirs.inner.take(b, axis=1))
    shared = (ours.whole[a] & other[maybe]) | (busy[maybe] & theirs.whole[b])
    sure = (since + until <= EVERY_WEEK) & shared.any(axis=1)
    verdict[maybe[sure]] = SURELY
    return verdict


def _by_windows(
    first: Columns, a: NDArray[np.intp], second: Columns, b: NDArray[np.intp]
) -> NDArray[np.int8]:
    verdict = np.zeros(len(a), dtype=np.int8)
    met = _meetings(first, a, second, b)
    verdict[met.pair[met.weekly]] = ASK
    verdict[met.pair[met.weekly & met.inner]] = SURELY
    if first.is_weekly and second.is_weekly:
        return verdict
    rest = met.only(~met.weekly & (verdict[met.pair] != SURELY))
    if len(rest.pair):
        np.maximum.at(verdict, rest.pair, _by_days(first, second, rest))
    return verdict


def may_meet(
    first: Columns, a: NDArray[np.intp], second: Columns, b: NDArray[np.intp]
) -> NDArray[np.bool_]:
    """Return for each pair whether its periods, rounded outward, share a day."""
    ours, theirs = first.weeks.outer.take(a, axis=1), second.weeks.outer.take(b, axis=1)
    since, until = np.maximum(ours, theirs)
    found: NDArray[np.bool_] = since + until <= 0
    return found


def _meetings(
    first: Columns, a: NDArray[np.intp], second: Columns, b: NDArray[np.intp]
) -> _Meetings:
    pair, u, v = _window_pairs(first, a, second, b)
    begin_u, close_u = first.outer[u].T
    begin_v, close_v = second.outer[v].T
    # They overlap where begin_u < lag days + close_v and lag days + begin_v < close_u.
    least = (begin_u - close_v) // MINUTES_A_DAY + 1
    most = -((begin_v - close_u) // MINUTES_A_DAY) - 1
    at, ahead = counted(np.maximum(most - least + 1, 0))
    pair, u, v, lag = pair[at], u[at], v[at], least[at] + ahead.astype(np.int32)
    row_a, row_b = a[pair], b[pair]
    low = np.maximum(first.first[row_a], second.first[row_b] - lag)
    high = np.minimum(first.last[row_a], second.last[row_b] - lag)
    days = _weekdays(first, u, second, v, lag) & _span_weekdays(low, high)
    gap = lag * MINUTES_A_DAY
    inner = (first.inner[u, 0] < gap + second.inner[v, 1]) & (
        gap + second.inner[v, 0] < first.inner[u, 1]
    )
    weekly = first.weekly[u] & second.weekly[v]
    found = _Meetings(pair, row_a, u, row_b, v, lag, low, high, weekly, inner)
    return found.only(np.flatnonzero(days))


def _window_pairs(
    first: Columns, a: NDArray[np.intp], second: Columns, b: NDArray[np.intp]
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """Return every window of one side with every window of the other: pair, u, v."""
    start_a, start_b = first.windows[a], second.windows[b]
    of_b = second.windows[b + 1] - start_b
    pair, turn = counted((first.windows[a + 1] - start_a) * of_b)
    step, rest = np.divmod(turn, of_b[pair])
    return pair, start_a[pair].astype(np.intp) + step, start_b[pair].astype(np.intp) + rest


def _weekdays(
    first: Columns, u: NDArray[np.intp], second: Columns, v: NDArray[np.intp], lag: Days
) -> Days:
    """Return the weekdays on which `u` starts and, `lag` days later, `v`: a bit each."""
    later = second.weekdays[v]
    both: Days = first.weekdays[u] & ((later | later << 7) >> lag % 7)
    return both


def _span_weekdays(low: Days, high: Days) -> Days:
    """Return the weekdays that occur from `low` to `high`, a bit each."""
    count = np.clip(high - low + 1, 0, 7)
    bits = ((1 << count) - 1) << (low + 3) % 7  # 1970-01-01 was a Thursday
    days: Days = (bits | bits >> 7) & EVERY_WEEKDAY
    return days


def _by_days(first: Columns, second: Columns, met: _Meetings) -> NDArray[np.int8]:
    """Return for each meeting whether both windows start on a day; of a sure pair, of some."""
    known = np.minimum(first.known[met.a], second.known[met.b])
    begin = np.maximum(first.first[met.a], second.first[met.b])
    close = np.minimum(first.last[met.a], second.last[met.b])
    endless = close >= OPEN
    horizon = begin + _HORIZON_DAYS
    high = np.where(endless, np.minimum(met.high, horizon + SLACK_DAYS), met.high)
    # A missing year makes the whole answer unknown, except for a find before it without end.
    certain = close + SLACK_DAYS < known
    trusted = np.where(endless, np.minimum(known, horizon) - 2 * SLACK_DAYS, OPEN)
    trusted = np.where(met.inner & (endless | certain), trusted, -OPEN)
    lengths = np.maximum(high - met.low + 1, 0)
    # Nearly all that meet do so within the first month.
    found = _looked_up(first, second, met, np.minimum(lengths, _MONTH), trusted)
    sure = np.bincount(met.pair, found == SURELY) > 0
    late = ((lengths > _MONTH) & ~sure[met.pair]).nonzero()[0]
    if len(late):
        found[late] = _looked_up(first, second, met.only(late), lengths[late], trusted[late])
    return found


def _looked_up(
    first: Columns, second: Columns, met: _Meetings, lengths: Days, trusted: Days
) -> NDArray[np.int8]:
    """Return the same from so many days of each meeting, some meetings at once."""
    found = np.zeros(len(lengths), dtype=np.int8)
    ends = np.cumsum(lengths.astype(np.int64))
    for since in range(0, int(ends[-1]), _AT_ONCE):
        bounds = np.searchsorted(ends, (since, since + _AT_ONCE), side="right")
        part = np.arange(*bounds)
        found[part] = _of_part(first, second, met.only(part), lengths[part], trusted[part])
    return found


def _of_part(
    first: Columns, second: Columns, met: _Meetings, lengths: Days, trusted: Days
) -> NDArray[np.int8]:
    at, ahead = counted(lengths)
    day = met.low[at] + ahead
    later = day + met.lag[at]
    fits = np.minimum(
        start_days_of(first, met.a[at], met.u[at], day),
        start_days_of(second, met.b[at], met.v[at], later),
    )
    fits[(fits == SURELY) & (day > trusted[at])] = ASK
    found = np.zeros(len(lengths), dtype=np.int8)
    np.maximum.at(found, at, fits)
    return found
