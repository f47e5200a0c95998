"""What the tables of the register show, read from the store a page at a time; no widgets here."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from qdpilot.model.operator import Operator
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.suspension import Suspension
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.rules.identifiers import plate_shown, vin_fault
from qdpilot.services.register_lists import RECORD_STATES
from qdpilot.services.rights import is_over, shown_state
from qdpilot.services.standing import plate_state
from ui.kit.sought import in_order, make_ready

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from qdpilot.model.finding import Finding
    from qdpilot.services.ports import Reading

_start = attrgetter("start")


@dataclass(frozen=True, slots=True, kw_only=True)
class RightOf:
    """A grant that names a vehicle, an operator or a driver.

    Attributes:
        id: Of the grant.
        number: 文号.
        state: As `grant_state` in the table of words, at the instant of reading.
        end: Last day, inclusive; None: until further notice.
    """

    id: str
    number: str
    state: str
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleRow:
    """A vehicle with its plates.

    Attributes:
        record: The vehicle.
        operator: Name of who runs it.
        plates: All it ever had, the newest first.
        plate: The one that counts: in force, else the next, else the last; None if it has none.
        number: Of that plate, as it is read; empty if it has none.
        state: One of `STATES`, or `unsaved` for one that is being registered.
        rights: That name it and are not ended.
        fault: What is wrong with its VIN.
    """

    record: Vehicle
    operator: str
    plates: tuple[Plate, ...] = ()
    plate: Plate | None = None
    number: str = ""
    state: str = "unsaved"
    rights: tuple[RightOf, ...] = ()
    fault: Finding | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OperatorRow:
    """An operator with what it has.

    Attributes:
        record: The operator.
        vehicles: How many vehicles it runs.
        drivers: How many safety drivers it employs.
        rights: Its grants that are not ended.
        suspended: Whether it is suspended now.
        state: One of `RECORD_STATES`, or `unsaved` for one that is being registered.
    """

    record: Operator
    vehicles: int = 0
    drivers: int = 0
    rights: tuple[RightOf, ...] = ()
    suspended: bool = False
    state: str = "unsaved"


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverRow:
    """A safety driver.

    Attributes:
        record: The driver.
        operator: Name of the employer.
        rights: Grants that name the driver and are not ended.
        suspended: Whether the driver is suspended now.
        state: As of an operator.
    """

    record: SafetyDriver
    operator: str
    rights: tuple[RightOf, ...] = ()
    suspended: bool = False
    state: str = "unsaved"


def vehicle_rows(reading: Reading, keys: Sequence[int], *, at: datetime) -> dict[int, VehicleRow]:
    """Return the rows of the vehicles with these keys.

    Args:
        reading: Of the store.
        keys: Row numbers, a page of them.
        at: Now, in the office's zone: states are of its day.
    """
    vehicles = reading.at_keys(Vehicle, keys)
    ids = [one.id for one in vehicles.values()]
    plates: dict[str, list[Plate]] = defaultdict(list)
    for plate in reading.among(Plate, "vehicle_id", ids):
        plates[plate.vehicle_id].append(plate)
    names = _names(reading, vehicles.values())
    rights, stopped = _rights(reading, "vehicle_ids", ids, at), _stopped(reading, ids)
    found: dict[int, VehicleRow] = {}
    for key, one in vehicles.items():
        state, counting = plate_state(plates[one.id], at.date(), one.track)
        state = _state(one, stopped, at, otherwise=state)
        found[key] = VehicleRow(
            record=one,
            operator=names.get(one.operator_id, ""),
            plates=tuple(sorted(plates[one.id], key=_start, reverse=True)),
            plate=counting,
            number=plate_shown(counting.number) if counting is not None else "",
            state=state,
            rights=tuple(rights[one.id]),
            fault=vin_fault(one.vin, track=one.track),
        )
    return found


def operator_rows(reading: Reading, keys: Sequence[int], *, at: datetime) -> dict[int, OperatorRow]:
    """Return the rows of the operators with these keys."""
    operators = reading.at_keys(Operator, keys)
    ids = [one.id for one in operators.values()]
    rights, stopped = _rights(reading, "operator_id", ids, at), _stopped(reading, ids)
    return {
        key: OperatorRow(
            record=one,
            vehicles=reading.count(Vehicle, operator_id=one.id),
            drivers=reading.count(SafetyDriver, operator_id=one.id),
            rights=tuple(rights[one.id]),
            suspended=one.id in stopped,
            state=_state(one, stopped, at),
        )
        for key, one in operators.items()
    }


def driver_rows(reading: Reading, keys: Sequence[int], *, at: datetime) -> dict[int, DriverRow]:
    """Return the rows of the safety drivers with these keys."""
    drivers = reading.at_keys(SafetyDriver, keys)
    ids = [one.id for one in drivers.values()]
    names = _names(reading, drivers.values())
    rights, stopped = _rights(reading, "driver_ids", ids, at), _stopped(reading, ids)
    return {
        key: DriverRow(
            record=one,
            operator=names.get(one.operator_id, ""),
            rights=tuple(rights[one.id]),
            suspended=one.id in stopped,
            state=_state(one, stopped, at),
        )
        for key, one in drivers.items()
    }


def operator_names(reading: Reading) -> dict[str, str]:
    """Return the names of all operators by id."""
    return {one.id: one.name for one in reading.all(Operator)}


def operators_in_order(reading: Reading) -> dict[str, str]:
    """Return these names in their order, ready to be looked through."""
    names = operator_names(reading)
    make_ready(names.values())
    return dict(in_order(names.items()))


def _names(reading: Reading, employed: Iterable[Any]) -> dict[str, str]:
    ids = sorted({one.operator_id for one in employed})
    return {one.id: one.name for one in reading.among(Operator, "id", ids)}


def _rights(
    reading: Reading, field: str, ids: Sequence[str], at: datetime
) -> dict[str, list[RightOf]]:
    """Return the rights that are not over, by whom they name."""
    found: dict[str, list[RightOf]] = defaultdict(list)
    for grant in reading.naming(field, ids):
        if is_over(grant, at=at):
            continue
        state = shown_state(grant, at=at)
        terms = grant.terms
        right = RightOf(id=grant.id, number=grant.number, state=state, end=grant.schedule.end)
        named = getattr(terms, field)
        for id in (named,) if isinstance(named, str) else named:
            found[id].append(right)
    return found


def _state(
    record: Vehicle | Operator | SafetyDriver,
    stopped: frozenset[str],
    at: datetime,
    *,
    otherwise: str = RECORD_STATES[0],
) -> str:
    if record.ended_on is not None and record.ended_on <= at.date():
        return "left"
    return "suspended" if record.id in stopped else otherwise


def _stopped(reading: Reading, ids: Sequence[str]) -> frozenset[str]:
    found = reading.among(Suspension, "subject_id", ids)
    return frozenset(one.subject_id for one in found if one.lifted_at is None)
