"""Which grants hold on which day, for the month and the week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.schedule.local_time import instants
from qdpilot.schedule.start_days import day_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from qdpilot.services.times import GrantTimes

_DAY = 1440


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Run:
    """A stretch of one grant on one day.

    Attributes:
        grant: Whose.
        start: Minutes from the day's midnight on the wall; below 0 if it began before.
        end: Likewise; above 1440 if it goes on.
        clashes: Some of it clashes with another grant.
        lane: Place beside others of the same time, from 0.
    """

    grant: GrantTimes
    start: int
    end: int
    clashes: bool = False
    lane: int = 0

    @property
    def is_whole(self) -> bool:
        """Whether it holds from midnight to midnight."""
        return self.start <= 0 and self.end >= _DAY


def days_from(first: date, count: int, timezone: str) -> NDArray[np.int64]:
    """Return the UTC minutes at which days begin, and at which the last ends."""
    days = day_number(first) + np.arange(count + 1, dtype=np.int64)
    return instants(days * _DAY, timezone)


def starting_on(
    grants: Iterable[GrantTimes],
    clashes: dict[str, NDArray[np.int64]],
    first: date,
    count: int,
    timezone: str,
) -> list[list[Run]]:
    """Return per day what begins on it or holds all day, by the time it begins."""
    edges = days_from(first, count, timezone)
    found: list[list[Run]] = [[] for _ in range(count)]
    for grant in grants:
        for day, start, end in _of_days(grant.spans, edges):
            if start >= 0 or end >= _DAY:
                hit = _meets(clashes.get(grant.id), edges[day] + start, edges[day] + end)
                found[day].append(Run(grant=grant, start=start, end=end, clashes=hit))
    return [sorted(runs, key=_begin) for runs in found]


def beside(
    grants: Iterable[GrantTimes],
    clashes: dict[str, NDArray[np.int64]],
    first: date,
    count: int,
    timezone: str,
) -> list[list[Run]]:
    """Return per day all that holds on it, each in a lane that is free at its time."""
    edges = days_from(first, count, timezone)
    found: list[list[Run]] = [[] for _ in range(count)]
    for grant in grants:
        for day, start, end in _of_days(grant.spans, edges):
            hit = _meets(clashes.get(grant.id), edges[day] + start, edges[day] + end)
            found[day].append(Run(grant=grant, start=start, end=end, clashes=hit))
    return [_in_lanes(sorted(runs, key=_begin)) for runs in found]


def month_of(day: date) -> date:
    """Return the Monday of the week in which a month begins."""
    first = day.replace(day=1)
    return first - timedelta(days=first.weekday())


def _of_days(spans: NDArray[np.int64], edges: NDArray[np.int64]) -> Iterable[tuple[int, int, int]]:
    """Yield (day, start, end) of each stretch on each day, in minutes from its midnight."""
    near = spans[np.searchsorted(spans[:, 1], edges[0], side="right") :]
    near = near[: np.searchsorted(near[:, 0], edges[-1], side="left")]
    for start, end in near.tolist():
        day = max(int(np.searchsorted(edges, start, side="right")) - 1, 0)
        while day < len(edges) - 1 and edges[day] < end:
            yield day, int(start - edges[day]), int(end - edges[day])
            day += 1


def _meets(clashes: NDArray[np.int64] | None, start: int, end: int) -> bool:
    if clashes is None:
        return False
    at = int(np.searchsorted(clashes[:, 1], start, side="right"))
    return at < len(clashes) and int(clashes[at, 0]) < end


def _in_lanes(runs: list[Run]) -> list[Run]:
    free: list[int] = []
    placed = []
    for run in runs:
        lane = next((at for at, end in enumerate(free) if end <= run.start), len(free))
        if lane == len(free):
            free.append(0)
        free[lane] = run.end
        placed.append(
            Run(grant=run.grant, start=run.start, end=run.end, clashes=run.clashes, lane=lane)
        )
    return placed


def _begin(run: Run) -> tuple[int, str]:
    return run.start, run.grant.number
