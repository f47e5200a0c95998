"""What a map must have: graticule, scale bar, coordinates with their system, the caution."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from ui import fonts, tokens
from ui.map import lettering
from ui.map.lettering import Words
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from qdpilot.tools.events import LonLat
    from ui.map.projection import Projection, View
    from ui.map.tile_area import TileArea

_STEPS_DEG = (1.0, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001, 0.0005, 0.0002, 0.0001)
_LEAST_GAP = 108
_SYSTEM = "CGCS2000"
#: Room beside and above a scale bar for its words, pixels.
_BAR_SIDE, _BAR_ABOVE = 40, 30
#: What lies clear of a scale bar lies clear of all that are no longer than to the next of these.
_BAR_STEP = 32
#: Between the words of the read-out, and before its caution, pixels.
_GAP, _WIDE_GAP = 10, 25
#: Room around degrees, pixels.
_ROOM = QPointF(64, 20)
_AS_ZEROS = str.maketrans(dict.fromkeys("123456789", "0"))


def draw_degrees(painter: QPainter, view: View, *, right: float) -> None:
    """Draw the degrees of meridians and parallels, at the top and at `right`."""
    step = _step(view.scale)
    digits = max(2, math.ceil(-math.log10(step) - 1e-9)) if step < 1 else 1
    west, north = view.place(QPointF(0, 0))
    east, south = view.place(QPointF(view.width, view.height))
    ratio, scheme = painter.device().devicePixelRatioF(), theme().scheme
    gap = step * view.projection.shrink * view.scale
    lons = _placed(_ticks(west, east, step), gap, lambda lon: view.pixel((lon, north)).x())
    lons = [(lon, x) for lon, x in lons if 40 < x < right - 60]
    if lons:
        words = tuple(f"{abs(lon):.{digits}f}°{'E' if lon >= 0 else 'W'}" for lon, _ in lons)
        image = _tick_row(words, (gap, 0.0), "centre", ratio, scheme)
        painter.drawImage(_whole(QPointF(lons[0][1], 12) - _ROOM, ratio), image)
    gap = step * view.scale
    lats = _placed(_ticks(south, north, step), -gap, lambda lat: view.pixel((west, lat)).y())
    lats = [(lat, y) for lat, y in reversed(lats) if 36 < y < view.height - 84]
    if lats:
        words = tuple(f"{abs(lat):.{digits}f}°{'N' if lat >= 0 else 'S'}" for lat, _ in lats)
        image = _tick_row(words, (0.0, gap), "right", ratio, scheme)
        painter.drawImage(_whole(QPointF(right - 8, lats[0][1] + 4) - _ROOM, ratio), image)


def _placed(
    ticks: Iterable[float], gap: float, place: Callable[[float], float]
) -> list[tuple[float, float]]:
    """Return ticks with their pixels; `place` gives that of the first."""
    found = list(ticks)
    start = place(found[0]) if found else 0.0
    return [(one, start + number * gap) for number, one in enumerate(found)]


def _whole(at: QPointF, ratio: float) -> QPointF:
    """Return the nearest whole device pixel."""
    return QPointF(round(at.x() * ratio), round(at.y() * ratio)) / ratio


@lru_cache(maxsize=16)
def _tick_row(
    texts: tuple[str, ...], gap: tuple[float, float], align: str, ratio: float, scheme: str
) -> QImage:
    """Return the picture of degrees in a row; the first is `_ROOM` from its corner."""
    del scheme  # a part of the cache's key: the colours are others
    last = QPointF(*gap) * (len(texts) - 1)
    image = _clear(QSizeF(last.x(), last.y()) + QSizeF(2 * _ROOM.x(), 2 * _ROOM.y()), ratio)
    painter = QPainter(image)
    for number, text in enumerate(texts):
        at = _ROOM + QPointF(*gap) * number
        lettering.draw(painter, Words(text, "tick", "sea_label"), at, align=align)
    painter.end()
    return image


def _clear(size: QSizeF, ratio: float) -> QImage:
    image = QImage(
        math.ceil(size.width() * ratio),
        math.ceil(size.height() * ratio),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    return image


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
    width, length_m = _bar_of(view)
    ratio = painter.device().devicePixelRatioF()
    unit = f"{length_m / 1000:g} km" if length_m >= 1000 else f"{length_m:g} m"
    image = _bar(width, unit, ratio, theme().scheme)
    painter.drawImage(_whole(at - QPointF(_BAR_SIDE, _BAR_ABOVE), ratio), image)


def _bar_of(view: View) -> tuple[float, float]:
    """Return how long a scale bar is, pixels and metres."""
    metre = 1 / view.metres_per_pixel
    length_m = next(
        one * 10**power
        for power in range(6, -2, -1)
        for one in (5, 2, 1)
        if one * 10**power * metre <= 180
    )
    # A quarter of a pixel is not seen; of one length the bar is painted once.
    return round(4 * length_m * metre) / 4, length_m


def _bar_box(at: QPointF, width: float) -> QRectF:
    """Return what a scale bar of a width covers with its words."""
    return QRectF(at.x() - 10, at.y() - 26, width + 30, 34)


@lru_cache(maxsize=8)
def _bar(width: float, unit: str, ratio: float, scheme: str) -> QImage:
    """Return the picture of a scale bar, with room for its words around it."""
    del scheme  # a part of the cache's key: the colours are others
    image = _clear(QSizeF(width + 2 * _BAR_SIDE, _BAR_ABOVE + 10), ratio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    at = QPointF(_BAR_SIDE, _BAR_ABOVE)
    _chip(painter, _bar_box(at, width))  # names may lie there while the map is moved
    halo, ink = QPen(theme().color("halo"), 3.5), QPen(theme().color("text"), 1.2)
    steps = [(0, -6), (0, 0), (width / 2, 0), (width / 2, -4), (width / 2, 0), (width, 0)]
    for pen in (halo, ink):
        painter.setPen(pen)
        painter.drawPolyline([at + QPointF(*step) for step in (*steps, (width, -6))])
    lettering.draw(painter, Words("0", "tick", "text"), at + QPointF(0, -10))
    lettering.draw(painter, Words(unit, "tick", "text"), at + QPointF(width, -10))
    painter.end()
    return image


def draw_foot(
    painter: QPainter, view: View, at: LonLat | None, *, left: float, credit: str = ""
) -> None:
    """Draw what stands at the foot of the map: read-out and scale bar.

    Args:
        painter: Of the screen.
        view: What is seen.
        at: Where the pointer is.
        left: Pixels at the left that a panel covers.
        credit: Whose tiles are shown.
    """
    box = draw_readout(painter, view, at, credit, left=left)
    draw_scale_bar(painter, view, _bar_place(view, box, left))


def foot_boxes(view: View, *, left: float, credit: str = "") -> tuple[QRect, ...]:
    """Return what `draw_foot` covers: no name is placed there."""
    box = QRectF(*_readout_place(view, _told(view, None, credit, left)))
    at, (width, _) = _bar_place(view, box, left), _bar_of(view)
    # In steps: with the latitude a bar becomes longer bit by bit, and names would move each time.
    width = math.ceil(width / _BAR_STEP) * _BAR_STEP
    return box.toAlignedRect(), _bar_box(at, width).toAlignedRect()


def _bar_place(view: View, readout: QRectF, left: float) -> QPointF:
    room = readout.left() - left
    if room > 200:
        return QPointF(left + max(24, min(110, room - 190)), view.height - 18)
    return QPointF(left + 24, view.height - 56)  # at the right stand the buttons


def draw_readout(
    painter: QPainter, view: View, at: LonLat | None, credit: str = "", *, left: float = 0
) -> QRectF:
    """Draw the coordinates under the pointer, their system, and the caution; return where.

    Beside a panel that covers `left` pixels a small map has room for the system's name only.
    """
    said = lon, lat, system, caution = _told(view, at, credit, left)
    corner, size = _readout_place(view, said)
    ratio, widths = painter.device().devicePixelRatioF(), _widths(lon, lat)
    image = _readout(widths, system, caution, ratio, theme().scheme)
    painter.drawImage(_whole(corner, ratio), image)
    painter.setFont(fonts.font("small"))
    painter.setPen(theme().color("text"))
    painter.drawText(corner + QPointF(9, 17), lon)
    painter.drawText(corner + QPointF(9 + widths[0] + _GAP, 17), lat)
    return QRectF(corner, size)


def _told(view: View, at: LonLat | None, credit: str, left: float) -> tuple[str, str, str, str]:
    """Return the words of the read-out: longitude, latitude, their system, the caution."""
    caution = QCoreApplication.translate("map", "Sketch base map, no basis for boundaries")
    caution = " · ".join(one for one in (credit, caution) if one)
    system = QCoreApplication.translate("map", "CGCS2000 longitude, latitude")
    place = at or view.place(QPointF(view.width / 2, view.height / 2))
    lon = f"{abs(place[0]):.6f}°{'E' if place[0] >= 0 else 'W'}"
    lat = f"{abs(place[1]):.6f}°{'N' if place[1] >= 0 else 'S'}"
    size = _readout_size(_widths(lon, lat), system, caution)
    if left and size.width() > view.width - left - 28:
        system = _SYSTEM
    return lon, lat, system, caution


def _widths(*texts: str) -> tuple[int, ...]:
    """Return how wide texts are with any digits: they are alike, and to ask for each takes long."""
    return tuple(math.ceil(Words(text.translate(_AS_ZEROS), "small").width) for text in texts)


def _readout_place(view: View, said: tuple[str, str, str, str]) -> tuple[QPointF, QSizeF]:
    lon, lat, system, caution = said
    size = _readout_size(_widths(lon, lat), system, caution)
    return QPointF(view.width - size.width() - 14, view.height - 38), size


def _readout_size(widths: tuple[int, ...], system: str, caution: str) -> QSizeF:
    said = sum(math.ceil(Words(text, "small").width) for text in (system, caution))
    return QSizeF(sum(widths) + said + 2 * _GAP + _WIDE_GAP + 18, 24)


@lru_cache(maxsize=8)
def _readout(
    widths: tuple[int, ...], system: str, caution: str, ratio: float, scheme: str
) -> QImage:
    """Return the picture of the read-out, with room for coordinates so wide."""
    del scheme  # a part of the cache's key: the colours are others
    size = _readout_size(widths, system, caution)
    image = _clear(size, ratio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _chip(painter, QRectF(QPointF(), size))
    painter.setFont(fonts.font("small"))
    painter.setPen(theme().color("text2"))
    left = 9 + sum(widths) + 2 * _GAP
    painter.drawText(QPointF(left, 17), system)
    left += math.ceil(Words(system, "small").width) + _WIDE_GAP
    painter.drawText(QPointF(left, 17), caution)
    painter.setPen(theme().color("line2"))
    painter.drawLine(QLineF(left - 12.5, 5, left - 12.5, 19))
    painter.end()
    return image


def _chip(painter: QPainter, box: QRectF) -> None:
    ground = theme().color("surface")
    ground.setAlphaF(0.92)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, tokens.RADIUS_CHIP, tokens.RADIUS_CHIP)


def _ticks(low: float, high: float, step: float) -> Iterator[float]:
    for number in range(math.ceil(low / step), math.floor(high / step) + 1):
        yield number * step
