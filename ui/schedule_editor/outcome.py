"""What a schedule amounts to: its sentence, how often, how long, first and last."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from qdpilot.model.errors import CalendarMissingError, EventMissingError
from qdpilot.schedule.sentence import sentence
from qdpilot.schedule.summary import Summary, summary
from ui import shown, tokens
from ui.kit.labels import Label
from ui.language import language

if TYPE_CHECKING:
    from qdpilot.model.schedule import Schedule
    from qdpilot.schedule.calendars import Calendars


class Outcome(QWidget):
    """The live sentence and the figures below it; what cannot be counted says why."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Label(size="section", wrap=True).selectable()
        self.figures = Label(tone="text2", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.SPACE_1)
        for part in (self.words, self.figures):
            box.addWidget(part)

    def show_schedule(self, schedule: Schedule | None, calendars: Calendars) -> None:
        """Show a sound schedule, or nothing for None."""
        self.setVisible(schedule is not None)
        if schedule is None:
            return
        self.words.setText(sentence(schedule, calendars, language()))
        figures = ""
        with suppress(CalendarMissingError, EventMissingError):  # the sentence says so
            figures = self._figures(summary(schedule, calendars))
        self.figures.setText(figures)
        self.figures.setVisible(bool(figures))

    def _figures(self, of: Summary) -> str:
        if of.count is None or of.total_minutes is None:
            return ""
        parts = [
            self.tr("%n time(s)", "", of.count),
            self.tr("{hours} hours in all").format(
                hours=shown.number(
                    of.total_minutes / 60, digits=0 if of.total_minutes % 60 == 0 else 1
                )
            ),
        ]
        if of.first is not None and of.last_end is not None:
            until = shown.moment(of.last_end, str(of.last_end.tzinfo))
            parts.append(self.tr("first on {day}").format(day=shown.day(of.first)))
            parts.append(self.tr("the last ends {moment}").format(moment=until))
        return " · ".join(parts)
