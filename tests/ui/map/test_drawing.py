"""Drawing and correcting zones on the map page, by a robot that speaks longitude and latitude."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from drawn_office import zone
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shapely import Polygon

from qdpilot.model.zone import Zone

if TYPE_CHECKING:
    from map_robot import MapRobot

CORNERS = ((120.42, 36.07), (120.46, 36.07), (120.46, 36.10))
#: Two pixels of the robot's view, in degrees.
CLOSE = 0.0004


def test_clicks_and_enter_store_a_zone(robot: MapRobot) -> None:
    robot.tool("polygon")
    robot.click(*CORNERS)
    robot.key(Qt.Key.Key_Return)

    robot.wait(lambda: len(robot.zones()) == 1)
    (drawn,) = robot.zones().values()
    assert drawn.shape.symmetric_difference(Polygon(CORNERS)).area < CLOSE * 0.1
    assert robot.page.picture.selected == drawn.id


def test_a_double_click_ends_too(robot: MapRobot) -> None:
    robot.tool("polygon")
    robot.click(*CORNERS[:2])
    robot.double_click(CORNERS[2])

    robot.wait(lambda: len(robot.zones()) == 1)
    (drawn,) = robot.zones().values()
    assert len(drawn.shape.exterior.coords) == 4


def test_the_name_typed_while_drawing_is_stored(robot: MapRobot) -> None:
    robot.tool("polygon")
    robot.click(*CORNERS)
    form = robot.page.panels.draft._form
    assert form is not None
    form.name.setText("石老人接驳区")
    form.scenario.choose("shuttle")
    form.edited.emit()
    robot.press("结束绘制")

    robot.wait(lambda: len(robot.zones()) == 1)
    assert robot.zones()["石老人接驳区"].scenario == "shuttle"


def test_undo_takes_the_zone_off_the_store_and_redo_puts_it_back(robot: MapRobot) -> None:
    robot.tool("rectangle")
    robot.drag(CORNERS[0], CORNERS[2])
    robot.wait(lambda: len(robot.zones()) == 1)

    robot.tool("undo")
    robot.wait(lambda: not robot.zones())

    robot.tool("redo")
    robot.wait(lambda: len(robot.zones()) == 1)


def test_backspace_and_undo_take_back_corners_not_zones(stocked: MapRobot) -> None:
    stocked.tool("polygon")
    stocked.click(*CORNERS)
    stocked.key(Qt.Key.Key_Backspace)
    stocked.tool("undo")

    assert len(stocked.page.view.sketch.corners) == 1
    stocked.tool("redo")
    assert len(stocked.page.view.sketch.corners) == 2
    assert list(stocked.zones()) == ["甲"]


def test_a_sketch_waits_while_another_tool_is_in_the_hand(robot: MapRobot) -> None:
    robot.tool("polygon")
    robot.click(*CORNERS[:2])
    robot.tool("select")
    robot.tool("polygon")

    assert len(robot.page.view.sketch.corners) == 2


def test_esc_lets_the_sketch_be_and_undo_brings_it_back(robot: MapRobot) -> None:
    robot.tool("polygon")
    robot.click(*CORNERS)
    robot.key(Qt.Key.Key_Escape)
    assert not robot.page.view.sketch.corners

    robot.tool("undo")
    assert len(robot.page.view.sketch.corners) == 3


def test_a_click_selects_the_zone_everywhere(stocked: MapRobot) -> None:
    stocked.click((120.445, 36.08))

    assert stocked.page.desk.selected_ids(Zone) == {"甲"}
    stocked.wait(lambda: stocked.reads("20:00–23:00，2026年6月1日至30日，共30次"))


def test_a_corner_is_moved_by_dragging(stocked: MapRobot) -> None:
    stocked.click((120.445, 36.08))
    stocked.tool("reshape")
    stocked.drag((120.46, 36.09), (120.48, 36.11))

    stocked.wait(lambda: stocked.zones()["甲"].shape.bounds[2] > 120.479)
    assert stocked.zones()["甲"].version == 2
    assert stocked.page.document.history.undo_label is not None


def test_edits_one_after_the_other_are_all_stored(stocked: MapRobot) -> None:
    stocked.click((120.445, 36.08))
    stocked.tool("reshape")
    stocked.drag((120.46, 36.09), (120.47, 36.095))
    stocked.drag((120.43, 36.09), (120.42, 36.095))
    stocked.tool("undo")
    stocked.tool("undo")
    stocked.tool("redo")

    stocked.wait(lambda: stocked.zones()["甲"].version == 6)
    stocked.rest()
    stored = stocked.zones()["甲"].shape
    assert stored == stocked.page.document.plan["甲"].shape
    assert stored.bounds[2] > 120.469


def test_a_plain_drag_pans_and_changes_nothing(stocked: MapRobot) -> None:
    before = stocked.page.view.view.centre
    stocked.drag((120.445, 36.08), (120.47, 36.10))

    assert stocked.page.view.view.centre != before
    assert stocked.zones()["甲"].version == 1


def test_delete_takes_the_zone_away_and_undo_brings_it_back(stocked: MapRobot) -> None:
    stocked.click((120.445, 36.08))
    stocked.key(Qt.Key.Key_Delete)
    stocked.wait(lambda: not stocked.zones())

    stocked.tool("undo")
    stocked.wait(lambda: "甲" in stocked.zones())


def test_a_drag_with_ctrl_moves_the_whole_zone(stocked: MapRobot) -> None:
    held = Qt.KeyboardModifier.ControlModifier
    stocked.drag((120.445, 36.08), (120.455, 36.09), held=held)

    stocked.wait(lambda: stocked.zones()["甲"].version == 2)
    moved, before = stocked.zones()["甲"].shape, zone("甲").shape
    assert moved.area == pytest.approx(before.area, rel=1e-4)
    assert moved.bounds[0] - before.bounds[0] == pytest.approx(0.01, abs=CLOSE)
    assert moved.bounds[1] - before.bounds[1] == pytest.approx(0.01, abs=CLOSE)


def test_a_new_corner_snaps_to_the_neighbour_unless_snapping_is_off(stocked: MapRobot) -> None:
    near = (120.46 + 3 * CLOSE / 2, 36.09)
    stocked.tool("polygon")
    stocked.click(near)
    assert stocked.page.view.sketch.corners == ((120.46, 36.09),)

    stocked.key(Qt.Key.Key_Backspace)
    stocked.tool("snap")
    stocked.click(near)
    assert stocked.page.view.sketch.corners[0][0] > 120.46 + CLOSE


def test_a_dragged_corner_shows_the_shape_before_it_is_stored(stocked: MapRobot) -> None:
    stocked.click((120.445, 36.08))
    view, start = stocked.page.view, stocked.pixel((120.46, 36.09))
    QTest.mouseMove(view, start)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=start)
    stocked.drag_to(stocked.pixel((120.48, 36.10)), Qt.KeyboardModifier.NoModifier)

    assert view.sketch.shape is not None
    assert view.sketch.shape.bounds[2] > 120.479
    assert stocked.zones()["甲"].version == 1
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=stocked.pixel((120.48, 36.10)))
    stocked.wait(lambda: stocked.zones()["甲"].version == 2)
