"""The page 车辆: three tabs over the register, and the form of what is selected at the right."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from qdpilot.model.operator import Operator
from qdpilot.model.person import Role
from qdpilot.model.right import Grant
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.vehicle import Plate, Track, Vehicle
from qdpilot.rules.identifiers import plate_shown
from qdpilot.services import register
from qdpilot.services.clock import new_id
from ui import shown, tokens
from ui.actions import Declared
from ui.kit.buttons import Button, GhostButton, PrimaryButton
from ui.kit.confirm import ConfirmAct
from ui.kit.controls import Choice, SearchField
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.kit.messages import EmptyState
from ui.kit.page import Page
from ui.kit.tabs import FilterTabs
from ui.language import language
from ui.vehicles.looks import state_words
from ui.vehicles.pane import Pane, Sort
from ui.vehicles.people_columns import driver_columns, operator_columns
from ui.vehicles.people_panels import DriverPanel, OperatorPanel
from ui.vehicles.plate_dialog import PlateDialog
from ui.vehicles.rows import (
    STATES,
    DriverRow,
    OperatorRow,
    Register,
    VehicleRow,
    read_register,
)
from ui.vehicles.vehicle_columns import vehicle_columns
from ui.vehicles.vehicle_panel import VehiclePanel

if TYPE_CHECKING:
    from typing import ClassVar

    from qdpilot.model.errors import QdPilotError
    from qdpilot.services.ports import Record
    from ui.actions import Actions
    from ui.desk import Desk

ACTIONS: tuple[Declared, ...] = (
    Declared(
        id="vehicles.save",
        text=str(QT_TRANSLATE_NOOP("actions", "Save")),
        key="Ctrl+S",
        group="vehicles",
    ),
    Declared(
        id="vehicles.register",
        text=str(QT_TRANSLATE_NOOP("actions", "Register")),
        key="Ctrl+N",
        group="vehicles",
    ),
    Declared(
        id="vehicles.find",
        text=str(QT_TRANSLATE_NOOP("actions", "Filter the register")),
        key="Ctrl+F",
        group="vehicles",
    ),
)


class VehiclesPage(Page):
    """The register.

    Attributes:
        panes: By code: vehicles, operators, drivers.
        tabs: Over them.
        search: What is typed to filter the tab in front.
        save_button: Saves the record shown.
    """

    code: ClassVar[str] = "vehicles"
    concerns: ClassVar[tuple[type[Record], ...]] = (Vehicle, Plate, Operator, SafetyDriver, Grant)

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        self._names: dict[str, str] = {}
        self._counts: Counter[str] = Counter()
        self._read_once = False
        self._dialog: PlateDialog | None = None
        self._make_panes()
        self._lay_out_header()
        self._lay_out_content()
        self._lay_out_inspector()
        actions.declare(*ACTIONS)
        actions.bind("vehicles.save", self._on_save_asked, where=self)
        actions.bind("vehicles.register", self._on_register_asked, where=self)
        actions.bind("vehicles.find", self._on_find_asked, where=self)
        desk.selected.connect(self._on_selected)
        desk.person_changed.connect(self._on_person_changed)
        self._show_tab("vehicles")
        self._on_person_changed(desk.person)

    @property
    def pane(self) -> Pane[Any, Any]:
        """The pane in front."""
        return self.panes[self.tabs.code() or "vehicles"]

    def title(self) -> str:
        """Return the title."""
        return self.tr("Vehicles")

    def refresh(self) -> None:
        """Read the register anew; typed words stay."""
        self.desk.read(partial(read_register, at=self.desk.now()), self._on_register)

    def is_unsaved(self) -> bool:
        """Tell whether anything typed is not saved."""
        return any(pane.unsaved for pane in self.panes.values())

    # How it is built

    def _make_panes(self) -> None:
        today = self.desk.now().date()
        self._cars, self._companies, self._people = (
            VehiclePanel(today), OperatorPanel(), DriverPanel(today)
        )  # fmt: skip
        self.panes: dict[str, Pane[Any, Any]] = {
            "vehicles": Pane(
                self.desk,
                Sort(
                    code="vehicles",
                    kind=Vehicle,
                    columns=vehicle_columns,
                    panel=self._cars,
                    save=register.save_vehicle,
                    row_of=self._vehicle_row,
                ),
            ),
            "operators": Pane(
                self.desk,
                Sort(
                    code="operators",
                    kind=Operator,
                    columns=operator_columns,
                    panel=self._companies,
                    save=register.save_operator,
                    row_of=_operator_row,
                ),
            ),
            "drivers": Pane(
                self.desk,
                Sort(
                    code="drivers",
                    kind=SafetyDriver,
                    columns=driver_columns,
                    panel=self._people,
                    save=register.save_driver,
                    row_of=self._driver_row,
                ),
            ),
        }
        for pane in self.panes.values():
            pane.chosen.connect(self._on_chosen)
            pane.touched.connect(self._on_touched)
            pane.stored.connect(self._on_stored)
            pane.sort.panel.right_asked.connect(self._on_right_asked)
        self._cars.plate_asked.connect(self._on_plate_asked)
        self._cars.withdrawal_asked.connect(self._on_withdrawal_asked)
        self._companies.vehicles_asked.connect(self._on_vehicles_asked)

    def _lay_out_header(self) -> None:
        assert self.header is not None
        copy = Button(self.tr("Copy as table"), "copy")
        copy.clicked.connect(self._on_copy_asked)
        self.header.add(copy)
        self.register_button = PrimaryButton(self.tr("Register vehicle"), "plus")
        self.register_button.clicked.connect(self._on_register_asked)
        self.header.add(self.register_button)

    def _lay_out_content(self) -> None:
        self.tabs = FilterTabs()
        for code, words in (
            ("vehicles", self.tr("Vehicles")),
            ("operators", self.tr("Operators")),
            ("drivers", self.tr("Safety drivers")),
        ):
            self.tabs.add(code, words, 0)
        self.tabs.chosen.connect(self._show_tab)
        tabs = QHBoxLayout()
        tabs.setContentsMargins(tokens.SPACE_6, 0, tokens.SPACE_4, 0)
        tabs.addWidget(self.tabs)
        tabs.addStretch(1)
        self.content.addLayout(tabs)
        self.content.addWidget(self._filter_row())
        self._stack = QStackedWidget()
        self._places: dict[str, int] = {}
        for code, pane in self.panes.items():
            self._places[code] = self._stack.addWidget(pane)
        for code, empty in self._empties().items():
            empty.asked.connect(self._on_register_asked)
            self._places[f"no {code}"] = self._stack.addWidget(empty)
        self.content.addWidget(self._stack, 1)
        self.content.addWidget(self._foot())

    def _filter_row(self) -> QWidget:
        row = Ground("surface", across=True, edge="top")
        side = tokens.SPACE_6
        row.box.setContentsMargins(side, tokens.SPACE_2, tokens.SPACE_4, tokens.SPACE_2)
        row.box.setSpacing(tokens.SPACE_2)
        self.search = SearchField()
        self.search.setMaximumWidth(240)
        self.search.textChanged.connect(self._on_typed)
        every: list[tuple[object, str]] = [("", self.tr("All states"))]
        self.states = Choice([*every, *((one, state_words(one)) for one in STATES)])
        self.states.setAccessibleName(self.tr("State"))
        self.states.setMinimumWidth(132)
        self.states.currentIndexChanged.connect(self._on_state_chosen)
        self._shown = Label(tone="text2", size="small")
        row.box.addWidget(self.search, 1)
        row.box.addWidget(self.states)
        row.box.addStretch(1)
        row.box.addWidget(self._shown)
        return row

    def _empties(self) -> dict[str, EmptyState]:
        vehicles = self.tr(
            "Vehicles stand here with their plates and codes, who runs them and what rights they "
            "have. Each belongs to an operator."
        )
        operators = self.tr(
            "Operators are the enterprises that apply. Register the first with its unified social "
            "credit code; then its vehicles and safety drivers."
        )
        drivers = self.tr(
            "Safety drivers sit in the car or supervise from afar. Each is employed by an operator."
        )
        return {
            "vehicles": EmptyState(
                "car",
                self.tr("No vehicles yet"),
                vehicles,
                step=self.tr("Begin with the register"),
            ),
            "operators": EmptyState(
                "building",
                self.tr("No operators yet"),
                operators,
                step=self.tr("Register the first operator"),
            ),
            "drivers": EmptyState(
                "steering-wheel",
                self.tr("No safety drivers yet"),
                drivers,
                step=self.tr("Begin with the register"),
            ),
        }

    def _foot(self) -> QWidget:
        foot = Ground("surface", across=True, edge="top")
        foot.setFixedHeight(28)
        foot.box.setContentsMargins(tokens.SPACE_6, 0, tokens.SPACE_4, 0)
        self._totals = Label(tone="text2", size="small")
        self._unsaved = GhostButton("", "pencil", dense=True)
        self._unsaved.clicked.connect(self._on_unsaved_clicked)
        foot.box.addWidget(self._totals)
        foot.box.addStretch(1)
        foot.box.addWidget(self._unsaved)
        return foot

    def _lay_out_inspector(self) -> None:
        assert self.inspector is not None
        self.inspector.body.hide()
        self._panels = QStackedWidget()
        nothing = QWidget()
        box = QVBoxLayout(nothing)
        box.addStretch(1)
        told = Label(self.tr("Select a row to see and correct it."), tone="text2", wrap=True)
        box.addWidget(told)
        box.addStretch(2)
        box.setContentsMargins(tokens.SPACE_6, 0, tokens.SPACE_6, 0)
        self._panels.addWidget(nothing)
        for pane in self.panes.values():
            self._panels.addWidget(pane.sort.panel)
        self.inspector.box.insertWidget(1, self._panels, 1)
        self.save_button = PrimaryButton(self.tr("Save"))
        self.save_button.clicked.connect(self._on_save_asked)
        self.undo_button = Button(self.tr("Undo changes"))
        self.undo_button.clicked.connect(self._on_undo_asked)
        self.inspector.add_button(self.save_button)
        self.inspector.add_button(self.undo_button)
        self.inspector.add_note(Label("Ctrl+S", tone="text3", size="small"))

    # What happens

    @Slot(str)
    def _show_tab(self, code: str) -> None:
        empty = self.panes[code].is_empty and self._read_once
        self._stack.setCurrentIndex(self._places[f"no {code}" if empty else code])
        self.states.setVisible(code == "vehicles")
        self._apply_filter()
        words = {
            "vehicles": self.tr("Register vehicle"),
            "operators": self.tr("Register operator"),
            "drivers": self.tr("Register safety driver"),
        }
        self.register_button.setText(words[code])
        self._say()

    def _apply_filter(self) -> None:
        rows = self.pane.table.rows
        rows.filter(self.search.text())
        if self.tabs.code() == "vehicles":
            state = self.states.value()
            rows.keep(partial(_has_state, state) if state else None)

    def _say(self) -> None:
        """Show counts, buttons and the panel as the pane in front has them."""
        pane = self.pane
        count, of = pane.table.rows.rowCount(), len(pane.table.rows.rows())
        told = self.tr("{count} of {all} shown, {chosen} selected")
        chosen = len(pane.table.selectionModel().selectedRows())
        self._shown.setText(told.format(count=count, all=of, chosen=chosen))
        self._totals.setText(self._totals_words())
        unsaved = sum(len(one.unsaved) for one in self.panes.values())
        self._unsaved.setText(self.tr("{count} not saved").format(count=unsaved))
        self._unsaved.setVisible(bool(unsaved))
        shows = bool(pane.shown_id) and not (pane.is_empty and self._read_once)
        self._panels.setCurrentWidget(pane.sort.panel if shows else self._panels.widget(0))
        clerk = self._lacks()
        self.save_button.setEnabled(shows and pane.may_undo and not pane.is_saving and not clerk)
        self.save_button.setToolTip(clerk)
        self.undo_button.setEnabled(shows and pane.may_undo and not pane.is_saving)
        first = self._first_needed()
        self.register_button.setEnabled(not clerk and not first)
        self.register_button.setToolTip(clerk or first)

    def _lacks(self) -> str:
        """Return why the person may not write here; empty if one may."""
        if Role.CLERK in self.desk.person.roles:
            return ""
        return self.tr("Only a clerk registers and corrects; change person at the foot of the rail")

    def _first_needed(self) -> str:
        """Return what must be registered first; empty if nothing."""
        if self.tabs.code() == "operators" or self._names or not self._read_once:
            return ""
        return self.tr("Register the operator first")

    def _totals_words(self) -> str:
        rows = self.panes["vehicles"].rows
        if self.tabs.code() != "vehicles":
            return self.tr(
                "{operators} operators, {drivers} safety drivers, {vehicles} vehicles"
            ).format(
                operators=shown.number(len(self.panes["operators"].rows)),
                drivers=shown.number(len(self.panes["drivers"].rows)),
                vehicles=shown.number(len(rows)),
            )
        parts = [
            f"{state_words(state)} {shown.number(self._counts[state])}"
            for state in STATES
            if self._counts.get(state)
        ]
        told = self.tr("{count} vehicles in all: {parts}")
        joined = ("，" if language() == "zh" else ", ").join(parts)
        return told.format(count=shown.number(len(rows)), parts=joined) if rows else ""

    def _vehicle_row(self, record: Vehicle) -> VehicleRow:
        return VehicleRow(record=record, operator=self._names.get(record.operator_id, ""))

    def _driver_row(self, record: SafetyDriver) -> DriverRow:
        return DriverRow(record=record, operator=self._names.get(record.operator_id, ""))

    def _begun(self) -> Vehicle | Operator | SafetyDriver:
        """Return the empty record of the tab in front, of the operator that is selected."""
        code = self.tabs.code()
        if code == "operators":
            return Operator(id=new_id(), name="", uscc="")
        chosen = self.panes["operators"].shown_id
        operator = chosen if chosen in self._names else next(iter(self._names))
        today = self.desk.now().date()
        if code == "drivers":
            return SafetyDriver(
                id=new_id(),
                operator_id=operator,
                name="",
                id_number="",
                licence_class="",
                licensed_since=today,
            )
        return Vehicle(
            id=new_id(),
            operator_id=operator,
            vin="",
            track=Track.MOTOR_VEHICLE,
            scenario="robotaxi",
            make="",
            model="",
        )

    def _on_register(self, read: Register) -> None:
        self._read_once = True
        self._names = {row.record.id: row.record.name for row in read.operators}
        self._counts = Counter(row.state for row in read.vehicles)
        options = sorted(self._names.items(), key=_by_name)
        self._cars.show_operators(options)
        self._people.show_operators(options)
        rows = {
            "vehicles": read.vehicles, "operators": read.operators, "drivers": read.drivers
        }  # fmt: skip
        for code, pane in self.panes.items():
            self.tabs.count_shown(code, len(rows[code]))
            pane.show_rows(rows[code])
        self._on_selected(self.desk.selection)
        self._show_tab(self.tabs.code())

    @Slot(object)
    def _on_selected(self, _things: object) -> None:
        for code, pane in self.panes.items():
            names = self.desk.selected_ids(pane.sort.kind)
            known = [one for one in names if pane.row(one) is not None]
            if known and pane.shown_id not in known:
                if self.tabs.code() != code:
                    self.tabs.choose(code)
                pane.choose(known[0])

    @Slot(object)
    def _on_chosen(self, names: tuple[str, ...]) -> None:
        self.desk.select((self.pane.sort.kind, one) for one in names)

    @Slot()
    def _on_touched(self) -> None:
        if self.sender() is self.pane:
            self._say()

    @Slot(str)
    def _on_stored(self, name: str) -> None:
        told = {
            "vehicles": self.tr("The vehicle is in the register"),
            "operators": self.tr("The operator is in the register"),
            "drivers": self.tr("The safety driver is in the register"),
        }
        pane = self.sender()
        assert isinstance(pane, Pane)
        self.desk.told.emit(told[pane.sort.code])
        if pane is self.pane and pane.shown_id == name:
            self.desk.select([(pane.sort.kind, name)])

    @Slot(object)
    def _on_person_changed(self, _person: object) -> None:
        for pane in self.panes.values():
            pane.allow(editing=not self._lacks())
        self._say()

    @Slot(str)
    def _on_typed(self, _words: str) -> None:
        self._apply_filter()

    @Slot(int)
    def _on_state_chosen(self, _at: int) -> None:
        self._apply_filter()

    @Slot()
    def _on_find_asked(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    @Slot()
    def _on_copy_asked(self) -> None:
        self.pane.table.copy()
        count = len(self.pane.table.chosen_rows()) or self.pane.table.rows.rowCount()
        self.desk.told.emit(self.tr("{count} rows copied, for Excel").format(count=count))

    @Slot()
    def _on_register_asked(self) -> None:
        if self._lacks():
            return
        if self._first_needed():  # the first step of an empty office
            self.tabs.choose("operators")
        self.pane.begin(self._begun())
        self._show_tab(self.tabs.code())

    @Slot()
    def _on_save_asked(self) -> None:
        if not self._lacks():
            self.pane.save()

    @Slot()
    def _on_undo_asked(self) -> None:
        self.pane.undo()
        self._show_tab(self.tabs.code())

    @Slot()
    def _on_unsaved_clicked(self) -> None:
        """Go to the next record with words that are not saved."""
        places = [(code, one) for code, pane in self.panes.items() for one in pane.unsaved]
        here = (self.tabs.code(), self.pane.shown_id)
        after = places[places.index(here) + 1 :] if here in places else []
        code, name = (after or places)[0]
        self.tabs.choose(code)
        self.pane.choose(name)

    @Slot(str)
    def _on_right_asked(self, grant_id: str) -> None:
        self.desk.show("grants", (Grant, grant_id))

    @Slot(str)
    def _on_vehicles_asked(self, operator: str) -> None:
        self.tabs.choose("vehicles")
        self.search.setText(operator)

    @Slot()
    def _on_plate_asked(self) -> None:
        row = self.pane.row(self.pane.shown_id)
        assert isinstance(row, VehicleRow)
        self._dialog = PlateDialog(self, row, today=self.desk.now().date())
        self._dialog.assigned.connect(self._on_plate_ready)
        self._dialog.open()

    @Slot(object)
    def _on_plate_ready(self, plate: Plate) -> None:
        self.desk.call(
            register.assign_plate, plate, done=self._on_assigned, failed=self._on_plate_refused
        )

    def _on_assigned(self, plate: Plate) -> None:
        if self._dialog is not None and isValid(self._dialog):
            self._dialog.accept()
        told = self.tr("{number} is assigned").format(number=plate_shown(plate.number))
        self.desk.told.emit(told)

    def _on_plate_refused(self, error: QdPilotError) -> None:
        open_still = self._dialog is not None and isValid(self._dialog)
        if not (open_still and self._dialog.refuse(error)):
            self.desk.refused.emit(error)

    @Slot(object)
    def _on_withdrawal_asked(self, plate: Plate) -> None:
        number = plate_shown(plate.number)
        today = self.desk.now().date()
        sentence = self.tr("{number} is taken back from {day} on. This cannot be undone.")
        ConfirmAct(
            self,
            title=self.tr("Withdraw {number}").format(number=number),
            sentence=sentence.format(number=number, day=shown.day(today)),
            rows=[(self.tr("Assigned"), shown.period(plate.start, plate.end))],
            act_words=self.tr("Withdraw plate"),
            act=partial(self._withdraw, plate),
            reason_label=self.tr("Reason"),
        ).open()

    def _withdraw(self, plate: Plate, reason: str) -> None:
        day = self.desk.now().date()
        self.desk.call(register.withdraw_plate, plate, on=day, reason=reason)


def _operator_row(record: Operator) -> OperatorRow:
    return OperatorRow(record=record)


def _has_state(state: object, row: VehicleRow) -> bool:
    return row.state in {state, "unsaved"}


def _by_name(option: tuple[str, str]) -> str:
    return option[1]
