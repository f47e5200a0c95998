"""地图: the map with its tools, layers, inspector and time bar."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from qdpilot.editing.edits import DropZone, PutZone, SetSchedule
from qdpilot.geometry.basemap import load_basemap
from qdpilot.model.operator import Operator
from qdpilot.model.right import Grant
from qdpilot.model.road import Road
from qdpilot.model.zone import Purpose, Zone, ZoneVersion
from qdpilot.services.clock import new_id
from qdpilot.tools.draw_polygon import DrawPolygon
from qdpilot.tools.draw_rectangle import DrawRectangle
from qdpilot.tools.events import Back, Cancel, Finish, Forward
from qdpilot.tools.ground import Ground as Snapping
from qdpilot.tools.reshape import Reshape
from qdpilot.tools.select import Select
from qdpilot.tools.step import NewZone
from ui.kit.page import Page
from ui.map.clash_watch import ClashWatch
from ui.map.document import MapDocument
from ui.map.draft_panel import DraftPanel
from ui.map.empty_panel import EmptyPanel
from ui.map.floating import KeyHints, MapButtons
from ui.map.hands import MapView
from ui.map.legend import Layers, Legend
from ui.map.picture import Picture
from ui.map.schedule_host import ScheduleHost
from ui.map.time_bar import TimeBar
from ui.map.tool_strip import ACTIONS, TOOLS, ToolStrip
from ui.map.words import step_words
from ui.map.zone_panel import ZonePanel

if TYPE_CHECKING:
    from qdpilot.editing.plan import Difference
    from qdpilot.geometry.corners import CornerRef
    from qdpilot.model.schedule import Schedule
    from qdpilot.services.ports import ChangeSet, Reading
    from qdpilot.tools.step import Step
    from ui.actions import Actions
    from ui.desk import Desk, Selected

_GAP = 12


class MapPage(Page):
    """The map page.

    Attributes:
        view: The map.
        document: The plan and its history.
        bar: The time bar.
        legend: Layers and legend.
        picture: What the map shows now, and why.
    """

    code = "map"
    concerns = (Zone, Road, Grant, ZoneVersion)
    has_header = False

    def __init__(self, desk: Desk, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(desk, actions, parent)
        assert self.inspector is not None
        actions.declare(*ACTIONS)
        self.view = MapView()
        self.document = MapDocument(desk, self)
        self.bar = TimeBar(desk)
        self.legend = Legend(self.view)
        self.picture = Picture(desk, ClashWatch(desk, self), self)
        self._buttons, self._hints = MapButtons(actions, self.view), KeyHints(self.view)
        self._zone_panel = ZonePanel(self.inspector, self)
        self._draft_panel = DraftPanel(self.inspector, self)
        self._empty_panel = EmptyPanel(self.inspector, self)
        self._tool = "map.select"
        self._drawing: dict[str, DrawPolygon | DrawRectangle] = {}
        self._rights_stale = True
        self._has_fitted = False
        self._stack = QStackedWidget()
        self._lay_out()
        self._bind()
        self._listen()
        self.view.show_ground(load_basemap())
        self.choose_tool("map.select")

    # Loading

    def title(self) -> str:  # noqa: D102 - as in Page
        return self.tr("Map")

    def refresh(self) -> None:  # noqa: D102 - as in Page
        self.document.reload()
        self.desk.read(_read_surroundings, self._on_surroundings)
        if self._rights_stale:
            self._rights_stale = False
            self.picture.watch.reload()

    def choose_tool(self, name: str) -> None:
        """Take a tool by the id of its action; a sketch that waits in it is taken up again."""
        if isinstance(self.view.tool, DrawPolygon | DrawRectangle):
            self._drawing[self._tool] = self.view.tool
        self._tool = name
        self.registry.action(name).setChecked(True)
        selected = self.picture.selected
        if name == "map.pan":
            self.view.take_hand()
        elif name == "map.reshape":
            self.view.take(Reshape(zone_id=selected))
        elif name == "map.select":
            self.view.take(Select(grips=Reshape(zone_id=selected)))
        else:
            self.view.take(self._drawing.get(name) or self._new_tool(name))
        drawing = name in ("map.polygon", "map.rectangle")
        self._hints.setVisible(drawing)
        self.legend.setVisible(not drawing)
        self._place_floating()
        self._show_panel()
        self._enable()

    def choose_zone(self, zone_id: str | None, corner: CornerRef | None = None) -> None:
        """Select a zone, here and everywhere."""
        self.picture.select(zone_id, corner)
        self.desk.select([] if zone_id is None else [(Zone, zone_id)])
        self._show()

    # Layout

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(ToolStrip(self.registry))
        column.addWidget(self.view, 1)
        column.addWidget(self.bar)
        self._stack.addWidget(whole)
        self.content.addWidget(self._stack)

    def _bind(self) -> None:
        group = QActionGroup(self)
        for name in TOOLS:
            action = self.registry.bind(name, partial(self.choose_tool, name), where=self.view)
            group.addAction(action)
        snap = self.registry.bind("map.snap", self._on_snap, where=self.view)
        snap.setChecked(True)
        self.registry.bind("map.undo", self._on_undo, where=self)
        self.registry.bind("map.redo", self._on_redo, where=self)
        self.registry.bind("map.steps", self._on_steps, where=self)
        self.registry.bind("map.closer", partial(self.view.zoom, 1), where=self)
        self.registry.bind("map.further", partial(self.view.zoom, -1), where=self)
        self.registry.bind("map.fit", self._on_fit, where=self.view)

    def _listen(self) -> None:
        self.document.changed.connect(self._on_plan_changed)
        self.document.refused.connect(self.desk.refused)
        self.picture.changed.connect(self._show)
        self.view.stepped.connect(self._on_stepped)
        self.view.given_up.connect(self._on_given_up)
        self.view.clash_pointed.connect(self._on_clash_pointed)
        self.view.view_changed.connect(self._on_view_changed)
        self.bar.moved.connect(self._on_playhead_moved)
        self.bar.week_asked.connect(self.picture.show_week)
        self.legend.changed.connect(self._on_layers_changed)
        self.desk.selected.connect(self._on_selected)
        panel = self._zone_panel
        panel.edited.connect(self.document.do)
        panel.schedule_asked.connect(self._on_schedule_asked)
        panel.drop_asked.connect(self._on_drop_asked)
        panel.corner_picked.connect(self._on_corner_picked)
        panel.looked_for.connect(self.view.fit)
        panel.clash_picked.connect(self._on_clash_pointed)
        draft = self._draft_panel
        draft.described.connect(self._on_described)
        draft.finish_asked.connect(partial(self.view.tell, Finish()))
        draft.back_asked.connect(partial(self.view.tell, Back()))
        draft.drop_asked.connect(partial(self.view.tell, Cancel()))
        self._empty_panel.zone_chosen.connect(self._on_zone_chosen)
        self._empty_panel.draw_asked.connect(partial(self.choose_tool, "map.polygon"))

    # What changed

    @Slot(object)
    def _on_committed(self, changes: ChangeSet) -> None:
        if changes.touches(Grant, Operator):
            self._rights_stale = True
        super()._on_committed(changes)

    @Slot(object)
    def _on_surroundings(self, read: tuple[tuple[Road, ...], dict[str, int]]) -> None:
        roads, numbers = read
        self.picture.show_surroundings(roads, numbers)
        self.view.ground = Snapping(self.document.plan, roads)
        self.view.show_roads(roads)
        self._show()

    @Slot(object)
    def _on_plan_changed(self, found: Difference) -> None:
        plan = self.document.plan
        if self.picture.closures_differ(plan):
            # Closures are rights for all others: once this one is stored, all is judged anew.
            self._rights_stale = True
        self.view.ground = self.view.ground.with_plan(plan)
        self.picture.show_plan(plan, found.ids)
        if not self._has_fitted and len(plan):
            self._has_fitted = True
            self._on_fit()
        if self.picture.selected is None and isinstance(self.view.tool, Select | Reshape):
            self.choose_tool(self._tool)
        self._enable()

    @Slot(object)
    def _on_stepped(self, step: Step) -> None:
        if step.edit is not None:
            self.document.do(step.edit)
        if step.picked is not None:
            self.choose_zone(step.picked.zone_id, step.picked.corner)
        if isinstance(step.edit, PutZone):
            self._drawing.clear()
            self.choose_tool("map.select")
        elif isinstance(self.view.tool, DrawPolygon | DrawRectangle):
            self.picture.try_out(self.view.tool)
            self._show_panel()
        self._enable()

    @Slot()
    def _on_given_up(self) -> None:
        if self._tool != "map.select":
            self.choose_tool("map.select")

    @Slot(object)
    def _on_selected(self, things: frozenset[Selected]) -> None:
        zones = [name for kind, name in things if kind is Zone]
        chosen = zones[0] if len(zones) == 1 else None
        if chosen != self.picture.selected:
            self.picture.select(chosen, None)
            if self._tool in ("map.select", "map.reshape"):
                self.choose_tool(self._tool)
            self._show()

    @Slot(str)
    def _on_zone_chosen(self, zone_id: str) -> None:
        self.choose_zone(zone_id)
        self.choose_tool(self._tool)

    @Slot(object)
    def _on_corner_picked(self, corner: CornerRef) -> None:
        zone_id = self.picture.selected
        self.view.take(Reshape(zone_id=zone_id, corner=corner))
        self._tool = "map.reshape"
        self.registry.action("map.reshape").setChecked(True)
        self.choose_zone(zone_id, corner)

    @Slot(str, object, object)
    def _on_described(self, name: str, purpose: Purpose, scenario: str | None) -> None:
        tool = self.view.tool
        assert isinstance(tool, DrawPolygon | DrawRectangle)
        new = replace(tool.new, name=name or tool.new.name, purpose=purpose, scenario=scenario)
        self.view.tool = replace(tool, new=new)

    # Acts

    @Slot()
    def _on_undo(self) -> None:
        if self.view.tool.can_go_back:
            self.view.tell(Back())
        else:
            self.document.undo()

    @Slot()
    def _on_redo(self) -> None:
        if self.view.tool.can_go_forward:
            self.view.tell(Forward())
        else:
            self.document.redo()

    @Slot()
    def _on_steps(self) -> None:
        """Offer the steps done, the newest first; choosing one goes back to before it."""
        menu = QMenu(self)
        for number, label in enumerate(reversed(self.document.history.labels[-20:])):
            words = step_words(label.title).format(name=label.name)
            entry = QAction(words, menu)
            entry.triggered.connect(partial(self._undo_times, number + 1))
            menu.addAction(entry)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._stack.mapToGlobal(QPoint(520, 38)))

    def _undo_times(self, count: int) -> None:
        for _ in range(count):
            self.document.undo()

    @Slot()
    def _on_drop_asked(self) -> None:
        if self.picture.selected is not None:
            self.document.do(DropZone(self.picture.selected))

    @Slot()
    def _on_snap(self) -> None:
        self.view.snaps = self.registry.action("map.snap").isChecked()

    @Slot()
    def _on_fit(self) -> None:
        bounds = self.picture.bounds()
        if bounds is not None:
            self.view.fit(bounds)

    @Slot()
    def _on_schedule_asked(self) -> None:
        zone_id = self.picture.selected
        if zone_id is None:
            return
        zone = self.document.plan[zone_id]
        host = ScheduleHost(zone)
        self.picture.tried = self.picture.shown_clashes(zone_id)
        host.show_clashes(self.picture.tried)
        host.tried.connect(partial(self._on_schedule_tried, zone_id))
        host.applied.connect(partial(self._on_schedule_applied, zone_id))
        host.closed.connect(self._on_schedule_closed)
        self._stack.addWidget(host)
        self._stack.setCurrentWidget(host)
        assert self.inspector is not None
        self.inspector.hide()

    def _on_schedule_tried(self, zone_id: str, schedule: Schedule) -> None:
        if zone_id in self.document.plan:
            self.picture.watch.try_out(replace(self.document.plan[zone_id], schedule=schedule))

    def _on_schedule_applied(self, zone_id: str, schedule: Schedule) -> None:
        self.document.do(SetSchedule(zone_id=zone_id, schedule=schedule))
        self._on_schedule_closed()

    @Slot()
    def _on_schedule_closed(self) -> None:
        host = self._stack.widget(1)
        if host is not None:
            self._stack.setCurrentIndex(0)
            self._stack.removeWidget(host)
            host.deleteLater()
        self.picture.tried = ()
        assert self.inspector is not None
        self.inspector.show()
        self.view.setFocus()

    # Showing

    @Slot(object)
    def _on_playhead_moved(self, _at: object) -> None:
        self._show()

    @Slot(object)
    def _on_layers_changed(self, layers: Layers) -> None:
        self.view.show_layers(
            districts=layers.districts, roads=layers.roads, graticule=layers.graticule
        )
        self._show()

    @Slot(object)
    def _on_clash_pointed(self, number: int | None) -> None:
        self.view.pointed_clash = number
        self.view.refresh()

    @Slot(object)
    def _on_view_changed(self, _view: object) -> None:
        self._place_floating()

    def _place_floating(self) -> None:
        self.legend.move(_GAP, _GAP)
        self.view.left_inset = 0 if self.legend.isHidden() else self.legend.width() + _GAP
        self._buttons.move(self.view.width() - self._buttons.width() - 14, 30)
        room = self.view.width() - self._hints.width()
        self._hints.move(max(room // 2, self.view.left_inset + _GAP), 28)

    @Slot()
    def _show(self) -> None:
        """Show the picture anew: map, legend, time bar, inspector."""
        picture = self.picture
        if picture.week is not None and picture.week is not self._shown_week:
            self._shown_week = picture.week
            self.bar.show_week(picture.week)
        scene = picture.scene(self.bar.minute, self.legend.layers)
        self.view.show_scene(scene)
        self.legend.show_zones(scene.plan, scene.live)
        self.legend.show_counts(
            {
                "zones": len(scene.plan),
                "clashes": len(scene.clashes),
                "roads": len(picture.roads),
            }
        )
        self.bar.show_selected(*picture.selected_times())
        host = self._stack.widget(1)
        if isinstance(host, ScheduleHost):
            host.show_clashes(picture.tried)
        self._show_panel()

    _shown_week: object = None

    def _show_panel(self) -> None:
        tool, picture = self.view.tool, self.picture
        if isinstance(tool, DrawPolygon | DrawRectangle) and not self.view.is_hand:
            self._zone_panel.leave()
            self._empty_panel.leave()
            self._draft_panel.show(tool.new, tool.sketch, picture.tried)
            return
        self._draft_panel.leave()
        if picture.selected is not None:
            self._empty_panel.leave()
            self._zone_panel.show(picture.card(self.view.scene.live))
        else:
            self._zone_panel.leave()
            self._empty_panel.show(self.document.plan, self.view.scene.live)

    def _enable(self) -> None:
        tool, history = self.view.tool, self.document.history
        can_undo = tool.can_go_back or history.undo_label is not None
        can_redo = tool.can_go_forward or history.redo_label is not None
        self.registry.enable("map.undo", when=can_undo)
        self.registry.enable("map.redo", when=can_redo)
        self.registry.enable("map.steps", when=history.undo_label is not None)

    def _new_tool(self, name: str) -> DrawPolygon | DrawRectangle:
        number = len(self.document.plan) + 1
        new = NewZone(id=new_id(), name=self.tr("New zone {number}").format(number=number))
        return DrawPolygon(new=new) if name == "map.polygon" else DrawRectangle(new=new)


def _read_surroundings(reading: Reading) -> tuple[tuple[Road, ...], dict[str, int]]:
    """Return the roads, and the number of each zone's newest version."""
    numbers: dict[str, int] = {}
    for version in reading.all(ZoneVersion):
        numbers[version.zone_id] = max(version.number, numbers.get(version.zone_id, 0))
    return reading.all(Road), numbers
