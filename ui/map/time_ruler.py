"""The ruler of the time bar: seven days, how many zones are in force, the selected zone's times."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import fonts, tokens
from ui.map.week import MINUTES
from ui.map.zone_look import paint_hatch
from ui.shown import month_day, weekday
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ui.map.week import Week

_LEFT, _RIGHT = 16, 20
_RULE, _BASE, _BARS = 24, 71, 75
_QUARTER = 15


class TimeRuler(QWidget):
    """Drag the playhead along the week.

    Signals:
        moved: Minute of the week, from Monday 00:00, in quarters of an hour.
    """

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._monday = date(2026, 1, 5)
        self._minute, self._now = 0, -1
        self._counts: list[tuple[int, int]] = []
        self._most = 1
        self._spans: tuple[tuple[int, int], ...] = ()
        self._clashes: tuple[tuple[int, int], ...] = ()
        self._scenario: str | None = None
        theme().changed.connect(self.update)

    def show_week(self, week: Week) -> None:
        """Show how many zones are in force through a week."""
        counts = week.counts()
        self._most = max(int(counts.max(initial=0)), 1)
        steps = [0, *(one + 1 for one in range(len(counts) - 1) if counts[one] != counts[one + 1])]
        self._counts = [(minute, int(counts[minute])) for minute in steps]
        self._monday = week.monday
        self.update()

    def show_selected(
        self,
        spans: Sequence[tuple[int, int]],
        clashes: Sequence[tuple[int, int]],
        scenario: str | None,
    ) -> None:
        """Show the windows and clashes of one zone as bars."""
        self._spans, self._clashes, self._scenario = tuple(spans), tuple(clashes), scenario
        self.update()

    def show_playhead(self, minute: int, *, now: int, monday: date) -> None:
        """Show where the playhead is, and where now is (out of 0 to 10080: in another week)."""
        self._minute, self._now, self._monday = minute, now, monday
        self.update()

    def x_of(self, minute: float) -> float:
        """Return the pixel of a minute of the week."""
        return _LEFT + minute / MINUTES * (self.width() - _LEFT - _RIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        weekend = QRectF(self.x_of(5 * 1440), 0, self.x_of(MINUTES) - self.x_of(5 * 1440), 96)
        painter.fillRect(weekend, theme().color("sunken"))
        self._paint_days(painter)
        self._paint_steps(painter)
        self._paint_bars(painter)
        self._paint_now(painter)
        self._paint_playhead(painter)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        self._move(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move(event)

    def _move(self, event: QMouseEvent) -> None:
        share = (event.position().x() - _LEFT) / (self.width() - _LEFT - _RIGHT)
        minute = round(share * MINUTES / _QUARTER) * _QUARTER
        self.moved.emit(min(max(minute, 0), MINUTES - _QUARTER))

    def _paint_days(self, painter: QPainter) -> None:
        line, today = theme().color("line"), self._minute // 1440
        for day in range(8):
            x = round(self.x_of(day * 1440)) + 0.5
            painter.setPen(line)
            painter.drawLine(QLineF(x, 0, x, 96))
            if day == 7:
                break
            here = self._monday + timedelta(days=day)
            painter.setFont(fonts.font("small", strong=day == today))
            painter.setPen(theme().color("text"))
            name = weekday(here)
            painter.drawText(QPointF(x + 8, 17), name)
            width = painter.fontMetrics().horizontalAdvance(name)
            painter.setFont(fonts.font("small"))
            painter.setPen(theme().color("text2"))
            if self.x_of(1440) - self.x_of(0) > 92:
                painter.drawText(QPointF(x + 14 + width, 17), month_day(here))
            painter.setPen(theme().color("line2"))
            for hour in (6, 12, 18):
                tick = round(self.x_of(day * 1440 + hour * 60)) + 0.5
                painter.drawLine(QLineF(tick, _RULE, tick, _RULE + (5 if hour == 12 else 3)))

    def _paint_steps(self, painter: QPainter) -> None:
        path = QPainterPath(QPointF(self.x_of(0), _BASE))
        ends = [*(minute for minute, _ in self._counts[1:]), MINUTES]
        for (start, count), end in zip(self._counts, ends, strict=False):
            y = _BASE - count / self._most * 38
            path.lineTo(self.x_of(start), y)
            path.lineTo(self.x_of(end), y)
        path.lineTo(self.x_of(MINUTES), _BASE)
        path.closeSubpath()
        painter.fillPath(path, theme().color("accent_soft"))
        painter.strokePath(path, QPen(theme().color("line2"), 1))

    def _paint_bars(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().scenario_color(self._scenario))
        for start, end in self._spans:
            left = self.x_of(start)
            bar = QRectF(left, _BARS, max(self.x_of(end) - left, 1.5), 6)
            painter.drawRoundedRect(bar, tokens.RADIUS_BAR, tokens.RADIUS_BAR)
        for start, end in self._clashes:
            left = self.x_of(start)
            path = QPainterPath()
            path.addRect(QRectF(left, _BARS + 9, max(self.x_of(end) - left, 3), 6))
            pen = QPen(theme().color("bad"), 1)
            paint_hatch(painter, path, QPen(theme().color("bad"), 1.2), pitch=3, origin=QPointF())
            painter.strokePath(path, pen)

    def _paint_now(self, painter: QPainter) -> None:
        if not 0 <= self._now < MINUTES:
            return
        x = round(self.x_of(self._now)) + 0.5
        pen = QPen(theme().color("text3"), 1)
        pen.setDashPattern([2, 2])
        painter.setPen(pen)
        painter.drawLine(QLineF(x, _RULE + 2, x, _BASE))
        if abs(self.x_of(self._minute) - x) > 8:
            painter.setFont(fonts.font("tick"))
            painter.setPen(theme().color("text2"))
            word = QCoreApplication.translate("map", "Now")
            width = painter.fontMetrics().horizontalAdvance(word)
            painter.drawText(QPointF(x - width - 5, _RULE + 11), word)

    def _paint_playhead(self, painter: QPainter) -> None:
        x = self.x_of(self._minute)
        accent = theme().color("accent")
        painter.fillRect(QRectF(x - 1, _RULE - 4, 2, 100 - _RULE), accent)  # below the dates
        text = f"{self._minute // 60 % 24:02d}:{self._minute % 60:02d}"
        painter.setFont(fonts.font("small", strong=True))
        width = painter.fontMetrics().horizontalAdvance(text) + 12
        left = x - 1 if x + width < self.width() else x + 1 - width
        flag = QRectF(left, _RULE - 4, width, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawRoundedRect(flag, tokens.RADIUS_BAR, tokens.RADIUS_BAR)
        painter.setPen(theme().color("on_accent"))
        painter.drawText(flag, Qt.AlignmentFlag.AlignCenter, text)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(QPointF(x, _RULE + 22), 3.5, 3.5)
