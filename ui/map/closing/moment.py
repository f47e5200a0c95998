"""A day and a time of day, side by side."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import tokens
from ui.kit.clock_field import ClockField
from ui.kit.days import DayField

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

#: Far beyond, a week or an instant in another time zone may be no day that there is.
WITHIN = date(1900, 1, 1), date(2199, 12, 31)


class MomentField(QWidget):
    """A local instant in whole minutes, of the years 1900 to 2199.

    Signals:
        changed: It is another.
    """

    changed = Signal()

    def __init__(self, at: datetime, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day = DayField(at.date(), within=WITHIN)
        self.clock = ClockField(at.hour, at.minute)
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
        return datetime.combine(self.day.value(), self.clock.value(), tzinfo=timezone)
