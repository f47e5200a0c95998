"""Reshape a zone: move a corner, add one at a mid-point, remove one. One gesture is one edit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qdpilot.editing.edits import AddCorner, MoveCorner, RemoveCorner
from qdpilot.geometry.corners import ring_of, with_corner_inserted, with_corner_moved
from qdpilot.geometry.measure import leg
from qdpilot.tools.events import Cancel, Click, Delete, DoubleClick, Drag, Move, Press, Release
from qdpilot.tools.grips import Grip, grip_at
from qdpilot.tools.ground import place
from qdpilot.tools.step import OneGesture, Picked, Sketch, Step

if TYPE_CHECKING:
    from qdpilot.editing.edits import Edit
    from qdpilot.geometry.corners import CornerRef
    from qdpilot.model.zone import Shape
    from qdpilot.tools.events import Event, LonLat, Pointed
    from qdpilot.tools.ground import Ground
    from qdpilot.tools.snapping import Snap


@dataclass(frozen=True, slots=True, kw_only=True)
class Reshape(OneGesture):
    """Drag a corner to move it, a mid-point to add one; Delete removes the picked one.

    Attributes:
        zone_id: The zone that is shaped; None: click one first.
        corner: The corner picked last.
        held: The grip being dragged.
        to: Where it is dragged to; None before it moves.
        shape: Of the zone when the drag began.
        snap: What the dragged corner snapped to.
        hovered: The grip under the pointer.
    """

    zone_id: str | None = None
    corner: CornerRef | None = None
    held: Grip | None = None
    to: LonLat | None = None
    shape: Shape | None = None
    snap: Snap | None = None
    hovered: Grip | None = None

    @property
    def sketch(self) -> Sketch:
        """The zone as it would be if let go now."""
        if self.held is None or self.to is None or self.shape is None:
            return Sketch(zone_id=self.zone_id)
        make = with_corner_inserted if self.held.is_new else with_corner_moved
        shape = make(self.shape, self.held.corner, self.to)
        reading = _reading(shape, self.held.corner, self.to)
        return Sketch(
            zone_id=self.zone_id, shape=shape, cursor=self.to, snap=self.snap, reading=reading
        )

    @property
    def holding(self) -> bool:
        """Whether a grip is being dragged."""
        return self.held is not None

    def handle(self, event: Event, ground: Ground) -> Step:  # noqa: PLR0911 a table of events
        """Return the tool after `event`, with the corner's edit when a drag ends."""
        match event:
            case Move():
                return Step(tool=replace(self, hovered=self._grip(event, ground)))
            case Press():
                return self._press(event, ground)
            case Drag() if self.held is not None:
                to, snapped = place(ground, event, but=self.zone_id)
                return Step(tool=replace(self, to=to, snap=snapped))
            case Release() if self.held is not None:
                return self._release(self.held)
            case Click():
                return self._click(event, ground)
            case DoubleClick():
                return self._remove(self._grip(event, ground), ground)
            case Delete() if self.corner is not None:
                return self._remove(Grip(corner=self.corner, at=(0.0, 0.0)), ground)
            case Cancel():
                return self._cancel()
            case _:
                return Step(tool=self)

    def _grip(self, event: Pointed, ground: Ground) -> Grip | None:
        if self.zone_id is None or self.zone_id not in ground.plan:
            return None
        return grip_at(ground.plan[self.zone_id].shape, event.at, reach=event.reach)

    def _press(self, event: Press, ground: Ground) -> Step:
        grip = self._grip(event, ground)
        if grip is None or self.zone_id is None:
            return Step(tool=self)
        corner = self.corner if grip.is_new else grip.corner
        held = replace(
            self, held=grip, corner=corner, to=None, shape=ground.plan[self.zone_id].shape
        )
        return Step(tool=held, picked=Picked(zone_id=self.zone_id, corner=corner))

    def _release(self, held: Grip) -> Step:
        rested = replace(self, held=None, to=None, shape=None, snap=None, corner=held.corner)
        if self.to is None or self.to == held.at or self.zone_id is None:
            return Step(tool=replace(rested, corner=self.corner))
        edit: Edit
        if held.is_new:
            edit = AddCorner(zone_id=self.zone_id, corner=held.corner, at=self.to)
        else:
            edit = MoveCorner(zone_id=self.zone_id, corner=held.corner, to=self.to)
        picked = Picked(zone_id=self.zone_id, corner=held.corner)
        return Step(tool=rested, edit=edit, picked=picked)

    def _click(self, event: Click, ground: Ground) -> Step:
        grip = self._grip(event, ground)
        if grip is not None and not grip.is_new:
            picked = Picked(zone_id=self.zone_id, corner=grip.corner)
            return Step(tool=replace(self, corner=grip.corner), picked=picked)
        hit = ground.zones_at(event.at, reach=event.reach)
        zone_id = hit[0].id if hit else None
        return Step(tool=Reshape(zone_id=zone_id), picked=Picked(zone_id=zone_id))

    def _remove(self, grip: Grip | None, ground: Ground) -> Step:
        if grip is None or grip.is_new or self.zone_id is None:
            return Step(tool=self)
        if len(ring_of(ground.plan[self.zone_id].shape, grip.corner)) <= 3:
            return Step(tool=self)
        return Step(
            tool=replace(self, corner=None, hovered=None),
            edit=RemoveCorner(zone_id=self.zone_id, corner=grip.corner),
            picked=Picked(zone_id=self.zone_id),
        )

    def _cancel(self) -> Step:
        rested = replace(self, held=None, to=None, shape=None, snap=None)
        if self.held is not None or self.corner is None:
            return Step(tool=rested)
        return Step(tool=replace(rested, corner=None), picked=Picked(zone_id=self.zone_id))


def _reading(shape: Shape, corner: CornerRef, at: LonLat) -> str:
    """Return length and bearing of the edge that comes to a corner, and of the one that leaves."""
    ring = ring_of(shape, corner)
    before, after = ring[corner.index - 1].tolist(), ring[(corner.index + 1) % len(ring)].tolist()
    legs = (leg((before[0], before[1]), at), leg(at, (after[0], after[1])))
    return "   ".join(f"{one.length_m:.1f} m {one.bearing_deg:.1f}°" for one in legs)
