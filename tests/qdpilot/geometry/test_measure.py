"""Area, length and legs against pyproj's geodesics over brute-force densified edges."""

import math
import time

import numpy as np
import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st
from pyproj import Geod

from qdpilot.geometry.measure import ahead, area_m2, edge_lengths_m, leg, length_m, perimeter_m
from qdpilot.model.errors import InvalidShapeError

GEODESICS = Geod(ellps="GRS80")
# The surface of GRS 1980: Moritz, Geodetic Reference System 1980, J. Geodesy 74 (2000), 128-162,
# gives the radius of the sphere of equal surface, 6371007.1810 m.
SURFACE_M2 = 4 * math.pi * 6371007.1810**2
CITY = st.tuples(st.floats(119.5, 121.0), st.floats(35.5, 37.2))
# Within a hemisphere and off the poles: geodesic areas are known only up to the whole earth.
ANYWHERE = st.floats(-180, 60).flatmap(
    lambda west: st.lists(
        st.tuples(st.floats(west, west + 120), st.floats(-85, 85)), min_size=3, max_size=3
    )
)


def brute(shape, *, piece_deg):
    dense = shapely.orient_polygons(shapely.segmentize(shape, piece_deg))
    return GEODESICS.geometry_area_perimeter(dense)


@given(st.lists(CITY, min_size=3, max_size=3), st.floats(0.0005, 0.02))
def test_a_city_triangle_measures_as_with_one_metre_edges(corners, size):
    (x0, y0), *others = corners
    near = [(x0 + (x - 120) * size, y0 + (y - 36) * size) for x, y in others]
    triangle = shapely.Polygon([(x0, y0), *near])
    assume(triangle.area > 1e-12)
    area, around = brute(triangle, piece_deg=1e-5)

    assert area_m2(triangle) == pytest.approx(area, rel=1e-6, abs=1.0)
    assert area_m2(triangle) == pytest.approx(area, rel=1e-6, abs=0.01)
    assert perimeter_m(triangle) == pytest.approx(around, rel=1e-9, abs=1e-4)


@given(ANYWHERE)
def test_a_triangle_anywhere_measures_as_with_short_edges(triple):
    a, b, c = triple
    triangle = shapely.Polygon([a, b, c])
    assume(triangle.area > 1.0)
    pieces = max(abs(p[i] - q[i]) for p, q in ((a, b), (b, c), (c, a)) for i in (0, 1)) / 4000
    area, around = brute(triangle, piece_deg=pieces)

    assert area_m2(triangle) == pytest.approx(area, rel=1e-5)
    assert perimeter_m(triangle) == pytest.approx(around, rel=1e-5)


def test_the_whole_earth_has_its_surface():
    assert area_m2(shapely.box(-180, -90, 180, 90)) == pytest.approx(SURFACE_M2, rel=1e-10)


@given(st.floats(-89, 88), st.floats(0.001, 1), st.floats(-180, 179))
def test_halves_add_up_to_the_whole(south, height, west):
    whole = shapely.box(west, south, west + 1, south + height)
    halves = [shapely.box(west + i / 2, south, west + (i + 1) / 2, south + height) for i in (0, 1)]

    assert area_m2(whole) == pytest.approx(sum(map(area_m2, halves)), rel=1e-9)
    assert area_m2(shapely.MultiPolygon(halves)) == pytest.approx(area_m2(whole), rel=1e-9)


def test_a_hole_counts_against_the_area_and_for_the_perimeter():
    shell, hole = shapely.box(120, 36, 120.1, 36.1), shapely.box(120.02, 36.02, 120.03, 36.03)
    holed = shapely.Polygon(shell.exterior.coords, [hole.exterior.coords])

    assert area_m2(holed) == pytest.approx(area_m2(shell) - area_m2(hole), rel=1e-12)
    assert perimeter_m(holed) == pytest.approx(perimeter_m(shell) + perimeter_m(hole), rel=1e-12)


def test_the_direction_of_rings_does_not_matter():
    shape = shapely.box(120, 36, 120.1, 36.1)

    assert area_m2(shape.reverse()) == pytest.approx(area_m2(shape), rel=1e-12)


def test_lines_and_nothing_have_no_area_and_areas_no_length():
    line = shapely.LineString([(120, 36), (120.1, 36)])

    assert area_m2(line) == area_m2(shapely.Polygon()) == 0
    assert length_m(shapely.box(120, 36, 121, 37)) == length_m(shapely.LineString()) == 0
    assert length_m(shapely.GeometryCollection([line, shapely.Point(1, 1)])) == length_m(line) > 0


def test_a_parallel_is_longer_than_the_geodesic_and_a_meridian_is_one():
    parallel = shapely.LineString([(119, 36), (121, 36)])
    meridian = shapely.LineString([(120, 35), (120, 37)])

    assert length_m(parallel) > leg((119, 36), (121, 36)).length_m + 1
    assert length_m(meridian) == pytest.approx(leg((120, 35), (120, 37)).length_m, abs=1e-6)


def test_each_edge_is_measured():
    path = np.array([(120, 36), (120.1, 36), (120.1, 36.1), (150, 36.1)])
    single = [length_m(shapely.LineString(path[i : i + 2])) for i in range(3)]

    assert edge_lengths_m(path).tolist() == pytest.approx(single)
    assert edge_lengths_m(path[:1]).size == 0


@given(CITY, st.floats(0, 359.99), st.floats(1, 50_000))
def test_going_ahead_and_looking_back_agree(start, bearing, distance):
    found = leg(start, ahead(start, bearing_deg=bearing, distance_m=distance))

    assert found.length_m == pytest.approx(distance, abs=1e-6)
    assert (found.bearing_deg - bearing + 180) % 360 - 180 == pytest.approx(0, abs=1e-4)


@pytest.mark.parametrize(
    ("corner", "reason"),
    [((181, 36), "out_of_range"), ((120, 91), "out_of_range"), ((120, math.nan), "not_finite")],
)
def test_what_lies_beyond_the_earth_is_refused_with_its_place(corner, reason):
    with np.errstate(invalid="ignore"):  # numpy remarks what this is about
        shape = shapely.Polygon([(120, 36), (121, 36), corner])
    with pytest.raises(InvalidShapeError) as caught:
        area_m2(shape)

    assert caught.value.values["reason"] == reason
    assert caught.value.values["lon"] == corner[0]


def test_five_thousand_corners_are_measured_quickly():
    turn = np.linspace(0, 2 * np.pi, 5000, endpoint=False)
    shape = shapely.Polygon(np.column_stack([120 + np.cos(turn) / 10, 36 + np.sin(turn) / 10]))
    began = time.thread_time()
    area_m2(shape)

    assert time.thread_time() - began < 0.2
