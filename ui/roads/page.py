"""道路: the open-road catalogue as a table, and what is selected at the right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget

from qdpilot.model.person import Role
from qdpilot.model.right import Grant
from qdpilot.model.road import Road, RoadChange, RoadState
from qdpilot.model.zone import ZoneVersion
from ui import tokens
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.controls import Choice, SearchField
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.kit.messages import EmptyState
from ui.kit.page import Page
from ui.roads.columns import catalogue_table
from ui.roads.panel import RoadPanel
from ui.roads.rows import Known, Life, Stretch, read_known, read_life, state_words
from ui.roads.turning import TURNS, Turning
from ui.shown import length

if TYPE_CHECKING:
    from typing import ClassVar

    from qdpilot.services.catalogue import Entry
    from qdpilot.services.ports import Record
    from ui.actions import Actions
    from ui.desk import Desk


class RoadsPage(Page):
    """The catalogue.

    Attributes:
        table: Of the stretches.
        search: What is typed to filter it.
        panel: What fills the inspector.
    """

    code: ClassVar[str] = "roads"
    concerns: ClassVar[tuple[type[Record], ...]] = (Road, RoadChange, Grant, ZoneVersion)

    def __init__(self, desk: Desk, actions: Actions) -> None:
        super().__init__(desk, actions)
        self._known = Known(stretches=(), names=())
        assert self.inspector is not None
        self.panel = RoadPanel(desk, self.inspector)
        self.panel.map_asked.connect(self._on_map_asked)
        self.panel.edit_asked.connect(self._on_edit_asked)
        self.panel.grant_asked.connect(self._on_grant_asked)
        self._turning = Turning(desk, self)
        self.table = catalogue_table()
        self.table.chosen.connect(self._on_chosen)
        self.table.filtered.connect(self._say)
        self.table.opened.connect(self._on_opened)
        self._lay_out_header()
        self.content.addWidget(self._filter_row())
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty())
        self.content.addWidget(self._stack, 1)
        desk.selected.connect(self._on_selected)
        desk.person_changed.connect(self._on_person_changed)
        self._show_stretch()
        self._on_person_changed(desk.person)

    def title(self) -> str:  # noqa: D102 - as in Page
        return self.tr("Open-road catalogue")

    def refresh(self) -> None:  # noqa: D102 - as in Page
        self.load(partial(read_known, calendars=self.desk.calendars), self._on_known)

    @property
    def stretch(self) -> Stretch | None:
        """The stretch that is selected, if one is."""
        rows = self.table.chosen_rows()
        return rows[0] if len(rows) == 1 else None

    def _lay_out_header(self) -> None:
        assert self.header is not None
        self._copy = Button(self.tr("Copy as table"), "copy")
        self._copy.clicked.connect(self.table.copy_whole)
        self._import = Button(self.tr("Import a list…"), "table-import")
        self._import.clicked.connect(self._on_import_asked)
        self._add = Button(self.tr("New stretch by name…"), "plus")
        self._add.clicked.connect(self._on_add_asked)
        self._pick = PrimaryButton(self.tr("Pick on the map…"), "road-sign")
        self._pick.clicked.connect(self._on_pick_asked)
        for button in (self._copy, self._import, self._add, self._pick):
            self.header.add(button)

    def _filter_row(self) -> Ground:
        row = Ground("surface", across=True, edge="top")
        side = tokens.SPACE_6
        row.box.setContentsMargins(side, tokens.SPACE_2, tokens.SPACE_4, tokens.SPACE_2)
        row.box.setSpacing(tokens.SPACE_2)
        self.search = SearchField()
        self.search.setMaximumWidth(240)
        self.search.textChanged.connect(self.table.rows.filter)
        every: list[tuple[object, str]] = [("", self.tr("All states"))]
        self.states = Choice([*every, *((one, state_words(one.value)) for one in TURNS)])
        self.states.setAccessibleName(self.tr("State"))
        self.states.setMinimumWidth(132)
        self.states.currentIndexChanged.connect(self._on_state_chosen)
        self._shown = Label(tone="text2", size="small")
        row.box.addWidget(self.search, 1)
        row.box.addWidget(self.states)
        row.box.addStretch(1)
        row.box.addWidget(self._shown)
        return row

    def _empty(self) -> EmptyState:
        words = self.tr(
            "Here stands which roads are open for tests: from where to where, when, for which "
            "scenarios and levels. Import the published list, or take single roads from the "
            "road network."
        )
        empty = EmptyState(
            "route", self.tr("No open roads yet"), words, step=self.tr("Import a list…")
        )
        empty.asked.connect(self._on_import_asked)
        return empty

    # What is shown

    @Slot(object)
    def _on_known(self, known: Known) -> None:
        self._known = known
        self.table.show_rows(known.stretches)
        self._stack.setCurrentIndex(0 if known.stretches else 1)
        self._on_selected(self.desk.selection)
        self._show_stretch()
        self._say()

    @Slot()
    def _say(self, _count: int = 0) -> None:
        rows = self.table.rows.shown_rows()
        total = length(sum(one.entry.length_m for one in rows))
        told = self.tr("%n stretch(es), {length}", "", len(rows)).format(length=total)
        self._shown.setText(told)

    @Slot(int)
    def _on_state_chosen(self, _at: int) -> None:
        state = self.states.value()
        self.table.rows.keep(partial(_has_state, state) if state else None)

    @Slot(object)
    def _on_chosen(self, _ids: tuple[str, ...]) -> None:
        stretch = self.stretch
        if stretch is None:
            self.desk.select(())
        else:
            self.desk.select((Road, road.id) for road in stretch.entry.roads)
        self._show_stretch()

    @Slot(object)
    def _on_selected(self, _things: object) -> None:
        ids = self.desk.selected_ids(Road)
        mine = [one.id for one in self._known.stretches if ids & {r.id for r in one.entry.roads}]
        if mine and tuple(mine[:1]) != self.table.chosen_names():
            self.table.choose(mine[:1])
            self._show_stretch()

    def _show_stretch(self) -> None:
        stretch = self.stretch
        self.panel.show_stretch(stretch, lacks=self._lacks(Role.CLERK))
        if stretch is None or self.inspector is None:
            return
        for state in TURNS[stretch.entry.state]:
            button = Button(*self._turning.words(state))
            button.setProperty("state", state)
            button.clicked.connect(self._on_turn_clicked)
            lacks = self._lacks(Role.APPROVER)
            button.setEnabled(not lacks)
            button.setToolTip(lacks)
            self.inspector.add_button(button)
        query = partial(read_life, number=stretch.entry.number, at=self.desk.clock())
        self.desk.read(query, self._on_life)

    @Slot(object)
    def _on_life(self, life: Life) -> None:
        stretch = self.stretch
        if stretch is not None and stretch.entry.number == life.number:
            self.panel.show_life(life)

    def _lacks(self, role: Role) -> str:
        """Return why the person may not; empty if one may."""
        if role in self.desk.person.roles:
            return ""
        if role is Role.CLERK:
            return self.tr(
                "Only a clerk keeps the catalogue; change person at the foot of the rail"
            )
        return self.tr(
            "Only an approver opens, pauses or closes a road; change person at the foot of the rail"
        )

    @Slot(object)
    def _on_person_changed(self, _person: object) -> None:
        lacks = self._lacks(Role.CLERK)
        for button in (self._add, self._import, self._pick):
            button.setEnabled(not lacks)
            button.setToolTip(lacks)
        self._show_stretch()

    # What is asked for

    @Slot()
    def _on_turn_clicked(self) -> None:
        if self.stretch is not None:
            state = RoadState(self.sender().property("state"))  # Qt keeps its text
            self._turning.ask(state, self.stretch)

    @Slot()
    def _on_import_asked(self) -> None:
        from ui.roads.list_dialog import ListDialog

        if not self._lacks(Role.CLERK):
            ListDialog(self, self.desk).open()

    @Slot()
    def _on_add_asked(self) -> None:
        self._open_form(None)

    @Slot()
    def _on_pick_asked(self) -> None:
        self.desk.show("map")
        self.registry.action("map.list").trigger()  # the map page declares it when it is made

    @Slot()
    def _on_edit_asked(self) -> None:
        if self.stretch is not None and not self._lacks(Role.CLERK):
            self._open_form(self.stretch.entry)

    def _open_form(self, entry: Entry | None) -> None:
        from ui.roads.entry_dialog import EntryDialog

        dialog = EntryDialog(
            self,
            self.desk,
            names=self._known.names,
            entry=entry,
            number=self._known.number,
            done=self._on_stored,
        )
        dialog.open()

    @Slot(object)
    def _on_stored(self, entry: Entry) -> None:
        self.desk.told.emit(self.tr("{road} is in the catalogue").format(road=entry.says.name))
        self.desk.select((Road, road.id) for road in entry.roads)

    @Slot(str)
    def _on_opened(self, _id: str) -> None:
        self._on_map_asked()

    @Slot()
    def _on_map_asked(self) -> None:
        if self.stretch is not None:
            self.desk.show("map", *((Road, road.id) for road in self.stretch.entry.roads))

    @Slot(str)
    def _on_grant_asked(self, grant_id: str) -> None:
        self.desk.show("grants", (Grant, grant_id))


def _has_state(state: object, row: Stretch) -> bool:
    return row.entry.state is state
