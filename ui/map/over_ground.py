"""What stands on the ground and moves with it: zones, and the graticule over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.map.furniture import Graticule

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.map.projection import Projection
    from ui.map.tile_area import TileArea
    from ui.map.zone_layer import ZoneLayer


class OverGround:
    """Paints them on tiles that show the ground already, so that a frame copies one layer.

    Attributes:
        with_graticule: Whether meridians and parallels are painted.
    """

    def __init__(self, zones: ZoneLayer, projection: Projection) -> None:
        self._zones, self._graticule = zones, Graticule(projection)
        self.with_graticule = True

    def paint(self, painter: QPainter, area: TileArea) -> None:
        """Paint a tile."""
        self._zones.paint(painter, area)
        if self.with_graticule:
            self._graticule.paint(painter, area)
