"""Buffers and corridors in metres, printed coordinates, and planes for far files."""

import numpy as np
import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st
from pyproj import Geod

from qdpilot.geometry.measure import area_m2, leg
from qdpilot.geometry.plane import (
    Plane,
    buffer_m,
    corridor,
    densified,
    local_plane,
    plane_for,
)

QINGDAO = Plane(4549)
CITY = st.tuples(st.floats(119.5, 121.0), st.floats(35.5, 37.2))


@given(CITY)
def test_there_and_back_is_the_same_place(point):
    back = QINGDAO.from_plane(QINGDAO.to_plane(shapely.Point(point)))

    assert (back.x, back.y) == pytest.approx(point, abs=1e-10)


def test_papers_print_north_first():
    x, y = QINGDAO.printed(np.array([(120.0, 36.0)]))[0]

    assert y == pytest.approx(500_000, abs=1e-6)  # on the central meridian
    assert x == pytest.approx(Geod(ellps="GRS80").line_length([120, 120], [0, 36]), abs=1e-3)


def test_typed_coordinates_are_those_printed():
    corners = np.array([(120.38, 36.07), (120.1, 36.4)])

    np.testing.assert_allclose(QINGDAO.typed(QINGDAO.printed(corners)), corners, atol=1e-10)


@given(CITY, st.floats(1, 5000))
def test_a_buffered_point_is_a_circle_of_that_radius(centre, radius):
    circle = buffer_m(shapely.Point(centre), radius, plane=QINGDAO)
    distances = [leg(centre, corner).length_m for corner in circle.exterior.coords]

    assert min(distances) == pytest.approx(radius, rel=4e-4, abs=0.03)
    assert max(distances) == pytest.approx(radius, rel=4e-4, abs=0.03)
    assert circle.is_valid


def test_growing_and_shrinking_nearly_cancel():
    square = shapely.box(120.38, 36.07, 120.39, 36.08)
    there = buffer_m(square, 50, plane=QINGDAO)

    assert area_m2(buffer_m(there, -50, plane=QINGDAO)) == pytest.approx(area_m2(square), rel=1e-5)
    assert buffer_m(square, -5000, plane=QINGDAO).is_empty


def test_a_flat_corridor_is_length_times_width_and_a_round_one_has_two_caps_more():
    start = (120.3, 36.1)
    line = shapely.LineString([start, (120.3, 36.11)])
    length = leg(start, (120.3, 36.11)).length_m
    flat = area_m2(corridor(line, 20, plane=QINGDAO))
    rounded = area_m2(corridor(line, 20, plane=QINGDAO, ends="round"))

    assert flat == pytest.approx(length * 40, rel=1e-3)
    assert rounded - flat == pytest.approx(np.pi * 400, rel=0.01)


def test_a_long_straight_edge_stays_where_it_was_drawn():
    line = shapely.LineString([(119.0, 36.0), (121.0, 36.5)])
    grown = corridor(line, 5.0, plane=QINGDAO)
    share = np.linspace(0.001, 0.999, 400)[:, None]
    along = np.array(line.coords[0]) * (1 - share) + np.array(line.coords[1]) * share

    assert shapely.contains(grown, shapely.points(along)).all()
    assert area_m2(corridor(line, 5.0, plane=QINGDAO)) > 0
    distances = shapely.distance(shapely.points(along), grown.exterior) * 111_000
    assert distances.min() > 4.0  # of 5 m north to south, less the slant and the degree's stretch


@given(CITY, CITY)
def test_densified_edges_deviate_by_less_than_a_hundredth(a, b):
    assume(a != b)
    dense = np.array(densified(shapely.LineString([a, b])).coords)
    middles = (dense[:-1] + dense[1:]) / 2  # on the straight edge, by definition
    plane = shapely.get_coordinates(QINGDAO.to_plane(shapely.LineString(dense)))
    true = shapely.get_coordinates(QINGDAO.to_plane(shapely.MultiPoint(middles)))
    chords = shapely.linestrings(np.stack([plane[:-1], plane[1:]], axis=1))

    assert shapely.distance(chords, shapely.points(true)).max() < 0.01


def test_a_far_shape_gets_a_plane_of_its_own_that_says_so():
    austin = shapely.box(-97.9, 30.1, -97.6, 30.4)

    assert plane_for(shapely.box(120, 36, 120.5, 36.5), QINGDAO) == QINGDAO
    assert plane_for(austin, QINGDAO) == local_plane(austin)
    assert local_plane(austin).is_local
    assert not QINGDAO.is_local
    assert leg(
        (-97.75, 30.25),
        tuple(
            buffer_m(shapely.Point(-97.75, 30.25), 100, plane=local_plane(austin)).exterior.coords[
                0
            ]
        ),
    ).length_m == pytest.approx(100, abs=0.02)
