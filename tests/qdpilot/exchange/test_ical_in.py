from datetime import UTC, date, datetime

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qdpilot.exchange.ical_in import MAX_BYTES, calendar_from_ics
from qdpilot.exchange.ical_lines import escaped, read_lines, written
from qdpilot.exchange.ical_out import Entry, schedule_to_ics
from qdpilot.model.errors import FileTooLargeError, UnreadableFileError
from qdpilot.model.schedule import EventWindow, Schedule, Window
from qdpilot.schedule.calendar_file import holiday_years, with_calendar
from qdpilot.schedule.calendars import Holiday, bundled_calendars
from qdpilot.schedule.occurrences import occurrences


def file_of(*events):
    parts = ["BEGIN:VCALENDAR", "VERSION:2.0", "X-WR-CALNAME:青岛活动"]
    for number, event in enumerate(events):
        parts += ["BEGIN:VEVENT", f"UID:{number}", *event.split("\n"), "END:VEVENT"]
    return "\r\n".join([*parts, "END:VCALENDAR", ""]).encode()


def test_days_off_make_up_days_and_events_are_told_apart():
    read = calendar_from_ics(
        file_of(
            "SUMMARY:端午节（休）\nDTSTART;VALUE=DATE:20260619\nDTEND;VALUE=DATE:20260622",
            "SUMMARY:国庆节 假期 第1天/共7天\nDTSTART;VALUE=DATE:20261001",
            "SUMMARY:国庆节 假期 第2天/共7天\nDTSTART;VALUE=DATE:20261002",
            "SUMMARY:国庆节（班）\nDTSTART;VALUE=DATE:20260920",
            "SUMMARY:国庆节 补班\nDTSTART;VALUE=DATE:20261010",
            "SUMMARY:青岛马拉松\nDTSTART;TZID=Asia/Shanghai:20260425T073000\nDURATION:PT6H",
            "SUMMARY:高考\nDTSTART;VALUE=DATE:20260607\nDTEND;VALUE=DATE:20260610",
        )
    )

    assert read.name == "青岛活动"
    assert read.holidays == (
        Holiday(zh="端午节", en="端午节", start=date(2026, 6, 19), end=date(2026, 6, 21)),
        Holiday(zh="国庆节", en="国庆节", start=date(2026, 10, 1), end=date(2026, 10, 2)),
    )
    assert read.workdays == {date(2026, 9, 20), date(2026, 10, 10)}
    assert read.days == {date(2026, 6, day) for day in (7, 8, 9)}
    assert read.events == (
        ("青岛马拉松", datetime(2026, 4, 25, 7, 30), datetime(2026, 4, 25, 13, 30)),
        ("高考", datetime(2026, 6, 7), datetime(2026, 6, 10)),
    )


def test_what_the_file_says_of_a_day_holds_over_its_name():
    read = calendar_from_ics(
        file_of(
            "SUMMARY:春节\nDTSTART;VALUE=DATE:20260215\nX-APPLE-SPECIAL-DAY:WORK-HOLIDAY",
            "SUMMARY:春节\nDTSTART;VALUE=DATE:20260214\nX-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY",
        )
    )

    assert read.workdays == {date(2026, 2, 14)}
    assert [run.start for run in read.holidays] == [date(2026, 2, 15)]


@pytest.mark.parametrize(
    ("start", "local"),
    [
        ("DTSTART:20260717T100000Z", datetime(2026, 7, 17, 18)),
        ("DTSTART:20260717T180000", datetime(2026, 7, 17, 18)),
        ("DTSTART;TZID=China Standard Time:20260717T180000", datetime(2026, 7, 17, 18)),
        ('DTSTART;TZID="Europe/Berlin":20260717T120000', datetime(2026, 7, 17, 18)),
    ],
)
def test_times_are_brought_to_the_zone_that_is_wanted(start, local):
    read = calendar_from_ics(file_of(f"SUMMARY:啤酒节\n{start}"))

    assert read.events == (("啤酒节", local, local),)


def test_a_cancelled_entry_is_left_out_and_the_last_amendment_counts():
    content = file_of("SUMMARY:a\nDTSTART:20260717T180000\nSTATUS:CANCELLED").replace(
        b"END:VCALENDAR",
        b"BEGIN:VEVENT\r\nUID:x\r\nSEQUENCE:2\r\nSUMMARY:b\r\nDTSTART;VALUE=DATE:20260102\r\n"
        b"END:VEVENT\r\nBEGIN:VEVENT\r\nUID:x\r\nSEQUENCE:1\r\nSUMMARY:b\r\n"
        b"DTSTART;VALUE=DATE:20260101\r\nEND:VEVENT\r\nEND:VCALENDAR",
    )

    assert calendar_from_ics(content).days == {date(2026, 1, 2)}


def test_an_alarm_inside_an_entry_changes_nothing():
    alarm = "BEGIN:VALARM\nSUMMARY:bell\nTRIGGER:-PT15M\nEND:VALARM"

    read = calendar_from_ics(file_of(f"{alarm}\nSUMMARY:啤酒节\nDTSTART;VALUE=DATE:20260717"))

    assert [name for name, _, _ in read.events] == ["啤酒节"]


