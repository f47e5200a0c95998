"""Tables to Excel and CSV: typed cells, frozen headings, filters; text never becomes a formula.

Source: trust.md, section 5, T1 (text that begins like a formula runs when somebody opens it).
"""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from qdpilot.exchange.apostrophes import LIKE_FORMULA, kept
from qdpilot.services.handing_out import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NARROWEST, _WIDEST = 8, 48


@dataclass(frozen=True, slots=True)
class Table:
    """What is written.

    Attributes:
        title: Name of the sheet.
        headings: Of the columns.
        rows: Values: text, numbers, days, yes or no, None.
    """

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Any]]


def export(table: Table, path: Path) -> Path:
    """Write a table as the ending of the path says: .csv, else Excel.

    Raises:
        FileExistsAlreadyError, StoreUnavailableError: As `write_file` does.
    """
    csv_asked = path.suffix.lower() == ".csv"
    write_file(as_csv(table) if csv_asked else as_xlsx(table), to=path)
    return path


def as_csv(table: Table) -> bytes:
    """Return UTF-8 with the mark that Excel wants; text like a formula gets an apostrophe.

    Text stands in quotes, so that whoever reads it back takes none of its marks for a delimiter.
    """
    told = io.StringIO()
    lines = csv.writer(told, quoting=csv.QUOTE_NONNUMERIC)
    lines.writerow([_safe(one) for one in table.headings])
    lines.writerows([_safe(one) for one in row] for row in table.rows)
    return told.getvalue().encode("utf-8-sig")


def as_xlsx(table: Table) -> bytes:
    """Return a workbook of one sheet."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    page: Any = book.create_sheet(_ILLEGAL.sub("", re.sub(r"[\[\]:*?/\\]", " ", table.title))[:31])
    page.freeze_panes = "A2"
    for at, width in enumerate(_widths(table), start=1):
        page.column_dimensions[get_column_letter(at)].width = width
    last = get_column_letter(max(len(table.headings), 1))
    page.auto_filter.ref = f"A1:{last}{len(table.rows) + 1}"
    page.append([_cell(page, one, strong=True) for one in table.headings])
    for row in table.rows:
        page.append([_cell(page, one) for one in row])
    return saved(book)


def _widths(table: Table) -> list[float]:
    sample = [table.headings, *table.rows[:200]]
    columns = zip(*sample, strict=True)
    lengths = (max(map(_length, column)) for column in columns)
    return [min(max(one + 2, _NARROWEST), _WIDEST) for one in lengths]


def _length(value: object) -> int:
    return sum(1 if char.isascii() else 2 for char in _text(value))


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _cell(page: Any, value: Any, *, strong: bool = False) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    if isinstance(value, str):
        cell = WriteOnlyCell(page, "")
        cell.value = _ILLEGAL.sub("", value)
        cell.data_type = "s"
        if LIKE_FORMULA.match(value):
            cell.quotePrefix = True
    else:
        cell = WriteOnlyCell(page, value)
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
    if strong:
        cell.font = Font(bold=True)
    return cell


def saved(book: Any) -> bytes:
    """Return a workbook as the bytes of its file."""
    told = io.BytesIO()
    book.save(told)
    return told.getvalue()


def _safe(value: object) -> object:
    if isinstance(value, str):
        return kept(value)
    return value.isoformat() if isinstance(value, date) else value


def rows_of(values: Iterable[Sequence[Any]]) -> list[list[Any]]:
    """Return rows whose cells are of kinds that a sheet knows; all others as text."""
    known = (str, int, float, bool, date, type(None))
    return [[one if isinstance(one, known) else str(one) for one in row] for row in values]
