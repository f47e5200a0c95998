"""Granting: in one transaction, on what was seen, or not at all."""

from __future__ import annotations

import hashlib
import io
import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pypdfium2
import pytest
from office_of_three import ALL_ROLES, APPROVER, AT, CLERK, REVIEWER, driver_named, zone_named
from stdnum.cn import uscc

from qdpilot.model.document import Document
from qdpilot.model.errors import (
    BlockedError,
    ChangedSinceSeenError,
    RoleMissingError,
    SamePersonError,
    WrongStateError,
)
from qdpilot.model.operator import Member, Operator
from qdpilot.model.right import Application, ApplicationState, Grant, GrantState
from qdpilot.model.schedule import Schedule
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.model.zone import Purpose
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.services import applications, decisions, drawing, grants, register
from qdpilot.services.assess import assess
from qdpilot.services.rights import shown_state
from qdpilot.services.suspending import suspend

CALENDARS = bundled_calendars()


@pytest.fixture
def reviewed(store, terms):
    drafted = applications.draft(store, terms, by=CLERK, at=AT)
    submitted = applications.submit(store, drafted, by=CLERK, at=AT)
    return applications.review(
        store, submitted, opinion="同意", calendars=CALENDARS, by=REVIEWER, at=AT
    )


def look(store, application):
    with store.reading() as reading:
        return assess(reading, application, CALENDARS, at=AT)


def grant(store, application, *, by=APPROVER, seen=None, at=AT):
    token = look(store, application).seen if seen is None else seen
    return decisions.grant(store, application, token, calendars=CALENDARS, by=by, at=at)


def test_granting_leaves_a_right_a_number_and_a_paper(store, reviewed):
    issued = grant(store, reviewed)

    with store.reading() as reading:
        assert reading.get(Application, reviewed.id).state is ApplicationState.GRANTED
        assert reading.get(Grant, issued.grant.id).state is GrantState.IN_FORCE
        (paper,) = reading.all(Document)
    assert issued.grant.number == "青智网联批〔2026〕1号"
    assert paper.number == issued.grant.number
    assert paper.pdf.startswith(b"%PDF")


def test_the_record_is_printed_by_its_hash_and_holds_no_personal_field(store, reviewed):
    paper = grant(store, reviewed).document

    text = text_of(paper.pdf)
    assert hashlib.sha256(paper.record).hexdigest() == paper.record_sha256
    assert paper.record_sha256 in re.sub(r"\s", "", text)
    assert hashlib.sha256(paper.pdf).hexdigest() == paper.pdf_sha256
    assert json.loads(paper.record)


def test_the_printed_head_of_the_history_is_the_one_before_the_issue(store, reviewed):
    with store.reading() as reading:
        before = reading.audit_head()

    paper = grant(store, reviewed).document

    assert paper.audit_head == before


def test_a_taxi_is_not_granted_while_nobody_watches_it(store, terms):
    alone = applications.draft(store, replace(terms, driver_ids=()), by=CLERK, at=AT)
    alone = applications.submit(store, alone, by=CLERK, at=AT)
    alone = applications.review(
        store, alone, opinion="安全员待补", calendars=CALENDARS, by=REVIEWER, at=AT
    )

    with pytest.raises(BlockedError) as refused:
        grant(store, alone)

    assert [one.rule for one in refused.value.findings] == ["driver_none"]
    assert_nothing_issued(store)


