"""Found by place, in every store alike: what a plain look at all of them finds."""

from __future__ import annotations

from dataclasses import replace

import shapely
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from db import open_store
from db.checkup import checkup
from qdpilot.model.road import Road, RoadClass
from qdpilot.model.vehicle import Vehicle
from tests.db.acts import BY, ONE_STORE, undone
from tests.db.seed import AT

#: A grid so coarse that lines often touch the edge of a box exactly, and one of seven decimals.
degrees = st.integers(-3, 3).map(float) | st.integers(1_203_000_000, 1_203_000_009).map(
    lambda one: one / 1e7
)
places = st.lists(st.tuples(degrees, degrees), min_size=2, max_size=3, unique=True)
boxes = st.lists(
    st.tuples(degrees, degrees, degrees, degrees).map(
        lambda one: (min(one[0], one[2]), min(one[1], one[3]), max(one[0], one[2]), max(one[1:4:2]))
    ),
    max_size=3,
)
#: What is done: a road is added alone or with others, moved, or taken away.
steps = st.lists(st.tuples(st.sampled_from(["add", "many", "columns", "move", "drop"]), places))


def road(number, corners):
    """Return a road; one with an odd number is named as its class is coded."""
    line = shapely.LineString(corners)
    name = RoadClass.LOCAL.value if number % 2 else f"路{number}"
    return Road(id=f"r{number}", name=name, road_class=RoadClass.LOCAL, line=line)


def plain(work, boxes):
    areas = [shapely.box(*one) for one in boxes]
    return [
        one.id
        for one in work.all(Road)
        if any(shapely.intersects(area, shapely.box(*one.line.bounds)) for area in areas)
    ]


def test_what_is_near_is_what_a_look_at_all_of_them_finds(store):
    @ONE_STORE
    @given(steps, boxes)
    def law(steps, boxes):
        with undone(store) as work:
            for number, (what, corners) in enumerate(steps):
                there = work.all(Road)
                fresh = road(number, corners)
                match what:
                    case "add":
                        work.add(fresh)
                    case "many":
                        work.add_all([fresh, replace(fresh, id=f"{fresh.id}+")])
                    case "columns":
                        names = ("id", "name", "road_class", "line")
                        work.add_columns(Road, {one: [getattr(fresh, one)] for one in names})
                    case "move" if there:
                        work.replace(replace(there[-1], line=fresh.line))
                    case "drop" if there:
                        work.drop(there[-1])
                if number % 3 == 2:
                    assert [one.id for one in work.near(Road, boxes)] == plain(work, boxes)
            found = work.near(Road, boxes)
            assert [one.id for one in found] == plain(work, boxes)
            assert {type(one.road_class) for one in found} <= {RoadClass}

    law()


def test_many_scattered_records_leave_few_pages_in_memory_until_the_reading_ends(file, monkeypatch):
    monkeypatch.setattr("db.near._TOGETHER", 2)
    store = open_store(file, create=True)
    with store.writing(BY, at=AT) as work:
        added = work.add_all([road(number, [(120, 36), (120.1, 36)]) for number in range(5)])
        work.record("test", added[0])

    def kept(reading):
        return reading._connection.exec_driver_sql("PRAGMA cache_size").scalar()

    with store.reading() as reading:
        as_usual = kept(reading)
        assert len(reading.near(Road, [(119, 35, 121, 37)])) == 5
        assert abs(kept(reading)) < abs(as_usual) / 10
    with store.reading() as reading:
        assert kept(reading) == as_usual
    store.close()


def test_columns_are_those_of_all_records_and_a_fingerprint_tells_them(store):
    with undone(store) as work:
        work.add_all([road(number, [(120, 36), (120 + number / 10, 36)]) for number in range(1, 4)])
        fields = ("id", "road_class", "line")

        (columns,) = work.columns(Road, *fields)
        before = work.fingerprint(Road)
        work.replace(replace(work.all(Road)[1], name="另一条路"))
        after = work.fingerprint(Road)

        rows = [tuple(getattr(one, name) for name in fields) for one in work.all(Road)]
        assert list(zip(*columns, strict=True)) == rows
        assert before != after
        assert list(work.columns(Vehicle, "id")) == []


def test_a_road_that_the_index_has_lost_is_told_by_the_checkup(file):
    store = open_store(file, create=True)
    with store.writing(BY, at=AT) as work:
        added = work.add_all([road(1, [(120, 36), (120.1, 36)]), road(2, [(1, 2), (3, 4)])])
        work.record("test", added[0])
    assert checkup(store) == ()

    with store.raw() as connection:
        connection.execute(text("UPDATE road_box SET east = 0, west = 0 WHERE row_no = 1"))
        connection.commit()

    assert [(one.what, one.row, one.reason) for one in checkup(store)] == [
        ("content", "Road r1", "misplaced")
    ]
    store.close()
