"""Importing a road network in the window: offered, asked, followed, told, and seen on the map."""

from __future__ import annotations

import errno
import json
import threading
from dataclasses import replace

import numpy as np
import pytest
import shapely
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from shiboken6 import isValid

from qdpilot.geometry.systems import from_stored
from qdpilot.model.road import Road, RoadState
from qdpilot.services import roads as service
from qdpilot.tools.events import Click
from qdpilot.tools.known_roads import KnownRoads
from qdpilot.tools.pick_roads import PickRoads
from qdpilot.tools.step import NewZone
from ui.actions import Actions
from ui.map import road_door, road_making
from ui.map.page import MapPage
from ui.map.projection import Projection
from ui.map.road_cache import RoadCache
from ui.map.road_door import RoadDoor
from ui.map.roads import import_dialog
from ui.map.roads.import_dialog import ImportDialog

ROUTE = shapely.LineString([(120.40, 36.08), (120.44, 36.08), (120.46, 36.10)])


@pytest.fixture
def page(desk, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    made = MapPage(desk, Actions(window))
    made.setParent(window)
    made.resize(1200, 800)
    window.resize(1200, 800)
    window.show()
    qtbot.waitExposed(window)
    made.show()
    made.shown()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)
    yield made
    made.view.stop()
    qtbot.waitUntil(lambda: not desk.jobs.is_busy)


@pytest.fixture
def network(tmp_path):
    def write(line=ROUTE, *, name="路网.geojson", highway="primary"):
        path = tmp_path / name
        feature = {
            "type": "Feature",
            "properties": {"highway": highway, "name": "香港中路"},
            "geometry": shapely.geometry.mapping(line),
        }
        whole = {"type": "FeatureCollection", "features": [feature, feature]}
        path.write_text(json.dumps(whole), "utf-8")
        return path

    return write


@pytest.fixture
def dialog(page):
    page.legend.import_asked.emit()
    (found,) = page.findChildren(ImportDialog)
    return found


def roads_of(store):
    with store.reading() as reading:
        return reading.all(Road)


def words(widget):
    return " ".join(one.text() for one in widget.findChildren(QLabel) if one.isVisibleTo(widget))


def act(dialog, qtbot, path, *, system=""):
    dialog.choose(str(path))
    dialog.system.choose(system)
    QTest.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not dialog._desk.jobs.is_busy)


def test_without_a_road_the_layers_say_so_and_offer_the_import(page):
    assert "未导入路网" in words(page.legend)


def test_an_imported_network_is_counted_and_drawn(page, dialog, network, store, qtbot):
    act(dialog, qtbot, network())
    qtbot.waitUntil(lambda: len(page.picture.roads) == 2)

    assert "2" in words(dialog.outcome)
    assert len(roads_of(store)) == 2
    assert "未导入路网" not in words(page.legend)
    page.view.fit((120.39, 36.07, 120.47, 36.11))
    assert _road_pixels(page.view) > 500


def _road_pixels(view):
    with_roads = _picture(view)
    view.show_layers(districts=True, roads=False, graticule=True)
    return int((with_roads != _picture(view)).any(axis=2).sum())


def _picture(view):
    view.grab()
    view.fill_all()
    image = view.grab().toImage()
    content = np.frombuffer(image.constBits(), dtype=np.uint8)
    return content.reshape(image.height(), image.width(), 4).copy()


def test_a_network_in_gcj02_comes_to_lie_where_it_is(dialog, network, store, qtbot):
    act(dialog, qtbot, network(from_stored(ROUTE, "GCJ-02")), system="GCJ-02")

    assert shapely.hausdorff_distance(roads_of(store)[0].line, ROUTE) < 2e-7


def test_what_a_wrong_system_would_shift_is_said_in_metres_and_drawn(dialog, qtbot):
    dialog.system.choose("GCJ-02")

    qtbot.waitUntil(lambda: not dialog._desk.jobs.is_busy)
    assert " m" in words(dialog._shift)
    assert dialog._shift._shore.isVisibleTo(dialog)
    assert dialog._shift.grab().width() > 0


def test_a_file_that_cannot_be_read_is_told_under_its_field(dialog, tmp_path, store, qtbot):
    (tmp_path / "路网.pbf").write_bytes(b"no")

    act(dialog, qtbot, tmp_path / "路网.pbf")

    assert "OSM PBF" in words(dialog)
    assert roads_of(store) == ()
    assert dialog.act.isEnabled()


