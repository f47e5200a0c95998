"""The register over time: stopped and lifted, ended, looked up as of a day, files, numbers."""

from __future__ import annotations

import hashlib
from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from db import open_store
from db.checkup import checkup
from qdpilot.model.attachment import LARGEST_FILE, Attachment, StoredFile
from qdpilot.model.canonical import canonical
from qdpilot.model.errors import (
    ChangedSinceSeenError,
    FieldError,
    FrozenError,
    IncompleteError,
    InUseError,
    KeptFileTooLargeError,
    PlateDoubleError,
    RoleMissingError,
    SubjectSuspendedError,
    TakenError,
    UnfitFileError,
)
from qdpilot.model.office import Office
from qdpilot.model.operator import Member, Operator
from qdpilot.model.person import Role
from qdpilot.model.right import Grant, GrantState
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.suspension import SubjectKind
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Cover, Ending, Plate, PlateKind, Policy, Vehicle
from qdpilot.model.words import refusal
from qdpilot.services import attachments, register
from qdpilot.services.ending import end_record
from qdpilot.services.grants import turn
from qdpilot.services.history import as_of, life
from qdpilot.services.personal import reveal_driver
from qdpilot.services.recheck import recheck
from qdpilot.services.suspending import effects, lift, resumable, standing_suspension, suspend
from tests.db.seed import AT, DRIVERS, OPERATOR, PERSONS, PLATE, VEHICLES, sown

BY = PERSONS[0]  # has all roles
PNG = b"\x89PNG\r\n\x1a\n" + b"photo"


@pytest.fixture(params=["file", pytest.param("server", marks=pytest.mark.postgres)])
def office(request):
    with closing(open_store(request.getfixturevalue(request.param), create=True)) as store:
        sown(store)
        with store.writing(BY, at=AT) as work:
            work.record("office.found", work.add(Office(id="office", name="试")))
        yield store
        assert [one for one in checkup(store) if one.what != "numbers"] == []


def stored(store, kind, id):
    with store.reading() as reading:
        return reading.get(kind, id)


def later(days):
    return AT + timedelta(days=days)


def test_what_a_suspension_does_is_shown_done_and_undone(office):
    first, second = (stored(office, Vehicle, one.id) for one in VEHICLES[:2])
    with office.reading() as reading:
        (shown,) = effects(reading, first, at=AT)
    assert (shown.stops, shown.vehicles_left, shown.drivers_left) == (False, 1, 1)
    one = suspend(office, first, reason="刹车故障", seen=(), by=BY, at=AT)
    assert stored(office, Grant, "grant").state is GrantState.IN_FORCE

    with pytest.raises(ChangedSinceSeenError):  # nobody told the person that the right stops now
        suspend(office, second, reason="同", seen=(), by=BY, at=later(1))
    other = suspend(office, second, reason="同", seen=("grant",), by=BY, at=later(1))
    assert stored(office, Grant, "grant").state is GrantState.SUSPENDED
    with pytest.raises(TakenError):
        suspend(office, second, reason="再", seen=(), by=BY, at=later(1))

    with office.reading() as reading:  # whichever of the two may run again
        back = [resumable(reading, held, at=later(2)) for held in (one, other)]
    assert [[right.id for right in rights] for rights in back] == [["grant"], ["grant"]]
    lift(office, one, reason="已修复", by=BY, at=later(2))
    assert stored(office, Grant, "grant").state is GrantState.IN_FORCE
    lift(office, other, reason="已修复", by=BY, at=later(3))
    with office.reading() as reading:
        assert standing_suspension(reading, second.id) is None
        acts = [row.act for row in reading.acts_on(Grant, "grant")]
    assert stored(office, Grant, "grant").state is GrantState.IN_FORCE
    assert acts == ["test.add", "grant.suspend", "grant.resume"]


def test_a_right_that_something_else_holds_down_does_not_go_on(office):
    operator = stored(office, Operator, OPERATOR.id)
    driver = stored(office, SafetyDriver, DRIVERS[0].id)
    one = suspend(office, operator, reason="整改", seen=("grant",), by=BY, at=AT)
    suspend(office, driver, reason="培训过期", seen=(), by=BY, at=later(1))

    lift(office, one, reason="完成", by=BY, at=later(2))

    assert stored(office, Grant, "grant").state is GrantState.SUSPENDED
    with pytest.raises(SubjectSuspendedError) as told:  # nor by hand
        turn(office, stored(office, Grant, "grant"), "resume", reason="急", by=BY, at=later(3))
    assert (told.value.values["subjects"], told.value.values["reason"]) == (
        (driver.name,),
        "培训过期",
    )


def test_only_an_approver_suspends(office):
    clerk = replace(BY, roles=(Role.CLERK,))
    with pytest.raises(RoleMissingError):
        suspend(office, stored(office, Vehicle, "vehicle 0"), reason="x", seen=(), by=clerk, at=AT)


