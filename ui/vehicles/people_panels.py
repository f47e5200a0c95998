"""The panels of operators and of safety drivers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from qdpilot.model.operator import Operator
from qdpilot.model.safety_driver import Post, SafetyDriver
from qdpilot.model.words import term
from qdpilot.rules.advice import driver_advice, operator_advice
from qdpilot.rules.identifiers import id_number_fault, uscc_fault
from ui.kit.buttons import GhostButton
from ui.kit.controls import Choice, NoteField, NumberField, TextField
from ui.kit.days import DayField, MaybeDay
from ui.kit.found_choice import FoundChoice
from ui.kit.frames import Section
from ui.language import language
from ui.vehicles import item_sorts
from ui.vehicles.controls import CodeField
from ui.vehicles.items import ItemsField
from ui.vehicles.looks import masked
from ui.vehicles.panel import RecordPanel, left
from ui.vehicles.record_form import Fault, found
from ui.vehicles.rows import DriverRow, OperatorRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ui.kit.fields import Form
    from ui.vehicles.record_form import Typed

#: Fields that are masked until somebody asks for them.
_MASKED = ("id_number", "phone")


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
        self.column.add(self._fleet())
        self.column.add(self._rights())
        self._company()
        self._consortium()
        self.add_life()
        self.form.advisor = operator_advice

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

    def _company(self) -> None:
        _, form = self.section(self.tr("Company and papers"))
        head, scope = TextField(), NoteField(lines=3)
        name = "legal_representative"
        self.form.bind(name, head, form.add(name, self.tr("Legal representative"), head))
        field = form.add("business_scope", self.tr("Business scope"), scope)
        self.form.bind("business_scope", scope, field)
        contacts, papers = ItemsField(item_sorts.contacts()), ItemsField(item_sorts.papers())
        field = form.add("contacts", self.tr("Further contacts"), contacts)
        self.form.bind("contacts", contacts, field)
        self.form.bind("papers", papers, form.add("papers", self.tr("Papers on file"), papers))

    def _consortium(self) -> None:
        _, form = self.section(self.tr("Consortium"))
        members, role = ItemsField(item_sorts.members()), TextField()
        self.form.bind("members", members, form.add("members", self.tr("Members"), members))
        field = form.add("role", self.tr("Role of the lead"), role)
        self.form.bind("role", role, field)
        share = NumberField(most=100, unit="%")
        field = form.add("liability_percent", self.tr("The lead's share of liability"), share)
        self.form.bind("liability_percent", share, field)

    def _fleet(self) -> Section:
        section = Section(self.tr("Fleet"))
        self._counts = GhostButton("", "car", dense=True)
        self._counts.clicked.connect(self._on_counts_clicked)
        section.box.addWidget(self._counts, 0, left())
        return section

    def _rights(self) -> Section:
        section = Section(self.tr("Rights"))
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
    """The form of a safety driver, and the rights that name the driver.

    Signals:
        reveal_asked: Id of a driver whose personal data the person wants to see.
    """

    reveal_asked = Signal(str)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._revealed = ""
        self._last: tuple[DriverRow, SafetyDriver, Typed | None] | None = None
        bind = self.form.bind
        _, form = self.section()
        self._name, self._id_number, self._employer = TextField(), CodeField(), FoundChoice()
        name = form.add("name", self.tr("Name"), self._name)
        bind("name", self._name, name, check=self._name_fault)
        told = self.tr("Personal: masked until somebody asks; who asked is kept in the history")
        number = form.add("id_number", self.tr("Identity number"), self._id_number)
        bind("id_number", self._id_number, number, check=self._number_fault, complete=18)
        self._phone = TextField()
        bind("phone", self._phone, form.add("phone", self.tr("Phone"), self._phone, hint=told))
        self._reveal = GhostButton(self.tr("Show the personal data"), "eye", dense=True)
        self._reveal.clicked.connect(self._on_reveal_clicked)
        form.box.addWidget(self._reveal, 0, left())
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
        self._hours(more)
        self._record()
        section = Section(self.tr("Rights"))
        self._links = QVBoxLayout()
        section.box.addLayout(self._links)
        self.column.add(section)
        self.add_life()
        self.form.advisor = partial(driver_advice, today=today)

    def reveal(self, name: str) -> None:
        """Show the personal data of the driver with this id, who is shown now."""
        self._revealed = name
        if self._last is not None and self._last[0].record.id == name:
            row, base, typed = self._last
            self.show_row(row, base, self._typed_since(typed))

    def _typed_since(self, typed: Typed | None) -> Typed | None:
        return self.form.typed() if self.form.is_dirty else typed

    def _hours(self, form: Form) -> None:
        for name, label in (
            ("training_hours", self.tr("Hours of training")),
            ("remote_hours", self.tr("Hours of remote operation")),
        ):
            figure = NumberField(most=99_999, unit="h")
            self.form.bind(name, figure, form.add(name, label, figure))
        form.pair("training_hours", "remote_hours")
        for name, label in (
            ("licence_until", self.tr("Licence until")),
            ("health_until", self.tr("Medical certificate until")),
            ("contract_until", self.tr("Contract until")),
            ("special_until", self.tr("Special equipment certificate until")),
        ):
            self._day(form, name, label)
        form.pair("licence_until", "health_until")
        form.pair("contract_until", "special_until")

    def _record(self) -> None:
        section, form = self.section(self.tr("Driving record"))
        periods = NumberField(most=99)
        field = form.add("clean_periods", self.tr("Periods in a row without 12 points"), periods)
        self.form.bind("clean_periods", periods, field)
        self._day(form, "last_violation_on", self.tr("Last serious violation"))
        self._day(form, "record_checked_on", self.tr("Looked up on"))
        form.pair("last_violation_on", "record_checked_on")
        barred = QCheckBox(self.tr("Drink, drugs, or a grave accident by own fault"))
        section.add(barred)
        self.form.bind("barred", barred)

    def _day(self, form: Form, name: str, label: str) -> None:
        control = MaybeDay()
        check = partial(day_fault, control)
        self.form.bind(name, control, form.add(name, label, control), check=check, complete=99)

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
        """Show a row; personal data is masked until somebody asks for it."""
        self._last = (row, base, typed)
        is_open = not base.version or base.id == self._revealed
        if not is_open:
            self._revealed = ""
        hidden = {} if is_open else {name: masked(getattr(base, name)) for name in _MASKED}
        self.form.veil(**hidden)
        self._reveal.setVisible(not is_open)
        super().show_row(row, base, typed)

    def _name_fault(self) -> Fault | None:
        return self.required("name", self.tr("Give the name as it stands on the licence."))

    def _number_fault(self) -> Fault | None:
        fault = id_number_fault(self._id_number.value())
        return found(fault) if fault else None

    @Slot()
    def _on_reveal_clicked(self) -> None:
        if self._last is not None:
            self.reveal_asked.emit(self._last[0].record.id)

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
