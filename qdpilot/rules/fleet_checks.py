"""Checks of the fleet: seats and their cover, fares, fleet size, speeds, who is out of service."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qdpilot.model.operator import PaperKind
from qdpilot.model.track import Track
from qdpilot.model.vehicle import PlateKind
from qdpilot.rules.check import Check
from qdpilot.rules.findings import blocks, lasts, of_each_driver, warns
from qdpilot.rules.identifiers import plate_shown
from qdpilot.rules.insurance import COVERS, SEATED, least_cover, of_kinds
from qdpilot.rules.periods import gaps
from qdpilot.rules.place_checks import roads_inside
from qdpilot.rules.plate_checks import bearing
from qdpilot.rules.plate_days import covered
from qdpilot.rules.vehicle_checks import MOTOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qdpilot.model.finding import Finding
    from qdpilot.model.operator import Operator, Paper
    from qdpilot.model.safety_driver import SafetyDriver
    from qdpilot.model.vehicle import Vehicle
    from qdpilot.rules.case import Case

#: Kinds that only a registered vehicle bears.
REGISTERED = frozenset({PlateKind.ORDINARY, PlateKind.NEW_ENERGY_SMALL, PlateKind.NEW_ENERGY_LARGE})
ROAD_KINDS = frozenset(PlateKind) - {PlateKind.INTERNAL}


def passengers_are_insured(case: Case) -> Iterator[Finding]:
    """Who carries people has seats, and insurance for those on them on each day of the grant."""
    if not case.terms.passengers:
        return
    for vehicle in case.vehicles:
        if not vehicle.seats:
            yield blocks("seats_none", vehicle.vin)
        if of_kinds(vehicle, SEATED):
            yield from _seat_cover(case, vehicle)
        else:
            yield warns("seats_uninsured", vehicle.vin)


def _seat_cover(case: Case, vehicle: Vehicle) -> Iterator[Finding]:
    least, start = int(case.limit("seat_cover_cny")), case.terms.schedule.start
    seated = of_kinds(vehicle, SEATED)
    last = max(one.end for one in seated)
    if case.last_day is None:
        yield warns("seats_open_end", vehicle.vin, until=last)
    for first, until in gaps(covered(vehicle, *SEATED), start=start, end=case.last_day or last):
        yield warns("seats_gap", vehicle.vin, first=first, until=until)
    lowest = least_cover(seated, start=start, end=case.last_day)
    if lowest is not None and lowest[1] < least:
        values = {"found_cny": lowest[1], "least_cny": least, "day": lowest[0]}
        yield warns("seats_low", vehicle.vin, **values)


def cover_has_no_gap(case: Case) -> Iterator[Finding]:
    """Where policies are on record, no day of the grant lacks the cover that the track asks for.

    That the last of them ends before the grant does is told by the checks of the last days.
    """
    for vehicle in case.vehicles:
        for name, covers, tracks in COVERS:
            held = covered(vehicle, *covers)
            if not held or vehicle.track not in tracks:
                continue
            last = max(until for _, until in held)
            end = last if case.last_day is None else min(case.last_day, last)
            for first, until in gaps(held, start=case.terms.schedule.start, end=end):
                yield blocks("cover_gap", vehicle.vin, cover=name, first=first, until=until)


def fares_are_allowed(case: Case) -> Iterator[Finding]:
    """A fare is charged on the commercial stage only, with a transport permit on file.

    In a consortium one member that may carry people is enough.
    """
    if not case.terms.fare.strip():
        return
    if case.terms.stage != "commercial":
        yield blocks("fare_early", "", stage=case.terms.stage)
    permits = _papers(case, PaperKind.TRANSPORT_PERMIT)
    if case.kind.passenger and not any(_covers(case, one) for one in permits):
        yield warns("fare_permit", case.operator.name)


def _papers(case: Case, kind: PaperKind) -> tuple[Paper, ...]:
    """Return the papers of a kind that the operator or a member of its consortium filed."""
    filing = (case.operator, *(one for one in case.owners if case.operator.is_member(one)))
    return tuple(paper for one in filing for paper in one.papers if paper.kind is kind)


def _covers(case: Case, paper: Paper) -> bool:
    """Tell whether a paper is valid from the start to the last day on which vehicles run."""
    begins = paper.start is None or paper.start <= case.terms.schedule.start
    return begins and (
        paper.end is None or (case.last_day is not None and paper.end >= case.last_day)
    )


def coaches_stay_off_roads(case: Case) -> Iterator[Finding]:
    """A 观光车 (special equipment) bears no road plate, and its operator has a certificate."""
    for vehicle in case.vehicles:
        if vehicle.track is not Track.SITE:
            continue
        for plate in bearing(case):
            if plate.vehicle_id == vehicle.id and plate.kind in ROAD_KINDS:
                yield blocks("site_plated", plate_shown(plate.number), vin=vehicle.vin)
    if case.kind.code == "tourist_bus" and any(one.track is Track.SITE for one in case.vehicles):
        yield from of_each_driver(case, _special)


def _special(case: Case, driver: SafetyDriver) -> Iterator[Finding]:
    if driver.special_until is None:
        yield blocks("driver_special", driver.name)
    else:
        yield from lasts(case, "driver_special", driver.name, driver.special_until)


def test_cars_are_not_registered(case: Case) -> Iterator[Finding]:
    """A car that tests under 97号 has not been registered: it bears no ordinary plate."""
    for vehicle in case.vehicles:
        if vehicle.track is not Track.MOTOR_VEHICLE:
            continue
        for plate in case.plates_of(vehicle):
            if plate.withdrawn_on is None and plate.kind in REGISTERED:
                yield warns("plate_registered", plate_shown(plate.number), vin=vehicle.vin)


def fleets_begin_small(case: Case) -> Iterator[Finding]:
    """A first fleet without drivers, or a first commercial one, is small; later ones grow slowly.

    What takes the place of a right at the same stage is no first fleet: of it the added ones count.
    """
    parameter = f"first_fleet_{case.terms.stage}"
    if parameter not in case.parameters:
        return
    most, more = int(case.limit(parameter)), int(case.limit("added_fleet"))
    asked, before = set(case.terms.vehicle_ids), case.before
    if before is None or before.terms.stage != case.terms.stage:
        if len(asked) > most:
            yield warns("fleet_large", "", count=len(asked), most=most, more=more)
    elif (added := len(asked.difference(before.terms.vehicle_ids))) > more:
        yield warns("fleet_added", "", count=added, number=before.number, most=more)


def speeds_fit(case: Case) -> Iterator[Finding]:
    """The limit of the grant is no higher than the vehicles' design speed and the roads' limit."""
    limit = case.terms.speed_limit_kmh
    if limit is None:
        return
    for vehicle in case.vehicles:
        top = vehicle.top_speed_kmh
        if top is not None and limit > top:
            yield blocks("speed_vehicle", vehicle.vin, limit=limit, top=top)
    if all(vehicle.track is Track.SITE for vehicle in case.vehicles):
        return
    slow = [one for one in case.roads if one.limit_kmh is not None and one.limit_kmh < limit]
    names = roads_inside(case, slow)
    if names:
        yield blocks("speed_road", "", limit=limit, roads=names)


def recorders_keep_enough(case: Case) -> Iterator[Finding]:
    """The recorder of a motor vehicle keeps enough from before an event.

    Source: 工信部联通装〔2021〕97号, which is not for low-speed vehicles.
    """
    least = int(case.limit("recorder_seconds"))
    for vehicle in case.vehicles:
        kept = vehicle.recorder_seconds
        if kept is not None and kept < least and vehicle.track in MOTOR:
            yield blocks("recorder_short", vehicle.vin, found=kept, least=least)


def consortium_is_bound(case: Case) -> Iterator[Finding]:
    """Every member of a consortium signed, and who is liable for what is on file."""
    members = case.operator.members
    if not members:
        return
    silent = [one.name for one in members if not one.signed]
    if silent:
        say = blocks if any(one.signed or one.uscc for one in members) else warns
        yield say("consortium_unsigned", case.operator.name, members=tuple(silent))
    shares = [one.liability_percent for one in members] + [case.operator.liability_percent]
    told = [one for one in shares if one is not None]
    if told and sum(told) != 100:
        yield blocks("consortium_shares", case.operator.name, found=sum(told))
    agreements = _papers(case, PaperKind.LIABILITY_AGREEMENT)
    if not agreements:
        yield warns("consortium_agreement", case.operator.name)
    elif not any(_covers(case, one) for one in agreements):
        yield warns("consortium_agreement_short", case.operator.name)


def fleet_is_their_own(case: Case) -> Iterator[Finding]:
    """Vehicles and drivers are the applying operator's, or those of a member of its consortium."""
    names = {one.id: one.name for one in case.owners if not case.operator.is_member(one)}
    for vehicle in case.vehicles:
        if vehicle.operator_id in names:
            yield blocks("vehicle_foreign", vehicle.vin, owner=names[vehicle.operator_id])
    for driver in case.drivers:
        if driver.operator_id in names:
            found = blocks("driver_foreign", driver.name, owner=names[driver.operator_id])
            yield replace(found, other_id=driver.id)


