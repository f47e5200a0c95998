"""Cells pasted onto cells of a list, as a sheet for the import: nothing is written unseen."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication

from qdpilot.services.sheet_fields import mapped, sheet_fields
from ui import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.services.sheet_fields import Book, SheetField
    from ui.kit.columns import Column
    from ui.kit.paged_table import PagedTable

#: Columns with the name of a field of the sheet that are more than a field: they are assigned.
_ASSIGNED = frozenset({"plate"})


class NoBlockError(Exception):
    """Why cells cannot be pasted there, in a sentence."""


def cells_of(text: str) -> list[list[str]]:
    """Return the cells that stand on the clipboard as text; empty lines are none."""
    read = csv.reader(io.StringIO(text), delimiter="\t")
    return [row for row in read if any(cell.strip() for cell in row)]


def has_headings(cells: Sequence[Sequence[str]], book: Book) -> bool:
    """Tell whether what is pasted names its columns itself."""
    found = mapped(cells[0], book) if cells else {}
    return book.key in found or len(found) > 1


def target_fields(
    table: PagedTable[Any], cells: Sequence[Sequence[str]], book: Book
) -> list[SheetField]:
    """Return the fields onto which the columns of the cells come.

    Raises:
        NoBlockError: If one of them cannot be typed over.
    """
    wide = max(map(len, cells))
    at = table.cell_column()
    columns = table.columns_shown()[at : at + wide] if at >= 0 else []
    if len(columns) < wide:
        words = QCoreApplication.translate(
            "PasteBlock", "{count} columns are on the clipboard, {room} stand here."
        )
        raise NoBlockError(words.format(count=wide, room=len(columns)))
    return [_field(one, book) for one in columns]


def target_keys(table: PagedTable[Any], cells: Sequence[Sequence[str]]) -> list[int]:
    """Return the keys of the rows onto which the cells come: one line fills all that are selected.

    Raises:
        NoBlockError: If there are fewer rows than lines.
    """
    ranges = table.chosen_ranges()
    if len(cells) == 1 and ranges:
        filled: list[int] = table.rows.keys_in(ranges).tolist()
        return filled
    first = ranges[0][0] if ranges else table.currentIndex().row()
    keys: list[int] = table.rows.keys_in([(first, first + len(cells) - 1)]).tolist()
    if len(keys) < len(cells):
        words = QCoreApplication.translate(
            "PasteBlock", "{count} rows are on the clipboard, from here on the list has {room}."
        )
        told = words.format(count=shown.number(len(cells)), room=shown.number(len(keys)))
        raise NoBlockError(told)
    return keys


def sheet_of(
    names: Sequence[str], fields: Sequence[SheetField], cells: Sequence[Sequence[str]], book: Book
) -> str:
    """Return a sheet, tab-separated: which record, and what should stand in its fields."""
    out = io.StringIO()
    write = csv.writer(out, delimiter="\t", lineterminator="\n").writerow
    write([sheet_fields(book)[book.key].zh, *(one.zh for one in fields)])
    for at, name in enumerate(names):
        said = cells[at if len(cells) > 1 else 0]
        write([name, *said, *[""] * (len(fields) - len(said))])
    return out.getvalue()


def _field(column: Column[Any], book: Book) -> SheetField:
    field = sheet_fields(book).get(column.code)
    if field is None or column.code in _ASSIGNED or column.code == book.key:
        words = QCoreApplication.translate(
            "PasteBlock", "“{name}” cannot be pasted over; it follows from something else."
        )
        raise NoBlockError(words.format(name=column.title))
    return field
