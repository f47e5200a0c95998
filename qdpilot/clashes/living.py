"""When each of many rights is live, written out for all at once: what capacity is swept over."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from qdpilot.clashes.capacity import Peak, peak
from qdpilot.clashes.columns import columns_of
from qdpilot.clashes.meeting import OVERLAPS, how_one_meets, own_prepared
from qdpilot.clashes.patterns import KnownDays
from qdpilot.clashes.start_bits import SLACK_DAYS, exact_of
from qdpilot.clashes.starting import SURELY, start_days_of
from qdpilot.geometry.overlap import default_tolerance
from qdpilot.geometry.ragged import counted
from qdpilot.model.schedule import MINUTES_A_DAY
from qdpilot.schedule.local_time import minute_of
from qdpilot.schedule.spans import merged

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from numpy.typing import NDArray

    from qdpilot.clashes.capacity import Load
    from qdpilot.clashes.columns import Columns
    from qdpilot.clashes.right import Right
    from qdpilot.clashes.times import Times
    from qdpilot.geometry.overlap import Tolerance
    from qdpilot.model.zone import Shape

_FAR_APART = 1 << 32  # minutes between the spans of one right and those of the next


def peak_of(
    rights: Sequence[Right],
    counts: Sequence[int],
    times: Times,
    *,
    since: datetime,
    until: datetime,
) -> Peak:
    """Return the most vehicles that rights have at one time.

    Args:
        rights: Of a zone, an operator, a city.
        counts: How many vehicles each may have there at one time.
        times: For the calendars they follow.
        since: Aware, whole minutes; what lies before does not count.
        until: Aware, exclusive.

    Raises:
        UntimedError: If the times of one of them cannot be told.
    """
    return peak(loads_of(rights, counts, times, since=since, until=until))


def loads_of(
    rights: Sequence[Right],
    counts: Sequence[int],
    times: Times,
    *,
    since: datetime,
    until: datetime,
) -> list[Load]:
    """Return what each right adds between two instants: see `qdpilot.clashes.capacity`.

    Args:
        rights: As for `peak_of`.
        counts: As for `peak_of`; `vehicles_of` tells that of a right.
        times: As for `peak_of`.
        since: As for `peak_of`.
        until: As for `peak_of`.

    Raises:
        UntimedError: As `peak_of`.
    """
    row, spans = living(rights, times, since=since, until=until)
    ends = np.searchsorted(row, np.arange(len(rights) + 1))
    return [
        (spans[first:last], count)
        for first, last, count in zip(ends[:-1].tolist(), ends[1:].tolist(), counts, strict=True)
    ]


def vehicles_of(right: Right) -> int | None:
    """Return the most vehicles that a right may have on the road at one time; None: any number."""
    fleet = len(right.vehicle_ids)
    if right.cap is None:
        return fleet or None
    return min(right.cap, fleet) if fleet else right.cap


def rights_within(
    area: Shape, rights: Sequence[Right], tolerance: Tolerance | None = None
) -> list[int]:
    """Return the places of the rights that overlap an area, such as one with a capacity.

    Args:
        area: Valid, lon/lat, EPSG:4490.
        rights: Of valid shapes.
        tolerance: None takes that of ``resources/rules/tolerance.json``.
    """
    shapes = np.array([right.shape for right in rights], dtype=object)
    near = np.sort(shapely.STRtree(shapes).query(area))
    (own,) = own_prepared(np.array([area], dtype=object))
    how = how_one_meets(own, shapes[near], tolerance or default_tolerance())
    return [int(at) for at in near[how == OVERLAPS]]


def write_out(rights: Iterable[Right], times: Times) -> None:
    """Work out the minutes of rights for `times` to remember: all at once is far quicker.

    Those without an end, and those of which the start days do not say all, are left to be asked.
    """
    asked = dict.fromkeys(one.schedule for one in rights if one.schedule and one.schedule.end)
    schedules = [one for one in asked if not times.remembers(one)]
    columns, _ = columns_of(schedules, KnownDays(times.calendars))
    is_exact = exact_of(columns)
    exact = is_exact.nonzero()[0]
    if len(exact) == 0:
        return
    begin = (int(columns.first[exact].min()) - SLACK_DAYS) * MINUTES_A_DAY
    close = (int(columns.last[exact].max()) + SLACK_DAYS) * MINUTES_A_DAY
    row, spans, _ = _written_out(columns, begin, close)
    row, spans = row[is_exact[row]], spans[is_exact[row]]  # others may begin before `begin`
    row, spans = _merged(row, spans, begin)
    ends = np.searchsorted(row, np.arange(len(schedules) + 1)).tolist()
    for at in exact.tolist():
        times.remember(schedules[at], spans[ends[at] : ends[at + 1]])


def living(
    rights: Sequence[Right], times: Times, *, since: datetime, until: datetime
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return when each right is live between two instants.

    Args:
        rights: As for `peak_of`.
        times: As for `peak_of`.
        since: As for `peak_of`.
        until: As for `peak_of`.

    Returns:
        The place of the right, shape (n,), rising; its merged half-open spans, shape (n, 2),
        minutes since the Unix epoch (UTC).

    Raises:
        UntimedError: As `peak_of`.
    """
    begin, close = minute_of(since), minute_of(until)
    columns, bad = columns_of((right.schedule for right in rights), KnownDays(times.calendars))
    row, spans, sure = _written_out(columns, begin, close)
    asked = sorted({*np.flatnonzero(~sure).tolist(), *bad})
    known = sure[row]
    found = [(row[known], spans[known])]
    for at in asked:
        own = times.spans_of(rights[at], begin, close)
        found.append((np.full(len(own), at, dtype=np.int64), own))
    row, spans = (np.concatenate(column) for column in zip(*found, strict=True))
    return _merged(row, np.clip(spans, begin, close), begin)


def _merged(
    row: NDArray[np.int64], spans: NDArray[np.int64], begin: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the spans of each right merged, in the order of the rights; none is before `begin`."""
    joined = merged(spans - begin + row[:, None] * _FAR_APART)
    row, start = np.divmod(joined[:, 0], _FAR_APART)
    return row, np.column_stack((start, joined[:, 1] - row * _FAR_APART)) + begin


def _written_out(
    columns: Columns, begin: int, close: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Return every occurrence that touches [begin, close): its right and span; which are sure."""
    window = np.arange(len(columns.weekdays))
    right = np.repeat(np.arange(len(columns.first)), np.diff(columns.windows))
    low = np.maximum(columns.first[right], begin // MINUTES_A_DAY - SLACK_DAYS)
    high = np.minimum(columns.last[right], close // MINUTES_A_DAY + SLACK_DAYS)
    at, ahead = counted(np.maximum(high - low + 1, 0))
    day = low[at] + ahead
    fits = start_days_of(columns, right[at], window[at], day)
    exact = (columns.outer == columns.inner).all(axis=1) & (high < columns.known[right])
    sure = np.ones(len(columns.first), dtype=np.bool_)
    sure[right[~exact]] = False
    sure[right[at[(fits != 0) & (fits != SURELY)]]] = False
    spans = day[:, None] * MINUTES_A_DAY + columns.outer[at]
    kept = (fits == SURELY) & (spans[:, 0] < close) & (spans[:, 1] > begin)
    return right[at[kept]], spans[kept], sure
