"""Where the days of a year lie, and how they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen, QPolygonF

from ui import fonts
from ui.language import language, locale
from ui.schedule_editor.year_plan import month_days
from ui.theme import theme

if TYPE_CHECKING:
    from datetime import date

    from ui.schedule_editor.year_plan import YearPlan

CELL, NARROW_CELL, ROW, TITLE, NAMES, GAP, FOOT = 18, 15, 19, 22, 18, 14, 24
_CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True, kw_only=True)
class YearFace:
    """Where things lie in a calendar of some width.

    Attributes:
        width: Of the widget, device independent pixels.
        year: Which.
        months: Those that are shown, 1 to 12.
    """

    width: int
    year: int
    months: range = range(1, 13)

    @property
    def columns(self) -> int:
        """Months beside each other."""
        fitting = (self.width + GAP) // (7 * CELL + GAP)
        narrow = 3 if self.width >= 3 * 7 * NARROW_CELL else 2
        return next((count for count in (6, 4) if fitting >= count), narrow)

    @property
    def cell(self) -> int:
        """Width of a day."""
        room = (self.width + GAP) // self.columns - GAP
        return max(NARROW_CELL, min(room // 7, CELL + 4))

    @property
    def height(self) -> int:
        """Of all months and the key below."""
        rows = -(-len(self.months) // self.columns)
        return rows * self._month_height + FOOT * (1 if self.columns > 3 else 2)

    @property
    def _month_height(self) -> int:
        return TITLE + NAMES + 6 * ROW + GAP

    def month_box(self, month: int) -> QRectF:
        """Return the box of a month that is shown."""
        row, column = divmod(month - self.months.start, self.columns)
        pitch = (self.width + GAP) / self.columns
        left, top = round(column * pitch), row * self._month_height
        return QRectF(left, top, 7 * self.cell, self._month_height - GAP)

    def day_box(self, day: date) -> QRectF:
        """Return the box of a day of the year."""
        box = self.month_box(day.month)
        week = (day.day - 1 + day.replace(day=1).weekday()) // 7
        top = box.top() + TITLE + NAMES + week * ROW
        return QRectF(box.left() + day.weekday() * self.cell, top, self.cell, ROW)

    def day_at(self, place: QPointF) -> date | None:
        """Return the day at a place, or None."""
        for month in self.months:
            if not self.month_box(month).contains(place):
                continue
            days = (day for week in month_days(self.year, month) for day in week if day)
            return next((day for day in days if self.day_box(day).contains(place)), None)
        return None


def paint_month(painter: QPainter, face: YearFace, month: int, plan: YearPlan) -> None:
    """Paint a month: its name, the weekdays, and each day with what is to be seen on it."""
    box = face.month_box(month)
    painter.setPen(theme().color("text"))
    painter.setFont(fonts.font("small", strong=True))
    name = f"{month}月" if language() == "zh" else locale().monthName(month)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(QRectF(box.left() + 3, box.top(), box.width(), TITLE), middle, name)
    painter.setFont(fonts.font("tick"))
    painter.setPen(theme().color("text3"))
    for column in range(7):
        head = QRectF(box.left() + column * face.cell, box.top() + TITLE, face.cell, NAMES)
        painter.drawText(head, _CENTRE, _weekday(column))
    for week in month_days(face.year, month):
        for day in week:
            if day is not None:
                _paint_day(painter, face, day, plan)


def _paint_day(painter: QPainter, face: YearFace, day: date, plan: YearPlan) -> None:
    box = face.day_box(day).adjusted(0.5, 0.5, -0.5, -0.5)
    in_force, off = day in plan.in_force, plan.is_off(day)
    if in_force:
        painter.fillRect(box, theme().color("accent_soft"))
    if off:
        _paint_off(painter, box)
    if plan.holiday(day):
        _paint_holiday(painter, box)
    if plan.is_made_up(day):
        _paint_made_up(painter, box)
    painter.setFont(fonts.font("tick", strong=in_force or off))
    tone = "text" if in_force or off else ("text2" if plan.in_period(day) else "text3")
    painter.setPen(theme().color(tone))
    painter.drawText(box, _CENTRE, str(day.day))


def _paint_off(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QPen(theme().color("text3"), 1))
    painter.setBrush(QBrush(theme().mixed("text3", "surface", share=0.6), _hatch()))
    painter.drawRect(box)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_holiday(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QPen(theme().color("line2"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, 2, 2)
    corner = QPolygonF(
        [box.topRight(), box.topRight() - QPointF(6, 0), box.topRight() + QPointF(0, 6)]
    )
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("text2"))
    painter.drawPolygon(corner)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _paint_made_up(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QPen(theme().color("text"), 2))
    painter.drawLine(box.bottomLeft() + QPointF(3, -1), box.bottomRight() - QPointF(3, 1))


def paint_stretch(painter: QPainter, face: YearFace, day: date) -> None:
    """Outline a day that is being dragged over, or that the keyboard is at."""
    painter.setPen(QPen(theme().color("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(face.day_box(day).adjusted(1, 1, -1, -1), 2, 2)


def paint_key(painter: QPainter, face: YearFace, words: tuple[str, str, str, str]) -> None:
    """Paint below what the four marks mean: times, exception, day off, make-up workday."""
    painter.setFont(fonts.font("tick"))
    per_row = 4 if face.columns > 3 else 2
    lines = FOOT * (4 // per_row)
    pitch = min(face.width / per_row, 150)
    for number, text in enumerate(words):
        row, column = divmod(number, per_row)
        top = face.height - lines + row * FOOT + 4
        box = QRectF(column * pitch + 1.5, top + 0.5, 14, 14)
        if number == 0:
            painter.fillRect(box, theme().color("accent_soft"))
            painter.setPen(QPen(theme().color("line2"), 1))
            painter.drawRect(box)
        else:
            (_paint_off, _paint_holiday, _paint_made_up)[number - 1](painter, box)
        painter.setPen(theme().color("text2"))
        place = QRectF(box.right() + 6, top - 2, pitch - 22, 18)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, text)


def _weekday(column: int) -> str:
    if language() == "zh":
        return "一二三四五六日"[column]
    return locale().dayName(column + 1, locale().FormatType.NarrowFormat)


def _hatch() -> Qt.BrushStyle:
    return Qt.BrushStyle.BDiagPattern
