"""Beside drawing: measuring, places to go to, views, versions compared, pictures to scale."""

from __future__ import annotations

import re
import threading
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
import shapely
from drawn_office import put, zone
from pypdfium2 import PdfDocument
from pyproj import Geod
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel

from qdpilot.editing.plan import Plan
from qdpilot.geometry.basemap import load_basemap
from qdpilot.model.errors import StoreUnavailableError
from qdpilot.model.map_view import MapView as NamedView
from qdpilot.model.road import Road, RoadClass, RoadState
from qdpilot.model.zone import Purpose, Zone, ZoneVersion
from qdpilot.services.map_names import MapNames
from tests.ui.conftest import CLERK, NOON
from ui.map import goto_box, picture_dialog, picture_file, road_door
from ui.map.bookmarks import NameDialog
from ui.map.paths import joined
from ui.map.picture_dialog import PictureDialog
from ui.map.picture_file import save
from ui.map.picture_sheet import MARGIN, Sheet, TrueProjection
from ui.map.picture_words import legend_of, names_of
from ui.map.scene import Scene
from ui.theme import theme

GEOD = Geod(ellps="GRS80")
A, B, C = (120.43, 36.08), (120.46, 36.08), (120.46, 36.10)


def test_a_path_is_measured_on_the_ellipsoid(robot):
    extras = robot.page.extras
    robot.tool("measure")
    assert extras.measuring.is_on

    robot.click(A, B, C)
    view = robot.page.view.view
    near = [view.place(robot.pixel(one).toPointF()) for one in (A, B, C)]
    expected = GEOD.line_length(*zip(*near, strict=True))
    assert extras.measuring.measure.length_m == pytest.approx(expected, abs=0.05)
    ring = abs(GEOD.geometry_area_perimeter(shapely.Polygon(near))[0])
    assert extras.measuring.measure.area_m2 == pytest.approx(
        ring, rel=2e-4
    )  # its edges are geodesics
    assert "km" in extras._figures.text()

    robot.key(Qt.Key.Key_Backspace)
    assert len(extras.measuring.measure.places) == 2
    robot.key(Qt.Key.Key_Return)
    assert extras.measuring.measure.is_done
    robot.key(Qt.Key.Key_Escape)
    robot.key(Qt.Key.Key_Escape)
    assert not extras.measuring.is_on
    assert robot.page.tools.name == "map.select"
    assert robot.zones() == {}


def test_one_box_goes_to_coordinate_zone_and_road(robot, store):
    line = shapely.LineString([(120.30, 36.20), (120.32, 36.20)])
    road = Road(
        id="r",
        name="香港中路",
        road_class=RoadClass.ARTERIAL,
        line=line,
        number="12",
        state=RoadState.OPEN,
    )
    put(store, zone("甲"), road)
    robot.wait(lambda: "甲" in robot.page.document.plan and bool(robot.page.picture.roads))
    box = robot.page.extras.goto
    where = robot.page.view

    def go(text, count=1):
        robot.page.registry.action("map.goto").trigger()
        box.field.setText(text)
        robot.rest()
        assert box.list.count() == count
        QTest.keyClick(box.field, Qt.Key.Key_Return)
        robot.rest()
        return where.view.projection.lonlat(where.view.window.center())

    assert go("120.1234, 36.2345") == pytest.approx((120.1234, 36.2345), abs=3e-3)
    middle = go("香港中")
    assert middle[1] == pytest.approx(36.20, abs=5e-3)
    assert robot.page.extras._light.ids == {"r"}
    go("12")
    go("甲")
    assert robot.page.picture.selected == "甲"
    with store.writing(CLERK, at=NOON) as work:
        named = replace(work.get(Road, "r"), name="东海路")
        work.record("road.change", work.replace(named))
    robot.rest()
    go("东海")
    go("香港中", 0)
    robot.page.registry.action("map.goto").trigger()
    box.field.setText("没有这样的地方")
    robot.rest()
    assert box.list.count() == 0
    QTest.keyClick(box.field, Qt.Key.Key_Escape)
    assert box.isHidden()


