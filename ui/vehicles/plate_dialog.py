"""核发号牌: the form that assigns a plate or a code to a vehicle for a time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from qdpilot.model.errors import LookalikeError, PlateDoubleError, PlateHeldError
from qdpilot.model.finding import Finding, Level
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Plate, PlateKind
from qdpilot.model.words import remark, term
from qdpilot.rules.advice import source_of
from qdpilot.rules.identifiers import normalise_plate, plate_fault
from qdpilot.rules.plate_days import beyond_fault, cover_fault, last_possible, length_fault
from qdpilot.rules.plates import code_forms
from qdpilot.services.clock import new_id
from ui import shown
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.controls import Choice, TextField
from ui.kit.days import DayField, MaybeDay
from ui.kit.dialogs import DialogRoom, dialog_body, dialog_foot
from ui.kit.fields import Form
from ui.kit.labels import Label
from ui.language import language
from ui.vehicles.people_panels import day_fault
from ui.vehicles.record_form import Fault, RecordForm, found

if TYPE_CHECKING:
    from qdpilot.model.errors import QdPilotError
    from ui.vehicles.rows import VehicleRow

#: What a vehicle of a track gets in the beginning.
_KINDS = {
    Track.MOTOR_VEHICLE: PlateKind.TEMPORARY,
    Track.ACCESS_PILOT: PlateKind.ORDINARY,
    Track.LOW_SPEED: PlateKind.VEHICLE_CODE,
    Track.SITE: PlateKind.INTERNAL,
}


class PlateDialog(QDialog):
    """Asks for a plate; stays until the register has taken it, or the person leaves.

    Attributes:
        form: The bound fields.

    Signals:
        assigned: The `Plate` to assign.
    """

    assigned = Signal(object)

    def __init__(self, parent: QWidget, row: VehicleRow, *, today: date) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Assign a plate or code"))
        self.setModal(True)
        self.setFixedWidth(440)
        self._vehicle, self._ready = row.record, False
        self.form: RecordForm[Plate] = RecordForm(self)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(DialogRoom(self._question(row, today)))
        box.addWidget(self._buttons())
        self.form.show(_proposal(row, today))
        self._ready = True
        self._say_series()
        self.form.go_to("number")
        self.finished.connect(self.deleteLater)

    def refuse(self, error: QdPilotError) -> bool:
        """Put a refusal under the field it names; return whether it found its place."""
        self._act.setEnabled(True)
        if isinstance(error, PlateHeldError | PlateDoubleError | LookalikeError):
            self._number_field.show_fault(shown.refused(error))
            return True
        return self.form.refuse(error)

    def _question(self, row: VehicleRow, today: date) -> QWidget:
        ground = dialog_body()
        told = self.tr("{vin}, {operator}").format(vin=row.record.vin, operator=row.operator)
        ground.box.addWidget(Label(self.windowTitle(), size="section", strong=True))
        ground.box.addWidget(Label(told, tone="text2", wrap=True))
        ground.box.addWidget(self._fields(today))
        return ground

    def _fields(self, today: date) -> Form:
        form, bind = Form(), self.form.bind
        kinds = [(one, term("plate_kind", one.value, language())) for one in PlateKind]
        self._kind, self._number = Choice(kinds), TextField()
        self._start, self._end = DayField(today), MaybeDay()
        bind("kind", self._kind, form.add("kind", self.tr("Kind"), self._kind))
        self._kind.currentIndexChanged.connect(self._on_kind_changed)
        self._number_field = form.add("number", self.tr("Number"), self._number)
        bind("number", self._number, self._number_field, check=self._number_fault, complete=7)
        bind("start", self._start, form.add("start", self.tr("From"), self._start))
        until = self.tr("Until")
        end = form.add("end", until, self._end)
        bind("end", self._end, end, check=self._end_fault, complete=99)
        form.pair("start", "end")
        self._start.dateChanged.connect(self._on_start_changed)
        certificate, first, last = TextField(), MaybeDay(), MaybeDay()
        told = self.tr("The confirmed declaration, or the number of the approval, it hangs on")
        field = form.add("certificate", self.tr("Certificate"), certificate, hint=told)
        bind("certificate", certificate, field)
        for name, label, control in (
            ("certificate_start", self.tr("Certificate from"), first),
            ("certificate_end", self.tr("Certificate until"), last),
        ):
            bind(name, control, form.add(name, label, control))
            control.textChanged.connect(self._on_start_changed)
        form.pair("certificate_start", "certificate_end")
        issuer, note, issued = TextField(), TextField(), MaybeDay()
        bind("issuer", issuer, form.add("issuer", self.tr("Issued by"), issuer))
        bind("issued_on", issued, form.add("issued_on", self.tr("Issued on"), issued))
        form.pair("issuer", "issued_on")
        bind("note", note, form.add("note", self.tr("Note"), note))
        return form

    def _buttons(self) -> QWidget:
        leave = Button(self.tr("Cancel"))
        leave.clicked.connect(self.reject)
        self._act = PrimaryButton(self.tr("Assign"))
        self._act.setDefault(True)
        self._act.clicked.connect(self._on_act_clicked)
        return dialog_foot(leave, self._act)

    def _number_fault(self) -> Fault | None:
        held = normalise_plate(self._number.value())
        kind = self._kind.value()
        assert isinstance(kind, PlateKind)
        if not held and kind in code_forms():
            return None  # the register gives the next number
        if not held:
            return Fault(self.tr("Give the number as it stands on the plate."))
        fault: Finding | None = plate_fault(held, kind)
        return found(fault) if fault else None

    def _end_fault(self) -> Fault | None:
        end = self._end.day()
        if end is not None and end < self._start.value():
            return Fault(self.tr("The last day is before the first."))
        return day_fault(self._end) or self._cap_fault()

    def _cap_fault(self) -> Fault | None:
        """Return what the law says against the days: six months, the certificate, insurance."""
        made = self.form.made()
        fault = length_fault(made) or beyond_fault(made) or cover_fault(made, self._vehicle)
        if fault is None:
            return None
        last = fault.values.get("last")
        given = shown.day(last) if isinstance(last, date) else ""
        source = source_of("plate_term" if fault.rule == "plate_long" else "plate_insurance")
        return Fault(remark(fault, language()), given, "", source)

    def _warns_only(self) -> bool:
        """Tell whether all that is marked is a warning: a plate of another city is assigned too."""
        kind = self._kind.value()
        assert isinstance(kind, PlateKind)
        fault = plate_fault(normalise_plate(self._number.value()), kind)
        warned = fault is not None and fault.level is Level.WARN
        return warned and self.form.faults() == 1

    @Slot(int)
    def _on_kind_changed(self, _at: int) -> None:
        self.form.judge("number")
        self._judge_end()
        self._say_series()

    @Slot()
    def _on_start_changed(self, _day: object = None) -> None:
        self._judge_end()

    def _judge_end(self) -> None:
        if self._ready:
            self.form.judge("end")

    def _say_series(self) -> None:
        """Say that the number may stay empty where this office gives it."""
        form = code_forms().get(self._kind.value())  # type: ignore[call-overload]
        year = self._start.value().year
        told = self.tr("Leave it empty: the next number of this office is given, such as {number}")
        number = form.number(year, 1) if form else ""
        self._number_field.say(told.format(number=number) if form else "")

    @Slot()
    def _on_act_clicked(self) -> None:
        if self.form.first_fault() and not self._warns_only():
            return
        self._act.setEnabled(False)
        self.assigned.emit(self.form.made())


def _proposal(row: VehicleRow, today: date) -> Plate:
    """Return an empty plate from the day after the one that counts now, or from today."""
    before = row.plate
    start = today
    if before is not None and before.withdrawn_on is None and before.end is not None:
        start = max(today, before.end + timedelta(days=1))
    begun = Plate(
        id=new_id(),
        vehicle_id=row.record.id,
        number="",
        kind=before.kind if before else _KINDS[row.record.track],
        start=start,
        end=None,
        issuer=before.issuer if before else "",
        issued_on=today,
        renews_id=before.id if before else None,
    )
    return replace(begun, end=last_possible(begun, row.record))
