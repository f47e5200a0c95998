"""The counts over and under a table, in words."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from ui import shown
from ui.language import language
from ui.vehicles.looks import state_words
from ui.vehicles.rows import STATES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ui.kit.table import Table
    from ui.vehicles.rows import Register, VehicleRow


def shown_words(table: Table[Any]) -> str:
    """Return how many rows pass the filter, of how many, and how many are selected."""
    if not table.rows.rows():
        return ""
    told = QCoreApplication.translate("Totals", "{count} of {all} shown, {chosen} selected")
    return told.format(
        count=shown.number(table.rows.rowCount()),
        all=shown.number(len(table.rows.rows())),
        chosen=shown.number(len(table.selectionModel().selectedRows())),
    )


def vehicle_totals(rows: Iterable[VehicleRow]) -> str:
    """Return how many vehicles there are, by state; empty for none."""
    counts = Counter(row.state for row in rows)
    if not counts:
        return ""
    parts = (f"{state_words(one)} {shown.number(counts[one])}" for one in STATES if counts[one])
    told = QCoreApplication.translate("Totals", "{count} vehicles in all: {parts}")
    comma = "，" if language() == "zh" else ", "
    return told.format(count=shown.number(counts.total()), parts=comma.join(parts))


def register_totals(read: Register) -> str:
    """Return how many operators, drivers and vehicles there are."""
    told = QCoreApplication.translate(
        "Totals", "{operators} operators, {drivers} safety drivers, {vehicles} vehicles"
    )
    return told.format(
        operators=shown.number(len(read.operators)),
        drivers=shown.number(len(read.drivers)),
        vehicles=shown.number(len(read.vehicles)),
    )
