"""Vehicles of a sheet that stand twice, or are registered already: by VINs that look alike."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from qdpilot.model.lookalike import lookalike_keys
from qdpilot.model.vehicle import Vehicle
from qdpilot.services import sheet_merging
from qdpilot.services.sheet_clearing import clearable, cleared
from qdpilot.services.sheet_merging import Merged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qdpilot.services.ports import Reading
    from qdpilot.services.sheet_table import SheetTable
    from qdpilot.services.vehicle_sheet import Plan

_MANY = 20
_OWN = frozenset(one.name for one in fields(Vehicle)) - {"id", "version", "sample", "operator_id"}
#: Fields of a sheet that a row may clear of a registered vehicle.
CLEARED = {one: one for one in _OWN & clearable(Vehicle).keys()}


def merged(table: SheetTable, operator_ids: Sequence[str], plan: Plan, reading: Reading) -> Merged:
    """Decide on rows whose VIN stands twice, or is registered, as the plan says."""
    vins = table.values.get("vin")
    if vins is None:
        return Merged()
    keys = lookalike_keys([one or "" for one in vins])
    said = partial(_said, table.values, operator_ids, cleared(table, Vehicle, CLEARED))
    return sheet_merging.merged(table, keys, _registered(keys, reading), said, plan)


def _said(
    values: Mapping[str, list[Any]],
    operator_ids: Sequence[str],
    emptied: Mapping[int, Mapping[str, Any]],
    known: Vehicle,
    at: int,
) -> Vehicle:
    said = vehicle_values(values, at, operator_ids[at])
    return replace(known, **{**said, **emptied.get(at, {})})


def _registered(keys: Sequence[str], reading: Reading) -> dict[str, Vehicle]:
    """Return the registered vehicles by key; a small register is not asked for each key."""
    if len(keys) > _MANY and reading.count(Vehicle) < len(keys) // _MANY:
        return {one.vin_key: one for one in reading.all(Vehicle)}
    return {one.vin_key: one for one in reading.among(Vehicle, "vin_key", list({*keys} - {""}))}


def vehicle_values(values: Mapping[str, list[Any]], at: int, operator_id: str) -> dict[str, Any]:
    """Return the fields of a vehicle that a row fills."""
    said = {name: values[name][at] for name in values.keys() & _OWN}
    said = {name: one for name, one in said.items() if one is not None}
    both = values.get("make_model")
    if both and both[at]:
        make, model = parted(both[at])
        said = {"make": make, "model": model, **said}
    return {**said, **({"operator_id": operator_id} if operator_id else {})}


def parted(said: str) -> tuple[str, str]:
    """Return make and model of 厂牌型号: 海信牌HX1 is 海信 and HX1."""
    make, mark, model = said.partition("牌")
    return (make.strip(), model.strip()) if mark and model.strip() else ("", said)
