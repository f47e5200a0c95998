"""Laws of tools that no other file states: trace, stops, subtract, trim; each against an oracle."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
import shapely
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pyproj import Geod
from shapely import LineString, box
from tool_stage import NEAR, NEW, drive, one_edit_and_back, zone

from qdpilot.clashes.remedies.trim import trimmed, without_cut
from qdpilot.editing.history import History
from qdpilot.editing.plan import Plan
from qdpilot.geometry.measure import area_m2
from qdpilot.geometry.network import Network
from qdpilot.geometry.overlap import default_tolerance
from qdpilot.model.road import Road, RoadClass
from qdpilot.tools.combine import Combine, How
from qdpilot.tools.events import Click, Delete, Drag, Finish, Press, Release
from qdpilot.tools.ground import Ground
from qdpilot.tools.place_stops import PlaceStops
from qdpilot.tools.trace import Trace

if TYPE_CHECKING:
    from qdpilot.tools.events import Event

GEOD = Geod(ellps="GRS80")
#: A town of four by four crossings; its blocks differ, so that ways do.
X, Y = (120.0, 120.011, 120.018, 120.03), (36.0, 36.007, 36.016, 36.022)
CROSSINGS = list(itertools.product(X, Y))
STREETS = [
    (one, other)
    for one, other in itertools.combinations(CROSSINGS, 2)
    if (one[0] == other[0] and abs(Y.index(one[1]) - Y.index(other[1])) == 1)
    or (one[1] == other[1] and abs(X.index(one[0]) - X.index(other[0])) == 1)
]


def shortest_m(streets: list[tuple], start: tuple, end: tuple) -> float:
    """Return the shortest way by Bellman and Ford, metres on the ellipsoid; inf if none."""
    far = dict.fromkeys(CROSSINGS, float("inf")) | {start: 0.0}
    long_m = {one: GEOD.inv(*one[0], *one[1])[2] for one in streets}
    for _ in CROSSINGS:
        for (a, b), metres in long_m.items():
            far[b] = min(far[b], far[a] + metres)
            far[a] = min(far[a], far[b] + metres)
    return far[end]


@given(
    st.sets(st.sampled_from(STREETS), min_size=6),
    st.lists(st.sampled_from(CROSSINGS), min_size=2, max_size=4, unique=True),
)
@settings(max_examples=40, deadline=None)
def test_a_trace_is_the_shortest_way_along_streets_or_says_there_is_none(
    streets: set[tuple], places: list[tuple[float, float]]
) -> None:
    known = sorted(streets)
    assume(all(any(one in street for street in known) for one in places))
    roads = [
        Road(id=str(number), name="街", road_class=RoadClass.LOCAL, line=LineString(street))
        for number, street in enumerate(known)
    ]
    ground = Ground(Plan(), roads)
    ground.take_network(Network(roads))

    tool, far = Trace(new=NEW), 0.0
    for before, place in itertools.pairwise([None, *places]):
        step = drive(tool, Click(place, (1e-6, 1e-6)), ground=ground)
        leg_m = 0.0 if before is None else shortest_m(known, before, place)
        if leg_m == float("inf"):
            assert (step.told, step.tool) == ("no_way", tool)
            return
        far, tool = far + leg_m, step.tool
        assert step.sketch.corners[-1] == place
    ways = tool.sketch.ways
    assert sum(GEOD.geometry_length(one) for one in ways) == pytest.approx(far, rel=1e-5)
    town = shapely.union_all([one.line for one in roads])
    assert all(town.buffer(1e-9).contains(one) for one in ways)


STOPS = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.integers(0, 19), st.just(0)),
        st.tuples(st.just("move"), st.integers(0, 19), st.integers(0, 19)),
        st.tuples(st.just("drop"), st.integers(0, 19), st.just(0)),
    ),
    max_size=12,
)


def place(number: int) -> tuple[float, float]:
    return round(120.01 + 0.005 * number, 7), 36.05


@given(STOPS)
@settings(max_examples=40, deadline=None)
def test_stops_are_what_a_plain_list_would_hold_and_undo_empties_it(acts: list[tuple]) -> None:
    history = History(start=Plan.of([zone("a", box(120.0, 36.0, 120.2, 36.1))]))
    tool = PlaceStops(words="站点{number}", zone_id="a")
    model: list[int] = []
    for act, one, other in acts:
        events: list[Event] = [Click(place(one), NEAR)]
        if act == "add" and one not in model:
            model.append(one)
        elif act == "move" and one in model and other not in model:
            model[model.index(one)] = other
            events = [Press(place(one), NEAR), Drag(place(other), NEAR)]
            events.append(Release(place(other), NEAR))
        elif act == "drop" and one in model:
            model.remove(one)
            events.append(Delete())
        else:
            continue
        for event in events:
            step = tool.handle(event, Ground(history.present))
            assert isinstance(step.tool, PlaceStops)
            tool = step.tool
            if step.edit is not None:
                history = history.do(step.edit)
        stops = history.present["a"].stops
        assert [stop.at for stop in stops] == [place(number) for number in model]
        assert len({stop.name for stop in stops}) == len(stops)
    while history.past:
        history = history.undo()
    assert history.present["a"].stops == ()


CORNER = st.integers(-60, 60).map(lambda one: one / 1000)
SQUARES = st.lists(st.tuples(CORNER, CORNER, st.integers(5, 60)), min_size=1, max_size=3)


def squares(found: list[tuple[float, float, int]]) -> list[shapely.Polygon]:
    lows = [(120.1 + x, 36.1 + y, size / 1000) for x, y, size in found]
    return [shapely.set_precision(box(x, y, x + d, y + d), 1e-7) for x, y, d in lows]


HOLED = box(120.06, 36.06, 120.14, 36.14) - box(120.09, 36.09, 120.1, 36.1)


@given(SQUARES)
@settings(max_examples=60, deadline=None)
def test_subtracting_is_the_difference_and_touches_no_other(found: list[tuple]) -> None:
    others = [zone(f"b{number}", one) for number, one in enumerate(squares(found))]
    plan = Plan.of([zone("a", HOLED), *others])
    names = ("a", *(one.id for one in others))
    tool = Combine(how=How.SUBTRACT, zones=names[:1])
    for other in others:  # picked by where it is: a click inside that no other takes first
        tool = tool._with((*tool.zones, other.id), Ground(plan)).tool
    step = drive(tool, Finish(), ground=Ground(plan))
    left = HOLED.difference(shapely.union_all([one.shape for one in others]))
    if step.edit is None:
        assert (step.told, area_m2(left) < 1.0) == ("nothing_left", True)
        return

    after = one_edit_and_back([step], plan)

    assert after["a"].shape.is_valid
    assert after["a"].shape.symmetric_difference(left).area < 1e-12
    assert all(after[one.id] is one for one in others)


@given(SQUARES, SQUARES)
@settings(max_examples=60, deadline=None)
def test_zones_trimmed_together_are_the_trim_of_their_union(
    mine: list[tuple], theirs: list[tuple]
) -> None:
    tolerance = default_tolerance()
    zones, other = squares(mine), shapely.union_all(squares(theirs))
    whole = shapely.union_all(zones)
    shared = shapely.intersection(whole, other)
    assume(area_m2(shared) > 1.0)
    cut = trimmed(whole, shared, other, tolerance)
    left = [] if cut is None else [without_cut(one, cut.cut, tolerance) for one in zones]
    if cut is None:
        assert area_m2(whole.difference(other)) < 1.0
        return

    kept = [one for one in left if one is not None]
    assert all(one.is_valid for one in kept)
    assert shapely.union_all(kept).symmetric_difference(cut.shape).area < 1e-12
    assert whole.difference(other).symmetric_difference(cut.shape).area < 1e-12
    apart = [one for one, after in zip(zones, left, strict=True) if after is one]
    assert all(shapely.intersection(one, other).area < 1e-12 for one in apart)
