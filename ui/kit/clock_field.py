"""The field of a time of day."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QLineEdit, QTimeEdit, QWidget

from ui import tokens

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_WIDE_PX = 96


class ClockField(QTimeEdit):
    """Hours and minutes, typed or stepped."""

    def __init__(self, hour: int, minute: int = 0, parent: QWidget | None = None) -> None:
        super().__init__(QTime(hour, minute), parent)
        self.setDisplayFormat("HH:mm")
        self.setFixedWidth(_WIDE_PX)
        line = self.findChild(QLineEdit)
        assert line is not None  # Qt's own; the style sheet's padding does not reach it
        line.setTextMargins(tokens.SPACE_2 - 2, 0, 0, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        line = self.lineEdit()
        if event.text().isdecimal() and line.selectedText() == line.text():
            self.setSelectedSection(self.Section.HourSection)  # Qt drops digits over the whole
        super().keyPressEvent(event)

    def value(self) -> time:
        """Return the time of day."""
        return time(self.time().hour(), self.time().minute())
