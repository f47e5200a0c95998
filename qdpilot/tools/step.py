"""What a tool answers: the tool as it is afterwards, and the edit if one is finished."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from qdpilot.model.zone import Purpose, Zone

if TYPE_CHECKING:
    from shapely import LineString

    from qdpilot.editing.edits import Edit
    from qdpilot.geometry.corners import CornerRef
    from qdpilot.model.road import RoadPiece
    from qdpilot.model.schedule import Schedule
    from qdpilot.model.zone import Shape
    from qdpilot.tools.events import Event, LonLat
    from qdpilot.tools.ground import Ground
    from qdpilot.tools.snapping import Snap


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What a tool has under way, to be drawn over the map; nothing of it is in the plan.

    Attributes:
        corners: Of a zone being drawn, in order.
        cursor: Where the next corner would be; None if the pointer is elsewhere.
        snap: What the cursor snapped to.
        closed: Whether the corners are the whole outline (a rectangle).
        is_line: Whether the corners stay open: a route, a cut, a radius.
        made: The area that the sketch would make, where it is not the corners' own ring.
        zone_id: Of a zone of the plan that is being changed.
        shape: That zone as it would be if let go now.
        zones: Ids of all zones picked for what is done.
        also: Other zones as they would be if let go now.
        framed: Whether the zone has a frame to move, scale and turn it by.
        reading: Figures beside the cursor, instead of the area.
        ways: Roads that were picked, or along which the sketch goes: lines, lon/lat.
        meant: The road that a click would pick or drop.
        are_places: Whether each corner is a place of its own (a district that was clicked).
    """

    corners: tuple[LonLat, ...] = ()
    cursor: LonLat | None = None
    snap: Snap | None = None
    closed: bool = False
    is_line: bool = False
    made: Shape | None = None
    zone_id: str | None = None
    shape: Shape | None = None
    zones: tuple[str, ...] = ()
    also: tuple[Shape, ...] = ()
    framed: bool = False
    reading: str = ""
    ways: tuple[LineString, ...] = ()
    meant: LineString | None = None
    are_places: bool = False

    @property
    def has_no_edges(self) -> bool:
        """Whether none join the corners: roads stand in their place, or each is by itself."""
        return self.are_places or bool(self.ways) or self.meant is not None

    @property
    def path(self) -> tuple[LonLat, ...]:
        """The corners, and the one to come where the pointer has left the last."""
        if self.closed or not self.corners or self.cursor in (None, self.corners[-1]):
            return self.corners
        assert self.cursor is not None
        return (*self.corners, self.cursor)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """What is selected.

    Attributes:
        zone_id: None: nothing.
        corner: Of that zone; None: the zone as a whole.
    """

    zone_id: str | None = None
    corner: CornerRef | None = None


class Tool(Protocol):
    """A state machine: an event makes another tool; nothing else happens."""

    @property
    def sketch(self) -> Sketch:
        """What is under way."""
        ...

    @property
    def holding(self) -> bool:
        """Whether the tool took hold at the last `Press`; else dragging pans the map."""
        ...

    @property
    def can_go_back(self) -> bool:
        """Whether `Back` takes something back here, before undo goes to the plan."""
        ...

    @property
    def can_go_forward(self) -> bool:
        """Whether `Forward` puts something back here, before redo goes to the plan."""
        ...

    def handle(self, event: Event, ground: Ground) -> Step:
        """Return the tool after `event`, and the edit that it finished, if any."""
        ...


class OneGesture:
    """What a tool is unless it says otherwise: each gesture is one edit, which the plan undoes."""

    __slots__ = ()

    @property
    def holding(self) -> bool:
        """Dragging always pans the map."""
        return False

    @property
    def can_go_back(self) -> bool:
        """Undo is the plan's."""
        return False

    @property
    def can_go_forward(self) -> bool:
        """Redo is the plan's."""
        return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """The answer to one event.

    Attributes:
        tool: The tool afterwards.
        edit: One finished gesture; None while there is none.
        picked: The new selection; None: as before.
        told: Code of why the gesture made nothing; empty if it did, or nothing was asked.
        named: Names that the words for `told` need.
        pieces: Of roads that are to be listed in the catalogue; empty: nothing is asked.
    """

    tool: Tool
    edit: Edit | None = None
    picked: Picked | None = None
    told: str = ""
    named: tuple[str, ...] = ()
    pieces: tuple[RoadPiece, ...] = ()

    @property
    def sketch(self) -> Sketch:
        """What is under way afterwards."""
        return self.tool.sketch


@dataclass(frozen=True, slots=True, kw_only=True)
class NewZone:
    """What the next zone drawn will be, but for its shape.

    Attributes:
        id: A lower-case UUID.
        name: As printed.
        purpose: What it is for.
        scenario: Code; None if for none.
        schedule: When; None: not yet said.
        note: Free text, such as the half-width of a corridor.
    """

    id: str
    name: str
    purpose: Purpose = Purpose.PILOT_AREA
    scenario: str | None = None
    schedule: Schedule | None = field(default=None)
    note: str = ""

    def with_shape(self, shape: Shape) -> Zone:
        """Return the zone."""
        return Zone(
            id=self.id,
            name=self.name,
            purpose=self.purpose,
            scenario=self.scenario,
            schedule=self.schedule,
            note=self.note,
            shape=shape,
        )
