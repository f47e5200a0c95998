"""The annexes: the week as bars, tables over pages, page numbers."""

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from qdpilot.documents import grid
from qdpilot.documents.approval import draft_pdf
from qdpilot.documents.approval_case import WeekSpan
from qdpilot.documents.corner_table import BRIEF, FINE, PLAIN, style_for
from qdpilot.documents.flow import Flow
from qdpilot.documents.sheet import Sheet
from qdpilot.documents.table import Column, table
from qdpilot.documents.week_strip import week_strip
from qdpilot.model.vehicle import PlateKind
from tests.qdpilot.documents.cases import case, drivers, vehicles
from tests.qdpilot.documents.reading import text_of


def flow():
    page = Flow(Sheet(title="t", author="a", made_at=None))
    page.numbered = False
    return page


def bars(spans):
    """Filled rectangles of a strip as (day, from hour, to hour)."""
    page = flow()
    top = page.y - 14
    week_strip(page, spans)
    with pikepdf.open(io.BytesIO(page.finish())) as document:
        boxes = [
            [float(one) for one in operands]
            for operands, operator in pikepdf.parse_content_stream(document.pages[0])
            if str(operator) == "re"
        ]
    hour = (grid.WIDTH - 40) / 24
    return [
        (
            int((top - y) / 22),
            round((x - grid.LEFT - 40) / hour, 2),
            round((x + width - grid.LEFT - 40) / hour, 2),
        )
        for x, y, width, _ in boxes
    ]


def test_a_span_within_a_day_is_one_bar():
    assert bars([WeekSpan(start_min=8 * 60, end_min=11 * 60 + 30)]) == [(0, 8, 11.5)]


def test_a_night_is_two_bars_on_two_days():
    friday = 4 * 1440

    assert bars([WeekSpan(start_min=friday + 1320, end_min=friday + 1800)]) == [
        (4, 22, 24),
        (5, 0, 6),
    ]


def test_sunday_night_goes_on_on_monday():
    sunday = 6 * 1440

    assert bars([WeekSpan(start_min=sunday + 1320, end_min=sunday + 1800)]) == [
        (6, 22, 24),
        (0, 0, 6),
    ]


def test_a_schedule_without_a_week_has_no_strip():
    assert not any("一周时段" in page for page in text_of(draft_pdf(case(week=())).pdf))


def test_a_long_table_has_its_head_on_every_page():
    pages = text_of(draft_pdf(case(vehicles=vehicles(70))).pdf)

    listed = [page for page in pages if "LSVAA49J132" in page]
    assert len(listed) >= 3
    assert all("序号车架号（编码）" in page for page in listed)


def test_a_long_cell_is_broken_and_loses_nothing():
    page = flow()
    told = "示例地址" * 20
    table(page, (Column(title="序号", share=1), Column(title="地址", share=3)), [("1", told)])

    assert told in text_of(page.finish())[0]


def test_a_table_never_reaches_below_the_text_area():
    page = flow()
    table(page, (Column(title="序号", share=1),), [(str(index),) for index in range(100)])
    document = pypdfium2.PdfDocument(page.finish())

    for one in document:
        below = one.get_textpage().get_text_bounded(bottom=grid.BOTTOM - 12, top=grid.BOTTOM)
        assert below == ""


def test_a_plate_has_its_dot_and_a_code_stays_as_it_is():
    first, second = vehicles(2)
    code = replace(second.plate, kind=PlateKind.VEHICLE_CODE, number="青岛QD0017")
    page = text_of(draft_pdf(case(vehicles=(first, replace(second, plate=code)))).pdf)
    listed = "".join(page)

    assert "鲁B·1001试" in listed
    assert "青岛QD0017" in listed


def test_a_fleet_without_safety_drivers_is_a_list_of_vehicles():
    pages = text_of(draft_pdf(case(drivers=())).pdf)

    assert any(page.startswith("附件3车辆清单") for page in pages)
    assert not any("安全员" in page for page in pages)


@pytest.mark.parametrize(
    ("count", "style"), [(3, PLAIN), (80, PLAIN), (81, FINE), (1000, FINE), (5000, BRIEF)]
)
def test_many_corners_are_set_finer(count, style):
    assert style_for(count) is style


def test_odd_pages_are_numbered_at_the_right_and_even_ones_at_the_left():
    document = pypdfium2.PdfDocument(draft_pdf(case(drivers=drivers("王示例"))).pdf)

    for index in range(4):
        text = document[index].get_textpage()
        found = text.search(f"— {index + 1} —").get_next()
        left, bottom, *_ = text.get_charbox(found[0])
        assert (left > grid.LEFT + grid.WIDTH / 2) is (index % 2 == 0)
        assert bottom == pytest.approx(grid.BOTTOM - 7 * grid.MM, abs=2)


def test_the_red_head_fills_the_width_of_the_text():
    text = pypdfium2.PdfDocument(draft_pdf(case()).pdf)[0].get_textpage()
    first, last = text.get_charbox(0, loose=True), text.get_charbox(23, loose=True)

    assert text.get_text_range()[:24] == case().office.authority
    assert first[0] == pytest.approx(grid.LEFT, abs=1)
    assert last[2] == pytest.approx(grid.RIGHT, abs=1)
    assert text.get_charbox(0)[3] == pytest.approx(grid.TOP - 35 * grid.MM, abs=2)
