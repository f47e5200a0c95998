"""The ordinary weeks of two schedules in one picture, what both have lit behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from qdpilot.model.schedule import MINUTES_A_DAY
from qdpilot.schedule.week import ordinary_week
from ui import fonts
from ui.schedule_editor.week_paint import day_name
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QColor, QPaintEvent

    from qdpilot.model.schedule import Schedule

#: Minutes from Monday 00:00, half-open.
Spans: TypeAlias = tuple[tuple[int, int], ...]

_HEAD, _FOOT, _ROW, _BAR, _LEFT, _RIGHT = 20, 24, 22, 7, 44, 12
_WEEK = 7 * MINUTES_A_DAY
_HEIGHT = _HEAD + 7 * _ROW + _FOOT


class TwoWeeks(QWidget):
    """Seven rows from 00 to 24: above the one, below the other, a band where both hold.

    Weeks without holidays and exceptions; what only certain months or days of the month have is
    shown in every week, and the sentences say the rest.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._both: tuple[Spans, Spans] = ((), ())
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_both(self, one: Schedule, other: Schedule) -> None:
        """Show two schedules; one without windows holds the whole week."""
        self._both = (_week(one), _week(other))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return QSize(480, _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        painter.setFont(fonts.font("tick"))
        self._paint_ground(painter)
        one, other = self._both
        for box in self._boxes(_shared(one, other), 1, _ROW - 1):
            painter.fillRect(box, self._band())
        for box in self._boxes(one, 2, _BAR):
            painter.fillRect(box, theme().color("accent"))
        for box in self._boxes(other, 4 + _BAR, _BAR):
            painter.fillRect(box, theme().color("end"))
        self._paint_legend(painter)
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        centre = Qt.AlignmentFlag.AlignCenter
        for hour in range(0, 25, 3):
            x = self._x(hour * 60)
            painter.setPen(theme().color("text2"))
            painter.drawText(QRectF(x - 20, 0, 40, _HEAD - 3), centre, f"{hour:02d}")
            painter.fillRect(QRectF(x, _HEAD, 1, 7 * _ROW), theme().color("line"))
        for row in range(7):
            top = _HEAD + row * _ROW
            painter.setPen(theme().color("text2"))
            left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            painter.drawText(QRectF(0, top, _LEFT, _ROW), left, day_name(row))
            painter.fillRect(QRectF(_LEFT, top, self._wide, 1), theme().color("line"))

    def _paint_legend(self, painter: QPainter) -> None:
        y, x = _HEAD + 7 * _ROW + 14.0, float(_LEFT)
        signs = (
            (theme().color("accent"), self.tr("As shown in the editor"), _BAR),
            (theme().color("end"), self.tr("Compared with"), _BAR),
            (self._band(), self.tr("Both"), 14),
        )
        for colour, words, tall in signs:
            painter.fillRect(QRectF(x, y - tall / 2, 22, tall), colour)
            painter.setPen(theme().color("text2"))
            width = painter.fontMetrics().horizontalAdvance(words)
            middle = Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(x + 28, y - 10, width + 4, 20), middle, words)
            x += width + 52

    def _band(self) -> QColor:
        return theme().mixed("accent", "surface", share=0.3)

    @property
    def _wide(self) -> float:
        return self.width() - _LEFT - _RIGHT

    def _x(self, minute: float) -> float:
        return _LEFT + minute / MINUTES_A_DAY * self._wide

    def _boxes(self, spans: Spans, down: float, tall: float) -> Iterator[QRectF]:
        for start, end in spans:
            for day in range(start // MINUTES_A_DAY, (end - 1) // MINUTES_A_DAY + 1):
                begins = day * MINUTES_A_DAY
                left = self._x(max(start - begins, 0))
                right = self._x(min(end - begins, MINUTES_A_DAY))
                yield QRectF(left, _HEAD + day * _ROW + down, right - left, tall)


def _week(schedule: Schedule) -> Spans:
    """Return the spans within one week; what runs past Sunday goes on on Monday."""
    if not schedule.windows:
        return ((0, _WEEK),)
    spans = ordinary_week(schedule)
    inside = [(start, min(end, _WEEK)) for start, end in spans]
    return tuple(sorted([*inside, *((0, end - _WEEK) for _, end in spans if end > _WEEK)]))


def _shared(one: Spans, other: Spans) -> Spans:
    meets = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return tuple((start, end) for start, end in meets if start < end)
