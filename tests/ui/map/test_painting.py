"""What is painted tile by tile is what painting it whole gives; outlines made of edges are true."""

from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest
import shapely
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRect
from PySide6.QtGui import QImage, QPainter, QPainterPath
from PySide6.QtWidgets import QWidget
from shapely.ops import substring

from qdpilot.editing.plan import Plan
from qdpilot.geometry.basemap import load_basemap
from qdpilot.model.road import Road, RoadClass
from qdpilot.model.zone import Purpose, Zone
from qdpilot.tools.step import Sketch
from ui.map.backing import _AT_ONCE_S, BackedTiles
from ui.map.canvas import Canvas
from ui.map.edges import STRIP, dashed, edges_of, in_strips
from ui.map.furniture import draw_foot, draw_readout, foot_boxes
from ui.map.over_ground import OverGround
from ui.map.projection import Projection
from ui.map.scene import Party, Scene, ShownClash
from ui.map.selection import draw_work
from ui.map.stand_ins import in_blocks
from ui.map.tile_area import TileArea
from ui.map.zone_edges import painting_order, zone_edges
from ui.map.zone_layer import ZoneLayer
from ui.map.zone_look import look_of_purpose, paint_texture
from ui.theme import theme

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot

FAR = (-1e9, -1e9, 1e9, 1e9)


def zones() -> list[Zone]:
    kinds = ("robotaxi", "delivery", "cleaning", None, "shuttle", "patrol")
    return [
        Zone(
            id=f"z{number}",
            name=f"区域{number}",
            purpose=purpose,
            scenario=kinds[number],
            shape=shapely.Point(120.32 + 0.03 * number, 36.1 + 0.01 * number).buffer(
                0.02, quad_segs=4
            ),
        )
        for number, purpose in enumerate(Purpose)
    ]


def canvas(qtbot: QtBot) -> Canvas:
    made = Canvas()
    qtbot.addWidget(made)
    made.resize(620, 430)
    made.show()
    lines = shapely.linestrings([[[120.2, 36.0 + by], [120.6, 36.2 - by]] for by in (0, 0.03, 0.2)])
    made.show_ground(load_basemap())
    classes = (RoadClass.ARTERIAL, RoadClass.LOCAL, RoadClass.EXPRESSWAY)
    made.show_roads(
        [
            Road(id=str(number), name="", road_class=one, line=line)
            for number, (one, line) in enumerate(zip(classes, lines, strict=True))
        ]
    )
    plan = Plan.of(zones())
    made.show_scene(Scene(plan=plan, live=frozenset({"z0", "z2", "z4"})))
    return made


def tiled(made: Canvas, ratio: float = 1.0) -> QImage:
    """Return the still part of the map, from its tiles, once they are painted."""
    image = blank(made, ratio)
    for _ in range(2):
        painter = QPainter(image)
        made._tiles.draw(painter, made.view)
        painter.end()
        made.fill_all()
    return image


