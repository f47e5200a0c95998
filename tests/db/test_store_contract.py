"""What every store promises: in memory, in a file, on a server."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely import box

from qdpilot.model.document import Document, DocumentKind
from qdpilot.model.errors import (
    FieldError,
    FrozenError,
    InUseError,
    NotFoundError,
    PlateHeldError,
    SamePersonError,
    StaleError,
    TakenError,
)
from qdpilot.model.office import Office
from qdpilot.model.operator import Operator
from qdpilot.model.person import Person
from qdpilot.model.right import Application, ApplicationState, Grant, GrantState
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.vehicle import Plate, PlateKind, Vehicle
from qdpilot.model.zone import Purpose, Zone, ZoneVersion
from qdpilot.services.ports import KINDS
from qdpilot.services.promises import PromiseBrokenError
from tests.db.strategies import (
    APPLICATION,
    AT,
    DRIVERS,
    GRANT,
    OPERATOR,
    PERSONS,
    RECORDS,
    SEED,
    TERMS,
    VEHICLES,
    VERSIONS,
    ZONES,
)

BY = PERSONS[0]
DOCUMENT = Document(
    id="document",
    kind=DocumentKind.APPROVAL,
    number=GRANT.number,
    grant_id=GRANT.id,
    title="批复",
    issued_at=AT,
    dated=AT.date(),
    record=b"{}",
    record_sha256="0" * 64,
    pdf_sha256="0" * 64,
    pdf=b"%PDF",
    audit_head="0" * 64,
    pages=1,
    salt=b"salt",
)
PLATE = Plate(
    id="plate",
    vehicle_id=VEHICLES[0].id,
    number="鲁B1234试",
    kind=PlateKind.TEMPORARY,
    start=date(2026, 3, 10),
    end=date(2026, 3, 20),
)
# A store serves many examples; each is undone.
ONE_STORE = settings(
    max_examples=25,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


class UndoError(Exception):
    """Leaves a transaction without a trace."""


@contextmanager
def undone(store):
    with suppress(UndoError), store.writing(BY, at=AT) as work:
        yield work
        raise UndoError


def written(store, *values):
    with store.writing(BY, at=AT) as work:
        added = []
        for value in values:
            added.append(work.add(value))
            work.record("test.add", added[-1])
        return added


def refuse(store, value, error):
    """Add a value that must be refused; return the error."""
    with pytest.raises(error) as refused, store.writing(BY, at=AT) as work:
        work.add(value)
    return refused.value.values


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_what_is_added_is_what_is_read(seeded, kind):
    @ONE_STORE
    @given(RECORDS[kind])
    def law(value):
        with undone(seeded) as work:
            added = work.add(value)
            got = work.get(kind, value.id)
            listed = work.all(kind)[-1]

        assert added == replace(value, version=1)
        assert got == listed == added

    law()


@pytest.mark.parametrize(
    "kind",
    [one for one in KINDS if one not in {ZoneVersion, Document, Grant}],
    ids=lambda kind: kind.__name__,
)
def test_what_is_replaced_is_what_is_read(seeded, kind):
    @ONE_STORE
    @given(RECORDS[kind], RECORDS[kind])
    def law(value, other):
        with undone(seeded) as work:
            added = work.add(value)
            replaced = work.replace(replace(other, id=value.id, version=added.version))
            got = work.get(kind, value.id)

        assert replaced == replace(other, id=value.id, version=2)
        assert got == replaced

    law()


def test_what_was_committed_is_there_in_the_order_it_was_added(seeded):
    with seeded.reading() as reading:
        found = [one for kind in KINDS for one in reading.all(kind)]

    expected = [replace(one, version=1) for kind in KINDS for one in SEED if type(one) is kind]
    assert found == expected


def test_a_replaced_record_keeps_its_place(seeded):
    with seeded.writing(BY, at=AT) as work:
        work.record("test", work.replace(replace(work.get(Zone, "zone 0"), name="新")))

    with seeded.reading() as reading:
        assert [zone.name for zone in reading.all(Zone)] == ["新", "区域1", "区域2"]


def test_all_and_count_take_fields_of_any_plain_type(seeded):
    closed = replace(ZONES[0], id="closed", purpose=Purpose.CLOSURE, scenario="patrol", sample=True)
    written(seeded, closed, replace(PLATE, end=None))

    with seeded.reading() as reading:
        assert [one.id for one in reading.all(Zone, purpose=Purpose.CLOSURE)] == ["closed"]
        assert [one.id for one in reading.all(Zone, sample=True, scenario="patrol")] == ["closed"]
        assert reading.count(Zone, scenario=None) == 3
        assert reading.all(SafetyDriver, id_number=DRIVERS[1].id_number)[0].id == DRIVERS[1].id
        assert reading.count(Plate, start=date(2026, 3, 10), end=None) == 1
        assert reading.count(Grant, granted_at=AT, state=GrantState.IN_FORCE) == 1
        assert reading.count(Grant, state=GrantState.ENDED) == 0


def test_a_field_that_is_not_there_is_a_bug_of_the_caller(seeded):
    with seeded.reading() as reading, pytest.raises(TypeError):
        reading.all(Zone, colour="red")


def test_what_is_not_there_is_not_found(seeded):
    with seeded.reading() as reading, pytest.raises(NotFoundError) as refused:
        reading.get(Zone, "nowhere")

    assert refused.value.values == {"kind": Zone, "id": "nowhere"}


def test_a_record_that_somebody_else_changed_is_not_replaced(seeded):
    with seeded.writing(BY, at=AT) as work:
        seen = work.get(Zone, "zone 0")
        work.record("test", work.replace(seen))

    with pytest.raises(StaleError) as refused, seeded.writing(BY, at=AT) as work:
        work.replace(replace(seen, name="mine"))
    assert refused.value.values == {"kind": Zone, "id": "zone 0", "seen": 1, "stored": 2}


def test_a_record_that_somebody_else_changed_is_not_dropped(seeded):
    with seeded.writing(BY, at=AT) as work:
        seen = work.add(replace(ZONES[0], id="fourth"))
        work.record("test", work.replace(seen))

    with pytest.raises(StaleError), seeded.writing(BY, at=AT) as work:
        work.drop(seen)


def test_what_is_not_there_is_neither_replaced_nor_dropped(seeded):
    ghost = replace(ZONES[0], id="ghost", version=1)

    with pytest.raises(NotFoundError), seeded.writing(BY, at=AT) as work:
        work.replace(ghost)
    with pytest.raises(NotFoundError), seeded.writing(BY, at=AT) as work:
        work.drop(ghost)


def test_a_dropped_record_is_gone_and_may_come_back(seeded):
    with seeded.writing(BY, at=AT) as work:
        added = work.add(replace(ZONES[0], id="fourth"))
        work.record("zone.drop", added, gone=True)
        work.drop(added)
    with seeded.reading() as reading:
        assert reading.count(Zone, id="fourth") == 0

    assert written(seeded, replace(ZONES[0], id="fourth"))[0].version == 1


@pytest.mark.parametrize(
    ("used", "by"),
    [
        (OPERATOR, (Vehicle, SafetyDriver, Application, Grant)),
        (VEHICLES[0], (Application, Grant)),
        (DRIVERS[0], (Application, Grant)),
        (ZONES[0], (ZoneVersion, Application, Grant)),
        (PERSONS[0], (ZoneVersion, Application, Grant)),
    ],
    ids=lambda one: getattr(one, "id", None),
)
def test_what_others_refer_to_is_not_dropped(seeded, used, by):
    with pytest.raises(InUseError) as refused, seeded.writing(BY, at=AT) as work:
        work.drop(work.get(type(used), used.id))

    assert refused.value.values == {"kind": type(used), "id": used.id, "used_by": by}


def test_a_safety_driver_goes_with_the_personal_fields(seeded):
    with seeded.writing(BY, at=AT) as work:
        driver = work.get(SafetyDriver, DRIVERS[1].id)
        work.record("driver.drop", driver, gone=True)
        work.drop(driver)
        again = work.add(DRIVERS[1])
        work.record("driver.add", again)

    assert again == replace(DRIVERS[1], version=1)


@pytest.mark.parametrize("value", [VERSIONS[0], DOCUMENT], ids=lambda one: type(one).__name__)
def test_what_was_issued_never_changes(seeded, value):
    if isinstance(value, Document):
        written(seeded, value)

    with pytest.raises(FrozenError), seeded.writing(BY, at=AT) as work:
        work.replace(replace(value, version=1))
    with pytest.raises(FrozenError), seeded.writing(BY, at=AT) as work:
        work.drop(replace(value, version=1))


@pytest.mark.parametrize(
    "change",
    [
        {"number": "青智网联批〔2026〕2号"},
        {"terms": replace(TERMS, vehicle_ids=(VEHICLES[0].id,))},
        {"granted_at": AT - timedelta(days=1)},
        {"approver_id": PERSONS[3].id},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_a_grant_gives_never_changes(seeded, change):
    with pytest.raises(FrozenError), seeded.writing(BY, at=AT) as work:
        work.replace(replace(work.get(Grant, GRANT.id), **change))


def test_the_life_of_a_grant_goes_on(seeded):
    with seeded.writing(BY, at=AT) as work:
        before = work.get(Grant, GRANT.id)
        turned = work.replace(replace(before, state=GrantState.SUSPENDED, reason="事故"))
        work.record("grant.suspend", turned)

    with seeded.reading() as reading:
        assert reading.get(Grant, GRANT.id).state is GrantState.SUSPENDED


@pytest.mark.parametrize("kept", [GRANT, APPLICATION], ids=lambda one: type(one).__name__)
def test_a_number_that_was_given_stays_in_the_ledger(seeded, kept):
    with pytest.raises((FrozenError, InUseError)), seeded.writing(BY, at=AT) as work:
        work.drop(work.get(type(kept), kept.id))


def test_a_draft_of_an_application_may_go(seeded):
    draft = replace(APPLICATION, id="draft", number="", state=ApplicationState.DRAFT)
    with seeded.writing(BY, at=AT) as work:
        added = work.add(draft)
        work.record("application.drop", added, gone=True)
        work.drop(added)

    with seeded.reading() as reading:
        assert reading.count(Application) == 1


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (replace(OPERATOR, id="other"), "uscc"),
        (replace(VEHICLES[0], id="other"), "vin"),
        (replace(VERSIONS[0], id="other"), "number"),
        (replace(APPLICATION, id="other"), "number"),
        (replace(GRANT, id="other"), "number"),
        (replace(ZONES[0]), "id"),
        (replace(OPERATOR, uscc="9" * 18), "id"),
        (replace(VERSIONS[0], number=2), "id"),
        (replace(GRANT, number="2"), "id"),
    ],
    ids=lambda one: one if isinstance(one, str) else type(one).__name__,
)
def test_what_must_be_unique_is_refused_when_taken(seeded, value, field):
    holder = next(one for one in SEED if type(one) is type(value))

    values = refuse(seeded, value, TakenError)

    expected = {"kind": type(value), "field": field, "value": getattr(value, field)}
    assert values == {**expected, "by": holder.id}


def test_a_document_number_is_taken_once_per_kind_of_paper(seeded):
    written(seeded, DOCUMENT)

    assert refuse(seeded, replace(DOCUMENT, id="other"), TakenError)["field"] == "number"


def test_a_value_cannot_be_taken_by_replacing_either(seeded):
    (other,) = written(seeded, replace(OPERATOR, id="other", uscc="9" * 18))

    with pytest.raises(TakenError), seeded.writing(BY, at=AT) as work:
        work.replace(replace(other, uscc=OPERATOR.uscc))


def test_many_applications_may_lack_a_number(seeded):
    drafts = [replace(APPLICATION, id=f"draft {n}", number="") for n in range(2)]

    assert len(written(seeded, *drafts)) == 2


def test_there_is_one_office_only(store):
    written(store, Office(id="one", name="甲"))

    assert refuse(store, Office(id="two", name="乙"), TakenError)["by"] == "one"


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (replace(VEHICLES[0], id="new", vin="9" * 17, operator_id="?"), Operator),
        (replace(PLATE, vehicle_id="?"), Vehicle),
        (replace(VERSIONS[0], id="new", zone_id="?"), Zone),
        (replace(APPLICATION, id="new", number="9", drafter_id="?"), Person),
        (
            replace(APPLICATION, id="new", number="9", terms=replace(TERMS, vehicle_ids=("?",))),
            Vehicle,
        ),
        (replace(GRANT, id="new", number="9", application_id="?"), Application),
        (replace(DOCUMENT, grant_id="?"), Grant),
    ],
    ids=lambda one: one.__name__ if isinstance(one, type) else type(one).__name__,
)
def test_nothing_may_refer_to_what_is_not_there(seeded, value, kind):
    assert refuse(seeded, value, NotFoundError) == {"kind": kind, "id": "?"}


@pytest.mark.parametrize(
    ("same", "act"),
    [
        ({"reviewer_id": PERSONS[0].id}, "application.review"),
        ({"approver_id": PERSONS[0].id}, "application.grant"),
        ({"approver_id": PERSONS[1].id}, "application.grant"),
    ],
    ids=["draft and review", "draft and grant", "review and grant"],
)
@pytest.mark.parametrize("value", [APPLICATION, GRANT], ids=lambda one: type(one).__name__)
def test_three_persons_have_their_hands_in_a_right(seeded, value, same, act):
    values = refuse(seeded, replace(value, id="new", number="9", **same), SamePersonError)

    person = same.get("approver_id", PERSONS[0].id)
    name = next(one.name for one in PERSONS if one.id == person)
    assert values == {"person": name, "first": name, "act": act}


def test_nobody_slips_in_by_replacing(seeded):
    draft = replace(APPLICATION, id="new", number="", reviewer_id=None, approver_id=None)
    (added,) = written(seeded, draft)

    with pytest.raises(SamePersonError), seeded.writing(BY, at=AT) as work:
        work.replace(replace(added, reviewer_id=added.drafter_id))


spans = st.tuples(
    st.integers(0, 9), st.none() | st.integers(0, 9), st.none() | st.integers(0, 12)
).filter(lambda span: span[1] is None or span[1] >= span[0])


def days_held(span):
    """Return which of the days 0 to 40 a plate is held: the slow and plain way."""
    start, end, withdrawn = span
    last = 40 if end is None else end
    return {day for day in range(start, last + 1) if withdrawn is None or day < withdrawn}


def test_one_number_is_held_once_on_any_day(seeded):
    first_day = date(2026, 1, 1)

    def plate(id, vehicle, span):
        start, end, withdrawn = (
            None if day is None else first_day + timedelta(days=day) for day in span
        )
        kept = {"start": start, "end": end, "withdrawn_on": withdrawn}
        return replace(PLATE, id=id, vehicle_id=vehicle.id, **kept)

    @settings(ONE_STORE, max_examples=100)
    @given(spans, spans)
    def law(one, other):
        both = False
        with undone(seeded) as work:
            work.add(plate("one", VEHICLES[0], one))
            with suppress(PlateHeldError):
                work.add(plate("other", VEHICLES[1], other))
                both = True

        assert both != bool(days_held(one) & days_held(other))

    law()


def test_the_holder_of_a_plate_is_named(seeded):
    written(seeded, PLATE)

    values = refuse(seeded, replace(PLATE, id="new", vehicle_id=VEHICLES[1].id), PlateHeldError)

    held = {"number": PLATE.number, "holder": VEHICLES[0].id}
    assert values == {**held, "start": PLATE.start, "end": PLATE.end}


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (replace(ZONES[0], id="new", name="北\0京"), "name"),
        (replace(ZONES[0], id="new", name="北\ud800京"), "name"),
        (replace(APPLICATION, id="new", terms=replace(TERMS, conditions=("\0",))), "conditions"),
        (replace(ZONES[0], id="new", capacity=2**53), "capacity"),
    ],
    ids=["NUL", "half a character", "within the terms", "beyond JSON"],
)
def test_what_no_database_can_hold_is_refused_by_name(seeded, value, field):
    assert refuse(seeded, value, FieldError)["field"] == field


def test_an_error_rolls_back_everything(seeded):
    with seeded.reading() as reading:
        before = (reading.all(Zone), tuple(reading.audit()))

    with undone(seeded) as work:
        work.record("test", work.add(replace(ZONES[0], id="new")))
        work.take_number("approval", 2026)

    with seeded.reading() as reading:
        assert (reading.all(Zone), tuple(reading.audit())) == before
    with seeded.writing(BY, at=AT) as work:
        assert work.take_number("approval", 2026) == 2
        work.record("test", BY)


def test_a_refused_record_leaves_nothing_behind_in_a_transaction_that_goes_on(seeded):
    taken = replace(APPLICATION, id="new", terms=replace(TERMS, driver_ids=("?",)), number="9")

    with seeded.writing(BY, at=AT) as work:
        with pytest.raises(NotFoundError):
            work.add(taken)
        fine = work.add(replace(taken, terms=TERMS))
        work.record("application.draft", fine)

    with seeded.reading() as reading:
        assert reading.get(Application, "new") == fine


def test_a_change_without_an_act_is_a_bug_and_is_rolled_back(seeded):
    with pytest.raises(PromiseBrokenError), seeded.writing(BY, at=AT) as work:
        work.add(replace(ZONES[0], id="new"))

    with seeded.reading() as reading:
        assert reading.count(Zone) == 3


def test_a_number_without_an_act_is_a_bug(seeded):
    with pytest.raises(PromiseBrokenError), seeded.writing(BY, at=AT) as work:
        work.take_number("approval", 2026)


def test_a_transaction_that_does_nothing_needs_no_act(seeded):
    with seeded.writing(BY, at=AT) as work:
        assert work.count(Zone) == 3


def test_a_transaction_within_a_transaction_is_a_bug(seeded):
    with (
        seeded.writing(BY, at=AT),
        pytest.raises(PromiseBrokenError),
        seeded.writing(BY, at=AT),
    ):
        pass


def test_numbers_count_per_series_and_year(store):
    with store.writing(BY, at=AT) as work:
        asked = [("approval", 2026), ("approval", 2026), ("approval", 2027), ("application", 2026)]
        given_numbers = [work.take_number(*one) for one in asked]
        work.record("test", BY)

    assert given_numbers == [1, 2, 1, 1]


def test_threads_that_write_at_once_get_numbers_without_gap_or_duplicate(store):
    def take(_):
        with store.writing(BY, at=AT) as work:
            number = work.take_number("approval", 2026)
            work.record("test", BY, number=number)
            return number

    with ThreadPoolExecutor(4) as pool:
        numbers = sorted(pool.map(take, range(40)))

    assert numbers == list(range(1, 41))
    with store.reading() as reading:
        assert [row.seq for row in reading.audit()] == list(range(1, 41))


def test_a_reading_sees_one_moment(seeded):
    with seeded.reading() as reading:
        writer = threading.Thread(target=written, args=(seeded, replace(ZONES[0], id="new")))
        writer.start()
        writer.join()
        during = (reading.count(Zone), sum(1 for _ in reading.audit()))

    with seeded.reading() as reading:
        after = (reading.count(Zone), sum(1 for _ in reading.audit()))
    assert during == (3, len(SEED))
    assert after == (4, len(SEED) + 1)


def test_a_writer_sees_what_it_wrote(seeded):
    with seeded.writing(BY, at=AT) as work:
        row = work.record("test", work.add(replace(ZONES[0], id="new")))

        assert work.count(Zone) == 4
        assert tuple(work.audit())[-1] == row
        assert work.audit_head() == row.hash


def test_many_threads_read_at_once(seeded):
    def names(_):
        with seeded.reading() as reading:
            return [zone.name for zone in reading.all(Zone)]

    with ThreadPoolExecutor(8) as pool:
        seen = list(pool.map(names, range(64)))

    assert seen == [["区域0", "区域1", "区域2"]] * 64


def test_subscribers_hear_what_a_commit_changed(seeded):
    heard = []
    seeded.subscribe(heard.append)

    with seeded.writing(BY, at=AT) as work:
        work.record("test", work.add(replace(ZONES[0], id="new")))
        work.record("test", work.replace(work.get(Operator, OPERATOR.id)))
        assert not heard

    (change,) = heard
    assert change.ids == {(Zone, "new"), (Operator, OPERATOR.id)}
    assert change.at == AT
    assert change.touches(Zone)
    assert not change.touches(Grant)


def test_subscribers_hear_nothing_of_what_was_rolled_back(seeded):
    heard = []
    seeded.subscribe(heard.append)

    with undone(seeded) as work:
        work.record("test", work.add(replace(ZONES[0], id="new")))

    assert heard == []


def test_a_shape_comes_back_to_the_last_bit(seeded):
    shape = box(120.12345678901234, 36.1, 120.3, 36.2 + 2**-44)

    written(seeded, replace(ZONES[0], id="new", shape=shape))

    with seeded.reading() as reading:
        assert reading.get(Zone, "new").shape.wkb == shape.wkb
