"""A renewal, a change or more vehicles: the old right gives way to the new one, and to no other."""

from __future__ import annotations

import io
import json
import re
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from random import Random

import pypdfium2
import pytest
import shapely
from office_of_three import APPROVER, AT, CLERK, NIGHTS, REVIEWER, driver_named, zone_named

from qdpilot.model import words
from qdpilot.model.decision import Decision
from qdpilot.model.document import Document
from qdpilot.model.errors import (
    BlockedError,
    ChangedSinceSeenError,
    ClockBackError,
    ClosureStandsError,
    IncompleteError,
    StoppedBeforeError,
    SubjectSuspendedError,
    TakenError,
    WrongStateError,
)
from qdpilot.model.finding import Level
from qdpilot.model.operator import Operator
from qdpilot.model.right import Application, ApplicationKind, Grant, GrantState, days_before
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.schedule import DaysOff, TimesOff, Window
from qdpilot.model.suspension import Suspension
from qdpilot.model.vehicle import Cover, Plate, PlateKind, Policy, Vehicle
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.services import (
    applications,
    closure_notices,
    decisions,
    drawing,
    emergency,
    grants,
    notices,
    register,
    suspending,
)
from qdpilot.services.assess import assess
from qdpilot.services.at import in_force_at
from qdpilot.services.closure_plan import Plan
from qdpilot.services.closures import standing_closures
from qdpilot.services.dues import dues
from qdpilot.services.emergency import declare
from qdpilot.services.ending import end_record
from qdpilot.services.hanging_plates import hanging_plates
from qdpilot.services.holds import require_released
from qdpilot.services.kept_clashes import KeptClashes
from qdpilot.services.kept_decisions import as_findings
from qdpilot.services.month_report import count_month
from qdpilot.services.pairs import clashes_of_office
from qdpilot.services.recheck import recheck
from qdpilot.services.replacing import changeable, lapsed, linked
from qdpilot.services.restoring import restorations
from qdpilot.services.rights import shown_state
from qdpilot.services.standing_rights import standing_rights
from qdpilot.services.times import office_times

CALENDARS = bundled_calendars()
CHANGE, RENEWAL = ApplicationKind.CHANGE, ApplicationKind.RENEWAL
NEW_YEAR = date(2026, 11, 16)


def until(schedule, end):
    return replace(schedule, end=end)


LATER = replace(NIGHTS, start=NEW_YEAR)


def reviewed(store, terms, *, kind=ApplicationKind.FIRST, old=None, opinion="同意"):
    asked = applications.draft(store, terms, kind=kind, replaces_id=old and old.id, by=CLERK, at=AT)
    asked = applications.submit(store, asked, by=CLERK, at=AT)
    return applications.review(
        store, asked, opinion=opinion, calendars=CALENDARS, by=REVIEWER, at=AT
    )


def look(store, application, at=AT):
    with store.reading() as reading:
        return assess(reading, application, CALENDARS, at=at)


def grant(store, application, *, seen=None, at=AT, reason=""):
    token = seen or look(store, application, at).seen
    said = {"calendars": CALENDARS, "by": APPROVER, "at": at, "reason": reason}
    return decisions.grant(store, application, token, **said)


def stored(store, right):
    with store.reading() as reading:
        return reading.get(Grant, right.id)


def rules(found):
    return [one.rule for one in found.findings if one.rule.startswith(("replace", "clash"))]


@pytest.fixture
def old(store, terms):
    return grant(store, reviewed(store, terms)).grant


def wider(terms, **said):
    return replace(terms, **{"schedule": LATER, "zone_version_ids": (), **said})


def test_a_change_is_held_against_all_but_the_right_it_changes(store, old, terms):
    alone = reviewed(store, wider(terms), opinion="冲突待定")
    linked = reviewed(store, wider(terms), kind=CHANGE, old=old)

    against, apart = look(store, alone), look(store, linked)

    assert {"clash_vehicle", "clash_driver"} < set(rules(against))
    assert rules(apart) == ["replaces"]
    assert apart.blocking == ()
    counted = {one.scope: (one.before, one.after) for one in apart.gauges}
    assert counted["operator"] == (0, 1)  # not the same car twice
    with store.reading() as reading:
        pairs = clashes_of_office(reading)["clashes"]
    assert all({one["a"]["id"], one["b"]["id"]} != {linked.id, old.id} for one in pairs)


def test_a_car_in_two_places_in_the_night_of_the_change_is_told(store, old, terms):
    """The last night of the old right runs until six on the first day of the new one."""
    far = zone_named("远处", id="zone-3", west=120.2)
    drawing.add_zones(store, [far], by=CLERK, at=AT)

    def told(place, begin):
        window = Window(from_min=begin * 60, to_min=900)
        schedule = replace(LATER, start=date(2026, 11, 17), windows=(window,))
        asked = wider(terms, schedule=schedule, zone_ids=(place,))
        found = look(store, reviewed(store, asked, kind=CHANGE, old=old, opinion="冲突待定"))
        return [one for one in found.findings if one.rule.startswith("handover")]

    assert [told("zone-1", 5), told(far.id, 6)] == [[], []]
    car, driver = told(far.id, 5)
    assert (car.rule, driver.rule) == ("handover_vehicle", "handover_driver")
    for one in (car, driver):
        assert (one.level, one.values["minutes"], one.override) == (Level.WARN, 60, "approver")


@pytest.mark.parametrize("day", [date.min, date(9999, 12, 24), date.max])
@pytest.mark.parametrize("kind", [CHANGE, RENEWAL])
def test_a_year_that_no_calendar_has_is_a_finding(store, old, terms, car, kind, day):
    policy = Policy(cover=Cover.LIABILITY, start=date(2026, 1, 1), end=date.max)
    register.save_vehicle(store, replace(car, policies=(policy,)), by=CLERK, at=AT)
    asked = wider(terms, schedule=replace(LATER, start=day, end=None))
    draft = applications.draft(store, asked, kind=kind, replaces_id=old.id, by=CLERK, at=AT)

    assert "schedule_bad" in [one.rule for one in look(store, draft).blocking]


def test_the_last_night_is_that_of_the_day_to_which_a_right_stays_cut(store, old, terms):
    drawing.add_zones(store, [zone_named("远处", id="zone-3", west=120.2)], by=CLERK, at=AT)
    with store.writing(CLERK, at=AT) as work:  # what cut it is gone, its days are somebody else's
        work.record("grant.replace", work.replace(replace(old, replaced_on=NEW_YEAR)))

    def told(day, kind):
        schedule = replace(LATER, start=day, windows=())
        asked = wider(terms, schedule=schedule, zone_ids=("zone-3",))
        draft = applications.draft(
            store, asked, kind=kind, replaces_id=old.id, by=CLERK, at=DECEMBER
        )
        found = look(store, draft, DECEMBER if kind is RENEWAL else AT).findings
        return [one.values["minutes"] for one in found if one.rule == "handover_vehicle"]

    assert told(date(2026, 12, 15), RENEWAL) == []
    assert told(date(2026, 11, 10), CHANGE) == [6 * 60]


