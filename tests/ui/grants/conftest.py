"""An office with an operator, a car and two zones, and a robot that works at the page 路权."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from office_of_three import APPROVER, AT, CLERK, NIGHTS, REVIEWER, SEATS, driver_named, zone_named
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QLabel, QMainWindow

from qdpilot.model.operator import Operator
from qdpilot.model.person import Person, Role
from qdpilot.model.right import Terms
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Plate, PlateKind, Vehicle
from qdpilot.schedule.calendars import bundled_calendars
from qdpilot.services import applications, decisions, drawing, register
from qdpilot.services.assess import assess
from qdpilot.services.memory_store import MemoryStore
from qdpilot.services.offices import found, new_office
from ui.actions import Actions
from ui.desk import Desk, read_records
from ui.grants.page import GrantsPage
from ui.kit.confirm import ConfirmAct

EVERYBODY = Person(id="p-all", name="示例全", roles=tuple(Role))


@pytest.fixture
def store():
    made = MemoryStore()
    found(made, new_office("试办公室"), (CLERK, REVIEWER, APPROVER, EVERYBODY), at=AT)
    operator = Operator(id="op-1", name="青岛示例出行科技有限公司", uscc="91350100M000100Y43")
    register.save_operator(made, operator, by=CLERK, at=AT)
    for number, vin in enumerate(("1M8GDM9AXKP042788", "1M8GDM9A1KP042789"), start=1):
        _car(made, number, vin)
    second = driver_named("示例安全员二", id="driver-2", id_number="110101198806151232")
    for driver in (driver_named("示例安全员"), second):
        register.save_driver(made, driver, by=CLERK, at=AT)
    zones = [
        zone_named("金家岭示范区"),
        replace(zone_named("海尔路示范区", id="zone-2"), schedule=None),
    ]
    drawing.add_zones(made, zones, by=CLERK, at=AT)
    return made


def _car(store, number, vin):
    car = Vehicle(
        id=f"car-{number}",
        operator_id="op-1",
        vin=vin,
        track=Track.MOTOR_VEHICLE,
        scenario="robotaxi",
        make="示例牌",
        model="T5",
        seats=5,
        insured_until=date(2027, 8, 31),
        liability_until=date(2027, 8, 31),
        liability_cny=5_000_000,
        inspected_until=date(2027, 8, 31),
        policies=(SEATS,),
    )
    register.save_vehicle(store, car, by=CLERK, at=AT)
    plate = Plate(
        id=f"plate-{number}",
        vehicle_id=car.id,
        number=f"鲁B1234{number}",
        kind=PlateKind.TEMPORARY,
        start=date(2026, 10, 1),
        end=date(2027, 3, 31),
    )
    register.assign_plate(store, plate, by=CLERK, at=AT)


@pytest.fixture
def carried(store):
    """Carry an application for the first zone and car through the named steps, as three would."""

    def carry(*steps):
        terms = Terms(
            operator_id="op-1",
            scenario="robotaxi",
            stage="demonstration",
            zone_ids=("zone-1",),
            schedule=NIGHTS,
            vehicle_ids=("car-1",),
            driver_ids=("driver-1",),
            cap=1,
        )
        calendars = bundled_calendars()
        asked = applications.draft(store, terms, by=CLERK, at=AT)
        if "submit" in steps:
            asked = applications.submit(store, asked, by=CLERK, at=AT)
        if "review" in steps:
            asked = applications.review(
                store, asked, opinion="材料齐全", calendars=calendars, by=REVIEWER, at=AT
            )
        if "grant" in steps:
            with store.reading() as reading:
                seen = assess(reading, asked, calendars, at=AT).seen
            decisions.grant(store, asked, seen, calendars=calendars, by=APPROVER, at=AT)
        return asked

    return carry


@pytest.fixture
def desk(store, jobs):
    records = read_records(store, at=AT)
    return Desk(store=store, clock=_at, jobs=jobs, title="试办公室.qdp", records=records)


def _at():
    return AT


class GrantsRobot:
    """Does and reads what a person at the desk does and reads."""

    def __init__(self, qtbot, page, desk, store):
        self.qtbot, self.page, self.desk, self.store = qtbot, page, desk, store
        self.told, self.refused, self.shown = [], [], []
        desk.told.connect(self.told.append)
        desk.refused.connect(self.refused.append)
        desk.page_asked.connect(self.shown.append)

    def wait(self, test):
        self.qtbot.waitUntil(test)

    def settle(self):
        for _ in range(2):  # what is answered may ask once more
            self.qtbot.wait(10)
            self.wait(lambda: not self.desk.jobs.is_busy and not self.is_about_to())

    def is_about_to(self):
        """Whether something waits for a pause in the typing."""
        pauses = [one for one in self.page.findChildren(QTimer) if one.isSingleShot()]
        return any(one.isActive() for one in pauses)

    def sit(self, person):
        self.desk.sit(person)
        self.settle()

    def begin(self):
        self.page.queue.new_button.click()
        self.settle()

    def fill(self, *, zones=("zone-1",), cars=("car-1",), drivers=("driver-1",)):
        form = self.page.view.form
        form.operator.choose("op-1")
        self.settle()
        for name in zones:
            self.tick(form.places, name)
        for name in cars:
            self.tick(form.cars, name)
        for name in drivers:
            self.tick(form.drivers, name)
        form.cap.choose(1)
        self.settle()

    def tick(self, picks, name):
        """Click the row of an id."""
        table = picks.table
        (at,) = table.rows.places([name])
        table.clicked.emit(table.rows.index(at, 0))

    def press(self, act):
        self.page.view.buttons[act].click()
        self.settle()

    def can(self, act):
        button = self.page.view.buttons.get(act)
        return button is not None and button.isEnabled()

    def why_not(self, act):
        return self.page.view.buttons[act].toolTip()

    def question(self):
        """Return the open question before an act, and what it says."""
        (dialog,) = (one for one in self.page.findChildren(ConfirmAct) if one.isVisible())
        return dialog, "\n".join(one.text() for one in dialog.findChildren(QLabel))

    def confirm(self, reason=""):
        dialog, _ = self.question()
        if reason:
            dialog._reason.setPlainText(reason)
        dialog.act_button.click()
        assert dialog.result() == QDialog.DialogCode.Accepted
        self.settle()

    def stored(self, kind):
        with self.store.reading() as reading:
            return reading.all(kind)

    def inspector_says(self):
        labels = self.page.inspector.findChildren(QLabel)
        return "\n".join(one.text() for one in labels if one.isVisible())


@pytest.fixture
def robot(qtbot, desk, store):
    window = QMainWindow()
    page = GrantsPage(desk, Actions(window))
    window.setCentralWidget(page)
    window.resize(1440, 900)
    qtbot.addWidget(window)
    window.show()
    page.shown()
    made = GrantsRobot(qtbot, page, desk, store)
    made.settle()
    return made
