"""Half-open spans of minutes in arrays of shape (n, 2): merge, cut, clip."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

NO_SPANS = np.empty((0, 2), dtype=np.int64)


def merged(spans: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the same minutes as disjoint spans in order, adjoining ones joined.

    Args:
        spans: Shape (n, 2), columns (start, end), start < end, in any order.
    """
    if len(spans) == 0:
        return NO_SPANS
    spans = spans[np.argsort(spans[:, 0], kind="stable")]
    reach = np.maximum.accumulate(spans[:, 1])
    opens = np.append(True, spans[1:, 0] > reach[:-1])
    closes = np.append(opens[1:], True)
    return np.column_stack((spans[opens, 0], reach[closes]))


def cut(
    spans: NDArray[np.int64], off: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return what is left of each span when others are taken out.

    Args:
        spans: Shape (n, 2).
        off: Shape (m, 2), merged.

    Returns:
        The pieces, shape (k, 2), none empty; and for each the row of `spans` that it is left of.
    """
    rows = np.arange(len(spans))
    for start, end in off.tolist():
        before = np.column_stack((spans[:, 0], np.minimum(spans[:, 1], start)))
        after = np.column_stack((np.maximum(spans[:, 0], end), spans[:, 1]))
        both, of = np.vstack((before, after)), np.append(rows, rows)
        left = both[:, 0] < both[:, 1]
        spans, rows = both[left], of[left]
    order = np.lexsort((spans[:, 1], spans[:, 0]))
    return spans[order], rows[order]


def clipped(spans: NDArray[np.int64], start: int, end: int) -> NDArray[np.int64]:
    """Return the part of merged spans that lies in [start, end)."""
    first = spans[:, 1].searchsorted(start, side="right")
    last = spans[:, 0].searchsorted(end, side="left")
    within = spans[first:last].copy()
    if start >= end:
        return within[:0]
    if len(within):
        within[0, 0] = max(within[0, 0], start)
        within[-1, 1] = min(within[-1, 1], end)
    return within
