"""The cell of a corner in which a coordinate is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QToolTip

from qdpilot.exchange.typed_places import read_place
from qdpilot.model.errors import TypedPlaceError
from qdpilot.model.words import refusal
from ui.kit.controls import TextField
from ui.kit.labels import restyled
from ui.language import language

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from qdpilot.geometry.plane import Plane
    from qdpilot.model.errors import QdPilotError
    from qdpilot.tools.events import LonLat


class CornerCell(TextField):
    """A line over a cell.

    Attributes:
        row: Of the corner, from 0.
        axis: lon or lat.

    Signals:
        left: Esc.
    """

    left = Signal()

    def __init__(self, row: int, axis: str, text: str, parent: QWidget) -> None:
        super().__init__(text, parent=parent)
        self.row, self.axis = row, axis
        self.setStyleSheet("min-height: 22px; padding: 0 4px;")

    def show_fault(self, error: QdPilotError) -> None:
        """Say why what is typed is no coordinate."""
        words = refusal(error, language())
        self.setToolTip(words)
        QToolTip.showText(self.mapToGlobal(QPoint(0, self.height())), words, self)
        self.setProperty("wrong", True)  # noqa: FBT003 - Qt's own
        restyled(self)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: D102 - Qt's own
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def read_cell(text: str, before: LonLat, axis: str, plane: Plane) -> LonLat:
    """Return where a corner goes when this is typed into one of its cells.

    Args:
        text: One coordinate, or a whole place in any form.
        before: Where it is; keeps the other coordinate.
        axis: lon or lat: which cell.
        plane: Of the office.

    Raises:
        TypedPlaceError: If it is neither.
    """
    lon, lat = before
    try:
        return read_place(text, plane)
    except TypedPlaceError as error:
        if error.values["reason"] != "one_missing":
            raise
    letter = "" if text.strip()[-1:].upper() in set("NSEW") else "EN"[axis == "lat"]
    other = f" {lat:.7f}N" if axis == "lon" else f" {lon:.7f}E"
    return read_place(f"{text.strip()}{letter}{other}", plane)
