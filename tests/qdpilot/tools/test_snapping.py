"""What is snapped to first, where the grid and the lines of edges lie, and who stops whom."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point, box
from tool_stage import NEW, zone

from qdpilot.editing.plan import Plan
from qdpilot.geometry.plane import Plane
from qdpilot.model.road import Road, RoadClass
from qdpilot.model.zone import Purpose
from qdpilot.tools.draw_polygon import DrawPolygon
from qdpilot.tools.events import Click, Hold, Move
from qdpilot.tools.ground import Ground
from qdpilot.tools.known_roads import KnownRoads
from qdpilot.tools.neighbours import stopped_by
from qdpilot.tools.snapping import Grid, SnapKind

REACH = (0.001, 0.001)
SQUARE = zone("方", box(120.0, 36.0, 120.1, 36.1))
ROAD = Road(
    id="路",
    name="路",
    road_class=RoadClass.LOCAL,
    line=LineString([(120.0505, 35.9), (120.0505, 35.9995), (120.2, 35.9995)]),
)
GROUND = Ground(Plan.of([SQUARE]), [ROAD])


def near(*at: float, ground: Ground = GROUND) -> tuple[str, SnapKind] | None:
    found = ground.snap(Move((at[0], at[1]), REACH))
    return None if found is None else (found.of, found.kind)


def test_corners_come_before_edges_edges_before_roads_roads_before_grid_and_extension() -> None:
    corner, edge = (120.0004, 36.0002), (120.0502, 35.9999)
    assert near(*corner) == ("zone", SnapKind.CORNER)
    assert near(*edge) == ("zone", SnapKind.EDGE)
    assert near(120.15, 35.9992) == ("road", SnapKind.EDGE)
    assert near(120.11, 36.1002) == ("zone", SnapKind.EXTENSION)

    gridded = GROUND.with_grid(Grid(10, Plane()))
    assert near(120.11, 36.1002, ground=gridded) == ("", SnapKind.GRID)
    assert near(120.15, 35.9992, ground=gridded) == ("road", SnapKind.EDGE)
    assert near(120.3, 36.3) is None


@given(beyond=st.floats(0.002, 0.02), aside=st.floats(-0.0008, 0.0008), free=st.booleans())
@settings(max_examples=30, deadline=None)
def test_a_sketch_goes_on_along_its_own_edges(beyond: float, aside: float, free: bool) -> None:
    tool = DrawPolygon(new=NEW, corners=((120.3, 36.3), (120.31, 36.3)))
    holds = frozenset({Hold.FREE}) if free else frozenset()
    at = (120.31 + beyond, 36.3 + aside)
    found = tool.handle(Click(at, REACH, holds), Ground()).tool

    expected = at[1] if free else 36.3
    assert found.sketch.corners[-1] == pytest.approx((at[0], expected), abs=2e-7)
    assert (found.sketch.snap is None) == free


@given(x=st.floats(120.1002, 120.125), y=st.floats(36.0993, 36.1007))
@settings(max_examples=40, deadline=None)
def test_an_extension_lies_on_the_line_of_an_edge_beyond_its_end(x: float, y: float) -> None:
    found = GROUND.snap(Move((x, y), REACH))

    if found is not None and found.kind is SnapKind.EXTENSION:
        assert found.at[1] == pytest.approx(36.1, abs=2e-7)
        assert found.at[0] == pytest.approx(x, abs=2e-7)
        assert found.at[0] > 120.1
    else:
        assert Point(x, y).distance(SQUARE.shape) <= 0.001 * 1.0001 or x > 120.13  # or its edge


@given(
    x=st.floats(120.3, 120.31),
    y=st.floats(36.3, 36.31),
    step=st.sampled_from([1, 10, 50, 100]),
)
@settings(max_examples=40, deadline=None)
def test_a_place_on_the_grid_is_whole_steps_of_the_plane(x: float, y: float, step: int) -> None:
    found = GROUND.with_grid(Grid(step, Plane())).snap(Move((x, y), REACH))

    assert found is not None
    steps = Plane().printed(np.array([found.at])) / step
    assert np.abs(steps - steps.round()).max() * step < 0.02


def test_the_grid_stays_when_plan_roads_or_districts_are_others() -> None:
    ground = GROUND.with_grid(Grid(10, Plane()))

    for other in (
        ground.with_plan(Plan()),
        ground.with_roads(KnownRoads()),
        ground.with_districts(()),
    ):
        assert other.grid == ground.grid


def test_the_neighbour_that_an_edit_runs_into_is_named() -> None:
    beside = zone("邻", box(120.1, 36.0, 120.2, 36.1))
    plan = Plan.of([SQUARE, beside])
    wider = replace(SQUARE, shape=box(120.0, 36.0, 120.11, 36.1))

    stopper = stopped_by(plan, plan.put(wider))
    assert stopper is not None
    assert stopper.name == "邻"
    narrower = plan.put(replace(SQUARE, shape=box(120.0, 36.0, 120.09, 36.1)))
    assert stopped_by(plan, narrower) is None
    assert stopped_by(plan.put(wider), plan) is None
    other_kind = plan.put(replace(beside, purpose=Purpose.CAPACITY_AREA))
    assert stopped_by(other_kind, other_kind.put(wider)) is None
    touching = replace(SQUARE, shape=box(120.0, 36.0, 120.1, 36.2))
    assert stopped_by(plan, plan.put(touching)) is None
