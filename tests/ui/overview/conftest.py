"""The sample office in memory, and the page over it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtWidgets import QMainWindow

from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.services import sample
from qdpilot.services.memory_store import MemoryStore
from ui.actions import Actions
from ui.desk import Desk, read_records
from ui.overview.page import OverviewPage

AT = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)  # Friday 22:30 in Qingdao


@pytest.fixture(scope="module")
def sampled():
    made = MemoryStore()
    sample.make(made, bundled_calendars())
    return made


@pytest.fixture
def store(sampled):
    return sampled


@pytest.fixture
def desk(store, jobs):
    records = read_records(store, at=AT)
    return Desk(store=store, clock=_at, jobs=jobs, title="示例.qdp", records=records)


def _at():
    return AT


@pytest.fixture
def page(qtbot, desk):
    window = QMainWindow()
    made = OverviewPage(desk, Actions(window))
    window.setCentralWidget(made)
    window.resize(1440, 900)
    qtbot.addWidget(window)
    window.show()
    made.shown()
    qtbot.waitUntil(lambda: made.board is not None and not desk.jobs.is_busy, timeout=20_000)
    yield made
    made.map.stop()
    window.hide()
