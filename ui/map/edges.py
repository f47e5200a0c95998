"""Lines as arrays of edges: cut to a tile, dashed and drawn with few calls.

A painter's own stroke of a path costs ten times as much as lines from an array, and dashing it
twice that. A dash is where it is along its line from the line's first corner on, so that it goes on
from tile to tile.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ui.map.projection import Coordinates

    #: Low x, low y, high x, high y.
    Box: TypeAlias = tuple[float, float, float, float]

#: Height of a strip, pixels.
STRIP = 64
#: Edges that are dashed at a time.
_TOGETHER = 8192


@dataclass(frozen=True, slots=True, eq=False)
class Edges:
    """Edges of lines.

    Attributes:
        ends: Shape (n, 4): x, y of the start, x, y of the end.
        along: How far along its line an edge starts.
        line: Index of its line.
    """

    ends: Coordinates
    along: NDArray[np.float64]
    line: NDArray[np.int64]

    def near(self, box: Box) -> Edges:
        """Return those that may touch a box."""
        return self.only(np.flatnonzero(meeting(self.ends, box)))

    def only(self, chosen: NDArray[np.int64]) -> Edges:
        """Return some, by their numbers."""
        ends = self.ends.take(chosen, axis=0)
        return Edges(ends, self.along.take(chosen), self.line.take(chosen))

    def part(self, first: int, stop: int) -> Edges:
        """Return those from one on to before another."""
        return Edges(self.ends[first:stop], self.along[first:stop], self.line[first:stop])

    def pixels(self, corner: tuple[float, float], scale: float) -> Edges:
        """Return them from a corner, so many pixels for a unit."""
        return Edges(ends_from(self.ends, corner, scale), self.along * scale, self.line)


def edges_of(lines: NDArray[np.object_]) -> Edges:
    """Return the edges of lines or rings."""
    places, line = shapely.get_coordinates(lines, return_index=True)
    inner = line[1:] == line[:-1]
    ends, line = np.hstack([places[:-1], places[1:]])[inner], line[1:][inner]
    lengths = _lengths(ends)
    first = np.unique(line, return_index=True)[1]
    passed = np.cumsum(lengths) - lengths
    counts = np.diff([*first, len(ends)])
    return Edges(ends, passed - np.repeat(passed[first], counts), line)


def in_strips(
    ends: Coordinates, kinds: NDArray[np.int64], *, top: float
) -> tuple[Coordinates, list[tuple[int, int, int]]]:
    """Return edges strip by strip, in each kind by kind, so that pixels are at hand.

    Args:
        ends: Of the edges, in pixels.
        kinds: Of each; the lower are drawn first.
        top: Pixels from where the strips begin down to where the ends do.

    Returns:
        The ends, and for each run of one kind that kind, its first and the one after its last.
    """
    if not len(ends):
        return ends, []
    strips = np.floor(((ends[:, 1] + ends[:, 3]) / 2 + top) / STRIP).astype(np.int64)
    count = int(kinds.max()) + 1
    keys = (strips - strips.min()) * count + kinds
    # In the narrowest type: then they are sorted in one go or two.
    order = np.argsort(keys.astype(np.min_scalar_type(int(keys.max()))), kind="stable")
    keys = keys[order]
    starts = np.flatnonzero(np.diff(keys, prepend=-1))
    stops = [*starts[1:].tolist(), len(keys)]
    runs = list(zip((keys[starts] % count).tolist(), starts.tolist(), stops, strict=True))
    return ends.take(order, axis=0), runs


def dashed(
    edges: Edges, pattern: Sequence[float], box: Box
) -> tuple[Coordinates, NDArray[np.int64]]:
    """Return the dashes of edges, all in pixels: their ends, and of which edge each is, ascending.

    Args:
        edges: In pixels.
        pattern: Lengths of dash, gap, dash, gap ...
        box: Dashes outside are left out.
    """
    # Some at a time: on the way there is ten times as much as comes of it.
    parts = [
        _dashed(edges.part(at, at + _TOGETHER), pattern, box)
        for at in range(0, max(len(edges.ends), 1), _TOGETHER)
    ]
    owners = [own + number * _TOGETHER for number, (_, own) in enumerate(parts)]
    return np.concatenate([found for found, _ in parts]), np.concatenate(owners)


def _dashed(
    edges: Edges, pattern: Sequence[float], box: Box
) -> tuple[Coordinates, NDArray[np.int64]]:
    lengths = _lengths(edges.ends)
    kept = np.flatnonzero(lengths)
    ends, along, lengths = edges.ends[kept], edges.along[kept], lengths[kept]
    first, last = (along + share * lengths for share in _inside(ends, box))
    # Places as complex numbers, x and y at once: the line's zero, and a pixel along it.
    places = ends.view(np.complex128)
    along_it = (places[:, 1] - places[:, 0]) / lengths
    zero = places[:, 0] - along_it * along
    stops = np.cumsum(pattern)
    found, owners = [], []
    for begin, end in zip((0.0, *stops[1:-1:2]), stops[::2], strict=True):
        least = np.floor((first - end) / stops[-1]) + 1
        most = np.ceil((last - begin) / stops[-1]) - 1
        counts = np.maximum(most - least + 1, 0).astype(np.int64)
        index = np.repeat(np.arange(len(ends)), counts)
        number = np.arange(len(index)) - (np.cumsum(counts) - counts)[index]
        start = (least[index] + number) * stops[-1]
        dashes = np.empty((len(index), 2), dtype=np.complex128)
        dashes[:, 0] = zero[index] + along_it[index] * np.maximum(start + begin, first[index])
        dashes[:, 1] = zero[index] + along_it[index] * np.minimum(start + end, last[index])
        found.append(dashes.view(np.float64))
        owners.append(kept[index])
    if len(found) == 1:
        return found[0], owners[0]
    order = np.argsort(np.concatenate(owners), kind="stable")
    return np.concatenate(found)[order], np.concatenate(owners)[order]


def meeting(ends: NDArray[np.floating], box: Box) -> NDArray[np.bool_]:
    """Tell which edges may touch a box (low x, low y, high x, high y)."""
    # Side by side: to reduce pairs of a row costs many times as much.
    x, y, other_x, other_y = ends.T
    met: NDArray[np.bool_] = (np.maximum(x, other_x) >= box[0]) & (np.minimum(x, other_x) <= box[2])
    met &= (np.maximum(y, other_y) >= box[1]) & (np.minimum(y, other_y) <= box[3])
    return met


def ends_from(ends: NDArray[np.floating], corner: tuple[float, float], scale: float) -> Coordinates:
    """Return the ends of edges as seen from a corner, so many pixels for a unit."""
    # All x, then all y: four values in turn, row by row, cost twice as much.
    found = ends.astype(np.float64)
    found[:, ::2] -= corner[0]
    found[:, 1::2] -= corner[1]
    found *= scale
    return found


def _inside(ends: Coordinates, box: Box) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return from which share of an edge to which it lies in a box."""
    low, high = np.zeros(len(ends)), np.ones(len(ends))
    for axis in (0, 1):
        start, by = ends[:, axis], ends[:, axis + 2] - ends[:, axis]
        with np.errstate(divide="ignore", invalid="ignore"):
            shares = np.stack([(side - start) / by for side in (box[axis], box[axis + 2])])
        moves = by != 0
        low = np.where(moves, np.maximum(low, shares.min(axis=0)), low)
        high = np.where(moves, np.minimum(high, shares.max(axis=0)), high)
    return low, np.maximum(low, high)


def _lengths(ends: Coordinates) -> NDArray[np.float64]:
    lengths: NDArray[np.float64] = np.hypot(ends[:, 2] - ends[:, 0], ends[:, 3] - ends[:, 1])
    return lengths
