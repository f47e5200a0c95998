"""The roads that tools may meet: indexed once, and where all of them are here."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, TypeAlias

from shapely import STRtree

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely import Polygon

    from qdpilot.geometry.network import Network
    from qdpilot.model.road import Road
    from qdpilot.tools.events import LonLat

#: West, south, east, north: degrees, EPSG:4490.
Box: TypeAlias = tuple[float, float, float, float]


class KnownRoads:
    """Roads that were read. Never changes, but that a network is made of them once.

    Attributes:
        roads: All within the boxes, and some beyond.
        within: Boxes in which no road is missing; None: none is missing anywhere.
        network: Made of the roads; None until it was, which is no work for a gesture.
    """

    def __init__(self, roads: Sequence[Road] = (), within: Sequence[Box] | None = None) -> None:
        """Index the roads: 40,000 take about 20 ms, so not on the screen's thread."""
        self.roads = tuple(roads)
        self.within = None if within is None else tuple(within)
        self.network: Network | None = None
        self._tree = STRtree([road.line for road in self.roads])

    def covers(self, box: Box) -> bool:
        """Tell whether no road is missing in a box."""
        return self.within is None or any(_holds(one, box) for one in self.within)

    def doubted(self) -> KnownRoads:
        """Return the same where each may be another by now: none is known to be here."""
        found = copy(self)
        found.within = ()
        return found

    def near(self, area: Polygon) -> list[Road]:
        """Return the roads whose bounds meet those of an area."""
        return [self.roads[index] for index in self._tree.query(area)]


def around(at: LonLat, reach: LonLat) -> Box:
    """Return what is within reach of a place."""
    (lon, lat), (wide, high) = at, reach
    return lon - wide, lat - high, lon + wide, lat + high


def joined(boxes: Iterable[Box]) -> Box:
    """Return the box round one box or more."""
    wests, souths, easts, norths = zip(*boxes, strict=True)
    return min(wests), min(souths), max(easts), max(norths)


def _holds(box: Box, other: Box) -> bool:
    return box[0] <= other[0] and box[1] <= other[1] and box[2] >= other[2] and box[3] >= other[3]
