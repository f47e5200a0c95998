"""How full a week is, in words and cells."""

from __future__ import annotations

import numpy as np

from ui.times.heat_week import CapacityWeek


def a_week(**counts):
    most = np.zeros((7, 96), dtype=np.int64)
    most[4, 88:92] = counts.get("friday", 17)
    most[1, 40:44] = 3
    return most


def test_the_fullest_quarter_is_told_of_the_cap(qtbot):
    week = CapacityWeek()
    qtbot.addWidget(week)
    week.resize(480, 220)

    week.show_used(a_week(), 20)
    within = week.words.text(), week.heat.told_at(*place(week, 4, 90))
    week.show_used(a_week(friday=24), 20)
    above = week.words.text()
    week.show_used(a_week(), None)
    uncapped = week.words.text()
    week.show_used(np.zeros((7, 96), dtype=np.int64), 20)

    assert within == ("17/20，周五 22:00", "周五 22:30  17/20")
    assert above == "24/20，周五 22:00"
    assert uncapped == "17 辆，周五 22:00"
    assert week.words.text() == "任何时候都没有车辆"


def test_what_is_above_the_cap_looks_other_than_what_fills_it(qtbot):
    week = CapacityWeek()
    qtbot.addWidget(week)
    week.resize(960, 220)

    colours = []
    for friday in (5, 20, 24):
        week.show_used(a_week(friday=friday), 20)
        image = week.grab().toImage()
        x, y = place(week, 4, 88)
        origin = week.heat.pos()
        colours.append(image.pixelColor(origin.x() + x + 2, origin.y() + y + 5).name())

    assert len(set(colours)) == 3


def place(week, day, quarter):
    box = week.heat._box(day, quarter, quarter + 1)
    return int(box.center().x()), int(box.center().y())
