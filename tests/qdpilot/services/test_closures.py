"""Emergency closure: what it stops, what it lets run again, and what it leaves alone."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pypdfium2
import pytest
import shapely
from office_of_three import ALL_ROLES, APPROVER, AT, CLERK, REVIEWER

from qdpilot.model.closure import EmergencyClosure
from qdpilot.model.document import Document, DocumentKind
from qdpilot.model.errors import (
    ChangedSinceSeenError,
    ClockBackError,
    ClosureStandsError,
    ClosureTimeError,
    ReasonMissingError,
    RoleMissingError,
    WrongStateError,
)
from qdpilot.model.operator import Operator
from qdpilot.model.right import Grant, GrantState
from qdpilot.model.vehicle import Plate, PlateKind
from qdpilot.model.words import refusal
from qdpilot.model.zone import Purpose, Zone
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.schedule.occurrences import minutes
from qdpilot.services import applications, decisions, drawing, grants, register, suspending
from qdpilot.services.assess import assess
from qdpilot.services.at import in_force_at
from qdpilot.services.closure_plan import Plan, closed_times, concerned
from qdpilot.services.closures import standing_closures
from qdpilot.services.dues import dues
from qdpilot.services.emergency import declare, lift
from qdpilot.services.onward import confirm_clock
from qdpilot.services.overrun import cover, spared, uncovered

CALENDARS = bundled_calendars()
LATER = datetime(2026, 10, 8, 13, 0, tzinfo=UTC)  # Thursday 21:00 in Qingdao
IN_FORCE, SUSPENDED = GrantState.IN_FORCE, GrantState.SUSPENDED


@dataclass
class Drawn:
    added: tuple = ()
    changed: tuple = ()
    removed: tuple = ()


@pytest.fixture
def right(store, terms):
    """A granted right: nights from 22:00, 120.44 to 120.46."""
    one = applications.draft(store, terms, by=CLERK, at=AT)
    one = applications.submit(store, one, by=CLERK, at=AT)
    one = applications.review(store, one, opinion="", calendars=CALENDARS, by=REVIEWER, at=AT)
    with store.reading() as reading:
        seen = assess(reading, one, CALENDARS, at=AT).seen
    return decisions.grant(store, one, seen, calendars=CALENDARS, by=APPROVER, at=AT).grant


def text_of(pdf):
    pages = pypdfium2.PdfDocument(io.BytesIO(pdf))
    return "".join(page.get_textpage().get_text_range() for page in pages)


def plan(*, west=120.45, hours=10, start=LATER, reason="路面塌陷"):
    return Plan(
        name="塌陷处",
        shape=shapely.box(west, 36.1, west + 0.001, 36.101),
        start=start,
        end=start + timedelta(hours=hours),
        reason=reason,
    )


def close(store, what=None, at=LATER):
    return declare(store, what or plan(), calendars=CALENDARS, by=APPROVER, at=at)


def state(store, right):
    with store.reading() as reading:
        return reading.get(Grant, right.id).state


def test_it_lists_suspends_prints_and_lifts_with_a_record_each(store, right):
    number = {"number": "N-07", "kind": PlateKind.INTERNAL}
    beside = Plate(id="n", vehicle_id="car-1", start=date(2026, 10, 5), end=None, **number)
    register.assign_plate(store, beside, by=CLERK, at=AT)
    with store.reading() as reading:
        (met,) = concerned(reading, plan(), CALENDARS)
    sketch = Zone(id="s", name="新区域", purpose=Purpose.PILOT_AREA, shape=plan(west=120.6).shape)
    ahead = LATER + timedelta(days=300)  # of a clock that is right again now
    drawing.save(store, Drawn(added=(sketch,)), by=CLERK, at=ahead)
    assert (met.grant.id, met.vehicles, met.is_running) == (right.id, 1, True)
    assert met.first == datetime(2026, 10, 8, 14, tzinfo=UTC)
    assert met.plates == ("鲁B·12345",)  # by what one knows it on the road

    done = close(store, plan(reason="路面塌陷。"))  # a sentence, as people type it

    assert state(store, right) is SUSPENDED
    assert done.closure.grant_ids == (right.id,)
    (paper,) = done.documents
    assert (paper.kind, paper.number) == (DocumentKind.SUSPENSION, "青智网联停〔2026〕1号")
    text = "".join(text_of(paper.pdf).split())
    for words in ("因路面塌陷，决定自2026年10月8日21时00分", right.number, paper.record_sha256):
        assert words in text

    lifted_at = LATER + timedelta(hours=2)
    with pytest.raises(ClockBackError):
        lift(store, done.closure, reason="已修复", by=ALL_ROLES, at=lifted_at)
    confirm_clock(store, reason="时钟曾走快", by=APPROVER, at=lifted_at)
    back = lift(store, done.closure, reason="已修复。", by=ALL_ROLES, at=lifted_at)

    assert state(store, right) is IN_FORCE
    assert back.documents[0].number == "青智网联复〔2026〕1号"
    text = "".join(text_of(back.documents[0].pdf).split())
    assert "已修复。" in text
    assert "。。" not in text
    with store.reading() as reading:
        acts = [row.act for row in reading.audit()][-9:]
        zone = reading.get(Zone, done.closure.zone_id)
    wanted = ["closure.declare", "grant.suspend", "document.issue", "closure.lift", "grant.resume"]
    assert [one for one in acts if one in wanted] == [*wanted, "document.issue"]
    live = minutes(zone.schedule, CALENDARS)
    assert live.tolist() == [[LATER.timestamp() // 60, LATER.timestamp() // 60 + 120]]


@pytest.mark.parametrize(
    ("meant", "taken"),
    [
        ({}, True),
        ({"scenario": "robotaxi"}, False),
        ({"capacity": 3}, False),
        ({"note": "?"}, False),
    ],
)
def test_an_outline_drawn_to_be_closed_becomes_the_closure(store, right, meant, taken):
    what = plan()
    sketch = Zone(id="s", name="新区域", purpose=Purpose.PILOT_AREA, shape=what.shape, **meant)
    drawing.save(store, Drawn(added=(sketch,)), by=CLERK, at=AT)

    done = close(store, replace(what, zone_id="s"))

    assert (done.closure.zone_id == "s") == taken
    with store.reading() as reading:
        assert (reading.get(Zone, "s").purpose is Purpose.CLOSURE) == taken


def test_a_number_that_is_over_names_no_vehicle(store, right):
    with store.writing(CLERK, at=AT) as work:
        (plate,) = work.all(Plate)
        taken = work.replace(replace(plate, withdrawn_on=date(2026, 10, 5)))
        work.record("plate.withdraw", taken)

    with store.reading() as reading:
        (met,) = concerned(reading, plan(), CALENDARS)
    assert met.plates == ("1M8GDM9AXKP042788",)


def test_what_is_elsewhere_or_at_another_time_runs_on(store, right):
    elsewhere = close(store, plan(west=120.5))
    by_day = close(store, plan(start=LATER - timedelta(hours=12), hours=6))

    assert elsewhere.grants == by_day.grants == ()
    assert state(store, right) is IN_FORCE


def test_what_was_suspended_for_another_reason_stays_so(store, right):
    grants.turn(store, right, "suspend", reason="事故", by=APPROVER, at=AT)
    done = close(store)
    assert done.grants == done.documents == ()
    assert done.left == (right.number,)

    back = lift(store, done.closure, reason="已修复", by=APPROVER, at=LATER)

    assert state(store, right) is SUSPENDED
    assert back.left == (right.number,)


def test_what_a_closure_stopped_can_be_suspended_by_hand_too_and_waits_for_that(store, right):
    done = close(store)
    said = {"reason": "伤人事故", "by": APPROVER, "at": LATER}
    with store.reading() as reading:
        held = grants.turn(store, reading.get(Grant, right.id), "suspend", **said)

    back = lift(store, done.closure, reason="已修复", by=APPROVER, at=LATER)

    assert (back.left, state(store, right)) == ((right.number,), SUSPENDED)
    with store.reading() as reading:
        told = [one.kind for one in reading.all(Document, grant_id=right.id)]
    assert told[1:] == [DocumentKind.SUSPENSION, DocumentKind.SUSPENSION]
    with pytest.raises(WrongStateError):
        grants.turn(store, held, "suspend", **said)
    grants.turn(store, held, "resume", **said)
    assert state(store, right) is IN_FORCE


def test_a_right_under_two_closures_waits_for_both(store, right):
    first = close(store).closure
    second = close(store, plan(west=120.455), at=LATER + timedelta(minutes=1)).closure

    lift(store, first, reason="开", by=APPROVER, at=LATER + timedelta(minutes=2))
    assert state(store, right) is SUSPENDED

    lift(store, second, reason="开", by=APPROVER, at=LATER + timedelta(minutes=3))
    assert state(store, right) is IN_FORCE


def test_nobody_lets_a_right_run_under_a_closure(store, right):
    done = close(store)
    with store.reading() as reading:
        held = reading.get(Grant, right.id)

    with pytest.raises(ClosureStandsError):
        grants.turn(store, held, "resume", reason="急用", by=APPROVER, at=LATER)
    grants.turn(store, held, "end", reason="撤销", by=APPROVER, at=LATER)
    back = lift(store, done.closure, reason="已修复", by=APPROVER, at=LATER)

    assert back.grants == ()
    assert state(store, right) is GrantState.ENDED


def test_an_operator_that_may_run_again_still_waits_for_the_closure(store, right):
    with store.reading() as reading:
        operator = reading.get(Operator, right.terms.operator_id)
    stop = {"reason": "整改", "by": APPROVER, "at": AT}
    held = suspending.suspend(store, operator, seen=[right.id], **stop)
    close(store)

    suspending.lift(store, held, reason="整改完成", by=APPROVER, at=LATER)

    assert state(store, right) is SUSPENDED


def test_time_alone_lets_nothing_run_again(store, right):
    close(store, plan(hours=2))

    assert state(store, right) is SUSPENDED
    with store.reading() as reading:
        assert len(standing_closures(reading)) == 1


def test_what_begins_under_a_closure_that_nobody_lifted_is_stopped_and_told(store, right):
    early = LATER - timedelta(days=9)  # before the right's first day

    done = close(store, plan(start=early, hours=2), at=early)

    assert [(one.id, one.state) for one in done.grants] == [(right.id, SUSPENDED)]
    (paper,) = done.documents
    assert paper.grant_id == right.id
    said = "".join(text_of(paper.pdf).split())
    assert "最早自2026年10月1日22时00分起使用" in said
    assert "上述区域和时段" not in said
    back = lift(store, done.closure, reason="已修复", by=APPROVER, at=early + timedelta(hours=1))
    assert [one.state for one in back.grants] == [IN_FORCE]


def test_a_right_that_begins_in_the_night_after_an_unlifted_closure_of_its_first_day(store, right):
    morning = datetime(2026, 10, 1, 1, 0, tzinfo=UTC)

    done = close(store, plan(start=morning, hours=2), at=morning)

    assert [one.id for one in done.grants] == [right.id]


def test_a_right_stopped_by_two_things_goes_on_when_the_last_is_lifted(store, right):
    with store.reading() as reading:
        operator = reading.get(Operator, right.terms.operator_id)
    said = {"reason": "整改", "by": APPROVER}
    done = close(store)
    held = suspending.suspend(store, operator, seen=(), at=LATER, **said)
    back = lift(store, done.closure, reason="已修复", by=APPROVER, at=LATER)
    assert back.left == (right.number,)

    suspending.lift(store, held, at=LATER, **said)

    assert state(store, right) is IN_FORCE


@pytest.mark.parametrize(
    ("what", "by", "error"),
    [
        (plan(), CLERK, RoleMissingError),
        (plan(), REVIEWER, RoleMissingError),
        (plan(reason=" "), APPROVER, ReasonMissingError),
        (plan(hours=0), APPROVER, ClosureTimeError),
    ],
)
def test_an_approver_says_why_and_until_when(store, what, by, error):
    with pytest.raises(error):
        declare(store, what, calendars=CALENDARS, by=by, at=LATER)

    with store.reading() as reading:
        assert reading.count(EmergencyClosure) == reading.count(Document) == 0


def test_it_is_lifted_once(store, right):
    """Nor is a right told that it may run when its time ran out meanwhile."""
    done = close(store)
    late = datetime(2027, 4, 30, tzinfo=UTC)
    back = lift(store, done.closure, reason="开", by=APPROVER, at=late)
    lifted = back.closure

    assert (back.grants, back.documents, back.left) == ((), (), (right.number,))
    with pytest.raises(WrongStateError):
        lift(store, lifted, reason="开", by=APPROVER, at=LATER)


@pytest.mark.parametrize("hours", [1, 3, 24, 50])
def test_the_closed_time_is_exact(hours):
    end = LATER + timedelta(hours=hours)

    spans = minutes(closed_times(LATER, end, "Asia/Shanghai"), CALENDARS)

    assert spans.tolist() == [[LATER.timestamp() // 60, end.timestamp() // 60]]


def test_a_closure_that_nobody_lifted_holds_on_when_its_time_is_over(store, terms):
    """A right for the weeks after it is refused until somebody lifts it."""
    later = replace(terms, schedule=replace(terms.schedule, start=date(2026, 11, 1)))
    one = applications.draft(store, later, by=CLERK, at=AT)
    done = close(store, plan(hours=2))
    over, lifted_at = LATER + timedelta(hours=2), LATER + timedelta(days=3)

    def closed(at):
        with store.reading() as reading:
            held = in_force_at(reading, 120.4505, 36.1005, at).closures
            blocking = assess(reading, one, CALENDARS, at=at).blocking
        return [found.until for found in held], [found.rule for found in blocking]

    assert closed(over - timedelta(minutes=1)) == ([over], ["clash_closure"])
    assert closed(over) == ([None], ["clash_closure"])
    lift(store, done.closure, reason="已修复", by=APPROVER, at=lifted_at)

    assert closed(over) == ([lifted_at], [])
    assert closed(lifted_at) == ([], [])


@pytest.mark.parametrize("opened", [{"purpose": Purpose.PILOT_AREA}, {"schedule": None}, None])
def test_what_an_approver_closed_nobody_opens_by_drawing(store, right, opened):
    done = close(store)
    with store.reading() as reading:
        zone = reading.get(Zone, done.closure.zone_id)
    drawn = Drawn(removed=(zone,)) if opened is None else Drawn(changed=(replace(zone, **opened),))

    with pytest.raises(ClosureStandsError) as refused:
        drawing.save(store, drawn, by=CLERK, at=LATER)

    assert "塌陷处" in refusal(refused.value)
    named = drawing.save(store, Drawn(changed=(replace(zone, note="示"),)), by=CLERK, at=LATER)
    lift(store, done.closure, reason="已修复", by=APPROVER, at=LATER)
    with store.reading() as reading:
        zone = reading.get(Zone, zone.id)
    assert named[zone.id].note == "示"
    drawing.save(store, Drawn(changed=(replace(zone, schedule=None),)), by=CLERK, at=LATER)


def test_what_runs_only_outside_the_hours_of_a_closure_is_stopped_once_it_holds_on(store, right):
    """Noon to two: a right of the night runs on until an approver covers it."""
    noon = datetime(2026, 10, 8, 4, tzinfo=UTC)
    over = noon + timedelta(hours=3)
    with store.reading() as reading:
        for closing, many in ((plan(start=noon, hours=2), 1), (plan(start=noon, hours=20), 0)):
            met = concerned(reading, closing, CALENDARS)
            assert spared(reading, closing, met, CALENDARS, at=noon) == many
    done = close(store, plan(start=noon, hours=2), at=noon)
    assert (done.grants, state(store, right)) == ((), IN_FORCE)

    def left(at):
        with store.reading() as reading:
            return [one.grant.id for one in uncovered(reading, done.closure, CALENDARS, at=at)]

    def covered(seen, by=APPROVER):
        named = {"calendars": CALENDARS, "seen": seen, "by": by, "at": over}
        return cover(store, done.closure, **named)

    assert left(noon + timedelta(minutes=119)) == []  # its time is not over
    assert left(over) == [right.id]
    with store.reading() as reading:
        (due,) = (one for one in dues(reading, today=date(2026, 10, 9)) if one.what == "closure")
    assert (due.on, due.name, due.id) == (date(2026, 10, 8), "2026-1 塌陷处", done.closure.zone_id)
    with pytest.raises(ChangedSinceSeenError):
        covered(())
    with pytest.raises(RoleMissingError):
        covered((right.id,), by=CLERK)

    made = covered((right.id,))

    assert state(store, right) is SUSPENDED
    assert made.closure.covers == made.closure.grant_ids == (right.id,)
    (paper,) = made.documents
    said = "".join(text_of(paper.pdf).split())
    for words in (
        "2026年10月8日12时00分至2026年10月8日14时00分",
        "尚未解除",
        "自2026年10月8日15时00分起暂停",
    ):
        assert words in said
    assert "上述区域和时段" not in said
    assert left(over) == []
    with store.reading() as reading:
        held = reading.get(Grant, right.id)
    with pytest.raises(ClosureStandsError):
        grants.turn(store, held, "resume", reason="急用", by=APPROVER, at=over)
    back = lift(store, made.closure, reason="已修复", by=APPROVER, at=over + timedelta(hours=1))
    assert [one.state for one in back.grants] == [IN_FORCE]


def test_a_right_that_is_stopped_otherwise_waits_for_the_closure_that_holds_on_too(store, right):
    noon = datetime(2026, 10, 8, 4, tzinfo=UTC)
    over = noon + timedelta(hours=3)
    done = close(store, plan(start=noon, hours=2), at=noon)
    with store.reading() as reading:
        operator = reading.get(Operator, right.terms.operator_id)
    said = {"reason": "整改", "by": APPROVER}
    stop = suspending.suspend(store, operator, seen=[right.id], at=over, **said)

    made = cover(store, done.closure, calendars=CALENDARS, seen=[right.id], by=APPROVER, at=over)

    assert (made.grants, made.documents, made.left) == ((), (), (right.number,))
    suspending.lift(store, stop, at=over, **said)
    assert state(store, right) is SUSPENDED
