"""The page of a zone's times: what it says of clashes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from shapely import box

from qdpilot.model.schedule import Schedule, Window
from qdpilot.model.zone import Purpose, Zone
from qdpilot.schedule.calendars import bundled_calendars
from ui.map.schedule_host import ScheduleHost

AREA = box(120.4, 36.1, 120.5, 36.2)
YEAR = Schedule(
    start=date(2026, 11, 1),
    end=date(2026, 12, 31),
    windows=(Window(from_min=540, to_min=600, calendar="workdays"),),
)


@pytest.mark.parametrize(
    ("end", "is_told"), [(date(2026, 12, 31), True), (date(2027, 1, 31), False)]
)
def test_times_that_no_calendar_tells_are_not_called_free_of_clashes(qtbot, end, is_told):
    zone = Zone(
        id="a",
        name="甲区",
        purpose=Purpose.PILOT_AREA,
        shape=AREA,
        schedule=replace(YEAR, end=end),
    )

    host = ScheduleHost(zone, bundled_calendars(), today=date(2026, 6, 1))

    qtbot.addWidget(host)
    said = "\n".join(one.text() for one in host.findChildren(QLabel))
    assert ("均不冲突" in said) is is_told
    assert ("无法判断是否冲突" in said) is not is_told


def test_a_zone_without_times_begins_with_the_empty_week(qtbot):
    zone = Zone(id="a", name="甲区", purpose=Purpose.PILOT_AREA, shape=AREA)
    host = ScheduleHost(zone, bundled_calendars(), today=date(2026, 6, 1))
    qtbot.addWidget(host)
    host.show()

    assert host.editor._draft.start == date(2026, 6, 1)
    assert host.editor.week.isVisibleTo(host)
    assert host.editor.schedule() is None


@pytest.mark.parametrize("drops", [True, False])
def test_times_that_are_not_applied_are_dropped_only_when_that_is_meant(qtbot, monkeypatch, drops):
    asked = []
    monkeypatch.setattr(
        "ui.map.schedule_host.leaves_unsaved", lambda _, words: asked.append(words) or drops
    )
    zone = Zone(id="a", name="甲区", purpose=Purpose.PILOT_AREA, shape=AREA, schedule=YEAR)
    host = ScheduleHost(zone, bundled_calendars(), today=date(2026, 6, 1))
    qtbot.addWidget(host)
    closed = []

    def on_closed():
        closed.append(host.editor.schedule())

    host.closed.connect(on_closed)
    cancel = next(one for one in host.findChildren(QPushButton) if one.text() == "取消")

    other = replace(YEAR, windows=(Window(from_min=600, to_min=660),))
    host.editor.set_schedule(other)
    cancel.click()
    host.editor.set_schedule(YEAR)
    cancel.click()

    assert asked == ["这些时段尚未应用到区域。"]
    assert closed == ([other, YEAR] if drops else [YEAR])