def test_what_is_left_of_a_right_names_no_day_off_beyond_it():
    hours = TimesOff(start=datetime(2026, 11, 16, 1), end=datetime(2026, 11, 16, 3))
    offs = (DaysOff(start=date(2026, 11, 10), end=NEW_YEAR), hours)
    offs = (*offs, DaysOff(start=NEW_YEAR, end=NEW_YEAR))

    left = days_before(replace(NIGHTS, exceptions=offs), NEW_YEAR)

    assert (left.end, left.exceptions) == (date(2026, 11, 15), offs[:2])


def test_the_old_right_ends_with_the_day_before_the_new_one_begins(store, old, terms):
    issued = grant(store, reviewed(store, wider(terms), kind=CHANGE, old=old))

    left = stored(store, old)
    assert (issued.grant.replaces_id, left.replaced_on) == (old.id, NEW_YEAR)
    assert left.schedule == replace(NIGHTS, end=date(2026, 11, 15))
    night = datetime(2026, 11, 13, 18, tzinfo=UTC)  # a Saturday 02:00 there, of Friday's window
    first = datetime(2026, 11, 16, 15, tzinfo=UTC)  # 23:00 of the new right's first day
    with store.reading() as reading:
        held = [
            [one.number for one in in_force_at(reading, 120.45, 36.1, at).grants]
            for at in (night, first)
        ]
        troubles = [one.what for one in recheck(reading, at=AT)]
        ended = [
            {one.code: one.value for one in count_month(reading, "2026-11", at=at)}["rights_ended"]
            for at in (night, first)
        ]
        due = [one.id for one in dues(reading, today=NEW_YEAR) if one.kind is Grant]
        acts = [one.act for one in reading.acts_on(Grant, old.id)]
    assert held == [[old.number], [issued.grant.number]]
    assert [shown_state(left, at=at) for at in (night, first)] == ["in_force", "ended"]
    assert acts == ["grant.issue", "grant.replace"]
    assert troubles == []
    assert ended == [0, 1]
    assert due == [issued.grant.id]


def test_what_a_change_drops_is_due_back_and_no_longer_judged(store, old, terms, car):
    other = replace(car, id="car-2", vin="1HGCM82633A004352", version=0)
    register.save_vehicle(store, other, by=CLERK, at=AT)
    days = {"start": date(2026, 10, 1), "end": date(2027, 3, 31)}
    plate = {"kind": PlateKind.TEMPORARY, "vehicle_id": "car-2", "number": "鲁b·54321", **days}
    register.assign_plate(store, Plate(id="plate-2", **plate), by=CLERK, at=AT)
    all_day = replace(LATER, start=date(2026, 11, 17), windows=(Window(from_min=0, to_min=1440),))
    dropped = wider(terms, schedule=all_day, vehicle_ids=("car-2",))
    grant(store, reviewed(store, dropped, kind=CHANGE, old=old))
    with store.writing(CLERK, at=AT) as work:
        lapsing = replace(work.get(Vehicle, car.id), inspected_until=date(2026, 11, 30))
        work.record("vehicle.correct", work.replace(lapsing))

    with store.reading() as reading:
        before, after = (
            [one.row for one in recheck(reading, at=at)]
            for at in (AT, datetime(2026, 11, 20, tzinfo=UTC))
        )
        years = {"today": NEW_YEAR, "first_year": 2026, "last_year": 2027}
        times = office_times(reading, CALENDARS, **years)
        rights = tuple(standing_rights(reading, CALENDARS).rights.values())
        kept, apart = KeptClashes(), linked(reading)

    assert (before, after) == ([], ["鲁B·12345"])
    # The tail of the last night is no clash with what takes its place.
    assert kept.times(times, rights, CALENDARS) != {}
    assert kept.times(times, rights, CALENDARS, apart) == {}


def test_the_paper_says_whose_place_it_takes_and_from_when(store, old, terms):
    paper = grant(store, reviewed(store, wider(terms), kind=CHANGE, old=old)).document

    record = json.loads(paper.record)
    pages = pypdfium2.PdfDocument(io.BytesIO(paper.pdf))
    text = "".join(page.get_textpage().get_text_range() for page in pages)
    said = f"自2026年11月16日起替代{old.number}"
    assert said in "".join(text.split())
    assert record["replaces"] == {"number": old.number, "begins": "2026-11-16"}


def papers_of(store, *rights):
    with store.reading() as reading:
        return [reading.all(Document, grant_id=one.id)[1:] for one in rights]


def text_of(paper):
    pages = pypdfium2.PdfDocument(io.BytesIO(paper.pdf))
    words = "".join("".join(one.get_textpage().get_text_range() for one in pages).split())
    return re.sub("—[0-9]+—", "", words)  # a paragraph may go on over the page


def test_the_right_that_gives_way_gets_its_notice_in_the_act(store, old, plate, terms, car):
    second = replace(car, id="car-2", vin="1HGCM82633A004352", version=0)
    register.save_vehicle(store, second, by=CLERK, at=AT)
    days = {"start": date(2026, 10, 1), "end": date(2027, 3, 31)}
    other = {"kind": PlateKind.TEMPORARY, "vehicle_id": "car-2", "number": "鲁b·54321", **days}
    register.assign_plate(store, Plate(id="plate-2", **other), by=CLERK, at=AT)
    new = grant(store, reviewed(store, wider(terms, vehicle_ids=("car-2",)), kind=CHANGE, old=old))

    ((notice,),) = papers_of(store, old)

    said = text_of(notice)
    assert notice.number == "青智网联终〔2026〕1号"
    assert f"{new.grant.number}批复的路权自2026年11月16日起替代{old.number}批复的路权" in said
    assert "至2026年11月15日止" in said
    assert "在2026年11月16日之前终止的，不发生替代" in said
    assert "公告作废：鲁B·12345。" in said  # its car is not in the new right
    record = json.loads(notice.record)
    assert (record["other"], record["turn_on"]) == (new.grant.number, "2026-11-16")


def test_what_begins_at_once_ends_the_old_right_at_once(store, old, terms):
    soon = datetime(2026, 10, 12, 15, tzinfo=UTC)  # 23:00 there, within the night
    asked = reviewed(store, wider(terms, schedule=NIGHTS), kind=CHANGE, old=old)

    issued = grant(store, asked, at=soon, reason="期限已开始，即日起替代")

    left = stored(store, old)
    assert (left.state, left.changed_at) == (GrantState.ENDED, soon)
    ((notice,),) = papers_of(store, old)
    assert f"{old.number}批复的路权自2026年10月12日23时00分起终止" in text_of(notice)
    assert issued.grant.number in left.reason
    with store.reading() as reading:
        before = in_force_at(reading, 120.45, 36.1, soon - timedelta(minutes=30)).grants
    assert [(one.id, one.until) for one in before] == [(old.id, soon)]
    with pytest.raises(WrongStateError):
        grants.turn(store, left, "suspend", reason="施工", by=APPROVER, at=soon)


