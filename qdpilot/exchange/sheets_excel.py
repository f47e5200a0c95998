"""Workbooks (xlsx, xls): which sheet, which cells, what is merged or computed. Runs in the child.

calamine reads the values; of formulas and errors it keeps nothing, so these are looked up in the
XML of the sheet beside it.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from qdpilot.exchange.child import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from python_calamine import CalamineSheet

MOST_PARTS = 2_000
MOST_UNPACKED = 400 * 1024 * 1024
#: trust.md, T4: more than this no honest part is packed.
MOST_RATIO = 200
_SMALL = 64 * 1024
_BLOCK = 4 * 1024 * 1024
_LONGEST_CELL = 256 * 1024  # its text and formula
_MOST_NAMED = 2_000  # formulas and errors that are named one by one
_FORMULA = re.compile(rb'<c\s[^>]*?r="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<f[\s>/]')
_ERROR = re.compile(
    rb'<c\s(?=[^>]*?t="e")[^>]*?r="([A-Z]{1,3})(\d{1,7})"[^>]*>(?:<f[^<]*(?:</f>)?)?<v>([^<]*)'
)


def read(path: Path, asked: dict[str, Any]) -> tuple[dict[str, Any], Iterator[list[Any]]]:
    """Return what the sheet of a workbook is, and its rows."""
    packed = zipfile.is_zipfile(path)
    if packed:
        _require_honest(path)
    try:
        book = CalamineWorkbook.from_path(path)
        names = _sheets(book)
        wanted = asked["sheet"] or names[0]
        if wanted not in names:
            raise RefusedError("no_such_sheet", wanted)
        with ThreadPoolExecutor(1) as beside:  # calamine lets other threads work
            marking = beside.submit(_marked, path, wanted) if packed else None
            sheet = book.get_sheet_by_name(wanted)
    except PasswordError as error:
        raise RefusedError("locked") from error
    except (CalamineError, OSError, ValueError) as error:
        raise RefusedError("not_a_workbook") from error
    if sheet.total_height * sheet.total_width > 4 * asked["cells"]:
        raise RefusedError("too_many_cells", str(asked["cells"]))
    formulas, errors = marking.result() if marking else ([], [])
    head = {"sheet": wanted, "sheets": names, "encoding": "", "delimiter": ""}
    merged = [[*low, *high] for low, high in sheet.merged_cell_ranges or ()]
    marks = {"merged": merged[:_MOST_NAMED], "formulas": formulas, "errors": errors}
    return {**head, **marks}, _rows(sheet)


def _require_honest(path: Path) -> None:
    """Refuse a packed file that would unpack to far more than it is."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise RefusedError("not_a_workbook") from error
    if len(parts) > MOST_PARTS or sum(one.file_size for one in parts) > MOST_UNPACKED:
        raise RefusedError("bomb")
    for one in parts:
        if one.file_size > _SMALL and one.file_size > MOST_RATIO * max(one.compress_size, 1):
            raise RefusedError("bomb", one.filename)


def _sheets(book: CalamineWorkbook) -> list[str]:
    """Return the names of the sheets with cells, those that are shown first."""
    sheets = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    names = [one.name for one in sheets if one.visible == SheetVisibleEnum.Visible]
    names += [one.name for one in sheets if one.name not in names]
    if not names:
        raise RefusedError("no_sheet")
    return names


def _rows(sheet: CalamineSheet) -> Iterator[list[Any]]:
    # Empty rows above the first cell come with it, empty columns before it do not.
    before = [""] * (sheet.start[1] if sheet.start else 0)
    rows: Iterator[list[Any]] = sheet.iter_rows()
    return map(before.__add__, rows) if before else rows


def _marked(path: Path, sheet: str) -> tuple[list[list[Any]], list[list[Any]]]:
    """Return the cells with formulas (row, column) and with errors."""
    formulas: list[list[Any]] = []
    errors: list[list[Any]] = []
    # calamine read it all the same; then nothing more can be said of it
    unreadable = (KeyError, ElementTree.ParseError, zipfile.BadZipFile, OSError, ValueError)
    with suppress(*unreadable, zlib.error), zipfile.ZipFile(path) as archive:
        for cells in _blocks(archive, _part(archive, sheet)):
            if b"<f" in cells:
                formulas += (list(_place(one)) for one in _FORMULA.finditer(cells))
            if b't="e"' in cells:
                errors += ([*_place(one), _said(one)] for one in _ERROR.finditer(cells))
            if min(len(formulas), len(errors)) >= _MOST_NAMED:
                break
    return formulas[:_MOST_NAMED], errors[:_MOST_NAMED]


def _blocks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Yield a part piece by piece, so that no cell is cut."""
    rest = b""
    with archive.open(name) as part:
        while block := part.read(_BLOCK):
            rest += block
            cut = max(rest.rfind(b"<c "), len(rest) - _LONGEST_CELL)
            yield rest[:cut]
            rest = rest[cut:]
    yield rest


def _said(found: re.Match[bytes]) -> str:
    return found[3].decode("ascii", "replace")


def _place(found: re.Match[bytes]) -> tuple[int, int]:
    column = 0
    for letter in found[1]:
        column = column * 26 + letter - 64
    return int(found[2]) - 1, column - 1


def _part(archive: zipfile.ZipFile, sheet: str) -> str:
    """Return where the XML of a sheet lies in a workbook.

    Source: ECMA-376, part 1, 18.2.19 (sheet) and part 2, 9.3 (relationships).
    """
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {one.get("Id"): one.get("Target", "") for one in links}
    for one in book.iter("{http://schemas.openxmlformats.org/spreadsheetml/2006/main}sheet"):
        if one.get("name") == sheet:
            office = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
            target = targets[one.get(office)]
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    raise KeyError(sheet)
