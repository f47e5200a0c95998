"""Measuring on the map: a path, its legs, the area it encloses; nothing of it is in the plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shapely import LineString, Polygon

from qdpilot.geometry.measure import area_m2, length_m
from qdpilot.tools.snapping import rounded_place

if TYPE_CHECKING:
    from qdpilot.tools.events import LonLat


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A path that is measured.

    Attributes:
        places: Set so far; lon/lat, EPSG:4490.
        cursor: Where the next would be; None if the pointer is elsewhere.
        is_done: Whether the path has ended, and the cursor adds nothing.
    """

    places: tuple[LonLat, ...] = ()
    cursor: LonLat | None = None
    is_done: bool = False

    @property
    def path(self) -> tuple[LonLat, ...]:
        """The places, and the one to come."""
        is_open = not self.is_done and self.places and self.cursor is not None
        if not is_open or self.cursor == self.places[-1]:
            return self.places
        assert self.cursor is not None
        return (*self.places, self.cursor)

    @property
    def length_m(self) -> float:
        """Along the path, on the ellipsoid, metres."""
        return length_m(LineString(self.path)) if len(self.path) > 1 else 0.0

    @property
    def leg_m(self) -> float:
        """Of the last leg, on the ellipsoid, metres."""
        return length_m(LineString(self.path[-2:])) if len(self.path) > 1 else 0.0

    @property
    def area_m2(self) -> float | None:
        """Enclosed if the path were closed; None with fewer than three places, or if it crosses."""
        if len(set(self.path)) < 3:
            return None
        ring = Polygon(self.path)
        return area_m2(ring) if ring.is_valid else None

    def pointed(self, at: LonLat) -> Measure:
        """Return it with the pointer elsewhere."""
        return replace(self, cursor=rounded_place(at))

    def clicked(self, at: LonLat) -> Measure:
        """Return it with one more place; after the end a new path begins."""
        place = rounded_place(at)
        if self.is_done:
            return Measure(places=(place,), cursor=place)
        if self.places and self.places[-1] == place:
            return self
        return replace(self, places=(*self.places, place), cursor=place)

    def ended(self) -> Measure:
        """Return it with the path at its end; it stays until the next begins."""
        return replace(self, is_done=len(self.places) > 1)

    def taken_back(self) -> Measure:
        """Return it without the last place."""
        return replace(self, places=self.places[:-1], is_done=False)
