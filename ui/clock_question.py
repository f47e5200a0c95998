"""A clock that was ahead: an approver who is refused for it can say that it is right now."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot

from qdpilot.model.errors import ClockBackError
from qdpilot.model.person import Role
from ui import shown
from ui.kit.confirm import ConfirmAct

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from ui.desk import Desk
    from ui.jobs import Job


class ClockQuestion(QObject):
    """Asks over the window, once an act was refused for the clock; the bar says why meanwhile."""

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._over = desk, over
        desk.refused.connect(self._on_refused)

    @Slot(object)
    def _on_refused(self, error: object) -> None:
        if isinstance(error, ClockBackError) and Role.APPROVER in self._desk.person.roles:
            self._ask(error)

    def _ask(self, error: ClockBackError) -> None:
        now, last = (
            shown.moment(cast("datetime", error.values[name]), self._desk.timezone)
            for name in ("now", "last")
        )
        sentence = self.tr(
            "Acts were made when this computer said a later time. Confirm only if date, time and "
            "time zone are right now: then it can be signed again, and all that was recorded stays."
        )
        ConfirmAct(
            self._over,
            title=self.tr("Is the clock right now?"),
            sentence=sentence,
            rows=((self.tr("This computer says"), now), (self.tr("Latest act"), last)),
            act_words=self.tr("Confirm the clock"),
            act=self._confirm,
            reason_label=self.tr("Why the clock was ahead"),
        ).open()

    def _confirm(self, reason: str) -> Job:
        from qdpilot.services.onward import confirm_clock

        return self._desk.call(confirm_clock, reason=reason, done=self._on_confirmed)

    @Slot(object)
    def _on_confirmed(self, _done: object) -> None:
        self._desk.told.emit(self.tr("Clock confirmed; do again what was refused"))