def test_a_renewal_after_the_last_day_lets_the_last_night_run(store, old, terms):
    schedule = replace(NIGHTS, start=date(2027, 1, 1), end=date(2027, 1, 31), windows=())
    asked = reviewed(store, wider(terms, schedule=schedule), kind=RENEWAL, old=old, opinion="可")

    kept = stored(store, old)

    found = look(store, asked)
    assert "replaces" in rules(found)
    assert [one for one in rules(found) if one.startswith("clash")] == []
    assert (kept.replaced_on, kept.schedule) == (None, NIGHTS)
    grants.turn(store, kept, "suspend", reason="事故", by=APPROVER, at=AT)
    over = datetime(2027, 1, 4, tzinfo=UTC)
    assert ["replaced_state" in rules(look(store, asked, at)) for at in (AT, over)] == [True, False]


def test_a_renewal_that_begins_before_the_last_day_is_refused_and_found(store, old, terms):
    asked = reviewed(store, wider(terms), kind=RENEWAL, old=old, opinion="可")

    with pytest.raises(BlockedError) as refused:
        grant(store, asked)

    (told,) = refused.value.findings
    assert told.rule == "renewal_begins"
    assert (told.values["number"], told.values["last"]) == (old.number, NIGHTS.end)
    changed = grant(store, reviewed_again(store, asked, CHANGE)).grant
    with store.writing(CLERK, at=AT) as work:  # as one granted before there was this rule
        first = work.get(Application, changed.application_id)
        work.record("application.change", work.replace(replace(first, kind=RENEWAL)))
    with store.reading() as reading:
        (trouble,) = recheck(reading, at=AT)
    assert trouble.row == changed.number
    assert old.number in trouble.reason


def reviewed_again(store, asked, kind):
    applications.withdraw(store, asked, by=CLERK, at=AT)
    with store.reading() as reading:
        old = reading.get(Grant, asked.replaces_id)
    return reviewed(store, wider(asked.terms), kind=kind, old=old)


def test_a_right_that_ran_out_can_be_renewed_late_but_not_changed(store, old, terms):
    over = datetime(2027, 1, 10, tzinfo=UTC)
    with store.reading() as reading:
        offered = [
            (
                changeable(reading, terms.operator_id, at=at),
                lapsed(reading, terms.operator_id, at=at),
            )
            for at in (AT, over)
        ]
    assert offered == [((old,), ()), ((), (old,))]

    schedule = replace(NIGHTS, start=date(2027, 1, 11), end=date(2027, 1, 31), windows=())
    terms = wider(terms, schedule=schedule)
    late = applications.draft(store, terms, kind=RENEWAL, replaces_id=old.id, by=CLERK, at=over)
    found = look(store, late, over)
    assert "renewal_lapsed" in [one.rule for one in found.overridable]
    assert [one.rule for one in found.blocking if one.rule.startswith(("re", "ch"))] == []


def test_what_comes_again_once_mended_was_asked_for_when_it_first_came(store, old, terms):
    schedule = replace(NIGHTS, start=date(2027, 1, 1), end=date(2027, 1, 31), windows=())
    asked = wider(terms, schedule=schedule)
    asked = applications.draft(store, asked, kind=RENEWAL, replaces_id=old.id, by=CLERK, at=AT)
    days = [datetime(2026, month, 20, 2, tzinfo=UTC) for month in (11, 12)]

    def told(at):
        return [one.rule for one in look(store, asked, at).findings if one.rule == "renewal_late"]

    assert [told(at) for at in days] == [[], ["renewal_late"]]  # still a draft
    asked = applications.submit(store, asked, by=CLERK, at=days[0])
    asked = applications.send_back(store, asked, reason="补正", by=REVIEWER, at=days[0])
    assert told(days[1]) == []
    asked = applications.submit(store, asked, by=CLERK, at=days[1])
    assert told(days[1]) == []
    asked = applications.send_back(store, asked, reason="补正", by=REVIEWER, at=days[1])
    for kind in (CHANGE, RENEWAL):  # which is another thing to ask for
        asked = applications.change(
            store, asked, asked.terms, kind=kind, replaces_id=old.id, by=CLERK, at=days[1]
        )
    assert told(days[1]) == ["renewal_late"]
    asked = applications.submit(store, asked, by=CLERK, at=days[1])
    assert told(days[1]) == ["renewal_late"]


def test_what_stops_a_right_stops_what_would_take_its_place(store, old, terms):
    new = grant(store, reviewed(store, wider(terms), kind=CHANGE, old=old)).grant

    def turned(act, hour):
        right, at = stored(store, old), AT + timedelta(hours=hour)
        grants.turn(store, right, act, reason="事故", by=APPROVER, at=at)
        with store.reading() as reading:
            told = {one.grant_id for one in reading.all(Document, issued_at=at)}
        return stored(store, old).state, stored(store, new).state, told

    both = {old.id, new.id}
    assert turned("suspend", 1) == (GrantState.SUSPENDED, GrantState.SUSPENDED, both)
    assert turned("resume", 2) == (GrantState.IN_FORCE, GrantState.IN_FORCE, both)
    assert turned("end", 3) == (GrantState.ENDED, GrantState.ENDED, both)


def test_what_is_over_takes_nothing_along_and_neither_stops_nor_goes_on(store, old, terms, car):
    schedule = replace(NIGHTS, start=date(2027, 1, 5), end=date(2027, 1, 31))
    asked = reviewed(store, wider(terms, schedule=schedule), kind=RENEWAL, old=old, opinion="可")
    new = grant(store, asked, reason="中断后续期").grant
    over = datetime(2027, 1, 12, tzinfo=UTC)

    for act in ("suspend", "resume"):
        with pytest.raises(WrongStateError) as refused:
            grants.turn(store, old, act, reason="事故", by=APPROVER, at=over)
        assert refused.value.values["state"] == "expired"
    grants.turn(store, old, "end", reason="期满归档", by=APPROVER, at=over)

    assert [stored(store, one).state for one in (old, new)] == [
        GrantState.ENDED,
        GrantState.IN_FORCE,
    ]
    grants.turn(store, new, "suspend", reason="事故", by=APPROVER, at=over)
    gone = datetime(2027, 2, 3, tzinfo=UTC)
    with pytest.raises(WrongStateError) as refused:
        grants.turn(store, stored(store, new), "resume", reason="整改", by=APPROVER, at=gone)
    assert refused.value.values["state"] == "expired"
    end_record(store, car, reason="离开", by=CLERK, at=gone)


