"""What tests of windows need: a fresh office, an undressed memory, and nothing left behind."""

from __future__ import annotations

import gc
import threading
from datetime import UTC, datetime, timedelta
from functools import partialmethod
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSettings, QThread, QTimer
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from qdpilot.model.person import Person, Role
from qdpilot.services.memory_store import MemoryStore
from qdpilot.services.offices import found, new_office
from ui import memory
from ui.desk import Desk, read_records
from ui.jobs import Jobs
from ui.language import speak
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

PATIENCE_MS = 30_000
NOON = datetime(2026, 6, 12, 4, 0, tzinfo=UTC)  # in Qingdao
CLERK = Person(id="clerk", name="示例甲", roles=(Role.CLERK,))
REVIEWER = Person(id="reviewer", name="示例乙", roles=(Role.REVIEWER,))
APPROVER = Person(id="approver", name="示例丙", roles=(Role.APPROVER,))


class PatientBot(QtBot):
    """Waits as long as a busy machine may need; what never comes fails all the same."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=PATIENCE_MS)  # noqa: N815 - Qt's name
    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE_MS)  # noqa: N815 - likewise
    waitExposed = partialmethod(QtBot.waitExposed, timeout=PATIENCE_MS)  # noqa: N815 - likewise


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    return PatientBot(request)


class StillClock:
    """A clock that moves by a second each time it is asked."""

    def __init__(self) -> None:
        self.at = NOON

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture(autouse=True)
def _nothing_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("ui.settings._held", [])
    QSettings.setPath(
        QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings")
    )


@pytest.fixture(autouse=True)
def _light_and_chinese(qapp: QApplication) -> Iterator[None]:
    speak("zh")
    theme().choose("light")
    yield
    speak("zh")
    theme().choose("light")


@pytest.fixture(autouse=True)
def _nothing_left_behind(qapp: QApplication) -> Iterator[None]:
    """Fail the test that leaves a thread running or a timer ticking."""
    yield
    memory.write()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    lanes = [one.name for one in threading.enumerate() if one.name.startswith("qdpilot-")]
    left = [one for one in gc.get_objects() if isinstance(one, (QTimer, QThread))]
    ticking = [one for one in left if isinstance(one, QTimer) and _ticks(one)]
    running = [one for one in left if isinstance(one, QThread) and _runs(one)]
    assert not lanes, "threads of a Jobs that nobody closed"
    assert not ticking, "timers left behind"
    assert not running, "threads left behind"


def _ticks(timer: QTimer) -> bool:
    return isValid(timer) and timer.isActive()


def _runs(thread: QThread) -> bool:
    return isValid(thread) and thread.isRunning() and thread is not QThread.currentThread()


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


@pytest.fixture
def store() -> MemoryStore:
    """Return the sample-marked office of three people, otherwise empty."""
    made = MemoryStore()
    office = new_office("示例办公室", sample=True)
    found(made, office, (CLERK, REVIEWER, APPROVER), at=NOON)
    return made


@pytest.fixture
def desk(store: MemoryStore, jobs: Jobs) -> Desk:
    records = read_records(store, at=NOON)
    return Desk(store=store, clock=StillClock(), jobs=jobs, title="示例.qdp", records=records)
