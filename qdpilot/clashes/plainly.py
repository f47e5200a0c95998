"""How shapes meet as far as their cells tell: most pairs of a dense city.

A cell that lies within both shapes lies in one connected part of what they share, and the edge of
all parts is no longer than both shapes have.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qdpilot.clashes.meeting import APART, DOUBT, OVERLAPS, least_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qdpilot.geometry.cells import Common
    from qdpilot.geometry.overlap import Tolerance


def plainly_met(
    common: Common,
    edge_deg: NDArray[np.float64],
    lat_deg: float,
    tolerance: Tolerance,
) -> NDArray[np.int8]:
    """Return how pairs of shapes meet: `APART`, `OVERLAPS`, or `DOUBT`.

    They overlap where one common cell alone makes its part count; or where all common cells have
    more area than parts with so much edge can have of which none counts (as in
    `qdpilot.clashes.meeting`).

    Args:
        common: What the cells of each pair have in common.
        edge_deg: How long the edges of both shapes are together.
        lat_deg: No corner of the first ones lies farther from the equator.
        tolerance: From when on shapes overlap.
    """
    least = least_of(tolerance, lat_deg)
    single = np.maximum(least.part, least.wide * edge_deg)
    overlaps = (common.within > 0) & (common.cell > single)
    overlaps |= common.within * common.cell > np.maximum(least.part, least.thin * edge_deg)
    found = np.full(len(edge_deg), DOUBT, dtype=np.int8)
    found[overlaps] = OVERLAPS
    found[common.apart] = APART
    return found
