"""Weighing a sheet of what vehicles and operators have several of: policies, members, papers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from qdpilot.model.errors import FieldError
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.rules.identifiers import uscc_fault
from qdpilot.rules.insurance import insured
from qdpilot.services.part_owners import column, operators_of, vehicles_of
from qdpilot.services.parts import PARTS
from qdpilot.services.plate_promises import cover_refusal
from qdpilot.services.sheet_clearing import clearable, cleared, not_cleared
from qdpilot.services.sheet_fields import POLICIES
from qdpilot.services.sheet_merging import forgiven, merged
from qdpilot.services.sheet_table import SheetTable
from qdpilot.services.sheet_taking import sorted_out
from qdpilot.services.vehicle_owners import Owners
from qdpilot.services.vehicle_sheet import Problem, blocked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from qdpilot.exchange.sheets import SheetFile
    from qdpilot.services.parts import Part
    from qdpilot.services.ports import Reading
    from qdpilot.services.sheet_fields import Book
    from qdpilot.services.vehicle_sheet import Plan, Weighed

_SPANS = (("start", "end"), ("paper_start", "paper_end"))


def weigh_parts(sheet: SheetFile, plan: Plan, reading: Reading, book: Book) -> Weighed:
    """Look at every row; write nothing.

    Args:
        sheet: As read.
        plan: Which column is what, and what the person corrected or decided so far.
        reading: The register, whose vehicles or operators the rows belong to.
        book: One of those in `PARTS`.

    Raises:
        UnreadableFileError: If there are no headings.
    """
    part, table = PARTS[book.code], SheetTable(sheet, plan, book)
    table.read_all()
    table.values.setdefault(book.key, [None] * len(table.rows))
    whose = (vehicles_of if part.owner is Vehicle else operators_of)(table, reading)
    for first, last in _SPANS:
        table.problems += _turned_round(table, first, last)
    table.problems += _wrong_codes(table, whose)
    names = {part.columns.get(name, name): name for name in clearable(part.kind)}
    table.problems += not_cleared(table, names)
    corrected = partial(_corrected, part, table.values, cleared(table, part.kind, names))
    places = _places(table, part, whose, corrected)
    keys = [_key(*pair) for pair in zip(whose, places, strict=True)]
    known = _registered(part, whose, places)
    taken = merged(table, keys, known, corrected, plan, called=part.columns)
    table.problems = forgiven(table, taken) + taken.problems
    own = Owners(ids=["" if one is None else one.id for one in whose], fresh=(), problems=[])
    held = {one.id: one for one in whose if one is not None}
    more: dict[str, Any] = {"owners": held, "places": places}
    found = replace(sorted_out(sheet, table, plan, own, taken), **more)
    bare = list(_uncovering(found, reading)) if book is POLICIES else []
    if bare:
        table.problems += bare
        found = replace(sorted_out(sheet, table, plan, own, taken), **more)
    return found


def with_parts(weighed: Weighed) -> Iterator[Any]:
    """Yield each vehicle or operator that rows change, with what it has then."""
    part = PARTS[weighed.book.code]
    places: dict[str, list[int]] = {}
    for at in sorted({*weighed.fresh, *weighed.corrected}):
        places.setdefault(weighed.operator_ids[at], []).append(at)
    for owner_id, rows in places.items():
        owner = weighed.owners[owner_id]
        held = list(getattr(owner, part.field))
        for at in rows:
            place = weighed.places[at]
            if at in weighed.corrected and place is not None:
                held[place] = weighed.corrected[at]
            else:
                held.append(part.made(weighed.values, at))
        if part.order is not None:
            held.sort(key=part.order)
        changed: Any = {part.field: tuple(held)}
        yield replace(owner, **changed)


def _places(
    table: SheetTable, part: Part, whose: Sequence[Any], corrected: Callable[[Any, int], Any]
) -> list[int | None]:
    """Return where the owner of each row has what it says; name what is not clear.

    Behind those that are registered come those that rows add, in their order.
    """
    places: list[int | None] = [None] * len(whose)
    there: dict[str, list[Any]] = {}
    for at, owner in enumerate(whose):
        made = None if owner is None else part.made(table.values, at)
        if owner is None or made is None:
            continue
        parts = there.setdefault(owner.id, list(getattr(owner, part.field)))
        place = places[at] = _place(part, made, parts, corrected, at)
        if place is None:
            table.problems.append(_unclear(table, part, at))
        elif place == len(parts):
            parts.append(made)
        else:  # what it says of this one tells it apart from what later rows bring
            parts[place] = corrected(parts[place], at)
    return places


def _key(owner: Any, place: int | None) -> str:
    return "" if place is None else f"{owner.id}\0{place}"


def _registered(part: Part, whose: Sequence[Any], places: Sequence[int | None]) -> dict[str, Any]:
    """Return by their keys the parts of rows that are registered."""
    known = {}
    for owner, place in zip(whose, places, strict=True):
        held = () if place is None else getattr(owner, part.field)
        if place is not None and place < len(held):
            known[_key(owner, place)] = held[place]
    return known


def _place(
    part: Part, made: Any, parts: Sequence[Any], corrected: Callable[[Any, int], Any], at: int
) -> int | None:
    """Return where an owner has what a row says; behind the last if nowhere, None if not clear.

    Where several may be meant and the row says what one of them says already, it is that one.
    """
    places = part.places(parts, made)
    if len(places) > 1:
        places = [one for one in places if corrected(parts[one], at) == parts[one]]
        return places[0] if places else None
    return places[0] if places else len(parts)


def _unclear(table: SheetTable, part: Part, at: int) -> Problem:
    field = "vin" if part.owner is Vehicle else "operator"
    value = table.values[field][at] or ""
    return Problem(
        row=table.rows[at], field=field, value=value, finding=blocked("sheet_part_unclear")
    )


def _corrected(
    part: Part,
    values: Mapping[str, list[Any]],
    emptied: Mapping[int, Mapping[str, Any]],
    known: Any,
    at: int,
) -> Any:
    return replace(known, **{**part.said(values, at), **emptied.get(at, {})})


def _uncovering(weighed: Weighed, reading: Reading) -> Iterator[Problem]:
    """Name the rows after which a plate that stands would lose its cover."""
    after = {one.id: insured(one) for one in with_parts(weighed)}
    plates: dict[str, list[Plate]] = {}
    for plate in reading.among(Plate, "vehicle_id", sorted(after)):
        plates.setdefault(plate.vehicle_id, []).append(plate)
    lost: dict[str, Any] = {}
    for id, vehicle in after.items():
        refused = cover_refusal(weighed.owners[id], vehicle, plates.get(id, ()))
        if isinstance(refused, FieldError):
            lost[id] = refused.values["rule"]
    for at in sorted({*weighed.fresh, *weighed.corrected}):
        finding = lost.get(weighed.operator_ids[at])
        if finding is not None:
            value = str(weighed.values["end"][at])
            yield Problem(row=weighed.rows[at], field="end", value=value, finding=finding)


def _turned_round(table: SheetTable, first: str, last: str) -> Iterator[Problem]:
    starts, ends = column(table, first), column(table, last)
    for row, start, end in zip(table.rows, starts, ends, strict=True):
        if start is not None and end is not None and end < start:
            finding = blocked("end_before_start")
            yield Problem(row=row, field=last, value=end.isoformat(), finding=finding)


def _wrong_codes(table: SheetTable, whose: Sequence[Any]) -> Iterator[Problem]:
    """Yield codes of members that cannot be, or are those of the operators that lead them."""
    for row, said, lead in zip(table.rows, column(table, "member_uscc"), whose, strict=True):
        if said and lead is not None and said == lead.uscc:
            finding = blocked("sheet_member_is_lead", lead=lead.name)
            yield Problem(row=row, field="member_uscc", value=said, finding=finding)
            continue
        fault = uscc_fault(said) if said else None
        if fault is not None:
            expected = fault.values.get("expected")
            right = f"{said[:17]}{expected}" if expected else ""
            yield Problem(row=row, field="member_uscc", value=said, finding=fault, suggestion=right)
