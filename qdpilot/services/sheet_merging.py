"""Rows that stand twice in a sheet, or are registered already: which of the two counts."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from operator import attrgetter
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from qdpilot.model.safety_driver import PERSONAL, SafetyDriver
from qdpilot.services.sheet_fields import sheet_fields
from qdpilot.services.sheet_table import MASKED, shown
from qdpilot.services.vehicle_sheet import Problem, blocked, warned

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from qdpilot.services.sheet_table import SheetTable
    from qdpilot.services.vehicle_sheet import Plan

_LACKING = frozenset({"sheet_missing", "sheet_no_column"})
_VEILED = frozenset(PERSONAL) - {"name", "licensed_since"}  # which the list shows


@dataclass(slots=True)
class Merged:
    """What became of the rows that are not simply new.

    Attributes:
        corrected: Place to the registered record as the row corrects it.
        same: Places of rows that add nothing.
        problems: Rows of which a person must decide.
        registered: Place of a row that is taken to its registered record, as it will be.
        known: Place of each row whose record is registered, as it is.
        called: Field of a record to the field of the sheet, where the two differ.
    """

    corrected: dict[int, Any] = field(default_factory=dict)
    same: set[int] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    registered: dict[int, Any] = field(default_factory=dict)
    known: dict[int, Any] = field(default_factory=dict)
    called: Mapping[str, str] = field(default_factory=dict)


def merged(
    table: SheetTable,
    keys: Sequence[str],
    registered: Mapping[str, Any],
    said: Callable[[Any, int], Any],
    plan: Plan,
    *,
    called: Mapping[str, str] = MappingProxyType({}),
) -> Merged:
    """Decide on rows whose key stands twice, or is registered, as the plan says.

    Args:
        table: As read.
        keys: By which rows are the same; empty for a row without.
        registered: Key to its registered record.
        said: Gives a registered record as the row at a place corrects it.
        plan: What the person decided.
        called: Field of a record to the field of the sheet, where the two differ.
    """
    result = Merged(called=called)
    if len({one for one in keys if one}) < len(keys):
        _within(table, keys, plan, result)
    if registered:
        for at, key in enumerate(keys):
            if key in registered:
                result.known[at] = registered[key]
            if key in registered and at not in result.same:
                pair = (registered[key], said(registered[key], at))
                decided = plan.merges.get(table.rows[at]) or plan.existing
                _against(table, at, pair, decided, result)
        if plan.existing == "update":
            result.problems += _not_emptied(table, result)
    return result


def forgiven(table: SheetTable, taken: Merged) -> list[Problem]:
    """Return the problems without those of what a row lacks and the register knows.

    The register knows what each record must have; of the end of a plate it knows nothing.
    """
    known = {table.rows[at] for at in taken.known}
    must = {code for code, one in sheet_fields(table.book).items() if one.required}
    return [
        one
        for one in table.problems
        if not (one.row in known and one.field in must and one.finding.rule in _LACKING)
    ]


def _not_emptied(table: SheetTable, result: Merged) -> Iterator[Problem]:
    """Name the empty cells that a person laid onto something: they do not clear it."""
    named = {(one.row, one.field) for one in table.problems}
    own = {column: name for name, column in result.called.items()}
    for at, known in result.known.items():
        for name, column in table.values.items():
            is_empty = column[at] is None and (table.rows[at], name) not in named
            is_empty = is_empty and (at, name) not in table.cleared
            if is_empty and _says_something(getattr(known, own.get(name, name), None)):
                finding = warned("sheet_empty_kept")
                yield Problem(row=table.rows[at], field=name, value="", finding=finding)


def _says_something(held: Any) -> bool:
    return held is not False and held not in (None, "", ())


def _within(table: SheetTable, keys: Sequence[str], plan: Plan, result: Merged) -> None:
    rows, values, places = table.rows, table.values, dict[str, int]()
    for at, key in enumerate(keys):
        if not key or plan.merges.get(rows[at]) == "skip":
            continue
        before = places.get(key)
        if before is None:
            places[key] = at
            continue
        decided = plan.merges.get(rows[at]) or plan.twice
        same = {"key": table.book.key, "other": rows[before]}
        if not _differ(table, at, before):
            result.same.add(at)
            finding = warned("sheet_same_row", **same)
        elif decided == "first":
            result.same.add(at)
            finding = warned("sheet_first_kept", **same)
        elif decided == "last":
            result.same.add(before)
            places[key] = at
            finding = warned("sheet_last_kept", **same)
        else:
            differ = _differ(table, at, before)
            finding = blocked("sheet_twice", differ=differ, **same)
            both = tuple(_pair(one, values[one][before], values[one][at]) for one in differ)
            result.problems.append(_problem(table, at, finding, both))
            continue
        result.problems.append(_problem(table, at, finding))


def _problem(
    table: SheetTable, at: int, finding: Any, both: tuple[tuple[str, Any, Any], ...] = ()
) -> Problem:
    key = table.book.key
    value = shown(key, table.values[key][at])
    return Problem(row=table.rows[at], field=key, value=value, finding=finding, both=both)


def _pair(name: str, there: Any, here: Any) -> tuple[str, Any, Any]:
    return (name, shown(name, there), shown(name, here)) if name in MASKED else (name, there, here)


def _held(known: Any, name: str) -> Any:
    """Return what the register holds, as far as the list of it shows that unasked."""
    veiled = isinstance(known, SafetyDriver) and name in _VEILED
    return "***" if veiled else getattr(known, name)


def _differ(table: SheetTable, at: int, before: int) -> tuple[str, ...]:
    """Return the fields of which two rows say something else; one may clear what one leaves."""
    cleared = table.cleared
    return tuple(
        name
        for name, column in table.values.items()
        if column[at] != column[before] or ((at, name) in cleared) != ((before, name) in cleared)
    )


def _against(
    table: SheetTable,
    at: int,
    pair: tuple[Any, Any],
    decided: str,
    result: Merged,
) -> None:
    known, said = pair
    if said == known:
        result.same.add(at)
        result.registered[at] = known
        finding = warned("sheet_registered_same")
    elif decided == "keep":
        result.same.add(at)
        finding = warned("sheet_registered_kept")
    else:
        changed = _changed(known, said)
        differ = tuple(result.called.get(one, one) for one in changed)
        both = tuple(
            _pair(name, _held(known, one), getattr(said, one))
            for name, one in zip(differ, changed, strict=True)
        )
        finding = blocked("sheet_registered", differ=differ)
        if decided == "update":
            result.corrected[at] = result.registered[at] = said
            finding = warned("sheet_registered_updated", differ=differ)
        result.problems.append(_problem(table, at, finding, both))
        return
    result.problems.append(_problem(table, at, finding))


def _changed(before: Any, after: Any) -> tuple[str, ...]:
    names = sorted(one.name for one in fields(before))
    return tuple(one for one in names if attrgetter(one)(before) != attrgetter(one)(after))
