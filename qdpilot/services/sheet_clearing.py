"""Cells that say that what is registered there is to be cleared; an empty cell says nothing."""

from __future__ import annotations

from dataclasses import MISSING, fields
from typing import TYPE_CHECKING, Any

from qdpilot.services.sheet_cells import CLEAR
from qdpilot.services.vehicle_sheet import Problem, blocked

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from qdpilot.services.sheet_table import SheetTable


def clearable(kind: type[Any]) -> Mapping[str, Any]:
    """Return the fields of a kind of record that may hold nothing, with what they hold then."""
    usual = {one.name: one.default for one in fields(kind) if one.default is not MISSING}
    empty = {name: one for name, one in usual.items() if one in (None, "", ())}
    bare = {one.name: "" for one in fields(kind) if one.name in {"make", "model"}}
    return {**empty, **bare}


def cleared(
    table: SheetTable, kind: type[Any], names: Mapping[str, str]
) -> dict[int, dict[str, Any]]:
    """Return by its place what each row clears: fields of the record, with what they hold then.

    Args:
        table: As read.
        kind: Of the records.
        names: Field of the sheet to the field of the record that it clears.
    """
    empty, found = clearable(kind), dict[int, dict[str, Any]]()
    for at, code in table.cleared:
        if code in names:
            found.setdefault(at, {})[names[code]] = empty[names[code]]
    return found


def not_cleared(table: SheetTable, codes: Collection[str]) -> Iterator[Problem]:
    """Name the cells that are to be cleared and cannot be: all but those of some fields."""
    for at, code in sorted(table.cleared):
        if code not in codes:
            finding = blocked("sheet_not_cleared", field=code)
            yield Problem(row=table.rows[at], field=code, value=CLEAR, finding=finding)
