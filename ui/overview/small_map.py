"""The small map of what runs now; a click opens the map there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter

from qdpilot.editing.plan import Plan
from ui.map import lettering
from ui.map.canvas import Canvas
from ui.map.lettering import Words
from ui.map.scene import Scene

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent, QResizeEvent

    from qdpilot.model.zone import Zone

_MARGIN = 14


class SmallMap(Canvas):
    """A map that stands still: zones in force full, the others pale.

    Signals:
        asked: Id of the zone that was clicked; empty beside all zones.
    """

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setMinimumSize(200, 200)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_layers(districts=True, roads=False, graticule=False)

    def show_zones(self, zones: Sequence[Zone], live: frozenset[str]) -> None:
        """Show these zones, and all of them in view."""
        self.show_scene(Scene(plan=Plan.of(zones), live=live))
        self._fit()

    def draw(self, painter: QPainter) -> None:
        """Draw one frame: the ground, the zones, the caution, and nothing else."""
        self._tiles.draw(painter, self.view)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        words = Words(self.tr("sketch map, not for delimitation"), "tick", "text2")
        place = QPointF(self.width() - 8, self.height() - 8)
        lettering.draw(painter, words, place, align="right")
        self._idle.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        place = shapely.Point(self.view.place(event.position()))
        hit = [one for one in self.scene.plan if one.shape.contains(place)]
        smallest = min(hit, key=lambda one: one.shape.area, default=None)
        self.asked.emit(smallest.id if smallest else "")

    def _fit(self) -> None:
        zones = list(self.scene.plan)
        if zones:
            west, south, east, north = shapely.total_bounds([one.shape for one in zones])
            bounds = (float(west), float(south), float(east), float(north))
            self.show_view(self.view.fitted(bounds, margin=_MARGIN))

    def _place_names(self, seconds: float = 0.0) -> bool:  # noqa: ARG002 - as in Canvas
        """Place none: the rows beside the map say the names."""
        return False
