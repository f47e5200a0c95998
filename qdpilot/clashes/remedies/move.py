"""Move the windows that clash, each by the least number of minutes; none gets shorter."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.clashes.remedies.units import length, placed, put_together, units
from qdpilot.model.schedule import MINUTES_A_DAY, EventWindow
from qdpilot.schedule.spans import merged

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qdpilot.clashes.remedies.clock import Clock
    from qdpilot.model.schedule import Schedule, Window

#: Windows are moved and cut to multiples of this many minutes.
GRID_MIN = 5


def moved(clock: Clock) -> tuple[Schedule, int] | None:
    """Return the schedule with the windows that clash moved, and the largest move in minutes.

    A window stays on its days, keeps its length and does not run into another of the schedule.

    Returns:
        None if a window that clashes cannot be moved clear.
    """
    others = clock.others()
    placed_units = list(units(clock.schedule))
    most = 0
    for at, unit in enumerate(placed_units):
        own = clock.spans(unit.alone(clock.schedule))
        if not meets(own, others):
            continue
        if isinstance(unit.window, EventWindow) or length(unit.window) >= MINUTES_A_DAY:
            return None
        taken = [clock.spans(one.alone(clock.schedule)) for one in placed_units if one is not unit]
        shift = _least_shift(unit.window, own, merged(np.vstack([others, *taken])))
        if shift is None:
            return None
        start = unit.window.from_min + shift
        window = placed(unit.window, start, start + length(unit.window))
        placed_units[at] = replace(unit, window=window)
        most = max(most, shift, key=abs)
    schedule = put_together(clock.schedule, placed_units)
    return None if schedule is None or most == 0 else (schedule, most)


def meets(a: NDArray[np.int64], b: NDArray[np.int64]) -> bool:
    """Tell whether spans of shape (n, 2) share a minute; `b` is merged, `a` in any order."""
    if len(a) == 0 or len(b) == 0:
        return False
    after = np.searchsorted(b[:, 1], a[:, 0], side="right")
    there = after < len(b)
    return bool((b[after[there], 0] < a[there, 1]).any())


def _least_shift(window: Window, own: NDArray[np.int64], taken: NDArray[np.int64]) -> int | None:
    """Return the least move that clears a window, later before earlier; None if there is none."""
    earliest = -(window.from_min // GRID_MIN) * GRID_MIN
    latest = MINUTES_A_DAY - 1 - window.from_min
    for size in range(GRID_MIN, MINUTES_A_DAY, GRID_MIN):
        for shift in (size, -size):
            if earliest <= shift <= latest and not meets(own + shift, taken):
                return shift
    return None
