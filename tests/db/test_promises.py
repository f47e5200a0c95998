"""What every store refuses: in memory, in a file, on a server."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qdpilot.model.calendar import CalendarEdition
from qdpilot.model.decision import Decision
from qdpilot.model.document import Document
from qdpilot.model.errors import (
    FieldError,
    FrozenError,
    InUseError,
    NotFoundError,
    PlateHeldError,
    SamePersonError,
    TakenError,
)
from qdpilot.model.month_report import MonthReport
from qdpilot.model.office import Office
from qdpilot.model.operator import Operator
from qdpilot.model.person import Person
from qdpilot.model.right import Application, ApplicationState, Grant, GrantState
from qdpilot.model.road import RoadChange
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.vehicle import Vehicle
from qdpilot.model.zone import Zone, ZoneVersion
from tests.db.acts import BY, ONE_STORE, refuse, undone, written
from tests.db.seed import (
    APPLICATION,
    AT,
    DOCUMENT,
    DRIVERS,
    GRANT,
    OPERATOR,
    PERSONS,
    PLATE,
    SEED,
    TERMS,
    VEHICLES,
    VERSIONS,
    ZONES,
)

_NAMING_PEOPLE = (
    ZoneVersion, Application, Grant, RoadChange, CalendarEdition, MonthReport, Decision,
)  # fmt: skip


@pytest.mark.parametrize(
    ("used", "by"),
    [
        (OPERATOR, (Vehicle, SafetyDriver, Application, Grant)),
        (VEHICLES[0], (Application, Grant)),
        (DRIVERS[0], (Application, Grant)),
        (ZONES[0], (ZoneVersion, Application, Grant)),
        (PERSONS[0], _NAMING_PEOPLE),
    ],
    ids=lambda one: getattr(one, "id", None),
)
def test_what_others_refer_to_is_not_dropped(seeded, used, by):
    with pytest.raises(InUseError) as refused, seeded.writing(BY, at=AT) as work:
        work.drop(work.get(type(used), used.id))

    assert refused.value.values == {"kind": type(used), "id": used.id, "used_by": by}


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
        assert reading.count(Application) == 2


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