def whole(made: Canvas, ratio: float = 1.0) -> QImage:
    """Return the same, painted in one go."""
    image = blank(made, ratio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    area = TileArea(made.view.level, made.view.window, made.view.scale, ratio)
    made._base_layer.paint(painter, area)
    made._over_ground.paint(painter, area)
    painter.end()
    return image


def blank(made: Canvas, ratio: float) -> QImage:
    image = QImage(made.size() * ratio, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(0)
    return image


def pixels(image: QImage) -> NDArray[np.int64]:
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return rows[:, :, :3].astype(np.int64)


def assert_same(made: Canvas, ratio: float = 1.0) -> None:
    """Compare both; where a shape is cut at a tile a pixel of its edge may come out otherwise."""
    found, wanted = pixels(tiled(made, ratio)), pixels(whole(made, ratio))
    assert share_that_differs(found, wanted) < 0.0005


def share_that_differs(one: NDArray[np.int64], other: NDArray[np.int64]) -> float:
    return float((np.abs(one - other).max(axis=2) > 24).mean())


def at_whole_pixels(made: Canvas) -> None:
    """Look where tiles begin between no two pixels, so that both ways paint the same pixels."""
    corner = made.view.window.topLeft() * made.view.scale
    off = QPointF(corner.x() - round(corner.x()), corner.y() - round(corner.y()))
    made.show_view(made.view.moved(off))


def test_tiles_show_what_painting_all_at_once_shows(qtbot: QtBot) -> None:
    made = canvas(qtbot)
    at_whole_pixels(made)
    assert_same(made)
    before = pixels(whole(made))

    scene = made.scene
    moved = replace(scene.plan["z1"], shape=shapely.box(120.3, 36.14, 120.36, 36.19))
    made.show_scene(replace(scene, plan=scene.plan.put(moved)))
    assert_same(made)
    assert (pixels(whole(made)) != before).any()

    made.show_scene(replace(made.scene, live=frozenset({"z1"}), hidden=frozenset({"z5"})))
    assert_same(made)
    made.show_layers(districts=False, roads=False, graticule=False)
    assert_same(made)
    theme().choose("dark")
    assert_same(made)
    theme().choose("light")
    made.show_layers(districts=True, roads=True, graticule=True)
    assert_same(made)


def test_tiles_are_right_after_every_way_of_looking(qtbot: QtBot) -> None:
    made = canvas(qtbot)
    for by, steps in ((QPointF(0, 0), 0), (QPointF(-300, 90), 0), (QPointF(40, 7), 3)):
        made.show_view(made.view.moved(by).zoomed(steps, around=QPointF(100, 50)))
        at_whole_pixels(made)
        assert_same(made)
    made.resize(760, 300)
    at_whole_pixels(made)
    assert_same(made)
    assert_same(made, ratio=2.0)
    assert_same(made)


def test_the_first_frame_of_a_jump_is_the_map_though_rough(qtbot: QtBot) -> None:
    made = canvas(qtbot)
    at_whole_pixels(made)

    image = blank(made, 1.0)
    painter = QPainter(image)
    made._tiles.draw(painter, made.view)
    painter.end()

    found, wanted = pixels(image), pixels(whole(made))
    assert made._tiles.is_wanting
    assert np.abs(found - wanted).mean() < 6
    assert len(np.unique(found[::8, ::8].reshape(-1, 3), axis=0)) > 50


def frame(made: Canvas) -> NDArray[np.int64]:
    image = blank(made, 1.0)
    painter = QPainter(image)
    made.draw(painter)
    painter.end()
    return pixels(image)


def painted_anew(made: Canvas) -> NDArray[np.int64]:
    made._ground_tiles.clear()
    frame(made)
    made.fill_all()
    return frame(made)


def test_a_pan_copies_one_picture_and_shows_what_painting_anew_shows(qtbot: QtBot) -> None:
    made = canvas(qtbot)
    at_whole_pixels(made)
    sharp = painted_anew(made)
    assert not made._tiles.has_names

    while made.fill_slice(1.0):
        pass
    made._tiles.prepare(made.view)
    assert share_that_differs(frame(made), sharp) < 0.0005
    assert made._tiles.has_names

    made.show_view(made.view.moved(QPointF(37, -21)))
    panned = frame(made)
    assert made._tiles.has_names
    assert not made._tiles.is_wanting
    assert share_that_differs(panned, painted_anew(made)) < 0.0005

    # Into ground not seen before: nothing is laid together while more is painted.
    while made.fill_slice(1.0):
        pass
    made.show_view(made.view.moved(QPointF(-500, 20)))
    frame(made)
    assert made._tiles.is_wanting
    many = len(made._tiles._tiles)
    made._tiles._tile_s = 2.0
    made.fill_slice(0.4)  # not enough for a second
    assert len(made._tiles._tiles) == many + 1
    while made.fill_slice(1.0):
        pass
    panned = frame(made)
    assert not made._tiles.has_names
    assert (frame(made) == panned).all()
    assert made._tiles.has_names
    assert share_that_differs(panned, painted_anew(made)) < 0.0005

    made.hovered = "z2"
    lit = frame(made)
    assert not made._tiles.has_names
    assert (lit != panned).any()
    assert share_that_differs(lit, painted_anew(made)) < 0.0005


def test_no_name_stays_under_what_floats_over_the_map(qtbot: QtBot) -> None:
    made = canvas(qtbot)
    at_whole_pixels(made)
    frame(made)
    made.fill_all()
    many = len(made._naming.names.placed)
    card = QWidget(made)
    card.setGeometry(200, 100, 180, 220)
    card.show()
    assert made._naming.names.meet(made.view, [card.geometry()])

    made.keep_clear()
    made._place_names()
    assert not made._naming.names.meet(made.view, [card.geometry().adjusted(2, 2, -2, -2)])
    assert 0 < len(made._naming.names.placed) < many

    made.show_view(made.view.moved(QPointF(90, 0)))  # others slide under it
    made._place_names()
    assert made._naming.names.meet(made.view, [card.geometry()])
    made.keep_clear()
    made._place_names()
    assert not made._naming.names.meet(made.view, [card.geometry().adjusted(2, 2, -2, -2)])


def test_no_name_stays_under_the_scale_bar_or_the_read_out(qtbot: QtBot) -> None:
    made = canvas(qtbot)
    made.left_inset = 60
    here = zones()[0]

    def boxes() -> tuple[QRect, ...]:
        return foot_boxes(made.view, left=made.left_inset)

    def meet_any() -> bool:
        inner = [box.adjusted(2, 2, -2, -2) for box in boxes()]
        return made._naming.names.meet(made.view, inner)

    def show_names_in(box: QRect) -> None:
        at = shapely.Point(made.view.place(QPointF(box.center())))
        zone = replace(here, shape=at.buffer(0.01, quad_segs=4))
        made.show_scene(Scene(plan=Plan.of([zone]), live=frozenset({"z0"})))
        frame(made)
        made.fill_all()

    for box in boxes():
        show_names_in(box)
        assert meet_any(), "or this shows nothing"
        made.keep_clear()
        made._place_names()
        assert not meet_any()
        made._naming.forget()
        made._naming._covered = ()

    # They cover what is drawn, and nothing of it lies elsewhere.
    at_foot = blank(made, 1.0)
    painter = QPainter(at_foot)
    draw_foot(painter, made.view, None, left=made.left_inset)
    painter.end()
    rows, columns = np.nonzero(pixels(at_foot).any(axis=2))
    assert all(
        any(box.contains(QPoint(x, y)) for box in boxes())
        for x, y in zip(columns.tolist(), rows.tolist(), strict=True)
    )


@given(st.sets(st.tuples(st.just(3), st.integers(-3, 3), st.integers(-3, 3))))
@example({(3, 0, 0), (3, 0, 1), (3, 1, 0), (3, 1, 1), (3, 2, 1)})
def test_oblongs_of_tiles_are_those_tiles_and_a_full_row_is_one(tiles) -> None:
    blocks = in_blocks(tiles)
    spans = [(range(a[1], b[1] + 1), range(a[2], b[2] + 1)) for a, b in blocks]
    assert sorted((3, x, y) for xs, ys in spans for x in xs for y in ys) == sorted(tiles)
    assert in_blocks((3, x, y) for x in range(-2, 3) for y in range(2)) == [((3, -2, 0), (3, 2, 1))]


def test_a_crowd_of_small_zones_looks_as_each_painted_alone(qtbot: QtBot) -> None:
    made = canvas(qtbot)
    places = [(120.2 + 0.03 * (one % 13), 36.0 + 0.02 * (one // 13)) for one in range(117)]
    small = [
        replace(zones()[one % 6], id=f"s{one}", shape=shapely.Point(at).buffer(0.006).normalize())
        for one, at in enumerate(places)
        if zones()[one % 6].purpose in (Purpose.PILOT_AREA, Purpose.TRANSFER_ROUTE)
    ]
    made.show_scene(Scene(plan=Plan.of(small), live=frozenset({"s0", "s7", "s13"})))
    made.show_view(replace(made.view, level=16))
    without = replace(made.scene, hidden=frozenset(one.id for one in small))

    fast = pixels(whole(made))
    made._zone_layer.is_exact = True
    exact = pixels(whole(made))
    made.show_scene(without)
    nothing = pixels(whole(made))

    drawn = np.abs(exact - nothing).max(axis=2) > 24
    assert drawn.sum() > 400
    assert (np.abs(fast - nothing).max(axis=2) > 12)[drawn].mean() > 0.9
    assert np.abs(fast - exact)[drawn].mean() < 30


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(-180, 180), st.integers(-90, 90), st.sampled_from([0.1, 0.15, 2, 9])),
        unique=True,
        max_size=12,
    ),
    st.data(),
)
def test_zones_are_painted_in_one_order_whatever_else_is_there(zones, data):
    some = data.draw(st.lists(st.sampled_from(zones), unique=True)) if zones else []

    def painted(those):
        boxes = np.array([(x, y, x + size, y + size) for x, y, size in those]).reshape(-1, 4)
        return [those[one] for one in painting_order(boxes)]

    every = painted(zones)
    assert sorted(every) == sorted(zones)
    assert all(one[2] * 2 > other[2] for one, other in pairwise(every)), "a larger one over"
    assert painted([one for one in every if one in some]) == [one for one in every if one in some]


def test_outlines_of_edges_look_as_strokes_of_paths_do(qtbot: QtBot) -> None:
    made = canvas(qtbot)
    fast = pixels(whole(made))
    made._zone_layer.is_exact = True
    exact = pixels(whole(made))

    assert (np.abs(fast - exact).max(axis=2) > 60).mean() < 0.004
    assert (fast != exact).any()


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 90), st.integers(0, 90)), min_size=3, max_size=9),
    st.sampled_from([(5.0, 4.0), (9.0, 3.0, 2.0, 3.0)]),
)
@example(
    [(30, 76), (53, 28), (59, 13), (18, 26), (33, 50), (20, 54), (13, 90), (53, 28)], (5.0, 4.0)
)
def test_dashes_lie_where_the_pattern_puts_them_along_a_ring(
    corners: list[tuple[int, int]], pattern: tuple[float, ...]
) -> None:
    ring = shapely.LinearRing(corners)
    edges = edges_of(np.array([ring]))
    found, owners = dashed(edges, pattern, FAR)

    stops = [0.0, *np.cumsum(pattern)]
    wanted = [
        substring(ring, start + begin, min(start + end, ring.length))
        for start in np.arange(0, ring.length, stops[-1])
        for begin, end in zip(stops[:-1:2], stops[1::2], strict=True)
        if start + begin < ring.length
    ]
    drawn = [shapely.LineString(one) for one in found.reshape(-1, 2, 2)]
    assert np.isclose(shapely.length(drawn).sum(), shapely.length(wanted).sum(), atol=1e-6)
    # Each alone: where wanted dashes cross, their union moves them by more than that.
    allowed = shapely.buffer(wanted, 1e-6)
    assert all(shapely.covers(allowed, one).any() for one in drawn)
    for one, owner in zip(drawn, owners, strict=True):
        edge = shapely.LineString(edges.ends[owner].reshape(2, 2))
        assert edge.buffer(1e-6).covers(one)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.floats(-9, 900), st.floats(-60, 60), st.integers(0, 5)), max_size=30),
    st.floats(-2e6, 2e6),
)
def test_edges_in_strips_are_the_same_edges_and_lie_over_each_other_as_their_kinds_do(edges, top):
    ends = np.array([(7.0, y, number, y + by) for number, (y, by, _) in enumerate(edges)])
    kinds = np.array([kind for *_, kind in edges], dtype=np.int64)
    found, runs = in_strips(ends.reshape(-1, 4), kinds, top=top)

    drawn = [(int(row[2]), kind) for kind, begin, end in runs for row in found[begin:end]]
    assert sorted(drawn) == [(number, kind) for number, (*_, kind) in enumerate(edges)]
    # Where strips lie depends on the ground alone, so that tile by tile is as all at once.
    strips = np.floor(((found[:, 1] + found[:, 3]) / 2 + top) / STRIP).tolist()
    told = [(strip, kind) for strip, (_, kind) in zip(strips, drawn, strict=True)]
    assert told == sorted(told)