def test_the_fleet_of_another_operator_blocks_and_that_of_a_member_does_not(store, operator, terms):
    car = another_car(store)
    driver = another_driver(store, car.operator_id)
    named = replace(terms, vehicle_ids=(car.id,), driver_ids=(driver.id,))
    asked = applications.draft(store, named, by=CLERK, at=AT)

    blocking = look(store, asked).blocking

    assert {(one.rule, one.subject) for one in blocking} == {
        ("vehicle_foreign", car.vin),
        ("driver_foreign", driver.name),
    }
    assert {one.values["owner"] for one in blocking} == {"海岸示例科技有限公司"}

    with store.reading() as reading:
        rival = reading.get(Operator, car.operator_id)
    member = Member(name=rival.name, uscc=rival.uscc, signed=True)
    register.save_operator(store, replace(operator, members=(member,)), by=CLERK, at=AT)
    joined = look(store, asked)
    assert joined.blocking == ()
    register.save_operator(store, replace(rival, phone="0532-00000000"), by=CLERK, at=AT)
    assert look(store, asked).seen != joined.seen

    suspend(store, rival, reason="复查", seen=(), by=APPROVER, at=AT)
    alone = applications.draft(store, terms, by=CLERK, at=AT)  # with nothing of the member
    assert [(one.rule, one.subject) for one in look(store, alone).blocking] == [
        ("subject_suspended", rival.name)
    ]


def test_what_changed_since_the_look_is_named_and_nothing_is_written(store, reviewed, car, driver):
    token = look(store, reviewed).seen
    register.save_vehicle(store, replace(car, model="T6"), by=CLERK, at=AT)
    halt = suspend(store, driver, reason="复查", seen=(), by=APPROVER, at=AT)

    with pytest.raises(ChangedSinceSeenError) as refused:
        grant(store, reviewed, seen=token)

    assert [(kind, id) for kind, id, *_ in refused.value.values["changed"]] == [
        ("Suspension", halt.id),
        ("Vehicle", car.id),
    ]
    assert_nothing_issued(store)


def test_a_closure_drawn_since_the_look_is_noticed(store, reviewed):
    token = look(store, reviewed).seen
    closed = replace(
        zone_named("临时禁行", id="closure-1", west=121.0), purpose=Purpose.CLOSURE, scenario=None
    )
    drawing.add_zones(store, [closed], by=CLERK, at=AT)

    with pytest.raises(ChangedSinceSeenError):
        grant(store, reviewed, seen=token)


def test_a_closure_blocks_until_all_that_is_shared_is_over(store, reviewed):
    two_days = Schedule(start=date(2026, 10, 7), end=date(2026, 10, 8))
    closed = zone_named("马拉松禁行", id="closure-1")
    closed = replace(closed, purpose=Purpose.CLOSURE, scenario=None, schedule=two_days)
    drawing.add_zones(store, [closed], by=CLERK, at=AT)
    midnight = datetime(2026, 10, 8, 16, tzinfo=UTC)  # 00:00 of the 9th in Qingdao

    with store.reading() as reading:
        told = [
            [clash.b.id for clash in assess(reading, reviewed, CALENDARS, at=at).clashes]
            for at in (AT, midnight - timedelta(minutes=1), midnight)
        ]

    assert told == [["closure-1"], ["closure-1"], []]


def test_a_clash_blocks_and_names_the_other_party(store, reviewed, terms):
    first = grant(store, reviewed)
    other = replace(zone_named("石老人区", id="zone-2", west=120.45))
    drawing.add_zones(store, [other], by=CLERK, at=AT)
    second_car = another_car(store)
    asked = replace(
        terms,
        operator_id=second_car.operator_id,
        zone_ids=(other.id,),
        vehicle_ids=(second_car.id,),
        driver_ids=(another_driver(store, second_car.operator_id).id,),
        zone_version_ids=(),
    )
    second = applications.draft(store, asked, by=CLERK, at=AT)
    second = applications.submit(store, second, by=CLERK, at=AT)
    second = applications.review(
        store, second, opinion="冲突待定", calendars=CALENDARS, by=REVIEWER, at=AT
    )

    with pytest.raises(BlockedError) as refused:
        grant(store, second)

    clashing = [one for one in refused.value.findings if one.rule.startswith("clash")]
    assert [one.other_id for one in clashing] == [first.grant.id]
    assert clashing[0].values["number"] == first.grant.number
    with store.reading() as reading:
        assert reading.count(Grant) == 1


