"""Shapes from coordinates and corners one by one."""

import math

import numpy as np
import pytest
import shapely
from hypothesis import assume, given
from hypothesis import strategies as st
from shapely.geometry import mapping

from qdpilot.geometry.corners import (
    CornerRef,
    corner_table,
    corners,
    with_corner_inserted,
    with_corner_moved,
    with_corner_removed,
    without_hole,
)
from qdpilot.geometry.rings import (
    oriented,
    rings_of,
    rounded,
    rounded_plainly,
    shape_from_geojson,
    without_repeats,
)
from qdpilot.model.errors import InvalidShapeError

HOLED = shapely.Polygon(
    [(120, 36), (120.1, 36), (120.1, 36.1), (120, 36.1)],
    [
        [(120.02, 36.02), (120.02, 36.04), (120.04, 36.04)],
        [(120.06, 36.06), (120.07, 36.06), (120.07, 36.07)],
    ],
)
PAIR = shapely.MultiPolygon([HOLED, shapely.box(121, 36, 121.1, 36.1)])
SHAPES = st.sampled_from([HOLED, PAIR, shapely.MultiPolygon([HOLED])])
PLACE = st.tuples(st.floats(119, 122), st.floats(35, 37))


@pytest.mark.parametrize("shape", [HOLED, PAIR], ids=["polygon", "multipolygon"])
def test_geojson_comes_in_as_it_stands(shape):
    assert shape_from_geojson(mapping(shape)).equals_exact(shape, 0)


def test_an_open_ring_is_closed_and_height_dropped():
    shape = shape_from_geojson(
        {"type": "Polygon", "coordinates": [[[1, 1, 9], [2, 1, 9], [2, 2, 9]]]}
    )

    assert shape.equals(shapely.Polygon([(1, 1), (2, 1), (2, 2)]))
    assert not shape.has_z


@pytest.mark.parametrize(
    ("geometry", "reason"),
    [
        ({"type": "Point", "coordinates": [1, 2]}, "not_an_area"),
        ({}, "not_an_area"),
        ({"type": "Polygon", "coordinates": []}, "empty"),
        ({"type": "Polygon", "coordinates": "abc"}, "empty"),
        ({"type": "MultiPolygon", "coordinates": [[]]}, "empty"),
        ({"type": "Polygon", "coordinates": [[]]}, "too_few_points"),
        ({"type": "Polygon", "coordinates": [[[1, 1], [2, 2]]]}, "too_few_points"),
        ({"type": "Polygon", "coordinates": [[[1, 1], [2, 2], [1, 1]]]}, "too_few_points"),
        ({"type": "Polygon", "coordinates": [[[1], [2], [3], [1]]]}, "not_numbers"),
        ({"type": "Polygon", "coordinates": [["ab", "cd", "ef", "ab"]]}, "not_numbers"),
        ({"type": "Polygon", "coordinates": [[[None, 1], [2, 2], [1, 3]]]}, "not_finite"),
        ({"type": "Polygon", "coordinates": [[[10**400, 1], [2, 2], [1, 3]]]}, "not_numbers"),
        ({"type": "Polygon", "coordinates": [[[1e999, 1], [2, 2], [1, 3]]]}, "not_finite"),
        ({"type": "Polygon", "coordinates": [1, 2, 3]}, "not_numbers"),
        ({"type": "Polygon", "coordinates": {"a": 1}}, "empty"),
    ],
    ids=str,
)
def test_what_no_ring_can_be_made_of_is_refused_by_reason(geometry, reason):
    with pytest.raises(InvalidShapeError) as caught:
        shape_from_geojson(geometry, name="甲")

    assert (caught.value.values["reason"], caught.value.values["name"]) == (reason, "甲")


@given(st.lists(PLACE, min_size=3, max_size=12))
def test_rounding_keeps_a_valid_shape_valid(points):
    shape = shapely.Polygon(points)
    assume(shape.is_valid and shape.area > 1e-9)
    made = rounded(shape)
    xy = shapely.get_coordinates(made)

    assert made.is_valid
    assert (xy == xy.round(7)).all()
    assert made.area == pytest.approx(shape.area, abs=shape.length * 1e-7 + 1e-13)