def test_no_key_waits_for_names_that_are_read_anew(robot, store):
    line = shapely.LineString([(120.30, 36.20), (120.32, 36.20)])
    put(store, zone("甲"), Road(id="r", name="香港中路", road_class=RoadClass.LOCAL, line=line))
    box, go = robot.page.extras.goto, robot.page.registry.action("map.goto").trigger
    go()
    robot.rest()
    before, opened = box._names.known[Road], threading.Event()
    robot.page.desk.jobs.run(partial(opened.wait, 30), lane="lists")  # names come no sooner
    try:
        put(store, zone("乙"))
        box.field.setText("香港")
        robot.wait(lambda: box.list.count() == 1)
        box.field.setText("乙")
        robot.wait(lambda: box.list.count() == 0)
    finally:
        opened.set()
    robot.wait(lambda: box.list.count() == 1)
    assert box._names.known[Road] is before  # no road was changed


def test_the_box_knows_what_another_window_named(robot, store, monkeypatch):
    put(store, zone("甲"))
    box, go = robot.page.extras.goto, robot.page.registry.action("map.goto").trigger
    go()
    robot.rest()
    known = box._names.known[Zone]
    go()
    robot.rest()
    assert box._names.known[Zone] is known  # nobody did anything
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(store, "_listeners", [])  # of another window's commits none is told
        put(store, zone("别处"), zone("别处一"))

    go()
    box.field.setText("别处")
    robot.rest()
    assert box.list.count() == 2
    opened, went = threading.Event(), []
    box.chosen.connect(went.append)
    robot.page.desk.jobs.run(partial(opened.wait, 30), lane="lists")  # names come once chosen
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(store, "_listeners", [])
        put(store, zone("别处零"))
    go()
    box.field.setText("别处")
    try:
        robot.wait(lambda: box.list.count() == 2)
        QTest.keyClick(box.field, Qt.Key.Key_Down)
        chosen = box.list.currentItem().text()
    finally:
        opened.set()
    robot.wait(lambda: box.list.count() == 3)
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    robot.rest()
    assert [one.words for one in went] == [chosen]


def test_a_coordinate_needs_no_names_and_names_that_were_refused_are_read_again(
    robot, store, monkeypatch
):
    put(store, zone("甲"))
    box, go, refused = robot.page.extras.goto, robot.page.registry.action("map.goto").trigger, []
    robot.page.desk.refused.connect(refused.append)

    def locked(*_names, **_named):
        raise StoreUnavailableError(path="office.qdp", reason="locked")

    with monkeypatch.context() as broken:
        broken.setattr(MapNames, "renew", locked)
        go()
        box.field.setText("120.1234, 36.2345")
        robot.wait(lambda: bool(refused))
        QTest.keyClick(box.field, Qt.Key.Key_Return)
        assert box.isHidden()
        go()
        box.field.setText("甲")
        QTest.keyClick(box.field, Qt.Key.Key_Return)  # waits for what is refused
        robot.rest()
    put(store, zone("乙"))
    robot.wait(lambda: box.list.count() == 1)
    assert box.isVisible()  # nobody goes there later
    with monkeypatch.context() as broken:
        broken.setattr(goto_box, "spots", locked)
        box.field.setText("乙")
        robot.rest()
    QTest.keyClick(box.field, Qt.Key.Key_Return)  # looks again
    robot.wait(box.isHidden)


def test_the_box_goes_once_where_the_last_text_leads_and_nowhere_after_escape(robot, store):
    put(store, zone("甲"))
    box, go = robot.page.extras.goto, robot.page.registry.action("map.goto").trigger
    went, opened = [], threading.Event()
    box.chosen.connect(went.append)

    def press(*keys):
        for key in keys:
            QTest.keyClick(box.field, key)

    enter, escape = Qt.Key.Key_Return, Qt.Key.Key_Escape
    go()
    box.field.setText("甲")
    robot.rest()
    robot.page.desk.jobs.run(partial(opened.wait, 30))  # nothing is answered sooner
    try:
        press(enter, enter, escape)
    finally:
        opened.set()
    robot.rest()
    assert went == []
    go()
    box.field.setText("甲")
    robot.rest()
    press(enter, enter)
    robot.rest()
    assert [one.words for one in went] == ["甲"]
    go()
    box.field.setText("甲")
    robot.rest()
    box.field.setText("120.5, 36.2")
    press(enter)  # before its answer is here
    robot.rest()
    assert [one.kind for one in went] == ["zone", "place"]


