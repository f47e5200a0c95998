"""Period, holidays, and the lists of windows and exceptions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QVBoxLayout, QWidget

from qdpilot.schedule.sentence import exception_phrase, window_phrase
from ui.kit.controls import Choice
from ui.kit.days import DayField
from ui.kit.fields import Form
from ui.language import language
from ui.schedule_editor.draft import times
from ui.schedule_editor.lists import RowList

if TYPE_CHECKING:
    from qdpilot.model.schedule import Schedule
    from qdpilot.schedule.calendars import Calendars
    from ui.schedule_editor.draft import Draft

_NARROW = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class TermsPanel(QWidget):
    """What holds for all windows, and what there is.

    Signals:
        changed: The period, the holidays or whether there are windows at all.
    """

    changed = Signal()

    def __init__(self, draft: Draft, calendars: Calendars, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calendars = calendars
        self._showing = False
        end = draft.end or draft.start
        self.start, self.end, self.review = DayField(draft.start), DayField(end), DayField(end)
        self.open_end = QCheckBox(self.tr("Until further notice"))
        self.hours = _choice(
            [("weekly", self.tr("As painted")), ("always", self.tr("At all times"))]
        )
        self.holidays = _choice(
            [
                ("every", self.tr("As on other days")),
                ("not_holidays", self.tr("Not on public holidays")),
                ("workdays", self.tr("Only on workdays (with make-up days)")),
                ("restdays", self.tr("Only on rest days")),
            ]
        )
        self.windows = RowList(self.tr("No window yet: drag across the grid"))
        self.exceptions = RowList(self.tr("No exception"))
        self._lay_out()
        for day in (self.start, self.end, self.review):
            day.dateChanged.connect(self._on_changed)
        self.open_end.toggled.connect(self._on_changed)
        self.hours.currentIndexChanged.connect(self._on_changed)
        self.holidays.currentIndexChanged.connect(self._on_changed)

    def taken(self, draft: Draft) -> Draft:
        """Return the draft with what the controls say."""
        open_end = self.open_end.isChecked()
        return replace(
            draft,
            start=self.start.value(),
            end=None if open_end else self.end.value(),
            review=self.review.value() if open_end else None,
            always=self.hours.value() == "always",
            calendar=str(self.holidays.value()),
        )

    def show_draft(self, draft: Draft) -> None:
        """Show a draft without telling anybody."""
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
        for name, is_shown in (
            ("end", draft.end is not None),
            ("review", draft.end is None),
            ("holidays", not draft.always),
            ("list", not draft.always),
        ):
            field = self.form.field(name)
            assert field is not None
            field.setVisible(is_shown)
        self._show_lists(draft)

    def _lay_out(self) -> None:
        self.form = Form()
        self.form.add("start", self.tr("From"), self.start)
        self.form.add("end", self.tr("To (inclusive)"), self.end)
        self.form.add("review", self.tr("To be reviewed on"), self.review)
        self.form.pair("start", "end", "review")
        self.form.box.addWidget(self.open_end)
        self.form.add("hours", self.tr("In force"), self.hours)
        self.form.add("holidays", self.tr("On holidays"), self.holidays)
        self.form.pair("hours", "holidays")
        self.form.add("list", self.tr("Windows"), self.windows)
        self.form.add("except", self.tr("Exceptions"), self.exceptions)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.form)

    def _show_lists(self, draft: Draft) -> None:
        whole = draft.schedule()
        self.windows.show_rows(
            (window_phrase(one, language()), self._counted(replace(whole, windows=(one,))))
            for one in draft.windows
        )
        self.exceptions.show_rows(
            (exception_phrase(one, whole, language()), self._lost(whole, number))
            for number, one in enumerate(whole.exceptions)
        )

    def _counted(self, schedule: Schedule) -> str:
        count = times(schedule, self._calendars)
        return "" if count is None else self.tr("%n time(s)", "", count)

    def _lost(self, whole: Schedule, number: int) -> str:
        left = whole.exceptions[:number] + whole.exceptions[number + 1 :]
        now, before = (
            times(one, self._calendars) for one in (whole, replace(whole, exceptions=left))
        )
        if now is None or before is None or not whole.windows:
            return ""
        return self.tr("%n fewer", "", before - now)

    @Slot()
    def _on_changed(self) -> None:
        if not self._showing:
            self.changed.emit()


def _choice(options: list[tuple[object, str]]) -> Choice:
    choice = Choice(options)
    choice.setMinimumContentsLength(4)
    choice.setSizeAdjustPolicy(_NARROW)
    return choice