def test_dashes_made_some_at_a_time_are_those_made_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    edges = edges_of(np.array([shapely.Point(50, 50).buffer(40).exterior] * 2))
    at_once = dashed(edges, (5.0, 4.0), FAR)
    monkeypatch.setattr("ui.map.edges._TOGETHER", 7)
    for some, whole in zip(dashed(edges, (5.0, 4.0), FAR), at_once, strict=True):
        assert np.array_equal(some, whole)


def test_only_what_lies_in_a_zone_is_filled_whether_it_is_one_ring_or_more(qtbot: QtBot) -> None:
    made = canvas(qtbot)
    ring = shapely.box(120.3, 36.05, 120.5, 36.2)
    hole, apart = (
        shapely.box(120.35, 36.08, 120.45, 36.16),
        shapely.box(120.21, 36.05, 120.25, 36.1),
    )

    def painted(shape: shapely.Polygon | shapely.MultiPolygon) -> NDArray[np.int64]:
        zone = replace(zones()[0], shape=shape)
        made.show_scene(Scene(plan=Plan.of([zone]), live=frozenset({"z0"})))
        return pixels(whole(made))

    def at(place: tuple[float, float]) -> tuple[int, int]:
        pixel = made.view.pixel(place)
        return round(pixel.y()), round(pixel.x())

    made.show_layers(districts=False, roads=False, graticule=False)
    full, holed = painted(ring), painted(ring.difference(hole))
    both = painted(shapely.MultiPolygon([ring, apart]))
    inside, rim, aside = (at(one) for one in ((120.4, 36.12), (120.33, 36.12), (120.23, 36.07)))
    assert (full[rim] == holed[rim]).all()
    assert (full[inside] != holed[inside]).any()
    assert (both[rim] == full[rim]).all()
    assert (both[aside] != full[aside]).any()


