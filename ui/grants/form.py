"""The form of an application: one column, labels above."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from qdpilot.model.kinds import scenario_kinds, stages
from qdpilot.model.right import ApplicationKind, Terms
from qdpilot.model.words import term
from ui import tokens
from ui.grants.asked import Asked, missing_words
from ui.grants.form_fleet import FleetFields
from ui.grants.form_limits import LimitFields
from ui.grants.pick_tables import place_picks
from ui.grants.stock import Stock
from ui.grants.words import scenario_words, stage_words
from ui.kit.controls import Choice, NoteField, TextField
from ui.kit.fields import Form
from ui.kit.found_choice import FoundChoice
from ui.language import language
from ui.schedule_editor.times_field import TimesField

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qdpilot.model.right import Grant
    from qdpilot.model.schedule import Schedule
    from ui.desk import Desk
    from ui.grants.stock import Fleet

_WIDTH = 680


class ApplicationForm(QWidget):
    """Fills in and shows the terms of an application.

    Signals:
        edited: The person changed something.
        operator_chosen: Id of the operator whose fleet is wanted.
    """

    edited = Signal()
    operator_chosen = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quiet, self._stock = False, Stock()
        self._fleet = FleetFields()
        self.form = Form()
        self.form.setMaximumWidth(_WIDTH)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.SPACE_8, tokens.SPACE_4, tokens.SPACE_8, tokens.SPACE_6)
        box.addWidget(self.form)
        box.addStretch(1)
        self._make_controls(desk)
        self._lay_out()
        self._listen()

    def offer_stock(self, stock: Stock) -> None:
        """Offer the operators and zones of the office."""
        self._quiet, self._stock = True, stock
        names = [(one.id, one.name) for one in stock.operators]
        self.operator.offer([(None, self.tr("Choose…")), *names])
        self._offer_places()
        self.times.compare_with(stock.times)
        self._quiet = False

    def offer_fleet(self, fleet: Fleet) -> None:
        """Offer the vehicles and drivers of the chosen operator."""
        if fleet.operator_id == self.operator.value():
            self._quiet = True
            self._fleet.offer(fleet, self.scenario.value())
            self._quiet = False

    def lack_fleet(self, operator_id: str) -> None:
        """Say that the fleet of an operator could not be read, if it is the one chosen."""
        if operator_id == self.operator.value():
            self._fleet.lack()

    def show_asked(self, asked: Asked) -> None:
        """Show what an application asks for; its fleet is checked when `offer_fleet` brings it."""
        self._quiet, terms = True, asked.terms
        self.form.clear_faults()
        self.kind.choose(asked.kind)
        self._fleet.name(asked.replaces_id, asked.kind)
        self._suit_kind()
        self.operator.choose(terms.operator_id)
        self.scenario.choose(terms.scenario)
        self.stage.choose(terms.stage)
        self._offer_places()
        self.places.check(terms.zone_ids)
        self._fleet.expect(terms)
        self.times.show_schedule(terms.schedule, of_zone=self._zone_schedule())
        self.passengers.setChecked(terms.passengers)
        self._limits.show(terms)
        self.fare.setText(terms.fare)
        self.conditions.setPlainText("\n".join(terms.conditions))
        self._quiet = False
        self.operator_chosen.emit(terms.operator_id)

    def start(self) -> None:
        """Begin an empty application."""
        self._quiet = True
        self._fleet.name(None, ApplicationKind.FIRST)
        self.form.clear_faults()
        for choice in (self.kind, self.operator, self.scenario, self.stage):
            choice.setCurrentIndex(0)
        self.stage.choose("demonstration")
        self._suit_kind()
        self.places.check(())
        self._fleet.empty()
        self.times.forget()
        self._limits.clear()
        self.fare.clear()
        self.conditions.clear()
        self._offer_places()
        self._suit_passengers()
        self._quiet = False

    def asked(self) -> Asked | None:
        """Return what is asked for, or None while operator, zone or times are missing."""
        schedule, kind = self.times.value(), self.kind.value()
        if self.operator.value() is None or not self.places.checked() or schedule is None:
            return None
        assert isinstance(kind, ApplicationKind)
        named = None if self._is_first else self.replaced.named()
        return Asked(kind=kind, terms=self._terms(schedule), replaces_id=named)

    def _terms(self, schedule: Schedule) -> Terms:
        terms = Terms(
            operator_id=str(self.operator.value()),
            scenario=str(self.scenario.value()),
            stage=str(self.stage.value()),
            zone_ids=self.places.checked(),
            schedule=schedule,
            vehicle_ids=self.cars.checked(),
            driver_ids=self.drivers.checked(),
            passengers=self.passengers.isChecked(),
            fare=self.fare.value(),
            conditions=tuple(filter(None, map(str.strip, self.conditions.value().split("\n")))),
        )
        return self._limits.put_into(terms)

    def missing(self) -> tuple[str, ...]:
        """Return the names of the fields that stand empty and must not."""
        given = {
            "operator_id": self.operator.value(),
            "zone_ids": self.places.checked(),
            "schedule": self.times.value(),
            "vehicle_ids": self.cars.checked(),
            "replaces": self._is_first or self.replaced.named(),
        }
        return tuple(name for name, value in given.items() if not value)

    def show_missing(self, names: Iterable[str]) -> None:
        """Say under each field of these names that it is needed."""
        self.form.clear_faults()
        for name in names:
            if (field := self.form.field(name)) is not None:
                field.show_fault(missing_words()[name])

    def _make_controls(self, desk: Desk) -> None:
        kinds = ((one, term("application_kind", one, language())) for one in ApplicationKind)
        self.kind = Choice(kinds)
        self.operator = FoundChoice()
        self.scenario = Choice((code, scenario_words(code)) for code in scenario_kinds())
        self.stage = Choice((code, stage_words(code)) for code in stages())
        self.cars, self.drivers = self._fleet.cars, self._fleet.drivers
        self.replaced = self._fleet.replaced
        for choice in (self.kind, self.operator, self.scenario, self.stage, self.replaced):
            policy = choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            choice.setSizeAdjustPolicy(policy)  # a long name must not widen the form
            choice.setMinimumContentsLength(6)
        self.places, self.times = place_picks(), TimesField(desk.calendars, today=desk.today)
        self.fare, self.conditions = TextField(), NoteField()
        self.passengers = QCheckBox(self.tr("People may be carried"))
        self._limits = LimitFields(self.passengers)
        self.cap = self._limits.cap

    def _lay_out(self) -> None:
        add = self.form.add
        add("operator_id", self.tr("Operator"), self.operator)
        add("scenario", self.tr("Scenario"), self.scenario)
        add("stage", self.tr("Stage"), self.stage)
        add("kind", self.tr("Kind of application"), self.kind)
        ends = self.tr("It ends when the new one begins, and is not held against it")
        self._replaced = add("replaces", self.tr("Right that it changes"), self.replaced, hint=ends)
        add("zone_ids", self.tr("Zones"), self.places)
        add("schedule", self.tr("Times"), self.times)
        add("vehicle_ids", self.tr("Vehicles"), self.cars)
        add("driver_ids", self.tr("Safety drivers"), self.drivers)
        add("passengers", self.tr("Passengers"), self.passengers)
        self._limits.add_to(self.form)
        add("fare", self.tr("Fare"), self.fare, hint=self.tr("Empty: free of charge"))
        add("conditions", self.tr("Further conditions"), self.conditions,
            hint=self.tr("One per line; printed on the approval"))  # fmt: skip
        self.form.pair("scenario", "stage", "kind")

    def _listen(self) -> None:
        self.operator.currentIndexChanged.connect(self._on_operator_changed)
        self.operator.activated.connect(self._on_operator_activated)
        self.scenario.currentIndexChanged.connect(self._on_scenario_changed)
        self.places.picked.connect(self._on_places_picked)
        self.kind.currentIndexChanged.connect(self._on_kind_changed)
        self.replaced.right_picked.connect(self._fill)
        for choice in (self.kind, self.stage, self.replaced):
            choice.currentIndexChanged.connect(self._on_edited)
        for signal in (
            self.cars.picked, self.drivers.picked, self.times.edited, self.passengers.toggled,
            *(one.valueChanged for one in self._limits.all),
            self.fare.textChanged, self.conditions.textChanged,
        ):  # fmt: skip
            signal.connect(self._on_edited)

    def _zone_schedule(self) -> Schedule | None:
        schedules = (one.zone.schedule for one in self.places.checked_rows())
        return next((one for one in schedules if one is not None), None)

    def _offer_places(self) -> None:
        """Offer the zones drawn for the scenario first."""
        scenario = self.scenario.value()
        places = (one for one in self._stock.places if one.area_m2 is not None)
        self.places.offer(sorted(places, key=lambda one: one.zone.scenario != scenario))

    def _suit_passengers(self) -> None:
        self.passengers.setChecked(scenario_kinds()[str(self.scenario.value())].passenger)

    @property
    def _is_first(self) -> bool:
        return self.kind.value() is ApplicationKind.FIRST

    def _suit_kind(self) -> None:
        self._replaced.setVisible(not self._is_first)
        self._fleet.suit(self.kind.value())

    @Slot()
    def _on_kind_changed(self) -> None:
        self._suit_kind()
        right = self.replaced.known(self.replaced.named())
        if right is not None and not self._is_first and not self._quiet:
            self._fill(right)

    @Slot(object)
    def _fill(self, right: Grant) -> None:
        """Say what a right says; what the person said otherwise stays."""
        kind = self.kind.value()
        assert isinstance(kind, ApplicationKind)
        said = self._fleet.says(right, kind)
        typed = self._terms(self.times.value() or said.schedule)
        terms = self._fleet.filled(said, typed, kind, drawn=self._zone_schedule())
        self.show_asked(Asked(kind=kind, terms=terms, replaces_id=right.id))
        self._on_edited()

    @Slot()
    def _on_operator_activated(self) -> None:
        """Read again what could not be read."""
        if self._fleet.is_unread and self.operator.value() is not None:
            self._fleet.await_again()
            self.operator_chosen.emit(str(self.operator.value()))

    @Slot()
    def _on_operator_changed(self) -> None:
        if self._quiet:
            return
        self._fleet.empty()
        operator = self.operator.value()
        if operator is not None:
            self.operator_chosen.emit(str(operator))
        self._on_edited()

    @Slot()
    def _on_scenario_changed(self) -> None:
        if self._quiet:
            return
        self._quiet = True
        self._offer_places()
        self._fleet.offer_for(self.scenario.value())
        self._suit_passengers()
        self._quiet = False
        self._on_edited()

    @Slot()
    def _on_places_picked(self) -> None:
        self.times.show_zone(self._zone_schedule())
        self._on_edited()

    @Slot()
    def _on_edited(self) -> None:
        if not self._quiet:
            self.form.clear_faults()
            self.edited.emit()
