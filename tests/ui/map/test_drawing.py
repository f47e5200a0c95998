"""Drawing and correcting zones on the map page, by a robot that speaks longitude and latitude."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from shapely import Polygon, box

from qdpilot.editing.edits import DropZone
from qdpilot.model.errors import StaleError
from qdpilot.model.schedule import Schedule, Window
from qdpilot.model.zone import Purpose, Zone
from qdpilot.services.drawing import add_zones
from tests.ui.conftest import CLERK, NOON

if TYPE_CHECKING:
    from qdpilot.services.memory_store import MemoryStore
    from tests.ui.map.conftest import MapRobot

CORNERS = ((120.42, 36.07), (120.46, 36.07), (120.46, 36.10))
#: Two pixels of the robot's view, in degrees.
CLOSE = 0.0004
EVENING = Schedule(
    start=date(2026, 6, 1), end=date(2026, 6, 30), windows=(Window(from_min=1200, to_min=1380),)
)


def put(store: MemoryStore, *zones: Zone) -> None:
    add_zones(store, zones, by=CLERK, at=NOON)


def zone(name: str, *, schedule: Schedule | None = None, east: float = 120.46) -> Zone:
    shape = box(120.43, 36.07, east, 36.09)
    return Zone(id=name, name=name, purpose=Purpose.PILOT_AREA, shape=shape, schedule=schedule)


@pytest.fixture
def stocked(store: MemoryStore, robot: MapRobot) -> MapRobot:
    put(store, zone("甲", schedule=EVENING))
    robot.wait(lambda: "甲" in robot.page.document.plan)
    robot.page.view.fit((120.40, 36.05, 120.50, 36.12))
    robot.rest()
    return robot


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


def test_the_playhead_decides_what_is_in_force(stocked: MapRobot) -> None:
    evening = datetime(2026, 6, 12, 20, 30, tzinfo=stocked.page.desk.timezone)
    stocked.page.bar.go(evening)
    stocked.rest()
    stocked.wait(lambda: stocked.page.view.scene.live == {"甲"})

    stocked.page.bar.go(evening + timedelta(hours=3))
    stocked.wait(lambda: not stocked.page.view.scene.live)


def test_the_playhead_goes_to_another_week(stocked: MapRobot) -> None:
    stocked.page.bar.go(datetime(2026, 7, 10, 20, 30, tzinfo=stocked.page.desk.timezone))
    stocked.rest()

    assert not stocked.page.view.scene.live
    week = stocked.page.picture.week
    assert week is not None
    assert week.monday == date(2026, 7, 6)


def test_the_form_changes_the_zone_in_one_step(stocked: MapRobot) -> None:
    stocked.click((120.445, 36.08))
    stocked.page.panels.zone._on_edit()
    form = stocked.page.panels.zone._form
    assert form is not None
    form.name.setText("乙")
    form.capacity.choose(20)
    stocked.press("应用")

    stocked.wait(lambda: "乙" in stocked.zones())
    assert stocked.zones()["乙"].capacity == 20
    assert len(stocked.page.document.history.labels) == 1


def test_a_nameless_zone_is_refused_in_its_field(stocked: MapRobot) -> None:
    stocked.click((120.445, 36.08))
    stocked.page.panels.zone._on_edit()
    form = stocked.page.panels.zone._form
    assert form is not None
    form.name.setText(" ")
    stocked.press("应用")

    stocked.wait(lambda: stocked.reads("区域须有名称"))
    assert "甲" in stocked.zones()


def test_an_invalid_shape_is_kept_and_its_repair_can_be_taken(robot: MapRobot) -> None:
    robot.tool("polygon")
    robot.click((120.42, 36.07), (120.46, 36.10), (120.46, 36.07), (120.42, 36.10))
    robot.key(Qt.Key.Key_Return)
    robot.wait(lambda: len(robot.zones()) == 1)
    robot.wait(lambda: robot.reads("边界自相交"))
    assert robot.page.view.scene.fault is not None

    robot.press("采用修复")
    robot.wait(lambda: all(one.shape.is_valid for one in robot.zones().values()))
    assert robot.page.view.scene.fault is None


def test_a_closure_drawn_over_a_zone_clashes_with_it(stocked: MapRobot, store: MemoryStore) -> None:
    closed = zone("禁行", east=120.45)
    put(
        store,
        Zone(
            id="c",
            name="管线施工禁行区",
            purpose=Purpose.CLOSURE,
            shape=closed.shape,
            schedule=EVENING,
        ),
    )
    stocked.page.picture.watch.reload()
    stocked.wait(lambda: bool(stocked.page.picture.shown_clashes("甲")))

    (clash,) = stocked.page.picture.shown_clashes("甲")
    assert clash.parties[1].name == "管线施工禁行区"
    assert clash.times == "每日 20:00–23:00"
    (told,) = stocked.page.picture.shown_clashes("c")
    assert told.parties[1].name == "甲"
    assert len(stocked.page.view.scene.clashes) == 1
    stocked.point((120.44, 36.08))
    assert stocked.page.view.pointed_clash == 0


def test_what_somebody_else_changes_appears(stocked: MapRobot, store: MemoryStore) -> None:
    put(store, zone("丙", east=120.45))

    stocked.wait(lambda: "丙" in stocked.page.document.plan)


def test_a_step_that_cannot_be_saved_is_not_shown_as_done(
    stocked: MapRobot, store: MemoryStore
) -> None:
    with store.writing(CLERK, at=datetime(2026, 6, 12, 5, tzinfo=UTC)) as work:
        other = work.replace(Zone(**{**_fields(work.get(Zone, "甲")), "note": "别人"}))
        work.record("zone.change", other)
    refused: list[object] = []
    stocked.page.desk.refused.connect(refused.append)

    stocked.page.document.do(DropZone("甲"))
    assert "甲" not in stocked.page.document.plan

    stocked.wait(lambda: "甲" in stocked.page.document.plan)
    assert [type(error) for error in refused] == [StaleError]
    assert stocked.page.document.plan["甲"].note == "别人"


def _fields(one: Zone) -> dict[str, object]:
    return {name: getattr(one, name) for name in Zone.__dataclass_fields__}
