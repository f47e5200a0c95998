"""A day without a mouse: zones drawn, cut, shaped and gone back from with keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from drawn_office import put, zone
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from map_robot import MapRobot

    from qdpilot.services.ports import Store

RIGHT, LEFT, UP, DOWN = Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down
SPACE, ENTER = Qt.Key.Key_Space, Qt.Key.Key_Return


def keys(robot: MapRobot, *pressed: Qt.Key | str, times: int = 1) -> None:
    view = robot.page.view
    view.setFocus()
    for key in pressed:
        for _ in range(times):
            QTest.keyClick(view, key)


def test_a_zone_is_drawn_shaped_and_undone_by_keys_alone(stocked: MapRobot) -> None:
    keys(stocked, "S", "P")  # no snapping; polygon
    assert stocked.page.tools.name == "map.polygon"
    keys(stocked, RIGHT, times=3)
    keys(stocked, SPACE)
    keys(stocked, RIGHT, times=12)
    keys(stocked, SPACE)
    keys(stocked, UP, times=10)
    keys(stocked, SPACE)
    corners = stocked.page.view.sketch.corners
    assert len(corners) == 3
    assert corners[0][1] == corners[1][1] < corners[2][1]
    assert corners[1][0] == corners[2][0] > corners[0][0]
    keys(stocked, Qt.Key.Key_Backspace)
    assert len(stocked.page.view.sketch.corners) == 2
    keys(stocked, SPACE, ENTER)
    stocked.wait(lambda: len(stocked.zones()) == 2)
    (drawn,) = (one for name, one in stocked.zones().items() if name != "甲")
    assert set(drawn.shape.exterior.coords) == set(corners)

    keys(stocked, "E")  # the pointer stands on the last corner: Space takes it, Space lets it go
    keys(stocked, SPACE)
    keys(stocked, UP, RIGHT, times=2)
    keys(stocked, SPACE)
    stocked.wait(lambda: stocked.zones()[drawn.name].version == 2)
    moved = set(stocked.zones()[drawn.name].shape.exterior.coords)
    assert len(moved - set(corners)) == 1
    (to,) = moved - set(corners)
    assert to[0] > corners[2][0]
    assert to[1] > corners[2][1]

    keys(stocked, "Y")
    steps = stocked.page._board.history.steps
    QTest.keyClick(steps, UP)
    QTest.keyClick(steps, ENTER)
    stocked.wait(lambda: stocked.zones()[drawn.name].shape == drawn.shape)
    QTest.keyClick(stocked.page._board.history, Qt.Key.Key_Escape)
    assert stocked.page.view.hasFocus()


def test_a_letter_takes_a_tool_from_the_inspector_unless_it_is_typed_there(
    stocked: MapRobot,
) -> None:
    page = stocked.page
    page.window().activateWindow()
    field = page.panels.empty._filter
    assert field is not None
    field.setFocus()
    QTest.keyClick(field, "q")
    assert (field.text(), page.tools.name) == ("q", "map.select")
    field.clear()
    rows = page.panels.empty._list
    assert rows is not None
    rows.setFocus()
    QTest.keyClick(rows, "q")
    assert page.tools.name == "map.pick"
    assert page.view.hasFocus()


def test_the_pointer_of_the_keys_snaps_and_takes_the_map_along(stocked: MapRobot) -> None:
    view = stocked.page.view
    stocked.tool("polygon")
    stocked.point((120.4602, 36.0901))
    keys(stocked, LEFT, RIGHT)
    assert view.sketch.snap is not None
    assert view.sketch.cursor == (120.46, 36.09)

    before = view.view.centre
    keys(stocked, RIGHT, times=120)
    assert view.view.centre[0] > before[0]
    assert view.keys.at is not None
    assert view.rect().contains(view.keys.at.toPoint())
    stocked.point(view.view.place(QPointF(700, 300)))
    assert view.keys.at is None


def test_a_grid_is_snapped_to_at_the_step_that_was_set(robot: MapRobot) -> None:
    robot.page._board.strip.snap.steps[500].trigger()
    robot.tool("polygon")
    robot.point((120.42, 36.08))
    found = robot.page.view.ground.grid.snap(  # type: ignore[union-attr]
        (120.42, 36.08), reach=(1.0, 1.0)
    )
    assert found is not None
    robot.click(found.at)

    assert robot.page.view.sketch.corners == (found.at,)
    metres = robot.page.tools.plane.printed(np.array([found.at]))
    assert (metres / 500).round() * 500 == pytest.approx(metres, abs=0.02)
    robot.tool("grid")
    assert robot.page.view.ground.grid is None


def test_a_neighbour_in_the_way_is_named_and_the_sketch_stays(
    stocked: MapRobot, store: Store
) -> None:
    told: list[str] = []
    stocked.page.desk.told.connect(told.append)
    put(store, zone("远", east=120.44))
    stocked.wait(lambda: "远" in stocked.page.document.plan)
    stocked.tool("respect")
    stocked.tool("polygon")
    stocked.click((120.45, 36.06), (120.49, 36.06), (120.49, 36.08), (120.45, 36.08))
    stocked.key(ENTER)

    assert told == ["“甲”挡住了，未作任何更改（已开启“不越过相邻区域”）。"]
    assert len(stocked.page.view.sketch.corners) == 4
    stocked.tool("respect")
    stocked.key(ENTER)
    stocked.wait(lambda: len(stocked.zones()) == 3)


def test_a_zone_is_chosen_from_the_list_by_keys(stocked: MapRobot, store: Store) -> None:
    put(store, zone("乙"), zone("丙"))
    stocked.wait(lambda: len(stocked.page.document.plan) == 3)
    shown = stocked.page.panels.empty._list
    assert shown is not None
    shown.setFocus()
    names = [one.name for one in shown._zones]

    QTest.keyClick(shown, DOWN)
    QTest.keyClick(shown, DOWN)
    QTest.keyClick(shown, UP)
    QTest.keyClick(shown, ENTER)

    assert stocked.page.picture.selected == names[1]
