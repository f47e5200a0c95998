"""What becomes of a road network: systems, classes, the working area, one row of history."""

from __future__ import annotations

import io
import json
import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from office_of_three import AT, CLERK

from db import open_store
from qdpilot.cli import run
from qdpilot.exchange import roads, roads_child
from qdpilot.exchange.roads import read
from qdpilot.geometry.measure import length_m
from qdpilot.geometry.systems import from_stored
from qdpilot.model.errors import UnknownSystemError
from qdpilot.model.road import Road, RoadClass, RoadState
from qdpilot.rules.road_classes import lanes_of, limit_kmh_of, road_classes
from qdpilot.services.offices import the_office
from qdpilot.services.roads import QINGDAO, import_roads, weigh

SHARED = Path(os.environ.get("QDPILOT_SHARED", Path(__file__).parents[4] / "shared"))
PORTO = SHARED / "samples" / "roads" / "porto_portugal.osm.pbf"
AREA = shapely.box(*QINGDAO)
ROUTE = shapely.LineString([(120.30, 36.07), (120.31, 36.08), (120.33, 36.08)])


class EnoughError(Exception):
    """The person stopped it."""


def network(path, *lines, crs="", **properties):
    """Write lines as GeoJSON."""
    whole = {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": properties,
                "geometry": shapely.geometry.mapping(line),
            }
            for line in lines
        ],
    }
    if crs:
        whole["crs"] = {"type": "name", "properties": {"name": crs}}
    path.write_text(json.dumps(whole), "utf-8")
    return path


def weighed(path, *, area=AREA, crs=""):
    return weigh(read(path, road_classes().fields), area=area, crs=crs)


def roads_of(store):
    with store.reading() as reading:
        return reading.all(Road)


def test_names_class_lanes_and_limit_are_kept(tmp_path):
    tags = {"name": "香港中路\u202e", "highway": "primary", "lanes": 6, "maxspeed": "60"}

    (road,) = weighed(network(tmp_path / "a.geojson", ROUTE, **tags)).roads

    assert (road.name, road.road_class) == ("香港中路", RoadClass.ARTERIAL)
    assert (road.lanes, road.limit_kmh) == (6, 60)
    assert (road.state, road.number) == (RoadState.UNLISTED, "")
    assert road.line.equals(ROUTE)


@pytest.mark.parametrize("crs", ["GCJ-02", "BD-09", "EPSG:4549", "EPSG:4326", "EPSG:4490"])
def test_a_network_in_another_system_comes_to_lie_where_it_is(tmp_path, crs):
    path = network(tmp_path / "a.geojson", from_stored(ROUTE, crs))

    (road,) = weighed(path, crs=crs).roads

    assert shapely.hausdorff_distance(road.line, ROUTE) < 2e-7


def test_gcj02_taken_for_wgs84_would_lie_half_a_kilometre_off(tmp_path):
    path = network(tmp_path / "a.geojson", from_stored(ROUTE, "GCJ-02"))

    (road,) = weighed(path).roads

    off = shapely.LineString([road.line.coords[0], ROUTE.coords[0]])
    assert 300 < length_m(off) < 700


@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_network_without_a_system_is_not_guessed(tmp_path, store):
    import pyogrio

    path = tmp_path / "a.shp"
    wkb = shapely.to_wkb([ROUTE])
    pyogrio.raw.write(path, wkb, [], [], geometry_type="LineString", crs=None)

    with pytest.raises(UnknownSystemError) as refusal:
        import_roads(store, path, by=CLERK, at=AT)
    report = import_roads(store, path, crs="EPSG:4490", by=CLERK, at=AT)

    assert refusal.value.values == {"crs": "unsaid", "path": "a.shp"}
    assert len(report.roads) == 1


def test_rows_that_no_vehicle_uses_or_that_lie_outside_are_counted(tmp_path):
    away = shapely.LineString([(10, 50), (10.1, 50)])
    point = shapely.LineString([(120.3, 36.1), (120.30000001, 36.1)])
    beyond = shapely.LineString([(120.3, 36.1), (190, 36.1)])

    report = weighed(network(tmp_path / "a.geojson", ROUTE, away, point, beyond))
    foot = weighed(network(tmp_path / "b.geojson", ROUTE, highway="footway"))

    assert (report.read, report.accepted, report.rejected) == (4, 1, 3)
    assert report.reasons == {"outside": 1, "empty": 1, "out_of_range": 1}
    assert foot.reasons == {"not_for_vehicles": 1}


