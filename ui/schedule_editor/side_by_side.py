"""Two schedules side by side, and what they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from qdpilot.model.errors import QdPilotError
from qdpilot.schedule.compared import SharedTime, shared_time
from ui import shown, tokens
from ui.kit.buttons import Button
from ui.kit.controls import SearchedChoice
from ui.kit.dialogs import DialogRoom, dialog_foot, fit_over
from ui.kit.fields import Form
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.schedule_editor.outcome import Outcome
from ui.schedule_editor.two_weeks import TwoWeeks
from ui.schedule_editor.typed_sentence import TypedSentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.model.schedule import Schedule
    from qdpilot.schedule.calendars import Calendars

_WIDTH = 800


class NamedTimes(NamedTuple):
    """Times that others may be compared with.

    Attributes:
        name: Whose they are, as shown.
        schedule: When.
    """

    name: str
    schedule: Schedule


class SideBySide(QDialog):
    """The times as they are shown, others beside them, and below when both hold at once.

    The others are one of those offered, the first to begin with; a sentence typed here takes
    their place.
    """

    def __init__(
        self,
        now: Schedule,
        others: Sequence[NamedTimes],
        calendars: Calendars,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare times"))
        self._now, self._calendars, self._others = now, calendars, others
        self.left, self.right = Outcome(), Outcome()
        self.left.show_schedule(now, calendars)
        self.weeks = TwoWeeks()
        self.shared = Label(size="section", wrap=True)
        self.whose = SearchedChoice((number, one.name) for number, one in enumerate(others))
        self.whose.setAccessibleName(self.tr("Compared with"))
        self.whose.say_none(self.tr("The typed times"))
        self.other = TypedSentence(others[0].schedule, calendars)
        self._lay_out()
        self.whose.currentIndexChanged.connect(self._on_chosen)
        self.other.taken.connect(self._on_taken)
        self._show(others[0].schedule)
        self.resize(_WIDTH, self.height())  # how tall the words are depends on it
        fit_over(self, parent or self, _WIDTH, self.sizeHint().height())

    @Slot(int)
    def _on_chosen(self, number: int) -> None:
        if number >= 0:
            self._show(self._others[number].schedule)

    @Slot(object)
    def _on_taken(self, other: Schedule) -> None:
        self.whose.setCurrentIndex(-1)
        self._show(other)

    def _show(self, other: Schedule) -> None:
        self.right.show_schedule(other, self._calendars)
        self.other.set_within(other)
        self.weeks.show_both(self._now, other)
        try:
            self.shared.setText(self._words(shared_time(self._now, other, self._calendars)))
        except QdPilotError as error:
            self.shared.setText(shown.refused(error))

    def _lay_out(self) -> None:
        body, pad = Ground("surface"), tokens.SPACE_6
        box = body.box
        box.setContentsMargins(pad, pad, pad, pad)
        box.setSpacing(tokens.SPACE_4)
        row = QHBoxLayout()
        row.setSpacing(pad)
        mine = Label(self.tr("As shown in the editor"), strong=True)
        mine.setFixedHeight(tokens.CONTROL)
        for head, outcome in ((mine, self.left), (self.whose, self.right)):
            column = QVBoxLayout()
            column.setSpacing(tokens.SPACE_2)
            column.addWidget(head)
            column.addWidget(outcome)
            column.addStretch(1)
            row.addLayout(column, 1)
        box.addLayout(row)
        box.addWidget(self.weeks)
        box.addWidget(self.shared)
        form = Form()
        form.add("other", self.tr("Or compare with times that you type"), self.other)
        box.addWidget(form)
        box.addStretch(1)
        close = Button(self.tr("Close"))
        close.clicked.connect(self.accept)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(DialogRoom(body), 1)
        whole.addWidget(dialog_foot(close))

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
