"""The weeks of rights in quarters of an hour, a bit each: what rules out nearly all pairs at once.

A week begins on Monday at 00:00 by a clock eight hours ahead of UTC, and so does each day. Any
clock would do; by this one hardly a window of our offices runs from one day into the next, so the
days they have in common tell most. Bit 96 d + q stands for quarter q of day d.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from qdpilot.model.schedule import MINUTES_A_DAY

if TYPE_CHECKING:
    from collections.abc import Callable

Days: TypeAlias = NDArray[np.int32]
Bits: TypeAlias = NDArray[np.uint64]

_AHEAD_MIN = 480
_QUARTER_MIN = 15
_QUARTERS_A_DAY = 96
_QUARTERS_A_WEEK = 7 * _QUARTERS_A_DAY
_FULL = (1 << _QUARTERS_A_WEEK) - 1
EVERY_WEEK = -6  # what days in common add up to at most if there are seven
_NO_DAY = 1 << 24  # begins after and ends before all days; far from the limits of 32 bits
NEVER = np.full((2, 1), _NO_DAY, dtype=np.int32)
# Weekdays, a bit each, a day apart: times the quarters of a day these are the quarters of a week.
_SPREAD = [
    sum(1 << _QUARTERS_A_DAY * day for day in range(7) if days >> day & 1) for days in range(1 << 7)
]
_WORDS = 11  # of 64 bits; a day is three of 32
_WORD = 32
_WORDS_A_DAY = 3
_FEW = 16  # windows
_AT_ONCE = 1 << 16  # windows


class Weeks:
    """The weeks of n rights, and the days between which they hold.

    Days are two rows: the first, days since 1970-01-01, and the last with its sign turned. So what
    two rights have in common is the greater of both, and it is nothing where these add up to more
    than 0.

    Attributes:
        busy: Where a right can be live in any week, rounded outward; shape (n, 11).
        plain: Whether weekdays and a clock that never changes say all about the right; only then
            it is live in each quarter of `busy` for a minute at least, on the days of `inner`.
        outer: Days beyond which it is never live, shape (2, n).
        inner: Days on which it surely is live as its week says; none if it is not plain.
    """

    def __init__(
        self,
        busy: Bits,
        plain: NDArray[np.bool_],
        days: tuple[Days, Days],
        whole: Callable[[], Bits],
    ) -> None:
        """Keep them; `whole` is asked for when it is needed, which a question never does."""
        self.busy = busy
        self.plain = plain
        self.outer, self.inner = days
        self._whole = whole

    @cached_property
    def whole(self) -> Bits:
        """Quarters for which a right surely is live as a whole, in each week of its period."""
        return self._whole()


def weeks_of(
    period: tuple[Days, Days],
    windows: Days,
    spans: tuple[Days, Days],
    weekdays: Days,
    weekly: NDArray[np.bool_],
) -> Weeks:
    """Return the weeks of rights.

    Args:
        period: `first` and `last` of `Columns`.
        windows: As there.
        spans: `outer` and `inner` of `Columns`.
        weekdays: As there.
        weekly: As there.
    """
    (first, last), (outer, inner) = period, spans
    begins = windows[:-1]
    has = windows[1:] > begins
    plain = np.zeros(len(has), dtype=np.bool_)
    days = np.full((2, 2, len(has)), _NO_DAY, dtype=np.int32)
    if len(weekdays):
        exact = weekly if inner is outer else weekly & (outer == inner).all(axis=1)
        plain[has] = np.logical_and.reduceat(exact, begins[has])
        low = np.minimum.reduceat(_day(outer[:, 0]), begins[has])
        high = np.maximum.reduceat(_day(outer[:, 1] - 1), begins[has])
        first, last = first[has], last[has]
        days[0][:, has] = first + low, -last - high
        days[1][:, has] = first + high, -last - low
        days[1][:, ~plain] = _NO_DAY
    return Weeks(
        _joined(windows, outer, weekdays, outward=True),
        plain,
        (days[0], days[1]),
        lambda: _joined(windows, inner, weekdays, outward=False),
    )


_T = TypeVar("_T", int, Days)


def _day(minute: _T) -> _T:
    """Return the day on which a minute of a window lies, from its start day."""
    return (minute + _AHEAD_MIN) // MINUTES_A_DAY


def _joined(windows: Days, spans: Days, weekdays: Days, *, outward: bool) -> Bits:
    """Return the week of each right, from its windows."""
    begins = windows[:-1]
    has = windows[1:] > begins
    found = np.zeros((len(has), _WORDS), dtype=np.uint64)
    if len(weekdays):
        bits = _of_few if len(weekdays) <= _FEW else _of_many
        parts = [slice(at, at + _AT_ONCE) for at in range(0, len(weekdays), _AT_ONCE)]
        each = [bits(spans[part], weekdays[part], outward=outward) for part in parts]
        every = each[0] if len(each) == 1 else np.concatenate(each)
        found[has] = np.bitwise_or.reduceat(every, begins[has])
    return found


class Week(NamedTuple):
    """The week of one right, as in `Weeks`.

    Attributes:
        busy: Shape (11,).
        whole: Likewise.
        limits: What `outer` of another is at most if they have a day in common, shape (2, 1).
        outer: Shape (2, 1).
        inner: Likewise.
    """

    busy: Bits
    whole: Bits
    limits: Days
    outer: Days
    inner: Days


def week_of(first: int, last: int, windows: list[tuple[int, int, int]]) -> Week:
    """Return when a right can be live and when it surely is.

    Args:
        first: First start day, days since 1970-01-01.
        last: Last one.
        windows: Begin, close and weekdays of each, plain and by a clock that never changes.
    """
    busy = whole = 0
    low, high = _NO_DAY, -_NO_DAY
    for begin, close, days in windows:
        low, high = min(low, _day(begin)), max(high, _day(close - 1))
        since, until = begin + _AHEAD_MIN, close + _AHEAD_MIN
        busy |= _week(since // _QUARTER_MIN, -(-until // _QUARTER_MIN), days)
        whole |= _week(-(-since // _QUARTER_MIN), until // _QUARTER_MIN, days)
    bits = np.frombuffer(_written(busy) + _written(whole), dtype="<u8")
    since, until = first + low, last + high
    ends = (until, -since, since, -until, first + high, -last - low)
    rows: Days = np.array(ends, dtype=np.int32).reshape(6, 1)
    return Week(bits[:_WORDS], bits[_WORDS:], rows[:2], rows[2:4], rows[4:])


def _of_few(spans: Days, weekdays: Days, *, outward: bool) -> Bits:
    """Return the week of each of m windows, shape (m, 11)."""
    begins, closes = _quarters(spans, outward=outward)
    each = zip(begins.tolist(), closes.tolist(), weekdays.tolist(), strict=True)
    return _read(b"".join(_written(_week(*one)) for one in each))


def _quarters(spans: Days, *, outward: bool) -> tuple[Days, Days]:
    """Return first and last quarter, exclusive, rounded outward or inward."""
    begin, close = (spans + _AHEAD_MIN).T
    if outward:
        return begin // _QUARTER_MIN, -(-close // _QUARTER_MIN)
    return -(-begin // _QUARTER_MIN), close // _QUARTER_MIN


def _week(begin: int, close: int, weekdays: int) -> int:
    if begin >= close:
        return 0
    if close - begin > _QUARTERS_A_DAY:  # one day runs into the next
        rest = begin + _QUARTERS_A_DAY
        return _week(begin, rest, weekdays) | _week(rest, close, weekdays)
    week = ((1 << close - begin) - 1) * _SPREAD[weekdays] << begin % _QUARTERS_A_WEEK
    while week > _FULL:
        week = week >> _QUARTERS_A_WEEK | week & _FULL
    return week


def _written(week: int) -> bytes:
    return week.to_bytes(8 * _WORDS, "little")


def _read(weeks: bytes) -> Bits:
    return np.frombuffer(weeks, dtype="<u8").reshape(-1, _WORDS)


def _of_many(spans: Days, weekdays: Days, *, outward: bool) -> Bits:
    """Return the same as `_of_few`, by arrays."""
    begin, close = _quarters(spans, outward=outward)
    nothing = begin >= close
    begin[nothing] = close[nothing] = 0
    days = np.where(weekdays[:, None] >> np.arange(7) & 1, 0xFFFFFFFF, 0).astype(np.uint32)
    found = np.zeros((len(weekdays), 2 * _WORDS), dtype="<u4")
    week = found[:, :-1].reshape(len(weekdays), 7, _WORDS_A_DAY)
    for day in range(int(begin.min()) // _QUARTERS_A_DAY, int(close.max()) // _QUARTERS_A_DAY + 1):
        first = day * _QUARTERS_A_DAY + np.arange(_WORDS_A_DAY) * _WORD
        low, high = (
            np.uint64(1) << np.clip(end[:, None] - first, 0, _WORD).astype(np.uint64)
            for end in (begin, close)
        )
        live = (high - low).astype(np.uint32)
        some = live.any(axis=1).nonzero()[0]
        week[some] |= live[some, None] & np.roll(days[some], day, axis=1)[:, :, None]
    found[:, :-1] = week.reshape(len(weekdays), -1)
    return found.view("<u8")
