"""How full a week is: a heat map of quarters of an hour, the gauge over it, and the fullest one.

Takes plain values (`qdpilot.clashes.capacity.used_week` gives them), so that any page can show it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QVBoxLayout, QWidget

from ui import fonts, tokens
from ui.kit.labels import Label
from ui.shown import weekday_name
from ui.theme import theme

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QColor

_HEAD, _LEFT, _RIGHT, _ROW = 18, 40, 8, 20
_QUARTERS = 96


class CapacityWeek(QWidget):
    """Sentence, gauge and heat map of one zone, capacity area, operator or city.

    Attributes:
        words: Such as 17/20，周五 22:30.
        gauge: Used of the cap.
        heat: The week.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label("", size="section", strong=True)
        self.gauge = Gauge()
        self.heat = HeatWeek()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        for part in (self.words, self.gauge, self.heat):
            column.addWidget(part)

    def show_used(self, most: NDArray[np.int64], cap: int | None) -> None:
        """Show the most vehicles of each quarter of an hour, shape (7, 96), Monday first."""
        self.words.setText(self._sentence(most, cap))
        self.words.set_tone("bad" if cap is not None and most.max(initial=0) > cap else "text")
        self.gauge.show_used(int(most.max(initial=0)), cap)
        self.gauge.setVisible(cap is not None)
        self.heat.show_used(most, cap)

    def _sentence(self, most: NDArray[np.int64], cap: int | None) -> str:
        top = int(most.max(initial=0))
        if top == 0:
            return self.tr("Nobody is there at any time")
        day, quarter = divmod(int(np.argmax(most)), _QUARTERS)
        when = f"{weekday_name(day)} {quarter // 4:02}:{quarter % 4 * 15:02}"
        if cap is None:
            return self.tr("{count} vehicles, {when}").format(count=top, when=when)
        return self.tr("{count}/{cap}, {when}").format(count=top, cap=cap, when=when)