coordinates = st.tuples(st.floats(119.0, 121.6), st.floats(35.2, 37.6))
# Where one that runs over itself is cut, GEOS keeps that part once.
paths = (
    st.lists(coordinates, min_size=2, max_size=6).map(shapely.LineString).filter(shapely.is_simple)
)


@given(st.lists(paths, min_size=1, max_size=8))
def test_what_is_taken_is_what_lies_in_the_working_area(tmp_path_factory, lines):
    path = network(tmp_path_factory.mktemp("laws") / "a.geojson", *lines)
    file = _quickly(path)

    report = weigh(file, area=AREA)

    inside = sum(shapely.intersection(one, AREA).length for one in lines)
    assert sum(road.line.length for road in report.roads) == pytest.approx(inside, abs=1e-4)
    assert all(shapely.dwithin(AREA, road.line, 1e-7) for road in report.roads)
    assert report.accepted + sum(report.reasons.values()) == report.read == len(lines)
    assert sum(report.by_class.values()) == len(report.roads)


def _quickly(path):
    """Read without a process of its own: there are a hundred examples."""
    head, numbers = roads_child._plain(roads_child._found(path, road_classes().fields))
    told = json.dumps(head).encode() + b"\n" + b"".join(one.tobytes() for one in numbers)
    return roads._road_file(io.BytesIO(told), path, "", roads.FOR_OTHERS)


def test_an_import_is_one_row_of_history(tmp_path, store):
    path = network(tmp_path / "a.geojson", *[ROUTE] * 30)
    with store.reading() as reading:
        before = len(list(reading.audit()))

    report = import_roads(store, path, by=CLERK, at=AT)

    with store.reading() as reading:
        acts = list(reading.audit())[before:]
    (act,) = acts
    assert act.act == "roads.import"
    assert json.loads(act.detail)["added"] == len(report.roads) == len(roads_of(store)) == 30


def test_a_network_is_added_or_replaced_as_asked_and_the_catalogue_stays(tmp_path, store):
    listed = Road(
        id="listed",
        name="目录路",
        road_class=RoadClass.LOCAL,
        line=ROUTE,
        number="1",
        state=RoadState.OPEN,
    )
    with store.writing(CLERK, at=AT) as work:
        work.record("road.add", work.add(listed))
    path = network(tmp_path / "a.geojson", ROUTE, ROUTE)

    import_roads(store, path, by=CLERK, at=AT)
    import_roads(store, path, by=CLERK, at=AT)
    added = len(roads_of(store))
    report = import_roads(store, path, replaces=True, by=CLERK, at=AT)

    assert (added, report.removed) == (5, 4)
    assert [road.id for road in roads_of(store) if road.number] == ["listed"]
    assert len(roads_of(store)) == 3


def test_a_file_of_which_nothing_is_taken_replaces_nothing(tmp_path, store):
    import_roads(store, network(tmp_path / "a.geojson", ROUTE), by=CLERK, at=AT)
    away = network(tmp_path / "b.geojson", shapely.LineString([(10, 50), (11, 50)]))

    report = import_roads(store, away, replaces=True, by=CLERK, at=AT)

    assert (report.removed, len(report.roads), len(roads_of(store))) == (0, 0, 1)


@pytest.mark.parametrize("phase", ["reading", "weighing", "writing"])
def test_an_import_that_is_stopped_leaves_everything_as_it_was(tmp_path, store, phase):
    path = network(tmp_path / "a.geojson", *[ROUTE] * 30)

    def told(what, done, total):
        if what == phase:
            raise EnoughError

    with pytest.raises(EnoughError):
        import_roads(store, path, replaces=True, by=CLERK, at=AT, told=told)

    assert roads_of(store) == ()


