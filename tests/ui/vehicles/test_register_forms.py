"""The forms of the register: what stands against a record, lists, masks, stopping, looking back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog

from qdpilot.model.person import Person, Role
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.suspension import Suspension
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Cover, Ending, Plate, Vehicle
from qdpilot.model.words import refusal
from qdpilot.services import register, suspending
from tests.ui.vehicles.conftest import busy
from tests.ui.vehicles.test_register_page import CLERK, everything
from ui.kit.dialogs import DialogRoom
from ui.kit.frames import scroll_round
from ui.language import speak
from ui.vehicles.file_window import FileWindow
from ui.vehicles.time_entry import TimeEntry

APPROVER = Person(id="approver", name="示例丙", roles=(Role.APPROVER,))
NUMBER = "11010519491231002X"


def advice(robot, label):
    field = robot.field(label)
    return field._advice.text() if field._advice.isVisible() else ""


def test_what_stands_against_a_vehicle_is_told_and_may_be_saved(robot, cars, store):
    robot.settle()
    robot.choose("LEXA1SLT6TA345001")
    robot.type("Scenario", "delivery")
    robot.type("Track", "low-speed vehicle")
    robot.field("Top speed").control.setValue(50)

    assert "at most 45 km/h" in advice(robot, "Top speed")
    robot.field("Top speed")._why.click()
    assert robot.shows("青工信规〔2024〕1号")
    robot.press("Add a policy")
    robot.type("Until", "2026-03-31")
    robot.type("From", "2026-04-01")
    robot.press("Take over")
    assert robot.fault("Until") == "The last day is before the first."
    robot.type("Kind", "liability insurance")
    robot.type("Until", "2027-03-31")
    robot.field("Cover").control.setValue(2_000_000)
    robot.press("Take over")
    robot.save()

    car = everything(store, Vehicle)[1]
    assert (car.top_speed_kmh, car.policies[0].cover) == (50, Cover.LIABILITY)
    assert (car.liability_until, car.liability_cny) == (date(2027, 3, 31), 2_000_000)

    robot.take_out("Policies")
    assert robot.field("Liability insurance until").control.day() is None
    assert robot.field("Liability cover").control.number() is None
    robot.field("Liability cover").control.setValue(2_000_000)  # typed anew: no policy says it
    robot.save()

    bare = everything(store, Vehicle)[1]
    assert (bare.policies, bare.liability_until, bare.liability_cny) == ((), None, 2_000_000)
    assert bare.insured_until == car.insured_until  # typed: no policy said it


def test_a_vin_says_its_year_and_that_the_maker_is_unknown(robot, cars):
    robot.settle()
    robot.choose("1M8GDM9AXKP042788")

    assert robot.shows("model year 2019, maker unknown (1M8)")


def test_personal_data_is_masked_until_asked_for_and_not_lost_by_saving(
    robot, operator, store, desk
):
    driver = SafetyDriver(
        id="d-1",
        operator_id=operator.id,
        name="示例安全员",
        id_number=NUMBER,
        licence_class="C1",
        licensed_since=date(2015, 6, 1),
        phone="13800000000",
    )
    register.save_driver(store, driver, by=CLERK, at=desk.clock())
    robot.tab("drivers")
    robot.choose("示例安全员")
    assert robot.read("Identity number") == "1101**********002X"
    assert "0000000" not in robot.read("Phone")
    robot.type("Class", "B1")
    robot.save()
    robot.press("Show the personal data")
    robot.settle()

    assert robot.read("Identity number") == NUMBER
    (saved,) = everything(store, SafetyDriver)
    assert (saved.id_number, saved.phone, saved.licence_class) == (NUMBER, "13800000000", "B1")
    with store.reading() as reading:
        rows = list(reading.audit())
    assert [one.act for one in rows if one.subject_id == "d-1"][-1] == "driver.reveal"
    assert NUMBER not in str(rows)


def assert_a_day_is_come_to_once(robot, line):
    robot.settle()
    kept = [one for one in line.findChildren(TimeEntry) if one.isVisible()]
    line.day.setText("2026-06-12")
    assert line.told.text() == "At the end of 12 Jun 2026"
    robot.settle()
    assert kept
    assert [
        one for one in line.findChildren(TimeEntry) if one.isVisible()
    ] == kept  # what is said already is not made anew
    bar = scroll_round(line).verticalScrollBar()
    assert bar.value() > 0
    bar.setValue(0)  # one goes up to type there
    robot.page.window().resize(1440, 860)
    robot.settle()
    assert bar.value() == 0


def test_a_vehicle_is_stopped_looked_back_at_and_goes_on(robot, cars, store, desk):
    register.save_vehicle(store, replace(cars[0], model="T9"), by=CLERK, at=desk.clock())
    robot.settle()
    robot.choose("鲁B·12345")
    robot.settle()
    assert not robot.button("Suspend…").isEnabled()
    desk.sit(APPROVER)
    robot.press("Suspend…")
    robot.settle()
    robot.press("Suspend")
    assert robot.fault("Reason")
    robot.type("Reason", "刹车故障")
    robot.press("Suspend")
    robot.settle()

    (stopped,) = everything(store, Suspension)
    assert (stopped.subject_id, stopped.reason) == ("car-1", "刹车故障")
    assert robot.shows("刹车故障")
    robot.press("Lift the suspension…")
    robot.settle()
    robot.type("Reason", "已修复")
    robot.press("Lift")
    robot.settle()
    assert robot.button("Suspend…").isEnabled()
    for words in ("model: T9", "刹车故障", "已修复", "鲁B·12345  1 Jun 2026 to 30 Nov 2026"):
        assert robot.shows(words)  # on the line of time
    line = robot.page.panes["vehicles"].sort.panel.life.line
    line.day.setText("2020-01-01")
    assert line.told.text() == "Not in the register yet on 1 Jan 2020"
    line.day.setText("2099-01-01")
    assert line.told.text() == "That day is yet to come."
    assert_a_day_is_come_to_once(robot, line)
    desk.sit(CLERK)
    robot.settle()
    assert line.day.text() == "2026-06-12"


@pytest.mark.parametrize("press", ["Suspend…", "Lift the suspension…"])
def test_a_question_names_the_record_it_was_asked_of(robot, cars, store, desk, monkeypatch, press):
    if press.startswith("Lift"):
        suspending.suspend(store, cars[0], reason="事故", seen=[], by=APPROVER, at=desk.clock())
    desk.sit(APPROVER)
    robot.settle()
    robot.choose("鲁B·12345")
    robot.settle()
    robot.press(press)
    with monkeypatch.context() as at_once:  # before the question is there
        at_once.setattr(robot, "settle", lambda: None)
        robot.choose(cars[1].vin)
    robot.settle()

    title = QApplication.activeModalWidget().windowTitle()
    assert cars[0].vin in title
    assert "鲁B·12345" in title


def test_a_contact_that_cannot_be_reached_is_told(robot, operator):
    robot.settle()
    robot.tab("operators")
    robot.settle()
    robot.choose("青岛示例出行科技有限公司")
    robot.settle()
    robot.press("Add a contact")
    robot.press("Take over")
    assert robot.fault("Name") == "Give the name."
    robot.type("Name", "示例丁")
    robot.type("Phone", "13x")
    robot.type("E-mail", "abc")
    robot.press("Take over")
    assert robot.fault("Phone") == "At least three digits."
    assert "name@example.cn" in robot.fault("E-mail")
    robot.type("Phone", "110")
    robot.type("E-mail", "d@example.cn")
    robot.press("Take over")
    (contact,) = robot.page.panes["operators"].sort.panel.form.made().contacts
    assert (contact.name, contact.phone, contact.email) == ("示例丁", "110", "d@example.cn")


def assert_a_good_file_takes_the_refusal_away(robot, acts, tmp_path):
    picture = QImage(1200, 900, QImage.Format.Format_RGB32)
    assert picture.save(str(tmp_path / "侧面.png"))
    with robot.qtbot.waitSignal(robot.desk.told) as told:
        acts.attach(tmp_path / "侧面.png")
    assert told.args == ["侧面.png was added"]
    robot.settle()
    robot.button("侧面.png").click()
    robot.settle()
    window = robot.page.findChild(FileWindow)
    sheet = window.picture.sheet
    assert sheet.pixmap().deviceIndependentSize().width() < 1200  # the whole of it
    robot.qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton)
    assert sheet.pixmap().size() == picture.size()
    window.reject()
    robot.settle()


def assert_what_refuses_a_copy_is_chinese(robot, tmp_path, monkeypatch):
    speak("zh")
    nowhere = (str(tmp_path / "正面.png" / "正面.png"), "")  # within a file
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: nowhere)
    robot.button("正面.png").click()
    robot.settle()
    window = robot.page.findChild(FileWindow)
    window._on_save_clicked()
    window.reject()
    assert window.isVisible()  # what comes of it is told here
    robot.settle()
    assert "。" in window._note.text()
    assert "。 " not in window._note.text()
    window.reject()


def test_a_photograph_is_kept_and_a_program_is_not(robot, cars, store, desk, tmp_path, monkeypatch):
    robot.settle()
    robot.choose("鲁B·12345")
    robot.settle()
    assert robot.shows("History")
    with monkeypatch.context() as patched, robot.qtbot.waitSignal(desk.refused):
        patched.setattr("qdpilot.services.history.life", busy)
        robot.choose("LEXA1SLT6TA345001")
        robot.settle()
    assert not robot.shows("History")
    robot.page.shown()  # refused, it is read again when the page comes to the front
    robot.settle()
    assert robot.shows("History")
    robot.choose("鲁B·12345")
    robot.settle()
    acts = robot.page.panes["vehicles"].acts
    (tmp_path / "正面.png").write_bytes(b"\x89PNG\r\n\x1a\n...")
    (tmp_path / "程序.png").write_bytes(b"MZ\x90\x00")
    acts.attach(tmp_path / "正面.png")
    robot.settle()
    with robot.qtbot.waitSignal(desk.refused) as refused:
        acts.attach(tmp_path / "程序.png")
    robot.settle()

    (tmp_path / "大.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(22_000_000))
    with robot.qtbot.waitSignal(desk.refused) as too_large:
        acts.attach(tmp_path / "大.png")
    assert refusal(too_large.args[0]) == "“大.png”有 22.1 MB，超过上限 20 MB。"
    assert_a_good_file_takes_the_refusal_away(robot, acts, tmp_path)
    assert_what_refuses_a_copy_is_chinese(robot, tmp_path, monkeypatch)
    assert refused.args[0].values == {"name": "程序.png"}


def test_a_plate_is_capped_by_law_and_a_code_is_given_its_number(robot, operator, store, desk):
    car = Vehicle(
        id="car-9",
        operator_id=operator.id,
        vin="1M8GDM9AXKP042788",
        track=Track.MOTOR_VEHICLE,
        scenario="robotaxi",
        make="",
        model="",
        insured_until=date(2026, 11, 30),
    )
    cart = replace(car, id="cart", vin="QD-77", track=Track.LOW_SPEED, scenario="delivery")
    for one in (car, cart):
        register.save_vehicle(store, one, by=CLERK, at=desk.clock())
    robot.choose("1M8GDM9AXKP042788")
    robot.press("Assign plate")
    assert robot.read("Until") == "30 Nov 2026"  # six months would end on 11 December
    robot.type("Number", "鲁B12388")
    robot.type("Until", "2026-12-31")
    robot.press("Assign")
    assert "longer than 6 months" in robot.fault("Until")
    robot.press("Change to 11 Dec 2026")
    assert "outlasts compulsory insurance" in robot.fault("Until")
    robot.press("Change to 30 Nov 2026")
    robot.press("Assign")
    robot.press("Cancel")
    robot.press("Assign plate")  # another one, before that is answered
    robot.settle()
    robot.press("Cancel")  # it is still there
    robot.choose("QD-77")
    robot.press("Assign plate")
    robot.press("Assign")
    robot.settle()

    plate, code = everything(store, Plate)
    assert (plate.number, plate.end) == ("鲁B12388", date(2026, 11, 30))
    assert (code.number, code.code_number) == ("青低速260001", 1)
    robot.press("Withdraw")
    robot.type("What happened", "void")
    robot.settle()
    room = next(one for one in robot.page.findChildren(DialogRoom) if one.isVisible())
    assert abs(room.height() - room.widget().heightForWidth(room.width())) <= 8  # nothing is empty
    robot.type("Reason", "运营中遗失，无法收回")
    robot.press("Withdraw plate")
    assert "Say where it was voided" in robot.fault("Notice of voidance")
    robot.type("Notice of voidance", "青岛日报2026年6月12日第3版")
    robot.press("Withdraw plate")
    robot.settle()
    gone = everything(store, Plate)[1]
    assert (gone.ending, gone.notice) == (Ending.VOID, "青岛日报2026年6月12日第3版")
    assert robot.shows("Notice of voidance: 青岛日报2026年6月12日第3版")


def test_an_operator_that_is_suspended_says_so_over_its_form(robot, operator, store, desk):
    robot.settle()
    robot.tab("operators")
    robot.choose(operator.name)
    robot.settle()
    head = robot.page.panes["operators"].sort.panel._stopped
    assert not head.isVisible()

    suspending.suspend(store, operator, reason="事故", seen=[], by=APPROVER, at=desk.clock())
    robot.settle()

    assert head.isVisible()


def test_a_vehicle_says_that_its_operator_is_suspended(robot, cars, operator, store, desk):
    robot.settle()
    robot.choose("鲁B·12345")
    robot.settle()
    assert not robot.shows("Its operator is suspended since")

    suspending.suspend(store, operator, reason="事故", seen=[], by=APPROVER, at=desk.clock())
    robot.settle()

    assert robot.shows("Its operator is suspended since")
