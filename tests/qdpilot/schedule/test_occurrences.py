from datetime import UTC, date, datetime, timedelta
from time import thread_time
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from dateutil import rrule
from hypothesis import given, settings
from hypothesis import strategies as st

from qdpilot.model.errors import CalendarMissingError, EventMissingError, ScheduleError
from qdpilot.model.schedule import DaysOff, EventWindow, Schedule, TimesOff, Weekday, Window
from qdpilot.schedule.calendars import Calendars, bundled_calendars
from qdpilot.schedule.occurrences import Span, bounds, minutes, occurrences
from qdpilot.schedule.summary import summary
from tests.qdpilot.schedule import oracle
from tests.qdpilot.schedule.strategies import schedules, weekdays, windows

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MONDAY_TO_FRIDAY = tuple(Weekday(day=day) for day in range(5))
NIGHTS = Schedule(
    start=date(2026, 1, 2),
    end=date(2026, 3, 31),
    windows=(Window(from_min=22 * 60, to_min=6 * 60, days=MONDAY_TO_FRIDAY),),
    exceptions=(DaysOff(start=date(2026, 2, 15), end=date(2026, 2, 23)),),
)


def qingdao(*parts):
    return datetime(*parts, tzinfo=ZoneInfo("Asia/Shanghai"))


def minute_set(spans):
    return {EPOCH + timedelta(minutes=minute) for a, b in spans.tolist() for minute in range(a, b)}


def listed(schedule, **asked):
    return list(occurrences(schedule, bundled_calendars(), **asked))


def test_the_vector_of_the_design_has_57_occurrences_and_ends_the_morning_after():
    found = listed(NIGHTS)

    assert len(found) == 57
    assert found[0] == Span(start=qingdao(2026, 1, 2, 22), end=qingdao(2026, 1, 3, 6))
    assert found[-1] == Span(start=qingdao(2026, 3, 31, 22), end=qingdao(2026, 4, 1, 6))


@settings(max_examples=60)
@given(schedules(longest=30))
def test_minutes_are_those_of_the_definition_read_out_minute_by_minute(schedule):
    found = minutes(schedule, bundled_calendars())

    assert minute_set(found) == oracle.minutes_in_force(schedule)


@settings(max_examples=40)
@given(
    st.sampled_from([date(2026, 3, 27), date(2026, 10, 23)]),
    st.sampled_from(["Europe/Berlin", "America/St_Johns", "Africa/Cairo"]),
    st.data(),
)
def test_minutes_are_exact_where_the_clock_changes(start, city, data):
    schedule = Schedule(
        start=start,
        end=start + timedelta(days=4),
        windows=tuple(data.draw(st.lists(windows(("every",)), min_size=1, max_size=2))),
        timezone=city,
    )

    found = minutes(schedule, bundled_calendars())

    assert minute_set(found) == oracle.minutes_in_force(schedule)


@given(schedules())
def test_minutes_are_disjoint_and_in_order_and_never_empty(schedule):
    flat = minutes(schedule, bundled_calendars()).reshape(-1)

    assert (np.diff(flat) > 0).all()


@given(
    st.dates(date(2020, 1, 1), date(2026, 1, 1)),
    st.integers(0, 900),
    st.lists(weekdays, max_size=3, unique=True),
    st.lists(st.integers(1, 12), max_size=3, unique=True),
    st.sampled_from([1, 2, 5]),
)
def test_weekdays_months_and_intervals_are_those_of_dateutil(start, length, days, months, interval):
    # dateutil asks for both where plain and n-th weekdays are mixed, RFC 5545 for either.
    plain = interval > 1 or not all(day.nth for day in days)
    days = list({day.day: Weekday(day=day.day) for day in days}.values()) if plain else days
    window = Window(
        from_min=0, to_min=1440, days=tuple(days), months=tuple(months), interval=interval
    )
    end = start + timedelta(days=length)
    rule = rrule.rrule(
        # RFC 5545 takes the weekday of DTSTART where BYDAY is missing; an empty `days` is all.
        rrule.WEEKLY if plain else rrule.MONTHLY,
        dtstart=datetime(start.year, start.month, start.day),
        until=datetime(end.year, end.month, end.day),
        interval=interval,
        wkst=rrule.MO,
        byweekday=[rrule.weekday(day.day, day.nth) for day in days] or list(range(7)),
        bymonth=months or None,
    )

    found = listed(Schedule(start=start, end=end, windows=(window,), timezone="UTC"))

    assert [span.start.date() for span in found] == [at.date() for at in rule]


