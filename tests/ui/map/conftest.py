"""The map page with a robot before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn_office import EVENING, put, zone
from map_robot import MapRobot
from PySide6.QtWidgets import QWidget

from ui.actions import Actions
from ui.map.page import MapPage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from qdpilot.services.memory_store import MemoryStore
    from qdpilot.services.ports import Store
    from ui.desk import Desk

#: West, south, east, north of what the robot looks at.
LOOK = (120.40, 36.05, 120.50, 36.12)


@pytest.fixture
def robot(desk: Desk, store: Store, qtbot: QtBot) -> Iterator[MapRobot]:
    window = QWidget()
    qtbot.addWidget(window)
    page = MapPage(desk, Actions(window))
    page.setParent(window)
    page.resize(1376, 856)
    window.resize(1376, 856)
    window.show()
    qtbot.waitExposed(window)
    page.show()
    page.shown()
    page.view.fit(LOOK)
    made = MapRobot(page, store, qtbot)
    made.rest()
    yield made
    # The window is closed by now; only what runs beside it may still be under way.
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)


@pytest.fixture
def stocked(store: MemoryStore, robot: MapRobot) -> MapRobot:
    put(store, zone("甲", schedule=EVENING))
    robot.wait(lambda: "甲" in robot.page.document.plan)
    robot.page.view.fit((120.40, 36.05, 120.50, 36.12))
    robot.rest()
    return robot
