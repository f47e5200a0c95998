"""A suspended operator stands still everywhere: also in the right of another's consortium."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from office_of_three import APPROVER, AT, CLERK, REVIEWER, driver_named

from qdpilot.exchange.sheets import SheetFile
from qdpilot.model.document import Document, DocumentKind
from qdpilot.model.errors import FieldError, InUseError, SubjectSuspendedError
from qdpilot.model.operator import Member, Operator, Paper, PaperKind
from qdpilot.model.right import Grant, GrantState
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.vehicle import PlateKind, Vehicle
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.services import applications, decisions, grants, register
from qdpilot.services.assess import assess
from qdpilot.services.at import in_force_at
from qdpilot.services.ending import end_record
from qdpilot.services.reports import at_report
from qdpilot.services.sheet_books import import_sheet, weigh_sheet
from qdpilot.services.sheet_fields import DRIVERS, VEHICLES, mapped
from qdpilot.services.sheet_headings import headings
from qdpilot.services.suspending import effects, lift, suspend
from qdpilot.services.told import at_lines
from qdpilot.services.vehicle_sheet import Plan
from tests.qdpilot.rules.test_checks import PLATE

CALENDARS = bundled_calendars()
FRIDAY = datetime.fromisoformat("2026-10-09T23:10+08:00")


@pytest.fixture
def member(store, operator):
    """Return a member of the consortium that `operator` leads."""
    one = Operator(id="op-2", name="青岛成员车辆有限公司", uscc="91370212MA3EX0001Q")
    one = register.save_operator(store, one, by=CLERK, at=AT)
    said = Member(name=one.name, uscc=one.uscc, liability_percent=40, signed=True)
    agreed = Paper(kind=PaperKind.LIABILITY_AGREEMENT)
    lead = replace(operator, members=(said,), liability_percent=60, papers=(agreed,))
    register.save_operator(store, lead, by=CLERK, at=AT)
    return one


def granted(store, terms):
    asked = applications.draft(store, terms, by=CLERK, at=AT)
    asked = applications.submit(store, asked, by=CLERK, at=AT)
    asked = applications.review(store, asked, opinion="可", calendars=CALENDARS, by=REVIEWER, at=AT)
    with store.reading() as reading:
        seen = assess(reading, asked, CALENDARS, at=AT).seen
    said = {"calendars": CALENDARS, "by": APPROVER, "at": AT, "reason": "已核对"}
    return decisions.grant(store, asked, seen, **said).grant


@pytest.fixture
def shared(store, car, terms, member):
    """Return a right of the consortium with a car and a driver of the lead and of the member."""
    theirs = replace(car, id="car-2", vin="1HGCM82633A004352", operator_id=member.id, version=0)
    register.save_vehicle(store, theirs, by=CLERK, at=AT)
    days = {"start": terms.schedule.start, "end": terms.schedule.end + timedelta(days=1)}
    plate = replace(PLATE, id="plate-2", vehicle_id="car-2", number="鲁B12346", **days)
    own = replace(plate, id="own", number="QD-INT-007", kind=PlateKind.INTERNAL, end=None)
    for one in (own, plate):  # on the road it is known by its plate, whichever was first
        register.assign_plate(store, one, by=CLERK, at=AT)
    named = {"id": "driver-2", "operator_id": member.id, "id_number": "110101198806151232"}
    register.save_driver(store, driver_named("示例安全员二", **named), by=CLERK, at=AT)
    both = {"vehicle_ids": ("car-1", "car-2"), "driver_ids": ("driver-1", "driver-2")}
    return granted(store, replace(terms, **both))


def state_of(store, right):
    with store.reading() as reading:
        return reading.get(Grant, right.id).state


def held(store, at):
    with store.reading() as reading:
        return in_force_at(reading, 120.45, 36.10, at)


def test_the_fleet_of_a_suspended_member_may_not_run_in_the_right_of_the_consortium(
    store, shared, member, operator
):
    with store.reading() as reading:
        (told,) = effects(reading, member, at=AT)
    assert (told.grant.id, told.lead, told.stops) == (shared.id, operator.name, False)
    assert (told.vehicles_left, told.drivers_left) == (1, 1)
    suspend(store, member, reason="安全评估未通过", seen=(), by=APPROVER, at=AT)

    (here,) = held(store, FRIDAY).grants

    assert (here.barred, here.fleet) == (("鲁B·12346",), 2)
    report = at_report(held(store, FRIDAY), timezone="Asia/Shanghai")
    assert any("不得运行" in line and "鲁B·12346" in line for line in at_lines(report))
    assert state_of(store, shared) is GrantState.IN_FORCE


def test_a_consortium_whose_last_car_is_a_suspended_members_stops_and_goes_on_with_it(
    store, shared, member, operator, car
):
    suspend(store, car, reason="刹车故障", seen=(), by=APPROVER, at=AT)
    with store.reading() as reading:
        (told,) = effects(reading, member, at=AT)
    assert told.stops
    made = suspend(store, member, reason="整改", seen=(shared.id,), by=APPROVER, at=AT)
    with store.reading() as reading:
        stopped = reading.get(Grant, shared.id)
    assert stopped.state is GrantState.SUSPENDED
    with pytest.raises(SubjectSuspendedError) as refused:
        grants.turn(store, stopped, "resume", reason="急", by=APPROVER, at=AT)
    assert set(refused.value.values["subjects"]) == {member.name, car.vin}

    lift(store, made, reason="已整改", by=APPROVER, at=AT + timedelta(hours=1))

    assert state_of(store, shared) is GrantState.IN_FORCE


def test_who_holds_the_right_is_told_that_a_members_fleet_stops_and_goes_on(
    store, shared, member, operator
):
    day = timedelta(days=20)  # when its plate is valid
    made = suspend(store, member, reason="安全评估未通过", seen=(), by=APPROVER, at=AT + day)
    lift(store, made, reason="已整改", by=APPROVER, at=AT + 2 * day)

    with store.reading() as reading:
        _, stopped, back = reading.all(Document, grant_id=shared.id)
    assert [one.kind for one in (stopped, back)] == [
        DocumentKind.SUSPENSION,
        DocumentKind.RESUMPTION,
    ]
    told, again = (json.loads(one.record) for one in (stopped, back))
    assert told["operator"]["name"] == operator.name
    assert (told["member"], told["plates"]) == (member.name, ["鲁B·12346"])
    said = "".join(told["text"])
    assert f"暂停{member.name}的车辆和安全员运行" in said
    assert f"{shared.number}批复的路权继续有效" in said
    assert f"恢复{member.name}的车辆和安全员凭{shared.number}批复运行" in "".join(again["text"])


def test_the_notice_that_a_right_goes_on_names_what_may_not_run_all_the_same(store, shared, member):
    later, said = AT + timedelta(days=20), {"reason": "伤人事故", "by": APPROVER}
    suspend(store, member, reason="安全评估未通过", seen=(), by=APPROVER, at=later)
    stopped = grants.turn(store, shared, "suspend", at=later, **said)
    grants.turn(store, stopped, "resume", at=later, **said)

    with store.reading() as reading:
        notice = reading.all(Document, grant_id=shared.id)[-1]
    told = json.loads(notice.record)
    assert told["kind"] == DocumentKind.RESUMPTION
    assert told["text"][-1] == "该批复所列的下列车辆另被暂停，未经恢复不得运行：鲁B·12346。"


@pytest.mark.parametrize(
    ("kind", "save", "book", "head"),
    [
        (Vehicle, register.save_vehicle, VEHICLES, "车架号"),
        (SafetyDriver, register.save_driver, DRIVERS, "身份证号码"),
    ],
)
def test_what_is_a_suspended_members_becomes_nobody_elses(
    store, shared, member, operator, kind, save, book, head
):
    with store.reading() as reading:
        (theirs,) = reading.all(kind, operator_id=member.id)
    moved = replace(theirs, operator_id=operator.id)
    columns = ([head, getattr(theirs, book.key)], ["企业名称", operator.name])
    sheet = SheetFile(name="a.csv", sha256="0" * 64, columns=columns, rows=2)
    plan = Plan(columns=mapped(headings(sheet, book).labels, book), existing="update")

    def weighed():
        with store.reading() as reading:
            return weigh_sheet(sheet, plan, reading, book)

    before = weighed()
    made = suspend(store, member, reason="整改", seen=(), by=APPROVER, at=AT)

    for move in (
        lambda: save(store, moved, by=CLERK, at=AT),
        lambda: import_sheet(store, before, by=CLERK, at=AT),
    ):
        with pytest.raises(FieldError) as refused:
            move()
        assert refused.value.values["field"] == "operator_id"
        assert refused.value.values["rule"].rule == "owner_suspended"
    (told,) = (one for one in weighed().problems if one.blocks)
    assert (told.row, told.field, told.suggestion) == (2, "operator", member.name)
    lift(store, made, reason="已整改", by=APPROVER, at=AT)
    assert weighed().bad_rows == frozenset()
    assert save(store, moved, by=CLERK, at=AT).operator_id == operator.id


def test_a_member_without_a_car_in_the_right_is_told_of_it_too(store, terms, member, operator):
    right = granted(store, terms)

    with store.reading() as reading:
        (told,) = effects(reading, member, at=AT)

    assert (told.grant.id, told.lead, told.stops) == (right.id, operator.name, False)


def test_a_member_without_a_car_does_not_leave_while_a_right_of_its_consortium_lives(
    store, terms, member
):
    right = granted(store, terms)
    with pytest.raises(InUseError):
        end_record(store, member, reason="退出", by=CLERK, at=AT)

    grants.turn(store, right, "end", reason="撤回", by=APPROVER, at=AT)

    assert end_record(store, member, reason="退出", by=CLERK, at=AT).ended_on == AT.date()


@pytest.mark.parametrize("first", [0, 1])
def test_a_right_goes_on_as_soon_as_one_of_its_cars_may_run_again(store, shared, car, first):
    with store.reading() as reading:
        cars = [car, reading.get(Vehicle, "car-2")]
    held = [
        suspend(store, one, reason="刹车故障", seen=seen, by=APPROVER, at=AT)
        for one, seen in zip(cars, ((), (shared.id,)), strict=True)
    ]

    lift(store, held[first], reason="已修复", by=APPROVER, at=AT + timedelta(hours=1))

    assert state_of(store, shared) is GrantState.IN_FORCE


def test_a_right_that_stopped_with_a_member_goes_on_though_its_car_is_the_leads_by_now(
    store, shared, member, operator, car
):
    suspend(store, car, reason="刹车故障", seen=(), by=APPROVER, at=AT)
    made = suspend(store, member, reason="整改", seen=(shared.id,), by=APPROVER, at=AT)
    with store.writing(CLERK, at=AT) as work:  # as a merger of the two would leave them
        for kind, id in ((Vehicle, "car-2"), (SafetyDriver, "driver-2")):
            moved = work.replace(replace(work.get(kind, id), operator_id=operator.id))
            work.record("vehicle.correct", moved)

    lift(store, made, reason="已整改", by=APPROVER, at=AT + timedelta(hours=1))

    assert state_of(store, shared) is GrantState.IN_FORCE
