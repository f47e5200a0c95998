"""The sample office is made for the day it is, and as it was written for the day of the tests."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

import resources
from qdpilot.model.month_report import MonthReport
from qdpilot.model.right import Grant
from qdpilot.rules.periods import last_day
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.services import sample
from qdpilot.services.memory_store import MemoryStore
from qdpilot.services.recheck import recheck
from qdpilot.services.sample_dates import brought_to, days_of

CONTENT = json.loads(resources.content("samples", "qingdao.json"))
WRITTEN = date(2026, 11, 20)
YEARS = (2025, 2026)
ZONE = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize("today", [date(2026, 11, 11), WRITTEN, date(2026, 12, 10)])
def test_on_the_days_it_was_written_for_it_is_as_it_was_written(today):
    assert brought_to(CONTENT, today, YEARS) == CONTENT


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_on_any_other_day_what_was_done_is_done_and_what_is_granted_is_in_force(today):
    moved = brought_to(CONTENT, today, YEARS)
    days = days_of(moved)
    done = [row["decided"] for row in (*moved["rights"], moved["refused"])]
    done += [then for _, then, _ in moved["opened"]] + [then for _, then in moved["reports"]]

    assert all(datetime.fromisoformat(one).date() <= today for one in done)
    assert days.founded.isoformat() < min(done)
    assert min(days.licence_until, days.contract_until, days.insured_until) > today
    assert days.plate_until <= last_day(days.plate_from, 6)
    assert all(month < then[:7] for month, then in moved["reports"])
    for row in moved["rights"]:
        schedule = row["schedule"]
        start, end = (date.fromisoformat(schedule[name]) for name in ("start", "end"))
        assert row["decided"][:10] < schedule["start"] <= today.isoformat() <= schedule["end"]
        assert days.plate_from <= start
        assert end <= days.plate_until
        named = [one.get("calendar", "every") for one in schedule["windows"]]
        assert {start.year, end.year} <= set(YEARS) or set(named) == {"every"}
    (marathon,) = (moved["closure_times"][one] for one in ("marathon",))
    assert date.fromisoformat(marathon["start"]).weekday() == 5  # it is run at a weekend
    assert (
        marathon["end"] == (date.fromisoformat(marathon["start"]) + timedelta(days=1)).isoformat()
    )


def test_years_later_it_is_whole_and_all_of_it_in_force():
    today = date(2028, 2, 29)
    at = datetime.combine(today, time(12), ZONE)
    store = MemoryStore()

    made = sample.make(store, bundled_calendars(), today=today)

    with store.reading() as reading:
        grants, reports = reading.all(Grant), reading.all(MonthReport)
        latest = reading.latest_act_at()
        flaws = recheck(reading, at=at)
    assert all(one.terms.schedule.start <= today <= one.terms.schedule.end for one in grants)
    assert len(grants) == len(made.issued) == 10
    assert grants[0].number == "青智网联批〔2027〕1号"
    assert {one.month for one in reports} == {"2027-12", "2028-01"}
    assert at - timedelta(days=31) < latest < at
    assert "石老人" in made.reason
    assert list(flaws) == []
