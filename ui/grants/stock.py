"""What an application can be filled in with: operators, drawn zones, a fleet, safety drivers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qdpilot.geometry.measure import area_m2
from qdpilot.model.operator import Operator
from qdpilot.model.right import Grant, GrantState
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.model.zone import Purpose, Zone
from ui.kit.sought import in_order, make_ready

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime

    from qdpilot.model.schedule import Schedule
    from qdpilot.services.ports import Reading

#: What a right can be granted in; a closure or a covered area is none.
GRANTABLE = (Purpose.PILOT_AREA, Purpose.TRANSFER_ROUTE, Purpose.TEST_FIELD)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A drawn zone that can be asked for.

    Attributes:
        zone: The record.
        area_m2: On the ellipsoid; None while the shape is invalid.
    """

    zone: Zone
    area_m2: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Car:
    """A vehicle with the plate that is valid on a day.

    Attributes:
        vehicle: The record.
        plate: Normalised number; empty if it has none.
        plate_until: Last day of that plate; None if open or without plate.
        owner: Name of the member of the consortium whose it is; empty: of who applies.
    """

    vehicle: Vehicle
    plate: str
    plate_until: date | None
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Driver:
    """A safety driver, and whose.

    Attributes:
        driver: The record.
        owner: Name of the member of the consortium who employs the driver; empty: who applies.
    """

    driver: SafetyDriver
    owner: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """What the whole office has.

    Attributes:
        operators: By name.
        places: Zones that can be asked for.
        times: What those asked for may be compared with: of each right that is not over, and of
            each zone that has some; its name as shown, and when.
    """

    operators: tuple[Operator, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[tuple[str, Schedule], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fleet:
    """What one operator has, and the members of its consortium.

    Attributes:
        operator_id: Who applies.
        cars: Vehicles.
        drivers: Safety drivers.
        rights: Those that an application may change, the newest first.
        lapsed: Those that ran out and that a renewal may follow, the newest first.
        named: The one that the application at hand names; None if it names none.
        today: Local day of the look; None if nothing was looked up.
    """

    operator_id: str
    cars: tuple[Car, ...] = ()
    drivers: tuple[Driver, ...] = ()
    rights: tuple[Grant, ...] = ()
    lapsed: tuple[Grant, ...] = ()
    named: Grant | None = None
    today: date | None = None


def read_stock(reading: Reading) -> Stock:
    """Read operators and zones."""
    from qdpilot.services.kept_grants import kept_grants

    zones = [one for one in reading.all(Zone) if one.purpose in GRANTABLE]
    operators = tuple(one for one, _ in in_order((one, one.name) for one in reading.all(Operator)))
    make_ready(one.name for one in operators)
    return Stock(
        operators=operators,
        places=tuple(Place(zone=one, area_m2=_area(one)) for one in zones),
        times=tuple(_times(kept_grants(reading).values(), operators, zones)),
    )


def _times(
    grants: Iterable[Grant], operators: Iterable[Operator], zones: Sequence[Zone]
) -> Iterator[tuple[str, Schedule]]:
    names = {one.id: one.name for one in operators}
    for one in grants:
        if one.state is not GrantState.ENDED:
            yield f"{one.number}  {names[one.terms.operator_id]}", one.schedule
    for zone in sorted(zones, key=lambda one: one.name):
        if zone.schedule is not None:
            yield zone.name, zone.schedule


def read_fleet(
    reading: Reading, operator_id: str, *, on: date, at: datetime, named: str | None = None
) -> Fleet:
    """Read vehicles, each with its plate on a day or the next one, and drivers; and rights.

    They are the operator's own, then those of the members of its consortium (`is_member`).
    """
    from qdpilot.services.clock import local_day
    from qdpilot.services.offices import the_office
    from qdpilot.services.replacing import changeable, lapsed

    lead = reading.get(Operator, operator_id)
    others = (one for one in reading.all(Operator) if lead.is_member(one) and one.id != lead.id)
    owners = {lead.id: "", **{one.id: one.name for one in others}}
    return Fleet(
        operator_id=operator_id,
        cars=tuple(
            replace(car, owner=name)
            for owner_id, name in owners.items()
            for car in read_cars(reading, reading.all(Vehicle, operator_id=owner_id), on=on)
        ),
        drivers=tuple(
            Driver(driver=one, owner=name)
            for owner_id, name in owners.items()
            for one in reading.all(SafetyDriver, operator_id=owner_id)
        ),
        rights=changeable(reading, operator_id, at=at),
        lapsed=lapsed(reading, operator_id, at=at),
        named=None if named is None else reading.get(Grant, named),
        today=local_day(at, the_office(reading).timezone),
    )


def read_cars(reading: Reading, vehicles: Iterable[Vehicle], *, on: date) -> tuple[Car, ...]:
    """Return vehicles with the plate each has on a day, or else the next one."""
    return tuple(_car(reading, one, on) for one in vehicles)


def _car(reading: Reading, vehicle: Vehicle, on: date) -> Car:
    plates = [
        one
        for one in reading.all(Plate, vehicle_id=vehicle.id)
        if one.withdrawn_on is None and (one.end is None or one.end >= on)
    ]
    chosen = min(plates, key=lambda one: one.start, default=None)
    return Car(
        vehicle=vehicle,
        plate=chosen.number if chosen else "",
        plate_until=chosen.end if chosen else None,
    )


def _area(zone: Zone) -> float | None:
    return area_m2(zone.shape) if zone.shape.is_valid and not zone.shape.is_empty else None
