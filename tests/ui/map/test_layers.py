"""Layers: tiles under the zones, order and strength, colours by who holds a zone; remembered."""

from __future__ import annotations

import math
import threading
from dataclasses import replace

from drawn_office import put, zone
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QComboBox
from shiboken6 import delete

from qdpilot.exchange.tiles import Tile
from qdpilot.model.errors import UnreadableFileError
from qdpilot.model.road import Road, RoadClass, RoadState
from tests.qdpilot.exchange.test_tiles import mbtiles, png
from tests.ui.conftest import CLERK, REVIEWER
from ui.actions import Actions
from ui.map.anchors import anchor_of
from ui.map.layers import choice, web_tiles
from ui.map.layers.choice import LayerChoice
from ui.map.layers.web_tiles import WebTiles
from ui.map.page import MapPage
from ui.theme import theme

LAND = (120.4633, 36.0871)  # no label, no line there
RED = (220, 30, 30)


def archive(path):
    """Write an archive that is red all over the city at one level."""
    z = 10
    x = int((LAND[0] + 180) / 360 * 2**z)
    y = int((1 - math.asinh(math.tan(math.radians(LAND[1]))) / math.pi) / 2 * 2**z)
    keys = [(z, x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
    return mbtiles(path, dict.fromkeys(keys, png(*RED)))


def color_at(robot, place=LAND):
    robot.rest()
    view = robot.page.view
    view.grab()
    view.fill_all()  # asks for the tiles that it lacks, however slow the machine
    robot.rest()
    view.fill_all()
    color = view.grab().toImage().pixelColor(robot.pixel(place))
    return color.red(), color.green(), color.blue()


def near(one, other):
    return all(abs(a - b) <= 6 for a, b in zip(one, other, strict=True))


def test_tiles_of_a_file_lie_under_the_zones_and_are_remembered(robot, tmp_path, desk):
    layers = robot.page.extras.layers
    plain = color_at(robot)

    layers.add_file(str(archive(tmp_path / "红.mbtiles")))
    robot.rest()
    assert near(color_at(robot), RED)

    entry = layers.choice.stack[0]
    layers.choose(layers.choice.with_entry(0, replace(entry, opacity=0.5)))
    half = [round((a + b) / 2) for a, b in zip(plain, RED, strict=True)]
    assert near(color_at(robot), half)
    layers.choose(layers.choice.with_entry(0, replace(entry, shown=False)))
    assert near(color_at(robot), plain)
    assert choice.load(desk.office.id, desk.person.id) == layers.choice
    assert choice.load("another office", desk.person.id) == LayerChoice()
    layers.close()


def test_roads_lie_over_tiles_until_they_are_moved_below(robot, store, tmp_path, desk):
    import shapely

    line = shapely.LineString([(120.40, LAND[1]), (120.50, LAND[1])])
    road = Road(
        id="r",
        name="r",
        number="1",
        state=RoadState.OPEN,
        road_class=RoadClass.EXPRESSWAY,
        line=line,
    )
    put(store, road)
    robot.wait(lambda: bool(robot.page.picture.roads))
    layers = robot.page.extras.layers
    layers.add_file(str(archive(tmp_path / "红.mbtiles")))
    robot.rest()
    white = theme().color("road").getRgb()[:3]
    assert near(color_at(robot), white)

    layers.choose(layers.choice.moved(0, 1))

    assert near(color_at(robot), RED)
    layers.close()


def test_a_picture_too_large_for_a_tile_is_none_and_others_are_read_as_ever(qapp):
    before = QImageReader.allocationLimit()

    taken, left = (
        web_tiles._content(Tile(picture=png(*RED, edge=edge)), (0, 0, 0), None)
        for edge in (256, 3000)
    )

    assert (taken.width(), left) == (256, None)
    assert web_tiles._content(Tile(picture=b"no picture"), (0, 0, 0), None) is None
    assert QImageReader.allocationLimit() == before  # a saved map is larger than any tile


class Unread:
    """Gives no tile, and says so when it is let."""

    def __init__(self):
        self.gate = threading.Event()

    def tile(self, _z, _x, _y):
        self.gate.wait(30)
        raise UnreadableFileError(path="红.mbtiles", place="—", reason="bad_tile")


def test_a_tile_that_fails_after_its_layer_is_gone_is_nobodys_concern(qtbot, robot, desk):
    source = Unread()
    tiles = WebTiles(source, robot.page.view.view.projection, desk.jobs)
    tiles._ask((0, 0, 0))
    delete(tiles)
    source.gate.set()

    robot.rest()  # what is raised meanwhile fails the test


def test_a_file_that_is_none_is_named_and_a_new_key_is_asked_with(robot, tmp_path, desk):
    refused = []
    desk.refused.connect(refused.append)
    path = tmp_path / "坏.pmtiles"
    path.write_bytes(b"hello")

    layers = robot.page.extras.layers
    layers.add_file(str(path))
    robot.rest()

    assert isinstance(refused[0], UnreadableFileError)
    assert layers.choice == LayerChoice()  # it is not tried again at each start

    layers.service = "http://127.0.0.1:9"  # nobody answers there
    for key in ("wrong", "right"):
        layers.switch_service("vec", key)
        painted = [one for one in robot.page.view._base_layer.stack if one is not None]
        assert [one.source.key for one in painted] == [key, key]
    assert robot.page.view._base_layer.credit == "天地图"
    layers.choose(LayerChoice())


def test_zones_are_coloured_by_who_holds_them_and_lose_their_names(robot, store):
    put(store, zone("甲"))
    robot.wait(lambda: "甲" in robot.page.document.plan)
    panel = robot.page.extras.panel
    robot.page.legend.layers_asked.emit()
    assert panel.isVisible()
    beside = panel.x()
    robot.tool("polygon")  # the legend makes room
    assert panel.x() < beside
    robot.tool("select")
    assert panel.x() == beside
    layer = robot.page.view._zone_layer
    assert layer.colors == {}

    box = panel.findChild(QComboBox)
    box.setCurrentIndex(3)
    robot.rest()

    (color,) = layer.colors.values()
    assert color == theme().color("text3")  # no grant names it
    assert robot.page.extras.layers.key()[0][0] == "in_force"
    assert has_name(robot)
    panel._names.setChecked(False)
    assert not has_name(robot)
    panel._names.setChecked(True)
    assert has_name(robot)


def has_name(robot):
    """Tell whether the one zone has its name on the map."""
    view = robot.page.view
    view._place_names()
    (one,) = robot.page.document.plan
    at = view.view.projection.point(anchor_of(one.shape))
    return any(placed.anchor == at for placed in view._naming.names.placed)


def test_ticks_are_remembered_for_each_person(robot, desk):
    roads, graticule = (robot.page.legend._ticks[one] for one in ("roads", "graticule"))
    shown = []
    robot.page.legend.changed.connect(shown.append)
    roads.click()
    assert not shown[-1].roads

    desk.sit(REVIEWER)
    assert roads.isChecked()
    assert shown[-1].roads
    graticule.click()
    desk.sit(CLERK)

    assert (roads.isChecked(), graticule.isChecked()) == (False, True)
    again = MapPage(desk, Actions(robot.page))  # as the next start makes it
    again.setParent(robot.page)  # and goes with it, whatever it still waits for
    robot.wait(lambda: not again.legend.layers.roads)
    robot.rest()