@pytest.fixture
def away(store, old):
    """Return a right that is to take the place of the old one, somewhere else."""
    return followed_away(store, old)


def followed_away(store, old):
    drawing.add_zones(store, [zone_named("远处", id="zone-3", west=120.2)], by=CLERK, at=AT)
    asked = reviewed(store, wider(old.terms, zone_ids=("zone-3",)), kind=CHANGE, old=old)
    return grant(store, asked).grant


@pytest.fixture
def plated(store, car):
    """Return what registers another car with a plate."""

    def register_one(id, vin, number, **own):
        other = replace(car, id=id, vin=vin, version=0, **own)
        register.save_vehicle(store, other, by=CLERK, at=AT)
        days = {"start": date(2026, 10, 1), "end": date(2027, 3, 31)}
        plate = {"kind": PlateKind.TEMPORARY, "vehicle_id": id, "number": number, **days}
        register.assign_plate(store, Plate(id=f"plate-{id}", **plate), by=CLERK, at=AT)

    return register_one


def closed_away(store, at):
    return closed(store, at, 120.205, hours=2)


def closed(store, at, west, *, hours):
    shape = shapely.box(west, 36.1, west + 0.001, 36.101)
    plan = Plan(name="路口", shape=shape, start=at, end=at + timedelta(hours=hours), reason="塌陷")
    return declare(store, plan, calendars=CALENDARS, by=APPROVER, at=at)


def states(store, *rights):
    return [stored(store, one).state.value for one in rights]


def test_what_follows_a_suspended_right_waits_for_it_whatever_else_is_lifted(store, old, away):
    said = {"by": APPROVER, "reason": "伤人事故"}
    done = closed_away(store, AT)
    grants.turn(store, stored(store, old), "suspend", at=AT, **said)

    back = emergency.lift(store, done.closure, at=AT, **said)

    assert back.left == (away.number,)
    with pytest.raises(StoppedBeforeError) as refused:
        grants.turn(store, stored(store, away), "resume", at=AT, **said)
    assert old.number in words.refusal(refused.value, "zh")
    grants.turn(store, stored(store, old), "resume", seen=(away.id,), at=AT, **said)
    assert states(store, old, away) == ["in_force", "in_force"]


def test_a_right_goes_on_though_what_follows_it_has_to_wait(store, old, away):
    said = {"by": APPROVER, "reason": "演练"}
    grants.turn(store, stored(store, old), "suspend", at=AT, **said)
    done = closed_away(store, AT)
    with store.reading() as reading:
        told = grants.turning(reading, reading.get(Grant, old.id), "resume", at=AT)
    assert (told.along, told.waiting) == ((), (stored(store, away),))

    grants.turn(store, stored(store, old), "resume", seen=told.others, at=AT, **said)
    assert states(store, old, away) == ["in_force", "suspended"]
    emergency.lift(store, done.closure, at=AT, **said)

    assert states(store, old, away) == ["in_force", "in_force"]


def test_what_was_stopped_with_a_right_that_ran_out_since_waits_for_a_hand(store, old, away):
    said = {"reason": "伤人事故", "by": APPROVER}
    december = replace(away.terms, schedule=replace(NIGHTS, start=date(2026, 12, 14)))
    asked = reviewed(store, replace(december, zone_version_ids=()), kind=CHANGE, old=away)
    third = grant(store, asked).grant
    grants.turn(store, stored(store, old), "suspend", at=AT, **said)
    done = closed_away(store, DECEMBER)

    emergency.lift(store, done.closure, at=DECEMBER, **said)
    assert states(store, away, third) == ["suspended", "suspended"]
    with pytest.raises(StoppedBeforeError):
        grants.turn(store, stored(store, third), "resume", at=DECEMBER, **said)

    grants.turn(store, stored(store, away), "resume", seen=(third.id,), at=DECEMBER, **said)
    assert states(store, away, third) == ["in_force", "in_force"]


HELD = (ClosureStandsError, SubjectSuspendedError, StoppedBeforeError)


def is_held(reading, right, at):
    try:
        require_released(reading, right, act="grant.resume", at=at)
    except HELD:
        return True
    return False


def is_stopped_alone(reading, right):
    acts = [one for one in reading.acts_on(Grant, right.id) if one.act == "grant.suspend"]
    return json.loads(acts[-1].detail) == {}


def test_what_a_hand_stopped_waits_for_a_hand_by_whatever_paper_it_goes_on(store, old, terms):
    """A closure is lifted when the right that was suspended has run out."""
    said = {"reason": "伤人事故", "by": APPROVER}
    middle = grant(store, reviewed(store, wider(terms), kind=CHANGE, old=old)).grant
    later = followed_away(store, middle)
    grants.turn(store, stored(store, old), "suspend", at=AT, **said)
    end(store, later, at=AT + timedelta(hours=1))
    assert states(store, old, middle) == ["suspended", "suspended"]
    done = closed(store, DECEMBER, 120.445, hours=24)

    emergency.lift(store, done.closure, at=DECEMBER, **said)

    assert done.left == (middle.number,)
    assert states(store, middle) == ["suspended"]


def test_what_a_hand_stopped_waits_for_a_hand_though_the_right_before_is_put_away(store, old):
    said = {"reason": "伤人事故", "by": APPROVER}
    drawing.add_zones(store, [zone_named("远处", id="zone-3", west=120.2)], by=CLERK, at=AT)
    schedule = replace(NIGHTS, start=date(2027, 1, 1), end=date(2027, 1, 31), windows=())
    asked = wider(old.terms, schedule=schedule, zone_ids=("zone-3",))
    new = grant(store, reviewed(store, asked, kind=RENEWAL, old=old), reason="末夜").grant
    grants.turn(store, stored(store, old), "suspend", at=AT, **said)
    over = datetime(2027, 1, 4, tzinfo=UTC)
    grants.turn(store, stored(store, old), "end", reason="期满归档", by=APPROVER, at=over)
    done = closed_away(store, over)

    emergency.lift(store, done.closure, at=over, **said)

    assert states(store, new) == ["suspended"]
    grants.turn(store, stored(store, new), "resume", at=over, **said)
    assert states(store, new) == ["in_force"]


@pytest.fixture
def two_cars(store, car, terms, plated):
    """Return terms with two cars."""
    plated("car-2", "1HGCM82633A004352", "鲁b·54321")
    return replace(terms, vehicle_ids=(car.id, "car-2"))


