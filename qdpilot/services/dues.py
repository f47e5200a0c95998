"""What runs out: plates, insurance, inspections, licences, papers, rights, emergency closures.

Soonest first. A closure that nobody lifts holds on when its time is over: somebody lifts it, or
lets it stop what runs there at other hours too, see `overrun`.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.exchange.ical_lines import escaped, written
from qdpilot.model.operator import Operator
from qdpilot.model.right import Grant, GrantState
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.vehicle import BESIDE, Plate, PlateKind, Vehicle
from qdpilot.model.zone import Zone, ZoneVersion
from qdpilot.rules.identifiers import plate_shown
from qdpilot.services.clock import local_day
from qdpilot.services.closures import standing_closures
from qdpilot.services.offices import the_office
from qdpilot.services.standing import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date, datetime

    from qdpilot.services.ports import R, Reading

#: Days ahead by which what runs out is told apart.
BANDS = (7, 30, 60)
#: What is long over is history, and no longer anybody's task.
_OVERDUE = timedelta(days=365)
_OF_VEHICLE = (
    ("insurance", "insured_until"),
    ("liability", "liability_until"),
    ("inspection", "inspected_until"),
)
_OF_DRIVER = (
    ("licence", "licence_until"),
    ("contract", "contract_until"),
    ("health", "health_until"),
    ("special", "special_until"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something that runs out, or ran out and was not renewed.

    Attributes:
        on: Last day, inclusive.
        kind: Class of the record one goes to.
        id: Of that record.
        what: grant, plate, insurance, liability, inspection, licence, contract, health, special,
            declaration, paper or closure.
        name: As shown.
        operator: Name of whose it is.
        source_id: Of the record whose date it is: the plate's own id for a plate, the closure's for
            its zone, else `id`.
    """

    on: date
    kind: type
    id: str
    what: str
    name: str
    operator: str
    source_id: str

    def days(self, today: date) -> int:
        """Return how many days are left; negative when it is over."""
        return (self.on - today).days

    def band(self, today: date) -> str:
        """Return overdue, or the least number of days of `BANDS` within which it ends, or later."""
        left = self.days(today)
        if left < 0:
            return "overdue"
        return next((str(one) for one in BANDS if left <= one), "later")


def dues(reading: Reading, *, today: date, within_days: int = BANDS[-1]) -> tuple[Due, ...]:
    """Return what ends within some days, and what is over and was not renewed.

    Args:
        reading: A view of the store.
        today: In the office's zone.
        within_days: How far ahead.
    """
    operators = reading.all(Operator)
    names = {one.id: one.name for one in operators}
    first, last = today - _OVERDUE, today + timedelta(days=within_days)
    ending = partial(_ending, reading, first, last)
    found = (
        *_of_vehicles(reading, ending(Vehicle, [name for _, name in _OF_VEHICLE]), names, today),
        *_of_plates(reading, ending(Plate, ["end"]), names),
        *_of_drivers(ending(SafetyDriver, [field for _, field in _OF_DRIVER]), names),
        *_of_operators(operators),
        *_of_grants(reading.all(Grant), names, today),
        *_of_closures(reading),
    )
    return tuple(sorted((one for one in found if first <= one.on <= last), key=_order))


def _ending(
    reading: Reading, first: date, last: date, kind: type[R], fields: Iterable[str]
) -> tuple[R, ...]:
    """Return the records of which a day lies in a period: of a million, those few."""
    some = [
        keys
        for field in fields
        for (day,), keys in reading.keys_with(kind, field)
        if day is not None and first <= day <= last
    ]
    if not some:
        return ()
    return tuple(reading.at_keys(kind, np.unique(np.concatenate(some)).tolist()).values())


