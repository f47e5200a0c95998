"""What every store promises of plates and of the insurance under them; beside ``promises``."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from qdpilot.model.errors import FieldError, LookalikeError, PlateDoubleError, PlateHeldError
from qdpilot.model.vehicle import BESIDE, Plate
from qdpilot.rules.plate_days import beyond_fault, cover_fault, length_fault, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from qdpilot.model.errors import QdPilotError
    from qdpilot.model.vehicle import Vehicle


def meet(one: Plate, other: Plate) -> bool:
    """Tell whether two assignments hold on a common day.

    A number that was taken back is free from that day on.
    """
    both = standing(one) and standing(other)
    return both and _begins_in(one, other) and _begins_in(other, one)


def excludes(one: Plate, other: Plate) -> bool:
    """Tell whether a vehicle cannot bear both on one day.

    It bears one plate or code; an internal number of a site may stand beside it.

    Source: 青岛市智能网联汽车开放测试道路目录（2024年第一批）: 临时行驶车号牌或车辆编码;
    工信部联通装〔2021〕97号: what bears a temporary plate is not registered, so has no other.
    """
    return one.kind is other.kind or not BESIDE & {one.kind, other.kind}


def doubles(plates: Iterable[Plate]) -> Iterator[tuple[Plate, Plate]]:
    """Yield the pairs of a vehicle's plates that it cannot bear together, as a rule found them.

    The rule of one plate, whatever its kind, is younger than the register.
    """
    for one, other in combinations(sorted(plates, key=_by_id), 2):
        if excludes(one, other) and meet(one, other):
            yield one, other


def _no_later(one: date | None, other: date | None) -> bool:
    return other is None or (one is not None and one <= other)


def _begins_in(one: Plate, other: Plate) -> bool:
    return (other.end is None or one.start <= other.end) and (
        other.withdrawn_on is None or one.start < other.withdrawn_on
    )


def only_shrinks(before: Plate, after: Plate) -> bool:
    """Tell whether a vehicle bears the same kind of plate on no day that it did not bear it on."""
    same = (after.vehicle_id, after.kind) == (before.vehicle_id, before.kind)
    begins = after.start >= before.start
    lasts = _no_later(after.end, before.end) and _no_later(after.withdrawn_on, before.withdrawn_on)
    return same and begins and lasts


def plate_refusal(
    plate: Plate, *, vehicle: Vehicle, others: Iterable[Plate], before: Plate | None = None
) -> QdPilotError | None:
    """Return why an assignment cannot stand, or None.

    Args:
        plate: To be stored.
        vehicle: Whose it is.
        others: At least all of the same number key, and all of the vehicle.
        before: As it is stored now; what it does not change is not asked again, nor whether a
            second plate excludes it where it only shrinks.

    Source: 机动车登记规定（公安部令第164号）第四十七条、第四十八条.
    """
    shrinks = before is not None and only_shrinks(before, plate)
    for other in sorted(others, key=_by_id):
        if other.id != plate.id and meet(plate, other):
            if other.number_key == plate.number_key:
                return _held(plate, other)
            is_own = other.vehicle_id == plate.vehicle_id
            if is_own and not shrinks and excludes(plate, other):
                days = {"start": other.start, "end": other.end}
                return PlateDoubleError(number=other.number, kind=other.kind.value, **days)
    if before is not None and _days(plate) == _days(before):
        return None
    fault = length_fault(plate) or beyond_fault(plate) or cover_fault(plate, vehicle)
    if fault is None:
        return None
    last = fault.values.get("last", "")
    return FieldError(field="end", value=plate.end, rule=fault, suggestion=last)


def cover_refusal(before: Vehicle, after: Vehicle, plates: Iterable[Plate]) -> QdPilotError | None:
    """Return why insurance cannot be changed so: a plate that stands would lose its cover."""
    if (before.insured_until, before.policies) == (after.insured_until, after.policies):
        return None
    was_known = before.insured_until is not None
    for plate in plates:
        if standing(plate) and not cover_fault(plate, before):
            fault = cover_fault(plate, after, unknown=was_known)
            if fault is not None:
                value = after.insured_until
                return FieldError(field="insured_until", value=value, rule=fault, suggestion="")
    return None


def _held(plate: Plate, other: Plate) -> QdPilotError:
    if other.number == plate.number:
        days = {"start": other.start, "end": other.end}
        return PlateHeldError(number=plate.number, holder=other.vehicle_id, **days)
    marks = {"value": plate.number, "other": other.number, "by": other.vehicle_id}
    return LookalikeError(kind=Plate, field="number", **marks)


def _days(plate: Plate) -> tuple[object, ...]:
    period = (plate.start, plate.end, plate.certificate_start, plate.certificate_end)
    return (plate.vehicle_id, plate.kind, *period)


def _by_id(plate: Plate) -> str:
    return plate.id
