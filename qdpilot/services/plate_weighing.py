"""Plates of a sheet of vehicles: number, kind, days; each held by one vehicle at a time."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from qdpilot.model.finding import Finding, Level
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Ending, Plate, PlateKind, Vehicle
from qdpilot.rules import plate_days
from qdpilot.rules.findings import blocks
from qdpilot.rules.identifiers import normalise_plate, plate_fault, plate_shown
from qdpilot.rules.plates import plate_patterns
from qdpilot.services.plate_promises import meet
from qdpilot.services.sheet_fields import VEHICLES, sheet_fields
from qdpilot.services.vehicle_sheet import Problem, blocked, warned

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from qdpilot.services.ports import Reading

#: Fields of a sheet that tell more of a plate: as `Plate` has them, behind ``plate_``.
PLATE_FIELDS = frozenset(one for one in sheet_fields(VEHICLES) if one.startswith("plate_"))
ENDS = ("plate_withdrawn_on", "plate_ending", "plate_notice")
_BY_TRACK = {Track.LOW_SPEED: PlateKind.VEHICLE_CODE, Track.SITE: PlateKind.INTERNAL}
_BY_MARK = {"试": PlateKind.TEST, "临": PlateKind.TEMPORARY}
_BY_LOOK = (
    PlateKind.NEW_ENERGY_SMALL,
    PlateKind.NEW_ENERGY_LARGE,
    PlateKind.ORDINARY,
    PlateKind.TEMPORARY,
)


def weigh_plates(
    rows: Sequence[int], values: Mapping[str, list[Any]], reading: Reading
) -> list[Problem]:
    """Check the plates of all rows; numbers and kinds are written fair into `values`."""
    if "plate" not in values:
        if values.keys().isdisjoint(ENDS):
            return []
        return [one for at, row in enumerate(rows) for one in _unnamed(at, row, values)]
    numbers = [normalise_plate(one) if one else None for one in values["plate"]]
    values["plate"][:] = numbers
    kinds = values.setdefault("plate_kind", [None] * len(rows))  # type: ignore[attr-defined]
    tracks = values.get("track") or [None] * len(rows)
    for at, number in enumerate(numbers):
        if number and kinds[at] is None:
            kinds[at] = _likely_kind(number, tracks[at])
    problems = [one for at, row in enumerate(rows) for one in _of_row(at, row, values)]
    return problems + list(_held(rows, values, reading))


def plate_of(at: int, values: Mapping[str, list[Any]], *, id: str, vehicle_id: str) -> Plate:
    """Return the plate of a row that has one."""
    own = {one.removeprefix("plate_"): values[one][at] for one in PLATE_FIELDS & values.keys()}
    said = {name: one for name, one in own.items() if one is not None}
    return Plate(**{"end": None, **said}, id=id, vehicle_id=vehicle_id, number=values["plate"][at])


def _likely_kind(number: str, track: Track | None) -> PlateKind:
    if track in _BY_TRACK:
        return _BY_TRACK[track]
    if number[-1] in _BY_MARK:
        return _BY_MARK[number[-1]]
    patterns = plate_patterns()
    fits = (one for one in _BY_LOOK if patterns[one].pattern.fullmatch(number))
    return next(fits, PlateKind.ORDINARY)


def _of_row(at: int, row: int, values: Mapping[str, list[Any]]) -> Iterator[Problem]:
    number = values["plate"][at]
    if not number:
        yield from _unnamed(at, row, values)
        return
    shown = plate_shown(number)
    fault = plate_fault(number, values["plate_kind"][at])
    if fault is not None:
        yield Problem(row=row, field="plate", value=shown, finding=fault)
    start = _start(at, values)
    if start is None:
        finding = blocked("sheet_plate_start")
        yield Problem(row=row, field="plate_start", value="", finding=finding)
        yield from _unnamed(at, row, values)
        return
    end = _end(at, values)
    if end is not None and end < start:
        finding = Finding(rule="end_before_start", level=Level.BLOCK, subject=shown)
        yield Problem(row=row, field="plate_end", value=end.isoformat(), finding=finding)
        return
    plate = plate_of(at, values, id="", vehicle_id="")
    yield from withdrawn_problems(plate, row)
    yield from _too_long(plate, at, row, values)


def _unnamed(at: int, row: int, values: Mapping[str, list[Any]]) -> Iterator[Problem]:
    """Yield that the end of a plate is not written: which plate it is of is not said."""
    for name in ENDS:
        said = values[name][at] if name in values else None
        if said is not None:
            finding = warned("sheet_plate_unnamed", field=name)
            yield Problem(row=row, field=name, value=str(said), finding=finding)
            return


def withdrawn_problems(plate: Plate, row: int) -> Iterator[Problem]:
    """Yield what is wrong with how a plate ended, as `register.withdraw_plate` asks for it."""
    missing = {
        "plate_withdrawn_on": plate.ending is not None and plate.withdrawn_on is None,
        "plate_ending": plate.withdrawn_on is not None and plate.ending is None,
        "plate_notice": plate.ending is Ending.VOID and not plate.notice,
    }
    for field in (name for name, lacks in missing.items() if lacks):
        finding = blocked("sheet_missing", field=field)
        yield Problem(row=row, field=field, value="", finding=finding)
    if plate.withdrawn_on is not None and plate.withdrawn_on < plate.start:
        finding, said = blocked("end_before_start"), plate.withdrawn_on.isoformat()
        yield Problem(row=row, field="plate_withdrawn_on", value=said, finding=finding)


def _too_long(
    plate: Plate, at: int, row: int, values: Mapping[str, list[Any]]
) -> Iterator[Problem]:
    beyond = plate_days.beyond_fault(plate)
    if beyond is not None:
        yield _beyond(plate, row, beyond)
        return
    if plate.kind not in plate_days.SHORT:
        return
    said = "" if plate.end is None else plate.end.isoformat()
    long = plate_days.length_fault(plate)
    if long is not None:
        last = plate_days.longest(plate).isoformat()
        yield Problem(row=row, field="plate_end", value=said, finding=long, suggestion=last)
        return
    covered = values.get("insured_until")
    until = covered[at] if covered else None
    if until is not None and plate.end is not None and plate.end > until:
        shown = plate_shown(plate.number)
        short = blocks("plate_uninsured", shown, until=until, end=plate.end, last=until)
        yield Problem(
            row=row, field="plate_end", value=said, finding=short, suggestion=until.isoformat()
        )


def _beyond(plate: Plate, row: int, finding: Finding) -> Problem:
    """Return at which of its days a plate leaves the period of its certificate."""
    first, last = plate.certificate_start, plate.certificate_end
    is_early = first is not None and plate.start < first
    field = "plate_start" if is_early else "plate_end"
    said, right = (plate.start, first) if is_early else (plate.end, last)
    shown = "" if said is None else said.isoformat()
    return Problem(row=row, field=field, value=shown, finding=finding, suggestion=str(right))


def _held(
    rows: Sequence[int], values: Mapping[str, list[Any]], reading: Reading
) -> Iterator[Problem]:
    """Find numbers that two rows, or a row and the register, hold on a common day."""
    dated = [at for at, one in enumerate(values["plate"]) if one and _start(at, values)]
    plates = {at: plate_of(at, values, id=str(at), vehicle_id=str(at)) for at in dated}
    by_number: dict[str, list[int]] = defaultdict(list)
    for at, plate in plates.items():
        by_number[plate.number].append(at)
    registered: dict[str, list[Plate]] = defaultdict(list)
    for other in reading.among(Plate, "number", list(by_number)):
        registered[other.number].append(other)
    vins = values.get("vin") or [None] * len(rows)
    for number, places in by_number.items():
        for place, at in enumerate(places):
            for before in places[:place]:
                if vins[at] != vins[before] and meet(plates[before], plates[at]):
                    finding = blocked("sheet_plate_twice", other=rows[before])
                    yield _of_number(rows[at], number, finding)
            for other in registered[number]:
                if meet(other, plates[at]) and not _same(reading, other, vins[at]):
                    finding = blocked("sheet_plate_held", start=other.start, end=other.end)
                    yield _of_number(rows[at], number, finding)


def _of_number(row: int, number: str, finding: Finding) -> Problem:
    return Problem(row=row, field="plate", value=plate_shown(number), finding=finding)


def _same(reading: Reading, plate: Plate, vin: str | None) -> bool:
    """Tell whether the register has the plate on the same vehicle."""
    return reading.get(Vehicle, plate.vehicle_id).vin == vin


def _start(at: int, values: Mapping[str, list[Any]]) -> date | None:
    starts = values.get("plate_start")
    return starts[at] if starts else None


def _end(at: int, values: Mapping[str, list[Any]]) -> date | None:
    ends = values.get("plate_end")
    return ends[at] if ends else None
