"""Place the stop points of a zone: a click adds one, a drag moves one, Delete removes one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qdpilot.editing.rule_and_stops import SetStops
from qdpilot.model.zone import Stop
from qdpilot.tools.events import Cancel, Click, Delete, Drag, Move, Press, Release
from qdpilot.tools.ground import place
from qdpilot.tools.snapping import distance_in_reach, rounded_place
from qdpilot.tools.step import OneGesture, Picked, Sketch, Step

if TYPE_CHECKING:
    from qdpilot.editing.edits import Edit
    from qdpilot.model.zone import Zone
    from qdpilot.tools.events import Event, LonLat, Pointed
    from qdpilot.tools.ground import Ground
    from qdpilot.tools.snapping import Snap


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceStops(OneGesture):
    """Each gesture is one edit, so each is journalled, saved and undone by itself.

    Attributes:
        words: What a new stop is called; ``{number}`` is its number.
        zone_id: The zone; None: click one first.
        stop: Number of the stop that is picked, from 0; None: none.
        held: Where the picked stop is while it is dragged.
        cursor: Where a new stop would be.
        snap: What the cursor snapped to.
    """

    words: str
    zone_id: str | None = None
    stop: int | None = None
    held: LonLat | None = None
    cursor: LonLat | None = None
    snap: Snap | None = None

    @property
    def sketch(self) -> Sketch:
        """The stop that would be set or is being moved."""
        return Sketch(zone_id=self.zone_id, cursor=self.held or self.cursor, snap=self.snap)

    @property
    def holding(self) -> bool:
        """Whether a stop is held."""
        return self.held is not None

    def handle(self, event: Event, ground: Ground) -> Step:
        """Return the tool after `event`, with the edit it makes."""
        if self.zone_id is not None and self.zone_id not in ground.plan:
            return replace(self, zone_id=None, stop=None).handle(event, ground)
        match event:
            case Move() | Drag():
                cursor, snapped = place(ground, event)
                held = cursor if self.holding else None
                return Step(tool=replace(self, held=held, cursor=cursor, snap=snapped))
            case Press():
                found = self._stop_at(event, ground)
                held = None if found is None else event.at
                return Step(tool=replace(self, stop=found, held=held, cursor=event.at))
            case Release() if self.held is not None:
                return self._released(event, ground)
            case Click():
                return self._clicked(event, ground)
            case Delete() if self.stop is not None:
                return self._removed(ground)
            case Cancel():
                return Step(tool=replace(self, stop=None, held=None))
            case _:
                return Step(tool=self)

    def _clicked(self, event: Click, ground: Ground) -> Step:
        if self.zone_id is None:
            hit = ground.zones_at(event.at, reach=event.reach)
            if not hit:
                return Step(tool=self, told="zone.none")
            picked = Picked(zone_id=hit[0].id)
            return Step(tool=replace(self, zone_id=hit[0].id), picked=picked)
        found = self._stop_at(event, ground)
        if found is not None:
            return Step(tool=replace(self, stop=found))
        zone = ground.plan[self.zone_id]
        at, _ = place(ground, event)
        name = fresh_name(zone, self.words)
        edit = SetStops(zone_id=zone.id, stops=(*zone.stops, Stop(name=name, at=at)))
        return self._done(replace(self, stop=len(zone.stops)), edit)

    def _released(self, event: Release, ground: Ground) -> Step:
        assert self.zone_id is not None
        assert self.stop is not None
        zone, rested = ground.plan[self.zone_id], replace(self, held=None)
        at, _ = place(ground, event)
        moved = distance_in_reach(event.at, zone.stops[self.stop].at, event.reach) > 1.0
        if not moved and at == rounded_place(event.at):
            return Step(tool=rested)
        if at == zone.stops[self.stop].at or not moved:
            return Step(tool=rested)
        stops = list(zone.stops)
        stops[self.stop] = replace(stops[self.stop], at=at)
        edit = SetStops(zone_id=zone.id, stops=tuple(stops), title="stop.move")
        return self._done(rested, edit)

    def _removed(self, ground: Ground) -> Step:
        assert self.zone_id is not None
        zone = ground.plan[self.zone_id]
        stops = tuple(one for number, one in enumerate(zone.stops) if number != self.stop)
        edit = SetStops(zone_id=zone.id, stops=stops, title="stop.remove")
        return self._done(replace(self, stop=None, held=None), edit)

    def _done(self, tool: PlaceStops, edit: Edit) -> Step:
        return Step(tool=tool, edit=edit, picked=Picked(zone_id=edit.zone_id))

    def _stop_at(self, event: Pointed, ground: Ground) -> int | None:
        if self.zone_id is None:
            return None
        stops = ground.plan[self.zone_id].stops
        gaps = [distance_in_reach(event.at, one.at, event.reach) for one in stops]
        near = min(range(len(gaps)), key=gaps.__getitem__, default=None)
        return near if near is not None and gaps[near] <= 1.0 else None


def fresh_name(zone: Zone, words: str) -> str:
    """Return a name that no stop of the zone has: ``站点1``, ``站点2`` ..."""
    taken = {one.name for one in zone.stops}
    number = len(zone.stops) + 1
    while words.format(number=number) in taken:
        number += 1
    return words.format(number=number)
