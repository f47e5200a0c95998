"""What no plate, no VIN and no insurance may do: held by the database, whoever writes.

The oracle counts days one by one; it shares no code with what it judges.
"""

from __future__ import annotations

import random
import threading
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from db import open_store
from db.aggregates import AGGREGATES
from db.engine import file_engine
from db.writing import inserting
from qdpilot.model.errors import (
    FieldError,
    LookalikeError,
    PlateDoubleError,
    PlateHeldError,
    QdPilotError,
)
from qdpilot.model.office import Office
from qdpilot.model.vehicle import Cover, Plate, PlateKind, Policy, Vehicle
from qdpilot.rules.parameters import bundled_parameters
from qdpilot.services.recheck import recheck
from tests.db.acts import BY, ONE_STORE, refuse, undone, written
from tests.db.seed import AT, PLATE, VEHICLES, sown

FIRST = date(2026, 1, 1)
NUMBERS = ("鲁B1234试", "鲁B1O01试", "鲁B1001试")  # the last two look the same
DAYS = 420
KINDS = (PlateKind.TEST, PlateKind.TEMPORARY, PlateKind.INTERNAL)
LIABILITY = (
    Policy(cover=Cover.LIABILITY, start=FIRST, end=FIRST + timedelta(days=365), number="L-1"),
)


def day(number):
    return None if number is None else FIRST + timedelta(days=number)


@st.composite
def spans(draw, longest=240):
    start = draw(st.integers(0, 150))
    return start, start + draw(st.integers(0, longest))


policies = st.lists(spans(longest=300), max_size=3)
assigned = st.fixed_dictionaries(
    {
        "number": st.sampled_from(NUMBERS),
        "vehicle": st.sampled_from((0, 1)),
        "kind": st.sampled_from(KINDS),
        "span": spans(),
        "withdrawn": st.none() | st.integers(0, 200),
    }
)


def plate(id, told):
    start, end = told["span"]
    return replace(
        PLATE,
        id=id,
        vehicle_id=VEHICLES[told["vehicle"]].id,
        number=told["number"],
        kind=told["kind"],
        start=day(start),
        end=day(end),
        withdrawn_on=day(told.get("withdrawn")),
    )


def insured(spans_of_policies):
    made = tuple(
        Policy(cover=Cover.COMPULSORY, start=day(one), end=day(other))
        for one, other in spans_of_policies
    )
    until = max((one.end for one in made), default=None)
    return {"policies": made, "insured_until": until}


def days_of(one):
    """Return the days on which an assignment holds: the slow and plain way."""
    every = (FIRST + timedelta(days=number) for number in range(DAYS))
    return {
        today
        for today in every
        if one.start <= today <= one.end and (one.withdrawn_on is None or today < one.withdrawn_on)
    }


def half_a_year(start):
    """Return the last day of six months from a day, by counting days."""
    today, months = start, 0
    while months < 6:
        today += timedelta(days=1)
        months += today.day == start.day or (
            today.day < start.day and (today + timedelta(days=1)).month != today.month
        )
    return today - timedelta(days=1) if today.day == start.day else today


def stands_alone(one, vehicle):
    """Tell whether an assignment keeps its cap and is insured on each of its days."""
    if one.kind is PlateKind.INTERNAL:  # no plate of the law
        return True
    if one.end > half_a_year(one.start):
        return False
    cover = [(p.start, p.end) for p in vehicle.policies if p.cover is Cover.COMPULSORY]
    each = (one.start + timedelta(days=n) for n in range((one.end - one.start).days + 1))
    return not cover or all(any(a <= today <= b for a, b in cover) for today in each)


def stand_together(one, other):
    common = days_of(one) & days_of(other)
    alike = {one.number, other.number} == set(NUMBERS[1:]) or one.number == other.number
    kinds = {one.kind, other.kind}
    double = one.vehicle_id == other.vehicle_id and (
        len(kinds) == 1 or PlateKind.INTERNAL not in kinds
    )
    return not (common and (alike or double))


def test_six_months_are_those_of_the_parameter():
    assert bundled_parameters()["plate_months"].value == 6


