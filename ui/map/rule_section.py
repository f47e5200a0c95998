"""The part of the inspector that tells by which rule a zone was made, and what it gives now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot

from qdpilot.editing.rule_and_stops import TakeByRule
from qdpilot.geometry.area_rule import digest_of
from ui import shown
from ui.kit.buttons import PrimaryButton
from ui.kit.frames import Section
from ui.kit.labels import Label
from ui.kit.messages import IconLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from qdpilot.model.zone import Zone
    from ui.map.rule_work import RuleOffer


class RuleSection(Section):
    """The rule in words; where it gives another area now, before, after and one click.

    Signals:
        edited: An `Edit` to be done.
    """

    edited = Signal(object)

    def __init__(
        self, zone: Zone, words: str, offer: RuleOffer | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent=parent, title=self.tr("Made by a rule"))
        self._zone, self._offer = zone, offer
        self.add(Label(words, wrap=True).selectable())
        if offer is not None:
            self.heading.insertWidget(0, IconLabel("alert-triangle", "warn"))
            self.add(Label(offer_words(offer), tone="warn", wrap=True))
            take = PrimaryButton(self.tr("Draw it anew by the rule"), dense=True)
            take.clicked.connect(self._on_take)
            self.add(take)
        elif zone.rule is not None and digest_of(zone.shape) != zone.rule.result_sha256:
            by_hand = self.tr("Changed by hand since; the rule still gives what it gave.")
            self.add(Label(by_hand, tone="text2", wrap=True))

    @Slot()
    def _on_take(self) -> None:
        assert self._offer is not None
        rule, shape = self._offer.rule, self._offer.shape
        self.edited.emit(TakeByRule(zone_id=self._zone.id, rule=rule, shape=shape))


def offer_words(offer: RuleOffer) -> str:
    """Return that a rule gives another area, with both."""
    words = QCoreApplication.translate(
        "RuleSection", "The rule of this area gives another result: {before} becomes {after}."
    )
    return words.format(before=shown.area(offer.before_m2), after=shown.area(offer.after_m2))
