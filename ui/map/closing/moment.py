"""A day and a time of day, side by side."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QTimeEdit, QWidget

from ui import tokens
from ui.kit.days import DayField

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_CLOCK_PX = 72


class MomentField(QWidget):
    """A local instant in whole minutes.

    Signals:
        changed: It is another.
    """

    changed = Signal()

    def __init__(self, at: datetime, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = DayField(at.date())
        self.clock = QTimeEdit(QTime(at.hour, at.minute))
        self.clock.setDisplayFormat("HH:mm")
        self.clock.setButtonSymbols(QTimeEdit.ButtonSymbols.NoButtons)  # typed, or by the arrows
        self.clock.setFixedWidth(_CLOCK_PX)
        self.day.setAccessibleName(name)
        self.clock.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(self.day, 1)
        row.addWidget(self.clock)
        self.day.dateChanged.connect(self.changed)
        self.clock.timeChanged.connect(self.changed)

    def value(self, timezone: ZoneInfo) -> datetime:
        """Return the instant, aware."""
        clock = self.clock.time()
        return datetime.combine(
            self.day.value(), time(clock.hour(), clock.minute()), tzinfo=timezone
        )