@pytest.mark.parametrize("seed", [*range(6), 29, 35])
def test_a_right_runs_just_when_nothing_holds_it(store, two_cars, seed, monkeypatch):
    """Whatever is stopped and lifted, in any order; but what a hand stopped waits for a hand."""
    for module in (notices, closure_notices):
        monkeypatch.setattr(module, "issue_notice", lambda *_of, **_about: None)
    old = grant(store, reviewed(store, two_cars)).grant
    away = followed_away(store, old)
    chance, clock, said = Random(seed), AT, {"reason": "事故", "by": APPROVER}
    for _ in range(15):
        clock += timedelta(minutes=10)
        with store.reading() as reading:
            closures = standing_closures(reading)
            suspensions = reading.all(Suspension, lifted_at=None)
            operator = reading.get(Operator, old.terms.operator_id)
            subject = chance.choice([operator, *reading.all(Vehicle)])
            met = suspending.effects(reading, subject, at=clock)
            stops = [one.grant.id for one in met if one.stops]
        right = stored(store, chance.choice([old, away]))
        acts = [
            partial(grants.turn, right, "suspend"),
            partial(grants.turn, right, "resume"),
            partial(suspending.suspend, subject, seen=stops),
            *(partial(emergency.lift, one) for one in closures),
            *(partial(suspending.lift, one) for one in suspensions),
        ]
        act = chance.choice([*acts, None])
        with suppress(WrongStateError, TakenError, *HELD):
            if act is None:
                closed_away(store, clock)
            else:
                act.func(store, *act.args, **act.keywords, at=clock, **said)

        with store.reading() as reading:
            for one in (reading.get(Grant, old.id), reading.get(Grant, away.id)):
                held = is_held(reading, one, clock)
                if one.state is GrantState.IN_FORCE:
                    assert not held
                else:
                    assert held or is_stopped_alone(reading, one)


@pytest.mark.parametrize(("begins", "back"), [(None, []), (NEW_YEAR, ["away"])])
def test_nothing_that_is_over_is_told_that_it_goes_on(store, old, terms, request, begins, back):
    back = [request.getfixturevalue(one) for one in back]
    with store.reading() as reading:
        operator = reading.get(Operator, terms.operator_id)
    seen = [one.id for one in (old, *back)]
    said = {"reason": "整改", "by": APPROVER}
    held = suspending.suspend(store, operator, seen=seen, at=AT, **said)
    late = DECEMBER if begins else datetime(2027, 3, 1, tzinfo=UTC)

    suspending.lift(store, held, at=late, **said)

    with store.reading() as reading:
        told = [one.grant_id for one in reading.all(Document, issued_at=late)]
    assert told == [one.id for one in back]


def test_what_a_right_was_suspended_for_is_held_against_its_late_renewal(store, old, terms):
    grants.turn(store, old, "suspend", reason="撞人事故", by=APPROVER, at=AT)
    over = datetime(2027, 1, 4, tzinfo=UTC)
    schedule = replace(NIGHTS, start=date(2027, 1, 5), end=date(2027, 1, 31))
    late = applications.draft(
        store, wider(terms, schedule=schedule), kind=RENEWAL, replaces_id=old.id, by=CLERK, at=over
    )

    found = {one.rule: one for one in look(store, late, over).overridable}

    assert "撞人事故" in words.remark(found["replaced_suspended"], "zh")


def test_nothing_is_turned_that_the_person_did_not_see(store, old, terms):
    new = grant(store, reviewed(store, wider(terms), kind=CHANGE, old=old)).grant
    said = {"reason": "事故", "by": APPROVER, "at": AT}

    for right, act, seen in ((old, "end", ()), (new, "end", ()), (new, "suspend", (old.id,))):
        with pytest.raises(ChangedSinceSeenError):
            grants.turn(store, stored(store, right), act, seen=seen, **said)

    grants.turn(store, stored(store, old), "suspend", seen=(new.id,), **said)
    assert stored(store, new).state is GrantState.SUSPENDED


def test_a_clock_that_is_back_does_not_end_what_ran_as_if_it_had_not(store, old):
    drawing.add_zones(store, [zone_named("远处", id="zone-3", west=120.2)], by=CLERK, at=DECEMBER)
    said = {"reason": "严重事故", "by": APPROVER, "at": AT}  # before its first day

    with pytest.raises(ClockBackError):
        grants.turn(store, old, "end", **said)
    assert grants.turn(store, old, "suspend", **said).state is GrantState.SUSPENDED


@pytest.mark.parametrize(
    ("act", "rule"), [("suspend", "replaced_state"), ("end", "replaced_state")]
)
def test_what_was_stopped_meanwhile_is_not_replaced(store, old, terms, act, rule):
    asked = reviewed(store, wider(terms), kind=CHANGE, old=old)
    seen = look(store, asked).seen
    grants.turn(store, stored(store, old), act, reason="事故", by=APPROVER, at=AT)

    with pytest.raises(ChangedSinceSeenError):
        grant(store, asked, seen=seen)
    with pytest.raises(BlockedError) as refused:
        grant(store, asked)

    assert rule in [one.rule for one in refused.value.findings]


DECEMBER = datetime(2026, 12, 1, 2, tzinfo=UTC)


@pytest.fixture
def plate(store, old):
    """Return the plate of the car, given on the certificate of the old right."""
    with store.writing(CLERK, at=AT) as work:
        (one,) = work.all(Plate)
        bound = work.replace(replace(one, certificate=old.number))
        work.record("plate.correct", bound)
    return bound


def hanging(store, *rights):
    with store.reading() as reading:
        return [hanging_plates(reading, one, on=DECEMBER.date()) for one in rights]


def test_a_plate_hangs_on_the_last_right_of_a_row_and_its_car_can_leave(store, old, plate, terms):
    new = grant(store, reviewed(store, wider(terms), kind=CHANGE, old=old)).grant
    ended = grants.turn(store, new, "end", reason="退出", by=APPROVER, at=DECEMBER)

    assert hanging(store, stored(store, old), ended) == [(), (plate,)]
    with store.reading() as reading:
        assert [one.row for one in recheck(reading, at=DECEMBER)] == ["鲁B·12345"]
        paper = reading.all(Document)[-1]
        records = (reading.get(Vehicle, "car-1"), reading.get(SafetyDriver, "driver-1"))
    assert json.loads(paper.record)["plates"] == ["鲁B·12345"]
    for one in records:  # though the old right, cut short, was never ended by anybody
        end_record(store, one, reason="离开", by=CLERK, at=DECEMBER)
    assert hanging(store, ended) == [()]


def test_a_right_replaced_before_it_began_hands_its_plates_on_at_once(store, old, plate, terms):
    new = grant(store, reviewed(store, wider(terms, schedule=NIGHTS), kind=CHANGE, old=old)).grant

    with store.reading() as reading:
        for on in (AT.date(), NIGHTS.start):
            assert hanging_plates(reading, stored(store, old), on=on) == ()
            assert hanging_plates(reading, new, on=on) == (plate,)
        assert list(recheck(reading, at=AT)) == []


