"""Give up the least time: cut the windows, or leave out a few dates, or end the period sooner."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from qdpilot.clashes.remedies.move import GRID_MIN
from qdpilot.clashes.remedies.units import Unit, length, placed, put_together, units
from qdpilot.model.schedule import MINUTES_A_DAY, EventWindow, TimesOff, Window
from qdpilot.schedule.local_time import EPOCH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qdpilot.clashes.remedies.clock import Clock
    from qdpilot.model.schedule import Schedule

#: So many dates may be left out one by one; more are a rule, and the windows are cut.
MOST_DATES = 3


def shortened(clock: Clock) -> Schedule | None:
    """Return the schedule with the clashing minutes of the week cut out of its windows.

    What is left of a window begins and ends on the grid of `GRID_MIN` minutes; what would only
    begin after midnight is given up too, unless the whole window would, for a window belongs to
    the day on which it starts.

    Returns:
        None if nothing would be left.
    """
    left: list[Unit] = []
    for unit in units(clock.schedule):
        if isinstance(unit.window, EventWindow):
            if len(clock.shared(unit.alone(clock.schedule))) == 0:
                left.append(unit)
            continue
        off = _off(clock, unit, unit.window)
        if not off:
            left.append(unit)
        left.extend(replace(unit, window=one) for one in (_kept(unit.window, off) if off else ()))
    return put_together(clock.schedule, left)


def without_dates(clock: Clock) -> Schedule | None:
    """Return the schedule without the clashing minutes of a few dates; None if they are many."""
    shared = clock.shared(clock.schedule)
    if not 0 < len(shared) <= MOST_DATES:
        return None
    off = tuple(
        TimesOff(start=_wall(clock.wall(start)), end=_wall(clock.wall(end)))
        for start, end in shared.tolist()
    )
    return replace(clock.schedule, exceptions=(*clock.schedule.exceptions, *off))


def other_periods(clock: Clock) -> Iterator[Schedule]:
    """Yield the schedule ended the day before the clash begins, and begun the day after it ends."""
    shared = clock.shared(clock.schedule)
    schedule = clock.schedule
    if len(shared) == 0:
        return
    first, last = (_day(clock.wall(at)) for at in (int(shared[0, 0]), int(shared[-1, 1]) - 1))
    for end in (first - timedelta(days=1), first - timedelta(days=2)):
        if end >= schedule.start:
            yield replace(schedule, end=end, review=None)
    start = last + timedelta(days=1)
    if schedule.end is not None and start <= schedule.end:
        yield replace(schedule, start=start)


def _off(clock: Clock, unit: Unit, window: Window) -> list[tuple[int, int]]:
    """Return the clashing minutes of a window, after midnight of its start day, merged, on grid."""
    long, found = length(window), []
    for start, end in clock.shared(unit.alone(clock.schedule)).tolist():
        since = (clock.wall(start) % MINUTES_A_DAY - window.from_min) % MINUTES_A_DAY
        first = (window.from_min + since) // GRID_MIN * GRID_MIN
        last = -(-(window.from_min + since + end - start) // GRID_MIN) * GRID_MIN
        found.append((max(first, window.from_min), min(last, window.from_min + long)))
    joined: list[tuple[int, int]] = []
    for first, last in sorted(found):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(joined[-1][1], last))
        else:
            joined.append((first, last))
    return joined


def _kept(window: Window, off: list[tuple[int, int]]) -> list[Window]:
    """Return what is left of a window, as windows of the same start day."""
    starts = [window.from_min, *(end for _, end in off)]
    ends = [*(start for start, _ in off), window.from_min + length(window)]
    pieces = [(a, b) for a, b in zip(starts, ends, strict=True) if a < b]
    return [placed(window, a, b) for a, b in pieces if a < MINUTES_A_DAY] or _next_day(
        window, pieces
    )


def _next_day(window: Window, pieces: list[tuple[int, int]]) -> list[Window]:
    """Return pieces after midnight as windows of the next weekday, where only weekdays choose."""
    day = window.days[0]
    plain = replace(window, days=(), from_min=0, to_min=1) == Window(from_min=0, to_min=1)
    if day.nth is not None or not plain:
        return []
    later = replace(window, days=(replace(day, day=(day.day + 1) % 7),))
    return [placed(later, a - MINUTES_A_DAY, b - MINUTES_A_DAY) for a, b in pieces]


def _wall(minute: int) -> datetime:
    return (EPOCH + timedelta(minutes=minute)).astimezone(UTC).replace(tzinfo=None)


def _day(minute: int) -> date:
    return _wall(minute).date()
