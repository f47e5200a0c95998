"""The open-road catalogue: taken from the network or from a list, closed with a reason."""

from __future__ import annotations

import json
from dataclasses import replace

import openpyxl
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from office_of_three import APPROVER, AT, CLERK, REVIEWER
from shapely import LineString

from qdpilot.model.errors import (
    FieldError,
    NotFoundError,
    ReasonMissingError,
    RejectedRowsError,
    RoleMissingError,
    StaleError,
    TakenError,
    UnreadableFileError,
    WrongStateError,
)
from qdpilot.model.road import Road, RoadClass, RoadPiece, RoadState
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.services import applications, catalogue, catalogue_file, decisions
from qdpilot.services.assess import assess
from qdpilot.services.catalogue import Particulars
from qdpilot.services.catalogue_file import CatalogueFile, Given
from qdpilot.services.catalogue_import import weigh
from qdpilot.services.catalogue_writing import enter, write
from qdpilot.services.memory_store import MemoryStore
from qdpilot.services.offices import found, new_office
from qdpilot.services.road_users import users

CALENDARS = bundled_calendars()
# A road from west to east in two pieces, its other carriageway ten metres north, three that cross.
WAYS = {
    "w1": ("海尔路", [(120.430, 36.100), (120.450, 36.100)]),
    "w2": ("海尔路", [(120.450, 36.100), (120.470, 36.100)]),
    "w3": ("海尔路", [(120.430, 36.1001), (120.470, 36.1001)]),
    "x1": ("甲路", [(120.435, 36.09), (120.435, 36.11)]),
    "x2": ("乙路", [(120.460, 36.09), (120.460, 36.11)]),
    "x3": ("远路", [(120.60, 36.2), (120.61, 36.2)]),
}
SAYS = Particulars(number="1", name="海尔路", road_class=RoadClass.ARTERIAL, levels=(4,))


@pytest.fixture
def network(store):
    with store.writing(CLERK, at=AT) as work:
        for id, (name, places) in WAYS.items():
            line = LineString(places)
            road = Road(id=id, name=name, road_class=RoadClass.ARTERIAL, line=line)
            work.record("test", work.add(road))
    return store


def whole(*ids):
    return [RoadPiece(road_id=id, version=1, line=LineString(WAYS[id][1])) for id in ids]


def rows(*texts, lines=()):
    names = ("number", "name", "begins", "ends", "hours", "scenarios", "levels", "state")
    given = (
        Given(row=at, texts=dict(zip(names, one, strict=False)), lines=lines)
        for at, one in enumerate(texts, start=2)
    )
    return CatalogueFile(name="目录.xlsx", sha256="0" * 64, rows=tuple(given))


def weighed(store, file):
    with store.reading() as reading:
        return weigh(reading, file, at=AT)


def listed(store):
    with store.reading() as reading:
        return catalogue.catalogue(reading)


def test_roads_of_the_network_become_one_stretch_that_is_open(network):
    entry = enter(network, whole("w1", "w3"), SAYS, by=CLERK, at=AT)

    assert entry.state is RoadState.OPEN
    assert {road.id for road in entry.roads} == {"w1", "w3"}
    assert {road.levels for road in entry.roads} == {(4,)}
    with pytest.raises(WrongStateError):
        enter(network, whole("w1"), SAYS.__class__(**as_dict(number="2")), by=CLERK, at=AT)
    with pytest.raises(TakenError):
        enter(network, whole("w2"), SAYS, by=CLERK, at=AT)
    with pytest.raises(FieldError):
        enter(network, whole("w2"), Particulars(**as_dict(name=" ")), by=CLERK, at=AT)
    with pytest.raises(RoleMissingError):
        enter(network, whole("w2"), SAYS, by=REVIEWER, at=AT)


