from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings

from qdpilot.model.errors import ScheduleError
from qdpilot.model.schedule import Schedule, Weekday, Window
from qdpilot.schedule.calendars import Calendars, bundled_calendars
from qdpilot.schedule.compared import changed_by, shared_time
from qdpilot.schedule.occurrences import minutes
from tests.qdpilot.schedule.strategies import schedules

DAYS = Schedule(
    start=date(2026, 6, 1),
    end=date(2026, 6, 30),
    windows=(Window(from_min=480, to_min=720, days=(Weekday(day=0),)),),
)
UNTIL = datetime(2027, 1, 1, tzinfo=UTC)


def every_minute(schedule):
    spans = minutes(schedule, bundled_calendars()).tolist()
    return {minute for start, end in spans for minute in range(start, end)}


@given(schedules(longest=12), schedules(longest=12))
@settings(max_examples=40)
def test_shared_minutes_are_those_of_both(one, other):
    other = replace(other, start=one.start, end=one.end, exceptions=())
    both = every_minute(one) & every_minute(other)

    shared = shared_time(one, other, bundled_calendars())

    assert shared.total_minutes == len(both)
    if both:
        assert shared.first.timestamp() == 60 * min(both)
        assert shared.last_end.timestamp() == 60 * (max(both) + 1)


def test_times_that_only_touch_share_nothing():
    after = replace(DAYS, windows=(Window(from_min=720, to_min=780),))

    shared = shared_time(DAYS, after, bundled_calendars())

    assert (shared.total_minutes, shared.first, shared.last_end) == (0, None, None)


def test_one_without_end_is_compared_as_far_as_the_other_goes():
    shared = shared_time(DAYS, replace(DAYS, end=None), bundled_calendars())

    assert shared.total_minutes == 5 * 240


def test_two_without_end_need_to_be_told_how_far():
    endless = replace(DAYS, end=None)

    with pytest.raises(ScheduleError):
        shared_time(endless, endless, bundled_calendars())


def test_a_changed_calendar_names_the_schedules_whose_times_change():
    by_workday = (Window(from_min=480, to_min=720, calendar="workdays"),)
    year = bundled_calendars().years[2026]
    moved = replace(year, workdays=year.workdays | {date(2026, 6, 27)})
    named = {
        "plain": DAYS,
        "workdays": replace(DAYS, windows=by_workday),
        "other month": replace(
            DAYS, start=date(2026, 7, 1), end=date(2026, 7, 31), windows=by_workday
        ),
    }

    found = changed_by(named, bundled_calendars(), Calendars(years={2026: moved}), until=UNTIL)

    assert found == ("workdays",)


def test_a_calendar_that_goes_changes_the_schedules_that_need_it():
    by_workday = replace(DAYS, windows=(Window(from_min=480, to_min=720, calendar="workdays"),))

    found = changed_by(
        {"plain": DAYS, "workdays": by_workday}, bundled_calendars(), Calendars(), until=UNTIL
    )

    assert found == ("workdays",)
