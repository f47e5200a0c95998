"""Many records at once, in every store: as if one by one, all or none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import LineString

from db import bulk
from qdpilot.model.errors import FieldError, InUseError, NotFoundError, StaleError, TakenError
from qdpilot.model.operator import Operator
from qdpilot.model.road import Road, RoadClass
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Vehicle
from qdpilot.model.zone import Zone
from qdpilot.services.memory_store import MemoryStore
from tests.db.acts import BY, ONE_STORE, undone
from tests.db.seed import AT, SEED
from tests.db.strategies import RECORDS


def test_records_added_together_are_as_if_added_one_by_one(seeded):
    @ONE_STORE
    @given(st.lists(RECORDS[Road], min_size=1, max_size=9, unique_by=lambda one: one.id))
    def law(values):
        with undone(seeded) as work:
            added = work.add_all(values)
            listed = work.all(Road)[-len(values) :]

        assert added == listed == tuple(replace(one, version=1) for one in values)

    law()


def test_of_records_added_together_all_or_none_are_there(seeded):
    zone = next(one for one in SEED if type(one) is Zone)
    fresh = replace(zone, id="fresh")

    with seeded.writing(BY, at=AT) as work:
        before = work.all(Zone)
        with pytest.raises(TakenError) as refused:
            work.add_all([fresh, zone, replace(zone, id="later")])
        after = work.all(Zone)

    assert refused.value.values["value"] == zone.id
    assert after == before


def test_of_records_dropped_together_all_or_none_are_gone(seeded):
    roads = [
        Road(id=f"r{one}", name="", road_class=RoadClass.LOCAL, line=LineString([(0, 0), (1, 1)]))
        for one in range(5)
    ]
    with seeded.writing(BY, at=AT) as work:
        added = work.add_all(roads)
        work.record("test", added[0])

    with seeded.writing(BY, at=AT) as work:
        with pytest.raises(StaleError):
            work.drop_all([*added[:4], replace(added[4], version=7)])
        kept = work.count(Road, name="")
        work.drop_all(added)
        work.record("test", added[0], gone=True)

    with seeded.reading() as reading:
        left = {road.id for road in reading.all(Road)}
    assert kept >= 5
    assert left.isdisjoint(road.id for road in roads)


def test_a_record_named_twice_is_not_there_the_second_time(seeded):
    line = LineString([(0, 0), (1, 1)])
    with seeded.writing(BY, at=AT) as work:
        road = work.add(Road(id="r", name="", road_class=RoadClass.LOCAL, line=line))
        work.record("test", road)

    with seeded.writing(BY, at=AT) as work:
        with pytest.raises(NotFoundError):
            work.drop_all([road, road])

        assert work.get(Road, "r") == road


def test_records_that_others_use_are_not_dropped_together(seeded):
    with seeded.writing(BY, at=AT) as work:
        zones = work.all(Zone)
        with pytest.raises(InUseError):
            work.drop_all(zones)

        assert work.all(Zone) == zones


@pytest.mark.parametrize("together", [1, bulk.BATCH])
def test_records_added_by_columns_are_as_if_added_one_by_one(seeded, together, monkeypatch):
    monkeypatch.setattr(bulk, "BATCH", together)  # by one, what is refused comes after good ones
    operator = next(one for one in SEED if type(one) is Operator)
    cars = [
        Vehicle(
            id=f"car-{at}",
            operator_id=operator.id,
            vin=f"1M8GDM9AXKP04{at:04d}",
            track=Track.MOTOR_VEHICLE,
            scenario="robotaxi",
            make="海信",
            model="甲\\乙",
            seats=None if at % 2 else at,
            insured_until=date(2027, 1, 1 + at),
        )
        for at in range(5)
    ]
    names = ("id", "operator_id", "vin", "track", "scenario", "make", "model", "seats")
    columns = {one: [getattr(car, one) for car in cars] for one in (*names, "insured_until")}

    with seeded.writing(BY, at=AT) as work:
        work.add_columns(Vehicle, columns)
        work.record("test", operator)
        told = {}
        for wrong, error in (
            ({"vin": ["1M8GDM9AXKP049999", cars[0].vin]}, TakenError),
            ({"operator_id": [operator.id, "nobody"]}, NotFoundError),
            ({"make": ["a", "\0"]}, FieldError),
        ):
            two = {one: column[:2] for one, column in columns.items()}
            two |= {"id": ["x", "y"], "vin": ["1M8GDM9AXKP049998", "1M8GDM9AXKP049997"], **wrong}
            told[error] = []
            with pytest.raises(error):
                work.add_columns(Vehicle, two, told[error].append)

    with seeded.reading() as reading:
        found = reading.among(Vehicle, "vin", [car.vin for car in cars] + ["none"])
        assert {one.id: one for one in found} == {one.id: replace(one, version=1) for one in cars}
        assert not reading.count(Vehicle, id="x")
    # Told once more while it is sought which one was refused, so that one can stop then too.
    assert told[TakenError].count(0) == (1 if isinstance(seeded, MemoryStore) else 2)


def test_after_a_statement_that_failed_none_is_done():
    done = []

    with bulk._InOrder() as taking:
        taking.add(lambda: 1 / 0)
        taking.add(lambda: done.append("written outside the transaction that is over"))
        with pytest.raises(ZeroDivisionError):
            taking.wait(0)

    assert not done
