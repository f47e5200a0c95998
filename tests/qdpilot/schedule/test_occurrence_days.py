from datetime import date, timedelta

from hypothesis import given

from qdpilot.model.schedule import DaysOff, Schedule
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.schedule.occurrence_days import occurrence_days
from tests.qdpilot.schedule.oracle import starts_on
from tests.qdpilot.schedule.strategies import schedules


@given(schedules(least_windows=1))
def test_the_days_are_those_on_which_a_window_starts(schedule):
    whole = tuple(off for off in schedule.exceptions if isinstance(off, DaysOff))
    schedule = Schedule(
        start=schedule.start, end=schedule.end, windows=schedule.windows, exceptions=whole
    )
    first, last = schedule.start - timedelta(days=3), schedule.end + timedelta(days=3)

    found = occurrence_days(schedule, bundled_calendars(), first, last)

    days = (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
    assert found == {
        day for day in days if any(starts_on(one, schedule, day) for one in schedule.windows)
    }


def test_a_period_without_windows_is_in_force_on_each_day_that_is_not_out():
    off = DaysOff(start=date(2026, 6, 2), end=date(2026, 6, 3))
    schedule = Schedule(start=date(2026, 6, 1), end=date(2026, 6, 5), exceptions=(off,))

    found = occurrence_days(schedule, bundled_calendars(), date(2026, 1, 1), date(2026, 6, 4))

    assert found == {date(2026, 6, 1), date(2026, 6, 4)}
