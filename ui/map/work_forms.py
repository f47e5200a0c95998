"""What is typed for whole zones: how far to simplify; how far to move, turn and scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtGui import QDoubleValidator
from PySide6.QtWidgets import QDoubleSpinBox

from ui.kit.buttons import Button
from ui.kit.controls import TextField
from ui.kit.fields import Form

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_DEFAULT_M = 2.0
_MOST_M = 1_000.0
_LEAST_PERCENT, _MOST_PERCENT = 1.0, 10_000.0


class ThinForm(Form):
    """How far a simplified outline may lie from the present one.

    Signals:
        changed: Metres.
    """

    changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.within = QDoubleSpinBox()
        self.within.setRange(0.1, _MOST_M)
        self.within.setDecimals(1)
        self.within.setValue(_DEFAULT_M)
        self.within.setSuffix(" m")
        self.within.lineEdit().setTextMargins(6, 0, 0, 0)
        self.within.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        self.add("within_m", self.tr("The outline may move by at most"), self.within)
        self.within.valueChanged.connect(self.changed)


class PlaceForm(Form):
    """Metres to the east and north, degrees clockwise, per cent.

    Signals:
        asked: (metres east, metres north, degrees clockwise, factor).
    """

    asked = Signal(float, float, float, float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.east, self.north = _field(-1e6, 1e6, "0"), _field(-1e6, 1e6, "0")
        self.turn, self.scale = _field(-360, 360, "0"), _field(_LEAST_PERCENT, _MOST_PERCENT, "100")
        self.add("east", self.tr("To the east, m"), self.east)
        self.add("north", self.tr("To the north, m"), self.north)
        self.add("turn", self.tr("Turn clockwise, °"), self.turn)
        self.add("scale", self.tr("Scale, %"), self.scale)
        apply = Button(self.tr("Apply"), dense=True)
        apply.clicked.connect(self.ask)
        self.add("apply", "", apply)
        for field in (self.east, self.north, self.turn, self.scale):
            field.returnPressed.connect(self.ask)

    @Slot()
    def ask(self) -> None:
        """Give what is typed, then empty the fields."""
        fields = (self.east, self.north, self.turn, self.scale)
        if not any(field.value() for field in fields):
            return
        if not all(field.hasAcceptableInput() or not field.value() for field in fields):
            return
        east, north, turn, scale = (
            float(field.value() or field.placeholderText()) for field in fields
        )
        for field in fields:
            field.clear()
        self.asked.emit(east, north, turn, scale / 100)


def _field(least: float, most: float, placeholder: str) -> TextField:
    field = TextField(placeholder=placeholder)
    validator = QDoubleValidator(least, most, 3, field)
    validator.setNotation(QDoubleValidator.Notation.StandardNotation)
    validator.setLocale(QLocale.c())
    field.setValidator(validator)
    return field
