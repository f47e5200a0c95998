"""Picking and tracing roads: what is clicked twice is gone, what is taken back returns."""

from __future__ import annotations

import weakref

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, box
from tool_stage import NEAR, NEW, drive, gesture, one_edit_and_back

from qdpilot.editing.plan import Plan
from qdpilot.geometry.measure import area_m2, length_m
from qdpilot.geometry.network import Network
from qdpilot.geometry.plane import Plane, corridor
from qdpilot.model.road import Road, RoadClass
from qdpilot.tools.events import Back, Cancel, Click, Event, Finish, Forward, Hold, Move
from qdpilot.tools.ground import Ground
from qdpilot.tools.known_roads import Box, KnownRoads
from qdpilot.tools.pick_roads import PickRoads
from qdpilot.tools.trace import Trace

#: A block of four streets, each going on beyond its corners.
STREETS = {
    "南街": [(119.99, 36.0), (120.0, 36.0), (120.02, 36.0), (120.03, 36.0)],
    "北街": [(119.99, 36.01), (120.0, 36.01), (120.02, 36.01), (120.03, 36.01)],
    "西街": [(120.0, 35.99), (120.0, 36.0), (120.0, 36.01), (120.0, 36.02)],
    "东街": [(120.02, 35.99), (120.02, 36.0), (120.02, 36.01), (120.02, 36.02)],
}
ROADS = [
    Road(id=name, name=name, road_class=RoadClass.LOCAL, line=LineString(line))
    for name, line in STREETS.items()
]
GROUND = Ground(Plan(), ROADS)
GROUND.take_network(Network(ROADS))
SIDES = [(120.01, 36.0), (120.02, 36.005), (120.01, 36.01), (120.0, 36.005)]
PICK, TRACE = PickRoads(new=NEW), Trace(new=NEW)


def clicks(*places: tuple[float, float]) -> list[Click]:
    return [Click(one, NEAR) for one in places]


@given(
    st.lists(
        st.one_of(
            st.sampled_from([*clicks(*SIDES), Click(SIDES[0], NEAR, frozenset({Hold.WHOLE}))]),
            st.just(Back()),
            st.just(Forward()),
        ),
        max_size=12,
    )
)
@settings(max_examples=80, deadline=None)
def test_each_click_toggles_and_each_is_taken_back(events: list[object]) -> None:
    past: list[frozenset[str]] = [frozenset()]
    future: list[frozenset[str]] = []
    tool = PICK
    for event in events:
        before = tool
        tool = drive(tool, event, ground=GROUND).tool  # type: ignore[arg-type, assignment]
        now = frozenset(one.wkt for one in tool.lines)
        if isinstance(event, Back):
            if len(past) > 1:
                future.append(past.pop())
            assert now == past[-1]
        elif isinstance(event, Forward):
            if future:
                past.append(future.pop())
            assert now == past[-1]
        else:
            assert now != frozenset(one.wkt for one in before.lines)
            past.append(now)
            future = []


def test_the_block_within_four_picked_streets_is_the_zone() -> None:
    tool = PickRoads(new=NEW, makes="area")
    plan = one_edit_and_back(gesture(tool, *clicks(*SIDES), Finish(), ground=GROUND), Plan())

    assert plan["new"].shape.equals(box(120.0, 36.0, 120.02, 36.01))


def test_three_sides_enclose_nothing_and_say_so() -> None:
    tool = PickRoads(new=NEW, makes="area")
    step = drive(tool, *clicks(*SIDES[:3]), Finish(), ground=GROUND)

    assert step.told == "not_enclosed"
    assert len(step.tool.sketch.ways) == 3


def test_the_corridor_along_picked_roads_is_that_along_their_lines() -> None:
    plan = one_edit_and_back(gesture(PICK, *clicks(*SIDES[:2]), Finish(), ground=GROUND), Plan())

    route = LineString([(120.0, 36.0), (120.02, 36.0), (120.02, 36.01)])
    assert plan["new"].shape.equals(corridor(route, 15, plane=Plane()))


def test_with_ctrl_the_whole_road_is_picked_and_a_click_on_it_lets_it_go() -> None:
    whole = Click(SIDES[0], NEAR, frozenset({Hold.WHOLE}))
    step = drive(PICK, whole, ground=GROUND)
    assert sum(map(length_m, step.sketch.ways)) == pytest.approx(length_m(ROADS[0].line))
    assert step.tool.names == ("南街",)  # type: ignore[attr-defined]

    assert not drive(step.tool, *clicks((119.995, 36.0)), ground=GROUND).sketch.ways


def test_the_road_under_the_pointer_is_meant_and_only_within_reach() -> None:
    near, far = Move((120.01, 36.0005), NEAR), Move((120.01, 36.005), NEAR)

    assert drive(PICK, near, ground=GROUND).sketch.meant is not None
    assert drive(PICK, near, far, ground=GROUND).sketch.meant is None


@pytest.mark.parametrize("tool", [PICK, TRACE])
def test_a_sketch_let_be_comes_back_whole(tool: PickRoads | Trace) -> None:
    before = drive(tool, *clicks(*SIDES[:3]), ground=GROUND).sketch
    let_be = drive(tool, *clicks(*SIDES[:3]), Cancel(), ground=GROUND)

    assert not let_be.sketch.corners
    after = drive(let_be.tool, Back(), ground=GROUND).sketch
    assert (after.corners, after.ways) == (before.corners, before.ways)


