"""What runs out: told apart by days, renewed many at once, out as a calendar."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel

from qdpilot.exchange.ical_lines import read_lines
from qdpilot.model.errors import ChangedSinceSeenError
from qdpilot.model.operator import Operator
from qdpilot.model.vehicle import Cover, Plate, PlateKind, Policy, Vehicle
from qdpilot.services import register
from qdpilot.services.dues import dues
from tests.ui.vehicles.conftest import busy
from ui.vehicles.dues_window import DuesWindow

TODAY = date(2026, 6, 12)


@pytest.fixture
def running_out(store, desk, cars):
    """Let the insurance of one car be over, that of the other end in five days."""
    by, at = desk.person, desk.clock()
    with store.reading() as reading:
        one, other = (reading.get(Vehicle, car.id) for car in cars)
    policy = Policy(cover=Cover.COMPULSORY, start=date(2025, 6, 18), end=TODAY + timedelta(days=5))
    register.save_vehicle(store, replace(one, insured_until=date(2026, 12, 31)), by=by, at=at)
    register.save_vehicle(store, replace(other, policies=(policy,)), by=by, at=at)
    return one.id, other.id


def says(window):
    return "\n".join(one.text() for one in window.findChildren(QLabel) if one.isVisible())


def assert_another_day_takes_the_button_away(robot, window, button):
    chosen = window.until.value()
    window.until.choose(date(2028, 6, 17))
    at_once = button.isEnabled()  # with what was chosen before
    window.until.choose(chosen)
    robot.settle()
    assert not at_once
    assert button.isEnabled()


def assert_a_refusal_is_said_and_the_button_stays(robot, window, button, monkeypatch):
    with monkeypatch.context() as patched:
        patched.setattr("ui.vehicles.dues_window.renew", busy)
        button.click()
        robot.settle()
    assert "busy" in says(window)
    assert button.isEnabled()


def test_many_are_renewed_at_once_and_what_cannot_be_says_why(
    robot, store, running_out, tmp_path, monkeypatch
):
    robot.settle()
    robot.press("What runs out…")
    window = robot.page.findChild(DuesWindow)
    robot.settle()
    window.tabs.choose("7")
    (soon,) = window.table.rows.shown_rows()
    assert (soon.what, soon.on, soon.name) == (  # it has no plate yet
        "insurance", TODAY + timedelta(days=5), "LEXA1SLT6TA345001",
    )  # fmt: skip

    window.table.selectAll()
    robot.settle()
    assert "1 can be renewed until then, 0 cannot" in says(window)
    window.until.choose(date(2026, 6, 1))
    robot.settle()
    assert "0 can be renewed until then, 1 cannot" in says(window)
    assert "the new last day should be later" in says(window)
    window.until.choose(date(2027, 6, 17))
    robot.settle()
    button = next(one for one in window.findChildren(QAbstractButton) if one.text() == "Renew 1")
    assert_another_day_takes_the_button_away(robot, window, button)
    assert_a_refusal_is_said_and_the_button_stays(robot, window, button, monkeypatch)
    with robot.qtbot.waitSignal(robot.desk.saved):
        button.click()
    robot.settle()

    assert "busy" not in says(window)
    assert says(window).count("1 renewed") == 1  # here, for the page's own message lies behind
    with store.reading() as reading:
        car = reading.get(Vehicle, running_out[1])
        assert car.insured_until == date(2027, 6, 17)
        assert [one.end for one in car.policies] == [TODAY + timedelta(days=5), date(2027, 6, 17)]
        assert [*reading.audit()][-1].act == "vehicle.renew"
        left = dues(reading, today=TODAY, within_days=400)
    assert {one.what for one in left} == {"plate", "insurance"}
    path = tmp_path / "dues.ics"
    window.table.rows.keep(None)
    window.save_to(path)
    robot.settle()
    names = [one.name for one in read_lines(path.read_bytes())]
    assert names.count("VEVENT") == 0
    assert names.count("SUMMARY") == len(window.table.rows.shown_rows())
    window.reject()


def test_the_window_stays_until_it_can_tell_why_nothing_was_renewed(
    robot, running_out, monkeypatch
):
    gate = threading.Event()
    monkeypatch.setattr("ui.vehicles.dues_window.renew", lambda *_, **__: gate.wait(10) and busy())
    robot.settle()
    robot.press("What runs out…")
    window = robot.page.findChild(DuesWindow)
    robot.settle()
    window.tabs.choose("7")
    window.table.selectAll()
    robot.settle()

    robot.press("Renew 1")
    window.reject()
    stayed = window.isVisible()
    window.table.opened.emit(window.table.chosen_names()[0])
    assert stayed
    assert window.isVisible()
    assert "being renewed" in says(window)
    gate.set()
    robot.settle()

    assert "busy" in says(window)
    window.reject()
    assert not window.isVisible()


def test_a_plate_is_followed_by_one_of_the_same_number_within_its_cap(
    robot, store, desk, running_out
):
    from qdpilot.services.renewing import previewed, renew

    today = date(2026, 11, 10)
    number = {"number": "N-07", "kind": PlateKind.INTERNAL}
    beside = Plate(id="beside", vehicle_id="car-1", start=today, end=None, **number)
    register.assign_plate(store, beside, by=desk.person, at=desk.clock())  # does not follow it
    with store.reading() as reading:
        (due,) = (one for one in dues(reading, today=today, within_days=60) if one.what == "plate")
        (long,) = previewed(reading, [due], until=date(2027, 6, 30), today=today)
        (bare,) = previewed(reading, [due], until=date(2027, 5, 30), today=today)
        (fair,) = previewed(reading, [due], until=date(2026, 12, 31), today=today)
        (cut,) = previewed(reading, [due], until=date(2027, 6, 30), today=today, shorten=True)
    assert long.refused.rule == "plate_long"
    assert bare.refused.rule == "plate_uninsured"
    assert (cut.until, cut.refused) == (date(2026, 12, 31), None)  # when its insurance ends
    assert fair.refused is None

    renew(store, [long, fair], by=desk.person, at=desk.clock())

    with store.reading() as reading:
        (after,) = (one for one in reading.all(Plate) if one.renews_id)
        assert (after.number, after.start, after.end) == (
            "鲁B12345", date(2026, 12, 1), date(2026, 12, 31),
        )  # fmt: skip
        assert reading.count(Operator) == 1
    with store.writing(desk.person, at=desk.clock()) as work:
        gone = replace(after, id="gone", vehicle_id="car-2", renews_id=None, version=0)
        days = {"start": date(2027, 1, 1), "end": date(2027, 6, 30)}
        work.record("test", work.add(replace(gone, kind=PlateKind.ORDINARY, **days)))
    with store.reading() as reading:
        left = dues(reading, today=date(2027, 1, 10))
    assert {(one.id, one.name) for one in left if one.what == "insurance"} == {
        ("car-1", "1M8GDM9AXKP042788"),  # its number is another's by now
        ("car-2", "鲁B·12345"),
    }


def test_what_is_renewed_covers_as_much_and_hangs_on_the_same_certificate(store, desk, cars):
    from qdpilot.services.renewing import previewed, renew

    by, at, end, late = desk.person, desk.clock(), date(2026, 6, 30), date(2026, 7, 3)
    policy = Policy(
        cover=Cover.GUARANTEE, start=date(2025, 7, 1), end=end, insurer="示例财险",
        amount_cny=3_000_000,
    )  # fmt: skip
    other = replace(policy, cover=Cover.LIABILITY, insurer="示例寿险", amount_cny=2_000_000)
    over = replace(other, end=date(2025, 12, 31), amount_cny=9_000_000)
    with store.reading() as reading:
        car = reading.get(Vehicle, cars[1].id)
    register.save_vehicle(store, replace(car, policies=(policy, over, other)), by=by, at=at)
    with store.writing(by, at=at) as work:
        for plate in work.all(Plate):
            period = {"certificate_start": plate.start, "certificate_end": date(2026, 9, 30)}
            held = replace(plate, end=end, certificate="示1号", **period)
            work.record("test", work.replace(held))
    with store.reading() as reading:
        found = {one.what: one for one in dues(reading, today=TODAY, within_days=60)}
        both = [found["plate"], found["liability"]]
        (beyond,) = previewed(reading, both[:1], until=date(2026, 10, 31), today=late)
        (past,) = previewed(reading, both[:1], until=date(2026, 7, 2), today=late)
        again = previewed(reading, both, until=date(2026, 9, 30), today=late)
    renew(store, again, by=by, at=at)

    assert (beyond.refused.rule, past.refused.rule) == ("plate_beyond", "renew_past")
    with store.reading() as reading:
        (after,) = (one for one in reading.all(Plate) if one.renews_id)
        car = reading.get(Vehicle, cars[1].id)
    assert (after.certificate, after.certificate_end) == ("示1号", date(2026, 9, 30))
    assert (car.liability_until, car.liability_cny) == (date(2026, 9, 30), 5_000_000)
    assert after.start == late  # nobody says that it was borne in between
    assert [(one.cover, one.insurer, one.start) for one in car.policies[3:]] == [
        (Cover.GUARANTEE, "示例财险", late),
        (Cover.LIABILITY, "示例寿险", late),
    ]
    with pytest.raises(ChangedSinceSeenError):
        renew(store, again[1:], by=by, at=at)  # somebody else did meanwhile
