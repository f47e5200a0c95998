"""What all sketches along the road network share: what they make, and why they cannot begin."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Self

import shapely

from qdpilot.editing.edits import PutZone
from qdpilot.geometry.plane import Plane, corridor, plane_for
from qdpilot.geometry.rings import areas_of, rounded
from qdpilot.tools.corner_sketch import CornerSketch
from qdpilot.tools.draw_corridor import DEFAULT_HALF_WIDTH_M
from qdpilot.tools.events import Back, Click, DoubleClick, Finish, Forward
from qdpilot.tools.known_roads import around
from qdpilot.tools.step import NewZone, Picked, Step

if TYPE_CHECKING:
    from shapely import LineString

    from qdpilot.geometry.plane import Bends, Ends
    from qdpilot.model.zone import Shape
    from qdpilot.tools.events import Event, LonLat
    from qdpilot.tools.ground import Ground
    from qdpilot.tools.known_roads import Box


#: A place on a road that was rounded as it was stored still lies on it within this, degrees.
HAIR = (2e-6, 2e-6)
#: What goes on with a sketch, so that its roads must be here.
COUNTS = Click | DoubleClick | Finish | Back | Forward


class Makes(StrEnum):
    """What becomes of the roads."""

    CORRIDOR = "corridor"
    AREA = "area"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadSketch(CornerSketch):
    """A sketch of which each corner lies on a road.

    Attributes:
        new: What the zone will be.
        makes: A corridor along the roads, or the area that they enclose.
        half_width_m: Of a corridor, metres to either side, > 0.
        ends: Round ends reach beyond the road, flat ones do not.
        bends: Mitred ones keep their outer corner, round ones do not.
        marks: A character a corner: ``1`` where it is more than a plain one; see the tools.
        plane: Of the office.
    """

    least: ClassVar[int] = 1
    is_ring: ClassVar[bool] = False
    new: NewZone
    makes: str = Makes.CORRIDOR.value
    half_width_m: int = DEFAULT_HALF_WIDTH_M
    ends: Ends = "flat"
    bends: Bends = "round"
    marks: str = ""
    plane: Plane = field(default_factory=Plane)

    @property
    def shape(self) -> Shape | None:
        """What the roads picked so far make; None if they make no area."""
        raise NotImplementedError

    def looked(self, ground: Ground) -> Self:
        """Return the sketch with what its corners stand for in the network as it is now."""
        raise NotImplementedError

    def made(self, ground: Ground) -> Step:  # noqa: ARG002 - as in CornerSketch
        """Return the step that puts the zone; roads that enclose nothing say so."""
        shape = self.shape
        if shape is None:
            return Step(tool=self, told="not_enclosed" if self.encloses else "no_way_yet")
        zone = self.new.with_shape(shape)
        return Step(tool=self.emptied(), edit=PutZone(zone), picked=Picked(zone_id=zone.id))

    def needs(self, event: Event, ground: Ground) -> Box | None:
        """Return where roads must be here before an event can count; None: it can.

        Also those that the sketch lies on: without them it would be shorter than it is.
        """
        if not isinstance(event, COUNTS):
            return None
        lacking = ground.missing(self.lies_on)
        if lacking is None and isinstance(event, Click):
            return self.asks(event, ground)
        return lacking

    @property
    def lies_on(self) -> list[Box]:
        """What the sketch lies on."""
        return [around(one, HAIR) for one in self.corners]

    def asks(self, event: Click, ground: Ground) -> Box | None:
        """Return where roads must be here before a click can tell what it meets."""
        raise NotImplementedError

    def has_lost_sight(self, ground: Ground) -> bool:
        """Tell whether roads that the corners stand for are still to come."""
        return ground.missing([around(one, HAIR) for one in self.corners]) is not None

    def _finish(self, ground: Ground) -> Step:
        if ground.missing(self.lies_on) is not None:
            return Step(tool=self, told="roads_preparing")
        return super(RoadSketch, self)._finish(ground)

    def along(self, lines: tuple[LineString, ...]) -> Shape:
        """Return the corridor along some lines, as wide as is set."""
        return _corridor(lines, self.half_width_m, self.ends, self.bends, self.plane)

    @property
    def encloses(self) -> bool:
        """Whether the area within is made, not a corridor."""
        return self.makes == Makes.AREA.value


def why_no_road(ground: Ground, at: LonLat, reach: LonLat) -> str:
    """Return the code of why there is no road at a place that could be followed."""
    if ground.missing([around(at, reach)]) is not None:
        return "roads_preparing"
    has_network = bool(ground.roads) or ground.known.within is not None
    return "road.none" if has_network else "no_roads"


@lru_cache(maxsize=8)
def _corridor(
    lines: tuple[LineString, ...], half_width_m: int, ends: Ends, bends: Bends, plane: Plane
) -> Shape:
    """Return the area within a distance of some lines."""
    whole = shapely.line_merge(shapely.MultiLineString(list(lines)))
    return corridor(whole, half_width_m, plane=plane_for(whole, plane), ends=ends, bends=bends)


@lru_cache(maxsize=8)
def enclosed(lines: tuple[LineString, ...]) -> Shape | None:
    """Return the area that lines enclose; None if they enclose none. Loose ends do not count."""
    noded = shapely.get_parts(shapely.union_all(list(lines)))
    shape = rounded(areas_of(shapely.union_all(shapely.get_parts(shapely.polygonize(noded)))))
    return None if shape.is_empty else shape
