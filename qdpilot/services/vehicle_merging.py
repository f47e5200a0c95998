"""Vehicles that stand twice in a sheet, or are registered already: which of the two counts."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from qdpilot.model.lookalike import lookalike_key, lookalike_keys
from qdpilot.model.vehicle import Vehicle
from qdpilot.services.vehicle_sheet import Problem, blocked, warned

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qdpilot.services.ports import Reading
    from qdpilot.services.vehicle_sheet import Plan

_MANY = 20
_OWN = frozenset(one.name for one in fields(Vehicle)) - {"id", "version", "sample", "operator_id"}


@dataclass(slots=True)
class Merged:
    """What became of the rows that are not simply new.

    Attributes:
        corrected: Place to the registered vehicle as the row corrects it.
        same: Places of rows that add nothing.
        problems: Rows of which a person must decide.
        registered: Place of a row that is taken to its registered vehicle, as it will be.
    """

    corrected: dict[int, Vehicle]
    same: set[int]
    problems: list[Problem]
    registered: dict[int, Vehicle] = field(default_factory=dict)


def merged(
    rows: Sequence[int],
    values: Mapping[str, list[Any]],
    operator_ids: Sequence[str],
    plan: Plan,
    reading: Reading,
) -> Merged:
    """Decide on rows whose VIN stands twice, or is registered, as the plan says."""
    result = Merged({}, set(), [])
    vins = values.get("vin")
    if vins is None:
        return result
    if len({one for one in vins if one}) < len(vins):
        _within(rows, values, vins, plan, result)
    keys = lookalike_keys([one or "" for one in vins])
    registered = _registered(keys, reading)
    if registered:
        for at, key in enumerate(keys):
            if key in registered and at not in result.same:
                said = replace(registered[key], **vehicle_values(values, at, operator_ids[at]))
                decided = plan.merges.get(rows[at]) or plan.existing
                _against(at, rows[at], (registered[key], said), decided, result)
    return result


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


def _within(
    rows: Sequence[int],
    values: Mapping[str, list[Any]],
    vins: Sequence[str | None],
    plan: Plan,
    result: Merged,
) -> None:
    places: dict[str, int] = {}
    for at, said in enumerate(vins):
        vin = lookalike_key(said) if said else ""
        if not vin or plan.merges.get(rows[at]) == "skip":
            continue
        before = places.get(vin)
        if before is None:
            places[vin] = at
            continue
        decided = plan.merges.get(rows[at]) or plan.twice
        if all(column[at] == column[before] for column in values.values()):
            result.same.add(at)
            finding = warned("sheet_same_row", other=rows[before])
        elif decided == "first":
            result.same.add(at)
            finding = warned("sheet_first_kept", other=rows[before])
        elif decided == "last":
            result.same.add(before)
            places[vin] = at
            finding = warned("sheet_last_kept", other=rows[before])
        else:
            differ = tuple(_differing(values, at, before))
            finding = blocked("sheet_twice", other=rows[before], differ=differ)
        result.problems.append(
            Problem(row=rows[at], field="vin", value=said or "", finding=finding)
        )


def _differing(values: Mapping[str, list[Any]], at: int, before: int) -> Iterator[str]:
    return (name for name, column in values.items() if column[at] != column[before])


def _against(
    at: int, row: int, pair: tuple[Vehicle, Vehicle], decided: str, result: Merged
) -> None:
    known, said = pair
    if said == known:
        result.same.add(at)
        result.registered[at] = known
        finding = warned("sheet_registered_same")
    elif decided == "keep":
        result.same.add(at)
        finding = warned("sheet_registered_kept")
    elif decided == "update":
        result.corrected[at] = result.registered[at] = said
        finding = warned("sheet_registered_updated", differ=_changed(known, said))
    else:
        finding = blocked("sheet_registered", differ=_changed(known, said))
    result.problems.append(Problem(row=row, field="vin", value=known.vin, finding=finding))


def _changed(before: Vehicle, after: Vehicle) -> tuple[str, ...]:
    names = sorted(one.name for one in fields(Vehicle))
    return tuple(one for one in names if attrgetter(one)(before) != attrgetter(one)(after))
