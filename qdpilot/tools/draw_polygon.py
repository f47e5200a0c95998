"""Draw a zone corner by corner. The sketch stays in the tool; finishing it is one edit."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shapely import Polygon

from qdpilot.editing.edits import PutZone
from qdpilot.tools.events import (
    Back,
    Cancel,
    Click,
    DoubleClick,
    Finish,
    Forward,
    Hold,
    Move,
    Pointed,
)
from qdpilot.tools.ground import place
from qdpilot.tools.snapping import distance_in_reach, rounded_place
from qdpilot.tools.step import NewZone, Picked, Sketch, Step

if TYPE_CHECKING:
    from qdpilot.tools.events import Event, LonLat
    from qdpilot.tools.ground import Ground
    from qdpilot.tools.snapping import Snap

MIN_CORNERS = 3
ANGLE_STEP_DEG = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawPolygon:
    """Click corners; Enter, a double click or the first corner again ends.

    Attributes:
        new: What the zone will be.
        corners: Set so far.
        taken: Corners taken back, the last one first to return.
        kept: A sketch that was let be; `Back` brings it back once.
        cursor: Where the next corner would be.
        snap: What the cursor snapped to.
    """

    new: NewZone
    corners: tuple[LonLat, ...] = ()
    taken: tuple[LonLat, ...] = ()
    kept: tuple[LonLat, ...] = ()
    cursor: LonLat | None = None
    snap: Snap | None = None

    @property
    def sketch(self) -> Sketch:
        """The corners and the rubber band."""
        return Sketch(corners=self.corners, cursor=self.cursor, snap=self.snap)

    @property
    def holding(self) -> bool:
        """Dragging always pans the map."""
        return False

    @property
    def can_go_back(self) -> bool:
        """Whether there is a corner, or a sketch that was let be."""
        return bool(self.corners or self.kept)

    @property
    def can_go_forward(self) -> bool:
        """Whether a corner was taken back."""
        return bool(self.taken)

    def handle(self, event: Event, ground: Ground) -> Step:
        """Return the tool after `event`; finishing gives a `PutZone` and selects the zone."""
        match event:
            case Move():
                cursor, snapped = self._place(event, ground)
                return Step(tool=replace(self, cursor=cursor, snap=snapped))
            case Click():
                return self._click(event, ground)
            case DoubleClick() | Finish():
                return self._finish()
            case Back():
                return Step(tool=self._back())
            case Forward() if self.taken:
                corners = (*self.corners, self.taken[-1])
                return Step(tool=replace(self, corners=corners, taken=self.taken[:-1]))
            case Cancel() if self.corners:
                return Step(tool=DrawPolygon(new=self.new, kept=self.corners))
            case _:
                return Step(tool=self)

    def with_corner(self, corner: LonLat) -> DrawPolygon:
        """Return the tool with one more corner, clicked or typed; a repeat adds none."""
        corner = rounded_place(corner)
        if self.corners and self.corners[-1] == corner:
            return self
        return replace(self, corners=(*self.corners, corner), taken=(), kept=(), cursor=corner)

    def _click(self, event: Click, ground: Ground) -> Step:
        closes = (
            len(self.corners) >= MIN_CORNERS
            and distance_in_reach(event.at, self.corners[0], event.reach) <= 1.0
        )
        if closes:
            return self._finish()
        corner, snapped = self._place(event, ground)
        return Step(tool=replace(self.with_corner(corner), snap=snapped))

    def _place(self, event: Pointed, ground: Ground) -> tuple[LonLat, Snap | None]:
        if Hold.ANGLE in event.holds and self.corners:
            return turned(self.corners[-1], event.at), None
        return place(ground, event)

    def _back(self) -> DrawPolygon:
        if self.corners:
            taken = (*self.taken, self.corners[-1])
            return replace(self, corners=self.corners[:-1], taken=taken)
        return replace(self, corners=self.kept, kept=())

    def _finish(self) -> Step:
        if len(self.corners) < MIN_CORNERS:
            return Step(tool=self)
        zone = self.new.with_shape(Polygon(self.corners))
        return Step(
            tool=DrawPolygon(new=self.new), edit=PutZone(zone), picked=Picked(zone_id=zone.id)
        )


def turned(start: LonLat, at: LonLat) -> LonLat:
    """Return the place nearest to `at` whose bearing from `start` is a multiple of 15°.

    On the sphere's tangent plane at `start`: true to a fraction of a degree at a zone's size.
    """
    shrink = math.cos(math.radians(start[1]))
    east, north = (at[0] - start[0]) * shrink, at[1] - start[1]
    step = math.radians(ANGLE_STEP_DEG)
    bearing = round(math.atan2(east, north) / step) * step
    length = east * math.sin(bearing) + north * math.cos(bearing)
    return rounded_place(
        (start[0] + length * math.sin(bearing) / shrink, start[1] + length * math.cos(bearing))
    )
