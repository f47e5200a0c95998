"""Rules, stop points and comments on the map page, through a real file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from drawn_office import AT, put, zone
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from shapely import box

from qdpilot.geometry.measure import area_m2
from qdpilot.model.comment import Comment, CommentOn
from qdpilot.model.errors import StoreUnavailableError
from qdpilot.model.person import Person
from qdpilot.model.zone import Purpose, Stop, Take
from qdpilot.services.drawing import freeze
from ui.map import zone_notes

if TYPE_CHECKING:
    import pytest
    from map_robot import MapRobot

    from qdpilot.services.ports import Store

INSIDE, CORNER = (120.445, 36.08), (120.46, 36.09)
#: In 崂山区 and in 市南区.
LAOSHAN, SHINAN = (120.60, 36.20), (120.38, 36.066)


def test_an_area_by_rule_offers_itself_anew_when_a_closure_comes(
    robot: MapRobot, store: Store
) -> None:
    told: list[str] = []
    robot.page.desk.told.connect(told.append)
    robot.wait(lambda: bool(robot.page.view.ground.districts))
    robot.page.view.fit((120.2, 36.0, 120.7, 36.3))
    robot.tool("take")
    robot.click(LAOSHAN)
    robot.wait(lambda: robot.page.view.tool.shape is not None)
    robot.key(Qt.Key.Key_Return)
    robot.wait(lambda: len(robot.zones()) == 1)
    (taken,) = robot.zones().values()
    assert taken.rule is not None
    assert (taken.rule.take, taken.rule.districts) == (Take.DISTRICTS, ("370212",))
    robot.wait(lambda: robot.reads("崂山区、扣除禁行区"))

    closed = box(120.59, 36.19, 120.61, 36.21)
    put(store, replace(zone("禁行"), shape=closed, purpose=Purpose.CLOSURE))
    robot.wait(lambda: robot.reads("区域规则的结果已变"))
    assert any(one.startswith(f"{taken.name}：区域规则的结果已变") for one in told)
    labels = robot.page.inspector.body.findChildren(QLabel)
    heads = [one.text() for one in labels if one.text() and one.isVisible()]
    assert heads.index("按规则生成") < heads.index("区域"), "what is offered stands first"
    robot.press("按规则更新草稿")

    robot.wait(lambda: robot.zones()[taken.name].version == 2)
    again = robot.zones()[taken.name].shape
    assert abs(area_m2(taken.shape) - area_m2(again) - area_m2(closed)) < 1.0
    robot.wait(lambda: not robot.reads("区域规则的结果已变"))
    robot.tool("undo")
    robot.wait(lambda: robot.zones()[taken.name].shape == taken.shape)


def test_stops_are_placed_named_and_kept_with_the_version(stocked: MapRobot, store: Store) -> None:
    stocked.click(INSIDE)
    stocked.tool("stops")
    stocked.click((120.435, 36.075), (120.455, 36.085))
    stocked.wait(lambda: len(stocked.zones()["甲"].stops) == 2)
    listed = stocked.page.panels.zone.extras.stops
    assert listed is not None
    listed.names[0].setText("软件园站")
    QTest.keyClick(listed.names[0], Qt.Key.Key_Return)
    stocked.wait(lambda: stocked.zones()["甲"].stops[0].name == "软件园站")

    drawn = stocked.zones()["甲"]
    with store.reading() as reading:
        by = reading.all(Person)[0]
    with store.writing(by, at=AT) as work:
        version = freeze(work, drawn, by=by, at=AT)
    assert version.stops == drawn.stops
    stocked.tool("undo")
    stocked.wait(lambda: stocked.zones()["甲"].stops[0].name == "站点1")
    stocked.tool("undo")
    stocked.wait(lambda: len(stocked.zones()["甲"].stops) == 1)


def locked(*_: object, **_named: object) -> None:
    raise StoreUnavailableError(path="office.qdp", reason="locked")


def test_a_comment_is_pinned_written_resolved_and_settled_with_the_version(
    stocked: MapRobot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    stocked.click(INSIDE)
    stocked.tool("comment")
    stocked.click(CORNER)
    extras = stocked.page.panels.zone.extras
    assert extras.comments is not None
    assert not extras.comments.text.visibleRegion().isEmpty()  # it is scrolled to
    extras.comments.text.setPlainText("此角伸入海尔路，请退 5 m")
    with monkeypatch.context() as broken:
        broken.setattr(zone_notes, "write", locked)
        extras.comments.write.click()
        refused: list[object] = []
        stocked.page.desk.refused.connect(refused.append)
        stocked.wait(lambda: bool(refused))
    assert extras.comments.text.value().startswith("此角")
    for _ in range(2):
        extras.comments.write.click()
    stocked.wait(lambda: len(stocked.page.view.scene.pins) == 1)
    stocked.wait(lambda: stocked.reads("此角伸入海尔路"))
    assert extras.comments is not None
    extras.comments.about.setCurrentIndex(0)
    extras.comments.text.setPlainText("晚上十点以后太吵")
    extras.comments.write.click()
    stocked.wait(lambda: stocked.reads("晚上十点以后太吵"))

    stocked.press("办结")
    stocked.wait(lambda: not stocked.page.view.scene.pins)
    with store.reading() as reading:
        by, comments = reading.all(Person)[0], reading.all(Comment)
    assert [one.on for one in comments] == [CommentOn.CORNER, CommentOn.WINDOW]
    assert comments[0].resolved_by == by.id
    assert comments[1].window is not None

    later = stocked.page.desk.clock() + timedelta(seconds=1)
    with store.writing(by, at=later) as work:
        freeze(work, stocked.zones()["甲"], by=by, at=later)
    stocked.wait(lambda: stocked.reads("第1版时已定"))


def test_a_stop_outside_its_zone_is_told(stocked: MapRobot, store: Store) -> None:
    away = Stop(name="远站", at=(120.5, 36.1))
    put(store, replace(zone("乙"), shape=box(120.47, 36.10, 120.48, 36.11), stops=(away,)))
    stocked.wait(lambda: "乙" in stocked.page.document.plan)
    stocked.click((120.475, 36.105))

    stocked.wait(lambda: stocked.reads("此站点在区域之外"))
