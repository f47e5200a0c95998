"""The way of an application, and who may take which step."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace

import pytest
import shapely
from office_of_three import ALL_ROLES, APPROVER, AT, CLERK, REVIEWER

from qdpilot.model.errors import (
    IncompleteError,
    InvalidShapeError,
    ReasonMissingError,
    RoleMissingError,
    SamePersonError,
    StaleError,
    WrongStateError,
)
from qdpilot.model.right import Application, ApplicationState
from qdpilot.model.zone import Zone, ZoneVersion
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.services import applications

CALENDARS = bundled_calendars()
STEPS = {
    "submit": lambda store, one, by: applications.submit(store, one, by=by, at=AT),
    "review": lambda store, one, by: applications.review(
        store, one, opinion="", calendars=CALENDARS, by=by, at=AT
    ),
    "return": lambda store, one, by: applications.send_back(store, one, reason="缺", by=by, at=AT),
    "withdraw": lambda store, one, by: applications.withdraw(store, one, by=by, at=AT),
    "refuse": lambda store, one, by: applications.refuse(
        store, one, reason="缺", calendars=CALENDARS, by=by, at=AT
    ),
}


@pytest.fixture
def drafted(store, terms):
    return applications.draft(store, terms, by=CLERK, at=AT)


@pytest.fixture
def submitted(store, drafted):
    return applications.submit(store, drafted, by=CLERK, at=AT)


@pytest.fixture
def reviewed(store, submitted):
    return applications.review(
        store, submitted, opinion="同意", calendars=CALENDARS, by=REVIEWER, at=AT
    )


def test_submitting_freezes_the_zone_and_gives_a_number(store, submitted):
    with store.reading() as reading:
        (version,) = reading.all(ZoneVersion)

    assert submitted.number == "2026-0001"
    assert submitted.terms.zone_version_ids == (version.id,)
    assert version.number == 1


def test_a_zone_that_did_not_change_keeps_its_version(store, submitted):
    back = applications.send_back(store, submitted, reason="补一份", by=REVIEWER, at=AT)

    again = applications.submit(store, back, by=CLERK, at=AT)

    assert again.terms.zone_version_ids == submitted.terms.zone_version_ids
    assert again.number == submitted.number


def test_a_zone_that_changed_gets_the_next_version(store, submitted, zone):
    back = applications.send_back(store, submitted, reason="区域偏大", by=REVIEWER, at=AT)
    with store.writing(CLERK, at=AT) as work:
        changed = replace(zone, shape=shapely.box(120.44, 36.09, 120.455, 36.11))
        work.record("zone.change", work.replace(changed))

    again = applications.submit(store, back, by=CLERK, at=AT)

    with store.reading() as reading:
        numbers = [reading.get(ZoneVersion, one).number for one in again.terms.zone_version_ids]
    assert numbers == [2]


def test_an_invalid_zone_cannot_be_submitted_and_nothing_is_written(store, drafted, zone):
    bow = shapely.Polygon([(120.4, 36.1), (120.5, 36.2), (120.5, 36.1), (120.4, 36.2)])
    with store.writing(CLERK, at=AT) as work:
        work.record("zone.change", work.replace(replace(zone, shape=bow)))

    with pytest.raises(InvalidShapeError) as refused:
        applications.submit(store, drafted, by=CLERK, at=AT)

    assert refused.value.values["name"] == zone.name
    with store.reading() as reading:
        assert reading.count(ZoneVersion) == 0
        assert reading.get(Application, drafted.id).number == ""


def test_without_zones_nothing_is_submitted(store, terms):
    drafted = applications.draft(store, replace(terms, zone_ids=()), by=CLERK, at=AT)

    with pytest.raises(IncompleteError) as refused:
        applications.submit(store, drafted, by=CLERK, at=AT)

    assert refused.value.values["missing"] == ("zones",)


@pytest.mark.parametrize("state", list(ApplicationState))
@pytest.mark.parametrize("act", list(STEPS))
def test_only_the_states_of_the_table_allow_an_act(store, drafted, act, state):
    allowed = state in applications.ALLOWED[act]
    with store.writing(CLERK, at=AT) as work:
        placed = work.replace(replace(drafted, state=state, drafter_id=REVIEWER.id))
        work.record("test.place", placed)

    with nullcontext() if allowed else pytest.raises(WrongStateError, match=state.value):
        STEPS[act](store, placed, ALL_ROLES)


@pytest.mark.parametrize("who", [CLERK, REVIEWER, APPROVER], ids=lambda one: one.roles[0].value)
@pytest.mark.parametrize("act", list(STEPS))
def test_each_step_needs_its_role(store, drafted, submitted, reviewed, act, who):
    stage = {"submit": drafted, "review": submitted, "refuse": reviewed}.get(act, submitted)
    needed = {
        "submit": CLERK,
        "withdraw": CLERK,
        "review": REVIEWER,
        "return": REVIEWER,
        "refuse": APPROVER,
    }[act]
    if who is needed:
        return

    with pytest.raises(RoleMissingError):
        STEPS[act](store, stage, who)


def test_who_drafted_does_not_review(store, terms):
    mine = applications.submit(
        store, applications.draft(store, terms, by=ALL_ROLES, at=AT), by=ALL_ROLES, at=AT
    )

    with pytest.raises(SamePersonError):
        applications.review(store, mine, opinion="", calendars=CALENDARS, by=ALL_ROLES, at=AT)


def test_who_reviewed_does_not_refuse(store, submitted):
    passed = applications.review(
        store, submitted, opinion="", calendars=CALENDARS, by=ALL_ROLES, at=AT
    )

    with pytest.raises(SamePersonError):
        applications.refuse(store, passed, reason="冲突", calendars=CALENDARS, by=ALL_ROLES, at=AT)


def test_refusing_needs_a_reason(store, reviewed):
    with pytest.raises(ReasonMissingError):
        applications.refuse(store, reviewed, reason="  ", calendars=CALENDARS, by=APPROVER, at=AT)


def test_a_step_on_an_outdated_reading_is_refused(store, submitted):
    applications.review(store, submitted, opinion="", calendars=CALENDARS, by=REVIEWER, at=AT)

    with pytest.raises(StaleError):
        applications.review(store, submitted, opinion="", calendars=CALENDARS, by=ALL_ROLES, at=AT)


def test_every_state_but_the_final_ones_has_a_way_out():
    final = {ApplicationState.GRANTED, ApplicationState.REFUSED, ApplicationState.WITHDRAWN}

    with_exit = set().union(*applications.ALLOWED.values())

    assert set(ApplicationState) - final == with_exit


def test_every_act_leaves_a_row_by_the_person_who_acted(store, reviewed):
    with store.reading() as reading:
        acts = [(row.act, row.person_id) for row in reading.audit() if row.kind == "Application"]

    assert acts == [
        ("application.draft", CLERK.id),
        ("application.submit", CLERK.id),
        ("application.review", REVIEWER.id),
    ]


def test_the_zone_stays_drawable_after_it_was_frozen(store, submitted, zone):
    with store.reading() as reading:
        assert reading.get(Zone, zone.id).name == zone.name
