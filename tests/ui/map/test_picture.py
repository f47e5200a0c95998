"""What the map is put together from: projection, tiles, weeks, words, clashes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from shapely import MultiPolygon, Polygon, affinity, box

from qdpilot.clashes.index import Index
from qdpilot.clashes.right import Right
from qdpilot.geometry.basemap import load_basemap
from qdpilot.geometry.measure import leg
from qdpilot.model.right import GrantState
from qdpilot.model.schedule import Schedule, Weekday, Window
from qdpilot.model.zone import Purpose, Zone
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.schedule.now import in_force
from qdpilot.schedule.one_span import span_schedule
from ui.map import canvas
from ui.map.base_layer import BaseLayer
from ui.map.canvas import Canvas
from ui.map.found_clashes import Near, found_clashes, look_round
from ui.map.granted import Granted, Held
from ui.map.ground_shapes import Ground
from ui.map.paths import plane_path
from ui.map.projection import LEVELS, Projection, View
from ui.map.scene import Party, Scene, ShownClash
from ui.map.tile_area import TileArea
from ui.map.tiles import TileLayer
from ui.map.week import MINUTES, Spell, seen_at, spans_of, week_of
from ui.map.words import shared_spans, spans_in_words, times_of
from ui.map.zone_card import ClashCount
from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from qdpilot.services.interruptions import Stretch

HERE = ZoneInfo("Asia/Shanghai")
VIEW = View(projection=Projection(), centre=(0.1, 0.05), level=28, width=800, height=600)
NIGHTS = Schedule(
    start=date(2026, 1, 2),
    end=date(2026, 3, 31),
    windows=(Window(from_min=1320, to_min=360, days=tuple(Weekday(day=day) for day in range(5))),),
)
PLACES = st.tuples(st.floats(119, 122), st.floats(35, 37.5))


# Projection


@given(PLACES, st.sampled_from(LEVELS))
def test_a_place_goes_to_the_screen_and_back(at: tuple[float, float], level: int) -> None:
    view = replace(VIEW, level=level)

    assert view.place(view.pixel(at)) == pytest.approx(at, abs=1e-9)


@given(PLACES, PLACES, st.floats(0, 1))
def test_edges_straight_in_degrees_are_straight_on_screen(
    one: tuple[float, float], other: tuple[float, float], share: float
) -> None:
    between = tuple(a + (b - a) * share for a, b in zip(one, other, strict=True))
    a, b, c = (VIEW.pixel((at[0], at[1])) for at in (one, other, between))

    assert c.x() == pytest.approx(a.x() + (b.x() - a.x()) * share, abs=1e-3)
    assert c.y() == pytest.approx(a.y() + (b.y() - a.y()) * share, abs=1e-3)


@given(st.integers(-6, 6), st.floats(0, 800), st.floats(0, 600))
def test_zooming_keeps_what_is_under_the_pointer(steps: int, x: float, y: float) -> None:
    pointer = QPointF(x, y)

    zoomed = VIEW.zoomed(steps, around=pointer)

    assert zoomed.place(pointer) == pytest.approx(VIEW.place(pointer), abs=1e-9)


def test_a_pixel_is_as_many_metres_as_a_geodesic_across_it() -> None:
    lat = VIEW.place(QPointF(400, 300))[1]
    west, east = VIEW.place(QPointF(350, 300))[0], VIEW.place(QPointF(450, 300))[0]

    assert leg((west, lat), (east, lat)).length_m == pytest.approx(
        100 * VIEW.metres_per_pixel, rel=1e-4
    )


def test_a_fit_shows_all_beside_the_panel() -> None:
    bounds = (120.30, 36.05, 120.50, 36.12)

    view = VIEW.fitted(bounds, margin=20, left=200)

    corners = [view.pixel((lon, lat)) for lon in bounds[::2] for lat in bounds[1::2]]
    assert all(220 <= at.x() <= 780 and 20 <= at.y() <= 580 for at in corners)


def test_a_hole_is_no_part_of_a_path(qapp: QApplication) -> None:
    holed = box(120.0, 36.0, 120.3, 36.3) - box(120.1, 36.1, 120.2, 36.2)
    two = MultiPolygon([holed, box(120.5, 36.0, 120.6, 36.1)])

    path = plane_path(two, VIEW.projection)

    assert path.contains(VIEW.projection.point((120.05, 36.05)))
    assert path.contains(VIEW.projection.point((120.55, 36.05)))
    assert not path.contains(VIEW.projection.point((120.15, 36.15)))


def test_a_city_beyond_the_base_map_does_not_lie_in_the_sea(qapp: QApplication) -> None:
    theme().choose("light")
    layer = BaseLayer(VIEW.projection)
    layer.show_ground(Ground(load_basemap(), VIEW.projection))

    def ground_at(lon: float, lat: float) -> str:
        plane = VIEW.projection.rect((lon, lat, lon + 0.01, lat + 0.01))
        area = TileArea(plane=plane, level=28, scale=64 / plane.width(), ratio=1.0)
        image = QImage(64, 64, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        layer.paint(painter, area)
        painter.end()
        return image.pixelColor(32, 20).name()

    assert ground_at(-8.61, 41.15) == theme().hex("window").lower()  # Porto
    assert ground_at(120.6, 35.9) == theme().hex("sea").lower()
    assert ground_at(120.3, 36.6) != theme().hex("sea").lower()  # land


# Tiles


class _Plain:
    """Paints whole tiles in one colour and counts them."""

    def __init__(self) -> None:
        self.color, self.painted = QColor(10, 200, 30), 0

    def paint(self, painter: QPainter, area: TileArea) -> None:
        painter.fillRect(QRectF(QPointF(0, 0), area.size), self.color)
        self.painted += 1


def _frame(layer: TileLayer, view: View) -> QImage:
    image = QImage(view.width, view.height, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    layer.draw(painter, view)
    painter.end()
    return image


def _colors(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(0, 800, 7) for y in range(0, 600, 7)}


def test_no_frame_is_blank_at_any_scale(qapp: QApplication) -> None:
    layer = TileLayer(_Plain())

    for level in (28, 30, 31, 20, 40, 12):
        assert _colors(_frame(layer, replace(VIEW, level=level))) == {QColor(10, 200, 30).rgb()}


def test_a_frame_in_known_ground_paints_no_tile(qapp: QApplication) -> None:
    source = _Plain()
    layer = TileLayer(source)
    _frame(layer, VIEW)
    layer.fill(float("inf"))
    before = source.painted

    _frame(layer, VIEW)

    assert source.painted == before
    assert not layer.is_wanting


def test_a_change_repaints_its_tiles_and_shows_the_old_until_then(qapp: QApplication) -> None:
    source = _Plain()
    layer = TileLayer(source)
    _frame(layer, VIEW)
    layer.fill(float("inf"))
    old, source.color = source.color.rgb(), QColor(200, 0, 0)

    middle = VIEW.window.center()
    layer.change([QRectF(middle.x(), middle.y(), 1e-6, 1e-6)])
    assert _colors(_frame(layer, VIEW)) == {old}

    layer.fill(float("inf"))
    assert _colors(_frame(layer, VIEW)) == {old, source.color.rgb()}


# Weeks


@given(
    st.integers(0, 1439),
    st.integers(1, 1440),
    st.sets(st.integers(0, 6)),
    st.integers(0, MINUTES - 1),
)
def test_a_week_says_what_the_schedule_says(
    start: int, end: int, days: set[int], minute: int
) -> None:
    if start == end:
        return
    windows = (
        Window(from_min=start, to_min=end, days=tuple(Weekday(day=day) for day in sorted(days))),
    )
    schedule = replace(NIGHTS, windows=windows)
    monday = date(2026, 1, 5)
    at = datetime(2026, 1, 5, tzinfo=HERE) + timedelta(minutes=minute)

    spans = spans_of(schedule, monday, bundled_calendars(), HERE)

    live = any(first <= minute < last for first, last in spans)
    assert live == in_force(schedule, bundled_calendars(), at)


def _granted(zones: list[Zone]) -> dict[str, tuple[Spell, ...]]:
    return {zone.id: (Spell(zone.schedule),) for zone in zones if zone.schedule is not None}


def test_counts_of_a_week_add_up() -> None:
    zones = [_zone("a", NIGHTS), _zone("b", NIGHTS), _zone("c", None)]

    week = week_of(zones, _granted(zones), date(2026, 1, 5), bundled_calendars(), HERE)

    assert week.live(23 * 60) == {"a", "b"}
    counts = np.array(week.counts())
    assert counts.max() == 2
    assert counts.sum() == 2 * 5 * 480


def test_a_grant_that_was_suspended_for_a_while_did_not_hold_then() -> None:
    day = Schedule(start=date(2026, 1, 1), end=None, windows=(Window(from_min=360, to_min=1380),))
    monday = datetime(2026, 1, 5, tzinfo=HERE)
    issued = monday + timedelta(hours=7)
    stopped, resumed = (monday + timedelta(hours=9, seconds=one) for one in (59, 123))
    spell = Spell(day, ((None, issued), (stopped, resumed), (issued + timedelta(days=1), None)))
    week = week_of([_zone("a", day)], {"a": (spell,)}, monday.date(), bundled_calendars(), HERE)

    assert week.spans["a"] == ((420, 541), (543, 1380), (1800, 1860))


def test_what_was_done_this_minute_is_shown_at_once() -> None:
    day = Schedule(start=date(2026, 1, 1), end=None, windows=(Window(from_min=360, to_min=1380),))
    monday = datetime(2026, 1, 5, tzinfo=HERE)
    stopped, resumed = (monday + timedelta(hours=9, seconds=one) for one in (59, 123))

    def live(off: Stretch, now: datetime) -> bool:
        granted = seen_at({"a": (Spell(day, (off,)),)}, now)
        week = week_of([_zone("a", day)], granted, monday.date(), bundled_calendars(), HERE)
        return "a" in week.live(now.hour * 60 + now.minute)

    assert not live((stopped, None), stopped)
    assert live((stopped, resumed), resumed)
    assert live((stopped, None), stopped - timedelta(minutes=1))


def test_a_zone_without_calendar_is_unknown_and_not_in_force() -> None:
    schedule = Schedule(
        start=date(2030, 1, 1),
        end=None,
        windows=(Window(from_min=60, to_min=120, calendar="workdays"),),
    )

    zones = [_zone("a", schedule)]
    week = week_of(zones, _granted(zones), date(2030, 1, 7), bundled_calendars(), HERE)

    assert week.unknown == {"a"}
    assert not week.live(90)


# Words


def test_a_label_says_the_windows_and_that_there_are_more(qapp: QApplication) -> None:
    many = replace(
        NIGHTS, windows=(*NIGHTS.windows, *(Window(from_min=h, to_min=h + 9) for h in (600, 700)))
    )

    assert times_of(NIGHTS) == "周一至周五 22:00–次日06:00"
    assert times_of(many, most=1) == "周一至周五 22:00–次日06:00 等"
    assert times_of(replace(NIGHTS, windows=())) == "全天"
    assert times_of(None) == ""


def test_a_label_says_a_closure_of_some_hours_by_its_hours(qapp: QApplication) -> None:
    first = datetime(2026, 11, 30, 7, 28)
    shut = span_schedule(first, first + timedelta(hours=12), "Asia/Shanghai")

    assert times_of(shut) == "2026年11月30日07:28至19:28"


def test_shared_times_cross_midnight_and_the_end_of_the_week(qapp: QApplication) -> None:
    sunday = replace(NIGHTS, windows=(Window(from_min=1350, to_min=270, days=(Weekday(day=6),)),))
    always = replace(NIGHTS, windows=(Window(from_min=0, to_min=1440),))
    tuesdays = replace(NIGHTS, windows=(Window(from_min=1350, to_min=270, days=(Weekday(day=1),)),))

    assert spans_in_words(shared_spans(NIGHTS, tuesdays)) == "周二 22:30–次日04:30"
    assert spans_in_words(shared_spans(sunday, None)) == "周日 22:30–次日04:30"
    assert shared_spans(NIGHTS, sunday) == ()
    assert spans_in_words(shared_spans(None, always)) == "全天"


# Clashes


def _zone(name: str, schedule: Schedule | None, *, shape: Polygon | None = None) -> Zone:
    ground = shape or box(120.40, 36.05, 120.45, 36.10)
    return Zone(
        id=name,
        name=name,
        purpose=Purpose.PILOT_AREA,
        scenario="robotaxi",
        shape=ground,
        schedule=schedule,
    )


def test_a_zone_clashes_with_others_rights_but_not_with_its_own() -> None:
    rights = tuple(
        Right(
            id=name,
            name=name,
            operator_id=name,
            scenario="robotaxi",
            shape=box(120.42, 36.05, 120.50, 36.10),
            schedule=NIGHTS,
        )
        for name in ("mine", "other")
    )
    grants = {
        name: Held((zone_id,), NIGHTS, GrantState.IN_FORCE)
        for name, zone_id in (("mine", "a"), ("other", "b"))
    }
    granted = Granted({one.id: one for one in rights}, grants)

    zone, index = _zone("a", NIGHTS), Index.build(rights, bundled_calendars())
    found = found_clashes(zone, granted, index)

    assert [one.other.id for one in found] == ["other"]
    last = found[0].clash.last
    assert found_clashes(zone, granted, index, now=last - timedelta(minutes=1)) == found
    assert found_clashes(zone, granted, index, now=last) == ()
    assert found[0].clash.first == datetime(2026, 1, 2, 14, tzinfo=UTC)


def _closed(name: str, shape: Polygon) -> Right:
    return Right(id=name, name=name, purpose=Purpose.CLOSURE, shape=shape, schedule=None)


def test_what_only_measures_clashes_with_nothing() -> None:
    closed = _closed("c", box(120.42, 36.05, 120.50, 36.10))
    granted = Granted({"c": closed})
    index = Index.build((closed,), bundled_calendars())

    wanted = [
        len(found_clashes(replace(_zone("a", NIGHTS), purpose=purpose), granted, index))
        for purpose in (Purpose.PILOT_AREA, Purpose.ROADSIDE_COVERAGE, Purpose.CAPACITY_AREA)
    ]

    assert wanted == [1, 0, 0]


def test_who_only_touches_and_who_cannot_be_judged_is_told() -> None:
    """The zone reaches from 120.40 to 120.45 east and 36.05 to 36.10 north."""
    bow = Polygon([(120.41, 36.06), (120.43, 36.08), (120.43, 36.06), (120.41, 36.08)])
    unknown = replace(NIGHTS, windows=(replace(NIGHTS.windows[0], calendar="none"),))
    rights = (
        _closed("近旁", box(120.4499999, 36.05, 120.5, 36.1)),  # 1 cm over its border
        _closed("交叉", bow),
        _closed("远处交叉", affinity.translate(bow, xoff=1)),
        replace(_closed("无日历", box(120.42, 36.06, 120.44, 36.07)), schedule=unknown),
    )
    granted = Granted({one.id: one for one in rights})
    index = Index.build(rights, bundled_calendars())

    found, near = look_round(_zone("a", NIGHTS), granted, index)

    closed = replace(_zone("c", NIGHTS), purpose=Purpose.CLOSURE)
    assert look_round(closed, granted, index)[1] == Near()  # closures are not in their way

    assert found == ()
    assert near == Near(
        touching=("近旁",),
        unjudged=(("交叉", "self_intersection"), ("无日历", "calendar_missing")),
    )


def _shown(name: str, tone: str = "bad") -> ShownClash:
    here, there = (
        Party(id=one, name=one, times="", purpose=Purpose.PILOT_AREA, scenario=None)
        for one in ("a", name)
    )
    shape = box(120.40, 36.05, 120.41, 36.06)
    return ShownClash(parties=(here, there), shape=shape, area="", times="", detail="", tone=tone)


def test_the_callout_stays_with_its_clash_when_others_are_counted_before_it(qtbot: QtBot) -> None:
    made, one, other = Canvas(), _shown("b"), _shown("c")
    qtbot.addWidget(made)
    made.show_scene(Scene(clashes=(one, other)))
    made.pointed_clash = 1

    found = []
    for clashes in ((other, one), (one, other), (one,), (one, other)):
        made.show_scene(Scene(clashes=clashes))
        found.append(made.pointed_clash)

    assert found == [0, 1, None, None]


def test_the_callout_of_a_clash_lies_over_the_scale_bar(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made, drawn = Canvas(), []
    qtbot.addWidget(made)
    made.show_scene(Scene(clashes=(_shown("b"),)))
    made.pointed_clash = 0
    for part in ("draw_callout", "draw_foot"):
        monkeypatch.setattr(canvas, part, lambda *_, name=part, **__: drawn.append(name))

    made.grab()

    assert drawn[-2:] == ["draw_foot", "draw_callout"]


def test_what_is_to_be_shared_is_counted_apart_from_what_clashes(qapp: QApplication) -> None:
    bad, warn = _shown("b"), _shown("c", "warn")

    said = [ClashCount().words(one) for one in ((bad,), (warn,), (bad, warn, bad))]

    assert said == ["1 处冲突", "1 处可共享", "2 处冲突，1 处可共享"]
