"""Simplify a zone with a live before and after; delete its holes, one by a click or all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from shapely import Polygon

from qdpilot.editing.edits import SetShape
from qdpilot.geometry.corners import CornerRef, ring_of, without_hole
from qdpilot.geometry.cutting import without_holes
from qdpilot.geometry.turning import simplified
from qdpilot.tools.events import Click, Finish, Move
from qdpilot.tools.step import OneGesture, Picked, Sketch, Step

if TYPE_CHECKING:
    from qdpilot.model.zone import Shape
    from qdpilot.tools.events import Event
    from qdpilot.tools.ground import Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Simplify(OneGesture):
    """Show a zone with fewer corners; Enter takes it.

    Attributes:
        zone_id: The zone; None: click one first.
        within_m: How far the outline may come to lie from where it was, metres, > 0.
        before: Its shape as it is.
        shape: As it would be; None where no corner would go, or the shape is not valid.
    """

    zone_id: str | None = None
    within_m: float = 2.0
    before: Shape | None = None
    shape: Shape | None = None

    @property
    def sketch(self) -> Sketch:
        """The zone as it would be."""
        return Sketch(zone_id=self.zone_id, shape=self.shape)

    def handle(self, event: Event, ground: Ground) -> Step:
        """Return the tool after `event`; `Finish` gives the edit."""
        match event:
            case Click():
                hit = ground.zones_at(event.at, reach=event.reach)
                zone_id = hit[0].id if hit else None
                tool = replace(self, zone_id=zone_id).looked(ground)
                return replace(tool._told(ground), picked=Picked(zone_id=zone_id))  # noqa: SLF001
            case Finish() if self.zone_id is not None and self.shape is not None:
                edit = SetShape(zone_id=self.zone_id, shape=self.shape, title="shape.simplify")
                return Step(tool=replace(self, shape=None, before=self.shape), edit=edit)
            case Finish():
                return self._told(ground, asked="nothing_to_thin")
            case _:
                return Step(tool=self)

    def looked(self, ground: Ground) -> Simplify:
        """Return the tool with before and after as the plan is now."""
        if self.zone_id is None or self.zone_id not in ground.plan:
            return replace(self, zone_id=None, before=None, shape=None)
        before = ground.plan[self.zone_id].shape
        after = _simplified(before, self.within_m)
        fewer = after if after != before else None
        return replace(self, before=before, shape=fewer)

    def _told(self, ground: Ground, asked: str = "") -> Step:
        if self.zone_id is None or self.zone_id not in ground.plan:
            return Step(tool=self, told="zone.none")
        zone = ground.plan[self.zone_id]
        code = asked if zone.shape.is_valid else "not_valid"
        return Step(tool=self, told=code, named=(zone.name,))


@dataclass(frozen=True, slots=True, kw_only=True)
class DropHole(OneGesture):
    """Click a hole to fill it; Enter fills all holes of the zone.

    Attributes:
        zone_id: The zone whose holes Enter fills; None: none.
        hovered: The hole under the pointer.
    """

    zone_id: str | None = None
    hovered: Polygon | None = None

    @property
    def sketch(self) -> Sketch:
        """The hole under the pointer."""
        return Sketch(zone_id=self.zone_id, made=self.hovered)

    def handle(self, event: Event, ground: Ground) -> Step:
        """Return the tool after `event`; a filled hole is one edit."""
        match event:
            case Move():
                found = ground.hole_at(event.at)
                return Step(tool=replace(self, hovered=found and _hole(ground, *found)))
            case Click():
                return self._click(event, ground)
            case Finish():
                return self._fill_all(ground)
            case _:
                return Step(tool=self)

    def _click(self, event: Click, ground: Ground) -> Step:
        found = ground.hole_at(event.at)
        if found is None:
            hit = ground.zones_at(event.at, reach=event.reach)
            zone_id = hit[0].id if hit else None
            return Step(tool=DropHole(zone_id=zone_id), picked=Picked(zone_id=zone_id))
        zone_id, corner = found
        shape = without_hole(ground.plan[zone_id].shape, corner)
        edit = SetShape(zone_id=zone_id, shape=shape, title="hole.drop")
        return Step(tool=DropHole(zone_id=zone_id), edit=edit, picked=Picked(zone_id=zone_id))

    def _fill_all(self, ground: Ground) -> Step:
        if self.zone_id is None or self.zone_id not in ground.plan:
            return Step(tool=self, told="zone.none")
        zone = ground.plan[self.zone_id]
        shape = without_holes(zone.shape)
        if shape == zone.shape:
            return Step(tool=self, told="no_holes", named=(zone.name,))
        edit = SetShape(zone_id=zone.id, shape=shape, title="hole.drop")
        return Step(tool=DropHole(zone_id=zone.id), edit=edit, picked=Picked(zone_id=zone.id))


def _hole(ground: Ground, zone_id: str, corner: CornerRef) -> Polygon:
    return Polygon(ring_of(ground.plan[zone_id].shape, corner))


@lru_cache(maxsize=8)
def _simplified(shape: Shape, within_m: float) -> Shape:
    return simplified(shape, within_m)
