"""The shortest way along the road network, found further the further one points."""

from __future__ import annotations

import heapq
import weakref
from typing import TYPE_CHECKING

import numpy as np
import shapely

from qdpilot.geometry.network import metres

if TYPE_CHECKING:
    from qdpilot.geometry.measure import Coordinates
    from qdpilot.geometry.network import LonLat, Network, Spot


class Search:
    """All shortest ways from one spot, as far as they were asked for.

    It does not keep the network: whoever asks has it, and a city's is large.

    Source: E. W. Dijkstra, A note on two problems in connexion with graphs, 1959.
    """

    def __init__(self, network: Network, start: Spot) -> None:
        """Begin at both ends of the stretch that the spot lies on."""
        self._kept_elsewhere, self._start = weakref.ref(network), start
        before, after = _cut(network, start)
        one, other = network.ends[start.stretch].tolist()
        self._known: dict[int, float] = {}
        # Junction: (metres, stretch that leads there, junction before; -1 for the start).
        self._open: dict[int, tuple[float, int, int]] = {}
        self._heap: list[tuple[float, int]] = []
        self._reach(one, float(metres(before).sum()), start.stretch, -1)
        self._reach(other, float(metres(after).sum()), start.stretch, -1)

    @property
    def _network(self) -> Network:
        network = self._kept_elsewhere()
        assert network is not None, "a way is asked for in a network that is gone"
        return network

    def way(self, end: Spot, *, most: int | None = None) -> tuple[LonLat, ...] | None:
        """Return the places along the shortest way to a spot, both ends included.

        Args:
            end: Where to.
            most: Junctions that are looked at in this call before it gives up for now: the next
                call goes on from there. None: all.

        Returns:
            None where no way leads there, or none was found yet.
        """
        before, after = _cut(self._network, end)
        one, other = self._network.ends[end.stretch].tolist()
        tails = {one: float(metres(before).sum())}
        tails[other] = min(tails.get(other, float("inf")), float(metres(after).sum()))
        straight = self._straight(end)
        limit = float(metres(straight).sum()) if straight is not None else float("inf")
        best = self._settle(tails, limit, most)
        if best is None:
            return None if straight is None else tuple(_places(straight))
        tail = _shorter(before, after) if one == other else before if best == one else after
        return self._places_to(best, end, tail[::-1])

    def _settle(self, tails: dict[int, float], limit: float, most: int | None) -> int | None:
        """Return the junction by which the way comes, if it is shorter than `limit` metres."""
        best = None
        for junction, tail in tails.items():
            if junction in self._known and self._known[junction] + tail < limit:
                limit, best = self._known[junction] + tail, junction
        looked = 0
        while self._heap and self._heap[0][0] < limit:
            if most is not None and looked >= most:
                return None
            far, junction = heapq.heappop(self._heap)
            if junction in self._known:
                continue
            looked += 1
            self._known[junction] = far
            if junction in tails and far + tails[junction] < limit:
                limit, best = far + tails[junction], junction
            self._look_from(junction, far)
        return best

    def _look_from(self, junction: int, far: float) -> None:
        network = self._network
        for stretch in network.stretches_at(junction):
            one, other = network.ends[stretch].tolist()
            there = other if one == junction else one
            if there not in self._known:
                self._reach(there, far + float(network.lengths_m[stretch]), stretch, junction)

    def _reach(self, junction: int, far: float, stretch: int, before: int) -> None:
        if junction not in self._open or far < self._open[junction][0]:
            self._open[junction] = (far, stretch, before)
            heapq.heappush(self._heap, (far, junction))

    def _straight(self, end: Spot) -> Coordinates | None:
        """Return the way within the stretch where both ends lie on the same."""
        start = self._start
        if start.stretch != end.stretch:
            return None
        path = shapely.get_coordinates(self._network.lines[start.stretch])
        first, last = _along(path, start), _along(path, end)
        forth = first <= last
        low, high = (start, end) if forth else (end, start)
        places = np.vstack([[low.at], path[low.edge + 1 : high.edge + 1], [high.at]])
        return places if forth else places[::-1]

    def _places_to(self, junction: int, end: Spot, tail: Coordinates) -> tuple[LonLat, ...]:
        """Return the way to a junction, and from there along `tail` to the end."""
        network = self._network
        pieces: list[Coordinates] = [tail]
        at = junction
        while True:
            _, stretch, before = self._open[at]
            if before == -1:
                break
            path = shapely.get_coordinates(network.lines[stretch])
            # A stretch that begins and ends at one junction leads nowhere new, so this is certain.
            pieces.append(path if network.ends[stretch][1] == at else path[::-1])
            at = before
        head, rest = _cut(network, self._start)
        one, other = network.ends[self._start.stretch].tolist()
        pieces.append(_shorter(head, rest) if one == other else head if at == one else rest)
        places = [place for piece in reversed(pieces) for place in _places(piece)]
        return tuple(dict.fromkeys([*places, end.at])) if places else (end.at,)


def _cut(network: Network, spot: Spot) -> tuple[Coordinates, Coordinates]:
    """Return the ways from a spot to the two ends of its stretch."""
    path = shapely.get_coordinates(network.lines[spot.stretch])
    back = np.vstack([[spot.at], path[: spot.edge + 1][::-1]])
    forth = np.vstack([[spot.at], path[spot.edge + 1 :]])
    return back, forth


def _shorter(one: Coordinates, other: Coordinates) -> Coordinates:
    return one if metres(one).sum() <= metres(other).sum() else other


def _along(path: Coordinates, spot: Spot) -> tuple[int, float]:
    return spot.edge, float(((path[spot.edge] - spot.at) ** 2).sum())


def _places(path: Coordinates) -> list[LonLat]:
    return [(lon, lat) for lon, lat in path.tolist()]
