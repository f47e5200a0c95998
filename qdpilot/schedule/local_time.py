"""Local wall time to instants and back, many at once, in minutes.

A wall time stands for the first instant at which the local clock shows it or a later one. So an
hour that the clock skips is empty, an hour that it shows twice is used whole by a window that
covers it, and two windows that follow each other neither meet nor leave a gap, whatever the clock
does. Qingdao never changes its clock; other cities do.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np

from qdpilot.model.errors import ScheduleError
from qdpilot.model.schedule import MINUTES_A_DAY

if TYPE_CHECKING:
    from numpy.typing import NDArray

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
EPOCH_ORDINAL = EPOCH.toordinal()
FAR = np.iinfo(np.int64).max // 4  # minutes; beyond every instant, safe to add offsets to


@lru_cache(maxsize=64)
def zone(name: str) -> ZoneInfo:
    """Return the time zone of an IANA name.

    Raises:
        ScheduleError: If there is no such zone.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as none:  # not found, not a plain name, a folder
        raise ScheduleError(field="timezone", value=name, reason="unknown_timezone") from none


def instants(local: NDArray[np.int64], timezone: str) -> NDArray[np.int64]:
    """Return the first instants at which the local clock shows these wall times or later.

    Args:
        local: Shape (n,), wall minutes since 1970-01-01T00:00 on the local clock.
        timezone: IANA name.

    Returns:
        Shape (n,), minutes since the Unix epoch (UTC); never falls where `local` rises.
    """
    if len(local) == 0:
        return local
    first, last = (_year(int(at)) for at in (local.min(), local.max()))
    begins, ends_local, offsets = _segments(timezone, first, last)
    if len(offsets) == 1:
        return local - offsets
    at = np.searchsorted(ends_local, local, side="right")
    first_instants: NDArray[np.int64] = np.maximum(begins[at], local - offsets[at])
    return first_instants


def minute_of(instant: datetime) -> int:
    """Return the full minutes since the Unix epoch of an aware datetime, rounded down."""
    return (instant - EPOCH) // timedelta(minutes=1)


def instant_of(minute: int) -> datetime:
    """Return the aware UTC datetime of a minute since the Unix epoch."""
    return EPOCH + timedelta(minutes=minute)


def wall_minute(wall: datetime) -> int:
    """Return the minutes since 1970-01-01T00:00 of a naive wall time."""
    return minute_of(wall.replace(tzinfo=UTC))


def day_begun_by(minute: int, timezone: str) -> int:
    """Return the last local day that has begun by an instant, in days since 1970-01-01."""
    shown = instant_of(minute).astimezone(zone(timezone)).toordinal() - EPOCH_ORDINAL
    days = np.arange(shown - 1, shown + 2, dtype=np.int64)
    begun = instants(days * MINUTES_A_DAY, timezone) <= minute
    return int(days[begun][-1])


def offset_changes(timezone: str, first: int, last: int) -> tuple[int, ...]:
    """Return the UTC minutes in the years first to last at which the local clock is changed."""
    return tuple(at for year in range(first, last + 1) for at in _changes(timezone, year))


def _year(local_minute: int) -> int:
    return instant_of(local_minute).year


@lru_cache(maxsize=512)
def _segments(
    timezone: str, first: int, last: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return where the offset changes in these years (and a year round them).

    Returns:
        Of each stretch of one offset: where it begins (UTC minute); where it ends on the local
        clock (one fewer: the last has no end); the offset, minutes east of UTC.
    """
    changes = [at for year in range(first - 1, last + 2) for at in _changes(timezone, year)]
    begins = np.array([-FAR, *changes], dtype=np.int64)
    start = minute_of(datetime(first - 1, 1, 1, tzinfo=UTC))
    offsets = np.array([_offset(timezone, at) for at in (start, *changes)], dtype=np.int64)
    return begins, begins[1:] + offsets[:-1], offsets


@lru_cache(maxsize=4096)
def _changes(timezone: str, year: int) -> tuple[int, ...]:
    """Return the UTC minutes in a year at which the offset becomes another."""
    start, end = (minute_of(datetime(y, 1, 1, tzinfo=UTC)) for y in (year, year + 1))
    days = range(start, end, MINUTES_A_DAY)
    return tuple(
        _change(timezone, day, day + MINUTES_A_DAY)
        for day in days
        if _offset(timezone, day) != _offset(timezone, day + MINUTES_A_DAY)
    )


def _change(timezone: str, before: int, after: int) -> int:
    old = _offset(timezone, before)
    while after - before > 1:
        middle = (before + after) // 2
        before, after = (middle, after) if _offset(timezone, middle) == old else (before, middle)
    return after


def _offset(timezone: str, minute: int) -> int:
    offset = instant_of(minute).astimezone(zone(timezone)).utcoffset()
    assert offset is not None  # the zone is a ZoneInfo
    return round(offset / timedelta(minutes=1))
