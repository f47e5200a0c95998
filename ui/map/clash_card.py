"""One clash in the inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent

from ui import tokens
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.theme import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.map.scene import ShownClash


class ClashCard(Ground):
    """A card with a red bar at its left: who, where, when, how often.

    Signals:
        picked: The card was clicked; gives its number.
    """

    picked = Signal(int)

    def __init__(self, clash: ShownClash, number: int, parent: QWidget | None = None) -> None:
        super().__init__("card", parent=parent)
        self._number = number
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.box.setContentsMargins(tokens.SPACE_4, tokens.SPACE_2, tokens.SPACE_3, tokens.SPACE_2)
        self.box.setSpacing(2)
        other = clash.parties[1]
        overlap = self.tr("Overlap {area}, {times}").format(area=clash.area, times=clash.times)
        self.box.addWidget(Label(other.name, strong=True, wrap=True))
        self.box.addWidget(Label(other.times, size="small", tone="text2", wrap=True))
        self.box.addWidget(Label(overlap, size="small", strong=True, wrap=True))
        self.box.addWidget(Label(clash.detail, size="small", tone="text2", wrap=True))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 1, 3, self.height() - 2), theme().color("bad"))
        painter.end()

    def mousePressEvent(self, _event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        self.picked.emit(self._number)