def test_tiles_kept_for_a_pan_have_no_ground_of_their_own(qtbot: QtBot) -> None:
    made = canvas(qtbot)
    at_whole_pixels(made)
    sharp = painted_anew(made)
    while made.fill_slice(1.0):
        pass

    over, under = made._tiles, made._ground_tiles
    in_view = over._want(made.view)
    assert {key for key in over._tiles if key not in in_view}, "those around are there"
    assert set(under._tiles) <= set(in_view)
    assert len(over._tiles) <= over.kept
    assert share_that_differs(frame(made), sharp) < 0.0005


def test_edges_know_their_zone_and_how_far_along_its_ring_they_start() -> None:
    hole = shapely.Polygon([(0, 0), (4, 0), (4, 4), (0, 4)], [[(1, 1), (1, 2), (2, 2), (2, 1)]])
    both = [replace(zones()[0], shape=hole), replace(zones()[1], shape=shapely.box(6, 0, 7, 1))]

    edges = zone_edges(both, Projection(lon=0, lat=0))

    assert edges.edges.line.tolist() == [0] * 8 + [1] * 4
    assert edges.edges.along.tolist() == [0, 4, 8, 12, 0, 1, 2, 3, 0, 1, 2, 3]
    assert edges.sizes.tolist() == [4, 1]
    assert len(zone_edges([], Projection()).edges.line) == 0
    assert edges.near([1], (5.5, -0.5, 8, 0.5)).line.tolist() == [1, 1, 1]


