"""Cells pasted onto cells of a list, as a sheet for the import: nothing is written unseen."""

from __future__ import annotations

import csv
import io
from itertools import islice
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
_MOST = 5_000  # rows: more are not laid onto a list by hand, and would keep the screen waiting
_LOOKED_AT = 10  # lines, for headings


class NoBlockError(Exception):
    """Why cells cannot be pasted there, in a sentence."""


def cells_of(text: str) -> list[list[str]]:
    """Return the cells that stand on the clipboard as text; an emptied cell is a line of its own.

    Raises:
        NoBlockError: If it is no table, or one too long to be laid onto a list.
        csv.Error: If it cannot be read, which `is_sheet` would have told.
    """
    none = QCoreApplication.translate("PasteBlock", "The clipboard holds no table.")
    rows = _lines(text)
    if not any(cell.strip() for row in rows for cell in row):
        raise NoBlockError(none)
    if len(rows) > _MOST:
        words = QCoreApplication.translate(
            "PasteBlock", "At most {most} rows are pasted onto a list; import more from a file."
        )
        raise NoBlockError(words.format(most=shown.number(_MOST)))
    return rows


def is_sheet(text: str, book: Book) -> bool:
    """Tell whether what is pasted names its columns itself, in one of its first lines."""
    try:
        rows = _lines(text)
    except csv.Error:
        return True  # the import says what is wrong with it
    heads = [mapped(row, book) for row in rows[:_LOOKED_AT] if row]
    return not heads or any(book.key in found or len(found) > 1 for found in heads)


def _lines(text: str) -> list[list[str]]:
    """Return the cells of the first lines, one more than can be laid onto a list."""
    lines = csv.reader(io.StringIO(text, newline=""), delimiter="\t")
    return list(islice(lines, _MOST + 1))


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
    """Return the keys of the rows onto which the cells come.

    One line fills all that are selected, as many as are selected go onto those, and others onto
    the rows from the first on.

    Raises:
        NoBlockError: If there are fewer rows than lines.
    """
    ranges = table.chosen_ranges()
    chosen: list[int] = table.rows.keys_in(ranges).tolist()
    if chosen and len(cells) in (1, len(chosen)):
        return chosen
    if len(ranges) > 1:
        words = QCoreApplication.translate(
            "PasteBlock", "{count} rows are on the clipboard, {room} apart are chosen."
        )
        told = words.format(count=shown.number(len(cells)), room=shown.number(len(chosen)))
        raise NoBlockError(told)
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
