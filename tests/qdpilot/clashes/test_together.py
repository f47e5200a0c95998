"""Times as columns against the minutes of each pair: never a wrong no, never a wrong yes."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from qdpilot.clashes.capacity import peak
from qdpilot.clashes.columns import OPEN, columns_of
from qdpilot.clashes.living import living, peak_of, rights_within, vehicles_of, write_out
from qdpilot.clashes.patterns import KnownDays
from qdpilot.clashes.right import Right
from qdpilot.clashes.single import single_of
from qdpilot.clashes.start_bits import exact_of, plainly_meeting, starts_of
from qdpilot.clashes.starting import ASK, NEVER, SURELY
from qdpilot.clashes.times import Times, UntimedError
from qdpilot.clashes.together import _by_windows as by_all_windows
from qdpilot.clashes.together import together
from qdpilot.clashes.weeks import _of_few as week_bits_of_few
from qdpilot.clashes.weeks import _of_many as week_bits_of_many
from qdpilot.model.schedule import DaysOff, EventWindow, Schedule, TimesOff, Weekday, Window
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.schedule.local_time import minute_of

CALENDARS = replace(
    bundled_calendars(),
    imported={
        "term": frozenset(date(2026, 1, 1) + timedelta(days=day) for day in range(0, 400, 3))
    },
    events={"match": (datetime(2026, 8, 1, 19), datetime(2026, 8, 1, 21))},
)
KNOWN = KnownDays(CALENDARS)
ZONES = ["Asia/Shanghai"] * 5 + ["America/Chicago", "Asia/Kathmandu", "Pacific/Kiritimati", "UTC"]
SHAPE = shapely.box(120, 36, 121, 37)


@st.composite
def windows(draw):
    if draw(st.integers(0, 19)) == 0:
        before, after = draw(st.integers(-3000, 0)), draw(st.integers(0, 3000))
        return EventWindow(event="match", from_offset_min=before, to_offset_min=after)
    begin = draw(st.integers(0, 1439))
    length = draw(st.sampled_from([1, 30, 60, 480, 1200, 1440]))
    end = (begin + length) % 1440
    numbers = draw(st.sets(st.integers(0, 6), max_size=3))
    nth = draw(st.sampled_from([None, None, None, 1, -1, 5]))
    return Window(
        from_min=begin,
        to_min=1440 if end in {0, begin} else end,
        days=tuple(Weekday(day=day, nth=nth) for day in sorted(numbers)),
        monthdays=draw(st.sampled_from([(), (), (), (), (1,), (-1, 15)])),
        months=draw(st.sampled_from([(), (), (), (), (2,), (6, 7, 8)])),
        interval=draw(st.sampled_from([1, 1, 1, 2, 3])),
        calendar=draw(
            st.sampled_from(["every"] * 4 + ["workdays", "restdays", "not_holidays", "term", "no"])
        ),
    )


@st.composite
def exceptions(draw, start, days):
    first = start + timedelta(days=draw(st.integers(0, days)))
    if draw(st.booleans()):
        last = min(first + timedelta(days=draw(st.integers(0, 9))), start + timedelta(days=days))
        return DaysOff(start=first, end=last)
    at = datetime(first.year, first.month, first.day, draw(st.integers(0, 23)))
    return TimesOff(start=at, end=at + timedelta(hours=draw(st.integers(1, 30))))


@st.composite
def schedules(draw):
    start = date(2025, 10, 1) + timedelta(days=draw(st.integers(0, 500)))
    days = draw(st.sampled_from([0, 1, 3, 6, 7, 30, 120, 400]))
    is_open = draw(st.integers(0, 4)) == 0
    return Schedule(
        start=start,
        end=None if is_open else start + timedelta(days=days),
        windows=tuple(draw(st.lists(windows(), max_size=2))),
        exceptions=tuple(draw(st.lists(exceptions(start, days), max_size=2))),
        timezone=draw(st.sampled_from(ZONES)),
    )


def right_of(name, schedule):
    return Right(id=name, name=name, shape=SHAPE, schedule=schedule)


def truth(a, b):
    """Whether two schedules share a minute, by their minutes; None: not known."""
    first, second = right_of("a", a), right_of("b", b)
    try:
        return Times(CALENDARS).shared(first, second) is not None
    except UntimedError:
        return None


def verdict(a, b):
    (first, _), (second, _) = columns_of([a], KNOWN), columns_of([b], KNOWN)
    here = np.zeros(1, dtype=np.intp)
    return int(together(first, here, second, here)[0])


ANY = st.one_of(schedules(), schedules(), schedules(), schedules(), st.none())


@settings(max_examples=400, deadline=None)
@given(ANY, ANY)
def test_a_verdict_never_contradicts_the_minutes(a, b):
    said, is_so = verdict(a, b), truth(a, b)

    if said == NEVER:
        assert not is_so  # whatever a missing calendar would say
    if said == SURELY:
        assert is_so is True


# No calendar is bundled for 2024: what is known of one may say what need be known of the other.
UNTABLED = st.builds(
    lambda schedule, lasts: replace(
        schedule,
        start=schedule.start.replace(year=2024),
        end=None if lasts is None else schedule.start.replace(year=2024) + timedelta(days=lasts),
        exceptions=(),
    ),
    schedules().filter(lambda one: one.windows),
    st.sampled_from([None, None, 7, 30]),
)


def shared_or_unknown(a, b):
    try:
        return Times(CALENDARS).shared(right_of("a", a), right_of("b", b))
    except UntimedError:
        return UntimedError


@settings(max_examples=150, deadline=None)
@given(UNTABLED, UNTABLED)
def test_what_two_share_does_not_depend_on_which_is_named_first(a, b):
    assert shared_or_unknown(a, b) == shared_or_unknown(b, a)


PLAIN = st.builds(
    lambda schedule: replace(
        schedule,
        exceptions=(),
        timezone="Asia/Shanghai",
        windows=tuple(
            Window(from_min=one.from_min, to_min=one.to_min, days=one.days)
            for one in schedule.windows
            if isinstance(one, Window) and all(day.nth is None for day in one.days)
        ),
    ),
    schedules(),
)


@settings(max_examples=150, deadline=None)
@given(PLAIN, PLAIN)
def test_plain_weekly_windows_are_never_asked_about(a, b):
    assert verdict(a, b) == (SURELY if truth(a, b) else NEVER)


KNOWN_DAYS = st.builds(
    lambda schedule: replace(
        schedule,
        start=date(2025, 11, 1) + (schedule.start - date(2025, 10, 1)) / 4,
        end=date(2026, 6, 1) + (schedule.start - date(2025, 10, 1)) / 4,
        exceptions=(),
        timezone="Asia/Shanghai",
        windows=tuple(
            replace(one, calendar="every" if one.calendar == "no" else one.calendar)
            for one in schedule.windows
            if isinstance(one, Window)
        ),
    ),
    schedules(),
)


@settings(max_examples=150, deadline=None)
@given(KNOWN_DAYS, KNOWN_DAYS)
def test_calendars_and_rhythms_that_are_known_are_never_asked_about(a, b):
    assert verdict(a, b) == (SURELY if truth(a, b) else NEVER)


@settings(deadline=None)
@given(st.one_of(PLAIN, ANY))
def test_what_is_asked_of_one_is_what_the_columns_of_many_say(schedule):
    columns, _ = columns_of([schedule], KNOWN)
    one, weeks = single_of(schedule, KNOWN), columns.weeks

    assert not one.is_bad
    assert (one.first, one.last) == (columns.first[0], columns.last[0])
    for name in ("busy", "whole", "outer", "inner"):
        said = getattr(weeks, name).ravel()
        assert getattr(one.week, name).ravel().tolist() == said.tolist(), name
    assert one.week.limits.ravel().tolist() == (-weeks.outer.ravel()[::-1]).tolist()
    assert one.is_plain == weeks.plain[0]
    starts = next(starts_of(columns, np.zeros(1, np.intp), one.days))
    assert one.starts == (starts if exact_of(columns)[0] else None)


@given(st.lists(ANY, min_size=1, max_size=8), ANY)
def test_many_at_once_are_told_as_one_by_one(many, candidate):
    (table, bad), (one, _) = columns_of(many, KNOWN), columns_of([candidate], KNOWN)
    rows = np.arange(len(many))

    assert bad == frozenset()
    assert together(one, rows * 0, table, rows).tolist() == [
        verdict(candidate, schedule) for schedule in many
    ]


def _day(**more):
    return Schedule(start=date(2026, 3, 2), end=date(2026, 3, 2), **more)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (_day(), _day(timezone="Asia/Kathmandu"), SURELY),
        (
            _day(windows=(Window(from_min=0, to_min=60),)),
            _day(windows=(Window(from_min=840, to_min=900),), timezone="America/Chicago"),
            NEVER,
        ),
        (
            _day(windows=(Window(from_min=480, to_min=660),), timezone="America/Chicago"),
            _day(windows=(Window(from_min=660, to_min=720),), timezone="America/Chicago"),
            ASK,
        ),
        (None, None, SURELY),
    ],
    ids=["other clock", "ruled out by the other clock", "a clock that changes", "always"],
)
def test_other_clocks_are_compared_by_instants(a, b, expected):
    assert verdict(a, b) == expected


def test_a_schedule_that_means_nothing_is_told_and_meets_nobody():
    backwards = Schedule(start=date(2026, 3, 2), end=date(2026, 3, 1))
    columns, bad = columns_of([None, backwards], KNOWN)

    assert bad == {1}
    assert together(columns, np.array([0, 1]), columns, np.array([1, 1])).tolist() == [0, 0]


def test_what_ends_never_and_what_is_always_is_open():
    columns, _ = columns_of([None, Schedule(start=date(2026, 1, 1), end=None)], KNOWN)

    assert columns.last.tolist() == [OPEN, OPEN]
    assert columns.first.tolist()[0] == -OPEN


@settings(max_examples=30, deadline=None)
@given(st.lists(ANY, min_size=1, max_size=8))
def test_weeks_and_windows_and_one_by_one_say_the_same(many):
    columns, _ = columns_of(many, KNOWN)
    a, b = (side.ravel() for side in np.indices((len(many), len(many))))
    by_windows = by_all_windows(columns, a, columns, b)
    exact = np.flatnonzero(exact_of(columns))

    assert together(columns, a, columns, b).tolist() == by_windows.tolist()
    assert set(np.flatnonzero(columns.weeks.plain & (columns.last < OPEN))) <= {*exact}
    for row in exact:
        one = single_of(many[row], KNOWN)
        assert one.starts is not None
        told = plainly_meeting(one.starts, one.days, columns, exact)
        assert told == by_windows[row * len(many) + exact].tolist()
    for spans, outward in ((columns.outer, True), (columns.inner, False)):
        few = week_bits_of_few(spans, columns.weekdays, outward=outward)
        many = week_bits_of_many(spans, columns.weekdays, outward=outward)
        assert (few == many).all()


SINCE, UNTIL = datetime(2026, 3, 1, 16, 30, tzinfo=UTC), datetime(2026, 9, 1, tzinfo=UTC)


@settings(deadline=None)
@given(st.lists(ANY, max_size=6))
def test_all_rights_written_out_at_once_are_live_when_each_is(many):
    begun = [one for one in many if one is None or one.start < UNTIL.date()]
    rights = [right_of(f"r{at}", one) for at, one in enumerate(begun)]
    begin, close = minute_of(SINCE), minute_of(UNTIL)
    try:
        expected = [Times(CALENDARS).spans_of(one, begin, close).tolist() for one in rights]
    except UntimedError:
        with pytest.raises(UntimedError):
            living(rights, Times(CALENDARS), since=SINCE, until=UNTIL)
        return
    row, spans = living(rights, Times(CALENDARS), since=SINCE, until=UNTIL)

    assert [spans[row == at].tolist() for at in range(len(rights))] == expected
    known = Times(CALENDARS)
    write_out(rights, known)
    assert [known.spans_of(one, begin, close).tolist() for one in rights] == expected
    assert all(
        known.remembers(one) for one in begun if one and exact_of(columns_of([one], KNOWN)[0])
    )
    counts = list(range(1, len(rights) + 1))
    loads = [
        (np.array(one, dtype=np.int64).reshape(-1, 2), n)
        for one, n in zip(expected, counts, strict=True)
    ]
    assert peak_of(rights, counts, Times(CALENDARS), since=SINCE, until=UNTIL) == peak(loads)


def test_minutes_are_written_out_of_those_rights_alone_of_which_they_are_known():
    """What begins before the first of them is no part of it."""
    first, last = date(2026, 6, 10), date(2026, 6, 12)
    known = Schedule(start=first, end=last, windows=(Window(from_min=600, to_min=660),))
    asked = Schedule(
        start=date(2026, 6, 1),
        end=date(2026, 6, 30),
        windows=(Window(from_min=360, to_min=600),),  # over midnight, UTC
        exceptions=(TimesOff(start=datetime(2026, 6, 20, 7), end=datetime(2026, 6, 20, 8)),),
    )
    times = Times(CALENDARS)
    write_out([right_of("a", known), right_of("b", asked)], times)
    right, begin, close = right_of("a", known), minute_of(SINCE), minute_of(UNTIL)

    assert times.remembers(known)
    assert not times.remembers(asked)
    assert times.spans_of(right, begin, 1 << 40).tolist() == (
        Times(CALENDARS).spans_of(right, begin, close).tolist()
    )


def test_a_capacity_area_counts_who_overlaps_it_with_what_they_may_have():
    def zone(name, west, **more):
        return Right(id=name, name=name, shape=shapely.box(west, 36, west + 0.5, 36.5), **more)

    rights = [
        zone("in", 120.2, cap=4, vehicle_ids=("a", "b", "c")),
        zone("beside", 121, cap=4),
        zone("sliver", 120.9999999, cap=4),
        zone("half", 120.8, vehicle_ids=("a", "b")),
        zone("any", 119.7),
    ]

    assert rights_within(SHAPE, rights) == [0, 3, 4]
    assert [vehicles_of(one) for one in rights] == [3, 4, 4, 2, None]
    assert rights_within(SHAPE, []) == []
