"""What became of an imported network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.road import RoadClass
from qdpilot.model.words import term
from ui import shown, tokens
from ui.file_words import reason_words
from ui.kit.frames import Ground, KeyValues
from ui.kit.labels import Label
from ui.language import language

if TYPE_CHECKING:
    from qdpilot.services.roads import RoadReport


class Outcome(Ground):
    """Counts: read, taken by class, cut, and what was left out and why."""

    def __init__(self) -> None:
        super().__init__("surface")
        pad = tokens.SPACE_6
        self.box.setContentsMargins(pad, pad, pad, pad)
        self.box.setSpacing(tokens.SPACE_3)

    def show_report(self, report: RoadReport) -> None:
        """Show a report, once."""
        title = (
            self.tr("%n stretch(es) imported", "", report.count)
            if report.count
            else self.tr("Nothing was imported")
        )
        self.box.addWidget(Label(title, size="section", strong=True))
        told = self.tr("{file}, read as {system}").format(file=report.source, system=report.system)
        self.box.addWidget(Label(told, tone="text2", wrap=True))
        values = KeyValues()
        values.add(self.tr("Read"), shown.number(report.read))
        for road_class in RoadClass:
            count = report.by_class.get(road_class, 0)
            if count:
                name = term("road_class", road_class.value, language())
                values.add(name, shown.number(count))
        values.add(self.tr("Cut at the working area"), shown.number(report.clipped))
        if report.removed:
            values.add(self.tr("Replaced"), shown.number(report.removed))
        self.box.addWidget(values)
        if report.rejected:
            self.box.addWidget(Label(self.tr("Left out"), strong=True))
            left_out = KeyValues()
            for code, count in sorted(report.reasons.items(), key=_most):
                left_out.add(reason_words(code), shown.number(count))
            self.box.addWidget(left_out)
        self.box.addStretch(1)


def _most(item: tuple[str, int]) -> int:
    return -item[1]
