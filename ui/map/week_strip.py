"""An ordinary week of one zone as a strip, its clashes hatched over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import fonts
from ui.language import language
from ui.map.zone_look import paint_hatch
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ui.map.words import Spans

_HEAD, _ROW, _LEFT = 18, 16, 20
_DAY = 1440


class ZoneWeek(QWidget):
    """Seven rows from 00 to 24, Monday first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spans: Spans = ()
        self._clashes: Spans = ()
        self._to_share: Spans = ()
        self._scenario: str | None = None
        self.setFixedHeight(_HEAD + 7 * _ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_week(
        self, spans: Spans, clashes: Spans, scenario: str | None, *, to_share: Spans = ()
    ) -> None:
        """Show spans in minutes from Monday 00:00; what runs past Sunday goes on on Monday.

        Args:
            spans: When something runs.
            clashes: Of these, what nobody may grant.
            scenario: Whose colour they have.
            to_share: Of these, what may be granted all the same.
        """
        self._spans, self._clashes, self._scenario = spans, clashes, scenario
        self._to_share = to_share
        self.update()

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return QSize(320, _HEAD + 7 * _ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        painter.setFont(fonts.font("tick"))
        days = "一二三四五六日" if language() == "zh" else "MTWTFSS"
        painter.setPen(theme().color("text2"))
        for hour in (0, 6, 12, 18, 24):
            align = {0: Qt.AlignmentFlag.AlignLeft, 24: Qt.AlignmentFlag.AlignRight}
            x = self._x(hour * 60)
            box = QRectF(x - (0 if hour == 0 else 40 if hour == 24 else 20), 0, 40, _HEAD - 3)
            painter.drawText(box, align.get(hour, Qt.AlignmentFlag.AlignHCenter), f"{hour:02d}")
        for row, name in enumerate(days):
            top = _HEAD + row * _ROW
            painter.setPen(theme().color("text2"))
            painter.drawText(QRectF(0, top, 16, _ROW - 2), Qt.AlignmentFlag.AlignCenter, name)
            track = QRectF(self._x(0), top, self._x(_DAY) - self._x(0), _ROW - 2)
            painter.fillRect(track, theme().color("hover"))
        for bar in self._bars(self._spans):
            painter.fillRect(bar, theme().scenario_color(self._scenario))
        self._hatch(painter, self._to_share, "warn")
        self._hatch(painter, self._clashes, "bad")
        painter.end()

    def _hatch(self, painter: QPainter, spans: Spans, tone: str) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for bar in self._bars(spans):
            path = QPainterPath()
            path.addRect(bar)
            painter.fillRect(bar, theme().color("surface"))
            paint_hatch(painter, path, QPen(theme().color(tone), 1.4), pitch=4, origin=QPointF())

    def _x(self, minute: float) -> float:
        return _LEFT + minute / _DAY * (self.width() - _LEFT - 1)

    def _bars(self, spans: Spans) -> Iterator[QRectF]:
        for start, end in spans:
            for day in range(start // _DAY, (end - 1) // _DAY + 1):
                first, last = max(start, day * _DAY), min(end, (day + 1) * _DAY)
                top = _HEAD + day % 7 * _ROW
                left, right = self._x(first - day * _DAY), self._x(last - day * _DAY)
                yield QRectF(left, top, right - left, _ROW - 2)
