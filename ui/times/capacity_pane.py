"""How full everything is: a table of zones, areas, operators and the city, and the week of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qdpilot.model.words import term
from ui import tokens
from ui.kit.columns import Column
from ui.kit.frames import Ground
from ui.kit.labels import Label
from ui.kit.table import Table
from ui.language import language
from ui.shown import listed, moment
from ui.times.heat_week import CapacityWeek

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from qdpilot.services.capacities import Used


class CapacityPane(QWidget):
    """A table, and below it the week of the chosen row.

    Attributes:
        table: One row per zone, area, operator; the city first.
        week: The heat map of the chosen one.
    """

    def __init__(self, timezone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = _Words(timezone, self)
        self.table: Table[Used] = Table(self._words.columns(), name="times/used", name_of=_name_of)
        self.week = CapacityWeek()
        self._of = Label("", size="small", tone="text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.table, 1)
        below = Ground("surface", edge="top")
        below.box.setContentsMargins(tokens.SPACE_6, tokens.SPACE_3, tokens.SPACE_6, tokens.SPACE_3)
        below.box.addWidget(self._of)
        below.box.addWidget(self.week)
        column.addWidget(below)
        self.table.chosen.connect(self._on_chosen)

    def show_used(self, used: Sequence[Used]) -> None:
        """Show how full everything is; the fullest of its cap is chosen if nothing is."""
        chosen = self.table.chosen_names()
        self.table.show_rows(used)
        names = [_name_of(one) for one in used]
        if used and not any(one in names for one in chosen):
            fullest = max(used, key=_share)
            self.table.choose([_name_of(fullest)])
            self._show(fullest)
        else:
            self._on_chosen(())

    @Slot(object)
    def _on_chosen(self, _names: object) -> None:
        rows = self.table.chosen_rows()
        if rows:
            self._show(rows[0])

    def _show(self, used: Used) -> None:
        words = self.tr("{name}: the most vehicles at one time, in 13 weeks from today on")
        told = words.format(name=self._words.name(used))
        if used.uncounted:
            silent = self.tr("not counted, as they have neither fleet nor cap: {numbers}")
            apart = "；" if language() == "zh" else "; "
            told = f"{told}{apart}{silent.format(numbers=listed(used.uncounted))}"
        self._of.setText(told)
        self.week.show_used(used.week.most, used.cap)


class _Words(QObject):
    """What the table says."""

    def __init__(self, timezone: ZoneInfo, parent: QObject) -> None:
        super().__init__(parent)
        self._timezone = timezone

    def columns(self) -> list[Column[Used]]:
        """Return the columns."""
        columns: list[Column[Used]] = [
            Column("name", self.tr("Name"), self.name, width=260),
            Column("kind", self.tr("Kind"), self.kind, width=110),
            Column(
                "peak",
                self.tr("Most / cap"),
                self.most,
                key=_share,
                width=110,
                align="right",
                tone=lambda used: "bad" if _share(used) > 1 else "text",
                icon=lambda used: "alert-triangle" if _share(used) > 1 else "",
            ),
            Column("when", self.tr("When first"), self.when, width=180),
        ]
        return columns

    def name(self, used: Used) -> str:
        """Return the name, or the city."""
        return used.name or self.tr("The whole city")

    def kind(self, used: Used) -> str:
        """Return what it is."""
        if used.kind == "capacity_area":
            return term("purpose", "capacity_area", language())
        names = {"zone": self.tr("Zone"), "operator": self.tr("Operator"), "city": self.tr("City")}
        return names[used.kind]

    def most(self, used: Used) -> str:
        """Return 17/20, or 17."""
        count = used.week.peak.count
        return str(count) if used.cap is None else f"{count}/{used.cap}"

    def when(self, used: Used) -> str:
        """Return when the most are first there."""
        start = used.week.peak.start
        return "—" if start is None else moment(start, self._timezone)


def _name_of(used: Used) -> str:
    return f"{used.kind}:{used.id}"


def _share(used: Used) -> float:
    return used.week.peak.count / used.cap if used.cap else 0.0
