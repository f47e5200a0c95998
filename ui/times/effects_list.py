"""The grants whose times change with a calendar: a table, and what appears or vanishes for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import tokens
from ui.kit.columns import Column
from ui.kit.labels import Label
from ui.kit.table import Table
from ui.shown import listed, moment

if TYPE_CHECKING:
    from collections.abc import Sequence
    from zoneinfo import ZoneInfo

    from qdpilot.schedule.occurrences import Span
    from qdpilot.services.calendar_effects import Effect

_SHOWN = 6


class EffectsList(QWidget):
    """Empty until something would change.

    Attributes:
        table: A row per grant.

    Signals:
        opened: Id of a grant that was double-clicked.
    """

    opened = Signal(str)

    def __init__(self, timezone: ZoneInfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timezone = timezone
        self._words = _Words(self)
        self.table: Table[Effect] = Table(
            self._words.columns(), name="times/effects", name_of=_name_of, many=False
        )
        self.detail = Label("", size="small", tone="text2", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_2)
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        self.table.chosen.connect(self._on_chosen)
        self.table.opened.connect(self.opened)
        self.show_effects(())

    def show_effects(self, effects: Sequence[Effect]) -> None:
        """Show these; nothing at all when there are none."""
        self._effects = tuple(effects)
        self.table.show_rows(effects)
        self.table.setVisible(bool(effects))
        self.detail.setText("")
        if effects:
            self.table.choose([effects[0].grant_id])
            self._tell(effects[0])

    def ids(self) -> frozenset[str]:
        """Return the ids of the grants that are shown."""
        return frozenset(one.grant_id for one in self._effects)

    @Slot(object)
    def _on_chosen(self, _ids: object) -> None:
        rows = self.table.chosen_rows()
        if rows:
            self._tell(rows[0])

    def _tell(self, effect: Effect) -> None:
        parts = []
        if effect.appears:
            parts.append(self.tr("Appears: {times}").format(times=self._times(effect.appears)))
        if effect.vanishes:
            parts.append(self.tr("Vanishes: {times}").format(times=self._times(effect.vanishes)))
        if not effect.is_known:
            parts.append(self.tr("Afterwards its times cannot be told: a calendar is missing."))
        elif not effect.was_known:
            parts.append(self.tr("So far its times could not be told."))
        self.detail.setText("\n".join(parts))

    def _times(self, spans: Sequence[Span]) -> str:
        named = [moment(one.start, self._timezone) for one in spans[:_SHOWN]]
        more = self.tr("and %n more", "", len(spans) - _SHOWN) if len(spans) > _SHOWN else ""
        return listed([*named, *([more] if more else [])])


class _Words(QObject):
    """What the table says."""

    def columns(self) -> list[Column[Effect]]:
        """Return the columns."""
        columns: list[Column[Effect]] = [
            Column(
                "number",
                self.tr("Number"),
                lambda effect: effect.number,
                width=230,
                scenario=lambda effect: effect.scenario,
            ),
            Column("operator", self.tr("Operator"), lambda effect: effect.operator, width=200),
            Column(
                "appears",
                self.tr("More"),
                _appears,
                key=lambda effect: len(effect.appears),
                width=80,
                align="right",
            ),
            Column(
                "vanishes",
                self.tr("Fewer"),
                _vanishes,
                key=lambda effect: len(effect.vanishes),
                width=80,
                align="right",
            ),
        ]
        return columns


def _name_of(effect: Effect) -> str:
    return effect.grant_id


def _appears(effect: Effect) -> str:
    return f"+{len(effect.appears)}" if effect.appears else ""


def _vanishes(effect: Effect) -> str:
    return f"−{len(effect.vanishes)}" if effect.vanishes else ""
