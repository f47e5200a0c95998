"""Select zones and corners; drag a corner of the selected zone, or the whole of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, cast

from qdpilot.editing.edits import DropZone, MoveZone, moved
from qdpilot.geometry.rings import DECIMALS
from qdpilot.tools.events import Cancel, Click, Delete, Drag, Hold, Move, Press, Release
from qdpilot.tools.reshape import Reshape
from qdpilot.tools.step import OneGesture, Picked, Sketch, Step

if TYPE_CHECKING:
    from qdpilot.model.zone import Shape
    from qdpilot.tools.events import Event, LonLat
    from qdpilot.tools.ground import Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A zone that is being moved as a whole.

    Attributes:
        zone_id: Which.
        shape: When it was taken.
        start: Where it was taken hold of.
        by: How far it has come, degrees of longitude and latitude.
    """

    zone_id: str
    shape: Shape
    start: LonLat
    by: LonLat = (0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Select(OneGesture):
    """Click picks the topmost zone, again the one below; with `Hold.WHOLE` a drag moves it.

    Attributes:
        grips: Works on the corners of the selected zone.
        hovered: Id of the zone under the pointer.
        carried: The zone being moved.
    """

    grips: Reshape = field(default_factory=Reshape)
    hovered: str | None = None
    carried: Carried | None = None

    @property
    def selected(self) -> str | None:
        """Id of the selected zone."""
        return self.grips.zone_id

    @property
    def sketch(self) -> Sketch:
        """The zone as it would be if let go now."""
        if self.carried is None:
            return self.grips.sketch
        shape = moved(self.carried.shape, by=self.carried.by)
        return Sketch(zone_id=self.carried.zone_id, shape=shape)

    @property
    def holding(self) -> bool:
        """Whether a corner or a zone is being dragged."""
        return self.carried is not None or self.grips.holding

    def handle(self, event: Event, ground: Ground) -> Step:  # noqa: PLR0911 a table of events
        """Return the tool after `event`, with a new selection or a finished move."""
        match event:
            case Move():
                return self._hover(event, ground)
            case Click():
                return self._click(event, ground)
            case Press() if Hold.WHOLE in event.holds:
                return self._take(event, ground)
            case Drag() if self.carried is not None:
                return Step(tool=replace(self, carried=_dragged(self.carried, event)))
            case Release() if self.carried is not None:
                return self._put_down(self.carried)
            case Delete() if self.selected is not None and self.grips.corner is None:
                return Step(
                    tool=Select(hovered=None), edit=DropZone(self.selected), picked=Picked()
                )
            case Cancel() if self.carried is not None:
                return Step(tool=replace(self, carried=None))
            case Cancel() if not self.grips.holding and self.grips.corner is None:
                return Step(tool=Select(hovered=self.hovered), picked=Picked())
            case Press() | Drag() | Release() | Delete() | Cancel():
                return self._pass_on(event, ground)
            case _:
                return Step(tool=self)

    def _hover(self, event: Move, ground: Ground) -> Step:
        hit = ground.zones_at(event.at, reach=event.reach)
        grips = cast("Reshape", self.grips.handle(event, ground).tool)
        return Step(tool=replace(self, grips=grips, hovered=hit[0].id if hit else None))

    def _click(self, event: Click, ground: Ground) -> Step:
        grip = self.grips.handle(Move(event.at, event.reach), ground).tool
        under = cast("Reshape", grip).hovered
        if under is not None and not under.is_new:
            return self._pass_on(event, ground)
        hit = [zone.id for zone in ground.zones_at(event.at, reach=event.reach)]
        zone_id = _following(hit, self.selected)
        tool = Select(grips=Reshape(zone_id=zone_id), hovered=hit[0] if hit else None)
        return Step(tool=tool, picked=Picked(zone_id=zone_id))

    def _take(self, event: Press, ground: Ground) -> Step:
        hit = ground.zones_at(event.at, reach=event.reach)
        if not hit:
            return Step(tool=self)
        zone = next((one for one in hit if one.id == self.selected), hit[0])
        carried = Carried(zone_id=zone.id, shape=zone.shape, start=event.at)
        tool = Select(grips=Reshape(zone_id=zone.id), carried=carried)
        return Step(tool=tool, picked=Picked(zone_id=zone.id))

    def _put_down(self, carried: Carried) -> Step:
        rested = replace(self, carried=None)
        if carried.by == (0.0, 0.0):
            return Step(tool=rested)
        return Step(tool=rested, edit=MoveZone(carried.zone_id, carried.by))

    def _pass_on(self, event: Event, ground: Ground) -> Step:
        step = self.grips.handle(event, ground)
        return replace(step, tool=replace(self, grips=cast("Reshape", step.tool)))


def _dragged(carried: Carried, event: Drag) -> Carried:
    by = tuple(
        round(now - before, DECIMALS) for now, before in zip(event.at, carried.start, strict=True)
    )
    return replace(carried, by=cast("LonLat", by))


def _following(hit: list[str], selected: str | None) -> str | None:
    """Return the topmost, or the one below the selected where it was hit again."""
    if not hit:
        return None
    return hit[(hit.index(selected) + 1) % len(hit)] if selected in hit else hit[0]
