"""Holes, parts, splits, circles and corridors, driven by events."""

import math

import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, Polygon, box
from tool_stage import GROUND, HOLED, NEAR, NEW, PARTS, PLAN, drive, gesture, holes
from tool_stage import one_edit_and_back as after_one_edit

from qdpilot.editing.edits import PutZone
from qdpilot.geometry.circle import chord_error_m, circle
from qdpilot.geometry.measure import area_m2, leg
from qdpilot.geometry.plane import MITRE_LIMIT, Plane, corridor
from qdpilot.tools.draw_circle import DrawCircle
from qdpilot.tools.draw_corridor import DrawCorridor
from qdpilot.tools.events import Back, Cancel, Click, Event, Finish, Forward, Move, typed
from qdpilot.tools.step import Picked
from qdpilot.tools.zone_sketch import AddPart, CutHole, SplitZone

#: At stored precision: two places that differ by less are one, and set one corner.
PLACE = st.tuples(
    st.integers(1199_000_000, 1206_000_000), st.integers(359_000_000, 363_000_000)
).map(lambda one: (one[0] / 1e7, one[1] / 1e7))
RING = st.lists(PLACE, min_size=3, max_size=7, unique=True)
TARGET = st.sampled_from(["holed", "parts", "beside"])
#: What rounding to seven decimals may move, along some degrees of outline, square degrees.
WITHIN = 1e-6
ROUTE = ((120.40, 36.0), (120.42, 36.01), (120.43, 36.03))


def clicks(shape: Polygon) -> list[Event]:
    return [typed((lon, lat)) for lon, lat in shape.exterior.coords[:-1]]


# Holes and parts


def test_a_hole_inside_leaves_all_other_rings_as_they_are() -> None:
    ring = box(120.10, 36.10, 120.12, 36.12)

    plan = after_one_edit(gesture(CutHole(zone_id="holed"), *clicks(ring), Finish()))

    shape = plan["holed"].shape
    assert shape.exterior.equals_exact(HOLED.exterior, 0)
    assert shape.interiors[0].equals_exact(HOLED.interiors[0], 0)
    assert shape.symmetric_difference(HOLED - ring).area == pytest.approx(0, abs=1e-12)


def test_a_hole_over_the_whole_zone_is_told_and_the_sketch_stays() -> None:
    step = drive(CutHole(zone_id="beside"), *clicks(box(120, 35, 121, 37)), Finish())

    assert step.edit is None
    assert (step.told, step.named) == ("nothing_left", ("beside",))
    assert len(step.sketch.corners) == 4


def test_a_hole_that_crosses_itself_is_kept_as_a_draft() -> None:
    bow = [typed(at) for at in ((120.1, 36.1), (120.15, 36.15), (120.15, 36.1), (120.1, 36.15))]

    plan = after_one_edit(gesture(CutHole(zone_id="holed"), *bow, Finish()))

    assert not plan["holed"].shape.is_valid
    assert holes(plan["holed"].shape) == 2


@given(TARGET, RING)
def test_cutting_takes_away_exactly_what_was_drawn(
    name: str, ring: list[tuple[float, float]]
) -> None:
    drawn = Polygon([(round(lon, 7), round(lat, 7)) for lon, lat in ring])
    steps = gesture(CutHole(zone_id=name), *map(typed, ring), Finish())
    before = PLAN[name].shape
    if steps[-1].edit is None:
        assert not steps[-1].sketch.corners or steps[-1].told == "nothing_left"
        return
    after = after_one_edit(steps)[name].shape

    if drawn.is_valid:
        assert after.is_valid
        assert after.symmetric_difference(before - drawn).area < WITHIN
    else:
        assert holes(after) == holes(before) + 1


@given(TARGET, RING)
def test_adding_a_part_keeps_all_that_was_there(name: str, ring: list[tuple[float, float]]) -> None:
    drawn = Polygon([(round(lon, 7), round(lat, 7)) for lon, lat in ring])
    before = PLAN[name].shape
    after = after_one_edit(gesture(AddPart(zone_id=name), *map(typed, ring), Finish()))[name].shape

    if drawn.is_valid:
        assert after.symmetric_difference(before | drawn).area < WITHIN
    else:
        assert holes(after) == holes(before)
        assert len(shapely.get_parts(after)) == len(shapely.get_parts(before)) + 1


def test_without_a_zone_the_first_click_picks_one() -> None:
    step = drive(CutHole(), Click((120.25, 36.1), NEAR))

    assert step.picked == Picked(zone_id="beside")
    assert step.sketch.corners == ()
    assert drive(CutHole(), Click((119.0, 36.1), NEAR)).told == "zone.none"


# Split


@given(TARGET, st.lists(PLACE, min_size=2, max_size=5, unique=True))
def test_the_pieces_of_a_split_are_the_zone(name: str, route: list[tuple[float, float]]) -> None:
    before = PLAN[name].shape
    steps = gesture(SplitZone(zone_id=name), *map(typed, route), Finish())
    if steps[-1].edit is None:
        assert steps[-1].told == "not_cut"
        assert len(steps[-1].sketch.corners) == len(route)
        return
    plan = after_one_edit(steps)
    pieces = [one.shape for one in plan if one.id == name or one.id not in PLAN]

    assert len(pieces) >= 2
    assert all(one.is_valid for one in pieces)
    assert shapely.union_all(pieces).symmetric_difference(before).area < WITHIN
    assert sum(one.area for one in pieces) == pytest.approx(before.area, abs=WITHIN)
    # A cut that comes back to within a hair of the border makes a ring that touches the rim.
    parts = [part for piece in pieces for part in shapely.get_parts(piece)]
    clear = [ring for part in parts for ring in part.interiors if ring.disjoint(part.exterior)]
    assert len(clear) <= holes(before)


