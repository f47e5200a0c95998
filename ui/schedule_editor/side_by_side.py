"""Two schedules side by side, and what they share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from qdpilot.model.errors import QdPilotError
from qdpilot.model.words import refusal
from qdpilot.schedule.compared import SharedTime, shared_time
from ui import shown, tokens
from ui.kit.buttons import Button
from ui.kit.fields import Form
from ui.kit.labels import Label
from ui.language import language
from ui.schedule_editor.outcome import Outcome
from ui.schedule_editor.typed_sentence import TypedSentence

if TYPE_CHECKING:
    from qdpilot.model.schedule import Schedule
    from qdpilot.schedule.calendars import Calendars

_WIDTH = 760


class SideBySide(QDialog):
    """The times as they are shown, others beside them, and below when both hold at once.

    The others begin as those before the changes; a sentence typed here takes their place.
    """

    def __init__(
        self, now: Schedule, other: Schedule, calendars: Calendars, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare times"))
        self._now, self._calendars = now, calendars
        self.left, self.right = Outcome(), Outcome()
        self.left.show_schedule(now, calendars)
        self.shared = Label(size="section", wrap=True)
        self.other = TypedSentence(other, calendars)
        self.other.taken.connect(self._on_taken)
        self._lay_out()
        self._on_taken(other)
        self.resize(_WIDTH, self.heightForWidth(_WIDTH))

    @Slot(object)
    def _on_taken(self, other: Schedule) -> None:
        self.right.show_schedule(other, self._calendars)
        self.other.set_within(other)
        try:
            self.shared.setText(self._words(shared_time(self._now, other, self._calendars)))
        except QdPilotError as error:
            self.shared.setText(refusal(error, language()))

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        pad = tokens.SPACE_6
        box.setContentsMargins(pad, pad, pad, pad)
        box.setSpacing(tokens.SPACE_4)
        row = QHBoxLayout()
        row.setSpacing(pad)
        for title, outcome in (
            (self.tr("As shown in the editor"), self.left),
            (self.tr("Compared with"), self.right),
        ):
            column = QVBoxLayout()
            column.setSpacing(tokens.SPACE_2)
            column.addWidget(Label(title, tone="text2", size="small"))
            column.addWidget(outcome)
            column.addStretch(1)
            row.addLayout(column, 1)
        box.addLayout(row)
        form = Form()
        form.add("other", self.tr("Or compare with times that you type"), self.other)
        box.addWidget(form)
        box.addWidget(self.shared)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        box.addLayout(foot)

    def _words(self, shared: SharedTime) -> str:
        if shared.first is None or shared.last_end is None:
            return self.tr("They share no time.")
        hours, rest = divmod(shared.total_minutes, 60)
        zone = self._now.timezone
        return self.tr("They share {hours} h {rest} min, first {first}, last until {last}.").format(
            hours=shown.number(hours),
            rest=rest,
            first=shown.moment(shared.first, zone),
            last=shown.moment(shared.last_end, zone),
        )
