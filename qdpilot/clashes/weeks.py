"""The weeks of rights in quarters of an hour, a bit each: what rules out nearly all pairs at once.

A week begins on Monday at 00:00 UTC. Bit 96 d + q stands for quarter q of day d.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Days: TypeAlias = NDArray[np.int32]
Bits: TypeAlias = NDArray[np.uint64]

_QUARTER_MIN = 15
_QUARTERS_A_DAY = 96
_QUARTERS_A_WEEK = 7 * _QUARTERS_A_DAY
_FULL = (1 << _QUARTERS_A_WEEK) - 1
_WORDS = 11  # of 64 bits; a day is three of 32
_WORD = 32
_WORDS_A_DAY = 3
_FEW = 16  # windows
_AT_ONCE = 1 << 16  # windows
_PLAIN = np.ones(1, dtype=np.bool_)


@dataclass(frozen=True, slots=True, eq=False)
class Weeks:
    """The weeks of n rights.

    Attributes:
        busy: Where a right can be live in any week, rounded outward; shape (n, 11).
        whole: Quarters for which it surely is live as a whole, in each week of its period.
        plain: Whether weekdays and a clock that never changes say all about the right; only then
            it is live in each quarter of `busy` for a minute at least, in each week of its period.
    """

    busy: Bits
    whole: Bits
    plain: NDArray[np.bool_]


def weeks_of(
    windows: Days, outer: Days, inner: Days, weekdays: Days, weekly: NDArray[np.bool_]
) -> Weeks:
    """Return the weeks of rights; the arguments are those of `Columns`."""
    bits = _of_few if len(weekdays) <= _FEW else _of_many
    begins = windows[:-1]
    has = windows[1:] > begins
    found = np.zeros((2, len(has), _WORDS), dtype=np.uint64)
    plain = np.zeros(len(has), dtype=np.bool_)
    if len(weekdays):
        parts = [slice(at, at + _AT_ONCE) for at in range(0, len(weekdays), _AT_ONCE)]
        each = [bits(outer[part], inner[part], weekdays[part]) for part in parts]
        every = each[0] if len(each) == 1 else np.concatenate(each, axis=1)
        exact = weekly if inner is outer else weekly & (outer == inner).all(axis=1)
        found[:, has] = np.bitwise_or.reduceat(every, begins[has], axis=1)
        plain[has] = np.logical_and.reduceat(exact, begins[has])
    return Weeks(found[0], found[1], plain)


def weeks_of_one(spans: list[tuple[int, int]], weekdays: list[int]) -> Weeks:
    """Return the weeks of one right of plain windows by a clock that never changes.

    Args:
        spans: Begin and close of each, as `outer` and `inner` of `Columns`, which are one.
        weekdays: Of each, a bit each.
    """
    busy = whole = 0
    for (begin, close), days in zip(spans, weekdays, strict=True):
        busy |= _week(begin // _QUARTER_MIN, -(-close // _QUARTER_MIN), days)
        whole |= _week(-(-begin // _QUARTER_MIN), close // _QUARTER_MIN, days)
    found = np.frombuffer(_written(busy) + _written(whole), dtype="<u8").reshape(2, 1, _WORDS)
    return Weeks(found[0], found[1], _PLAIN)


def _of_few(outer: Days, inner: Days, weekdays: Days) -> Bits:
    """Return the week of each of m windows: those of `busy`, then of `whole`; (2, m, 11)."""
    days = weekdays.tolist()
    rows = [
        *(
            _written(_week(begin // _QUARTER_MIN, -(-close // _QUARTER_MIN), day))
            for (begin, close), day in zip(outer.tolist(), days, strict=True)
        ),
        *(
            _written(_week(-(-begin // _QUARTER_MIN), close // _QUARTER_MIN, day))
            for (begin, close), day in zip(inner.tolist(), days, strict=True)
        ),
    ]
    return np.frombuffer(b"".join(rows), dtype="<u8").reshape(2, len(days), _WORDS)


def _week(begin: int, close: int, weekdays: int) -> int:
    if begin >= close:
        return 0
    live = (1 << close - begin) - 1
    week = 0
    for day in range(7):
        if weekdays >> day & 1:
            week |= live << (day * _QUARTERS_A_DAY + begin) % _QUARTERS_A_WEEK
    while week > _FULL:
        week = week >> _QUARTERS_A_WEEK | week & _FULL
    return week


def _written(week: int) -> bytes:
    return week.to_bytes(8 * _WORDS, "little")


def _of_many(outer: Days, inner: Days, weekdays: Days) -> Bits:
    """Return the same, by arrays."""
    begin = np.stack((outer[:, 0] // _QUARTER_MIN, -(-inner[:, 0] // _QUARTER_MIN)))
    close = np.stack((-(-outer[:, 1] // _QUARTER_MIN), inner[:, 1] // _QUARTER_MIN))
    nothing = begin >= close
    begin[nothing] = close[nothing] = 0
    days = np.where(weekdays[:, None] >> np.arange(7) & 1, 0xFFFFFFFF, 0).astype(np.uint32)
    found = np.zeros((2, len(weekdays), 2 * _WORDS), dtype="<u4")
    week = found[:, :, :-1].reshape(2, len(weekdays), 7, _WORDS_A_DAY)
    for day in range(int(begin.min()) // _QUARTERS_A_DAY, int(close.max()) // _QUARTERS_A_DAY + 1):
        first = day * _QUARTERS_A_DAY + np.arange(_WORDS_A_DAY) * _WORD
        low, high = (
            np.uint64(1) << np.clip(end[:, :, None] - first, 0, _WORD).astype(np.uint64)
            for end in (begin, close)
        )
        live = (high - low).astype(np.uint32)
        week |= live[:, :, None] & np.roll(days, day, axis=1)[:, :, None]
    found[:, :, :-1] = week.reshape(2, len(weekdays), -1)
    return found.view("<u8")
