"""How long a plate may last: its own cap, its certificate, the insurance of its vehicle.

The database holds the same by triggers (``db/migrations/register_guards.py``); the words come from
here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.vehicle import Cover, PlateKind
from qdpilot.rules.findings import blocks
from qdpilot.rules.identifiers import plate_shown
from qdpilot.rules.parameters import bundled_parameters
from qdpilot.rules.periods import gaps, last_day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from qdpilot.model.finding import Finding
    from qdpilot.model.vehicle import Plate, Vehicle
    from qdpilot.rules.parameters import Parameter

#: Kinds that the law gives for a time only.
SHORT = frozenset({PlateKind.TEMPORARY, PlateKind.TEST})


def standing(plate: Plate) -> bool:
    """Tell whether an assignment ever held: one voided from its first day on did not."""
    return plate.withdrawn_on is None or plate.withdrawn_on > plate.start


def holds_on(plate: Plate, day: date) -> bool:
    """Tell whether a vehicle bears a plate on a day."""
    begun = plate.start <= day and (plate.end is None or day <= plate.end)
    return begun and (plate.withdrawn_on is None or day < plate.withdrawn_on)


def longest(plate: Plate, parameters: Mapping[str, Parameter] | None = None) -> date:
    """Return the last day that a temporary plate may have by its own cap.

    Source: 机动车登记规定（公安部令第164号）第四十八条、第九十二条.
    """
    table = bundled_parameters() if parameters is None else parameters
    return last_day(plate.start, int(table["plate_months"].value))


def last_possible(plate: Plate, vehicle: Vehicle) -> date | None:
    """Return the last day that a plate beginning so may have; None: it needs none.

    A day before its start means that it cannot be given at all.
    """
    if plate.kind not in SHORT:
        return plate.certificate_end
    caps = (longest(plate), plate.certificate_end, vehicle.insured_until)
    return min(one for one in caps if one is not None)


def length_fault(plate: Plate, parameters: Mapping[str, Parameter] | None = None) -> Finding | None:
    """Return the fault of a temporary plate that lasts too long, or has no last day."""
    if plate.kind not in SHORT:
        return None
    last = longest(plate, parameters)
    if plate.end is not None and plate.end <= last:
        return None
    table = bundled_parameters() if parameters is None else parameters
    months = int(table["plate_months"].value)
    shown = plate_shown(plate.number)
    return blocks("plate_long", shown, months=months, last=last, end=plate.end)


def beyond_fault(plate: Plate) -> Finding | None:
    """Return the fault of a plate that leaves the period of the certificate it hangs on."""
    start, end = plate.certificate_start, plate.certificate_end
    early = start is not None and plate.start < start
    late = end is not None and (plate.end is None or plate.end > end)
    if not (early or late):
        return None
    values = {"certificate": plate.certificate, "start": start, "until": end, "last": end or ""}
    return blocks("plate_beyond", plate_shown(plate.number), **values)


def cover_fault(plate: Plate, vehicle: Vehicle, *, unknown: bool = False) -> Finding | None:
    """Return the fault of a temporary plate without compulsory insurance on each of its days.

    Args:
        plate: As assigned.
        vehicle: Whose it is.
        unknown: Whether insurance that nobody knows is a fault: it was known before.
    """
    until = vehicle.insured_until
    if plate.kind not in SHORT or (until is None and not unknown):
        return None
    shown = plate_shown(plate.number)
    if until is None:
        return blocks("plate_cover_lost", shown)
    if plate.end is None or plate.end > until:
        return blocks("plate_uninsured", shown, until=until, end=plate.end, last=until)
    bare = gaps(covered(vehicle, Cover.COMPULSORY), start=plate.start, end=plate.end)
    if vehicle_has(vehicle, Cover.COMPULSORY) and bare:
        first, last = bare[0]
        return blocks("plate_cover_gap", shown, first=first, until=last)
    return None


def vehicle_has(vehicle: Vehicle, *covers: Cover) -> bool:
    """Tell whether a policy of one of these kinds is on record."""
    return any(one.cover in covers for one in vehicle.policies)


def covered(vehicle: Vehicle, *covers: Cover) -> list[tuple[date, date]]:
    """Return the stretches that policies of these kinds cover, ends inclusive."""
    return [(one.start, one.end) for one in vehicle.policies if one.cover in covers]
