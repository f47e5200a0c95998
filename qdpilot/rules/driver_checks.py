"""Checks of the safety drivers: licence, years, training, record, contract, age, post.

What is known and wrong blocks; what nobody looked up warns.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qdpilot.model.safety_driver import Post
from qdpilot.model.track import Track
from qdpilot.rules.check import Check
from qdpilot.rules.findings import blocks, lasts, of_each_driver, warns
from qdpilot.rules.licences import age_limits, age_on, born, licensed_for, needed_classes, sources
from qdpilot.rules.vehicle_checks import MOTOR

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from qdpilot.model.finding import Finding
    from qdpilot.model.safety_driver import SafetyDriver
    from qdpilot.model.vehicle import Vehicle
    from qdpilot.rules.case import Case

#: Scenarios whose vehicles count as buses or coaches, and as taxis, in the ministry's guideline.
BUSES = frozenset({"shuttle", "tourist_bus"})
TAXI = "robotaxi"


def drivers_are_named(case: Case) -> Iterator[Finding]:
    """Somebody watches each motor vehicle and each 观光车, and few cars at a time.

    Who carries people needs a safety driver by the ministry's guideline (on board, but for a
    driverless taxi) or a certified one (观光车). The ratio is another city's, and the approver
    weighs it, unless the guideline asks for more. Rules of low-speed vehicles name none: that
    nobody watches one which carries people is the approver's to answer for.
    """
    if _carries_slowly(case) and not case.drivers:
        yield warns("driver_none_low_speed", "")
    watched = [one for one in case.vehicles if _is_watched(case, one)]
    carries = case.kind.passenger or case.terms.passengers
    if not watched:
        return
    most, count = int(case.limit("cars_per_driver")), len(case.drivers)
    cars = case.at_once(watched)
    if not case.drivers and carries:
        yield blocks("driver_none", "")
    elif not case.drivers:
        found = warns("driver_none_goods", "", most=most)
        yield replace(found, source=case.parameters["cars_per_driver"].source)
    elif cars > most * count and not any((*buses_have_staff(case), *taxis_are_watched(case))):
        found = warns("driver_few", "", cars=cars, drivers=count, most=most)
        yield replace(found, source=case.parameters["cars_per_driver"].source)


def _carries_slowly(case: Case) -> bool:
    carries = case.kind.passenger or case.terms.passengers
    return carries and any(one.track is Track.LOW_SPEED for one in case.vehicles)


def licences_cover(case: Case) -> Iterator[Finding]:
    """Each driver's licence covers each vehicle of the grant, and has been held long enough."""
    return of_each_driver(case, _licence)


def _licence(case: Case, driver: SafetyDriver) -> Iterator[Finding]:
    years = int(case.limit("licence_years"))
    for needed in _classes_lacking(case, driver):
        finding = blocks("driver_class", driver.name, held=driver.licence_class, needed=needed)
        yield replace(finding, source=sources()["needs"])
    start = case.terms.schedule.start
    if _full_years(driver.licensed_since, start) < years:
        since = driver.licensed_since
        yield blocks("driver_new", driver.name, since=since, years=years)


def drivers_are_fit(case: Case) -> Iterator[Finding]:
    """Training is passed before the start; the record is clean, or nobody looked."""
    return of_each_driver(case, _fitness)


def _fitness(case: Case, driver: SafetyDriver) -> Iterator[Finding]:
    start = case.terms.schedule.start
    if driver.trained_on is None:
        yield blocks("driver_untrained", driver.name)
    elif driver.trained_on > start:
        values = {"trained": driver.trained_on, "start": start}
        yield blocks("driver_trained_late", driver.name, **values)
    if driver.barred:
        yield blocks("driver_barred", driver.name)
    yield from _record(case, driver)


def contracts_last(case: Case) -> Iterator[Finding]:
    """Contract, licence and medical certificate last as long as the grant."""
    return of_each_driver(case, _papers)


def _papers(case: Case, driver: SafetyDriver) -> Iterator[Finding]:
    if driver.contract_until is None:
        yield warns("driver_contract_unknown", driver.name)
    for what, until in (
        ("contract", driver.contract_until),
        ("licence", driver.licence_until),
        ("health", driver.health_until),
    ):
        if until is not None:
            yield from lasts(case, f"driver_{what}", driver.name, until)


def ages_fit(case: Case) -> Iterator[Finding]:
    """Each driver's age fits the licence class all the time, and a taxi driver's the city's."""
    return of_each_driver(case, _age)