def test_a_view_is_kept_for_the_office_and_gone_to(robot, store, qtbot):
    view, marks = robot.page.view, robot.page.extras.bookmarks
    view.fit((120.30, 36.05, 120.34, 36.07))
    before = view.view
    marks.ask_name()
    dialog = view.findChild(NameDialog)
    dialog.name.setText("石老人")
    dialog.name.returnPressed.emit()
    dialog.name.returnPressed.emit()
    robot.rest()
    with store.reading() as reading:
        (kept,) = reading.all(NamedView)
        assert len(reading.acts_on(NamedView, kept.id)) == 1
    view.fit((120.50, 36.20, 120.52, 36.22))

    marks.go(kept)

    assert view.view.level == before.level
    assert view.view.centre == pytest.approx(before.centre, abs=1e-5)
    menu = marks.menu((kept,))
    forget = menu.actions()[-1].menu().actions()[0]
    forget.trigger()
    robot.rest()
    menu.deleteLater()
    with store.reading() as reading:
        assert reading.all(NamedView) == ()


def test_two_versions_are_compared_on_the_map_and_in_numbers(robot, store):
    first = shapely.box(120.43, 36.07, 120.45, 36.09)
    now = shapely.box(120.44, 36.07, 120.46, 36.09)
    one = Zone(id="甲", name="甲", purpose=Purpose.PILOT_AREA, shape=now)
    version = ZoneVersion(
        id="v1",
        zone_id="甲",
        number=1,
        name="甲",
        purpose=Purpose.PILOT_AREA,
        shape=first,
        area_m2=1.0,
        frozen_at=NOON,
        frozen_by=CLERK.id,
    )
    put(store, one, version)
    robot.wait(lambda: "甲" in robot.page.document.plan)
    compare = robot.page.registry.action("map.compare")
    assert not compare.isEnabled()
    robot.page.choose_zone("甲")

    compare.trigger()
    robot.rest()

    card = robot.page.extras.compare
    half = abs(GEOD.geometry_area_perimeter(shapely.box(120.43, 36.07, 120.44, 36.09))[0])
    assert card.found.added_m2 == pytest.approx(half, rel=1e-6)
    assert card.found.taken_m2 == pytest.approx(half, rel=1e-6)
    assert card in robot.page.view.overlays
    grabbed = robot.page.view.grab().toImage()
    green = grabbed.pixelColor(robot.pixel((120.4553, 36.0813)))
    red = grabbed.pixelColor(robot.pixel((120.4353, 36.0813)))
    assert green.green() > green.red()
    assert red.red() > red.green()
    robot.page.choose_zone(None)
    assert card.isHidden()
    assert card not in robot.page.view.overlays


@pytest.mark.parametrize("scale", [5_000, 50_000])
def test_a_saved_picture_is_true_to_its_scale(robot, store, tmp_path, scale, monkeypatch):
    monkeypatch.setattr(road_door, "MANY", 0)  # as a large network, of which none was read
    side_m = scale * 0.08  # 80 mm on paper
    lon, lat = 120.45, 36.085
    east = GEOD.fwd(lon, lat, 90, side_m / 2)[0] - lon
    north = GEOD.fwd(lon, lat, 0, side_m / 2)[1] - lat
    square = shapely.box(lon - east, lat - north, lon + east, lat + north)
    roads = [
        Road(
            id=name,
            name=name,
            road_class=RoadClass.LOCAL,
            line=shapely.LineString([(west, lat), (west + 0.001, lat)]),
        )
        for name, west in (("近街", 120.449), ("远街", 121.2))
    ]
    put(store, Zone(id="方", name="方", purpose=Purpose.PILOT_AREA, shape=square), *roads)
    sheets = []
    monkeypatch.setattr(
        picture_dialog,
        "save",
        lambda sheet, path, **more: sheets.append(sheet) or save(sheet, path, **more),
    )
    robot.wait(lambda: "方" in robot.page.document.plan and robot.page.has_roads)
    robot.page.view.fit(square.bounds)
    robot.page.registry.action("map.picture").trigger()
    dialog = robot.page.view.findChild(PictureDialog)
    dialog.scale.choose(scale)
    path = tmp_path / "图.pdf"
    dialog.write(path)
    robot.rest()

    assert robot.page.picture.roads == ()
    assert [one.name for one in sheets[0].roads] == ["近街"]
    with PdfDocument(path) as paper:
        page = paper[0]
        assert [one / 72 * 25.4 for one in page.get_size()] == pytest.approx([297, 210], abs=0.2)
        text = page.get_textpage().get_text_range()
        wide, tall = drawn_square(page)
    assert wide == pytest.approx(80, rel=0.002)
    assert tall == pytest.approx(80, rel=0.002)
    assert re.search(rf"1:{scale // 1000} 000", text)
    assert "CGCS2000" in text
    assert "示意底图" in text


