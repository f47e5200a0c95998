"""What a zone holds, as rows of the inspector."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.road import RoadClass, RoadState
from qdpilot.model.words import term
from ui import shown
from ui.kit.frames import KeyValues
from ui.language import language

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from qdpilot.geometry.zone_holding import ZoneContent

#: So many names are told; the rest is counted.
_NAMED = 6


class ContentRows(KeyValues):
    """Roads by class, open and not open, junctions, districts, coverage."""

    def __init__(self, content: ZoneContent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        roads = content.roads
        self.add(self.tr("Roads"), shown.length(roads.length_m))
        for road_class in RoadClass:
            metres = roads.by_class_m.get(road_class, 0.0)
            if metres:
                self.add(
                    "", f"{term('road_class', road_class.value, language())} {shown.length(metres)}"
                )
        if content.open_names:
            told = f"{shown.length(self._open_m(content))} · {self._names(content.open_names)}"
            self.add(self.tr("Open"), told)
        if content.not_open_names:
            told = self._names(content.not_open_names)
            self.add(self.tr("Not open"), told, tone="warn")
        if content.site_names:
            self.add(self.tr("On site"), self._names(content.site_names))
        self.add(self.tr("Junctions"), shown.number(content.junctions))
        self.add(self.tr("Districts"), self._districts(content))
        share = f"{shown.number(100 * content.coverage_share)}%"
        self.add(self.tr("Roadside coverage"), share)

    def _open_m(self, content: ZoneContent) -> float:
        return content.roads.by_state_m.get(RoadState.OPEN, 0.0)

    def _districts(self, content: ZoneContent) -> str:
        if not content.districts:
            return self.tr("outside the known districts")
        names = _listed(content.districts)
        if content.is_near_district_line:
            return self.tr("{names} (near a district line: check)").format(names=names)
        return self.tr("{names} (suggested)").format(names=names)

    def _names(self, names: Sequence[str]) -> str:
        told = _listed(names[:_NAMED])
        if len(names) <= _NAMED:
            return told
        more = self.tr("and {count} more").format(count=len(names) - _NAMED)
        return _listed([told, more])


def _listed(names: Sequence[str]) -> str:
    return ("、" if language() == "zh" else ", ").join(names)
