"""Whole zones moved, turned, scaled and simplified; edges that neighbours share; holes filled."""

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely import Polygon, box
from tool_stage import BESIDE, GROUND, HOLED, NEAR, PLAN, drive, gesture, holes, zone
from tool_stage import one_edit_and_back as after_one_edit

from qdpilot.editing.plan import Plan
from qdpilot.geometry.measure import area_m2
from qdpilot.geometry.plane import local_plane
from qdpilot.tools.events import Cancel, Click, Drag, Finish, Hold, Move, Press, Release
from qdpilot.tools.ground import Ground
from qdpilot.tools.shared_edge import SharedEdge
from qdpilot.tools.step import Picked
from qdpilot.tools.thin_out import DropHole, Simplify
from qdpilot.tools.transform import KNOB_REACHES, Transform

TARGET = st.sampled_from(["holed", "parts", "beside"])
INSIDE = {"holed": (120.1, 36.1), "parts": (120.35, 36.05), "beside": (120.25, 36.1)}


def drag(start: tuple[float, float], end: tuple[float, float]) -> list[Press | Drag | Release]:
    return [Press(start, NEAR), Drag(end, NEAR), Release(end, NEAR)]


def knob(name: str) -> tuple[float, float]:
    west, _, east, north = PLAN[name].shape.bounds
    return (west + east) / 2, north + KNOB_REACHES * NEAR[1]


# Move, turn, scale


@given(TARGET, st.floats(-0.3, 0.3), st.floats(-0.3, 0.3))
def test_turning_keeps_area_holes_and_parts(name: str, east: float, south: float) -> None:
    before = PLAN[name].shape
    start = knob(name)
    steps = gesture(Transform(zone_id=name), *drag(start, (start[0] + east, start[1] - south)))
    if steps[-1].edit is None:
        return
    after = after_one_edit(steps)[name].shape

    assert holes(after) == holes(before)
    assert len(shapely.get_coordinates(after)) == len(shapely.get_coordinates(before))
    assert area_m2(after) == pytest.approx(area_m2(before), rel=2e-3)


@given(TARGET, st.floats(0.2, 3))
def test_scaling_multiplies_the_area_and_keeps_the_opposite_corner(
    name: str, factor: float
) -> None:
    before = PLAN[name].shape
    west, south, east, north = before.bounds
    to = (west + (east - west) * factor, south + (north - south) * factor)
    steps = gesture(Transform(zone_id=name), *drag((east, north), to))
    if steps[-1].edit is None:
        return
    after = after_one_edit(steps)[name].shape

    assert area_m2(after) == pytest.approx(area_m2(before) * factor**2, rel=1e-2)
    assert after.bounds[:2] == pytest.approx((west, south), abs=2e-3)  # parallels bend in the plane
    assert holes(after) == holes(before)


@given(TARGET, st.floats(-0.3, 0.3), st.floats(-0.3, 0.3))
def test_moving_is_one_edit_and_shifts_every_corner(name: str, east: float, north: float) -> None:
    start = INSIDE[name]
    steps = gesture(Transform(zone_id=name), *drag(start, (start[0] + east, start[1] + north)))
    if steps[-1].edit is None:
        return
    after = after_one_edit(steps)[name].shape

    gone = shapely.get_coordinates(after) - shapely.get_coordinates(PLAN[name].shape)
    assert np.abs(gone - (east, north)).max() <= 2e-7


def test_turning_locks_to_fifteen_degrees_and_says_how_far() -> None:
    start = knob("beside")
    locked = Drag((start[0] + 0.11, start[1] - 0.02), NEAR, frozenset({Hold.ANGLE}))
    step = drive(Transform(zone_id="beside"), Press(start, NEAR), locked)

    assert float(step.sketch.reading.rstrip("°")) % 15 == 0
    assert step.sketch.shape is not None
    inside = local_plane(BESIDE).to_plane(step.sketch.shape)
    assert shapely.area(inside) == pytest.approx(
        local_plane(BESIDE).to_plane(BESIDE).area, rel=2e-3
    )


def test_esc_lets_the_zone_be_and_a_click_picks_another() -> None:
    step = drive(Transform(zone_id="beside"), *drag(knob("beside"), (120.3, 36.1))[:2], Cancel())
    assert step.sketch.shape is None
    step = drive(step.tool, Click(INSIDE["holed"], NEAR))
    assert step.picked == Picked(zone_id="holed")


# Shared edges


@given(st.floats(-0.05, 0.05), st.floats(-0.02, 0.02))
def test_a_shared_edge_moves_in_both_and_leaves_no_gap(east: float, north: float) -> None:
    start = (120.2, 36.1)
    steps = gesture(SharedEdge(), *drag(start, (start[0] + east, start[1] + north)))
    if steps[-1].edit is None:
        return
    plan = after_one_edit(steps)
    one, other = plan["holed"].shape, plan["beside"].shape

    assert holes(one) == 1
    assert one.intersection(other).area < 1e-12
    assert (one | other).symmetric_difference(
        Polygon((one | other).exterior) - Polygon(HOLED.interiors[0])
    ).area < 1e-9
    assert plan["parts"] == PLAN["parts"]


