"""Combine zones: merge several into one, or subtract some from one. Clicks pick them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

import shapely

from qdpilot.editing.edits import DropZone, SetShape, Together
from qdpilot.editing.rule_and_stops import SetStops
from qdpilot.geometry.cutting import LEAST_PIECE_M2, joined
from qdpilot.geometry.measure import area_m2
from qdpilot.geometry.rings import areas_of, rounded
from qdpilot.tools.events import Back, Cancel, Click, Finish, Forward, Move
from qdpilot.tools.step import OneGesture, Picked, Sketch, Step

if TYPE_CHECKING:
    from qdpilot.editing.edits import Edit
    from qdpilot.model.zone import Shape, Zone
    from qdpilot.tools.events import Event
    from qdpilot.tools.ground import Ground


class How(StrEnum):
    """What becomes of the zones picked."""

    MERGE = "merge"
    SUBTRACT = "subtract"


@dataclass(frozen=True, slots=True, kw_only=True)
class Combine(OneGesture):
    """Click zones, again to let one go; Enter combines them into the first.

    Attributes:
        how: Merge or subtract.
        zones: Ids picked, the one that stays first.
        taken: Ids taken back, the last one first to return.
        shape: Of the first, as it would be; None while there is nothing to combine.
    """

    how: How
    zones: tuple[str, ...] = ()
    taken: tuple[str, ...] = ()
    shape: Shape | None = None

    @property
    def sketch(self) -> Sketch:
        """The zone as it would be."""
        first = self.zones[0] if self.zones else None
        return Sketch(zone_id=first, shape=self.shape, zones=self.zones)

    @property
    def can_go_back(self) -> bool:
        """Whether a zone beyond the first is picked."""
        return len(self.zones) > 1

    @property
    def can_go_forward(self) -> bool:
        """Whether a zone was taken back."""
        return bool(self.taken)

    def handle(self, event: Event, ground: Ground) -> Step:
        """Return the tool after `event`; `Finish` gives one edit of all zones picked."""
        match event:
            case Move():
                return Step(tool=self)
            case Click():
                return self._click(event, ground)
            case Finish():
                return self._finish(ground)
            case Back() if len(self.zones) > 1:
                taken = (*self.taken, self.zones[-1])
                return self._with(self.zones[:-1], ground, taken)
            case Forward() if self.taken:
                return self._with((*self.zones, self.taken[-1]), ground, self.taken[:-1])
            case Cancel() if self.zones:
                return Step(tool=Combine(how=self.how))
            case _:
                return Step(tool=self)

    def _click(self, event: Click, ground: Ground) -> Step:
        hit = [one.id for one in ground.zones_at(event.at, reach=event.reach)]
        fresh = [one for one in hit if one not in self.zones]
        if not hit:
            return Step(tool=self)
        if fresh:
            return self._with((*self.zones, fresh[0]), ground)
        return self._with(tuple(one for one in self.zones if one != hit[0]), ground)

    def _with(self, zones: tuple[str, ...], ground: Ground, taken: tuple[str, ...] = ()) -> Step:
        there = tuple(one for one in zones if one in ground.plan)
        picked = [ground.plan[one] for one in there]
        refused = next((one for one in picked if not one.shape.is_valid), None)
        if refused is not None:
            return Step(tool=self, told="not_valid", named=(refused.name,))
        shape = self._combined(picked)
        tool = replace(self, zones=there, taken=taken, shape=shape)
        return Step(tool=tool, picked=Picked(zone_id=there[0] if there else None))

    def _combined(self, picked: list[Zone]) -> Shape | None:
        if len(picked) < 2:
            return None
        shapes = tuple(one.shape for one in picked)
        return _union(shapes) if self.how is How.MERGE else _rest(shapes)

    def _finish(self, ground: Ground) -> Step:
        if len(self.zones) < 2 or any(one not in ground.plan for one in self.zones):
            return Step(tool=self, told="pick_two")
        first, *others = (ground.plan[one] for one in self.zones)
        if self.shape is None or area_m2(self.shape) < LEAST_PIECE_M2:
            return Step(tool=self, told="nothing_left", named=(first.name,))
        title = "zone.merge" if self.how is How.MERGE else "zone.subtract"
        shaped = SetShape(zone_id=first.id, shape=self.shape, title=title)
        drops: list[Edit] = [DropZone(one.id) for one in others] if self.how is How.MERGE else []
        stops = tuple(stop for one in (first, *others) for stop in one.stops)
        if drops and stops != first.stops:
            drops.append(SetStops(zone_id=first.id, stops=stops))
        edit = Together(title=title, zone_id=first.id, edits=(shaped, *drops))
        return Step(tool=Combine(how=self.how), edit=edit, picked=Picked(zone_id=first.id))


@lru_cache(maxsize=4)
def _union(shapes: tuple[Shape, ...]) -> Shape:
    return joined(shapes)


@lru_cache(maxsize=4)
def _rest(shapes: tuple[Shape, ...]) -> Shape:
    left = shapely.difference(shapes[0], shapely.union_all(list(shapes[1:])))
    return rounded(areas_of(left))
