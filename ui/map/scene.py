"""What the canvas shows over the base map, as one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from qdpilot.editing.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from PySide6.QtGui import QPainter

    from qdpilot.geometry.corners import CornerRef
    from qdpilot.model.zone import Purpose, Shape, Zone
    from qdpilot.tools.events import LonLat
    from ui.map.comments_section import ShownComment
    from ui.map.projection import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One of the two that clash.

    Attributes:
        id: Of the zone on the map; empty if it is none (a grant's frozen version).
        name: As shown.
        times: Its times, as shown.
        purpose: For the badge.
        scenario: Code, for the badge.
    """

    id: str
    name: str
    times: str
    purpose: Purpose
    scenario: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClash:
    """A clash as the map shows it.

    Attributes:
        parties: The zone on the map and the other.
        shape: What both want, lon/lat.
        area: As shown.
        times: When both want it, as shown.
        detail: Minutes per week, first and last instant and how much in all, as shown.
        right: Number and holder of the right that the other is of, as shown; empty if of none.
        asked: Who asks for the first, which is not granted, as shown.
        tone: bad where nobody may grant; warn where it may be shared, or granted with a reason.
        is_other_side: Whether the first party is what was granted, and the second asks for it.
        pairs: Spans of an ordinary week in which both want it, minutes from Monday 00:00.
        rule: What makes it a clash, and who may override that, as shown.
    """

    parties: tuple[Party, Party]
    shape: Shape
    area: str
    times: str
    detail: str
    pairs: tuple[tuple[int, int], ...] = ()
    is_other_side: bool = False
    tone: str = "bad"
    rule: str = ""
    right: str = ""
    asked: str = ""

    def is_of(self, other: ShownClash) -> bool:
        """Tell whether another is the same clash, told from either side."""
        mine, theirs = ({(one.id, one.name) for one in each.parties} for each in (self, other))
        return mine == theirs and self.shape.equals(other.shape)

    @property
    def asking(self) -> str:
        """Id of the zone on which it is settled; empty if that is none of the map."""
        return self.parties[self.is_other_side].id


def worst_tone(clashes: Iterable[ShownClash]) -> str:
    """Return bad if nobody may grant in spite of one of them, else warn."""
    return "bad" if any(one.tone == "bad" for one in clashes) else "warn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that lies over the base map.

    Attributes:
        plan: The zones.
        live: Ids of the zones in force at the playhead.
        drawn_only: Ids of the zones that need a grant and have none.
        suspended: Ids of the zones whose grants are all suspended.
        times: Zone id to its times, as the label says them.
        clashes: To be hatched.
        selected: Id of the selected zone.
        also: Ids of other zones that are selected with it.
        corner: The picked corner of that zone.
        hidden: Zone ids that are switched off in the legend.
        with_clashes: Whether clashes are hatched.
        tried: What the sketch, or the zone in the hand, clashes with.
        changing: Id of the zone in the hand.
        with_stops: The zones that are shown and have stop points.
        pins: Open comments on places.
        fault: Where the selected zone's shape is not valid, lon/lat.
    """

    plan: Plan = field(default_factory=Plan)
    live: frozenset[str] = frozenset()
    drawn_only: frozenset[str] = frozenset()
    suspended: frozenset[str] = frozenset()
    times: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    clashes: tuple[ShownClash, ...] = ()
    selected: str | None = None
    also: frozenset[str] = frozenset()
    corner: CornerRef | None = None
    hidden: frozenset[str] = frozenset()
    with_clashes: bool = True
    fault: tuple[float, float] | None = None
    tried: tuple[ShownClash, ...] = ()
    changing: str | None = None
    with_stops: tuple[Zone, ...] = ()
    pins: tuple[ShownComment, ...] = ()

    @property
    def count(self) -> int:
        """How many clashes there are, with those of the zone in the hand."""
        return len(self.clashes) + (len(self.tried) if self.changing is not None else 0)

    @property
    def zones(self) -> list[Zone]:
        """The zones that are shown."""
        return [zone for zone in self.plan if zone.id not in self.hidden]

    def number_of(self, clash: ShownClash) -> int | None:
        """Return the number of a clash, told from either side; None if it is none any more."""
        return next((at for at, one in enumerate(self.clashes) if one.is_of(clash)), None)

    def clash_at(self, place: LonLat) -> int | None:
        """Return the number of the clash that is hatched at a place."""
        from shapely import Point

        if not self.with_clashes:
            return None
        for number, clash in enumerate(self.clashes):
            west, south, east, north = clash.shape.bounds
            inside = west <= place[0] <= east and south <= place[1] <= north
            if inside and clash.shape.contains(Point(place)):
                return number
        return None


class Overlay(Protocol):
    """Something that is drawn over the map in every frame; it must be quick."""

    def draw(self, painter: QPainter, view: View) -> None:
        """Draw it."""
        ...
