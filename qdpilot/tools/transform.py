"""Move, turn and scale a whole zone by its frame: inside moves, corners scale, the knob turns."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from qdpilot.editing.edits import MoveZone, SetShape, moved
from qdpilot.geometry.measure import ahead, leg
from qdpilot.geometry.rings import DECIMALS
from qdpilot.geometry.turning import middle_of, scaled, turned
from qdpilot.tools.events import Cancel, Click, Drag, Hold, Pointed, Press, Release
from qdpilot.tools.snapping import distance_in_reach
from qdpilot.tools.step import OneGesture, Picked, Sketch, Step

if TYPE_CHECKING:
    from qdpilot.editing.edits import Edit
    from qdpilot.model.zone import Shape
    from qdpilot.tools.events import Event, LonLat
    from qdpilot.tools.ground import Ground

#: How far above the frame the knob stands, in reaches of the pointer.
KNOB_REACHES = 2.8
_ANGLE_STEP_DEG = 15.0
_LEAST_FACTOR = 0.01


class Grasp(StrEnum):
    """What of the frame is held."""

    INSIDE = "inside"
    CORNER = "corner"
    KNOB = "knob"


@dataclass(frozen=True, slots=True, kw_only=True)
class Transform(OneGesture):
    """Drag inside the zone to move it, a corner of its frame to scale it, the knob to turn it.

    Attributes:
        zone_id: The zone; None: click one first.
        grasp: What is held; None while nothing is.
        start: Where it was taken hold of.
        pivot: What stays where it is while scaling or turning.
        to: Where the pointer is now; None before it moves.
        shape: Of the zone when it was taken.
        steps: Whether turning goes in steps of 15°.
    """

    zone_id: str | None = None
    grasp: Grasp | None = None
    start: LonLat = (0.0, 0.0)
    pivot: LonLat = (0.0, 0.0)
    to: LonLat | None = None
    shape: Shape | None = None
    steps: bool = False

    @property
    def sketch(self) -> Sketch:
        """The zone as it would be if let go now, and how far it has come."""
        if self.shape is None or self.to is None:
            return Sketch(zone_id=self.zone_id, framed=True)
        return Sketch(
            zone_id=self.zone_id,
            shape=self._changed(self.shape, self.to),
            cursor=self.to,
            framed=True,
            reading=self._reading(self.to),
        )

    @property
    def holding(self) -> bool:
        """Whether the frame is held."""
        return self.grasp is not None

    def handle(self, event: Event, ground: Ground) -> Step:
        """Return the tool after `event`, with the edit when a drag ends."""
        match event:
            case Press():
                return self._press(event, ground)
            case Drag() if self.grasp is not None:
                steps = Hold.ANGLE in event.holds
                return Step(tool=replace(self, to=event.at, steps=steps))
            case Release() if self.grasp is not None:
                return self._release()
            case Click():
                hit = ground.zones_at(event.at, reach=event.reach)
                zone_id = hit[0].id if hit else None
                return Step(tool=Transform(zone_id=zone_id), picked=Picked(zone_id=zone_id))
            case Cancel():
                return Step(tool=Transform(zone_id=self.zone_id))
            case _:
                return Step(tool=self)

    def _press(self, event: Press, ground: Ground) -> Step:
        if self.zone_id is None or self.zone_id not in ground.plan:
            return Step(tool=replace(self, zone_id=None))
        shape = ground.plan[self.zone_id].shape
        grasp, pivot = _grasped(shape, event)
        if grasp is None:
            hit = ground.zones_at(event.at, reach=event.reach)
            if all(one.id != self.zone_id for one in hit):
                return Step(tool=self)
            grasp = Grasp.INSIDE
        held = replace(self, grasp=grasp, pivot=pivot, start=event.at, to=None, shape=shape)
        return Step(tool=held)

    def _release(self) -> Step:
        rested = Transform(zone_id=self.zone_id)
        if self.to is None or self.to == self.start or self.shape is None or self.zone_id is None:
            return Step(tool=rested)
        edit: Edit
        if self.grasp is Grasp.INSIDE:
            edit = MoveZone(self.zone_id, self._by(self.to))
        else:
            title = "zone.turn" if self.grasp is Grasp.KNOB else "zone.scale"
            shape = self._changed(self.shape, self.to)
            edit = SetShape(zone_id=self.zone_id, shape=shape, title=title)
        return Step(tool=rested, edit=edit, picked=Picked(zone_id=self.zone_id))

    def _changed(self, shape: Shape, to: LonLat) -> Shape:
        if self.grasp is Grasp.INSIDE:
            return moved(shape, by=self._by(to))
        if self.grasp is Grasp.KNOB:
            return turned(shape, clockwise_deg=self._angle(to), about=self.pivot)
        return scaled(shape, factor=self._factor(to), about=self.pivot)

    def _by(self, to: LonLat) -> LonLat:
        return round(to[0] - self.start[0], DECIMALS), round(to[1] - self.start[1], DECIMALS)

    def _angle(self, to: LonLat) -> float:
        turn = _bearing(self.pivot, to) - _bearing(self.pivot, self.start)
        if self.steps:
            turn = round(turn / _ANGLE_STEP_DEG) * _ANGLE_STEP_DEG
        return (turn + 180.0) % 360.0 - 180.0

    def _factor(self, to: LonLat) -> float:
        shrink = math.cos(math.radians(self.pivot[1]))
        away = ((self.start[0] - self.pivot[0]) * shrink, self.start[1] - self.pivot[1])
        now = ((to[0] - self.pivot[0]) * shrink, to[1] - self.pivot[1])
        square = away[0] ** 2 + away[1] ** 2
        along = (away[0] * now[0] + away[1] * now[1]) / square if square else 1.0
        return max(along, _LEAST_FACTOR)

    def _reading(self, to: LonLat) -> str:
        if self.grasp is Grasp.KNOB:
            return f"{self._angle(to):+.1f}°"
        if self.grasp is Grasp.CORNER:
            return f"× {self._factor(to):.3f}"
        found = leg(self.start, to)
        return f"{found.length_m:.1f} m   {found.bearing_deg:.1f}°"


def placed_anew(
    shape: Shape, *, metres: tuple[float, float], clockwise_deg: float, factor: float
) -> Shape:
    """Return the shape moved by typed metres (east, north), turned and scaled about its middle."""
    if clockwise_deg:
        shape = turned(shape, clockwise_deg=clockwise_deg, about=middle_of(shape))
    if factor != 1.0:
        shape = scaled(shape, factor=factor, about=middle_of(shape))
    if any(metres):
        middle = middle_of(shape)
        bearing = math.degrees(math.atan2(*metres)) % 360.0
        there = ahead(middle, bearing_deg=bearing, distance_m=math.hypot(*metres))
        by = (round(there[0] - middle[0], DECIMALS), round(there[1] - middle[1], DECIMALS))
        shape = moved(shape, by=by)
    return shape


def _grasped(shape: Shape, event: Pointed) -> tuple[Grasp | None, LonLat]:
    """Return what of the frame is under the pointer, and what stays while it is dragged."""
    west, south, east, north = shape.bounds
    middle = middle_of(shape)
    knob = (middle[0], north + KNOB_REACHES * event.reach[1])
    if distance_in_reach(event.at, knob, event.reach) <= 1.0:
        return Grasp.KNOB, middle
    for corner in ((west, south), (east, south), (east, north), (west, north)):
        if distance_in_reach(event.at, corner, event.reach) <= 1.0:
            return Grasp.CORNER, (west + east - corner[0], south + north - corner[1])
    return None, middle


def _bearing(pivot: LonLat, at: LonLat) -> float:
    shrink = math.cos(math.radians(pivot[1]))
    return math.degrees(math.atan2((at[0] - pivot[0]) * shrink, at[1] - pivot[1]))
