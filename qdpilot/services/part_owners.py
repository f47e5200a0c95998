"""Whose the rows of a sheet of parts are: vehicles by VIN or plate, operators by name or code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qdpilot.model.lookalike import lookalike_key
from qdpilot.model.operator import Operator
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.services.vehicle_owners import owners
from qdpilot.services.vehicle_sheet import Problem, blocked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.services.ports import Reading
    from qdpilot.services.sheet_table import SheetTable


def column(table: SheetTable, code: str) -> Sequence[Any]:
    """Return the values of a field; None in each row if the sheet has no such column."""
    return table.values.get(code) or [None] * len(table.rows)


def operators_of(table: SheetTable, reading: Reading) -> list[Operator | None]:
    """Return the registered operator of each row; name those that are not known."""
    found = owners(table.rows, {"operator": list(column(table, "operator"))}, reading)
    table.problems += found.problems
    known = {one.id: one for one in reading.among(Operator, "id", sorted({*found.ids} - {""}))}
    whose = [known.get(id) for id in found.ids]
    for at, one in enumerate(whose):
        if one is not None:
            table.values["operator"][at] = one.name
    return whose


def vehicles_of(table: SheetTable, reading: Reading) -> list[Vehicle | None]:
    """Return the vehicle of each row, by its VIN or, where none is said, by its plate."""
    vins, plates = column(table, "vin"), column(table, "plate")
    by_vin = _by_vin({one for one in vins if one}, reading)
    by_plate = _by_plate({one for one in plates if one}, reading)
    found: list[Vehicle | None] = []
    for row, vin, plate in zip(table.rows, vins, plates, strict=True):
        bears = by_plate.get(lookalike_key(plate or ""))
        one = by_vin.get(lookalike_key(vin)) if vin else bears
        found.append(one)
        if one is not None and bears is not None and bears.id != one.id:
            finding = blocked("sheet_part_two_vehicles", vin=bears.vin)
            table.problems.append(Problem(row=row, field="plate", value=plate, finding=finding))
        if one is None:
            field, value = ("vin", vin) if vin or not plate else ("plate", plate)
            rule = "sheet_part_vehicle" if value else "sheet_part_no_vehicle"
            finding = blocked(rule)
            table.problems.append(Problem(row=row, field=field, value=value or "", finding=finding))
    table.values["vin"] = [
        said if one is None else one.vin for one, said in zip(found, vins, strict=True)
    ]
    return found


def _by_vin(vins: set[str], reading: Reading) -> dict[str, Vehicle]:
    keys = sorted(map(lookalike_key, vins))
    return {one.vin_key: one for one in reading.among(Vehicle, "vin_key", keys)}


def _by_plate(numbers: set[str], reading: Reading) -> dict[str, Vehicle]:
    """Return the vehicles by plates that stand; a number that two have had in turn tells none."""
    keys = sorted(map(lookalike_key, numbers))
    holders: dict[str, set[str]] = {}
    for one in reading.among(Plate, "number_key", keys):
        if one.withdrawn_on is None:
            holders.setdefault(one.number_key, set()).add(one.vehicle_id)
    alone = {key: next(iter(ids)) for key, ids in holders.items() if len(ids) == 1}
    found = {one.id: one for one in reading.among(Vehicle, "id", sorted(set(alone.values())))}
    return {key: found[id] for key, id in alone.items()}
