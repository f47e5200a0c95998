"""Lists of the register in every store: sorted, filtered and paged as the plain way would."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from qdpilot.model.errors import QdPilotError
from qdpilot.model.name_order import name_key
from qdpilot.model.operator import Operator
from qdpilot.model.suspension import SubjectKind, Suspension
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Plate, PlateKind, Vehicle
from qdpilot.services.listing import Ask, Telling
from qdpilot.services.register_lists import OperatorList
from qdpilot.services.standing import plate_state
from qdpilot.services.vehicle_list import VehicleList
from tests.db.acts import ONE_STORE, undone
from tests.db.seed import AT, VEHICLES

NOW = datetime(2026, 6, 12, 9, tzinfo=ZoneInfo("Asia/Shanghai"))
TODAY = NOW.date()
NAMES = {"operator": "示例主体", "second": "另一主体"}
TELLINGS = {
    "operator": Telling(words=lambda value: NAMES.get(value, "")),
    "scenario": Telling(words=str),
    "model": Telling(words=str),
    "kind": Telling(words=str),
    "state": Telling(words=str),
    "until": Telling(words=str, key=lambda value: value),
    "rights": Telling(words="、".join),
    "vehicles": Telling(words=str, key=int),
}
days = st.integers(-90, 90).map(lambda count: TODAY + timedelta(days=count))
#: Start, how long, when taken back: such that no two of a vehicle hold at once.
spans = st.lists(
    st.tuples(st.integers(0, 60), st.integers(0, 60), st.none() | st.integers(0, 60)), max_size=3
)
cars = st.lists(
    st.tuples(
        st.sampled_from(sorted(NAMES)),
        st.sampled_from(["robotaxi", "delivery"]),
        st.sampled_from(["甲", "乙", "丙"]),
        st.booleans(),
        st.booleans(),
        spans,
    ),
    max_size=8,
)


def _filled(work, told):
    """Add vehicles with plates; return what a plain program would show of them."""
    work.add(Operator(id="second", name="另一主体", uscc="91370200MA3DEMO01X"))
    shown = [_plain(one, (), stopped=False) for one in work.all(Vehicle)]
    for number, (operator, scenario, model, stopped, ended, held) in enumerate(told):
        car = work.add(
            replace(
                VEHICLES[0],
                id=f"v{number}",
                vin=f"LSVAA49J1Z{97 - number:07d}",
                operator_id=operator,
                scenario=scenario,
                model=model,
                ended_on=TODAY if ended else None,
            )
        )
        plates, start = [], TODAY - timedelta(days=60)
        for at, (gap, length, taken) in enumerate(held):
            start += timedelta(days=gap)
            end = start + timedelta(days=length)
            back = None if taken is None else start + timedelta(days=min(taken, length))
            plate = Plate(
                id=f"p{number}-{at}",
                vehicle_id=car.id,
                number=f"鲁B{(number * 7 + at * 3) % 10}{number}{at}12",
                kind=PlateKind.TEMPORARY,
                start=start,
                end=end,
                withdrawn_on=back,
            )
            plates.append(work.add(plate))
            start = end + timedelta(days=1)
        if stopped:
            about = (SubjectKind.VEHICLE, car.id)
            work.add(
                Suspension(
                    id=f"s{number}",
                    subject_kind=about[0],
                    subject_id=about[1],
                    reason="x",
                    begun_at=AT,
                )
            )
        shown.append(_plain(car, plates, stopped=stopped))
    return shown


def _plain(car, plates, *, stopped):
    state, plate = plate_state(plates, TODAY, car.track)
    state = "left" if car.ended_on else "suspended" if stopped else state
    return {
        "id": car.id,
        "vin": car.vin,
        "operator": NAMES[car.operator_id],
        "scenario": car.scenario,
        "model": car.model,
        "state": state,
        "kind": plate.kind if plate else car.track,
        "plate": plate.number if plate else None,
        "until": plate.end if plate else None,
    }


def _paged(work, keys, *, size=3):
    """Return the ids of the records with these keys, read a page at a time."""
    found = []
    for at in range(0, len(keys), size):
        page = work.at_keys(Vehicle, keys[at : at + size])
        found += [page[int(one)].id for one in keys[at : at + size]]
    return found


def _expected(shown, ask):
    rows = [
        row
        for row in shown
        if all(row[name] in values for name, values in ask.wanted)
        and all(
            any(word.casefold() in str(cell).casefold() for cell in _searched(row))
            for word in ask.words
        )
    ]
    if ask.sort:
        rows.sort(key=lambda row: _sort_key(row[ask.sort]), reverse=ask.backwards)
    elif ask.backwards:
        rows.reverse()
    return [row["id"] for row in rows]


def _sort_key(value):
    return value is not None, name_key(value) if isinstance(value, str) else value or 0


def _searched(row):
    names = ("vin", "plate", "operator", "scenario", "model", "kind", "state")
    return [row[one] for one in names if row[one] is not None]


asks = st.builds(
    Ask,
    sort=st.sampled_from(
        ["", "plate", "kind", "vin", "operator", "scenario", "model", "state", "until"]
    ),
    backwards=st.booleans(),
    wanted=st.sampled_from(
        [
            (),
            (("state", frozenset({"valid", "expiring"})),),
            (("scenario", frozenset({"delivery"})),),
            (("state", frozenset({"suspended"})), ("kind", frozenset({Track.MOTOR_VEHICLE}))),
        ]
    ),
    words=st.sampled_from([(), ("鲁b",), ("主体", "12"), ("Z00", "delivery"), ("没有",)]),
)


def test_a_list_is_the_plain_sorted_and_filtered_rows_page_by_page(seeded):
    @settings(ONE_STORE, max_examples=25)
    @given(cars, asks)
    def law(told, ask):
        with undone(seeded) as work:
            shown = _filled(work, told)
            listed = VehicleList(work, TELLINGS, at=NOW)
            order = listed.order(work, ask)
            ids = _paged(work, order)
            # What comes while one pages changes neither the pages nor what stands on them.
            work.add(replace(VEHICLES[0], id="late", vin="LSVAA49J100000000"))
            again = _paged(work, listed.order(work, ask), size=2)
            fresh = VehicleList(work, TELLINGS, at=NOW).order(work, Ask())

        assert ids == again == _expected(shown, ask)
        assert len(fresh) == len(shown) + 1

    law()


COLUMNS = ("plate", "kind", "vin", "operator", "scenario", "model", "state", "until", "rights")
changes = st.fixed_dictionaries(
    {},
    optional={
        "operator_id": st.sampled_from(sorted(NAMES)),
        "model": st.sampled_from(["甲", "新"]),
        "vin": st.sampled_from([f"LSVAA49J1000000{n:02d}" for n in range(4)]),
        "ended_on": st.none() | days,
        "track": st.just(Track.ACCESS_PILOT),
    },
)


def test_a_list_is_brought_up_to_what_was_committed_as_if_read_anew(seeded):
    @settings(ONE_STORE, max_examples=25)
    @given(cars, st.lists(changes, min_size=1, max_size=3), st.booleans())
    def law(told, changed, more):
        with undone(seeded) as work:
            _filled(work, told)
            kept = VehicleList(work, TELLINGS, at=NOW)
            for name in COLUMNS:
                kept.order(work, Ask(sort=name))
            ids = set()
            for car, change in zip(work.all(Vehicle)[::-1], changed, strict=False):
                with suppress(QdPilotError):  # two would look alike
                    ids.add(work.replace(replace(car, **change)).id)
            if more:
                late = replace(VEHICLES[0], id="late", vin="LSVAA49J199999999")
                ids.add(work.add(late).id)

            assert kept.kept(work, {Vehicle: frozenset(ids)}, at=NOW)
            fresh = VehicleList(work, TELLINGS, at=NOW)
            for name in COLUMNS:
                ask = Ask(sort=name)
                assert kept.order(work, ask).tolist() == fresh.order(work, ask).tolist(), name
            some = Ask(words=("新",), wanted=(("operator", frozenset({"second"})),))
            assert kept.order(work, some).tolist() == fresh.order(work, some).tolist()
            gone = work.all(Vehicle)[-1]
            assert not kept.kept(work, {Vehicle: frozenset({gone.id, "nobody"})}, at=NOW)

    law()


def test_a_list_is_brought_up_to_plates_that_were_committed_as_if_read_anew(seeded):
    @settings(ONE_STORE, max_examples=25)
    @given(cars, st.lists(st.tuples(st.integers(0, 9), days, st.booleans()), max_size=3))
    def law(told, changed):
        with undone(seeded) as work:
            _filled(work, told)
            kept = VehicleList(work, TELLINGS, at=NOW)
            for name in COLUMNS:
                kept.order(work, Ask(sort=name))
            ids, vehicles = set(), work.all(Vehicle)
            for at, day, more in changed:
                plates = work.all(Plate)
                with suppress(QdPilotError):
                    if more:
                        new = {"id": f"late{at}", "number": f"鲁B{at}9999", "end": None}
                        owner = vehicles[at % len(vehicles)].id
                        kind = PlateKind.INTERNAL
                        late = Plate(vehicle_id=owner, kind=kind, start=day, **new)
                        ids.add(work.add(late).id)
                    elif plates:
                        one = plates[at % len(plates)]
                        mended = replace(one, withdrawn_on=day, number=f"鲁B{at}0000")
                        ids.add(work.replace(mended).id)

            assert kept.kept(work, {Plate: frozenset(ids)}, at=NOW)
            assert not ids or {"state", "kind", "until", "plate"} <= set(kept.columns)
            fresh = VehicleList(work, TELLINGS, at=NOW)
            for name in COLUMNS:
                for ask in (Ask(sort=name), Ask(sort=name, words=("鲁B",))):
                    assert kept.order(work, ask).tolist() == fresh.order(work, ask).tolist(), name
            assert kept.counts(work, "state") == fresh.counts(work, "state")

    law()


KINDS = st.sampled_from([PlateKind.ORDINARY, PlateKind.INTERNAL])


@given(
    st.lists(st.tuples(days, st.none() | days, st.none() | days, KINDS), max_size=4),
    st.sampled_from([Track.MOTOR_VEHICLE, Track.SITE]),
)
def test_of_any_plates_the_list_counts_the_one_that_the_form_counts(told, track):
    from qdpilot.services.standing import STATES, standing

    plates = [
        Plate(
            id=str(at),
            vehicle_id="v",
            number=str(at),
            kind=kind,
            start=start,
            end=end,
            withdrawn_on=back,
        )
        for at, (start, end, back, kind) in enumerate(told)
    ]

    on_site = track is Track.SITE
    found = standing(_OneCar(plates), _OneCar.car, TODAY, _OneCar.np.array([on_site]))

    state, plate = plate_state(plates, TODAY, track)
    assert STATES[found.state[0]] == state
    assert found.plate[0] == (-1 if plate is None else plates.index(plate))
    own = {one.kind for one in plates if (one.kind is PlateKind.INTERNAL) == on_site}
    assert (
        not own or plate.kind in own
    )  # a number of a site hides no plate of a road, and on a site none hides it


class _OneCar:
    """Stands in for a store: one vehicle with these plates, whether or not they go together."""

    import numpy as np

    car = np.array([5])

    def __init__(self, plates):
        self._plates = plates

    def keys_named(self, *_):
        count = len(self._plates)
        return self.np.arange(10, 10 + count), self.np.full(count, 5)

    def keys_with(self, *_):
        for at, one in enumerate(self._plates):
            yield (one.kind, one.start, one.end, one.withdrawn_on), self.np.array([10 + at])


def test_operators_are_sorted_by_how_many_vehicles_they_have(seeded):
    with undone(seeded) as work:
        _filled(work, [("second", "delivery", "甲", False, False, [])] * 5)
        listed = OperatorList(work, TELLINGS, at=NOW)
        order = listed.order(work, Ask(sort="vehicles", backwards=True))
        counts = listed.counts(work, "vehicles")
        names = [work.at_keys(Operator, order)[int(one)].id for one in order]

    assert names == ["second", "operator"]
    assert counts[5] == counts[3] == 1


def test_operators_are_sorted_by_their_names_as_one_reads_them(seeded):
    names = ("重庆出行", "阿里物流", "中山巴士", "abc", "ABC", "长安汽车")
    with undone(seeded) as work:
        for at, name in enumerate(names):
            work.add(Operator(id=f"o{at}", name=name, uscc=f"9137020{at}MA3DEMO01X"))
        listed = OperatorList(work, TELLINGS, at=NOW)
        found = []
        for backwards in (False, True):
            order = listed.order(work, Ask(sort="name", backwards=backwards))
            records = work.at_keys(Operator, order)
            told = [records[int(one)].name for one in order]
            found.append([one for one in told if one in names])

    read = ["阿里物流", "长安汽车", "重庆出行", "中山巴士"]
    assert found == [["abc", "ABC", *read], [*reversed(read), "abc", "ABC"]]


def test_a_grant_is_found_by_whom_its_terms_name(seeded):
    with seeded.reading() as reading:
        named = reading.naming("vehicle_ids", [VEHICLES[0].id, "nobody"])
        nobody = reading.naming("vehicle_ids", ["nobody"])
        keys = reading.keys_of(Vehicle, [VEHICLES[2].id, "nobody"])
        rows = reading.at_keys(Vehicle, list(keys.values()))

    assert [one.id for one in named] == ["grant"]
    assert nobody == ()
    assert [one.id for one in rows.values()] == [VEHICLES[2].id]
