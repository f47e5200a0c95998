"""Named views of the map (书签)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MapView:
    """A place on the map to come back to.

    Attributes:
        id: A lower-case UUID.
        name: As the person wrote it.
        lon: Of the middle, degrees, EPSG:4490.
        lat: Of the middle, degrees, EPSG:4490.
        metres: Width of ground that was seen, metres.
        version: Of the stored row.
    """

    id: str
    name: str
    lon: float
    lat: float
    metres: float
    version: int = 0
