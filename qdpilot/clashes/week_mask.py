"""The week of a schedule as 672 bits, a quarter of an hour each: what can be ruled out at once.

The mask says where a schedule may be in force, never less: ends are rounded outward, and what only
takes away (calendars, exceptions, months, the n-th weekday, week intervals) is left out. Two
schedules of one time zone whose masks share no bit never share a minute.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qdpilot.model.schedule import MINUTES_A_DAY, EventWindow

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qdpilot.model.schedule import Schedule, Window

SLOTS = 672
WORDS = 11
_SLOT_MIN = 15
_ALL = (1 << SLOTS) - 1


def week_mask(schedule: Schedule | None, *, timezone: str) -> NDArray[np.uint64]:
    """Return the mask of a schedule, shape (11,).

    Args:
        schedule: None is always.
        timezone: The local clock of all masks that are compared; a schedule of another zone gets
            every bit.
    """
    bits = _ALL
    if schedule is not None and schedule.windows and schedule.timezone == timezone:
        bits = 0
        for window in schedule.windows:
            bits |= _ALL if isinstance(window, EventWindow) else _window_bits(window)
    return np.frombuffer(bits.to_bytes(WORDS * 8, "little"), dtype="<u8").astype(np.uint64)


def _window_bits(window: Window) -> int:
    length = (window.to_min - window.from_min) % MINUTES_A_DAY or MINUTES_A_DAY
    bits = 0
    for day in {one.day for one in window.days} or range(7):
        begin = day * MINUTES_A_DAY + window.from_min
        first, last = begin // _SLOT_MIN, -(-(begin + length) // _SLOT_MIN)
        bits |= ((1 << (last - first)) - 1) << first
    return (bits | bits >> SLOTS) & _ALL
