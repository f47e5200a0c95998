"""The shared area of many pairs without overlay, against the overlay of each."""

import numpy as np
import pytest
import shapely

from qdpilot.geometry.cells import cells_of, frames_of_pairs
from qdpilot.geometry.edges import edges_of
from qdpilot.geometry.shared_area import shared_areas
from qdpilot.geometry.shared_with_one import shared_with_one

M = 1e-5  # degrees, about a metre


def rings(random, count):
    """Corners on a grid, so that borders and corners often coincide; many cross themselves."""
    sides = random.choice([4, 30, 3000], count)
    places = [random.integers(0, side + 1, (random.integers(3, 9), 2)) for side in sides]
    return shapely.make_valid(np.array([shapely.Polygon((120, 36) + one * M) for one in places]))


def shapes(random, count):
    """Stars, holes and several parts, their rings either way round."""
    one, other = rings(random, count), rings(random, count)
    made = np.where(random.random(count) < 0.4, shapely.difference(one, other), one)
    made = np.where(random.random(count) < 0.3, shapely.union(made, other), made)
    made = np.where(random.random(count) < 0.5, made, shapely.reverse(made))
    kinds = shapely.get_type_id(made)
    return made[((kinds == 3) | (kinds == 6)) & shapely.is_valid(made) & (shapely.area(made) > 0)]


def assert_told(found, a, b, strip):
    """Compare what was found with an overlay of both shapes, and of the strip."""
    bounds = np.stack((shapely.bounds(a), shapely.bounds(b)))
    west, east = bounds[:, :, 0].max(axis=0), bounds[:, :, 2].min(axis=0)
    middle, half = (west + east) / 2, (east - west) / 2 * strip
    parts, of = shapely.get_parts(shapely.intersection(a, b), return_index=True)
    within = shapely.area(parts)
    if strip < 1:
        strips = shapely.box(middle - half, 35, middle + half, 37)
        within = shapely.area(shapely.intersection(parts, strips[of]))
    reaching = within > 1e-16 if strip < 1 else within > 0
    count, edge, area = (
        np.bincount(of, one, len(a)) for one in (reaching, reaching * shapely.length(parts), within)
    )

    assert (np.abs(found.area - area) <= found.off + (strip < 1) * 1e-14).all()
    assert found.off.max() < 1e-11  # a tenth of a square metre
    assert (found.parts >= count).all()
    assert (found.edge >= edge * (1 - 1e-9)).all()


@pytest.mark.parametrize("framed", [False, True])
@pytest.mark.parametrize("seed", range(4))
def test_the_shared_area_and_no_less_than_its_edge_and_parts(seed, framed):
    made, a, b = neighbours(np.random.default_rng(seed))
    cells = cells_of(made)
    frame = frames_of_pairs(cells, a, b) if framed else None
    many = shared_areas(edges_of(made), a, b, frame=frame)
    assert (many.area > 1e-10).mean() > 0.2
    assert_told(many, made[a], made[b], strip=1)

    assert not (many.apart & shapely.intersects(made[a], made[b])).any()


def test_shapes_without_a_common_point_are_told_apart():
    random = np.random.default_rng(0)
    made = np.array([shapely.Polygon(random.random((3, 2))) for _ in range(40)])
    a, b = np.triu_indices(len(made), 1)
    meet = shapely.intersects(made[a], made[b])
    found = shared_areas(edges_of(made), a, b)

    assert (~meet).sum() > 100
    assert (found.apart == ~meet).mean() > 0.95
    assert not (found.apart & meet).any()


@pytest.mark.parametrize("strip", [1.0, 0.3])
@pytest.mark.parametrize("seed", range(4))
def test_what_one_shares_with_a_few_is_told_as_well(seed, strip):
    made, a, _ = neighbours(np.random.default_rng(seed))
    boxes = shapely.box(*shapely.bounds(made).T)
    for one in a[:10]:
        others = made[shapely.intersects(boxes[one], boxes)]
        found = shared_with_one(made[one], others, strip=strip)
        assert_told(found, np.full(len(others), made[one]), others, strip)


def neighbours(random):
    """Give shapes and pairs of them whose bounds meet."""
    made = shapes(random, 300)
    a, b = random.integers(len(made), size=(2, 600))
    boxes = shapely.box(*shapely.bounds(made).T)
    met = shapely.intersects(boxes[a], boxes[b])
    return made, a[met], b[met]


def test_a_small_part_within_another_shape_is_not_told_apart():
    part = shapely.box(120.5, 36.5, 120.5 + 1e-9, 36.5 + 1e-9)
    two = shapely.MultiPolygon([part, shapely.box(130, 36, 131, 37)])
    found = shared_areas(
        edges_of(np.array([shapely.box(120, 36, 121, 37), two, part])),
        np.array([0, 0]),
        np.array([1, 2]),
    )

    assert (found.area <= found.off).all()
    assert not found.apart.any()


@pytest.mark.parametrize("west", [121.0, np.nextafter(121.0, 122.0)])
def test_shapes_that_meet_in_their_outermost_corners_are_not_told_apart(west):
    left = shapely.Polygon([(120, 36), (121, 36.5), (120, 37)])
    right = shapely.Polygon([(west, 36.5), (122, 36), (122, 37)])
    found = shared_areas(edges_of(np.array([left, right])), np.array([0]), np.array([1]))

    assert found.apart[0] == (west > 121)


def test_shapes_of_one_ring_alone_may_turn_either_way():
    box, turned = shapely.box(120, 36, 121, 37), shapely.box(120.5, 36, 122, 37).reverse()
    found = shared_areas(edges_of(np.array([box, turned])), np.array([0, 0]), np.array([1, 0]))

    assert found.area == pytest.approx([0.5, 1.0])


def test_what_has_too_many_edges_is_left_open():
    circles = shapely.buffer(shapely.points([(120, 36), (120.001, 36)]), 0.01, quad_segs=500)
    found = shared_areas(edges_of(circles), np.array([0]), np.array([1]))

    assert found.area.tolist() == [0.0]
