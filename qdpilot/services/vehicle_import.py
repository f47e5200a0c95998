"""Writing what was weighed of a sheet of vehicles: all, none, or the good rows, in one go."""

from __future__ import annotations

import uuid
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from qdpilot.model.columns import defaults
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.services.clock import new_id
from qdpilot.services.imported import Imported, add_operators
from qdpilot.services.owner_promises import require_same_owner
from qdpilot.services.plate_weighing import PLATE_FIELDS, plate_of
from qdpilot.services.vehicle_merging import parted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.services.imported import Heard
    from qdpilot.services.ports import Writing
    from qdpilot.services.vehicle_sheet import Weighed

#: What an empty cell means where a vehicle cannot hold None.
_EMPTY = {"make": "", "model": "", **defaults(Vehicle)}
_NOT_OWN = PLATE_FIELDS | {"plate", "operator", "uscc", "make_model"}


def write_vehicles(work: Writing, weighed: Weighed, told: Heard) -> Imported:
    """Write the rows of a sheet, with one row of history for all that are new.

    Vehicles that are corrected, plates they get, and operators that are new, have a row of history
    each. The ids of new vehicles begin with the batch that the history names.

    Raises:
        TakenError, PlateHeldError, StaleError, FieldError: If the register changed since it was
            weighed.
    """
    batch = f"{uuid.uuid4()}"[:24]
    operators = add_operators(work, weighed)
    plates = _add_vehicles(work, weighed, batch, told)
    require_same_owner(work, weighed.corrected.values())
    for one in weighed.corrected.values():
        work.record("vehicle.correct", work.replace(one), source=weighed.sha256)
    _correct_plates(work, weighed)  # one that is withdrawn makes room for another
    plates += _join_plates(work, weighed)
    return Imported(
        added=len(weighed.fresh),
        corrected=len(weighed.corrected.keys() | weighed.plates.keys()),
        plates=plates,
        operators=operators,
        batch=batch,
    )


def _add_vehicles(work: Writing, weighed: Weighed, batch: str, told: Heard) -> int:
    if not weighed.fresh:
        return 0
    total, places = len(weighed.fresh), weighed.fresh
    columns = _columns(weighed, places, batch)
    if told is None:
        work.add_columns(Vehicle, columns)
    else:
        work.add_columns(Vehicle, columns, lambda done: told(done, total))
    return _add_plates(work, weighed, places, (batch, columns["id"]))


def _columns(weighed: Weighed, places: Sequence[int], batch: str) -> dict[str, list[Any]]:
    columns: dict[str, list[Any]] = {
        "id": [f"{batch}{at:012x}" for at in places],
        "operator_id": _picked(weighed.operator_ids, places),
        **_make_and_model(weighed, places),
    }
    for name, values in weighed.values.items():
        if name in _NOT_OWN:
            continue
        picked = _picked(values, places)
        empty = _EMPTY.get(name)
        if empty is not None and None in picked:
            picked = [empty if one is None else one for one in picked]
        columns[name] = picked
    return columns


def _picked(values: Sequence[Any], places: Sequence[int]) -> list[Any]:
    first, last = places[0], places[-1]
    if last - first == len(places) - 1:  # they are in order, and none is left out
        return list(values[first : last + 1])
    return [values[at] for at in places]


def _make_and_model(weighed: Weighed, places: Sequence[int]) -> dict[str, list[Any]]:
    both = weighed.values.get("make_model")
    if both is None:
        return {"make": [""] * len(places), "model": [""] * len(places)}
    makes, models = zip(*(parted(both[at] or "") for at in places), strict=True)
    return {"make": list(makes), "model": list(models)}


def _add_plates(
    work: Writing, weighed: Weighed, places: Sequence[int], named: tuple[str, Sequence[str]]
) -> int:
    batch, vehicle_ids = named
    if "plate" not in weighed.values:
        return 0
    numbers = weighed.values["plate"]
    plates = [
        plate_of(at, weighed.values, id=f"{batch}{at:012x}", vehicle_id=vehicle_id)
        for at, vehicle_id in zip(places, vehicle_ids, strict=True)
        if numbers[at]
    ]
    if plates:
        work.add_columns(Plate, _by_columns(plates))
    return len(plates)


def _correct_plates(work: Writing, weighed: Weighed) -> None:
    """Correct or withdraw registered plates, each with a row of history as by its form."""
    for plate in weighed.plates.values():
        stood = work.get(Plate, plate.id).withdrawn_on is None
        ends = stood and plate.withdrawn_on is not None
        act = "plate.withdraw" if ends else "plate.correct"
        work.record(act, work.replace(plate), source=weighed.sha256)


def _join_plates(work: Writing, weighed: Weighed) -> int:
    """Assign plates to registered vehicles: each has a row of history of its own."""
    for at, vehicle_id in weighed.assigned.items():
        plate = plate_of(at, weighed.values, id=new_id(), vehicle_id=vehicle_id)
        work.record("plate.add", work.add(plate), source=weighed.sha256)
    return len(weighed.assigned)


def _by_columns(plates: Sequence[Plate]) -> dict[str, list[Any]]:
    names = [one.name for one in fields(Plate) if one.name != "version"]
    return {name: [getattr(one, name) for one in plates] for name in names}
