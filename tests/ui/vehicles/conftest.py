"""A register in an office of three, and a robot that speaks the labels on the screen."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
)

from qdpilot.model.errors import StoreUnavailableError
from qdpilot.model.operator import Operator
from qdpilot.model.person import Person, Role
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Plate, PlateKind, Vehicle
from qdpilot.services import register
from tests.support.clicks import click_row
from ui.actions import Actions
from ui.kit.fields import Field
from ui.kit.kept_column import KeptColumn
from ui.language import speak
from ui.vehicles.page import VehiclesPage

CLERK = Person(id="clerk", name="示例甲", roles=(Role.CLERK,))


def busy(*_given, **_named):
    """Stand in for a reading or an act that the store refuses for now."""
    raise StoreUnavailableError(path="office.db", reason="busy")


@pytest.fixture(autouse=True)
def _english(_light_and_chinese):
    speak("en")


@pytest.fixture
def operator(store, desk):
    one = Operator(id="op-1", name="青岛示例出行科技有限公司", uscc="91350100M000100Y43")
    return register.save_operator(store, one, by=CLERK, at=desk.clock())


@pytest.fixture
def cars(store, desk, operator):
    """Return two cars: one with a plate, one without."""
    saved = []
    for number, vin in enumerate(("1M8GDM9AXKP042788", "LEXA1SLT6TA345001"), 1):
        car = Vehicle(
            id=f"car-{number}",
            operator_id=operator.id,
            vin=vin,
            track=Track.MOTOR_VEHICLE,
            scenario="robotaxi",
            make="示例牌",
            model="T5",
        )
        saved.append(register.save_vehicle(store, car, by=CLERK, at=desk.clock()))
    plate = Plate(
        id="plate-1",
        vehicle_id="car-1",
        number="鲁B12345",
        kind=PlateKind.TEMPORARY,
        start=date(2026, 6, 1),
        end=date(2026, 11, 30),
    )
    register.assign_plate(store, plate, by=CLERK, at=desk.clock())
    return tuple(saved)


class RegisterRobot:
    """Types, presses and reads by label, as a person at the desk does."""

    def __init__(self, qtbot, page, desk):
        self.qtbot, self.page, self.desk = qtbot, page, desk

    def field(self, label):
        """Return the visible field under a label, in an open dialog if there is one."""
        top = QApplication.activeModalWidget() or self.page
        fields = (one for one in top.findChildren(Field) if one.isVisible())
        return next(one for one in fields if one.control.accessibleName() == label)

    def type(self, label, words):
        control = self.field(label).control
        control.setFocus()
        if isinstance(control, QComboBox):
            control.setCurrentText(words)
        elif isinstance(control, QPlainTextEdit):
            control.setPlainText(words)
        else:
            assert isinstance(control, QLineEdit)
            control.selectAll()
            typed = QInputMethodEvent()  # as Chinese is typed; keyClicks knows Latin letters only
            typed.setCommitString(words)
            QApplication.sendEvent(control, typed)

    def read(self, label):
        control = self.field(label).control
        return control.currentText() if isinstance(control, QComboBox) else control.text()

    def fault(self, label):
        """Return what stands in red under a field; empty if nothing does."""
        return self.field(label)._fault.text() if self.field(label).is_wrong else ""

    def button(self, words):
        top = QApplication.activeModalWidget() or self.page
        buttons = top.findChildren(QAbstractButton)
        return next(one for one in buttons if one.isVisible() and one.text() == words)

    def press(self, words):
        button = self.button(words)
        assert button.isEnabled(), words
        button.click()

    def take_out(self, label):
        """Take the first item out of a list of a record."""
        buttons = self.field(label).findChildren(QAbstractButton)
        next(one for one in buttons if one.accessibleName() == "Take out").click()

    def tick(self, words):
        next(one for one in self.page.findChildren(QCheckBox) if one.text() == words).click()

    def tab(self, code):
        self.page.tabs.choose(code)

    def save(self):
        with self.qtbot.waitSignal(self.desk.saved):
            self.press("Save")
        self.settle()

    def settle(self):
        for _ in range(4):  # a commit is told later, and what it asks for comes later still
            QApplication.processEvents()
            self.qtbot.waitUntil(self._is_settled)

    def _is_settled(self):
        columns = self.page.findChildren(KeptColumn)
        return not (self.desk.jobs.is_busy or any(one.is_making for one in columns))

    def row(self, words):
        """Return the cells of the first row in front in which words stand."""
        table = self.page.pane.table
        model = table.rows
        for at in range(model.rowCount()):
            cells = [column.text(model.row(at)) for column in model.columns]
            if any(words in cell for cell in cells):
                return cells
        return None

    def choose(self, words):
        self.settle()  # a reading that is still on its way would show its rows anew
        table = self.page.pane.table
        for at in range(table.rows.rowCount()):
            if any(words in one.text(table.rows.row(at)) for one in table.rows.columns):
                click_row(table, at)
                return
        raise AssertionError(words)

    def shows(self, words):
        labels = (one for one in self.page.findChildren(QLabel) if one.isVisible())
        return any(words in one.text() for one in labels)


@pytest.fixture
def robot(qtbot, desk):
    window = QMainWindow()
    page = VehiclesPage(desk, Actions(window))
    window.setCentralWidget(page)
    window.resize(1440, 900)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    page.shown()
    made = RegisterRobot(qtbot, page, desk)
    made.settle()
    return made