def test_a_record_ends_and_its_plates_with_it(office):
    with pytest.raises(InUseError):
        end_record(office, stored(office, Vehicle, "vehicle 0"), reason="报废", by=BY, at=AT)
    register.assign_plate(office, replace(PLATE, vehicle_id="vehicle 2", version=0), by=BY, at=AT)

    ended = end_record(office, stored(office, Vehicle, "vehicle 2"), reason="报废", by=BY, at=AT)

    plate = stored(office, Plate, PLATE.id)
    assert (ended.ended_on, ended.end_reason) == (date(2026, 1, 2), "报废")
    assert (plate.withdrawn_on, plate.ending) == (date(2026, 1, 2), Ending.TAKEN_BACK)


def test_a_record_is_what_it_was_on_any_day(office):
    begun = replace(VEHICLES[0], id="new", vin="1M8GDM9AXKP042788")
    car = register.save_vehicle(office, begun, by=BY, at=AT)
    policy = Policy(cover=Cover.LIABILITY, start=date(2026, 1, 1), end=date(2026, 12, 31))
    cover = replace(policy, amount_cny=3_000_000)
    car = register.save_vehicle(office, replace(car, model="乙"), by=BY, at=later(1))
    car = register.save_vehicle(office, replace(car, policies=(cover, cover)), by=BY, at=later(2))

    span = {"start": later(2).date(), "end": later(4).date()}
    own = replace(PLATE, id="own", vehicle_id=car.id, number="青低速P1455", **span)
    register.assign_plate(office, own, by=BY, at=later(2))
    stop = suspend(office, car, reason="刹车故障", seen=(), by=BY, at=later(3))
    lift(office, stop, reason="已修复", by=BY, at=later(4))

    with office.reading() as reading:
        told = life(reading, Vehicle, car.id)
    days = [(AT + timedelta(days=day)).date() for day in (-1, 0, 1, 3, 9)]
    then = [as_of(told, day=one, timezone=ZoneInfo("Asia/Shanghai")) for one in days]

    assert [(one.act, one.changed) for one in told] == [
        ("vehicle.add", ()),
        ("vehicle.correct", ("model",)),
        ("vehicle.correct", ("liability_until", "liability_cny", "policies")),
        ("plate.add", ()),
        ("register.suspend", ()),
        ("register.lift", ("lifted_at", "lift_reason")),
    ]
    assert [one and one.value.model for one in then] == [None, "甲", "乙", "乙", "乙"]
    last = then[-1].value
    assert (last.liability_until, last.liability_cny) == (date(2026, 12, 31), 6_000_000)
    assert [[plate.number for plate in one.plates] for one in then[1:]] == [
        [], [], ["青低速P1455"], []
    ]  # fmt: skip
    assert [one.suspension and one.suspension.reason for one in then[2:]] == [
        None, "刹车故障", None
    ]  # fmt: skip


@pytest.fixture
def car(office):
    """Return a vehicle with two covers by policies, which say its last days and its sum."""
    begun = replace(VEHICLES[0], id="new", vin="1M8GDM9AXKP042788", insured_until=None)
    span = {"start": date(2026, 1, 1), "end": date(2026, 12, 31)}
    first = Policy(cover=Cover.COMPULSORY, **span)
    second = Policy(cover=Cover.GUARANTEE, amount_cny=5_000_000, **span)
    held = register.save_vehicle(office, replace(begun, policies=(first, second)), by=BY, at=AT)
    assert told(held) == (date(2026, 12, 31), date(2026, 12, 31), 5_000_000)
    return held


def told(car):
    return (car.insured_until, car.liability_until, car.liability_cny)


def test_what_policies_say_holds_and_what_was_typed_without_any_stays(office, car):
    """That what they said goes with the last of them is done, and seen, in the form."""

    def save(**changes):
        nonlocal car
        car = register.save_vehicle(office, replace(car, **changes), by=BY, at=AT)
        assert told(stored(office, Vehicle, car.id)) == told(car)
        return told(car)

    until, typed = date(2026, 12, 31), date(2026, 11, 30)

    assert save(liability_until=typed, liability_cny=7) == (until, until, 5_000_000)
    assert save(policies=(), insured_until=None, liability_until=typed) == (None, typed, 5_000_000)
    assert save(model="乙", liability_cny=7) == (None, typed, 7)
    assert save(insured_until=typed) == (typed, typed, 7)
    assert save(policies=(Policy(cover=Cover.LIABILITY, start=typed, end=until),)) == (
        typed,
        until,
        None,
    )


def test_the_last_policy_under_a_standing_plate_stays(office, car):
    plate = replace(PLATE, vehicle_id=car.id, number="鲁B12345", kind=PlateKind.TEMPORARY)
    register.assign_plate(office, plate, by=BY, at=AT)

    bare = replace(car, policies=car.policies[1:], insured_until=None)
    with pytest.raises(FieldError) as refused:
        register.save_vehicle(office, bare, by=BY, at=AT)

    assert refused.value.values["rule"].rule == "plate_cover_lost"
    assert stored(office, Vehicle, car.id) == car


