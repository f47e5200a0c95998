"""An office in which nothing was done yet says what belongs where."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel, QMainWindow

from ui.actions import Actions
from ui.desk import Desk, read_records
from ui.grants.page import GrantsPage
from ui.overview.page import OverviewPage


@pytest.fixture
def empty_desk(jobs):
    from office_of_three import APPROVER, AT, CLERK, REVIEWER

    from qdpilot.services.memory_store import MemoryStore
    from qdpilot.services.offices import found, new_office

    made = MemoryStore()
    found(made, new_office("空办公室"), (CLERK, REVIEWER, APPROVER), at=AT)
    records = read_records(made, at=AT)
    return Desk(store=made, clock=lambda: AT, jobs=jobs, title="空.qdp", records=records)


@pytest.mark.parametrize(
    ("kind", "words"), [(OverviewPage, "这七天没有路权在用"), (GrantsPage, "没有在办的申请")]
)
def test_an_empty_office_says_what_belongs_on_the_page(qtbot, empty_desk, kind, words):
    window = QMainWindow()
    page = kind(empty_desk, Actions(window))
    window.setCentralWidget(page)
    window.resize(1280, 720)
    qtbot.addWidget(window)
    window.show()
    page.shown()

    def says():
        return any(one.text() == words for one in page.findChildren(QLabel) if one.isVisible())

    qtbot.waitUntil(lambda: says() and not empty_desk.jobs.is_busy)
    if isinstance(page, OverviewPage):
        page.map.stop()
    window.hide()