@pytest.mark.skipif(not PORTO.exists(), reason="no shared material; set QDPILOT_SHARED")
def test_a_city_is_imported_into_an_office_of_its_own(store):
    porto = shapely.box(-8.70, 41.13, -8.55, 41.19)
    with store.reading() as reading:
        office = the_office(reading)
    with store.writing(CLERK, at=AT) as work:
        work.record("office.change", work.replace(replace(office, outline=porto)))

    report = import_roads(store, PORTO, by=CLERK, at=AT)

    found = roads_of(store)
    assert report.read == 51_349
    assert len(found) == len(report.roads) > 7_000
    assert report.clipped > 50
    assert set(report.by_class) == set(RoadClass)
    assert shapely.covers(porto.buffer(1e-7), [road.line for road in found]).all()


@pytest.mark.parametrize(
    ("said", "limit"), [("50", 50), ("30 mph", 48), ("PT:urban", None), ("0", None), ("", None)]
)
def test_a_limit_is_taken_in_kmh_or_not_at_all(said, limit):
    assert limit_kmh_of(said) == limit


@given(st.text())
def test_any_text_is_a_sensible_number_of_lanes_or_none(said):
    lanes, limit = lanes_of(said), limit_kmh_of(said)

    assert lanes is None or 1 <= lanes <= 20
    assert limit is None or 1 <= limit <= 200


def test_each_class_and_no_vehicle_have_words_of_their_own():
    table = road_classes()

    assert set(table.known.values()) == set(RoadClass)
    assert table.known.keys().isdisjoint(table.not_for_vehicles)
    assert all(word == word.casefold() for word in [*table.known, *table.not_for_vehicles])


def test_an_office_of_another_city_is_made_and_gets_its_roads_by_command(tmp_path, capsys):
    office = str(tmp_path / "a.qdp")
    city = shapely.LineString([(-8.61, 41.15), (-8.50, 41.15)])
    path = str(network(tmp_path / "a.geojson", city, ROUTE, highway="trunk"))
    area = "--area=-8.75,41.0,-8.55,41.39"

    made = run(["new", office, area, "--area-name", "波尔图", "--plane", "32629"])
    said = capsys.readouterr().err
    with closing(open_store(Path(office))) as store, store.reading() as reading:
        zone = the_office(reading).timezone
    code = run(["roads", "import", office, path, "--json"])
    answer = json.loads(capsys.readouterr().out)
    again = run(["roads", "import", office, path, "--replace", "--json"])
    replaced = json.loads(capsys.readouterr().out)

    assert (made, code, again) == (0, 0, 0)
    assert zone == "Europe/Lisbon"
    assert zone in said  # it was told, not asked for
    assert (answer["read"], answer["accepted"], answer["clipped"]) == (2, 1, 1)
    assert answer["by_class"] == {"expressway": 1}
    assert answer["reasons"] == {"outside": 1}
    assert (replaced["written"], replaced["removed"]) == (1, 1)
    assert run(["check", office]) == 0


@pytest.mark.parametrize(
    "asked",
    [
        ["--area", "1,2,3"],
        ["--area", "3,2,1,4"],
        ["--area", "a,b,c,d"],
        ["--plane", "21454"],
        ["--plane", "4490"],  # geographic
        ["--area=-8.75,41.0,-8.55,41.39", "--plane", "4549"],  # made for another place
        ["--timezone", "Europe/Oporto"],
    ],
)
def test_a_working_area_that_means_nothing_makes_no_office(tmp_path, capsys, asked):
    code = run(["new", str(tmp_path / "a.qdp"), *asked])

    said = capsys.readouterr().err
    assert code == 2
    assert said.count("\n") == 1
    assert not any(word in said for word in ("plane“", "timezone“"))  # in the person's words
    assert not (tmp_path / "a.qdp").exists()


def test_a_network_that_cannot_be_read_makes_no_office(tmp_path, capsys):
    (tmp_path / "a.pbf").write_bytes(b"no")

    code = run(["roads", "import", str(tmp_path / "a.qdp"), str(tmp_path / "a.pbf"), "--json"])

    assert code == 2
    assert json.loads(capsys.readouterr().out).keys() == {"error", "hint"}
    assert not (tmp_path / "a.qdp").exists()
