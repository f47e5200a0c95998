"""What keys mean on the map, whichever tool is in the hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from qdpilot.tools.events import Back, Cancel, Delete, Finish

if TYPE_CHECKING:
    from qdpilot.tools.events import Event

_PAN_STEP = 96  # pixels
#: Keys that are an event for the tool.
PLAIN_KEYS: dict[int, Event] = {
    Qt.Key.Key_Return.value: Finish(),
    Qt.Key.Key_Enter.value: Finish(),
    Qt.Key.Key_Escape.value: Cancel(),
    Qt.Key.Key_Backspace.value: Back(),
    Qt.Key.Key_Delete.value: Delete(),
}
#: Keys that move the map, by how far.
PANS = {
    Qt.Key.Key_Left.value: QPointF(_PAN_STEP, 0),
    Qt.Key.Key_Right.value: QPointF(-_PAN_STEP, 0),
    Qt.Key.Key_Up.value: QPointF(0, _PAN_STEP),
    Qt.Key.Key_Down.value: QPointF(0, -_PAN_STEP),
}
