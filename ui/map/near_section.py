"""Neighbours of a zone that are no clash: those that only touch it, those that cannot be judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout

from qdpilot.geometry.overlap import default_tolerance
from qdpilot.model.words import term
from ui import tokens
from ui.kit.frames import Section
from ui.kit.labels import Label
from ui.kit.messages import IconLabel
from ui.language import language

if TYPE_CHECKING:
    from ui.map.found_clashes import Near

_NAMED = 6


class NearSection(Section):
    """Names them, and from when on shapes overlap."""

    def __init__(self, near: Near) -> None:
        super().__init__()
        for name, reason in near.unjudged:
            words = self.tr("Whether it clashes with “{name}” cannot be told: {reason}").format(
                name=name, reason=term("clash_reason", reason, language())
            )
            self._add("alert-triangle", "warn", Label(words, wrap=True))
        if near.touching:
            self._add("info-circle", "text2", Label(self._touching(near), wrap=True, tone="text2"))

    def _touching(self, near: Near) -> str:
        tolerance, comma = default_tolerance(), "、" if language() == "zh" else ", "
        some = comma.join(near.touching[:_NAMED])
        if len(near.touching) > _NAMED:
            some = self.tr("{some} and %n more", "", len(near.touching) - _NAMED).format(some=some)
        words = self.tr(
            "It only touches {names}: less than {area} m² is shared, or it is less than {width} m"
            " wide. That is no overlap."
        )
        return words.format(
            names=some, area=f"{tolerance.area_m2:g}", width=f"{tolerance.width_m:g}"
        )

    def _add(self, icon: str, tone: str, words: Label) -> None:
        row = QHBoxLayout()
        row.setSpacing(tokens.SPACE_2)
        row.addWidget(IconLabel(icon, tone), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words.selectable(), 1)
        self.box.addLayout(row)
