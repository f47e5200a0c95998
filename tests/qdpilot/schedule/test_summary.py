from datetime import date, datetime
from zoneinfo import ZoneInfo

from hypothesis import given, settings

from qdpilot.model.schedule import DaysOff, Schedule, Window
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.schedule.json_form import from_json
from qdpilot.schedule.summary import Summary, summary
from tests.qdpilot.schedule import oracle
from tests.qdpilot.schedule.strategies import schedules
from tests.qdpilot.schedule.test_json_form import VECTOR


def test_the_vector_of_the_design_in_figures():
    assert summary(from_json(VECTOR), bundled_calendars()) == Summary(
        count=57,
        first=date(2026, 1, 2),
        last=date(2026, 3, 31),
        last_end=datetime(2026, 4, 1, 6, tzinfo=ZoneInfo("Asia/Shanghai")),
        total_minutes=57 * 8 * 60,
    )


@settings(max_examples=40)
@given(schedules(longest=25, least_windows=1))
def test_the_figures_are_those_of_the_definition(schedule):
    used = oracle.minutes_in_force(schedule)
    left = [
        (begin, close)
        for window in schedule.windows
        for begin, close in oracle.occurrences_of(window, schedule)
        if any(minute in used for minute in oracle.every_minute(begin, close))
        and not all(oracle.is_off(minute, schedule) for minute in oracle.every_minute(begin, close))
    ]
    zone = ZoneInfo(schedule.timezone)
    days = [begin.astimezone(zone).date() for begin, _ in left]

    found = summary(schedule, bundled_calendars())

    assert found.count == len(left)
    assert found.total_minutes == len(used)
    assert (found.first, found.last) == ((min(days), max(days)) if days else (None, None))


def test_a_period_with_days_off_counts_once():
    schedule = Schedule(
        start=date(2026, 1, 1),
        end=date(2026, 1, 10),
        exceptions=(
            DaysOff(start=date(2026, 1, 1), end=date(2026, 1, 1)),
            DaysOff(start=date(2026, 1, 5), end=date(2026, 1, 5)),
        ),
    )

    found = summary(schedule, bundled_calendars())

    assert (found.count, found.first, found.last) == (1, date(2026, 1, 2), date(2026, 1, 10))
    assert found.total_minutes == 8 * 1440


def test_without_end_there_are_no_figures():
    schedule = Schedule(start=date(2026, 1, 1), end=None, windows=(Window(from_min=0, to_min=60),))

    assert summary(schedule, bundled_calendars()) == Summary(
        count=None, first=None, last=None, last_end=None, total_minutes=None
    )
