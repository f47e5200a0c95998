"""Where the headings of a sheet are: under title rows, in one row or two, merged or not."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from qdpilot.model.errors import NoHeadingsError
from qdpilot.rules.parameters import bundled_parameters
from qdpilot.services.sheet_fields import VEHICLES, field_of, mapped, sheet_fields

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from qdpilot.exchange.sheet_values import Cell
    from qdpilot.exchange.sheets import SheetFile
    from qdpilot.services.sheet_fields import Book

_LOOKED_AT = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Headings:
    """The headings of a sheet.

    Attributes:
        row: The row that they begin in, from 0.
        rows: 1, or 2 if groups stand above them.
        labels: Of each column: group and heading together where there are both.
    """

    row: int
    rows: int
    labels: tuple[str, ...]

    @property
    def body(self) -> int:
        """The first row below."""
        return self.row + self.rows


def headings(sheet: SheetFile, book: Book = VEHICLES) -> Headings:
    """Return the headings of a sheet: the row, or pair of rows, that names the most fields.

    Raises:
        NoHeadingsError: If no row names a field that is required, or enough of the others.
    """
    best, most = None, 0
    for one in _candidates(sheet, book):
        known = mapped(one.labels, book)
        if len(known) > most and _names_enough(known, book):
            best, most = one, len(known)
    if best is None:
        place = sheet.sheet or PurePath(sheet.name).suffix[1:].upper()
        raise NoHeadingsError(path=sheet.name, place=place, field=_first_named(book))
    return best


def _first_named(book: Book) -> str:
    """Return a field by whose heading one knows a sheet of a book."""
    fields = sheet_fields(book)
    return book.key if book.key in fields else next(iter(fields))


def _names_enough(known: Collection[str], book: Book) -> bool:
    """Tell headings from a cell that happens to say “Power” or “Name”."""
    fields, least = sheet_fields(book), bundled_parameters()["sheet_headings"].value
    return len(known) >= least or any(fields[code].required for code in known)


def _candidates(sheet: SheetFile, book: Book) -> Iterator[Headings]:
    rows = [_row(sheet, at) for at in range(min(sheet.rows, _LOOKED_AT))]
    for at, upper in enumerate(rows):
        yield Headings(row=at, rows=1, labels=tuple(upper))
        if at + 1 < len(rows):
            pairs = zip(upper, rows[at + 1], strict=True)
            both = tuple(_together(book, *pair) for pair in pairs)
            yield Headings(row=at, rows=2, labels=both)


def _row(sheet: SheetFile, at: int) -> list[str]:
    """Return a row as texts; a merged cell says the same in all its columns."""
    cells = [_text(column[at]) for column in sheet.columns]
    for top, left, bottom, right in sheet.merged:
        if top <= at <= bottom and left < len(cells):
            said = _text(sheet.columns[left][top])
            for column in range(left, min(right + 1, len(cells))):
                cells[column] = cells[column] or said
    return cells


def _together(book: Book, upper: str, lower: str) -> str:
    if not upper or not lower or upper == lower:
        return lower or upper
    both = f"{upper} {lower}"
    return both if field_of(both, book) or not field_of(lower, book) else lower


def filled_down(sheet: SheetFile, column: int, cells: Sequence[Cell], *, body: int) -> list[Cell]:
    """Return the cells of a column with what a merged cell says in each of its rows."""
    filled = list(cells)
    for top, left, bottom, right in sheet.merged:
        if left <= column <= right and bottom >= body:
            for row in range(max(top, body), min(bottom + 1, sheet.rows)):
                if filled[row - body] == "":
                    filled[row - body] = sheet.columns[left][top]
    return filled


def _text(cell: Cell) -> str:
    return cell.strip() if isinstance(cell, str) else str(cell)
