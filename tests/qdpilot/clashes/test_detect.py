"""Clash detection against brute force: minute by minute, shape by shape."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from qdpilot.clashes.clash import Relation, Remedy
from qdpilot.clashes.detect import all_pairs, clashes
from qdpilot.clashes.index import Index
from qdpilot.clashes.right import Right
from qdpilot.geometry.measure import area_m2, perimeter_m
from qdpilot.model.schedule import DaysOff, EventWindow, Schedule, TimesOff, Weekday, Window
from qdpilot.model.zone import Purpose
from qdpilot.schedule.calendars import bundled_calendars

CALENDARS = bundled_calendars()
FIRST = date(2026, 2, 9)  # 春节 and two make-up workdays follow
OFF = {date(2026, 2, day) for day in range(15, 24)}
MADE_UP = {date(2026, 2, 14), date(2026, 2, 28)}
LOCAL_TO_UTC = timedelta(hours=8)


def square(x, y, size=0.01):
    return shapely.box(120 + x, 36 + y, 120 + x + size, 36 + y + size)


def right(name, shape=None, **more):
    shape = square(0, 0) if shape is None else shape
    return Right(id=name, name=name, shape=shape, **more)


# The oracle ------------------------------------------------------------------------------------


def _matches(window, day):
    names = {one.day for one in window.days} or set(range(7))
    if day.weekday() not in names:
        return False
    works = day in MADE_UP or (day.weekday() < 5 and day not in OFF)
    return {
        "every": True,
        "workdays": works,
        "restdays": not works,
        "not_holidays": day not in OFF,
    }[window.calendar]


def minute_of(local):
    """A naive local time as minutes since the epoch, UTC."""
    return (local - LOCAL_TO_UTC - datetime(1970, 1, 1)) // timedelta(minutes=1)


def instant_of(minute):
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)


def live_minutes(schedule):
    """Every minute at which a schedule is live, one by one."""
    found = set()
    days_off = [one for one in schedule.exceptions if isinstance(one, DaysOff)]
    for ahead in range((schedule.end - schedule.start).days + 1):
        day = schedule.start + timedelta(days=ahead)
        midnight = minute_of(datetime(day.year, day.month, day.day))
        if any(one.start <= day <= one.end for one in days_off):
            continue
        if not schedule.windows:
            found |= set(range(midnight, midnight + 1440))
        for window in schedule.windows:
            if _matches(window, day):
                end = window.to_min + (1440 if window.to_min <= window.from_min else 0)
                found |= set(range(midnight + window.from_min, midnight + end))
    for cut in schedule.exceptions:
        if isinstance(cut, TimesOff):
            found -= set(range(minute_of(cut.start), minute_of(cut.end)))
    return found


def shared_place(a, b):
    parts = shapely.get_parts(shapely.get_parts(shapely.intersection(a, b)))
    areal = [one for one in parts if one.geom_type == "Polygon"]
    return sum(
        area_m2(one)
        for one in areal
        if area_m2(one) >= 1 and 2 * area_m2(one) / perimeter_m(one) >= 0.1
    )


def brute(rights):
    """Return {(a, b): (area, first, last, minutes)} of every overlapping pair."""
    live = {one.id: live_minutes(one.schedule) for one in rights}
    found = {}
    for at, a in enumerate(rights):
        for b in rights[at + 1 :]:
            area = shared_place(a.shape, b.shape)
            both = live[a.id] & live[b.id]
            if area and both:
                first, last = instant_of(min(both)), instant_of(max(both) + 1)
                found[a.id, b.id] = (round(area, 3), first, last, len(both))
    return found


def told(result):
    return {
        (one.a.id, one.b.id): (
            round(one.area_m2, 3),
            one.first,
            one.last,
            one.minutes,
        )
        for one in result.clashes
    }


# Random rights ---------------------------------------------------------------------------------

GRID = st.integers(0, 12).map(lambda step: step * 0.0025)
BOXES = st.builds(square, GRID, GRID, st.sampled_from([0.0025, 0.01]))
STARS = st.lists(st.tuples(GRID, GRID), min_size=3, max_size=6).map(
    lambda points: shapely.Polygon([(120 + x, 36 + y) for x, y in points])
)
HOLED = st.builds(
    lambda x, y: square(x, y, 0.02).difference(square(x + 0.005, y + 0.005)), GRID, GRID
)
TWINS = st.builds(lambda x, y: square(x, y).union(square(x + 0.015, y)), GRID, GRID)
SHAPES = st.one_of(BOXES, STARS, HOLED, TWINS).filter(
    lambda one: one.is_valid and area_m2(one) > 10
)
MINUTE = st.integers(0, 95).map(lambda slot: slot * 15 + slot % 7)


@st.composite
def windows(draw):
    begin = draw(MINUTE)
    end = draw(MINUTE.filter(lambda one: one not in (0, begin)))
    days = draw(st.sets(st.integers(0, 6), max_size=4))
    calendar = draw(st.sampled_from(["every", "every", "workdays", "restdays", "not_holidays"]))
    return Window(
        from_min=begin,
        to_min=end,
        days=tuple(Weekday(day=day) for day in sorted(days)),
        calendar=calendar,
    )


@st.composite
def schedules(draw):
    start = FIRST + timedelta(days=draw(st.integers(0, 14)))
    end = start + timedelta(days=draw(st.integers(0, 14)))
    days = (end - start).days
    exceptions = []
    if draw(st.booleans()):
        first, last = sorted(draw(st.tuples(st.integers(0, days), st.integers(0, days))))
        off = DaysOff(start=start + timedelta(days=first), end=start + timedelta(days=last))
        exceptions.append(off)
    if draw(st.booleans()):
        hour = draw(st.integers(0, 24 * days + 23))
        at = datetime(start.year, start.month, start.day) + timedelta(hours=hour)
        exceptions.append(TimesOff(start=at, end=at + timedelta(hours=5)))
    return Schedule(
        start=start,
        end=end,
        windows=tuple(draw(st.lists(windows(), max_size=2))),
        exceptions=tuple(exceptions),
    )


RIGHTS = st.lists(st.tuples(SHAPES, schedules()), min_size=2, max_size=7).map(
    lambda rows: [
        right(f"r{at}", shape, schedule=schedule, index=at)
        for at, (shape, schedule) in enumerate(rows)
    ]
)


@given(RIGHTS)
def test_all_pairs_are_those_of_brute_force(rights):
    result = all_pairs(rights, CALENDARS)

    assert told(result) == brute(rights)
    assert result.rejected == ()


@given(RIGHTS)
def test_a_candidate_finds_what_all_pairs_find(rights):
    *granted, candidate = rights
    result = clashes(granted, candidate, CALENDARS)
    expected = {
        frozenset(pair): figures for pair, figures in brute(rights).items() if candidate.id in pair
    }

    assert {frozenset(pair): figures for pair, figures in told(result).items()} == expected
    assert all(one.a.id == candidate.id for one in result.clashes)


@given(RIGHTS, st.data())
def test_an_index_changed_step_by_step_answers_as_one_built_anew(rights, data):
    *granted, candidate = rights
    index = Index.build(granted, CALENDARS)
    order = data.draw(st.permutations(granted))
    for one in order[: len(order) // 2]:
        index = index.without(one.id)
    kept = order[len(order) // 2 :]
    for one in kept[:1]:
        index = index.with_right(one)

    expected = clashes(kept, candidate, CALENDARS)
    assert told(clashes(index, candidate, CALENDARS)) == told(expected)
    assert clashes(index.without("nobody"), candidate, CALENDARS) == clashes(
        index, candidate, CALENDARS
    )


def test_many_additions_build_the_tree_anew_and_lose_nothing():
    index = Index.build([], CALENDARS)
    for number in range(1203):
        index = index.with_right(right(f"r{number}", square(number * 0.02 % 30, 0)))

    assert len(index.shelves) < 8
    assert (
        len(clashes(index, right("new", shapely.box(120, 36, 160, 37)), CALENDARS).clashes) == 1203
    )


# Cases -------------------------------------------------------------------------------------------

OPEN = Schedule(start=date(2026, 1, 5), end=None)
MORNING = Window(from_min=480, to_min=660)
NOON = Window(from_min=660, to_min=720)


def only(result):
    (found,) = result.clashes
    return found


def test_times_are_half_open():
    a = right("a", schedule=Schedule(start=FIRST, end=FIRST, windows=(MORNING,)))
    b = right("b", schedule=Schedule(start=FIRST, end=FIRST, windows=(NOON,)))

    assert all_pairs([a, b], CALENDARS).clashes == ()


def test_dates_are_inclusive_and_the_next_day_is_free():
    a = right("a", schedule=Schedule(start=FIRST, end=date(2026, 3, 31)))
    b = right("b", index=1, schedule=Schedule(start=date(2026, 3, 31), end=None))
    c = right("c", index=2, schedule=Schedule(start=date(2026, 4, 1), end=None))
    found = {(one.a.id, one.b.id): one for one in all_pairs([a, b, c], CALENDARS).clashes}

    assert set(found) == {("a", "b"), ("b", "c")}
    assert found["a", "b"].first == datetime(2026, 3, 30, 16, tzinfo=UTC)
    assert found["a", "b"].last == datetime(2026, 3, 31, 16, tzinfo=UTC)
    assert (found["a", "b"].minutes, found["a", "b"].minutes_per_week) == (1440, 1440)


def test_the_last_night_runs_past_the_period():
    night = Schedule(start=FIRST, end=FIRST, windows=(Window(from_min=1320, to_min=360),))
    day = Schedule(start=date(2026, 2, 10), end=date(2026, 2, 10))
    found = only(all_pairs([right("a", schedule=night), right("b", schedule=day)], CALENDARS))

    assert found.minutes == 360
    assert found.minutes_per_week == 360


def test_two_open_ends_have_a_week_but_no_total():
    weekdays = tuple(Weekday(day=day) for day in range(5))
    a = Schedule(
        start=date(2026, 1, 7),
        end=None,
        windows=(Window(from_min=1320, to_min=360, days=weekdays),),
    )
    found = only(all_pairs([right("a", schedule=a), right("b", schedule=OPEN)], CALENDARS))

    assert (found.minutes, found.last) == (None, None)
    assert found.minutes_per_week == 5 * 480
    assert found.first == datetime(2026, 1, 7, 14, tzinfo=UTC)


def test_a_right_without_times_is_always():
    found = only(all_pairs([right("a"), right("b", schedule=OPEN)], CALENDARS))
    ever = only(all_pairs([right("a"), right("b")], CALENDARS))

    assert right("a").is_always
    assert found.first == datetime(2026, 1, 4, 16, tzinfo=UTC)
    assert (ever.first, ever.last, ever.minutes, ever.minutes_per_week) == (None, None, None, 10080)


def test_a_leap_day_is_found_years_ahead():
    leap = Window(from_min=0, to_min=1440, months=(2,), monthdays=(29,))
    rare = Schedule(start=date(2026, 3, 1), end=None, windows=(leap,))
    found = only(all_pairs([right("a", schedule=rare), right("b", schedule=OPEN)], CALENDARS))

    assert found.first == datetime(2028, 2, 28, 16, tzinfo=UTC)


def _workdays(start, end):
    window = Window(from_min=540, to_min=1020, calendar="workdays")
    return Schedule(start=start, end=end, windows=(window,))


def test_a_right_that_needs_a_missing_year_is_named():
    needy = right("needy", index=4, schedule=_workdays(date(2026, 6, 1), date(2027, 6, 1)))
    result = clashes([needy], right("c", schedule=OPEN), CALENDARS)

    assert result.clashes == ()
    assert [(one.id, one.index, one.reason) for one in result.rejected] == [
        ("needy", 4, "calendar_missing")
    ]


def test_a_missing_year_does_not_matter_where_the_other_has_ended():
    needy = right("needy", schedule=_workdays(date(2026, 6, 1), date(2027, 6, 1)))
    short = right("c", schedule=Schedule(start=date(2026, 1, 1), end=date(2026, 7, 1)))
    result = clashes([needy], short, CALENDARS)

    assert only(result).minutes == 480 * 22  # workdays from 1 June to 1 July, less 19 June
    assert result.rejected == ()


def test_open_ends_are_judged_by_what_the_calendar_knows():
    needy = right("needy", schedule=_workdays(date(2026, 6, 1), None))
    found = only(clashes([needy], right("c", schedule=OPEN), CALENDARS))

    assert found.first == datetime(2026, 6, 1, 1, tzinfo=UTC)
    assert found.minutes is None
    assert 2200 < found.minutes_per_week <= 2400


def test_a_missing_year_far_away_is_nobodys_business():
    needy = right("needy", square(5, 5), schedule=_workdays(date(2027, 1, 1), date(2027, 6, 1)))

    assert clashes([needy], right("c", schedule=OPEN), CALENDARS).rejected == ()


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (right("x", shapely.Polygon()), "empty"),
        (
            right("x", shapely.Polygon([(120, 36), (121, 37), (120, 37), (121, 36)])),
            "self_intersection",
        ),
        (
            right(
                "x",
                schedule=Schedule(start=FIRST, end=FIRST, windows=(Window(from_min=5, to_min=5),)),
            ),
            "schedule",
        ),
        (right("x", schedule=Schedule(start=FIRST, end=FIRST - timedelta(days=1))), "schedule"),
    ],
    ids=["empty", "crossed", "no time", "backwards"],
)
def test_what_cannot_be_judged_is_named_on_either_side(broken, reason):
    fine = right("fine")

    for result in (
        all_pairs([broken, fine], CALENDARS),
        clashes([broken], fine, CALENDARS),
        clashes([fine], broken, CALENDARS),
        clashes(Index.build([], CALENDARS).with_right(broken), fine, CALENDARS),
    ):
        assert [(one.id, one.reason) for one in result.rejected] == [("x", reason)]
        assert result.clashes == ()


def test_touching_is_told_apart():
    a, b = right("a", square(0, 0)), right("b", square(0.01, 0), index=1)
    result = all_pairs([a, b], CALENDARS)

    assert result.clashes == ()
    assert [(one.a.id, one.b.id, one.area_m2) for one in result.touching] == [("a", "b", 0)]


def test_touching_needs_a_shared_time_too():
    a = right("a", square(0, 0), schedule=Schedule(start=FIRST, end=FIRST))
    b = right("b", square(0.01, 0), schedule=Schedule(start=date(2026, 3, 1), end=None))

    assert all_pairs([a, b], CALENDARS).touching == ()


def test_one_vehicle_is_never_in_two_places():
    a = right("a", vehicle_ids=("v1", "v2"), operator_id="o", scenario="robotaxi")
    b = right("b", square(3, 3), vehicle_ids=("v2",), driver_ids=("d",))
    c = right("c", square(6, 6), driver_ids=("d",), schedule=OPEN)
    found = all_pairs([a, b, c], CALENDARS).clashes

    assert [(one.a.id, one.b.id, one.relation, one.shared_ids) for one in found] == [
        ("a", "b", Relation.VEHICLE, ("v2",)),
        ("b", "c", Relation.DRIVER, ("d",)),
    ]
    assert all(one.shape.is_empty and one.area_m2 == 0 for one in found)
    assert len(clashes([b, c], a, CALENDARS).clashes) == 1


def test_one_vehicle_may_be_used_at_different_times():
    a = right(
        "a", vehicle_ids=("v",), schedule=Schedule(start=FIRST, end=FIRST, windows=(MORNING,))
    )
    b = right(
        "b",
        square(3, 3),
        vehicle_ids=("v",),
        schedule=Schedule(start=FIRST, end=FIRST, windows=(NOON,)),
    )

    assert all_pairs([a, b], CALENDARS).clashes == ()


def test_shares_and_remedies_follow_the_pair():
    big, small = (
        right("big", square(0, 0, 0.02), cap=5),
        right("small", square(0, 0, 0.01), schedule=OPEN),
    )
    found = only(clashes([big], small, CALENDARS))
    other_way = only(clashes([small], big, CALENDARS))

    assert found.share_a == pytest.approx(1.0)
    assert other_way.share_a == pytest.approx(0.25, rel=1e-3)
    assert Remedy.TRIM not in found.remedies  # nothing would be left
    assert Remedy.TRIM in other_way.remedies
    assert Remedy.MOVE_WINDOW not in found.remedies  # the other is always there


def test_a_closure_keeps_everybody_out():
    closed = right("closed", purpose=Purpose.CLOSURE)
    found = only(clashes([closed], right("c", operator_id="o", scenario="delivery"), CALENDARS))

    assert (found.relation, found.reason) == (Relation.CLOSURE, "closed_area")
    assert clashes([closed], right("d", purpose=Purpose.CLOSURE), CALENDARS).clashes == ()


def test_independent_pairs_are_left_out_of_a_decision_but_not_of_a_list():
    area, one = right("area", purpose=Purpose.CAPACITY_AREA), right("one", index=1)

    assert clashes([area], one, CALENDARS).clashes == ()
    assert only(all_pairs([area, one], CALENDARS)).relation is Relation.INDEPENDENT


def test_a_right_is_not_held_against_itself():
    assert clashes([right("a")], right("a"), CALENDARS).clashes == ()


def test_two_rows_of_one_id_are_both_judged():
    twins = [right("a", index=0), right("a", index=1)]

    assert [(one.a.index, one.b.index) for one in all_pairs(twins, CALENDARS).clashes] == [(0, 1)]


MATCH = (datetime(2026, 8, 1, 19), datetime(2026, 8, 1, 21))
WITH_MATCH = replace(CALENDARS, events={"match": MATCH})


def _round_the_match(end):
    window = EventWindow(event="match", from_offset_min=-120, to_offset_min=60)
    return right("m", schedule=Schedule(start=date(2026, 7, 1), end=end, windows=(window,)))


@pytest.mark.parametrize("end", [date(2026, 8, 31), None], ids=["bounded", "open"])
@pytest.mark.parametrize("other", [OPEN, Schedule(start=FIRST, end=date(2026, 9, 1)), None])
def test_a_window_round_an_event_clashes_when_the_event_is(end, other):
    found = only(clashes([right("o", schedule=other)], _round_the_match(end), WITH_MATCH))

    assert found.first == datetime(2026, 8, 1, 9, tzinfo=UTC)
    assert found.minutes in (300, None)


def test_an_event_without_a_date_is_named():
    result = clashes([_round_the_match(date(2026, 8, 31))], right("o", schedule=OPEN), CALENDARS)

    assert [(one.id, one.reason) for one in result.rejected] == [("m", "event_missing")]


def test_where_the_time_is_unknown_what_only_touches_still_touches():
    needy = right("needy", square(0.01, 0), schedule=_workdays(date(2027, 1, 1), date(2027, 6, 1)))
    result = clashes([needy], right("c", square(0, 0), schedule=OPEN), CALENDARS)

    assert result.rejected == ()
    assert [one.b.id for one in result.touching] == ["needy"]


def test_other_clocks_meet_at_the_same_instant():
    window = Window(from_min=0, to_min=60)
    chicago = Schedule(start=FIRST, end=FIRST, windows=(window,), timezone="America/Chicago")
    afternoon = Schedule(start=FIRST, end=FIRST, windows=(Window(from_min=840, to_min=900),))
    found = only(
        all_pairs([right("a", schedule=chicago), right("b", schedule=afternoon)], CALENDARS)
    )

    assert (found.first, found.minutes) == (datetime(2026, 2, 9, 6, tzinfo=UTC), 60)


def test_nothing_clashes_with_nothing():
    assert all_pairs([], CALENDARS).clashes == ()
    assert clashes([], right("a"), CALENDARS).clashes == ()
