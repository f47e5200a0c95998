"""How the week grid is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QPainter, QPen

from qdpilot.model.schedule import MINUTES_A_DAY, Window
from qdpilot.schedule.chinese import DAY_NAMES
from qdpilot.schedule.json_form import clock
from qdpilot.schedule.sentence import time_phrase
from ui import fonts, tokens
from ui.language import language, locale
from ui.schedule_editor.week_plan import GRID_END, Bar
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Callable

HEAD, LEFT, RIGHT, ROW = 40, 44, 12, 36
BOTTOM = HEAD + 7 * ROW


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """Where things lie in a grid of some width.

    Attributes:
        width: Of the widget, device independent pixels.
    """

    width: int

    def x(self, minute: float) -> float:
        """Return where a minute lies."""
        return LEFT + minute / GRID_END * (self.width - LEFT - RIGHT)

    def minute(self, x: float) -> int:
        """Return the minute at a place."""
        return int((x - LEFT) / (self.width - LEFT - RIGHT) * GRID_END)

    def box(self, bar: Bar) -> QRectF:
        """Return the box of a bar in its row."""
        top = HEAD + bar.day * ROW + tokens.SPACE_1
        left = self.x(bar.start)
        return QRectF(left, top, self.x(bar.end) - left, ROW - 2 * tokens.SPACE_1)

    @property
    def tick(self) -> int:
        """Every how many hours a line is drawn, so that the figures do not meet."""
        return 2 if self.x(60) - self.x(0) >= 14 else 6


def window_of(bar: Bar) -> Window:
    """Return the window of a bar, on every day, for its words."""
    end = bar.end if bar.end <= MINUTES_A_DAY else bar.end - MINUTES_A_DAY
    return Window(from_min=bar.start, to_min=end)


def paint_ground(painter: QPainter, face: Face) -> None:
    """Paint the band of the next day and the lines."""
    midnight, right = face.x(MINUTES_A_DAY), face.x(GRID_END)
    painter.fillRect(QRectF(midnight, 0, right - midnight, BOTTOM), theme().color("sunken"))
    painter.setPen(QPen(theme().color("line"), 1))
    for hour in range(0, 37, face.tick):
        _upright(painter, face.x(hour * 60))
    for row in range(8):
        y = HEAD + row * ROW + 0.5
        painter.drawLine(QPointF(LEFT, y), QPointF(right, y))
    painter.setPen(QPen(theme().color("line2"), 1))
    _upright(painter, midnight)


def paint_words(painter: QPainter, face: Face, *, today: str, tomorrow: str) -> None:
    """Paint the hours above and the days at the left."""
    centre = Qt.AlignmentFlag.AlignCenter
    midnight = face.x(MINUTES_A_DAY)
    painter.setFont(fonts.font("tick"))
    painter.setPen(theme().color("text2"))
    painter.drawText(QRectF(face.x(0), 0, midnight - face.x(0), 18), centre, today)
    painter.drawText(QRectF(midnight, 0, face.x(GRID_END) - midnight, 18), centre, tomorrow)
    for hour in range(0, 37, face.tick):
        shown = hour if hour <= 24 else hour - 24
        painter.drawText(QRectF(face.x(hour * 60) - 16, 18, 32, 18), centre, f"{shown:02}")
    painter.setFont(fonts.font("small"))
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    for row in range(7):
        painter.drawText(QRectF(0, HEAD + row * ROW, LEFT - 6, ROW), middle, day_name(row))


def paint_tail(painter: QPainter, face: Face, bar: Bar, *, words: str) -> None:
    """Paint what a night runs into the next day, hatched, with what it goes on from."""
    accent = theme().mixed("accent", "surface", share=0.45)
    pen = QPen(accent, 1)
    pen.setDashPattern([3, 3])
    painter.setPen(pen)
    painter.setBrush(QBrush(accent, Qt.BrushStyle.BDiagPattern))
    painter.drawRect(face.box(bar))
    painter.setFont(fonts.font("tick"))
    if painter.fontMetrics().horizontalAdvance(words) + 8 <= face.box(bar).width():
        painter.setPen(theme().color("accent"))
        painter.drawText(face.box(bar), Qt.AlignmentFlag.AlignCenter, words)


def paint_bar(painter: QPainter, face: Face, bar: Bar) -> None:
    """Paint a bar with its times, if they fit."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("accent"))
    painter.drawRoundedRect(face.box(bar), 3, 3)
    _times(painter, face, bar)


def paint_stroke(painter: QPainter, face: Face, stroke: Bar, *, erasing: bool) -> None:
    """Paint the stroke that is being drawn."""
    painter.setPen(QPen(theme().color("bad" if erasing else "pressed"), 2))
    painter.setBrush(theme().color("bad_soft" if erasing else "accent"))
    painter.drawRoundedRect(face.box(stroke), 3, 3)
    if not erasing:
        _times(painter, face, stroke)


def paint_mark(painter: QPainter, face: Face, hour: Bar) -> None:
    """Paint where the keyboard is."""
    painter.setPen(QPen(theme().color("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(face.box(hour), 3, 3)


def times_in(bar: Bar, room: float, width_of: Callable[[str], float]) -> tuple[str, ...]:
    """Return the times of a bar in one line, or in two where one has no room; else nothing."""
    window = window_of(bar)
    words = time_phrase(window, language())
    for told in (words, words.replace(":00", "")):
        if width_of(told) + 8 <= room:
            return (told,)
    both = clock(window.from_min), clock(window.to_min)
    return both if max(map(width_of, both)) + 2 <= room else ()


def _times(painter: QPainter, face: Face, bar: Bar) -> None:
    box = face.box(bar)
    painter.setFont(fonts.font("tick"))
    painter.setPen(theme().color("on_accent"))
    lines = times_in(bar, box.width(), painter.fontMetrics().horizontalAdvance)
    centre = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
    for at, words in enumerate(lines):
        tall = box.height() / len(lines)
        painter.drawText(
            QRectF(box.left(), box.top() + at * tall, box.width(), tall), centre, words
        )


def _upright(painter: QPainter, x: float) -> None:
    painter.drawLine(QPointF(round(x) + 0.5, HEAD), QPointF(round(x) + 0.5, BOTTOM))


def day_name(day: int) -> str:
    """Return 周一, or Mon."""
    if language() == "zh":
        return DAY_NAMES[day]
    return locale().dayName(day + 1, locale().FormatType.ShortFormat)
