"""How a zone looks on the map: fill, outline, hatch, glyph (``look/tokens.md``)."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.zone import Purpose
from ui.map.paths import draw_edges
from ui.theme import theme

if TYPE_CHECKING:
    from qdpilot.model.zone import Zone

_GLYPHS = {
    Purpose.CLOSURE: "ban",
    Purpose.TRANSFER_ROUTE: "route",
    Purpose.CAPACITY_AREA: "gauge",
    Purpose.ROADSIDE_COVERAGE: "traffic-lights",
    Purpose.TEST_FIELD: "traffic-cone",
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ZoneLook:
    """How one zone is painted.

    Attributes:
        color: Of outline and fill.
        fill: Opacity of the fill.
        width: Of the outline, pixels.
        opacity: Of outline and hatch.
        is_dashed: Not in force at the playhead.
        is_hatched: A closure.
        is_dotted: Roadside coverage: dots over the area.
        is_chained: A capacity area: its outline is dash and dot.
        is_double: A test field: its outline is two lines.
    """

    color: QColor
    fill: float
    width: float
    opacity: float
    is_dashed: bool
    is_hatched: bool
    is_dotted: bool = False
    is_chained: bool = False
    is_double: bool = False


#: Zones that nobody uses: they count what lies in them, and lie under what they measure.
#: How strong the hatching of a closure is, and of one that does not hold: paler as a fill is.
_HATCH, _HATCH_OFF = 0.55, 0.18
_MEASURES = (Purpose.CAPACITY_AREA, Purpose.ROADSIDE_COVERAGE)


def zone_look(zone: Zone, *, live: bool, color: QColor | None = None) -> ZoneLook:
    """Return the look of a zone, in force or not, in the colour of its scenario or in another."""
    rgba = None if color is None else color.rgba()
    return _look(zone.purpose, zone.scenario, rgba, live=live, scheme=theme().scheme)


@lru_cache(maxsize=512)
def _look(
    purpose: Purpose, scenario: str | None, rgba: int | None, *, live: bool, scheme: str
) -> ZoneLook:
    del scheme  # a part of the cache's key: the colours are others
    if purpose is Purpose.CLOSURE:
        ink = theme().color("text2")
    else:
        ink = theme().scenario_color(scenario) if rgba is None else QColor.fromRgba(rgba)
    return look_of_purpose(purpose, ink, live=live)


def look_of_purpose(purpose: Purpose, color: QColor, *, live: bool) -> ZoneLook:
    """Return the look of what is for a purpose; each is told apart without its colour."""
    route = purpose is Purpose.TRANSFER_ROUTE
    strong = 0.28 if route else 0.26 if theme().scheme == "dark" else 0.20
    if purpose is Purpose.CLOSURE:
        strong = 0.0
    elif purpose in _MEASURES:
        strong = 0.05
    return ZoneLook(
        color=color,
        fill=strong if live else min(strong, 0.07),
        width=(1.2 if route else 2.0) if live else min(1.5, 1.2 if route else 1.5),
        opacity=1.0 if live else 0.75,
        is_dashed=not live,
        is_hatched=purpose is Purpose.CLOSURE,
        is_dotted=purpose is Purpose.ROADSIDE_COVERAGE,
        is_chained=purpose is Purpose.CAPACITY_AREA,
        is_double=purpose is Purpose.TEST_FIELD,
    )


def glyph(purpose: Purpose, scenario: str | None) -> str:
    """Return the icon that stands for a zone: of its scenario, or else of its purpose."""
    if purpose is Purpose.CLOSURE:
        return "ban"
    kind = scenario_kinds().get(scenario or "")
    return kind.glyph if kind else _GLYPHS.get(purpose, "map-pin")


def badge_color(purpose: Purpose, scenario: str | None) -> QColor:
    """Return the ground of a zone's badge."""
    if purpose is Purpose.CLOSURE:
        return theme().color("text2")
    return theme().scenario_color(scenario)


def paint_zone(painter: QPainter, path: QPainterPath, look: ZoneLook, *, origin: QPointF) -> None:
    """Paint a zone whose path is in pixels; `origin` keeps hatches whole from tile to tile."""
    if look.fill:
        painter.fillPath(path, fill_of(look))
    paint_texture(painter, path, look, origin=origin)
    for pen in pens_of(look):
        painter.strokePath(path, pen)


@lru_cache(maxsize=512)
def fill_of(look: ZoneLook) -> QBrush:
    """Return what the inside of a zone is filled with."""
    fill = QColor(look.color)
    fill.setAlphaF(look.fill)
    return QBrush(fill)


