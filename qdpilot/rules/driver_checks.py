"""Checks of the safety drivers: licence, years, training, record, contract, age, post.

What is known and wrong blocks; what nobody looked up warns.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qdpilot.model.safety_driver import Post
from qdpilot.model.track import Track
from qdpilot.rules.findings import blocks, warns
from qdpilot.rules.licences import age_limits, age_on, born, licensed_for, needed_classes, sources
from qdpilot.rules.vehicle_checks import MOTOR

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from qdpilot.model.finding import Finding
    from qdpilot.model.safety_driver import SafetyDriver
    from qdpilot.model.vehicle import Vehicle
    from qdpilot.rules.case import Case

#: Scenarios whose vehicles count as buses or coaches in the ministry's guideline.
BUSES = frozenset({"shuttle", "tourist_bus"})


def drivers_are_named(case: Case) -> Iterator[Finding]:
    """Somebody watches each motor vehicle and each 观光车, and few cars at a time.

    Who carries people needs a safety driver by the ministry's guideline (on board, but for a
    driverless taxi) or a certified one (观光车). For others the ratio is another city's, and the
    approver weighs it. Rules of low-speed vehicles name none.
    """
    watched = [one for one in case.vehicles if _is_watched(case, one)]
    carries = case.kind.passenger or case.terms.passengers
    if not watched:
        return
    most, count = int(case.limit("cars_per_driver")), len(case.drivers)
    cars = case.terms.cap or len(case.terms.vehicle_ids)
    if not case.drivers and carries:
        yield blocks("driver_none", "")
    elif not case.drivers:
        found = warns("driver_none_goods", "", most=most)
        yield replace(found, source=case.parameters["cars_per_driver"].source)
    elif cars > most * count and not _all_remote(case):
        found = warns("driver_few", "", cars=cars, drivers=count, most=most)
        yield replace(found, source=case.parameters["cars_per_driver"].source)


def licences_cover(case: Case) -> Iterator[Finding]:
    """Each driver's licence covers each vehicle of the grant, and has been held long enough."""
    years = int(case.limit("licence_years"))
    for driver in case.drivers:
        for needed in _classes_lacking(case, driver):
            finding = blocks("driver_class", driver.name, held=driver.licence_class, needed=needed)
            yield replace(finding, source=sources()["needs"])
        start = case.terms.schedule.start
        if _full_years(driver.licensed_since, start) < years:
            since = driver.licensed_since
            yield blocks("driver_new", driver.name, since=since, years=years)


def drivers_are_fit(case: Case) -> Iterator[Finding]:
    """Training is passed; the record is clean, or nobody looked."""
    for driver in case.drivers:
        if driver.trained_on is None:
            yield blocks("driver_untrained", driver.name)
        if driver.barred:
            yield blocks("driver_barred", driver.name)
        yield from _record(case, driver)


def contracts_last(case: Case) -> Iterator[Finding]:
    """Contract, licence and medical certificate last as long as the grant."""
    end = case.terms.schedule.end
    for driver in case.drivers:
        if driver.contract_until is None:
            yield warns("driver_contract_unknown", driver.name)
        for what, until in (
            ("contract", driver.contract_until),
            ("licence", driver.licence_until),
            ("health", driver.health_until),
        ):
            if until is not None and (end is None or end > until):
                yield blocks(f"driver_{what}_short", driver.name, until=until, end=end)


def ages_fit(case: Case) -> Iterator[Finding]:
    """Each driver's age fits the licence class, and a taxi driver's the city's limit."""
    last = case.terms.schedule.end or case.terms.schedule.start
    for driver in case.drivers:
        birth = born(driver.id_number)
        if birth is None:
            continue
        age = age_on(birth, last)
        limits = age_limits(driver.licence_class)
        if limits is not None and not limits[0] <= age <= limits[1]:
            low, high = limits
            yield warns("driver_age", driver.name, low=low, high=high, held=driver.licence_class)
        most = int(case.limit("taxi_age"))
        if case.kind.code == "robotaxi" and age > most:
            yield warns("driver_taxi_age", driver.name, most=most)


def buses_have_staff(case: Case) -> Iterator[Finding]:
    """A bus or coach has somebody of the operator on board.

    The guideline binds vehicles in product access; for others it is a yardstick, and warns.
    """
    on_board = any(one.post is Post.IN_CAR for one in case.drivers)
    if case.kind.code not in BUSES or on_board:
        return
    for vehicle in case.vehicles:
        if vehicle.track in MOTOR:
            say = blocks if vehicle.track is Track.ACCESS_PILOT else warns
            yield say("crew_missing", vehicle.vin)


def taxis_are_watched(case: Case) -> Iterator[Finding]:
    """Only a driverless taxi is watched from afar alone, and by enough people."""
    if not _all_remote(case):
        return
    if case.terms.stage != "driverless":
        yield blocks("remote_stage", "", stage=case.terms.stage)
    most, remote = int(case.limit("remote_cars")), len(case.drivers)
    cars = case.terms.cap or len(case.terms.vehicle_ids)
    if cars > most * remote:
        yield blocks("remote_ratio", "", cars=cars, remote=remote, most=most)


def _all_remote(case: Case) -> bool:
    """Tell whether a taxi is watched from afar alone."""
    afar = bool(case.drivers) and all(one.post is Post.REMOTE for one in case.drivers)
    return case.kind.code == "robotaxi" and afar


def _is_watched(case: Case, vehicle: Vehicle) -> bool:
    coach = case.kind.code == "tourist_bus" and vehicle.track is Track.SITE
    return vehicle.track in MOTOR or coach


def _classes_lacking(case: Case, driver: SafetyDriver) -> tuple[str, ...]:
    """Return the classes, in words, that vehicles ask for and a driver's licence lacks."""
    lacking = (
        "/".join(needed_classes(vehicle))
        for vehicle in case.vehicles
        if not licensed_for(driver.licence_class, vehicle)
    )
    return tuple(dict.fromkeys(lacking))


def _record(case: Case, driver: SafetyDriver) -> Iterator[Finding]:
    periods, days = int(case.limit("clean_periods")), int(case.limit("clean_days"))
    if driver.record_checked_on is None and driver.clean_periods is None:
        yield warns("driver_record_unknown", driver.name)
    if driver.clean_periods is not None and driver.clean_periods < periods:
        yield blocks("driver_points", driver.name, found=driver.clean_periods, periods=periods)
    last = driver.last_violation_on
    if last is not None and (case.terms.schedule.start - last).days < days:
        yield blocks("driver_violation", driver.name, last=last)


def _full_years(since: date, day: date) -> int:
    return age_on(since, day)
