"""Cells of shapes, against shapely cell by cell, and what pairs have in common."""

from __future__ import annotations

import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from qdpilot.geometry.cells import (
    ROWS,
    WIDER,
    Cells,
    cells_of,
    common_of_pairs,
    frames_of_pairs,
)


@st.composite
def shapes(draw: st.DrawFn) -> shapely.Polygon | shapely.MultiPolygon:
    """Give boxes, boxes with holes and several parts, on a grid so that borders often coincide."""
    at = st.integers(-8, 8)
    step = draw(st.sampled_from((1e-4, 3.1e-4, 2**-12)))
    found = shapely.Polygon()
    for cut in draw(st.lists(st.booleans(), min_size=1, max_size=4)):
        x, y, wide, high = (draw(at), draw(at), draw(st.integers(1, 6)), draw(st.integers(1, 6)))
        box = shapely.box(x, y, x + wide, y + high)
        if draw(st.booleans()):
            box = shapely.Polygon([(x, y), (x + wide, y + 0.3), (x + 1, y + high)])
        found = found.difference(box) if cut and not found.is_empty else found.union(box)
    whole = found if found.area > 0 else shapely.box(0, 0, 1, 1)
    areas = [one for one in shapely.get_parts(whole) if one.geom_type == "Polygon"]
    whole = areas[0] if len(areas) == 1 else shapely.MultiPolygon(areas)
    return shapely.transform(whole, lambda points: points * step + (120.5, 36.0))


@settings(max_examples=25, deadline=None)
@given(st.lists(shapes(), min_size=2, max_size=5))
def test_cells_are_within_and_cover(drawn: list[shapely.Polygon]) -> None:
    each = np.array([one for one in drawn if one.is_valid] or [shapely.box(0, 0, 1, 1)])
    cells = cells_of(np.append(each, None))
    assert cells.size[-1] == -1
    for at, shape in enumerate(each):
        squares = _squares(cells, at)
        within, touched = (_bits(one[at]) for one in (cells.within, cells.touched))
        assert not (within & ~shapely.covers(shape, squares)).any()
        assert not (within & ~touched).any()
        assert shapely.union_all(squares[touched]).buffer(1e-12).covers(shape)
        assert not (shapely.intersects(shape, squares) & ~touched).any()
        # Not much more than what must be: only cells that the border comes near.
        near = shapely.distance(shape.boundary, squares) < 1e-2 * cells.sizes[cells.size[at]]
        assert (touched == (near | shapely.covers(shape, squares))).mean() > 0.97


@settings(max_examples=25, deadline=None)
@given(st.lists(shapes(), min_size=2, max_size=6))
def test_what_is_in_common_is_true(drawn: list[shapely.Polygon]) -> None:
    each = np.array([one for one in drawn if one.is_valid] or [shapely.box(0, 0, 1, 1)])
    cells = cells_of(each)
    a, b = np.triu_indices(len(each))
    common = common_of_pairs(cells, a, b)
    meet = shapely.intersects(each[a], each[b])
    assert not (common.apart & meet).any()
    area = shapely.area(shapely.intersection(each[a], each[b]))
    assert (common.within * common.cell <= area * (1 + 1e-9) + 1e-18).all()
    west, south, east, north = frames_of_pairs(cells, a, b).T
    shared = shapely.intersection(each[a], each[b])
    bounds = shapely.bounds(shared)[meet].T
    assert (bounds[:2] > (west[meet], south[meet])).all()
    assert (bounds[2:] < (east[meet], north[meet])).all()
    assert (np.isfinite(west) == (cells.size[a] == cells.size[b])).all()


def test_far_shapes_and_small_ones_have_their_cells() -> None:
    each = shapely.box(
        [-179.9, 0.0, 120.0, 120.0],
        [-89, 0.0, 36, 36],
        [179.9, 1e-5, 120.1, 120.1],
        [89, 1e-5, 36.1, 36.1],
    )
    cells = cells_of(each)
    common = common_of_pairs(cells, np.array([2, 0, 1]), np.array([3, 2, 3]))
    assert common.within[0] > 300
    assert common.within[1:].tolist() == [0, 0]
    assert not common.apart.any()


def _squares(cells: Cells, at: int) -> np.ndarray:
    high = cells.sizes[cells.size[at]]
    west, south = np.meshgrid(
        (cells.west[at] + np.arange(ROWS)) * high * WIDER,
        (cells.south[at] + np.arange(ROWS)) * high,
    )
    return shapely.box(west, south, west + high * WIDER, south + high)


def _bits(words: np.ndarray) -> np.ndarray:
    return (words[:, None] >> np.arange(ROWS) & 1).astype(bool)


def test_shapes_of_which_none_is_there_have_no_cells() -> None:
    cells = cells_of(np.array([None, None], dtype=object))

    assert list(cells.size) == [-1, -1]
    assert not cells.within.any()
    assert not cells.touched.any()
