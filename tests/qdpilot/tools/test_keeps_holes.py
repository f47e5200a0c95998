"""Editing keeps holes: every edit there is, made by the tool that makes it, wherever it is made."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon, box
from tool_stage import zone

from qdpilot.clashes.remedies.trim import trimmed
from qdpilot.editing import edits, rule_and_stops
from qdpilot.editing.edits import (
    AddCorner,
    DescribeZone,
    DropZone,
    MoveCorner,
    MoveZone,
    PutZone,
    RemoveCorner,
    SetSchedule,
    SetShape,
    Together,
    moved,
)
from qdpilot.editing.plan import Plan
from qdpilot.editing.rule_and_stops import SetStops, TakeByRule
from qdpilot.geometry.measure import area_m2
from qdpilot.geometry.overlap import default_tolerance
from qdpilot.geometry.rings import rings_of
from qdpilot.model.zone import AreaRule, Purpose, Take
from qdpilot.tools.combine import Combine, How
from qdpilot.tools.events import Click, DoubleClick, Drag, Finish, Press, Release
from qdpilot.tools.ground import Ground
from qdpilot.tools.place_stops import PlaceStops
from qdpilot.tools.reshape import Reshape
from qdpilot.tools.shared_edge import SharedEdge
from qdpilot.tools.thin_out import DropHole, Simplify
from qdpilot.tools.transform import Transform
from qdpilot.tools.zone_sketch import AddPart, CutHole, SplitZone

if TYPE_CHECKING:
    from collections.abc import Callable

    from qdpilot.editing.edits import Edit
    from qdpilot.model.zone import Shape
    from qdpilot.tools.events import Event
    from qdpilot.tools.step import Tool

NEAR = (0.001, 0.001)
FIRST, SECOND = box(120.04, 36.04, 120.06, 36.06), box(120.10, 36.12, 120.12, 36.14)
#: Its outline has a corner that hardly matters, so that it can be simplified.
OUTER = Polygon([(120.0, 36.0), (120.1, 36.000001), (120.2, 36.0), (120.2, 36.2), (120.0, 36.2)])
HOLED = OUTER - FIRST - SECOND
OTHER = box(120.2, 36.0, 120.3, 36.2) - box(120.24, 36.1, 120.26, 36.12)
PLAN = Plan.of([zone("a", HOLED), zone("b", OTHER)])
GROUND = Ground(PLAN)
offsets = st.floats(-0.015, 0.015).map(lambda one: round(one, 7))


@dataclass(frozen=True)
class Gesture:
    """What makes an edit, how many holes it adds, and whether what was a hole stays empty."""

    name: str
    make: Callable[[st.DataObject], Edit]
    adds: int | None = 0
    stays_empty: bool = True


def driven(tool: Tool, *events: Event) -> Edit:
    for event in events:
        step = tool.handle(event, GROUND)
        tool = step.tool
    assert step.edit is not None
    return step.edit


def dragged(tool: Tool, start: tuple[float, float], data: st.DataObject) -> Edit:
    by = (data.draw(offsets), data.draw(offsets.filter(lambda one: abs(one) > 0.002)))
    to = (round(start[0] + by[0], 7), round(start[1] + by[1], 7))
    return driven(tool, Press(start, NEAR), Drag(to, NEAR), Release(to, NEAR))


def clicked(tool: Tool, *places: tuple[float, float]) -> Edit:
    return driven(tool, *(Click(one, NEAR) for one in places), Finish())


def _square(data: st.DataObject, low: float, high: float) -> list[tuple[float, float]]:
    x, y = 120.0 + data.draw(st.floats(low, high)), 36.0 + data.draw(st.floats(0.07, 0.1))
    return [(x, y), (x + 0.01, y), (x + 0.01, y + 0.01), (x, y + 0.01)]


def _hole(data: st.DataObject) -> Edit:
    return clicked(CutHole(zone_id="a"), *_square(data, 0.14, 0.18))


def _scaled(data: st.DataObject) -> Edit:
    return dragged(Transform(zone_id="a"), (120.2, 36.2), data)


def _split(data: st.DataObject) -> Edit:
    x = 120.0 + data.draw(st.floats(0.005, 0.195))
    return clicked(SplitZone(zone_id="a"), (x, 35.9), (x, 36.3))


def _trim(data: st.DataObject) -> Edit:
    x = 120.0 + data.draw(st.floats(0.02, 0.18))
    other = box(x, 35.9, 120.5, 36.3)
    cut = trimmed(HOLED, shapely.intersection(HOLED, other), other, default_tolerance())
    assert cut is not None
    return SetShape(zone_id="a", shape=cut.shape, title="shape.trim")


def _hole_corner(data: st.DataObject) -> Edit:
    return dragged(Reshape(zone_id="a"), (120.06, 36.06), data)


def _described(_data: st.DataObject) -> Edit:
    return DescribeZone(zone_id="a", name="新名", purpose=Purpose.TEST_FIELD)


def _by_rule(_data: st.DataObject) -> Edit:
    return TakeByRule(zone_id="a", rule=AreaRule(take=Take.WORKING_AREA), shape=HOLED)


GESTURES = (
    Gesture("corner", lambda data: dragged(Reshape(zone_id="a"), (120.2, 36.2), data)),
    Gesture("corner of a hole", _hole_corner, stays_empty=False),
    Gesture("new corner", lambda data: dragged(Reshape(zone_id="a"), (120.0, 36.1), data)),
    Gesture(
        "corner removed",
        lambda _data: driven(Reshape(zone_id="a"), DoubleClick((120.1, 36.0), NEAR)),
    ),
    Gesture(
        "moved",
        lambda data: dragged(Transform(zone_id="a"), (120.15, 36.05), data),
        stays_empty=False,
    ),
    Gesture("scaled", _scaled, stays_empty=False),
    Gesture(
        "turned",
        lambda data: dragged(Transform(zone_id="a"), (120.1, 36.2028), data),
        stays_empty=False,
    ),
    Gesture("shared edge", lambda data: dragged(SharedEdge(), (120.2, 36.1), data)),
    Gesture(
        "simplified",
        lambda _data: driven(
            Simplify(zone_id="a", within_m=100.0).looked(GROUND),
            Finish(),
        ),
    ),
    Gesture("hole", _hole, adds=1),
    Gesture("part", lambda data: clicked(AddPart(zone_id="a"), *_square(data, -0.05, -0.02))),
    Gesture(
        "overlapping part",
        lambda data: clicked(AddPart(zone_id="a"), *_square(data, -0.005, -0.001)),
    ),
    Gesture("split", _split, adds=None),
    Gesture("trimmed", _trim, adds=None),
    Gesture(
        "merged",
        lambda _data: clicked(Combine(how=How.MERGE, zones=("a",)), (120.25, 36.05)),
        adds=1,
    ),
    Gesture(
        "subtracted",
        lambda _data: clicked(Combine(how=How.SUBTRACT, zones=("a",)), (120.25, 36.05)),
    ),
    Gesture(
        "hole filled",
        lambda _data: driven(DropHole(zone_id="a"), Click((120.05, 36.05), NEAR)),
        adds=-1,
        stays_empty=False,
    ),
    Gesture("put", lambda _data: PutZone(replace(PLAN["a"], note="备注"))),
    Gesture("dropped", lambda _data: DropZone("b")),
    Gesture("described", _described),
    Gesture("scheduled", lambda _data: SetSchedule(zone_id="a", schedule=None)),
    Gesture(
        "stop",
        lambda _data: driven(
            PlaceStops(words="{number}", zone_id="a"), Click((120.1, 36.05), NEAR)
        ),
    ),
    Gesture("by rule", _by_rule),
)


def count(shape: Shape) -> int:
    return sum(len(rings) - 1 for rings in rings_of(shape))


@pytest.mark.parametrize("gesture", GESTURES, ids=lambda one: one.name)
@given(data=st.data())
@settings(max_examples=12, deadline=None)
def test_what_was_a_hole_is_one_afterwards(gesture: Gesture, data: st.DataObject) -> None:
    edit = gesture.make(data)
    after = edit(PLAN)

    shape = after["a"].shape
    if gesture.adds is not None:
        assert count(shape) == 2 + gesture.adds
    if gesture.stays_empty and shape.is_valid:
        holes = shapely.union_all([FIRST, SECOND])
        for each in after:
            assert area_m2(shapely.intersection(each.shape, holes)) < 1.0
    if "b" in after and after["b"].shape.is_valid:
        assert count(after["b"].shape) == 1
    if isinstance(edit, MoveZone):
        assert shape.equals(moved(HOLED, by=edit.by))


def test_a_hole_filled_leaves_the_other_bit_by_bit() -> None:
    edit = driven(DropHole(zone_id="a"), Click((120.05, 36.05), NEAR))

    (rings,) = rings_of(edit(PLAN)["a"].shape)
    assert Polygon(rings[1]).equals(SECOND)


def test_no_edit_is_left_out() -> None:
    known = {
        one
        for module in (edits, rule_and_stops)
        for _, one in inspect.getmembers(module, inspect.isclass)
        if one.__module__ == module.__name__ and "__call__" in vars(one) and one is not edits.Edit
    }

    assert known == {
        *(AddCorner, DescribeZone, DropZone, MoveCorner, MoveZone, PutZone, RemoveCorner),
        *(SetSchedule, SetShape, Together, SetStops, TakeByRule),
    }
