"""The one sketch of all drawing tools: corners set, taken back, put back, let be."""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Self

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
from qdpilot.tools.step import OneGesture, Sketch, Step

if TYPE_CHECKING:
    from qdpilot.tools.events import Event, LonLat
    from qdpilot.tools.ground import Ground
    from qdpilot.tools.snapping import Snap

ANGLE_STEP_DEG = 15.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CornerSketch(OneGesture, ABC):
    """Click corners; Enter or a double click ends. What they make is each tool's own.

    Attributes:
        least: Corners without which nothing is made.
        most: Corners after which the sketch ends by itself; None: any number.
        is_ring: Whether the corners close, and a click on the first one ends.
        corners: Set so far.
        taken: Corners taken back, the last one first to return.
        kept: A sketch that was let be; `Back` brings it back once.
        cursor: Where the next corner would be.
        snap: What the cursor snapped to.
    """

    least: ClassVar[int] = 3
    most: ClassVar[int | None] = None
    is_ring: ClassVar[bool] = True
    corners: tuple[LonLat, ...] = ()
    taken: tuple[LonLat, ...] = ()
    kept: tuple[LonLat, ...] = ()
    cursor: LonLat | None = None
    snap: Snap | None = None

    @abstractmethod
    def made(self, ground: Ground) -> Step:
        """Return the step that ends the sketch; there are enough corners."""

    @property
    def sketch(self) -> Sketch:
        """The corners and the rubber band."""
        return self.plain_sketch()

    def plain_sketch(self) -> Sketch:
        """Return the corners and the rubber band, without what they make."""
        return Sketch(
            corners=self.corners, cursor=self.cursor, snap=self.snap, is_line=not self.is_ring
        )

    @property
    def can_go_back(self) -> bool:
        """Whether there is a corner, or a sketch that was let be."""
        return bool(self.corners or self.kept)

    @property
    def can_go_forward(self) -> bool:
        """Whether a corner was taken back."""
        return bool(self.taken)

    def handle(self, event: Event, ground: Ground) -> Step:
        """Return the tool after `event`; ending the sketch gives its edit."""
        match event:
            case Move():
                cursor, snapped = self._place(event, ground)
                return Step(tool=replace(self, cursor=cursor, snap=snapped))
            case Click():
                return self._click(event, ground)
            case DoubleClick() | Finish():
                return self._finish(ground)
            case Back():
                return Step(tool=self._back())
            case Forward() if self.taken:
                corners = (*self.corners, self.taken[-1])
                return Step(tool=replace(self, corners=corners, taken=self.taken[:-1]))
            case Cancel() if self.corners:
                return Step(tool=replace(self.emptied(), kept=self.corners))
            case _:
                return Step(tool=self)

    def with_corner(self, corner: LonLat) -> Self:
        """Return the tool with one more corner, clicked or typed; a repeat adds none."""
        corner = rounded_place(corner)
        if self.corners and self.corners[-1] == corner:
            return self
        return replace(self, corners=(*self.corners, corner), taken=(), kept=(), cursor=corner)

    def emptied(self) -> Self:
        """Return the tool without a sketch."""
        return replace(self, corners=(), taken=(), kept=(), cursor=None, snap=None)

    def _click(self, event: Click, ground: Ground) -> Step:
        closes = (
            self.is_ring
            and len(self.corners) >= self.least
            and distance_in_reach(event.at, self.corners[0], event.reach) <= 1.0
        )
        if closes:
            return self._finish(ground)
        corner, snapped = self._place(event, ground)
        grown = replace(self.with_corner(corner), snap=snapped)
        if self.most is not None and len(grown.corners) >= self.most:
            return grown._finish(ground)  # noqa: SLF001
        return Step(tool=grown)

    def _place(self, event: Pointed, ground: Ground) -> tuple[LonLat, Snap | None]:
        if Hold.ANGLE in event.holds and self.corners:
            return turned(self.corners[-1], event.at), None
        return place(ground, event, own=self.corners)

    def _back(self) -> Self:
        if self.corners:
            taken = (*self.taken, self.corners[-1])
            return replace(self, corners=self.corners[:-1], taken=taken)
        return replace(self, corners=self.kept, kept=())

    def _finish(self, ground: Ground) -> Step:
        return self.made(ground) if len(self.corners) >= self.least else Step(tool=self)


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