def _age(case: Case, driver: SafetyDriver) -> Iterator[Finding]:
    schedule = case.terms.schedule
    last = case.last_day or schedule.review or schedule.start
    birth = born(driver.id_number)
    if birth is None:
        return
    young, age = age_on(birth, schedule.start), age_on(birth, last)
    limits = age_limits(driver.licence_class)
    if limits is not None and not (limits[0] <= young and age <= limits[1]):
        low, high = limits
        yield warns("driver_age", driver.name, low=low, high=high, held=driver.licence_class)
    most = int(case.limit("taxi_age"))
    if case.kind.code == TAXI and age > most:
        yield warns("driver_taxi_age", driver.name, most=most)


def buses_have_staff(case: Case) -> Iterator[Finding]:
    """Each bus or coach on the road has somebody of the operator on board.

    The guideline binds vehicles in product access; for others it is a yardstick, which the
    approver weighs. That nobody at all is named is told by another check.
    """
    if case.kind.code not in BUSES or not case.drivers:
        return
    crew = _on_board(case)
    admitted = [one for one in case.vehicles if one.track is Track.ACCESS_PILOT]
    motor = [one for one in case.vehicles if one.track in MOTOR]
    if (cars := case.at_once(admitted)) > crew:
        yield blocks("crew_few_admitted", "", cars=cars, crew=crew)
    elif (cars := case.at_once(motor)) > crew:
        yield warns("crew_few", "", cars=cars, crew=crew)


def taxis_are_watched(case: Case) -> Iterator[Finding]:
    """A taxi without somebody on board is driverless, and watched from afar by enough people.

    That nobody at all is named is told by another check.
    """
    if case.kind.code != TAXI or not case.drivers:
        return
    crew = _on_board(case)
    cars = case.at_once([one for one in case.vehicles if one.track in MOTOR])
    alone, afar = cars - crew, len(case.drivers) - crew
    if alone <= 0:
        return
    if case.terms.stage != "driverless":
        values = {"cars": cars, "crew": crew, "alone": alone, "stage": case.terms.stage}
        yield blocks("remote_stage", "", **values)
    elif alone > (most := int(case.limit("remote_cars"))) * afar:
        yield blocks("remote_ratio", "", cars=alone, remote=afar, most=most)


def _on_board(case: Case) -> int:
    """Return how many of the drivers sit in a car."""
    return sum(one.post is Post.IN_CAR for one in case.drivers)


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
    checked = driver.record_checked_on
    if checked is not None and (case.terms.schedule.start - checked).days > days:
        yield warns("driver_record_old", driver.name, checked=checked, days=days)
    last = driver.last_violation_on
    if last is not None and (case.terms.schedule.start - last).days < days:
        yield blocks("driver_violation", driver.name, last=last)


def _full_years(since: date, day: date) -> int:
    return age_on(since, day)


CHECKS = (
    Check(
        id="driver_named",
        number=16,
        source="自动驾驶汽车运输安全服务指南（试行）（交办运〔2023〕66号）；TSG 81-2022",
        find=drivers_are_named,
        of_each="drivers",
    ),
    Check(
        id="driver_licence",
        number=20,
        source="襄阳市智能网联汽车申报规程 第五条；机动车驾驶证申领和使用规定",
        find=licences_cover,
        of_each="drivers",
    ),
    Check(
        id="driver_record",
        number=20,
        source="襄阳市智能网联汽车申报规程 第五条",
        find=drivers_are_fit,
        of_each="drivers",
    ),
    Check(
        id="driver_contract",
        number=20,
        source="襄阳市智能网联汽车申报规程 第五条",
        find=contracts_last,
        of_each="drivers",
    ),
    Check(
        id="driver_ages",
        number=21,
        source="机动车驾驶证申领和使用规定 第十四条；青岛市客运出租汽车管理条例 第二十条",
        find=ages_fit,
        of_each="drivers",
    ),
    Check(
        id="crew",
        number=16,
        source="自动驾驶汽车运输安全服务指南（试行）（交办运〔2023〕66号）",
        find=buses_have_staff,
        of_each="drivers",
    ),
    Check(
        id="remote",
        number=17,
        source="自动驾驶汽车运输安全服务指南（试行）（交办运〔2023〕66号）",
        find=taxis_are_watched,
        of_each="drivers",
    ),
)
