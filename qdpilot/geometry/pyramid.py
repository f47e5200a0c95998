"""Many lines prepared for drawing: thinned for each scale, their edges sorted into tiles.

A frame then costs what is seen, not what is there. Lines may be in any plane; one unit of it is
``scale`` pixels. Edges are float32 from the middle of all lines, so that a pixel of the closest
scale is still hundreds of steps.
"""

from __future__ import annotations

import math
import mmap
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from qdpilot.geometry.thinning import joined, lengths, thinned

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from qdpilot.geometry.thinning import Lines

Edges: TypeAlias = NDArray[np.float32]
Ends: TypeAlias = "tuple[NDArray[np.float64], ...]"

#: Edge of a tile, pixels.
TILE = 256
#: How far a thinned line may be from the line, pixels of the closest scale at which it is drawn.
WITHIN = 1.0
#: Levels are powers of two, pixels for a unit, the closest first. With longitude and latitude for a
#: plane: 0.4 to 220 m for a pixel. The first is not thinned, and serves all that is closer still.
#: Close up a road has few corners to lose, so there every other power does.
EXPONENTS = (18, 17, 15, 13, 12, 11, 10, 9)
#: From here on lines are joined at their ends first, so that more of their corners can go. Joining
#: all would take half of the time; here the lesser roads are left out mostly.
_JOINED_FROM = 12
#: The edges of a tile lie so many pixels by so many from its top down: what is drawn after each
#: other then falls on pixels that are at hand still.
STRIP = 8
_SHIFT = 24
_MIDDLE = 1 << (_SHIFT - 1)


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """The edges for one scale.

    Attributes:
        scale: The largest at which the lines look as they are: pixels for a unit.
        keys: Kind, row and column of each tile that has edges, as one number, ascending.
        starts: Where the edges of each tile begin, and where the last ends.
        edges: Shape (n, 4): x, y of the start, x, y of the end, from the pyramid's origin; those of
            a tile strip by strip (`STRIP`).
    """

    scale: float
    keys: NDArray[np.int64]
    starts: NDArray[np.int64]
    edges: Edges

    def near(self, kind: int, box: tuple[float, float, float, float]) -> Edges:
        """Return the edges of one kind that may touch a box (low x, low y, high x, high y).

        All that touch it are there; some that lie within a tile of it are too.
        """
        some = np.searchsorted(self.keys, [kind << (2 * _SHIFT), (kind + 1) << (2 * _SHIFT)])
        if some[0] == some[1]:
            return self.edges[:0]
        span = TILE / self.scale
        # An edge lies in the tile of its middle and reaches no further than half a tile out of it.
        low_x, low_y = (math.floor((value - span / 2) / span) for value in box[:2])
        high_x, high_y = (math.floor((value + span / 2) / span) for value in box[2:])
        rows = np.arange(low_y, high_y + 1)
        first = np.searchsorted(self.keys, key_of(kind, rows, low_x))
        last = np.searchsorted(self.keys, key_of(kind, rows, high_x), side="right")
        found = [
            self.edges[self.starts[begin] : self.starts[end]]
            for begin, end in zip(first.tolist(), last.tolist(), strict=True)
            if begin < end
        ]
        return np.concatenate(found) if found else self.edges[:0]


@dataclass(frozen=True, slots=True, eq=False)
class Pyramid:
    """Lines prepared for drawing.

    Attributes:
        origin: What all edges are measured from.
        levels: The closest first.
        file: The file that the levels lie in, if they do.
    """

    origin: tuple[float, float]
    levels: tuple[Level, ...]
    file: mmap.mmap | None = None

    def let_go(self) -> None:
        """Keep nothing of the file in memory that is not asked for: what was read comes again."""
        if self.file is not None and hasattr(self.file, "madvise"):  # not on every system
            self.file.madvise(mmap.MADV_DONTNEED)

    def level_for(self, scale: float) -> Level:
        """Return the coarsest level that looks right at so many pixels for a unit."""
        fitting = [level for level in self.levels if level.scale >= scale]
        return fitting[-1] if fitting else self.levels[0]

    def near(self, kind: int, box: tuple[float, float, float, float], scale: float) -> Edges:
        """Return the edges of a kind that may touch a box of the plane, from the origin."""
        x, y = self.origin
        return self.level_for(scale).near(kind, (box[0] - x, box[1] - y, box[2] - x, box[3] - y))


