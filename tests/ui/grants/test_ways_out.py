"""What settles a finding says what the times would be, by the office's own calendars."""

from __future__ import annotations

from datetime import date

import shapely
from PySide6.QtWidgets import QLabel

from qdpilot.clashes.clash import Remedy
from qdpilot.clashes.remedies.offer import Offer, Way
from qdpilot.clashes.right import Right
from qdpilot.model.schedule import Schedule, Window
from qdpilot.schedule.calendars import Calendars, bundled_calendars
from ui.grants.ways_out import WaysOut

EXAMS = Schedule(
    start=date(2026, 6, 1),
    end=date(2026, 6, 30),
    windows=(Window(from_min=480, to_min=720, calendar="exams"),),
)


def test_an_imported_calendar_is_not_said_to_be_missing(qtbot):
    known = Calendars(
        years=bundled_calendars().years,
        imported={"exams": frozenset({date(2026, 6, 7), date(2026, 6, 8)})},
    )
    right = Right(id="a", name="a", shape=shapely.box(0, 0, 1, 1), schedule=EXAMS)
    offer = Offer(remedy=Remedy.MOVE_WINDOW, way=Way.SHORTEN, right=right)

    ways = WaysOut([offer], 1.0, known, writes=True, trims=False)
    qtbot.addWidget(ways)

    said = " ".join(one.text() for one in ways.findChildren(QLabel))
    assert "共2次" in said
    assert "尚未载入" not in said