def test_an_import_that_is_cancelled_writes_nothing(dialog, network, store, qtbot, monkeypatch):
    reached, stopped = threading.Event(), threading.Event()
    weigh = service.weigh

    def slow(*arguments, **named):
        reached.set()
        assert stopped.wait(10)
        return weigh(*arguments, **named)

    monkeypatch.setattr(service, "weigh", slow)
    dialog.choose(str(network()))
    QTest.mouseClick(dialog.act, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(reached.is_set)

    stop = next(one for one in dialog.findChildren(QPushButton) if one.text() == "取消")
    QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    stopped.set()
    qtbot.waitUntil(lambda: not dialog._desk.jobs.is_busy)

    assert roads_of(store) == ()
    assert dialog.act.isEnabled()


@pytest.mark.parametrize("presses", [("关闭",), ("取消", "关闭")])
def test_a_network_that_was_written_before_it_could_be_stopped_is_told(
    dialog, network, store, qtbot, monkeypatch, presses
):
    gate = threading.Event()

    def held(*arguments, **named):
        done = service.import_roads(*arguments, **named)
        return gate.wait(10) and done

    monkeypatch.setattr(import_dialog, "import_roads", held)
    dialog.choose(str(network()))
    dialog.act.click()
    qtbot.waitUntil(lambda: len(roads_of(store)) == 2)
    for label in presses:
        next(one for one in dialog.findChildren(QPushButton) if one.text() == label).click()
    gate.set()
    qtbot.waitUntil(lambda: not dialog._desk.jobs.is_busy)

    assert dialog.outcome.isVisible()
    assert "2" in words(dialog.outcome)


def test_a_network_that_is_closed_in_time_is_not_written(
    dialog, network, store, qtbot, monkeypatch
):
    gate = threading.Event()
    weigh = service.weigh
    monkeypatch.setattr(service, "weigh", lambda *a, **named: gate.wait(10) and weigh(*a, **named))
    dialog.choose(str(network()))
    dialog.act.click()
    dialog.reject()
    assert dialog.isVisible()
    assert "正在停止" in words(dialog)
    gate.set()
    qtbot.waitUntil(lambda: not isValid(dialog))

    assert roads_of(store) == ()


def test_a_second_network_may_replace_the_first(page, dialog, network, store, qtbot):
    act(dialog, qtbot, network())
    qtbot.waitUntil(lambda: len(page.picture.roads) == 2)
    dialog.reject()
    page.legend.import_asked.emit()
    second = page.findChildren(ImportDialog)[-1]

    second.replaces.setChecked(True)
    act(second, qtbot, network(highway="secondary"))

    assert {road.road_class.value for road in roads_of(store)} == {"secondary"}


def test_a_prepared_network_is_taken_from_the_cache_until_a_road_changes(
    page, dialog, network, store, desk, qtbot, tmp_path
):
    act(dialog, qtbot, network())
    qtbot.waitUntil(lambda: len(page.picture.roads) == 2)
    (file,) = (tmp_path / "cache").rglob("*.roads")
    cache = RoadCache(file, page.view.view.projection)
    with store.reading() as reading:
        same, state = cache.look(reading)
        by_the_note, again = cache.look(reading)
    elsewhere = RoadCache(file, Projection(lon=121.0))
    with store.writing(desk.person, at=desk.clock()) as work:
        road = work.all(Road)[0]
        work.record("road.change", work.replace(replace(road, name="另一条路")))
    with store.reading() as reading:
        changed, other = cache.look(reading)
        away, _ = elsewhere.look(reading)

    assert [len(level.edges) for level in same.levels] == [
        len(level.edges) for level in page.findChild(RoadDoor).pyramid.levels
    ]
    assert by_the_note is not None
    assert again == state != other
    assert changed is None
    assert away is None


def test_of_a_large_network_only_what_is_followed_is_read(
    page, dialog, network, store, desk, qtbot, monkeypatch
):
    act(dialog, qtbot, network())
    qtbot.waitUntil(lambda: len(page.picture.roads) == 2)
    monkeypatch.setattr(road_door, "MANY", 0)
    with store.writing(desk.person, at=desk.clock()) as work:
        road = work.all(Road)[0]
        listed = replace(road, id="listed", number="Q-1", state=RoadState.OPEN)
        work.record("road.add", work.add(listed))
    qtbot.waitUntil(lambda: page.findChild(RoadDoor).count == 3)
    door = RoadDoor(desk, page.view, page.legend, page)
    door.refresh()
    qtbot.waitUntil(lambda: door.pyramid is not None)
    here = Click((120.43, 36.09))

    assert [one.id for one in door.roads] == ["listed"]
    assert (door.count, door.is_whole) == (3, False)
    for known, told in ((door.known, "roads_preparing"), (KnownRoads(), "no_roads")):
        tool = PickRoads(new=NewZone(id="one", name="一"))
        assert tool.handle(here, page.view.ground.with_roads(known)).told == told


@pytest.mark.parametrize("lacking", ["place", "process"])
def test_roads_are_drawn_though_no_process_can_prepare_and_keep_them(
    page, dialog, network, qtbot, tmp_path, monkeypatch, lacking
):
    monkeypatch.setattr(road_door, "MANY", 0)
    file = tmp_path / "cache" / "qdpilot" / "roads" / f"{page.desk.office.id}.roads"
    file.unlink()
    if lacking == "place":
        file.mkdir()  # nothing can be written there
    else:
        monkeypatch.setattr(road_making, "PyramidMaker", _none_can_be_started)
    act(dialog, qtbot, network())

    qtbot.waitUntil(lambda: page.findChild(RoadDoor).count == 2)

    page.view.fit((120.39, 36.07, 120.47, 36.11))
    assert _road_pixels(page.view) > 500


def _none_can_be_started(*_: object, **__: object) -> None:
    raise OSError(errno.EAGAIN, "no more processes")
