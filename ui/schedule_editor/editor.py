"""The editor of times: grid, period, holidays, windows, exceptions, and the sentence they make."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from qdpilot.model.errors import QdPilotError
from qdpilot.model.schedule import DaysOff, Schedule, TimesOff
from qdpilot.schedule.sentence import exception_phrase, window_phrase
from qdpilot.schedule.validity import check, check_review
from ui import tokens
from ui.kit.controls import Choice, DayField
from ui.kit.fields import Form
from ui.kit.labels import Label
from ui.language import language
from ui.schedule_editor.draft import Draft, draft_of, times
from ui.schedule_editor.exception_form import ExceptionForm
from ui.schedule_editor.faults import fault_of, uncounted
from ui.schedule_editor.lists import RowList
from ui.schedule_editor.outcome import Outcome
from ui.schedule_editor.typed_window import TypedWindow
from ui.schedule_editor.week_grid import WeekGrid
from ui.schedule_editor.week_plan import painted

if TYPE_CHECKING:
    from qdpilot.schedule.calendars import Calendars
    from ui.kit.fields import Field
    from ui.schedule_editor.week_plan import Bars

_NARROW = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class ScheduleEditor(QWidget):
    """Takes a schedule, shows it, and gives back each sound change.

    Signals:
        edited: The new ``Schedule``; not sent while a fault is shown.
    """

    edited = Signal(object)

    def __init__(self, calendars: Calendars, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calendars = calendars
        today = date.today()  # noqa: DTZ011 - only where the pickers begin
        self._draft = draft_of(Schedule(start=today, end=today + timedelta(days=180)))
        self._showing = False
        self._make_controls()
        self._lay_out()
        self._connect()
        self._show()

    def set_schedule(self, schedule: Schedule) -> None:
        """Show a schedule without telling anybody."""
        self._draft = draft_of(schedule)
        self.exception_form.suggest(schedule.start)
        self._show()

    def schedule(self) -> Schedule | None:
        """Return what is shown, or None while a fault is shown."""
        return None if self._fault() else self._draft.schedule()

    def _make_controls(self) -> None:
        draft = self._draft
        self.start, self.end = DayField(draft.start), DayField(draft.end or draft.start)
        self.review = DayField(draft.end or draft.start)
        self.open_end = QCheckBox(self.tr("Until further notice"))
        self.hours = Choice(
            [("weekly", self.tr("At the times painted")), ("always", self.tr("At all times"))]
        )
        self.holidays = Choice(
            [
                ("every", self.tr("As on other days")),
                ("not_holidays", self.tr("Not on public holidays")),
                ("workdays", self.tr("Only on workdays (with make-up days)")),
                ("restdays", self.tr("Only on rest days")),
            ]
        )
        self.brush = Choice([("paint", self.tr("Paint")), ("erase", self.tr("Erase"))])
        for choice in (self.hours, self.holidays, self.brush):
            choice.setMinimumContentsLength(4)
            choice.setSizeAdjustPolicy(_NARROW)
        self.grid = WeekGrid()
        self.typed = TypedWindow()
        self.windows = RowList(self.tr("No window yet: drag across the grid"))
        self.exceptions = RowList(self.tr("No exception"))
        self.exception_form = ExceptionForm(draft.start)
        self.outcome = Outcome()

    def _lay_out(self) -> None:
        self.form = Form()
        self.form.add("start", self.tr("From"), self.start)
        self.form.add("end", self.tr("To (inclusive)"), self.end)
        self.form.add("review", self.tr("To be reviewed on"), self.review)
        self.form.pair("start", "end", "review")
        self.form.box.addWidget(self.open_end)
        self.form.add("hours", self.tr("In force"), self.hours)
        self.form.add("brush", self.tr("Dragging in the grid"), self.brush)
        self.form.pair("hours", "brush")
        self.form.add("holidays", self.tr("On holidays"), self.holidays)
        self.form.add("windows", self.tr("Week"), self.grid)
        self.form.add("typed", self.tr("Or type a window"), self.typed)
        self.form.add("list", self.tr("Windows"), self.windows)
        self.form.add("except", self.tr("Exceptions"), self.exceptions)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.SPACE_3)
        for part in (self.outcome, self.form, self.exception_form):
            box.addWidget(part)
        box.addStretch(1)
        self._note = Label(
            self.tr("Dragging past 24:00 belongs to the day on which it began."),
            size="small",
            tone="text3",
            wrap=True,
        )
        self.form.box.insertWidget(self.form.box.indexOf(self._field("typed")), self._note)

    def _connect(self) -> None:
        for day in (self.start, self.end, self.review):
            day.dateChanged.connect(self._on_changed)
        self.open_end.toggled.connect(self._on_changed)
        self.hours.currentIndexChanged.connect(self._on_changed)
        self.holidays.currentIndexChanged.connect(self._on_changed)
        self.brush.currentIndexChanged.connect(self._on_brush_changed)
        self.grid.painted.connect(self._on_painted)
        self.typed.added.connect(self._on_typed)
        self.windows.removed.connect(self._on_window_removed)
        self.exceptions.removed.connect(self._on_exception_removed)
        self.exception_form.added.connect(self._on_exception_added)

    @Slot()
    def _on_changed(self) -> None:
        if self._showing:
            return
        open_end = self.open_end.isChecked()
        self._take(
            replace(
                self._draft,
                start=self.start.value(),
                end=None if open_end else self.end.value(),
                review=self.review.value() if open_end else None,
                always=self.hours.value() == "always",
                calendar=str(self.holidays.value()),
            )
        )

    @Slot()
    def _on_brush_changed(self) -> None:
        self.grid.erases = self.brush.value() == "erase"

    @Slot(object)
    def _on_painted(self, bars: Bars) -> None:
        self._take(replace(self._draft, bars=bars, always=False))

    @Slot(object)
    def _on_typed(self, strokes: Bars) -> None:
        bars = self._draft.bars
        for stroke in strokes:
            bars = painted(bars, stroke)
        self._take(replace(self._draft, bars=bars, always=False))

    @Slot(int)
    def _on_window_removed(self, number: int) -> None:
        self._take(self._draft.without_window(number))

    @Slot(object)
    def _on_exception_added(self, off: DaysOff | TimesOff) -> None:
        self._take(replace(self._draft, exceptions=(*self._draft.exceptions, off)))

    @Slot(int)
    def _on_exception_removed(self, number: int) -> None:
        before = self._draft.exceptions
        self._take(replace(self._draft, exceptions=before[:number] + before[number + 1 :]))

    def _take(self, draft: Draft) -> None:
        self._draft = draft
        self._show()
        schedule = self.schedule()
        if schedule is not None:
            self.edited.emit(schedule)

    def _show(self) -> None:
        draft = self._draft
        self._showing = True
        self.start.choose(draft.start)
        self.open_end.setChecked(draft.end is None)
        if draft.end is not None:
            self.end.choose(draft.end)
        if draft.review is not None:
            self.review.choose(draft.review)
        self.hours.choose("always" if draft.always else "weekly")
        self.holidays.choose(draft.calendar)
        self._showing = False
        self._field("end").setVisible(draft.end is not None)
        self._field("review").setVisible(draft.end is None)
        weekly = (self._field(name) for name in ("holidays", "brush", "windows", "typed", "list"))
        for part in (*weekly, self._note):
            part.setVisible(not draft.always)
        self.grid.show_bars(draft.bars)
        self._show_lists()
        self._show_outcome()

    def _show_lists(self) -> None:
        whole = self._draft.schedule()
        self.windows.show_rows(
            (window_phrase(one, language()), self._counted(replace(whole, windows=(one,))))
            for one in self._draft.windows
        )
        self.exceptions.show_rows(
            (exception_phrase(one, whole, language()), self._lost(number))
            for number, one in enumerate(whole.exceptions)
        )

    def _counted(self, schedule: Schedule) -> str:
        count = times(schedule, self._calendars)
        return "" if count is None else self.tr("%n time(s)", "", count)

    def _lost(self, number: int) -> str:
        whole = self._draft.schedule()
        left = whole.exceptions[:number] + whole.exceptions[number + 1 :]
        now, before = (
            times(one, self._calendars) for one in (whole, replace(whole, exceptions=left))
        )
        if now is None or before is None or not whole.windows:
            return ""
        return self.tr("%n fewer", "", before - now)

    def _show_outcome(self) -> None:
        self.form.clear_faults()
        fault = self._fault()
        told = fault or uncounted(self._draft.schedule(), self._calendars)
        if told:
            field, sentence = told
            self._field(field).show_fault(sentence)
        self.outcome.show_schedule(None if fault else self._draft.schedule(), self._calendars)

    def _fault(self) -> tuple[str, str] | None:
        """Return the field and the sentence of what is wrong, or None."""
        if self._draft.is_empty:
            return "windows", self.tr("Paint at least one window, or choose “At all times”.")
        schedule = self._draft.schedule()
        try:
            check(schedule)
            check_review(schedule)
        except QdPilotError as error:
            return fault_of(error)
        return None

    def _field(self, name: str) -> Field:
        field = self.form.field(name)
        assert field is not None
        return field
