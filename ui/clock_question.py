"""A clock that was ahead, or may be: a person says that it is right now."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from qdpilot.model.errors import ClockBackError
from qdpilot.model.person import Role
from ui import shown
from ui.kit.confirm import ConfirmAct

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from qdpilot.model.errors import ClockAheadError, QdPilotError
    from ui.desk import Desk
    from ui.jobs import Job


class ClockQuestion(QObject):
    """Asks over the window, once an act was refused for the clock; the bar says why meanwhile.

    And before the first act, and when one comes back to the window, if the clock is implausibly
    far past the latest act: nothing else is done until it is confirmed or set right.
    """

    def __init__(self, desk: Desk, over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._over = desk, over
        self._asks = False
        desk.refused.connect(self._on_refused)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.applicationStateChanged.connect(self._on_state)
        QTimer.singleShot(0, self, self.look)

    @Slot()
    def look(self) -> None:
        """Look how far the clock is past the latest act."""
        from qdpilot.services.onward import leap

        if not self._asks:
            self._desk.read(partial(leap, at=self._desk.clock()), self._on_leap, lane="lists")

    @Slot(Qt.ApplicationState)
    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()

    @Slot(object)
    def _on_leap(self, doubt: ClockAheadError | None) -> None:
        if doubt is None or self._asks:
            return
        self._asks = True
        sentence = self.tr(
            "Nothing was done here for {days} days. If the clock of this computer is ahead, an act "
            "now would let nothing be signed until that day: set it right first, then cancel. "
            "Confirm it if it is right."
        )
        question = self._question(
            doubt, sentence.format(days=doubt.values["days"]), self.tr("The clock is right")
        )
        question.rejected.connect(self._on_left)
        question.open()

    @Slot()
    def _on_left(self) -> None:
        self._asks = False
        QTimer.singleShot(0, self, self.look)  # by now it may be set right

    @Slot(object)
    def _on_refused(self, error: object) -> None:
        if isinstance(error, ClockBackError) and Role.APPROVER in self._desk.person.roles:
            self._ask(error)

    def _ask(self, error: ClockBackError) -> None:
        sentence = self.tr(
            "Acts were made when this computer said a later time. Confirm only if date, time and "
            "time zone are right now: then it can be signed again, and all that was recorded stays."
        )
        why = self.tr("Why the clock was ahead")
        self._question(error, sentence, self.tr("Confirm the clock"), reason_label=why).open()

    def _question(
        self,
        error: ClockBackError | ClockAheadError,
        sentence: str,
        act_words: str,
        *,
        reason_label: str = "",
    ) -> ConfirmAct:
        now, last = (
            shown.moment(cast("datetime", error.values[name]), self._desk.timezone)
            for name in ("now", "last")
        )
        return ConfirmAct(
            self._over,
            title=self.tr("Is the clock right now?"),
            sentence=sentence,
            rows=((self.tr("This computer says"), now), (self.tr("Latest act"), last)),
            act_words=act_words,
            act=self._confirm,
            reason_label=reason_label,
        )

    def _confirm(self, reason: str) -> Job:
        from qdpilot.services.onward import confirm_clock

        return self._desk.call(
            confirm_clock, reason=reason, done=self._on_confirmed, failed=self._on_failed
        )

    @Slot(object)
    def _on_confirmed(self, _done: object) -> None:
        again = self.tr("Clock confirmed; do again what was refused")
        self._desk.told.emit(self.tr("Clock confirmed") if self._asks else again)
        self._asks = False

    @Slot(object)
    def _on_failed(self, error: QdPilotError) -> None:
        self._desk.refused.emit(error)
        if self._asks:
            self._on_left()