def test_the_same_car_is_never_live_in_two_places(store, reviewed, terms):
    grant(store, reviewed)
    far = zone_named("远处", id="zone-3", west=120.2)
    drawing.add_zones(store, [far], by=CLERK, at=AT)
    asked = replace(terms, zone_ids=(far.id,), zone_version_ids=())
    second = applications.draft(store, asked, by=CLERK, at=AT)
    second = applications.submit(store, second, by=CLERK, at=AT)
    second = applications.review(
        store, second, opinion="冲突待定", calendars=CALENDARS, by=REVIEWER, at=AT
    )

    rules = {one.rule for one in look(store, second).blocking}

    assert "clash_vehicle" in rules


@pytest.mark.parametrize("who", [CLERK, REVIEWER], ids=["clerk", "reviewer"])
def test_only_an_approver_grants(store, reviewed, who):
    with pytest.raises(RoleMissingError):
        grant(store, reviewed, by=who)

    assert_nothing_issued(store)


def test_who_reviewed_does_not_grant(store, terms):
    drafted = applications.draft(store, terms, by=CLERK, at=AT)
    submitted = applications.submit(store, drafted, by=CLERK, at=AT)
    passed = applications.review(
        store, submitted, opinion="", calendars=CALENDARS, by=ALL_ROLES, at=AT
    )

    with pytest.raises(SamePersonError):
        grant(store, passed, by=ALL_ROLES)

    assert_nothing_issued(store)


def test_a_granted_application_is_not_granted_again(store, reviewed):
    grant(store, reviewed)

    with pytest.raises(WrongStateError):
        grant(store, reviewed)


def test_a_grant_is_suspended_resumed_and_ended_with_reasons(store, reviewed):
    right = grant(store, reviewed).grant

    paused = grants.turn(store, right, "suspend", reason="施工", by=APPROVER, at=AT)
    back = grants.turn(store, paused, "resume", reason="完工", by=APPROVER, at=AT)
    over = grants.turn(store, back, "end", reason="事故", by=APPROVER, at=AT)

    states = [shown_state(one, at=AT) for one in (paused, back, over)]
    assert states == ["suspended", "not_yet", "ended"]
    with pytest.raises(WrongStateError):
        grants.turn(store, over, "resume", reason="再来", by=APPROVER, at=AT)


def test_an_overnight_right_lives_until_its_last_occurrence_ends(store, reviewed):
    right = grant(store, reviewed).grant
    last_night = AT.replace(year=2026, month=12, day=31, hour=17)  # 01:00 on 1 January there

    assert shown_state(right, at=last_night) == "in_force"
    assert shown_state(right, at=last_night.replace(hour=22)) == "expired"


def another_car(store):
    with store.reading() as reading:
        (car,) = reading.all(Vehicle)
    body = "91370212MA3EX0001"
    code = body + uscc.calc_check_digit(body)
    rival = Operator(id="op-2", name="海岸示例科技有限公司", uscc=code)
    rival = register.save_operator(store, rival, by=CLERK, at=AT)
    other = replace(car, id="car-2", operator_id=rival.id, vin="11111111111111111", version=0)
    saved = register.save_vehicle(store, other, by=CLERK, at=AT)
    with store.reading() as reading:
        (plate,) = reading.all(Plate)
    second = replace(plate, id="plate-2", vehicle_id=saved.id, number="鲁B54321", version=0)
    register.assign_plate(store, second, by=CLERK, at=AT)
    return saved


def another_driver(store, operator_id):
    held = {"id": "driver-2", "id_number": "110101198806151232"}
    one = driver_named("示例安全员二", operator_id=operator_id, **held)
    return register.save_driver(store, one, by=CLERK, at=AT)


def assert_nothing_issued(store):
    with store.reading() as reading:
        assert reading.count(Grant) == 0
        assert reading.count(Document) == 0


def text_of(pdf):
    pages = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return "\n".join(page.get_textpage().get_text_range() for page in pages)
