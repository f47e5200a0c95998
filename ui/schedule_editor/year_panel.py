"""The calendar of exceptions with its year, and the form for those with hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qdpilot.schedule.validity import YEARS
from ui import tokens
from ui.kit.buttons import IconButton
from ui.kit.labels import Label
from ui.language import language
from ui.schedule_editor.days_off import off_on, with_days, without_days
from ui.schedule_editor.exception_form import ExceptionForm
from ui.schedule_editor.year_calendar import YearCalendar
from ui.schedule_editor.year_plan import year_plan

if TYPE_CHECKING:
    from datetime import date

    from qdpilot.model.schedule import DaysOff, Schedule, TimesOff
    from qdpilot.schedule.calendars import Calendars
    from ui.schedule_editor.days_off import Exceptions


class YearPanel(QWidget):
    """A year of days, leafed through, and below it what an exception is for.

    Signals:
        changed: The exceptions after a click, a stroke or an addition.
    """

    changed = Signal(object)

    def __init__(
        self, schedule: Schedule, calendars: Calendars, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._calendars, self._schedule = calendars, schedule
        self._year = schedule.start.year
        self._title = Label(strong=True)
        self.earlier = IconButton("chevron-left", self.tr("The year before"), size=16)
        self.later = IconButton("chevron-right", self.tr("The year after"), size=16)
        self.calendar = YearCalendar(year_plan(schedule, calendars, self._year))
        self.form = ExceptionForm(schedule.start)
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE_1)
        for part in (self._title, self.earlier, self.later):
            head.addWidget(part)
        head.addStretch(1)
        hint = Label(
            self.tr("Click or drag over days to take them out, once more to put them back."),
            size="small",
            tone="text3",
            wrap=True,
        )
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.SPACE_2)
        box.addLayout(head)
        for below in (hint, self.calendar, self.form):
            box.addWidget(below)
        self.earlier.clicked.connect(self._on_earlier)
        self.later.clicked.connect(self._on_later)
        self.calendar.dragged.connect(self._on_dragged)
        self.form.added.connect(self._on_added)

    def show_schedule(self, schedule: Schedule) -> None:
        """Show a schedule; leaf to its beginning if the year lies wholly outside."""
        last = schedule.end.year if schedule.end else YEARS.stop - 1
        if not schedule.start.year <= self._year <= last:
            self._year = schedule.start.year
        self._schedule = schedule
        self._show()

    def begin_at(self, day: date) -> None:
        """Leaf to a day and suggest it for the next exception."""
        self._year = day.year
        self.form.suggest(day)

    def _show(self) -> None:
        self._title.setText(self.tr("Exceptions in {year}").format(year=self._year))
        self.earlier.setEnabled(self._year > YEARS.start)
        self.later.setEnabled(self._year < YEARS.stop - 1)
        self.calendar.show_plan(year_plan(self._schedule, self._calendars, self._year))

    @Slot()
    def _on_earlier(self) -> None:
        self._year -= 1
        self._show()

    @Slot()
    def _on_later(self) -> None:
        self._year += 1
        self._show()

    @Slot(object, object, object)
    def _on_dragged(self, first: date, last: date, begun: date) -> None:
        before: Exceptions = self._schedule.exceptions
        if off_on(before, begun):
            self.changed.emit(without_days(before, first, last))
        else:
            label = self.form.label.value() or self._holiday(first, last)
            self.changed.emit(with_days(before, first, last, label=label))

    @Slot(object)
    def _on_added(self, off: DaysOff | TimesOff) -> None:
        self.changed.emit((*self._schedule.exceptions, off))

    def _holiday(self, first: date, last: date) -> str:
        """Return the name of the holiday that holds all these days; empty if there is none."""
        holiday = self._calendars.holiday(first)
        if holiday is None or last > holiday.end:
            return ""
        return holiday.zh if language() == "zh" else holiday.en