def test_a_split_names_its_pieces_and_keeps_what_else_the_zone_says() -> None:
    cut = LineString([(120.1, 35.9), (120.1, 36.3)])
    steps = gesture(SplitZone(zone_id="holed"), *map(typed, cut.coords), Finish())
    plan = after_one_edit(steps)

    assert sorted(one.name for one in plan) == ["beside", "holed", "holed-2", "parts"]
    assert (
        holes(plan["holed"].shape) + holes(next(o for o in plan if o.name == "holed-2").shape) == 1
    )


def test_parts_that_a_split_does_not_cut_stay_together() -> None:
    cut = [typed((120.35, 35.9)), typed((120.35, 36.2))]

    plan = after_one_edit(gesture(SplitZone(zone_id="parts"), *cut, Finish()))

    assert len(shapely.get_parts(plan["parts"].shape)) == 2
    assert len(plan) == 4


# Circle and corridor


@given(st.floats(1, 30_000))
def test_a_circle_is_true_to_its_radius_and_its_stated_chord_error(radius_m: float) -> None:
    shape = circle((120.4, 36.1), radius_m)
    ring = shape.exterior.coords

    assert leg((120.4, 36.1), ring[0]).length_m == pytest.approx(radius_m, abs=0.012)
    middle = ((ring[0][0] + ring[1][0]) / 2, (ring[0][1] + ring[1][1]) / 2)
    inside = radius_m - leg((120.4, 36.1), middle).length_m
    assert inside == pytest.approx(chord_error_m(radius_m), abs=0.03)
    assert area_m2(shape) == pytest.approx(math.pi * radius_m**2, rel=0.02)
    assert shape.is_valid


def test_centre_and_a_place_put_a_circle() -> None:
    steps = gesture(
        DrawCircle(new=NEW), typed((120.4, 36.1)), Move((120.41, 36.1)), typed((120.41, 36.1))
    )
    shape = after_one_edit(steps)["new"].shape
    radius = leg((120.4, 36.1), (120.41, 36.1)).length_m

    assert steps[1].sketch.made is not None
    assert area_m2(shape) == pytest.approx(math.pi * radius**2, rel=1e-3)


def test_the_centre_is_taken_back_and_put_back_and_let_be() -> None:
    step = drive(DrawCircle(new=NEW), typed((120.4, 36.1)), Back())
    assert step.sketch.corners == ()
    step = drive(step.tool, Forward())
    assert step.sketch.corners == ((120.4, 36.1),)
    step = drive(step.tool, Cancel(), Back())
    assert step.sketch.corners == ((120.4, 36.1),)


@pytest.mark.parametrize(("ends", "beyond_m"), [("flat", 0.0), ("round", 25.0)])
def test_a_corridor_reaches_its_half_width_to_either_side(ends: str, beyond_m: float) -> None:
    tool = DrawCorridor(new=NEW, half_width_m=25, ends=ends)  # type: ignore[arg-type]
    plan = after_one_edit(gesture(tool, *map(typed, ROUTE), Finish()))
    inside = Plane().to_plane(plan["new"].shape)
    route = Plane().to_plane(LineString(ROUTE))

    assert inside.is_valid
    assert shapely.hausdorff_distance(inside.exterior, route) == pytest.approx(25, abs=0.4)
    start = Point(route.coords[0])
    reach = start.distance(inside.exterior)
    assert reach == pytest.approx(beyond_m, abs=0.1)


@given(turn_deg=st.floats(5, 175))
@settings(max_examples=40, deadline=None)
def test_a_mitred_bend_keeps_its_corner_up_to_the_limit(turn_deg: float) -> None:
    plane, half_m, leg_m = Plane(), 20.0, 500.0
    middle = plane.to_plane(Point(120.4, 36.1))
    turn = math.radians(turn_deg)
    start = (middle.x - leg_m, middle.y)
    end = (middle.x + leg_m * math.cos(turn), middle.y + leg_m * math.sin(turn))
    route = plane.from_plane(LineString([start, (middle.x, middle.y), end]))
    made = corridor(route, half_m, plane=plane, bends="mitre")
    outward = (math.sin(turn / 2), -math.cos(turn / 2))
    reach_m = max(
        (east - middle.x) * outward[0] + (north - middle.y) * outward[1]
        for east, north in plane.to_plane(made).exterior.coords
        if middle.distance(Point(east, north)) < leg_m / 2
    )

    limit = 1 / math.cos(turn / 2)  # of the corner of two bands, in half-widths
    assert made.is_valid
    if limit <= MITRE_LIMIT:
        assert reach_m == pytest.approx(half_m * limit, abs=0.05)
    else:
        assert half_m <= reach_m <= half_m * MITRE_LIMIT + 0.05


def test_the_corridor_grows_with_the_pointer() -> None:
    one = drive(DrawCorridor(new=NEW), typed(ROUTE[0]), Move(ROUTE[1])).sketch
    two = drive(DrawCorridor(new=NEW), typed(ROUTE[0]), typed(ROUTE[1]), Move(ROUTE[2])).sketch

    assert one.made is not None
    assert two.made is not None
    assert two.made.area > one.made.area


@given(st.lists(PLACE, min_size=2, max_size=6, unique=True))
def test_any_route_makes_a_valid_corridor_in_one_edit(route: list[tuple[float, float]]) -> None:
    steps = gesture(DrawCorridor(new=NEW), *map(typed, route), Finish())
    assume(steps[-1].edit is not None)

    assert isinstance(steps[-1].edit, PutZone)
    shape = after_one_edit(steps)["new"].shape
    assert shape.is_valid
    assert all(shape.buffer(1e-6).intersects(Point(one)) for one in route)
    assert len(GROUND.plan) == 3
    assert PARTS.is_valid
