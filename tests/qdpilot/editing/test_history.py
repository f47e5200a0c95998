"""Plans, edits, what differs, and the way back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon, box

from qdpilot.editing.edits import (
    AddCorner,
    DescribeZone,
    DropZone,
    Edit,
    MoveCorner,
    MoveZone,
    PutZone,
    RemoveCorner,
    SetSchedule,
    SetShape,
)
from qdpilot.editing.history import History
from qdpilot.editing.plan import Difference, Plan, difference, stamped
from qdpilot.geometry.corners import CornerRef
from qdpilot.geometry.rings import rings_of
from qdpilot.model.errors import InvalidShapeError, NotFoundError
from qdpilot.model.schedule import Schedule
from qdpilot.model.zone import Purpose, Zone

RING = Polygon(
    [(120.3, 36.0), (120.4, 36.0), (120.4, 36.1), (120.3, 36.1)],
    [[(120.33, 36.03), (120.36, 36.03), (120.36, 36.06), (120.33, 36.06)]],
)
TWO = MultiPolygon([RING, box(120.5, 36.0, 120.6, 36.1)])
FIRST = CornerRef(0, 0, 0)


def zone(zone_id: str = "a", **fields: object) -> Zone:
    values = {"name": f"示例 {zone_id}", "purpose": Purpose.PILOT_AREA, "shape": RING, **fields}
    return Zone(id=zone_id, **values)


PLACES = st.tuples(
    st.floats(120.0, 121.0).map(lambda lon: round(lon, 7)),
    st.floats(35.5, 36.5).map(lambda lat: round(lat, 7)),
)
HOLE_OR_SHELL = st.builds(CornerRef, st.just(0), st.integers(0, 1), st.integers(0, 3))
EDITS: st.SearchStrategy[Edit] = st.one_of(
    st.builds(MoveCorner, zone_id=st.just("a"), corner=HOLE_OR_SHELL, to=PLACES),
    st.builds(AddCorner, zone_id=st.just("a"), corner=HOLE_OR_SHELL, at=PLACES),
    st.builds(MoveZone, st.just("a"), st.tuples(st.floats(-0.1, 0.1), st.floats(-0.1, 0.1))),
    st.builds(PutZone, st.sampled_from("bcd").map(zone)),
    st.builds(
        DescribeZone,
        zone_id=st.just("a"),
        name=st.text(max_size=5),
        purpose=st.sampled_from(Purpose),
    ),
    st.builds(SetShape, zone_id=st.just("a"), shape=st.just(TWO)),
)


@given(st.lists(EDITS, max_size=12))
def test_undo_all_is_the_start_and_redo_all_the_end(edits: list[Edit]) -> None:
    start = Plan.of([zone()])
    history = History(start=start)
    for edit in edits:
        history = history.do(edit)
    end, back = history.present, history

    while back.past:
        back = back.undo()
    assert back.present == start

    while back.future:
        back = back.redo()
    assert back == history
    assert back.present == end


@given(EDITS)
def test_applying_what_differs_leads_from_one_plan_to_the_other(edit: Edit) -> None:
    before = Plan.of([zone()])
    after = edit(before)

    found = difference(before, after)
    rebuilt = before
    for gone in found.removed:
        rebuilt = rebuilt.without(gone.id)
    for put in (*found.added, *found.changed):
        rebuilt = rebuilt.put(put)

    assert rebuilt == after
    assert bool(found) == (before != after)


@given(st.lists(EDITS.filter(lambda one: not isinstance(one, SetShape)), max_size=8))
def test_edits_keep_the_hole(edits: list[Edit]) -> None:
    plan = Plan.of([zone()])

    for edit in edits:
        plan = edit(plan)

    assert [len(rings) for rings in rings_of(plan["a"].shape)] == [2]


@pytest.mark.parametrize("ring", [0, 1], ids=["shell", "hole"])
def test_a_corner_that_comes_and_goes_leaves_the_shape_as_it_was(ring: int) -> None:
    corner = CornerRef(0, ring, 2)
    plan = Plan.of([zone(shape=TWO)])

    grown = AddCorner(zone_id="a", corner=corner, at=(120.35, 36.05))(plan)
    again = RemoveCorner(zone_id="a", corner=corner)(grown)

    assert grown != plan
    assert again == plan


def test_a_triangle_keeps_its_three_corners() -> None:
    plan = Plan.of([zone(shape=Polygon([(120.3, 36.0), (120.4, 36.0), (120.4, 36.1)]))])

    with pytest.raises(InvalidShapeError):
        RemoveCorner(zone_id="a", corner=FIRST)(plan)


def test_a_new_step_forgets_what_was_taken_back() -> None:
    history = History(start=Plan()).do(PutZone(zone("a"))).undo().do(PutZone(zone("b")))

    assert history.redo_label is None
    assert [one.id for one in history.present] == ["b"]


def test_only_the_last_steps_are_remembered() -> None:
    history = History(start=Plan(), cap=2)
    for zone_id in "abc":
        history = history.do(PutZone(zone(zone_id)))

    assert [label.name for label in history.labels] == ["示例 b", "示例 c"]
    assert [one.id for one in history.undo().undo().present] == ["a"]


def test_a_dropped_zone_is_named_in_its_step() -> None:
    history = History(start=Plan.of([zone()])).do(DropZone("a"))

    assert history.undo_label is not None
    assert history.undo_label.name == "示例 a"
    assert history.undo_label.title == "zone.drop"


def test_an_edit_of_a_zone_that_is_not_there_is_refused() -> None:
    with pytest.raises(NotFoundError):
        SetSchedule(zone_id="b", schedule=None)(Plan.of([zone()]))


def test_the_row_version_alone_makes_no_difference() -> None:
    assert not difference(Plan.of([zone(version=1)]), Plan.of([zone(version=2)]))


def test_what_is_written_carries_the_version_of_the_stored_row() -> None:
    schedule = Schedule(start=date(2026, 1, 2), end=None)
    changed, gone = zone("a", schedule=schedule, version=1), zone("b", version=1)
    found = Difference(added=(zone("c", version=5),), changed=(changed,), removed=(gone,))

    written = stamped(found, {"a": 3, "b": 2})

    assert [one.version for one in written.added] == [0]
    assert [one.version for one in written.changed] == [3]
    assert [one.version for one in written.removed] == [2]
    assert written.changed[0].schedule == schedule
