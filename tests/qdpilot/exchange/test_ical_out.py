from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from qdpilot.exchange.calendar_lines import entries_of
from qdpilot.exchange.ical_out import Entry, schedule_to_ics
from qdpilot.model.calendar import CalendarEdition, CalendarKind
from qdpilot.model.errors import ScheduleError
from qdpilot.model.schedule import DaysOff, EventWindow, Schedule, TimesOff, Weekday, Window
from qdpilot.schedule.calendars import Calendars, bundled_calendars
from qdpilot.schedule.occurrences import occurrences
from qdpilot.schedule.office_calendars import composed
from tests.qdpilot.schedule.strategies import schedules

STAMP = datetime(2026, 1, 1, tzinfo=UTC)
ENTRY = Entry(uid="zone-1", title="金家岭自动驾驶出租示范区", stamp=STAMP)
MONDAY_TO_FRIDAY = tuple(Weekday(day=day) for day in range(5))
NIGHTS = Schedule(
    start=date(2026, 1, 2),
    end=date(2026, 3, 31),
    windows=(Window(from_min=1320, to_min=360, days=MONDAY_TO_FRIDAY),),
    exceptions=(DaysOff(start=date(2026, 2, 16), end=date(2026, 2, 16)),),
)


def file_of(schedule, calendars=None, entry=ENTRY):
    return schedule_to_ics(schedule, calendars or bundled_calendars(), entry)


def in_zone(wall):
    """The same wall time in the zone of the standard library, whose sums are those of the wall."""
    return wall.replace(tzinfo=ZoneInfo(str(wall.tzinfo)))


def by_dateutil(content):
    """Expand with icalendar for the reading and dateutil for the rule."""
    found = Counter()
    for event in icalendar.Calendar.from_ical(content).walk("VEVENT"):
        start, end = in_zone(event["DTSTART"].dt), in_zone(event["DTEND"].dt)
        starts = [start]
        if "RRULE" in event:
            rule = event["RRULE"].to_ical().decode()
            starts = list(rrulestr(rule, dtstart=start))
            assert starts[0] == start
        out = set()
        if "EXDATE" in event:
            lists = event["EXDATE"] if isinstance(event["EXDATE"], list) else [event["EXDATE"]]
            out = {in_zone(one.dt) for dates in lists for one in dates.dts}
        for begin in starts:
            if begin not in out:
                found[begin.astimezone(UTC), (begin + (end - start)).astimezone(UTC)] += 1
    return found


def by_recurring_ical_events(content, first, last):
    found = Counter()
    parsed = icalendar.Calendar.from_ical(content)
    for event in recurring_ical_events.of(parsed).between(first, last):
        found[event["DTSTART"].dt.astimezone(UTC), event["DTEND"].dt.astimezone(UTC)] += 1
    return found


def true(schedule, calendars=None):
    listed = occurrences(schedule, calendars or bundled_calendars())
    return Counter((one.start, one.end) for one in listed)


def test_the_check_vector_has_62_occurrences_in_two_libraries():
    content = file_of(NIGHTS)

    one = by_dateutil(content)
    other = by_recurring_ical_events(content, date(2025, 12, 1), date(2026, 5, 1))

    assert one == other == true(NIGHTS)
    assert one.total() == 62
    assert max(end for _, end in one) == datetime(2026, 4, 1, 6, tzinfo=ZoneInfo("Asia/Shanghai"))


def test_the_file_is_written_as_the_standard_wants():
    entry = Entry(
        uid="z", title="青岛，西海岸; a\\b, 夜间" * 5, words="一\n二", stamp=STAMP, sequence=3
    )

    content = file_of(NIGHTS, entry=entry)

    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode() for line in lines[:-1])
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert b"RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20260331T140000Z" in lines
    assert b"EXDATE;TZID=Asia/Shanghai:20260216T220000" in lines
    assert b"SEQUENCE:3" in lines
    assert b"TZOFFSETTO:+0800" in lines
    event = icalendar.Calendar.from_ical(content).walk("VEVENT")[0]
    assert (event["SUMMARY"], event["DESCRIPTION"]) == (entry.title, entry.words)


def test_what_was_revoked_is_cancelled():
    entry = Entry(uid="z", title="z", stamp=STAMP, status="CANCELLED")

    assert b"STATUS:CANCELLED\r\n" in file_of(NIGHTS, entry=entry)


@settings(max_examples=60)
@given(schedules(longest=200))
def test_dateutil_finds_the_same_instants(schedule):
    assert by_dateutil(file_of(schedule)) == true(schedule)