def test_a_plate_passes_over_a_right_that_was_replaced_before_it_began(store, old, plate, terms):
    middle = grant(store, reviewed(store, wider(terms), kind=CHANGE, old=old)).grant
    last = grant(store, reviewed(store, wider(terms), kind=CHANGE, old=middle, opinion="再")).grant

    row = (stored(store, old), stored(store, middle), last)
    assert hanging(store, *row) == [(), (), (plate,)]
    with store.reading() as reading:
        before = [hanging_plates(reading, one, on=AT.date()) for one in row]
        assert before == [(plate,), (), ()]  # the old one is in force until the last begins
        assert list(recheck(reading, at=DECEMBER)) == []


def test_a_plate_stays_with_the_old_right_if_the_new_one_never_began(store, old, plate, terms):
    new = grant(store, reviewed(store, wider(terms), kind=CHANGE, old=old)).grant
    ended = grants.turn(store, new, "end", reason="撤回", by=APPROVER, at=AT)

    assert hanging(store, stored(store, old)) == [(plate,)]
    with store.reading() as reading:
        assert json.loads(reading.all(Document)[-1].record).get("plates", []) == []
        assert hanging_plates(reading, ended, on=AT.date()) == ()


def test_the_old_right_goes_on_if_the_new_one_is_ended_before_it_begins(store, old, terms):
    new = grant(store, reviewed(store, wider(terms), kind=CHANGE, old=old)).grant
    with store.reading() as reading:
        (told,) = restorations(reading, new, at=AT)
    assert (told.whole.schedule, told.blocking) == (NIGHTS, ())

    grants.turn(store, new, "end", reason="误批", by=APPROVER, at=AT)

    whole = stored(store, old)
    assert (whole.state, whole.replaced_on, whole.schedule) == (GrantState.IN_FORCE, None, NIGHTS)
    said = text_of(papers_of(store, old)[0][-1])
    assert f"{new.number}批复的路权原定自2026年11月16日起替代{old.number}批复的路权" in said
    assert "因误批，已于2026年9月20日10时00分终止" in said
    with store.reading() as reading:
        assert [one.act for one in reading.acts_on(Grant, old.id)][-1] == "grant.restore"
        late = datetime(2026, 12, 14, 15, tzinfo=UTC)  # 23:00 of a Monday
        assert [one.id for one in in_force_at(reading, 120.45, 36.1, late).grants] == [old.id]
        assert list(recheck(reading, at=AT)) == []


def test_a_right_that_gave_way_before_it_began_goes_on_too_and_suspended_it_stays(
    store, old, terms
):
    new = grant(store, reviewed(store, wider(terms, schedule=NIGHTS), kind=CHANGE, old=old)).grant
    assert stored(store, old).state is GrantState.ENDED
    new = grants.turn(store, new, "end", reason="撤回", by=APPROVER, at=AT)
    assert stored(store, old).state is GrantState.IN_FORCE

    again = grant(store, reviewed(store, wider(terms), kind=CHANGE, old=old)).grant
    grants.turn(store, stored(store, old), "suspend", reason="事故", by=APPROVER, at=AT)
    grants.turn(store, stored(store, again), "end", reason="撤回", by=APPROVER, at=AT)

    left = stored(store, old)
    assert (left.state, left.replaced_on) == (GrantState.SUSPENDED, None)
    assert "现为暂停" in text_of(papers_of(store, old)[0][-1])


def test_a_right_that_goes_on_waits_for_what_was_suspended_meanwhile(store, old, terms):
    new = grant(store, reviewed(store, wider(terms, schedule=NIGHTS), kind=CHANGE, old=old)).grant
    with store.reading() as reading:
        operator = reading.get(Operator, terms.operator_id)
    said = {"reason": "整改", "by": APPROVER, "at": AT}
    halt = suspending.suspend(store, operator, seen=(new.id,), **said)

    grants.turn(store, stored(store, new), "end", **said)

    assert states(store, old, new) == ["suspended", "ended"]
    assert "现为暂停" in text_of(papers_of(store, old)[0][-1])
    suspending.lift(store, halt, **said)
    assert states(store, old, new) == ["in_force", "ended"]


def test_what_was_granted_since_in_its_days_keeps_the_old_right_cut(store, old, terms):
    daily = replace(LATER, windows=(Window(from_min=600, to_min=660),))
    new = grant(store, reviewed(store, wider(terms, schedule=daily), kind=CHANGE, old=old)).grant
    nights = replace(LATER, start=date(2026, 11, 18))
    since = grant(store, reviewed(store, wider(terms, schedule=nights))).grant
    with store.reading() as reading:
        (told,) = restorations(reading, new, at=AT)
    assert {one.other_id for one in told.blocking} == {since.id}

    grants.turn(store, new, "end", reason="撤回", by=APPROVER, at=AT)

    assert stored(store, old).replaced_on == NEW_YEAR
    said = text_of(papers_of(store, new)[0][-1])
    assert f"{old.number}批复的路权因由{new.number}批复的路权替代，仍至2026年11月15日止" in said
    # Nor do its days grow back over what was granted since when another follows it later.
    december = replace(daily, start=date(2026, 12, 14))
    asked = reviewed(store, wider(terms, schedule=december), kind=RENEWAL, old=old, opinion="续")
    assert "replaced_state" not in rules(look(store, asked, DECEMBER))  # it ran out, being cut
    grant(store, asked, reason="中断后续期")
    assert stored(store, old).replaced_on == NEW_YEAR


def test_a_right_has_one_successor(store, old, terms):
    first = reviewed(store, wider(terms), kind=CHANGE, old=old)
    second = reviewed(store, wider(terms), kind=CHANGE, old=old, opinion="两件")
    assert "replaced_asked" in rules(look(store, first))
    applications.withdraw(store, second, by=CLERK, at=AT)
    issued = grant(store, first).grant
    third = reviewed(store, wider(terms), kind=CHANGE, old=old, opinion="又一件")

    with pytest.raises(BlockedError) as refused:
        grant(store, third)

    taken = [one for one in refused.value.findings if one.rule == "replaced_taken"]
    assert [one.values["other"] for one in taken] == [issued.number]
    with store.reading() as reading:
        assert issued in changeable(reading, terms.operator_id, at=AT)
    twin = replace(issued, id="twin", number="青智网联批〔2026〕9号", version=0)
    with pytest.raises(TakenError), store.writing(APPROVER, at=AT) as work:
        work.add(twin)
    with store.reading() as reading:
        assert old.id not in {one.id for one in changeable(reading, terms.operator_id, at=AT)}
    # What is ended before it begins leaves the place free.
    grants.turn(store, issued, "end", reason="误批", by=APPROVER, at=AT)
    again = grant(store, third).grant
    assert (again.replaces_id, stored(store, old).replaced_on) == (old.id, NEW_YEAR)
    with store.reading() as reading:
        assert list(recheck(reading, at=AT)) == []


