"""A window put in by typing: on which days, and 22:00-6:00."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from qdpilot.model.schedule import MINUTES_A_DAY
from ui import tokens
from ui.kit.buttons import Button
from ui.kit.controls import Choice, TextField
from ui.schedule_editor.week_paint import day_name
from ui.schedule_editor.week_plan import GRID_END, STEP, Bar, Bars

_TIMES = re.compile(r"(\d{1,2})[:：](\d\d)\s*[-–—~至]\s*(?:次日)?(\d{1,2})[:：](\d\d)")


class TypedWindow(QWidget):
    """Days, times, and the button that adds them.

    Signals:
        added: Bars, one per day.
    """

    added = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        week = tuple(range(7))
        self.days = Choice(
            [
                (week[:5], self.tr("Monday to Friday")),
                (week, self.tr("Every day")),
                (week[5:], self.tr("Saturday and Sunday")),
                *(((day,), day_name(day)) for day in week),
            ]
        )
        self.days.setMinimumContentsLength(4)
        self.days.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.days.setAccessibleName(self.tr("Days of the window"))
        self.times = TextField(placeholder="22:00-6:00")
        self.times.setAccessibleName(self.tr("Times of the window"))
        self.times.setToolTip(self.tr("In steps of 15 minutes; 24:00 is the end of the day"))
        self.add = Button(self.tr("Add"), "plus")
        self.add.setEnabled(False)
        self.times.textChanged.connect(self._on_text_changed)
        self.times.returnPressed.connect(self._on_add)
        self.add.clicked.connect(self._on_add)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.SPACE_2)
        box.addWidget(self.days, 1)
        box.addWidget(self.times, 1)
        box.addWidget(self.add)

    def value(self) -> Bars:
        """Return what is typed as bars; empty if it is no window of the grid."""
        times = times_typed(self.times.value())
        days = self.days.value()
        if times is None or not isinstance(days, tuple):
            return ()
        return tuple(Bar(day, *times) for day in days)

    @Slot()
    def _on_text_changed(self) -> None:
        self.add.setEnabled(bool(self.value()))

    @Slot()
    def _on_add(self) -> None:
        bars = self.value()
        if bars:
            self.times.clear()
            self.added.emit(bars)


def times_typed(text: str) -> tuple[int, int] | None:
    """Return start and end, beyond 1440 for the next day, of 22:00-6:00; None if it is no such."""
    shape = _TIMES.fullmatch(text.strip())
    if shape is None:
        return None
    hours = [int(part) for part in shape.groups()]
    start, end = hours[0] * 60 + hours[1], hours[2] * 60 + hours[3]
    fair = start < MINUTES_A_DAY and end <= MINUTES_A_DAY and max(hours[1], hours[3]) < 60
    end += MINUTES_A_DAY if end <= start else 0
    whole = (start, end) == (0, MINUTES_A_DAY)
    short = end - start < MINUTES_A_DAY or whole
    on_grid = start % STEP == 0 and end % STEP == 0 and end <= GRID_END
    return (start, end) if fair and short and on_grid else None
