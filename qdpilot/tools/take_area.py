"""Take an area by a rule: districts, the working area or its open roads, less closures."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar, Self

from qdpilot.editing.edits import PutZone
from qdpilot.geometry.area_rule import digest_of
from qdpilot.geometry.plane import Plane
from qdpilot.model.zone import AreaRule, Take
from qdpilot.tools.corner_sketch import CornerSketch
from qdpilot.tools.draw_corridor import DEFAULT_HALF_WIDTH_M
from qdpilot.tools.events import Back, Cancel, Click, Finish, Forward, Move
from qdpilot.tools.snapping import rounded_place
from qdpilot.tools.step import NewZone, Picked, Sketch, Step

if TYPE_CHECKING:
    from qdpilot.model.zone import Shape
    from qdpilot.tools.events import Event, LonLat
    from qdpilot.tools.ground import Ground

_Picks = tuple["LonLat", ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeArea(CornerSketch):
    """Click districts, again to let one go; the area is worked out beside, and Enter takes it.

    The corners are the places that were clicked, one in each district.

    Attributes:
        new: What the zone will be.
        take: Code of what is taken, a `Take`.
        half_width_m: To either side of open roads.
        less_closures: Whether closures are cut off.
        around_closures_m: How far around closures is cut off too.
        buffer_m: The area is grown by so much; negative: shrunk.
        plane: Of the office.
        codes: Of the districts clicked, in their order.
        past: What was clicked before each click.
        future: What was taken back.
        result: The rule that was worked out last, and what it gives.
    """

    least: ClassVar[int] = 0
    is_ring: ClassVar[bool] = False
    new: NewZone
    take: str = Take.DISTRICTS.value
    half_width_m: int = DEFAULT_HALF_WIDTH_M
    less_closures: bool = True
    around_closures_m: int = 0
    buffer_m: int = 0
    plane: Plane = field(default_factory=Plane)
    codes: tuple[str, ...] = ()
    past: tuple[_Picks, ...] = ()
    future: tuple[_Picks, ...] = ()
    result: tuple[AreaRule, Shape] | None = None

    @property
    def rule(self) -> AreaRule:
        """The rule as it is set now."""
        return AreaRule(
            take=Take(self.take),
            districts=() if self.take == Take.WORKING_AREA.value else tuple(sorted(self.codes)),
            half_width_m=self.half_width_m,
            less_closures=self.less_closures,
            around_closures_m=self.around_closures_m,
            buffer_m=self.buffer_m,
        )

    @property
    def shape(self) -> Shape | None:
        """What the rule gives; None while it is being worked out, or if it gives nothing."""
        if self.result is None or self.result[0] != self.rule or self.result[1].is_empty:
            return None
        return self.result[1]

    @property
    def is_worked_out(self) -> bool:
        """Whether the result is that of the rule as it is set now."""
        return self.result is not None and self.result[0] == self.rule

    @property
    def sketch(self) -> Sketch:
        """The places clicked and the area as it would be."""
        return Sketch(
            corners=self.corners,
            cursor=self.cursor,
            is_line=True,
            made=self.shape,
            are_places=True,
        )

    @property
    def can_go_back(self) -> bool:
        """Whether a click can be taken back, or a sketch that was let be can return."""
        return bool(self.past or self.corners or self.kept)

    @property
    def can_go_forward(self) -> bool:
        """Whether a click was taken back."""
        return bool(self.future)

    def handle(self, event: Event, ground: Ground) -> Step:
        """Return the tool after `event`; ending the sketch gives its edit."""
        match event:
            case Move():
                return Step(tool=replace(self, cursor=event.at))
            case Click():
                return self._toggled(event, ground)
            case Finish():
                return self.made(ground)
            case Back() if self.past or self.corners:
                # A sketch from the journal has no past: then its corners are taken back.
                last = self.past[-1] if self.past else self.corners[:-1]
                tool = replace(self, past=self.past[:-1], future=(*self.future, self.corners))
                return Step(tool=replace(tool, corners=last).looked(ground))
            case Back() if self.kept:
                tool = replace(self, corners=self.kept, kept=(), past=((),))
                return Step(tool=tool.looked(ground))
            case Forward() if self.future:
                tool = replace(self, future=self.future[:-1], past=(*self.past, self.corners))
                return Step(tool=replace(tool, corners=self.future[-1]).looked(ground))
            case Cancel() if self.corners:
                return Step(tool=replace(self.emptied(), kept=self.corners))
            case _:
                return Step(tool=self)

    def looked(self, ground: Ground) -> Self:
        """Return the tool with the districts that its places lie in."""
        found = (ground.district_at(at) for at in self.corners)
        return replace(self, codes=tuple(one.adcode for one in found if one is not None))

    def emptied(self) -> Self:
        """Return the tool without a sketch."""
        empty = super(TakeArea, self).emptied()
        return replace(empty, codes=(), past=(), future=(), result=None)

    def made(self, ground: Ground) -> Step:  # noqa: ARG002 - as in CornerSketch
        """Return the step that puts the zone with its rule."""
        if not self.is_worked_out:
            return Step(tool=self, told="rule.computing")
        shape = self.shape
        if shape is None:
            return Step(tool=self, told="rule.nothing")
        rule = replace(self.rule, result_sha256=digest_of(shape))
        zone = replace(self.new.with_shape(shape), rule=rule)
        return Step(tool=self.emptied(), edit=PutZone(zone), picked=Picked(zone_id=zone.id))

    def _toggled(self, event: Click, ground: Ground) -> Step:
        if self.take == Take.WORKING_AREA.value:
            return Step(tool=self, told="rule.no_click")
        district = ground.district_at(event.at)
        if district is None:
            return Step(tool=self, told="district.none")
        if district.adcode in self.codes:
            out = self.codes.index(district.adcode)
            corners = self.corners[:out] + self.corners[out + 1 :]
        else:
            corners = (*self.corners, rounded_place(event.at))
        past = (*self.past, self.corners)
        tool = replace(self, corners=corners, past=past, future=(), kept=(), cursor=event.at)
        return Step(tool=tool.looked(ground))
