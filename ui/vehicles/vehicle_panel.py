"""The panel of a vehicle: its form, its rights, its plates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from ui import shown, tokens
from ui.kit.buttons import GhostButton
from ui.kit.frames import Section
from ui.kit.labels import Label
from ui.vehicles.looks import state_look
from ui.vehicles.plate_history import PlateHistory
from ui.vehicles.vehicle_columns import plate_words
from ui.vehicles.vehicle_form import VehicleForm

if TYPE_CHECKING:
    from datetime import date

    from ui.vehicles.rows import VehicleRow


class VehiclePanel(VehicleForm):
    """Everything a clerk knows of a vehicle.

    Signals:
        plate_asked: A plate or code should be assigned to the vehicle shown.
        withdrawal_asked: A `Plate` of the vehicle shown should be withdrawn.
    """

    plate_asked = Signal()
    withdrawal_asked = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__(today)
        self.plate_face()
        self.add_identity()
        self.column.add(self._rights())
        self.column.add(self._plates())
        self.add_kind()
        self.add_build()
        self.add_insurance()
        self.add_driving()
        self.add_life()

    def show_facts(self, row: VehicleRow) -> None:
        """Show head, rights and plates."""
        self._row = row
        new = not row.record.version
        title = self.tr("New vehicle") if new else plate_words(row)
        self.say_title(title, [state_look(row.state)], sample=row.record.sample)
        self.rights_into(self._links, row.rights)
        self._warn(row)
        self.say_derived()
        self._history.show_plates(row.plates, saved=not new)
        words = self.tr("Assign plate") if not row.plates else self.tr("Assign another")
        self._assign.setText(words)
        self._allow_plates()

    def say_stopped(self, *, stopped: bool) -> None:
        """Say nothing more: the state of the vehicle stands there already."""

    def allow(self, *, editing: bool) -> None:
        """Let the person edit and assign plates, or only read."""
        super().allow(editing=editing)
        self._history.allow(editing=editing)
        self._allow_plates()

    def _rights(self) -> Section:
        section = Section(self.tr("Rights"))
        self._links = QVBoxLayout()
        self._links.setSpacing(tokens.SPACE_1)
        section.box.addLayout(self._links)
        self._warning = Label(tone="warn", size="small", wrap=True)
        section.add(self._warning)
        return section

    def _plates(self) -> Section:
        section = Section(self.tr("Plates"))
        self._assign = GhostButton("", "plus", dense=True)
        self._assign.clicked.connect(self.plate_asked)
        section.aside(self._assign)
        self._history = PlateHistory(self._today)
        self._history.withdrawal_asked.connect(self.withdrawal_asked)
        section.add(self._history)
        return section

    def _warn(self, row: VehicleRow) -> None:
        """Say if insurance ends before a right does."""
        ends = [right.end for right in row.rights if right.end is not None]
        until = row.record.insured_until
        short = bool(ends) and until is not None and until < max(ends)
        told = self.tr("Compulsory insurance ends on {day}, before the right does on {end}")
        if short:
            self._warning.setText(told.format(day=shown.day(until), end=shown.day(max(ends))))
        self._warning.setVisible(short)

    def _allow_plates(self) -> None:
        saved = bool(getattr(self, "_row", None) and self._row.record.version)
        self._assign.setEnabled(saved and self.is_editable)
