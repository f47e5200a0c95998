"""The page 车辆: registering, correcting, plates; nothing typed is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from qdpilot.model.initials import initials
from qdpilot.model.operator import Operator
from qdpilot.model.person import Person, Role
from qdpilot.model.safety_driver import Post, SafetyDriver
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Plate, PlateKind, Vehicle
from qdpilot.services import register
from ui.kit.sought import is_sought

CLERK = Person(id="clerk", name="示例甲", roles=(Role.CLERK,))
VIN = "LEXA1SLT1TA345004"
WRONG_VIN = "LEXA1SLT4TA345004"


def everything(store, kind):
    with store.reading() as reading:
        return reading.all(kind)


def test_an_empty_register_offers_the_first_operator(robot):
    assert robot.shows("No vehicles yet")

    robot.press("Begin with the register")

    assert robot.page.tabs.code() == "operators"
    assert robot.field("Full registered name").control.hasFocus()


def test_operator_vehicle_and_plate_are_registered_by_typing(robot, store):
    robot.tab("operators")
    robot.press("Register operator")
    robot.type("Full registered name", "胶州湾示例物流有限公司")
    robot.type("Unified social credit code", "91350100m000100y43")
    for member in ("示例一有限公司", "示例二有限公司"):
        robot.press("Add a member")
        robot.type("Full registered name", member)
        robot.press("Take over")
    robot.save()
    robot.tab("vehicles")
    robot.press("Register vehicle")
    robot.type("VIN", VIN.lower())
    robot.type("Make", "示例牌")
    robot.type("Compulsory insurance until", "2027-8-31")
    robot.tick("BeiDou")
    robot.save()
    robot.press("Assign plate")
    robot.type("Number", "鲁b·12388")
    robot.type("Until", "2026年11月30日")
    with robot.qtbot.waitSignal(robot.desk.saved):
        robot.press("Assign")
    robot.settle()

    (operator,) = everything(store, Operator)
    (car,) = everything(store, Vehicle)
    (plate,) = everything(store, Plate)
    assert [one.name for one in operator.members] == ["示例一有限公司", "示例二有限公司"]
    assert operator.uscc == "91350100M000100Y43"
    assert (car.vin, car.make, car.operator_id) == (VIN, "示例牌", operator.id)
    assert (car.insured_until, car.beidou, car.seats) == (date(2027, 8, 31), True, None)
    assert (plate.number, plate.vehicle_id, plate.end) == ("鲁B12388", car.id, date(2026, 11, 30))
    assert plate.kind is PlateKind.TEMPORARY
    assert robot.row(VIN)[0] == "鲁B·12388"
    assert robot.row(VIN)[6] == "valid"


def test_a_driver_is_registered_and_masked_in_the_table(robot, store, operator):
    robot.settle()
    robot.tab("drivers")
    robot.press("Register safety driver")
    robot.type("Name", "示例安全员")
    robot.type("Identity number", "11010519491231002x")
    robot.type("Class", "C1")
    robot.type("Post", "remote")
    robot.save()

    (driver,) = everything(store, SafetyDriver)
    assert driver.id_number == "11010519491231002X"
    assert driver.post is Post.REMOTE
    assert robot.row("示例安全员")[1] == "1101**********002X"


def test_a_wrong_vin_says_why_and_the_button_repairs_it(robot, cars):
    robot.settle()
    robot.choose("LEXA1SLT6TA345001")
    robot.type("VIN", WRONG_VIN)

    assert "it should be 1 (GB 16735)" in robot.fault("VIN")
    robot.press("Change to 1")

    assert robot.read("VIN") == VIN
    assert robot.fault("VIN") == ""


def test_while_one_still_types_nothing_is_called_wrong(robot, cars):
    robot.settle()
    robot.press("Register vehicle")

    robot.type("VIN", "LEXA1SLT")

    assert robot.fault("VIN") == ""


def test_a_low_speed_vehicle_needs_no_vin(robot, cars):
    robot.settle()
    robot.press("Register vehicle")
    robot.type("VIN", WRONG_VIN)
    robot.type("Scenario", "delivery")

    robot.type("Track", "low-speed vehicle")

    assert robot.fault("VIN") == ""
    assert robot.fault("Track") == ""


def test_a_track_that_the_scenario_does_not_take_is_told(robot, cars):
    robot.settle()
    robot.choose("鲁B·12345")

    robot.type("Scenario", "port haulage")
    robot.type("Track", "low-speed vehicle")

    assert "motor vehicle, site vehicle" in robot.fault("Track")


def test_what_is_typed_stays_with_its_row(robot, cars):
    # A Ctrl that Qt still holds from here must not make a click on a row add to the selection.
    robot.qtbot.keyClick(robot.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    robot.settle()
    robot.choose("鲁B·12345")
    robot.type("Make", "改了的")
    robot.choose("LEXA1SLT6TA345001")
    robot.tab("operators")
    robot.tab("vehicles")

    assert robot.page.is_unsaved()
    assert robot.button("1 not saved")
    robot.choose("鲁B·12345")

    assert robot.read("Make") == "改了的"


def test_undoing_changes_shows_what_is_stored(robot, cars):
    robot.settle()
    robot.choose("鲁B·12345")
    robot.type("Make", "改了的")

    robot.press("Undo changes")

    assert robot.read("Make") == "示例牌"
    assert not robot.page.is_unsaved()


def test_a_vehicle_begun_stays_in_the_list_until_it_is_saved_or_undone(robot, cars):
    robot.settle()
    robot.press("Register vehicle")
    robot.type("VIN", VIN)
    robot.choose("鲁B·12345")

    assert robot.row(VIN)[6] == "not saved"
    robot.choose(VIN)
    robot.press("Undo changes")

    assert robot.row(VIN) is None
    assert not robot.page.is_unsaved()


def test_a_taken_vin_is_told_under_its_field(robot, cars, store):
    robot.settle()
    robot.press("Register vehicle")
    robot.type("VIN", "1M8GDM9AXKP042788")
    robot.press("Save")
    robot.settle()

    assert robot.fault("VIN").count("1M8GDM9AXKP042788") == 2
    assert "car-1" not in robot.fault("VIN")
    assert len(everything(store, Vehicle)) == 2


def test_a_held_plate_is_told_under_its_number_and_the_dialog_stays(robot, cars, store):
    robot.settle()
    robot.choose("LEXA1SLT6TA345001")
    robot.press("Assign plate")
    robot.type("Number", "鲁B12345")
    robot.press("Assign")
    robot.settle()

    assert "1M8GDM9AXKP042788" in robot.fault("Number")
    assert len(everything(store, Plate)) == 1
    robot.press("Cancel")


def test_a_plate_is_withdrawn_with_a_reason(robot, cars, store):
    robot.settle()
    robot.choose("鲁B·12345")
    robot.press("Withdraw")
    robot.press("Withdraw plate")

    assert robot.fault("Reason")
    robot.type("Reason", "遗失")
    with robot.qtbot.waitSignal(robot.desk.saved):
        robot.press("Withdraw plate")
    robot.settle()

    (plate,) = everything(store, Plate)
    assert (plate.withdrawn_on, plate.note) == (date(2026, 6, 12), "遗失")
    assert robot.row("1M8GDM9AXKP042788")[6] == "withdrawn"


def test_what_somebody_else_changed_is_not_overwritten(robot, cars, store):
    robot.settle()
    robot.choose("鲁B·12345")
    robot.type("Make", "我的")
    register.save_vehicle(store, replace(cars[0], model="他的"), by=CLERK, at=robot.desk.clock())
    robot.settle()

    with robot.qtbot.waitSignal(robot.desk.refused):
        robot.press("Save")
    robot.settle()

    assert robot.read("Make") == "我的"
    assert robot.shows("Somebody else changed this record")
    assert robot.shows("now stored 他的")
    robot.press("Take over, keep what I typed")
    assert (robot.read("Make"), robot.read("Model")) == ("我的", "他的")
    robot.press("Save")
    robot.settle()
    assert not robot.shows("Somebody else changed this record")
    assert {(one.make, one.model) for one in everything(store, Vehicle)} >= {("我的", "他的")}


def test_what_others_commit_does_not_take_one_away_from_what_one_types(robot, cars, store):
    robot.settle()
    robot.choose("鲁B·12345")
    robot.press("Register vehicle")
    robot.type("VIN", VIN)

    register.save_vehicle(store, replace(cars[0], model="他的"), by=CLERK, at=robot.desk.clock())
    robot.qtbot.waitUntil(lambda: robot.row("鲁B·12345")[5] == "他的")

    assert robot.read("VIN") == VIN
    assert robot.row(VIN)[6] == "not saved"


def test_a_vehicle_selected_before_it_was_read_is_shown_when_it_is(robot, store, operator, desk):
    robot.settle()
    desk.select([(Vehicle, "car-9")])
    car = Vehicle(
        id="car-9",
        operator_id=operator.id,
        vin=VIN,
        track=Track.MOTOR_VEHICLE,
        scenario="robotaxi",
        make="",
        model="",
    )
    register.save_vehicle(store, car, by=CLERK, at=desk.clock())

    robot.qtbot.waitUntil(lambda: robot.page.pane.shown_id == "car-9")
    robot.settle()

    assert robot.read("VIN") == VIN


def test_control_and_s_save(robot, cars, store):
    robot.settle()
    robot.choose("鲁B·12345")
    robot.type("Make", "改了的")

    with robot.qtbot.waitSignal(robot.desk.saved):
        robot.qtbot.keyClick(robot.page, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    assert everything(store, Vehicle)[0].make == "改了的"
    robot.settle()


def test_who_is_no_clerk_reads_and_is_told_why(robot, cars, desk):
    robot.settle()
    robot.choose("鲁B·12345")

    desk.sit(Person(id="reviewer", name="示例乙", roles=(Role.REVIEWER,)))

    assert not robot.button("Register vehicle").isEnabled()
    assert "Only a clerk" in robot.button("Register vehicle").toolTip()
    assert robot.field("VIN").control.isReadOnly()
    assert not robot.button("Assign another").isEnabled()


def test_who_is_no_clerk_sees_identity_numbers_masked(robot, operator, store, desk):
    driver = SafetyDriver(
        id="d-1",
        operator_id=operator.id,
        name="示例安全员",
        id_number="11010519491231002X",
        licence_class="C1",
        licensed_since=date(2015, 6, 1),
    )
    register.save_driver(store, driver, by=CLERK, at=desk.clock())
    robot.settle()
    desk.sit(Person(id="reviewer", name="示例乙", roles=(Role.REVIEWER,)))
    robot.tab("drivers")

    robot.choose("示例安全员")

    assert robot.read("Identity number") == "1101**********002X"
    assert not robot.page.is_unsaved()


def test_selecting_a_vehicle_elsewhere_selects_it_here(robot, cars, desk):
    robot.settle()
    robot.tab("operators")

    desk.select([(Vehicle, "car-2")])
    robot.settle()

    assert robot.page.tabs.code() == "vehicles"
    assert robot.read("VIN") == "LEXA1SLT6TA345001"


def test_a_row_selected_from_elsewhere_is_counted(robot, cars, desk):
    robot.settle()

    desk.select([(Vehicle, "car-2")])
    robot.settle()

    assert robot.shows("2 of 2 shown, 1 selected")


def test_selecting_here_is_heard_everywhere(robot, cars, desk):
    robot.settle()

    robot.choose("鲁B·12345")

    assert desk.selected_ids(Vehicle) == {"car-1"}


def test_the_state_and_what_is_typed_filter_together(robot, cars, operator):
    initials.cache_clear()
    robot.settle()
    looked_up = initials.cache_info().misses
    assert is_sought(operator.name, "qd")
    assert initials.cache_info().misses == looked_up  # where the name was read
    robot.page.filters.conditions.want("state", ["missing"])
    robot.settle()
    without = robot.page.pane.table.rows.rowCount()
    robot.page.search.setText("12345")
    robot.settle()

    assert without == 1
    assert robot.page.pane.table.rows.rowCount() == 0
    assert robot.shows("0 of 2 shown")


def test_copied_rows_hold_no_identity_number(robot, operator, store, desk):
    driver = SafetyDriver(
        id="d-1",
        operator_id=operator.id,
        name="示例安全员",
        id_number="11010519491231002X",
        licence_class="C1",
        licensed_since=date(2015, 6, 1),
    )
    register.save_driver(store, driver, by=CLERK, at=desk.clock())
    robot.settle()
    robot.tab("drivers")

    robot.press("Copy as table")
    robot.settle()

    assert "示例安全员" in QGuiApplication.clipboard().text()
    assert "11010519491231002X" not in QGuiApplication.clipboard().text()


@pytest.mark.parametrize("track", list(Track))
def test_a_vehicle_of_any_track_can_get_a_plate_of_its_kind(track):
    from ui.vehicles.plate_dialog import _KINDS

    assert track in _KINDS
