"""Two schedules side by side, and one schedule before and after a calendar changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.model.errors import CalendarMissingError, EventMissingError
from qdpilot.schedule.local_time import FAR, instant_of
from qdpilot.schedule.occurrences import bounds, minutes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from numpy.typing import NDArray

    from qdpilot.model.schedule import Schedule
    from qdpilot.schedule.calendars import Calendars


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedTime:
    """What two schedules have in common.

    Attributes:
        total_minutes: In force at once, in all; 0 if never.
        first: When they are first both in force, aware, UTC; None if never.
        last_end: When they last cease to be, exclusive; None if never.
    """

    total_minutes: int
    first: datetime | None
    last_end: datetime | None


def shared_time(
    one: Schedule, other: Schedule, calendars: Calendars, *, until: datetime | None = None
) -> SharedTime:
    """Return when two schedules are in force at once.

    Args:
        one: A good schedule.
        other: A good schedule.
        calendars: Of both.
        until: Aware; wanted where both are open-ended.

    Raises:
        ScheduleError: If one means nothing, or both are open-ended and `until` is None.
        CalendarMissingError: If a day asked about lies in a year that a calendar lacks.
        EventMissingError: If an event has no date yet.
    """
    until = until or _latest(one, other)
    spans = _both(*(minutes(each, calendars, until=until) for each in (one, other)))
    if len(spans) == 0:
        return SharedTime(total_minutes=0, first=None, last_end=None)
    return SharedTime(
        total_minutes=int((spans[:, 1] - spans[:, 0]).sum()),
        first=instant_of(int(spans[0, 0])),
        last_end=instant_of(int(spans[-1, 1])),
    )


def changed_by(
    schedules: Mapping[str, Schedule], before: Calendars, after: Calendars, *, until: datetime
) -> tuple[str, ...]:
    """Return which schedules have other times when calendars change, in the order given.

    One whose times can only be told before, or only afterwards, has changed too.

    Args:
        schedules: Good ones, by id.
        before: As it was.
        after: As it will be.
        until: Aware; times after it are not compared.
    """
    return tuple(
        name
        for name, schedule in schedules.items()
        if not _same(_known(schedule, before, until), _known(schedule, after, until))
    )


def _known(schedule: Schedule, calendars: Calendars, until: datetime) -> NDArray[np.int64] | None:
    try:
        return minutes(schedule, calendars, until=until)
    except (CalendarMissingError, EventMissingError):
        return None


def _same(one: NDArray[np.int64] | None, other: NDArray[np.int64] | None) -> bool:
    if one is None or other is None:
        return one is other
    return np.array_equal(one, other)


def _latest(one: Schedule, other: Schedule) -> datetime | None:
    """Return an instant after which they share nothing, where one has an end."""
    ends = [end for _, end in (bounds(one), bounds(other)) if end is not None]
    if len(ends) == 1:  # the last occurrence may run on: up to a day, or as far as an event does
        return instant_of(min(int(ends[0].timestamp()) // 60 + 400 * 1440, FAR))
    return None


def _both(one: NDArray[np.int64], other: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the spans that lie in two lists of disjoint spans in order."""
    first = np.searchsorted(other[:, 1], one[:, 0], side="right")
    after = np.searchsorted(other[:, 0], one[:, 1], side="left")
    count = np.maximum(after - first, 0)
    of = np.repeat(np.arange(len(one)), count)
    ahead = np.arange(len(of)) - np.repeat(np.cumsum(count) - count, count)
    meets = np.repeat(first, count) + ahead
    starts = np.maximum(one[of, 0], other[meets, 0])
    return np.column_stack((starts, np.minimum(one[of, 1], other[meets, 1])))
