"""What a zone holds, against a second library and a count by hand."""

from __future__ import annotations

from collections import Counter

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod

from qdpilot.geometry.along import centre_length_m
from qdpilot.geometry.basemap import load_basemap
from qdpilot.geometry.network import Network
from qdpilot.geometry.zone_holding import RoadIndex, content_of
from qdpilot.model.road import Road, RoadClass, RoadState

GEOD = Geod(ellps="GRS80")
# A grid of streets, a tenth of a minute apart, that share the corners where they meet.
STEP, COUNT, WEST, SOUTH = 0.002, 6, 120.38, 36.10
AXIS = range(COUNT)


def street(name, places, **told):
    line = shapely.LineString([(WEST + STEP * x, SOUTH + STEP * y) for x, y in places])
    return Road(id=name, name=name, line=line, **{"road_class": RoadClass.LOCAL, **told})


ROADS = (
    *(street(f"横{y}", [(x, y) for x in AXIS], road_class=RoadClass.ARTERIAL) for y in AXIS),
    *(
        street(
            f"纵{x}", [(x, y) for y in AXIS], state=RoadState.OPEN if x % 2 else RoadState.CLOSED
        )
        for x in AXIS
    ),
)
INDEX = RoadIndex(Network(ROADS))
BASE = load_basemap()


def content(shape, coverage=()):
    return content_of(shape, INDEX, BASE, coverage, district_line_m=300)


def metres(shape, roads):
    """Return what another library says: pyproj along each piece that shapely leaves."""
    pieces = [shapely.intersection(road.line, shape) for road in roads]
    return sum(abs(GEOD.geometry_length(one)) for one in pieces if not one.is_empty)


@settings(max_examples=40, deadline=None)
@given(st.tuples(*[st.floats(0.05, 4.9)] * 2), st.tuples(*[st.floats(0.3, 4.0)] * 2))
def test_lengths_and_junctions_are_those_of_a_count_by_hand(corner, size):
    west, south = WEST + STEP * corner[0], SOUTH + STEP * corner[1]
    shape = shapely.box(west, south, west + STEP * size[0], south + STEP * size[1])

    found = content(shape)

    assert found.roads.length_m == pytest.approx(metres(shape, ROADS), abs=0.02)
    for road_class in (RoadClass.ARTERIAL, RoadClass.LOCAL):
        roads = [road for road in ROADS if road.road_class is road_class]
        met = found.roads.by_class_m.get(road_class, 0)
        assert met == pytest.approx(metres(shape, roads), abs=0.02)
    ends = Counter(
        places[at + side]
        for places in (list(road.line.coords) for road in ROADS)
        for at in range(len(places) - 1)
        for side in (0, 1)
    )
    inside = [one for one, count in ends.items() if count >= 3 and shape.covers(shapely.Point(one))]
    assert found.junctions == len(inside)
    assert abs(found.area_m2 - abs(GEOD.geometry_area_perimeter(shape)[0])) < 1


def test_open_and_not_open_are_told_by_name():
    whole = shapely.box(WEST - STEP, SOUTH - STEP, WEST + STEP * COUNT, SOUTH + STEP * COUNT)

    found = content(whole)

    assert set(found.open_names) == {"纵1", "纵3", "纵5"}
    assert set(found.not_open_names) == {"纵0", "纵2", "纵4", *(f"横{y}" for y in AXIS)}
    assert found.districts == ("市北区",)


def test_a_road_on_site_is_neither_open_nor_lacking():
    site = street("港内一号路", [(0, 0), (5, 0)], road_class=RoadClass.SITE)
    shape = shapely.box(WEST - 1e-4, SOUTH - 1e-4, WEST + STEP, SOUTH + 1e-4)

    found = content_of(shape, RoadIndex(Network([site])), BASE, (), district_line_m=300)

    assert (found.open_names, found.not_open_names) == ((), ())
    assert found.site_names == ("港内一号路",)


def test_coverage_counts_once_where_two_overlap():
    shape = shapely.box(WEST, SOUTH, WEST + 0.01, SOUTH + 0.01)
    half = shapely.box(WEST, SOUTH, WEST + 0.005, SOUTH + 0.01)
    third = shapely.box(WEST + 0.002, SOUTH, WEST + 0.005, SOUTH + 0.02)

    assert content(shape, (half, third)).coverage_share == pytest.approx(0.5, abs=1e-6)
    assert content(shape).coverage_share == 0


def test_a_district_line_nearby_makes_the_districts_doubtful():
    line = BASE.district_lines
    on_it = shapely.get_point(shapely.get_parts(line)[0], 0).buffer(0.001)
    far = shapely.box(WEST, SOUTH, WEST + 0.001, SOUTH + 0.001)

    assert content(on_it).is_near_district_line
    assert not content(far).is_near_district_line


def test_two_carriageways_are_as_long_as_one_road():
    there = shapely.LineString([(120.40, 36.10), (120.41, 36.10)])
    back = shapely.LineString([(120.41, 36.1001), (120.40, 36.1001)])
    on = shapely.LineString([(120.41, 36.10), (120.42, 36.10)])
    once = abs(GEOD.geometry_length(there))

    assert centre_length_m([there, back]) == pytest.approx(once, rel=1e-4)
    assert centre_length_m([there, back, on]) == pytest.approx(2 * once, rel=1e-4)
    assert centre_length_m([there]) == pytest.approx(once, abs=0.01)
