"""Move a corner or an edge that neighbours share, in all of them at once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qdpilot.editing.edits import SetShape, Together
from qdpilot.geometry.rings import DECIMALS
from qdpilot.geometry.shared_edges import edge_at, touches_all, with_places_moved
from qdpilot.tools.events import Cancel, Drag, Move, Press, Release
from qdpilot.tools.ground import place
from qdpilot.tools.snapping import SnapKind
from qdpilot.tools.step import OneGesture, Picked, Sketch, Step

if TYPE_CHECKING:
    from qdpilot.model.zone import Shape, Zone
    from qdpilot.tools.events import Event, LonLat, Pointed
    from qdpilot.tools.ground import Ground
    from qdpilot.tools.snapping import Snap


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedEdge(OneGesture):
    """Drag a corner or an edge where zones meet.

    Attributes:
        places: The corner held, or the two ends of the edge; empty while nothing is.
        shapes: Zone id and shape, when it was taken, of all that meet there.
        start: Where it was taken hold of.
        to: Where it is dragged to; None before it moves.
        snap: What is under the pointer, or what the dragged place snapped to.
    """

    places: tuple[LonLat, ...] = ()
    shapes: tuple[tuple[str, Shape], ...] = ()
    start: LonLat = (0.0, 0.0)
    to: LonLat | None = None
    snap: Snap | None = None

    @property
    def sketch(self) -> Sketch:
        """The zones as they would be if let go now."""
        if self.to is None or not self.shapes:
            return Sketch(snap=self.snap, cursor=self.snap.at if self.snap else None)
        first, *others = self._moved(self.to)
        return Sketch(
            zone_id=self.shapes[0][0],
            shape=first,
            also=tuple(others),
            cursor=self.to,
            snap=self.snap,
        )

    @property
    def holding(self) -> bool:
        """Whether an edge or a corner is held."""
        return bool(self.places)

    def handle(self, event: Event, ground: Ground) -> Step:
        """Return the tool after `event`, with one edit of all zones when a drag ends."""
        match event:
            case Move():
                return Step(tool=replace(self, snap=_under(event, ground)))
            case Press():
                return self._press(event, ground)
            case Drag() if self.places:
                out = frozenset(one for one, _ in self.shapes)
                to, snapped = place(ground, event, but=out)
                return Step(tool=replace(self, to=to, snap=snapped))
            case Release() if self.places:
                return self._release()
            case Cancel():
                return Step(tool=SharedEdge())
            case _:
                return Step(tool=self)

    def _press(self, event: Press, ground: Ground) -> Step:
        found = _under(event, ground)
        if found is None:
            return Step(tool=self)
        near = ground.zones_near(found.at, event.reach)
        owners = [one for one in near if touches_all(one.shape, (found.at,))]
        places, meet = _shared(found, owners)
        if len(meet) < 2:
            name = owners[0].name if owners else found.name
            return Step(tool=self, told="not_shared", named=(name,))
        held = replace(self, places=places, shapes=tuple(meet), start=found.at, to=None)
        return Step(tool=held, picked=Picked(zone_id=meet[0][0]))

    def _release(self) -> Step:
        if self.to is None or self.to == self.start:
            return Step(tool=SharedEdge())
        first = self.shapes[0][0]
        edits = tuple(
            SetShape(zone_id=zone_id, shape=shape)
            for (zone_id, _), shape in zip(self.shapes, self._moved(self.to), strict=True)
        )
        edit = Together(title="edge.move", zone_id=first, edits=edits)
        return Step(tool=SharedEdge(), edit=edit, picked=Picked(zone_id=first))

    def _moved(self, to: LonLat) -> list[Shape]:
        by = (round(to[0] - self.start[0], DECIMALS), round(to[1] - self.start[1], DECIMALS))
        return [with_places_moved(shape, self.places, by) for _, shape in self.shapes]


def _shared(found: Snap, owners: list[Zone]) -> tuple[tuple[LonLat, ...], list[tuple[str, Shape]]]:
    """Return the corner, or the ends of the stretch of edge that all owners share; and who meets.

    Of two edges that lie on each other only in part, the part that both have is the shared one.
    """
    all_of_them = [(one.id, one.shape) for one in owners]
    if found.kind is SnapKind.CORNER:
        return (found.at,), all_of_them
    ends = sorted({end for one in owners for end in edge_at(one.shape, found.at)})
    common = [end for end in ends if all(touches_all(one.shape, (end,)) for one in owners)]
    if len(common) < 2:
        return (), []
    return (common[0], common[-1]), all_of_them


def _under(event: Pointed, ground: Ground) -> Snap | None:
    found = ground.snap(event)
    return found if found is not None and found.of == "zone" else None
