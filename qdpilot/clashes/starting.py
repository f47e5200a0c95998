"""On which days windows start: what exceptions and patterns leave of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qdpilot.clashes.columns import Columns

NEVER, ASK, SURELY = 0, 1, 2


def start_days_of(
    columns: Columns,
    row: NDArray[np.intp],
    window: NDArray[np.intp],
    day: NDArray[np.int64],
) -> NDArray[np.int8]:
    """Return whether windows start on days within their periods.

    Args:
        columns: The times.
        row: Whose each window is, shape (n,).
        window: Which, shape (n,).
        day: Days since 1970-01-01, shape (n,).

    Returns:
        Shape (n,): `NEVER`, `SURELY`, or `ASK` where it is cut or not known.
    """
    fits = ((columns.weekdays[window] >> (day + 3) % 7) & 1).astype(np.int8) * SURELY
    if len(columns.patterns.keys):
        np.minimum(fits, columns.patterns.fits(columns.pattern[window], day), out=fits)
    if len(columns.off_days):
        np.minimum(fits, _left(columns, row, day), out=fits)
    return fits


def _left(columns: Columns, row: NDArray[np.intp], day: NDArray[np.int64]) -> NDArray[np.int8]:
    """Return what exceptions leave of each start day: nothing, some, all."""
    left = np.full(len(day), SURELY, dtype=np.int8)
    starts = columns.offs[row]
    counts = columns.offs[row + 1] - starts
    for turn in range(int(counts.max(initial=0))):
        has = np.flatnonzero(counts > turn)
        off = starts[has] + turn
        first, last = columns.off_days[off].T
        hit = (first <= day[has]) & (day[has] <= last)
        touched, whole = has[hit], columns.off_whole[off[hit]]
        left[touched] = np.minimum(left[touched], np.where(whole, NEVER, ASK))
    return left
