"""What would stand against a grant, told field by field while a record is typed.

The same rules as the checks of an application (``checks.py``), with the same thresholds and
sources. A record may be saved in spite of them, for it says what is so.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from qdpilot.model.operator import PaperKind
from qdpilot.model.track import Track
from qdpilot.rules.checks import CHECKS
from qdpilot.rules.findings import blocks, warns
from qdpilot.rules.insurance import COVERS, LIABILITY_ON, insured
from qdpilot.rules.licences import age_limits, age_on, born, known_class
from qdpilot.rules.parameters import bundled_parameters
from qdpilot.rules.periods import gaps
from qdpilot.rules.plate_days import covered
from qdpilot.rules.vehicle_checks import MOTOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qdpilot.model.finding import Finding
    from qdpilot.model.operator import Operator, Paper
    from qdpilot.model.safety_driver import SafetyDriver
    from qdpilot.model.vehicle import Vehicle

Told = tuple[str, "Finding"]


def vehicle_advice(typed: Vehicle) -> dict[str, Finding]:
    """Return what stands against a vehicle, by field."""
    vehicle = insured(typed)
    told = (*_of_low_speed(vehicle), *_of_cover(vehicle), *_of_build(vehicle))
    return _sourced(told)


def driver_advice(driver: SafetyDriver, *, today: date) -> dict[str, Finding]:
    """Return what stands against a safety driver today, by field."""
    return _sourced((*_of_licence(driver, today), *_of_record(driver, today)))


def operator_advice(operator: Operator) -> dict[str, Finding]:
    """Return what stands against an operator, by field."""
    return _sourced((*_of_consortium(operator), *_of_licences(operator)))


def source_of(check: str) -> str:
    """Return the source of a check by its id."""
    return _sources()[check]


def _of_low_speed(vehicle: Vehicle) -> Iterator[Told]:
    if vehicle.track is not Track.LOW_SPEED:
        return
    most, least = int(_limit("low_speed_kmh")), int(_limit("low_speed_level"))
    speed = vehicle.top_speed_kmh
    if speed is not None and speed > most:
        found = blocks("low_speed_fast", vehicle.vin, found_kmh=speed, most_kmh=most)
        yield "top_speed_kmh", replace(found, source=source_of("low_speed"))
    if vehicle.level < least:
        found = blocks("low_speed_level", vehicle.vin, found=vehicle.level, least=least)
        yield "level", replace(found, source=source_of("low_speed"))


def _of_cover(vehicle: Vehicle) -> Iterator[Told]:
    if vehicle.track in LIABILITY_ON and vehicle.liability_cny is not None:
        low = vehicle.track is Track.LOW_SPEED
        least = int(_limit("liability_low_speed_cny" if low else "liability_cny"))
        if vehicle.liability_cny < least:
            values = {"found_cny": vehicle.liability_cny, "least_cny": least}
            found = blocks("liability_low", vehicle.vin, **values)
            yield "liability_cny", replace(found, source=source_of("liability"))
    for name, covers, tracks in COVERS:
        stretches = sorted(covered(vehicle, *covers))
        if not stretches or vehicle.track not in tracks:
            continue
        last = max(end for _, end in stretches)
        for first, until in gaps(stretches, start=stretches[0][0], end=last):
            found = blocks("cover_gap", vehicle.vin, cover=name, first=first, until=until)
            yield "policies", replace(found, source=source_of("cover"))


def _of_build(vehicle: Vehicle) -> Iterator[Told]:
    curb, load, whole = vehicle.curb_mass_kg, vehicle.load_kg, vehicle.mass_kg
    if curb is not None and whole is not None and curb + (load or 0) > whole:
        found = warns("mass_sum", vehicle.vin, curb=curb, load=load or 0, whole=whole)
        yield "mass_kg", replace(found, source="GB 1589")
    kept, least = vehicle.recorder_seconds, int(_limit("recorder_seconds"))
    if kept is not None and kept < least and vehicle.track in MOTOR:
        found = blocks("recorder_short", vehicle.vin, found=kept, least=least)
        yield "recorder_seconds", replace(found, source=source_of("recorder"))


def _of_licence(driver: SafetyDriver, today: date) -> Iterator[Told]:
    source, years = source_of("driver_licence"), int(_limit("licence_years"))
    if age_on(driver.licensed_since, today) < years:
        values = {"since": driver.licensed_since, "years": years}
        found = blocks("driver_new", driver.name, **values)
        yield "licensed_since", replace(found, source=source)
    if driver.licence_class and not known_class(driver.licence_class):
        found = warns("driver_class_unknown", driver.licence_class)
        yield "licence_class", replace(found, source=source)
    birth, limits = born(driver.id_number), age_limits(driver.licence_class)
    if birth is not None and limits is not None:
        low, high = limits
        if not low <= age_on(birth, today) <= high:
            values = {"held": driver.licence_class, "low": low, "high": high}
            found = warns("driver_age", driver.name, **values)
            yield "licence_class", replace(found, source=source_of("driver_ages"))


def _of_record(driver: SafetyDriver, today: date) -> Iterator[Told]:
    source = source_of("driver_record")
    if driver.trained_on is None:
        yield "trained_on", replace(blocks("driver_untrained", driver.name), source=source)
    if driver.barred:
        yield "clean_periods", replace(blocks("driver_barred", driver.name), source=source)
    found, periods = driver.clean_periods, int(_limit("clean_periods"))
    if found is not None and found < periods:
        points = blocks("driver_points", driver.name, found=found, periods=periods)
        yield "clean_periods", replace(points, source=source)
    last = driver.last_violation_on
    if last is not None and (today - last).days < int(_limit("clean_days")):
        violation = blocks("driver_violation", driver.name, last=last)
        yield "last_violation_on", replace(violation, source=source)
    if driver.contract_until is None:
        unknown = warns("driver_contract_unknown", driver.name)
        yield "contract_until", replace(unknown, source=source_of("driver_contract"))


def _of_consortium(operator: Operator) -> Iterator[Told]:
    members, source = operator.members, source_of("consortium")
    if not members:
        return
    silent = tuple(one.name for one in members if not one.signed)
    if silent:
        found = warns("consortium_unsigned", operator.name, members=silent)
        yield "members", replace(found, source=source)
    shares = [one.liability_percent for one in members] + [operator.liability_percent]
    told = [one for one in shares if one is not None]
    if told and sum(told) != 100:
        found = blocks("consortium_shares", operator.name, found=sum(told))
        yield "liability_percent", replace(found, source=source)
    if not any(one.kind is PaperKind.LIABILITY_AGREEMENT for one in operator.papers):
        found = warns("consortium_agreement", operator.name)
        yield "papers", replace(found, source=source)


def _of_licences(operator: Operator) -> Iterator[Told]:
    """An enterprise has one business licence at a time; a second is mostly the first renewed."""
    licences = [one for one in operator.papers if one.kind is PaperKind.BUSINESS_LICENCE]
    if any(_run_together(one, other) for one, other in combinations(licences, 2)):
        yield "papers", warns("licence_twice", operator.name)


def _run_together(one: Paper, other: Paper) -> bool:
    begins = max(one.start or date.min, other.start or date.min)
    return begins <= min(one.end or date.max, other.end or date.max)


def _sourced(told: tuple[Told, ...]) -> dict[str, Finding]:
    """Return the first finding of each field."""
    return dict(reversed(told))


def _limit(parameter: str) -> float:
    return bundled_parameters()[parameter].value


@cache
def _sources() -> dict[str, str]:
    return {one.id: one.source for one in CHECKS}
