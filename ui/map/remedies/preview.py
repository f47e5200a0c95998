"""What a remedy would cut off, drawn over the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPen

from ui.map.overlay import screen_path
from ui.map.zone_look import paint_hatch
from ui.theme import theme

if TYPE_CHECKING:
    from qdpilot.model.zone import Shape
    from ui.map.projection import View


def draw_cut(painter: QPainter, view: View, shape: Shape) -> None:
    """Draw what would be cut off: veiled, hatched, its outline dashed."""
    path = screen_path(view, shape)
    veil = theme().color("surface")
    veil.setAlphaF(0.7)
    painter.fillPath(path, veil)
    paint_hatch(painter, path, QPen(theme().color("text2"), 1.5), pitch=7, origin=QPointF())
    pen = QPen(theme().color("text"), 2)
    pen.setDashPattern([4, 3])
    painter.strokePath(path, pen)
