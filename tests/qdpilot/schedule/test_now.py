from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qdpilot.model.errors import CalendarMissingError
from qdpilot.model.schedule import Schedule, Weekday, Window
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.schedule.now import Change, in_force, next_change
from tests.qdpilot.schedule import oracle
from tests.qdpilot.schedule.strategies import schedules

DAILY = Window(from_min=480, to_min=1080)


def qingdao(*parts):
    return datetime(*parts, tzinfo=ZoneInfo("Asia/Shanghai"))


@given(schedules(longest=12), st.data())
def test_in_force_is_the_definition(schedule, data):
    wall = datetime.combine(schedule.start, datetime.min.time(), UTC)
    minute = data.draw(st.integers(-2000, 15 * 1440))
    at = wall + timedelta(minutes=minute, seconds=data.draw(st.integers(0, 59)))

    found = in_force(schedule, bundled_calendars(), at)

    assert found == (at.replace(second=0) in oracle.minutes_in_force(schedule))


@given(schedules(longest=8), st.integers(-2000, 12 * 1440))
@settings(max_examples=40)
def test_the_next_change_is_the_next_minute_that_differs(schedule, minute):
    at = datetime.combine(schedule.start, datetime.min.time(), UTC) + timedelta(minutes=minute)
    used = oracle.minutes_in_force(schedule)
    later = (at + timedelta(minutes=ahead) for ahead in range(1, 25 * 1440))
    expected = next((one for one in later if (one in used) != (at in used)), None)

    found = next_change(schedule, bundled_calendars(), at)

    assert found == (expected and Change(at=expected, begins=at not in used))


def test_without_end_a_schedule_that_never_stops_never_changes():
    schedule = Schedule(start=date(2026, 1, 1), end=None)

    assert next_change(schedule, bundled_calendars(), qingdao(2026, 5, 1)) is None
    assert next_change(schedule, bundled_calendars(), qingdao(2025, 5, 1)) == Change(
        at=qingdao(2026, 1, 1), begins=True
    )


def test_a_change_years_ahead_is_found():
    leap_mondays = Window(
        from_min=0, to_min=60, months=(2,), monthdays=(29,), days=(Weekday(day=0),)
    )
    schedule = Schedule(start=date(2026, 1, 1), end=None, windows=(leap_mondays,))

    found = next_change(schedule, bundled_calendars(), qingdao(2026, 1, 1))

    assert found == Change(at=qingdao(2044, 2, 29), begins=True)


WORKDAYS = Schedule(
    start=date(2026, 1, 1),
    end=None,
    windows=(Window(from_min=480, to_min=1080, calendar="workdays"),),
)


def test_the_last_day_of_the_last_table_is_answered():
    found = next_change(WORKDAYS, bundled_calendars(), qingdao(2026, 12, 31, 12))

    assert found == Change(at=qingdao(2026, 12, 31, 18), begins=False)


def test_what_hangs_on_the_next_table_is_refused():
    with pytest.raises(CalendarMissingError):
        next_change(WORKDAYS, bundled_calendars(), qingdao(2026, 12, 31, 20))


@pytest.mark.parametrize(("hour", "expected"), [(8, True), (17, True), (18, False), (7, False)])
def test_a_window_holds_its_start_and_not_its_end(hour, expected):
    schedule = Schedule(start=date(2026, 6, 1), end=date(2026, 6, 1), windows=(DAILY,))

    assert in_force(schedule, bundled_calendars(), qingdao(2026, 6, 1, hour)) is expected
