"""Which cells of a grid lie within very many shapes, and which their borders run through.

What most pairs of shapes share is plain to see from that: a common cell within both is shared, and
shapes without a common cell are apart. Cells are marked a little too generously as touched and too
sparingly as within, by far more than rounding does, so both are certain.

A column of cells is a bit, a row of cells a word. Each shape has its own size of cells, so that it
fills its 32 by 32 well; the sizes of a set go by twos, for only cells of one size can be compared.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import shapely

from qdpilot.geometry.edges import corners_of

if TYPE_CHECKING:
    from typing import Any, TypeAlias

    from numpy.typing import NDArray

    from qdpilot.geometry.edges import Floats, Places

    Words: TypeAlias = NDArray[np.uint32]

ROWS = 32
WIDER = 1.25  # a cell is so much wider than high in degrees: nearly square in our latitudes
_NARROW = 30  # cells at most that a shape is wide and high, wherever it begins
_MARGIN = 1e-3  # cells; rounding moves no border by a tenth of it
_FLAT = 0.01  # cells; an edge that rises less is taken as it lies, for its slope is not certain
_LEAST_DEG = 1e-6  # of a cell, so that its number fits 32 bits
_AT_ONCE = 1024  # shapes; few enough for the cache, many enough for threads to pay
_PHASES = np.arange(8) / 8
_SAMPLE = 4096  # shapes by which the sizes are chosen
_BELOW = np.array([(1 << bits) - 1 for bits in range(ROWS + 1)], dtype=np.uint32)
_ABOVE = ~_BELOW
_TURNS = np.arange(ROWS, dtype=np.int32)


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """The cells of n shapes.

    Attributes:
        sizes: Height of the cells of each size, degrees.
        size: Which each shape has, shape (n,); -1: it has none.
        west: Number of its first column; column c begins at `c * size * WIDER` degrees.
        south: Number of its first row.
        within: Cells that lie within the shape as a whole, shape (n, 32).
        touched: Cells without which the shape would not be covered; those within among them.
    """

    sizes: Floats
    size: NDArray[np.int8]
    west: NDArray[np.int32]
    south: NDArray[np.int32]
    within: Words
    touched: Words


class Common(NamedTuple):
    """What pairs of shapes have in common, shape (n,).

    Attributes:
        within: How many cells lie within both.
        apart: Whether no cell is touched by both, so that they do not even touch.
        cell: Square degrees of such a cell.
    """

    within: NDArray[np.intp]
    apart: NDArray[np.bool_]
    cell: Floats


def cells_of(shapes: NDArray[np.object_], *, threads: int = 2) -> Cells:
    """Return the cells of valid polygons and multipolygons; None has none.

    Args:
        shapes: lon/lat, shape (n,).
        threads: How many share the work.
    """
    bounds = shapely.bounds(shapes).reshape(-1, 4)
    there = bounds[:, 0] == bounds[:, 0]
    bounds[~there] = 0.0
    wanted = np.maximum((bounds[:, 2] - bounds[:, 0]) / WIDER, bounds[:, 3] - bounds[:, 1])
    sizes, size = _sizes(np.maximum(wanted / _NARROW, _LEAST_DEG))
    high = sizes[size]
    west = np.floor(bounds[:, 0] / (high * WIDER) - 2 * _MARGIN).astype(np.int32)
    south = np.floor(bounds[:, 1] / high - 2 * _MARGIN).astype(np.int32)
    parts = [slice(at, at + _AT_ONCE) for at in range(0, len(shapes), _AT_ONCE)]
    within, touched = (np.empty((len(shapes), ROWS), dtype=np.uint32) for _ in range(2))

    def mark(part: slice) -> None:
        within[part], touched[part] = _marked(shapes[part], high[part], west[part], south[part])

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(mark, parts))
    size[~there] = -1
    return Cells(sizes, size, west, south, within, touched)


def _sizes(wanted: Floats) -> tuple[Floats, NDArray[np.int8]]:
    """Return sizes by twos, and which each shape takes: the least that is as large as wanted."""
    logs = np.log2(wanted)
    sample = logs[:: len(logs) // _SAMPLE + 1, None] - _PHASES
    phase = _PHASES[(np.ceil(sample) - sample).mean(axis=0).argmin()] if len(logs) else 0.0
    steps = np.ceil(logs - phase).astype(np.int64)
    first = int(steps.min(initial=0))
    sizes = np.exp2(np.arange(first, steps.max(initial=first) + 1) + phase)
    return sizes, (steps - first).astype(np.int8)


def common_of_pairs(cells: Cells, a: Places, b: Places) -> Common:
    """Return what pairs have in common, of shapes of one set; of two sizes nothing is known."""
    size = cells.size[a]
    same = ((size == cells.size[b]) & (size >= 0)).nonzero()[0]
    high = cells.sizes[size]
    found = Common(
        within=np.zeros(len(a), dtype=np.intp),
        apart=np.zeros(len(a), dtype=np.bool_),
        cell=high * high * WIDER,
    )
    a, b = a[same], b[same]
    found.within[same] = np.bitwise_count(_both(cells, cells.within, a, b)).sum(axis=1)
    rest = (found.within[same] == 0).nonzero()[0]
    both = _both(cells, cells.touched, a[rest], b[rest])
    found.apart[same[rest]] = ~both.any(axis=1)
    return found


def frames_of_pairs(cells: Cells, a: Places, b: Places) -> Floats:
    """Return west, south, east, north within which lies all that pairs share, shape (n, 4).

    None of it lies on their border. Of shapes of two sizes nothing is known: infinite.
    """
    size = cells.size[a]
    same = ((size == cells.size[b]) & (size >= 0)).nonzero()[0]
    a, b = a[same], b[same]
    both = _both(cells, cells.touched, a, b)
    column, last_column = _ends(np.bitwise_or.reduce(both, axis=1))
    rows = np.packbits(both != 0, axis=1, bitorder="little").view("<u4")
    row, last_row = _ends(rows[:, 0])
    west, south = cells.west[a], cells.south[a]
    frame = np.column_stack((west + column, south + row, west + last_column, south + last_row))
    high = cells.sizes[size[same], None]
    frames = np.full((len(size), 4), (-np.inf, -np.inf, np.inf, np.inf))
    frames[same] = frame * high * (WIDER, 1, WIDER, 1)
    return frames


def _ends(words: Words) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Return the first bit of words that is set, and the one after the last."""
    lowest = words & -words
    return np.frexp(lowest.astype(np.float64))[1] - 1, np.frexp(words.astype(np.float64))[1]


