"""Tools that no other story tells, by mouse; and one tool of each kind by keys alone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import shapely
from drawn_office import put, zone
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from qdpilot.model.comment import Comment, CommentOn
from ui.kit.controls import NoteField

if TYPE_CHECKING:
    from collections.abc import Callable

    from map_robot import MapRobot

    from qdpilot.model.zone import Zone
    from qdpilot.services.memory_store import MemoryStore
    from qdpilot.tools.events import LonLat

#: Of the stocked zone, which is a box.
BOX = shapely.box(120.43, 36.07, 120.46, 36.09)
INSIDE = (120.445, 36.08)
#: In 崂山区 and in 市南区.
LAOSHAN, SHINAN = (120.60, 36.20), (120.38, 36.066)
CLOSE = 2e-4  # a pixel
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


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
    stocked.keys("S", keys)  # no snapping
    stocked.set_by_keys(*places)
    stocked.keys(Qt.Key.Key_Return)

    stocked.wait(lambda: is_done([one.shape for one in stocked.zones().values()]))  # type: ignore[operator]
    stocked.rest()
    stocked.keys("Z", held=CTRL)
    stocked.wait(lambda: [one.shape for one in stocked.zones().values()] == [BOX])


def test_what_works_on_whole_zones_works_by_keys_alone(
    stocked: MapRobot, store: MemoryStore
) -> None:
    """A neighbour that shares an edge, and a third that lies over a corner and has one too many."""
    beside = shapely.box(120.46, 36.07, 120.48, 36.09)
    over = shapely.Polygon(
        [(120.42, 36.06), (120.43, 36.060001), (120.44, 36.06), (120.44, 36.08), (120.42, 36.08)]
    )
    put(store, replace(zone("旁"), shape=beside), replace(zone("角"), shape=over))
    stocked.wait(lambda: len(stocked.page.document.plan) == 3)
    stocked.keys("E")
    stocked.set_by_keys(INSIDE)
    start = {name: one.shape for name, one in stocked.zones().items()}

    def done(is_done: Callable[[dict[str, Zone]], bool]) -> None:
        """Wait until it is done, then take it back by the key for that."""
        stocked.wait(lambda: is_done(stocked.zones()))
        stocked.rest()
        stocked.keys("Z", held=CTRL)
        stocked.wait(lambda: {name: one.shape for name, one in stocked.zones().items()} == start)
        assert not any(one.stops for one in stocked.zones().values())
        stocked.rest()

    stocked.keys("S", "A")
    stocked.set_by_keys((120.47, 36.10), (120.48, 36.10), (120.48, 36.11))
    stocked.keys(Qt.Key.Key_Return)
    done(lambda zones: zones["甲"].shape.geom_type == "MultiPolygon")
    stocked.keys("G")
    stocked.set_by_keys((120.46, 36.08), (120.465, 36.08))
    done(lambda zones: zones["甲"].shape.bounds[2] == zones["旁"].shape.bounds[0] > 120.462)
    stocked.keys("E")
    stocked.set_by_keys(INSIDE)
    stocked.keys("D")
    stocked.set_by_keys((120.425, 36.065))
    stocked.keys(Qt.Key.Key_Return)
    done(lambda zones: zones["甲"].shape.equals(BOX.difference(over)))
    stocked.keys("M")
    stocked.set_by_keys((120.47, 36.08))
    stocked.keys(Qt.Key.Key_Return)
    done(lambda zones: zones.keys() == {"甲", "角"})
    stocked.keys("O")
    stocked.set_by_keys((120.45, 36.075))
    done(lambda zones: len(zones["甲"].stops) == 1)
    stocked.keys("E")
    stocked.set_by_keys((120.425, 36.065))
    stocked.keys("I", Qt.Key.Key_Return)
    done(lambda zones: len(zones["角"].shape.exterior.coords) == 5)


def test_an_area_is_taken_by_keys_alone(robot: MapRobot) -> None:
    robot.wait(lambda: bool(robot.page.view.ground.districts))
    robot.page.view.fit((120.2, 36.0, 120.7, 36.3))
    robot.keys("U")
    robot.set_by_keys(LAOSHAN, SHINAN, SHINAN)  # a second time takes it out again
    robot.wait(lambda: robot.page.view.tool.shape is not None)
    robot.keys(Qt.Key.Key_Return)

    robot.wait(lambda: len(robot.zones()) == 1)
    (taken,) = robot.zones().values()
    assert taken.rule is not None
    assert taken.rule.districts == ("370212",)


def test_a_hole_is_filled_by_keys_alone(stocked: MapRobot, store: MemoryStore) -> None:
    holed = BOX.difference(shapely.box(120.44, 36.075, 120.45, 36.085))
    put(store, replace(zone("有洞"), shape=shapely.affinity.translate(holed, 0.04)))
    stocked.wait(lambda: len(stocked.page.document.plan) == 2)
    stocked.keys("S", "E")
    stocked.set_by_keys((120.475, 36.08))
    stocked.keys("X", held=SHIFT)
    stocked.set_by_keys((120.485, 36.08))

    stocked.wait(lambda: not stocked.zones()["有洞"].shape.interiors)
    stocked.rest()
    stocked.keys("Z", held=CTRL)
    stocked.wait(lambda: len(stocked.zones()["有洞"].shape.interiors) == 1)


def test_a_comment_is_pinned_and_written_by_keys_alone(
    stocked: MapRobot, store: MemoryStore
) -> None:
    stocked.keys("E")
    stocked.set_by_keys(INSIDE)
    stocked.keys("N")
    stocked.set_by_keys((120.46, 36.09))
    stocked.wait(lambda: isinstance(QApplication.focusWidget(), NoteField))
    extras = stocked.page.panels.zone.extras
    stocked.wait(lambda: extras.comments is not None and extras.comments.write.isVisible())
    QTest.keyClicks(QApplication.focusWidget(), "closer")
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Space):
        QTest.keyClick(QApplication.focusWidget(), key)

    stocked.wait(lambda: len(stocked.page.view.scene.pins) == 1)
    with store.reading() as reading:
        (comment,) = reading.all(Comment)
    assert (comment.on, comment.text) == (CommentOn.CORNER, "closer")
