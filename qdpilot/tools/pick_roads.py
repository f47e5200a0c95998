"""Pick stretches of road: the corridor along them, or the block they enclose, is the zone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self, TypeAlias

from qdpilot.tools.events import Back, Cancel, Click, Forward, Hold, Move
from qdpilot.tools.known_roads import around
from qdpilot.tools.road_sketch import HAIR, RoadSketch, enclosed, why_no_road
from qdpilot.tools.snapping import rounded_place
from qdpilot.tools.step import Sketch, Step

if TYPE_CHECKING:
    from shapely import LineString

    from qdpilot.geometry.network import Network
    from qdpilot.model.zone import Shape
    from qdpilot.tools.events import Event, LonLat, Pointed
    from qdpilot.tools.ground import Ground
    from qdpilot.tools.known_roads import Box

#: The corners and their marks.
_Picks: TypeAlias = "tuple[tuple[LonLat, ...], str]"


@dataclass(frozen=True, slots=True, kw_only=True)
class PickRoads(RoadSketch):
    """Click stretches of road, again to let one go; with Ctrl held, the whole road of that name.

    The corners are the middles of the stretches; a mark says that the whole road was meant.

    Attributes:
        past: What was picked before each click, the latest last.
        future: What was taken back, the next to return last.
        picked: Stretches a corner stands for, corner by corner.
        lines: Of all stretches picked.
        meant: Line that a click would pick or drop.
        names: Of the roads picked.
    """

    past: tuple[_Picks, ...] = ()
    future: tuple[_Picks, ...] = ()
    picked: tuple[tuple[int, ...], ...] = ()
    lines: tuple[LineString, ...] = ()
    meant: LineString | None = None
    names: tuple[str, ...] = ()

    @property
    def shape(self) -> Shape | None:
        """The corridor along what is picked, or what it encloses."""
        if not self.lines:
            return None
        if self.encloses:
            return enclosed(self.lines)
        return self.along(self.lines)

    @property
    def sketch(self) -> Sketch:
        """The stretches picked, the one that is meant, and the area they make."""
        return Sketch(
            corners=self.corners,
            cursor=self.cursor,
            is_line=True,
            made=self.shape,
            ways=self.lines,
            meant=self.meant,
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
                return Step(tool=self._pointed(event, ground))
            case Click():
                return self.refused(event, ground) or self._toggled(event, ground)
            case Back() if self.past or self.corners:
                future = (*self.future, (self.corners, self.marks))
                # A sketch from the journal has no past: then its corners are taken back.
                shorter = (self.corners[:-1], self.marks[: len(self.corners) - 1])
                last = self.past[-1] if self.past else shorter
                return Step(tool=self._with(last, self.past[:-1], future).looked(ground))
            case Back() if self.kept:
                tool = self._with((self.kept, self.marks), (((), ""),), ())
                return Step(tool=replace(tool, kept=()).looked(ground))
            case Forward() if self.future:
                past = (*self.past, (self.corners, self.marks))
                return Step(tool=self._with(self.future[-1], past, self.future[:-1]).looked(ground))
            case Cancel() if self.corners:
                return Step(tool=replace(self.emptied(), kept=self.corners, marks=self.marks))
            case Back() | Forward() | Cancel():
                return Step(tool=self)
            case _:
                return super(PickRoads, self).handle(event, ground)

    def emptied(self) -> Self:
        """Return the tool without a sketch."""
        empty = super(PickRoads, self).emptied()
        return replace(
            empty, past=(), future=(), picked=(), lines=(), meant=None, names=(), marks=""
        )

    def looked(self, ground: Ground) -> Self:
        """Return the tool with what its places stand for in the network as it is now."""
        network = ground.network
        if self.has_lost_sight(ground):
            return self  # what it stood for is shown until its roads are here
        if network is None:
            return replace(self, picked=(), lines=(), names=())
        picked: list[tuple[int, ...]] = []
        for at, mark in zip(self.corners, self.marks.ljust(len(self.corners), "0"), strict=False):
            spot = network.at(at, HAIR)
            meant: tuple[int, ...] = () if spot is None else (spot.stretch,)
            if spot is not None and mark == "1":
                meant = network.whole_road(spot.stretch)
            picked.append(tuple(one for one in meant if self.counts(network, one)))
        every = dict.fromkeys(number for one in picked for number in one)
        lines = tuple(network.lines[number] for number in every)
        return replace(self, picked=tuple(picked), lines=lines, names=network.names(every))

    @property
    def lies_on(self) -> list[Box]:
        """The places, and all of the stretches that they stand for."""
        own = super(PickRoads, self).lies_on
        return own + [_bounds(line) for line in self.lines]

    def asks(self, event: Click, ground: Ground) -> Box | None:
        """Return where roads must be here before a click can tell which stretch it meets.

        Also those along all of the stretch: one that ends it may not have been read.
        """
        here, network = around(event.at, event.reach), ground.network
        missing = ground.missing([here])
        spot = None if network is None else network.at(event.at, event.reach)
        if missing is not None or network is None or spot is None:
            return missing
        is_whole = Hold.WHOLE in event.holds
        meant = network.whole_road(spot.stretch) if is_whole else (spot.stretch,)
        return ground.missing([here, *(_bounds(network.lines[one]) for one in meant)])

    def counts(self, network: Network, stretch: int) -> bool:  # noqa: ARG002 - some tools differ
        """Tell whether a stretch can be picked."""
        return True

    def refused(self, event: Click, ground: Ground) -> Step | None:  # noqa: ARG002 - as above
        """Return the step of a click that must not pick; None if it may."""
        return None

    def _pointed(self, event: Pointed, ground: Ground) -> Self:
        network = ground.network
        spot = None if network is None else network.at(event.at, event.reach)
        if network is None or spot is None or not self.counts(network, spot.stretch):
            return replace(self, cursor=event.at, meant=None)
        return replace(self, cursor=spot.at, meant=network.lines[spot.stretch])

    def _toggled(self, event: Click, ground: Ground) -> Step:
        if self.needs(event, ground) is not None:
            return Step(tool=self, told="roads_preparing")
        network = ground.network
        spot = None if network is None else network.at(event.at, event.reach)
        if network is None or spot is None:
            return Step(tool=self, told=why_no_road(ground, event.at, event.reach))
        marks = self.marks.ljust(len(self.corners), "0")
        there = [spot.stretch in one for one in self.picked]
        if any(there):
            out = there.index(True)
            corners = self.corners[:out] + self.corners[out + 1 :]
            marks = marks[:out] + marks[out + 1 :]
        else:
            corners = (*self.corners, _middle(network, spot.stretch))
            marks += "1" if Hold.WHOLE in event.holds else "0"
        past = (*self.past, (self.corners, self.marks))
        tool = replace(self._with((corners, marks), past, ()), kept=(), cursor=spot.at)
        return Step(tool=tool.looked(ground))

    def _with(self, picks: _Picks, past: tuple[_Picks, ...], future: tuple[_Picks, ...]) -> Self:
        tool = replace(self, corners=picks[0], marks=picks[1], past=past, future=future)
        return replace(tool, picked=(), lines=(), names=())


def _middle(network: Network, stretch: int) -> LonLat:
    """Return a place that stands for a stretch: far from its ends, where others begin."""
    middle = network.lines[stretch].interpolate(0.5, normalized=True)
    return rounded_place((middle.x, middle.y))


def _bounds(line: LineString) -> Box:
    west, south, east, north = line.bounds
    return west, south, east, north
