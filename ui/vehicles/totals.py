"""The counts over and under a table, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from qdpilot.services.standing import STATES
from ui import shown
from ui.language import language
from ui.vehicles.looks import state_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.kit.paged_table import PagedTable


def shown_words(table: PagedTable[Any]) -> str:
    """Return how many rows pass the filter, of how many, and how many are selected."""
    rows = table.rows
    if rows.total < 0 or not (rows.total or rows.rowCount()):
        return ""
    if rows.is_arranging and rows.total > _MANY:
        return QCoreApplication.translate("Totals", "Arranging the list…")
    told = QCoreApplication.translate("Totals", "{count} of {all} shown, {chosen} selected")
    return told.format(
        count=shown.number(rows.rowCount()),
        all=shown.number(max(rows.total, 0) + rows.pinned),
        chosen=shown.number(table.chosen_count()),
    )


def vehicle_totals(counts: Mapping[str, int]) -> str:
    """Return how many vehicles there are, by state; empty for none."""
    whole = sum(counts.values())
    if not whole:
        return ""
    parts = (f"{state_words(one)} {shown.number(counts[one])}" for one in STATES if counts.get(one))
    told = QCoreApplication.translate("Totals", "{count} vehicles in all: {parts}")
    comma = "，" if language() == "zh" else ", "
    return told.format(count=shown.number(whole), parts=comma.join(parts))


def register_totals(*, operators: int, drivers: int, vehicles: int) -> str:
    """Return how many operators, drivers and vehicles there are."""
    told = QCoreApplication.translate(
        "Totals", "{operators} operators, {drivers} safety drivers, {vehicles} vehicles"
    )
    return told.format(
        operators=shown.number(operators),
        drivers=shown.number(drivers),
        vehicles=shown.number(vehicles),
    )


_MANY = 100_000  # below, a list is in order before one could read that it is not
