"""How wide a corridor is, and how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from ui.kit.controls import Choice, NumberField
from ui.kit.fields import Form

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from qdpilot.geometry.plane import Ends

_MOST_M = 5_000


class CorridorForm(Form):
    """Half-width and ends.

    Signals:
        changed: Half-width in metres, code of the ends.
    """

    changed = Signal(int, str)

    def __init__(self, half_width_m: int, ends: Ends, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.half_width = NumberField(half_width_m, most=_MOST_M, unit="m")
        self.ends = Choice((("flat", self.tr("flat")), ("round", self.tr("round"))))
        self.ends.choose(ends)
        self.add(
            "half_width_m", self.tr("Half-width, to either side of the route"), self.half_width
        )
        self.add("ends", self.tr("Ends"), self.ends)
        self.half_width.valueChanged.connect(self._on_changed)
        self.ends.currentIndexChanged.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        half_width_m = self.half_width.number()
        if half_width_m:
            self.changed.emit(half_width_m, self.ends.value())
