"""The weeks of rights in quarters of an hour, a bit each: what rules out nearly all pairs at once.

A week begins on Monday at 00:00 UTC. Bit 96 d + q stands for quarter q of day d.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Callable

Days: TypeAlias = NDArray[np.int32]
Bits: TypeAlias = NDArray[np.uint64]

_QUARTER_MIN = 15
_QUARTERS_A_DAY = 96
_QUARTERS_A_WEEK = 7 * _QUARTERS_A_DAY
_FULL = (1 << _QUARTERS_A_WEEK) - 1
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
    """The weeks of n rights.

    Attributes:
        busy: Where a right can be live in any week, rounded outward; shape (n, 11).
        plain: Whether weekdays and a clock that never changes say all about the right; only then
            it is live in each quarter of `busy` for a minute at least, in each week of its period.
    """

    def __init__(self, busy: Bits, plain: NDArray[np.bool_], whole: Callable[[], Bits]) -> None:
        """Keep them; `whole` is asked for when it is needed, which a question never does."""
        self.busy = busy
        self.plain = plain
        self._whole = whole

    @cached_property
    def whole(self) -> Bits:
        """Quarters for which a right surely is live as a whole, in each week of its period."""
        return self._whole()


def weeks_of(
    windows: Days, outer: Days, inner: Days, weekdays: Days, weekly: NDArray[np.bool_]
) -> Weeks:
    """Return the weeks of rights; the arguments are those of `Columns`."""
    begins = windows[:-1]
    has = windows[1:] > begins
    plain = np.zeros(len(has), dtype=np.bool_)
    if len(weekdays):
        exact = weekly if inner is outer else weekly & (outer == inner).all(axis=1)
        plain[has] = np.logical_and.reduceat(exact, begins[has])
    return Weeks(
        _joined(windows, outer, weekdays, outward=True),
        plain,
        lambda: _joined(windows, inner, weekdays, outward=False),
    )


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


def weeks_of_one(windows: list[tuple[int, int, int]]) -> Bits:
    """Return when a right can be live and when it surely is, shape (2, 11).

    Args:
        windows: Begin, close and weekdays of each, plain and by a clock that never changes.
    """
    busy = whole = 0
    for begin, close, days in windows:
        busy |= _week(begin // _QUARTER_MIN, -(-close // _QUARTER_MIN), days)
        whole |= _week(-(-begin // _QUARTER_MIN), close // _QUARTER_MIN, days)
    return _read(_written(busy) + _written(whole))


def _of_few(spans: Days, weekdays: Days, *, outward: bool) -> Bits:
    """Return the week of each of m windows, shape (m, 11)."""
    begins, closes = _quarters(spans, outward=outward)
    each = zip(begins.tolist(), closes.tolist(), weekdays.tolist(), strict=True)
    return _read(b"".join(_written(_week(*one)) for one in each))


def _quarters(spans: Days, *, outward: bool) -> tuple[Days, Days]:
    """Return first and last quarter, exclusive, rounded outward or inward."""
    begin, close = spans.T
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
