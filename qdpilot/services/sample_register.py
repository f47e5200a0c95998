"""Operators, vehicles, plates, safety drivers and roads of the sample office."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import shapely
from stdnum.cn import ric, uscc

from qdpilot.model.operator import Operator
from qdpilot.model.person import Person, Role
from qdpilot.model.road import Road, RoadClass, RoadState
from qdpilot.model.safety_driver import Post, SafetyDriver
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Plate, PlateKind, Vehicle
from qdpilot.rules.identifiers import vin_fault
from qdpilot.services.clock import new_id
from qdpilot.services.register import assign_plate, save_driver, save_operator, save_vehicle
from qdpilot.services.sample_dates import days_of
from qdpilot.services.sample_details import detailed_driver, detailed_operator, detailed_vehicle

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from qdpilot.services.ports import Store
    from qdpilot.services.sample_dates import SampleDays


@dataclass(frozen=True, slots=True, kw_only=True)
class Fleet:
    """Vehicles and drivers of one row of the sample data.

    Attributes:
        operator_id: Whose they are.
        vehicle_ids: In the order of their plates.
        driver_ids: In the order of their names.
    """

    operator_id: str
    vehicle_ids: tuple[str, ...]
    driver_ids: tuple[str, ...]


def people(content: dict[str, Any]) -> tuple[Person, Person, Person]:
    """Return the clerk, the reviewer and the approver of the sample data."""
    clerk, reviewer, approver = (
        Person(
            id=new_id(),
            name=row["name"],
            roles=tuple(Role(role) for role in row["roles"]),
            department=row["department"],
        )
        for row in content["people"]
    )
    return clerk, reviewer, approver


def roads(store: Store, content: dict[str, Any], *, by: Person, at: datetime) -> None:
    """Write the hand-made stretches of road (演示数据) and their place in the catalogue."""
    with store.writing(by, at=at) as work:
        for number, name, road_class, begins, ends, state, limit, line in content["roads"]:
            road = Road(
                id=new_id(),
                number="" if state == "unlisted" else number,
                name=name,
                road_class=RoadClass(road_class),
                line=shapely.LineString(line),
                begins=begins,
                ends=ends,
                state=RoadState(state),
                limit_kmh=limit,
                sample=True,
            )
            work.record("road.add", work.add(road))


def register(
    store: Store, content: dict[str, Any], *, by: Person, clock: Callable[[], datetime]
) -> dict[str, Fleet]:
    """Register every operator and fleet of the sample data; return the fleets by key."""
    days = days_of(content)
    operators = {
        row["key"]: save_operator(
            store, detailed_operator(_operator(row, number), number, days), by=by, at=clock()
        )
        for number, row in enumerate(content["operators"], start=1)
    }
    return {
        row["key"]: _fleet(store, row, operators[row["operator"]], days, by=by, clock=clock)
        for row in content["fleets"]
    }


def _operator(row: dict[str, Any], number: int) -> Operator:
    body = f"{row['uscc8']}MA3EX{number:04d}"
    return Operator(
        id=new_id(),
        name=row["name"],
        uscc=body + uscc.calc_check_digit(body),
        contact=row["contact"],
        phone=row["phone"],
        address=row["address"],
        sample=True,
    )


def _fleet(
    store: Store,
    row: dict[str, Any],
    operator: Operator,
    days: SampleDays,
    *,
    by: Person,
    clock: Callable[[], datetime],
) -> Fleet:
    cars = []
    for number in range(row["count"]):
        told = detailed_vehicle(_vehicle(row, operator, number, days), row, number, days)
        car = save_vehicle(store, told, by=by, at=clock())
        assign_plate(store, _plate(row, car, number, days), by=by, at=clock())
        cars.append(car.id)
    drivers = [
        save_driver(
            store,
            detailed_driver(_driver(row, operator, number, days), number, days),
            by=by,
            at=clock(),
        ).id
        for number in range(row["drivers"])
    ]
    return Fleet(operator_id=operator.id, vehicle_ids=tuple(cars), driver_ids=tuple(drivers))


def _vehicle(row: dict[str, Any], operator: Operator, number: int, days: SampleDays) -> Vehicle:
    return Vehicle(
        id=new_id(),
        operator_id=operator.id,
        vin=_vin(f"{row['wmi']}0TA{row['plate_from'] % 1000:03d}{number + 1:03d}"),
        track=Track(row["track"]),
        scenario=row["scenario"],
        make=row["make"],
        model=row["model"],
        seats=row["seats"],
        length_mm=row["length_mm"],
        mass_kg=row["mass_kg"],
        top_speed_kmh=row["top_speed_kmh"],
        insured_until=days.insured_until,
        liability_until=days.insured_until,
        liability_cny=row["liability_cny"],
        inspected_until=days.insured_until,
        direct_communication=row["connected"],
        beidou=row["connected"],
        sample=True,
    )


def _vin(draft: str) -> str:
    fault = vin_fault(draft, track=Track.MOTOR_VEHICLE)
    return draft if fault is None else str(fault.values["suggestion"])


def _plate(row: dict[str, Any], vehicle: Vehicle, number: int, days: SampleDays) -> Plate:
    digits = row["plate_from"] + number * 3
    return Plate(
        id=new_id(),
        vehicle_id=vehicle.id,
        number=f"{row.get('code', '鲁B')}{digits}",
        kind=PlateKind(row["plate"]),
        start=days.plate_from,
        end=days.plate_until,
        issuer="示例车辆管理所",
        issued_on=days.plate_issued,
    )


def _driver(row: dict[str, Any], operator: Operator, number: int, days: SampleDays) -> SafetyDriver:
    body = f"370202{1984 + number}0{number + 1}15{row['plate_from'] % 900 + number:03d}"
    return SafetyDriver(
        id=new_id(),
        operator_id=operator.id,
        name=f"示例{row['model'].split()[-1]}安全员{number + 1}",
        id_number=body + ric.calc_check_digit(f"{body}0"),
        licence_class=row["licence"],
        licensed_since=date(2012 + number, 6, 1),
        trained_on=days.trained,
        post=Post.REMOTE if row["track"] == "low_speed" else Post.IN_CAR,
        sample=True,
    )
