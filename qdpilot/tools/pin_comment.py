"""Point at a corner or an edge of a zone, to say something about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import shapely

from qdpilot.model.comment import CommentOn
from qdpilot.tools.events import Cancel, Click, Move
from qdpilot.tools.snapping import Candidate, SnapKind, snap
from qdpilot.tools.step import OneGesture, Picked, Sketch, Step

if TYPE_CHECKING:
    from qdpilot.model.zone import Zone
    from qdpilot.tools.events import Event, LonLat, Pointed
    from qdpilot.tools.ground import Ground
    from qdpilot.tools.snapping import Snap


@dataclass(frozen=True, slots=True, kw_only=True)
class Pin:
    """Where a comment is to be.

    Attributes:
        zone_id: Of which zone.
        on: A corner or an edge.
        at: Lon, lat.
    """

    zone_id: str
    on: CommentOn
    at: LonLat


@dataclass(frozen=True, slots=True, kw_only=True)
class PinComment(OneGesture):
    """Click a corner or an edge of the zone; elsewhere a click picks another zone.

    Attributes:
        zone_id: The zone; None: click one first.
        pin: What was clicked last.
        cursor: Where the pin would be.
        snap: The corner or edge it would be at.
    """

    zone_id: str | None = None
    pin: Pin | None = None
    cursor: LonLat | None = None
    snap: Snap | None = None

    @property
    def sketch(self) -> Sketch:
        """The corner or edge that is meant."""
        return Sketch(zone_id=self.zone_id, cursor=self.cursor, snap=self.snap)

    def handle(self, event: Event, ground: Ground) -> Step:
        """Return the tool after `event`; it makes no edit."""
        if self.zone_id is not None and self.zone_id not in ground.plan:
            return PinComment().handle(event, ground)
        match event:
            case Move():
                found = self._near(event, ground)
                at = event.at if found is None else found.at
                return Step(tool=replace(self, cursor=at, snap=found))
            case Click():
                return self._clicked(event, ground)
            case Cancel():
                return Step(tool=PinComment(zone_id=self.zone_id))
            case _:
                return Step(tool=self)

    def _clicked(self, event: Click, ground: Ground) -> Step:
        found = self._near(event, ground)
        if found is not None and self.zone_id is not None:
            on = CommentOn.CORNER if found.kind is SnapKind.CORNER else CommentOn.EDGE
            pin = Pin(zone_id=self.zone_id, on=on, at=found.at)
            return Step(tool=replace(self, pin=pin), picked=Picked(zone_id=self.zone_id))
        hit = ground.zones_at(event.at, reach=event.reach)
        if not hit or hit[0].id == self.zone_id:
            return Step(tool=self, told="edge.none" if hit else "zone.none")
        return Step(tool=PinComment(zone_id=hit[0].id), picked=Picked(zone_id=hit[0].id))

    def _near(self, event: Pointed, ground: Ground) -> Snap | None:
        if self.zone_id is None:
            return None
        return snap(event.at, _rings(ground.plan[self.zone_id]), reach=event.reach)


def _rings(zone: Zone) -> list[Candidate]:
    rings = shapely.get_rings(shapely.get_parts(zone.shape))
    paths = [shapely.get_coordinates(ring) for ring in rings]
    return [Candidate(path=path, of="zone", name=zone.name) for path in paths]