@given(
    st.dates(date(2020, 1, 1), date(2026, 1, 1)),
    st.integers(0, 900),
    st.lists(st.integers(1, 31) | st.integers(-31, -1), min_size=1, max_size=5, unique=True),
)
def test_days_of_the_month_are_those_of_dateutil(start, length, numbers):
    end = start + timedelta(days=length)
    window = Window(from_min=60, to_min=120, monthdays=tuple(numbers))
    rule = rrule.rrule(
        rrule.MONTHLY,
        dtstart=datetime(start.year, start.month, start.day),
        until=datetime(end.year, end.month, end.day),
        bymonthday=numbers,
    )

    found = listed(Schedule(start=start, end=end, windows=(window,), timezone="UTC"))

    assert [span.start.date() for span in found] == [at.date() for at in rule]


@given(schedules(), st.data())
def test_a_question_about_a_stretch_is_the_whole_answer_cut_to_it(schedule, data):
    moments = st.datetimes(
        datetime(2024, 12, 1), datetime(2026, 12, 30, 12), timezones=st.just(UTC)
    ).map(lambda at: at.replace(second=0, microsecond=0))
    since, until = sorted(data.draw(st.tuples(moments, moments)))
    everything = listed(schedule)

    found = listed(schedule, since=since, until=until)

    assert found == [one for one in everything if one.start < until and one.end > since] * (
        since < until
    )


def test_windows_that_follow_each_other_do_not_meet():
    morning, noon = Window(from_min=480, to_min=660), Window(from_min=660, to_min=720)
    day = {"start": date(2026, 6, 1), "end": date(2026, 6, 1)}
    first = minutes(Schedule(windows=(morning,), **day), bundled_calendars())
    second = minutes(Schedule(windows=(noon,), **day), bundled_calendars())

    assert first[0, 1] == second[0, 0]


def test_overlapping_windows_are_both_listed_and_merge_into_one():
    both = Schedule(
        start=date(2026, 6, 1),
        end=date(2026, 6, 1),
        windows=(Window(from_min=480, to_min=660), Window(from_min=600, to_min=720)),
    )

    assert len(listed(both)) == 2
    assert len(minutes(both, bundled_calendars())) == 1


def test_an_exception_with_times_splits_an_occurrence():
    schedule = Schedule(
        start=date(2026, 6, 7),
        end=date(2026, 6, 7),
        windows=(Window(from_min=0, to_min=1440),),
        exceptions=(TimesOff(start=datetime(2026, 6, 7, 8), end=datetime(2026, 6, 7, 12)),),
    )

    assert listed(schedule) == [
        Span(start=qingdao(2026, 6, 7), end=qingdao(2026, 6, 7, 8)),
        Span(start=qingdao(2026, 6, 7, 12), end=qingdao(2026, 6, 8)),
    ]


def test_a_period_without_windows_is_one_span_to_the_last_midnight():
    schedule = Schedule(start=date(2026, 1, 1), end=date(2026, 3, 31))

    assert listed(schedule) == [Span(start=qingdao(2026, 1, 1), end=qingdao(2026, 4, 1))]
    assert bounds(schedule) == (qingdao(2026, 1, 1), qingdao(2026, 4, 1))


def test_a_leap_day_has_its_window():
    window = Window(from_min=600, to_min=660, months=(2,), monthdays=(29,))
    schedule = Schedule(start=date(2024, 1, 1), end=date(2031, 12, 31), windows=(window,))

    assert [one.start.date() for one in listed(schedule)] == [date(2024, 2, 29), date(2028, 2, 29)]