def a_sheet(*zones, **more):
    ids = frozenset(one.id for one in zones)
    return Sheet(
        centre=(120.42, 36.1),
        scale=250_000,
        paper="A4",
        scene=Scene(plan=Plan.of(zones), live=ids, times=dict.fromkeys(ids, "每日 全天")),
        roads=(),
        base=load_basemap(),
        colors={},
        system="",
        title="",
        day="",
        **more,
    )


def test_a_picture_names_what_the_screen_names_clear_of_each_other(robot):
    bay = Zone(
        id="湾",
        name="一区",
        purpose=Purpose.PILOT_AREA,
        scenario="robotaxi",
        shape=shapely.box(120.38, 36.15, 120.45, 36.2),
    )
    lines = names_of(a_sheet(bay))

    assert {"一区", "每日 全天", "黄海", "崂山区", "流亭"} <= {one.words.text for one in lines}
    rooms = [one.room for one in lines]
    assert not any(a.intersects(b) for n, a in enumerate(rooms) for b in rooms[:n])
    assert [one.words.text for one in names_of(a_sheet(bay, with_names=False))] == [
        "一区",
        "每日 全天",
    ]


def test_names_legend_and_north_are_in_the_drawing_itself(robot, tmp_path):
    bare, whole = a_sheet(with_names=False), a_sheet()
    save(bare, tmp_path / "bare.png")
    save(whole, tmp_path / "whole.png")
    bare_ink, ink = (
        QImage(str(tmp_path / name)).scaled(
            1123, 794, mode=Qt.TransformationMode.SmoothTransformation
        )
        for name in ("bare.png", "whole.png")
    )
    margin = MARGIN / 25.4 * 96

    for line in names_of(whole):
        box = line.room.translated(margin, margin).toRect()
        assert bare_ink.copy(box) != ink.copy(box), line.words.text
    north = {ink.pixelColor(1065, y).lightness() < 90 for y in range(45, 70)}
    assert north == {True, False}


def test_a_legend_explains_what_is_on_the_sheet_and_no_more(robot):
    def near(id, west, **more):
        return Zone(id=id, name=id, shape=shapely.box(west, 36.1, west + 0.01, 36.11), **more)

    zones = (
        near("甲", 120.42, purpose=Purpose.PILOT_AREA, scenario="robotaxi"),
        near("乙", 120.44, purpose=Purpose.CLOSURE),
        near("远", 124.0, purpose=Purpose.TEST_FIELD),
    )
    sheet = a_sheet(*zones)
    assert [words for words, _ in legend_of(sheet)] == ["自动驾驶出租", "禁行区"]
    grey = theme().color("text3")
    keyed = replace(sheet, colors={"甲": grey}, key=(("乙方", theme().color("ok")), ("无", grey)))
    assert [words for words, _ in legend_of(keyed)] == ["无", "禁行区"]
    assert legend_of(a_sheet()) == []


