"""Snapping: the place that a pointer means, measured as the eye sees it.

Corners of zones come before their edges, these before roads, roads before the grid, and the grid
before the line that an edge would go on along.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from qdpilot.geometry.rings import DECIMALS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qdpilot.geometry.plane import Plane
    from qdpilot.tools.events import LonLat

Path: TypeAlias = NDArray[np.float64]


class SnapKind(StrEnum):
    """What was snapped to."""

    CORNER = "corner"
    EDGE = "edge"
    GRID = "grid"
    EXTENSION = "extension"


#: What is snapped to first, by kind and whose it is; an extension and the grid come after all.
_RANKS = {
    ("zone", SnapKind.CORNER): 0,
    ("zone", SnapKind.EDGE): 1,
    ("road", SnapKind.CORNER): 2,
    ("road", SnapKind.EDGE): 3,
}
#: How far beyond its end an edge is gone on along, and how long it must be, in reaches.
EXTENSION_REACHES, _LEAST_EDGE_REACHES = 30.0, 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A line that can be snapped to.

    Attributes:
        path: Shape (n, 2), columns lon and lat; a ring repeats its first corner at the end.
        of: Code of what it belongs to: zone, road, sketch.
        name: Its name, as shown.
    """

    path: Path
    of: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Snap:
    """Where a pointer snapped to.

    Attributes:
        kind: Corner, edge, grid or extension of an edge.
        at: Lon, lat, at stored precision.
        of: Code of what it belongs to; empty for the grid.
        name: Its name; of the grid its step.
    """

    kind: SnapKind
    at: LonLat
    of: str
    name: str


def snap(at: LonLat, candidates: Iterable[Candidate], *, reach: LonLat) -> Snap | None:
    """Return the first in rank of what lies within reach, the nearest of its kind; or None.

    Args:
        at: The pointer.
        candidates: Lines to snap to.
        reach: Degrees of longitude and latitude that count as near; an ellipse in degrees is a
            circle on screen.
    """
    best: tuple[int, float] = (len(_RANKS), 0.0)
    found = None
    for candidate in candidates:
        for kind, (distance, place) in _nearest(candidate.path, at, reach).items():
            rank = (_RANKS[candidate.of, kind], distance)
            if distance <= 1.0 and rank < best:
                best = rank
                found = Snap(kind=kind, at=place, of=candidate.of, name=candidate.name)
    return found


def snap_beyond(at: LonLat, candidates: Iterable[Candidate], *, reach: LonLat) -> Snap | None:
    """Return the nearest place on the line that an edge would go on along, or None.

    Args:
        at: The pointer.
        candidates: Lines whose edges count.
        reach: As for `snap`.
    """
    best, found = 1.0, None
    for candidate in candidates:
        gap, place = _nearest_beyond(candidate.path, at, reach)
        if gap <= best:
            best = gap
            kind = SnapKind.EXTENSION
            found = Snap(kind=kind, at=place, of=candidate.of, name=candidate.name)
    return found


@dataclass(frozen=True, slots=True)
class Grid:
    """Whole steps of the plane of an office.

    Attributes:
        step_m: Metres, > 0.
        plane: Of the office.
    """

    step_m: int
    plane: Plane

    def plane_of(self, lonlat: Path) -> Path:
        """Return east and north of places, metres; shape (n, 2) both."""
        return self.plane.printed(lonlat)[:, ::-1]

    def lonlat_of(self, metres: Path) -> Path:
        """Return lon and lat of places east and north, metres; shape (n, 2) both."""
        return self.plane.typed(np.ascontiguousarray(metres[:, ::-1]))

    def snap(self, at: LonLat, *, reach: LonLat) -> Snap | None:
        """Return the nearest crossing of the grid if it is within reach."""
        nearest = np.round(self.plane_of(np.array([at])) / self.step_m) * self.step_m
        place = _place(self.lonlat_of(nearest)[0])
        if distance_in_reach(at, place, reach) > 1.0:
            return None
        return Snap(kind=SnapKind.GRID, at=place, of="", name=str(self.step_m))


def rounded_place(at: LonLat) -> LonLat:
    """Return a place at stored precision."""
    return round(at[0], DECIMALS), round(at[1], DECIMALS)


def distance_in_reach(one: LonLat, other: LonLat, reach: LonLat) -> float:
    """Return how far two places are apart, 1 being as far as the pointer reaches."""
    return float(np.hypot((one[0] - other[0]) / reach[0], (one[1] - other[1]) / reach[1]))


def _nearest(path: Path, at: LonLat, reach: LonLat) -> dict[SnapKind, tuple[float, LonLat]]:
    seen = (path - at) / reach
    corner = int(np.argmin(np.hypot(*seen.T)))
    found = {
        SnapKind.CORNER: (float(np.hypot(*seen[corner])), _place(path[corner])),
    }
    if len(path) > 1:
        found[SnapKind.EDGE] = _nearest_on_edges(path, seen)
    return found


def _nearest_on_edges(path: Path, seen: Path) -> tuple[float, LonLat]:
    """Return distance in reaches and place of the nearest point of all edges."""
    along = np.diff(seen, axis=0)
    squared = np.maximum((along**2).sum(axis=1), 1e-30)
    share = np.clip(-(seen[:-1] * along).sum(axis=1) / squared, 0.0, 1.0)
    gap = np.hypot(*(seen[:-1] + along * share[:, None]).T)
    edge = int(np.argmin(gap))
    place = path[edge] + (path[edge + 1] - path[edge]) * share[edge]
    return float(gap[edge]), _place(place)


def _nearest_beyond(path: Path, at: LonLat, reach: LonLat) -> tuple[float, LonLat]:
    """Return distance in reaches and place of the nearest point beyond the ends of all edges."""
    seen = (path - at) / reach
    along = np.diff(seen, axis=0)
    length = np.maximum(np.hypot(*along.T), 1e-15)
    share = -(seen[:-1] * along).sum(axis=1) / length**2
    beyond = np.maximum(np.maximum(-share, share - 1.0), 0.0) * length
    gap = np.hypot(*(seen[:-1] + along * share[:, None]).T)
    counts = (length >= _LEAST_EDGE_REACHES) & (beyond > 0.0) & (beyond <= EXTENSION_REACHES)
    gap = np.where(counts, gap, np.inf)
    edge = int(np.argmin(gap))
    return float(gap[edge]), _place(path[edge] + (path[edge + 1] - path[edge]) * share[edge])


def _place(point: Path) -> LonLat:
    return rounded_place((float(point[0]), float(point[1])))