@settings(max_examples=25)
@given(schedules(longest=30))
def test_another_library_finds_the_same_instants(schedule):
    first, last = schedule.start - timedelta(days=2), schedule.end + timedelta(days=12)

    found = by_recurring_ical_events(file_of(schedule), first, last)

    assert found == true(schedule)


@settings(max_examples=60)
@given(
    st.integers(0, 1439),
    st.integers(1, 1440),
    st.sampled_from([date(2026, 3, 20), date(2026, 10, 15)]),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]),
)
def test_nights_in_which_the_clock_is_changed_are_exact(begin, close, start, timezone):
    if begin == close:
        close = begin + 1
    window = Window(from_min=begin, to_min=close)
    end = start + timedelta(days=25)
    schedule = Schedule(start=start, end=end, windows=(window,), timezone=timezone)

    assert by_dateutil(file_of(schedule)) == true(schedule)


def test_a_zone_that_changes_its_clock_brings_each_change():
    schedule = Schedule(
        start=date(2026, 3, 1),
        end=date(2026, 11, 1),
        windows=(Window(from_min=480, to_min=540),),
        timezone="Europe/Berlin",
    )

    lines = file_of(schedule).split(b"\r\n")

    assert b"DTSTART:20260329T020000" in lines
    assert b"DTSTART:20261025T030000" in lines
    assert b"BEGIN:DAYLIGHT" in lines


def test_an_open_end_has_a_rule_without_end():
    schedule = Schedule(
        start=date(2026, 1, 2),
        end=None,
        windows=(Window(from_min=480, to_min=540, days=MONDAY_TO_FRIDAY),),
        exceptions=(DaysOff(start=date(2031, 1, 1), end=date(2031, 1, 3)),),
    )

    content = file_of(schedule)

    assert b"UNTIL" not in content
    found = by_recurring_ical_events(content, date(2030, 12, 30), date(2031, 1, 8))
    assert [start.day for start, _ in sorted(found)] == [30, 31, 6, 7]


def test_all_times_without_end_are_whole_days():
    content = file_of(Schedule(start=date(2026, 1, 2), end=None))

    assert b"RRULE:FREQ=DAILY\r\n" in content


def test_an_open_end_with_holidays_is_refused_for_no_rule_says_them():
    window = Window(from_min=480, to_min=540, calendar="workdays")

    with pytest.raises(ScheduleError) as refused:
        file_of(Schedule(start=date(2026, 1, 2), end=None, windows=(window,)))

    assert refused.value.values["reason"] == "open_end"


def test_events_and_cut_hours_are_events_of_their_own():
    calendars = Calendars(events={"啤酒节": (datetime(2026, 7, 17, 18), datetime(2026, 7, 17, 22))})
    schedule = Schedule(
        start=date(2026, 7, 1),
        end=date(2026, 7, 31),
        windows=(
            EventWindow(event="啤酒节", from_offset_min=-120, to_offset_min=60),
            Window(from_min=480, to_min=1080),
        ),
        exceptions=(TimesOff(start=datetime(2026, 7, 8, 10), end=datetime(2026, 7, 8, 11, 30)),),
    )

    found = by_dateutil(file_of(schedule, calendars))

    assert found == true(schedule, calendars)
    assert found.total() == 33


def test_calendars_that_the_office_entered_are_the_same_instants_in_both_libraries():
    exams = edition("考试日", CalendarKind.EXAMS, *(f"2026-06-{day:02} 高考" for day in (7, 8, 20)))
    city = edition("城市活动", CalendarKind.EVENTS, "2026-06-14 07:30 至 13:30 马拉松")
    year = edition(
        "2026年节假日", CalendarKind.STATUTORY, "2026-06-15 至 2026-06-17 演练 休", year=2026
    )
    calendars = composed((exams, city, year))
    schedule = Schedule(
        start=date(2026, 6, 1),
        end=date(2026, 6, 30),
        windows=(
            Window(from_min=1320, to_min=360, calendar="考试日"),
            Window(from_min=540, to_min=600, calendar="workdays"),
            EventWindow(event="马拉松", from_offset_min=-120, to_offset_min=60),
        ),
    )

    content = file_of(schedule, calendars)

    assert by_dateutil(content) == true(schedule, calendars)
    again = by_recurring_ical_events(content, date(2026, 5, 30), date(2026, 7, 3))
    assert again == true(schedule, calendars)
    assert again.total() == 3 + (22 - 3) + 1


def edition(name, kind, *lines, year=None):
    return CalendarEdition(
        id=name, name=name, number=1, kind=kind, year=year, source="", entered_at=STAMP,
        entered_by="", entries=entries_of("\n".join(lines)).entries,
    )  # fmt: skip
