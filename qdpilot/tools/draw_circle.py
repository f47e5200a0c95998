"""Draw a circle: its centre, then a place on it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from qdpilot.editing.edits import PutZone
from qdpilot.geometry.circle import circle
from qdpilot.geometry.measure import leg
from qdpilot.tools.corner_sketch import CornerSketch
from qdpilot.tools.step import NewZone, Picked, Sketch, Step

if TYPE_CHECKING:
    from shapely import Polygon

    from qdpilot.tools.events import LonLat
    from qdpilot.tools.ground import Ground

_LEAST_RADIUS_M = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawCircle(CornerSketch):
    """Click the centre, then a place on the circle (or type the radius as a length).

    Attributes:
        new: What the zone will be.
    """

    least: ClassVar[int] = 2
    most: ClassVar[int | None] = 2
    is_ring: ClassVar[bool] = False
    new: NewZone

    @property
    def radius_m(self) -> float | None:
        """How far the pointer, or the second corner, is from the centre."""
        ends = (*self.corners, self.cursor)
        if not self.corners or ends[1] is None:
            return None
        return leg(self.corners[0], ends[1]).length_m

    @property
    def sketch(self) -> Sketch:
        """The centre, the radius as rubber band, and the circle."""
        plain = self.plain_sketch()
        radius_m = self.radius_m
        if radius_m is None or radius_m < _LEAST_RADIUS_M:
            return plain
        return replace(plain, made=_circle(self.corners[0], radius_m))

    def made(self, ground: Ground) -> Step:  # noqa: ARG002 - as in CornerSketch
        """Return the step that puts the circle."""
        radius_m = leg(*self.corners).length_m
        if radius_m < _LEAST_RADIUS_M:
            return Step(tool=replace(self, corners=self.corners[:1]))
        zone = self.new.with_shape(_circle(self.corners[0], radius_m))
        return Step(tool=self.emptied(), edit=PutZone(zone), picked=Picked(zone_id=zone.id))


@lru_cache(maxsize=8)
def _circle(centre: LonLat, radius_m: float) -> Polygon:
    return circle(centre, radius_m)
