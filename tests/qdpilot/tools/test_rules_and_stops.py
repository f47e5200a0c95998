"""Areas by rule against plain shapely; stops and pins as gestures."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, box
from tool_stage import BESIDE, HOLED, NEAR, NEW, PLAN, drive, gesture, one_edit_and_back, zone

from qdpilot.editing.plan import Plan
from qdpilot.geometry.area_rule import Sources, area_by, digest_of, is_same
from qdpilot.geometry.basemap import District
from qdpilot.geometry.measure import area_m2, perimeter_m
from qdpilot.geometry.plane import Plane, buffer_m, corridor
from qdpilot.model.comment import CommentOn
from qdpilot.model.zone import AreaRule, Stop, Take
from qdpilot.tools.combine import Combine, How
from qdpilot.tools.events import Back, Cancel, Click, Delete, Drag, Finish, Forward, Press, Release
from qdpilot.tools.ground import Ground
from qdpilot.tools.pin_comment import PinComment
from qdpilot.tools.place_stops import PlaceStops
from qdpilot.tools.take_area import TakeArea
from qdpilot.tools.zone_sketch import SplitZone

WEST, EAST = box(120.0, 36.0, 120.1, 36.1), box(120.1, 36.0, 120.2, 36.1)
OUTLINE = box(120.0, 36.0, 120.3, 36.1)
ROAD = LineString([(119.95, 36.05), (120.35, 36.05)])
SOURCES = Sources(
    districts={"370202": WEST, "370203": EAST},
    working_area=OUTLINE,
    closures=(box(120.08, 36.02, 120.12, 36.08),),
    open_roads=(ROAD,),
)
DISTRICTS = tuple(
    District(name=code, adcode=code, shape=MultiPolygon([shape]), label=(0.0, 0.0))  # type: ignore[list-item]
    for code, shape in SOURCES.districts.items()
)
GROUND = Ground(PLAN, (), DISTRICTS)
IN_WEST, IN_EAST = (120.05, 36.05), (120.15, 36.05)


@given(
    take=st.sampled_from(Take),
    codes=st.sets(st.sampled_from(["370202", "370203"])),
    less=st.booleans(),
    around=st.sampled_from([0, 150]),
    half=st.sampled_from([10, 40]),
    buffer=st.sampled_from([0, 120, -120]),
)
@settings(max_examples=50, deadline=None)
def test_a_rule_takes_what_plain_overlays_take(
    take: Take, codes: set[str], less: bool, around: int, half: int, buffer: int
) -> None:
    rule = AreaRule(
        take=take,
        districts=tuple(sorted(codes)),
        half_width_m=half,
        less_closures=less,
        around_closures_m=around,
        buffer_m=buffer,
    )
    found = area_by(rule, SOURCES)

    limit = shapely.union_all([SOURCES.districts[code] for code in codes])
    limit = (
        OUTLINE
        if take is Take.WORKING_AREA or (not codes and take is not Take.DISTRICTS)
        else limit
    )
    expected = limit
    if take is Take.OPEN_ROADS:
        along = corridor(shapely.intersection(ROAD, limit), half, plane=Plane())
        expected = shapely.intersection(along, limit)
    if buffer and not expected.is_empty:
        expected = buffer_m(expected, buffer, plane=Plane())
    if less:
        (closed,) = SOURCES.closures
        expected -= buffer_m(closed, around, plane=Plane()) if around else closed
    assert found.is_valid
    # Stored to seven decimals: each border may lie up to 1 cm beside the exact one.
    apart = shapely.symmetric_difference(found, expected)
    assert area_m2(apart) < 0.01 * perimeter_m(expected) + 1.0


def test_a_new_closure_takes_exactly_itself_off_and_changes_the_digest() -> None:
    rule = AreaRule(take=Take.DISTRICTS, districts=("370202",))
    new = box(120.01, 36.01, 120.02, 36.02)
    before = area_by(rule, SOURCES)
    after = area_by(rule, replace(SOURCES, closures=(*SOURCES.closures, new)))

    assert digest_of(before) != digest_of(after)
    assert digest_of(before) == digest_of(area_by(rule, SOURCES))
    assert is_same(after, before - new)
    assert not is_same(after, before)
    elsewhere = box(121.0, 36.0, 121.1, 36.1)
    unmoved = area_by(rule, replace(SOURCES, closures=(*SOURCES.closures, elsewhere)))
    assert digest_of(unmoved) == digest_of(before)


def worked_out(tool: TakeArea) -> TakeArea:
    return replace(tool, result=(tool.rule, area_by(tool.rule, SOURCES)))


def test_districts_are_clicked_let_go_taken_back_and_made_with_the_rule() -> None:
    start = TakeArea(new=NEW)
    clicks = [Click(IN_WEST, NEAR), Click(IN_EAST, NEAR), Click(IN_WEST, NEAR)]
    tool = drive(start, *clicks, ground=GROUND).tool
    assert tool.codes == ("370203",)  # type: ignore[attr-defined]
    tool = drive(tool, Back(), ground=GROUND).tool
    assert tool.codes == ("370202", "370203")  # type: ignore[attr-defined]
    let_be = drive(tool, Cancel(), Back(), ground=GROUND).tool
    assert let_be.codes == ("370202", "370203")  # type: ignore[attr-defined]
    assert drive(tool, Forward(), ground=GROUND).tool.codes == ("370203",)  # type: ignore[attr-defined]
    assert drive(tool, Finish(), ground=GROUND).told == "rule.computing"

    assert isinstance(tool, TakeArea)
    plan = one_edit_and_back(gesture(worked_out(tool), Finish(), ground=GROUND))
    made = plan["new"]
    assert made.shape == area_by(tool.rule, SOURCES)
    assert made.rule == replace(tool.rule, result_sha256=digest_of(made.shape))


def test_where_there_is_no_district_nothing_is_set() -> None:
    assert (
        drive(TakeArea(new=NEW), Click((125.0, 36.0), NEAR), ground=GROUND).told == "district.none"
    )


STOPPED = replace(
    zone("holed", HOLED),
    stops=(Stop(name="甲", at=(120.02, 36.02)), Stop(name="乙", at=(120.18, 36.02))),
)
STOPS = Ground(
    Plan.of(
        [STOPPED, replace(zone("beside", BESIDE), stops=(Stop(name="丙", at=(120.25, 36.05)),))]
    )
)


def test_a_stop_is_added_moved_and_removed_each_as_one_edit() -> None:
    tool = PlaceStops(words="站点{number}", zone_id="holed")
    at, to = (120.1, 36.01), (120.1, 36.015)
    plan = one_edit_and_back(gesture(tool, Click(at, NEAR), ground=STOPS), STOPS.plan)
    assert plan["holed"].stops == (*STOPPED.stops, Stop(name="站点3", at=at))

    ground = Ground(plan)
    drag = [Press(at, NEAR), Drag(to, NEAR), Release(to, NEAR)]
    moved = one_edit_and_back(gesture(tool, *drag, ground=ground), plan)
    assert moved["holed"].stops[2] == Stop(name="站点3", at=to)

    gone = one_edit_and_back(gesture(tool, Click(at, NEAR), Delete(), ground=ground), plan)
    assert gone["holed"].stops == STOPPED.stops


def test_a_stop_that_is_only_clicked_stays_where_it_is() -> None:
    tool = PlaceStops(words="站点{number}", zone_id="holed")
    at = (120.0204, 36.02)
    steps = gesture(tool, Press(at, NEAR), Release(at, NEAR), ground=STOPS)

    assert not any(one.edit for one in steps)
    assert steps[-1].tool.stop == 0  # type: ignore[attr-defined]


def test_splitting_and_merging_lose_no_stop() -> None:
    line = [Click((120.1, 35.9), NEAR), Click((120.1, 36.3), NEAR), Finish()]
    split = one_edit_and_back(gesture(SplitZone(zone_id="holed"), *line, ground=STOPS), STOPS.plan)
    stops = [stop for one in split for stop in one.stops]
    assert sorted(one.name for one in stops) == ["丙", "乙", "甲"]
    assert all(one.shape.intersects(shapely.Point(stop.at)) for one in split for stop in one.stops)

    both = Combine(how=How.MERGE, zones=("holed",))
    clicks = [Click((120.25, 36.1), NEAR), Finish()]
    merged = one_edit_and_back(gesture(both, *clicks, ground=STOPS), STOPS.plan)
    assert [one.name for one in merged["holed"].stops] == ["甲", "乙", "丙"]


@pytest.mark.parametrize(
    ("at", "on"), [((120.0003, 36.0), CommentOn.CORNER), ((120.1, 36.0003), CommentOn.EDGE)]
)
def test_a_comment_is_pinned_to_what_is_near(at: tuple[float, float], on: CommentOn) -> None:
    step = drive(PinComment(zone_id="holed"), Click(at, NEAR), ground=GROUND)

    pin = step.tool.pin  # type: ignore[attr-defined]
    assert pin.on is on
    assert pin.at[1] == 36.0
    away = drive(PinComment(zone_id="holed"), Click((120.1, 36.1), NEAR), ground=GROUND)
    assert away.told == "edge.none"