def test_a_corner_on_the_neighbours_edge_becomes_a_corner_there() -> None:
    plan = Plan.of(
        [zone("large", box(120.0, 36.0, 120.2, 36.2)), zone("low", box(120.2, 36.0, 120.3, 36.1))]
    )
    ground = Ground(plan)
    steps = gesture(SharedEdge(), *drag((120.2, 36.1), (120.18, 36.12)), ground=ground)

    after = after_one_edit(steps, plan)
    moved = (120.18, 36.12)
    assert moved in after["large"].shape.exterior.coords
    assert moved in after["low"].shape.exterior.coords
    assert after["large"].shape.intersection(after["low"].shape).area == pytest.approx(0, abs=1e-12)


def test_of_edges_that_meet_in_part_the_shared_part_moves() -> None:
    plan = Plan.of(
        [zone("low", box(120.0, 36.0, 120.2, 36.2)), zone("high", box(120.2, 36.1, 120.3, 36.3))]
    )
    ground = Ground(plan)
    steps = gesture(SharedEdge(), *drag((120.2, 36.15), (120.18, 36.15)), ground=ground)

    after = after_one_edit(steps, plan)
    one, other = after["low"].shape, after["high"].shape
    assert {(120.18, 36.1), (120.18, 36.2)} <= {*one.exterior.coords} & {*other.exterior.coords}
    assert (120.2, 36.3) in other.exterior.coords
    assert one.intersection(other).area == pytest.approx(0, abs=1e-12)


def test_an_edge_of_one_zone_alone_is_told() -> None:
    step = drive(SharedEdge(), Press((120.0, 36.1), NEAR))

    assert not step.tool.holding
    assert (step.told, step.named) == ("not_shared", ("holed",))


# Simplify and holes


@given(st.lists(st.floats(0, 1e-5), min_size=8, max_size=40), st.floats(0.5, 20))
def test_simplifying_drops_corners_and_stays_near_valid_and_holed(
    bumps: list[float], within_m: float
) -> None:
    top = [(120.2 - 0.2 * index / len(bumps), 36.2 + bump) for index, bump in enumerate(bumps)]
    rough = Polygon([(120.0, 36.0), (120.2, 36.0), *top], [HOLED.interiors[0].coords])
    rough = shapely.transform(rough, lambda xy: xy.round(7))
    plan = Plan.of([zone("rough", rough)])
    ground = Ground(plan)
    tool = Simplify(zone_id="rough", within_m=within_m).looked(ground)
    steps = gesture(tool, Finish(), ground=ground)
    if steps[-1].edit is None:
        assert steps[-1].told == "nothing_to_thin"
        return
    after = after_one_edit(steps, plan)["rough"].shape

    assert after.is_valid
    assert holes(after) == 1
    left, was = shapely.get_coordinates(after), shapely.get_coordinates(rough)
    assert len(left) < len(was)
    assert {tuple(one) for one in left.tolist()} <= {tuple(one) for one in was.tolist()}
    plane = local_plane(rough)
    apart = shapely.hausdorff_distance(
        plane.to_plane(after.exterior), plane.to_plane(rough.exterior)
    )
    assert apart <= within_m + 0.05


def test_an_invalid_zone_is_not_simplified_but_named() -> None:
    bow = Polygon([(121, 36), (121.1, 36.1), (121.1, 36), (121, 36.1)])
    ground = Ground(Plan.of([zone("bow", bow)]))
    step = drive(Simplify(zone_id="bow").looked(ground), Finish(), ground=ground)

    assert (step.edit, step.told, step.named) == (None, "not_valid", ("bow",))


def test_a_click_fills_the_hole_and_nothing_else() -> None:
    at = (120.05, 36.05)
    step = drive(DropHole(), Move(at, NEAR))
    assert step.sketch.made is not None

    plan = after_one_edit(gesture(DropHole(), Click(at, NEAR)))
    assert plan["holed"].shape.equals(box(120.0, 36.0, 120.2, 36.2))
    assert plan["parts"] == PLAN["parts"]


def test_enter_fills_all_holes_of_the_zone_and_says_if_there_are_none() -> None:
    plan = after_one_edit(gesture(DropHole(zone_id="holed"), Finish()))

    assert plan["holed"].shape.exterior.equals_exact(HOLED.exterior, 0)
    assert not plan["holed"].shape.interiors
    assert drive(DropHole(zone_id="parts"), Finish()).told == "no_holes"
    assert drive(DropHole(), Finish(), ground=GROUND).told == "zone.none"
