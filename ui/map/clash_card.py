"""One clash in the inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout

from ui import tokens
from ui.kit.buttons import Button
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
        trim_asked: What is shared is to be cut off the zone; gives the number.
        times_asked: The times of the zone are to be moved.
    """

    picked = Signal(int)
    trim_asked = Signal(int)
    times_asked = Signal()

    def __init__(
        self, clash: ShownClash, number: int, *, acts: bool = False, parent: QWidget | None = None
    ) -> None:
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

        if acts:
            self._offer(clash)

    def _offer(self, clash: ShownClash) -> None:
        """Offer what can be done about it."""
        row = QHBoxLayout()
        row.setContentsMargins(0, tokens.SPACE_1, 0, tokens.SPACE_1)
        row.setSpacing(tokens.SPACE_2)
        if clash.can_trim:
            trim = Button(self.tr("Trim the zone"), "scissors", dense=True)
            trim.clicked.connect(self._on_trim)
            row.addWidget(trim)
        else:
            only = self.tr("Trimming would leave nothing beside {name}.").format(
                name=clash.parties[1].name
            )
            self.box.addWidget(Label(only, size="small", tone="text2", wrap=True))
        times = Button(self.tr("Move the times"), "clock-edit", dense=True)
        times.clicked.connect(self.times_asked)
        row.addWidget(times)
        row.addStretch(1)
        self.box.addLayout(row)

    @Slot()
    def _on_trim(self) -> None:
        self.trim_asked.emit(self._number)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 1, 3, self.height() - 2), theme().color("bad"))
        painter.end()

    def mousePressEvent(self, _event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        self.picked.emit(self._number)
