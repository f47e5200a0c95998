"""Turning, scaling, simplifying, filling holes and moving shared edges on the map page."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from drawn_office import put, zone
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from shapely import Polygon, box

from qdpilot.geometry.measure import area_m2
from qdpilot.tools.transform import KNOB_REACHES
from ui.map.overlay import REACH

if TYPE_CHECKING:
    from map_robot import MapRobot

    from qdpilot.services.memory_store import MemoryStore

INSIDE = (120.445, 36.08)


def test_a_frame_corner_scales_and_the_knob_turns(stocked: MapRobot) -> None:
    before = stocked.zones()["甲"].shape
    stocked.click(INSIDE)
    stocked.tool("transform")
    stocked.drag((120.46, 36.09), (120.475, 36.10))
    stocked.wait(lambda: stocked.zones()["甲"].version == 2)
    scaled = stocked.zones()["甲"].shape
    assert area_m2(scaled) == pytest.approx(area_m2(before) * 2.25, rel=0.03)

    top = stocked.pixel((120.4525, 36.10)) - QPoint(0, round(KNOB_REACHES * REACH))
    view, left = stocked.page.view, Qt.MouseButton.LeftButton
    QTest.mousePress(view, left, pos=top)
    stocked.drag_to(stocked.pixel((120.48, 36.085)), Qt.KeyboardModifier.ShiftModifier)
    assert view.sketch.reading == "+90.0°"
    QTest.mouseRelease(view, left, pos=stocked.pixel((120.48, 36.085)))
    stocked.wait(lambda: stocked.zones()["甲"].version == 3)
    assert area_m2(stocked.zones()["甲"].shape) == pytest.approx(area_m2(scaled), rel=0.01)
    assert stocked.page.tools.name == "map.transform"


def test_what_is_typed_turns_scales_and_moves_in_one_step(stocked: MapRobot) -> None:
    before = stocked.zones()["甲"].shape
    stocked.click(INSIDE)
    stocked.tool("transform")
    form = stocked.page.panels.work.place
    assert form is not None
    form.east.setText("500")
    form.scale.setText("50")
    QTest.keyClick(form.scale, Qt.Key.Key_Return)

    stocked.wait(lambda: stocked.zones()["甲"].version == 2)
    after = stocked.zones()["甲"].shape
    assert area_m2(after) == pytest.approx(area_m2(before) / 4, rel=0.01)
    assert after.centroid.x - before.centroid.x == pytest.approx(500 / 89_900, rel=0.02)
    assert len(stocked.page.document.history.past) == 1


def test_a_shared_edge_moves_in_both_zones_in_one_step(
    stocked: MapRobot, store: MemoryStore
) -> None:
    put(store, replace(zone("乙"), shape=box(120.46, 36.07, 120.49, 36.09)))
    stocked.wait(lambda: "乙" in stocked.page.document.plan)
    stocked.tool("edge")
    stocked.drag((120.46, 36.08), (120.47, 36.08))

    stocked.wait(lambda: stocked.zones()["乙"].version == 2)
    one, other = (stocked.zones()[name].shape for name in ("甲", "乙"))
    assert one.bounds[2] == other.bounds[0] == pytest.approx(120.47, abs=1e-4)
    stocked.tool("undo")
    stocked.wait(lambda: stocked.zones()["甲"].shape.bounds[2] == 120.46)
    assert stocked.zones()["乙"].shape.bounds[0] == 120.46


def test_simplifying_shows_before_and_after_and_takes_it_on_enter(
    stocked: MapRobot, store: MemoryStore
) -> None:
    rough = Polygon(
        [(120.41, 36.10), (120.43, 36.10), (120.45, 36.10), (120.45, 36.11), (120.42, 36.1100001)]
    )
    put(store, replace(zone("糙"), shape=rough))
    stocked.wait(lambda: "糙" in stocked.page.document.plan)
    stocked.click((120.44, 36.105))
    stocked.tool("simplify")
    stocked.wait(lambda: stocked.reads("5 → 4"))
    stocked.page.view.setFocus()
    stocked.key(Qt.Key.Key_Return)

    stocked.wait(lambda: len(stocked.zones()["糙"].shape.exterior.coords) == 5)
    assert stocked.page.document.history.labels[-1].title == "shape.simplify"


def test_a_hole_is_filled_by_a_click(stocked: MapRobot, store: MemoryStore) -> None:
    holed = box(120.41, 36.10, 120.45, 36.115) - box(120.42, 36.104, 120.43, 36.11)
    put(store, replace(zone("洞"), shape=holed))
    stocked.wait(lambda: "洞" in stocked.page.document.plan)
    stocked.tool("drop_hole")
    stocked.click((120.425, 36.107))

    stocked.wait(lambda: not stocked.zones()["洞"].shape.interiors)


def test_esc_leaves_each_tool_for_selecting(stocked: MapRobot) -> None:
    stocked.click(INSIDE)
    for name in ("transform", "edge", "simplify", "drop_hole"):
        stocked.tool(name)
        stocked.key(Qt.Key.Key_Escape)
        assert stocked.page.tools.name == "map.select"


def test_a_typed_corner_cell_moves_the_corner_in_one_step(stocked: MapRobot) -> None:
    stocked.click(INSIDE)
    listed = stocked.page.panels.zone.corner_list
    assert listed is not None
    before = stocked.page.document.plan["甲"].shape.exterior.coords
    listed.begin_edit(0, "lon")
    assert listed.editor is not None
    listed.editor.setText("120°28'00\"")
    QTest.keyClick(listed.editor, Qt.Key.Key_Return)

    stocked.wait(lambda: stocked.zones()["甲"].version == 2)
    after = stocked.zones()["甲"].shape.exterior.coords
    assert after[0] == pytest.approx((120.4666667, before[0][1]))
    assert list(after)[1:-1] == list(before)[1:-1]


def test_a_whole_place_typed_into_a_cell_moves_the_corner_too(stocked: MapRobot) -> None:
    stocked.click(INSIDE)
    listed = stocked.page.panels.zone.corner_list
    assert listed is not None
    listed.begin_edit(1, "lat")
    assert listed.editor is not None
    listed.editor.setText("120.47, 36.11")
    QTest.keyClick(listed.editor, Qt.Key.Key_Return)

    stocked.wait(lambda: stocked.zones()["甲"].shape.exterior.coords[1] == (120.47, 36.11))


def test_a_cell_that_is_not_understood_stays_open_and_says_why(stocked: MapRobot) -> None:
    stocked.click(INSIDE)
    listed = stocked.page.panels.zone.corner_list
    assert listed is not None
    listed.begin_edit(0, "lat")
    assert listed.editor is not None
    listed.editor.setText("x")
    QTest.keyClick(listed.editor, Qt.Key.Key_Return)

    assert listed.editor is not None
    assert "不是坐标" in listed.editor.toolTip()
    QTest.keyClick(listed.editor, Qt.Key.Key_Escape)
    assert listed.editor is None
    assert stocked.zones()["甲"].version == 1
