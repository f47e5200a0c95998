"""What is drawn live over the tiles: the selected zone with its grips, and the sketch."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import shapely
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF
from shapely import Polygon

from qdpilot.geometry.corners import CornerRef, corner_table
from qdpilot.geometry.measure import area_m2, leg, perimeter_m
from qdpilot.tools.grips import midpoints
from qdpilot.tools.transform import KNOB_REACHES
from ui import fonts, shown, tokens
from ui.map import lettering
from ui.map.lettering import Words
from ui.map.paths import polygon
from ui.map.road_marks import draw_ways
from ui.map.snap_words import snap_words
from ui.theme import theme

if TYPE_CHECKING:
    from qdpilot.geometry.measure import Leg
    from qdpilot.model.zone import Shape
    from qdpilot.tools.events import LonLat
    from qdpilot.tools.snapping import Snap
    from qdpilot.tools.step import Sketch
    from ui.map.projection import View

#: Grips nearer to each other than this are thinned out, pixels.
_LEAST_GAP = 12
#: So far the buttons at the right edge reach into the map, pixels.
_BUTTONS = 52
#: Within how many pixels a grip, an edge, a corner is meant.
REACH = 12


def draw_outline(painter: QPainter, path: QPainterPath) -> None:
    """Draw the outline of the selected zone."""
    for color, width in (("halo", 5.0), ("accent", 2.5)):
        pen = QPen(theme().color(color), width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, pen)


def draw_hovered(painter: QPainter, path: QPainterPath, color: QColor) -> None:
    """Draw the outline of the zone under the pointer, a little heavier than it is."""
    halo = theme().color("halo")
    halo.setAlphaF(0.7)
    for shade, width in ((halo, 5.5), (color, 3.0)):
        pen = QPen(shade, width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(path, pen)


def draw_grips(painter: QPainter, view: View, shape: Shape, *, picked: CornerRef | None) -> None:
    """Draw the corners as squares and the mid-points as dots, none over another."""
    lonlat, which = corner_table(shape)
    places = view.to_screen(lonlat)
    middles, _ = midpoints(shape, reach=view.reach(REACH))
    accent, surface = theme().color("accent"), theme().color("surface")
    painter.setPen(QPen(accent, 1.5))
    painter.setBrush(surface)
    for x, y in view.to_screen(middles).tolist():
        painter.drawEllipse(QPointF(x, y), 2.5, 2.5)
    last = QPointF(-1e9, -1e9)
    for (x, y), ref in zip(places.tolist(), which.tolist(), strict=True):
        at, is_picked = QPointF(x, y), picked == CornerRef(*ref)
        if (at - last).manhattanLength() < _LEAST_GAP and not is_picked:
            continue
        if not QRectF(-9, -9, view.width + 18, view.height + 18).contains(at):
            continue
        last = at
        half = 4.5 if is_picked else 3.5
        painter.setBrush(accent if is_picked else surface)
        painter.drawRect(QRectF(x - half, y - half, 2 * half, 2 * half))


def draw_frame(painter: QPainter, view: View, shape: Shape) -> None:
    """Draw the frame that a zone is moved, scaled and turned by: its corners and the knob."""
    west, south, east, north = shape.bounds
    box = QRectF(view.pixel((west, north)), view.pixel((east, south)))
    accent = theme().color("accent")
    pen = QPen(accent, 1)
    pen.setDashPattern([4, 3])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)
    top = QPointF(box.center().x(), box.top())
    knob = top - QPointF(0, KNOB_REACHES * REACH)
    painter.setPen(QPen(accent, 1.5))
    painter.drawLine(QLineF(top, knob))
    painter.setBrush(theme().color("surface"))
    painter.drawEllipse(knob, 6, 6)
    for corner in (box.topLeft(), box.topRight(), box.bottomLeft(), box.bottomRight()):
        painter.drawRect(QRectF(corner.x() - 4.5, corner.y() - 4.5, 9, 9))


def draw_sketch(painter: QPainter, view: View, sketch: Sketch, *, fill: QColor) -> None:
    """Draw a zone under way: its corners, the rubber band, lengths, area; what it snapped to."""
    corners = [view.pixel(one) for one in sketch.corners]
    cursor = view.pixel(sketch.cursor) if sketch.cursor is not None else None
    area = area_of(sketch)
    if area is not None:
        shade = QColor(fill)
        shade.setAlphaF(0.14)
        painter.fillPath(screen_path(view, area), shade)
    if sketch.made is not None:
        painter.strokePath(screen_path(view, sketch.made), QPen(theme().color("accent"), 1.5))
    if sketch.has_no_edges:
        draw_ways(painter, view, sketch)
    else:
        _draw_edges(painter, corners, closed=sketch.closed)
        if corners and cursor is not None and not sketch.closed:
            _draw_rubber_band(painter, corners, cursor, closes=not sketch.is_line)
        _draw_lengths(painter, view, sketch)
    _draw_corners(painter, corners)
    place = _size_place(view, area)
    if place is not None and area is not None:
        _draw_size(painter, place, area)
    if cursor is not None:
        _draw_cursor(painter, view, sketch, cursor)


def _draw_edges(painter: QPainter, corners: list[QPointF], *, closed: bool) -> None:
    path = QPainterPath()
    path.addPolygon(QPolygonF([*corners, corners[0]] if closed and corners else corners))
    for color, width in (("halo", 6.0), ("accent", 2.5)):
        pen = QPen(theme().color(color), width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.strokePath(path, pen)


def _draw_rubber_band(
    painter: QPainter, corners: list[QPointF], cursor: QPointF, *, closes: bool
) -> None:
    accent = theme().color("accent")
    pen = QPen(accent, 2)
    pen.setDashPattern([4, 2])
    painter.setPen(pen)
    painter.drawLine(QLineF(corners[-1], cursor))
    if closes and len(corners) >= 2:
        closing = QPen(accent, 1.5)
        closing.setDashPattern([2 / 1.5, 5 / 1.5])
        painter.setPen(closing)
        painter.drawLine(QLineF(cursor, corners[0]))


def _draw_lengths(painter: QPainter, view: View, sketch: Sketch) -> None:
    ends = list(zip(sketch.corners, sketch.corners[1:], strict=False))
    if sketch.closed:
        ends = ends[:2]
    for first, second in ends:
        a, b = view.pixel(first), view.pixel(second)
        gap = QLineF(a, b).length()
        if gap < 64:
            continue
        words = Words(f"{_leg(first, second).length_m:.0f} m", "tick", "text2")
        normal = QPointF(-(b.y() - a.y()), b.x() - a.x()) / gap
        lettering.draw(painter, words, (a + b) / 2 + normal * -12 + QPointF(0, 4))


def _draw_corners(painter: QPainter, corners: list[QPointF]) -> None:
    accent = theme().color("accent")
    for number, at in enumerate(corners):
        painter.setPen(QPen(accent, 1.5))
        painter.setBrush(accent if number == 0 else theme().color("surface"))
        painter.drawRect(QRectF(at.x() - 4, at.y() - 4, 8, 8))
        words = Words(str(number + 1), "small", "accent", strong=True)
        lettering.draw(painter, words, at + QPointF(11, -7))


def _draw_size(painter: QPainter, at: QPointF, shape: Shape) -> None:
    size = Words(shown.area(area_m2(shape)), "page", "text", strong=True)
    round_it = QCoreApplication.translate("map", "Perimeter {length}")
    around = Words(round_it.format(length=shown.length(perimeter_m(shape))), "tick", "text2")
    lettering.draw(painter, size, at)
    lettering.draw(painter, around, at + QPointF(0, 20))


def size_box(view: View, sketch: Sketch) -> QRectF | None:
    """Return where the area of a sketch is written, so that no name is written there."""
    at = _size_place(view, area_of(sketch))
    return None if at is None else QRectF(at.x() - 70, at.y() - 24, 140, 54)


def _size_place(view: View, shape: Shape | None) -> QPointF | None:
    if shape is None or not shape.length:
        return None
    middle = shape.centroid if shape.is_valid else shape.convex_hull.centroid
    return view.pixel((middle.x, middle.y))


def area_of(sketch: Sketch) -> Shape | None:
    """Return the area that a sketch would make if it ended at the pointer; None if it has none."""
    if sketch.made is not None or sketch.is_line:
        return sketch.made
    return Polygon(sketch.path) if len(sketch.path) >= 3 else None


def _draw_cursor(painter: QPainter, view: View, sketch: Sketch, at: QPointF) -> None:
    accent = theme().color("accent")
    painter.setPen(QPen(theme().color("text3"), 1))
    for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        away = QPointF(dx, dy)
        painter.drawLine(QLineF(at + away * 12, at + away * 22))
    if sketch.snap is not None:
        draw_snap(painter, at, sketch.snap)
    else:
        painter.setPen(QPen(accent, 1.5))
        painter.setBrush(theme().color("surface"))
        painter.drawEllipse(at, 3.5, 3.5)
    if sketch.reading:
        draw_chip(painter, view, at + QPointF(0, 14), sketch.reading, inverted=True)
    elif sketch.has_no_edges:
        return
    elif sketch.corners and not sketch.closed and sketch.cursor is not None:
        found = _leg(sketch.corners[-1], sketch.cursor)
        if found.length_m > 0:
            text = f"{found.length_m:.1f} m   {found.bearing_deg:.1f}°"
            draw_chip(painter, view, at + QPointF(0, 14), text, inverted=True)


def draw_fault(painter: QPainter, at: QPointF) -> None:
    """Draw the mark of the place where a shape is not valid."""
    for color, width in (("halo", 6.0), ("bad", 2.5)):
        painter.setPen(QPen(theme().color(color), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, 11, 11)
        painter.drawLine(QLineF(at + QPointF(-4, -4), at + QPointF(4, 4)))
        painter.drawLine(QLineF(at + QPointF(-4, 4), at + QPointF(4, -4)))


def draw_snap(painter: QPainter, at: QPointF, snap: Snap) -> None:
    """Draw the diamond at what was snapped to, and its name above."""
    painter.setPen(QPen(theme().color("accent"), 2))
    painter.setBrush(theme().color("surface"))
    diamond = [at + QPointF(*way) for way in ((0, -7), (7, 0), (0, 7), (-7, 0))]
    painter.drawPolygon(QPolygonF(diamond))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("accent"))
    painter.drawEllipse(at, 2, 2)
    box = _chip_box(snap_words(snap), at + QPointF(0, -42), icon=True)
    _draw_box(painter, box, snap_words(snap), icon="magnet", inverted=False)


def draw_chip(painter: QPainter, view: View, at: QPointF, text: str, *, inverted: bool) -> None:
    """Draw a reading 24 high, its upper middle at `at`, kept on screen and beside the buttons."""
    box = _chip_box(text, at, icon=False)
    box.moveLeft(min(max(box.left(), 4), view.width - box.width() - _BUTTONS))
    box.moveTop(min(box.top(), view.height - 28))
    _draw_box(painter, box, text, icon="", inverted=inverted)


def _chip_box(text: str, at: QPointF, *, icon: bool) -> QRectF:
    width = Words(text, "small").width + (42 if icon else 20)
    return QRectF(round(at.x() - width / 2), round(at.y()), round(width), 24)


def _draw_box(painter: QPainter, box: QRectF, text: str, *, icon: str, inverted: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen if inverted else QPen(theme().color("line2"), 1))
    painter.setBrush(theme().color("text" if inverted else "surface"))
    edge = box if inverted else box.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawRoundedRect(edge, tokens.RADIUS_CONTROL, tokens.RADIUS_CONTROL)
    left = box.left() + 10
    if icon:
        ratio = painter.device().devicePixelRatioF()
        painter.drawPixmap(
            QPointF(left, box.top() + 5), theme().pixmap(icon, "accent", 14, ratio=ratio)
        )
        left += 22
    painter.setPen(theme().color("surface" if inverted else "text"))
    painter.setFont(fonts.font("small"))
    painter.drawText(QPointF(left, box.top() + 16.5), text)


@lru_cache(maxsize=512)
def _leg(first: LonLat, second: LonLat) -> Leg:
    return leg(first, second)


def screen_path(view: View, shape: Shape) -> QPainterPath:
    """Return the path of a lon/lat shape on screen."""
    path = QPainterPath()
    for ring in shapely.get_rings(shapely.get_parts(shape)):
        path.addPolygon(polygon(view.to_screen(shapely.get_coordinates(ring))))
    return path
