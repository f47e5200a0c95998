"""The calendar: a month of days, or a week of hours; what one clicks is selected everywhere."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QToolTip, QWidget

from qdpilot.schedule.json_form import clock
from ui import fonts
from ui.language import language
from ui.map.zone_look import paint_hatch
from ui.shown import listed, month_day, weekday, weekday_name
from ui.theme import theme
from ui.times.day_plan import beside, month_of, starting_on
from ui.times.upright import paint_upright

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.times import GrantTimes
    from ui.times.day_plan import Run

_HEAD, _LINE, _HOURS = 28, 20, 52
_DAY = 1440
_WIDE_BLOCK = 64


class CalendarView(QWidget):
    """Days as cells or as columns; keys: arrows left and right leaf.

    Attributes:
        day: The day about which the month or week is.
        weeks: Whether a week of hours is shown, not a month.

    Signals:
        chosen: Id of the grant that was clicked.
        day_chosen: The `date` whose number, or whose "more", was clicked.
        leafed: -1 or 1: the one before or after is wanted.
    """

    chosen = Signal(str)
    day_chosen = Signal(object)
    leafed = Signal(int)

    def __init__(self, calendars: Calendars, today: date, timezone: str) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(480, 360)
        self.day, self.weeks = today, False
        self.tip_of: Callable[[GrantTimes], str] = _number
        self._calendars, self._today, self._timezone = calendars, today, timezone
        self._grants: tuple[GrantTimes, ...] = ()
        self._clashes: dict[str, NDArray[np.int64]] = {}
        self._selected: frozenset[str] = frozenset()
        self._days: list[list[Run]] = []
        self._boxes: list[tuple[QRectF, Run]] = []
        theme().changed.connect(self.update)

    @property
    def first(self) -> date:
        """The first day that is shown."""
        return self.day - timedelta(days=self.day.weekday()) if self.weeks else month_of(self.day)

    @property
    def rows(self) -> int:
        """How many weeks are shown."""
        if self.weeks:
            return 1
        month_end = (self.day.replace(day=28) + timedelta(days=4)).replace(day=1)
        return -(-(month_end - self.first).days // 7)

    def show_times(
        self,
        grants: tuple[GrantTimes, ...],
        clashes: dict[str, NDArray[np.int64]],
        calendars: Calendars,
    ) -> None:
        """Show these grants."""
        self._grants, self._clashes, self._calendars = grants, clashes, calendars
        self.go(self.day, weeks=self.weeks)

    def go(self, day: date, *, weeks: bool) -> None:
        """Show the month or the week of a day."""
        self.day, self.weeks = day, weeks
        plan = beside if weeks else starting_on
        self._days = plan(self._grants, self._clashes, self.first, 7 * self.rows, self._timezone)
        self.update()

    def show_selected(self, ids: frozenset[str]) -> None:
        """Mark the bars of grants."""
        self._selected = ids
        self.update()

    def box_of(self, grant_id: str) -> QRectF:
        """Return where a grant is first drawn."""
        return next(box for box, run in self._boxes if run.grant.id == grant_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.leafed.emit(step)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        self.setFocus()
        run = self._run_at(event.position())
        if run is not None:
            self.chosen.emit(run.grant.id)
        elif not self.weeks:
            column = int(event.position().x() / self.width() * 7)
            row = int((event.position().y() - _HEAD) / self._cell_height())
            if 0 <= row < self.rows:
                self.day_chosen.emit(self.first + timedelta(days=7 * row + column))

    def event(self, event: QEvent) -> bool:  # noqa: D102 - Qt's own
        if isinstance(event, QHelpEvent):
            run = self._run_at(QPointF(event.pos()))
            tip = self.tip_of(run.grant) if run is not None else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        self._boxes = []
        if self.weeks:
            self._paint_hours(painter)
        for at in range(len(self._days)):
            self._paint_day(painter, at)
        self._paint_names(painter)
        painter.end()

    def _paint_names(self, painter: QPainter) -> None:
        for column in range(7):
            box = QRectF(self._left(column) + 8, 0, self._wide() - 8, _HEAD)
            day = self.first + timedelta(days=column)
            words = f"{weekday(day)}  {month_day(day)}" if self.weeks else weekday_name(column)
            strong = self.weeks and day == self._today
            painter.setFont(fonts.font("small", strong=strong))
            painter.setPen(theme().color("accent" if strong else "text2"))
            if self.weeks and (note := self._note(day)):
                words += f"  {note}"
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_day(self, painter: QPainter, at: int) -> None:
        box = self._cell(at)
        day = self.first + timedelta(days=at)
        if day.weekday() >= 5:
            painter.fillRect(box, theme().color("sunken"))
        painter.setPen(theme().color("line"))
        painter.drawLine(box.topLeft(), box.topRight())
        painter.drawLine(box.topRight(), box.bottomRight())
        if self.weeks:
            for run in self._days[at]:
                self._paint_block(painter, box, run, self._days[at])
        else:
            self._paint_cell(painter, box, day, self._days[at])

    def _paint_cell(self, painter: QPainter, box: QRectF, day: date, runs: list[Run]) -> None:
        inside = day.month == self.day.month
        is_today = day == self._today
        painter.setFont(fonts.font("small", strong=is_today))
        painter.setPen(theme().color("accent" if is_today else "text" if inside else "text3"))
        head = QRectF(box.left() + 8, box.top() + 2, box.width() - 16, _LINE)
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, str(day.day))
        painter.setFont(fonts.font("tick"))
        painter.setPen(theme().color("text3"))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(head, right, self._note(day))
        room = max(int((box.height() - _LINE - 4) // _LINE), 0)
        shown = runs if len(runs) <= room else self._foremost(runs, max(room - 1, 0))
        for line, run in enumerate(shown):
            top = box.top() + _LINE + 2 + line * _LINE
            bar = QRectF(box.left() + 4, top, box.width() - 8, _LINE - 2)
            begins = self.tr("All day") if run.is_whole else clock(max(run.start, 0))
            self._paint_bar(painter, bar, run, f"{begins} {_place(run)}")
        if len(shown) < len(runs):
            self._paint_more(painter, box, len(runs) - len(shown))

    def _foremost(self, runs: list[Run], room: int) -> list[Run]:
        """Return the first of a day, and of the others what is selected in place of the last."""
        chosen = [one for one in runs[room:] if one.grant.id in self._selected][:room]
        return [*runs[: room - len(chosen)], *chosen]

    def _paint_more(self, painter: QPainter, box: QRectF, count: int) -> None:
        painter.setFont(fonts.font("tick"))
        painter.setPen(theme().color("accent"))
        line = QRectF(box.left() + 8, box.bottom() - _LINE, box.width() - 16, _LINE - 2)
        painter.drawText(
            line, Qt.AlignmentFlag.AlignVCenter, self.tr("{count} more").format(count=count)
        )

    def _paint_hours(self, painter: QPainter) -> None:
        body = self.height() - _HEAD
        painter.setFont(fonts.font("tick"))
        for hour in range(0, 24, 2):
            y = _HEAD + hour / 24 * body
            painter.setPen(theme().color("line"))
            painter.drawLine(QPointF(_HOURS, y), QPointF(self.width(), y))
            painter.setPen(theme().color("text3"))
            box = QRectF(0, y - 8 if hour else y, _HOURS - 8, 16)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, right, f"{hour:02}:00")

    def _paint_block(self, painter: QPainter, box: QRectF, run: Run, runs: list[Run]) -> None:
        count = max(one.lane for one in runs) + 1
        wide = (box.width() - 6) / count
        top = box.top() + max(run.start, 0) / _DAY * box.height()
        bottom = box.top() + min(run.end, _DAY) / _DAY * box.height()
        block = QRectF(box.left() + 3 + run.lane * wide, top + 0.5, wide - 1, bottom - top - 1)
        if wide >= _WIDE_BLOCK:
            self._paint_bar(painter, block, run, _place(run))
        else:
            self._paint_bar(painter, block, run, "")
            paint_upright(painter, block, _place(run))

    def _paint_bar(self, painter: QPainter, box: QRectF, run: Run, words: str) -> None:
        self._boxes.append((box, run))
        shade = "end" if run.grant.state != "in_force" else ""
        color = theme().color(shade) if shade else theme().scenario_color(run.grant.scenario)
        painter.fillRect(box, theme().color("surface"))
        pale = QColor(color)
        pale.setAlphaF(0.2)
        painter.fillRect(box, pale)
        if run.clashes:
            path = QPainterPath()
            path.addRect(box)
            paint_hatch(painter, path, QPen(theme().color("bad"), 1), pitch=6, origin=QPointF())
        painter.fillRect(QRectF(box.left(), box.top(), min(3, box.width()), box.height()), color)
        if run.grant.id in self._selected:
            painter.setPen(QPen(theme().color("accent"), 2))
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        self._paint_words(painter, box, words)

    @staticmethod
    def _paint_words(painter: QPainter, box: QRectF, words: str) -> None:
        if box.width() < 24 or box.height() < 12:
            return
        painter.setFont(fonts.font("tick"))
        painter.setPen(theme().color("text"))
        room = box.adjusted(7, 1, -2, 0)
        text = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(room.width())
        )
        side = Qt.AlignmentFlag.AlignVCenter if box.height() < 26 else Qt.AlignmentFlag.AlignTop
        painter.drawText(room, side | Qt.AlignmentFlag.AlignLeft, text)

    def _note(self, day: date) -> str:
        """Return 春节 on a holiday, 班 on a make-up workday."""
        holiday = self._calendars.holiday(day)
        if holiday is not None:
            return holiday.zh if language() == "zh" else holiday.en
        return self.tr("make-up workday") if self._calendars.is_made_up(day) else ""

    def _run_at(self, place: QPointF) -> Run | None:
        hit = [run for box, run in self._boxes if box.contains(place)]
        return hit[-1] if hit else None

    def _cell_height(self) -> float:
        return (self.height() - _HEAD) / self.rows

    def _left(self, column: int) -> float:
        return (_HOURS if self.weeks else 0) + column * self._wide()

    def _wide(self) -> float:
        return (self.width() - (_HOURS if self.weeks else 0)) / 7

    def _cell(self, at: int) -> QRectF:
        row, column = divmod(at, 7)
        tall = self._cell_height()
        return QRectF(self._left(column), _HEAD + row * tall, self._wide(), tall)


def _place(run: Run) -> str:
    return listed(name for _, name in run.grant.zones) or run.grant.operator


def _number(grant: GrantTimes) -> str:
    return grant.number
