"""The fleet of the operator that an application names, read for its form."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from ui.grants.stock import read_fleet

if TYPE_CHECKING:
    from qdpilot.model.errors import QdPilotError
    from ui.desk import Desk
    from ui.grants.form import ApplicationForm


class CaseFleet(QObject):
    """Reads what the form offers of an operator, as it is when the asked time begins."""

    def __init__(self, desk: Desk, form: ApplicationForm) -> None:
        super().__init__(form)
        self._desk, self._form = desk, form
        form.operator_chosen.connect(self._on_operator_chosen)

    @Slot(str)
    def _on_operator_chosen(self, operator_id: str) -> None:
        today = self._desk.today()
        schedule = self._form.times.value()
        on = max(today, schedule.start) if schedule else today
        at, named = self._desk.clock(), self._form.replaced.named()
        self._desk.read(
            lambda reading: read_fleet(reading, operator_id, on=on, at=at, named=named),
            self._form.offer_fleet,
            partial(self._on_unread, operator_id),
        )

    def _on_unread(self, operator_id: str, error: QdPilotError) -> None:
        self._form.lack_fleet(operator_id)
        self._desk.refused.emit(error)
