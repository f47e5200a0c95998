"""How wide a corridor is, how it ends, and whether roads make one or enclose an area."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from qdpilot.tools.road_sketch import Makes
from ui.kit.controls import Choice, NumberField
from ui.kit.fields import Form

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from qdpilot.geometry.plane import Bends, Ends

_MOST_M = 5_000


class CorridorForm(Form):
    """Half-width and ends.

    Signals:
        changed: Half-width in metres, code of the ends, code of the bends.
    """

    changed = Signal(int, str, str)

    def __init__(
        self, half_width_m: int, ends: Ends, bends: Bends, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.half_width = NumberField(half_width_m, most=_MOST_M, unit="m")
        self.ends = Choice((("flat", self.tr("flat")), ("round", self.tr("round"))))
        self.ends.choose(ends)
        self.bends = Choice((("round", self.tr("rounded")), ("mitre", self.tr("mitred"))))
        self.bends.choose(bends)
        self.add(
            "half_width_m", self.tr("Half-width, to either side of the route"), self.half_width
        )
        self.add("ends", self.tr("Ends"), self.ends)
        self.add("bends", self.tr("Outer side of bends"), self.bends)
        self.pair("ends", "bends")
        self.half_width.valueChanged.connect(self._on_changed)
        self.ends.currentIndexChanged.connect(self._on_changed)
        self.bends.currentIndexChanged.connect(self._on_changed)

    @Slot()
    def _on_changed(self) -> None:
        half_width_m = self.half_width.number()
        if half_width_m:
            self.changed.emit(half_width_m, self.ends.value(), self.bends.value())


class RoadForm(CorridorForm):
    """The same, and whether a corridor is made at all or the area that roads enclose.

    Signals:
        made_changed: Code of what is made.
    """

    made_changed = Signal(str)

    def __init__(
        self,
        makes: str,
        half_width_m: int,
        ends: Ends,
        bends: Bends,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(half_width_m, ends, bends, parent)
        corridor = self.tr("the corridor along the roads")
        self.makes = Choice(
            (
                (Makes.CORRIDOR.value, corridor),
                (Makes.AREA.value, self.tr("the area that they enclose")),
            )
        )
        self.makes.choose(makes)
        self.add("makes", self.tr("The zone is"), self.makes)
        self.makes.currentIndexChanged.connect(self._on_made_changed)
        self._on_made_changed()

    @Slot()
    def _on_made_changed(self) -> None:
        makes = str(self.makes.value())
        for name in ("half_width_m", "ends", "bends"):
            field = self.field(name)
            assert field is not None
            field.setVisible(makes == Makes.CORRIDOR.value)
        self.made_changed.emit(makes)
