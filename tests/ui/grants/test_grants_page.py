"""From a draft to an issued approval, in the window, with three persons."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from office_of_three import APPROVER, AT, CLERK, NIGHTS, REVIEWER, driver_named, zone_named
from PySide6.QtWidgets import QLabel, QPushButton
from stdnum.cn import uscc

from qdpilot.model.decision import Decision
from qdpilot.model.document import Document
from qdpilot.model.errors import ChangedSinceSeenError, FieldError, StoreUnavailableError
from qdpilot.model.operator import Member, Operator
from qdpilot.model.right import (
    Application,
    ApplicationKind,
    ApplicationState,
    Grant,
    GrantState,
)
from qdpilot.model.schedule import Schedule, Window
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.model.zone import Purpose, Zone
from qdpilot.rules.findings import blocks
from qdpilot.schedule.sentence import sentence
from qdpilot.services import applications, decisions, drawing, register
from qdpilot.services.assess import assess
from qdpilot.services.closure_plan import Plan
from qdpilot.services.emergency import declare
from qdpilot.services.memory_store import MemoryStore
from qdpilot.services.offices import FOUNDER
from qdpilot.services.restoring import Restoration
from qdpilot.services.suspending import suspend
from tests.support.clicks import click_row
from ui.grants import case_fleet
from ui.grants.replaced_choice import terms_after
from ui.grants.stock import read_stock
from ui.grants.turn_rows import restored_rows
from ui.grants.words import conditions_words
from ui.language import language, speak
from ui.map.document import MapDocument
from ui.shown import day, moment


@pytest.fixture
def submitted(carried, request):
    """A page that shows a submitted application; the walk there is a test of its own."""
    asked = carried("submit")
    return _shown(request, asked)


@pytest.fixture
def reviewed(carried, request):
    asked = carried("submit", "review")
    return _shown(request, asked)


@pytest.fixture
def granted(carried, request):
    carried("submit", "review", "grant")
    return request.getfixturevalue("robot")


def _shown(request, asked):
    robot = request.getfixturevalue("robot")
    robot.desk.show("grants", (Application, asked.id))
    robot.settle()
    return robot


def test_three_persons_take_an_application_to_a_grant_and_its_paper(robot):
    robot.sit(CLERK)
    robot.begin()
    robot.fill()
    robot.press("submit")
    robot.sit(REVIEWER)
    robot.press("review")
    dialog, _ = robot.question()
    dialog._reason.setPlainText("材料齐全")
    dialog.act_button.click()
    assert not robot.page.view.buttons  # while the review is under way, nothing else can be done
    robot.settle()
    robot.sit(APPROVER)
    robot.press("grant")
    robot.confirm()

    (application,) = robot.stored(Application)
    (grant,) = robot.stored(Grant)
    (paper,) = robot.stored(Document)
    assert application.state is ApplicationState.GRANTED
    assert (grant.drafter_id, grant.reviewer_id, grant.approver_id) == (
        CLERK.id,
        REVIEWER.id,
        APPROVER.id,
    )
    assert grant.terms.vehicle_ids == ("car-1",)
    assert grant.terms.schedule == NIGHTS
    assert paper.grant_id == grant.id
    assert robot.shown[-1] == "documents"
    assert robot.desk.selected_ids(Document) == {paper.id}
    (decision,) = robot.stored(Decision)
    robot.page.rights.case_asked.emit(application.id)  # as from the right in the ledger
    robot.settle()
    said = robot.inspector_says()
    told = [one.zh if language() == "zh" else one.en for one in decision.findings]
    assert len(told) > 30
    assert [one for one in told if one.partition("：")[0].partition(": ")[0] not in said] == []


def test_a_change_is_filled_from_the_right_it_names_and_ends_it(granted):
    (old,) = granted.stored(Grant)
    granted.sit(CLERK)
    granted.begin()
    form = granted.page.view.form
    assert not form.replaced.isVisible()
    form.kind.choose(ApplicationKind.CHANGE)
    form.operator.choose("op-1")
    granted.settle()
    granted.press("submit")
    assert "replaces" in form.missing()  # refused at the field, nothing written
    assert len(granted.stored(Application)) == 1

    form.replaced.want(old.id)
    form.operator.setCurrentIndex(0)
    assert form.replaced.named() is None  # a right goes with its operator
    form.operator.choose("op-1")
    granted.settle()
    name_right(granted, old.id)
    assert form.asked().terms == replace(old.terms, zone_version_ids=())
    granted.press("submit")
    granted.sit(REVIEWER)
    granted.press("review")
    granted.confirm("同意变更")
    granted.sit(APPROVER)
    granted.press("grant")
    assert old.number in granted.question()[1]
    granted.confirm()

    left, new = granted.stored(Grant)
    assert (new.replaces_id, left.replaced_on) == (old.id, NIGHTS.start)
    assert left.state is GrantState.ENDED  # neither had begun
    granted.page.queue.tabs.choose("ledger")
    click_row(granted.page.queue.table, 1)
    granted.settle()
    assert new.number in granted.inspector_says()

    draft = applications.draft(
        granted.store, old.terms, kind=ApplicationKind.CHANGE, replaces_id=old.id, by=CLERK, at=AT
    )
    granted.sit(CLERK)
    granted.desk.show("grants", (Application, draft.id))
    granted.settle()
    assert old.number in form.replaced.currentText()  # it can be changed no more, and is named
    assert "不能变更" in form.replaced.currentText()


def test_what_does_not_go_on_is_told_with_why_and_no_last_day_if_it_ended(granted):
    (right,) = granted.stored(Grant)
    gone = blocks("subject_ended", "1M8GDM9AXKP042788", day=AT.date())

    def told(blocking=(gone,), whole=right, **left):
        cut = replace(right, replaced_on=date(2026, 11, 16), **left)
        ((_, said),) = restored_rows(
            Restoration(instead_of="", cut=cut, whole=whole, blocking=blocking)
        )
        return said

    named = "1M8GDM9AXKP042788已退出登记"
    assert told() == f"不恢复，仍至{day(date(2026, 11, 15))}止：{named}"
    assert told(state=GrantState.ENDED) == f"已终止，不再恢复：{named}"
    before = replace(right, replaced_on=date(2026, 12, 1))  # and cut by another before
    assert told((), before) == f"继续有效，仍至{day(date(2026, 11, 30))}"


@pytest.mark.parametrize(
    ("stopped", "more"), [(False, ""), (True, "；现为暂停")], ids=["free", "suspended"]
)
def test_before_a_right_is_ended_that_has_not_begun_it_says_what_goes_on(granted, stopped, more):
    (old,) = granted.stored(Grant)
    store, calendars = granted.store, granted.desk.calendars
    said = {"kind": ApplicationKind.CHANGE, "replaces_id": old.id, "by": CLERK, "at": AT}
    asked = applications.draft(store, replace(old.terms, zone_version_ids=()), **said)
    asked = applications.submit(store, asked, by=CLERK, at=AT)
    passed = {"opinion": "同意变更", "calendars": calendars, "by": REVIEWER, "at": AT}
    asked = applications.review(store, asked, **passed)
    with store.reading() as reading:
        seen = assess(reading, asked, calendars, at=AT).seen
    decisions.grant(store, asked, seen, calendars=calendars, by=APPROVER, at=AT)
    if stopped:
        operator, new = granted.stored(Operator)[0], granted.stored(Grant)[1]
        suspend(store, operator, reason="整改", seen=(new.id,), by=APPROVER, at=AT)
    granted.sit(APPROVER)
    granted.page.queue.tabs.choose("ledger")
    click_row(granted.page.queue.table, 0)
    granted.settle()

    granted.page.rights.buttons["end"].click()
    assert f"按原批复继续有效，至{day(NIGHTS.end)}{more}\n" in granted.question()[1] + "\n"
    granted.confirm("撤回")

    left, _ = granted.stored(Grant)
    assert left.state is (GrantState.SUSPENDED if stopped else GrantState.IN_FORCE)


@pytest.mark.parametrize("code", ["zh", "en"])
def test_all_that_can_be_done_with_a_right_that_a_closure_stopped_has_room(granted, code):
    speak(code)
    (zone,) = granted.stored(Zone)[:1]
    said = {"shape": zone.shape, "start": AT, "end": AT + timedelta(days=60), "reason": "塌陷"}
    calendars = granted.desk.calendars
    declare(granted.store, Plan(name="路口", **said), calendars=calendars, by=APPROVER, at=AT)
    granted.sit(APPROVER)
    granted.page.queue.tabs.choose("ledger")
    granted.settle()
    click_row(granted.page.queue.table, 0)
    granted.settle()

    buttons = granted.page.rights.buttons
    assert list(buttons) == ["paper", "suspend", "resume", "end"]
    assert [key for key, one in buttons.items() if one.width() < one.sizeHint().width()] == []


def test_what_is_done_with_a_right_is_asked_of_the_one_that_is_shown(granted):
    (old,) = granted.stored(Grant)
    granted.sit(APPROVER)
    granted.page.queue.tabs.choose("ledger")
    granted.settle()
    click_row(granted.page.queue.table, 0)
    granted.settle()
    panel = granted.page.rights
    other = replace(panel.right, grant=replace(old, id="other", number="另一号"), operator="另一家")

    panel.show_right(other)  # which is not read yet
    panel.buttons["end"].click()

    said = granted.question()[1]
    assert f"的路权{old.number}就此终止" in said
    assert "另一" not in said
    granted.confirm("撤回")
    assert granted.stored(Grant)[0].state is GrantState.ENDED


def test_a_right_that_ran_out_is_offered_to_a_renewal_alone(granted):
    (old,) = granted.stored(Grant)
    granted.desk.clock = lambda: datetime(2027, 1, 10, 2, tzinfo=UTC)
    granted.sit(CLERK)
    granted.begin()
    form = granted.page.view.form
    form.operator.choose("op-1")
    granted.settle()
    offered = {}
    for kind in (ApplicationKind.RENEWAL, ApplicationKind.CHANGE, ApplicationKind.RENEWAL):
        form.kind.choose(kind)
        offered[kind] = [form.replaced.itemText(at) for at in range(form.replaced.count())][1:]
    (late,) = offered[ApplicationKind.RENEWAL]
    assert old.number in late
    assert "期满" in late
    assert offered[ApplicationKind.CHANGE] == []

    name_right(granted, old.id)

    assert form.asked().replaces_id == old.id
    assert form.asked().terms.schedule.start == date(2027, 1, 11)
    form.kind.choose(ApplicationKind.CHANGE)
    assert "不能变更" in form.replaced.currentText()


def test_what_was_typed_stays_and_the_rest_is_what_the_right_says_that_is_named(granted):
    (old,) = granted.stored(Grant)
    form = changing(granted)
    form.fare.setText("每次 2 元")
    granted.tick(form.cars, "car-2")
    name_right(granted, old.id)
    typed = replace(old.terms, zone_version_ids=(), vehicle_ids=("car-2",), fare="每次 2 元")
    assert form.asked().terms == typed  # what was typed already stays
    form.kind.choose(ApplicationKind.RENEWAL)
    granted.settle()
    renewed = form.asked().terms
    assert (renewed.schedule.start, renewed.schedule.end) == (date(2027, 1, 1), date(2027, 3, 31))
    assert replace(renewed, schedule=NIGHTS) == typed
    form.kind.choose(ApplicationKind.CHANGE)
    granted.settle()
    assert form.asked().terms == typed

    terms = replace(old.terms, zone_ids=("zone-2",), vehicle_ids=("car-1", "car-2"), cap=7)
    other = replace(old, id="other", number="另一号", terms=terms)
    form.replaced.offer_rights([old, other])
    name_right(granted, other.id)
    said = form.asked()
    assert (said.replaces_id, said.terms.zone_ids, said.terms.cap) == ("other", ("zone-2",), 7)
    assert (said.terms.fare, said.terms.vehicle_ids) == ("每次 2 元", ("car-2",))
    form.replaced.offer_rights([old])
    name_right(granted, old.id)
    assert form.asked().terms == typed


def test_times_typed_before_a_right_is_named_stay_and_none_end_before_they_begin(granted):
    (old,) = granted.stored(Grant)
    form = changing(granted)
    times = Schedule(
        start=date(2026, 11, 2), end=date(2026, 11, 30), windows=(Window(from_min=60, to_min=120),)
    )
    form.times.show_schedule(times, of_zone=None)

    name_right(granted, old.id)

    assert form.asked().terms.schedule == times
    form.times.show_schedule(replace(NIGHTS, end=date(2026, 11, 30)), of_zone=NIGHTS)
    form.kind.choose(ApplicationKind.RENEWAL)
    granted.settle()
    renewed = form.asked().terms.schedule
    assert (renewed.start, renewed.end) == (date(2027, 1, 1), date(2027, 3, 31))


def changing(robot):
    robot.sit(CLERK)
    robot.begin()
    form = robot.page.view.form
    form.kind.choose(ApplicationKind.CHANGE)
    form.operator.choose("op-1")
    robot.settle()
    return form


def name_right(robot, grant_id):
    choice = robot.page.view.form.replaced
    choice.choose(grant_id)
    choice.activated.emit(choice.currentIndex())
    robot.settle()


def test_the_question_says_what_will_be_issued_to_whom(reviewed):
    reviewed.sit(APPROVER)

    reviewed.press("grant")
    dialog, words = reviewed.question()
    dialog.reject()

    assert "青岛示例出行科技有限公司" in words
    assert "青智网联批〔2026〕" in words
    assert "金家岭示范区 v1" in words
    assert "鲁B·12341" in words
    assert "周一至周五 22:00–次日06:00" in words
    assert not reviewed.stored(Grant)


def test_the_same_person_may_not_review_what_they_drafted(robot):
    everybody = next(one for one in robot.desk.people if one.id == "p-all")
    robot.sit(everybody)
    robot.begin()
    robot.fill()

    robot.press("submit")

    assert not robot.can("review")
    assert "示例全" in robot.why_not("review")
    assert "三人" in robot.why_not("review")


def test_a_person_without_the_role_sees_the_act_but_cannot_take_it(submitted):
    submitted.sit(APPROVER)

    assert not submitted.can("review")
    assert "示例丙" in submitted.why_not("review")


def test_a_draft_without_vehicles_can_be_saved_but_not_submitted(robot):
    robot.sit(CLERK)
    robot.begin()
    cars = robot.page.view.form.cars
    assert "请先选择主体" in [one.text() for one in cars.findChildren(QLabel)]
    robot.fill(cars=())
    assert "请先选择主体" not in [one.text() for one in cars.findChildren(QLabel)]

    robot.press("submit")
    refused = robot.stored(Application)
    fault = robot.page.view.form.form.field("vehicle_ids")
    robot_sees_fault = fault.is_wrong
    robot.press("change")

    assert not refused
    assert robot_sees_fault
    (draft,) = robot.stored(Application)
    assert draft.state is ApplicationState.DRAFT

    form, stale = robot.page.view.form, robot.page.view.stale
    robot.tick(form.cars, "car-1")  # the clerk types while another window stores something else
    theirs = replace(draft.terms, cap=7, fare="每次 2 元")
    applications.change(robot.store, draft, theirs, by=CLERK, at=AT)
    robot.settle()
    said = "\n".join(one.text() for one in stale.findChildren(QLabel) if one.isVisible())
    assert "您看到的是 1，现存 7" in said
    assert "收费" in said
    stale.keep.click()
    robot.settle()
    robot.press("change")

    (both,) = robot.stored(Application)
    assert (both.terms.cap, both.terms.vehicle_ids) == (7, ("car-1",))
    assert stale.isHidden()


@pytest.mark.parametrize("acts", [("submit", "submit"), ("change", "submit"), ("submit", "change")])
def test_of_two_presses_the_first_is_done_once(robot, acts):
    robot.sit(CLERK)
    robot.begin()
    robot.fill()

    for button in [robot.page.view.buttons[act] for act in acts]:
        button.click()
    assert not robot.page.view.form.isEnabled()
    robot.settle()

    (made,) = robot.stored(Application)
    state = {"submit": ApplicationState.SUBMITTED, "change": ApplicationState.DRAFT}[acts[0]]
    assert made.state is state
    assert robot.page.view.form.isEnabled()


def test_the_fleet_of_a_member_is_offered_and_what_is_named_stays_until_taken_out(
    carried, store, request
):
    with store.reading() as reading:
        lead, car = reading.get(Operator, "op-1"), reading.get(Vehicle, "car-1")
    code = "91370212MA3EX0001" + uscc.calc_check_digit("91370212MA3EX0001")
    rival = Operator(id="op-2", name="海岸示例科技有限公司", uscc=code)
    register.save_operator(store, rival, by=CLERK, at=AT)
    other = replace(car, id="car-9", operator_id="op-2", vin="1M8GDM9A8KP042790", version=0)
    register.save_vehicle(store, other, by=CLERK, at=AT)
    driver = driver_named(
        "海岸安全员", operator_id="op-2", id="driver-9", id_number="11010519491231002X"
    )
    register.save_driver(store, driver, by=CLERK, at=AT)
    member = Member(name=rival.name, uscc=code, signed=True)
    lead = register.save_operator(store, replace(lead, members=(member,)), by=CLERK, at=AT)
    draft = carried()
    robot = _shown(request, draft)
    form = robot.page.view.form

    shown = [one for one in form.cars.table.rows.rows() if one.owner]
    robot.tick(form.cars, "car-9")
    robot.tick(form.drivers, "driver-9")
    form.conditions.setPlainText("雨天停运")
    robot.press("change")
    (joined,) = robot.stored(Application)

    assert [(one.vehicle.id, one.owner) for one in shown] == [("car-9", rival.name)]
    assert joined.terms.vehicle_ids == ("car-1", "car-9")
    assert joined.terms.driver_ids == ("driver-1", "driver-9")

    register.save_operator(store, replace(lead, members=()), by=CLERK, at=AT)
    robot.page.work.show_nothing()
    robot.desk.show("grants", (Application, draft.id))
    robot.settle()
    form.conditions.setPlainText("雨天、雾天停运")
    robot.press("change")
    assert robot.stored(Application)[0].terms.vehicle_ids == ("car-1", "car-9")
    assert form.cars.take_out.isVisibleTo(form)
    form.cars.take_out.click()
    robot.press("change")
    (left,) = robot.stored(Application)
    assert (left.terms.vehicle_ids, left.terms.driver_ids) == (("car-1",), ("driver-1", "driver-9"))


def test_all_zones_of_an_application_are_trimmed_as_one_step_that_the_map_undoes(granted):
    """One lies half in the granted zone, one whole, one apart: trimmed, let go, left alone."""
    shapes = {
        "half": zone_named("半", west=120.45, id="half"),
        "apart": zone_named("远", west=120.60, id="apart"),
        "whole": replace(zone_named("全", id="whole"), shape=zone_named("").shape.buffer(-0.002)),
    }
    drawing.add_zones(granted.store, shapes.values(), by=CLERK, at=AT)
    granted.sit(CLERK)
    granted.begin()
    granted.fill(zones=tuple(shapes), cars=("car-2",), drivers=("driver-2",))
    buttons = granted.page.inspector.findChildren(QPushButton)
    next(one for one in buttons if one.text() == "裁去重叠部分").click()
    granted.settle()

    after = {one.id: one.shape for one in granted.stored(Zone)}
    assert after["half"].equals(shapes["half"].shape.difference(zone_named("").shape))
    assert (after["apart"], after["whole"]) == (shapes["apart"].shape, shapes["whole"].shape)
    assert granted.page.view.form.places.checked() == ("half", "apart")
    assert not granted.page.checks.assessment.clashes

    document = MapDocument(granted.desk)  # the map is opened only now
    document.reload()
    granted.settle()
    assert [one.title for one in document.history.labels] == ["shape.trim"]
    document.undo()
    granted.settle()
    assert {one.id: one.shape for one in granted.stored(Zone)}["half"] == shapes["half"].shape


def test_planned_people_and_load_are_asked_for_and_checked(robot):
    robot.sit(CLERK)
    robot.begin()
    robot.fill()
    form = robot.page.view.form
    form._limits.riders.setValue(9)
    form._limits.load.setValue(300)
    robot.settle()

    terms = form.asked().terms
    assert (terms.riders, terms.load_kg) == (9, 300)
    assert "拟每车载客9人，超过核定载客5人" in robot.inspector_says()
    for field in form._limits.all:
        field.setValue(0)  # typed, it is no empty field
    robot.settle()
    none = form.asked().terms
    assert (none.cap, none.speed_limit_kmh, none.riders, none.load_kg) == (0, 0, 0, 0)
    assert all(f"上限为0{unit}" in robot.inspector_says() for unit in ("，", "人", " kg"))
    assert "限速为0 km/h" in robot.inspector_says()
    told = conditions_words(none).split("，")
    assert {"限速 0 km/h", "每车载客不超过 0 人", "每车载质量不超过 0 kg"} < set(told)
    form._limits.show(terms)
    form.passengers.setChecked(False)
    assert form.asked().terms.riders is None
    assert not form._limits.riders.isEnabled()
    robot.press("change")
    (asked,) = robot.stored(Application)
    assert (asked.terms.riders, asked.terms.load_kg) == (None, 300)


def test_a_second_application_for_the_same_place_and_time_is_blocked_with_the_clash(granted):
    half = zone_named("石老人示范区", west=120.45, id="zone-3")
    drawing.add_zones(granted.store, [half], by=CLERK, at=AT)
    granted.sit(CLERK)
    granted.begin()
    granted.fill(zones=("zone-3",), cars=("car-2",), drivers=("driver-2",))
    assert granted.page.checks.assessment.clashes
    buttons = granted.page.inspector.findChildren(QPushButton)
    next(one for one in buttons if one.text() == "裁去重叠部分").click()
    granted.settle()
    (trimmed,) = (one for one in granted.stored(Zone) if one.id == "zone-3")
    assert trimmed.shape.equals(half.shape.difference(zone_named("").shape))
    assert not granted.page.checks.assessment.clashes

    granted.page.work.is_edited = False
    granted.begin()
    granted.fill(cars=("car-1",))
    granted.press("submit")
    granted.sit(REVIEWER)
    granted.press("review")
    granted.confirm("请核")
    granted.sit(APPROVER)

    assert not granted.can("grant")
    assert "青智网联批〔2026〕1号" in granted.inspector_says()
    granted.press("refuse")
    dialog, _ = granted.question()
    assert "青智网联批〔2026〕1号" in dialog._reason.value()
    dialog.act_button.click()
    granted.settle()
    states = {one.state for one in granted.stored(Application)}
    assert states == {ApplicationState.GRANTED, ApplicationState.REFUSED}


def test_what_changed_since_the_person_looked_stops_the_issue_and_is_named(reviewed):
    reviewed.sit(APPROVER)
    reviewed.press("grant")
    with reviewed.store.reading() as reading:
        car = reading.get(Vehicle, "car-1")
    register.save_vehicle(reviewed.store, replace(car, model="T6"), by=CLERK, at=AT)

    reviewed.confirm()

    assert not reviewed.stored(Grant)
    assert isinstance(reviewed.refused[-1], ChangedSinceSeenError)
    assert "1M8GDM9AXKP042788" in reviewed.inspector_says()
    reviewed.page.checks.look_asked.emit()
    reviewed.settle()
    assert reviewed.can("grant")


@pytest.mark.parametrize("then", ["another", "new"])
def test_what_is_left_while_it_is_saved_stays_left(carried, robot, monkeypatch, then):
    first, other = carried(), carried()
    robot.sit(CLERK)
    robot.desk.show("grants", (Application, first.id))
    robot.settle()
    monkeypatch.setattr("ui.grants.page.leaves_unsaved", lambda *_: True)
    robot.page.view.form.cap.choose(2)
    robot.page.view.buttons["change"].click()
    if then == "new":
        robot.page.queue.new_button.click()
    else:
        robot.page.queue.cards.opened.emit(other.id)
    shown = []
    robot.page.work.opened.connect(shown.append)
    robot.settle()

    saved = {one.id: one.terms.cap for one in robot.stored(Application)}
    work = robot.page.work
    assert saved == {first.id: 2, other.id: 1}
    assert not shown
    assert work.is_new == (then == "new")
    assert then == "new" or work.case.application.id == other.id


def test_a_new_one_that_is_saved_does_not_take_the_place_of_the_next(robot, monkeypatch):
    robot.sit(CLERK)
    robot.begin()
    robot.fill()
    monkeypatch.setattr("ui.grants.page.leaves_unsaved", lambda *_: True)
    robot.page.view.buttons["change"].click()
    robot.page.queue.new_button.click()
    robot.settle()

    assert len(robot.stored(Application)) == 1
    assert robot.page.work.is_new


@pytest.mark.parametrize("leaves", [False, True])
def test_a_refusal_stands_at_the_fields_of_the_application_it_is_about(
    robot, carried, monkeypatch, leaves
):
    """The fields hold another application, if that was chosen meanwhile."""
    draft, other = carried(), carried()
    robot.sit(CLERK)
    _choose(robot, draft)
    gate = threading.Event()

    def refused(*_who, **_when):
        gate.wait(5)
        raise FieldError(field="cap", value=1, rule="required", suggestion=None)

    monkeypatch.setattr(applications, "change", refused)
    robot.page.view.form.cap.choose(2)
    robot.page.view.buttons["change"].click()
    if leaves:
        monkeypatch.setattr("ui.grants.page.leaves_unsaved", lambda *_: True)
        robot.page.work.show_nothing()  # what is typed was left
        robot.desk.show("grants", (Application, other.id))
        assert robot.page.work.case.application.id == other.id
    gate.set()
    robot.settle()

    assert robot.page.view.form.form.field("cap").is_wrong is not leaves
    assert [type(one) for one in robot.refused] == [FieldError] * leaves


def test_what_changed_since_another_application_was_looked_at_is_not_said_of_this_one(
    reviewed, carried
):
    other = carried("submit")
    reviewed.sit(APPROVER)
    reviewed.press("grant")
    with reviewed.store.reading() as reading:
        car = reading.get(Vehicle, "car-1")
    register.save_vehicle(reviewed.store, replace(car, model="T6"), by=CLERK, at=AT)
    dialog, _ = reviewed.question()
    work = reviewed.page.work

    dialog.act_button.click()
    reviewed.desk.show("grants", (Application, other.id))
    assert work.case.application.id == other.id
    reviewed.settle()

    assert isinstance(reviewed.refused[-1], ChangedSinceSeenError)
    assert not work._must_look


def _choose(robot, application):
    robot.desk.show("grants", (Application, application.id))
    robot.settle()


def locked(*_who, **_when):
    raise StoreUnavailableError(path="office.qdp", reason="locked")


def test_sent_back_it_is_the_clerks_turn_again(submitted, monkeypatch):
    submitted.sit(REVIEWER)
    submitted.press("return")
    with monkeypatch.context() as broken:
        broken.setattr(submitted.store, "writing", locked)
        submitted.confirm("补交保险单")
    assert isinstance(submitted.refused[-1], StoreUnavailableError)
    submitted.press("return")
    submitted.confirm()  # what was typed stands there again

    submitted.sit(CLERK)

    assert submitted.page.view.shows_form
    assert submitted.can("submit")
    assert "补交保险单" in submitted.page.view.reason.words.text()
    assert not submitted.page.view.reason.isHidden()
    (application,) = submitted.stored(Application)
    assert application.reason == "补交保险单"


def test_a_right_granted_while_the_question_stands_is_not_ended_unseen(granted):
    (grant,) = granted.stored(Grant)
    granted.sit(APPROVER)
    granted.page.queue.tabs.choose("ledger")
    click_row(granted.page.queue.table, 0)
    granted.settle()
    granted.page.rights.buttons["end"].click()
    after = replace(grant, id="after", number="接替号", replaces_id=grant.id, version=0)
    with granted.store.writing(APPROVER, at=AT) as work:
        work.record("grant.issue", work.add(after))
    granted.settle()

    granted.confirm("道路施工")

    assert {one.state for one in granted.stored(Grant)} == {GrantState.IN_FORCE}
    assert isinstance(granted.refused[-1], ChangedSinceSeenError)

    granted.desk.clock = lambda: datetime(2027, 1, 12, tzinfo=UTC)
    granted.page.rights.show_right(granted.page.rights.right)
    granted.settle()
    assert set(granted.page.rights.buttons) == {"paper", "end"}  # it ran out meanwhile

    granted.desk.clock = lambda: AT - timedelta(days=3)  # nothing that stops waits for a clock
    granted.page.rights.show_right(granted.page.rights.right)
    granted.settle()
    granted.page.rights.buttons["suspend"].click()
    assert moment(AT, granted.desk.timezone) in granted.question()[1]


def test_a_right_that_stays_cut_says_when_it_ends_and_for_what(granted):
    (grant,) = granted.stored(Grant)
    begins = date(2026, 11, 16)
    after = replace(
        grant, id="after", number="接替号", replaces_id=grant.id, version=0,
        state=GrantState.ENDED, changed_at=AT,
        terms=replace(grant.terms, schedule=replace(NIGHTS, start=begins)),
    )  # fmt: skip
    with granted.store.writing(APPROVER, at=AT) as work:
        work.record("grant.issue", work.add(after))
        cut = work.replace(replace(grant, replaced_on=begins))
        work.record("grant.replace", cut, by=after.id)
    granted.sit(APPROVER)
    granted.page.queue.tabs.choose("ledger")
    click_row(granted.page.queue.table, 1)
    granted.settle()

    said = granted.inspector_says()

    assert sentence(cut.schedule, granted.desk.calendars, language()) in said
    assert after.number in said
    assert day(begins) in said


def test_the_ledger_suspends_resumes_and_ends_a_right_with_a_reason(granted, monkeypatch):
    (grant,) = granted.stored(Grant)
    after = replace(grant, id="after", number="接替号", replaces_id=grant.id, version=0)
    with granted.store.writing(APPROVER, at=AT) as work:
        work.record("grant.issue", work.add(after))
        cut = replace(grant, replaced_on=date(2026, 11, 16))
        work.record("grant.replace", work.replace(cut), by=after.id)
    granted.sit(APPROVER)
    granted.page.queue.tabs.choose("ledger")
    row = 1  # the newest comes first
    click_row(granted.page.queue.table, row)
    granted.settle()
    assert day(date(2026, 11, 15)) in granted.inspector_says()
    for act, state in (
        ("suspend", GrantState.SUSPENDED),
        ("resume", GrantState.IN_FORCE),
        ("end", GrantState.ENDED),
    ):
        granted.page.rights.buttons[act].click()
        assert all(one.number in granted.question()[1] for one in (grant, after))
        granted.confirm("道路施工")

        both = {(one.state, one.reason) for one in granted.stored(Grant)}
        assert both == {(state, "道路施工")}
    assert set(granted.page.rights.buttons) == {"paper", "take_back"}
    assert len(granted.stored(Document)) == 1 + 6  # the approval, and notices of each act
    granted.sit(CLERK)
    click_row(granted.page.queue.table, row)
    granted.settle()
    granted.page.rights.buttons["take_back"].click()
    _, words = granted.question()
    assert "鲁B·12341" in words
    with monkeypatch.context() as broken:
        broken.setattr(granted.store, "writing", locked)
        granted.confirm("路权终止")
    granted.page.rights.buttons["take_back"].click()
    granted.confirm()  # what was typed stands there again

    taken = [one.number for one in granted.stored(Plate) if one.withdrawn_on is not None]
    assert taken == ["鲁B12341"]
    assert set(granted.page.rights.buttons) == {"paper"}


def test_the_ledger_says_which_vehicles_of_a_right_may_not_run(granted):
    (grant,) = granted.stored(Grant)
    both = replace(grant.terms, vehicle_ids=("car-1", "car-2"))
    with granted.store.writing(APPROVER, at=AT) as work:
        twin = replace(grant, id="twin", number="并行号", terms=both, version=0)
        work.record("grant.issue", work.add(twin))
        second = work.get(Vehicle, "car-2")
    suspend(granted.store, second, reason="刹车故障", seen=(), by=APPROVER, at=AT)
    granted.page.queue.tabs.choose("ledger")
    granted.settle()
    table = granted.page.queue.table
    (at,) = table.rows.places(["twin"])

    click_row(table, at)
    granted.settle()

    row = [table.rows.index(at, one).data() for one in range(table.rows.columnCount())]
    assert "1/2" in row
    assert "不得运行（车辆或所属主体已暂停）：鲁B·12342" in granted.inspector_says()


def test_a_clerk_cannot_suspend_a_right(granted):
    granted.page.queue.tabs.choose("ledger")
    click_row(granted.page.queue.table, 0)
    granted.sit(CLERK)

    assert not granted.page.rights.buttons["suspend"].isEnabled()
    assert "示例甲" in granted.page.rights.buttons["suspend"].toolTip()


def test_the_zones_of_a_right_are_shown_on_the_map(granted):
    granted.page.queue.tabs.choose("ledger")
    click_row(granted.page.queue.table, 0)
    granted.settle()

    granted.page.rights._on_map_asked()

    assert granted.shown[-1] == "map"
    assert granted.desk.selected_ids(Zone) == {"zone-1"}


def test_the_times_asked_for_are_compared_with_those_of_rights_and_zones(granted):
    granted.sit(CLERK)
    granted.begin()
    times = granted.page.view.form.times
    times._edit.click()

    (right,) = granted.stored(Grant)
    offered = [one.name for one in times._editor.others]
    assert offered == [f"{right.number}  青岛示例出行科技有限公司", "金家岭示范区"]


def test_a_zone_without_times_asks_for_them(robot):
    robot.sit(CLERK)
    robot.begin()
    robot.fill(zones=("zone-2",))

    robot.press("submit")

    assert robot.page.view.form.form.field("schedule").is_wrong
    assert not robot.stored(Application)


def test_a_grant_selected_elsewhere_is_chosen_in_the_ledger(granted):
    (grant,) = granted.stored(Grant)

    granted.desk.select([(Grant, grant.id)])
    granted.page.shown()
    granted.settle()

    assert granted.page.queue.shows_ledger
    assert granted.page.queue.table.chosen_names() == (grant.id,)


def test_a_right_asked_for_again_brings_the_ledger_back(granted):
    (grant,) = granted.stored(Grant)
    granted.desk.show("grants", (Grant, grant.id))
    granted.page.queue.tabs.choose("closed")
    granted.settle()

    granted.desk.show("grants", (Grant, grant.id))
    granted.settle()

    assert granted.page.queue.shows_ledger
    assert grant.number in granted.inspector_says()


def test_a_fleet_that_could_not_be_read_is_said_and_read_again(carried, robot, monkeypatch):
    robot.sit(CLERK)
    with monkeypatch.context() as broken:
        broken.setattr(case_fleet, "read_fleet", locked)
        robot.desk.show("grants", (Application, carried().id))
        robot.settle()
    form = robot.page.view.form
    told = [one.text() for one in form.cars.findChildren(QLabel)]
    assert isinstance(robot.refused[-1], StoreUnavailableError)
    assert any("未能读取" in one for one in told)
    assert form.cars.checked() == ("car-1",)

    form.operator.activated.emit(form.operator.currentIndex())  # the same one, chosen again
    robot.settle()
    assert len(form.cars.table.rows.rows()) == 2
    assert form.cars.checked() == ("car-1",)


def test_what_was_typed_stays_while_another_person_looks(robot):
    robot.sit(CLERK)
    robot.begin()
    robot.fill()

    robot.sit(REVIEWER)
    robot.sit(CLERK)

    assert robot.page.is_unsaved()
    assert robot.page.view.form.places.checked() == ("zone-1",)
    assert robot.page.view.form.cars.checked() == ("car-1",)


def test_the_checks_run_while_the_clerk_still_types(robot):
    robot.sit(CLERK)
    robot.begin()

    robot.fill()

    assert robot.page.checks.assessment is not None
    assert not robot.page.checks.assessment.blocking
    assert not robot.stored(Application)


def test_a_capacity_passed_is_told_with_its_peak_and_settled_by_one_click(robot):
    area = replace(
        zone_named("控制区", id="area"),
        purpose=Purpose.CAPACITY_AREA,
        scenario=None,
        schedule=None,
        capacity=1,
    )
    drawing.add_zones(robot.store, [area], by=CLERK, at=AT)
    robot.sit(CLERK)
    robot.begin()
    robot.fill(cars=("car-1", "car-2"))
    robot.page.view.form.cap.choose(2)
    robot.settle()
    assert "2/1  周四 22:00" in robot.inspector_says()
    assert "批准人说明理由后可以准许" in robot.inspector_says()
    rows = set(rows_of(robot))

    buttons = robot.page.inspector.findChildren(QPushButton)
    next(one for one in buttons if one.text() == "减少车辆").click()
    robot.settle()

    assert robot.page.view.form.cap.number() == 1
    assert "1/1  周四 22:00" in robot.inspector_says()
    assert "2/1  周四 22:00" not in robot.inspector_says()
    assert not robot.page.checks.assessment.overridable
    assert len(rows.intersection(rows_of(robot))) > len(rows) / 2, "what still holds stays"
    robot.page.work.is_edited = False
    robot.begin()
    assert not robot.page.checks.assessment
    assert "2/1" not in robot.inspector_says()
    assert "1/1" not in robot.inspector_says()


def rows_of(robot):
    return [part for _, part in robot.page.checks._found._parts]


def test_a_change_of_a_right_that_has_begun_begins_tomorrow(carried, store):
    carried("submit", "review", "grant")
    with store.reading() as reading:
        (right,) = reading.all(Grant)
    today, last = date(2026, 10, 14), date(2026, 12, 31)

    change = terms_after(right, ApplicationKind.CHANGE, today).schedule
    renewal = terms_after(right, ApplicationKind.RENEWAL, today).schedule
    early = terms_after(right, ApplicationKind.ADDED_VEHICLES, date(2026, 9, 1)).schedule

    assert (change.start, change.end) == (date(2026, 10, 15), last)
    assert (renewal.start, renewal.end) == (date(2027, 1, 1), date(2027, 3, 31))  # three months
    assert terms_after(right, ApplicationKind.CHANGE, last).schedule.start == last
    assert early == right.terms.schedule
    cut = replace(right, replaced_on=date(2026, 11, 16))
    after = terms_after(cut, ApplicationKind.RENEWAL, today).schedule
    assert (after.start, after.end) == (cut.replaced_on, date(2027, 2, 15))


def test_operators_come_from_their_reading_in_the_order_in_which_they_are_offered():
    store = MemoryStore()
    with store.writing(FOUNDER, at=AT) as work:
        for at, name in enumerate(("中山巴士", "重庆出行", "阿里物流", "B", "a")):
            work.add(Operator(id=f"o{at}", name=name, uscc=f"9137020{at}MA3DEMO01X"))
        names = [one.name for one in read_stock(work).operators]
        work.record("test", work.get(Operator, "o0"))

    assert names == ["a", "B", "阿里物流", "重庆出行", "中山巴士"]


def test_times_of_their_own_begin_on_the_day_it_is_in_the_city(robot):
    """Wherever the computer stands: in Qingdao it is the next day already."""
    robot.sit(CLERK)
    robot.desk.clock = lambda: datetime(2026, 9, 20, 17, 0, tzinfo=UTC)
    robot.begin()

    robot.page.view.form.times._edit.click()

    assert robot.page.view.form.times._editor.schedule().start == date(2026, 9, 21)
