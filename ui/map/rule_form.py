"""The form of an area that is taken by a rule, and a rule in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QSpinBox

from qdpilot.model.zone import Take
from ui.kit.controls import Choice, NumberField
from ui.kit.fields import Form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtWidgets import QWidget

    from qdpilot.geometry.basemap import District
    from qdpilot.model.zone import AreaRule
    from qdpilot.tools.take_area import TakeArea

_MOST_M = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleSettings:
    """What a form of a rule says; see `AreaRule`."""

    take: str
    half_width_m: int
    less_closures: bool
    around_closures_m: int
    buffer_m: int


class RuleForm(Form):
    """What is taken, how wide, and what is cut off.

    Signals:
        changed: `RuleSettings`.
    """

    changed = Signal(object)

    def __init__(self, tool: TakeArea, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.take = Choice(
            (
                (Take.DISTRICTS.value, self.tr("the districts clicked")),
                (Take.WORKING_AREA.value, self.tr("the whole working area")),
                (Take.OPEN_ROADS.value, self.tr("the open roads within it")),
            )
        )
        self.take.choose(tool.take)
        self.half_width = NumberField(tool.half_width_m, most=_MOST_M, unit="m")
        self.less = QCheckBox(self.tr("Cut closures off"))
        self.less.setChecked(tool.less_closures)
        self.around = NumberField(tool.around_closures_m, most=_MOST_M, unit="m")
        self.buffer = QSpinBox()
        self.buffer.setRange(-_MOST_M, _MOST_M)
        self.buffer.setSuffix(" m")
        self.buffer.setValue(tool.buffer_m)
        self.buffer.lineEdit().setTextMargins(6, 0, 0, 0)
        self.add("take", self.tr("Take"), self.take)
        self.add("half_width_m", self.tr("To either side of a road"), self.half_width)
        self.add("buffer_m", self.tr("Grow by (less: shrink)"), self.buffer)
        self.add("less_closures", "", self.less)
        self.add("around_closures_m", self.tr("and so far around them"), self.around)
        self.take.currentIndexChanged.connect(self._on_changed)
        self.less.toggled.connect(self._on_changed)
        for field in (self.half_width, self.around, self.buffer):
            field.valueChanged.connect(self._on_changed)
        self._show_fields()

    def settings(self) -> RuleSettings:
        """Return what the form says; an empty width is the least there is."""
        return RuleSettings(
            take=str(self.take.value()),
            half_width_m=self.half_width.number() or 1,
            less_closures=self.less.isChecked(),
            around_closures_m=self.around.number() or 0,
            buffer_m=self.buffer.value(),
        )

    def _show_fields(self) -> None:
        is_along = self.take.value() == Take.OPEN_ROADS.value
        shown = {"half_width_m": is_along, "around_closures_m": self.less.isChecked()}
        for name, is_shown in shown.items():
            field = self.field(name)
            assert field is not None
            field.setVisible(is_shown)

    @Slot()
    def _on_changed(self) -> None:
        self._show_fields()
        self.changed.emit(self.settings())


def rule_words(rule: AreaRule, districts: Mapping[str, District]) -> str:
    """Return a rule as one sentence."""
    comma = QCoreApplication.translate("map", ", ")
    names = comma.join(districts[one].name if one in districts else one for one in rule.districts)
    area = names or QCoreApplication.translate("map", "the working area")
    if rule.take is Take.OPEN_ROADS:
        words = QCoreApplication.translate(
            "map", "open roads in {area}, {half_width} m to either side"
        )
        area = words.format(area=area, half_width=rule.half_width_m)
    parts = [area]
    if rule.buffer_m:
        grown = QCoreApplication.translate("map", "grown by {distance} m")
        parts.append(grown.format(distance=rule.buffer_m))
    if rule.less_closures:
        less = QCoreApplication.translate("map", "less closures")
        if rule.around_closures_m:
            less = QCoreApplication.translate("map", "less closures and {distance} m around them")
        parts.append(less.format(distance=rule.around_closures_m))
    return comma.join(parts)
