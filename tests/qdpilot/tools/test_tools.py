"""Map tools driven by events, without a window."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Polygon, box

from qdpilot.editing.edits import AddCorner, DropZone, MoveCorner, MoveZone, PutZone, RemoveCorner
from qdpilot.editing.plan import Plan
from qdpilot.geometry.corners import CornerRef
from qdpilot.geometry.measure import leg
from qdpilot.model.road import Road, RoadClass
from qdpilot.model.zone import Purpose, Zone
from qdpilot.tools.draw_polygon import DrawPolygon
from qdpilot.tools.draw_rectangle import DrawRectangle
from qdpilot.tools.events import (
    Back,
    Cancel,
    Click,
    Delete,
    DoubleClick,
    Drag,
    Event,
    Finish,
    Forward,
    Hold,
    Move,
    Press,
    Release,
)
from qdpilot.tools.ground import Ground
from qdpilot.tools.reshape import Reshape
from qdpilot.tools.select import Select
from qdpilot.tools.snapping import SnapKind
from qdpilot.tools.step import NewZone, Picked, Step, Tool

NEW = NewZone(id="new", name="新区域")
TRIANGLE = ((120.30, 36.00), (120.40, 36.00), (120.40, 36.10))
LARGE = Zone(id="large", name="大", purpose=Purpose.PILOT_AREA, shape=box(120.0, 36.0, 120.2, 36.2))
SMALL = replace(LARGE, id="small", name="小", shape=box(120.05, 36.05, 120.1, 36.1))
GROUND = Ground(Plan.of([SMALL, LARGE]))
EMPTY = Ground()
NEAR = (0.001, 0.001)


def drive(tool: Tool, *events: Event, ground: Ground = EMPTY) -> Step:
    step = Step(tool=tool)
    for event in events:
        step = step.tool.handle(event, ground)
    return step


def polygon() -> DrawPolygon:
    return DrawPolygon(new=NEW)


# Polygon


def test_three_clicks_and_enter_put_a_zone() -> None:
    step = drive(polygon(), *map(Click, TRIANGLE), Finish())

    assert step.edit == PutZone(NEW.with_shape(Polygon(TRIANGLE)))
    assert step.picked == Picked(zone_id="new")
    assert step.sketch.corners == ()


def test_a_double_click_finishes() -> None:
    step = drive(polygon(), *map(Click, TRIANGLE), DoubleClick(TRIANGLE[-1]))

    assert step.edit == PutZone(NEW.with_shape(Polygon(TRIANGLE)))


def test_a_click_on_the_first_corner_finishes() -> None:
    step = drive(polygon(), *map(Click, TRIANGLE), Click((120.3004, 36.0), NEAR))

    assert step.edit == PutZone(NEW.with_shape(Polygon(TRIANGLE)))


def test_two_corners_do_not_finish() -> None:
    step = drive(polygon(), *map(Click, TRIANGLE[:2]), Finish())

    assert step.edit is None
    assert step.sketch.corners == TRIANGLE[:2]


def test_clicking_twice_at_one_place_sets_one_corner() -> None:
    step = drive(polygon(), Click(TRIANGLE[0]), Click(TRIANGLE[0]))

    assert step.sketch.corners == TRIANGLE[:1]


def test_back_takes_a_corner_and_forward_puts_it_back() -> None:
    taken = drive(polygon(), *map(Click, TRIANGLE), Back())
    put = drive(taken.tool, Forward())

    assert taken.sketch.corners == TRIANGLE[:2]
    assert taken.tool.can_go_forward
    assert put.sketch.corners == TRIANGLE


def test_a_sketch_let_be_comes_back_once() -> None:
    dropped = drive(polygon(), *map(Click, TRIANGLE), Cancel())
    again = drive(dropped.tool, Back())

    assert dropped.sketch.corners == ()
    assert dropped.tool.can_go_back
    assert again.sketch.corners == TRIANGLE


def test_a_new_corner_forgets_the_sketch_let_be() -> None:
    step = drive(polygon(), *map(Click, TRIANGLE), Cancel(), Click(TRIANGLE[0]), Back())

    assert step.sketch.corners == ()
    assert not step.tool.can_go_back


@given(st.lists(st.tuples(st.floats(119, 121), st.floats(35, 37)), max_size=9))
def test_as_many_backs_as_corners_leave_nothing_and_forwards_bring_all_back(
    places: list[tuple[float, float]],
) -> None:
    drawn = drive(polygon(), *map(Click, places))
    count = len(drawn.sketch.corners)

    empty = drive(drawn.tool, *[Back()] * count)
    full = drive(empty.tool, *[Forward()] * count)

    assert empty.sketch.corners == ()
    assert full.sketch.corners == drawn.sketch.corners


@given(st.floats(-0.02, 0.02), st.floats(-0.02, 0.02))
def test_a_locked_angle_is_a_multiple_of_fifteen_degrees(east: float, north: float) -> None:
    start = (120.4, 36.1)
    at = (start[0] + east, start[1] + north)

    cursor = drive(polygon(), Click(start), Move(at, holds=frozenset({Hold.ANGLE}))).sketch.cursor

    assert cursor is not None
    found = leg(start, cursor)
    if found.length_m > 20:
        # The sphere stands for the ellipsoid: up to 0.2° at this latitude.
        assert min(found.bearing_deg % 15, 15 - found.bearing_deg % 15) < 0.25


# Snapping


def test_a_click_near_a_corner_snaps_to_it() -> None:
    step = drive(polygon(), Click((120.2004, 36.2003), NEAR), ground=GROUND)

    assert step.sketch.corners == ((120.2, 36.2),)
    assert step.sketch.snap is not None
    assert (step.sketch.snap.kind, step.sketch.snap.name) == (SnapKind.CORNER, "大")


def test_a_move_near_an_edge_snaps_onto_it() -> None:
    step = drive(polygon(), Move((120.2004, 36.11), NEAR), ground=GROUND)

    assert step.sketch.cursor == (120.2, 36.11)
    assert step.sketch.snap is not None
    assert step.sketch.snap.kind is SnapKind.EDGE


def test_free_does_not_snap() -> None:
    move = Move((120.2004, 36.2003), NEAR, frozenset({Hold.FREE}))

    assert drive(polygon(), move, ground=GROUND).sketch.cursor == (120.2004, 36.2003)


def test_the_end_of_a_road_is_snapped_to_by_its_name() -> None:
    line = LineString([(120.5, 36.0), (120.6, 36.0)])
    road = Road(id="r", name="香港中路", road_class=RoadClass.ARTERIAL, line=line)

    snapped = drive(
        polygon(), Move((120.5003, 36.0), NEAR), ground=Ground(roads=[road])
    ).sketch.snap

    assert snapped is not None
    assert (snapped.of, snapped.name, snapped.at) == ("road", "香港中路", (120.5, 36.0))


# Rectangle


@pytest.mark.parametrize(
    "events",
    [
        (Click((120.4, 36.1)), Click((120.3, 36.0))),
        (Press((120.3, 36.0)), Drag((120.35, 36.05)), Release((120.4, 36.1))),
        (
            Press((120.3, 36.0)),
            Release((120.3, 36.0)),
            Move((120.4, 36.1)),
            Press((120.4, 36.1)),
            Release((120.4, 36.1)),
        ),
    ],
    ids=["two clicks", "one drag", "two presses"],
)
def test_opposite_corners_make_a_rectangle(events: tuple[Event, ...]) -> None:
    step = drive(DrawRectangle(new=NEW), *events)

    assert isinstance(step.edit, PutZone)
    assert step.edit.zone.shape.equals(box(120.3, 36.0, 120.4, 36.1))


def test_a_rectangle_without_width_is_none() -> None:
    step = drive(DrawRectangle(new=NEW), Click((120.3, 36.0)), Click((120.3, 36.1)))

    assert step.edit is None


def test_a_first_corner_let_be_comes_back() -> None:
    step = drive(
        DrawRectangle(new=NEW), Click((120.3, 36.0)), Cancel(), Back(), Click((120.4, 36.1))
    )

    assert isinstance(step.edit, PutZone)


# Select


def test_a_click_picks_the_smaller_zone_and_again_the_one_below() -> None:
    first = drive(Select(), Click((120.07, 36.07)), ground=GROUND)
    second = drive(first.tool, Click((120.07, 36.07)), ground=GROUND)
    nothing = drive(second.tool, Click((121.0, 36.07)), ground=GROUND)

    assert first.picked == Picked(zone_id="small")
    assert second.picked == Picked(zone_id="large")
    assert nothing.picked == Picked()


def test_a_drag_does_not_move_a_zone_unless_the_whole_is_meant() -> None:
    drag = (Press((120.15, 36.15)), Drag((120.16, 36.16)), Release((120.16, 36.16)))

    assert drive(Select(), *drag, ground=GROUND).edit is None
    assert not drive(Select(), drag[0], ground=GROUND).tool.holding


def test_a_drag_of_the_whole_moves_the_zone() -> None:
    whole = frozenset({Hold.WHOLE})
    step = drive(
        Select(),
        Press((120.15, 36.15), holds=whole),
        Drag((120.16, 36.17), holds=whole),
        Release((120.16, 36.17), holds=whole),
        ground=GROUND,
    )

    assert step.edit == MoveZone("large", (0.01, 0.02))


def test_the_selected_zone_can_be_taken_by_a_corner() -> None:
    step = drive(
        Select(),
        Click((120.15, 36.15)),
        Press((120.2, 36.2), NEAR),
        Drag((120.25, 36.25), NEAR),
        Release((120.25, 36.25), NEAR),
        ground=GROUND,
    )

    assert isinstance(step.edit, MoveCorner)
    assert (step.edit.zone_id, step.edit.to) == ("large", (120.25, 36.25))


def test_delete_drops_the_selected_zone() -> None:
    step = drive(Select(), Click((120.07, 36.07)), Delete(), ground=GROUND)

    assert step.edit == DropZone("small")
    assert step.picked == Picked()


# Reshape


def reshape() -> Reshape:
    return Reshape(zone_id="large")


def test_dragging_a_corner_moves_it_and_shows_the_shape_meanwhile() -> None:
    held = drive(reshape(), Press((120.2, 36.2), NEAR), Drag((120.3, 36.3), NEAR), ground=GROUND)
    done = drive(held.tool, Release((120.3, 36.3), NEAR), ground=GROUND)

    assert held.edit is None
    assert held.sketch.shape is not None
    assert isinstance(done.edit, MoveCorner)
    assert done.edit(GROUND.plan)["large"].shape == held.sketch.shape
    assert held.sketch.shape.bounds == (120.0, 36.0, 120.3, 36.3)


def test_dragging_a_mid_point_adds_a_corner() -> None:
    step = drive(
        reshape(),
        Press((120.2, 36.1), NEAR),
        Drag((120.3, 36.1), NEAR),
        Release((120.3, 36.1), NEAR),
        ground=GROUND,
    )

    assert isinstance(step.edit, AddCorner)
    grown = step.edit(GROUND.plan)["large"].shape
    assert grown.area == pytest.approx(LARGE.shape.area + 0.2 * 0.1 / 2)


def test_delete_removes_the_picked_corner() -> None:
    step = drive(reshape(), Click((120.2, 36.2), NEAR), Delete(), ground=GROUND)

    assert isinstance(step.edit, RemoveCorner)
    assert step.edit(GROUND.plan)["large"].shape.area == pytest.approx(LARGE.shape.area / 2)


def test_a_corner_pressed_and_let_go_stays() -> None:
    step = drive(reshape(), Press((120.2, 36.2), NEAR), Release((120.2, 36.2), NEAR), ground=GROUND)

    assert step.edit is None
    assert not step.tool.holding


def test_a_triangle_does_not_lose_a_corner() -> None:
    ground = Ground(Plan.of([replace(LARGE, shape=Polygon(TRIANGLE))]))

    step = drive(reshape(), Click(TRIANGLE[0], NEAR), Delete(), ground=ground)

    assert step.edit is None


def test_esc_lets_the_dragged_corner_be() -> None:
    step = drive(
        reshape(),
        Press((120.2, 36.2), NEAR),
        Drag((120.3, 36.3), NEAR),
        Cancel(),
        Release((120.3, 36.3), NEAR),
        ground=GROUND,
    )

    assert step.edit is None


def test_a_dragged_corner_does_not_snap_to_its_own_zone() -> None:
    ground = Ground(Plan.of([LARGE]))

    step = drive(reshape(), Press((120.2, 36.2), NEAR), Drag((120.2004, 36.2), NEAR), ground=ground)

    assert step.sketch.cursor == (120.2004, 36.2)


@given(st.integers(0, 1), st.integers(0, 3), st.tuples(st.floats(120, 121), st.floats(36, 37)))
def test_reshaping_keeps_holes(ring: int, index: int, to: tuple[float, float]) -> None:
    holed = LARGE.shape - SMALL.shape
    plan = Plan.of([replace(LARGE, shape=holed)])
    ground = Ground(plan)
    rings = (holed.exterior, *holed.interiors)
    at = rings[ring].coords[index]

    step = drive(reshape(), Press(at), Drag(to), Release(to), ground=ground)

    after = step.edit(plan)["large"].shape if step.edit else holed
    assert len(after.interiors) == 1
    if step.edit is not None:
        assert isinstance(step.edit, MoveCorner)
        assert step.edit.corner == CornerRef(0, ring, index)


def test_each_part_of_a_multipolygon_is_hit_and_snapped_to() -> None:
    shape = MultiPolygon([box(120.0, 36.0, 120.1, 36.1), box(120.3, 36.0, 120.4, 36.1)])
    ground = Ground(Plan.of([replace(LARGE, shape=shape)]))

    assert [zone.id for zone in ground.zones_at((120.35, 36.05))] == ["large"]
    assert ground.zones_at((120.2, 36.05)) == ()
    assert ground.snap(Move((120.4003, 36.1), NEAR)) is not None


def test_a_hole_is_not_the_zone() -> None:
    ground = Ground(Plan.of([replace(LARGE, shape=LARGE.shape - SMALL.shape)]))

    assert ground.zones_at((120.07, 36.07)) == ()
