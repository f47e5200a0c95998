"""Trace along roads: between places that are clicked the sketch follows the shortest way."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar, Self
from weakref import WeakKeyDictionary

from shapely import LineString

from qdpilot.geometry.measure import length_m
from qdpilot.geometry.route import Search
from qdpilot.tools.events import Back, Cancel, Click, Forward, Hold, Move
from qdpilot.tools.known_roads import around, joined
from qdpilot.tools.road_sketch import HAIR, RoadSketch, enclosed, why_no_road
from qdpilot.tools.snapping import rounded_place
from qdpilot.tools.step import Sketch, Step

if TYPE_CHECKING:
    from qdpilot.geometry.network import Network, Spot
    from qdpilot.model.zone import Shape
    from qdpilot.tools.events import Event, LonLat, Pointed
    from qdpilot.tools.ground import Ground
    from qdpilot.tools.known_roads import Box

#: Junctions looked at for one move of the pointer: about 8 ms; the next move goes on from there.
_MOST_A_MOVE = 2_000
_STRAIGHT = "1"
_SEARCHES: WeakKeyDictionary[Network, dict[Spot, Search]] = WeakKeyDictionary()


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace(RoadSketch):
    """Click places on roads; the way between two is the shortest along the network.

    With Alt held (or typed) a place need not lie on a road, and the way to it is straight: its
    mark says so.

    Attributes:
        legs: The ways between the corners, one less than corners.
        closing: The way from the last corner back to the first, where an area is made.
        ahead: The way to the pointer; empty if there is none, or none was found yet.
    """

    least: ClassVar[int] = 2
    legs: tuple[tuple[LonLat, ...], ...] = ()
    closing: tuple[LonLat, ...] = ()
    ahead: tuple[LonLat, ...] = ()

    @property
    def shape(self) -> Shape | None:
        """The corridor along the way, or what the way and its closing enclose."""
        if self.encloses:
            lines = _lines((*self.legs, self.closing))
            return enclosed(lines) if lines else None
        lines = _lines(self.legs)
        return self.along(lines) if lines else None

    @property
    def sketch(self) -> Sketch:
        """The way so far and to the pointer, and what it makes."""
        ways = _lines((*self.legs, self.ahead))
        return Sketch(
            corners=self.corners,
            cursor=self.cursor,
            is_line=True,
            made=self.shape,
            ways=ways,
            reading=f"{sum(map(length_m, ways)):.0f} m" if ways else "",
        )

    def handle(self, event: Event, ground: Ground) -> Step:
        """Return the tool after `event`; ending the sketch gives its edit."""
        match event:
            case Move():
                return Step(tool=self._pointed(event, ground))
            case Click():
                return self._clicked(event, ground)
            case Cancel() if self.corners:
                # The marks stay, for the corners may come back.
                return Step(tool=replace(self.emptied(), kept=self.corners, marks=self.marks))
            case Back() | Forward():
                step = super(Trace, self).handle(event, ground)
                assert isinstance(step.tool, Trace)
                return replace(step, tool=step.tool.looked(ground))
            case _:
                return super(Trace, self).handle(event, ground)

    def emptied(self) -> Self:
        """Return the tool without a sketch."""
        return replace(super(Trace, self).emptied(), legs=(), closing=(), ahead=(), marks="")

    def looked(self, ground: Ground) -> Self:
        """Return the tool with its ways along the network as it is now."""
        if self.has_lost_sight(ground):
            # What it went along is shown until its roads are here; it cannot be ended before.
            straight = tuple(zip(self.corners, self.corners[1:], strict=False))
            return replace(self, legs=self.legs[: len(straight)] + straight[len(self.legs) :])
        legs = []
        for number, (start, end) in enumerate(zip(self.corners, self.corners[1:], strict=False)):
            way = (start, end) if self._is_straight(number + 1) else _way(ground, start, end)
            legs.append(way or (start, end))
        closing: tuple[LonLat, ...] = ()
        if self.encloses and len(self.corners) > 2:
            first, last = self.corners[0], self.corners[-1]
            closing = (last, first) if self._is_straight(0) else _way(ground, last, first) or ()
            closing = closing or (last, first)
        return replace(self, legs=tuple(legs), closing=closing, ahead=())

    def asks(self, event: Click, ground: Ground) -> Box | None:
        """Return where roads must be here before a click can tell the way to it: between, too."""
        if Hold.FREE in event.holds:
            return None
        ends = [around(event.at, event.reach), *self.lies_on[-1:]]
        return ground.missing([joined(ends)])

    def _is_straight(self, number: int) -> bool:
        return self.marks[number : number + 1] == _STRAIGHT

    def _pointed(self, event: Pointed, ground: Ground) -> Self:
        at, is_free = self._meant(event, ground)
        if at is None or not self.corners:
            return replace(self, cursor=at or event.at, ahead=())
        last = self.corners[-1]
        way = (last, at) if is_free else _way(ground, last, at, most=_MOST_A_MOVE)
        return replace(self, cursor=at, ahead=way or ())

    def _clicked(self, event: Click, ground: Ground) -> Step:
        if self.needs(event, ground) is not None:
            return Step(tool=self, told="roads_preparing")
        at, is_free = self._meant(event, ground)
        if at is None:
            return Step(tool=self, told=why_no_road(ground, event.at, event.reach))
        if self.corners and not is_free and _way(ground, self.corners[-1], at) is None:
            return Step(tool=self, told="no_way")
        grown = self.with_corner(at)
        if grown.corners == self.corners:
            return Step(tool=self)
        marks = self.marks.ljust(len(self.corners), "0")[: len(self.corners)]
        grown = replace(grown, marks=marks + (_STRAIGHT if is_free else "0"))
        return Step(tool=grown.looked(ground))

    def _meant(self, event: Pointed, ground: Ground) -> tuple[LonLat | None, bool]:
        """Return the place that is meant, and whether the way to it is straight."""
        if Hold.FREE in event.holds:
            return rounded_place(event.at), True
        spot = None if ground.network is None else ground.network.at(event.at, event.reach)
        return (None if spot is None else spot.at), False


def _way(
    ground: Ground, start: LonLat, end: LonLat, *, most: int | None = None
) -> tuple[LonLat, ...] | None:
    """Return the way along the network; straight where an end does not lie on it."""
    network = ground.network
    if network is None:
        return start, end
    first, last = network.at(start, HAIR), network.at(end, HAIR)
    if first is None or last is None:
        return start, end
    way = _search(network, first).way(last, most=most)
    return None if way is None or len(way) < 2 else way


def _search(network: Network, start: Spot) -> Search:
    """Return what was found from a place so far; kept of two places, while the network is."""
    known = _SEARCHES.setdefault(network, {})
    found = known.pop(start, None) or Search(network, start)
    while len(known) >= 2:
        del known[next(iter(known))]
    known[start] = found
    return found


@lru_cache(maxsize=64)
def _line(way: tuple[LonLat, ...]) -> LineString:
    return LineString(way)


def _lines(ways: tuple[tuple[LonLat, ...], ...]) -> tuple[LineString, ...]:
    return tuple(_line(way) for way in ways if len(way) > 1)