def build(
    lines: Lines, least: Mapping[int, float], told: Callable[[int, int], object] | None = None
) -> Pyramid:
    """Prepare lines.

    Args:
        lines: In a plane.
        least: Kind to the smallest scale at which it is drawn at all.
        told: Hears how many levels are done, of how many; what it raises ends the work.
    """
    heard = told or _nobody
    origin = np.round([_middle_of(lines.x), _middle_of(lines.y)], 3)
    left = replace(lines, x=lines.x - origin[0], y=lines.y - origin[1])
    # One level is sorted into tiles while the next is thinned: both let go of the interpreter.
    with ThreadPoolExecutor(max_workers=1) as beside:
        levels: list[Future[Level]] = []
        for exponent in EXPONENTS:
            heard(len(levels), len(EXPONENTS))
            scale = 2.0**exponent
            hidden = [kind for kind, low in least.items() if scale < low]
            left = left.only(np.isin(left.kinds, hidden, invert=True))
            if exponent == _JOINED_FROM:
                left = joined(left)
            if exponent != EXPONENTS[0]:
                # Half of what a line may be off was used up by the levels before.
                left = thinned(left, WITHIN / scale / 2)
                left = left.only(lengths(left) >= WITHIN / scale)
            levels.append(beside.submit(_level, scale, left))
        made = tuple(level.result() for level in levels)
    return Pyramid(origin=(float(origin[0]), float(origin[1])), levels=made)


def key_of(
    kind: int | NDArray[np.int64], row: NDArray[Any], column: int | NDArray[Any]
) -> NDArray[np.int64]:
    """Return kind, row and column of tiles, shape (n,), as numbers that sort in this order."""
    rows = np.clip(row + _MIDDLE, 0, (1 << _SHIFT) - 1).astype(np.int64)
    columns = np.clip(np.asarray(column) + _MIDDLE, 0, (1 << _SHIFT) - 1).astype(np.int64)
    key: NDArray[np.int64] = (
        (np.asarray(kind, dtype=np.int64) << (2 * _SHIFT)) | (rows << _SHIFT) | columns
    )
    return key


def _nobody(_done: int, _total: int) -> None:
    """Hear nothing."""


def _middle_of(values: NDArray[np.float64]) -> float:
    return float((values.min() + values.max()) / 2) if len(values) else 0.0


def _level(scale: float, lines: Lines) -> Level:
    span = TILE / scale
    ends, kinds = _pieces(*_edges(lines), span)
    column, down = ((ends[at] + ends[at + 2]) / (2 * span) for at in (0, 1))
    row = np.floor(down)
    keys = key_of(kinds, row, np.floor(column))
    strips = np.minimum((down - row) * (TILE // STRIP), TILE // STRIP - 1).astype(np.int64)
    order = np.argsort(keys * (TILE // STRIP) + strips)
    keys = keys[order]
    first = np.flatnonzero(np.diff(keys, prepend=-1))
    edges = np.empty((len(keys), 4), dtype=np.float32)
    for at, values in enumerate(ends):
        edges[:, at] = values.astype(np.float32)[order]
    return Level(scale, keys[first], np.append(first, len(keys)), edges)


def _edges(lines: Lines) -> tuple[Ends, NDArray[np.int64]]:
    """Return x, y of the start and x, y of the end of all edges, and of which kind each is."""
    is_last = np.zeros(len(lines.x), dtype=bool)
    is_last[lines.starts + lines.counts - 1] = True
    inner = np.flatnonzero(~is_last)
    x, y = lines.x, lines.y
    return (x[inner], y[inner], x[inner + 1], y[inner + 1]), np.repeat(
        lines.kinds, lines.counts - 1
    )


def _pieces(ends: Ends, of: NDArray[np.int64], span: float) -> tuple[Ends, NDArray[np.int64]]:
    """Return edges cut so that none reaches further than a tile, and of which kind each is."""
    x, y, far_x, far_y = ends
    reach = np.maximum(np.abs(far_x - x), np.abs(far_y - y))
    long = np.flatnonzero(reach > span)
    if not len(long):
        return ends, of
    counts = np.ceil(reach[long] / span).astype(np.int64)
    cut = np.repeat(long, counts)
    number = np.arange(len(cut)) - np.repeat(np.cumsum(counts) - counts, counts)
    pieces = []
    for low, high in ((x, far_x), (y, far_y)):
        step = np.repeat((high[long] - low[long]) / counts, counts)
        pieces.append((low[cut] + number * step, low[cut] + (number + 1) * step))
    (piece_x, piece_far_x), (piece_y, piece_far_y) = pieces
    short = np.delete(np.arange(len(x)), long)
    told = zip(ends, (piece_x, piece_y, piece_far_x, piece_far_y), strict=True)
    x, y, far_x, far_y = (np.concatenate([whole[short], new]) for whole, new in told)
    return (x, y, far_x, far_y), of[np.concatenate([short, cut])]
