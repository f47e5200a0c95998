"""A schedule taken apart into windows of one weekday each, and put together again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qdpilot.model.schedule import MINUTES_A_DAY, EventWindow, Weekday, Window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.model.schedule import Schedule

_ALL_DAYS = tuple(Weekday(day=day) for day in range(7))
_WHOLE_DAY = Window(from_min=0, to_min=MINUTES_A_DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One window on one weekday: the smallest thing that is moved or shortened.

    Attributes:
        number: Of the window it comes from.
        window: With that one weekday; an event's window is a unit of its own.
    """

    number: int
    window: Window | EventWindow

    def alone(self, schedule: Schedule) -> Schedule:
        """Return the schedule with nothing but this unit."""
        return replace(schedule, windows=(self.window,))


def units(schedule: Schedule) -> tuple[Unit, ...]:
    """Return the units of a schedule; together they mean what it means.

    A schedule without windows is its period, day and night: a whole day on each weekday.
    """
    windows = schedule.windows or (_WHOLE_DAY,)
    return tuple(
        Unit(number=number, window=one)
        for number, window in enumerate(windows)
        for one in _split(window)
    )


def put_together(schedule: Schedule, left: Sequence[Unit]) -> Schedule | None:
    """Return the schedule with other units; equal times of one window share it again.

    Returns:
        None if no unit is left.
    """
    if not left:
        return None
    groups: dict[tuple[object, ...], list[Unit]] = {}
    for unit in left:
        groups.setdefault(_group(unit), []).append(unit)
    windows = tuple(_joined(group) for group in groups.values())
    if not schedule.windows and windows == (_WHOLE_DAY,):
        windows = ()
    return replace(schedule, windows=windows)


def length(window: Window) -> int:
    """Return how many minutes a window lasts on the local clock."""
    overnight = MINUTES_A_DAY if window.to_min <= window.from_min else 0
    return window.to_min + overnight - window.from_min


def placed(window: Window, start: int, end: int) -> Window:
    """Return a window at other minutes after midnight of its start day.

    Args:
        window: Its days stay.
        start: 0 to 1439.
        end: After `start`, at most a day later; beyond 1440 it runs past midnight.
    """
    return replace(
        window, from_min=start, to_min=end if end <= MINUTES_A_DAY else end - MINUTES_A_DAY
    )


def _split(window: Window | EventWindow) -> list[Window | EventWindow]:
    if isinstance(window, EventWindow):
        return [window]
    return [replace(window, days=(day,)) for day in window.days or _ALL_DAYS]


def _group(unit: Unit) -> tuple[object, ...]:
    if isinstance(unit.window, EventWindow):
        return unit.number, unit.window
    return unit.number, replace(unit.window, days=())


def _joined(group: list[Unit]) -> Window | EventWindow:
    first = group[0].window
    if isinstance(first, EventWindow):
        return first
    days = [unit.window.days[0] for unit in group if isinstance(unit.window, Window)]
    days.sort(key=lambda one: (one.nth is not None, one.nth or 0, one.day))
    return replace(first, days=() if tuple(days) == _ALL_DAYS else tuple(dict.fromkeys(days)))
