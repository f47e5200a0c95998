"""How each sort of control shows, holds and tells a value of a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QCheckBox, QLineEdit

from ui.kit.controls import Choice, NoteField, NumberField
from ui.kit.days import DayField, MaybeDay
from ui.vehicles.controls import LinesField, ValueField

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


def held(control: QWidget) -> object:
    """Return what a control holds as it is compared: text without spaces around it."""
    match control:
        case QLineEdit():
            return control.text().strip()
        case _:
            return value(control)


def put(control: QWidget, held: object) -> None:
    """Put back what `held` gave."""
    if isinstance(control, QLineEdit):
        control.setText(str(held))
    else:
        show(control, held)


def value(control: QWidget) -> object:
    """Return the value of a control as a record holds it."""
    match control:
        case MaybeDay():
            return control.day()
        case ValueField():
            return control.value()
        case LinesField():
            return control.lines()
        case NumberField():
            return control.number()
        case QCheckBox():
            return control.isChecked()
        case Choice() | DayField() | NoteField():
            return control.value()
        case QLineEdit():
            return control.text().strip()
    raise TypeError(control)


def show(control: QWidget, value: Any) -> None:
    """Show the value of a record."""
    match control:
        case MaybeDay():
            control.show_day(value)
        case ValueField():
            control.show_value(value)
        case LinesField():
            control.show_lines(value)
        case Choice() | NumberField() | DayField():
            control.choose(value)
        case QCheckBox():
            control.setChecked(bool(value))
        case NoteField():
            control.setPlainText(value)
        case QLineEdit():
            control.setText(value)
            control.setCursorPosition(0)
        case _:
            raise TypeError(control)


def hear(control: QWidget, heard: Callable[..., None]) -> None:
    """Call `heard` whenever a control changes."""
    match control:
        case QLineEdit() | NoteField():
            control.textChanged.connect(heard)
        case Choice():
            control.currentIndexChanged.connect(heard)
        case NumberField():
            control.valueChanged.connect(heard)
        case DayField():
            control.dateChanged.connect(heard)
        case QCheckBox():
            control.toggled.connect(heard)
        case ValueField():
            control.changed.connect(heard)
