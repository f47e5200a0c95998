"""Many lines prepared for drawing: thinned for each scale, their edges sorted into tiles.

A frame then costs what is seen, not what is there. Lines may be in any plane; one unit of it is
``scale`` pixels. Edges are float32 from the middle of all lines, so that a pixel of the closest
scale is still hundreds of steps.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qdpilot.geometry.measure import Coordinates

Edges: TypeAlias = NDArray[np.float32]

#: Edge of a tile, pixels.
TILE = 256
#: How far a thinned line may be from the line, pixels.
WITHIN = 0.5
#: Levels are powers of two, pixels for a unit, the closest first. With longitude and latitude for a
#: plane: 0.4 to 220 m for a pixel. The first is not thinned, and serves all that is closer still.
#: Close up a road has few corners to lose, so there every other power does.
EXPONENTS = (18, 17, 15, 13, 12, 11, 10, 9)
#: From here on lines are joined at their ends first, so that more of their corners can go. Joining
#: all would take half of the time; here the lesser roads are left out mostly.
_JOINED_FROM = 12
_SHIFT = 24
_MIDDLE = 1 << (_SHIFT - 1)


@dataclass(frozen=True, slots=True, eq=False)
class Level:
    """The edges for one scale.

    Attributes:
        scale: The largest at which the lines look as they are: pixels for a unit.
        keys: Kind, row and column of each tile that has edges, as one number, ascending.
        starts: Where the edges of each tile begin, and where the last ends.
        edges: Shape (n, 4): x, y of the start, x, y of the end, from the pyramid's origin.
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
    """

    origin: tuple[float, float]
    levels: tuple[Level, ...]

    def level_for(self, scale: float) -> Level:
        """Return the coarsest level that looks right at so many pixels for a unit."""
        fitting = [level for level in self.levels if level.scale >= scale]
        return fitting[-1] if fitting else self.levels[0]

    def near(self, kind: int, box: tuple[float, float, float, float], scale: float) -> Edges:
        """Return the edges of a kind that may touch a box of the plane, from the origin."""
        x, y = self.origin
        return self.level_for(scale).near(kind, (box[0] - x, box[1] - y, box[2] - x, box[3] - y))


def build(
    lines: NDArray[np.object_], kinds: NDArray[np.integer], least: Mapping[int, float]
) -> Pyramid:
    """Prepare lines.

    Args:
        lines: LineStrings of a plane.
        kinds: For each a small whole number: its class; kinds are drawn apart.
        least: Kind to the smallest scale at which it is drawn at all.
    """
    bounds = shapely.total_bounds(lines) if len(lines) else np.zeros(4)
    origin = np.round((bounds[:2] + bounds[2:]) / 2, 3)
    shifted = shapely.transform(lines, lambda places: places - origin)
    left = {int(kind): shifted[kinds == kind] for kind in np.unique(kinds)}
    levels = []
    for exponent in EXPONENTS:
        scale = 2.0**exponent
        left = {kind: some for kind, some in left.items() if scale >= least.get(kind, 0.0)}
        if exponent == _JOINED_FROM:
            left = {kind: _joined(some) for kind, some in left.items()}
        if exponent != EXPONENTS[0]:
            left = {kind: _thinned(some, WITHIN / scale) for kind, some in left.items()}
        levels.append(_level(scale, left))
    return Pyramid(origin=(float(origin[0]), float(origin[1])), levels=tuple(levels))


def key_of(
    kind: int | NDArray[np.int64], row: NDArray[np.int64], column: int | NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return kind, row and column of tiles as numbers that sort in this order."""
    rows = np.clip(row + _MIDDLE, 0, (1 << _SHIFT) - 1).astype(np.int64)
    columns = np.clip(np.asarray(column) + _MIDDLE, 0, (1 << _SHIFT) - 1).astype(np.int64)
    key: NDArray[np.int64] = (
        (np.asarray(kind, dtype=np.int64) << (2 * _SHIFT)) | (rows << _SHIFT) | columns
    )
    return key


def _joined(lines: NDArray[np.object_]) -> NDArray[np.object_]:
    """Return lines joined where two and no third end."""
    return shapely.get_parts(shapely.line_merge(shapely.multilinestrings(lines)))


def _thinned(lines: NDArray[np.object_], within: float) -> NDArray[np.object_]:
    """Return lines simplified; half of `within` was used up by the levels before."""
    with np.errstate(invalid="ignore"):  # GEOS squares distances; those of 1e-170 come out as none
        thin = shapely.simplify(lines, within / 2, preserve_topology=False)
    kept: NDArray[np.object_] = thin[shapely.length(thin) >= within]
    return kept


def _level(scale: float, lines: Mapping[int, NDArray[np.object_]]) -> Level:
    span = TILE / scale
    keys, edges = [], []
    for kind, some in lines.items():
        parts = _pieces(_edges(some), span)
        middle = np.floor((parts[:, :2] + parts[:, 2:]) / (2 * span)).astype(np.int64)
        keys.append(key_of(kind, middle[:, 1], middle[:, 0]))
        edges.append(parts)
    if not keys:
        none = np.empty(0, dtype=np.int64)
        return Level(scale, none, np.zeros(1, dtype=np.int64), np.empty((0, 4), dtype=np.float32))
    together = np.concatenate(keys)
    order = np.argsort(together, kind="stable")
    unique, starts = np.unique(together[order], return_index=True)
    ends = np.append(starts, len(together)).astype(np.int64)
    return Level(scale, unique, ends, np.concatenate(edges)[order].astype(np.float32))


def _edges(lines: NDArray[np.object_]) -> Coordinates:
    places, index = shapely.get_coordinates(lines, return_index=True)
    inner = index[1:] == index[:-1]
    return np.hstack([places[:-1][inner], places[1:][inner]])


def _pieces(edges: Coordinates, span: float) -> Coordinates:
    """Return edges cut so that none reaches further than a tile."""
    reach = np.abs(edges[:, 2:] - edges[:, :2]).max(axis=1, initial=0.0)
    counts = np.maximum(np.ceil(reach / span), 1).astype(np.int64)
    if counts.max(initial=1) == 1:
        return edges
    index = np.repeat(np.arange(len(edges)), counts)
    number = np.arange(len(index)) - np.repeat(np.cumsum(counts) - counts, counts)
    start, along = edges[index, :2], edges[index, 2:] - edges[index, :2]
    shares = np.stack([number, number + 1], axis=1) / counts[index, None]
    return np.hstack([start + along * shares[:, :1], start + along * shares[:, 1:]])
