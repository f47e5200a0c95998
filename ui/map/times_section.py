"""The times of the selected zone: the sentence, and the ordinary week with what clashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from qdpilot.model.errors import QdPilotError
from qdpilot.model.words import refusal
from qdpilot.schedule.sentence import sentence
from qdpilot.schedule.week import ordinary_week
from ui.kit.buttons import GhostButton
from ui.kit.frames import Section
from ui.kit.labels import Label
from ui.language import language
from ui.map.week_strip import ZoneWeek
from ui.map.zone_card import spans_of

if TYPE_CHECKING:
    from ui.map.zone_card import ZoneCard


class TimesSection(Section):
    """Tells when a zone is used.

    Signals:
        edit_asked: The times are to be edited.
    """

    edit_asked = Signal()

    def __init__(self, card: ZoneCard) -> None:
        super().__init__(self.tr("Times"))
        schedule = card.zone.schedule
        words = self.tr("Edit") if schedule is not None else self.tr("Set")
        edit = GhostButton(words, "pencil", dense=True)
        edit.clicked.connect(self.edit_asked)
        self.aside(edit)
        if schedule is None:
            unsaid = self.tr("Not said yet; a clash is judged as if it were day and night.")
            self.add(Label(unsaid, tone="text2", wrap=True))
            return
        try:
            text = sentence(schedule, card.calendars, language())
        except QdPilotError as error:
            text = refusal(error, language())
        self.add(Label(text, wrap=True).selectable())
        week = ordinary_week(schedule)
        if week:
            strip = ZoneWeek()
            bad, warn = (spans_of(card.clashes, tone) for tone in ("bad", "warn"))
            strip.show_week(week, bad, card.zone.scenario, to_share=warn)
            self.add(strip)
