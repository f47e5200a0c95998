"""The remedies of one clash, in its card."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import tokens
from ui.kit.labels import Label
from ui.map.remedies.row import RemedyRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.clashes.remedies.offer import Offer
    from qdpilot.model.zone import Zone


class RemedyList(QWidget):
    """Lists remedies; one of them is open at most.

    Attributes:
        rows: One per remedy.

    Signals:
        looked: Place of the remedy that is to be previewed; -1: the open one, or none.
        taken: Place of the remedy that is to be applied.
    """

    looked = Signal(int)
    taken = Signal(int)

    def __init__(self, *, may_share: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._may_share = may_share
        self.rows: list[RemedyRow] = []
        self.opened = -1
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, tokens.SPACE_1, 0, 0)
        self._box.setSpacing(0)
        self._told = Label(size="small", tone="text2", wrap=True)
        self._box.addWidget(self._told)
        self._told.setText(self.tr("Working out what can be done…"))

    def show_offers(self, offers: Sequence[Offer], zone: Zone) -> None:
        """Show remedies; none says so, and what is left to do by hand."""
        for row in self.rows:
            row.deleteLater()
        self.rows, self.opened = [], -1
        if self._may_share:
            none = self.tr("Nothing has to be done: who grants it writes why it may be shared.")
        else:
            none = self.tr("Nothing small settles this here: redraw the zone, or change its times.")
        self._told.setText("" if offers else none)
        self._told.setVisible(not offers)
        for at, offer in enumerate(offers):
            row = RemedyRow(offer, zone)
            row.looked.connect(partial(self.looked.emit, at))
            row.left.connect(self._on_left)
            row.opened.connect(partial(self._on_opened, at))
            row.taken.connect(partial(self._on_taken, at))
            self.rows.append(row)
            self._box.addWidget(row)

    def show_other_side(self, name: str) -> None:
        """Say that the clash is to be settled where the right is asked for."""
        words = self.tr("This zone has precedence: settle it at “{name}”.")
        self._told.setText(words.format(name=name))

    @Slot()
    def _on_left(self) -> None:
        self.looked.emit(self.opened)

    @Slot()
    def _on_opened(self, at: int) -> None:
        self.opened = -1 if self.opened == at else at
        for number, row in enumerate(self.rows):
            row.open(is_open=number == self.opened)
        self.looked.emit(self.opened)

    @Slot()
    def _on_taken(self, at: int) -> None:
        self.taken.emit(at)
