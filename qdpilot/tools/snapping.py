"""Snapping: the corner or edge that a pointer means, measured as the eye sees it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.typing import NDArray

from qdpilot.geometry.rings import DECIMALS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qdpilot.tools.events import LonLat

Path: TypeAlias = NDArray[np.float64]


class SnapKind(StrEnum):
    """What was snapped to."""

    CORNER = "corner"
    EDGE = "edge"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A line that can be snapped to.

    Attributes:
        path: Shape (n, 2), columns lon and lat; a ring repeats its first corner at the end.
        of: Code of what it belongs to: zone, road.
        name: Its name, as shown.
    """

    path: Path
    of: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Snap:
    """Where a pointer snapped to.

    Attributes:
        kind: Corner or edge.
        at: Lon, lat, at stored precision.
        of: Code of what it belongs to.
        name: Its name.
    """

    kind: SnapKind
    at: LonLat
    of: str
    name: str


def snap(at: LonLat, candidates: Iterable[Candidate], *, reach: LonLat) -> Snap | None:
    """Return the nearest corner within reach, or else the nearest place on an edge, or None.

    Args:
        at: The pointer.
        candidates: Lines to snap to.
        reach: Degrees of longitude and latitude that count as near; an ellipse in degrees is a
            circle on screen.
    """
    best: dict[SnapKind, tuple[float, Snap]] = {}
    for candidate in candidates:
        for kind, (distance, place) in _nearest(candidate.path, at, reach).items():
            if distance <= 1.0 and (kind not in best or distance < best[kind][0]):
                found = Snap(kind=kind, at=place, of=candidate.of, name=candidate.name)
                best[kind] = (distance, found)
    found_at = best.get(SnapKind.CORNER) or best.get(SnapKind.EDGE)
    return found_at[1] if found_at else None


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


def _place(point: Path) -> LonLat:
    return rounded_place((float(point[0]), float(point[1])))
