"""What the tools are called while they work, what they say when ready, and why they did nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from shapely import LineString

from qdpilot.geometry.circle import chord_error_m, corners_of
from qdpilot.geometry.measure import length_m
from qdpilot.model.zone import Take
from qdpilot.tools.draw_circle import DrawCircle
from qdpilot.tools.draw_corridor import DrawCorridor
from qdpilot.tools.pick_roads import PickRoads
from qdpilot.tools.take_area import TakeArea
from qdpilot.tools.trace import Trace
from qdpilot.tools.zone_sketch import AddPart, CutHole, SplitZone
from ui import shown

if TYPE_CHECKING:
    from ui.map.tool_shelf import Sketching


def sketch_title(tool: Sketching, name: str) -> str:
    """Return the heading of a sketch: a new zone, or what is done to the zone called `name`."""
    if not name:
        name = QCoreApplication.translate("map", "click a zone")
    if isinstance(tool, CutHole):
        return QCoreApplication.translate("map", "Cut a hole: {name}").format(name=name)
    if isinstance(tool, AddPart):
        return QCoreApplication.translate("map", "Add a part: {name}").format(name=name)
    if isinstance(tool, SplitZone):
        return QCoreApplication.translate("map", "Split: {name}").format(name=name)
    return QCoreApplication.translate("map", "New zone")


def sketch_verdict(tool: Sketching, *, is_ready: bool) -> str:
    """Return what a sketch still needs, or what it makes."""
    if isinstance(tool, DrawCircle):
        return _circle(tool)
    if isinstance(tool, PickRoads):
        return _picked(tool, is_ready=is_ready)
    if isinstance(tool, TakeArea):
        return _taken(tool)
    if isinstance(tool, Trace):
        return _traced(tool, is_ready=is_ready)
    if isinstance(tool, SplitZone):
        return QCoreApplication.translate(
            "map", "Draw a line across the zone, from outside to outside."
        )
    return _plain(is_route=isinstance(tool, DrawCorridor), is_ready=is_ready)


def _plain(*, is_route: bool, is_ready: bool) -> str:
    """Return what a plain sketch of corners still needs, or that it is fine."""
    if is_route and is_ready:
        return QCoreApplication.translate("map", "The corridor is valid.")
    if is_route:
        return QCoreApplication.translate("map", "Two places make a route.")
    if is_ready:
        return QCoreApplication.translate("map", "The shape is valid.")
    return QCoreApplication.translate("map", "Three corners make an area.")


def told_words(code: str, names: tuple[str, ...]) -> str:
    """Return why a gesture made nothing."""
    words = {
        "zone.none": QCoreApplication.translate("map", "There is no zone here; click one."),
        "nothing_left": QCoreApplication.translate("map", "Nothing would be left of {name}."),
        "not_valid": QCoreApplication.translate("map", "{name} is not valid; repair it first."),
        "not_cut": QCoreApplication.translate("map", "The line does not cut {name} apart."),
        "not_shared": QCoreApplication.translate(
            "map", "No other zone shares this edge of {name}."
        ),
        "nothing_to_thin": QCoreApplication.translate(
            "map", "No corner of {name} can go at this distance."
        ),
        "no_holes": QCoreApplication.translate("map", "{name} has no hole."),
        "no_roads": QCoreApplication.translate(
            "map", "No road network here yet; import one at the legend (Esc leaves the tool)."
        ),
        "roads_preparing": QCoreApplication.translate(
            "map", "The roads here are being read; what you did counts as soon as they are here."
        ),
        "road.none": QCoreApplication.translate("map", "There is no road here; click one."),
        "road.listed": QCoreApplication.translate(
            "map", "{name} stands in the open-road catalogue already here."
        ),
        "no_way": QCoreApplication.translate(
            "map", "No way along roads leads there; with Alt held the edge is straight."
        ),
        "rule.computing": QCoreApplication.translate("map", "The area is being worked out."),
        "rule.nothing": QCoreApplication.translate("map", "Nothing is taken by this rule."),
        "rule.no_click": QCoreApplication.translate(
            "map", "The whole working area is taken; no district needs a click."
        ),
        "district.none": QCoreApplication.translate("map", "There is no district here."),
        "edge.none": QCoreApplication.translate("map", "Click a corner or an edge of the zone."),
        "stopped": QCoreApplication.translate(
            "map", "{name} is in the way: nothing was changed (keeping clear of neighbours is on)."
        ),
        "no_way_yet": QCoreApplication.translate("map", "Nothing is picked yet."),
        "not_enclosed": QCoreApplication.translate(
            "map", "These roads enclose no area yet; pick what closes it."
        ),
        "pick_two": QCoreApplication.translate("map", "Click at least two zones."),
    }
    return words[code].format(name=names[0] if names else "")


def _picked(tool: PickRoads, *, is_ready: bool) -> str:
    if not tool.corners:
        return QCoreApplication.translate(
            "map", "Click stretches of road, again to let one go; with Ctrl the whole road."
        )
    length = shown.length(sum(map(length_m, tool.lines)))
    words = QCoreApplication.translate("map", "{names}: {count} stretches, {length}.")
    mark = QCoreApplication.translate("map", ", ")
    names = mark.join(tool.names) or QCoreApplication.translate("map", "Roads without a name")
    said = words.format(names=names, count=len(tool.lines), length=length)
    return said if is_ready else f"{said} {told_words('not_enclosed', ())}"


def _taken(tool: TakeArea) -> str:
    if not tool.is_worked_out:
        return told_words("rule.computing", ())
    if tool.shape is not None:
        return QCoreApplication.translate("map", "Kept with its rule: a new closure is told.")
    if tool.take == Take.DISTRICTS.value:
        return QCoreApplication.translate("map", "Click districts, again to let one go.")
    return told_words("rule.nothing", ())


def _traced(tool: Trace, *, is_ready: bool) -> str:
    if len(tool.corners) < 2:
        return QCoreApplication.translate(
            "map", "Click along roads; the way between follows them. With Alt it is straight."
        )
    length = shown.length(sum(length_m(LineString(leg)) for leg in tool.legs))
    said = QCoreApplication.translate("map", "Way along roads: {length}.").format(length=length)
    return said if is_ready else f"{said} {told_words('not_enclosed', ())}"


def _circle(tool: DrawCircle) -> str:
    radius_m = tool.radius_m
    if not radius_m:
        return QCoreApplication.translate("map", "Set the centre, then a place on the circle.")
    words = QCoreApplication.translate(
        "map",
        "Radius {radius}: a polygon of {count} corners, its edges within {error} m of the circle.",
    )
    error = f"{chord_error_m(radius_m):.2f}"
    return words.format(radius=shown.length(radius_m), count=corners_of(radius_m), error=error)
