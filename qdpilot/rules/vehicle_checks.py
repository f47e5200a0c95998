"""Checks of the vehicles: their numbers, cover, speed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.track import Track
from qdpilot.rules.check import Check
from qdpilot.rules.findings import blocks, lasts
from qdpilot.rules.identifiers import vin_fault
from qdpilot.rules.insurance import (
    COMPULSORY_ON,
    LIABILITY,
    LIABILITY_ON,
    insured,
    least_cover,
    of_kinds,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from qdpilot.model.finding import Finding
    from qdpilot.model.vehicle import Vehicle
    from qdpilot.rules.case import Case

MOTOR = frozenset({Track.MOTOR_VEHICLE, Track.ACCESS_PILOT})


def vins(case: Case) -> Iterator[Finding]:
    """The VIN has 17 characters without I, O, Q and the right check digit."""
    for vehicle in case.vehicles:
        fault = vin_fault(vehicle.vin, track=vehicle.track)
        if fault is not None:
            yield fault


def insurance_lasts(case: Case) -> Iterator[Finding]:
    """The grant ends no later than compulsory insurance and inspection of a motor vehicle."""
    for vehicle in case.vehicles:
        if vehicle.track in COMPULSORY_ON:
            yield from _lasts(case, vehicle, "insurance", insured(vehicle).insured_until)
        if vehicle.track in MOTOR:
            yield from _lasts(case, vehicle, "inspection", vehicle.inspected_until)


def liability_lasts(case: Case) -> Iterator[Finding]:
    """The grant ends no later than the liability insurance of each vehicle."""
    for vehicle in case.vehicles:
        if vehicle.track in LIABILITY_ON:
            yield from _lasts(case, vehicle, "liability", insured(vehicle).liability_until)


def liability_is_enough(case: Case) -> Iterator[Finding]:
    """Each vehicle on the road has the liability cover of its track on each day of the grant."""
    start = case.terms.schedule.start
    for vehicle in case.vehicles:
        if vehicle.track not in LIABILITY_ON:
            continue
        low = vehicle.track is Track.LOW_SPEED
        least = int(case.limit("liability_low_speed_cny" if low else "liability_cny"))
        held = of_kinds(vehicle, LIABILITY)
        lowest = least_cover(held, start=start, end=case.last_day)
        if held and lowest is not None and lowest[1] < least:
            values = {"found_cny": lowest[1], "least_cny": least, "day": lowest[0]}
            yield blocks("liability_low_from", vehicle.vin, **values)
        elif not held and (vehicle.liability_cny or 0) < least:
            values = {"found_cny": vehicle.liability_cny or 0, "least_cny": least}
            yield blocks("liability_low", vehicle.vin, **values)


def low_speed_is_slow(case: Case) -> Iterator[Finding]:
    """A low-speed vehicle cannot go faster than allowed and drives itself."""
    fastest, level = int(case.limit("low_speed_kmh")), int(case.limit("low_speed_level"))
    for vehicle in case.vehicles:
        if vehicle.track is not Track.LOW_SPEED:
            continue
        speed = vehicle.top_speed_kmh
        if speed is None:
            yield blocks("low_speed_unknown", vehicle.vin, most_kmh=fastest)
        elif speed > fastest:
            yield blocks("low_speed_fast", vehicle.vin, found_kmh=speed, most_kmh=fastest)
        if vehicle.level < level:
            yield blocks("low_speed_level", vehicle.vin, found=vehicle.level, least=level)


def _lasts(case: Case, vehicle: Vehicle, what: str, until: date | None) -> Iterator[Finding]:
    if until is None:
        yield blocks(f"{what}_missing", vehicle.vin)
    else:
        yield from lasts(case, what, vehicle.vin, until)


CHECKS = (
    Check(
        id="vin",
        number=22,
        source="GB 16735-2019",
        find=vins,
        of_each="vehicles",
    ),
    Check(
        id="insurance",
        number=4,
        source="工信部联通装〔2021〕97号",
        find=insurance_lasts,
        of_each="vehicles",
    ),
    Check(
        id="liability_term",
        number=4,
        source="工信部联通装〔2021〕97号",
        find=liability_lasts,
        of_each="vehicles",
    ),
    Check(
        id="liability",
        number=9,
        source="工信部联通装〔2021〕97号；青工信规〔2024〕1号",
        find=liability_is_enough,
        of_each="vehicles",
    ),
    Check(
        id="low_speed",
        number=10,
        source="青工信规〔2024〕1号",
        find=low_speed_is_slow,
        of_each="vehicles",
    ),
)