def _both(cells: Cells, marks: Words, a: Places, b: Places) -> Words:
    """Return what is marked of both shapes of each pair, where the first has it."""
    north = cells.south[b] - cells.south[a]
    turn = _TURNS - north[:, None]
    there = turn.view(np.uint32) < ROWS
    turn += b.astype(np.int32)[:, None] * ROWS
    both = marks.reshape(-1).take(turn, mode="clip")
    east = (cells.west[b] - cells.west[a])[:, None]
    both <<= np.maximum(east, 0).astype(np.uint32)
    both >>= np.maximum(-east, 0).astype(np.uint32)
    both &= marks.take(a, axis=0)
    both *= there
    return both


def _marked(
    shapes: NDArray[np.object_],
    high: Floats,
    west: NDArray[Any],
    south: NDArray[Any],
) -> tuple[Words, Words]:
    """Return the cells within each shape and those touched, shape (n, 32)."""
    if not shapely.get_num_coordinates(shapes).any():  # all None
        none = np.zeros((len(shapes), ROWS), dtype=np.uint32)
        return none, none
    edges, shape_of = _edges(shapes, high, west, south)
    low, high_end = edges[_LOW], edges[_HIGH]
    first = (low - _MARGIN).astype(np.intp)
    counts = (high_end + (1 + _MARGIN)).astype(np.intp) - first
    ends = counts.cumsum()
    row = np.arange(ends[-1]) - (ends - counts - first).repeat(counts)
    at = np.arange(len(first)).repeat(counts)
    edges = edges.take(at, axis=1)
    middle = row + 0.5
    lon = middle * edges[_SLOPE]
    lon += edges[_LON]
    begin = np.maximum(lon - edges[_HALF], edges[_WEST]).astype(np.intp)
    close = np.minimum(lon + edges[_HALF], edges[_EAST]).astype(np.intp)
    touched = _BELOW.take(close + 1) ^ _BELOW.take(begin)
    # Of cells whose middle lies so near the edge that rounding counts, none is within.
    odd = _ABOVE.take((lon + 0.5).astype(np.intp), mode="clip")
    odd *= (edges[_LOW] <= middle) & (middle < edges[_HIGH])
    found = np.zeros((2, len(shapes) * ROWS), dtype=np.uint32)
    key = shape_of.take(at) * ROWS + row
    np.bitwise_xor.at(found[0], key, odd)
    np.bitwise_or.at(found[1], key, touched)
    within, border = found.reshape(2, -1, ROWS)
    touches = border | within
    within &= ~border
    return within, touches


_LOW, _HIGH, _WEST, _EAST, _SLOPE, _LON, _HALF = range(7)


def _edges(
    shapes: NDArray[np.object_], high: Floats, west: NDArray[Any], south: NDArray[Any]
) -> tuple[Floats, Places]:
    """Return the edges of shapes, in cells from the south-west one, and whose each is."""
    points, shape_of, ring_of, _ = corners_of(shapes)
    lon = points[:, 0] / (high * WIDER).take(shape_of) - west.take(shape_of)
    lat = points[:, 1] / high.take(shape_of) - south.take(shape_of)
    edges = np.empty((7, len(lon) - 1))
    np.minimum(lat[:-1], lat[1:], out=edges[_LOW])
    np.maximum(lat[:-1], lat[1:], out=edges[_HIGH])
    np.minimum(lon[:-1], lon[1:], out=edges[_WEST])
    np.maximum(lon[:-1], lon[1:], out=edges[_EAST])
    edges[_WEST] -= _MARGIN
    edges[_EAST] += _MARGIN
    tall = lat[1:] - lat[:-1]
    flat = np.abs(tall) < _FLAT
    tall[flat] = np.inf
    slope = np.divide(lon[1:] - lon[:-1], tall, out=edges[_SLOPE])
    edges[_LON] = lon[:-1] - lat[:-1] * slope
    edges[_HALF] = np.abs(slope) * (0.5 + _MARGIN) + _MARGIN
    edges[_HALF, flat] = np.inf
    real = (ring_of[1:] == ring_of[:-1]).nonzero()[0]
    if len(real) < len(lon) - 1:
        edges, shape_of = edges[:, real], shape_of[real]
    return edges, shape_of