def paint_texture(
    painter: QPainter, path: QPainterPath, look: ZoneLook, *, origin: QPointF
) -> None:
    """Paint hatch or dots of a zone, if it has any; as in `paint_zone`."""
    if look.is_hatched:
        color = theme().color("text3")
        color.setAlphaF(_HATCH_OFF if look.is_dashed else _HATCH)
        paint_hatch(painter, path, QPen(color, 1.2), pitch=8, origin=origin)
    if look.is_dotted:
        _paint_dots(painter, path, look, origin=origin)


def _paint_dots(painter: QPainter, path: QPainterPath, look: ZoneLook, *, origin: QPointF) -> None:
    color = QColor(look.color)
    color.setAlphaF(0.45 * look.opacity)
    painter.save()
    painter.setBrushOrigin(-origin)
    painter.fillPath(path, QBrush(color, Qt.BrushStyle.Dense7Pattern))
    painter.restore()


def paint_clash(
    painter: QPainter, path: QPainterPath, *, origin: QPointF, tone: str = "bad"
) -> None:
    """Paint what two want at one time; the path is in pixels."""
    color = theme().color(tone)
    pen = QPen(color, 1.5)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    hatch = QColor(color)
    hatch.setAlphaF(0.9)
    paint_hatch(painter, path, QPen(hatch, 2), pitch=7, origin=origin)
    painter.strokePath(path, pen)


def dashes_of(look: ZoneLook) -> tuple[float, ...]:
    """Return the lengths of dashes and gaps of a zone's outline, pixels; none if it is whole."""
    if look.is_chained:
        return (9.0, 3.0, 2.0, 3.0)
    return (5.0, 4.0) if look.is_dashed else ()


def pens_of(look: ZoneLook) -> list[QPen]:
    """Return the pens of a zone's outline, one over the other."""
    color = QColor(look.color)
    color.setAlphaF(look.opacity)
    pen = QPen(color, look.width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    dashes = dashes_of(look)
    if look.is_double:
        pen.setWidthF(look.width + 3.2)
    if dashes:
        pen.setDashPattern([one / look.width for one in dashes])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if not look.is_double:
        return [pen]
    middle = QPen(theme().color("land"), 1.6)
    middle.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return [pen, middle]


@lru_cache(maxsize=1024)
def line_pens_of(look: ZoneLook, *, thin: bool) -> list[tuple[QPen, tuple[float, ...]]]:
    """Return the pens for an outline that is drawn edge by edge, each with its dashes, pixels."""
    found = []
    for number, pen in enumerate(pens_of(look)):
        dashes = () if number else dashes_of(look)
        line = QPen(pen.color(), min(pen.widthF(), 1.0) if thin else pen.widthF())
        # Square ends fill the gaps at bends.
        line.setCapStyle(Qt.PenCapStyle.FlatCap if dashes or thin else Qt.PenCapStyle.SquareCap)
        found.append((line, dashes))
    return found[:1] if thin else found


def paint_hatch(
    painter: QPainter, path: QPainterPath, pen: QPen, *, pitch: float, origin: QPointF
) -> None:
    """Hatch the inside of a path at 45°.

    Args:
        painter: Its unit is a pixel.
        path: In pixels.
        pen: Of the lines.
        pitch: Between lines, pixels.
        origin: Where the painter's zero lies in the plane, pixels: lines meet across tiles.
    """
    box = path.boundingRect().intersected(_clip(painter))
    if box.isEmpty():
        return
    step = pitch * math.sqrt(2)
    shift = origin.x() + origin.y()
    first = math.ceil((box.left() + box.top() + shift) / step) * step - shift
    sums = np.arange(first, box.right() + box.bottom(), step)
    edges = np.column_stack(
        [
            sums - box.top(),
            np.full(len(sums), box.top()),
            sums - box.bottom(),
            np.full(len(sums), box.bottom()),
        ]
    )
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setPen(pen)
    draw_edges(painter, np.ascontiguousarray(edges))
    painter.restore()


def paint_badge(
    painter: QPainter, corner: QPointF, of: tuple[Purpose, str | None], *, size: int = 18
) -> None:
    """Paint the badge of a zone, given its purpose and scenario."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(badge_color(*of))
    painter.drawRoundedRect(QRectF(corner.x(), corner.y(), size, size), 4, 4)
    ratio = painter.device().devicePixelRatioF()
    edge = round(size * 0.72)
    inset = (size - edge) / 2
    picture = theme().pixmap(glyph(*of), "glyph", edge, ratio=ratio)
    painter.drawPixmap(corner + QPointF(inset, inset), picture)


class ZoneBadge(QWidget):
    """The badge of a zone beside its name."""

    def __init__(
        self, purpose: Purpose, scenario: str | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._of = (purpose, scenario)
        self.setFixedSize(24, 24)
        theme().changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_badge(painter, QPointF(0, 0), self._of, size=24)
        painter.end()


def _clip(painter: QPainter) -> QRectF:
    device = painter.device()
    return QRectF(0, 0, device.width(), device.height())
