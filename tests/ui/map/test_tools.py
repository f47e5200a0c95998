"""The tools beyond the polygon on the map page: typed corners, circle, corridor, holes, merging."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from drawn_office import put, zone
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from shapely import box

from qdpilot.geometry.measure import ahead, area_m2, leg
from ui.actions import Actions
from ui.language import speak
from ui.map.map_actions import ACTIONS
from ui.map.tool_strip import ToolStrip

if TYPE_CHECKING:
    from map_robot import MapRobot
    from pytestqt.qtbot import QtBot

    from qdpilot.services.memory_store import MemoryStore

CORNERS = ((120.42, 36.07), (120.46, 36.07), (120.46, 36.10))
INSIDE = (120.445, 36.08)


def typed(robot: MapRobot, text: str) -> None:
    places = robot.page._board.typed.places
    places.setPlainText(text)
    QTest.keyClick(places, Qt.Key.Key_Return)


# Typed


def test_a_zone_is_typed_with_the_keyboard_alone(robot: MapRobot) -> None:
    robot.tool("type")
    panel = robot.page._board.typed
    typed(robot, "120.42, 36.07")
    QTest.keyClick(robot.page.view, Qt.Key.Key_Tab)
    panel.length.setText("1500")
    panel.bearing.setText("90")
    QTest.keyClick(panel.bearing, Qt.Key.Key_Return)
    typed(robot, "120°27'30\"E 36°06'N")
    panel.length.setFocus()
    QTest.keyClick(panel.length, Qt.Key.Key_Return)

    assert robot.page.view.hasFocus()
    robot.wait(lambda: len(robot.zones()) == 1)
    (drawn,) = robot.zones().values()
    first, second, third, _ = drawn.shape.exterior.coords
    assert first == (120.42, 36.07)
    assert second == pytest.approx(ahead(first, bearing_deg=90, distance_m=1500), abs=1e-7)
    assert third == pytest.approx((120.4583333, 36.1), abs=1e-7)


def test_a_place_that_is_not_understood_says_where_and_sets_nothing(robot: MapRobot) -> None:
    robot.tool("polygon")
    typed(robot, "120.42, zz")

    panel = robot.page._board.typed
    assert "第9个字" in panel._hint.text()
    assert panel.places.value() == "120.42, zz"
    assert not robot.page.view.sketch.corners


def test_a_typed_length_alone_goes_towards_the_pointer(robot: MapRobot) -> None:
    robot.tool("polygon")
    robot.click(CORNERS[0])
    start = robot.page.view.sketch.corners[0]
    robot.point(CORNERS[1])
    panel = robot.page._board.typed
    panel.length.setText("1 km")
    QTest.keyClick(panel.length, Qt.Key.Key_Return)

    found = leg(*robot.page.view.sketch.corners)
    assert found.length_m == pytest.approx(1000, abs=0.02)
    assert found.bearing_deg == pytest.approx(leg(start, CORNERS[1]).bearing_deg, abs=0.3)


def test_typed_corners_are_taken_back_like_clicked_ones(robot: MapRobot) -> None:
    robot.tool("polygon")
    typed(robot, "120.42,36.07; 120.46,36.07; 120.46,36.10")
    robot.key(Qt.Key.Key_Backspace)
    robot.tool("undo")
    robot.tool("redo")

    assert robot.page.view.sketch.corners == CORNERS[:2]


def test_pasted_wkt_becomes_a_zone_with_its_hole_in_one_step(robot: MapRobot) -> None:
    holed = box(120.42, 36.07, 120.46, 36.10) - box(120.43, 36.08, 120.44, 36.09)
    QGuiApplication.clipboard().setText(holed.wkt)
    robot.tool("paste")

    robot.wait(lambda: len(robot.zones()) == 1)
    (pasted,) = robot.zones().values()
    assert pasted.shape == holed
    assert robot.page.picture.selected == pasted.id
    robot.tool("undo")
    robot.wait(lambda: not robot.zones())


def test_pasted_coordinates_become_corners_of_a_sketch(robot: MapRobot) -> None:
    QGuiApplication.clipboard().setText("经度\t纬度\n120.42\t36.07\n120.46\t36.07\n120.46\t36.10")
    robot.tool("paste")

    assert robot.page.view.sketch.corners == CORNERS


# Circle and corridor


def test_a_circle_is_drawn_and_its_chords_are_stated(robot: MapRobot) -> None:
    robot.tool("circle")
    robot.click(CORNERS[0])
    robot.point(CORNERS[1])
    assert robot.reads("弦差不超过")

    robot.click(CORNERS[1])
    robot.wait(lambda: len(robot.zones()) == 1)
    (drawn,) = robot.zones().values()
    assert area_m2(drawn.shape) == pytest.approx(3.1416 * 3606**2, rel=0.02)


def test_a_corridor_takes_the_half_width_that_is_typed(robot: MapRobot) -> None:
    robot.tool("corridor")
    robot.click(*CORNERS[:2])
    before = robot.page.panels.draft._area.text()
    robot.page.panels.draft.widened.emit(50, "round", "mitre")
    assert robot.page.panels.draft._area.text() != before
    robot.key(Qt.Key.Key_Return)

    robot.wait(lambda: len(robot.zones()) == 1)
    (drawn,) = robot.zones().values()
    length = leg(*CORNERS[:2]).length_m
    assert drawn.note == "走廊，路线两侧各 50 m，圆头，转弯处外侧尖角"
    assert area_m2(drawn.shape) == pytest.approx(length * 100 + 3.1416 * 2500, rel=0.02)


# Zones that are there


def test_a_hole_is_cut_and_undo_fills_it(stocked: MapRobot) -> None:
    stocked.click(INSIDE)
    stocked.tool("hole")
    stocked.click((120.435, 36.075), (120.445, 36.075), (120.445, 36.085))
    stocked.key(Qt.Key.Key_Return)

    stocked.wait(lambda: len(stocked.zones()["甲"].shape.interiors) == 1)
    assert stocked.page.tools.name == "map.select"
    stocked.tool("undo")
    stocked.wait(lambda: not stocked.zones()["甲"].shape.interiors)


def test_a_zone_is_split_in_one_step(stocked: MapRobot) -> None:
    before = stocked.zones()["甲"].shape
    stocked.click(INSIDE)
    stocked.tool("split")
    stocked.click((120.44, 36.06), (120.44, 36.10))
    stocked.key(Qt.Key.Key_Return)

    stocked.wait(lambda: len(stocked.zones()) == 2)
    pieces = [one.shape for one in stocked.zones().values()]
    assert sum(one.area for one in pieces) == pytest.approx(before.area)
    assert stocked.zones()["甲-2"].schedule == stocked.zones()["甲"].schedule
    stocked.tool("undo")
    stocked.wait(lambda: [one.shape for one in stocked.zones().values()] == [before])


def test_a_line_that_misses_is_told_and_stays(stocked: MapRobot) -> None:
    told: list[str] = []
    stocked.page.desk.told.connect(told.append)
    stocked.click(INSIDE)
    stocked.tool("split")
    stocked.click((120.48, 36.06), (120.48, 36.10))
    stocked.key(Qt.Key.Key_Return)

    assert told == ["这条线没有把“甲”切开。"]
    assert len(stocked.page.view.sketch.corners) == 2


def test_clicked_zones_are_merged_in_one_step(stocked: MapRobot, store: MemoryStore) -> None:
    put(store, replace(zone("乙"), shape=box(120.46, 36.07, 120.49, 36.09)))
    stocked.wait(lambda: "乙" in stocked.page.document.plan)
    stocked.click(INSIDE)
    stocked.tool("merge")
    stocked.click((120.475, 36.08))
    stocked.wait(lambda: stocked.reads("乙"))
    stocked.press("合并")

    stocked.wait(lambda: list(stocked.zones()) == ["甲"])
    assert stocked.zones()["甲"].shape.bounds == (120.43, 36.07, 120.49, 36.09)
    stocked.tool("undo")
    stocked.wait(lambda: sorted(stocked.zones()) == ["乙", "甲"])


def test_sketches_in_two_tools_do_not_forget_each_other(stocked: MapRobot) -> None:
    stocked.tool("polygon")
    stocked.click(*CORNERS[:2])
    stocked.tool("circle")
    stocked.click(CORNERS[0], CORNERS[1])
    stocked.wait(lambda: len(stocked.zones()) == 2)
    stocked.tool("polygon")

    assert len(stocked.page.view.sketch.corners) == 2


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [1376, 1280 - 64 - 360, 700])
def test_the_tool_strip_fits(qtbot: QtBot, width: int, language: str) -> None:
    speak(language)
    window = QWidget()
    qtbot.addWidget(window)
    registry = Actions(window)
    registry.declare(*ACTIONS)
    strip = ToolStrip(registry, window)
    strip.resize(width, strip.height())
    window.show()

    assert strip.needed_width() <= width
    assert strip.width() == width
