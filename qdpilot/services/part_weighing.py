"""Weighing a sheet of what vehicles have several of: insurance policies, software versions."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from qdpilot.model.errors import FieldError
from qdpilot.model.lookalike import lookalike_key
from qdpilot.model.vehicle import Plate, Policy, Software, Vehicle
from qdpilot.rules.insurance import insured
from qdpilot.services.plate_promises import cover_refusal
from qdpilot.services.sheet_fields import POLICIES, SOFTWARE
from qdpilot.services.sheet_merging import forgiven, merged
from qdpilot.services.sheet_table import SheetTable
from qdpilot.services.sheet_taking import sorted_out
from qdpilot.services.vehicle_owners import Owners
from qdpilot.services.vehicle_sheet import Problem, blocked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qdpilot.exchange.sheets import SheetFile
    from qdpilot.services.ports import Reading
    from qdpilot.services.sheet_fields import Book
    from qdpilot.services.vehicle_sheet import Plan, Weighed


@dataclass(frozen=True, slots=True)
class Part:
    """What a vehicle has several of.

    Attributes:
        kind: Class of one.
        field: Of the vehicle that holds them.
        columns: Field of one to the field of the sheet, where the two differ.
    """

    kind: type[Any]
    field: str
    columns: Mapping[str, str]

    def places(self, parts: Sequence[Any], part: Any) -> list[int]:
        """Return where a vehicle has what may be this one: several, if that is not clear.

        One policy may cover two things under one number, and one version may come back.
        """
        same = [at for at, one in enumerate(parts) if _sign(one) == _sign(part)]
        return same or [at for at, one in enumerate(parts) if _may_be(one, part)]


PARTS: dict[str, Part] = {
    POLICIES.code: Part(Policy, "policies", {}),
    SOFTWARE.code: Part(Software, "software", {"version": "software_version"}),
}


def weigh_parts(sheet: SheetFile, plan: Plan, reading: Reading, book: Book) -> Weighed:
    """Look at every row; write nothing.

    Args:
        sheet: As read.
        plan: Which column is what, and what the person corrected or decided so far.
        reading: The register, whose vehicles the rows belong to.
        book: Policies or software versions.

    Raises:
        UnreadableFileError: If there are no headings.
    """
    part, table = PARTS[book.code], SheetTable(sheet, plan, book)
    table.read_all()
    whose = _whose(table, reading)
    table.values.setdefault(book.key, [None] * len(table.rows))
    table.values["vin"] = [
        said if one is None else one.vin
        for one, said in zip(whose, _column(table, "vin"), strict=True)
    ]
    table.problems += _turned_round(table)
    vehicles = {one.id: one for one in whose if one is not None}
    keys, known = _matched(table, part, whose)
    taken = merged(table, keys, known, partial(_corrected, part, table.values), plan)
    table.problems = forgiven(table, taken) + taken.problems
    own = Owners(ids=["" if one is None else one.id for one in whose], fresh=(), problems=[])
    found = replace(sorted_out(sheet, table, plan, own, taken, assigned={}), vehicles=vehicles)
    bare = list(_uncovering(found, reading)) if book is POLICIES else []
    if bare:
        table.problems += bare
        found = replace(sorted_out(sheet, table, plan, own, taken, assigned={}), vehicles=vehicles)
    return found


def with_parts(weighed: Weighed) -> Iterator[Vehicle]:
    """Yield each vehicle that rows change, with what it has then, in the order of days."""
    part = PARTS[weighed.book.code]
    places: dict[str, list[int]] = {}
    for at in sorted({*weighed.fresh, *weighed.corrected}):
        places.setdefault(weighed.operator_ids[at], []).append(at)
    for vehicle_id, rows in places.items():
        vehicle = weighed.vehicles[vehicle_id]
        before = getattr(vehicle, part.field)
        held = list(before)
        for at in rows:
            said = _made(part, weighed.values, at)
            if at in weighed.corrected:
                held[part.places(before, said)[0]] = weighed.corrected[at]
            else:
                held.append(said)
        changed: Any = {part.field: tuple(sorted(held, key=_first_day))}
        yield replace(vehicle, **changed)


def _first_day(part: Any) -> Any:
    return part.start if isinstance(part, Policy) else part.since


def _sign(part: Any) -> tuple[object, ...]:
    if isinstance(part, Policy):
        return (part.cover, part.number or part.start)
    return (part.version, part.since)


def _may_be(one: Any, other: Any) -> bool:
    if isinstance(one, Policy):
        is_bare = not (one.number and other.number)
        return is_bare and (one.cover, one.start) == (other.cover, other.start)
    return bool(one.version == other.version)


def _matched(
    table: SheetTable, part: Part, whose: Sequence[Vehicle | None]
) -> tuple[list[str], dict[str, Any]]:
    """Return by what rows are the same, and what of it is registered; name what is not clear."""
    keys, known, there = [""] * len(whose), dict[str, Any](), dict[str, list[Any]]()
    for at, vehicle in enumerate(whose):
        made = None if vehicle is None else _made(part, table.values, at)
        if vehicle is None or made is None:
            continue
        held = getattr(vehicle, part.field)
        parts = there.setdefault(vehicle.id, list(held))
        places = part.places(parts, made)
        if len(places) > 1:
            problem = Problem(
                row=table.rows[at],
                field="vin",
                value=vehicle.vin,
                finding=blocked("sheet_part_unclear"),
            )
            table.problems.append(problem)
            continue
        if not places:
            places = [len(parts)]
            parts.append(made)
        keys[at] = f"{vehicle.id}\0{places[0]}"
        if places[0] < len(held):
            known[keys[at]] = held[places[0]]
    return keys, known


def _made(part: Part, values: Mapping[str, list[Any]], at: int) -> Any:
    """Return what a row says; None if something that must be there is not."""
    said = _said(part, values, at)
    must = {"cover", "start", "end"} if part.kind is Policy else {"version", "since"}
    return part.kind(**said) if must <= said.keys() else None


def _said(part: Part, values: Mapping[str, list[Any]], at: int) -> dict[str, Any]:
    own = {one.name: part.columns.get(one.name, one.name) for one in fields(part.kind)}
    said = {name: values[column][at] for name, column in own.items() if column in values}
    return {name: one for name, one in said.items() if one is not None}


def _corrected(part: Part, values: Mapping[str, list[Any]], known: Any, at: int) -> Any:
    return replace(known, **_said(part, values, at))


def _column(table: SheetTable, code: str) -> Sequence[Any]:
    return table.values.get(code) or [None] * len(table.rows)


def _whose(table: SheetTable, reading: Reading) -> list[Vehicle | None]:
    """Return the vehicle of each row, by its VIN or, where none is said, by its plate."""
    vins, plates = _column(table, "vin"), _column(table, "plate")
    by_vin = _by_vin({one for one in vins if one}, reading)
    by_plate = _by_plate({one for one in plates if one}, reading)
    found: list[Vehicle | None] = []
    for row, vin, plate in zip(table.rows, vins, plates, strict=True):
        bears = by_plate.get(lookalike_key(plate or ""))
        one = by_vin.get(lookalike_key(vin)) if vin else bears
        found.append(one)
        if one is not None and bears is not None and bears.id != one.id:
            finding = blocked("sheet_part_two_vehicles", vin=bears.vin)
            table.problems.append(Problem(row=row, field="plate", value=plate, finding=finding))
        if one is None:
            field, value = ("vin", vin) if vin or not plate else ("plate", plate)
            rule = "sheet_part_vehicle" if value else "sheet_part_no_vehicle"
            finding = blocked(rule)
            table.problems.append(Problem(row=row, field=field, value=value or "", finding=finding))
    return found


def _by_vin(vins: set[str], reading: Reading) -> dict[str, Vehicle]:
    keys = sorted(map(lookalike_key, vins))
    return {one.vin_key: one for one in reading.among(Vehicle, "vin_key", keys)}


def _by_plate(numbers: set[str], reading: Reading) -> dict[str, Vehicle]:
    """Return the vehicles by plates that stand; a number that two have had in turn tells none."""
    keys = sorted(map(lookalike_key, numbers))
    holders: dict[str, set[str]] = {}
    for one in reading.among(Plate, "number_key", keys):
        if one.withdrawn_on is None:
            holders.setdefault(one.number_key, set()).add(one.vehicle_id)
    alone = {key: next(iter(ids)) for key, ids in holders.items() if len(ids) == 1}
    found = {one.id: one for one in reading.among(Vehicle, "id", sorted(set(alone.values())))}
    return {key: found[id] for key, id in alone.items()}


def _uncovering(weighed: Weighed, reading: Reading) -> Iterator[Problem]:
    """Name the rows after which a plate that stands would lose its cover."""
    after = {one.id: insured(one) for one in with_parts(weighed)}
    plates: dict[str, list[Plate]] = {}
    for plate in reading.among(Plate, "vehicle_id", sorted(after)):
        plates.setdefault(plate.vehicle_id, []).append(plate)
    lost: dict[str, Any] = {}
    for id, vehicle in after.items():
        refused = cover_refusal(weighed.vehicles[id], vehicle, plates.get(id, ()))
        if isinstance(refused, FieldError):
            lost[id] = refused.values["rule"]
    for at in sorted({*weighed.fresh, *weighed.corrected}):
        finding = lost.get(weighed.operator_ids[at])
        if finding is not None:
            value = str(weighed.values["end"][at])
            yield Problem(row=weighed.rows[at], field="end", value=value, finding=finding)


def _turned_round(table: SheetTable) -> Iterator[Problem]:
    starts, ends = _column(table, "start"), _column(table, "end")
    for row, start, end in zip(table.rows, starts, ends, strict=True):
        if start is not None and end is not None and end < start:
            finding = blocked("end_before_start")
            yield Problem(row=row, field="end", value=end.isoformat(), finding=finding)
