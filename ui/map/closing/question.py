"""The question before an emergency closure: where, from when to when, why, whom it concerns."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qdpilot.services.closure_plan import Plan
from ui import tokens
from ui.jobs import is_awaited
from ui.kit.buttons import Button, DangerButton
from ui.kit.controls import NoteField, TextField
from ui.kit.dialogs import DialogRoom, dialog_body, dialog_foot
from ui.kit.fields import Field
from ui.kit.frames import Scroll
from ui.kit.labels import Label
from ui.kit.writing_dialog import WritingDialog
from ui.map.closing.moment import MomentField
from ui.map.closing.parties import Parties
from ui.shown import refused

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from qdpilot.model.errors import QdPilotError
    from qdpilot.model.zone import Zone
    from qdpilot.services.closure_plan import Concerned
    from ui.jobs import Job

_HOURS = 12


class ClosureQuestion(WritingDialog):
    """Asks for reason and time, and lists whom it concerns before it is done.

    It goes when the closure is declared: whoever opens it says what declares it, and accepts it
    then, or shows why not. Until then it can not be left: nothing would be called off by that.

    Signals:
        looked_for: A `Plan` whose concerned rights are wanted.
        declared: The `Plan` to be declared.
    """

    looked_for = Signal(object)
    declared = Signal(object)

    def __init__(
        self, zone: Zone, *, now: datetime, timezone: ZoneInfo, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._zone, self._timezone = zone, timezone
        self.setWindowTitle(self.tr("Emergency closure"))
        self.setModal(True)
        self.setFixedWidth(560)
        start = now.replace(second=0, microsecond=0)
        self.name = TextField(zone.name)
        self.begins = MomentField(start, self.tr("Closed from"))
        self.ends = MomentField(start + timedelta(hours=_HOURS), self.tr("Closed until"))
        self.reason = NoteField("")
        self._reason = Field(self.tr("Reason, printed on every notice"), self.reason)
        self._ends = Field(self.tr("Closed until"), self.ends)
        self.parties = Parties()
        self._spared = Label(tone="warn", size="small", wrap=True)
        self._spared.hide()
        self._refused = Label(tone="bad", wrap=True)
        self._refused.hide()
        self._is_looked_for = False
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        self._asked = self._middle()
        box.addWidget(DialogRoom(self._asked))
        box.addWidget(self._foot())
        self.begins.changed.connect(self._look)
        self.ends.changed.connect(self._look)
        self.finished.connect(self.deleteLater)

    def ask(self) -> None:
        """Open it, and look whom it concerns."""
        self.open()
        self.reason.setFocus()
        self._look()

    def plan(self) -> Plan:
        """Return what is asked for."""
        return Plan(
            name=self.name.value() or self._zone.name,
            shape=self._zone.shape,
            start=self.begins.value(self._timezone),
            end=self.ends.value(self._timezone),
            reason=self.reason.value(),
            zone_id=self._zone.id,
        )

    def show_concerned(self, met: tuple[Concerned, ...], spared: int = 0) -> None:
        """Show whom it would concern, and name the act by it.

        Args:
            met: The rights.
            spared: How many more would want the place once its time is over.
        """
        self.parties.show_concerned(met, self._timezone)
        words = self.tr(
            "%n more right(s) use this place only at other times and run on. Once the time is over"
            " and it is not lifted, they can be suspended too.",
            "",
            spared,
        )
        self._spared.setText(words)
        self._spared.setVisible(spared > 0)
        running = sum(one.is_running for one in met)
        words = self.tr("Close, and suspend %n right(s)", "", running)
        self.act.setText(words if running else self.tr("Close"))
        self.act.setEnabled(not is_awaited(self._writing))
        self._is_looked_for = True

    def wait_for(self, declaring: Job) -> None:
        """Stay, as it is, until the closure is declared or refused."""
        self._writing = declaring
        self._asked.setEnabled(False)

    def _say_wait(self) -> None:
        words = self.tr("The closure is being declared. If it is not meant, lift it then.")
        self._refused.setText(words)
        self._refused.show()

    def show_refusal(self, error: QdPilotError) -> None:
        """Say why it could not be looked for, or declared; pressed again, it is tried again."""
        self._refused.setText(refused(error))
        self._refused.show()
        self._asked.setEnabled(True)
        self.act.setEnabled(True)

    def _middle(self) -> QWidget:
        ground = dialog_body()
        ground.box.addWidget(Label(self.tr("Emergency closure"), size="section", strong=True))
        words = self.tr(
            "An approver closes a place at once, alone. What runs there, and what is to begin there"
            " later, is suspended and each operator gets a notice. It stays so until an approver"
            " lifts the closure."
        )
        ground.box.addWidget(Label(words, wrap=True, tone="text2"))
        ground.box.addWidget(Field(self.tr("Closed place, as printed"), self.name))
        times = QHBoxLayout()
        times.setSpacing(tokens.SPACE_4)
        top = Qt.AlignmentFlag.AlignTop
        times.addWidget(Field(self.tr("Closed from"), self.begins), 1, top)
        times.addWidget(self._ends, 1, top)
        ground.box.addLayout(times)
        ground.box.addWidget(self._reason)
        ground.box.addWidget(Label(self.tr("Whom it concerns"), strong=True))
        scroll = Scroll()
        scroll.setFixedHeight(190)
        scroll.add(self.parties)
        ground.box.addWidget(scroll)
        ground.box.addWidget(self._spared)
        ground.box.addWidget(self._refused)
        return ground

    def _foot(self) -> QWidget:
        leave = Button(self.tr("Cancel"))
        leave.clicked.connect(self.reject)
        self.act = DangerButton(self.tr("Close"))
        self.act.setEnabled(False)
        self.act.clicked.connect(self._on_act)
        return dialog_foot(leave, self.act)

    @Slot()
    def _look(self) -> None:
        plan = self.plan()
        self.act.setEnabled(False)
        self._is_looked_for = False
        self._refused.hide()
        wrong = plan.end <= plan.start
        self._ends.show_fault(self.tr("It must end after it begins.") if wrong else "")
        if not wrong:
            self.looked_for.emit(plan)

    @Slot()
    def _on_act(self) -> None:
        plan = self.plan()
        if not plan.reason.strip():
            self._reason.show_fault(self.tr("Give the reason; it is printed on the notices."))
            return
        if not self._is_looked_for:  # that was refused before
            self._look()
            return
        self.act.setEnabled(False)
        self._refused.hide()
        self.declared.emit(plan)
