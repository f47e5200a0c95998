"""Overlap, touch and apart, by the printed tolerance."""

import itertools
from xml.etree import ElementTree as ET

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.ops import split

from qdpilot.geometry.measure import ahead, area_m2
from qdpilot.geometry.overlap import Meet, Tolerance, default_tolerance, meeting, shared_shape
from qdpilot.model.errors import InvalidShapeError

PLACE = st.tuples(st.floats(120, 120.02), st.floats(36, 36.02))
RINGS = (
    st.lists(PLACE, min_size=3, max_size=8)
    .map(shapely.Polygon)
    .filter(lambda one: one.is_valid and one.area > 1e-10)
)


def metres(east, north):
    return (
        ahead((120.3, 36.1), bearing_deg=90, distance_m=east)[0],
        ahead((120.3, 36.1), bearing_deg=0, distance_m=north)[1],
    )


def field(west, south, east, north):
    return shapely.box(*metres(west, south), *metres(east, north))


BASE = field(0, 0, 100, 100)


@pytest.mark.parametrize(
    ("other", "kind"),
    [
        (field(101, 0, 200, 100), Meet.APART),
        (field(100, 0, 200, 100), Meet.TOUCHES),
        (field(100, 100, 200, 200), Meet.TOUCHES),
        (field(99.95, 0, 200, 100), Meet.TOUCHES),  # 5 m², 0.05 m wide: mean width 0.1 less a hair
        (field(99.8, 0, 200, 100), Meet.OVERLAPS),  # 20 m², 0.4 m
        (field(99.2, 99.2, 200, 200), Meet.TOUCHES),  # 0.64 m²
        (field(98.9, 98.9, 200, 200), Meet.OVERLAPS),  # 1.21 m²
        (BASE, Meet.OVERLAPS),
        (field(20, 20, 30, 30), Meet.OVERLAPS),
    ],
    ids=["gap", "edge", "corner", "sliver", "strip", "small", "big enough", "same", "inside"],
)
def test_shapes_meet_as_the_tolerance_says(other, kind):
    assert meeting(BASE, other).kind is kind
    assert meeting(other, BASE).kind is kind


def test_a_sliver_is_told_with_its_area():
    met = meeting(BASE, field(99.95, 0, 200, 100))

    assert met.area_m2 == pytest.approx(5, abs=0.05)
    assert area_m2(met.shape) == pytest.approx(met.area_m2)


def test_each_connected_part_is_judged_by_itself():
    comb = shapely.union_all(
        [field(-50, -50, 150, -10), field(0, -10, 10, 5), field(50, -10, 50.06, 90)]
    )
    met = meeting(BASE, comb)

    assert met.kind is Meet.OVERLAPS
    assert met.area_m2 == pytest.approx(50, abs=0.1)  # the tooth of 10 x 5 m, not the sliver
    assert met.shape.geom_type == "Polygon"


def test_another_tolerance_judges_otherwise():
    strict = Tolerance(area_m2=1, width_m=0.01)

    assert meeting(BASE, field(99.95, 0, 200, 100), strict).kind is Meet.OVERLAPS


def test_the_figures_and_their_source_are_data():
    assert (default_tolerance().area_m2, default_tolerance().width_m) == (1.0, 0.1)
    assert "办公室参数" in default_tolerance().source


@pytest.mark.parametrize(
    "broken",
    [shapely.Polygon([(0, 0), (1, 1), (0, 1), (1, 0)]), shapely.Polygon()],
    ids=["cross", "empty"],
)
def test_an_invalid_or_empty_neighbour_is_named(broken):
    with pytest.raises(InvalidShapeError) as caught:
        meeting(BASE, broken, names=("甲", "乙"))

    assert caught.value.values["name"] == "乙"


@given(RINGS, RINGS)
def test_meeting_is_symmetric_and_shares_what_geos_shares(a, b):
    met, other_way = meeting(a, b), meeting(b, a)
    shared = shapely.intersection(a, b)

    assert met.kind is other_way.kind
    assert met.area_m2 == pytest.approx(other_way.area_m2, rel=1e-6, abs=1e-3)
    assert met.area_m2 <= area_m2(shared) + 1e-6
    assert (
        area_m2(shared) - met.area_m2
        <= 1.0 * max(len(shapely.get_parts(shared)), 1) + 0.2 * shared.length * 1.2e5
    )
    assert (met.kind is Meet.APART) == shapely.disjoint(a, b)


@given(RINGS)
def test_neighbours_that_share_a_border_only_touch(shape):
    line = shapely.LineString([(119, 36.0101), (121, 36.0102)])
    parts = (
        list(shapely.get_parts(shapely.get_parts(split(shape, line))))
        if shape.crosses(line)
        else []
    )

    for first, second in itertools.pairwise(parts):
        assert meeting(first, second).kind is not Meet.OVERLAPS


def test_the_grid_serves_where_floating_overlay_fails(monkeypatch):
    floating = shapely.intersection

    def failing(a, b, grid_size=None):
        if grid_size is None:
            raise shapely.GEOSException("TopologyException")
        return floating(a, b, grid_size=grid_size)

    other = field(50, 50, 200, 200)
    expected = meeting(BASE, other)
    monkeypatch.setattr(shapely, "intersection", failing)
    met = meeting(BASE, other)

    assert met.kind is Meet.OVERLAPS
    assert met.area_m2 == pytest.approx(expected.area_m2, abs=0.1)


def _cases(shared):
    for file in sorted((shared / "samples/hostile/geometry").glob("*.xml")):
        for case in ET.parse(file).getroot().iter("case"):
            a, b = (case.findtext(name) for name in "ab")
            if a and b:
                yield shapely.from_wkt(a.strip()), shapely.from_wkt(b.strip())


def test_the_hostile_overlays_add_up(shared):
    pairs = [(a, b) for a, b in _cases(shared) if a.is_valid and b.is_valid]

    assert pairs
    for a, b in pairs:
        both, either = shared_shape(a, b).area, shapely.union(a, b).area
        assert both + either == pytest.approx(a.area + b.area, rel=1e-9)
