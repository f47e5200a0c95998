"""Workbooks (xlsx, xls): which sheet, which cells, what is merged or computed. Runs in the child.

calamine reads the values; of formulas and errors it keeps nothing, so these are looked up in the
XML of the sheet beside it (`sheets_marks`). A large sheet is read in pieces (`sheets_pieces`).
"""

from __future__ import annotations

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
from qdpilot.exchange.sheets_blocks import of_rows
from qdpilot.exchange.sheets_marks import Marks, look_through, part_of
from qdpilot.exchange.sheets_pieces import RANGE, PieceReader, UnevenError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from python_calamine import CalamineSheet

    from qdpilot.exchange.sheets_blocks import Block

MOST_PARTS = 2_000
MOST_UNPACKED = 400 * 1024 * 1024
#: trust.md, T4: more than this no honest part is packed.
MOST_RATIO = 200
_SMALL = 64 * 1024
_UNREADABLE = (
    KeyError,
    ElementTree.ParseError,
    zipfile.BadZipFile,
    OSError,
    ValueError,
    NotImplementedError,
    zlib.error,
)


def read(path: Path, asked: dict[str, Any]) -> tuple[dict[str, Any], Iterator[Block]]:
    """Return what the sheet of a workbook is, all of it once its rows were read, and those."""
    packed = zipfile.is_zipfile(path)
    if packed:
        _require_honest(path)
    marks = Marks()
    try:
        book = CalamineWorkbook.from_path(path)
        names = _sheets(book)
        wanted = asked["sheet"] or names[0]
        if wanted not in names:
            raise RefusedError("no_such_sheet", wanted)
        head = {"sheet": wanted, "sheets": names, "encoding": "", "delimiter": ""}
        pieces = _pieces(path, wanted, marks) if packed else None
        if pieces is not None:
            return head, _all_of(pieces, head, marks, asked["cells"])
        marks = Marks()  # a piece that was begun with all the same may still mark the others
        with ThreadPoolExecutor(1) as beside:  # calamine lets other threads work
            if packed:
                beside.submit(_mark, path, wanted, marks)
            sheet = book.get_sheet_by_name(wanted)
    except PasswordError as error:
        raise RefusedError("locked") from error
    except (CalamineError, OSError, ValueError) as error:
        raise RefusedError("not_a_workbook") from error
    if sheet.total_height * sheet.total_width > RANGE * asked["cells"]:
        raise RefusedError("too_many_cells", str(asked["cells"]))
    merged = [[*low, *high] for low, high in sheet.merged_cell_ranges or ()]
    return head | marks.told(merged), of_rows(_rows(sheet))


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


def _mark(path: Path, sheet: str, marks: Marks) -> None:
    # calamine read it all the same; then nothing more can be said of it
    with suppress(*_UNREADABLE), zipfile.ZipFile(path) as archive:
        look_through(archive, part_of(archive, sheet), marks)


def _pieces(path: Path, sheet: str, marks: Marks) -> PieceReader | None:
    """Return what reads a large sheet in pieces; None if it is to be read as one."""
    with suppress(*_UNREADABLE, UnevenError), zipfile.ZipFile(path) as archive:
        part = part_of(archive, sheet)
        reader = PieceReader(archive, part, sheet, marks)
        if reader.serves:
            with archive.open(part) as xml:
                reader.cut(xml)
            return reader
    return None


def _all_of(pieces: PieceReader, head: dict[str, Any], marks: Marks, most: int) -> Iterator[Block]:
    yield from pieces.blocks(most)
    head |= marks.told(pieces.merged)
