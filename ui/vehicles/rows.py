"""What the tables of the register show, read from the store; no widgets here."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from qdpilot.model.operator import Operator
from qdpilot.model.right import Grant, GrantState
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.rules.identifiers import vin_fault
from qdpilot.services.rights import shown_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from qdpilot.model.finding import Finding
    from qdpilot.services.ports import Reading

#: A plate that runs out within these days is shown as such.
SOON = timedelta(days=30)
#: States of a vehicle by its plates, in the order in which they are counted.
STATES = ("valid", "expiring", "not_yet", "missing", "expired", "withdrawn")


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
        state: One of `STATES`, or `unsaved` for one that is being registered.
        rights: That name it and are not ended.
        fault: What is wrong with its VIN.
    """

    record: Vehicle
    operator: str
    plates: tuple[Plate, ...] = ()
    plate: Plate | None = None
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
    """

    record: Operator
    vehicles: int = 0
    drivers: int = 0
    rights: tuple[RightOf, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DriverRow:
    """A safety driver.

    Attributes:
        record: The driver.
        operator: Name of the employer.
        rights: Grants that name the driver and are not ended.
    """

    record: SafetyDriver
    operator: str
    rights: tuple[RightOf, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """All of it, in the order it was registered."""

    vehicles: tuple[VehicleRow, ...] = ()
    operators: tuple[OperatorRow, ...] = ()
    drivers: tuple[DriverRow, ...] = ()


@dataclass(slots=True)
class _Rights:
    """Grants that are not ended, by whom they name."""

    of_vehicle: dict[str, list[RightOf]] = field(default_factory=lambda: defaultdict(list))
    of_operator: dict[str, list[RightOf]] = field(default_factory=lambda: defaultdict(list))
    of_driver: dict[str, list[RightOf]] = field(default_factory=lambda: defaultdict(list))


def read_register(reading: Reading, *, at: datetime) -> Register:
    """Return the whole register as rows.

    Args:
        reading: Of the store.
        at: Now, in the office's zone: states are of its day.
    """
    operators = reading.all(Operator)
    names = {one.id: one.name for one in operators}
    rights = _rights(reading.all(Grant), at)
    drivers = reading.all(SafetyDriver)
    vehicles = _vehicle_rows(reading, names, rights, at.date())
    return Register(
        vehicles=vehicles,
        operators=_operator_rows(operators, vehicles, drivers, rights),
        drivers=tuple(
            DriverRow(
                record=one,
                operator=names.get(one.operator_id, ""),
                rights=tuple(rights.of_driver.get(one.id, ())),
            )
            for one in drivers
        ),
    )


def plate_state(plates: Iterable[Plate], today: date) -> tuple[str, Plate | None]:
    """Return the state of a vehicle by its plates, and the plate that counts."""
    newest_first = sorted(plates, key=_start, reverse=True)
    standing = [one for one in newest_first if one.withdrawn_on is None or one.withdrawn_on > today]
    for one in standing:
        if one.start <= today and (one.end is None or today <= one.end):
            soon = one.end is not None and one.end - today <= SOON
            return ("expiring" if soon else "valid"), one
    coming = [one for one in standing if one.start > today]
    if coming:
        return "not_yet", coming[-1]
    if not newest_first:
        return "missing", None
    last = newest_first[0]
    return ("expired" if last in standing else "withdrawn"), last


def _vehicle_rows(
    reading: Reading, names: Mapping[str, str], rights: _Rights, today: date
) -> tuple[VehicleRow, ...]:
    plates: dict[str, list[Plate]] = defaultdict(list)
    for plate in reading.all(Plate):
        plates[plate.vehicle_id].append(plate)
    return tuple(
        _vehicle_row(one, names, tuple(plates.get(one.id, ())), rights, today)
        for one in reading.all(Vehicle)
    )


def _vehicle_row(
    vehicle: Vehicle,
    names: Mapping[str, str],
    plates: tuple[Plate, ...],
    rights: _Rights,
    today: date,
) -> VehicleRow:
    state, plate = plate_state(plates, today)
    return VehicleRow(
        record=vehicle,
        operator=names.get(vehicle.operator_id, ""),
        plates=tuple(sorted(plates, key=_start, reverse=True)),
        plate=plate,
        state=state,
        rights=tuple(rights.of_vehicle.get(vehicle.id, ())),
        fault=vin_fault(vehicle.vin, track=vehicle.track),
    )


def _operator_rows(
    operators: Iterable[Operator],
    vehicles: Iterable[VehicleRow],
    drivers: Iterable[SafetyDriver],
    rights: _Rights,
) -> tuple[OperatorRow, ...]:
    cars: dict[str, int] = defaultdict(int)
    people: dict[str, int] = defaultdict(int)
    for row in vehicles:
        cars[row.record.operator_id] += 1
    for driver in drivers:
        people[driver.operator_id] += 1
    return tuple(
        OperatorRow(
            record=one,
            vehicles=cars[one.id],
            drivers=people[one.id],
            rights=tuple(rights.of_operator.get(one.id, ())),
        )
        for one in operators
    )


def _rights(grants: Iterable[Grant], at: datetime) -> _Rights:
    found = _Rights()
    for grant in grants:
        state = shown_state(grant, at=at)
        if grant.state is GrantState.ENDED or state == "expired":
            continue
        terms = grant.terms
        right = RightOf(id=grant.id, number=grant.number, state=state, end=terms.schedule.end)
        found.of_operator[terms.operator_id].append(right)
        for vehicle_id in terms.vehicle_ids:
            found.of_vehicle[vehicle_id].append(right)
        for driver_id in terms.driver_ids:
            found.of_driver[driver_id].append(right)
    return found


def _start(plate: Plate) -> date:
    return plate.start
