"""What is worked out and noted beside the drawing: the road network, rules, stops, comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from qdpilot.tools.list_roads import ListRoads
from qdpilot.tools.pin_comment import PinComment
from qdpilot.tools.place_stops import PlaceStops
from qdpilot.tools.step import Step
from ui.map.listing_door import ListingDoor
from ui.map.repair_door import RepairDoor
from ui.map.road_work import RoadWork
from ui.map.rule_section import offer_words
from ui.map.rule_work import RuleWork
from ui.map.zone_notes import ZoneNotes

if TYPE_CHECKING:
    from qdpilot.tools.step import Tool
    from ui.desk import Desk
    from ui.map.clash_watch import ClashWatch
    from ui.map.hands import MapView
    from ui.map.toolbox import Toolbox
    from ui.map.zone_panel import ZonePanel


class Beside(QObject):
    """Keeps up with the tool in the hand and the plan.

    Attributes:
        notes: What is known of zones beside their outline.
        rules: Rules by which areas are taken.

    Signals:
        panel_asked: The inspector is to be shown anew.
    """

    panel_asked = Signal()

    def __init__(self, desk: Desk, view: MapView, tools: Toolbox) -> None:
        super().__init__(tools)
        self._desk, self._view = desk, view
        self._network = RoadWork(desk.jobs, view, tools)
        self.rules = RuleWork(desk, view, tools)
        self.notes = ZoneNotes(desk, self.rules, self)
        self._listing = ListingDoor(desk, view, self._listed)
        self._network.changed.connect(self.panel_asked)
        self.rules.changed.connect(self.panel_asked)
        self.rules.offered.connect(self._on_offered)

    def listen(self, panel: ZonePanel, watch: ClashWatch) -> None:
        """Do what the inspector of a zone asks for; follow what is closed."""
        self._watch = watch
        watch.granted_changed.connect(self._on_granted_changed)
        self._panel = panel
        self._repairs = RepairDoor(self._desk.jobs, panel)
        panel.extras.comment_written.connect(self._on_written)
        panel.extras.resolve_asked.connect(self.notes.resolve)
        self.notes.unwritten.connect(panel.extras.put_back)

    @Slot()
    def _on_granted_changed(self) -> None:
        self.rules.take_unlifted(self._watch.unlifted)

    @Slot()
    def prepare(self) -> None:
        """Work out what the tool in the hand needs."""
        self._network.prepare()
        self.rules.work_out()
        hint = tool_hint(self._view.tool)
        if hint and not self._view.is_hand:
            self._desk.told.emit(hint)

    def plan_changed(self) -> None:
        """Look after what depends on the plan and the roads."""
        self._network.prepare()
        self.rules.work_out()
        self.rules.check()

    def stepped(self, step: Step) -> None:
        """Take over where a comment was pinned, and let its text be typed."""
        self.rules.work_out()
        tool = step.tool
        if step.pieces and isinstance(tool, ListRoads):
            self._listing.ask(tool)
        if isinstance(tool, PinComment) and tool.pin is not None and tool.pin != self.notes.pin:
            self.notes.pin = tool.pin
            self.panel_asked.emit()
            comments = self._panel.extras.comments
            if comments is not None:
                comments.text.setFocus()
                self._panel.reveal(comments)

    def _listed(self) -> None:
        """The roads that were picked stand in the catalogue: their sketch is done with."""
        tool = self._view.tool
        if isinstance(tool, ListRoads):
            step = Step(tool=tool.emptied())
            if self._view.keep is not None:
                self._view.keep(step)
            self._view.take(step.tool)
            self.panel_asked.emit()

    @Slot(object, str)
    def _on_written(self, about: object, text: str) -> None:
        zone = self._view.scene.plan.zones.get(self._view.scene.selected or "")
        if zone is not None:
            self.notes.write(zone, about, text)

    @Slot(object)
    def _on_offered(self, fresh: list[str]) -> None:
        plan = self._view.ground.plan
        for name in fresh:
            if name in plan:
                words = offer_words(self.rules.offers[name])
                self._desk.told.emit(
                    self.tr("{name}: {told}").format(name=plan[name].name, told=words)
                )
        self.notes.changed.emit()


def tool_hint(tool: Tool) -> str:
    """Return what to do with a tool that has no panel of its own; empty if it has one."""
    if isinstance(tool, PlaceStops):
        return QCoreApplication.translate(
            "map", "Click to add a stop to the zone; drag one to move it, Delete removes it."
        )
    if isinstance(tool, PinComment):
        return QCoreApplication.translate(
            "map", "Click a corner or an edge of the zone, then write what should be changed."
        )
    return ""