def test_what_is_assigned_holds_once_is_capped_and_is_covered(store):
    sown(store)

    @settings(ONE_STORE, max_examples=40)
    @given(assigned, assigned, policies)
    def law(first, second, cover):
        one, other = plate("one", first), plate("other", second)
        taken = []
        with undone(store) as work:
            cars = {}
            for vehicle in VEHICLES[:2]:
                stored = work.get(Vehicle, vehicle.id)
                cars[vehicle.id] = work.replace(replace(stored, **insured(cover)))
            for each in (one, other):
                with suppress(QdPilotError):
                    taken.append(work.add(each))
        fair = [each for each in (one, other) if stands_alone(each, cars[each.vehicle_id])]
        expected = fair if len(fair) < 2 or stand_together(one, other) else fair[:1]

        assert [each.id for each in taken] == [each.id for each in expected]

    law()


def test_insurance_does_not_shrink_under_a_plate(store):
    sown(store)

    @settings(ONE_STORE, max_examples=25)
    @example(  # nobody knows how it is insured when its liability insurance comes
        {"number": NUMBERS[0], "vehicle": 0, "kind": PlateKind.TEST, "span": (0, 9)}, [], [], 1
    )
    @given(assigned, policies, policies, st.booleans())
    def law(told, before, after, liable):
        one, changed = plate("one", {**told, "withdrawn": None}), False
        with undone(store) as work:
            car = work.replace(replace(work.get(Vehicle, one.vehicle_id), **insured(before)))
            with suppress(QdPilotError):
                work.add(one)
            held = bool(work.count(Plate, id="one"))
            with suppress(FieldError):
                said = insured(after)
                said["policies"] += LIABILITY[: int(liable)]
                car = work.replace(replace(car, **said))
                changed = True
        same = insured(before) == insured(after)
        needs_none = one.kind is PlateKind.INTERNAL
        covered = needs_none or (
            insured(after)["policies"] != ()
            and stands_alone(one, car if changed else replace(car, **insured(after)))
        )

        assert changed == (not held or same or covered)

    law()


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"number": "青低速PI444"}, LookalikeError),
        ({"vehicle_id": VEHICLES[1].id}, PlateHeldError),
        ({"number": "青低速P2"}, PlateDoubleError),
        (
            {
                "certificate_end": date(2026, 3, 19),
                "number": "青低速P3",
                "vehicle_id": VEHICLES[1].id,
            },
            FieldError,
        ),
    ],
    ids=lambda one: one.__name__ if isinstance(one, type) else "",
)
def test_each_refusal_says_which_rule_it_is(seeded, change, error):
    written(seeded, PLATE)

    refuse(seeded, replace(PLATE, id="new", **change), error)


def test_insurance_that_was_known_cannot_be_taken_away_under_a_plate(seeded):
    told = {"number": NUMBERS[0], "vehicle": 0, "kind": PlateKind.TEST, "span": (0, 9)}
    with seeded.writing(BY, at=AT) as work:
        work.record("test.add", work.add(plate("one", told)))
        car = work.get(Vehicle, VEHICLES[0].id)
        car = work.replace(replace(car, insured_until=date(2026, 12, 31)))
        with pytest.raises(FieldError) as refused:
            work.replace(replace(car, insured_until=None))

    assert refused.value.values["rule"].rule == "plate_cover_lost"


def test_a_vin_that_looks_like_another_is_named(seeded):
    (first,) = written(seeded, replace(VEHICLES[0], id="new", vin="QD0OI", track="low_speed"))

    values = refuse(seeded, replace(first, id="x", vin="QD001", version=0), LookalikeError)

    assert (values["value"], values["other"], values["by"]) == ("QD001", "QD0OI", "new")


def _bear_as_before(engine, made):
    """Store a plate as the older rule let it be, past the guard that a vehicle bears one."""
    row = AGGREGATES[Plate].row(replace(made, version=1))
    with engine.begin() as connection:
        if engine.dialect.name == "sqlite":
            asked = "SELECT sql FROM sqlite_schema WHERE name = 'plate_double_insert'"
            again = connection.exec_driver_sql(asked).scalar_one()
            connection.exec_driver_sql("DROP TRIGGER plate_double_insert")
        else:
            again = "ALTER TABLE plate ENABLE TRIGGER plate_double"
            connection.exec_driver_sql(again.replace("ENABLE", "DISABLE"))
        connection.execute(inserting(AGGREGATES[Plate].table), row)
        connection.exec_driver_sql(again)


