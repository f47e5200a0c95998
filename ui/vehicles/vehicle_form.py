"""The form of a vehicle: its sections, what is wrong while one types, what its VIN says."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox

from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Category, Energy, Vehicle
from qdpilot.model.words import term
from qdpilot.rules.advice import vehicle_advice
from qdpilot.rules.identifiers import vin_fault
from qdpilot.rules.insurance import by_policies, insured
from qdpilot.rules.licences import needed_classes, size_class
from qdpilot.rules.vin_reading import vin_told
from ui.kit.controls import Choice, NumberField, TextField
from ui.kit.days import MaybeDay
from ui.kit.fields import Field
from ui.kit.found_choice import FoundChoice
from ui.kit.labels import Label
from ui.language import language
from ui.theme import theme
from ui.vehicles import item_sorts
from ui.vehicles.badge import badge
from ui.vehicles.controls import CodeField, LinesField
from ui.vehicles.items import ItemsField
from ui.vehicles.looks import scenario_words
from ui.vehicles.panel import RecordPanel
from ui.vehicles.people_panels import day_fault, offer
from ui.vehicles.record_form import Fault, found
from ui.vehicles.rows import VehicleRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from enum import StrEnum

    from ui.kit.fields import Form

_LEVELS = (3, 4, 5)


class VehicleForm(RecordPanel[VehicleRow, Vehicle]):
    """The fields of a vehicle in calm sections; a subclass says in which order they stand."""

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.form.advisor = vehicle_advice
        theme().changed.connect(self._on_theme_changed)

    def show_operators(self, operators: Iterable[tuple[object, str]]) -> None:
        """Offer these operators."""
        offer(self._operator, operators)

    def first_field(self) -> str:
        """Return the field to begin with."""
        return "vin"

    def say_derived(self) -> None:
        """Say what follows from the fields: size class, licence, what the VIN says."""
        self._was = self.form.record
        self._say_size()
        self._say_cover()
        self._on_vin_changed()

    def _say_cover(self) -> None:
        """Show what follows from the policies; it cannot be typed then, and goes with the last."""
        typed = self.form.made()
        made = self._was = insured(typed, self._was)
        follow = by_policies(typed)
        liable = "liability_cny" in follow
        for control, until, follows in (
            (self._insured, made.insured_until, "insured_until" in follow),
            (self._liable, made.liability_until, "liability_until" in follow),
        ):
            if control.day() != until:
                control.show_day(until)
            control.setReadOnly(follows or not self.is_editable)
        if self._cover.number() != made.liability_cny:
            self._cover.choose(made.liability_cny)
        self._cover.setEnabled(self.is_editable and not liable)

    def add_identity(self) -> None:
        """Add the section of VIN and operator."""
        _, form = self.section()
        self._vin, self._operator = CodeField(), FoundChoice()
        vin = form.add("vin", self.tr("VIN"), self._vin)
        self.form.bind("vin", self._vin, vin, check=self._vin_fault, complete=17)
        self._vin_field = vin
        self._vin.textChanged.connect(self._on_vin_changed)
        operator = form.add("operator_id", self.tr("Operator"), self._operator)
        self.form.bind("operator_id", self._operator, operator)

    def add_kind(self) -> None:
        """Add the section of what kind of vehicle it is."""
        _, form = self.section(self.tr("Vehicle"))
        self._scenario = Choice([(one, scenario_words(one)) for one in scenario_kinds()])
        self._scenario.currentIndexChanged.connect(self._on_scenario_changed)
        self._track = Choice([(one, term("track", one.value, language())) for one in Track])
        self._track.currentIndexChanged.connect(self._on_track_changed)
        bind = self.form.bind
        bind("scenario", self._scenario, form.add("scenario", self.tr("Scenario"), self._scenario))
        track = form.add("track", self.tr("Track"), self._track)
        bind("track", self._track, track, check=self._track_fault)
        for name, label in (
            ("make", self.tr("Make")),
            ("model", self.tr("Model")),
            ("maker", self.tr("Maker")),
            ("announcement", self.tr("Announcement number")),
        ):
            control = TextField()
            bind(name, control, form.add(name, label, control))
        category = Choice([(None, "—"), *_terms("vehicle_category", Category)])
        bind("category", category, form.add("category", self.tr("Category"), category))
        energy = Choice([(None, "—"), *_terms("energy", Energy)])
        bind("energy", energy, form.add("energy", self.tr("Power"), energy))
        made, colour = MaybeDay(), TextField()
        bind("made_on", made, form.add("made_on", self.tr("Made on"), made))
        bind("colour", colour, form.add("colour", self.tr("Colour"), colour))
        form.pair("make", "model")
        form.pair("category", "energy")
        form.pair("made_on", "colour")
        self._paint_badges()

    def add_build(self) -> None:
        """Add the section of size, mass and seats."""
        _, form = self.section(self.tr("Size, mass, seats"))
        self._figures(
            form,
            ("seats", self.tr("Passenger seats"), "", 999),
            ("length_mm", self.tr("Length"), "mm", 60_000),
            ("width_mm", self.tr("Width"), "mm", 9_000),
            ("height_mm", self.tr("Height"), "mm", 9_000),
            ("curb_mass_kg", self.tr("Curb mass"), "kg", 200_000),
            ("load_kg", self.tr("Load"), "kg", 200_000),
            ("mass_kg", self.tr("Greatest mass"), "kg", 200_000),
        )
        form.pair("seats", "length_mm")
        form.pair("width_mm", "height_mm")
        form.pair("curb_mass_kg", "load_kg")
        size = Label(tone="text2", size="small", wrap=True)
        form.box.addWidget(size)
        self._size = size
        self.form.edited.connect(self._on_edited_build)

    def _figures(self, form: Form, *figures: tuple[str, str, str, int]) -> None:
        for name, label, unit, most in figures:
            figure = NumberField(most=most, unit=unit)
            self.form.bind(name, figure, form.add(name, label, figure))

    def add_insurance(self) -> None:
        """Add the section of insurance and inspection."""
        _, form = self.section(self.tr("Insurance and inspection"))
        policies = self._policies = ItemsField(item_sorts.policies(self._today))
        field = form.add("policies", self.tr("Policies"), policies)
        self.form.bind("policies", policies, field)
        self._insured = self._day(form, "insured_until", self.tr("Compulsory insurance until"))
        self._day(form, "inspected_until", self.tr("Inspection until"))
        until = self.tr("Liability insurance until")
        self._liable = self._day(form, "liability_until", until)
        cover = self._cover = NumberField(most=2_000_000_000, unit=self.tr("yuan"))
        cover.setGroupSeparatorShown(True)
        cover.setMinimumWidth(96)  # else the room of its largest number cuts the day beside it
        field = form.add("liability_cny", self.tr("Liability cover"), cover)
        self.form.bind("liability_cny", cover, field)
        number = TextField()
        field = form.add("inspection_number", self.tr("Inspection certificate"), number)
        self.form.bind("inspection_number", number, field)
        self._day(form, "inspected_on", self.tr("Inspected on"))
        form.pair("insured_until", "inspected_until")
        form.pair("liability_until", "liability_cny")
        form.pair("inspection_number", "inspected_on")

    def _day(self, form: Form, name: str, label: str) -> MaybeDay:
        control = MaybeDay()
        check = partial(day_fault, control)
        self.form.bind(name, control, form.add(name, label, control), check=check, complete=99)
        return control

    def add_driving(self) -> None:
        """Add the section of what drives it, and of its terminals."""
        section, form = self.section(self.tr("Driving and terminals"))
        level = Choice([(one, f"L{one}") for one in _LEVELS])
        field = form.add("level", self.tr("Automation level"), level)
        self.form.bind("level", level, field)
        self._figures(
            form,
            ("top_speed_kmh", self.tr("Top speed"), "km/h", 300),
            ("recorder_seconds", self.tr("Recorder keeps before an event"), "s", 86_400),
        )
        form.pair("level", "top_speed_kmh")
        software = ItemsField(item_sorts.software(self._today))
        field = form.add("software", self.tr("Driving software"), software)
        self.form.bind("software", software, field)
        sensors = LinesField()
        told = self.tr("One a line, with count: lidar × 4")
        field = form.add("sensors", self.tr("Sensors"), sensors, hint=told)
        self.form.bind("sensors", sensors, field)
        for name, label, number, words in (
            (
                "direct_communication",
                self.tr("Direct communication (V2X)"),
                "direct_terminal",
                self.tr("Number of the V2X terminal"),
            ),
            (
                "beidou",
                self.tr("BeiDou"),
                "beidou_terminal",
                self.tr("Number of the BeiDou terminal"),
            ),
        ):
            tick, terminal = QCheckBox(label), TextField()
            section.add(tick)
            self.form.bind(name, tick)
            field = Field(words, terminal)
            section.add(field)
            self.form.bind(number, terminal, field)

    def _vin_fault(self) -> Fault | None:
        track = self._track.value()
        assert isinstance(track, Track)
        held = self._vin.value()
        if not held:
            return Fault(self.tr("Give the VIN, or the maker's own number of a low-speed vehicle."))
        fault = vin_fault(held, track=track)
        if fault is None:
            return None
        words = self.tr("Change to {char}").format(char=fault.values.get("expected", ""))
        return found(fault, remedy=words)

    def _track_fault(self) -> Fault | None:
        kind = scenario_kinds()[str(self._scenario.value())]
        if self._track.value() in kind.tracks:
            return None
        names = [term("track", one.value, language()) for one in kind.tracks]
        told = self.tr("This scenario takes {tracks}")
        joined = ("、" if language() == "zh" else ", ").join(names)
        return Fault(told.format(tracks=joined))

    def _paint_badges(self) -> None:
        for at, code in enumerate(scenario_kinds()):
            self._scenario.setItemIcon(at, badge(code, self.devicePixelRatioF()))

    def _say_size(self) -> None:
        """Say the size class by length and seats, and which licence a driver needs."""
        typed = self.form.made()
        size = size_class(typed)
        classes = needed_classes(typed)
        if not size:
            words = self.tr("Size class: unknown until length or seats are given")
        elif classes:
            words = self.tr("Size class: {size}; a driver needs {classes} or higher")
        else:
            words = self.tr("Size class: {size}; no driving licence class is asked for")
        said = words.format(
            size=term("size_class", size, language()) if size else "", classes="/".join(classes)
        )
        self._size.setText(said)

    @Slot()
    def _on_edited_build(self) -> None:
        self._say_size()
        self._say_cover()

    @Slot()
    def _on_vin_changed(self) -> None:
        """Say what the VIN says: model year, maker; unknown is said too."""
        vin, track = self._vin.value(), self._track.value()
        if len(vin) != 17 or track in {Track.LOW_SPEED, Track.SITE}:
            self._vin_field.say("")
            return
        told = vin_told(vin, this_year=self._today.year)
        unknown = self.tr("unknown")
        words = self.tr("Read from the VIN: model year {year}, maker {maker} ({wmi})")
        year = str(told.year) if told.year else unknown
        maker = told.maker or unknown
        self._vin_field.say(words.format(year=year, maker=maker, wmi=vin[:3]))

    @Slot()
    def _on_theme_changed(self) -> None:
        self._paint_badges()

    @Slot(int)
    def _on_scenario_changed(self, _at: int) -> None:
        self.form.judge("track")

    @Slot(int)
    def _on_track_changed(self, _at: int) -> None:
        self.form.judge("vin")


def _terms(group: str, kind: type[StrEnum]) -> list[tuple[object, str]]:
    return [(one, term(group, one.value, language())) for one in kind]
