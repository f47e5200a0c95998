"""What covers the first page while an office is being opened and its ground is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import fonts, tokens
from ui.theme import theme

if TYPE_CHECKING:
    from ui.backdrop import Backdrop

_CHIP_HEIGHT = 36


class Waiting(QWidget):
    """The ground of the map in its place, and what is under way; nothing here can be clicked.

    Signals:
        painted: It is on the screen.
    """

    painted = Signal()

    def __init__(self, backdrop: Backdrop, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._backdrop = backdrop
        self._words = words
        self.setAccessibleName(words)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.resize(backdrop.window)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme().color("surface"))
        rail = QRect(0, 0, tokens.RAIL_WIDTH, self.height())
        painter.fillRect(rail, theme().color("rail"))
        place = self._backdrop.place
        painter.drawImage(place.topLeft(), self._backdrop.picture)
        line = theme().color("line")
        for left in (rail.right(), place.right() + 1):
            painter.fillRect(QRect(left, 0, 1, self.height()), line)
        painter.fillRect(QRect(rail.right(), tokens.TOP_BAR_HEIGHT - 1, self.width(), 1), line)
        self._paint_words(painter, place)
        painter.end()
        self.painted.emit()

    def _paint_words(self, painter: QPainter, place: QRect) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.font("body", strong=True))
        width = painter.fontMetrics().horizontalAdvance(self._words) + 2 * tokens.SPACE_4
        chip = QRect(0, 0, width, _CHIP_HEIGHT)
        chip.moveCenter(place.center())
        painter.setPen(theme().color("line2"))
        painter.setBrush(theme().color("surface"))
        painter.drawRoundedRect(chip, tokens.RADIUS_CARD, tokens.RADIUS_CARD)
        painter.setPen(theme().color("text"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self._words)