def calendar_of(found: Iterable[Due], *, stamp: datetime) -> bytes:
    """Return what runs out as an iCalendar file: a whole day each, with a reminder a week before.

    Source: RFC 5545, 3.6.1 and 3.6.6.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//qdpilot//dues//ZH", "CALSCALE:GREGORIAN"]
    for one in found:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{one.source_id}-{one.what}@qdpilot",
            f"DTSTAMP:{stamp:%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{one.on:%Y%m%d}",
            f"DTEND;VALUE=DATE:{one.on + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{escaped(f'{one.name} {_words(one)}')}",
            f"DESCRIPTION:{escaped(one.operator)}",
            "TRANSP:TRANSPARENT",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            f"DESCRIPTION:{escaped(one.name)}",
            "TRIGGER:-P7D",
            "END:VALARM",
            "END:VEVENT",
        ]
    return written([*lines, "END:VCALENDAR"])


def _words(one: Due) -> str:
    from qdpilot.model.words import term

    return term("due", one.what)


def _of_vehicles(
    reading: Reading, ending: Iterable[Vehicle], names: dict[str, str], today: date
) -> Iterator[Due]:
    """Yield what runs out of vehicles, called by the plate in force or coming, else by the VIN."""
    vehicles = [one for one in ending if one.ended_on is None]
    held: dict[str, list[Plate]] = defaultdict(list)
    for plate in reading.among(Plate, "vehicle_id", sorted(one.id for one in vehicles)):
        held[plate.vehicle_id].append(plate)
    for one in vehicles:
        name = number_of(held[one.id], today, one.track) or one.vin
        yield from _of_days(one, name, _OF_VEHICLE, names.get(one.operator_id, ""))


def _of_days(
    record: Vehicle | SafetyDriver, name: str, days: Iterable[tuple[str, str]], operator: str
) -> Iterator[Due]:
    """Yield what runs out on the days that stand in fields of a record."""
    for what, field in days:
        on = getattr(record, field)
        if on is not None:
            yield Due(
                on=on,
                kind=type(record),
                id=record.id,
                what=what,
                name=name,
                operator=operator,
                source_id=record.id,
            )


def _of_plates(reading: Reading, ending: Iterable[Plate], names: dict[str, str]) -> Iterator[Due]:
    """Yield the plates that end and that no later one of the same vehicle follows.

    What may stand beside a plate (`BESIDE`) does not follow it.
    """
    whose = sorted({one.vehicle_id for one in ending})
    cars = reading.among(Vehicle, "id", whose)
    vehicles = {one.id: one for one in cars if one.ended_on is None}
    last: dict[tuple[str, PlateKind | None], Plate] = {}
    for plate in reading.among(Plate, "vehicle_id", whose):
        key = (plate.vehicle_id, plate.kind if plate.kind in BESIDE else None)
        before = last.get(key)
        stands = plate.withdrawn_on is None and plate.vehicle_id in vehicles
        if stands and (before is None or _end(before) < _end(plate)):
            last[key] = plate
    for (vehicle_id, _), plate in last.items():
        if plate.end is not None:
            yield Due(
                on=plate.end,
                kind=Vehicle,
                id=vehicle_id,
                what="plate",
                name=plate_shown(plate.number),
                operator=names.get(vehicles[vehicle_id].operator_id, ""),
                source_id=plate.id,
            )


def _end(plate: Plate) -> tuple[bool, str]:
    return plate.end is None, "" if plate.end is None else plate.end.isoformat()


def _of_drivers(drivers: Iterable[SafetyDriver], names: dict[str, str]) -> Iterator[Due]:
    for one in drivers:
        if one.ended_on is None:
            yield from _of_days(one, one.name, _OF_DRIVER, names.get(one.operator_id, ""))


def _of_operators(operators: Iterable[Operator]) -> Iterator[Due]:
    for operator in operators:
        for at, paper in enumerate(operator.papers):
            if paper.end is not None and operator.ended_on is None:
                what = "declaration" if paper.kind.value == "declaration" else "paper"
                yield Due(
                    on=paper.end,
                    kind=Operator,
                    id=operator.id,
                    what=what,
                    name=paper.number or operator.name,
                    operator=operator.name,
                    source_id=f"{operator.id}-{at}",
                )


def _of_grants(grants: Sequence[Grant], names: dict[str, str], today: date) -> Iterator[Due]:
    """Yield the rights that run out and that no other follows."""
    live = [one for one in grants if one.state is not GrantState.ENDED]
    followed = {one.replaces_id for one in live}
    for grant in live:
        end = grant.schedule.end
        if end is not None and end >= today and grant.id not in followed:
            yield Due(
                on=end,
                kind=Grant,
                id=grant.id,
                what="grant",
                name=grant.number,
                operator=names.get(grant.terms.operator_id, ""),
                source_id=grant.id,
            )


def _of_closures(reading: Reading) -> Iterator[Due]:
    """Yield the emergency closures that nobody lifted, by the day of their last closed minute."""
    standing = standing_closures(reading)
    timezone = the_office(reading).timezone if standing else ""
    for one in standing:
        yield Due(
            on=local_day(one.end - timedelta(minutes=1), timezone),
            kind=Zone,
            id=one.zone_id,
            what="closure",
            name=f"{one.number} {reading.get(ZoneVersion, one.zone_version_id).name}",
            operator="",
            source_id=one.id,
        )


def _order(one: Due) -> tuple[date, str, str]:
    return one.on, one.what, one.name
