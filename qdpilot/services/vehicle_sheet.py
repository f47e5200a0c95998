"""Values of a sheet of the register: what was asked, what was read, what is wrong where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from qdpilot.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qdpilot.model.operator import Operator
    from qdpilot.model.vehicle import Plate
    from qdpilot.services.sheet_fields import Book

#: What becomes of a row whose key stands twice in the sheet, or is registered already.
Twice: TypeAlias = Literal["", "first", "last"]
Existing: TypeAlias = Literal["", "keep", "update"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a sheet is to be taken.

    Attributes:
        columns: Field to the place of its column, from 0.
        usual: Field to what holds where its cell is empty, as typed.
        fixes: (row from 1, field) to what is to stand there instead, as typed.
        twice: For keys that stand twice: the first row or the last; empty: a person decides.
        existing: For registered records: keep the register, or let the sheet correct; empty: ask.
        merges: Row to what holds for it alone: first, last, keep, update or skip.
    """

    columns: Mapping[str, int]
    usual: Mapping[str, str] = field(default_factory=dict)
    fixes: Mapping[tuple[int, str], str] = field(default_factory=dict)
    twice: Twice = ""
    existing: Existing = ""
    merges: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What is wrong with a cell, or worth saying of it.

    Attributes:
        row: In the sheet, from 1, as Excel counts; 0: all rows.
        field: Code of the field.
        value: What stands there; an identity number is masked.
        finding: The rule; it blocks the row, or only warns.
        suggestion: What may be meant; empty if nothing is plain.
        both: Where two records must be chosen between: field, what the other says, what the row
            says; identity numbers are masked.
        choices: What can stand there, what is nearest first; empty where one types.
    """

    row: int
    field: str
    value: str
    finding: Finding
    suggestion: str = ""
    both: tuple[tuple[str, Any, Any], ...] = ()
    choices: tuple[str, ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether the row cannot be taken."""
        return self.finding.level is Level.BLOCK


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A sheet as it would be taken; nothing is written.

    Attributes:
        book: Whose sheet it is.
        name: Of the file.
        sha256: Of the file.
        rows: Row in the sheet, from 1, of each row that was weighed.
        values: Field to its value in each of these rows; what could not be read is None.
        problems: In the order of rows.
        fresh: Places (in `rows`) of records that would be added.
        corrected: Place to the registered record as it would be corrected.
        assigned: Place to the id of the registered vehicle that the plate of the row goes to.
        plates: Place to a registered plate as it would be corrected.
        same: Places of rows that say what the register, or an earlier row, says already.
        left_out: Places of rows that the person left out.
        operators: Operators that would be registered on the way.
        operator_ids: Whose each row is, an operator's or, of policies and software, a vehicle's;
            empty if unknown.
        owners: By id, the vehicles or operators that rows of parts belong to, as read.
        places: Of rows of parts: where among those of its owner each belongs, if that is clear.
    """

    book: Book
    name: str
    sha256: str
    rows: tuple[int, ...]
    values: Mapping[str, list[Any]]
    problems: tuple[Problem, ...]
    fresh: tuple[int, ...]
    corrected: Mapping[int, Any]
    assigned: Mapping[int, str]
    same: frozenset[int]
    left_out: frozenset[int]
    operators: tuple[Operator, ...]
    operator_ids: list[str]
    owners: Mapping[str, Any] = field(default_factory=dict)
    places: Sequence[int | None] = ()
    plates: Mapping[int, Plate] = field(default_factory=dict)

    @property
    def bad_rows(self) -> frozenset[int]:
        """Rows, from 1, that cannot be taken."""
        return frozenset(one.row for one in self.problems if one.blocks)


def taken(weighed: Weighed) -> int:
    """Return how many rows would write something."""
    known = weighed.corrected.keys() | weighed.assigned.keys() | weighed.plates.keys()
    return len(weighed.fresh) + len(known)


def blocked(rule: str, **values: object) -> Finding:
    """Return a finding that keeps a row out."""
    return Finding(rule=rule, level=Level.BLOCK, subject="", values=values)


def warned(rule: str, **values: object) -> Finding:
    """Return a finding that is only said."""
    return Finding(rule=rule, level=Level.WARN, subject="", values=values)
