"""Canonical JSON: the same bytes as the library of RFC 8785, whatever the value."""

from __future__ import annotations

import json

import pytest
import rfc8785
import shapely
from hypothesis import given
from hypothesis import strategies as st

from qdpilot.model.canonical import canonical, content_sha256, dumped
from qdpilot.model.columns import content_sha256_all, records
from qdpilot.model.road import Road, RoadClass
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Vehicle

NUMBERS = (
    st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.floats(-180, 180).map(lambda one: round(one, 7))
)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner),
)


@given(VALUES)
def test_any_json_has_the_bytes_of_the_library(value):
    assert dumped(value) == rfc8785.dumps(value)


@given(NUMBERS)
def test_a_number_alone_has_the_bytes_of_the_library(number):
    assert dumped({"n": [number]}) == rfc8785.dumps({"n": [number]})


@pytest.mark.parametrize(
    "number", [0.0, -0.0, 1e21, 1e16, 1e-5, 1e-7, 120.0, 123456789012345.6, 5e-324, 0.1 + 0.2]
)
def test_a_number_at_the_edge_of_a_way_of_writing_has_the_bytes_of_the_library(number):
    assert dumped(number) == rfc8785.dumps(number)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**53, "\ud800", {"\ud800": 1}])
def test_what_the_library_refuses_is_refused(value):
    with pytest.raises((rfc8785.CanonicalizationError, UnicodeEncodeError)):
        dumped(value)


def test_keys_are_in_the_order_of_their_utf_16_units():
    assert dumped({"\ue000": 1, "\U00010000": 2}).decode().index("\U00010000") == 2


@given(st.lists(st.tuples(st.floats(-180, 180), st.floats(-90, 90)), min_size=2, max_size=9))
def test_a_line_is_geojson_of_seven_decimals(places):
    told = json.loads(canonical(shapely.LineString(places)))

    rounded = [[round(one, 7) + 0.0 for one in place] for place in places]
    assert told["type"] == "LineString"
    assert told["coordinates"] == [pytest.approx(one, abs=1e-9) for one in rounded]


degrees = (
    st.integers(-1_800_000_000, 1_800_000_000).map(lambda one: one / 1e7)
    | st.floats(-180, 180)
    | st.sampled_from([0.0, -0.0, 1.0, -120.0, 1e-7, -1e-9, 0.1 + 0.2])
)
places = st.lists(st.tuples(degrees, degrees), min_size=2, max_size=4)


@given(st.lists(places, min_size=1, max_size=4))
def test_many_roads_have_the_hashes_that_each_has(corners):
    columns = {
        "id": [f"r{at}" for at in range(len(corners))],
        "name": ["路"] * len(corners),
        "road_class": [RoadClass.LOCAL] * len(corners),
        "line": [shapely.LineString(one) for one in corners],
        "lanes": [None] * len(corners),
    }

    made = content_sha256_all(Road, columns)

    assert made == [content_sha256(one) for one in records(Road, columns)]


cars = st.tuples(
    TEXTS | st.just("海信"),
    st.text("AB1", min_size=1, max_size=3),
    st.none() | st.integers(0, 2),
    st.none() | st.dates(),
    st.none() | st.integers(0, 1),
)


@given(st.lists(cars, min_size=1, max_size=6), st.booleans(), st.booleans())
def test_many_vehicles_have_the_hashes_that_each_has(rows, is_one_make, is_wide):
    makes, vins, seats, days, widths = map(list, zip(*rows, strict=True))
    same = {"operator_id": "o", "track": Track.LOW_SPEED, "scenario": "shuttle", "model": "e\u0301"}
    columns = {
        "id": [f"car-{at}" for at in range(len(rows))],
        "vin": vins,
        "seats": seats,
        "insured_until": days,
        **({"width_mm": widths} if is_wide else {}),
    }
    if is_one_make:
        same["make"] = makes[0]
    else:
        columns["make"] = makes

    made = content_sha256_all(Vehicle, columns, same)

    whole = columns | {name: [one] * len(rows) for name, one in same.items()}
    assert made == [content_sha256(one) for one in records(Vehicle, whole)]
