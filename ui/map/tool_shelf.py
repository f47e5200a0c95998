"""Tools by the id of their action, as they are when they are first taken."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from PySide6.QtCore import QCoreApplication

from qdpilot.tools.combine import Combine, How
from qdpilot.tools.draw_circle import DrawCircle
from qdpilot.tools.draw_corridor import DrawCorridor
from qdpilot.tools.draw_polygon import DrawPolygon
from qdpilot.tools.draw_rectangle import DrawRectangle
from qdpilot.tools.list_roads import ListRoads
from qdpilot.tools.pick_roads import PickRoads
from qdpilot.tools.pin_comment import PinComment
from qdpilot.tools.place_stops import PlaceStops
from qdpilot.tools.road_sketch import RoadSketch
from qdpilot.tools.shared_edge import SharedEdge
from qdpilot.tools.take_area import TakeArea
from qdpilot.tools.thin_out import DropHole, Simplify
from qdpilot.tools.trace import Trace
from qdpilot.tools.transform import Transform
from qdpilot.tools.zone_sketch import AddPart, CutHole, SplitZone, ZoneSketch

if TYPE_CHECKING:
    from collections.abc import Callable

    from qdpilot.geometry.plane import Plane
    from qdpilot.tools.ground import Ground
    from qdpilot.tools.step import NewZone, Tool

#: Tools that draw a new zone, and all that have a sketch of corners.
Drawing: TypeAlias = (
    DrawPolygon | DrawRectangle | DrawCircle | DrawCorridor | PickRoads | Trace | TakeArea
)
Sketching: TypeAlias = Drawing | ZoneSketch
#: Tools that work on whole zones and have a panel of their own.
Working: TypeAlias = Combine | Simplify | DropHole | Transform | SharedEdge | ListRoads
#: Tools that draw a corridor, or may.
Wide: TypeAlias = DrawCorridor | RoadSketch
W = TypeVar("W", bound=Wide)

_DRAWS: dict[str, type[DrawPolygon | DrawRectangle | DrawCircle]] = {
    "map.polygon": DrawPolygon,
    "map.rectangle": DrawRectangle,
    "map.circle": DrawCircle,
}
#: Drawing tools that measure in the plane of the office.
_IN_THE_PLANE: dict[str, type[DrawCorridor | PickRoads | Trace]] = {
    "map.list": ListRoads,
    "map.corridor": DrawCorridor,
    "map.pick": PickRoads,
    "map.trace": Trace,
}
_OF_ONE_ZONE: dict[str, type[Transform | DropHole | ZoneSketch | PinComment]] = {
    "map.comment": PinComment,
    "map.transform": Transform,
    "map.drop_hole": DropHole,
    "map.hole": CutHole,
    "map.part": AddPart,
    "map.split": SplitZone,
}
_COMBINES = {"map.merge": How.MERGE, "map.subtract": How.SUBTRACT}


def fresh(
    name: str,
    selected: str | None,
    ground: Ground,
    *,
    new_zone: Callable[[], NewZone],
    plane: Plane,
) -> Tool:
    """Return a tool as it is when it is first taken.

    Args:
        name: Id of its action.
        selected: Id of the selected zone.
        ground: What it will work on.
        new_zone: Gives what a new zone is before anyone says so.
        plane: Of the office.
    """
    if name in _COMBINES:
        return Combine(how=_COMBINES[name], zones=() if selected is None else (selected,))
    if name == "map.edge":
        return SharedEdge()
    if name == "map.simplify":
        return Simplify(zone_id=selected).looked(ground)
    if name == "map.take":
        return TakeArea(new=new_zone(), plane=plane)
    if name == "map.stops":
        words = QCoreApplication.translate("Toolbox", "Stop {number}")
        return PlaceStops(words=words, zone_id=selected)
    if name in _OF_ONE_ZONE:
        return _OF_ONE_ZONE[name](zone_id=selected)
    if name in _IN_THE_PLANE:
        return noted(_IN_THE_PLANE[name](new=new_zone(), plane=plane))
    return _DRAWS[name](new=new_zone())


def noted(tool: W) -> W:
    """Let the zone say how wide its corridor is: the outline alone does not."""
    if isinstance(tool, ListRoads):  # makes no zone; the name is what the journal offers it by
        words = QCoreApplication.translate("Toolbox", "Stretch for the open-road catalogue")
        return replace(tool, new=replace(tool.new, name=words))
    if isinstance(tool, RoadSketch) and tool.encloses:
        note = QCoreApplication.translate("Toolbox", "Area enclosed by roads")
    else:
        is_round = tool.ends == "round"
        ends = QCoreApplication.translate("Toolbox", "round ends")
        ends = ends if is_round else QCoreApplication.translate("Toolbox", "flat ends")
        words = QCoreApplication.translate(
            "Toolbox", "Corridor, {half_width} m to either side of the route, {ends}"
        )
        note = words.format(half_width=tool.half_width_m, ends=ends)
        if tool.bends == "mitre":
            note += QCoreApplication.translate("Toolbox", ", mitred bends")
    return replace(tool, new=replace(tool.new, note=note))
