"""The week as a grid: drag to paint or erase, over midnight in one stroke."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from qdpilot.model.schedule import MINUTES_A_DAY
from qdpilot.schedule.json_form import clock
from qdpilot.schedule.sentence import time_phrase
from ui.language import language
from ui.schedule_editor import week_paint
from ui.schedule_editor.week_paint import BOTTOM, HEAD, LEFT, RIGHT, ROW, Face
from ui.schedule_editor.week_plan import GRID_END, STEP, Bar, erased, painted, tails
from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

    from ui.schedule_editor.week_plan import Bars

_ARROWS = {
    Qt.Key.Key_Left: (0, -60),
    Qt.Key.Key_Right: (0, 60),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


class WeekGrid(QWidget):
    """Seven rows from 00:00 to 次日12:00, Monday first.

    Left drag paints (erases in erase mode), right drag erases; over several rows, the same hours
    in each. With the keyboard: arrows move a mark, Space paints or erases the hour at it.

    Attributes:
        erases: Whether the left button erases.

    Signals:
        painted: The bars after a stroke.
        tried: The bars as they would be if the stroke under way ended now.
    """

    painted = Signal(object)
    tried = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.erases = False
        self._bars: Bars = ()
        self._begun: tuple[int, int] | None = None  # day and minute where the drag began
        self._strokes: tuple[Bar, ...] = ()  # one per row that the drag crosses
        self._erasing = False
        self._mark = (0, 8 * 60)
        self.setFixedHeight(BOTTOM + 1)
        self.setMinimumWidth(280)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(self.tr("Week grid"))
        theme().changed.connect(self.update)

    @property
    def bars(self) -> Bars:
        """What is painted."""
        return self._bars

    def show_bars(self, bars: Bars) -> None:
        """Show a week without telling anybody."""
        self._bars = bars
        self.update()

    def place_of(self, day: int, minute: int) -> QPointF:
        """Return the middle of a row at a minute, in the widget."""
        return QPointF(self._face.x(minute), HEAD + day * ROW + ROW / 2)

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return QSize(LEFT + 36 * 25 + RIGHT, BOTTOM + 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        day = int((event.position().y() - HEAD) // ROW)
        minute = self._face.minute(event.position().x())
        if 0 <= day < 7 and 0 <= minute < GRID_END and self._begun is None:
            self._begun = day, minute
            self._erasing = self.erases or event.button() == Qt.MouseButton.RightButton
            self._stretch_to(day, minute + 1)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        if self._begun is None:
            return
        row = int((event.position().y() - HEAD) // ROW)
        self._stretch_to(min(max(row, 0), 6), self._face.minute(event.position().x()))
        if self._strokes[0].start < MINUTES_A_DAY:
            words = time_phrase(week_paint.window_of(self._strokes[0]), language())
            QToolTip.showText(event.globalPosition().toPoint(), words, self)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        strokes, self._strokes, self._begun = self._strokes, (), None
        QToolTip.hideText()
        if strokes:
            self._apply(*strokes)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        day, minute = self._mark
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is not None:
            self._mark = ((day + step[0]) % 7, min(max(minute + step[1], 0), GRID_END - 60))
            self.update()
        elif event.key() == Qt.Key.Key_Space:
            self._erasing = any(
                one.day == day and one.start <= minute < one.end for one in self._bars
            )
            self._apply(Bar(day, minute, minute + 60))
        elif event.key() == Qt.Key.Key_Escape and self._strokes:
            self._strokes, self._begun = (), None
            self.update()
            self.tried.emit(self._bars)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: D102 - Qt's own
        super().focusInEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter, face = QPainter(self), self._face
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        week_paint.paint_ground(painter, face)
        week_paint.paint_words(
            painter, face, today=self.tr("Same day"), tomorrow=self.tr("Next day")
        )
        for tail, origin in tails(self._bars):
            words = self.tr("from {day} {time}").format(
                day=week_paint.day_name(origin.day), time=clock(origin.start)
            )
            week_paint.paint_tail(painter, face, tail, words=words)
        for bar in self._bars:
            week_paint.paint_bar(painter, face, bar)
        for stroke in self._strokes:
            week_paint.paint_stroke(painter, face, stroke, erasing=self._erasing)
        if self.hasFocus() and not self._strokes:
            day, minute = self._mark
            week_paint.paint_mark(painter, face, Bar(day, minute, minute + 60))
        painter.end()

    @property
    def _face(self) -> Face:
        return Face(width=self.width())

    def _stretch_to(self, row: int, minute: int) -> None:
        assert self._begun is not None
        day, begun = self._begun
        first, last = sorted((begun, minute))
        start = max(first // STEP * STEP, 0)
        end = min(-(-last // STEP) * STEP, GRID_END)
        rows = range(min(day, row), max(day, row) + 1)
        strokes = tuple(Bar(one, start, max(end, start + STEP)) for one in rows)
        if strokes != self._strokes:
            self._strokes = strokes
            self.update()
            self.tried.emit(self._with(strokes))

    def _with(self, strokes: tuple[Bar, ...]) -> Bars:
        change = erased if self._erasing else painted
        return reduce(change, strokes, self._bars)

    def _apply(self, *strokes: Bar) -> None:
        self._bars = self._with(strokes)
        self.update()
        self.painted.emit(self._bars)
