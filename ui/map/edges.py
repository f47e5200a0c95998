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
        return self.only(meeting(self.ends, box))

    def only(self, chosen: NDArray[np.bool_] | NDArray[np.int64]) -> Edges:
        """Return some."""
        return Edges(self.ends[chosen], self.along[chosen], self.line[chosen])

    def between(self, start: int, stop: int) -> Edges:
        """Return those with numbers from `start` to before `stop`; nothing is copied."""
        return Edges(self.ends[start:stop], self.along[start:stop], self.line[start:stop])

    def pixels(self, corner: tuple[float, float], scale: float) -> Edges:
        """Return them from a corner, so many pixels for a unit."""
        return Edges((self.ends - (*corner, *corner)) * scale, self.along * scale, self.line)


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


def split(
    edges: Edges, kinds: NDArray[np.int64], numbers: Sequence[int]
) -> tuple[Edges, NDArray[np.int64]]:
    """Return edges by kind, in each as they were, and where each kind starts; at last the end.

    Args:
        edges: Some.
        kinds: Of each.
        numbers: Of the kinds, in the order that is wanted.
    """
    rank = np.zeros(max(numbers, default=0) + 1, dtype=np.int16)
    rank[numbers] = np.arange(len(numbers))
    ranks = rank[kinds]
    starts = np.cumsum([0, *np.bincount(ranks, minlength=len(numbers))])
    return edges.only(np.argsort(ranks, kind="stable")), starts


def dashed(
    edges: Edges, pattern: Sequence[float], box: Box
) -> tuple[Coordinates, NDArray[np.int64]]:
    """Return the dashes of edges, all in pixels: their ends, and of which edge each is, ascending.

    Args:
        edges: In pixels.
        pattern: Lengths of dash, gap, dash, gap ...
        box: Dashes outside are left out.
    """
    if not len(edges.ends):
        return np.empty((0, 4)), np.empty(0, dtype=np.int64)
    lengths = _lengths(edges.ends)
    kept = np.nonzero(lengths)[0]
    ends, along, lengths = edges.ends[kept], edges.along[kept], lengths[kept]
    first, last = (along + share * lengths for share in _inside(ends, box))
    stops = np.cumsum(pattern)
    found, owners = [], []
    for begin, end in zip((0.0, *stops[1:-1:2]), stops[::2], strict=True):
        least = np.floor((first - end) / stops[-1]) + 1
        most = np.ceil((last - begin) / stops[-1]) - 1
        counts = np.maximum(most - least + 1, 0).astype(np.int64)
        index = np.repeat(np.arange(len(ends)), counts)
        number = np.arange(len(index)) - np.repeat(np.cumsum(counts) - counts, counts)
        start = (least[index] + number) * stops[-1]
        shares = [
            (np.clip(start + at, first[index], last[index]) - along[index]) / lengths[index]
            for at in (begin, end)
        ]
        found.append(_parts(ends[index], *shares))
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


def _parts(ends: Coordinates, begin: NDArray[np.float64], end: NDArray[np.float64]) -> Coordinates:
    start, by = ends[:, :2], ends[:, 2:] - ends[:, :2]
    return np.hstack([start + by * begin[:, None], start + by * end[:, None]])


def _lengths(ends: Coordinates) -> NDArray[np.float64]:
    lengths: NDArray[np.float64] = np.hypot(ends[:, 2] - ends[:, 0], ends[:, 3] - ends[:, 1])
    return lengths
