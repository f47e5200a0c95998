"""How a goal went, as a small line without axes: what was reported, and today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from ui.shown import day, number
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_SIZE = QSize(96, 32)
_DOT = 2.5
_UNDER = 28
#: Share of the largest value that fills the height; what is less looks as little as it is.
_LEAST_SPAN = 0.02


class TrendLine(QWidget):
    """The line; where one points, its values are told.

    Attributes:
        points: Local instant and value, the oldest first.
    """

    def __init__(
        self,
        points: Sequence[tuple[datetime, float]],
        *,
        digits: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.points = tuple(points)
        self.setFixedSize(_SIZE)
        told = (f"{day(at.date())}  {number(value, digits=digits)}" for at, value in self.points)
        self.setToolTip("\n".join(told))
        theme().changed.connect(self._on_theme_changed)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self._line()
        foot = float(self.height())
        under = QPolygonF([QPointF(line[0].x(), foot), *line, QPointF(line[-1].x(), foot)])
        accent = theme().color("accent")
        pale = QColor(accent)
        pale.setAlpha(_UNDER)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(pale)
        painter.drawPolygon(under)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(accent, 1.5))
        painter.drawPolyline(QPolygonF(line))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawEllipse(line[-1], _DOT, _DOT)
        painter.end()

    def _line(self) -> list[QPointF]:
        """Return the points in pixels; the lowest lies a third of the height above the foot."""
        first, last = self.points[0][0], self.points[-1][0]
        values = [value for _, value in self.points]
        low, span = min(values), max(max(values) - min(values), _LEAST_SPAN * max(values))
        wide, top = self.width() - 2 * _DOT - 2, _DOT + 1
        high = self.height() * 2 / 3 - top
        seconds = (last - first).total_seconds() or 1.0
        return [
            QPointF(
                _DOT + 1 + wide * (at - first).total_seconds() / seconds,
                top + high * (1 - (value - low) / span if span else 1.0),
            )
            for at, value in self.points
        ]

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()
