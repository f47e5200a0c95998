"""What a map must have: graticule, scale bar, coordinates with their system, the caution."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from ui import fonts, tokens
from ui.map import lettering
from ui.map.lettering import Words
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qdpilot.tools.events import LonLat
    from ui.map.projection import Projection, View
    from ui.map.tile_area import TileArea

_STEPS_DEG = (1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002, 0.0001)
_LEAST_GAP = 108
#: Room beside and above a scale bar for its words, pixels.
_BAR_SIDE, _BAR_ABOVE = 40, 30


def draw_degrees(painter: QPainter, view: View, *, right: float) -> None:
    """Draw the degrees of meridians and parallels, at the top and at `right`."""
    step = _step(view.scale)
    digits = max(2, math.ceil(-math.log10(step) - 1e-9)) if step < 1 else 1
    west, north = view.place(QPointF(0, 0))
    east, south = view.place(QPointF(view.width, view.height))
    for lon in _ticks(west, east, step):
        x = view.pixel((lon, north)).x()
        if 40 < x < right - 60:
            text = f"{abs(lon):.{digits}f}°{'E' if lon >= 0 else 'W'}"
            lettering.draw(painter, _tick(text), QPointF(x, 12))
    for lat in _ticks(south, north, step):
        y = view.pixel((west, lat)).y()
        if 36 < y < view.height - 84:
            text = f"{abs(lat):.{digits}f}°{'N' if lat >= 0 else 'S'}"
            lettering.draw(painter, _tick(text), QPointF(right - 8, y + 4), align="right")


@lru_cache(maxsize=256)
def _tick(text: str) -> Words:
    return Words(text, "tick", "sea_label")


class Graticule:
    """Paints meridians and parallels on tiles, for the scale of each."""

    def __init__(self, projection: Projection) -> None:
        self._projection = projection

    def paint(self, painter: QPainter, area: TileArea) -> None:
        """Paint a tile."""
        step = _step(area.scale)
        point, ratio = self._projection.point, area.ratio
        west, north = self._projection.lonlat(area.plane.topLeft())
        east, south = self._projection.lonlat(area.plane.bottomRight())
        color = theme().color("graticule")
        # A line of 0.6 px at 55 % is a pixel at a third: filling rectangles is many times faster.
        color.setAlphaF(0.33)
        for lon in _ticks(west, east, step):
            x = (point((lon, north)).x() - area.plane.left()) * area.scale
            painter.fillRect(QRectF(round(x * ratio) / ratio, 0, 1, area.size.height()), color)
        for lat in _ticks(south, north, step):
            y = (point((west, lat)).y() - area.plane.top()) * area.scale
            painter.fillRect(QRectF(0, round(y * ratio) / ratio, area.size.width(), 1), color)


def _step(scale: float) -> float:
    """Return the degrees between two lines at so many pixels for a degree."""
    return next((one for one in reversed(_STEPS_DEG) if one * scale >= _LEAST_GAP), 1.0)


def draw_scale_bar(painter: QPainter, view: View, at: QPointF) -> None:
    """Draw a scale bar from its left end, true along the parallel in the middle of the screen."""
    metre = 1 / view.metres_per_pixel
    length_m = next(
        one * 10**power
        for power in range(6, -2, -1)
        for one in (5, 2, 1)
        if one * 10**power * metre <= 180
    )
    # A quarter of a pixel is not seen; of one length the bar is painted once.
    width = round(4 * length_m * metre) / 4
    ratio = painter.device().devicePixelRatioF()
    unit = f"{length_m / 1000:g} km" if length_m >= 1000 else f"{length_m:g} m"
    image = _bar(width, unit, ratio, theme().scheme)
    corner = at - QPointF(_BAR_SIDE, _BAR_ABOVE)
    painter.drawImage(QPointF(round(corner.x() * ratio), round(corner.y() * ratio)) / ratio, image)


@lru_cache(maxsize=8)
def _bar(width: float, unit: str, ratio: float, scheme: str) -> QImage:
    """Return the picture of a scale bar, with room for its words around it."""
    del scheme  # a part of the cache's key: the colours are others
    size = QSizeF(width + 2 * _BAR_SIDE, _BAR_ABOVE + 10) * ratio
    image = QImage(size.toSize(), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    at = QPointF(_BAR_SIDE, _BAR_ABOVE)
    _chip(painter, QRectF(at.x() - 10, at.y() - 26, width + 30, 34))  # names may lie there
    halo, ink = QPen(theme().color("halo"), 3.5), QPen(theme().color("text"), 1.2)
    steps = [(0, -6), (0, 0), (width / 2, 0), (width / 2, -4), (width / 2, 0), (width, 0)]
    for pen in (halo, ink):
        painter.setPen(pen)
        painter.drawPolyline([at + QPointF(*step) for step in (*steps, (width, -6))])
    lettering.draw(painter, Words("0", "tick", "text"), at + QPointF(0, -10))
    lettering.draw(painter, Words(unit, "tick", "text"), at + QPointF(width, -10))
    painter.end()
    return image


def draw_foot(painter: QPainter, view: View, at: LonLat | None, *, left: float) -> None:
    """Draw what stands at the foot of the map: read-out and scale bar.

    Args:
        painter: Of the screen.
        view: What is seen.
        at: Where the pointer is.
        left: Pixels at the left that a panel covers.
    """
    box = draw_readout(painter, view, at)
    room = box.left() - left
    beside = QPointF(left + max(24, min(110, room - 190)), view.height - 18)
    above = QPointF(view.width - 200, view.height - 56)
    draw_scale_bar(painter, view, beside if room > 200 else above)


def draw_readout(painter: QPainter, view: View, at: LonLat | None) -> QRectF:
    """Draw the coordinates under the pointer, their system, and the caution; return where."""
    caution = QCoreApplication.translate("map", "Sketch base map, no basis for boundaries")
    system = QCoreApplication.translate("map", "CGCS2000 longitude, latitude")
    place = at or view.place(QPointF(view.width / 2, view.height / 2))
    lon = f"{abs(place[0]):.6f}°{'E' if place[0] >= 0 else 'W'}"
    lat = f"{abs(place[1]):.6f}°{'N' if place[1] >= 0 else 'S'}"
    parts = ((lon, "text"), (lat, "text"), (system, "text2"), (caution, "text2"))
    widths = [Words(text, "small", color).width for text, color in parts]
    gaps = (10, 10, 25)
    whole = sum(widths) + sum(gaps) + 18
    box = QRectF(view.width - whole - 14, view.height - 38, whole, 24)
    _chip(painter, box)
    left = box.left() + 9
    painter.setFont(fonts.font("small"))
    for (text, color), width, gap in zip(parts, widths, (*gaps, 0), strict=True):
        painter.setPen(theme().color(color))
        painter.drawText(QPointF(left, box.top() + 17), text)
        left += width + gap
    painter.setPen(theme().color("line2"))
    middle = box.right() - 9 - widths[-1] - 12.5
    painter.drawLine(QLineF(middle, box.top() + 5, middle, box.bottom() - 5))
    return box


def _chip(painter: QPainter, box: QRectF) -> None:
    ground = theme().color("surface")
    ground.setAlphaF(0.92)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, tokens.RADIUS_CHIP, tokens.RADIUS_CHIP)


def _ticks(low: float, high: float, step: float) -> Iterator[float]:
    for number in range(math.ceil(low / step), math.floor(high / step) + 1):
        yield number * step