def test_plain_rounding_may_break_what_snapping_keeps():
    gap = 4e-8  # two edges closer than the grid
    shape = shapely.Polygon(
        [(120, 36), (120.001, 36), (120.001, 36.001), (120.0005, 36 + gap), (120, 36.001)]
    )

    assert shape.is_valid
    assert not rounded_plainly(shape).is_valid
    assert rounded(shape).is_valid


def test_rings_turn_as_geojson_wants():
    turned = oriented(shapely.MultiPolygon([shapely.reverse(part) for part in PAIR.geoms]))

    assert all(part.exterior.is_ccw for part in turned.geoms)
    assert not any(hole.is_ccw for part in turned.geoms for hole in part.interiors)


def test_repeats_go_only_when_asked():
    repeated = shapely.Polygon([(0, 0), (0, 0), (1, 0), (1, 1), (1, 1), (0, 0)])

    assert len(shape_from_geojson(mapping(repeated)).exterior.coords) == 6
    assert list(without_repeats(repeated).exterior.coords) == [(0, 0), (1, 0), (1, 1), (0, 0)]
    point = shapely.Polygon([(0, 0), (0, 0), (0, 0), (0, 0)])
    assert without_repeats(point).equals_exact(point, 0)


def test_every_corner_is_listed_once():
    listed = corners(PAIR)
    where, which = corner_table(PAIR)

    assert len(listed) == 4 + 3 + 3 + 4
    assert listed[CornerRef(0, 1, 2)] == (120.04, 36.04)
    assert [tuple(xy) for xy in where.tolist()] == list(listed.values())
    assert [CornerRef(*row) for row in which.tolist()] == list(listed)


@given(SHAPES, st.data(), PLACE)
def test_moving_a_corner_moves_that_one_and_moving_it_back_undoes_it(shape, data, place):
    corner = data.draw(st.sampled_from(sorted(corners(shape))))
    moved = with_corner_moved(shape, corner, place)

    assert corners(moved) == {**corners(shape), corner: place}
    assert type(moved) is type(shape)
    back = with_corner_moved(moved, corner, corners(shape)[corner])
    assert back.equals_exact(shape, 0)


def test_a_corner_may_lie_on_another_and_stays_a_corner():
    place = corners(HOLED)[CornerRef(0, 0, 0)]
    moved = with_corner_moved(HOLED, CornerRef(0, 0, 3), place)

    assert corners(moved) == {**corners(HOLED), CornerRef(0, 0, 3): place}


@given(SHAPES, st.data(), PLACE)
def test_removing_an_inserted_corner_undoes_it(shape, data, place):
    near = data.draw(st.sampled_from(sorted(corners(shape))))
    more = with_corner_inserted(shape, near, place)

    assert len(corners(more)) == len(corners(shape)) + 1
    assert corners(more)[near] == place
    assert with_corner_removed(more, near).equals_exact(shape, 0)


def test_a_corner_can_be_added_after_the_last():
    more = with_corner_inserted(HOLED, CornerRef(0, 0, 4), (119.95, 36.05))

    assert corners(more)[CornerRef(0, 0, 4)] == (119.95, 36.05)


def test_a_triangle_keeps_its_corners():
    with pytest.raises(InvalidShapeError) as caught:
        with_corner_removed(HOLED, CornerRef(0, 1, 0))

    assert caught.value.values["reason"] == "too_few_points"


def test_a_hole_goes_and_the_other_stays():
    left = without_hole(PAIR, CornerRef(0, 1, 0))

    assert [len(rings) for rings in rings_of(left)] == [2, 1]
    assert left.area > PAIR.area


@pytest.mark.parametrize(
    "corner", [CornerRef(0, 0, 9), CornerRef(0, 7, 0), CornerRef(5, 0, 0), CornerRef(0, 0, -1)]
)
def test_a_corner_that_is_not_there_is_no_corner(corner):
    with pytest.raises(IndexError):
        with_corner_removed(HOLED, corner)
    with pytest.raises(IndexError):
        with_corner_moved(HOLED, corner, (1, 1))
    with pytest.raises(IndexError):
        without_hole(HOLED, CornerRef(0, 0, 0))
    assert not math.isnan(np.sum(corner_table(HOLED)[0]))
