"""The road network as stretches between junctions: what lies near a place, what joins what.

Roads of an imported network meet where they share a corner, so that a bridge is no crossing; roads
of the catalogue are drawn by hand and meet wherever their lines cross.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import STRtree

from qdpilot.geometry.measure import SEMI_MAJOR_M
from qdpilot.geometry.rings import DECIMALS
from qdpilot.model.road import RoadState

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shapely import LineString

    from qdpilot.geometry.measure import Coordinates
    from qdpilot.model.road import Road

#: Longitude and latitude, degrees, EPSG:4490.
LonLat: TypeAlias = tuple[float, float]
_Numbers: TypeAlias = NDArray[np.int64]
_METRES_A_DEGREE = math.radians(SEMI_MAJOR_M)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place on a stretch.

    Attributes:
        stretch: Its number.
        edge: Number of the edge of the stretch that it lies on.
        at: Lon, lat, at stored precision.
    """

    stretch: int
    edge: int
    at: LonLat


class Network:
    """Stretches of road between junctions. Never changes.

    Attributes:
        roads: That it was made of.
        lines: Of the stretches, lon/lat.
        road_of: Stretch to number of its road.
        ends: Stretch to its two junctions, shape (n, 2).
        lengths_m: Of the stretches, on a sphere: to choose the shorter way, not to be shown.
    """

    def __init__(self, roads: Sequence[Road]) -> None:
        """Cut the roads at their junctions; 50,000 roads take about 0.4 s."""
        self.roads = tuple(roads)
        drawn = np.array(_crossed(self.roads), dtype=object)
        places, owner = shapely.get_coordinates(drawn, return_index=True)
        junction, is_break = _junctions(places, owner)
        starts, stops = _spans(owner, is_break)
        self.lines = drawn[owner[starts]]
        # A road that meets none between its ends is one stretch, and its line is there already.
        is_part = stops - starts + 1 < np.bincount(owner)[owner[starts]]
        self.lines[is_part] = _lines_of(places, starts[is_part], stops[is_part])
        self.road_of = owner[starts]
        self.ends = np.column_stack([junction[starts], junction[stops]])
        self.lengths_m = _lengths_m(places, starts, stops)
        self._tree = STRtree(self.lines)
        sides = self.ends.T.ravel()  # the side of every stretch that begins it, then all that end
        order = np.argsort(sides, kind="stable")
        self._stretches_at = order % max(len(self.lines), 1)
        self._first_at = np.searchsorted(sides[order], np.arange(int(sides.max(initial=-1)) + 2))

    def at(self, place: LonLat, reach: LonLat) -> Spot | None:
        """Return the nearest place of the network within an ellipse of `reach` degrees, or None."""
        (lon, lat), (wide, high) = place, reach
        box = shapely.box(lon - wide, lat - high, lon + wide, lat + high)
        best, found = 1.0, None
        for number in self._tree.query(box).tolist():
            path = shapely.get_coordinates(self.lines[number])
            gap, edge, at = nearest_on_edges(path, place, reach)
            if gap <= best:
                best, found = gap, Spot(stretch=number, edge=edge, at=at)
        return found

    def stretches_at(self, junction: int) -> list[int]:
        """Return the numbers of the stretches that meet at a junction."""
        first, last = self._first_at[junction], self._first_at[junction + 1]
        return [int(one) for one in self._stretches_at[first:last]]

    def whole_road(self, stretch: int) -> tuple[int, ...]:
        """Return the stretches that hang together with one and share its name, or its road."""
        name, road = self.roads[self.road_of[stretch]].name, int(self.road_of[stretch])
        found, ahead = {stretch}, [stretch]
        while ahead:
            for junction in self.ends[ahead.pop()].tolist():
                for other in self.stretches_at(junction):
                    mine = int(self.road_of[other])
                    if other not in found and (
                        mine == road or (name and self.roads[mine].name == name)
                    ):
                        found.add(other)
                        ahead.append(other)
        return tuple(sorted(found))

    def names(self, stretches: Iterable[int]) -> tuple[str, ...]:
        """Return the names of the roads of stretches, each once; nameless ones are left out."""
        named = (self.roads[self.road_of[one]].name for one in stretches)
        return tuple(dict.fromkeys(name for name in named if name))

    def crossed(self, stretches: Iterable[int]) -> tuple[str, str]:
        """Return the names of the roads met where stretches begin and end, the western end first.

        Either is empty where no road with another name is met there, both are where the stretches
        have more or fewer than two ends.
        """
        chosen = list(stretches)
        junctions, times = np.unique(self.ends[chosen], return_counts=True)
        loose = junctions[times % 2 == 1].tolist()
        if len(loose) != 2:
            return "", ""
        own = set(self.names(chosen))
        met = []
        for junction in loose:
            here = self.stretches_at(junction)
            other = next((one for one in self.names(here) if one not in own), "")
            met.append((self._place_of(junction, here[0]), other))
        met.sort()
        return met[0][1], met[1][1]

    def _place_of(self, junction: int, stretch: int) -> LonLat:
        side = 0 if self.ends[stretch][0] == junction else -1
        lon, lat = self.lines[stretch].coords[side]
        return lon, lat


