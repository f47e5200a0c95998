"""Tools that no other story tells, by mouse; and one tool of each kind by keys alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import shapely
from drawn_office import put, zone
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from map_robot import MapRobot

    from qdpilot.services.memory_store import MemoryStore
    from qdpilot.tools.events import LonLat

#: Of the stocked zone, which is a box.
BOX = shapely.box(120.43, 36.07, 120.46, 36.09)
INSIDE = (120.445, 36.08)
CLOSE = 2e-4  # a pixel
#: Of the pointer that the arrow keys move, pixels.
STEP = 12


def near(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return one == pytest.approx(other, abs=CLOSE)


def test_a_rectangle_is_drawn_by_two_clicks_and_undone(robot: MapRobot) -> None:
    robot.tool("rectangle")
    robot.click((120.42, 36.07), (120.46, 36.10))

    robot.wait(lambda: len(robot.zones()) == 1)
    (drawn,) = robot.zones().values()
    assert near(drawn.shape.bounds, (120.42, 36.07, 120.46, 36.10))
    assert drawn.shape.equals(shapely.box(*drawn.shape.bounds))
    robot.tool("undo")
    robot.wait(lambda: not robot.zones())


def test_a_part_is_added_and_taken_back(stocked: MapRobot) -> None:
    stocked.click(INSIDE)
    stocked.tool("part")
    stocked.click((120.47, 36.10), (120.48, 36.10), (120.48, 36.11))
    stocked.key(Qt.Key.Key_Return)

    stocked.wait(lambda: stocked.zones()["甲"].shape.geom_type == "MultiPolygon")
    first, second = sorted(stocked.zones()["甲"].shape.geoms, key=lambda one: one.bounds)
    assert first.equals(BOX)
    assert near(second.bounds, (120.47, 36.10, 120.48, 36.11))
    stocked.tool("undo")
    stocked.wait(lambda: stocked.zones()["甲"].shape.equals(BOX))


def test_a_zone_is_subtracted_and_stays_itself(stocked: MapRobot, store: MemoryStore) -> None:
    other = shapely.box(120.45, 36.06, 120.48, 36.08)
    put(store, replace(zone("乙"), shape=other))
    stocked.wait(lambda: "乙" in stocked.page.document.plan)
    stocked.click((120.435, 36.085))
    stocked.tool("subtract")
    stocked.click((120.47, 36.065))
    stocked.wait(lambda: stocked.reads("乙"))
    stocked.key(Qt.Key.Key_Return)

    stocked.wait(lambda: stocked.zones()["甲"].version == 2)
    assert stocked.zones()["甲"].shape.equals(BOX.difference(other))
    assert stocked.zones()["乙"].shape.equals(other)


def test_a_corner_is_added_on_an_edge_and_deleted(stocked: MapRobot) -> None:
    stocked.click(INSIDE)
    stocked.tool("reshape")
    stocked.drag((120.445, 36.09), (120.445, 36.10))
    stocked.wait(lambda: len(stocked.zones()["甲"].shape.exterior.coords) == 6)
    assert near(stocked.zones()["甲"].shape.bounds[3:], (36.10,))

    stocked.key(Qt.Key.Key_Delete)
    stocked.wait(lambda: stocked.zones()["甲"].shape.equals(BOX))


# Without a mouse


def go(robot: MapRobot, place: LonLat) -> None:
    """Move the pointer of the keys to a place: whole steps, then pixels."""
    view = robot.page.view
    view.setFocus()
    if view.keys.at is None:
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.keys.at is not None
    away = robot.pixel(place) - view.keys.at.toPoint()
    for pixels, less, more in (
        (away.x(), Qt.Key.Key_Left, Qt.Key.Key_Right),
        (away.y(), Qt.Key.Key_Up, Qt.Key.Key_Down),
    ):
        wide, fine = divmod(abs(pixels), STEP)
        key = less if pixels < 0 else more
        for _ in range(wide):
            QTest.keyClick(view, key)
        for _ in range(fine):
            QTest.keyClick(view, key, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize(
    ("keys", "places", "is_done"),
    [
        ("R", [(120.47, 36.10), (120.48, 36.11)], lambda shapes: len(shapes) == 2),
        ("C", [(120.475, 36.105), (120.48, 36.105)], lambda shapes: len(shapes) == 2),
        ("W", [(120.47, 36.10), (120.48, 36.11)], lambda shapes: len(shapes) == 2),
        (
            "X",
            [INSIDE, (120.44, 36.075), (120.45, 36.075), (120.45, 36.085)],
            lambda shapes: len(shapes[0].interiors) == 1,
        ),
        ("K", [INSIDE, (120.445, 36.06), (120.445, 36.10)], lambda shapes: len(shapes) == 2),
        (
            "T",
            [INSIDE, (120.445, 36.085), (120.45, 36.087)],
            lambda shapes: not shapes[0].equals(BOX),
        ),
    ],
)
def test_a_tool_of_each_kind_works_by_keys_alone(
    stocked: MapRobot, keys: str, places: list[LonLat], is_done: object
) -> None:
    view = stocked.page.view
    view.setFocus()
    QTest.keyClick(view, "S")  # no snapping
    QTest.keyClick(view, keys)
    for place in places:
        go(stocked, place)
        QTest.keyClick(view, Qt.Key.Key_Space)
    QTest.keyClick(view, Qt.Key.Key_Return)

    stocked.wait(lambda: is_done([one.shape for one in stocked.zones().values()]))  # type: ignore[operator]
    stocked.rest()
    QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    stocked.wait(lambda: [one.shape for one in stocked.zones().values()] == [BOX])
