"""The pop-up in which the playhead is put at a day and a time, also long past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal, Slot

from ui import tokens
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.map.closing.moment import MomentField

if TYPE_CHECKING:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from PySide6.QtWidgets import QWidget


class MomentChoice(Ground):
    """Day and time; each change is told at once.

    Attributes:
        moment: What is chosen.

    Signals:
        chosen: An aware `datetime`.
    """

    chosen = Signal(object)

    def __init__(self, at: datetime, timezone: ZoneInfo, parent: QWidget) -> None:
        super().__init__("card", parent=parent)
        self.setWindowFlag(Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._timezone = timezone
        name = self.tr("Show what was or will be in force at")
        self.moment = MomentField(at, name)
        self.moment.changed.connect(self._on_changed)
        pad = tokens.SPACE_3
        self.box.setContentsMargins(pad, pad, pad, pad)
        self.box.setSpacing(tokens.SPACE_2)
        self.box.addWidget(Label(name, size="small", tone="text2"))
        self.box.addWidget(self.moment)

    def open_over(self, widget: QWidget) -> None:
        """Show it above a widget, ready to be typed in."""
        self.adjustSize()
        self.move(widget.mapToGlobal(QPoint(0, -self.height() - tokens.SPACE_1)))
        self.show()
        self.moment.day.setFocus()

    @Slot()
    def _on_changed(self) -> None:
        self.chosen.emit(self.moment.value(self._timezone))
