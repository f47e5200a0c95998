"""Finding by parts, in every store alike, while records come, change and go."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event

from db import finding as index
from db import open_store
from db.reading import SqlReading
from qdpilot.model.operator import Operator
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Plate, PlateKind, Vehicle
from qdpilot.services import finding
from qdpilot.services.memory_store import MemoryStore
from tests.db.acts import BY
from tests.db.seed import AT
from tests.support.office_sheet import CODE, vin


def car(number, **other):
    named = {
        "id": f"car-{number}",
        "operator_id": "op",
        "vin": vin(number),
        "make": "",
        "model": "",
    }
    return Vehicle(**{**named, "track": Track.MOTOR_VEHICLE, "scenario": "robotaxi", **other})


def plate(number, text, car_id="car-1"):
    start = date(2026, 1, 1)
    return Plate(
        id=number, vehicle_id=car_id, number=text, kind=PlateKind.ORDINARY, start=start, end=None
    )


OPERATOR = Operator(
    id="op", name="青岛示例出行有限公司", uscc=CODE, contact="王五", phone="0532-8890 1234"
)
DRIVER = SafetyDriver(
    id="dr",
    operator_id="op",
    name="示例张三",
    id_number="370202199001011236",
    licence_class="C1",
    licensed_since=date(2015, 1, 1),
)


def filled(store):
    with store.writing(BY, at=AT) as work:
        work.add(OPERATOR)
        work.add(DRIVER)
        for number in range(1, 4):
            work.add(car(number))
        work.add(plate("p1", "鲁B12345"))
        work.record("test", OPERATOR)
    return store


def told(store, text, limit=20):
    with store.reading() as reading:
        return [(one.id, one.text, one.where) for one in reading.find(text, limit=limit)]


def test_each_part_finds_what_holds_it(store):
    filled(store)

    assert told(store, "b·123") == [("car-1", "鲁B·12345", "plate")]
    assert told(store, "鲁B")[0] == ("car-1", "鲁B·12345", "plate")
    assert told(store, "lb123") == [("car-1", "鲁B·12345", "plate")]
    assert told(store, vin(2)[-5:]) == [("car-2", vin(2), "vin")]
    assert [one for one, *_ in told(store, "LHD")] == ["car-1", "car-2", "car-3"]
    assert [one for one, *_ in told(store, "lh", limit=2)] == ["car-1", "car-2"]
    assert told(store, "出行") == [("op", OPERATOR.name, "name")]
    assert told(store, "qd") == [("op", OPERATOR.name, "initials")]
    assert told(store, "zs") == [("dr", "示例张三", "initials")]
    assert told(store, "1234") == [("car-1", "鲁B·12345", "plate"), ("op", OPERATOR.name, "phone")]
    assert told(store, "1236") == [("dr", "示例张三", "id_tail")]
    assert told(store, "19900101") == []  # of an identity number the tail alone is known
    assert told(store, "") == told(store, "%") == told(store, '"') == told(store, "a' OR 1") == []


def test_what_changes_or_goes_is_found_so(store):
    filled(store)
    with store.writing(BY, at=AT) as work:
        operator = work.replace(replace(work.get(Operator, "op"), name="胶州示例公司"))
        work.replace(replace(work.get(Vehicle, "car-2"), vin=vin(77)))
        work.drop(work.get(Vehicle, "car-3"))
        work.drop(work.get(SafetyDriver, "dr"))
        work.record("test", operator)
    with store.writing(BY, at=AT) as work:
        work.add(car(88))  # where the one that went was
        work.record("test", operator)

    assert told(store, "出行") == told(store, "张三") == told(store, vin(2)[-6:]) == []
    assert told(store, vin(3)[-6:]) == []
    assert told(store, vin(77)[-6:]) == [("car-2", vin(77), "vin")]
    assert told(store, vin(88)[-6:]) == [("car-88", vin(88), "vin")]
    assert told(store, "jz") == [("op", "胶州示例公司", "initials")]


def test_what_a_large_import_leaves_is_found_before_and_after_it_is_settled(file, monkeypatch):
    monkeypatch.setattr(index, "AT_ONCE", 2)
    monkeypatch.setattr(index, "LATER", 3)
    store = filled(open_store(file, create=True))
    with store.writing(BY, at=AT) as work:
        for number in range(123410, 123420):
            work.add(car(number))
        work.record("test", OPERATOR)

    tails = [vin(number)[-6:] for number in range(123410, 123420)]
    before = [told(store, tail) for tail in tails]
    left = []
    while not left or left[-1]:
        left.append(store.settle())

    assert left[0] > 0
    assert [told(store, tail) for tail in tails] == before
    with store.reading() as reading:
        held = [len(reading.keys_holding(Vehicle, "vin", tail)) for tail in tails]
    assert held == [1] * 10
    assert [len(one) for one in before] == [1] * 10
    store.close()


@pytest.mark.postgres
def test_postgresql_looks_parts_of_marks_up_in_its_index(server):
    with closing(filled(open_store(server, create=True))) as store, store.raw() as connection:
        reading = SqlReading(connection, {})
        plans, keep = [], connection.connection.driver_connection
        connection.exec_driver_sql("SET LOCAL enable_seqscan = off")  # for four rows it is cheaper

        @event.listens_for(connection, "before_cursor_execute", retval=True)
        def explained(_connection, _cursor, statement, parameters, *_):
            with keep.cursor() as cursor:
                plans.extend(row[0] for row in cursor.execute(f"EXPLAIN {statement}", parameters))
            return statement, parameters

        assert [one.id for one in reading.find("B123", limit=5)] == ["car-1"]
        assert len(reading.keys_holding(Vehicle, "vin", vin(2)[-6:])) == 1

    used = "\n".join(plans)
    assert "Bitmap Index Scan on plate_number_three" in used
    assert used.count("Bitmap Index Scan on vehicle_vin_three") == 2  # found, and filtered by


def test_the_index_finds_what_looking_at_everything_finds(file):
    store, plain = filled(open_store(file, create=True)), filled(MemoryStore())

    @settings(max_examples=60, deadline=None)
    @given(st.text("鲁B12345LHDqd0青示A·", min_size=1, max_size=4))
    def law(text):
        assert {one[:2] for one in told(store, text)} == {one[:2] for one in told(plain, text)}
        with store.reading() as reading:  # a list filters by the same index
            keys = reading.keys_holding(Plate, "number", text)
            held = {one.number for one in reading.at_keys(Plate, keys.tolist()).values()}
            assert held == {one.number for one in reading.all(Plate) if text in one.number}

    law()
    store.close()


def test_initials_are_of_each_character():
    assert finding.initials("青岛") == "qd"
    assert finding.initials("A7 重庆路") == "a7cql"
