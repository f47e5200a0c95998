"""Many lines as whole arrays, joined and thinned together: no object and no call for each."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qdpilot.geometry.measure import Coordinates

#: Beyond all places of a plane.
_APART = 1e9


@dataclass(frozen=True, slots=True, eq=False)
class Lines:
    """Lines of any plane, in its units.

    Attributes:
        x: Of the corners of all, one line after the other; shape (corners,).
        y: Likewise.
        counts: For each line how many corners it has, two or more; shape (lines,).
        kinds: For each line a small whole number: its class; shape (lines,).
    """

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    counts: NDArray[np.int64]
    kinds: NDArray[np.int64]

    @property
    def starts(self) -> NDArray[np.int64]:
        """Where the corners of each line begin."""
        starts: NDArray[np.int64] = np.cumsum(self.counts) - self.counts
        return starts

    @property
    def shapes(self) -> NDArray[np.object_]:
        """The lines as shapely's."""
        ends = np.append(0, np.cumsum(self.counts))
        places = np.column_stack([self.x, self.y])
        made = shapely.from_ragged_array(shapely.GeometryType.LINESTRING, places, (ends,))
        return np.asarray(made, dtype=object)

    def only(self, which: NDArray[np.bool_]) -> Lines:
        """Return the lines for which `which`, shape (lines,), is true."""
        if which.all():
            return self
        inside = np.repeat(which, self.counts)
        return Lines(self.x[inside], self.y[inside], self.counts[which], self.kinds[which])


def lines_of(shapes: NDArray[np.object_], kinds: NDArray[np.int64]) -> Lines:
    """Return LineStrings, none of them empty, with their kinds: both of shape (lines,)."""
    places = shapely.get_coordinates(shapes)
    counts = shapely.get_num_coordinates(shapes).astype(np.int64)
    return lines_at(places, counts, kinds)


def lines_at(places: Coordinates, counts: NDArray[np.int64], kinds: NDArray[np.int64]) -> Lines:
    """Return lines whose corners are the rows of an array of shape (n, 2)."""
    x, y = np.ascontiguousarray(places.T)
    return Lines(x, y, counts, kinds)


def together(parts: Sequence[Lines]) -> Lines:
    """Return the lines of all parts, in their order."""
    none = Lines(np.empty(0), np.empty(0), np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64))
    all_of_them = [none, *parts]
    names = (field.name for field in fields(Lines))
    return Lines(*(np.concatenate([getattr(one, name) for one in all_of_them]) for name in names))


def joined(lines: Lines) -> Lines:
    """Return lines joined where two of a kind, and no third, end; none lies at `_APART`."""
    pairs = _paired(lines)
    meets = pairs[0] | pairs[1]
    some, alone = lines.only(meets), ~pairs[:, meets].reshape(-1)
    if not len(some.counts):
        return lines
    # Ends that are not to be joined are sent away, each to a place of its own, and fetched back.
    ends = np.concatenate([some.starts, some.starts + some.counts - 1])[alone]
    x, y = some.x.copy(), some.y.copy()
    x[ends], y[ends] = _APART + np.arange(len(ends)), 0.0
    sent, there = replace(some, x=x, y=y).shapes, np.unique(some.kinds)
    gathered = [shapely.multilinestrings(sent[some.kinds == kind]) for kind in there]
    parts, of = shapely.get_parts(shapely.line_merge(gathered), return_index=True)
    found = lines_of(parts, there[of])
    away = np.flatnonzero(found.x >= _APART)
    back = ends[(found.x[away] - _APART).astype(np.int64)]
    found.x[away], found.y[away] = some.x[back], some.y[back]
    return together([lines.only(~meets), found])


def thinned(lines: Lines, within: float) -> Lines:
    """Return lines without the corners that lie within a distance of what is left without them.

    Douglas and Peucker's way, as GEOS has it (its simplify without regard to topology is the
    oracle of the tests), for all lines at once: each round looks at all stretches that are still
    to be divided.
    """
    kept = np.zeros(len(lines.x), dtype=bool)
    low = lines.starts
    high = low + lines.counts - 1
    kept[low] = kept[high] = True
    while len(low):
        wide = high - low > 1
        low, high, peaks = _divided(lines, low[wide], high[wide], within)
        kept[peaks] = True
        low, high = np.concatenate([low, peaks]), np.concatenate([peaks, high])
    counts = np.add.reduceat(kept, lines.starts, dtype=np.int64) if len(kept) else lines.counts
    return Lines(lines.x[kept], lines.y[kept], counts, lines.kinds)


def lengths(lines: Lines) -> NDArray[np.float64]:
    """Return how long each line is, in units of the plane, shape (lines,)."""
    if not len(lines.x):
        return np.zeros(0)
    steps = np.hypot(np.diff(lines.x, append=0.0), np.diff(lines.y, append=0.0))
    steps[lines.starts + lines.counts - 1] = 0.0  # from one line to the next
    long: NDArray[np.float64] = np.add.reduceat(steps, lines.starts)
    return long


def _divided(
    lines: Lines, low: NDArray[np.int64], high: NDArray[np.int64], within: float
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return the stretches that must be divided: begin, end, and the corner furthest away."""
    if not len(low):
        return low, high, low
    counts = high - low - 1
    begins = np.cumsum(counts) - counts
    of = np.repeat(np.arange(len(low)), counts)
    at = np.arange(len(of)) - (begins - low - 1)[of]
    away = _squared_distances(lines, at, low, high, of)
    furthest = np.maximum.reduceat(away, begins)
    hits = np.flatnonzero(away == furthest[of])
    peaks = at[hits[np.flatnonzero(np.diff(of[hits], prepend=-1))]]
    out = furthest > within * within
    return low[out], high[out], peaks[out]


def _squared_distances(
    lines: Lines,
    at: NDArray[np.int64],
    low: NDArray[np.int64],
    high: NDArray[np.int64],
    of: NDArray[np.int64],
) -> NDArray[np.float64]:
    """Return for corners how far each is from the straight stretch it lies between, squared."""
    from_x, from_y = lines.x[low], lines.y[low]
    along_x, along_y = lines.x[high] - from_x, lines.y[high] - from_y
    long = along_x * along_x + along_y * along_y
    long[long == 0] = np.inf  # begin and end are one place: the distance from it
    x, y = lines.x[at] - from_x[of], lines.y[at] - from_y[of]
    share = np.clip((x * along_x[of] + y * along_y[of]) / long[of], 0.0, 1.0)
    x -= share * along_x[of]
    y -= share * along_y[of]
    distances: NDArray[np.float64] = x * x + y * y
    return distances


def _paired(lines: Lines) -> NDArray[np.bool_]:
    """Tell for begin and end (rows) of each line whether exactly one other of its kind is there."""
    at = np.concatenate([lines.starts, lines.starts + lines.counts - 1])
    told = lines.x[at], lines.y[at], np.tile(lines.kinds, 2)
    order = np.lexsort(told)
    is_new = np.ones(len(at), dtype=bool)
    is_new[1:] = np.any([np.diff(one[order]) != 0 for one in told], axis=0)
    place = np.cumsum(is_new) - 1
    pairs = np.empty(len(at), dtype=bool)
    pairs[order] = np.bincount(place, minlength=1)[place] == 2
    return pairs.reshape(2, -1)