def drawn_square(page):
    """Return width and height in millimetres of the zone's outline on a page."""
    import pypdfium2.raw as pdf

    sizes = []
    for one in page.get_objects(filter=[pdf.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = one.get_bounds()
        sizes.append(((right - left) / 72 * 25.4, (top - bottom) / 72 * 25.4))
    near = [one for one in sizes if abs(one[0] - one[1]) < 1 and 78 < one[0] < 82]
    assert near, sizes[:20]
    # The fill has no pen, so that it is the smallest.
    return min(near)


def test_a_picture_has_a_name_proposed_and_overwrites_no_file_unasked(robot, tmp_path, monkeypatch):
    there = tmp_path / "图.svg"
    there.write_text("别人的")
    proposed, answers = [], iter([(str(tmp_path / "图"), "SVG (*.svg)"), ("", "")])

    def ask(_parent, _title, name, *_more):
        proposed.append(name)
        return next(answers)

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    robot.page.registry.action("map.picture").trigger()
    dialog = robot.page.view.findChild(PictureDialog)
    dialog.scale.choose(50_000)
    told = "".join(one.text() for one in dialog.findChildren(QLabel))
    assert "图例" in told
    assert "地名" in told

    dialog.act.click()
    robot.rest()

    assert re.fullmatch(r".+ 1-50000 \d{4}-\d\d-\d\d\.pdf", proposed[0])
    assert proposed[1:] == [str(there)]
    assert there.read_text() == "别人的"


def test_a_picture_is_written_in_each_form_or_refused(robot, tmp_path):
    robot.page.registry.action("map.picture").trigger()
    dialog = robot.page.view.findChild(PictureDialog)
    (tmp_path / "nowhere").write_bytes(b"")
    dialog.write(tmp_path / "nowhere" / "图.svg")
    robot.rest()
    assert "写" in dialog._covers.text()
    dialog.write(tmp_path / "图.png")
    robot.rest()
    image = QImage(str(tmp_path / "图.png"))
    assert (image.width(), image.height()) == (3508, 2480)
    robot.page.registry.action("map.picture").trigger()
    dialog = robot.page.view.findChildren(PictureDialog)[-1]
    dialog.write(tmp_path / "图.svg")
    robot.rest()
    drawing = (tmp_path / "图.svg").read_text("utf-8")
    assert drawing.count("<path") + drawing.count("<polyline") > 5
    assert "示意底图" in drawing
    assert MARGIN > 0
    paper = QImage(1123, 794, QImage.Format.Format_RGB32)
    paper.fill(Qt.GlobalColor.black)
    painter = QPainter(paper)
    QSvgRenderer(str(tmp_path / "图.svg")).render(painter)
    painter.end()
    mm = 1123 / 297
    round_the_map = {paper.pixelColor(int(x * mm), int(5 * mm)).name() for x in range(2, 295)}
    assert round_the_map == {"#ffffff"}  # nothing runs over the frame, clipped or not


def test_a_picture_whose_roads_are_refused_says_so_and_can_be_tried_again(
    robot, tmp_path, monkeypatch
):
    def gone(*_):
        raise StoreUnavailableError(path="office.qdp", reason="gone")

    robot.page.registry.action("map.picture").trigger()
    dialog = robot.page.view.findChild(PictureDialog)
    with monkeypatch.context() as broken:
        broken.setattr(picture_dialog, "_with_roads", gone)
        dialog.write(tmp_path / "图.svg")
        robot.rest()
    assert dialog.act.isEnabled()
    assert "office.qdp" in dialog._covers.text()
    dialog.write(tmp_path / "图.svg")
    robot.rest()
    assert (tmp_path / "图.svg").is_file()


def test_a_picture_given_up_while_it_is_drawn_is_not_written(robot, tmp_path, qtbot, monkeypatch):
    robot.page.registry.action("map.picture").trigger()
    dialog = robot.page.view.findChild(PictureDialog)
    opened = threading.Event()
    robot.page.desk.jobs.run(partial(opened.wait, 30))  # the roads are read no sooner
    with qtbot.captureExceptions() as faults:
        dialog.write(tmp_path / "图.svg")
        with qtbot.waitSignal(dialog.destroyed):
            dialog.reject()
        opened.set()
        robot.rest()
    assert faults == []
    assert list(tmp_path.glob("*.svg")) == []

    (tmp_path / "图.pdf").write_text("从前")
    robot.page.registry.action("map.picture").trigger()
    dialog = robot.page.view.findChildren(PictureDialog)[-1]
    begun, gate, draw = threading.Event(), threading.Event(), picture_file.draw

    def slow(*drawn):
        begun.set()
        draw(*drawn)
        gate.wait(30)

    monkeypatch.setattr(picture_file, "draw", slow)
    dialog.write(tmp_path / "图.pdf")
    robot.wait(begun.is_set)
    dialog.reject()
    gate.set()
    robot.rest()
    assert {one.name: one.read_text() for one in tmp_path.glob("*.pdf")} == {"图.pdf": "从前"}
    assert list(tmp_path.glob(".*.part")) == []


def test_edges_of_a_road_are_one_line_in_a_file_of_shapes():
    street = [(0, 0, 1, 0), (1, 0, 2, 1), (2, 1, 3, 1)]
    apart = [(5, 5, 6, 6)]
    lines = joined(np.array([*street, *apart], dtype=float))
    assert sorted(shapely.get_num_coordinates(one) for one in lines.geoms) == [2, 4]


def test_both_axes_have_the_scale_of_the_ellipsoid():
    for lat in (0.0, 36.1, 60.0):
        plane = TrueProjection(lon=120.0, lat=lat)
        east = GEOD.inv(120.0, lat, 120.001, lat)[2]
        north = GEOD.inv(120.0, lat - 0.0005, 120.0, lat + 0.0005)[2]
        x = plane.point((120.001, lat)).x() * plane.metres
        y = 0.001 * plane.metres
        assert x == pytest.approx(east, rel=1e-6)
        assert y == pytest.approx(north, rel=1e-6)
