"""What the tools that work on whole zones do, in words and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from qdpilot.geometry.measure import area_m2
from qdpilot.tools.combine import How
from ui import shown
from ui.map.work_panel import Work

if TYPE_CHECKING:
    from qdpilot.editing.plan import Plan
    from qdpilot.tools.combine import Combine


def work_of(tool: Combine, plan: Plan) -> Work:
    """Return what merging or subtracting does now."""
    zones = [plan[one] for one in tool.zones if one in plan]
    merges = tool.how is How.MERGE
    facts = [
        (
            QCoreApplication.translate("map", "Keeps") if not number else "",
            f"{zone.name}  {shown.area(area_m2(zone.shape))}",
        )
        for number, zone in enumerate(zones)
    ]
    others = (
        QCoreApplication.translate("map", "Joined to it")
        if merges
        else QCoreApplication.translate("map", "Cut off it")
    )
    facts = [(others if number == 1 else name, text) for number, (name, text) in enumerate(facts)]
    if tool.shape is not None:
        after = QCoreApplication.translate("map", "Afterwards")
        facts.append((after, shown.area(area_m2(tool.shape))))
    hint = (
        QCoreApplication.translate(
            "map",
            "Click the zones to be joined, again to let one go. The first keeps name and times.",
        )
        if merges
        else QCoreApplication.translate(
            "map", "Click the zone to be made smaller, then those that are cut off it."
        )
    )
    words = (
        QCoreApplication.translate("map", "Merge zones")
        if merges
        else QCoreApplication.translate("map", "Subtract from a zone")
    )
    act = (
        QCoreApplication.translate("map", "Merge")
        if merges
        else QCoreApplication.translate("map", "Subtract")
    )
    return Work(title=words, hint=hint, act=act, facts=tuple(facts), is_ready=len(zones) > 1)
