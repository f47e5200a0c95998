"""A month's report: what it counts, that it stays as it was, and the trend drawn through it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import openpyxl
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_of_three import APPROVER, CLERK
from shapely import LineString

from qdpilot.model.errors import MonthNotCountedError
from qdpilot.model.month_report import Figure, MonthReport
from qdpilot.model.road import Road, RoadClass, RoadState
from qdpilot.services.catalogue import turn
from qdpilot.services.clock import new_id
from qdpilot.services.month_paper import named_rows, report_pdf, report_xlsx
from qdpilot.services.month_report import (
    counted_report,
    keep_report,
    newest_reports,
    report_rows,
)
from qdpilot.services.trend import trend

#: The last minute of October in Qingdao, and the first of November.
OCTOBER = datetime(2026, 10, 31, 15, 59, tzinfo=UTC)
NOVEMBER = OCTOBER + timedelta(minutes=1)


@pytest.fixture
def road(store):
    """A stretch of 10 km or so, not open yet."""
    made = Road(
        id="r",
        number="Y1",
        name="示例路",
        road_class=RoadClass.ARTERIAL,
        line=LineString([(120.4, 36.1), (120.5, 36.1)]),
        state=RoadState.PAUSED,
    )
    with store.writing(CLERK, at=OCTOBER) as work:
        work.record("road.add", work.add(made))
    return made


def opened(store, at):
    turn(store, "Y1", RoadState.OPEN, reason="具备条件", by=APPROVER, at=at)


def test_what_happened_counts_in_the_month_of_the_office_and_not_of_greenwich(store, road):
    opened(store, OCTOBER)

    october = keep_report(store, "2026-10", by=CLERK, at=NOVEMBER + timedelta(days=1))
    november = keep_report(store, "2026-11", by=CLERK, at=NOVEMBER + timedelta(days=1))

    assert (october.value("roads_opened"), november.value("roads_opened")) == (1, 0)
    assert october.value("open_road_km") == pytest.approx(9.0, abs=0.02)
    assert october.value("open_road_km", "arterial") is None  # of a single part nothing more


def test_a_report_is_kept_once_and_corrected_by_a_second(store, road):
    first = keep_report(store, "2026-11", by=CLERK, at=NOVEMBER)
    again = keep_report(store, "2026-11", by=APPROVER, at=NOVEMBER + timedelta(days=2))
    opened(store, NOVEMBER + timedelta(days=3))
    second = keep_report(store, "2026-11", by=CLERK, at=NOVEMBER + timedelta(days=4))

    assert again == first
    assert (first.number, second.number) == (1, 2)
    with store.reading() as reading:
        assert newest_reports(reading) == (second,)
        assert reading.get(MonthReport, first.id) == first
        assert [one.act for one in reading.audit()].count("month_report.keep") == 2


@pytest.mark.parametrize("month", ["2026-08", "2026-12", "2025-11"])
def test_only_this_month_and_the_one_before_are_counted(store, month):
    with pytest.raises(MonthNotCountedError), store.reading() as reading:
        counted_report(reading, month, by=CLERK, at=OCTOBER)


def test_paper_and_sheet_set_the_month_beside_the_one_before(store, road):
    keep_report(store, "2026-10", by=CLERK, at=OCTOBER)
    opened(store, NOVEMBER)
    report = keep_report(store, "2026-11", by=CLERK, at=NOVEMBER + timedelta(days=1))
    with store.reading() as reading:
        pdf, sheet = report_pdf(reading, report), report_xlsx(reading, report, "en")
        (row,) = (one for one in named_rows(reading, report) if one.code == "open_road_km")

    assert (row.before, row.value, row.change) == ("0.0", "9.0", "+9.0")
    assert (row.target, row.share) == ("1,000.0", "0.9%")
    with pypdfium2.PdfDocument(pdf) as document:
        said = "".join(page.get_textpage().get_text_range() for page in document)
    assert "试办公室工作月报（2026年11月）" in said
    assert "统计截至2026年11月2日0时00分，统计人示例甲，本月第1份" in said
    book = openpyxl.load_workbook(io.BytesIO(sheet))
    rows = {(one[0], one[1]): one for one in book.active.iter_rows(values_only=True)}
    _, _, unit, now, before, change, target = rows["open roads", None]
    assert (unit, before, change, target) == ("km", 0, now, 1000)
    assert now == report.value("open_road_km")


def test_a_change_is_that_of_the_figures_as_they_are_read(store):
    """98.04 and 95.96 are read as 98.0 and 96.0: that is 2.0 more, not 2.1."""
    with store.writing(CLERK, at=NOVEMBER) as work:
        for month, value in (("2026-10", 95.96), ("2026-11", 98.04)):
            figures = (Figure(code="open_road_km", value=value),)
            report = MonthReport(
                id=new_id(),
                month=month,
                number=1,
                figures=figures,
                counted_at=NOVEMBER,
                counted_by=CLERK.id,
            )
            work.record("month_report.keep", work.add(report))
    with store.reading() as reading:
        (row,) = named_rows(reading, report)

    assert (row.value, row.before, row.change) == ("98.0", "96.0", "+2.0")


def test_a_figure_that_the_month_before_had_not_says_nothing():
    report = MonthReport(
        id="m",
        month="2026-11",
        number=1,
        figures=(Figure(code="closures_lifted", value=2.0),),
        counted_at=NOVEMBER,
        counted_by="p",
    )
    before = replace(report, month="2026-10", figures=())

    assert report_rows(report, before)[0].before is None
    assert report_rows(report, None) == report_rows(report, before)


@given(
    start=st.floats(0, 900),
    per_day=st.floats(0.1, 10),
    days=st.lists(st.integers(15, 400), min_size=1, max_size=6, unique=True),
)
def test_a_steady_rate_foretells_the_day_it_reaches_the_target(start, per_day, days):
    now = datetime(2026, 11, 20, tzinfo=UTC)
    # By the line itself: what it was `day` days ago, and on which day it crosses the target.
    reports = [
        MonthReport(
            id=str(day),
            month="2026-01",
            number=1,
            figures=(Figure(code="open_road_km", value=start - per_day * day),),
            counted_at=now - timedelta(days=day),
            counted_by="p",
        )
        for day in sorted(days, reverse=True)
    ]
    crossing = (1000 - start) / per_day

    found = trend("open_road_km", reports, now=(now, start), target=1000)

    assert [value for _, value in found.points][-1] == start
    if crossing > 5 * 365 + 1:
        assert found.reached is None
    elif crossing < 5 * 365 - 1:
        assert found.reached is not None
        assert (found.reached - now) / timedelta(days=1) == pytest.approx(crossing, abs=0.01)