def test_a_trace_follows_the_roads_round_the_corner() -> None:
    start, end = (120.008, 36.0), (120.01, 36.01)
    preview = drive(TRACE, *clicks(start), Move(end, NEAR), ground=GROUND).sketch
    assert [list(one.coords) for one in preview.ways] == [
        [start, (120.0, 36.0), (120.0, 36.01), end]
    ]

    step = drive(TRACE, *clicks(start, end), ground=GROUND)
    assert step.sketch.ways == preview.ways
    plan = one_edit_and_back(gesture(TRACE, *clicks(start, end), Finish(), ground=GROUND), Plan())
    assert area_m2(plan["new"].shape) == pytest.approx(length_m(preview.ways[0]) * 30, rel=0.01)


def test_with_alt_a_leg_of_a_trace_is_straight_and_stays_so_after_undo() -> None:
    free = Click((120.015, 36.005), NEAR, frozenset({Hold.FREE}))
    events = [*clicks(SIDES[0]), free, *clicks(SIDES[2])]
    step = drive(TRACE, *events, Back(), Back(), Forward(), Forward(), ground=GROUND)

    assert list(step.sketch.ways[0].coords) == [SIDES[0], (120.015, 36.005)]
    assert step.sketch.corners == (SIDES[0], (120.015, 36.005), SIDES[2])


def test_a_traced_area_closes_along_the_roads() -> None:
    tool = Trace(new=NEW, makes="area")
    events = [*clicks(*SIDES), Finish()]
    plan = one_edit_and_back(gesture(tool, *events, ground=GROUND), Plan())

    assert plan["new"].shape.equals(box(120.0, 36.0, 120.02, 36.01))


def test_no_way_that_was_found_keeps_a_network_that_is_gone() -> None:
    ground, network = Ground(Plan(), ROADS), Network(ROADS)
    ground.take_network(network)
    assert drive(TRACE, *clicks((120.008, 36.0), (120.01, 36.01)), ground=ground).sketch.ways
    gone = weakref.ref(network)
    del ground, network
    assert gone() is None


def test_off_the_roads_nothing_is_set_and_why_is_told() -> None:
    away = Click((120.01, 36.005), NEAR)
    for tool in (PICK, TRACE):
        assert drive(tool, away, ground=GROUND).told == "road.none"
        assert drive(tool, away, ground=Ground()).told == "no_roads"
        assert drive(tool, away, ground=Ground(Plan(), ROADS)).told == "roads_preparing"


#: Streets that cross at every corner of a grid, some of them short, some long.
GRID = [
    Road(id=name, name=name, road_class=RoadClass.LOCAL, line=LineString(np.array(line) / 100))
    for one in range(6)
    for name, line in (
        (f"横{one}", [(11999 + far, 3600 + one) for far in range(one, 8)]),
        (f"竖{one}", [(12000 + one, 3599 + far) for far in range(6 - one, 8)]),
    )
]
WHOLE_GRID = Ground(Plan(), GRID)
WHOLE_GRID.take_network(Network(GRID))
TENTHS = st.integers(-10, 60).map(lambda one: one / 1000)


def read(*boxes: Box) -> Ground:
    near = [one for one in GRID if any(one.line.intersects(box(*each)) for each in boxes)]
    ground = Ground().with_roads(KnownRoads(near, within=boxes))
    ground.take_network(Network(near))
    return ground


@given(
    st.tuples(TENTHS, TENTHS),
    st.lists(
        st.one_of(
            st.builds(
                # Never as near to one stretch as to another.
                lambda lon, lat, hold: Click((120.0004 + lon, 36.0001 + lat), (0.002,) * 2, hold),
                TENTHS,
                TENTHS,
                st.sampled_from([frozenset[Hold](), frozenset({Hold.WHOLE})]),
            ),
            st.just(Back()),
        ),
        min_size=1,
        max_size=5,
    ),
)
@settings(max_examples=60, deadline=None)
def test_however_little_was_read_at_first_the_same_stretches_are_picked(
    at: tuple[float, float], events: list[Event]
) -> None:
    here = (120 + at[0], 36 + at[1], 120.004 + at[0], 36.004 + at[1])
    ground, tool, expected = read(here), PICK, PICK
    for event in [*events, Finish()]:
        for _ in GRID:
            needed = tool.needs(event, ground)
            if needed is None:
                break
            before = tool.handle(event, ground)
            assert (before.edit, before.tool.sketch.corners) == (None, tool.corners) or (
                isinstance(event, Back)
            )
            ground = read(here, *tool.lies_on, needed)
            tool = tool.looked(ground)
        step, whole = tool.handle(event, ground), expected.handle(event, WHOLE_GRID)
        assert step.told == whole.told
        assert (step.edit is None) == (whole.edit is None)
        assert step.tool.sketch.corners == whole.tool.sketch.corners
        tool, expected = step.tool, whole.tool
        while ground.missing(tool.lies_on) is not None:  # as the map does after a click taken back
            ground = read(here, *tool.lies_on)
            tool = tool.looked(ground)
        assert set(tool.sketch.ways) == set(expected.sketch.ways)