def test_a_window_in_an_hour_that_the_clock_skips_does_not_take_place():
    schedule = Schedule(
        start=date(2026, 3, 28),
        end=date(2026, 3, 30),
        windows=(Window(from_min=120, to_min=180),),
        timezone="Europe/Berlin",
    )

    assert [one.start.day for one in listed(schedule)] == [28, 30]
    assert summary(schedule, bundled_calendars()).count == 2


def test_an_hour_shown_twice_is_used_whole():
    schedule = Schedule(
        start=date(2026, 10, 25),
        end=date(2026, 10, 25),
        windows=(Window(from_min=120, to_min=180),),
        timezone="Europe/Berlin",
    )

    assert summary(schedule, bundled_calendars()).total_minutes == 120


def test_without_end_one_must_say_until_when():
    with pytest.raises(ScheduleError) as refused:
        occurrences(Schedule(start=date(2026, 1, 1), end=None), bundled_calendars())

    assert refused.value.values["reason"] == "open_end"


def test_without_end_the_period_is_cut_off_where_one_asks():
    schedule = Schedule(start=date(2026, 1, 1), end=None)

    assert listed(schedule, until=qingdao(2026, 5, 1)) == [
        Span(start=qingdao(2026, 1, 1), end=qingdao(2026, 5, 1))
    ]
    assert bounds(schedule) == (qingdao(2026, 1, 1), None)


WORKDAYS_OVER_NEW_YEAR = Schedule(
    start=date(2026, 12, 1),
    end=date(2027, 1, 31),
    windows=(Window(from_min=480, to_min=1080, calendar="workdays"),),
)


def test_a_year_without_table_is_refused_when_it_is_asked_about():
    with pytest.raises(CalendarMissingError) as refused:
        listed(WORKDAYS_OVER_NEW_YEAR)

    assert refused.value.values == {"calendar": "workdays", "year": 2027}


def test_a_year_without_table_is_no_matter_where_it_is_not_asked_about():
    found = listed(WORKDAYS_OVER_NEW_YEAR, until=qingdao(2027, 1, 1))

    assert len(found) == 23


def test_an_event_window_hangs_on_the_event():
    event = (datetime(2026, 5, 2, 19), datetime(2026, 5, 2, 22))
    schedule = Schedule(
        start=date(2026, 5, 1),
        end=date(2026, 5, 31),
        windows=(EventWindow(event="concert", from_offset_min=-120, to_offset_min=60),),
    )

    found = list(occurrences(schedule, Calendars(events={"concert": event})))

    assert found == [Span(start=qingdao(2026, 5, 2, 17), end=qingdao(2026, 5, 2, 23))]


@pytest.mark.parametrize("day", [date(2026, 5, 2), date(2026, 6, 1)], ids=["off", "outside"])
def test_an_event_on_a_day_that_does_not_count_gives_nothing(day):
    event = (datetime(day.year, day.month, day.day, 19), datetime(day.year, day.month, day.day, 22))
    schedule = Schedule(
        start=date(2026, 5, 1),
        end=date(2026, 5, 31),
        windows=(EventWindow(event="concert", from_offset_min=0, to_offset_min=0),),
        exceptions=(DaysOff(start=date(2026, 5, 2), end=date(2026, 5, 2)),),
    )

    assert list(occurrences(schedule, Calendars(events={"concert": event}))) == []


def test_an_event_without_date_is_refused():
    window = EventWindow(event="concert", from_offset_min=0, to_offset_min=0)
    schedule = Schedule(start=date(2026, 5, 1), end=date(2026, 5, 31), windows=(window,))

    with pytest.raises(EventMissingError):
        listed(schedule)


def test_a_far_question_does_not_walk_from_the_beginning():
    schedule = Schedule(start=date(2000, 1, 1), end=None, windows=NIGHTS.windows)
    since = qingdao(2190, 1, 1)
    listed(schedule, since=since, until=since + timedelta(days=2))  # the clock's table of the year

    begun = thread_time()
    listed(schedule, since=since, until=since + timedelta(days=2))

    assert thread_time() - begun < 0.02
