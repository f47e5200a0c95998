"""Plates of rows whose vehicle is registered already: assigned to it, or why they are not."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from qdpilot.model.vehicle import Plate
from qdpilot.rules.identifiers import plate_shown
from qdpilot.rules.plate_days import cover_fault
from qdpilot.services.plate_promises import excludes, meet
from qdpilot.services.plate_weighing import plate_of
from qdpilot.services.vehicle_sheet import Problem, blocked, warned

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qdpilot.model.finding import Finding
    from qdpilot.model.vehicle import Vehicle
    from qdpilot.services.ports import Reading


@dataclass(frozen=True, slots=True)
class Joined:
    """What becomes of the plates of registered vehicles.

    Attributes:
        assigned: Place of the row to the id of the vehicle that its plate goes to.
        problems: What is said of each plate, or keeps its row out.
    """

    assigned: dict[int, str]
    problems: list[Problem]


def joined(
    rows: Sequence[int],
    values: Mapping[str, list[Any]],
    registered: Mapping[int, Vehicle],
    reading: Reading,
) -> Joined:
    """Weigh the plates of rows whose vehicle is registered and not simply kept.

    Args:
        rows: Row in the sheet of each place.
        values: As read; plates are normalised.
        registered: Place to the vehicle as it will be.
        reading: The register.
    """
    result = Joined({}, [])
    numbers, starts = values.get("plate"), values.get("plate_start")
    if not numbers or not starts:
        return result
    dated = {at: one for at, one in registered.items() if numbers[at] and starts[at]}
    own: dict[str, list[Plate]] = {one.id: [] for one in dated.values()}
    for one in reading.among(Plate, "vehicle_id", list(own)):
        own[one.vehicle_id].append(one)
    for at, vehicle in dated.items():
        plate = plate_of(at, values, id="", vehicle_id=vehicle.id)
        finding, assigns = _weighed(plate, vehicle, own[vehicle.id])
        if assigns:
            result.assigned[at] = vehicle.id
        if finding is not None:
            shown = plate_shown(plate.number)
            result.problems.append(
                Problem(row=rows[at], field="plate", value=shown, finding=finding)
            )
    return result


def holders(
    values: Mapping[str, list[Any]], known: Mapping[int, Vehicle], reading: Reading
) -> frozenset[int]:
    """Return the places of rows whose registered vehicle holds, or held, the plate they name."""
    numbers = values.get("plate") or ()
    named = {at: one for at, one in known.items() if numbers and numbers[at]}
    held = {
        (one.vehicle_id, one.number)
        for one in reading.among(Plate, "vehicle_id", sorted({one.id for one in named.values()}))
    }
    return frozenset(at for at, one in named.items() if (one.id, numbers[at]) in held)


def _weighed(plate: Plate, vehicle: Vehicle, own: Sequence[Plate]) -> tuple[Finding | None, bool]:
    """Return what is to be said of a plate, and whether it is assigned."""
    met = [one for one in own if meet(plate, one)]
    for one in met:
        if one.number_key == plate.number_key:
            if _says_nothing_new(plate, one):
                return None, False
            return warned("sheet_plate_stands", start=one.start, end=one.end), False
    for one in met:
        if excludes(plate, one):
            number = plate_shown(one.number)
            return blocked("sheet_plate_other", number=number, start=one.start, end=one.end), False
    fault = cover_fault(plate, vehicle)
    return (fault, False) if fault is not None else (warned("sheet_plate_joins"), True)


def _says_nothing_new(plate: Plate, registered: Plate) -> bool:
    """Tell whether all that a row says of a plate is registered; an empty cell says nothing."""
    told = (one.name for one in fields(Plate) if one.name not in {"id", "vehicle_id", "version"})
    pairs = ((getattr(plate, name), getattr(registered, name)) for name in told)
    days = (plate.start, plate.end) == (registered.start, registered.end)
    return days and all(said in {None, "", held} for said, held in pairs)
