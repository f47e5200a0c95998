"""地图: the map with its tools, layers, inspector and time bar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from qdpilot.geometry.plane import Plane
from qdpilot.model.calendar import CalendarEdition
from qdpilot.model.comment import Comment
from qdpilot.model.operator import Operator
from qdpilot.model.right import Grant
from qdpilot.model.road import Road
from qdpilot.model.zone import Zone, ZoneVersion
from qdpilot.tools.reshape import Reshape
from qdpilot.tools.select import Select
from ui.kit.page import Page
from ui.map.acts import MapActs
from ui.map.beside import Beside
from ui.map.clash_watch import ClashWatch
from ui.map.closure_door import ClosureDoor
from ui.map.document import MapDocument
from ui.map.extras import MapExtras
from ui.map.ground_keeper import GroundKeeper
from ui.map.journal_door import JournalDoor
from ui.map.map_actions import ACTIONS, OF_THE_SELECTED
from ui.map.map_board import MapBoard
from ui.map.overtaken_door import OvertakenDoor
from ui.map.panels import Panels
from ui.map.picture import Picture
from ui.map.remedy_door import RemedyDoor
from ui.map.road_door import RoadDoor
from ui.map.road_wait import RoadWait
from ui.map.schedule_door import ScheduleDoor
from ui.map.selection import foremost
from ui.map.toolbox import Toolbox
from ui.map.zone_notes import read_numbers

if TYPE_CHECKING:
    from qdpilot.editing.plan import Difference
    from qdpilot.geometry.corners import CornerRef
    from qdpilot.services.ports import ChangeSet
    from qdpilot.tools.step import Picked, Step
    from ui.actions import Actions
    from ui.desk import Desk, Selected
    from ui.map.legend import Layers


class MapPage(Page):
    """The map page.

    Attributes:
        view: The map.
        document: The plan and its history.
        tools: What the hand can hold.
        panels: What fills the inspector.
        bar: The time bar.
        legend: Layers and legend.
        picture: What the map shows now, and why.
    """

    code = "map"
    concerns = (Zone, Road, Grant, ZoneVersion, Comment)
    has_header = False

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        assert self.inspector is not None
        actions.declare(*ACTIONS)
        self._board = MapBoard(desk, actions)
        self.view, self.bar, self.legend = self._board.view, self._board.bar, self._board.legend
        if desk.office.outline is not None:
            self.view.home = desk.office.outline.bounds
        self.document = MapDocument(desk, self)
        plane = Plane(epsg=desk.office.plane_epsg)
        self.panels = Panels(self.inspector, plane, self)
        self.tools = Toolbox(self.view, actions, self, plane=plane)
        self._beside = Beside(desk, self.view, self.tools)
        self.picture = Picture(desk, ClashWatch(desk, self), self._beside.notes, self)
        self._roads = RoadDoor(desk, self.view, self.legend, self)
        self._waiting = RoadWait(desk, self.view, self.tools, self._roads)
        self._ground_keeper = GroundKeeper(desk, self.view, self._roads)
        self._stack, self._has_fitted = QStackedWidget(), False
        self._shown_week: object = None
        self._door = ScheduleDoor(self._stack, self.inspector, self.document, self.picture)
        self._stack.addWidget(self._board)
        self.content.addWidget(self._stack)
        self._remedies = RemedyDoor(desk, self.picture, self.document, self.view, self.panels.zone)
        self._closures = ClosureDoor(desk, self.view, self.panels.zone, self._board.closures)
        self._overtaken = OvertakenDoor(desk, self.document, self._board.overtaken)
        self._acts = MapActs(self, self._board, self.document, self.tools)
        self._acts.listen(self.panels, self.picture)
        self._listen()
        self._ground_keeper.read.connect(self._beside.rules.take_base)
        self._ground_keeper.begin()
        self.choose_tool("map.select")
        self.extras = MapExtras(self, self._board, self.tools, self.document, self.picture)
        self.extras.tool_asked.connect(self.choose_tool)
        self._journal = JournalDoor(self, self.document, self.tools, self.view)
        self._journal.keep_with(self.panels.draft)
        self.panels.draft.rule_changed.connect(self._beside.rules.work_out)

    def refresh(self) -> None:  # noqa: D102 - as in Page
        self.document.reload()
        self.load(read_numbers, self._on_numbers)
        self._beside.notes.refresh(self.load)
        self._closures.refresh()
        self.picture.watch.refresh()

    @property
    def has_roads(self) -> bool:
        """Whether the roads have been read and are shown, be they none."""
        return self._roads.pyramid is not None

    def choose_tool(self, name: str) -> None:
        """Take a tool by the id of its action."""
        self.tools.choose(name, self.picture.selected)

    def choose_zone(self, zone_id: str | None, corner: CornerRef | None = None) -> None:
        """Select a zone, here and everywhere."""
        self.picture.select(zone_id, corner)
        self.desk.select([] if zone_id is None else [(Zone, zone_id)])
        self._show()

    def _listen(self) -> None:
        self._acts.tool_asked.connect(self.choose_tool)
        self._acts.zone_asked.connect(self.choose_zone)
        self._acts.panel_asked.connect(self.show_panel)
        self.document.changed.connect(self._on_plan_changed)
        self.document.refused.connect(self.desk.refused)
        for one in (self.document, self.picture.watch, self._closures):
            one.unread.connect(self.on_unread)
        self.picture.changed.connect(self._show)
        self._beside.panel_asked.connect(self.show_panel)
        self._beside.listen(self.panels.zone, self.picture.watch)
        self._roads.changed.connect(self._on_roads)
        self.tools.chosen.connect(self._roads.around.look)
        self.tools.chosen.connect(self._on_tool_chosen)
        self._beside.panel_asked.connect(self._waiting.look)
        self._waiting.changed.connect(self._acts.enable)
        self.view.stepped.connect(self._on_stepped)
        self.view.given_up.connect(self._on_given_up)
        self.bar.moved.connect(self._show)
        self.bar.week_asked.connect(self.picture.show_week)
        self.legend.changed.connect(self._on_layers_changed)
        self.desk.selected.connect(self._on_selected)
        panel = self.panels.zone
        panel.edited.connect(self.document.do)
        panel.schedule_asked.connect(self._door.open)
        panel.drop_asked.connect(self._acts.drop_selected)
        panel.corner_picked.connect(self._on_corner_picked)
        panel.zone_asked.connect(self._on_zone_chosen)
        panel.extras.tool_asked.connect(self.choose_tool)
        self.panels.empty.zone_chosen.connect(self._on_zone_chosen)
        self.panels.empty.draw_asked.connect(partial(self.choose_tool, "map.polygon"))

    def is_unsaved(self) -> bool:  # noqa: D102 - as in Page
        return self.tools.has_sketch or self.panels.zone.is_editing or self._door.is_open

    def shown(self) -> None:  # noqa: D102 - as in Page
        super().shown()
        self._roads.refresh()
        self.view.setFocus()

    # What changed

    @Slot()
    def _on_tool_chosen(self) -> None:
        tool = self.tools.sketching
        self._board.show_drawing(drawing=tool is not None, typed=self.tools.sets_corners)
        self._board.typed.show_sketch(self.view.tool.sketch)
        self._beside.prepare()
        self.show_panel()
        self._acts.enable()

    @Slot(object)
    def _on_committed(self, changes: ChangeSet) -> None:
        if changes.touches(Operator, CalendarEdition):
            self.picture.watch.is_stale = True
        else:
            self.picture.watch.follow(changes)
        super()._on_committed(changes)

    @Slot(object)
    def _on_numbers(self, numbers: dict[str, int]) -> None:
        self.picture.show_numbers(numbers)
        self._show()

    @Slot()
    def _on_roads(self) -> None:
        self.picture.show_roads(self._roads.roads, is_whole=self._roads.is_whole)
        self.view.ground = self.view.ground.with_plan(self.document.plan)
        self._waiting.meet_roads()
        self._beside.plan_changed()
        self._show()

    @Slot(object)
    def _on_plan_changed(self, found: Difference) -> None:
        plan = self.document.plan
        self.view.ground = self.view.ground.with_plan(plan)
        self.tools.look_again()
        self._beside.plan_changed()
        self.picture.show_plan(plan, found.ids)
        if not self._has_fitted and len(plan):
            self._has_fitted = True
            self._acts.fit()
        self._ground_keeper.expect()
        if self.picture.selected is None and isinstance(self.view.tool, Select | Reshape):
            self.choose_tool(self.tools.name)
        self._acts.enable()

    @Slot(object)
    def _on_stepped(self, step: Step) -> None:
        if step.edit is not None:
            self.document.do(step.edit)
        if step.picked is not None:
            self._pick(step.picked)
        self._acts.tell(step)
        if step.sketch.zone_id is not None:
            self.picture.try_shape(step.sketch.zone_id, step.sketch.shape)
        self._beside.stepped(step)
        if step.edit is not None and self.tools.ends_with_an_edit:
            self.tools.forget()
            self.choose_tool("map.select")
        elif self.tools.sketching is not None:
            self._board.typed.show_sketch(step.sketch)
            if self.tools.drawing is not None:
                self.picture.try_out(self.tools.drawing)
            self.show_panel()
        elif self.tools.working is not None:
            self.show_panel()
        self._acts.enable()

    @Slot()
    def _on_given_up(self) -> None:
        if self.tools.name != "map.select":
            self.choose_tool("map.select")

    @Slot(object)
    def _on_selected(self, things: frozenset[Selected]) -> None:
        zones = frozenset(name for kind, name in things if kind is Zone)
        zones |= self.picture.watch.zones_of(name for kind, name in things if kind is Grant)
        chosen = foremost(zones, self.document.plan)
        also = zones - {chosen}
        if chosen != self.picture.selected or also != self.picture.also:
            self.picture.select(chosen, None, also=also)
            if self.tools.name in OF_THE_SELECTED:
                self.choose_tool(self.tools.name)
            self._show()

    def _pick(self, picked: Picked) -> None:
        clash, asking = self._remedies.pointed, self._remedies.asking(picked)
        if asking is not None:
            self._on_zone_chosen(asking)
        else:
            self.choose_zone(picked.zone_id, picked.corner)
        if clash is not None:
            self.panels.zone.come_to(clash)

    @Slot(str)
    def _on_zone_chosen(self, zone_id: str) -> None:
        self.choose_zone(zone_id)
        self.choose_tool(self.tools.name)

    @Slot(object)
    def _on_corner_picked(self, corner: CornerRef) -> None:
        zone_id = self.picture.selected
        self.tools.choose("map.reshape", zone_id, corner)
        self.choose_zone(zone_id, corner)

    @Slot(object)
    def _on_layers_changed(self, layers: Layers) -> None:
        self.view.show_layers(
            districts=layers.districts, roads=layers.roads, graticule=layers.graticule
        )
        self._show()

    @Slot()
    def _show(self) -> None:
        """Show the picture anew: map, legend, time bar, inspector."""
        picture = self.picture
        if picture.week is not None and picture.week is not self._shown_week:
            self._shown_week = picture.week
            self.bar.show_week(picture.week)
        scene = picture.scene(self.bar.minute, self.legend.layers)
        self.view.show_scene(scene)
        self.extras.show_scene(scene)
        counts = {"zones": len(scene.plan), "clashes": scene.count, "roads": self._roads.count}
        self.legend.show_counts(counts)
        self.bar.show_selected(*picture.selected_times())
        self.show_panel()

    def show_panel(self) -> None:
        """Let the inspector show what is done now."""
        self.panels.show(self.tools.sketching, self.tools.working, self.picture, self.view.scene)
        self._remedies.look()
