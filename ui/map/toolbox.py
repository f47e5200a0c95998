"""Which tool is in the hand, and the sketches that wait in the others."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup

from qdpilot.services.clock import new_id
from qdpilot.tools.combine import Combine
from qdpilot.tools.corner_sketch import CornerSketch
from qdpilot.tools.draw_corridor import DrawCorridor
from qdpilot.tools.draw_rectangle import DrawRectangle
from qdpilot.tools.list_roads import ListRoads
from qdpilot.tools.pick_roads import PickRoads
from qdpilot.tools.reshape import Reshape
from qdpilot.tools.road_sketch import RoadSketch
from qdpilot.tools.select import Select
from qdpilot.tools.step import NewZone
from qdpilot.tools.take_area import TakeArea
from qdpilot.tools.thin_out import Simplify
from qdpilot.tools.zone_sketch import ZoneSketch
from ui.map.tool_shelf import Drawing, Sketching, Working, fresh, noted

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qdpilot.geometry.corners import CornerRef
    from qdpilot.geometry.plane import Bends, Ends, Plane
    from qdpilot.model.zone import Purpose
    from qdpilot.tools.step import Tool
    from ui.actions import Actions
    from ui.map.hands import MapView
    from ui.map.rule_form import RuleSettings


class Toolbox(QObject):
    """Gives tools to the hands of the map.

    Attributes:
        name: Id of the action of the tool in the hand.
        plane: Of the office.

    Signals:
        chosen: Another tool is in the hand.
    """

    chosen = Signal()

    def __init__(
        self, view: MapView, registry: Actions, parent: QObject | None = None, *, plane: Plane
    ) -> None:
        super().__init__(parent)
        self._view, self._registry = view, registry
        self.plane = plane
        self._waiting: dict[str, Tool] = {}
        self.name = "map.select"

    @property
    def sets_corners(self) -> bool:
        """Whether clicks set corners, which can be typed, and do not pick what is there."""
        return not isinstance(self.sketching, PickRoads | TakeArea)

    @property
    def sketching(self) -> Sketching | None:
        """The tool with a sketch that is in the hand; None if it is another, or the hand pans."""
        tool = self._view.tool
        is_sketch = isinstance(tool, CornerSketch | DrawRectangle) and not self._view.is_hand
        is_sketch = is_sketch and not isinstance(tool, ListRoads)  # works on roads, draws no zone
        return tool if is_sketch else None  # type: ignore[return-value]  # all are in the union

    @property
    def drawing(self) -> Drawing | None:
        """The tool that draws a new zone; None if another is in the hand."""
        tool = self.sketching
        return None if isinstance(tool, ZoneSketch) else tool

    @property
    def working(self) -> Working | None:
        """The tool in the hand if it works on whole zones."""
        tool = self._view.tool
        is_working = isinstance(tool, Working) and not self._view.is_hand
        return tool if is_working else None  # type: ignore[return-value]  # as above

    @property
    def ends_with_an_edit(self) -> bool:
        """Whether the tool in the hand is put down once it has done something."""
        return isinstance(self._view.tool, CornerSketch | DrawRectangle | Combine | Simplify)

    @property
    def has_sketch(self) -> bool:
        """Whether any tool has corners that are not a zone yet."""
        tools = [*self._waiting.values(), self._view.tool]
        return any(tool.sketch.corners for tool in tools)

    def make_exclusive(self, names: Iterable[str]) -> None:
        """Let only one of these actions be checked."""
        group = QActionGroup(self)
        for name in names:
            group.addAction(self._registry.action(name))

    def choose(self, name: str, selected: str | None, corner: CornerRef | None = None) -> None:
        """Take a tool by the id of its action; a sketch that waits in it is taken up again."""
        if isinstance(self._view.tool, CornerSketch | DrawRectangle):
            self._waiting[self.name] = self._view.tool
        self.name = name
        self._registry.action(name).setChecked(True)
        if name == "map.pan":
            self._view.take_hand()
        elif name == "map.reshape":
            self._view.take(Reshape(zone_id=selected, corner=corner))
        elif name == "map.select":
            self._view.take(Select(grips=Reshape(zone_id=selected)))
        else:
            self._view.take(self._taken_up(name, selected))
        self.chosen.emit()

    def describe(self, name: str, purpose: Purpose, scenario: str | None) -> None:
        """Say what the zone that is being drawn will be."""
        tool = self.drawing
        if tool is not None:
            new = replace(tool.new, name=name or tool.new.name, purpose=purpose, scenario=scenario)
            self._view.tool = replace(tool, new=new)

    def widen(self, half_width_m: int, ends: Ends, bends: Bends = "round") -> None:
        """Say how wide the corridor that is being drawn is, how it ends and how it bends."""
        tool = self._view.tool
        if isinstance(tool, DrawCorridor | RoadSketch) and half_width_m > 0:
            self._view.tool = noted(
                replace(tool, half_width_m=half_width_m, ends=ends, bends=bends)
            )
            self._view.show_sketch(self._view.tool.sketch)

    def make(self, makes: str) -> None:
        """Say what the roads that are picked or traced make."""
        tool = self._view.tool
        if isinstance(tool, RoadSketch):
            self._view.tool = noted(replace(tool, makes=makes)).looked(self._view.ground)
            self._view.show_sketch(self._view.tool.sketch)

    def rule(self, settings: RuleSettings) -> None:
        """Say by which rule the area is taken."""
        tool = self._view.tool
        if isinstance(tool, TakeArea):
            said = {one.name: getattr(settings, one.name) for one in fields(settings)}
            self._view.tool = replace(tool, **said)
            self._view.show_sketch(self._view.tool.sketch)

    def forget(self) -> None:
        """Forget the sketch in the hand: what was drawn is in the plan now."""
        self._waiting.pop(self.name, None)
        self._view.tool = Select()

    def new_zone(self) -> NewZone:
        """Return what a new zone is called before anyone says so."""
        number = len(self._view.ground.plan) + 1
        return NewZone(id=new_id(), name=self.tr("New zone {number}").format(number=number))

    def thin(self, within_m: float) -> None:
        """Say how far a simplified outline may lie from the present one."""
        if isinstance(self._view.tool, Simplify):
            self._view.tool = replace(self._view.tool, within_m=within_m)
            self.look_again()

    def look_again(self) -> None:
        """Let a tool that shows the plan changed look at the plan as it is now."""
        if isinstance(self._view.tool, Simplify | RoadSketch | TakeArea):
            self._view.tool = self._view.tool.looked(self._view.ground)
            self._view.show_sketch(self._view.tool.sketch)

    def _taken_up(self, name: str, selected: str | None) -> Tool:
        """Return the tool that waits with its sketch, or a fresh one."""
        waiting = self._waiting.get(name)
        is_fresh = isinstance(waiting, ZoneSketch) and not waiting.sketch.corners
        if waiting is None or is_fresh:
            ground = self._view.ground
            return fresh(name, selected, ground, new_zone=self.new_zone, plane=self.plane)
        if isinstance(waiting, RoadSketch | TakeArea):
            return waiting.looked(self._view.ground)
        return waiting
