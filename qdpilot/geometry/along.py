"""Roads along their carriageways: the part between two crossings, and the length of one road."""

from __future__ import annotations

import heapq
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

import shapely

from qdpilot.geometry.measure import length_m
from qdpilot.geometry.plane import local_plane

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely import LineString
    from shapely.geometry.base import BaseGeometry

Place = tuple[float, float]
#: Half the width within which two carriageways are one road, and a crossing is a crossing.
#: Source: our judgement; CJJ 37-2012, 5.3 leaves medians of a few metres.
NEAR_M = 30.0


def between(
    lines: Sequence[LineString], begins: Sequence[LineString], ends: Sequence[LineString]
) -> BaseGeometry | None:
    """Return where a road runs from one crossing to another.

    Args:
        lines: Of the road; lon/lat, EPSG:4490.
        begins: Of the road that it crosses at the beginning.
        ends: Of the road that it crosses at the end.

    Returns:
        The area round that part, `NEAR_M` to each side and ending square at the crossings; None if
        the road meets one of the two nowhere, or no way leads from one to the other.
    """
    plane = local_plane(shapely.union_all(list(lines)))
    road = shapely.union_all([plane.to_plane(one) for one in lines])
    places = []
    for crossing in (begins, ends):
        other = shapely.union_all([plane.to_plane(one) for one in crossing])
        if other.is_empty or road.distance(other) > NEAR_M:
            return None
        places.append(shapely.get_coordinates(shapely.shortest_line(road, other))[0].tolist())
    way = _shortest(road, tuple(places[0]), tuple(places[1]))
    if len(way) < 2:
        return None
    flat = shapely.LineString(way).buffer(NEAR_M, cap_style="flat", join_style="mitre")
    return plane.from_plane(flat)


def centre_length_m(lines: Sequence[LineString]) -> float:
    """Return how long a road is, of which several lines may be carriageways: those count once.

    Of two lines that run side by side within `NEAR_M`, the shorter counts only where it goes on.

    Args:
        lines: Of one road; lon/lat, EPSG:4490.
    """
    if len(lines) == 1:
        return length_m(lines[0])
    plane = local_plane(shapely.union_all(list(lines)))
    total = 0.0
    counted: BaseGeometry = shapely.Polygon()
    for line in sorted(lines, key=length_m, reverse=True):
        planar = plane.to_plane(line)
        rest = shapely.difference(planar, counted)
        total += length_m(plane.from_plane(rest)) if not rest.is_empty else 0.0
        counted = shapely.union(counted, planar.buffer(NEAR_M, cap_style="flat"))
    return total


def _shortest(road: BaseGeometry, start: Place, end: Place) -> list[Place]:
    """Return the shortest way along a noded network; empty if there is none (Dijkstra)."""
    network = _graph(road, (start, end))
    waiting: list[tuple[float, Place]] = [(0.0, start)]
    came: dict[Place, Place] = {}
    far = {start: 0.0}
    while waiting:
        length, here = heapq.heappop(waiting)
        if here == end:
            break
        for there in network[here]:
            total = length + ((there[0] - here[0]) ** 2 + (there[1] - here[1]) ** 2) ** 0.5
            if total < far.get(there, float("inf")):
                far[there], came[there] = total, here
                heapq.heappush(waiting, (total, there))
    if end not in far:
        return []
    way = [end]
    while way[-1] != start:
        way.append(came[way[-1]])
    return way[::-1]


def _graph(road: BaseGeometry, extra: tuple[Place, Place]) -> dict[Place, list[Place]]:
    links: dict[Place, list[Place]] = defaultdict(list)
    for part in shapely.get_parts(shapely.node(road)):
        corners: list[Place] = [(x, y) for x, y in shapely.get_coordinates(part).tolist()]
        for place in extra:
            corners = _with(corners, place)
        for one, other in pairwise(corners):
            links[one].append(other)
            links[other].append(one)
    return links


def _with(corners: list[Place], place: Place) -> list[Place]:
    """Put a place that lies on a line among its corners."""
    point = shapely.Point(place)
    for at, pair in enumerate(pairwise(corners)):
        if place in pair:
            return corners
        if shapely.LineString(pair).distance(point) < 1e-6:
            return [*corners[: at + 1], place, *corners[at + 1 :]]
    return corners
