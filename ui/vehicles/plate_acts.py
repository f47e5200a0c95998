"""Assigning plates and codes, and taking them back: each asks once, then the register acts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeAlias
from weakref import ReferenceType, ref

from PySide6.QtCore import QObject
from shiboken6 import isValid

from qdpilot.rules.identifiers import plate_shown
from qdpilot.services import register
from ui import shown
from ui.kit.confirm import ConfirmAct
from ui.vehicles.ending_fields import EndingFields
from ui.vehicles.plate_dialog import PlateDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from qdpilot.model.errors import QdPilotError
    from qdpilot.model.vehicle import Plate
    from ui.desk import Desk
    from ui.jobs import Job
    from ui.vehicles.rows import VehicleRow

#: The dialog that asked for a plate, as long as it is there.
Asked: TypeAlias = "ReferenceType[PlateDialog]"


class PlateActs(QObject):
    """The two acts on plates, over a page."""

    def __init__(
        self,
        desk: Desk,
        page: QWidget,
        in_words: Callable[[QdPilotError, str, Callable[[QdPilotError], None]], None],
    ) -> None:
        """Make them; `in_words` names a vehicle in a refusal by its VIN instead of its id."""
        super().__init__(page)
        self._desk, self._page, self._in_words = desk, page, in_words

    def ask(self, row: VehicleRow) -> None:
        """Ask for a plate or code for a vehicle."""
        dialog = PlateDialog(self._page, row, today=self._desk.today())
        dialog.assigned.connect(partial(self._on_plate_ready, ref(dialog)))
        dialog.open()

    def _on_plate_ready(self, asked: Asked, plate: Plate) -> None:
        # The dialog may be gone, and another open, before that is answered.
        self._desk.call(
            register.assign_plate,
            plate,
            done=partial(self._on_assigned, asked),
            failed=partial(self._on_plate_refused, asked),
        )

    def _on_assigned(self, asked: Asked, plate: Plate) -> None:
        dialog = asked()
        if dialog is not None and isValid(dialog):
            dialog.accept()
        told = self.tr("{number} is assigned").format(number=plate_shown(plate.number))
        self._desk.told.emit(told)

    def _on_plate_refused(self, asked: Asked, error: QdPilotError) -> None:
        self._in_words(error, "holder", partial(self._tell_refused, asked))

    def _tell_refused(self, asked: Asked, error: QdPilotError) -> None:
        dialog = asked()
        placed = dialog is not None and isValid(dialog) and dialog.refuse(error)
        if not placed:
            self._desk.refused.emit(error)

    def ask_back(self, plate: Plate) -> None:
        """Ask for the reason, then take a plate back."""
        number = plate_shown(plate.number)
        today = self._desk.today()
        sentence = self.tr("{number} is taken back from {day} on. This cannot be undone.")
        ending = EndingFields()
        ConfirmAct(
            self._page,
            title=self.tr("Withdraw {number}").format(number=number),
            sentence=sentence.format(number=number, day=shown.day(today)),
            rows=[(self.tr("Assigned"), shown.period(plate.start, plate.end))],
            act_words=self.tr("Withdraw plate"),
            act=partial(self._withdraw, plate, ending),
            reason_label=self.tr("Reason"),
            beside=ending,
            is_complete=ending.is_complete,
        ).open()

    def _withdraw(self, plate: Plate, fields: EndingFields, reason: str) -> Job:
        return self._desk.call(
            register.withdraw_plate,
            plate,
            on=self._desk.today(),
            reason=reason,
            ending=fields.ending(),
            notice=fields.notice(),
        )
