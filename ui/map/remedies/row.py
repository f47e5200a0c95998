"""One remedy in a clash card: what it does, what it costs; opened, its week and the act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qdpilot.geometry.measure import area_m2
from qdpilot.schedule.week import ordinary_week
from ui import tokens
from ui.kit.buttons import Button, PrimaryButton
from ui.kit.frames import scroll_round
from ui.kit.labels import Label
from ui.map.remedies.words import ICONS, offer_cost, offer_title
from ui.map.week_strip import ZoneWeek

if TYPE_CHECKING:
    from PySide6.QtGui import QEnterEvent

    from qdpilot.clashes.remedies.offer import Offer
    from qdpilot.model.schedule import Schedule
    from qdpilot.model.zone import Zone
    from ui.map.words import Spans


class RemedyRow(QWidget):
    """A remedy that can be looked at, opened and taken.

    Signals:
        looked: The pointer is over it.
        left: The pointer is over it no more.
        opened: It was clicked: this remedy is the one meant.
        taken: It is to be applied.
    """

    looked = Signal()
    left = Signal()
    opened = Signal()
    taken = Signal()

    def __init__(self, offer: Offer, zone: Zone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_looked = False
        box = QVBoxLayout(self)
        box.setContentsMargins(0, tokens.SPACE_1, 0, tokens.SPACE_1)
        box.setSpacing(tokens.SPACE_1)
        self.head = Button(offer_title(offer), ICONS[offer.way], dense=True)
        self.head.clicked.connect(self.opened)
        box.addWidget(self.head)
        box.addWidget(
            Label(offer_cost(offer, area_m2(zone.shape)), size="small", tone="text2", wrap=True)
        )
        self._more = QWidget()
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, tokens.SPACE_1)
        more.setSpacing(tokens.SPACE_2)
        after = offer.right.schedule
        if after is not None and after != zone.schedule:
            self._tell_times(more, zone, after)
        self.take = PrimaryButton(self.tr("Take this remedy"), "check", dense=True)
        self.take.clicked.connect(self._on_take)
        more.addWidget(self.take)
        self._more.hide()
        box.addWidget(self._more)

    def _tell_times(self, more: QVBoxLayout, zone: Zone, after: Schedule) -> None:
        """Show the week as it would be, and say what the hatching means: here it is no clash."""
        before = () if zone.schedule is None else ordinary_week(zone.schedule)
        then = ordinary_week(after)
        given_up = minus(before, then)
        strip = ZoneWeek()
        strip.show_week(then, given_up, zone.scenario)
        more.addWidget(strip)
        if given_up:
            words = self.tr("Hatched: what is given up")
            more.addWidget(Label(words, size="small", tone="text3", wrap=True))

    def open(self, *, is_open: bool) -> None:
        """Show or hide what comes of it and the button that applies it, brought into view."""
        self._more.setVisible(is_open)
        if is_open:
            QTimer.singleShot(0, self, self._reveal)  # its room is known once it is laid out

    @Slot()
    def _reveal(self) -> None:
        scroll = scroll_round(self)
        if scroll is not None:
            scroll.ensureWidgetVisible(self.take, 0, tokens.SPACE_4)

    @Slot()
    def _on_take(self) -> None:
        self.take.setEnabled(False)
        self.taken.emit()

    @Slot()
    def _on_scrolled(self) -> None:
        """Leave it when it was scrolled away from under the pointer, of which Qt tells nothing."""
        if self._is_looked and not self.rect().contains(self.mapFromGlobal(QCursor.pos())):
            self._is_looked = False
            self.left.emit()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: D102 - Qt's own
        self._is_looked = True
        self.looked.emit()
        scroll = scroll_round(self)
        if scroll is not None:
            once = Qt.ConnectionType.UniqueConnection
            scroll.verticalScrollBar().valueChanged.connect(self._on_scrolled, once)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: D102 - Qt's own
        self._is_looked = False
        self.left.emit()
        super().leaveEvent(event)


def minus(spans: Spans, off: Spans) -> Spans:
    """Return the minutes of a week that lie in `spans` and not in `off`."""
    left = list(spans)
    for start, end in off:
        left = [
            piece
            for a, b in left
            for piece in ((a, min(b, start)), (max(a, end), b))
            if piece[0] < piece[1]
        ]
    return tuple(sorted(set(left)))