WRONG = {
    "no calendar": (b"hello", "not_ical", "1"),
    "nothing": (b"", "not_ical", "1"),
    "not closed": (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n", "not_ical", "2"),
    "crossed": (b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\n", "not_ical", "2"),
    "not text": (b"BEGIN:VCALENDAR\r\n\xff", "not_utf8", "17"),
    "repeats": (
        file_of("SUMMARY:周会\nDTSTART:20260717T180000\nRRULE:FREQ=DAILY"),
        "repeats",
        "周会",
    ),
    "no date": (file_of("SUMMARY:周会"), "no_date", "周会"),
    "30 February": (file_of("SUMMARY:a\nDTSTART;VALUE=DATE:20260230"), "no_date", "7"),
    "ends first": (
        file_of("SUMMARY:a\nDTSTART;VALUE=DATE:20260203\nDTEND;VALUE=DATE:20260201"),
        "no_date",
        "8",
    ),
    "no zone": (file_of("SUMMARY:a\nDTSTART;TZID=Mars:20260717T180000"), "no_zone", "7 Mars"),
}


@pytest.mark.parametrize(("content", "reason", "place"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_read_is_named_with_its_place(content, reason, place):
    with pytest.raises(UnreadableFileError) as refused:
        calendar_from_ics(content)

    assert (refused.value.values["reason"], refused.value.values["place"]) == (reason, place)


def test_a_file_beyond_the_limit_is_not_read():
    with pytest.raises(FileTooLargeError):
        calendar_from_ics(b" " * (MAX_BYTES + 1))


@given(st.binary(max_size=200) | st.text(alphabet='BEGIN:VCALENDT\r\n ;="0123', max_size=200))
def test_any_bytes_are_read_or_refused(content):
    content = content if isinstance(content, bytes) else content.encode()
    try:
        name = calendar_from_ics(b"BEGIN:VCALENDAR\r\n" + content).name
    except UnreadableFileError as error:
        name = error.values["reason"]

    assert isinstance(name, str)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_text_comes_back_from_a_folded_line_and_so_in_another_library(text):
    content = written(["BEGIN:VEVENT", f"SUMMARY:{escaped(text)}", "END:VEVENT"])

    assert list(read_lines(content))[1].text == text
    # icalendar undoes a backslash last of all, so it reads one before n, a comma or ; otherwise.
    if "\\" not in text:
        assert icalendar.Event.from_ical(content)["SUMMARY"] == text
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def test_an_imported_event_and_calendar_serve_a_schedule():
    content = file_of(
        "SUMMARY:啤酒节\nDTSTART:20260717T180000\nDTEND:20260717T220000",
        "SUMMARY:开学\nDTSTART;VALUE=DATE:20260901\nDTEND;VALUE=DATE:20260903",
    )
    calendars = with_calendar(bundled_calendars(), calendar_from_ics(content), calendar="school")
    schedule = Schedule(
        start=date(2026, 7, 1),
        end=date(2026, 9, 30),
        windows=(
            EventWindow(event="啤酒节", from_offset_min=-120, to_offset_min=60),
            Window(from_min=420, to_min=540, calendar="school"),
        ),
    )

    starts = [one.start for one in occurrences(schedule, calendars)]

    assert starts == [
        datetime(2026, 7, 17, 8, tzinfo=UTC),
        datetime(2026, 8, 31, 23, tzinfo=UTC),
        datetime(2026, 9, 1, 23, tzinfo=UTC),
    ]


def test_the_holidays_of_a_file_make_the_table_of_each_year():
    content = file_of(
        "SUMMARY:元旦（休）\nDTSTART;VALUE=DATE:20261231\nDTEND;VALUE=DATE:20270104",
        "SUMMARY:元旦（班）\nDTSTART;VALUE=DATE:20270110",
    )

    tables = holiday_years(
        calendar_from_ics(content), title="示例", source="示例", effective=date(2026, 11, 1)
    )

    assert [table.year for table in tables] == [2026, 2027]
    assert [run.end for table in tables for run in table.holidays] == [
        date(2026, 12, 31),
        date(2027, 1, 3),
    ]
    assert tables[1].workdays == {date(2027, 1, 10)}


def test_the_bundled_table_survives_the_way_through_a_file():
    table = bundled_calendars().years[2026]
    events = [
        f"SUMMARY:{run.zh}（休）\nDTSTART;VALUE=DATE:{day:%Y%m%d}"
        for run in table.holidays
        for day in run.days()
    ]
    events += [f"SUMMARY:上班\nDTSTART;VALUE=DATE:{day:%Y%m%d}" for day in table.workdays]

    (read,) = holiday_years(
        calendar_from_ics(file_of(*events)), title="", source="", effective=table.effective
    )

    assert [(run.zh, run.start, run.end) for run in read.holidays] == [
        (run.zh, run.start, run.end) for run in table.holidays
    ]
    assert read.workdays == table.workdays


def test_our_own_file_of_single_nights_is_read_back():
    schedule = Schedule(
        start=date(2026, 7, 1),
        end=date(2026, 7, 1),
        windows=(EventWindow(event="e", from_offset_min=0, to_offset_min=0),),
    )
    calendars = with_calendar(
        bundled_calendars(),
        calendar_from_ics(file_of("SUMMARY:e\nDTSTART:20260701T220000\nDURATION:PT8H")),
    )
    entry = Entry(uid="z", title="夜间", stamp=datetime(2026, 1, 1, tzinfo=UTC))

    read = calendar_from_ics(schedule_to_ics(schedule, calendars, entry))

    assert read.events == (("夜间", datetime(2026, 7, 1, 22), datetime(2026, 7, 2, 6)),)
