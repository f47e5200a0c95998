"""Weighing a sheet of operators or of safety drivers."""

from __future__ import annotations

from dataclasses import fields, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from qdpilot.model.finding import Finding, Level
from qdpilot.model.operator import Operator, Paper, PaperKind
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.rules.identifiers import id_number_fault, uscc_fault
from qdpilot.rules.licences import known_class
from qdpilot.services.sheet_clearing import clearable, cleared, not_cleared
from qdpilot.services.sheet_fields import DRIVERS, OPERATORS
from qdpilot.services.sheet_merging import Merged, forgiven, merged
from qdpilot.services.sheet_table import SheetTable, shown
from qdpilot.services.sheet_taking import sorted_out
from qdpilot.services.vehicle_owners import Owners, held_owners, owners
from qdpilot.services.vehicle_sheet import Problem, warned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from qdpilot.exchange.sheets import SheetFile
    from qdpilot.services.ports import Reading
    from qdpilot.services.sheet_fields import Book
    from qdpilot.services.vehicle_sheet import Plan, Weighed

KINDS: dict[str, type[Any]] = {OPERATORS.code: Operator, DRIVERS.code: SafetyDriver}
_FAULTS = {OPERATORS.code: uscc_fault, DRIVERS.code: id_number_fault}
#: Columns of a paper of the operator: its number and its last day.
_PAPERS = {
    PaperKind.BUSINESS_LICENCE: ("", "business_licence_until"),
    PaperKind.TRANSPORT_PERMIT: ("transport_permit", "transport_permit_until"),
}


def weigh_people(sheet: SheetFile, plan: Plan, reading: Reading, book: Book) -> Weighed:
    """Look at every row; write nothing.

    Args:
        sheet: As read.
        plan: Which column is what, and what the person corrected or decided so far.
        reading: The register, for what is there already.
        book: Operators or safety drivers.

    Raises:
        UnreadableFileError: If there are no headings.
    """
    table = SheetTable(sheet, plan, book)
    table.read_all()
    table.problems += _key_problems(table)
    own = Owners(ids=[""] * len(table.rows), fresh=(), problems=[])
    if book is DRIVERS:
        table.problems += _unknown_classes(table)
        own = owners(table.rows, table.values, reading)
        table.problems += own.problems
    kind = KINDS[book.code]
    own_names = {name: name for name in clearable(kind) if name != table.book.key}
    table.problems += not_cleared(table, own_names)
    said = partial(_corrected, table, own.ids, cleared(table, kind, own_names))
    taken = _merged(table, said, plan, reading)
    table.problems = forgiven(table, taken) + taken.problems
    if book is OPERATORS:
        table.problems += _namesakes(table, reading)
    else:
        table.problems += held_owners(table, taken, reading)
    return sorted_out(sheet, table, plan, own, taken)


def _unknown_classes(table: SheetTable) -> Iterator[Problem]:
    """Yield a warning for each driver whose licence is of no class that there is."""
    classes = table.values.get("licence_class") or ()
    unknown = {one for one in {*classes} - {None} if not known_class(one)}
    for row, one in zip(table.rows, classes, strict=False):
        if one in unknown:
            finding = Finding(rule="driver_class_unknown", level=Level.WARN, subject=one)
            yield Problem(row=row, field="licence_class", value=one, finding=finding)


def record_of(kind: type[Any], values: Mapping[str, list[Any]], at: int, **own: Any) -> Any:
    """Return the record that a row without faults makes; `own` is what the sheet does not say."""
    return kind(**own, **_said(kind, values, at, ()))


def _merged(
    table: SheetTable, said: Callable[[Any, int], Any], plan: Plan, reading: Reading
) -> Merged:
    key, kind = table.book.key, KINDS[table.book.code]
    keys = [one or "" for one in table.values.get(key) or ()]
    if not keys:
        return Merged()
    found = reading.among(kind, key, sorted({*keys} - {""}))
    registered = {getattr(one, key): one for one in found}
    return merged(table, keys, registered, said, plan)


def _corrected(
    table: SheetTable,
    ids: Sequence[str],
    emptied: Mapping[int, Mapping[str, Any]],
    known: Any,
    at: int,
) -> Any:
    said = _said(type(known), table.values, at, getattr(known, "papers", ()))
    said |= emptied.get(at, {})
    return replace(known, **said, **({"operator_id": ids[at]} if ids[at] else {}))


def _said(
    kind: type[Any], values: Mapping[str, list[Any]], at: int, papers: Sequence[Paper]
) -> dict[str, Any]:
    """Return the fields that a row fills; an empty cell says nothing."""
    own = {one.name for one in fields(kind)} & values.keys()
    said = {name: values[name][at] for name in own}
    said = {name: one for name, one in said.items() if one is not None}
    if kind is Operator:
        filed = tuple(_papers(values, at, papers))
        said |= {"papers": filed} if filed != tuple(papers) else {}
    return said


def _papers(values: Mapping[str, list[Any]], at: int, papers: Sequence[Paper]) -> Iterator[Paper]:
    """Yield what is filed, with what the row says of it."""
    told = {kind: [_cell(values, one, at) for one in names] for kind, names in _PAPERS.items()}
    for one in papers:
        number, end = told.pop(one.kind, (None, None))
        yield replace(one, number=number or one.number, end=end or one.end)
    for kind, (number, end) in told.items():
        if number or end:
            yield Paper(kind=kind, number=number or "", end=end)


def _cell(values: Mapping[str, list[Any]], name: str, at: int) -> Any:
    column = values.get(name)
    return column[at] if column else None


def _key_problems(table: SheetTable) -> Iterator[Problem]:
    key, fault_of = table.book.key, _FAULTS[table.book.code]
    for row, said in zip(table.rows, table.values.get(key) or (), strict=False):
        fault = fault_of(said) if said else None
        if fault is not None:
            expected = fault.values.get("expected") if key == "uscc" else ""
            right = f"{said[:17]}{expected}" if expected else ""
            value = shown(key, said)
            yield Problem(row=row, field=key, value=value, finding=fault, suggestion=right)


def _namesakes(table: SheetTable, reading: Reading) -> Iterator[Problem]:
    """Name operators whose name is registered with another code: mostly a slip, but it may be."""
    names, codes = table.values.get("name") or [], table.values.get("uscc") or []
    asked = sorted({one for one in names if one})
    known = {one.name: one.uscc for one in reading.among(Operator, "name", asked)}
    for row, name, code in zip(table.rows, names, codes, strict=False):
        if name in known and code and known[name] != code:
            finding = warned("sheet_operator_code", name=name)
            yield Problem(row=row, field="uscc", value=code, finding=finding)
