"""The words on a sheet: names clear of each other, what the colours mean, and where north is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainterPath, QPen, QPolygonF
from shapely import box

from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.words import term
from qdpilot.model.zone import Purpose
from ui import fonts
from ui.language import language
from ui.map.anchors import anchor_of
from ui.map.lettering import Words
from ui.map.names import ground_words
from ui.map.picture_sheet import DPI, laid_out
from ui.map.zone_look import look_of_purpose, paint_zone, zone_look
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPainter

    from ui.map.picture_sheet import Sheet
    from ui.map.zone_look import ZoneLook

#: Of the frame: nothing is written nearer to it, in 96ths of an inch as all here.
_EDGE = 4.0
_ROW = 20.0
_SIGN = QRectF(12.5, 2.5, 30, 14)
_NORTH = 20.0, 34.0


@dataclass(frozen=True, slots=True)
class Line:
    """A line of words with its place.

    Attributes:
        words: What it says.
        at: Left end of its baseline, from the corner of the map.
        room: What it covers.
    """

    words: Words
    at: QPointF
    room: QRectF


def draw_words(sheet: Sheet, painter: QPainter) -> None:
    """Write all that is written on the map of a sheet; the painter's origin is its corner."""
    for line in names_of(sheet):
        _written(painter, line.at, line.words)
    _draw_north(painter, _north_box(sheet))
    _draw_legend(painter, _legend_box(sheet), legend_of(sheet))


def names_of(sheet: Sheet) -> list[Line]:
    """Return the names that have room: zones, large ones first, then sea, districts, places."""
    frame = _frame(sheet)
    taken = [_legend_box(sheet), _north_box(sheet)]
    found: list[Line] = []
    for lines in _wishes(sheet):
        for words, middle in lines:
            line = _placed(words, middle)
            if not frame.contains(line.room):
                break
            if any(line.room.intersects(other) for other in taken):
                break
            taken.append(line.room)
            found.append(line)
    return found


def legend_of(sheet: Sheet) -> list[tuple[str, ZoneLook]]:
    """Return what the looks of the zones on a sheet mean: of those that are on it."""
    window = box(*sheet.window)
    zones = [one for one in sheet.scene.zones if one.shape.intersects(window)]
    areas = [one for one in zones if one.purpose is not Purpose.CLOSURE]
    used = {zone_look(one, live=True, color=sheet.colors.get(one.id)).color.rgba() for one in areas}
    if sheet.key:
        rows = [(words, color) for words, color in sheet.key if color.rgba() in used]
    else:
        on_it = {one.scenario for one in areas}
        rows = [
            (kind.zh if language() == "zh" else kind.en, theme().scenario_color(code))
            for code, kind in scenario_kinds().items()
            if code in on_it
        ]
    legend = [(words, look_of_purpose(Purpose.PILOT_AREA, ink, live=True)) for words, ink in rows]
    ink = theme().color("text2")
    there = {one.purpose for one in zones} - {Purpose.PILOT_AREA}
    for purpose in (one for one in Purpose if one in there):
        look = look_of_purpose(purpose, ink, live=True)
        legend.append((term("purpose", purpose.value, language()), look))
    if any(one.id not in sheet.scene.live for one in zones):
        words = QCoreApplication.translate("Signs", "Not at this time")
        legend.append((words, look_of_purpose(Purpose.PILOT_AREA, ink, live=False)))
    most = int((_frame(sheet).height() - 16) / _ROW)
    return legend if len(legend) <= most else [*legend[: most - 1], ("…", legend[-1][1])]


def _frame(sheet: Sheet) -> QRectF:
    width, height = (one * DPI / 25.4 for one in sheet.map_mm)
    return QRectF(0, 0, width, height).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)


def _wishes(sheet: Sheet) -> Iterator[list[tuple[Words, QPointF]]]:
    """Yield the lines of each name, with the middle of each."""
    projection, plane, scale = laid_out(sheet)
    for zone in sorted(sheet.scene.zones, key=lambda one: -one.shape.area):
        if zone.shape.is_empty:
            continue
        at = (projection.point(anchor_of(zone.shape)) - plane.topLeft()) * scale
        lines = [(Words(zone.name, strong=True), at)]
        times = sheet.scene.times.get(zone.id, "")
        yield [*lines, (Words(times, color="text2"), at + QPointF(0, 15))] if times else lines
    if sheet.with_names:
        for words, point in ground_words(sheet.base, projection, plane, scale):
            yield [(words, (point - plane.topLeft()) * scale)]


def _placed(words: Words, middle: QPointF) -> Line:
    metrics = QFontMetricsF(words.font)
    width = metrics.horizontalAdvance(words.text) - words.spacing
    ascent, descent = metrics.ascent(), metrics.descent()
    at = middle + QPointF(-width / 2, (ascent - descent) / 2)
    room = QRectF(at.x(), at.y() - ascent, width, ascent + descent)
    return Line(words, at, room.adjusted(-2, 2, 2, -2))


def _written(painter: QPainter, at: QPointF, words: Words) -> None:
    """Write words with a halo, as vectors would print them."""
    path = QPainterPath()
    path.addText(at, words.font, words.text)
    painter.strokePath(path, QPen(theme().color("halo"), 3))
    painter.fillPath(path, theme().color(words.color))


def _north_box(sheet: Sheet) -> QRectF:
    frame, (width, height) = _frame(sheet), _NORTH
    return QRectF(frame.right() - width - 6, frame.top() + 6, width, height)


def _draw_north(painter: QPainter, there: QRectF) -> None:
    """Draw where north is; straight up, for meridians are upright on a sheet."""
    words = _placed(Words("N", strong=True), QPointF(there.center().x(), there.bottom() - 7))
    _written(painter, words.at, words.words)
    foot, middle = there.top() + 20, there.center().x()
    arrow = QPainterPath()
    tip = QPointF(middle, there.top())
    ends = QPointF(middle + 6, foot), QPointF(middle, foot - 5), QPointF(middle - 6, foot)
    arrow.addPolygon(QPolygonF([tip, *ends, tip]))
    painter.strokePath(arrow, QPen(theme().color("halo"), 3))
    painter.fillPath(arrow, theme().color("text"))


def _legend_box(sheet: Sheet) -> QRectF:
    """Return the place of the legend, at the lower left; empty if nothing is explained."""
    rows = [words for words, _ in legend_of(sheet)]
    if not rows:
        return QRectF()
    metrics = QFontMetricsF(fonts.font("small"))
    wide = 52 + max(metrics.horizontalAdvance(one) for one in rows) + 12
    high = 8 + _ROW * len(rows)
    frame = _frame(sheet)
    return QRectF(frame.left() + 4, frame.bottom() - high - 4, wide, high)


def _draw_legend(painter: QPainter, there: QRectF, rows: Sequence[tuple[str, ZoneLook]]) -> None:
    if not rows:
        return
    ground = QPainterPath()
    ground.addRect(there)
    painter.fillPath(ground, theme().color("surface"))
    painter.strokePath(ground, QPen(theme().color("line2"), 0.8))
    for number, (words, look) in enumerate(rows):
        corner = there.topLeft() + QPointF(0, 4 + _ROW * number)
        sign = QPainterPath()
        sign.addRect(_SIGN.translated(corner))
        paint_zone(painter, sign, look, origin=QPointF())
        painter.setOpacity(1.0)
        text = QPainterPath()
        text.addText(corner + QPointF(52, 14), fonts.font("small"), words)
        painter.fillPath(text, theme().color("text"))
