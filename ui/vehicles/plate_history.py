"""号牌经历: all plates of a vehicle, the newest first, as a line of time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qdpilot.model.words import term
from qdpilot.rules.identifiers import plate_shown
from qdpilot.services.standing import state_of
from ui import fonts, shown, tokens
from ui.kit.buttons import GhostButton
from ui.kit.chips import Chip
from ui.kit.labels import Label
from ui.language import language
from ui.vehicles.looks import state_look
from ui.vehicles.time_entry import TimeEntry, emptied

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from qdpilot.model.vehicle import Plate

_ICONS = {
    "valid": ("circle-check", "ok"),
    "expiring": ("clock", "warn"),
    "not_yet": ("clock", "warn"),
    "expired": ("circle-minus", "end"),
    "withdrawn": ("circle-x", "end"),
}


class PlateHistory(QWidget):
    """The plates of one vehicle.

    Signals:
        withdrawal_asked: A `Plate` should be taken back.
    """

    withdrawal_asked = Signal(object)

    def __init__(self, today: date) -> None:
        """Make it; `today` is the local day by which states are shown."""
        super().__init__()
        self._today = today
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._editable = True
        self._entries: list[_Entry] = []

    def show_plates(self, plates: Sequence[Plate], *, saved: bool) -> None:
        """Show the plates of another vehicle, the newest first."""
        emptied(self._box)
        self._entries = []
        if not plates:
            words = self.tr("No plate or code yet") if saved else self.tr("Save the vehicle first")
            self._box.addWidget(Label(words, tone="text2"))
        for at, plate in enumerate(plates):
            entry = _Entry(plate, self._state(plate), last=at == len(plates) - 1)
            entry.say_count(len(plates) - at)
            entry.withdraw.clicked.connect(self._on_withdraw_clicked)
            self._entries.append(entry)
            self._box.addWidget(entry)
        self.allow(editing=self._editable)

    def allow(self, *, editing: bool) -> None:
        """Let plates be taken back, or not."""
        self._editable = editing
        for entry in self._entries:
            entry.withdraw.setEnabled(editing)

    def _state(self, plate: Plate) -> str:
        return state_of(plate, self._today)

    @Slot()
    def _on_withdraw_clicked(self) -> None:
        entry = next(one for one in self._entries if one.withdraw is self.sender())
        self.withdrawal_asked.emit(entry.plate)


class _Entry(TimeEntry):
    """One plate: its state as an icon on the line, its days, who gave it, why it went."""

    def __init__(self, plate: Plate, state: str, *, last: bool) -> None:
        super().__init__(*_ICONS[state], last=last)
        self.plate, box = plate, self.box
        head = QHBoxLayout()
        head.setSpacing(tokens.SPACE_2)
        number = Label(plate_shown(plate.number), strong=True).selectable()
        number.setFont(fonts.font(strong=True, plate=True))
        head.addWidget(number)
        head.addStretch(1)
        self.withdraw = GhostButton(self.tr("Withdraw"), dense=True)
        self.withdraw.setVisible(plate.withdrawn_on is None)  # one that ran out goes back too
        head.addWidget(self.withdraw)
        head.addWidget(Chip(state_look(state)))
        box.addLayout(head)
        box.addWidget(Label(self._period(), size="small", tone="text2"))
        self._third = Label(size="small", tone="text2", wrap=True)
        box.addWidget(self._third)
        notice = self.tr("Notice of voidance: {notice}").format(notice=plate.notice)
        for words in (plate.note, notice if plate.notice else ""):
            if words:
                box.addWidget(Label(words, size="small", tone="text2", wrap=True).selectable())

    def say_count(self, count: int) -> None:
        """Say the how manieth assignment it is, its kind and who gave it."""
        kind = term("plate_kind", self.plate.kind.value, language())
        number = self.tr("No. {count}").format(count=count)
        parts = [number, kind, self.plate.issuer, self.plate.certificate]
        comma = "，" if language() == "zh" else ", "
        self._third.setText(comma.join(part for part in parts if part))

    def _period(self) -> str:
        days = shown.period(self.plate.start, self.plate.end)
        if self.plate.withdrawn_on is None:
            return days
        day = shown.day(self.plate.withdrawn_on)
        if self.plate.ending is None:
            return self.tr("{days}, withdrawn on {day}").format(days=days, day=day)
        what = term("plate_ending", self.plate.ending.value, language())
        return self.tr("{days}, {what} on {day}").format(days=days, what=what, day=day)
