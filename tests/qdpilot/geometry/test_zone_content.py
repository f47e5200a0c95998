"""Metres of road and districts in a zone."""

from dataclasses import dataclass

import pytest
import shapely

from qdpilot.geometry.basemap import load_basemap
from qdpilot.geometry.measure import length_m
from qdpilot.geometry.zone_content import districts_of, roads_within, union_area_m2
from qdpilot.model.errors import InvalidShapeError
from qdpilot.model.road import Road, RoadClass, RoadState


def road(name, coordinates, road_class=RoadClass.LOCAL, state=RoadState.OPEN):
    line = shapely.LineString(coordinates)
    return Road(id=name, name=name, road_class=road_class, line=line, state=state)


WEST = shapely.box(120.0, 36.0, 120.1, 36.1)
MIDDLE = shapely.box(120.05, 36.0, 120.15, 36.1)
ALONG = road("along", [(119.9, 36.05), (120.2, 36.05)], RoadClass.ARTERIAL)
AWAY = road("away", [(121, 36), (121.1, 36)])
CLOSED = road("closed", [(120.02, 36.01), (120.04, 36.01)], state=RoadState.CLOSED)


def test_only_what_lies_inside_counts_by_class_and_state():
    found = roads_within([WEST], [ALONG, AWAY, CLOSED])
    inside = length_m(shapely.LineString([(120, 36.05), (120.1, 36.05)]))

    assert found.by_class_m[RoadClass.ARTERIAL] == pytest.approx(inside)
    assert found.by_state_m[RoadState.CLOSED] == pytest.approx(length_m(CLOSED.line))
    assert set(found.stretch_m) == {"along", "closed"}
    assert found.length_m == pytest.approx(inside + length_m(CLOSED.line))


def test_a_road_in_two_zones_counts_once():
    both = roads_within([WEST, MIDDLE], [ALONG]).length_m
    apart = sum(roads_within([zone], [ALONG]).length_m for zone in (WEST, MIDDLE))

    assert both == pytest.approx(length_m(shapely.LineString([(120, 36.05), (120.15, 36.05)])))
    assert apart == pytest.approx(
        both + length_m(shapely.LineString([(120.05, 36.05), (120.1, 36.05)]))
    )


def test_without_roads_or_zones_there_is_no_road():
    assert roads_within([WEST], []).length_m == 0
    assert roads_within([], [ALONG]).length_m == 0


def test_an_invalid_zone_is_refused():
    with pytest.raises(InvalidShapeError):
        roads_within([shapely.Polygon()], [ALONG])


def test_what_two_cover_counts_once():
    assert union_area_m2([WEST, MIDDLE]) == pytest.approx(
        union_area_m2([shapely.box(120.0, 36.0, 120.15, 36.1)]), rel=1e-9
    )


@dataclass(frozen=True)
class District:
    name: str
    shape: shapely.Polygon


def test_districts_come_by_share_and_those_only_touched_do_not():
    east, west = shapely.box(120.08, 35, 121, 37), shapely.box(119, 35, 120.08, 37)
    south = shapely.box(119, 35, 121, 36.0)
    districts = [District("东", east), District("西", west), District("南", south)]

    assert districts_of(WEST, districts) == ("西", "东")


def test_may_fourth_square_lies_in_shinan():
    square = shapely.box(120.380, 36.062, 120.384, 36.065)

    assert districts_of(square, load_basemap().districts) == ("市南区",)
