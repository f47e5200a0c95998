"""Faults with their place, repairs with their areas; GEOS's own cases."""

import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from qdpilot.geometry.measure import area_m2
from qdpilot.geometry.validity import REASONS, fault, repair, require_valid, topology_fault
from qdpilot.model.errors import InvalidShapeError

CITY = st.tuples(st.floats(119.5, 121.0), st.floats(35.5, 37.2))


def at_home(wkt):
    """A shape drawn in small numbers, moved to Qingdao: 1 is 0.001 degrees."""
    return shapely.transform(shapely.from_wkt(wkt), lambda xy: xy * 0.001 + (120, 36))


def unfinished(value):
    with np.errstate(invalid="ignore"):  # numpy remarks what this is about
        return shapely.Polygon([(120, 36), (121, value), (121, 37)])


CASES = {
    "self_intersection": ("POLYGON((0 0,1 1,0 1,1 0,0 0))", (0.5, 0.5)),
    "ring_self_intersection": ("POLYGON((0 0,4 0,4 4,2 0,0 4,0 0))", (2, 0)),
    "hole_outside_shell": ("POLYGON((0 0,4 0,4 4,0 4,0 0),(5 5,6 5,6 6,5 5))", (5, 5)),
    "nested_holes": (
        "POLYGON((0 0,9 0,9 9,0 9,0 0),(1 1,8 1,8 8,1 8,1 1),(2 2,3 2,3 3,2 2))",
        (2, 2),
    ),
    "nested_shells": ("MULTIPOLYGON(((0 0,4 0,4 4,0 4,0 0)),((1 1,2 1,2 2,1 1)))", (1, 1)),
    "disconnected_interior": ("POLYGON((0 0,4 0,4 4,0 4,0 0),(2 0,4 2,2 4,0 2,2 0))", None),
    "zero_area": ("POLYGON((0 0,1 1,2 2,0 0))", None),
    "too_few_points": ("POLYGON((0 0,0 0,0 0,0 0))", (0, 0)),
}


@pytest.mark.parametrize("reason", CASES)
def test_a_fault_is_named_and_its_place_marked(reason):
    wkt, place = CASES[reason]
    found = fault(at_home(wkt))

    assert found.reason == reason in REASONS
    if place is not None:
        assert (found.lon, found.lat) == pytest.approx(np.array(place) * 0.001 + (120, 36))
    assert found.error("甲").values["name"] == "甲"


@pytest.mark.parametrize(
    ("shape", "reason"),
    [
        (shapely.Polygon(), "empty"),
        (shapely.MultiPolygon(), "empty"),
        (shapely.Point(120, 36), "not_an_area"),
        (shapely.LineString([(120, 36), (121, 36)]), "not_an_area"),
        (unfinished(np.inf), "not_finite"),
        (unfinished(np.nan), "not_finite"),
        (shapely.Polygon([(120, 36), (121, 36), (121, 90.1)]), "out_of_range"),
        (shapely.Polygon([(179, 36), (181, 36), (181, 37)]), "out_of_range"),
    ],
    ids=str,
)
def test_what_geos_does_not_judge_is_found_too(shape, reason):
    assert fault(shape).reason == reason


def test_a_valid_shape_has_no_fault():
    assert fault(shapely.box(120, 36, 121, 37)) is None
    require_valid(shapely.box(-180, -90, 180, 90), name="earth")


def test_a_refusal_names_the_shape():
    with pytest.raises(InvalidShapeError) as caught:
        require_valid(at_home(CASES["self_intersection"][0]), name="五四广场")

    assert caught.value.values["name"] == "五四广场"
    assert caught.value.values["reason"] == "self_intersection"


def test_a_figure_eight_is_repaired_into_its_lobes():
    offered = repair(at_home("POLYGON((0 0,2 2,0 2,2 0,0 0))"))

    assert fault(offered.shape) is None
    assert offered.area_before_m2 < 1
    assert offered.area_after_m2 == pytest.approx(
        area_m2(at_home("POLYGON((0 0,2 0,2 1,0 1,0 0))")), rel=1e-4
    )


def test_a_spike_falls_away_without_area():
    offered = repair(at_home("POLYGON((0 0,4 0,4 4,4 8,4 4,0 4,0 0))"))

    assert offered.area_after_m2 == pytest.approx(offered.area_before_m2, rel=1e-9)
    assert offered.shape.equals(at_home("POLYGON((0 0,4 0,4 4,0 4,0 0))"))


def test_nothing_is_offered_where_no_area_is_left():
    assert repair(at_home(CASES["zero_area"][0])) is None


@given(st.lists(CITY, min_size=3, max_size=9))
def test_what_is_offered_is_always_valid_and_on_the_grid(corners):
    offered = repair(shapely.Polygon(corners))

    if offered is not None and not offered.shape.is_empty:
        assert fault(offered.shape) is None
        xy = shapely.get_coordinates(offered.shape)
        assert (xy == xy.round(7)).all()


@given(st.lists(CITY, min_size=3, max_size=9))
def test_a_fault_is_found_exactly_where_geos_says_invalid(corners):
    shape = shapely.Polygon(corners)

    assert (fault(shape) is None) == shape.is_valid


def _geos_cases(shared):
    for file in sorted((shared / "samples/hostile/geometry").glob("*.xml")):
        for number, case in enumerate(ET.parse(file).getroot().iter("case")):
            for op in case.iter("op"):
                if op.get("name", "").lower() == "isvalid":
                    text = case.findtext(op.get("arg1", "").lower()).strip()
                    shape = (
                        shapely.from_wkb(text)
                        if re.fullmatch(r"[0-9A-Fa-f\s]+", text)
                        else shapely.from_wkt(text)
                    )
                    yield f"{file.name}:{number}", shape, op.text.strip() == "true"


def test_the_hostile_geometries_have_the_validity_their_files_state(shared):
    cases = list(_geos_cases(shared))

    assert len(cases) >= 4
    assert {name: topology_fault(shape) is None for name, shape, _ in cases} == {
        name: valid for name, _, valid in cases
    }


def test_the_hostile_geometries_are_judged_without_trouble(shared):
    for _, shape, _ in _geos_cases(shared):
        assert fault(shape).reason in {"out_of_range", "not_an_area"}
