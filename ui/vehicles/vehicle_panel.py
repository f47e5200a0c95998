"""The panel of a vehicle: its form, its rights, its plates."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QCheckBox, QVBoxLayout

from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.vehicle import Track, Vehicle
from qdpilot.model.words import term
from qdpilot.rules.identifiers import vin_fault
from ui import shown, tokens
from ui.kit.buttons import GhostButton
from ui.kit.chips import paint_scenario
from ui.kit.controls import Choice, NumberField, TextField
from ui.kit.days import MaybeDay
from ui.kit.frames import Section
from ui.kit.labels import Label
from ui.language import language
from ui.theme import theme
from ui.vehicles.controls import CodeField
from ui.vehicles.looks import scenario_words, state_look
from ui.vehicles.panel import RecordPanel
from ui.vehicles.people_panels import day_fault, offer
from ui.vehicles.plate_history import PlateHistory
from ui.vehicles.record_form import Fault, found
from ui.vehicles.rows import VehicleRow
from ui.vehicles.vehicle_columns import plate_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from ui.kit.fields import Form

_LEVELS = (3, 4, 5)


class VehiclePanel(RecordPanel[VehicleRow, Vehicle]):
    """Everything a clerk knows of a vehicle.

    Signals:
        plate_asked: A plate or code should be assigned to the vehicle shown.
        withdrawal_asked: A `Plate` of the vehicle shown should be withdrawn.
    """

    plate_asked = Signal()
    withdrawal_asked = Signal(object)

    def __init__(self, today: date) -> None:
        super().__init__()
        self._today = today
        self.plate_face()
        self._identity()
        self.column.add(self._rights())
        self.column.add(self._plates())
        self._kind()
        self._insurance()
        self._terminals()
        theme().changed.connect(self._on_theme_changed)

    def show_operators(self, operators: Iterable[tuple[object, str]]) -> None:
        """Offer these operators."""
        offer(self._operator, operators)

    def show_facts(self, row: VehicleRow) -> None:
        """Show head, rights and plates."""
        self._row = row
        new = not row.record.version
        title = self.tr("New vehicle") if new else plate_words(row)
        self.say_title(title, [state_look(row.state)], sample=row.record.sample)
        self.rights_into(self._links, row.rights)
        self._warn(row)
        self._history.show_plates(row.plates, saved=not new)
        words = self.tr("Assign plate") if not row.plates else self.tr("Assign another")
        self._assign.setText(words)
        self._allow_plates()

    def allow(self, *, editing: bool) -> None:
        """Let the person edit and assign plates, or only read."""
        super().allow(editing=editing)
        self._history.allow(editing=editing)
        self._allow_plates()

    def first_field(self) -> str:
        """Return the field to begin with."""
        return "vin"

    def _identity(self) -> None:
        _, form = self.section()
        self._vin, self._operator = CodeField(), Choice()
        vin = form.add("vin", self.tr("VIN"), self._vin)
        self.form.bind("vin", self._vin, vin, check=self._vin_fault, complete=17)
        operator = form.add("operator_id", self.tr("Operator"), self._operator)
        self.form.bind("operator_id", self._operator, operator)

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

    def _kind(self) -> None:
        _, form = self.section(self.tr("Vehicle"))
        self._scenario = Choice([(one, scenario_words(one)) for one in scenario_kinds()])
        self._scenario.currentIndexChanged.connect(self._on_scenario_changed)
        self._track = Choice([(one, term("track", one.value, language())) for one in Track])
        self._track.currentIndexChanged.connect(self._on_track_changed)
        level = Choice([(one, f"L{one}") for one in _LEVELS])
        bind = self.form.bind
        bind("scenario", self._scenario, form.add("scenario", self.tr("Scenario"), self._scenario))
        track = form.add("track", self.tr("Track"), self._track)
        bind("track", self._track, track, check=self._track_fault)
        for name, label in (("make", self.tr("Make")), ("model", self.tr("Model"))):
            control = TextField()
            bind(name, control, form.add(name, label, control))
        bind("level", level, form.add("level", self.tr("Automation level"), level))
        seats = NumberField(most=999)
        bind("seats", seats, form.add("seats", self.tr("Passenger seats"), seats))
        for name, label, unit, most in (
            ("length_mm", self.tr("Length"), "mm", 60_000),
            ("mass_kg", self.tr("Greatest mass"), "kg", 200_000),
            ("top_speed_kmh", self.tr("Top speed"), "km/h", 300),
        ):
            figure = NumberField(most=most, unit=unit)
            bind(name, figure, form.add(name, label, figure))
        form.pair("make", "model")
        form.pair("level", "seats")
        form.pair("length_mm", "mass_kg")
        self._paint_badges()

    def _insurance(self) -> None:
        _, form = self.section(self.tr("Insurance and inspection"))
        self._day(form, "insured_until", self.tr("Compulsory insurance until"))
        self._day(form, "inspected_until", self.tr("Inspection until"))
        self._day(form, "liability_until", self.tr("Liability insurance until"))
        cover = NumberField(most=2_000_000_000, unit=self.tr("yuan"))
        cover.setGroupSeparatorShown(True)
        cover.setMinimumWidth(96)  # else the room of its largest number cuts the day beside it
        field = form.add("liability_cny", self.tr("Liability cover"), cover)
        self.form.bind("liability_cny", cover, field)
        form.pair("insured_until", "inspected_until")
        form.pair("liability_until", "liability_cny")

    def _day(self, form: Form, name: str, label: str) -> None:
        control = MaybeDay()
        check = partial(day_fault, control)
        self.form.bind(name, control, form.add(name, label, control), check=check, complete=99)

    def _terminals(self) -> None:
        section, _ = self.section(self.tr("Terminals"))
        for name, label in (
            ("direct_communication", self.tr("Direct communication (V2X)")),
            ("beidou", self.tr("BeiDou")),
        ):
            tick = QCheckBox(label)
            section.add(tick)
            self.form.bind(name, tick)

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
            self._scenario.setItemIcon(at, _badge(code, self.devicePixelRatioF()))

    @Slot()
    def _on_theme_changed(self) -> None:
        self._paint_badges()

    @Slot(int)
    def _on_scenario_changed(self, _at: int) -> None:
        self.form.judge("track")

    @Slot(int)
    def _on_track_changed(self, _at: int) -> None:
        self.form.judge("vin")


def _badge(code: str, ratio: float) -> QIcon:
    picture = QPixmap(round(18 * ratio), round(18 * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(theme().color("surface"))
    painter = QPainter(picture)
    paint_scenario(painter, QRect(0, 0, 18, 18), code, size=18)
    painter.end()
    return QIcon(picture)
