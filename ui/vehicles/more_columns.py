"""Further columns of vehicles, shown once they are chosen: what runs out, size, level."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ui.kit.columns import Column
from ui.vehicles.looks import quiet
from ui.vehicles.step_words import value_words

if TYPE_CHECKING:
    from ui.vehicles.rows import VehicleRow

translate = QCoreApplication.translate

_NUMBERS = frozenset({"seats", "liability_cny"})


def more_columns() -> tuple[Column[VehicleRow], ...]:
    """Return the columns; their codes are names of fields."""
    titles = (
        ("make", translate("VehicleTable", "Make"), 96),
        ("level", translate("VehicleTable", "Automation level"), 88),
        ("seats", translate("VehicleTable", "Passenger seats"), 72),
        ("insured_until", translate("VehicleTable", "Compulsory until"), 116),
        ("liability_until", translate("VehicleTable", "Liability until"), 116),
        ("liability_cny", translate("VehicleTable", "Liability, yuan"), 100),
        ("inspected_until", translate("VehicleTable", "Inspected until"), 116),
    )
    return tuple(
        Column(
            name,
            title,
            partial(_words, name),
            key=attrgetter(f"record.{name}"),
            width=width,
            align="right" if name in _NUMBERS else "left",
            tone=quiet,
            hidden=True,
        )
        for name, title, width in titles
    )


def _words(name: str, row: VehicleRow) -> str:
    value = getattr(row.record, name)
    if value is None:
        return ""
    return f"L{value}" if name == "level" else value_words(name, value)