def metres(path: Coordinates) -> NDArray[np.float64]:
    """Return the length of each edge of a lon/lat path on a sphere, metres."""
    step = np.diff(path, axis=0)
    shrink = np.cos(np.radians((path[1:, 1] + path[:-1, 1]) / 2))
    return np.hypot(step[:, 0] * shrink, step[:, 1]) * _METRES_A_DEGREE


def nearest_on_edges(path: Coordinates, at: LonLat, reach: LonLat) -> tuple[float, int, LonLat]:
    """Return distance in reaches, number of the edge, and place of the nearest point of a path."""
    seen = (path - at) / reach
    along = np.diff(seen, axis=0)
    squared = np.maximum((along**2).sum(axis=1), 1e-30)
    share = np.clip(-(seen[:-1] * along).sum(axis=1) / squared, 0.0, 1.0)
    gap = np.hypot(*(seen[:-1] + along * share[:, None]).T)
    edge = int(np.argmin(gap))
    place = path[edge] + (path[edge + 1] - path[edge]) * share[edge]
    lon, lat = place.round(DECIMALS).tolist()
    return float(gap[edge]), edge, (lon, lat)


def _crossed(roads: Sequence[Road]) -> list[LineString]:
    """Return the lines, those of the catalogue with a corner wherever two of them cross."""
    lines = [road.line for road in roads]
    listed = [number for number, road in enumerate(roads) if road.state is not RoadState.UNLISTED]
    drawn = [lines[number] for number in listed]
    left, right = STRtree(drawn).query(drawn, predicate="intersects") if drawn else ((), ())
    for one, other in zip(left, right, strict=True):
        if one != other:
            number = listed[one]
            for place in shapely.get_coordinates(shapely.intersection(drawn[one], drawn[other])):
                lines[number] = _with_corner(lines[number], place.round(DECIMALS))
    return lines


def _with_corner(line: LineString, place: NDArray[np.float64]) -> LineString:
    path = shapely.get_coordinates(line)
    if (path == place).all(axis=1).any():
        return line
    at = (float(place[0]), float(place[1]))
    _, edge, _ = nearest_on_edges(path, at, (1.0, 1.0))
    return shapely.LineString(np.insert(path, edge + 1, place, axis=0))


def _junctions(places: Coordinates, owner: _Numbers) -> tuple[_Numbers, NDArray[np.bool_]]:
    """Return the number of each corner's place, and whether a stretch begins or ends there."""
    whole = np.round(places * 10**DECIMALS).astype(np.int64)
    keys = (whole[:, 0] << 32) + whole[:, 1]
    _, number, count = np.unique(keys, return_inverse=True, return_counts=True)
    new = np.diff(owner, prepend=-1) != 0
    last = np.diff(owner, append=-1) != 0
    return number, (count[number] > 1) | new | last


def _spans(owner: _Numbers, is_break: NDArray[np.bool_]) -> tuple[_Numbers, _Numbers]:
    """Return the first and the last corner of each stretch."""
    breaks = np.flatnonzero(is_break)
    same = owner[breaks[:-1]] == owner[breaks[1:]]
    return breaks[:-1][same], breaks[1:][same]


def _lines_of(places: Coordinates, starts: _Numbers, stops: _Numbers) -> NDArray[np.object_]:
    counts = stops - starts + 1
    first = np.repeat(np.cumsum(counts) - counts, counts)
    corners = np.arange(int(counts.sum())) - first + np.repeat(starts, counts)
    owners = np.repeat(np.arange(len(starts)), counts)
    made: NDArray[np.object_] = shapely.linestrings(places[corners], indices=owners)
    return made


def _lengths_m(places: Coordinates, starts: _Numbers, stops: _Numbers) -> NDArray[np.float64]:
    along = np.concatenate([[0.0], np.cumsum(metres(places))]) if len(places) else np.zeros(1)
    return along[stops] - along[starts]
