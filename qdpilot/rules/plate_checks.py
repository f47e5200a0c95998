"""Checks of plates and codes against the vehicles and the period of the grant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.track import Track
from qdpilot.model.vehicle import PlateKind
from qdpilot.rules.check import Check
from qdpilot.rules.findings import blocks, warns
from qdpilot.rules.identifiers import plate_fault, plate_shown
from qdpilot.rules.periods import DAY, gaps, later
from qdpilot.rules.plate_days import beyond_fault, cover_fault, length_fault
from qdpilot.schedule.validity import YEARS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from qdpilot.model.finding import Finding
    from qdpilot.model.vehicle import Plate, Vehicle
    from qdpilot.rules.case import Case

FITTING = {
    Track.MOTOR_VEHICLE: {PlateKind.TEMPORARY, PlateKind.TEST},
    Track.ACCESS_PILOT: {
        PlateKind.ORDINARY,
        PlateKind.NEW_ENERGY_SMALL,
        PlateKind.NEW_ENERGY_LARGE,
    },
    Track.LOW_SPEED: {PlateKind.VEHICLE_CODE},
    Track.SITE: {PlateKind.INTERNAL},
}
LARGE_MM, LARGE_SEATS = 6000, 20  # GA 802: 大型载客汽车


def temporary_plates_are_short(case: Case) -> Iterator[Finding]:
    """A temporary plate lasts six months at most, whole calendar days.

    Source: 机动车登记规定（公安部令第164号）第四十八条、第九十二条.
    """
    faults = (length_fault(plate, case.parameters) for plate in bearing(case))
    yield from (fault for fault in faults if fault is not None)


def plates_stay_within_certificates(case: Case) -> Iterator[Finding]:
    """A plate stays within the period of the certificate that it hangs on.

    Source: 机动车登记规定（公安部令第164号）第四十八条.
    """
    faults = (beyond_fault(plate) for plate in bearing(case))
    yield from (fault for fault in faults if fault is not None)


def temporary_plates_are_insured(case: Case) -> Iterator[Finding]:
    """Compulsory insurance covers each day of a temporary plate.

    Insurance that is not on record blocks by a check of its own.
    """
    vehicles = {vehicle.id: vehicle for vehicle in case.vehicles}
    for plate in bearing(case):
        vehicle = vehicles.get(plate.vehicle_id)
        fault = None if vehicle is None else cover_fault(plate, vehicle)
        if fault is not None:
            yield fault


def vehicles_are_plated(case: Case) -> Iterator[Finding]:
    """A vehicle on the road has a plate or a code all the time; gaps are listed.

    None at all blocks. Gaps warn, for plates last six months and a grant may last longer: the
    vehicle stays off the road in a gap. The tail of the last night lies past every certificate:
    a plate that lasts as long as its own is not asked for there.
    """
    start = case.terms.schedule.start
    for vehicle in case.vehicles:
        end = case.last_day
        if vehicle.track is Track.SITE:
            continue
        stretches = [_borne(plate, case) for plate in case.plates_of(vehicle)]
        horizon = end or max([last for _, last in stretches] + [start])
        bare = gaps([one for one in stretches if one[0] <= one[1]], start=start, end=horizon)
        if bare == [(start, horizon)]:
            yield blocks("plate_missing", vehicle.vin, start=start, end=end)
        elif bare or (end is None and _ends(case.plates_of(vehicle))):
            listed = tuple(_days(first, last) for first, last in bare)
            after = () if end else (f"{later(horizon)}–",)
            yield warns("plate_gap", vehicle.vin, gaps=listed + after)


def plates_look_right(case: Case) -> Iterator[Finding]:
    """Each plate follows the pattern of its kind."""
    for plate in bearing(case):
        fault = plate_fault(plate.number, plate.kind)
        if fault is not None:
            yield fault


def plates_fit_vehicles(case: Case) -> Iterator[Finding]:
    """The kind of plate is the one that the vehicle's track and size ask for."""
    for vehicle in case.vehicles:
        for plate in bearing(case):
            if plate.vehicle_id == vehicle.id and not _fits(plate, vehicle):
                yield warns(
                    "plate_unfit",
                    plate_shown(plate.number),
                    plate_kind=plate.kind.value,
                    track=vehicle.track.value,
                    vin=vehicle.vin,
                )


def _fits(plate: Plate, vehicle: Vehicle) -> bool:
    if plate.kind not in FITTING[vehicle.track]:
        return False
    large = (vehicle.length_mm or 0) >= LARGE_MM or (vehicle.seats or 0) >= LARGE_SEATS
    wrong = PlateKind.NEW_ENERGY_SMALL if large else PlateKind.NEW_ENERGY_LARGE
    return plate.kind is not wrong


def bearing(case: Case) -> Iterator[Plate]:
    """Yield the plates that stand and that a vehicle bears on some day of the grant."""
    start, end = case.terms.schedule.start, case.last_day
    for plate in case.plates:
        first, last = _stretch(plate)
        meets = last >= start and (end is None or first <= end)
        if plate.withdrawn_on is None and meets:
            yield plate


def _ends_with_certificate(plate: Plate) -> bool:
    return plate.end is not None and plate.end == plate.certificate_end


def _ends(plates: tuple[Plate, ...]) -> bool:
    return all(plate.end is not None or plate.withdrawn_on is not None for plate in plates)


def _stretch(plate: Plate) -> tuple[date, date]:
    last = plate.end or plate.start.replace(year=YEARS.stop - 1, day=28)
    if plate.withdrawn_on is not None:
        last = min(last, plate.withdrawn_on - DAY)
    return plate.start, last


def _borne(plate: Plate, case: Case) -> tuple[date, date]:
    """Return when a vehicle bears a plate.

    One that ends with its certificate cannot last longer: where that is the period, it bears it to
    the end of the last night too.
    """
    first, last = _stretch(plate)
    kept = plate.withdrawn_on is None and _ends_with_certificate(plate)
    if kept and last == case.terms.schedule.end and case.last_day is not None:
        return first, max(last, case.last_day)
    return first, last


def _days(first: date, last: date) -> str:
    return str(first) if first == last else f"{first}–{last}"


CHECKS = (
    Check(
        id="plate_term",
        number=1,
        source="机动车登记规定（公安部令第164号）第四十八条",
        find=temporary_plates_are_short,
        of_each="vehicles",
    ),
    Check(
        id="plate_certificate",
        number=2,
        source="机动车登记规定（公安部令第164号）第四十八条",
        find=plates_stay_within_certificates,
        of_each="vehicles",
    ),
    Check(
        id="plate_insurance",
        number=3,
        source="机动车登记规定（公安部令第164号）第四十七条",
        find=temporary_plates_are_insured,
        of_each="vehicles",
    ),
    Check(
        id="plate_cover",
        number=6,
        source="青岛市智能网联汽车开放测试道路目录（2024年第一批）",
        find=vehicles_are_plated,
        of_each="vehicles",
    ),
    Check(
        id="plate_look",
        number=25,
        source="机动车号牌公开资料",
        find=plates_look_right,
        of_each="vehicles",
    ),
    Check(
        id="plate_kind",
        number=26,
        source="青岛市智能网联汽车开放测试道路目录（2024年第一批）",
        find=plates_fit_vehicles,
        of_each="vehicles",
    ),
)
