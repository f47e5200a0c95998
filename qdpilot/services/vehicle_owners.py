"""Whose the vehicles of a sheet are: operators by name or code, new ones where both are given."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from qdpilot.model.name_order import name_key
from qdpilot.model.operator import Operator
from qdpilot.rules.identifiers import uscc_fault
from qdpilot.services.clock import new_id
from qdpilot.services.owner_promises import owner_faults
from qdpilot.services.vehicle_sheet import Problem, blocked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qdpilot.model.finding import Finding
    from qdpilot.services.ports import Reading
    from qdpilot.services.sheet_merging import Merged
    from qdpilot.services.sheet_table import SheetTable


#: Names that are offered first, and how like the one in the sheet they are (difflib's ratio).
_NEAR, _LIKE = 5, 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Owners:
    """Whose each row is.

    Attributes:
        ids: Of the operator of each row; empty if unknown.
        fresh: Operators that the register does not have yet.
        problems: Rows whose operator is not known.
    """

    ids: list[str]
    fresh: tuple[Operator, ...]
    problems: list[Problem]


def owners(rows: Sequence[int], values: Mapping[str, list[Any]], reading: Reading) -> Owners:
    """Find the operator of each row.

    A cell of the operator's column may hold a name or a code. An operator that is not registered
    is made when its name and its code are both there.
    """
    names = values.get("operator") or [None] * len(rows)
    codes = values.get("uscc") or [None] * len(rows)
    book = _Book(reading)
    found = {pair: book.find(*pair) for pair in dict.fromkeys(zip(names, codes, strict=True))}
    unknown = {pair: one for pair, one in found.items() if isinstance(one, _Unknown)}
    known = {pair: "" if isinstance(one, _Unknown) else one for pair, one in found.items()}
    ids = list(map(known.__getitem__, zip(names, codes, strict=True)))
    named = {pair for pair in unknown if pair[0]}  # where no name stands, that is said already
    pairs = zip(rows, zip(names, codes, strict=True), strict=True) if named else ()
    problems = [unknown[pair].of(row) for row, pair in pairs if pair in named]
    return Owners(ids=ids, fresh=tuple(book.fresh), problems=problems)


def held_owners(table: SheetTable, taken: Merged, reading: Reading) -> Iterator[Problem]:
    """Name rows that would take a registered record away from a suspended operator."""
    pairs = {at: (taken.known[at], one) for at, one in taken.corrected.items()}
    moved = {at: two for at, two in pairs.items() if two[0].operator_id != two[1].operator_id}
    for at, finding in owner_faults(reading, moved) if moved else ():
        said = (table.values.get(name) for name in ("operator", "uscc"))
        value = next((column[at] for column in said if column and column[at]), "")
        right = str(finding.values["owner"])
        yield Problem(
            row=table.rows[at], field="operator", value=value, finding=finding, suggestion=right
        )


@dataclass(frozen=True, slots=True)
class _Unknown:
    """Why the operator of some rows is not known."""

    field: str
    value: str
    finding: Finding
    suggestion: str = ""
    choices: tuple[str, ...] = ()

    def of(self, row: int) -> Problem:
        """Return the problem of a row."""
        return Problem(
            row=row,
            field=self.field,
            value=self.value,
            finding=self.finding,
            suggestion=self.suggestion,
            choices=self.choices,
        )


class _Book:
    """The operators by name and by code."""

    def __init__(self, reading: Reading) -> None:
        known = reading.all(Operator)
        self._by_name = {one.name: one.id for one in known}
        self._by_code = {one.uscc: one.id for one in known}
        self.fresh: list[Operator] = []

    def find(self, said: str | None, code: str | None) -> str | _Unknown:
        """Return the id of an operator, or why there is none."""
        name = said or ""
        code = code or (name if name in self._by_code else "")
        if code in self._by_code:
            return self._by_code[code]
        if name in self._by_name and not code:
            return self._by_name[name]
        if not name or not code:
            near = get_close_matches(name, self._by_name, n=_NEAR, cutoff=_LIKE)
            finding = blocked("sheet_operator")
            others = sorted(self._by_name.keys() - set(near), key=name_key)
            return _Unknown("operator", name, finding, (*near, "")[0], (*near, *others))
        fault = uscc_fault(code)
        if fault is not None:
            return _Unknown("uscc", code, fault, _right(code, fault))
        if name in self._by_name:
            return _Unknown("uscc", code, blocked("sheet_operator_code", name=name))
        made = Operator(id=new_id(), name=name, uscc=code)
        self.fresh.append(made)
        self._by_name[name] = self._by_code[code] = made.id
        return made.id


def _right(code: str, fault: Finding) -> str:
    expected = fault.values.get("expected")
    return f"{code[:17]}{expected}" if expected else ""
