"""From longitude and latitude to pixels and back.

Equirectangular, scaled by the cosine of one latitude: an edge that is straight in longitude and
latitude (``design.md`` section 4) is straight on screen, so what is drawn is what is stored.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF

from qdpilot.geometry.measure import FLATTENING, SEMI_MAJOR_M

if TYPE_CHECKING:
    from qdpilot.tools.events import LonLat

Coordinates: TypeAlias = NDArray[np.float64]

#: Four levels double the scale; a notch of the wheel is two.
LEVELS = range(53)
NOTCH = 2
_FIRST_EXPONENT = 6


@dataclass(frozen=True, slots=True)
class Projection:
    """A plane whose unit is one degree of latitude; x runs east, y runs south.

    Attributes:
        lon: Of its origin.
        lat: Of its origin, where it is true to shape.
    """

    lon: float = 120.3
    lat: float = 36.1

    @property
    def shrink(self) -> float:
        """How much a degree of longitude is shorter than one of latitude."""
        return math.cos(math.radians(self.lat))

    def to_plane(self, lonlat: Coordinates) -> Coordinates:
        """Return plane coordinates, shape (n, 2), of lon/lat, shape (n, 2)."""
        return np.column_stack([(lonlat[:, 0] - self.lon) * self.shrink, self.lat - lonlat[:, 1]])

    def point(self, at: LonLat) -> QPointF:
        """Return the plane point of one place."""
        return QPointF((at[0] - self.lon) * self.shrink, self.lat - at[1])

    def lonlat(self, point: QPointF) -> LonLat:
        """Return the place of one plane point."""
        return self.lon + point.x() / self.shrink, self.lat - point.y()

    def rect(self, bounds: tuple[float, float, float, float]) -> QRectF:
        """Return the plane rectangle of west, south, east, north."""
        west, south, east, north = bounds
        return QRectF(self.point((west, north)), self.point((east, south)))


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What part of the plane is on screen, and how large.

    Attributes:
        projection: The plane.
        centre: Plane coordinates of the middle of the screen.
        level: Step of zoom; four levels up is twice as large.
        width: Of the screen, device independent pixels.
        height: Likewise.
    """

    projection: Projection
    centre: tuple[float, float]
    level: int
    width: int
    height: int

    @property
    def scale(self) -> float:
        """Pixels for one degree of latitude."""
        return scale_of(self.level)

    def to_screen(self, lonlat: Coordinates) -> Coordinates:
        """Return pixels, shape (n, 2), of lon/lat, shape (n, 2)."""
        middle = np.array([self.width / 2, self.height / 2])
        centre = np.array(self.centre)
        pixels: Coordinates = (self.projection.to_plane(lonlat) - centre) * self.scale + middle
        return pixels

    def pixel(self, at: LonLat) -> QPointF:
        """Return the pixel of a place."""
        return self.pixel_of_plane(self.projection.point(at))

    def pixel_of_plane(self, point: QPointF) -> QPointF:
        """Return the pixel of a plane point."""
        return QPointF(
            (point.x() - self.centre[0]) * self.scale + self.width / 2,
            (point.y() - self.centre[1]) * self.scale + self.height / 2,
        )

    def plane_at(self, pixel: QPointF) -> QPointF:
        """Return the plane point under a pixel."""
        return QPointF(
            self.centre[0] + (pixel.x() - self.width / 2) / self.scale,
            self.centre[1] + (pixel.y() - self.height / 2) / self.scale,
        )

    def place(self, pixel: QPointF) -> LonLat:
        """Return the place (lon, lat) under a pixel."""
        return self.projection.lonlat(self.plane_at(pixel))

    @property
    def window(self) -> QRectF:
        """The plane rectangle on screen."""
        corner = QPointF(self.width, self.height)
        return QRectF(self.plane_at(QPointF(0, 0)), self.plane_at(corner))

    def reach(self, pixels: float) -> LonLat:
        """Return how many degrees of longitude and latitude so many pixels are."""
        degrees = pixels / self.scale
        return degrees / self.projection.shrink, degrees

    def moved(self, by: QPointF) -> View:
        """Return the view after the map was pulled by so many pixels."""
        x, y = self.centre
        return replace(self, centre=(x - by.x() / self.scale, y - by.y() / self.scale))

    def zoomed(self, steps: int, *, around: QPointF) -> View:
        """Return the view some levels closer, what is under `around` staying there."""
        level = min(max(self.level + steps, LEVELS.start), LEVELS.stop - 1)
        fixed = self.plane_at(around)
        closer = replace(self, level=level)
        moved = closer.plane_at(around)
        x, y = self.centre
        return replace(closer, centre=(x + fixed.x() - moved.x(), y + fixed.y() - moved.y()))

    def fitted(
        self, bounds: tuple[float, float, float, float], *, margin: int = 48, left: int = 0
    ) -> View:
        """Return the closest view that shows west, south, east, north with a margin.

        Args:
            bounds: In degrees.
            margin: On all sides, pixels.
            left: Pixels at the left that a panel covers.
        """
        box = self.projection.rect(bounds)
        room_x = max(self.width - left - 2 * margin, 50)
        room_y = max(self.height - 2 * margin, 50)
        least = max(box.width() / room_x, box.height() / room_y, 1e-7)
        exponent = math.floor(4 * math.log2(1 / least)) - 4 * _FIRST_EXPONENT
        level = min(max(exponent, LEVELS.start), LEVELS.stop - 9)
        middle = box.center()
        return replace(
            self, level=level, centre=(middle.x() - left / 2 / scale_of(level), middle.y())
        )

    @property
    def metres_per_pixel(self) -> float:
        """East to west, at the middle of the screen, on the ellipsoid."""
        lat = math.radians(self.projection.lat - self.centre[1])
        bent = 1 - FLATTENING * (2 - FLATTENING) * math.sin(lat) ** 2
        a_degree = math.radians(1) * SEMI_MAJOR_M / math.sqrt(bent) * math.cos(lat)
        return a_degree / self.projection.shrink / self.scale


def scale_of(level: int) -> float:
    """Return the pixels for one degree of latitude at a level."""
    return float(2.0 ** (_FIRST_EXPONENT + level / 4))
