"""By each way in, an invalid shape stays a draft: its fault is marked, one repair is offered."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
import shapely
from drawn_office import put
from pyproj import Geod
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from qdpilot.exchange.geojson import read
from qdpilot.services.importing import weigh
from ui import shown

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from map_robot import MapRobot

    from qdpilot.services.ports import Store

#: A bow tie whose wings differ; its edges cross once.
BOW = [(120.42, 36.07), (120.46, 36.10), (120.46, 36.07), (120.42, 36.12)]
GEOD = Geod(ellps="GRS80")


def draw(robot: MapRobot, _store: Store, _folder: Path) -> None:
    robot.tool("polygon")
    robot.click(*BOW)
    robot.key(Qt.Key.Key_Return)


def type_in(robot: MapRobot, _store: Store, _folder: Path) -> None:
    robot.tool("type")
    places = robot.page._board.typed.places
    places.setPlainText("\n".join(f"{lon}, {lat}" for lon, lat in BOW))
    QTest.keyClick(places, Qt.Key.Key_Return)
    robot.key(Qt.Key.Key_Return)


def paste_wkt(robot: MapRobot, _store: Store, _folder: Path) -> None:
    QGuiApplication.clipboard().setText(shapely.Polygon(BOW).wkt)
    robot.tool("paste")


def paste_geojson(robot: MapRobot, _store: Store, _folder: Path) -> None:
    QGuiApplication.clipboard().setText(json.dumps(_geometry()))
    robot.tool("paste")


def import_file(robot: MapRobot, store: Store, folder: Path) -> None:
    path = folder / "区域.geojson"
    feature = {"type": "Feature", "properties": {"name": "导入"}, "geometry": _geometry()}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), "utf-8")
    report = weigh([read(path)])
    assert report.counts["draft"] == 1
    put(store, *report.zones)
    robot.wait(lambda: len(robot.page.document.plan) == 1)
    robot.page.choose_zone(report.zones[0].id)


def _geometry() -> dict[str, object]:
    return {"type": "Polygon", "coordinates": [[*BOW, BOW[0]]]}


@pytest.mark.parametrize("way", [draw, type_in, paste_wkt, paste_geojson, import_file])
def test_an_invalid_shape_is_a_draft_with_its_fault_marked_and_one_repair(
    way: Callable[[MapRobot, Store, Path], None], robot: MapRobot, store: Store, tmp_path: Path
) -> None:
    way(robot, store, tmp_path)
    robot.wait(lambda: len(robot.zones()) == 1)
    robot.wait(lambda: robot.reads("边界自相交"))

    (drawn,) = robot.zones().values()
    assert not drawn.shape.is_valid
    assert shapely.get_num_coordinates(drawn.shape) == 5
    a, b, c, d, _ = drawn.shape.exterior.coords
    crossing = shapely.LineString([a, b]).intersection(shapely.LineString([c, d]))
    assert robot.page.view.scene.fault == pytest.approx((crossing.x, crossing.y), abs=1e-6)
    wings = (shapely.Polygon([*edge, crossing]) for edge in ((a, d), (b, c)))
    left, right = (abs(GEOD.geometry_area_perimeter(one)[0]) for one in wings)
    before, after = shown.area(abs(left - right)), shown.area(left + right)
    robot.wait(lambda: robot.reads(f"面积由 {before} 变为 {after}"))

    robot.press("采用修复")
    robot.wait(lambda: all(one.shape.is_valid for one in robot.zones().values()))
    assert robot.page.view.scene.fault is None
    robot.tool("undo")  # the repair is one step
    robot.wait(lambda: not any(one.shape.is_valid for one in robot.zones().values()))