@settings(max_examples=25, deadline=None)
@given(picked=st.sets(st.integers(0, 4), min_size=1))
def test_of_a_road_that_is_cut_nothing_is_lost_and_nothing_doubled(picked):
    store, corners = (
        MemoryStore(),
        [(round(120.43 + at / 100, 2), 36.1 + at % 2 / 1e3) for at in range(6)],
    )
    found(store, new_office("试办公室"), (CLERK,), at=AT)
    whole_line = LineString(corners)
    with store.writing(CLERK, at=AT) as work:
        road = Road(id="w", name="海尔路", road_class=RoadClass.ARTERIAL, lanes=4, line=whole_line)
        work.record("test", work.add(road))
    pieces = [
        RoadPiece(road_id="w", version=1, line=LineString(corners[at : at + 2])) for at in picked
    ]
    stretch = enter(store, pieces, SAYS, by=CLERK, at=AT)

    with store.reading() as reading:
        roads = reading.all(Road)
    listed_lines = [one.line for one in roads if one.state is RoadState.OPEN]
    assert stretch.line.equals(shapely.union_all([piece.line for piece in pieces]))
    assert shapely.union_all([one.line for one in roads]).equals(whole_line)
    assert sum(one.line.length for one in roads) == pytest.approx(whole_line.length)
    assert len(listed_lines) == len(stretch.roads)
    assert {one.lanes for one in roads} == {4}
    with pytest.raises((StaleError, NotFoundError, WrongStateError)):
        enter(store, pieces, replace(SAYS, number="2"), by=CLERK, at=AT)


def as_dict(**changed):
    told = {"number": "1", "name": "海尔路", "road_class": RoadClass.ARTERIAL}
    return {**told, **changed}


def test_closing_lists_the_live_grants_and_keeps_who_and_why(network, terms):
    enter(network, whole("w1", "w2", "w3"), SAYS, by=CLERK, at=AT)
    enter(network, whole("x3"), Particulars(**as_dict(number="9", name="远路")), by=CLERK, at=AT)
    drafted = applications.draft(network, terms, by=CLERK, at=AT)
    submitted = applications.submit(network, drafted, by=CLERK, at=AT)
    reviewed = applications.review(
        network, submitted, opinion="同意", calendars=CALENDARS, by=REVIEWER, at=AT
    )
    with network.reading() as reading:
        looked = assess(reading, reviewed, CALENDARS, at=AT)
    assert closed_roads(looked.findings) == ("乙路",)
    issued = decisions.grant(
        network, reviewed, looked.seen, reason="示例", calendars=CALENDARS, by=APPROVER, at=AT
    )

    with network.reading() as reading:
        (user,) = users(reading, "1", at=AT)
        assert users(reading, "9", at=AT) == ()
    assert user.grant.id == issued.grant.id
    # Two carriageways from 120.44 to 120.46, by plain degrees.
    metre = 1 / 90_000  # of longitude at 36.1° N
    assert user.length_m == pytest.approx((0.02 + 0.02) / metre, rel=0.01)
    with pytest.raises(ReasonMissingError):
        catalogue.turn(network, "1", RoadState.CLOSED, reason=" ", by=APPROVER, at=AT)
    with pytest.raises(RoleMissingError):
        catalogue.turn(network, "1", RoadState.CLOSED, reason="施工", by=CLERK, at=AT)

    numbers = (user.grant.number,)
    catalogue.turn(
        network, "1", RoadState.CLOSED, reason="施工", grant_numbers=numbers, by=APPROVER, at=AT
    )

    with network.reading() as reading:
        (newest, first) = catalogue.history(reading, "1")
        found = assess(reading, reviewed, CALENDARS, at=AT).findings
    assert (newest.before, newest.after) == (RoadState.OPEN, RoadState.CLOSED)
    assert (newest.person_id, newest.reason, newest.grant_numbers) == (
        APPROVER.id,
        "施工",
        numbers,
    )
    assert first.after is RoadState.OPEN
    assert closed_roads(found) == ("海尔路", "乙路")


def closed_roads(findings):
    (closed,) = [one for one in findings if one.rule == "roads_closed"]
    return closed.values["roads"]


def test_taking_out_gives_the_roads_back_to_the_network(network):
    enter(network, whole("w1"), SAYS, by=CLERK, at=AT)

    catalogue.turn(network, "1", RoadState.UNLISTED, reason="误列", by=APPROVER, at=AT)

    assert listed(network) == ()
    with network.reading() as reading:
        road = reading.get(Road, "w1")
    assert (road.number, road.levels, road.state) == ("", (), RoadState.UNLISTED)


