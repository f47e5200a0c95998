"""The sample office in memory, and the page over it."""

from __future__ import annotations

import pytest
from sampled_office import desk_of, sampled_store, shown_page

from ui.overview.page import OverviewPage


@pytest.fixture
def store():
    return sampled_store()


@pytest.fixture
def desk(store, jobs):
    return desk_of(store, jobs)


@pytest.fixture
def page(qtbot, desk):
    made = shown_page(qtbot, desk, OverviewPage)
    qtbot.waitUntil(lambda: made.board is not None and not desk.jobs.is_busy)
    yield made
    made.map.stop()
    made.window().hide()
