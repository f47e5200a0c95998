"""The desk: acts carry the person, commits are heard by all, a selection is shared."""

from __future__ import annotations

import threading
import time
from datetime import datetime

import pytest
from stdnum.cn import uscc

from qdpilot.model.calendar import CalendarEdition, CalendarEntry, CalendarKind
from qdpilot.model.errors import DamagedOfficeError, RoleMissingError, StoreUnavailableError
from qdpilot.model.operator import Operator
from qdpilot.model.person import Person, Role
from qdpilot.model.vehicle import Vehicle
from qdpilot.model.words import hint, refusal
from qdpilot.services.calendars import CalendarDraft, enter
from qdpilot.services.register import save_operator

_STEM = "91370212MA3EXMP15"
OPERATOR = Operator(
    id="op", name="青岛示例出行科技有限公司", uscc=_STEM + uscc.calc_check_digit(_STEM)
)


def _person(desk, role: Role) -> Person:
    return next(one for one in desk.people if role in one.roles)


def test_an_act_is_the_acts_of_who_sits_at_the_desk(qtbot, desk, store):
    desk.sit(_person(desk, Role.CLERK))

    with qtbot.waitSignal(desk.saved):
        desk.call(save_operator, OPERATOR)

    with store.reading() as reading:
        *_, newest = reading.audit()
    assert newest.act == "operator.add"
    assert newest.person_id == "clerk"


def test_whoever_lacks_the_role_is_refused_in_the_message_bar(qtbot, desk):
    desk.sit(_person(desk, Role.APPROVER))

    with qtbot.waitSignal(desk.refused) as heard:
        desk.call(save_operator, OPERATOR)

    assert isinstance(heard.args[0], RoleMissingError)


def test_every_view_hears_what_a_commit_changed(qtbot, desk):
    desk.sit(_person(desk, Role.CLERK))

    with qtbot.waitSignal(desk.changed) as heard:
        desk.call(save_operator, OPERATOR)

    assert heard.args[0].touches(Operator)
    assert not heard.args[0].touches(Vehicle)


def test_the_store_is_read_off_the_screen_thread(qtbot, desk):
    threads: list[threading.Thread] = []
    names: list[str] = []

    def query(reading) -> str:
        threads.append(threading.current_thread())
        return reading.get(Person, "clerk").name

    desk.read(query, names.append)
    qtbot.waitUntil(lambda: bool(names))

    assert names == ["示例甲"]
    assert threads != [threading.main_thread()]


def test_a_selection_is_announced_once(desk):
    heard: list[object] = []
    desk.selected.connect(heard.append)

    desk.select([(Vehicle, "v1"), (Operator, "op")])
    desk.select([(Operator, "op"), (Vehicle, "v1")])

    assert heard == [{(Vehicle, "v1"), (Operator, "op")}]
    assert desk.selected_ids(Vehicle) == {"v1"}


@pytest.mark.parametrize("role", list(Role))
def test_sitting_down_is_announced(qtbot, desk, role):
    desk.person = Person(id="somebody", name="", roles=())

    with qtbot.waitSignal(desk.person_changed) as heard:
        desk.sit(_person(desk, role))

    assert desk.person is heard.args[0]
    assert role in desk.person.roles


def test_now_is_told_in_the_zone_of_the_office(desk):
    assert desk.now().utcoffset().total_seconds() == 8 * 3600


def test_damage_found_beside_other_work_is_told_in_the_message_bar(qtbot, desk, store, monkeypatch):
    def damaged(_told):
        raise DamagedOfficeError(path="市.qdp")

    monkeypatch.setattr(store, "make_sure", damaged)

    with qtbot.waitSignal(desk.refused) as heard:
        desk.make_sure()

    assert "不再写入" in refusal(heard.args[0])
    assert "从备份恢复" in hint(heard.args[0])


def test_who_leaves_while_the_pages_are_looked_through_does_not_wait_for_it(
    qtbot, desk, store, monkeypatch
):
    begun, ended = threading.Event(), []

    def looking(told):
        begun.set()
        try:
            for _ in range(500):  # five seconds
                told()
                time.sleep(0.01)
        finally:
            ended.append(True)
        pytest.fail("it was looked through to the end")

    monkeypatch.setattr(store, "make_sure", looking)
    desk.make_sure()
    assert begun.wait(5)

    desk.jobs.close()

    assert ended == [True]


def test_calendars_that_cannot_be_read_hold_no_news_back_and_are_read_with_the_next_change(
    qtbot, desk, store, monkeypatch
):
    def locked(_reading):
        raise StoreUnavailableError(path="市.qdp", reason="locked")

    day = CalendarEntry(
        name="统考", start=datetime(2026, 10, 12), end=datetime(2026, 10, 13), whole_days=True
    )
    exams = CalendarDraft(name="考试日", kind=CalendarKind.EXAMS, entries=(day,), source="教育局")
    told: list[object] = []
    desk.changed.connect(told.append)
    with monkeypatch.context() as broken:
        broken.setattr("ui.desk.office_calendars", locked)
        with qtbot.waitSignal(desk.refused):
            desk.call(enter, exams, seen=frozenset())
        qtbot.waitUntil(lambda: len(told) == 1)
    before = desk.calendars

    desk.sit(_person(desk, Role.CLERK))
    desk.call(save_operator, OPERATOR)
    qtbot.waitUntil(lambda: len(told) == 2)

    assert told[0].touches(CalendarEdition)
    assert desk.calendars is not before
