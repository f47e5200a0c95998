"""A sheet of paper with the map on it: what is drawn, at what scale, and where it lies."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from qdpilot.geometry.measure import FLATTENING, SEMI_MAJOR_M
from ui.map.projection import Projection

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from PySide6.QtGui import QColor

    from qdpilot.geometry.basemap import BaseMap
    from qdpilot.model.road import Road
    from ui.map.scene import Scene

#: Paper sizes across, millimetres (ISO 216).
PAPERS = {"A4": (297.0, 210.0), "A3": (420.0, 297.0)}
SCALES = (500, 1_000, 2_000, 5_000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000)
#: White round the map, and the room under it for what must be said, millimetres.
MARGIN, FOOT = 10.0, 12.0
#: Pixels of the screen's design to an inch: widths of pens and letters are made for these.
DPI = 96.0


class TrueProjection(Projection):
    """A projection whose two axes have the same scale at its origin, on the ellipsoid."""

    @property
    def shrink(self) -> float:
        """How much a degree of longitude is shorter than one of latitude, at the origin."""
        squared = FLATTENING * (2 - FLATTENING)
        part = 1 - squared * math.sin(math.radians(self.lat)) ** 2
        return math.cos(math.radians(self.lat)) * part / (1 - squared)

    @property
    def metres(self) -> float:
        """Length of a degree of latitude at the origin, metres."""
        squared = FLATTENING * (2 - FLATTENING)
        part = 1 - squared * math.sin(math.radians(self.lat)) ** 2
        return math.radians(SEMI_MAJOR_M * (1 - squared) / part**1.5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is drawn.

    Attributes:
        centre: Lon, lat of the middle, EPSG:4490.
        scale: Its denominator.
        paper: Name of a paper size.
        scene: The zones.
        roads: At least those that meet the window.
        base: The base map.
        colors: Of zones, by id.
        system: Name of the coordinate system, as printed.
        title: Of the office.
        day: As printed.
        with_names: Whether districts, sea and places are named.
        key: What the colours of zones mean; without any: scenarios.
    """

    centre: tuple[float, float]
    scale: int
    paper: str
    scene: Scene
    roads: Sequence[Road]
    base: BaseMap
    colors: Mapping[str, QColor]
    system: str
    title: str
    day: str
    with_names: bool = True
    key: Sequence[tuple[str, QColor]] = ()

    @property
    def map_mm(self) -> tuple[float, float]:
        """Width and height of the map on the paper."""
        width, height = PAPERS[self.paper]
        return width - 2 * MARGIN, height - 2 * MARGIN - FOOT

    @property
    def window(self) -> tuple[float, float, float, float]:
        """West, south, east, north of what is drawn."""
        projection, plane, _ = laid_out(self)
        west, north = projection.lonlat(plane.topLeft())
        east, south = projection.lonlat(plane.bottomRight())
        return west, south, east, north


def laid_out(sheet: Sheet) -> tuple[TrueProjection, QRectF, float]:
    """Return the projection of a sheet, its plane rectangle, and units of paper for a degree."""
    width, height = (one * DPI / 25.4 for one in sheet.map_mm)
    projection = TrueProjection(lon=sheet.centre[0], lat=sheet.centre[1])
    scale = projection.metres * 1000 / sheet.scale * DPI / 25.4
    plane = QRectF(-width / 2 / scale, -height / 2 / scale, width / scale, height / scale)
    return projection, plane, scale
