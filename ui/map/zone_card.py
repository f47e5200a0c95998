"""Parts of the inspector of a zone that only tell: head and facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qdpilot.geometry.measure import area_m2, perimeter_m
from qdpilot.model.kinds import scenario_kinds
from qdpilot.model.words import term
from qdpilot.services.rights import NEEDS_GRANT
from ui import shown, tokens
from ui.kit.chips import Chip, Look, SampleChip, state_look
from ui.kit.frames import Ground, KeyValues
from ui.kit.labels import ElidedLabel, Label
from ui.language import language
from ui.map.scene import worst_tone
from ui.map.zone_look import ZoneBadge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.geometry.corners import CornerRef
    from qdpilot.geometry.validity import Fault
    from qdpilot.geometry.zone_holding import ZoneContent
    from qdpilot.model.zone import Zone
    from qdpilot.schedule.calendars import Calendars
    from ui.map.found_clashes import Near
    from ui.map.scene import ShownClash
    from ui.map.zone_notes import ZoneMore


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneCard:
    """What the inspector tells of a zone.

    Attributes:
        zone: As drawn.
        is_live: Whether it is in force at the playhead.
        is_drawn_only: Whether it needs a grant and has none.
        is_suspended: Whether its grants are all suspended.
        clashes: What it clashes with.
        near: What else is to be told of its neighbours.
        content: What it holds; None until that is computed, or if the shape is not valid.
        number: Of its newest frozen version; None if it was never frozen.
        corner: The picked corner.
        calendars: For the sentence of its times.
        more: What is known beside outline and times.
    """

    zone: Zone
    is_live: bool
    is_drawn_only: bool
    is_suspended: bool
    clashes: tuple[ShownClash, ...]
    near: Near
    content: ZoneContent | None
    number: int | None
    corner: CornerRef | None
    calendars: Calendars
    more: ZoneMore


class ClashCount(QObject):
    """Says how many clashes there are, and how many overlaps that are to be shared."""

    def words(self, clashes: Sequence[ShownClash]) -> str:
        """Return it in words."""
        bad = sum(one.tone == "bad" for one in clashes)
        shared = self.tr("%n overlap(s) to share", "", len(clashes) - bad)
        if not bad:
            return shared
        told = self.tr("%n clash(es)", "", bad)
        comma = "，" if language() == "zh" else ", "
        return told if bad == len(clashes) else f"{told}{comma}{shared}"


def spans_of(clashes: Sequence[ShownClash], tone: str) -> tuple[tuple[int, int], ...]:
    """Return the spans of a week that clashes of a tone share, in minutes from Monday 00:00."""
    return tuple(sorted({span for one in clashes if one.tone == tone for span in one.pairs}))


class ZoneHead(Ground):
    """Badge, name and states of a zone."""

    def __init__(self, card: ZoneCard, parent: QWidget | None = None) -> None:
        super().__init__("surface", edge="bottom", parent=parent)
        pad = tokens.SPACE_4
        self.box.setContentsMargins(pad, tokens.SPACE_3, pad, tokens.SPACE_3)
        self.box.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(ZoneBadge(card.zone.purpose, card.zone.scenario))
        row.addWidget(ElidedLabel(card.zone.name, size="section", strong=True), 1)
        self.box.addLayout(row)
        chips = QHBoxLayout()
        chips.setSpacing(6)
        for look in self._looks(card):
            chips.addWidget(Chip(look))
        chips.addWidget(Label(self._version(card.number), size="small", tone="text2"))
        if card.zone.sample:
            chips.addWidget(SampleChip())
        chips.addStretch(1)
        self.box.addLayout(chips)

    def _version(self, number: int | None) -> str:
        if number is None:
            return self.tr("Draft")
        return self.tr("Version {number}").format(number=number)

    def _looks(self, card: ZoneCard) -> list[Look]:
        if card.is_drawn_only:
            looks = [Look(self.tr("Not granted"), "end", "pencil")]
        elif card.is_live:  # at the playhead; what is suspended now may have run then
            looks = [Look(self.tr("In force"), "ok", "circle-check")]
        elif card.is_suspended:
            looks = [state_look("grant_state", "suspended")]
        else:
            looks = [Look(self.tr("Not at this time"), "end", "clock-off")]
        if card.zone.schedule is None and card.zone.purpose in NEEDS_GRANT:
            looks.append(Look(self.tr("No times yet"), "warn", "clock"))
        if card.clashes:
            tone = worst_tone(card.clashes)
            looks.append(Look(ClashCount().words(card.clashes), tone, "alert-triangle"))
        return looks


class ZoneFacts(KeyValues):
    """What a zone is: purpose, scenario, size, limits."""

    def __init__(self, card: ZoneCard, found: Fault | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        zone = card.zone
        kind = scenario_kinds().get(zone.scenario or "")
        scenario = (kind.zh if language() == "zh" else kind.en) if kind else self.tr("none")
        self.add(self.tr("Purpose"), term("purpose", zone.purpose.value, language()))
        self.add(self.tr("Scenario"), scenario)
        if zone.operator:
            self.add(self.tr("Operator"), zone.operator)
        if found is None:
            self.add(self.tr("Area"), shown.area(area_m2(zone.shape)))
            self.add(self.tr("Perimeter"), shown.length(perimeter_m(zone.shape)))
        if zone.capacity is not None:
            self.add(self.tr("At most"), self.tr("%n vehicle(s)", "", zone.capacity))
        if zone.height_limit_m is not None:
            self.add(self.tr("Height limit"), f"{zone.height_limit_m} m")
        if zone.note:
            self.add(self.tr("Note"), zone.note)
