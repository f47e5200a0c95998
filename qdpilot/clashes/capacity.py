"""Capacity: the most vehicles at one time, by a sweep over the union of windows; never a sum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from numpy.typing import NDArray

from qdpilot.schedule.local_time import instant_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Peak:
    """The most vehicles at one time.

    Attributes:
        count: How many; 0 if there never is one.
        start: When that many are first there, UTC; None if count is 0.
        end: Until when, exclusive; None if count is 0.
    """

    count: int
    start: datetime | None
    end: datetime | None


def peak(loads: Sequence[tuple[NDArray[np.int64], int]]) -> Peak:
    """Return the peak of several loads.

    Args:
        loads: For each right its merged half-open spans (n, 2) in UTC minutes since the epoch, and
            how many vehicles it may have there at one time.

    Returns:
        The highest count and the first time it is reached, until the count first changes.
    """
    at, total = profile(loads)
    if len(total) == 0 or total.max() <= 0:
        return Peak(count=0, start=None, end=None)
    top = int(np.argmax(total))
    return Peak(
        count=int(total[top]), start=instant_of(int(at[top])), end=instant_of(int(at[top + 1]))
    )


def profile(
    loads: Sequence[tuple[NDArray[np.int64], int]],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return when the count changes, shape (n,), and the count from each of these minutes on."""
    counted = [(spans, count) for spans, count in loads if len(spans) and count > 0]
    if not counted:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    edges = np.concatenate([spans.ravel() for spans, _ in counted])
    size = np.repeat([count for _, count in counted], [len(spans) for spans, _ in counted])
    steps = np.column_stack((size, -size)).ravel()
    at, where = np.unique(edges, return_inverse=True)
    change = np.zeros(len(at), dtype=np.int64)
    np.add.at(change, where, steps)
    moved = change != 0
    return at[moved], np.cumsum(change[moved])
