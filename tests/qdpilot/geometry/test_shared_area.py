"""The shared area of many pairs without overlay, against the overlay of each."""

import numpy as np
import pytest
import shapely

from qdpilot.geometry.shared_area import edges_of, shared_areas

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


@pytest.mark.parametrize("seed", range(8))
def test_the_shared_area_and_no_less_than_its_edge(seed):
    random = np.random.default_rng(seed)
    made = shapes(random, 300)
    a, b = random.integers(len(made), size=(2, 600))
    found = shared_areas(edges_of(made), a, b)
    parts, of = shapely.get_parts(shapely.intersection(made[a], made[b]), return_index=True)
    edge = np.bincount(of, shapely.length(parts) * (shapely.area(parts) > 0), len(a))
    area = np.bincount(of, shapely.area(parts), len(a))

    count = np.bincount(of, shapely.area(parts) > 0, len(a))
    rings = edges_of(made).rings

    assert (found.parts + rings[a] + rings[b] >= count).all()
    assert (np.abs(found.area - area) <= found.off).all()
    assert found.off.max() < 1e-11  # a tenth of a square metre
    assert (found.edge >= edge * (1 - 1e-9)).all()
    assert (found.area > 1e-10).mean() > 0.3


def test_shapes_of_one_ring_alone_may_turn_either_way():
    box, turned = shapely.box(120, 36, 121, 37), shapely.box(120.5, 36, 122, 37).reverse()
    found = shared_areas(edges_of(np.array([box, turned])), np.array([0, 0]), np.array([1, 0]))

    assert found.area == pytest.approx([0.5, 1.0])


def test_what_has_too_many_edges_is_left_open():
    circles = shapely.buffer(shapely.points([(120, 36), (120.001, 36)]), 0.01, quad_segs=500)
    found = shared_areas(edges_of(circles), np.array([0]), np.array([1]))

    assert found.area.tolist() == [0.0]
