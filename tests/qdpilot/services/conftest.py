"""An office in memory with three people, an operator, a car and a zone."""

from __future__ import annotations

from datetime import date

import pytest
from office_of_three import (
    ALL_ROLES,
    APPROVER,
    AT,
    CLERK,
    NIGHTS,
    REVIEWER,
    SEATS,
    driver_named,
    zone_named,
)

from qdpilot.model.operator import Operator
from qdpilot.model.right import Terms
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Plate, PlateKind, Vehicle
from qdpilot.services import drawing, register
from qdpilot.services.memory_store import MemoryStore
from qdpilot.services.offices import found, new_office


@pytest.fixture
def store():
    made = MemoryStore()
    found(made, new_office("试办公室"), (CLERK, REVIEWER, APPROVER, ALL_ROLES), at=AT)
    return made


@pytest.fixture
def operator(store):
    one = Operator(id="op-1", name="青岛示例出行科技有限公司", uscc="91350100M000100Y43")
    return register.save_operator(store, one, by=CLERK, at=AT)


@pytest.fixture
def car(store, operator):
    one = Vehicle(
        id="car-1",
        operator_id=operator.id,
        vin="1M8GDM9AXKP042788",
        track=Track.MOTOR_VEHICLE,
        scenario="robotaxi",
        make="示例牌",
        model="T5",
        seats=5,
        insured_until=date(2027, 8, 31),
        liability_until=date(2027, 8, 31),
        liability_cny=5_000_000,
        inspected_until=date(2027, 8, 31),
        policies=(SEATS,),
    )
    saved = register.save_vehicle(store, one, by=CLERK, at=AT)
    plate = Plate(
        id="plate-1",
        vehicle_id=saved.id,
        number="鲁b·12345",
        kind=PlateKind.TEMPORARY,
        start=date(2026, 10, 1),
        end=date(2027, 3, 31),
    )
    register.assign_plate(store, plate, by=CLERK, at=AT)
    return saved


@pytest.fixture
def driver(store, operator):
    one = driver_named("示例安全员", operator_id=operator.id)
    return register.save_driver(store, one, by=CLERK, at=AT)


@pytest.fixture
def zone(store):
    (one,) = drawing.add_zones(store, [zone_named("金家岭示范区")], by=CLERK, at=AT)
    return one


@pytest.fixture
def terms(operator, car, driver, zone):
    return Terms(
        operator_id=operator.id,
        scenario="robotaxi",
        stage="demonstration",
        zone_ids=(zone.id,),
        schedule=NIGHTS,
        vehicle_ids=(car.id,),
        driver_ids=(driver.id,),
        cap=1,
        passengers=True,
    )
