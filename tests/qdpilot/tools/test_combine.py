"""Merging zones and subtracting one from another."""

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from tool_stage import BESIDE, GROUND, HOLED, NEAR, PLAN, drive, gesture, holes, zone
from tool_stage import one_edit_and_back as after_one_edit

from qdpilot.editing.plan import Plan
from qdpilot.tools.combine import Combine, How
from qdpilot.tools.events import Back, Cancel, Click, Finish, Forward
from qdpilot.tools.ground import Ground

INSIDE = {"holed": (120.1, 36.1), "parts": (120.35, 36.05), "beside": (120.25, 36.1)}


def pick(name: str) -> Click:
    return Click(INSIDE[name], NEAR)


@given(st.permutations(sorted(INSIDE)), st.integers(2, 3))
def test_a_merge_is_the_union_and_keeps_holes_and_the_first(order: list[str], count: int) -> None:
    chosen = order[:count]
    plan = after_one_edit(gesture(Combine(how=How.MERGE), *map(pick, chosen), Finish()))
    union = shapely.union_all([PLAN[one].shape for one in chosen])

    assert plan[chosen[0]].shape.symmetric_difference(union).area < 1e-12
    assert holes(plan[chosen[0]].shape) == ("holed" in chosen)
    assert all(one not in plan for one in chosen[1:])
    assert len(plan) == 4 - count


def test_subtracting_takes_away_and_leaves_the_other() -> None:
    over = zone("over", shapely.box(120.15, 36.05, 120.35, 36.15))
    ground = Ground(PLAN.put(over))
    tool = Combine(how=How.SUBTRACT, zones=("holed",))

    steps = gesture(tool, Click((120.18, 36.1), NEAR), Finish(), ground=ground)
    plan = after_one_edit(steps, ground.plan)

    assert plan["holed"].shape.symmetric_difference(HOLED - over.shape).area < 1e-12
    assert holes(plan["holed"].shape) == 1
    assert plan["over"] == over


def test_what_would_leave_nothing_is_told() -> None:
    ground = Ground(
        Plan.of([zone("small", shapely.box(120, 36, 120.1, 36.1)), zone("holed", HOLED)])
    )
    step = drive(
        Combine(how=How.SUBTRACT, zones=("small", "holed"), shape=shapely.Polygon()),
        Finish(),
        ground=ground,
    )

    assert step.edit is None
    assert (step.told, step.named) == ("nothing_left", ("small",))


def test_picks_are_let_go_taken_back_and_put_back() -> None:
    both = drive(Combine(how=How.MERGE), pick("holed"), pick("beside"))
    assert both.sketch.shape is not None
    assert both.sketch.shape.area == pytest.approx((HOLED | BESIDE).area)

    assert drive(both.tool, pick("beside")).sketch.zones == ("holed",)
    back = drive(both.tool, Back())
    assert back.sketch.zones == ("holed",)
    assert drive(back.tool, Forward()).sketch.zones == ("holed", "beside")
    assert drive(both.tool, Cancel()).sketch.zones == ()
    assert drive(back.tool, Finish()).told == "pick_two"


def test_an_invalid_zone_is_named_and_not_overlaid() -> None:
    bow = shapely.Polygon([(121, 36), (121.1, 36.1), (121.1, 36), (121, 36.1)])
    ground = Ground(GROUND.plan.put(zone("bow", bow)))

    step = drive(Combine(how=How.MERGE), pick("holed"), Click((121.08, 36.05), NEAR), ground=ground)

    assert (step.told, step.named) == ("not_valid", ("bow",))
    assert step.sketch.zones == ("holed",)