class Gauge(QWidget):
    """A bar of what is used of a cap; what is above it is hatched by its border and red."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._used, self._cap = 0, 1
        self.setFixedHeight(10)
        theme().changed.connect(self.update)

    def show_used(self, used: int, cap: int | None) -> None:
        """Show how many of how many."""
        self._used, self._cap = used, 0 if cap is None else cap
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        whole = max(self._used, self._cap, 1)
        track = QRectF(0.5, 1.5, self.width() - 1, 7)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("hover"))
        painter.drawRoundedRect(track, tokens.RADIUS_BAR, tokens.RADIUS_BAR)
        over = self._used > self._cap
        within = QRectF(track)
        within.setWidth(track.width() * min(self._used, self._cap) / whole)
        painter.setBrush(theme().color("accent"))
        painter.drawRoundedRect(within, tokens.RADIUS_BAR, tokens.RADIUS_BAR)
        if over:
            beyond = QRectF(track)
            beyond.setLeft(within.right())
            painter.setBrush(theme().color("bad_soft"))
            painter.setPen(QPen(theme().color("bad"), 1.5))
            painter.drawRoundedRect(beyond, tokens.RADIUS_BAR, tokens.RADIUS_BAR)
        painter.end()


class HeatWeek(QWidget):
    """Seven rows of 96 quarters of an hour; the fuller, the deeper; the fullest is framed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most: NDArray[np.int64] = np.zeros((7, _QUARTERS), dtype=np.int64)
        self._cap: int | None = None
        self._peak: tuple[int, int] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return QSize(320, _HEAD + 7 * _ROW + 2)

    def show_used(
        self, most: NDArray[np.int64], cap: int | None, *, peak: tuple[int, int] | None = None
    ) -> None:
        """Show counts, shape (7, 96), Monday first, and the most that may be there.

        Args:
            most: Of each quarter of an hour.
            cap: The most that may be there; None: not limited.
            peak: Day and quarter to be framed; by default the first that is fullest.
        """
        self._most, self._cap, self._peak = most, cap, peak
        self.update()

    def told_at(self, x: float, y: float) -> str:
        """Return what stands at a place: 周五 22:30 17/20; empty outside of the grid."""
        row = int((y - _HEAD) // _ROW)
        quarter = int((x - _LEFT) / (self.width() - _LEFT - _RIGHT) * _QUARTERS)
        if not (0 <= row < 7 and 0 <= quarter < _QUARTERS):
            return ""
        when = f"{weekday_name(row)} {quarter // 4:02}:{quarter % 4 * 15:02}"
        count = int(self._most[row, quarter])
        if self._cap is not None:
            return f"{when}  {count}/{self._cap}"
        return self.tr("{when}  %n vehicles", "", count).format(when=when)

    def event(self, event: QEvent) -> bool:  # noqa: D102 - Qt's own
        if isinstance(event, QHelpEvent):
            place = event.pos()
            QToolTip.showText(event.globalPos(), self.told_at(place.x(), place.y()), self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        self._paint_words(painter)
        for row in range(7):
            for start, end in _runs(self._most[row]):
                self._paint_run(painter, row, start, end)
        self._paint_lines(painter)
        if self._most.max(initial=0) > 0:
            row, quarter = self._peak or divmod(int(np.argmax(self._most)), _QUARTERS)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme().color("text"), 1.5))
            end = next(end for start, end in _runs(self._most[row]) if start <= quarter < end)
            painter.drawRect(self._box(row, quarter, end).adjusted(-1, 0, 1, 0))
        painter.end()

    def _paint_run(self, painter: QPainter, row: int, start: int, end: int) -> None:
        count = int(self._most[row, start])
        box = self._box(row, start, end)
        painter.fillRect(box, self._shade(count))
        if self._cap is None or count <= self._cap:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().color("bad"), 1.5))
        painter.drawRect(box.adjusted(0.75, 0.75, -0.75, -0.75))
        painter.setFont(fonts.font("tick"))
        if painter.fontMetrics().horizontalAdvance(str(count)) + 4 < box.width():
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(count))

    def _shade(self, count: int) -> QColor:
        """Return the colour of a count; the ramp is that of the tokens: 8 + 88·u² %."""
        if count <= 0:
            return theme().color("hover")
        if self._cap is not None and count > self._cap:
            return theme().color("bad_soft")
        most = int(self._most.max(initial=1)) if self._cap is None else max(self._cap, 1)
        return theme().mixed("accent", "surface", share=0.08 + 0.88 * (count / most) ** 2)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setFont(fonts.font("tick"))
        painter.setPen(theme().color("text2"))
        every = 2 if self.width() > 520 else 6
        for hour in range(0, 25, every):
            x = self._box(0, hour * 4, hour * 4).left()
            box = QRectF(x - 20, 0, 40, _HEAD - 3)
            if hour == 24:
                box = QRectF(self.width() - 40, 0, 40, _HEAD - 3)
            side = Qt.AlignmentFlag.AlignRight if hour == 24 else Qt.AlignmentFlag.AlignHCenter
            painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, f"{hour:02}")
        middle = Qt.AlignmentFlag.AlignVCenter
        for row in range(7):
            box = QRectF(0, _HEAD + row * _ROW, _LEFT - 6, _ROW)
            painter.drawText(box, middle, weekday_name(row))

    def _paint_lines(self, painter: QPainter) -> None:
        painter.setPen(QPen(theme().color("surface"), 1))
        right = self.width() - _RIGHT
        for row in range(8):
            y = _HEAD + row * _ROW
            painter.drawLine(QPointF(_LEFT, y), QPointF(right, y))
        for hour in (6, 12, 18):
            x = self._box(0, hour * 4, hour * 4).left()
            painter.drawLine(QPointF(x, _HEAD), QPointF(x, _HEAD + 7 * _ROW))

    def _box(self, row: int, start: int, end: int) -> QRectF:
        wide = (self.width() - _LEFT - _RIGHT) / _QUARTERS
        return QRectF(_LEFT + start * wide, _HEAD + row * _ROW, (end - start) * wide, _ROW)


def _runs(counts: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Return the stretches of equal counts."""
    edges = [0, *(np.flatnonzero(np.diff(counts)) + 1).tolist(), len(counts)]
    return list(pairwise(edges))
