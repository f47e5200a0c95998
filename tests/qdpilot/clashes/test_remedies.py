"""Remedies: the clash is gone afterwards, the cost is what was said, and no cheaper way exists."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from qdpilot.clashes.clash import Relation
from qdpilot.clashes.detect import clashes
from qdpilot.clashes.remedies.offer import Way
from qdpilot.clashes.remedies.offers import Bench, offers
from qdpilot.clashes.remedies.units import put_together, units
from qdpilot.clashes.right import Right
from qdpilot.geometry.measure import area_m2, perimeter_m
from qdpilot.model.schedule import DaysOff, Schedule, TimesOff, Weekday, Window
from qdpilot.model.zone import Purpose
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.schedule.occurrences import occurrences

CALENDARS = bundled_calendars()
BENCH = Bench(calendars=CALENDARS)
MONDAY = date(2026, 3, 2)
WEEKS = 4


def square(x, y, wide=0.01, high=0.01):
    return shapely.box(120 + x, 36 + y, 120 + x + wide, 36 + y + high)


def right(name, shape=None, schedule=None, **more):
    more = {"scenario": "robotaxi", **more}
    return Right(id=name, name=name, shape=shape or square(0, 0), schedule=schedule, **more)


def times(*windows, start=MONDAY, weeks=WEEKS, exceptions=()):
    end = start + timedelta(days=7 * weeks - 1)
    return Schedule(start=start, end=end, windows=windows, exceptions=exceptions)


def hours(start, end, *days):
    return Window(
        from_min=round(start * 60),
        to_min=round(end * 60),
        days=tuple(Weekday(day=day) for day in days),
    )


def offered(candidate, other, bench=BENCH):
    found = clashes((other,), candidate, CALENDARS).clashes
    return {one.way: one for one in offers(found[0], candidate, other, bench)} if found else {}


def live(schedule):
    """Every minute at which a schedule is live, written out from its occurrences."""
    found = set()
    for span in occurrences(schedule, CALENDARS):
        begin = int(span.start.timestamp()) // 60
        found |= set(range(begin, int(span.end.timestamp()) // 60))
    return found


clock = st.integers(0, 95).map(lambda quarter: quarter * 15)
days = st.sets(st.integers(0, 6), max_size=4).map(
    lambda some: tuple(Weekday(day=day) for day in sorted(some))
)
windows = st.builds(
    lambda start, long, days, calendar: Window(
        from_min=start, to_min=(start + long - 1) % 1440 + 1, days=days, calendar=calendar
    ),
    clock,
    st.integers(1, 40).map(lambda quarter: quarter * 15),
    days,
    st.sampled_from(["every", "every", "workdays"]),
)
exceptions = st.lists(
    st.one_of(
        st.integers(0, 27).map(
            lambda ahead: DaysOff(
                start=MONDAY + timedelta(days=ahead), end=MONDAY + timedelta(days=ahead)
            )
        ),
        st.integers(0, 27).map(
            lambda ahead: TimesOff(
                start=datetime(2026, 3, 2, 9, 7) + timedelta(days=ahead),
                end=datetime(2026, 3, 2, 11, 3) + timedelta(days=ahead),
            )
        ),
    ),
    max_size=2,
).map(tuple)
schedules = st.builds(
    lambda first, more, off: times(first, *more, exceptions=off),
    windows,
    st.lists(windows, max_size=1),
    exceptions,
)


@settings(max_examples=40, deadline=None)
@given(schedules, schedules)
def test_other_times_end_the_clash_and_cost_what_is_said(mine, theirs):
    candidate, other = right("a", schedule=mine), right("b", square(0.005, 0), theirs)
    taken, before = live(theirs), live(mine)

    found = offered(candidate, other)

    for way in (Way.MOVE, Way.SHORTEN, Way.PAUSE, Way.PERIOD):
        if way not in found:
            continue
        offer = found[way]
        after = live(offer.right.schedule)
        assert not after & taken
        assert after
        if way is not Way.MOVE:
            assert after < before
            assert offer.lost_minutes == len(before - after)
            assert offer.lost_per_week == pytest.approx(len(before - after) / WEEKS)


@settings(max_examples=40, deadline=None)
@given(schedules)
def test_a_schedule_taken_apart_and_put_together_means_the_same(schedule):
    again = put_together(schedule, units(schedule))

    assert live(again) == live(schedule)


@settings(max_examples=15, deadline=None)
@given(clock, st.integers(1, 30), clock, st.integers(1, 30))
def test_no_smaller_move_would_do(start, long, other_start, other_long):
    def daily(begin, minutes):
        return times(Window(from_min=begin, to_min=(begin + minutes - 1) % 1440 + 1))

    taken = live(daily(other_start, other_long * 15))
    candidate = right("a", schedule=daily(start, long * 15))
    other = right("b", square(0.005, 0), daily(other_start, other_long * 15))

    found = offered(candidate, other)

    clears = {
        abs(shift): shift
        for shift in range(-start, 1440 - start)
        if shift % 5 == 0 and not live(daily(start + shift, long * 15)) & taken
    }
    if Way.MOVE in found:
        assert abs(found[Way.MOVE].moved_min) == min(clears)
    elif found:
        assert not clears


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 80), st.integers(1, 16), st.integers(0, 80), st.integers(1, 16), days)
def test_no_cut_of_the_week_would_give_up_less(start, long, other_start, other_long, some):
    """Among all windows of the same days made of five-minute steps, the longest that are free."""
    mine = times(Window(from_min=start * 15, to_min=(start + long) * 15))
    theirs = times(
        Window(from_min=other_start * 15, to_min=(other_start + other_long) * 15, days=some)
    )
    taken = live(theirs)
    steps = {
        (day, at): set(range(minute, minute + 5))
        for minute in sorted(live(mine))
        if minute % 5 == 0
        for day, at in [divmod(minute + 8 * 60, 1440)]
    }
    lost = {
        (day % 7, at) for (day, at), minutes in steps.items() if minutes & taken
    }  # a step of a weekday that clashes once is lost in every week

    found = offered(right("a", schedule=mine), right("b", square(0.005, 0), theirs))

    if Way.SHORTEN in found:
        assert found[Way.SHORTEN].lost_per_week == 5 * len(lost)


@settings(max_examples=40, deadline=None)
@given(st.floats(-0.008, 0.008), st.floats(-0.008, 0.008), st.floats(0.002, 0.012), st.booleans())
def test_trimming_costs_what_is_shared_and_leaves_a_touch(x, y, size, holed):
    shape = square(0, 0)
    if holed:
        shape = shapely.difference(shape, square(0.004, 0.004, 0.002, 0.002))
    candidate = right("a", shape)
    corners = [(0, 0), (size, 0.3 * size), (size, size), (0.2 * size, size)]
    outline = [(round(120 + x + a, 7), round(36 + y + b, 7)) for a, b in corners]
    other = right("b", shapely.Polygon(outline))
    shared = shapely.intersection(candidate.shape, other.shape)

    found = offered(candidate, other)

    if Way.TRIM not in found:
        return
    offer = found[Way.TRIM]
    # A new corner is stored to 0.01 m, which may move an edge by as much.
    assert offer.area_m2 == pytest.approx(area_m2(shared), abs=0.011 * perimeter_m(shared))
    assert offer.area_m2 == pytest.approx(area_m2(shape) - area_m2(offer.right.shape), abs=1e-3)
    sliver = shapely.intersection(offer.right.shape, other.shape)
    assert area_m2(sliver) < 0.011 * perimeter_m(shared)
    assert shapely.difference(offer.right.shape, shape).area == pytest.approx(0, abs=1e-9)


def test_a_zone_that_falls_apart_says_so_and_offers_a_way_across():
    candidate = right("a", square(0, 0))
    other = right("b", square(0.004, -0.01, 0.002, 0.03))
    route = right("r", square(0.003, 0.004, 0.005, 0.0005), purpose=Purpose.TRANSFER_ROUTE)

    new = offered(candidate, other)
    known = offered(candidate, other, replace(BENCH, routes=(route,)))

    assert new[Way.TRIM].falls_apart
    assert new[Way.TRIM].pieces == 2
    drawn = replace(candidate, purpose=Purpose.TRANSFER_ROUTE, shape=new[Way.TRANSFER].route)
    (left,) = clashes((other,), drawn, CALENDARS).clashes
    assert left.relation is Relation.SHARED
    assert known[Way.TRANSFER].route is None
    assert known[Way.TRANSFER].route_name == "r"


@pytest.mark.parametrize(("long", "leads"), [(0.004, False), (0.008, True)])
def test_a_route_leads_across_only_where_it_meets_all_pieces(long, leads):
    """Two strips cut the west part into three; the east part was apart before."""
    east = square(0.02, 0, 0.001)
    candidate = right("a", shapely.union(square(0, 0), east))
    strips = (square(0.002, -0.01, 0.002, 0.03), square(0.006, -0.01, 0.002, 0.03))
    other = right("b", shapely.union_all(strips))
    route = right("r", square(0.001, 0.004, long, 0.0005), purpose=Purpose.TRANSFER_ROUTE)

    known = offered(candidate, other, replace(BENCH, routes=(route,)))

    assert known[Way.TRIM].pieces == 4
    assert known[Way.TRANSFER].route_name == ("r" if leads else "")


def test_a_closure_is_no_place_to_cross():
    closure = right("b", square(0.004, -0.01, 0.002, 0.03), purpose=Purpose.CLOSURE)

    assert Way.TRANSFER not in offered(right("a"), closure)


def test_two_scenarios_share_a_place_up_to_their_number():
    mine = right("a", cap=25)
    theirs = right("b", square(0.005, 0), scenario="shuttle", cap=30)

    offer = offered(mine, theirs)[Way.SHARE]

    assert (offer.right.cap, offer.vehicles) == (10, 15)
    (left,) = clashes((theirs,), offer.right, CALENDARS).clashes
    assert left.relation is Relation.SHARED
    assert Way.SHARE not in offered(mine, replace(theirs, cap=40))
    assert Way.SHARE not in offered(mine, replace(theirs, scenario="robotaxi"))


def test_a_single_date_is_left_out_rather_than_the_week_cut():
    mine = times(hours(8, 12))
    closed = times(hours(9, 10), start=date(2026, 3, 11), weeks=1)
    closed = replace(closed, end=date(2026, 3, 11))

    found = offered(right("a", schedule=mine), right("b", schedule=closed, purpose=Purpose.CLOSURE))

    off = TimesOff(start=datetime(2026, 3, 11, 9), end=datetime(2026, 3, 11, 10))
    assert found[Way.PAUSE].right.schedule == replace(mine, exceptions=(off,))
    assert found[Way.PAUSE].lost_minutes == 60
    assert Way.SHORTEN not in found


def test_a_period_ends_before_a_long_clash_begins():
    """From the third week on the other is there all day: the period ends, no window is cut."""
    later = times(start=MONDAY + timedelta(days=14), weeks=20)

    offer = offered(right("a", schedule=times(hours(8, 12))), right("b", schedule=later))[
        Way.PERIOD
    ]

    assert offer.right.schedule.end == date(2026, 3, 15)
    assert offer.lost_minutes == 14 * 240


def test_a_window_of_one_night_is_moved_alone():
    mine = times(hours(22, 6))
    theirs = times(hours(21, 22.5, 4))

    offer = offered(right("a", schedule=mine), right("b", schedule=theirs))[Way.MOVE]

    assert offer.moved_min == 30
    assert set(offer.right.schedule.windows) == {
        hours(22, 6, 0, 1, 2, 3, 5, 6),
        hours(22.5, 6.5, 4),
    }


def test_what_is_open_ended_is_settled_too():
    def forever(*windows):
        return Schedule(start=MONDAY, end=None, windows=windows, review=date(2026, 12, 31))

    found = offered(
        right("a", schedule=forever(hours(8, 12))), right("b", schedule=forever(hours(11, 13, 2)))
    )

    assert found[Way.MOVE].moved_min == -60
    assert found[Way.SHORTEN].lost_minutes is None
    assert found[Way.SHORTEN].lost_per_week == pytest.approx(60, rel=0.02)
