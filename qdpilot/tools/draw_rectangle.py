"""Draw a zone from one corner to the opposite one, along meridians and parallels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from shapely import Polygon

from qdpilot.editing.edits import PutZone
from qdpilot.tools.events import (
    Back,
    Cancel,
    Click,
    DoubleClick,
    Drag,
    Finish,
    Move,
    Press,
    Release,
)
from qdpilot.tools.ground import place
from qdpilot.tools.snapping import distance_in_reach
from qdpilot.tools.step import NewZone, OneGesture, Picked, Sketch, Step

if TYPE_CHECKING:
    from qdpilot.tools.events import Event, LonLat, Pointed
    from qdpilot.tools.ground import Ground
    from qdpilot.tools.snapping import Snap


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawRectangle(OneGesture):
    """Click two opposite corners, or drag from one to the other.

    Attributes:
        new: What the zone will be.
        first: The first corner; None before it is set.
        kept: A first corner that was let be; `Back` brings it back once.
        cursor: Where the opposite corner would be.
        snap: What the cursor snapped to.
        holding: Whether the button is down.
    """

    new: NewZone
    first: LonLat | None = None
    kept: LonLat | None = None
    cursor: LonLat | None = None
    snap: Snap | None = None
    holding: bool = False

    @property
    def sketch(self) -> Sketch:
        """The outline as it would be."""
        if self.first is None or self.cursor is None:
            return Sketch(cursor=self.cursor, snap=self.snap)
        return Sketch(
            corners=_outline(self.first, self.cursor),
            cursor=self.cursor,
            snap=self.snap,
            closed=True,
        )

    @property
    def can_go_back(self) -> bool:
        """Whether the first corner is set, or was let be."""
        return self.first is not None or self.kept is not None

    def handle(self, event: Event, ground: Ground) -> Step:
        """Return the tool after `event`; the second corner gives a `PutZone`."""
        match event:
            case Move() | Drag():
                cursor, snapped = place(ground, event)
                return Step(tool=replace(self, cursor=cursor, snap=snapped))
            case Press():
                return Step(tool=replace(self._pointed(event, ground), holding=True))
            case Click():
                return self._click(event, ground)
            case Release():
                return self._release(event, ground)
            case DoubleClick() | Finish():
                return self._finish()
            case Cancel() if self.first is not None:
                return Step(tool=DrawRectangle(new=self.new, kept=self.first))
            case Back():
                return Step(tool=self._back())
            case _:
                return Step(tool=self)

    def _pointed(self, event: Pointed, ground: Ground) -> DrawRectangle:
        cursor, snapped = place(ground, event)
        first = cursor if self.first is None else self.first
        return replace(self, first=first, kept=None, cursor=cursor, snap=snapped)

    def _click(self, event: Pointed, ground: Ground) -> Step:
        pointed = self._pointed(event, ground)
        return Step(tool=pointed) if self.first is None else pointed._finish()  # noqa: SLF001

    def _release(self, event: Pointed, ground: Ground) -> Step:
        let_go = replace(self._pointed(event, ground), holding=False)
        if self.first is None or distance_in_reach(event.at, self.first, event.reach) <= 1.0:
            return Step(tool=let_go)
        return let_go._finish()  # noqa: SLF001

    def _back(self) -> DrawRectangle:
        return replace(self, first=None if self.first is not None else self.kept, kept=None)

    def _finish(self) -> Step:
        if self.first is None or self.cursor is None:
            return Step(tool=self)
        outline = _outline(self.first, self.cursor)
        if len(set(outline)) < len(outline):
            return Step(tool=self)
        zone = self.new.with_shape(Polygon(outline))
        return Step(
            tool=DrawRectangle(new=self.new), edit=PutZone(zone), picked=Picked(zone_id=zone.id)
        )


def _outline(one: LonLat, other: LonLat) -> tuple[LonLat, ...]:
    west, east = sorted((one[0], other[0]))
    south, north = sorted((one[1], other[1]))
    return ((west, south), (east, south), (east, north), (west, north))