def test_who_looks_at_a_full_number_is_on_record_and_the_number_is_not(office):
    driver = replace(DRIVERS[1], id="new", id_number="11010519491231002X")
    saved = register.save_driver(office, driver, by=BY, at=AT)

    seen = reveal_driver(office, saved.id, by=BY, at=later(1))

    with office.reading() as reading:
        rows = list(reading.audit())
    assert (seen.id_number, rows[-1].act, rows[-1].at) == (
        "11010519491231002X",
        "driver.reveal",
        later(1),
    )
    assert "11010519491231002X" not in str(rows)
    # Whoever knows all of the driver but the salt cannot tell whether this is the one.
    guess = hashlib.sha256(canonical(replace(saved, salt=b""))).hexdigest()
    assert len(saved.salt) == 16
    assert guess not in {row.content_sha256 for row in rows}


def test_codes_are_given_without_gap_and_stay(office):
    made = []
    for number in range(2):
        cart = register.save_vehicle(
            office,
            replace(VEHICLES[0], id=f"cart {number}", vin=f"QD-{number}A", track=Track.LOW_SPEED),
            by=BY,
            at=AT,
        )
        code = replace(PLATE, id=f"code {number}", vehicle_id=cart.id, number="")
        made.append(register.assign_plate(office, code, by=BY, at=AT))
        late = replace(code, id="x", certificate_end=date(2026, 3, 11))
        with pytest.raises((FieldError, PlateDoubleError)):  # gives its number back
            register.assign_plate(office, late, by=BY, at=AT)

    assert [one.number for one in made] == ["青低速260001", "青低速260002"]
    assert [one for one in checkup(office) if one.row.startswith("vehicle_code")] == []
    with pytest.raises(FrozenError), office.writing(BY, at=AT) as work:
        work.drop(made[0])


def test_files_are_kept_once_by_content_and_never_change(office):
    about = (SubjectKind.VEHICLE, "vehicle 0")
    one = attachments.attach(office, about, name="正面.png", content=PNG, by=BY, at=AT)
    two = attachments.attach(office, about, name="同一张.png", content=PNG, by=BY, at=AT)
    with pytest.raises(UnfitFileError):
        attachments.attach(office, about, name="照片.png", content=b"MZ\x90", by=BY, at=AT)
    big = PNG + bytes(LARGEST_FILE)
    with pytest.raises(KeptFileTooLargeError) as refused:
        attachments.attach(office, about, name="大.png", content=big, by=BY, at=AT)
    assert refusal(refused.value) == "“大.png”有 20.1 MB，超过上限 20 MB。"

    attachments.set_aside(office, two, reason="重复", by=BY, at=AT)

    with office.reading() as reading:
        assert attachments.content_of(reading, one) == PNG
        assert (one.media, one.file_id) == ("image/png", two.file_id)
        assert reading.count(StoredFile) == 2  # the seed's and this one
        assert len(reading.all(Attachment, subject_id="vehicle 0", ended_on=None)) == 1
    with pytest.raises(FrozenError), office.writing(BY, at=AT) as work:
        work.drop(work.get(StoredFile, one.file_id))


def test_members_by_name_hash_as_before_there_was_more_to_say():
    before = Operator(id="o", name="甲", uscc="9" * 18, members=(Member(name="乙"),))

    assert b'"members":["\xe4\xb9\x99"]' in canonical(before)
    assert b"contacts" not in canonical(before)
    assert b'{"name":"\xe4\xb9\x99","uscc":"1"}' in canonical(
        replace(before, members=(Member(name="乙", uscc="1"),))
    )


def test_a_temporary_plate_hangs_on_its_certificate(office):
    plate = replace(
        PLATE,
        number="鲁B1234试",
        kind=PlateKind.TEST,
        certificate="青智网联批〔2026〕1号",
        certificate_start=date(2026, 3, 11),
        certificate_end=date(2026, 9, 1),
    )
    with pytest.raises(FieldError) as refused:
        register.assign_plate(office, plate, by=BY, at=AT)

    assert refused.value.values["rule"].rule == "plate_beyond"
    register.assign_plate(office, replace(plate, start=date(2026, 3, 11)), by=BY, at=AT)


def test_a_plate_that_hangs_on_an_ended_right_must_go_back(office):
    plate = replace(PLATE, certificate="青智网联批〔2026〕1号")
    held = register.assign_plate(office, plate, by=BY, at=AT)
    turn(office, stored(office, Grant, "grant"), "end", reason="事故", by=BY, at=AT)
    with office.reading() as reading:
        (told,) = recheck(reading, at=AT)
    assert (told.what, "青低速P1444" in told.reason) == ("plate", True)

    gone = {"on": AT.date(), "reason": "无法收回", "ending": Ending.VOID, "by": BY, "at": AT}
    with pytest.raises(IncompleteError):
        register.withdraw_plate(office, held, notice=" ", **gone)
    register.withdraw_plate(office, held, notice="青岛日报2026年9月2日", **gone)

    with office.reading() as reading:
        assert list(recheck(reading, at=AT)) == []
