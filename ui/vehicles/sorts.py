"""What the three tabs of the register are about: columns, form, service, rows of new records."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qdpilot.model.operator import Operator
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.vehicle import Vehicle
from qdpilot.services import register
from qdpilot.services.register_lists import DriverList, OperatorList
from qdpilot.services.vehicle_list import VehicleList
from ui.vehicles.people_columns import driver_columns, operator_columns
from ui.vehicles.record_sort import Sort
from ui.vehicles.rows import (
    DriverRow,
    OperatorRow,
    VehicleRow,
    driver_rows,
    operator_rows,
    vehicle_rows,
)
from ui.vehicles.vehicle_columns import vehicle_columns

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.vehicles.people_panels import DriverPanel, OperatorPanel
    from ui.vehicles.vehicle_panel import VehiclePanel


def vehicle_sort(panel: VehiclePanel, names: Mapping[str, str]) -> Sort[VehicleRow, Vehicle]:
    """Return what vehicles are; `names` of operators by id."""
    return Sort(
        code="vehicles",
        kind=Vehicle,
        columns=vehicle_columns,
        listed=VehicleList,
        rows_of=vehicle_rows,
        panel=panel,
        save=register.save_vehicle,
        row_of=partial(_vehicle_row, names),
        called=_vin,
    )


def operator_sort(panel: OperatorPanel) -> Sort[OperatorRow, Operator]:
    """Return what operators are."""
    return Sort(
        code="operators",
        kind=Operator,
        columns=operator_columns,
        listed=OperatorList,
        rows_of=operator_rows,
        panel=panel,
        save=register.save_operator,
        row_of=_operator_row,
        called=_name,
    )


def driver_sort(panel: DriverPanel, names: Mapping[str, str]) -> Sort[DriverRow, SafetyDriver]:
    """Return what safety drivers are; `names` of operators by id."""
    return Sort(
        code="drivers",
        kind=SafetyDriver,
        columns=driver_columns,
        listed=DriverList,
        rows_of=driver_rows,
        panel=panel,
        save=register.save_driver,
        row_of=partial(_driver_row, names),
        called=_name,
    )


def _vehicle_row(names: Mapping[str, str], record: Vehicle) -> VehicleRow:
    return VehicleRow(record=record, operator=names.get(record.operator_id, ""))


def _operator_row(record: Operator) -> OperatorRow:
    return OperatorRow(record=record)


def _driver_row(names: Mapping[str, str], record: SafetyDriver) -> DriverRow:
    return DriverRow(record=record, operator=names.get(record.operator_id, ""))


def _vin(row: VehicleRow) -> str:
    return row.record.vin


def _name(row: OperatorRow | DriverRow) -> str:
    return row.record.name
