"""What may run here now: a click asks, the playhead says when."""

from __future__ import annotations

from datetime import UTC, datetime

from drawn_office import EVENING, grant, put, zone
from PySide6.QtWidgets import QLabel

from qdpilot.model.right import Grant
from qdpilot.model.zone import Zone

HERE = (120.445, 36.08)
EVENING_AT = datetime(2026, 6, 12, 13, 0, tzinfo=UTC)  # 21:00 in Qingdao


def asked(page, qtbot, robot, place):
    page._board.asking.answer = None
    robot.tool("ask")
    robot.click(place)
    qtbot.waitUntil(lambda: page._board.asking.answer is not None)
    answer = page._board.asking.answer
    return answer, " ".join(one.text() for one in answer.findChildren(QLabel))


def test_a_click_tells_what_is_in_force_there_at_the_playhead(qtbot, robot, store, desk):
    page = robot.page
    drawn = zone("金家岭", schedule=EVENING)
    put(store, drawn)
    with store.reading() as reading:
        stored = reading.get(Zone, drawn.id)
    right = grant(store, stored)
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)

    answer, noon = asked(page, qtbot, robot, HERE)
    answer.close()
    page.bar.go(EVENING_AT)
    answer, evening = asked(page, qtbot, robot, HERE)
    answer._follow([(Grant, right.id), (Zone, drawn.id)])
    answer, elsewhere = asked(page, qtbot, robot, (120.6, 36.2))
    answer.close()

    assert "此处没有有效的路权" in noon
    assert right.number in evening
    assert "至 2026年6月12日 23:00" in evening
    assert "此处没有有效的路权" in elsewhere
    assert desk.selected_ids(Grant) == {right.id}
