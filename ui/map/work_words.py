"""What the tools that work on whole zones do, in words and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from PySide6.QtCore import QCoreApplication

from qdpilot.geometry.measure import area_m2, length_m
from qdpilot.tools.combine import Combine, How
from qdpilot.tools.list_roads import ListRoads
from qdpilot.tools.thin_out import DropHole, Simplify
from qdpilot.tools.transform import Transform
from ui import shown
from ui.map.work_panel import Work

if TYPE_CHECKING:
    from qdpilot.editing.plan import Plan
    from qdpilot.model.zone import Shape, Zone
    from ui.map.tool_shelf import Working


def work_of(tool: Working, plan: Plan) -> Work:
    """Return what a tool does now."""
    if isinstance(tool, Combine):
        return _combining(tool, plan)
    if isinstance(tool, Simplify):
        return _simplifying(tool, plan)
    if isinstance(tool, DropHole):
        return _filling(plan.zones.get(tool.zone_id or ""))
    if isinstance(tool, Transform):
        return _transforming(plan.zones.get(tool.zone_id or ""))
    if isinstance(tool, ListRoads):
        return _listing(tool)
    hint = QCoreApplication.translate(
        "map", "Drag a corner or an edge where zones meet: it moves in all of them at once."
    )
    return Work(title=QCoreApplication.translate("map", "Move a shared edge"), hint=hint)


def _listing(tool: ListRoads) -> Work:
    hint = QCoreApplication.translate(
        "map",
        "Click stretches of the road network, again to let one go; with Ctrl the whole road."
        " Backspace takes the last click back. Then say what the catalogue says of them.",
    )
    facts = []
    for name, total_m, count in picked_roads(tool):
        named = name or QCoreApplication.translate("map", "Roads without a name")
        pieces = QCoreApplication.translate("map", "{count} picked, {length}")
        facts.append((named, pieces.format(count=count, length=shown.length(total_m))))
    begins, ends = tool.crossed
    if begins or ends:
        facts.append(
            (QCoreApplication.translate("map", "From – to"), f"{begins or '…'} – {ends or '…'}")
        )
    return Work(
        title=QCoreApplication.translate("map", "Roads for the open-road catalogue"),
        hint=hint,
        act=QCoreApplication.translate("map", "Take into the catalogue…"),
        facts=tuple(facts),
        is_ready=bool(tool.pieces),
    )


def picked_roads(tool: ListRoads) -> list[tuple[str, float, int]]:
    """Return name, length in metres and number of stretches of each road that is picked."""
    found: dict[str, tuple[float, int]] = {}
    for road, piece in zip(tool.roads, tool.pieces, strict=True):
        before_m, count = found.get(road.name, (0.0, 0))
        found[road.name] = (before_m + length_m(piece.line), count + 1)
    return [(name, total_m, count) for name, (total_m, count) in found.items()]


def _combining(tool: Combine, plan: Plan) -> Work:
    zones = [plan[one] for one in tool.zones if one in plan]
    texts = [f"{zone.name}  {shown.area(area_m2(zone.shape))}" for zone in zones]
    keeps = QCoreApplication.translate("map", "Keeps")
    if tool.how is How.MERGE:
        others = QCoreApplication.translate("map", "Joined to it")
        title = QCoreApplication.translate("map", "Merge zones")
        act = QCoreApplication.translate("map", "Merge")
        hint = QCoreApplication.translate(
            "map",
            "Click the zones to be joined, again to let one go. The first keeps name and times.",
        )
    else:
        others = QCoreApplication.translate("map", "Cut off it")
        title = QCoreApplication.translate("map", "Subtract from a zone")
        act = QCoreApplication.translate("map", "Subtract")
        hint = QCoreApplication.translate(
            "map", "Click the zone to be made smaller, then those that are cut off it."
        )
    names = [keeps, others, *[""] * len(texts)]
    facts = list(zip(names, texts, strict=False))
    if tool.shape is not None:
        after = QCoreApplication.translate("map", "Afterwards")
        facts.append((after, shown.area(area_m2(tool.shape))))
    return Work(title=title, hint=hint, act=act, facts=tuple(facts), is_ready=len(zones) > 1)


def _simplifying(tool: Simplify, plan: Plan) -> Work:
    zone = plan.zones.get(tool.zone_id or "")
    facts = []
    if zone is not None and tool.before is not None:
        after = tool.shape or tool.before
        area, then = area_m2(tool.before), area_m2(after)
        change = QCoreApplication.translate(
            "map", "{after} m², {difference} m² ({share} %)"
        ).format(
            after=shown.number(then),
            difference=f"{then - area:+,.0f}",
            share=f"{(then - area) / area * 100 if area else 0:+.3f}",
        )
        corners = f"{_corners(tool.before)} → {_corners(after)}"
        facts = [
            (QCoreApplication.translate("map", "Zone"), zone.name),
            (QCoreApplication.translate("map", "Corners"), corners),
            (QCoreApplication.translate("map", "Area"), change),
        ]
    hint = QCoreApplication.translate(
        "map", "Corners that hardly matter go; holes, parts and validity stay. Click a zone."
    )
    return Work(
        title=QCoreApplication.translate("map", "Simplify"),
        hint=hint,
        act=QCoreApplication.translate("map", "Simplify"),
        facts=tuple(facts),
        is_ready=tool.shape is not None,
        form="thin",
    )


def _filling(zone: Zone | None) -> Work:
    hint = QCoreApplication.translate(
        "map", "Click a hole to fill it; Enter fills all holes of the selected zone."
    )
    count = 0 if zone is None else sum(map(len, _holes(zone.shape)))
    facts = []
    if zone is not None:
        facts = [
            (QCoreApplication.translate("map", "Zone"), zone.name),
            (QCoreApplication.translate("map", "Holes"), shown.number(count)),
        ]
    return Work(
        title=QCoreApplication.translate("map", "Fill holes"),
        hint=hint,
        act=QCoreApplication.translate("map", "Fill all"),
        facts=tuple(facts),
        is_ready=count > 0,
    )


def _transforming(zone: Zone | None) -> Work:
    hint = QCoreApplication.translate(
        "map",
        "Drag the zone to move it, a corner of its frame to scale it, the round knob to turn it"
        " (Shift: steps of 15°). Or type:",
    )
    facts = []
    if zone is not None:
        facts = [
            (QCoreApplication.translate("map", "Zone"), zone.name),
            (QCoreApplication.translate("map", "Area"), shown.area(area_m2(zone.shape))),
        ]
    title = QCoreApplication.translate("map", "Move, turn, scale")
    return Work(title=title, hint=hint, facts=tuple(facts), form="place")


def _corners(shape: Shape) -> int:
    return int(shapely.get_num_coordinates(shape)) - len(
        shapely.get_rings(shapely.get_parts(shape))
    )


def _holes(shape: Shape) -> list[list[object]]:
    return [list(part.interiors) for part in shapely.get_parts(shape)]
