"""What settles a finding on the side of the application, under the finding."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qdpilot.clashes.remedies.offer import Way
from qdpilot.schedule.sentence import sentence
from ui import tokens
from ui.kit.buttons import Button
from ui.kit.labels import Label
from ui.language import language
from ui.map.remedies.words import ICONS, offer_cost, offer_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.clashes.remedies.offer import Offer
    from qdpilot.schedule.calendars import Calendars

#: What can be changed in the form of an application; what needs a new zone is drawn on the map.
IN_THE_FORM = frozenset({Way.MOVE, Way.SHORTEN, Way.PAUSE, Way.PERIOD, Way.CAP, Way.SHARE})


class WaysOut(QWidget):
    """Each way with its cost; where the form is open, one click changes it.

    Signals:
        taken: The `Offer` to be put into the form, or to trim the zones by.
    """

    taken = Signal(object)

    def __init__(
        self,
        offers: Sequence[Offer],
        area_m2: float,
        calendars: Calendars,
        *,
        writes: bool,
        trims: bool,
    ) -> None:
        super().__init__()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, tokens.SPACE_1, 0, 0)
        box.setSpacing(tokens.SPACE_1)
        for offer in offers:
            in_form = offer.way in IN_THE_FORM
            button = Button(offer_title(offer), ICONS[offer.way], dense=True)
            here = in_form or trims
            button.setEnabled(writes and here)
            if not here:
                button.setToolTip(self.tr("Do this on the map; zones are drawn there."))
            elif not writes:
                button.setToolTip(self.tr("Only a draft or a returned application is changed."))
            button.clicked.connect(partial(self._on_taken, offer))
            box.addWidget(button)
            cost = offer_cost(offer, area_m2)
            box.addWidget(Label(cost, size="small", tone="text2", wrap=True))
            after = offer.right.schedule
            if in_form and after is not None and offer.way not in {Way.CAP, Way.SHARE}:
                words = sentence(after, calendars, language())
                box.addWidget(Label(words, size="small", wrap=True).selectable())

    @Slot()
    def _on_taken(self, offer: Offer) -> None:
        self.taken.emit(offer)
