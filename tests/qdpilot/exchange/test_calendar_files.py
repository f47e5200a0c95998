"""Calendars as lines, sheets and iCalendar: what is understood, and what is named by row."""

from __future__ import annotations

from datetime import datetime, timedelta

import icalendar
import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qdpilot.exchange.calendar_files import read_calendar
from qdpilot.exchange.calendar_lines import LineError, entries_of, line_of, made_entry, text_of
from qdpilot.model.errors import FileTooLargeError, UnreadableFileError

names = st.text("国庆马拉松啤酒节 AB1", min_size=1, max_size=10).map(str.strip).filter(bool)
days = st.datetimes(datetime(2020, 1, 1), datetime(2039, 12, 1)).map(
    lambda at: at.replace(hour=0, minute=0, second=0, microsecond=0)
)
minutes = st.integers(0, 1439)
ROWS = [
    ("名称", "开始", "结束", "类型"),
    ("国庆节", "2027-10-01", "2027-10-07", "休"),
    ("国庆节", "2027年10月9日", None, "班"),
    ("马拉松", "2027-11-07 07:30", "2027-11-07 13:30", None),
    ("学期", "2027-02-30", None, None),
    ("倒过来", "2027-03-02", "2027-03-01", None),
]


@st.composite
def entries(draw):
    start, name = draw(days), draw(names)
    if draw(st.booleans()):
        kind = draw(st.sampled_from(["", "off", "work"]))
        last = start + timedelta(days=draw(st.integers(0, 30)))
        return made_entry(name, start, last, whole=True, kind=kind)
    begin = start + timedelta(minutes=draw(minutes))
    end = begin + timedelta(minutes=draw(st.integers(1, 5000)))
    return made_entry(name, begin, end, whole=False, kind="")


@given(st.lists(entries(), max_size=4))
def test_entries_read_back_as_they_were_written(entered):
    found = entries_of(text_of(entered))

    assert found.rejected == ()
    assert found.entries == tuple(entered)


@given(st.text("2026-1 :至休班年月日0节a#\n", max_size=60))
def test_any_text_is_understood_or_named_by_its_line(text):
    found = entries_of(text)

    lines = [one for one in text.splitlines() if one.strip() and not one.lstrip().startswith("#")]
    assert len(found.entries) + len(found.rejected) == len(lines)
    assert all(entries_of(line_of(one)).entries == (one,) for one in found.entries)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("下周一 马拉松", "bad_line"),
        ("2026-02-30 马拉松", "bad_date"),
        ("2026-03-02 至 2026-03-01 马拉松", "end_before_start"),
        ("2026-03-02", "no_name"),
        ("2026-03-02 07:30 马拉松", "no_end"),
        ("2026-03-02 07:30 至 08:30 国庆节 休", "not_whole_days"),
    ],
)
def test_a_line_that_means_nothing_says_why(line, reason):
    (rejected,) = entries_of(f"# 注\n{line}").rejected

    assert (rejected.row, rejected.reason) == (2, reason)


def test_a_workbook_names_the_rows_that_it_cannot_give(tmp_path):
    book = openpyxl.Workbook()
    for row in ROWS:
        book.active.append(row)
    book.active.append(("元旦", datetime(2027, 1, 1), datetime(2027, 1, 3), "放假"))
    book.save(tmp_path / "节假日.xlsx")

    found = read_calendar(tmp_path / "节假日.xlsx")

    assert [line_of(one) for one in found.entries] == [
        "2027-10-01 至 2027-10-07 国庆节 休",
        "2027-10-09 国庆节 班",
        "2027-11-07 07:30 至 13:30 马拉松",
        "2027-01-01 至 2027-01-03 元旦 休",
    ]
    assert [(one.row, one.reason) for one in found.rejected] == [
        (5, "bad_date"),
        (6, "end_before_start"),
    ]


def test_a_table_as_the_notice_is_put_into_gives_days_off_and_make_up_workdays(tmp_path):
    book = openpyxl.Workbook()
    for row in (
        ("2027年部分节假日安排",),
        ("节日", "放假开始", "放假结束", "调休上班"),
        ("元旦", "2027-01-01", "2027/1/3", None),
        ("春节", "2027年2月5日", "2027年2月11日", "2027-01-31、2027年2月14日"),
        ("国庆节", "2027-10-01", "2027-10-07", "九月末"),
    ):
        book.active.append(row)
    book.save(tmp_path / "2027.xlsx")
    found = read_calendar(tmp_path / "2027.xlsx")

    assert text_of(found.entries).splitlines() == [
        "2027-01-01 至 2027-01-03 元旦 休",
        "2027-02-05 至 2027-02-11 春节 休",
        "2027-01-31 春节 班",
        "2027-02-14 春节 班",
    ]
    assert [(one.row, one.reason) for one in found.rejected] == [(5, "bad_date")]


def test_an_icalendar_file_gives_what_icalendar_wrote_and_names_what_repeats(tmp_path):
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//试//")
    calendar.add("version", "2.0")
    for name, start, end, rule in (
        ("国庆节（休）", datetime(2027, 10, 1).date(), datetime(2027, 10, 8).date(), None),
        ("国庆节 班", datetime(2027, 10, 9).date(), datetime(2027, 10, 10).date(), None),
        ("马拉松", datetime(2027, 11, 7, 7, 30), datetime(2027, 11, 7, 13, 30), None),
        ("例会", datetime(2027, 1, 4, 9), datetime(2027, 1, 4, 10), {"freq": "weekly"}),
    ):
        event = icalendar.Event()
        event.add("summary", name)
        event.add("dtstart", start)
        event.add("dtend", end)
        if rule:
            event.add("rrule", rule)
        calendar.add_component(event)
    (tmp_path / "日历.ics").write_bytes(calendar.to_ical())

    found = read_calendar(tmp_path / "日历.ics")

    assert [(one.name, one.kind, (one.end - one.start).days) for one in found.entries] == [
        ("国庆节（休）", "off", 7),
        ("国庆节", "work", 1),
        ("马拉松", "", 0),
    ]
    assert [(one.text, one.reason) for one in found.rejected] == [("例会", "repeats")]


def test_what_is_no_calendar_is_refused_by_its_place(tmp_path):
    (tmp_path / "a.docx").write_bytes(b"x")
    (tmp_path / "b.ics").write_bytes(b"nothing")
    (tmp_path / "c.csv").write_text("甲,乙\n1,2\n")
    (tmp_path / "d.ics").write_bytes(b"x" * (10 * 1024 * 1024 + 1))

    for name, reason in (("a.docx", "no_calendar_ending"), ("b.ics", "not_ical"),
                         ("c.csv", "no_calendar_head")):  # fmt: skip
        with pytest.raises(UnreadableFileError) as refused:
            read_calendar(tmp_path / name)
        assert (refused.value.values["path"], refused.value.values["reason"]) == (name, reason)
    with pytest.raises(FileTooLargeError):
        read_calendar(tmp_path / "d.ics")


def test_names_are_bounded():
    with pytest.raises(LineError):
        made_entry("名" * 101, datetime(2026, 1, 1), datetime(2026, 1, 1), whole=True, kind="")
