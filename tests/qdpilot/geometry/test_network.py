"""The network against brute force: stretches cover the roads, ways are the shortest there are."""

from __future__ import annotations

import heapq
from itertools import pairwise

import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, Point

from qdpilot.geometry.measure import length_m
from qdpilot.geometry.network import Network, metres
from qdpilot.geometry.route import Search
from qdpilot.model.road import Road, RoadClass, RoadState

NEAR = (0.001, 0.001)


def road(name: str, *places: tuple[float, float], state: RoadState = RoadState.UNLISTED) -> Road:
    return Road(
        id=name, name=name, road_class=RoadClass.LOCAL, line=LineString(places), state=state
    )


@st.composite
def town(draw: st.DrawFn) -> list[Road]:
    """Streets of a grid of 5 by 5, some missing, some in pieces of several corners."""
    roads = []
    for line in range(5):
        for way in (0, 1):
            cut = draw(st.sets(st.integers(0, 3), max_size=2))
            run: list[tuple[float, float]] = []
            for step in range(5):
                spot = (120 + step * 0.01, 36 + line * 0.008)
                other = (120 + line * 0.01, 36 + step * 0.008)
                run.append(tuple(round(one, 7) for one in (other if way else spot)))  # type: ignore[arg-type]
                if step in cut and len(run) > 1:
                    roads.append(road(f"{way}{line}", *run))
                    run = []
            if len(run) > 1:
                roads.append(road(f"{way}{line}", *run))
    return roads


def brute_m(roads: list[Road], start: tuple[float, float], end: tuple[float, float]) -> float:
    """Return the length of the shortest way between two corners, edge by edge; inf if none."""
    beside: dict[tuple[float, float], list[tuple[tuple[float, float], float]]] = {}
    for one in roads:
        for a, b in pairwise(one.line.coords):
            far = float(metres(shapely.get_coordinates(LineString([a, b])))[0])
            beside.setdefault(a, []).append((b, far))  # type: ignore[arg-type]
            beside.setdefault(b, []).append((a, far))  # type: ignore[arg-type]
    known: dict[tuple[float, float], float] = {}
    heap = [(0.0, start)]
    while heap:
        far, at = heapq.heappop(heap)
        if at not in known:
            known[at] = far
            for there, step in beside.get(at, []):
                heapq.heappush(heap, (far + step, there))
    return known.get(end, float("inf"))


@settings(max_examples=60, deadline=None)
@given(roads=town(), data=st.data())
def test_the_way_is_as_short_as_brute_force_finds_and_lies_on_roads(
    roads: list[Road], data: st.DataObject
) -> None:
    network = Network(roads)
    corners = sorted({one for each in roads for one in each.line.coords})
    start, end = data.draw(st.sampled_from(corners)), data.draw(st.sampled_from(corners))
    search = Search(network, network.at(start, NEAR))  # type: ignore[arg-type]
    if data.draw(st.booleans()):  # whatever was asked before changes nothing
        search.way(network.at(data.draw(st.sampled_from(corners)), NEAR), most=3)  # type: ignore[arg-type]
    way = search.way(network.at(end, NEAR))  # type: ignore[arg-type]

    shortest = brute_m(roads, start, end)
    if way is None:
        assert shortest == float("inf")
        return
    assert way[0] == start
    assert way[-1] == end
    if start == end:
        return
    assert metres(shapely.get_coordinates(LineString(way))).sum() == pytest.approx(shortest)
    drawn = shapely.union_all([one.line for one in roads]).buffer(1e-9)
    assert drawn.covers(LineString(way))


@settings(max_examples=40, deadline=None)
@given(roads=town())
def test_stretches_are_the_roads_cut_where_they_meet(roads: list[Road]) -> None:
    network = Network(roads)

    assert sum(map(length_m, network.lines)) == pytest.approx(
        sum(length_m(one.line) for one in roads)
    )
    ends = {place for one in network.lines for place in (one.coords[0], one.coords[-1])}
    for one in network.lines:
        assert not ends.intersection(one.coords[1:-1])


def test_roads_of_a_catalogue_meet_where_they_cross_and_those_of_a_network_pass_over() -> None:
    lines = [((120, 36), (120.02, 36)), ((120.01, 35.99), (120.01, 36.01))]
    drawn = [road(f"{one}", *line, state=RoadState.OPEN) for one, line in enumerate(lines)]
    passing = [road(f"{one}", *line) for one, line in enumerate(lines)]

    assert len(Network(drawn).lines) == 4
    assert len(Network(passing).lines) == 2
    over, under = (120.0, 36.0), (120.01, 36.01)
    network = Network(passing)
    search = Search(network, network.at(over, NEAR))  # type: ignore[arg-type]
    assert search.way(Network(passing).at(under, NEAR)) is None  # type: ignore[arg-type]


@given(x=st.floats(0, 0.02), y=st.floats(-0.002, 0.002))
@settings(max_examples=40, deadline=None)
def test_the_place_meant_is_the_nearest_of_all(x: float, y: float) -> None:
    roads = [road("a", (120, 36), (120.02, 36.001)), road("b", (120, 36.001), (120.02, 36))]
    at = (120 + x, 36 + y)
    spot = Network(roads).at(at, NEAR)

    gaps = [one.line.distance(Point(at)) for one in roads]
    if min(gaps) > 0.001:
        assert spot is None
    else:
        assert spot is not None
        assert Point(spot.at).distance(Point(at)) == pytest.approx(min(gaps), abs=2e-7)


def test_a_way_round_a_loop_is_found_both_ways() -> None:
    ring = road("环", (120, 36), (120.01, 36), (120.01, 36.01), (120, 36.01), (120, 36))
    leg = road("支", (120, 36), (119.99, 36))
    network = Network([ring, leg])
    search = Search(network, network.at((119.995, 36.0), NEAR))  # type: ignore[arg-type]

    near = search.way(network.at((120.0, 36.005), NEAR))  # type: ignore[arg-type]
    assert near == ((119.995, 36.0), (120.0, 36.0), (120.0, 36.005))
    far = search.way(network.at((120.01, 36.0), NEAR))  # type: ignore[arg-type]
    assert far == ((119.995, 36.0), (120.0, 36.0), (120.01, 36.0))


def test_no_roads_make_an_empty_network() -> None:
    assert Network([]).at((120, 36), NEAR) is None
