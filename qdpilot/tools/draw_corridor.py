"""Draw a corridor: a route with a half-width."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from shapely import LineString

from qdpilot.editing.edits import PutZone
from qdpilot.geometry.plane import Plane, corridor, plane_for
from qdpilot.tools.corner_sketch import CornerSketch
from qdpilot.tools.step import NewZone, Picked, Sketch, Step

if TYPE_CHECKING:
    from qdpilot.geometry.plane import Bends, Ends
    from qdpilot.model.zone import Shape
    from qdpilot.tools.events import LonLat
    from qdpilot.tools.ground import Ground

DEFAULT_HALF_WIDTH_M = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawCorridor(CornerSketch):
    """Click the bends of the route; Enter or a double click ends.

    Attributes:
        new: What the zone will be.
        half_width_m: Metres to either side of the route, > 0.
        ends: Round ends reach beyond the route, flat ones do not.
        bends: Mitred ones keep their outer corner, round ones do not.
        plane: Of the office.
    """

    least: ClassVar[int] = 2
    is_ring: ClassVar[bool] = False
    new: NewZone
    half_width_m: int = DEFAULT_HALF_WIDTH_M
    ends: Ends = "flat"
    bends: Bends = "round"
    plane: Plane = field(default_factory=Plane)

    @property
    def sketch(self) -> Sketch:
        """The route and the corridor along it, with the rubber band."""
        plain = self.plain_sketch()
        route = self.corners if self.cursor is None else (*self.corners, self.cursor)
        if not self.corners or len(set(route)) < 2:
            return plain
        return replace(plain, made=self._along(route))

    def made(self, ground: Ground) -> Step:  # noqa: ARG002 - as in CornerSketch
        """Return the step that puts the corridor."""
        zone = self.new.with_shape(self._along(self.corners))
        return Step(tool=self.emptied(), edit=PutZone(zone), picked=Picked(zone_id=zone.id))

    def _along(self, route: tuple[LonLat, ...]) -> Shape:
        return _corridor(route, self.half_width_m, self.ends, self.bends, self.plane)


@lru_cache(maxsize=8)
def _corridor(
    route: tuple[LonLat, ...], half_width_m: int, ends: Ends, bends: Bends, plane: Plane
) -> Shape:
    line = LineString(route)
    return corridor(line, half_width_m, plane=plane_for(line, plane), ends=ends, bends=bends)