def test_a_change_names_what_it_changes(store, old, terms):
    asked = applications.draft(store, wider(terms), kind=CHANGE, by=CLERK, at=AT)

    with pytest.raises(IncompleteError) as refused:
        applications.submit(store, asked, by=CLERK, at=AT)

    assert refused.value.values["missing"] == ("replaces",)
    named = applications.change(
        store, asked, asked.terms, kind=CHANGE, replaces_id=old.id, by=CLERK, at=AT
    )
    assert applications.submit(store, named, by=CLERK, at=AT).replaces_id == old.id


def test_what_the_approver_saw_is_kept_whatever_becomes_of_the_rules(store, old, terms):
    far = zone_named("远处", id="zone-3", west=120.2)
    drawing.add_zones(store, [far], by=CLERK, at=AT)
    with store.reading() as reading:
        (driver,) = reading.all(SafetyDriver)
    ill = replace(driver, health_until=date(2026, 10, 3))
    driver = register.save_driver(store, ill, by=CLERK, at=AT)
    clashing = reviewed(store, wider(terms, zone_ids=(far.id,)), opinion="冲突待定")
    seen = look(store, clashing)

    applications.refuse(store, clashing, reason="同车两处", calendars=CALENDARS, by=APPROVER, at=AT)

    with store.reading() as reading:
        granted, refused = reading.all(Decision)
        first = reading.get(Application, granted.application_id)
    assert first.id == old.application_id
    assert [one.rule for one in refused.findings] == [one.rule for one in seen.findings]
    assert refused.findings[0].level is Level.BLOCK
    assert old.number in next(one.zh for one in refused.findings if one.rule == "clash_vehicle")
    kept = next(one for one in refused.findings if one.rule == "driver_health_short")
    known = (driver.name, "2026年10月3日", "3 October 2026")
    assert not any(one in said.zh + said.en for one in known for said in refused.findings)
    renamed = register.save_driver(store, replace(driver, name="改名后"), by=CLERK, at=AT)
    with store.reading() as reading:
        told = [words.remark(one, "zh") for one in as_findings(reading, refused, "zh")]
    assert kept.zh.startswith(f"{{driver:{driver.id}}}的体检证明至")
    assert kept.zh.replace(f"{{driver:{driver.id}}}", renamed.name) in told


def test_of_two_safety_drivers_with_one_name_it_is_kept_which_one(store, terms):
    with store.reading() as reading:
        (first,) = reading.all(SafetyDriver)
    number = "110101198806151232"
    second = driver_named(first.name, id="driver-2", id_number=number)
    second = replace(second, health_until=date(2026, 10, 3))
    word = driver_named("驾驶", id="driver-3", id_number="110101199003071217")
    word = replace(word, licensed_since=date(2026, 9, 1))
    for one in (second, word):
        register.save_driver(store, one, by=CLERK, at=AT)
    ids = tuple(one.id for one in (first, second, word))
    asked = reviewed(store, replace(terms, driver_ids=ids), opinion="待定")

    applications.refuse(store, asked, reason="体检", calendars=CALENDARS, by=APPROVER, at=AT)

    with store.reading() as reading:
        (kept,) = reading.all(Decision)
    said = {one.rule: one.zh for one in kept.findings}
    assert said["driver_health_short"].startswith("{driver:driver-2}的")
    assert said["driver_new"].startswith("{driver:driver-3}自")
    assert "取得驾驶证" in said["driver_new"]  # the word stands where it is no name


def test_a_change_that_begins_while_the_right_before_still_runs_says_so(store, old, away):
    def told(begins):
        asked = wider(away.terms, schedule=replace(NIGHTS, start=begins))
        draft = applications.draft(store, asked, kind=CHANGE, replaces_id=away.id, by=CLERK, at=AT)
        return {one.rule: one for one in look(store, draft).findings}

    early, fair = told(date(2026, 11, 15)), told(NEW_YEAR)

    assert "clash_vehicle" in told(date(2026, 10, 20))
    assert early["replaced_runs"].level is Level.WARN
    said = words.remark(early["replaced_runs"], "zh")
    assert f"{old.number}至2026年11月15日仍然有效" in said
    assert "replaced_runs" not in fair


@pytest.fixture
def taken(store, away, plated):
    """Let another operator have the days the old right gave up; what gave it them is ended."""
    firm = Operator(id="op-9", name="另一家", uscc="91370212MA3EX0001Q")
    register.save_operator(store, firm, by=CLERK, at=AT)
    plated("car-9", "11111111111111111", "鲁b·99999", operator_id=firm.id)
    driver = driver_named("九", operator_id=firm.id, id="driver-9", id_number="110101199003074610")
    register.save_driver(store, driver, by=CLERK, at=AT)
    fleet = {"vehicle_ids": ("car-9",), "driver_ids": ("driver-9",)}
    asked = wider(away.terms, operator_id=firm.id, zone_ids=("zone-1",), **fleet)
    since = grant(store, reviewed(store, asked)).grant
    end(store, away)
    return since


def end(store, right, at=AT):
    right = stored(store, right)
    return grants.turn(store, right, "end", reason="撤回", by=APPROVER, at=at)


def test_only_what_cut_a_right_gives_it_back_its_days(store, old, away, taken):
    """What was told to end on 15 November stays so, whatever else takes its place later."""
    wanted = wider(away.terms, schedule=replace(LATER, start=date(2026, 12, 14)))
    asked = reviewed(store, wanted, kind=RENEWAL, old=old, opinion="续")
    late = grant(store, asked, at=DECEMBER, reason="中断后续期").grant
    end(store, taken, at=DECEMBER)

    end(store, late, at=DECEMBER)

    assert shown_state(stored(store, old), at=DECEMBER) == "ended"
    assert stored(store, old).replaced_on == NEW_YEAR


def test_a_right_cut_twice_gets_back_what_the_last_one_took(store, old, away, taken):
    earlier = replace(LATER, start=date(2026, 11, 9))
    asked = reviewed(store, wider(away.terms, schedule=earlier), kind=CHANGE, old=old)
    again = grant(store, asked).grant
    assert stored(store, old).schedule.end == date(2026, 11, 8)

    end(store, again)

    assert stored(store, old).replaced_on == NEW_YEAR
    said = text_of(papers_of(store, old)[0][-1])
    assert "因此前已由其他路权替代，仍至2026年11月15日止" in said
    assert "期限和条件继续有效" not in said


def test_a_closure_that_stops_a_right_does_not_cut_it(store, old, away):
    """What is to take its place ends while a place is shut for a night; it is opened again."""
    night = datetime(2026, 10, 9, 15, tzinfo=UTC)
    done = closed(store, night, 120.445, hours=2)

    end(store, away, at=night)
    emergency.lift(store, done.closure, reason="修复", by=APPROVER, at=night)

    left = stored(store, old)
    assert (left.state, left.replaced_on) == (GrantState.IN_FORCE, None)


