"""Ids alone and pairs alone are those of the complete findings; shapes meet as one by one."""

from datetime import UTC, date, datetime

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from qdpilot.clashes.detect import all_pairs, clashes
from qdpilot.clashes.index import Index
from qdpilot.clashes.meeting import (
    APART,
    OVERLAPS,
    TOUCHES,
    how_one_meets,
    how_pairs_meet,
)
from qdpilot.clashes.pairs import SearchCancelledError, clashing_pairs
from qdpilot.clashes.right import Right
from qdpilot.clashes.who import who_clashes
from qdpilot.geometry.cells import cells_of, frames_of_pairs
from qdpilot.geometry.edges import edges_of
from qdpilot.geometry.overlap import Meet, Tolerance, default_tolerance, meeting_of_valid
from qdpilot.model.schedule import Schedule, Weekday, Window
from qdpilot.model.zone import Purpose
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.services.kept_clashes import KeptClashes

CALENDARS = bundled_calendars()
FIRST = date(2026, 2, 9)
M = 1e-5  # degrees, about a metre


def box(x, y, width, height):
    return shapely.box(120 + x * M, 36 + y * M, 120 + (x + width) * M, 36 + (y + height) * M)


STEP = st.integers(0, 40)
SIDE = st.sampled_from([0.05, 0.5, 1, 2, 10, 30, 400])
BOXES = st.builds(box, STEP, STEP, SIDE, SIDE)
HOLED = st.builds(lambda x, y, cut: box(x, y, 30, 30).difference(cut), STEP, STEP, BOXES)
TWINS = st.builds(shapely.union, BOXES, BOXES)
STARS = st.lists(st.tuples(STEP, STEP), min_size=3, max_size=7).map(
    lambda points: shapely.Polygon([(120 + x * M, 36 + y * M) for x, y in points])
)
SHAPES = st.one_of(BOXES, HOLED, TWINS, STARS).filter(
    lambda one: one.is_valid and one.area > 1e-12 and one.geom_type.endswith("Polygon")
)
CODES = {Meet.APART: APART, Meet.TOUCHES: TOUCHES, Meet.OVERLAPS: OVERLAPS}


def how_they_meet(a, b, tolerance):
    """Tell it with what their cells have in common, as a search for all pairs does, or without."""
    shapes, turn = np.concatenate((a, b)), np.arange(len(a))
    edges, at = edges_of(shapes), (turn, turn + len(a))
    framed = frames_of_pairs(cells_of(shapes), *at)
    told = [how_pairs_meet(edges, *at, tolerance, frame=frame).tolist() for frame in (None, framed)]
    assert told[0] == told[1]
    return told[0]


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(SHAPES, SHAPES), min_size=1, max_size=20),
    st.sampled_from([default_tolerance(), Tolerance(area_m2=50, width_m=2)]),
)
def test_many_shapes_meet_as_each_pair_does(pairs, tolerance):
    a, b = (np.array(column, dtype=object) for column in zip(*pairs, strict=True))

    assert how_they_meet(a, b, tolerance) == [
        CODES[meeting_of_valid(one, other, tolerance).kind] for one, other in pairs
    ]


