"""Stop points and comments on the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen

from ui import fonts
from ui.map import lettering
from ui.map.lettering import Words
from ui.map.zone_look import zone_look
from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from ui.map.projection import View
    from ui.map.scene import Scene

_RADIUS = 9.0
_BUBBLE = (22.0, 18.0)


def draw_marks(painter: QPainter, view: View, scene: Scene) -> None:
    """Draw the stops of all zones, those of the selected one with their names, and comments."""
    for zone in scene.with_stops:
        color = zone_look(zone, live=True).color
        for number, stop in enumerate(zone.stops, 1):
            at = view.pixel(stop.at)
            if not _is_seen(view, at):
                continue
            painter.setPen(QPen(theme().color("halo"), 4))
            painter.drawEllipse(at, _RADIUS, _RADIUS)
            painter.setPen(QPen(color, 2))
            painter.setBrush(theme().color("surface"))
            painter.drawEllipse(at, _RADIUS, _RADIUS)
            _number(painter, at, str(number))
            if zone.id == scene.selected:
                words = Words(stop.name, "small", "text", strong=True)
                lettering.draw(painter, words, at + QPointF(words.width / 2 + _RADIUS + 5, 4))
    for pin in scene.pins:
        assert pin.comment.lon is not None
        assert pin.comment.lat is not None
        at = view.pixel((pin.comment.lon, pin.comment.lat))
        if _is_seen(view, at):
            _bubble(painter, at, str(pin.number))


def _bubble(painter: QPainter, at: QPointF, text: str) -> None:
    """Draw a speech bubble whose point is at the place."""
    wide, high = _BUBBLE
    box = QRectF(at.x() - wide / 2, at.y() - high - 8, wide, high)
    path = QPainterPath()
    path.addRoundedRect(box, 5, 5)
    tip = QPainterPath(at)
    tip.lineTo(at.x() - 5, box.bottom() - 1)
    tip.lineTo(at.x() + 5, box.bottom() - 1)
    tip.closeSubpath()
    whole = path.united(tip)
    painter.setPen(QPen(theme().color("warn"), 1.5))
    painter.setBrush(theme().color("surface"))
    painter.drawPath(whole)
    _number(painter, box.center(), text)


def _number(painter: QPainter, at: QPointF, text: str) -> None:
    painter.setPen(theme().color("text"))
    painter.setFont(fonts.font("tick"))
    box = QRectF(at.x() - 12, at.y() - 9, 24, 18)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _is_seen(view: View, at: QPointF) -> bool:
    return -40 <= at.x() <= view.width + 40 and -40 <= at.y() <= view.height + 40
