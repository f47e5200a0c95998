from datetime import date, datetime, timedelta

import chinese_calendar
import numpy as np
import pytest

from qdpilot.model.errors import CalendarMissingError, EventMissingError, ScheduleError
from qdpilot.schedule.calendars import Calendars, bundled_calendars, with_year

EPOCH = date(1970, 1, 1)


def every_day(year):
    start = date(year, 1, 1)
    return [start + timedelta(days=ahead) for ahead in range((date(year + 1, 1, 1) - start).days)]


def numbers(days):
    return np.array([(day - EPOCH).days for day in days], dtype=np.int64)


@pytest.mark.parametrize("year", [2025, 2026])
def test_workdays_are_those_of_an_independent_table(year):
    days = every_day(year)

    found = bundled_calendars().holds("workdays", numbers(days))

    assert found.tolist() == [chinese_calendar.is_workday(day) for day in days]


@pytest.mark.parametrize("year", [2025, 2026])
def test_rest_days_are_the_other_days(year):
    days = numbers(every_day(year))
    calendars = bundled_calendars()

    assert (calendars.holds("restdays", days) == ~calendars.holds("workdays", days)).all()


@pytest.mark.parametrize("year", [2025, 2026])
def test_statutory_days_off_are_those_of_an_independent_table(year):
    table = bundled_calendars().years[year]
    off = {day for run in table.holidays for day in run.days()}

    assert off == {day for day in chinese_calendar.holidays if day.year == year}
    assert table.workdays == {day for day in chinese_calendar.workdays if day.year == year}


def test_a_make_up_sunday_is_no_holiday_and_a_plain_weekend_neither():
    days = numbers([date(2026, 1, 4), date(2026, 1, 10), date(2026, 10, 1)])

    assert bundled_calendars().holds("not_holidays", days).tolist() == [True, True, False]


@pytest.mark.parametrize("calendar", ["workdays", "restdays", "not_holidays"])
def test_a_year_without_table_is_refused_by_name(calendar):
    with pytest.raises(CalendarMissingError) as refused:
        bundled_calendars().holds(calendar, numbers([date(2026, 12, 31), date(2027, 1, 1)]))

    assert refused.value.values == {"calendar": calendar, "year": 2027}


def test_an_imported_calendar_has_its_own_days():
    calendars = Calendars(imported={"beer": frozenset({date(2026, 7, 17)})})

    found = calendars.holds("beer", numbers([date(2026, 7, 16), date(2026, 7, 17)]))

    assert found.tolist() == [False, True]


def test_an_unknown_calendar_is_refused_by_name():
    with pytest.raises(CalendarMissingError) as refused:
        bundled_calendars().holds("lunar", numbers([date(2026, 1, 1)]))

    assert refused.value.values["calendar"] == "lunar"


def test_an_added_year_is_known_from_then_on():
    table = bundled_calendars().years[2026]
    calendars = with_year(Calendars(), table)

    assert calendars.holiday(date(2026, 2, 17)).zh == "春节"
    assert calendars.is_made_up(date(2026, 2, 28))
    assert calendars.holiday(date(2026, 2, 28)) is None


def test_an_event_without_date_is_refused_by_name():
    with pytest.raises(EventMissingError) as refused:
        Calendars().event("marathon")

    assert refused.value.values == {"event": "marathon"}


def test_an_event_that_ends_before_it_starts_is_refused():
    start = datetime(2026, 5, 1, 8)
    calendars = Calendars(events={"marathon": (start, start - timedelta(hours=1))})

    with pytest.raises(ScheduleError):
        calendars.event("marathon")