@settings(max_examples=60, deadline=None)
@given(SHAPES, st.lists(SHAPES, max_size=20), st.sampled_from([0, 64]))
def test_one_shape_meets_many_as_each_alone(shape, others, many):
    bounds = shapely.box(*shape.bounds)
    near = [one for one in others if shapely.box(*one.bounds).intersects(bounds)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("qdpilot.clashes.meeting._MANY", many)
        found = how_one_meets(shape, np.array(near, dtype=object), default_tolerance())

    assert found.tolist() == [
        CODES[meeting_of_valid(shape, one, default_tolerance()).kind] for one in near
    ]


def test_a_sliver_and_a_border_touch_and_a_metre_overlaps():
    zone = box(0, 0, 100, 100)
    others = [box(99.95, 0, 100, 100), box(100, 0, 50, 50), box(98, 98, 50, 50), box(200, 0, 1, 1)]
    meet = how_they_meet(np.repeat(zone, 4), np.array(others), default_tolerance())

    assert meet == [TOUCHES, TOUCHES, OVERLAPS, APART]


@st.composite
def schedules(draw):
    if draw(st.integers(0, 5)) == 0:
        return None
    begin = draw(st.integers(0, 23)) * 60
    days = draw(st.sets(st.integers(0, 6), max_size=4))
    calendar = draw(st.sampled_from(["every", "workdays", "not_holidays", "nobody's"]))
    window = Window(
        from_min=begin,
        to_min=begin + 60,
        days=tuple(Weekday(day=day) for day in sorted(days)),
        calendar=calendar,
    )
    end = draw(st.sampled_from([date(2026, 2, 12), date(2026, 4, 1), date(2027, 4, 1), None]))
    windows = draw(st.sampled_from([(), (window,)]))
    zone = draw(st.sampled_from(["Asia/Shanghai", "Asia/Shanghai", "America/Chicago"]))
    return Schedule(start=FIRST, end=end, windows=windows, timezone=zone)


RIGHTS = st.lists(
    st.builds(
        dict,
        shape=SHAPES,
        schedule=schedules(),
        scenario=st.sampled_from([None, "robotaxi", "delivery"]),
        operator_id=st.sampled_from(["", "o", "p"]),
        purpose=st.sampled_from([Purpose.PILOT_AREA, Purpose.CLOSURE, Purpose.CAPACITY_AREA]),
        vehicle_ids=st.sampled_from([(), (), ("v",), ("v", "w")]),
    ),
    min_size=2,
    max_size=7,
).map(lambda rows: [Right(id=f"r{at}", name="", index=at, **row) for at, row in enumerate(rows)])


@settings(deadline=None)
@given(RIGHTS)
def test_ids_alone_are_those_of_the_findings(rights):
    *granted, candidate = rights
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("qdpilot.clashes.index._VERY_MANY", 4)  # those are laid out by place
        index = Index.build(granted, CALENDARS)
    found = clashes(index, candidate, CALENDARS)
    who = who_clashes(index, candidate, CALENDARS)

    assert set(who.clashing) == {one.b.id for one in found.clashes}
    assert sorted(who.touching) == sorted(one.b.id for one in found.touching)
    assert set(who.unjudged) == {one.id for one in found.rejected}
    assert len(set(who.clashing)) == len(who.clashing)


@settings(deadline=None)
@given(RIGHTS)
def test_pairs_alone_are_those_of_the_findings(rights):
    found = all_pairs(rights, CALENDARS)
    pairs = clashing_pairs(rights, CALENDARS)

    assert pairs.clashing.tolist() == [
        [one.a.index, one.b.index] for one in found.clashes if one.area_m2 > 0
    ]
    assert pairs.touching.tolist() == [[one.a.index, one.b.index] for one in found.touching]
    overlapping = {index for pair in pairs.unjudged.tolist() for index in pair}
    assert {one.index for one in found.rejected} >= set(pairs.rejected)
    assert bool(overlapping) <= bool(found.rejected)


def test_no_rights_have_no_pairs():
    assert clashing_pairs([], CALENDARS).clashing.tolist() == []


@settings(deadline=None, max_examples=10)
@given(RIGHTS, RIGHTS)
def test_pairs_that_are_kept_are_those_found_anew(before, after):
    kept = KeptClashes()
    for rights in (before, after, after[1:], (*after[1:], before[0]), before):
        anew = {
            tuple(sorted((one.a.id, one.b.id)))
            for one in all_pairs(rights, CALENDARS).clashes
            if one.relation not in {"shared", "independent"}
        }
        assert kept.pairs(rights, CALENDARS) == anew


def test_a_candidate_that_cannot_be_judged_is_named_alone():
    index = Index.build([Right(id="a", name="", shape=box(0, 0, 9, 9))], CALENDARS)
    who = who_clashes(index, Right(id="c", name="", shape=shapely.Polygon()), CALENDARS)

    assert (who.clashing, who.touching, who.unjudged) == ((), (), ("c",))


def test_a_candidate_is_not_held_against_itself_or_what_has_gone():
    rights = [Right(id=name, name="", shape=box(0, 0, 9, 9)) for name in "abc"]
    index = Index.build(rights, CALENDARS).without("b")

    assert who_clashes(index, rights[0], CALENDARS).clashing == ("c",)


def test_other_calendars_are_asked_anew():
    window = Window(from_min=0, to_min=60, calendar="workdays")
    holiday = Schedule(start=date(2026, 2, 16), end=date(2026, 2, 16), windows=(window,))
    rights = [Right(id=name, name="", shape=box(0, 0, 9, 9), schedule=holiday) for name in "ab"]
    index = Index.build(rights, CALENDARS)
    no_holidays = type(CALENDARS)(imported={"workdays": frozenset()}, years={})

    assert who_clashes(index, rights[0], CALENDARS).clashing == ()
    assert who_clashes(index, rights[0], no_holidays).unjudged == ("a",)


def every(begin, close, **more):
    return Window(from_min=begin * 60, to_min=close * 60, **more)


@pytest.mark.parametrize("end", [None, date(2025, 1, 31)])
def test_in_a_year_without_a_calendar_nothing_depends_on_who_is_asked_first(end):
    fridays = every(8, 9, days=(Weekday(day=4),))
    start = date(2024, 12, 1)
    mixed = Schedule(start=start, end=end, windows=(fridays, every(20, 21, calendar="workdays")))
    friday = every(7, 12, monthdays=(10,), months=(1,))  # in 2025, of which the workdays are known
    once = Schedule(start=start, end=end, windows=(friday,))
    a, b = (
        Right(id=str(at), name="", index=at, shape=box(0, 0, 9, 9), schedule=one)
        for at, one in enumerate((mixed, once))
    )
    firsts = {
        clash.first
        for one, other in ((a, b), (b, a))
        for clash in clashes([one], other, CALENDARS).clashes
    }

    assert who_clashes(Index.build([a], CALENDARS), b, CALENDARS).clashing == ("0",)
    assert who_clashes(Index.build([b], CALENDARS), a, CALENDARS).clashing == ("1",)
    assert firsts == {datetime(2025, 1, 10, tzinfo=UTC)}
    for rights in ([a, b], [b, a]):
        assert clashing_pairs(rights, CALENDARS).clashing.tolist() == [[0, 1]]


MANY = [Right(id=str(at), name="", index=at, shape=box(at * 5, 0, 9, 9)) for at in range(1700)]


def test_of_very_many_those_that_cannot_be_judged_are_named_and_meet_nobody():
    bow = shapely.Polygon([(120, 36), (121, 37), (121, 36), (120, 37)])
    backwards = Schedule(start=FIRST, end=date(2026, 1, 1))
    bad = [
        Right(id="bow", name="", shape=bow),
        Right(id="late", name="", shape=MANY[0].shape, schedule=backwards),
    ]
    index = Index.build([*MANY[:700], *bad, *MANY[700:]], CALENDARS)

    assert {one.id: why for one, why in index.unjudged()} == {
        "bow": "self_intersection",
        "late": "schedule",
    }
    assert who_clashes(index, MANY[1], CALENDARS).clashing == ("0", "2")


def test_a_long_search_tells_how_far_it_is_and_ends_at_one():
    told = []
    clashing_pairs(MANY, CALENDARS, progress=told.append)

    assert told == [0.25, 0.5, 0.75, 1.0]


@pytest.mark.parametrize("search", [all_pairs, clashing_pairs])
def test_a_long_search_stops_when_it_is_told_to(search):
    told = []
    with pytest.raises(SearchCancelledError):
        search(MANY, CALENDARS, progress=told.append, cancelled=lambda: len(told) == 2)

    assert told == [0.25, 0.5]
