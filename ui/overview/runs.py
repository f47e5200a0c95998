"""When rights run in the days ahead, in hours, and how many vehicles that lets onto the road."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from numpy.typing import NDArray

    from qdpilot.schedule.occurrences import Span

#: Start and end in hours from the instant of the look.
Hours: TypeAlias = "tuple[tuple[float, float], ...]"
WEEK_HOURS = 24 * 7


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Curve:
    """How many vehicles may run at one time, as steps.

    Attributes:
        edges: Shape (n + 1,), hours from the instant of the look, rising, from 0 to a week.
        levels: Shape (n,), vehicles between two edges.
    """

    edges: NDArray[np.float64]
    levels: NDArray[np.float64]

    @property
    def peak(self) -> int:
        """The most vehicles at one time."""
        return int(self.levels.max(initial=0))


def hours_of(spans: Iterable[Span], start: datetime) -> Hours:
    """Return spans cut to the week from `start`, in hours; spans that meet become one."""
    merged: list[tuple[float, float]] = []
    for begin, end in sorted(_cut(span, start) for span in spans):
        if begin >= end:
            continue
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((begin, end))
    return tuple(merged)


def vehicles_over_time(hours: Sequence[Hours], vehicles: Sequence[int]) -> Curve:
    """Return how many vehicles may run at one time.

    Args:
        hours: Per right, when it runs, as ``hours_of`` gives it.
        vehicles: Per right, how many may run at one time.
    """
    turns = [(0.0, 0), (float(WEEK_HOURS), 0)]
    for spans, count in zip(hours, vehicles, strict=True):
        for begin, end in spans:
            turns += [(begin, count), (end, -count)]
    at, change = np.array([one for one, _ in turns]), np.array([count for _, count in turns])
    edges, where = np.unique(at, return_inverse=True)
    steps = np.zeros(len(edges))
    np.add.at(steps, where, change)
    return Curve(edges=edges, levels=np.cumsum(steps)[:-1])


def _cut(span: Span, start: datetime) -> tuple[float, float]:
    begin = (span.start - start).total_seconds() / 3600
    end = (span.end - start).total_seconds() / 3600
    return max(begin, 0.0), min(end, float(WEEK_HOURS))
