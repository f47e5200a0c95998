"""The corners of a zone version as a paper prints them, and the hash that ties both together."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.geometry.measure import edge_lengths_m
from qdpilot.geometry.plane import Plane, plane_for
from qdpilot.geometry.rings import rings_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from qdpilot.model.zone import Shape


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Survey:
    """Corners in the order of the shape: each part's shell, then its holes.

    Attributes:
        lonlat: Shape (n, 2), EPSG:4490, 7 decimals; closing points are left out.
        plane: Shape (n, 2), X north and Y east in `system`, metres.
        rings: Number of corners of each ring.
        system: The plane system.
        outline_sha256: SHA-256 of `listing`, hex: anyone can compute it from the printed table.
    """

    lonlat: NDArray[np.float64]
    plane: NDArray[np.float64]
    rings: tuple[int, ...]
    system: Plane
    outline_sha256: str

    @property
    def edges_m(self) -> NDArray[np.float64]:
        """Shape (n,), length of the edge to the next corner of the same ring."""
        rings = np.split(self.lonlat, np.cumsum(self.rings)[:-1])
        return np.concatenate([edge_lengths_m(np.vstack([ring, ring[:1]])) for ring in rings])


def survey(shape: Shape, *, plane_epsg: int) -> Survey:
    """Return the corners of a shape.

    Args:
        shape: lon/lat, EPSG:4490.
        plane_epsg: Plane system of the working area; far from it a local one is used.
    """
    rings = [ring for part in rings_of(shape) for ring in part]
    system = plane_for(shape, Plane(epsg=plane_epsg))
    lonlat = np.concatenate(rings).round(7)
    counts = tuple(len(ring) for ring in rings)
    return Survey(
        lonlat=lonlat,
        plane=system.printed(lonlat),
        rings=counts,
        system=system,
        outline_sha256=hashlib.sha256(listing(lonlat, counts).encode()).hexdigest(),
    )


def listing(lonlat: NDArray[np.float64], rings: Sequence[int]) -> str:
    """Return corners as text: a line "number,lon,lat" each, an empty line between rings.

    Args:
        lonlat: Shape (n, 2), degrees, EPSG:4490, ring after ring.
        rings: How many corners each ring has, n in all.
    """
    text, start = [], 0
    for count in rings:
        rows = lonlat[start : start + count]
        numbers = np.arange(start + 1, start + count + 1)
        cells = np.column_stack([numbers, rows]).ravel().tolist()
        text.append(("%d,%.7f,%.7f\n" * count) % tuple(cells))
        start += count
    return "\n".join(text)
