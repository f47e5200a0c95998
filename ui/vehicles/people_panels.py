"""The panels of operators and of safety drivers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from qdpilot.model.operator import Operator
from qdpilot.model.safety_driver import Post, SafetyDriver
from qdpilot.model.words import term
from qdpilot.rules.identifiers import id_number_fault, uscc_fault
from ui.kit.buttons import GhostButton
from ui.kit.controls import Choice, TextField
from ui.kit.days import DayField, MaybeDay
from ui.kit.frames import Section
from ui.language import language
from ui.vehicles.controls import CodeField, MembersField
from ui.vehicles.looks import masked
from ui.vehicles.panel import RecordPanel, left
from ui.vehicles.record_form import Fault, found
from ui.vehicles.rows import DriverRow, OperatorRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ui.vehicles.record_form import Typed


class OperatorPanel(RecordPanel[OperatorRow, Operator]):
    """The form of an operator, what it runs, its rights.

    Signals:
        vehicles_asked: Name of the operator whose vehicles should be listed.
    """

    vehicles_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        _, form = self.section()
        self._name, self._uscc = TextField(), CodeField()
        bind = self.form.bind
        name = form.add("name", self.tr("Full registered name"), self._name)
        bind("name", self._name, name, check=self._name_fault)
        uscc = form.add("uscc", self.tr("Unified social credit code"), self._uscc)
        bind("uscc", self._uscc, uscc, check=self._uscc_fault, complete=18)
        for attribute, label in (
            ("contact", self.tr("Contact")),
            ("phone", self.tr("Phone")),
            ("address", self.tr("Registered address")),
        ):
            control = TextField()
            bind(attribute, control, form.add(attribute, label, control))
        form.pair("contact", "phone")
        members = MembersField()
        told = self.tr("Full names of the other members of a consortium, one a line")
        bind("members", members, form.add("members", self.tr("Members"), members, hint=told))
        self.column.add(self._fleet())
        self.column.add(self._rights())

    def show_facts(self, row: OperatorRow) -> None:
        """Show head, fleet and rights."""
        self._shown = row
        new = not row.record.version
        title = self.tr("New operator") if new else row.record.name
        self.say_title(title, (), sample=row.record.sample)
        words = self.tr("{vehicles} vehicles, {drivers} safety drivers")
        self._counts.setText(words.format(vehicles=row.vehicles, drivers=row.drivers))
        self._counts.setEnabled(bool(row.vehicles))
        self.rights_into(self._links, row.rights)

    def first_field(self) -> str:
        """Return the field to begin with."""
        return "name"

    def _fleet(self) -> Section:
        section = Section(self.tr("Fleet"))
        self._counts = GhostButton("", "car", dense=True)
        self._counts.clicked.connect(self._on_counts_clicked)
        section.box.addWidget(self._counts, 0, left())
        return section

    def _rights(self) -> Section:
        section = Section(self.tr("Rights"), ruled=False)
        self._links = QVBoxLayout()
        section.box.addLayout(self._links)
        return section

    def _name_fault(self) -> Fault | None:
        words = self.tr("Give the full name as it stands on the business licence.")
        return self.required("name", words)

    def _uscc_fault(self) -> Fault | None:
        fault = uscc_fault(self._uscc.value())
        return found(fault) if fault else None

    @Slot()
    def _on_counts_clicked(self) -> None:
        self.vehicles_asked.emit(self._shown.record.name)


class DriverPanel(RecordPanel[DriverRow, SafetyDriver]):
    """The form of a safety driver, and the rights that name the driver."""

    def __init__(self, today: date) -> None:
        super().__init__()
        bind = self.form.bind
        _, form = self.section()
        self._name, self._id_number, self._employer = TextField(), CodeField(), Choice()
        name = form.add("name", self.tr("Name"), self._name)
        bind("name", self._name, name, check=self._name_fault)
        told = self.tr("Personal: masked in lists, on public copies, and for other roles")
        number = form.add("id_number", self.tr("Identity number"), self._id_number, hint=told)
        bind("id_number", self._id_number, number, check=self._number_fault, complete=18)
        bind(
            "operator_id",
            self._employer,
            form.add("operator_id", self.tr("Operator"), self._employer),
        )
        _, more = self.section(self.tr("Licence and training"))
        licence, since, trained = TextField(), DayField(today), MaybeDay()
        self._trained = trained
        bind("licence_class", licence, more.add("licence_class", self.tr("Class"), licence))
        bind("licensed_since", since, more.add("licensed_since", self.tr("Licensed since"), since))
        more.pair("licence_class", "licensed_since")
        training = more.add("trained_on", self.tr("Trained on"), trained)
        bind("trained_on", trained, training, check=self._trained_fault, complete=99)
        post = Choice([(one, term("post", one.value, language())) for one in Post])
        bind("post", post, more.add("post", self.tr("Post"), post))
        more.pair("trained_on", "post")
        section = Section(self.tr("Rights"), ruled=False)
        self._links = QVBoxLayout()
        section.box.addLayout(self._links)
        self.column.add(section)

    def show_operators(self, operators: Iterable[tuple[object, str]]) -> None:
        """Offer these operators as employers."""
        offer(self._employer, operators)

    def show_facts(self, row: DriverRow) -> None:
        """Show head and rights."""
        new = not row.record.version
        self.say_title(
            self.tr("New safety driver") if new else row.record.name, (), sample=row.record.sample
        )
        self.rights_into(self._links, row.rights)

    def first_field(self) -> str:
        """Return the field to begin with."""
        return "name"

    def show_row(self, row: DriverRow, base: SafetyDriver, typed: Typed | None) -> None:
        """Show a row; who may not edit sees the identity number masked."""
        if not self.is_editable:
            base = replace(base, id_number=masked(base.id_number))
            typed = {name: held for name, held in (typed or {}).items() if name != "id_number"}
        super().show_row(row, base, typed)

    def _name_fault(self) -> Fault | None:
        return self.required("name", self.tr("Give the name as it stands on the licence."))

    def _number_fault(self) -> Fault | None:
        if not self.is_editable:
            return None
        fault = id_number_fault(self._id_number.value())
        return found(fault) if fault else None

    def _trained_fault(self) -> Fault | None:
        return day_fault(self._trained)


def day_fault(control: MaybeDay) -> Fault | None:
    """Return the fault of a field that holds no day."""
    if control.is_understood():
        return None
    return Fault(
        QCoreApplication.translate("MaybeDay", "This is no day; write it like 2026-08-31.")
    )


def offer(control: Choice, options: Iterable[tuple[object, str]]) -> None:
    """Offer other options without counting as typed."""
    control.blockSignals(True)  # noqa: FBT003 - Qt's own
    control.offer(options)
    control.blockSignals(False)  # noqa: FBT003 - Qt's own
