"""Lists of different lengths, one after the other in an array."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from typing import Any

    from numpy.typing import NDArray


def counted(counts: NDArray[Any]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return each place as often as counted, and the turn: [2, 1] gives [0, 0, 1], [0, 1, 0]."""
    at = np.repeat(np.arange(len(counts)), counts)
    return at, np.arange(len(at)) - (np.cumsum(counts) - counts)[at]
