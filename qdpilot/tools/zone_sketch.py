"""Sketches that change a zone of the plan: cut a hole, add a part, split along a line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar
from uuid import NAMESPACE_OID, uuid5

from shapely import LineString, Point, Polygon

from qdpilot.editing.edits import PutZone, SetShape, Together
from qdpilot.editing.rule_and_stops import SetStops
from qdpilot.geometry.cutting import split, with_hole, with_part
from qdpilot.tools.corner_sketch import CornerSketch
from qdpilot.tools.events import Click, Event
from qdpilot.tools.step import Picked, Sketch, Step

if TYPE_CHECKING:
    from qdpilot.editing.edits import Edit
    from qdpilot.model.zone import Shape, Zone
    from qdpilot.tools.ground import Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneSketch(CornerSketch):
    """A sketch over a zone; without one, the first click picks it.

    Attributes:
        zone_id: The zone that is changed; None: click one first.
    """

    zone_id: str | None = None

    @property
    def sketch(self) -> Sketch:
        """The corners, and which zone they are for."""
        return replace(self.plain_sketch(), zone_id=self.zone_id)

    def handle(self, event: Event, ground: Ground) -> Step:
        """Return the tool after `event`; a click without a zone picks one."""
        if self.zone_id is not None and self.zone_id not in ground.plan:
            return replace(self, zone_id=None).handle(event, ground)
        if self.zone_id is None and isinstance(event, Click):
            hit = ground.zones_at(event.at, reach=event.reach)
            if not hit:
                return Step(tool=self, told="zone.none")
            return Step(tool=replace(self, zone_id=hit[0].id), picked=Picked(zone_id=hit[0].id))
        return CornerSketch.handle(self, event, ground)

    def _zone(self, ground: Ground) -> Zone:
        assert self.zone_id is not None
        return ground.plan[self.zone_id]


@dataclass(frozen=True, slots=True, kw_only=True)
class CutHole(ZoneSketch):
    """Cut what is drawn out of a zone."""

    def made(self, ground: Ground) -> Step:
        """Return the step that cuts; over the whole zone it cuts nothing and says so."""
        zone = self._zone(ground)
        shape = with_hole(zone.shape, Polygon(self.corners))
        if shape is None:
            return Step(tool=self, told="nothing_left", named=(zone.name,))
        return _shaped(self, SetShape(zone_id=zone.id, shape=shape, title="hole.cut"))


@dataclass(frozen=True, slots=True, kw_only=True)
class AddPart(ZoneSketch):
    """Add what is drawn to a zone, beside it or touching it."""

    def made(self, ground: Ground) -> Step:
        """Return the step that adds the part."""
        zone = self._zone(ground)
        shape = with_part(zone.shape, Polygon(self.corners))
        return _shaped(self, SetShape(zone_id=zone.id, shape=shape, title="part.add"))


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitZone(ZoneSketch):
    """Split a zone along a line; the largest piece keeps its id, the others are new zones."""

    least: ClassVar[int] = 2
    is_ring: ClassVar[bool] = False

    def made(self, ground: Ground) -> Step:
        """Return the step that splits; a line that misses the zone says so."""
        zone = self._zone(ground)
        if not zone.shape.is_valid:
            return Step(tool=self, told="not_valid", named=(zone.name,))
        first, *others = split(zone.shape, LineString(self.corners))
        if not others:
            return Step(tool=self, told="not_cut", named=(zone.name,))
        taken = {one.name for one in ground.plan}
        edits = [
            PutZone(_piece(zone, number + 2, taken, self.corners, shape))
            for number, shape in enumerate(others)
        ]
        gone = {stop for edit in edits for stop in edit.zone.stops}
        kept = tuple(stop for stop in zone.stops if stop not in gone)
        stays: list[Edit] = [SetShape(zone_id=zone.id, shape=first)]
        if gone:
            stays.append(SetStops(zone_id=zone.id, stops=kept))
        edit = Together(title="zone.split", zone_id=zone.id, edits=(*stays, *edits))
        return Step(tool=self.emptied(), edit=edit, picked=Picked(zone_id=zone.id))


def _shaped(tool: ZoneSketch, edit: SetShape) -> Step:
    return Step(tool=tool.emptied(), edit=edit, picked=Picked(zone_id=edit.zone_id))


def _piece(zone: Zone, number: int, taken: set[str], corners: object, shape: Shape) -> Zone:
    name = f"{zone.name}-{number}"
    while name in taken:
        number += 1
        name = f"{zone.name}-{number}"
    taken.add(name)
    # The same cut gives the same ids, and another cut others: the machine stays a pure function.
    fresh = str(uuid5(NAMESPACE_OID, f"{zone.id} {corners} {name} {shape.wkb_hex}"))
    stops = tuple(stop for stop in zone.stops if shape.intersects(Point(stop.at)))
    return replace(zone, id=fresh, name=name, shape=shape, stops=stops, rule=None, version=0)