def test_a_list_is_weighed_row_by_row_and_written_all_or_none(network):
    file = rows(
        ("1", "海尔路", "甲路", "乙路", "周一至周五 9:00-16:00", "自动驾驶出租、物流配送", "L4"),
        ("2", "海尔路", "甲路", "甲乙路"),
        ("3", "无此路", "", ""),
        ("1", "甲路", "", ""),
        ("5", "远路", "全线", "", "白天", "", "", "暂停"),
        ("6", "甲路", "", "", "", "飞行"),
        ("7", "甲路", "", "", "", "", "L9"),
        ("", "甲路", "", ""),
        ("8", "甲路", "", "", "", "", "", "半开"),
        ("9", "海尔路", "远路", "甲路"),
    )

    report = weighed(network, file)

    assert [(one.number, one.reason, one.note) for one in report.items] == [
        ("1", "", ""),
        ("2", "unknown_crossing", ""),
        ("3", "unknown_road", ""),
        ("1", "number_taken", ""),
        ("5", "", "times_not_understood"),
        ("6", "unknown_scenario", ""),
        ("7", "unknown_level", ""),
        ("", "no_number", ""),
        ("8", "unknown_state", ""),
        ("9", "no_way_between", ""),
    ]
    with pytest.raises(RejectedRowsError):
        write(network, file, by=CLERK, at=AT)
    assert listed(network) == ()

    write(network, file, good_rows=True, by=CLERK, at=AT)

    one, five = listed(network)
    lons = [lon for road in one.roads for lon, _ in road.line.coords]
    assert min(lons) == pytest.approx(120.435, abs=1e-6)
    assert max(lons) == pytest.approx(120.460, abs=1e-6)
    assert {round(road.line.coords[0][1], 4) for road in one.roads} == {36.1, 36.1001}
    assert one.says.scenarios == ("robotaxi", "delivery")
    assert one.says.open_times.windows[0].from_min == 9 * 60
    assert (five.state, five.says.open_hours, five.says.open_times) == (
        RoadState.PAUSED,
        "白天",
        None,
    )
    # Nothing of the road is lost: what is not listed is still in the network.
    with network.reading() as reading:
        road = reading.all(Road, name="海尔路")
    assert sum(one.line.length for one in road) == pytest.approx(0.08, abs=1e-6)


def test_a_later_row_takes_what_an_earlier_one_left(network):
    file = rows(("1", "海尔路", "甲路", "乙路"), ("2", "海尔路"))

    write(network, file, by=CLERK, at=AT)

    one, two = listed(network)
    length = sum(road.line.length for entry in (one, two) for road in entry.roads)
    assert length == pytest.approx(0.08, abs=1e-6)
    with network.reading() as reading:
        assert {road.state for road in reading.all(Road, name="海尔路")} == {RoadState.OPEN}


def test_a_geojson_brings_its_own_lines_and_takes_the_network_along_them(network, tmp_path):
    feature = {
        "type": "Feature",
        "properties": {"编号": "7", "道路名称": "海尔路", "等级": "主干路", "时段": "全时段"},
        "geometry": {"type": "LineString", "coordinates": [[120.43, 36.1], [120.471, 36.1]]},
    }
    point = {**feature, "geometry": {"type": "Point", "coordinates": [120.4, 36.1]}}
    path = tmp_path / "目录.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature, point]}))

    write(network, catalogue_file.read(path), good_rows=True, by=CLERK, at=AT)

    (entry,) = listed(network)
    assert list(entry.roads[0].line.coords) == [(120.43, 36.1), (120.471, 36.1)]
    assert entry.says.road_class is RoadClass.ARTERIAL
    with network.reading() as reading:
        assert len(reading.all(Road, name="海尔路")) == 1


def test_an_excel_list_is_read_below_its_title(network, tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["青岛市开放测试道路目录（示例）"])
    sheet.append(["序号", "道路名称", "起点", "终点", "道路等级", "开放时段（北京时间）", "备注"])
    sheet.append([1, "海尔路", "甲路", "乙路", "主干路", "9:00-16:00", ""])
    path = tmp_path / "目录.xlsx"
    book.save(path)

    (given,) = catalogue_file.read(path).rows

    assert given.row == 3
    assert (given.texts["number"], given.texts["begins"]) == ("1", "甲路")
    assert given.texts["hours"] == "9:00-16:00"
    book = openpyxl.Workbook()
    book.active.append(["日期", "金额"])
    book.save(path)
    with pytest.raises(UnreadableFileError):
        catalogue_file.read(path)