def test_the_place_of_a_right_is_free_again_though_the_last_of_a_row_had_begun(
    store, old, away, plated
):
    """It began before what it changed, and was ended with the one that never began."""
    plated("car-2", "1HGCM82633A004352", "鲁b·54321")
    named = {"id": "driver-2", "id_number": "110101198806151232"}
    register.save_driver(store, driver_named("二", **named), by=CLERK, at=AT)
    december = replace(LATER, start=date(2026, 12, 14))
    asked = wider(away.terms, schedule=december)
    third = grant(store, reviewed(store, asked, kind=CHANGE, old=away)).grant
    fleet = {"vehicle_ids": ("car-2",), "driver_ids": ("driver-2",)}
    asked = wider(away.terms, schedule=NIGHTS, zone_ids=("zone-1",), **fleet)
    grant(store, reviewed(store, asked, kind=CHANGE, old=third), reason="另车先行")
    october = datetime(2026, 10, 20, tzinfo=UTC)

    end(store, away, at=october)

    assert stored(store, old).replaced_on is None
    with store.reading() as reading:
        assert not [one for one in recheck(reading, at=october) if one.what == "grant"]
        assert stored(store, old) in changeable(reading, old.terms.operator_id, at=october)


def test_a_right_goes_on_as_its_paper_says_though_what_was_next_had_given_way(store, old, away):
    """What took the place of the next one never began, nor does the next one go on."""
    drawing.add_zones(store, [zone_named("更远", id="zone-4", west=120.1)], by=CLERK, at=AT)
    asked = wider(away.terms, zone_ids=("zone-4",))
    third = grant(store, reviewed(store, asked, kind=CHANGE, old=away)).grant
    closed_away(store, AT)
    later = AT + timedelta(hours=1)

    end(store, third, at=later)

    left = stored(store, old)
    assert (left.state, left.replaced_on) == (GrantState.IN_FORCE, None)
    assert states(store, away, third) == ["ended", "ended"]
    said = text_of(papers_of(store, old)[0][-1])
    assert f"因由{third.number}替代，已于2026年9月20日10时00分终止，终止时尚未开始" in said
    assert f"{away.number}批复的路权因由{third.number}" in text_of(papers_of(store, third)[0][-1])
    with store.reading() as reading:
        assert not [one for one in recheck(reading, at=later) if one.what == "grant"]


def test_a_right_that_stays_cut_may_be_followed_and_raises_no_alarm(store, old, away, taken):
    grant(store, reviewed(store, wider(away.terms), kind=RENEWAL, old=old))

    with store.reading() as reading:
        assert list(recheck(reading, at=AT)) == []


def test_a_right_that_gives_way_before_it_ever_runs_raises_no_alarm(store, terms):
    saturday = replace(NIGHTS, start=date(2026, 10, 3))
    old = grant(store, reviewed(store, replace(terms, schedule=saturday))).grant
    monday = wider(terms, schedule=replace(NIGHTS, start=date(2026, 10, 5)))
    grant(store, reviewed(store, monday, kind=CHANGE, old=old))

    assert stored(store, old).state is GrantState.IN_FORCE
    with store.reading() as reading:
        assert list(recheck(reading, at=AT)) == []


@pytest.fixture
def at_once(store, old, terms):
    """Return a right elsewhere that took the place of the old one before that began."""
    drawing.add_zones(store, [zone_named("远处", id="zone-3", west=120.2)], by=CLERK, at=AT)
    asked = wider(terms, schedule=NIGHTS, zone_ids=("zone-3",))
    return grant(store, reviewed(store, asked, kind=CHANGE, old=old)).grant


def test_a_right_does_not_go_on_with_a_car_that_left_the_register(store, old, terms, car, plated):
    plated("car-2", "1HGCM82633A004352", "鲁b·54321")
    asked = wider(terms, schedule=NIGHTS, vehicle_ids=("car-2",))
    new = grant(store, reviewed(store, asked, kind=CHANGE, old=old)).grant
    end_record(store, car, reason="报废", by=CLERK, at=AT)

    end(store, new)

    assert stored(store, old).state is GrantState.ENDED
    said = text_of(papers_of(store, new)[0][-1])
    gone = f"{old.number}批复的路权因由{new.number}批复的路权替代，已于2026年9月20日终止，不再恢复"
    assert gone in said
    assert "仍至" not in said


def test_what_a_hand_stopped_waits_for_a_hand_by_the_paper_before_too(store, old, at_once):
    said = {"by": APPROVER, "reason": "伤人事故", "at": AT}
    grants.turn(store, stored(store, at_once), "suspend", **said)

    end(store, at_once)

    left = stored(store, old)
    assert (left.state, left.reason) == (GrantState.SUSPENDED, "伤人事故")
    grants.turn(store, left, "resume", **said)
    assert stored(store, old).state is GrantState.IN_FORCE


def test_no_plate_is_called_back_that_what_goes_on_needs(store, at_once):
    end(store, at_once)

    assert "公告作废" not in text_of(papers_of(store, at_once)[0][-1])


def test_the_plates_of_a_right_that_stays_ended_are_called_back(store, old, plate, at_once):
    closed(store, AT, 120.445, hours=2)  # in its place

    end(store, at_once)

    notice = papers_of(store, at_once)[0][-1]
    due = f"以{old.number}批复为凭证，应当交回核发机关，不交回的公告作废：鲁B·12345。"
    assert due in text_of(notice)
    assert json.loads(notice.record)["other_plates"] == ["鲁B·12345"]
    assert hanging(store, stored(store, old)) == [(plate,)]


#: A Wednesday 02:00 there: the last night of what gives way that day.
NIGHT = datetime(2026, 11, 17, 18, tzinfo=UTC)


@pytest.mark.parametrize("first", [AT, NIGHT])
def test_in_the_night_of_the_change_both_rights_stop_and_go_on(store, old, terms, first):
    that_day = wider(terms, schedule=replace(LATER, start=date(2026, 11, 18)))
    new = grant(store, reviewed(store, that_day, kind=CHANGE, old=old)).grant
    said = {"reason": "伤人事故", "by": APPROVER}

    grants.turn(store, stored(store, old), "suspend", at=first, **said)
    assert states(store, old, new) == ["suspended", "suspended"]
    grants.turn(store, stored(store, old), "resume", at=NIGHT, **said)

    assert states(store, old, new) == ["in_force", "in_force"]


@pytest.mark.parametrize("order", [1, -1])
def test_what_a_hand_stopped_does_not_go_on_because_time_passed(store, old, away, order):
    """What follows it was stopped with it, or had been stopped before for something else."""
    said = {"reason": "伤人事故", "by": APPROVER}
    for act in ("suspend", "close")[::order]:
        if act == "suspend":
            grants.turn(store, stored(store, old), "suspend", at=AT, **said)
        else:
            done = closed_away(store, AT)

    emergency.lift(store, done.closure, at=DECEMBER, **said)

    assert states(store, old, away) == ["suspended", "suspended"]
    grants.turn(store, stored(store, away), "resume", at=DECEMBER, **said)
    assert states(store, away) == ["in_force"]
