"""The badge of a scenario as an icon of a choice."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QIcon, QPainter, QPixmap

from ui.kit.chips import paint_scenario
from ui.theme import theme


def badge(code: str, ratio: float) -> QIcon:
    """Return the badge of a scenario for a screen of this ratio."""
    picture = QPixmap(round(18 * ratio), round(18 * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(theme().color("surface"))
    painter = QPainter(picture)
    paint_scenario(painter, QRect(0, 0, 18, 18), code, size=18)
    painter.end()
    return QIcon(picture)
