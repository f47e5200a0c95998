"""Which tool is in the hand, and the sketches that wait in the others."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup

from qdpilot.services.clock import new_id
from qdpilot.tools.combine import Combine, How
from qdpilot.tools.corner_sketch import CornerSketch
from qdpilot.tools.draw_circle import DrawCircle
from qdpilot.tools.draw_corridor import DrawCorridor
from qdpilot.tools.draw_polygon import DrawPolygon
from qdpilot.tools.draw_rectangle import DrawRectangle
from qdpilot.tools.reshape import Reshape
from qdpilot.tools.select import Select
from qdpilot.tools.shared_edge import SharedEdge
from qdpilot.tools.step import NewZone
from qdpilot.tools.thin_out import DropHole, Simplify
from qdpilot.tools.transform import Transform
from qdpilot.tools.zone_sketch import AddPart, CutHole, SplitZone, ZoneSketch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qdpilot.geometry.corners import CornerRef
    from qdpilot.geometry.plane import Ends, Plane
    from qdpilot.model.zone import Purpose
    from qdpilot.tools.step import Tool
    from ui.actions import Actions
    from ui.map.hands import MapView

#: Tools that draw a new zone, and all that have a sketch of corners.
Drawing: TypeAlias = DrawPolygon | DrawRectangle | DrawCircle | DrawCorridor
Sketching: TypeAlias = Drawing | ZoneSketch
#: Tools that work on whole zones and have a panel of their own.
Working: TypeAlias = Combine | Simplify | DropHole | Transform | SharedEdge

_DRAWS: dict[str, type[Drawing]] = {
    "map.polygon": DrawPolygon,
    "map.rectangle": DrawRectangle,
    "map.circle": DrawCircle,
    "map.corridor": DrawCorridor,
}
_ZONE_SKETCHES: dict[str, type[ZoneSketch]] = {
    "map.hole": CutHole,
    "map.part": AddPart,
    "map.split": SplitZone,
}
_OF_ONE_ZONE: dict[str, type[Transform | DropHole]] = {
    "map.transform": Transform,
    "map.drop_hole": DropHole,
}
_COMBINES = {"map.merge": How.MERGE, "map.subtract": How.SUBTRACT}


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
    def sketching(self) -> Sketching | None:
        """The tool with a sketch that is in the hand; None if it is another, or the hand pans."""
        tool = self._view.tool
        is_sketch = isinstance(tool, CornerSketch | DrawRectangle) and not self._view.is_hand
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

    def widen(self, half_width_m: int, ends: Ends) -> None:
        """Say how wide the corridor that is being drawn is, and how it ends."""
        tool = self._view.tool
        if isinstance(tool, DrawCorridor) and half_width_m > 0:
            self._view.tool = self._noted(replace(tool, half_width_m=half_width_m, ends=ends))
            self._view.show_sketch(self._view.tool.sketch)

    def forget(self) -> None:
        """Forget the sketch in the hand: what was drawn is in the plan now."""
        self._waiting.pop(self.name, None)
        self._view.tool = Select()

    def new_zone(self) -> NewZone:
        """Return what a new zone is called before anyone says so."""
        number = len(self._view.ground.plan) + 1
        return NewZone(id=new_id(), name=self.tr("New zone {number}").format(number=number))

    def _noted(self, tool: DrawCorridor) -> DrawCorridor:
        """Let the zone say how wide its corridor is: the outline alone does not."""
        ends = self.tr("round ends") if tool.ends == "round" else self.tr("flat ends")
        words = self.tr("Corridor, {half_width} m to either side of the route, {ends}")
        note = words.format(half_width=tool.half_width_m, ends=ends)
        return replace(tool, new=replace(tool.new, note=note))

    def thin(self, within_m: float) -> None:
        """Say how far a simplified outline may lie from the present one."""
        if isinstance(self._view.tool, Simplify):
            self._view.tool = replace(self._view.tool, within_m=within_m)
            self.look_again()

    def look_again(self) -> None:
        """Let a tool that shows the plan changed look at the plan as it is now."""
        if isinstance(self._view.tool, Simplify):
            self._view.tool = self._view.tool.looked(self._view.ground)
            self._view.show_sketch(self._view.tool.sketch)

    def _taken_up(self, name: str, selected: str | None) -> Tool:
        waiting = self._waiting.get(name)
        if name in _COMBINES:
            return Combine(how=_COMBINES[name], zones=() if selected is None else (selected,))
        if name == "map.edge":
            return SharedEdge()
        if name == "map.simplify":
            return Simplify(zone_id=selected).looked(self._view.ground)
        if name in _OF_ONE_ZONE:
            return _OF_ONE_ZONE[name](zone_id=selected)
        if name in _ZONE_SKETCHES and not (waiting and waiting.sketch.corners):
            return _ZONE_SKETCHES[name](zone_id=selected)
        if waiting is not None:
            return waiting
        if name == "map.corridor":
            return self._noted(DrawCorridor(new=self.new_zone(), plane=self.plane))
        return _DRAWS[name](new=self.new_zone())
