"""The part of the inspector that tells why a zone's shape is not valid, and offers the repair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout

from ui import shown
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.frames import Section
from ui.kit.labels import Label
from ui.kit.messages import IconLabel
from ui.map.words import fault_words

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from qdpilot.geometry.validity import Fault, Repair


class FaultSection(Section):
    """Why, where, and one repair with its area before and after.

    Signals:
        find_asked: West, south, east, north round the place.
        repair_asked: The shape repaired.
    """

    find_asked = Signal(object)
    repair_asked = Signal(object)

    def __init__(self, found: Fault, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, title=self.tr("The shape is not valid"))
        self._found = found
        self._repair: Repair | None = None
        self.heading.insertWidget(0, IconLabel("alert-triangle", "bad"))
        why = self.tr("Kept as a draft: {reason}.").format(reason=fault_words(found.reason))
        self.add(Label(why, tone="bad", wrap=True))
        self._offer = Label(self.tr("Looking for a repair…"), tone="text2", wrap=True)
        self.add(self._offer)
        self._mend = PrimaryButton(self.tr("Take the repair"), dense=True)
        self._mend.clicked.connect(self._on_repair)
        self._mend.hide()
        buttons = QHBoxLayout()
        if found.lon is not None and found.lat is not None:
            find = Button(self.tr("Show the place"), "focus-2", dense=True)
            find.clicked.connect(self._on_find)
            buttons.addWidget(find)
        buttons.addWidget(self._mend)
        buttons.addStretch(1)
        self.box.addLayout(buttons)

    def show_repair(self, offered: Repair | None) -> None:
        """Show the repair that is offered; None: there is none."""
        self._repair = offered
        if offered is None:
            self._offer.setText(self.tr("No repair can be offered; draw it anew."))
            return
        text = self.tr("Repair offered: {before} becomes {after}.")
        before, after = offered.area_before_m2, offered.area_after_m2
        self._offer.setText(text.format(before=shown.area(before), after=shown.area(after)))
        self._mend.show()

    @Slot()
    def _on_find(self) -> None:
        near, lon, lat = 0.002, self._found.lon, self._found.lat
        if lon is not None and lat is not None:
            self.find_asked.emit((lon - near, lat - near, lon + near, lat + near))

    @Slot()
    def _on_repair(self) -> None:
        assert self._repair is not None
        self.repair_asked.emit(self._repair.shape)
