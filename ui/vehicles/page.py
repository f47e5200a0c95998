"""The page 车辆: three tabs over the register, and the form of what is selected at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from qdpilot.model.operator import Operator
from qdpilot.model.person import Role
from qdpilot.model.right import Grant
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.suspension import Suspension
from qdpilot.model.vehicle import Plate, Vehicle
from ui.kit.buttons import PrimaryButton
from ui.kit.page import Page
from ui.vehicles.beginnings import begun
from ui.vehicles.frame import ACTIONS, RegisterFrame
from ui.vehicles.list_acts import ListActs
from ui.vehicles.page_words import register_words, stored_words
from ui.vehicles.pane import Pane
from ui.vehicles.people_panels import DriverPanel, OperatorPanel
from ui.vehicles.plate_acts import PlateActs
from ui.vehicles.record_acts import RecordActs, Revealing
from ui.vehicles.rows import VehicleRow, operators_in_order
from ui.vehicles.side import Side
from ui.vehicles.sorts import driver_sort, operator_sort, vehicle_sort
from ui.vehicles.totals import register_totals, shown_words, vehicle_totals
from ui.vehicles.vehicle_panel import VehiclePanel

if TYPE_CHECKING:
    from typing import ClassVar

    from qdpilot.services.ports import Record
    from ui.actions import Actions
    from ui.desk import Desk


class VehiclesPage(Page):
    """The register.

    Attributes:
        panes: By code: vehicles, operators, drivers.
        tabs: Over them.
        search: What is typed to filter the tab in front.
        side: The panels at the right.
        list_acts: The buttons over the list: import, export, copy.
    """

    code: ClassVar[str] = "vehicles"
    concerns: ClassVar[tuple[type[Record], ...]] = (
        Vehicle, Plate, Operator, SafetyDriver, Grant, Suspension
    )  # fmt: skip

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        self._names: dict[str, str] = {}
        self._states = ""
        self._read_once = False
        self._make_panes()
        self.frame = RegisterFrame(self.panes)
        self.content.addWidget(self.frame)
        self.tabs, self.filters = self.frame.tabs, self.frame.filters
        self.search = self.filters.search
        self._lay_out_header()
        self.tabs.chosen.connect(self._show_tab)
        self.filters.changed.connect(self._apply_filter)
        self.frame.first_step_asked.connect(self._on_register_asked)
        self.frame.unsaved_asked.connect(self._on_unsaved_asked)
        assert self.inspector is not None
        self.side = Side(self.inspector, [one.sort.panel for one in self.panes.values()])
        self.side.save_asked.connect(self._on_save_asked)
        self.side.undo_asked.connect(self._on_undo_asked)
        actions.declare(*ACTIONS)
        actions.bind("vehicles.save", self._on_save_asked, where=self)
        actions.bind("vehicles.register", self._on_register_asked, where=self)
        actions.bind("vehicles.find", self.search.setFocus, where=self)
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
        """Read what is shown of the register anew; typed words stay."""
        self.pane.refresh()
        self.pane.table.rows.when_arranged(self._refresh_the_rest)

    def is_unsaved(self) -> bool:
        """Tell whether anything typed is not saved."""
        return any(pane.unsaved for pane in self.panes.values())

    def _make_panes(self) -> None:
        today = self.desk.today()
        self._cars, self._companies = VehiclePanel(today), OperatorPanel()
        self._people = DriverPanel(today)
        sorts = (
            vehicle_sort(self._cars, self._names),
            operator_sort(self._companies),
            driver_sort(self._people, self._names),
        )
        self.panes: dict[str, Pane[Any, Any]] = {one.code: Pane(self.desk, one) for one in sorts}
        for pane in self.panes.values():
            pane.chosen.connect(self._on_chosen)
            pane.touched.connect(self._on_touched)
            pane.stored.connect(self._on_stored)
            pane.found.connect(self._on_found)
            pane.table.rows.refused.connect(self.on_unread)
            pane.acts = RecordActs(self.desk, self, pane.sort.panel)
            pane.sort.panel.right_asked.connect(self._on_right_asked)
        self._plates = PlateActs(self.desk, self, self.panes["vehicles"].in_words)
        self._cars.plate_asked.connect(self._on_plate_asked)
        self._cars.withdrawal_asked.connect(self._plates.ask_back)
        self._companies.vehicles_asked.connect(self._on_vehicles_asked)
        Revealing(self.desk, self, self._people)

    def _lay_out_header(self) -> None:
        assert self.header is not None
        self.list_acts = ListActs(self, lambda: self.pane, self.filters)
        for pane in self.panes.values():
            self.list_acts.hear(pane.table)
        self.frame.import_asked.connect(self.list_acts.importing.click)
        self.register_button = PrimaryButton(self.tr("Register vehicle"), "plus")
        self.register_button.clicked.connect(self._on_register_asked)
        self.header.add(self.register_button)

    @Slot(str)
    def _show_tab(self, code: str) -> None:
        self._bring_to_front(self.panes[code])
        self._apply_filter()
        self.register_button.setText(register_words(code))
        self._say()

    def _bring_to_front(self, pane: Pane[Any, Any]) -> None:
        empty = pane.is_empty and self._read_once
        self.frame.show_table(pane.sort.code, empty=empty, none_fits=pane.none_fits)

    @Slot()
    def _apply_filter(self) -> None:
        self.pane.table.rows.want(self.filters.ask())

    def _say(self) -> None:
        """Show counts, buttons and the panel as the pane in front has them."""
        pane = self.pane
        unsaved = sum(len(one.unsaved) for one in self.panes.values())
        words = self.tr("{count} not saved").format(count=unsaved)
        self.frame.say(
            shown=shown_words(pane.table),
            totals=self._states if pane.sort.code == "vehicles" else self._register_totals(),
            unsaved=words if unsaved else "",
        )
        shows = bool(pane.shown_id) and not (pane.is_empty and self._read_once)
        lacks = self._lacks()
        self.side.show_panel(
            pane.sort.panel if shows else None,
            unsaved=pane.may_undo and not pane.is_saving,
            lacks=lacks,
        )
        first = self._first_needed()
        self.register_button.setEnabled(not lacks and not first)
        self.register_button.setToolTip(lacks or first)

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

    def _register_totals(self) -> str:
        counts = {code: max(pane.table.rows.total, 0) for code, pane in self.panes.items()}
        return register_totals(**counts)

    def _on_names(self, names: dict[str, str]) -> None:
        self._names.clear()  # the same dict: rows being registered read it
        self._names.update(names)
        options = list(names.items())
        self._cars.show_operators(options)
        self._people.show_operators(options)
        self.filters.offer_operators(options)
        if not self._read_once:
            self._read_once = True
            self._on_selected(self.desk.selection)
        self._show_tab(self.tabs.code())

    def _refresh_the_rest(self) -> None:
        """Read what is not in front once that stands there."""
        self.load(operators_in_order, self._on_names)
        self.panes["vehicles"].source.count("state", self._on_states)
        for pane in self.panes.values():
            if pane is not self.pane:
                pane.refresh()

    def _on_states(self, counts: dict[str, int]) -> None:
        self._states = vehicle_totals(counts)
        self._say()

    @Slot(object)
    def _on_selected(self, _things: object) -> None:
        for pane in self.panes.values():
            names = self.desk.selected_ids(pane.sort.kind)
            if names and pane.shown_id not in names:
                pane.choose(min(names))

    @Slot()
    def _on_found(self) -> None:
        pane = self.sender()
        assert isinstance(pane, Pane)
        if pane is not self.pane and self.desk.selected_ids(pane.sort.kind):
            self.tabs.choose(pane.sort.code)

    @Slot(object)
    def _on_chosen(self, names: tuple[str, ...]) -> None:
        self.desk.select((self.pane.sort.kind, one) for one in names)

    @Slot()
    def _on_touched(self) -> None:
        pane = self.sender()
        if isinstance(pane, Pane) and pane.table.rows.total >= 0:
            self.tabs.count_shown(pane.sort.code, pane.table.rows.total)
        if pane is self.pane:
            if self._read_once:
                self._bring_to_front(pane)
            self._say()

    @Slot(str)
    def _on_stored(self, name: str) -> None:
        pane = self.sender()
        assert isinstance(pane, Pane)
        self.desk.told.emit(stored_words(pane.sort.code))
        if pane is self.pane and pane.shown_id == name:
            self.desk.select([(pane.sort.kind, name)])

    @Slot(object)
    def _on_person_changed(self, _person: object) -> None:
        for pane in self.panes.values():
            pane.allow(editing=not self._lacks())
        self._say()

    @Slot()
    def _on_register_asked(self) -> None:
        if self._lacks():
            return
        if self._first_needed():  # the first step of an empty office
            self.tabs.choose("operators")
        chosen = self.panes["operators"].shown_id
        operator = chosen if chosen in self._names else next(iter(self._names), "")
        today = self.desk.today()
        self.desk.select(())
        self.pane.begin(begun(self.tabs.code(), operator_id=operator, today=today))
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
    def _on_unsaved_asked(self) -> None:
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

    @Slot()
    def _on_plate_asked(self) -> None:
        row = self.pane.row(self.pane.shown_id)
        assert isinstance(row, VehicleRow)
        self._plates.ask(row)

    @Slot(str)
    def _on_vehicles_asked(self, operator: str) -> None:
        self.tabs.choose("vehicles")
        self.search.setText(operator)