def test_what_is_painted_in_two_goes_is_what_is_painted_in_one(qtbot: QtBot) -> None:
    made = canvas(qtbot)
    at_whole_pixels(made)
    at_once = painted_anew(made)

    made._ground_tiles.clear()
    made._tiles._took.clear()  # else what is known to be quick is painted at once
    frame(made)
    assert made._tiles.paint_under(made.view)
    assert not made._tiles.paint_under(made.view), "it is there already"
    assert made._tiles.sharpen(made.view)
    assert share_that_differs(frame(made), at_once) < 0.0005

    made._ground_tiles.clear()
    made._tiles._took.clear()  # else what is known to be quick is painted at once
    frame(made)
    assert made._tiles.paint_under(made.view)
    made.show_layers(districts=True, roads=False, graticule=True)  # what was painted is outdated
    made.fill_all()
    other = frame(made)
    made.show_layers(districts=True, roads=True, graticule=True)
    made.fill_all()
    assert (other != at_once).any()
    assert share_that_differs(frame(made), at_once) < 0.0005


def test_what_is_painted_at_once_is_not_painted_twice_and_never_shown_when_outdated(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = canvas(qtbot)
    at_whole_pixels(made)
    sharp = painted_anew(made)

    made._ground_tiles.clear()
    made._tiles._took = dict.fromkeys(range(20), 0.0)  # known to be quick
    assert share_that_differs(frame(made), sharp) < 0.0005
    assert not made._tiles.is_wanting
    with monkeypatch.context() as during:
        during.setattr(made._over_ground, "paint", None)  # whoever paints fails
        made.fill_all()

    made.show_layers(districts=True, roads=False, graticule=True)
    made.fill_all()
    without = frame(made)
    assert share_that_differs(without, sharp) > 0.0005
    assert share_that_differs(without, painted_anew(made)) < 0.0005


def test_one_slow_frame_does_not_make_the_next_ones_rough_but_many_do() -> None:
    tiles = BackedTiles(OverGround(ZoneLayer(Projection()), Projection()))
    for seconds in (0.07, 0.03, 0.05):
        tiles._note_cost(16, seconds)
    assert tiles._took == {4: pytest.approx(0.04)}
    for _ in range(9):
        tiles._note_cost(17, 0.09)
    assert tiles._took == {4: pytest.approx(0.09, rel=0.01)}
    # The first time at a scale, when much is made that stays, does not either.
    tiles._note_cost(24, 0.08)
    tiles._note_cost(28, 0.3)
    assert tiles._took[6] <= _AT_ONCE_S < tiles._took[7]


def test_zones_painted_tile_by_tile_leave_no_trace_on_the_ground_under_them(qtbot: QtBot) -> None:
    made = canvas(qtbot)
    at_whole_pixels(made)
    made._ground_tiles.clear()
    frame(made)
    while made._tiles.fill(time.perf_counter() + 1e-4):  # so short that it paints one at a time
        pass
    with_zones = frame(made)

    made.show_scene(replace(made.scene, hidden=frozenset(one.id for one in zones())))
    made.fill_all()
    without = frame(made)
    assert share_that_differs(without, with_zones) > 0.01
    assert share_that_differs(without, painted_anew(made)) < 0.0005


def test_on_a_small_screen_the_read_out_stands_beside_the_legend(qtbot: QtBot) -> None:
    view, left = replace(canvas(qtbot).view, width=668), 206 + 24
    image = QImage(668, 400, QImage.Format.Format_ARGB32)
    painter = QPainter(image)

    alone = draw_readout(painter, view, (120.3, 36.1))
    beside = draw_readout(painter, view, (120.3, 36.1), left=left)
    painter.end()

    assert alone.left() < left < beside.left()


def test_a_reading_stands_over_the_hatching_and_beside_the_buttons(qtbot: QtBot) -> None:
    """A corner is held at the right edge, over all that it would clash with."""
    made = canvas(qtbot)
    zone = made.scene.plan["z0"]
    place = made.view.place(QPointF(made.width() - 20, 200))
    sketch = Sketch(zone_id="z0", shape=zone.shape, cursor=place, reading="1.0 m")
    party = Party(id="", name="", times="", purpose=Purpose.CLOSURE, scenario=None)
    everywhere = shapely.box(119, 35, 122, 38)
    clash = ShownClash(
        parties=(party, party), shape=everywhere, area="", times="", detail="", tone="bad"
    )
    scene = replace(made.scene, selected="z0", tried=(clash,))
    image = blank(made, 1.0)
    painter = QPainter(image)
    draw_work(painter, made.view, scene, sketch)
    painter.end()

    row = pixels(image)[237]  # below the letters
    chip = theme().color("text")
    dark = np.flatnonzero(np.abs(row - [chip.blue(), chip.green(), chip.red()]).max(axis=1) < 8)

    assert made.width() - 60 < dark.max() < made.width() - 48
    assert len(dark) > 0.95 * (dark.max() - dark.min())


def test_a_closure_that_does_not_hold_is_as_pale_as_other_zones_out_of_force(qtbot: QtBot) -> None:
    theme().choose("light")
    path = QPainterPath()
    path.addRect(0, 0, 80, 80)

    def ink(*, live: bool) -> float:
        image = QImage(80, 80, QImage.Format.Format_RGB32)
        image.fill(theme().color("land"))
        painter = QPainter(image)
        look = look_of_purpose(Purpose.CLOSURE, theme().color("text2"), live=live)
        paint_texture(painter, path, look, origin=QPointF())
        painter.end()
        grey = [image.pixelColor(x, y).lightness() for x in range(80) for y in range(80)]
        return max(grey) * len(grey) - sum(grey)

    assert ink(live=False) < ink(live=True) * 0.4
