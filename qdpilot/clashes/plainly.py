"""How shapes meet as far as their cells tell: most pairs of a dense city.

A cell that lies within both shapes lies in one connected part of what they share, and the edge of
all parts is no longer than both shapes have.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.clashes.meeting import APART, DOUBT, OVERLAPS, least_m2_a_deg2
from qdpilot.geometry.overlap import MOST_M_A_DEG, SAFE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qdpilot.geometry.cells import Common
    from qdpilot.geometry.overlap import Tolerance

# Of all shapes of one area, the circle has the shortest edge: area <= edge^2 / (4 pi).
_ROUND = 1 / math.sqrt(4 * math.pi)


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
    edge_m = edge_deg * MOST_M_A_DEG
    cell_m2 = common.cell * least_m2_a_deg2(lat_deg)
    half_m = tolerance.width_m / 2
    thin_m = max(half_m, math.sqrt(tolerance.area_m2) * _ROUND)
    single_m2 = np.maximum(tolerance.area_m2, half_m * edge_m) * SAFE
    all_m2 = np.maximum(tolerance.area_m2, thin_m * edge_m) * SAFE
    overlaps = (common.within > 0) & (cell_m2 > single_m2)
    overlaps |= common.within * cell_m2 > all_m2
    found = np.full(len(edge_m), DOUBT, dtype=np.int8)
    found[overlaps] = OVERLAPS
    found[common.apart] = APART
    return found
