"""Where an exception is put in: days or hours off, with what for."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from qdpilot.model.schedule import DaysOff, TimesOff
from ui import tokens
from ui.kit.buttons import Button
from ui.kit.clock_field import ClockField
from ui.kit.controls import TextField
from ui.kit.days import DayField
from ui.kit.labels import Label

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLayout


class ExceptionForm(QWidget):
    """First day, last day, perhaps times of day, a label, and the button that adds it.

    Signals:
        added: A ``DaysOff`` or ``TimesOff``.
    """

    added = Signal(object)

    def __init__(self, day: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.last = DayField(day), DayField(day)
        self.begins, self.ends = ClockField(8), ClockField(18)
        self.hours = QCheckBox(self.tr("Only these hours"))
        self.label = TextField(placeholder=self.tr("What for, such as Spring Festival"))
        self._add = Button(self.tr("Add"), "plus")
        for control, name in (
            (self.first, self.tr("First day off")),
            (self.last, self.tr("Last day off")),
            (self.begins, self.tr("Off from")),
            (self.ends, self.tr("Off until")),
            (self.label, self.tr("What for")),
        ):
            control.setAccessibleName(name)
        for clock in (self.begins, self.ends):
            clock.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.SPACE_2)
        to = Label(self.tr("to"), tone="text2")
        box.addWidget(Label(self.tr("Or type an exception"), size="small", tone="text2"))
        box.addLayout(_row(self.first, self.begins, to, self.last, self.ends))
        box.addLayout(_row(self.hours, self.label, self._add))
        self.hours.toggled.connect(self.begins.setVisible)
        self.hours.toggled.connect(self.ends.setVisible)
        self.first.dateChanged.connect(self._on_first_changed)
        self._add.clicked.connect(self._on_add_clicked)

    def suggest(self, day: date) -> None:
        """Begin with a day of the period."""
        self.first.choose(day)
        self.last.choose(day)

    def value(self) -> DaysOff | TimesOff:
        """Return what is put in."""
        first, last, label = self.first.value(), self.last.value(), self.label.value()
        if not self.hours.isChecked():
            return DaysOff(start=first, end=last, label=label)
        start = datetime.combine(first, self.begins.value())
        return TimesOff(start=start, end=datetime.combine(last, self.ends.value()), label=label)

    @Slot()
    def _on_first_changed(self) -> None:
        if self.last.value() < self.first.value():
            self.last.choose(self.first.value())

    @Slot()
    def _on_add_clicked(self) -> None:
        self.added.emit(self.value())
        self.label.clear()


def _row(*widgets: QWidget) -> QLayout:
    row = QHBoxLayout()
    row.setSpacing(tokens.SPACE_2)
    for widget in widgets:
        wide = isinstance(widget, TextField | DayField)
        row.addWidget(widget, 1 if wide else 0)
    return row
