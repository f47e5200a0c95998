"""A plan of zones with a hole and two parts, and how tools are driven over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shapely import MultiPolygon, box, transform

from qdpilot.editing.history import History
from qdpilot.editing.plan import Plan
from qdpilot.geometry.rings import DECIMALS
from qdpilot.model.zone import Purpose, Zone
from qdpilot.tools.ground import Ground
from qdpilot.tools.step import NewZone, Step, Tool

if TYPE_CHECKING:
    from qdpilot.tools.events import Event

NEW = NewZone(id="new", name="新区域")
NEAR = (0.001, 0.001)
HOLED = box(120.0, 36.0, 120.2, 36.2) - box(120.04, 36.04, 120.06, 36.06)
PARTS = MultiPolygon([box(120.3, 36.0, 120.4, 36.1), box(120.45, 36.0, 120.5, 36.1)])
BESIDE = box(120.2, 36.0, 120.3, 36.2)


def zone(name: str, shape: object) -> Zone:
    return Zone(id=name, name=name, purpose=Purpose.PILOT_AREA, shape=shape)  # type: ignore[arg-type]


PLAN = Plan.of([zone("holed", HOLED), zone("parts", PARTS), zone("beside", BESIDE)])
GROUND = Ground(PLAN)


def drive(tool: Tool, *events: Event, ground: Ground = GROUND) -> Step:
    step = Step(tool=tool)
    for event in events:
        step = step.tool.handle(event, ground)
    return step


def holes(shape: object) -> int:
    parts = getattr(shape, "geoms", [shape])
    return sum(len(part.interiors) for part in parts)  # type: ignore[attr-defined]


def one_edit_and_back(steps: list[Step], plan: Plan = PLAN) -> Plan:
    """Check that a gesture gave one edit that undo takes back whole; return the plan after it."""
    (edit,) = [one.edit for one in steps if one.edit is not None]
    history = History(start=plan).do(edit)
    back = history.undo()

    assert len(history.past) == 1
    assert back.present == plan
    assert back.redo().present == history.present
    for each in history.present:
        stored = transform(each.shape, lambda xy: xy.round(DECIMALS))
        assert each.shape.equals_exact(stored, 0)
    return history.present


def gesture(tool: Tool, *events: Event, ground: Ground = GROUND) -> list[Step]:
    steps = []
    for event in events:
        steps.append(tool.handle(event, ground))
        tool = steps[-1].tool
    return steps
