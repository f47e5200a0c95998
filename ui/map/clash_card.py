"""One clash in the inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout

from ui import tokens
from ui.kit.buttons import GhostButton, IconButton
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.map.remedies.listed import RemedyList
from ui.theme import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from qdpilot.clashes.remedies.offer import Offer
    from qdpilot.model.zone import Zone
    from ui.map.scene import ShownClash


class ClashCard(Ground):
    """Who, where, when, how often; what can be done.

    The bar at its left is red where nobody may grant, else amber.

    Attributes:
        clash: What is shown.

    Signals:
        picked: The card was clicked; gives its number.
        remedy_looked: Number of the clash, place of the remedy to be previewed; -1: none.
        remedy_taken: Number of the clash, place of the remedy to be applied.
        times_asked: The times of the zone are to be edited by hand.
        zone_asked: Id of the other zone, on which it is settled.
    """

    picked = Signal(int)
    remedy_looked = Signal(int, int)
    remedy_taken = Signal(int, int)
    times_asked = Signal()
    zone_asked = Signal(str)

    def __init__(
        self, clash: ShownClash, number: int, *, acts: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__("card", parent=parent)
        self.clash, self._number, self._tone = clash, number, clash.tone
        self.box.setContentsMargins(tokens.SPACE_4, tokens.SPACE_2, tokens.SPACE_3, tokens.SPACE_2)
        self.box.setSpacing(2)
        other = clash.parties[1]
        overlap = self.tr("Overlap {area}, {times}").format(area=clash.area, times=clash.times)
        head = QHBoxLayout()
        head.addWidget(Label(other.name, strong=True, wrap=True), 1)
        self.box.addLayout(head)
        for told in filter(None, (clash.right, other.times)):
            self.box.addWidget(Label(told, size="small", tone="text2", wrap=True))
        self.box.addWidget(Label(overlap, size="small", strong=True, wrap=True))
        for told, tone in ((clash.detail, "text2"), (clash.rule, "text3")):
            self.box.addWidget(Label(told, size="small", tone=tone, wrap=True))
        self.remedies: RemedyList | None = None
        if acts:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            see = IconButton("focus-2", self.tr("Show the place"), size=16)
            see.clicked.connect(self._on_see)
            head.addWidget(see, 0, Qt.AlignmentFlag.AlignTop)
            self._offer(clash)

    def show_offers(self, offers: Sequence[Offer], zone: Zone) -> None:
        """Show what can be done about it."""
        if self.remedies is not None:
            self.remedies.show_offers(offers, zone)

    def _offer(self, clash: ShownClash) -> None:
        self.remedies = RemedyList(may_share=clash.tone == "warn")
        self.box.addWidget(self.remedies)
        if clash.is_other_side:
            self.remedies.show_other_side(clash.parties[1].name)
            go = GhostButton(self.tr("Go to that zone"), "arrow-right", dense=True)
            go.clicked.connect(self._on_go)
            self.box.addWidget(go, 0, Qt.AlignmentFlag.AlignLeft)
            return
        self.remedies.looked.connect(self._on_looked)
        self.remedies.taken.connect(self._on_taken)
        times = GhostButton(self.tr("Edit the times by hand"), dense=True)
        times.clicked.connect(self.times_asked)
        self.box.addWidget(times, 0, Qt.AlignmentFlag.AlignLeft)

    @Slot()
    def _on_go(self) -> None:
        self.zone_asked.emit(self.clash.parties[1].id)

    @Slot()
    def _on_see(self) -> None:
        self.picked.emit(self._number)

    @Slot(int)
    def _on_looked(self, at: int) -> None:
        self.remedy_looked.emit(self._number, at)

    @Slot(int)
    def _on_taken(self, at: int) -> None:
        self.remedy_taken.emit(self._number, at)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: D102 - Qt's own
        super().paintEvent(event)
        painter = QPainter(self)
        painter.fillRect(QRectF(0, 1, 3, self.height() - 2), theme().color(self._tone))
        painter.end()

    def mousePressEvent(self, _event: QMouseEvent) -> None:  # noqa: D102 - Qt's own
        self.picked.emit(self._number)
