"""The sample office in memory on a Friday evening, and a page over it, as tests of pages begin."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QMainWindow

from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.services import sample
from qdpilot.services.memory_store import MemoryStore
from ui.actions import Actions
from ui.desk import Desk, read_records

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from ui.jobs import Jobs
    from ui.kit.page import Page

    P = TypeVar("P", bound=Page)

AT = datetime(2026, 11, 20, 14, 30, tzinfo=UTC)  # Friday 22:30 in Qingdao


def sampled_store() -> MemoryStore:
    """Return the sample office, of its own: whatever is written there stays there."""
    made = MemoryStore()
    made._state = _sampled()._state  # of which each transaction makes a copy
    return made


@cache
def _sampled() -> MemoryStore:
    """Make the sample office; it takes seconds."""
    made = MemoryStore()
    sample.make(made, bundled_calendars())
    return made


def desk_of(store: MemoryStore, jobs: Jobs) -> Desk:
    """Sit at it on that evening."""
    records = read_records(store, at=AT)
    return Desk(store=store, clock=_at, jobs=jobs, title="示例.qdp", records=records)


def shown_page(qtbot: QtBot, desk: Desk, kind: type[P]) -> P:
    """Show a page in a window of its own."""
    window = QMainWindow()
    made = kind(desk, Actions(window))
    window.setCentralWidget(made)
    window.resize(1440, 900)
    qtbot.addWidget(window)
    window.show()
    made.shown()
    return made


def _at() -> datetime:
    return AT
