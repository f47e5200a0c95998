"""The monthly report from the screen: looked at, kept by saving it, and found again."""

from __future__ import annotations

import openpyxl
import pypdfium2
import pytest
from office_of_three import APPROVER, AT, CLERK, REVIEWER

from qdpilot.model.month_report import MonthReport
from qdpilot.services.memory_store import MemoryStore
from qdpilot.services.month_report import keep_report
from qdpilot.services.offices import found, new_office
from ui.desk import Desk, read_records
from ui.overview.report_dialog import ReportDialog


@pytest.fixture
def office():
    """An office with a report of August; it is 20 September."""
    made = MemoryStore()
    found(made, new_office("试办公室"), (CLERK, REVIEWER, APPROVER), at=AT)
    keep_report(made, "2026-08", by=CLERK, at=AT)
    return made


@pytest.fixture
def dialog(qtbot, office, jobs):
    records = read_records(office, at=AT)
    desk = Desk(store=office, clock=lambda: AT, jobs=jobs, title="试.qdp", records=records)
    made = ReportDialog(desk)
    made.told = []
    desk.told.connect(made.told.append)
    made.open()
    qtbot.waitUntil(made.save_button.isEnabled)
    return made


def months(office):
    with office.reading() as reading:
        return [(one.month, one.number) for one in reading.all(MonthReport)]


def test_to_look_keeps_nothing_and_to_save_keeps_what_was_saved(
    dialog, office, qtbot, tmp_path
) -> None:
    figures = {one.code: (one.value, one.before) for one in dialog.table.rows.rows()}
    assert figures["rights_in_force"] == ("0", "0")
    assert months(office) == [("2026-08", 1)]
    assert "留存为该月第1份月报" in dialog._told.text()

    dialog.save_to(tmp_path / "月报.pdf")
    qtbot.waitUntil(lambda: dialog.told != [])

    assert months(office) == [("2026-08", 1), ("2026-09", 1)]
    with pypdfium2.PdfDocument(tmp_path / "月报.pdf") as paper:
        assert "工作月报（2026年9月）" in paper[0].get_textpage().get_text_range()


def test_a_month_that_was_kept_is_handed_out_as_it_was(dialog, office, qtbot, tmp_path) -> None:
    between = []
    for month in ("2026-08", "2026-09", "2026-08"):  # only the last that was asked for is shown
        dialog.month.choose(month)
        between.append((dialog.report, dialog.save_button.isEnabled()))
    qtbot.waitUntil(dialog.save_button.isEnabled)
    assert between == [(None, False)] * 3
    assert dialog.report.month == "2026-08"
    assert "本月第1份月报" in dialog._told.text()

    dialog.save_to(tmp_path / "月报.xlsx")
    qtbot.waitUntil(lambda: dialog.told != [])

    assert openpyxl.load_workbook(tmp_path / "月报.xlsx").active.title == "2026-08"
    assert months(office) == [("2026-08", 1)]
