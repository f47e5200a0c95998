"""The months of a year on which exceptions are clicked or dragged."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import shown
from ui.language import language
from ui.schedule_editor import year_paint
from ui.schedule_editor.week_paint import day_name
from ui.schedule_editor.year_paint import YearFace
from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent

    from ui.schedule_editor.year_plan import YearPlan

_ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class YearCalendar(QWidget):
    """A year: days with times are tinted, exceptions hatched, holidays and make-up days marked.

    It shows the months in which the period lies, or all where it lies in none. Click or drag over
    days of the period. With the keyboard: arrows move a mark, Space takes the day there.

    Signals:
        dragged: First and last day, in the order of the calendar, and the day begun on.
    """

    dragged = Signal(object, object, object)

    def __init__(self, plan: YearPlan, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan = plan
        self._begun: date | None = None
        self._reached: date | None = None
        self._mark = plan.schedule.start
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(280)
        self.setAccessibleName(self.tr("Calendar of exceptions"))
        self._set_height()
        theme().changed.connect(self.update)

    @property
    def plan(self) -> YearPlan:
        """What is shown."""
        return self._plan

    def show_plan(self, plan: YearPlan) -> None:
        """Show a year without telling anybody."""
        self._plan = plan
        if not self._is_shown(self._mark):
            self._mark = date(plan.year, plan.months.start, 1)
        self._set_height()
        self.update()

    def place_of(self, day: date) -> QPointF:
        """Return the middle of a day of the year shown, in the widget."""
        return self._face.day_box(day).center()

    def sizeHint(self) -> QSize:  # noqa: D102 - Qt's own
        return QSize(640, self._face.height)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._set_height()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        day = self._face.day_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and day and self._plan.in_period(day):
            self._begun = self._reached = self._mark = day
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        day = self._face.day_at(event.position())
        if self._begun is not None and day is not None:
            self._reached = day
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        begun, reached, self._begun = self._begun, self._reached, None
        if begun is not None and reached is not None:
            self._tell(begun, reached)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is not None:
            moved = self._mark + timedelta(days=step)
            self._mark = moved if self._is_shown(moved) else self._mark
            self.update()
        elif event.key() == Qt.Key.Key_Space:
            self._tell(self._mark, self._mark)
        elif event.key() == Qt.Key.Key_Escape and self._begun is not None:
            self._begun = None
            self.update()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:  # noqa: D102 - Qt's own
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self._face.day_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self.words_of(day) if day else "", self)
            return True
        return super().event(event)

    def words_of(self, day: date) -> str:
        """Return what is to be known about a day: date, holiday, exception and what for."""
        parts = [f"{shown.day(day)} {day_name(day.weekday())}"]
        if holiday := self._plan.holiday(day):
            parts.append(holiday.zh if language() == "zh" else holiday.en)
        if self._plan.is_made_up(day):
            parts.append(self.tr("Make-up workday"))
        if self._plan.is_off(day):
            parts.append(self.tr("Exception"))
            parts.append(self._plan.what_for(day))
        elif day in self._plan.in_force:
            parts.append(self.tr("In force"))
        return " · ".join(part for part in parts if part)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter, face = QPainter(self), self._face
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in face.months:
            year_paint.paint_month(painter, face, month, self._plan)
        words = (
            self.tr("In force"),
            self.tr("Exception"),
            self.tr("Day off"),
            self.tr("Make-up workday"),
        )
        year_paint.paint_key(painter, face, words)
        for day in self._outlined():
            year_paint.paint_stretch(painter, face, day)
        painter.end()

    @property
    def _face(self) -> YearFace:
        return YearFace(width=self.width(), year=self._plan.year, months=self._plan.months)

    def _set_height(self) -> None:
        self.setFixedHeight(self._face.height)

    def _outlined(self) -> list[date]:
        if self._begun is None or self._reached is None:
            return [self._mark] if self.hasFocus() else []
        stretch = self._plan.clipped(self._begun, self._reached)
        if stretch is None:
            return []
        first, last = stretch
        days = (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
        return [day for day in days if self._is_shown(day)]

    def _is_shown(self, day: date) -> bool:
        return day.year == self._plan.year and day.month in self._plan.months

    def _tell(self, begun: date, reached: date) -> None:
        stretch = self._plan.clipped(begun, reached)
        self.update()
        if stretch is not None:
            self.dragged.emit(*stretch, begun)
