"""An emergency closure from the map: asked, declared, shown, overdue, lifted; by a robot."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from drawn_office import grant, put, zone
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from qdpilot.clashes.clash import Relation
from qdpilot.model.closure import EmergencyClosure
from qdpilot.model.document import Document
from qdpilot.model.errors import StoreUnavailableError
from qdpilot.model.person import Role
from qdpilot.model.right import Grant, GrantState
from qdpilot.model.schedule import Schedule
from qdpilot.services.emergency import lift
from qdpilot.services.grants import turn
from ui.kit.confirm import ConfirmAct
from ui.map import closure_door
from ui.map.closing.question import ClosureQuestion

if TYPE_CHECKING:
    from map_robot import MapRobot

    from qdpilot.services.memory_store import MemoryStore


def approver(stocked: MapRobot):
    return next(one for one in stocked.page.desk.people if Role.APPROVER in one.roles)


def question(stocked: MapRobot) -> ClosureQuestion:
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, ClosureQuestion)]
    return next(one for one in found if one.isVisible())


def press_closure(stocked: MapRobot) -> None:
    words = "紧急关停…"
    stocked.wait(lambda: any(one.text() == words for one in stocked._seen(QPushButton)))
    stocked.press(words)


def band(stocked: MapRobot) -> str:
    banner = stocked.page._board.closures
    return " ".join(label.text() for label in banner.findChildren(QLabel) if label.isVisible())


def states(store: MemoryStore) -> list[GrantState]:
    with store.reading() as reading:
        return [one.state for one in reading.all(Grant)]


@pytest.fixture
def asked(stocked: MapRobot, store: MemoryStore) -> ClosureQuestion:
    """The question over a zone that is granted every evening of June; it is 12 June, noon."""
    grant(store, stocked.zones()["甲"])
    stocked.page.desk.sit(approver(stocked))
    stocked.click((120.445, 36.08))
    press_closure(stocked)
    return question(stocked)


def test_a_place_is_closed_shown_and_opened_again(
    stocked: MapRobot, store: MemoryStore, asked: ClosureQuestion
) -> None:
    stocked.wait(lambda: asked.act.text() == "关停并暂停 1 项路权")
    assert not asked._spared.isVisible()
    assert "示例出行" in asked.parties._rows[0].text()
    asked.act.click()
    assert asked.isVisible()  # no reason yet
    asked.reason.setPlainText("燃气泄漏")
    asked.act.click()

    stocked.wait(lambda: states(store) == [GrantState.SUSPENDED])
    stocked.wait(lambda: "暂停路权 1 项" in band(stocked))
    with store.reading() as reading:
        (closure,) = reading.all(EmergencyClosure)
        (notice,) = reading.all(Document)
    assert closure.reason == "燃气泄漏"
    assert notice.number == "青智网联停〔2026〕1号"
    stocked.wait(lambda: "甲" in stocked.page.picture.watch.suspended)
    # Nothing runs there: neither the zone nor the closure over it clashes.
    watch = stocked.page.picture.watch
    stocked.wait(lambda: closure.zone_id in stocked.page.document.plan)
    stocked.wait(lambda: not watch._due and not stocked.page.desk.jobs.is_busy)
    assert not any(watch.found.values())

    banner = stocked.page._board.closures
    next(one for one in banner.findChildren(QPushButton) if one.text() == "解除…").click()
    dialogs = [one for one in QApplication.topLevelWidgets() if isinstance(one, ConfirmAct)]
    (confirm,) = [one for one in dialogs if one.isVisible()]
    confirm._reason.setPlainText("险情已除")
    confirm.act_button.click()
    stocked.page._closures.ask()  # about another place, before that is answered
    another = question(stocked)
    another.reason.setPlainText("桥梁受损")

    stocked.wait(lambda: states(store) == [GrantState.IN_FORCE])
    stocked.wait(stocked.page._board.closures.isHidden)
    stocked.wait(lambda: not stocked.page.desk.jobs.is_busy)
    assert (another.isVisible(), another.reason.value()) == (True, "桥梁受损")
    another.reject()


def test_an_overdue_closure_says_that_it_still_holds(
    stocked: MapRobot, store: MemoryStore, asked: ClosureQuestion
) -> None:
    stocked.wait(asked.act.isEnabled)
    asked.reason.setPlainText("燃气泄漏")
    asked.act.click()
    stocked.wait(lambda: "暂停路权 1 项" in band(stocked))

    # What is drawn there for a later month clashes with it once its time is over.
    put(store, zone("丁", schedule=Schedule(start=date(2026, 7, 1), end=date(2026, 7, 31))))
    watch = stocked.page.picture.watch
    stocked.wait(lambda: "丁" in stocked.page.document.plan)
    stocked.wait(lambda: not watch._due and not stocked.page.desk.jobs.is_busy)
    assert not watch.found.get("丁")
    assert "丁" in stocked.page.document.plan

    later = stocked.page.desk.clock() + timedelta(days=2)
    stocked.page.desk.clock = lambda: later
    stocked.page._closures.refresh()
    watch.keep_up()

    stocked.wait(lambda: "届满，1 项路权仍暂停，须办理解除" in band(stocked))
    assert states(store) == [GrantState.SUSPENDED]
    (held,) = watch.held_on
    stocked.page.bar.go(later.astimezone(stocked.page.desk.timezone))
    stocked.wait(lambda: held in stocked.page.view.scene.live)

    # Until somebody lifts it.
    stocked.wait(lambda: bool(watch.found.get("丁")))
    (found,) = watch.found["丁"]
    assert found.clash.relation is Relation.CLOSURE
    with store.reading() as reading:
        (closure,) = reading.all(EmergencyClosure)
    rules = stocked.page._beside.rules
    assert len(rules._sources(stocked.page.document.plan).closures) == 1
    lift(store, closure, reason="险情已除", by=approver(stocked), at=later)
    stocked.wait(lambda: not watch.found["丁"])
    assert rules._sources(stocked.page.document.plan).closures == ()


def test_a_closure_that_is_refused_keeps_what_was_typed_and_is_tried_again(
    stocked: MapRobot, asked: ClosureQuestion, store: MemoryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object, **_named: object) -> None:
        raise StoreUnavailableError(path="office.qdp", reason="locked")

    stocked.wait(asked.act.isEnabled)
    asked.reason.setPlainText("燃气泄漏")
    with monkeypatch.context() as broken:
        broken.setattr(closure_door, "look", locked)
        asked._look()
        stocked.wait(asked._refused.isVisible)
    asked.act.click()  # looks again, and declares nothing unseen
    stocked.wait(lambda: asked._is_looked_for)
    assert states(store) == [GrantState.IN_FORCE]
    with monkeypatch.context() as broken:
        broken.setattr(closure_door, "declare", locked)
        asked.act.click()
        stocked.wait(asked._refused.isVisible)
    assert (asked.isVisible(), asked.reason.value()) == (True, "燃气泄漏")
    asked.act.click()
    asked.reject()  # too late: it is being declared
    assert asked.isVisible()
    assert "解除" in asked._refused.text()
    assert not asked.reason.isEnabled()
    stocked.wait(lambda: states(store) == [GrantState.SUSPENDED])


def test_a_clerk_is_told_who_may(stocked: MapRobot) -> None:
    clerk = next(one for one in stocked.page.desk.people if one.roles == (Role.CLERK,))
    stocked.page.desk.sit(clerk)
    refused: list[object] = []
    stocked.page.desk.refused.connect(refused.append)
    stocked.click((120.445, 36.08))

    press_closure(stocked)

    assert len(refused) == 1


def test_what_runs_outside_the_hours_of_an_overdue_closure_is_suspended_by_one_act(
    stocked: MapRobot, store: MemoryStore, asked: ClosureQuestion
) -> None:
    """Noon to two of one day, where a right is granted for the evenings."""
    noon = stocked.page.desk.now().replace(hour=12, minute=0, second=0, microsecond=0)
    asked.begins.clock.setTime(noon.time())
    asked.ends.day.choose(noon.date())
    asked.ends.clock.setTime(noon.replace(hour=14).time())
    stocked.wait(lambda: asked.act.isEnabled() and asked.act.text() == "关停")
    assert asked._spared.text().startswith("另有 1 项路权只在其他时段使用此处")
    assert asked._spared.isVisible()
    asked.reason.setPlainText("燃气泄漏")
    asked.act.click()
    stocked.wait(lambda: "暂停路权 0 项" in band(stocked))
    assert states(store) == [GrantState.IN_FORCE]
    later = stocked.page.desk.clock() + timedelta(hours=4)
    stocked.page.desk.clock = lambda: later

    stocked.page._closures._on_clock()

    stocked.wait(lambda: "届满未解除，已暂停 0 项，另 1 项仍可使用" in band(stocked))
    banner = stocked.page._board.closures
    stocked.page.resize(900, 700)
    told = next(one for one in banner.findChildren(QLabel) if "仍可使用" in one.text())
    stocked.wait(lambda: told.width() < 400)
    stocked.wait(lambda: told.height() >= told.heightForWidth(told.width()) > 30)  # all is read
    next(one for one in banner.findChildren(QPushButton) if one.text() == "一并暂停…").click()
    stocked.wait(lambda: any(one.isVisible() for one in confirming()))
    (confirm,) = [one for one in confirming() if one.isVisible()]
    assert any("示例出行" in one.text() for one in confirm.findChildren(QLabel))
    confirm.act_button.click()
    stocked.wait(lambda: states(store) == [GrantState.SUSPENDED])
    stocked.wait(lambda: "届满，1 项路权仍暂停，须办理解除" in band(stocked))
    assert "一并暂停…" not in [one.text() for one in banner.findChildren(QPushButton)]
    with store.reading() as reading:
        assert reading.count(Document) == 1


def confirming() -> list[ConfirmAct]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, ConfirmAct)]


def test_what_is_stopped_in_this_very_minute_is_not_shown_in_force(
    stocked: MapRobot, store: MemoryStore
) -> None:
    evening = stocked.page.desk.now().replace(hour=20, minute=30, second=20)
    stocked.page.desk.clock = lambda: evening
    right = grant(store, stocked.zones()["甲"])
    stocked.page.bar.go(evening)
    stocked.wait(lambda: "甲" in stocked.page.view.scene.live)

    at = evening + timedelta(seconds=20)
    with store.reading() as reading:
        right = reading.get(Grant, right.id)
    turn(store, right, "suspend", reason="险情", by=approver(stocked), at=at)

    stocked.wait(lambda: "甲" in stocked.page.picture.watch.suspended)
    stocked.wait(lambda: "甲" not in stocked.page.view.scene.live)
    stocked.page.bar.go(evening - timedelta(minutes=5))  # then it ran
    stocked.wait(lambda: "甲" in stocked.page.view.scene.live)
