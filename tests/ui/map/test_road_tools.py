"""Roads picked and traced on the map page, with a network as an import leaves it."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from drawn_office import AT
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QLabel
from shapely import LineString

from qdpilot.geometry.measure import area_m2, length_m
from qdpilot.geometry.network import Network
from qdpilot.geometry.zone_content import roads_within
from qdpilot.geometry.zone_holding import RoadIndex
from qdpilot.model.errors import QdPilotError, RoadsNotReadError, StoreUnavailableError
from qdpilot.model.person import Person
from qdpilot.model.road import Road, RoadClass
from qdpilot.services.catalogue import Particulars, catalogue
from qdpilot.tools.pick_roads import PickRoads
from ui.map import road_door, roads_around
from ui.map.journal_file import earlier_files, folder_of
from ui.roads.entry_dialog import EntryDialog

if TYPE_CHECKING:
    from collections.abc import Iterator

    from map_robot import MapRobot
    from pytestqt.qtbot import QtBot

    from qdpilot.services.ports import Store

STREETS = {
    "南街": [(120.41, 36.07), (120.42, 36.07), (120.46, 36.07), (120.47, 36.07)],
    "北街": [(120.41, 36.10), (120.42, 36.10), (120.46, 36.10), (120.47, 36.10)],
    "西街": [(120.42, 36.06), (120.42, 36.07), (120.42, 36.10), (120.42, 36.11)],
    "东街": [(120.46, 36.06), (120.46, 36.07), (120.46, 36.10), (120.46, 36.11)],
}
SOUTH, EAST, NORTH = (120.44, 36.07), (120.46, 36.085), (120.44, 36.10)
WEST = (120.42, 36.085)


@pytest.fixture
def paved(robot: MapRobot, store: Store) -> MapRobot:
    pave(store)
    robot.wait(lambda: len(robot.page.view.ground.roads) == 4)
    return robot


def pave(store: Store, streets: dict[str, list[tuple[float, float]]] = STREETS) -> None:
    with store.reading() as reading:
        by = reading.all(Person)[0]
    with store.writing(by, at=AT) as work:
        for name, line in streets.items():
            road = Road(id=name, name=name, road_class=RoadClass.LOCAL, line=LineString(line))
            work.record("road.import", work.add(road))


def take(robot: MapRobot, tool: str) -> None:
    robot.tool(tool)
    robot.wait(lambda: robot.page.view.ground.network is not None)


def test_a_corridor_along_three_roads_is_drawn_by_picking(paved: MapRobot) -> None:
    take(paved, "pick")
    paved.point(SOUTH)
    assert paved.page.view.sketch.meant is not None
    paved.click(SOUTH, EAST, WEST, NORTH, WEST)
    paved.wait(lambda: paved.reads("南街、东街、北街：3 段"))
    paved.page.panels.draft.widened.emit(20, "round", "round")
    paved.key(Qt.Key.Key_Return)

    paved.wait(lambda: len(paved.zones()) == 1)
    (drawn,) = paved.zones().values()
    along = length_m(LineString([(120.42, 36.07), (120.46, 36.07), (120.46, 36.10)]))
    along += length_m(LineString([(120.46, 36.10), (120.42, 36.10)]))
    assert area_m2(drawn.shape) == pytest.approx(along * 40 + 3.1416 * 400, rel=0.01)
    assert drawn.note == "走廊，路线两侧各 20 m，圆头"
    assert len(paved.page.document.history.past) == 1


NEAR, FAR = (120.43, 36.068, 120.465, 36.1), (119.9, 35.69, 119.92, 35.71)


@pytest.fixture
def large(
    robot: MapRobot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> tuple[MapRobot, road_door.RoadDoor]:
    """The streets, and some elsewhere, as a network of which only what is followed is read."""
    monkeypatch.setattr(road_door, "MANY", 0)
    far = {
        "远街": [(119.9, 35.7), (119.91, 35.7)],
        "长街": [(120.3, 36.09), (120.45, 36.09), (120.56, 36.09), (120.6, 36.09)],
        "横街": [(120.56, 36.08), (120.56, 36.09), (120.56, 36.1)],
    }
    pave(store, STREETS | far)
    door = robot.page.findChild(road_door.RoadDoor)
    assert door is not None
    robot.wait(lambda: door.count == 7)
    assert not door.roads
    robot.page.view.fit(NEAR)
    return robot, door


@pytest.fixture
def gate(robot: MapRobot) -> Iterator[Gate]:
    made = Gate(robot)
    yield made
    made.open()


class Gate:
    """Lets what is read wait."""

    def __init__(self, robot: MapRobot) -> None:
        self._jobs, self._opened = robot.page.desk.jobs, threading.Event()

    def shut(self) -> None:
        self._opened = threading.Event()
        self._jobs.run(partial(self._opened.wait, 30))

    def open(self) -> None:
        self._opened.set()


def _note(door: road_door.RoadDoor, there: list[set[str]]) -> None:
    there.append({one.name for one in door.roads})


def test_of_a_large_network_what_is_picked_and_told_is_read_by_place(
    large: tuple[MapRobot, road_door.RoadDoor], store: Store, gate: Gate
) -> None:
    robot, door = large
    take(robot, "pick")
    robot.click(SOUTH, EAST)
    take(robot, "polygon")  # the sketch of stretches waits, and the view goes elsewhere
    there: list[set[str]] = []
    door.changed.connect(partial(_note, door, there))
    robot.page.view.fit(FAR)
    robot.wait(lambda: {one.name for one in door.roads} == {"远街"})
    assert there == [set(), {"远街"}]  # two parts of a city at once would take twice the room
    gate.shut()
    robot.tool("pick")
    robot.key(Qt.Key.Key_Return)  # before the roads of the sketch are here: it waits for them
    assert robot.page.view.tool.sketch.corners
    gate.open()
    robot.wait(lambda: len(robot.zones()) == 1)
    (drawn,) = robot.zones().values()
    content = robot.page.picture.content
    robot.wait(lambda: content.of(drawn.shape) is not None)

    assert not door.roads  # what nothing follows any more is let go
    with store.reading() as reading:
        by, whole = reading.all(Person)[0], RoadIndex(Network(reading.all(Road)))
    told = content.of(drawn.shape)
    assert told.roads == roads_within([drawn.shape], whole.near(drawn.shape))
    assert told.junctions == whole.junctions_in(drawn.shape) == 3
    with store.writing(by, at=AT) as work:
        work.record("road.drop", work.get(Road, "东街"), gone=True)
        work.drop(work.get(Road, "东街"))
    robot.wait(lambda: (now := content.of(drawn.shape)) is not None and now.junctions < 3)
    robot.page.desk.select([(Road, "远街")])
    robot.wait(lambda: robot.page.extras._light.ids == {"远街"})


def test_what_is_done_before_its_roads_are_here_waits_and_counts(
    large: tuple[MapRobot, road_door.RoadDoor], gate: Gate
) -> None:
    robot, door = large
    told: list[str] = []
    robot.page.desk.told.connect(told.append)
    take(robot, "pick")
    robot.wait(lambda: door.is_ready)
    gate.shut()
    robot.page.view.fit(FAR)
    assert not door.is_ready

    robot.click((119.905, 35.7), (119.905, 35.7), (119.906, 35.7))
    assert "正在读取" in told[-1]
    robot.keys(Qt.Key.Key_Backspace)  # of what waits, the last click is taken back
    robot.keys(Qt.Key.Key_Backspace)
    robot.page.view.fit((120.40, 36.05, 120.50, 36.12))  # where one looks then does not matter
    robot.keys(Qt.Key.Key_Return)
    assert not robot.page.view.tool.sketch.corners
    gate.open()
    robot.wait(lambda: len(robot.zones()) == 1)
    (drawn,) = robot.zones().values()
    assert drawn.shape.covers(LineString([(119.9002, 35.7), (119.9098, 35.7)]))
    assert not any("没有道路" in one for one in told)


ON_FAR = (119.905, 35.7)


@pytest.fixture
def waiting(large: tuple[MapRobot, road_door.RoadDoor], gate: Gate) -> MapRobot:
    """One who picks where the roads are not here yet; `gate` holds them back."""
    robot, door = large
    take(robot, "pick")
    robot.wait(lambda: door.is_ready)
    gate.shut()
    robot.page.view.fit(FAR)
    robot.click(ON_FAR)
    return robot


def unreadable(*_: object, **_named: object) -> None:
    raise StoreUnavailableError(path="office.qdp", reason="gone")


def test_no_click_waits_for_roads_that_were_refused_and_the_next_asks_again(
    large: tuple[MapRobot, road_door.RoadDoor],
    gate: Gate,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    robot, door = large
    refused: list[QdPilotError] = []
    robot.page.desk.refused.connect(refused.append)
    take(robot, "pick")
    robot.wait(lambda: door.is_ready)
    with monkeypatch.context() as broken:
        broken.setattr(roads_around, "_read", unreadable)
        robot.page.view.fit(FAR)
        robot.click(ON_FAR)
        robot.wait(lambda: any(isinstance(one, RoadsNotReadError) for one in refused))
        robot.rest()
    waits = robot.page.view.waits
    assert "gone" in str(refused[-1].values["reason"])
    assert waits is not None
    assert not waits.has_any

    robot.click(ON_FAR)
    robot.wait(lambda: bool(robot.page.view.tool.lines))  # one click: a second would let it go

    with monkeypatch.context() as broken:
        broken.setattr(roads_around, "_read", unreadable)
        refused.clear()
        gate.shut()
        robot.page.view.fit(NEAR)
        robot.click(SOUTH)
        robot.tool("trace")
        robot.click(EAST)
        gate.open()
        robot.wait(lambda: bool(refused))
    assert not waits.has_any  # of the tool in the hand; what waits in another does not wait there
    robot.tool("pick")
    robot.wait(lambda: len(robot.page.view.tool.lines) == 2)


def test_roads_refused_when_they_are_read_first_are_read_again_by_the_next_click(
    robot: MapRobot, store: Store, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused: list[QdPilotError] = []
    robot.page.desk.refused.connect(refused.append)

    def begun(*given: Any, apart: bool) -> None:
        given[-1](3, 10)
        unreadable()

    with monkeypatch.context() as broken:
        broken.setattr(road_door, "_look", begun)
        pave(store)
        robot.wait(lambda: bool(refused))
        robot.rest()
    assert [type(one) for one in refused] == [StoreUnavailableError]
    row = robot.page.legend.road_row
    assert "3 / 10" in row._words.text()
    assert row._words.isHidden()  # it goes no further
    robot.tool("pick")
    robot.click(SOUTH)
    robot.wait(lambda: bool(robot.page.view.tool.lines))
    door, view = robot.page._roads, robot.page.view
    gate.shut()
    pave(store, {"新街": [(120.44, 36.08), (120.45, 36.08)]})
    robot.wait(lambda: view.ground.awaits_roads)  # those that are here are no longer all
    gate.open()
    robot.wait(lambda: len(door.roads) == 5)
    assert (door.is_ready, view.ground.awaits_roads) == (True, False)


@pytest.mark.parametrize("many", [20_000, 0])
def test_no_click_meets_a_road_that_is_gone_since_it_was_read(
    robot: MapRobot, store: Store, gate: Gate, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(road_door, "MANY", many)
    pave(store)
    robot.page.view.fit(NEAR)
    take(robot, "pick")
    view, door = robot.page.view, robot.page._roads
    robot.wait(lambda: door.is_ready and view.ground.network is not None)

    gate.shut()
    with store.reading() as reading:
        by, south = reading.all(Person)[0], reading.all(Road)[0]
    with store.writing(by, at=AT) as work:
        work.drop(south)
        work.record("road.drop", south, gone=True)
    robot.wait(lambda: view.ground.awaits_roads)
    robot.click(SOUTH)
    assert not view.tool.lines
    assert robot.page._waiting.has_any, "it counts once the roads are read"

    gate.open()
    robot.wait(lambda: door.is_ready and not robot.page._waiting.has_any)
    assert not view.tool.lines
    robot.click(EAST)
    assert view.tool.lines


def test_enter_that_waits_is_let_go_when_the_tool_is_put_down(
    waiting: MapRobot, gate: Gate
) -> None:
    waiting.keys(Qt.Key.Key_Return)
    waiting.page.view.fit(NEAR)
    waiting.click(SOUTH)  # for the sketch after that one
    waiting.tool("polygon")
    gate.open()
    waiting.rest()
    waiting.tool("pick")
    waiting.wait(lambda: bool(waiting.page.view.sketch.corners))
    waiting.rest()

    assert waiting.page.view.tool.names == ("远街",)
    assert waiting.zones() == {}


def is_marked(robot: MapRobot, at: tuple[float, float]) -> bool:
    image = QImage(robot.page.view.size(), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    for one in robot.page.view.overlays:
        one.draw(painter, robot.page.view.view)
    painter.end()
    return image.pixelColor(robot.page.view.view.pixel(at).toPoint() + QPoint(7, 0)).alpha() > 0


def test_escape_lets_go_what_waits_and_only_the_next_leaves_the_tool(waiting: MapRobot) -> None:
    waits, tools = waiting.page.view.waits, waiting.page.tools
    assert waits is not None
    assert waits.has_any
    assert is_marked(waiting, ON_FAR)  # a ring says that the click was taken
    waiting.keys(Qt.Key.Key_Escape)
    assert (waits.has_any, tools.name) == (False, "map.pick")
    assert not is_marked(waiting, ON_FAR)
    waiting.keys(Qt.Key.Key_Escape)
    assert tools.name == "map.select"


def test_clicks_wait_again_after_a_tool_failed(
    waiting: MapRobot, gate: Gate, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken, qtbot.captureExceptions() as faults:
        broken.setattr(PickRoads, "handle", unreadable)
        gate.open()
        waiting.wait(lambda: bool(faults))
    gate.shut()
    waiting.page.view.fit(NEAR)
    waiting.click(SOUTH)
    gate.open()
    waiting.wait(lambda: bool(waiting.page.view.sketch.corners))


def test_a_stretch_that_leaves_what_was_read_is_picked_as_far_as_it_goes(
    large: tuple[MapRobot, road_door.RoadDoor],
) -> None:
    robot, door = large
    take(robot, "pick")
    robot.wait(lambda: door.is_ready)
    assert "横街" not in {one.name for one in door.roads}
    robot.click((120.44, 36.09))
    robot.wait(lambda: bool(robot.page.view.tool.lines))

    assert [one.bounds[::2] for one in robot.page.view.tool.lines] == [(120.3, 120.56)]
    robot.page.view.fit((120.2, 35.9, 120.7, 36.3))  # from so far only what is clicked is read
    robot.click(SOUTH)
    robot.wait(lambda: len(robot.page.view.tool.lines) == 2)
    assert robot.page.view.tool.names == ("长街", "南街")


def test_the_block_that_roads_enclose_is_drawn_and_undone(paved: MapRobot) -> None:
    take(paved, "pick")
    paved.page.panels.draft.made_changed.emit("area")
    paved.click(SOUTH, EAST, NORTH)
    paved.key(Qt.Key.Key_Return)
    assert paved.reads("还没有围成地块")
    paved.click(WEST)
    paved.key(Qt.Key.Key_Return)

    paved.wait(lambda: len(paved.zones()) == 1)
    (drawn,) = paved.zones().values()
    assert drawn.shape.bounds == (120.42, 36.07, 120.46, 36.10)
    paved.tool("undo")
    paved.wait(lambda: not paved.zones())


def test_a_trace_is_previewed_taken_back_and_finished(paved: MapRobot) -> None:
    take(paved, "trace")
    paved.click(SOUTH)
    paved.point(NORTH)
    (ahead,) = paved.page.view.sketch.ways
    assert len(ahead.coords) == 4
    paved.click(EAST, NORTH)
    paved.key(Qt.Key.Key_Backspace)
    assert len(paved.page.view.sketch.ways) == 1
    paved.tool("redo")
    paved.key(Qt.Key.Key_Return)

    paved.wait(lambda: len(paved.zones()) == 1)
    (drawn,) = paved.zones().values()
    route = LineString([SOUTH, (120.46, 36.07), (120.46, 36.10), NORTH])
    assert area_m2(drawn.shape) == pytest.approx(length_m(route) * 30, rel=0.01)


@pytest.mark.parametrize("tool", ["pick", "trace"])
def test_each_click_on_a_road_is_in_the_journal(paved: MapRobot, tool: str) -> None:
    take(paved, tool)
    paved.click(SOUTH)
    paved.click(EAST)
    page = paved.page
    corners = page.view.sketch.corners
    page.document.journal.close()

    (file,) = earlier_files(folder_of(page.desk.office.id))
    (found,) = file.found.sketches
    file.let_go(is_settled=False)
    assert found.corners == corners
    before = page.view.sketch.ways
    page.tools.choose("map.select", None)
    page.tools._waiting.clear()
    assert page._journal._resume(found)
    assert page.view.sketch.ways == before
    paved.key(Qt.Key.Key_Backspace)
    assert page.view.sketch.corners == corners[:1]


def test_without_a_network_it_is_said_where_to_import_one(robot: MapRobot) -> None:
    told: list[str] = []
    robot.page.desk.told.connect(told.append)
    robot.tool("pick")
    robot.click(SOUTH)

    assert "未导入路网" in told[0]
    assert not robot.page.view.sketch.corners


def test_picked_stretches_are_taken_into_the_catalogue(paved: MapRobot, store: Store) -> None:
    take(paved, "list")
    paved.click(SOUTH, EAST)
    assert paved.reads("东街")
    paved.click(EAST)  # let go again
    paved.key(Qt.Key.Key_Return)
    paved.rest()
    form = paved.page.findChild(EntryDialog)
    assert form.value() == Particulars(
        number="1", name="南街", road_class=RoadClass.LOCAL, begins="西街", ends="东街"
    )
    assert any("只取其中一部分：南街" in one.text() for one in form.findChildren(QLabel))
    form._levels[4].setChecked(True)
    form.act.click()
    paved.rest()

    with store.reading() as reading:
        (entry,) = catalogue(reading)
        (row,) = [one for one in reading.audit() if one.act == "road.turn"]
    assert (entry.says.levels, entry.line.bounds) == ((4,), (120.42, 36.07, 120.46, 36.07))
    assert row.person_id
    assert paved.page.view.tool.sketch.corners == ()
    paved.wait(lambda: paved.page.view.ground.network is not None)
    told: list[str] = []
    paved.page.desk.told.connect(told.append)
    paved.click(SOUTH)
    assert told == ["南街此段已在开放道路目录中。"]
    paved.page.document.journal.close()
    assert not earlier_files(folder_of(paved.page.desk.office.id))  # the sketch is done with


def test_roads_are_picked_traced_and_listed_by_keys_alone(paved: MapRobot) -> None:
    paved.keys("Q")
    paved.wait(lambda: paved.page.view.ground.network is not None)
    paved.set_by_keys(SOUTH, EAST, WEST, WEST)
    paved.wait(lambda: paved.reads("南街、东街：2 段"))
    paved.keys(Qt.Key.Key_Return)
    paved.wait(lambda: len(paved.zones()) == 1)
    paved.rest()
    paved.keys("Z", held=Qt.KeyboardModifier.ControlModifier)
    paved.wait(lambda: not paved.zones())

    paved.keys("L")
    paved.set_by_keys(SOUTH, EAST)
    paved.keys(Qt.Key.Key_Return)
    paved.wait(lambda: len(paved.zones()) == 1)
    (drawn,) = paved.zones().values()
    assert drawn.shape.covers(LineString([(120.45, 36.07), (120.46, 36.07), (120.46, 36.08)]))
    paved.rest()

    paved.keys("Q", held=Qt.KeyboardModifier.ShiftModifier)
    paved.go(EAST)
    paved.keys(Qt.Key.Key_Space, held=Qt.KeyboardModifier.ControlModifier)  # the whole road
    paved.wait(lambda: paved.reads("东街"))
    assert len(paved.page.view.tool.pieces) == 3
    paved.keys(Qt.Key.Key_Return)
    paved.wait(lambda: paved.page.findChild(EntryDialog) is not None)
    paved.page.findChild(EntryDialog).reject()
