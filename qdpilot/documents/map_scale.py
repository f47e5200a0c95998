"""From the ground to the paper: a round scale, and where each point comes to lie.

True to scale: the map is drawn in the plane system of the working area, so that a millimetre on
paper is the printed number of millimetres on the ground, within the plane's own scale (under
0.03 % in a 3° Gauss-Krüger zone).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.documents import grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qdpilot.geometry.plane import Plane
    from qdpilot.model.zone import Shape

SCALES = (
    500, 1_000, 2_000, 5_000, 7_500, 10_000, 15_000, 20_000, 25_000, 30_000, 40_000, 50_000, 60_000,
    75_000, 100_000, 150_000, 200_000, 250_000, 300_000, 400_000, 500_000, 600_000, 750_000,
    1_000_000, 2_000_000, 5_000_000, 10_000_000,
)  # fmt: skip
_MARGIN = 0.84  # of the frame is for the zone; around it lie its neighbours


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The map's frame on the page and what it shows.

    Attributes:
        left: Points.
        bottom: Points.
        width: Points.
        height: Points.
        scale: 25 000 for 1:25 000.
        east: Of the middle, metres in the plane.
        north: Of the middle, metres in the plane.
        plane: The plane system.
        lonlat_bounds: West, south, east, north in lon/lat that hold the whole frame.
    """

    left: float
    bottom: float
    width: float
    height: float
    scale: int
    east: float
    north: float
    plane: Plane
    lonlat_bounds: tuple[float, float, float, float]

    @property
    def points_per_m(self) -> float:
        """Points on paper for a metre on the ground."""
        return 1000 * grid.MM / self.scale

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the frame on the page."""
        return self.left + self.width / 2, self.bottom + self.height / 2

    def on_paper(self, plane: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return page coordinates of plane coordinates, both of shape (n, 2), east first."""
        return (plane - (self.east, self.north)) * self.points_per_m + self.middle

    def lonlat_on_paper(self, lonlat: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return page coordinates of lon/lat, EPSG:4490, both of shape (n, 2)."""
        return self.on_paper(self.plane.printed(lonlat)[:, ::-1])


def frame_for(
    shape: Shape, plane: Plane, *, place: Sequence[float], scales: Sequence[int] = SCALES
) -> Frame:
    """Return the frame that shows a shape at the largest round scale that fits.

    Args:
        shape: lon/lat, EPSG:4490.
        plane: Where it is drawn.
        place: Left, bottom, width and height of the frame on the page, points.
        scales: To choose from, growing.
    """
    left, bottom, width, height = place
    west, south, east, north = plane.to_plane(shape).bounds
    needed = max((east - west) / width, (north - south) / height) * 1000 * grid.MM / _MARGIN
    scale = next((one for one in scales if one >= needed), scales[-1])
    middle = (west + east) / 2, (south + north) / 2
    half = np.array([width, height]) / 2 / (1000 * grid.MM / scale)
    return Frame(
        left=left,
        bottom=bottom,
        width=width,
        height=height,
        scale=scale,
        east=middle[0],
        north=middle[1],
        plane=plane,
        lonlat_bounds=_lonlat_bounds(plane, np.array(middle), half),
    )


def _lonlat_bounds(
    plane: Plane, middle: NDArray[np.float64], half: NDArray[np.float64]
) -> tuple[float, float, float, float]:
    signs = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]])
    corners = middle + signs * half
    across = np.linspace(0, 1, 9)[:, None]
    ring = [a + (b - a) * across for a, b in zip(corners, np.roll(corners, -1, 0), strict=True)]
    lon, lat = plane.typed(np.concatenate(ring)[:, ::-1]).T
    return float(lon.min()), float(lat.min()), float(lon.max()), float(lat.max())
