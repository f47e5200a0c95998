"""The page 道路: a stretch from the network, a list, a road closed over a live grant."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from qdpilot.model.operator import Operator
from qdpilot.model.right import (
    Application,
    ApplicationKind,
    ApplicationState,
    Grant,
    GrantState,
    Terms,
)
from qdpilot.model.road import Road, RoadClass, RoadState
from qdpilot.model.schedule import Schedule
from qdpilot.model.zone import Purpose, Zone, ZoneVersion
from qdpilot.services.catalogue import catalogue
from tests.ui.conftest import APPROVER, CLERK, NOON, REVIEWER
from ui.actions import Actions
from ui.kit.confirm import ConfirmAct
from ui.roads.entry_dialog import EntryDialog
from ui.roads.list_dialog import ListDialog
from ui.roads.page import RoadsPage

AREA = shapely.box(120.44, 36.09, 120.45, 36.11)


class RoadsRobot:
    """Speaks of buttons and stretches."""

    def __init__(self, page, desk, qtbot):
        self.page, self.desk, self.qtbot = page, desk, qtbot

    def settle(self):
        self.qtbot.waitUntil(lambda: not self.desk.jobs.is_busy)
        self.qtbot.wait(20)

    def press(self, words, within=None):
        (button,) = [
            one
            for one in (within or self.page).findChildren(QAbstractButton)
            if one.text() == words and one.isVisible()
        ]
        assert button.isEnabled(), button.toolTip()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def dialog(self, kind):
        return self.page.findChild(kind)

    def shows(self, words, within=None):
        labels = (within or self.page).findChildren(QLabel)
        return any(words in one.text() for one in labels if one.isVisible())

    def choose(self, name):
        (row,) = [one for one in self.page._known.stretches if one.entry.says.name == name]
        self.page.table.choose([row.id])
        self.page._on_chosen((row.id,))
        self.settle()


@pytest.fixture
def network(store):
    lines = {
        "海尔路": [(120.43, 36.10), (120.45, 36.10), (120.47, 36.10)],
        "甲路": [(120.435, 36.09), (120.435, 36.11)],
        "乙路": [(120.460, 36.09), (120.460, 36.11)],
    }
    with store.writing(CLERK, at=NOON) as work:
        for name, places in lines.items():
            road = Road(
                id=name, name=name, road_class=RoadClass.ARTERIAL, line=shapely.LineString(places)
            )
            work.record("test", work.add(road))


@pytest.fixture
def grant(store, network):
    """A live grant over the crossing."""
    schedule = Schedule(start=date(2026, 6, 1), end=date(2026, 12, 31))
    zone = Zone(id="z", name="示范区", purpose=Purpose.PILOT_AREA, shape=AREA)
    version = ZoneVersion(
        id="v",
        zone_id="z",
        number=1,
        name="示范区",
        purpose=Purpose.PILOT_AREA,
        shape=AREA,
        area_m2=1.0,
        frozen_at=NOON,
        frozen_by=CLERK.id,
    )
    terms = Terms(
        operator_id="o",
        scenario="robotaxi",
        stage="demonstration",
        zone_ids=("z",),
        zone_version_ids=("v",),
        schedule=schedule,
        vehicle_ids=(),
    )
    hands = {"drafter_id": CLERK.id, "reviewer_id": REVIEWER.id, "approver_id": APPROVER.id}
    application = Application(
        id="a",
        kind=ApplicationKind.FIRST,
        terms=terms,
        state=ApplicationState.GRANTED,
        number="2026-0001",
        **hands,
    )
    granted = Grant(
        id="g",
        number="青智网联批〔2026〕1号",
        application_id="a",
        terms=terms,
        state=GrantState.IN_FORCE,
        granted_at=NOON,
        **hands,
    )
    operator = Operator(id="o", name="示例出行", uscc="91350100M000100Y43")
    with store.writing(CLERK, at=NOON) as work:
        for one in (operator, zone, version, application, granted):
            work.record("test", work.add(one))
    return granted


@pytest.fixture
def robot(desk, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1300, 800)
    page = RoadsPage(desk, Actions(window))
    page.setParent(window)
    page.resize(1300, 800)
    window.show()
    page.show()
    page.shown()
    robot = RoadsRobot(page, desk, qtbot)
    robot.settle()
    yield robot
    robot.settle()


def entries(store):
    with store.reading() as reading:
        return catalogue(reading)


def test_a_stretch_of_the_network_is_listed_then_closed_over_a_live_grant(grant, robot, store):
    assert robot.shows("还没有开放道路")
    robot.press("按名称新增…")
    form = robot.dialog(EntryDialog)
    form.name.setText("海尔路")
    form.begins.setText("无此路")
    robot.press("列入目录", form)
    assert robot.shows("路网中找不到起点或终点的道路", form)
    form.begins.setText("甲路")
    form.ends.setText("乙路")
    form._levels[4].setChecked(True)
    form.act.click()
    form.reject()
    assert form.isVisible()  # what comes of it is told here
    robot.settle()

    (entry,) = entries(store)
    assert (entry.number, entry.says.levels, entry.state) == ("1", (4,), RoadState.OPEN)
    assert robot.desk.selected_ids(Road) == {road.id for road in entry.roads}
    assert robot.shows("青智网联批〔2026〕1号") or robot.page.findChildren(QAbstractButton)
    robot.desk.sit(APPROVER)
    robot.settle()
    assert_each_question_is_about_its_own_stretch(robot)
    robot.press("关闭…")
    question = robot.dialog(ConfirmAct)
    assert robot.shows("有 1 项有效路权在此运行", question)
    assert robot.shows("青智网联批〔2026〕1号", question)
    robot.press("关闭", question)
    assert entries(store)[0].state is RoadState.OPEN  # no reason yet
    question._reason.setPlainText("地铁施工")
    robot.press("关闭", question)

    assert entries(store)[0].state is RoadState.CLOSED
    assert robot.shows("地铁施工")
    assert robot.shows("示例丙")
    assert robot.shows("当时在其上运行：青智网联批〔2026〕1号")


def assert_each_question_is_about_its_own_stretch(robot):
    """Also where another is asked about before the first question is there."""
    stretch = robot.page.stretch
    roads = tuple(replace(one, name="另一路") for one in stretch.entry.roads)
    other = replace(stretch, entry=replace(stretch.entry, roads=roads))
    for state, one in ((RoadState.PAUSED, stretch), (RoadState.CLOSED, other)):
        robot.page._turning.ask(state, one)
    robot.settle()
    questions = robot.page.findChildren(ConfirmAct)
    assert [one.windowTitle() for one in questions] == ["暂停", "关闭"]
    assert [robot.shows("另一路", one) for one in questions] == [False, True]
    for one in questions[::-1]:
        one.reject()
    robot.settle()


def test_a_list_says_what_would_become_of_each_row_first(network, robot, store, tmp_path):
    def feature(number, name, **properties):
        line = {"type": "LineString", "coordinates": [[120.4, 36.0], [120.41, 36.0]]}
        told = {"编号": number, "道路名称": name, **properties}
        return {"type": "Feature", "properties": told, "geometry": line}

    path = tmp_path / "目录.geojson"
    rows = [feature("1", "香港中路", 开放时段="9:00-16:00"), feature("1", "香港西路")]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": rows}), "utf-8")
    robot.press("导入目录…", robot.page.header)
    dialog = robot.dialog(ListDialog)

    dialog.choose(str(path))
    robot.settle()

    assert robot.shows("2 行中可列入 1 行", dialog)
    reasons = [dialog.table.rows.columns[-1].text(row) for row in dialog.table.rows.shown_rows()]
    assert reasons == ["", "编号已在目录中，或在文件中重复"]
    assert entries(store) == ()
    dialog.file.setText(str(tmp_path / "另一.geojson"))
    robot.press("导入 1 行", dialog)  # nobody saw the rows of that one
    assert entries(store) == ()
    dialog.choose(str(path))
    robot.settle()
    dialog.act.click()
    dialog.reject()
    assert dialog.isVisible()  # what comes of it is told here
    assert robot.shows("正在写入", dialog)
    robot.settle()
    (entry,) = entries(store)
    assert entry.says.name == "香港中路"
    robot.choose("香港中路")
    assert robot.shows("9:00")
