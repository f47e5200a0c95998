"""The vehicles of a right as a short table to read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, Qt

from ui import tokens
from ui.kit.columns import Column
from ui.kit.frames import Ground
from ui.kit.table import Table
from ui.shown import day, plate

if TYPE_CHECKING:
    from ui.grants.stock import Car

translate = QCoreApplication.translate
_ROWS = 8


class FleetList(Ground):
    """Plate, VIN, make; scrolls beyond eight rows.

    Attributes:
        table: The table.
    """

    def __init__(self, cars: tuple[Car, ...], *, narrow: str = "") -> None:
        super().__init__("card")
        self.box.setContentsMargins(1, 1, 1, 1)
        columns = _columns()[:2] if narrow else _columns()
        self.table: Table[Car] = Table(columns, name=f"fleet{narrow}", name_of=_name, many=True)
        fit_columns(self.table, stretched=1 if narrow else 2)
        self.table.show_rows(cars)
        shown = max(1, min(len(cars), _ROWS))
        self.table.setFixedHeight(shown * tokens.TABLE_ROW + 28 + 2)
        self.box.addWidget(self.table)


def fit_columns(table: Table[Any], *, stretched: int) -> None:
    """Let a short table never scroll sideways: one column takes what room there is."""
    heads = table.horizontalHeader()
    heads.setStretchLastSection(False)
    heads.setSectionResizeMode(stretched, heads.ResizeMode.Stretch)
    heads.setMinimumSectionSize(40)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)


def _columns() -> tuple[Column[Car], ...]:
    columns: tuple[Column[Car], ...] = (
        Column(
            "plate",
            translate("FleetList", "Plate or code"),
            lambda row: plate(row.plate) if row.plate else "—",
            width=130,
            plate=True,
        ),
        Column("vin", translate("FleetList", "VIN"), lambda row: row.vehicle.vin, width=178),
        Column("model", translate("FleetList", "Make and model"), _model, width=150),
        Column(
            "until",
            translate("FleetList", "Plate until"),
            lambda row: day(row.plate_until),
            key=lambda row: row.plate_until,
            width=120,
        ),
    )
    return columns


def _name(row: Car) -> str:
    return row.vehicle.id


def _model(row: Car) -> str:
    return f"{row.vehicle.make} {row.vehicle.model}".strip()