@pytest.mark.parametrize("where", ["file", pytest.param("server", marks=pytest.mark.postgres)])
def test_two_plates_of_the_older_rule_are_told_and_can_be_taken_back(request, where):
    place = request.getfixturevalue(where)
    told = {"number": NUMBERS[0], "vehicle": 2, "kind": PlateKind.TEMPORARY, "span": (0, 100)}
    with closing(open_store(place, create=True)) as store:
        sown(store)
        written(store, Office(id="office", name="试"), plate("one", told))
    told = {**told, "number": NUMBERS[1], "kind": PlateKind.TEST, "span": (50, 150)}
    _bear_as_before(_engine(where, place), plate("other", told))

    with closing(open_store(place)) as store:
        with store.reading() as reading:
            (double,) = (one for one in recheck(reading, at=AT) if one.what == "plate")
        with store.writing(BY, at=AT) as work:
            first, second = work.get(Plate, "one"), work.get(Plate, "other")
            for longer in (replace(first, end=day(101)), replace(first, start=day(-1))):
                with pytest.raises(PlateDoubleError):
                    work.replace(longer)
            shorter = work.replace(replace(first, note="待收回", start=day(1), end=day(90)))
            work.record("plate.correct", shorter)
            work.record("plate.withdraw", work.replace(replace(second, withdrawn_on=day(60))))
            work.record("plate.correct", work.replace(replace(shorter, end=day(49))))
        with store.reading() as reading:
            assert [one for one in recheck(reading, at=AT) if one.what == "plate"] == []
    assert double.row in double.reason
    with closing(_engine(where, place).connect()) as connection:
        grown = "UPDATE plate SET withdrawn_on = NULL WHERE id = 'other'"
        connection.exec_driver_sql(grown)  # stands alone by now
        with pytest.raises(DBAPIError):
            connection.exec_driver_sql("UPDATE plate SET \"end\" = '2026-04-01' WHERE id = 'one'")


def _engine(where, place):
    if where == "server":
        return create_engine(place, poolclass=NullPool)
    return file_engine(place, pooled=False)


def _writers(engine, seed):
    """Let two writers assign plates at once, past all of our code but the rows'."""
    aggregate = AGGREGATES[Plate]
    together = threading.Barrier(2, timeout=20)

    def write(who):
        chance = random.Random(seed * 2 + who)
        with closing(engine.connect()) as connection:
            for number in range(12):
                start = chance.randint(0, 60)
                made = plate(
                    f"{who}-{number}",
                    {
                        "number": chance.choice(NUMBERS),
                        "vehicle": chance.randint(0, 1),
                        "kind": chance.choice(KINDS),
                        "span": (start, start + chance.randint(0, 12)),
                        "withdrawn": None,
                    },
                )
                together.wait()
                try:
                    connection.execute(
                        inserting(aggregate.table), aggregate.row(replace(made, version=1))
                    )
                    connection.commit()
                except DBAPIError:  # refused, or the other one had the file
                    connection.rollback()

    threads = [threading.Thread(target=write, args=(who,)) for who in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()


@pytest.mark.parametrize("where", ["file", pytest.param("server", marks=pytest.mark.postgres)])
def test_two_writers_at_once_leave_no_day_with_two_holders(request, where):
    place = request.getfixturevalue(where)
    with closing(open_store(place, create=True)) as store:
        sown(store)
    engine = _engine(where, place)
    for seed in range(3):
        _writers(engine, seed)
        with closing(open_store(place)) as store, store.writing(BY, at=AT) as work:
            plates = work.all(Plate)
            for one in plates:
                work.record("test.drop", one, gone=True)
                work.drop(one)

        assert len(plates) > 2
        assert all(
            stand_together(one, other) for one in plates for other in plates if one.id < other.id
        )
