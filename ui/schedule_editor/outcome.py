"""What a schedule amounts to: its sentence, how often, how long, first and last, and before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qdpilot.model.errors import QdPilotError
from qdpilot.schedule.sentence import sentence
from qdpilot.schedule.summary import Summary, summary
from ui import shown, tokens
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.language import language

if TYPE_CHECKING:
    from qdpilot.model.schedule import Schedule
    from qdpilot.schedule.calendars import Calendars


class Figure(Ground):
    """A large number with its unit, what it is, and how it was before."""

    def __init__(self, unit: str, what: str) -> None:
        super().__init__("card")
        self.number = Label(size="page", strong=True)
        self.before = Label(size="small", tone="text2", wrap=True)
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE_1)
        head.addWidget(self.number)
        head.addWidget(Label(unit, size="small", tone="text2"))
        head.addStretch(1)
        pad = tokens.SPACE_3
        self.box.setContentsMargins(pad, tokens.SPACE_2, pad, tokens.SPACE_2)
        self.box.setSpacing(0)
        self.box.addLayout(head)
        self.box.addWidget(Label(what, size="small", tone="text2"))
        self.box.addWidget(self.before)

    def show_number(self, number: str, before: str) -> None:
        """Show a number and the words about the one before; empty hides them."""
        self.number.setText(number)
        self.before.setText(before)
        self.before.setVisible(bool(before))


class Outcome(QWidget):
    """The live sentence and the figures below it; what cannot be counted says why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label(size="section", wrap=True).selectable()
        self.count = Figure(self.tr("times", "after a number"), self.tr("Occurrences"))
        self.hours = Figure(self.tr("h", "after a number"), self.tr("In force in all"))
        self.figures = Label(tone="text2", size="small", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.SPACE_2)
        box.addWidget(self.words)
        self._boxes = QWidget()
        row = QHBoxLayout(self._boxes)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self.count, 1)
        row.addWidget(self.hours, 1)
        box.addWidget(self._boxes)
        box.addWidget(self.figures)

    def show_schedule(
        self, schedule: Schedule | None, calendars: Calendars, *, before: Schedule | None = None
    ) -> None:
        """Show a sound schedule, or nothing for None.

        Args:
            schedule: What is shown.
            calendars: For counting.
            before: What it was when the editor opened; None if there was nothing.
        """
        self.setVisible(schedule is not None)
        if schedule is None:
            return
        self.words.setText(sentence(schedule, calendars, language()))
        now = _summary(schedule, calendars)
        was = _summary(before, calendars) if before is not None else None
        counted = now is not None and now.count is not None
        self._boxes.setVisible(counted)
        self.figures.setVisible(counted)
        if now is not None and counted:
            self._show_figures(now, was)

    def _show_figures(self, now: Summary, was: Summary | None) -> None:
        assert now.count is not None
        assert now.total_minutes is not None
        count = hours = ""
        if was is not None and was.count is not None and was.total_minutes is not None:
            count = self._change(was.count, now.count - was.count)
            hours = self._change(
                was.total_minutes / 60, (now.total_minutes - was.total_minutes) / 60
            )
        self.count.show_number(shown.number(now.count), count)
        self.hours.show_number(_amount(now.total_minutes / 60), hours)
        parts = []
        if now.first is not None and now.last_end is not None:
            until = shown.moment(now.last_end, str(now.last_end.tzinfo))
            parts.append(self.tr("first on {day}").format(day=shown.day(now.first)))
            parts.append(self.tr("the last ends {moment}").format(moment=until))
        self.figures.setText(" · ".join(parts))

    def _change(self, was: float, more: float) -> str:
        words = {
            1: self.tr("before {was}, {more} more"),
            0: self.tr("before {was}, no change"),
            -1: self.tr("before {was}, {more} fewer"),
        }[(more > 0) - (more < 0)]
        return words.format(was=_amount(was), more=_amount(abs(more)))


def _amount(number: float) -> str:
    return shown.number(number, digits=0 if number == int(number) else 1)


def _summary(schedule: Schedule, calendars: Calendars) -> Summary | None:
    try:
        return summary(schedule, calendars)
    except QdPilotError:  # the sentence says what is missing
        return None