def all_are_in_service(case: Case) -> Iterator[Finding]:
    """Operator, vehicles, drivers and their owners are neither suspended nor have they left."""
    subjects: tuple[tuple[Operator | Vehicle | SafetyDriver, str], ...] = (
        (case.operator, case.operator.name),
        *((one, one.name) for one in case.owners),
        *((one, one.vin) for one in case.vehicles),
        *((one, one.name) for one in case.drivers),
    )
    for one, name in subjects:
        if one.id in case.suspended:
            yield replace(blocks("subject_suspended", name), other_id=one.id)
        if one.ended_on is not None:
            yield replace(blocks("subject_ended", name, day=one.ended_on), other_id=one.id)


CHECKS = (
    Check(
        id="registered",
        number=27,
        source="工信部联通装〔2021〕97号（据公开摘要）",
        find=test_cars_are_not_registered,
    ),
    Check(
        id="site_plate",
        number=19,
        source="TSG 81-2022 场（厂）内专用机动车辆",
        find=coaches_stay_off_roads,
    ),
    Check(
        id="cover",
        number=4,
        source="工信部联通装〔2021〕97号",
        find=cover_has_no_gap,
        of_each="vehicles",
    ),
    Check(
        id="seats",
        number=11,
        source="智能网联汽车道路测试与示范应用管理规范（试行）征求意见稿 第十八条",
        find=passengers_are_insured,
    ),
    Check(
        id="fare",
        number=15,
        source="襄阳市智能网联汽车申报规程 第十一条、第三十七条",
        find=fares_are_allowed,
    ),
    Check(
        id="fleet",
        number=33,
        source="襄阳市智能网联汽车申报规程",
        find=fleets_begin_small,
    ),
    Check(
        id="speed",
        number=35,
        source="襄阳市智能网联汽车申报规程",
        find=speeds_fit,
        of_each="vehicles",
    ),
    Check(
        id="recorder",
        number=0,
        source="工信部联通装〔2021〕97号（据公开摘要）",
        find=recorders_keep_enough,
        of_each="vehicles",
    ),
    Check(
        id="consortium",
        number=42,
        source="襄阳市智能网联汽车申报规程 第十四条",
        find=consortium_is_bound,
    ),
    Check(
        id="owner",
        number=42,
        source="机动车登记规定（公安部令第164号）第四十八条；襄阳市智能网联汽车申报规程 第十四条",
        find=fleet_is_their_own,
    ),
    Check(
        id="service",
        number=0,
        source="办公室登记",
        find=all_are_in_service,
    ),
)
