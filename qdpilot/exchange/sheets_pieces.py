"""The cells of a large sheet, read in pieces by two threads at once. Runs in the child.

calamine reads a sheet from its beginning to its end on one processor and gives no row before. Here
the XML of a sheet is cut between rows, and each piece is read as the sheet of a small workbook that
has the texts and formats of the whole. What cannot surely be cut is left to calamine as it is.
"""

from __future__ import annotations

import io
import re
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from typing import IO, TYPE_CHECKING

from python_calamine import CalamineError, CalamineWorkbook

from qdpilot.exchange.child import RefusedError
from qdpilot.exchange.sheets_blocks import of_rows

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

    from python_calamine import CalamineSheet

    from qdpilot.exchange.sheets_blocks import Block
    from qdpilot.exchange.sheets_marks import Marks

_MIB = 1024 * 1024
#: Bytes of XML of a piece, and of a sheet that fits beside its cells.
_PIECE, _MOST = 6 * _MIB, 128 * _MIB
#: Each piece reads the texts of the workbook anew: it is so many times as long as they are.
_TEXTS_COUNT = 4
_LONGEST_HEAD = 64 * 1024
_BEGIN, _END = b"<sheetData>", b"</sheetData></worksheet>"
_ROW = re.compile(rb'<row(?=[\s/>])(?:[^>]*?\sr="(\d{1,7})")?')
#: A comment, or text as it is, which might hold what looks like a row.
_NOT_PLAIN = re.compile(rb"<!")
#: What calamine asks for beside the sheet itself.
_BESIDE = re.compile(r"(xl/|xl/_rels/|_rels/)?[^/]+", re.IGNORECASE)
_READERS = 2
_BEYOND = 1 << 24  # a row that no sheet has
#: So many times the cells that are read may a range have: most of a sheet may be empty.
RANGE = 4


class UnevenError(Exception):
    """A sheet that is not plainly row after row, each with its number."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Some rows of a sheet: the number of the first and of the last, from 1, and their XML."""

    first: int
    last: int
    xml: bytes


class PieceReader:
    """Reads a sheet in pieces.

    Attributes:
        merged: Merged ranges, once all rows were read.
    """

    def __init__(self, archive: zipfile.ZipFile, part: str, sheet: str, marks: Marks) -> None:
        """Read what all pieces have in common.

        Args:
            archive: The workbook.
            part: Where the XML of the sheet lies in it.
            sheet: Name of the sheet.
            marks: Looks through each piece.
        """
        self._part, self._sheet, self._marks = part, sheet, marks
        beside = [one for one in archive.infolist() if _BESIDE.fullmatch(one.filename)]
        texts = sum(one.file_size for one in beside if "string" in one.filename.lower())
        size = archive.getinfo(part).file_size
        self._length = max(_PIECE, _TEXTS_COUNT * texts)
        self._readers = ThreadPoolExecutor(_READERS)  # calamine lets other threads work
        self._common: list[tuple[str, bytes]] = []
        self._coming: list[tuple[int, Future[CalamineSheet]]] = []
        #: Whether there is more than one piece, and not too much.
        self.serves = self._length < size <= _MOST
        if self.serves:
            self._common = [(one.filename, archive.read(one)) for one in beside]
        self.merged: list[list[int]] = []

    def cut(self, xml: IO[bytes]) -> None:
        """Cut the XML of the sheet; the pieces are read from now on.

        Raises:
            UnevenError: If it is to be read as one.
        """
        last = 0
        try:
            for one in _pieces(xml, self._length):
                if one.first <= last:
                    raise UnevenError
                last = one.last
                self._coming.append((one.first - 1, self._readers.submit(self._read, one.xml)))
        except UnevenError:
            self.leave()
            raise

    def leave(self) -> None:
        """Read no more of them."""
        for _, one in self._coming:
            one.cancel()

    def blocks(self, most: int) -> Iterator[Block]:
        """Yield the rows in their order, from the first of the sheet on.

        Args:
            most: Cells; the range with its empty ones may have `RANGE` times as many.

        Raises:
            RefusedError: If there are more cells, or cells lie elsewhere than their rows.
        """
        ends, at = [*(first for first, _ in self._coming[1:]), _BEYOND], 0
        try:
            for end in ends:
                _, reading = self._coming.pop(0)
                for block in self._of(reading.result(), at, end, most):
                    at += block.rows
                    yield block
        except (CalamineError, OSError, ValueError) as error:
            raise RefusedError("not_a_workbook") from error
        finally:
            self.leave()

    def _read(self, xml: bytes) -> CalamineSheet:
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as book:
            for name, common in self._common:
                if name != self._part:
                    book.writestr(name, common)
            book.writestr(self._part, xml)
        self._marks.look(xml)
        content.seek(0)
        return CalamineWorkbook.from_filelike(content).get_sheet_by_name(self._sheet)

    def _of(self, sheet: CalamineSheet, at: int, end: int, most: int) -> Iterator[Block]:
        self.merged += ([*low, *high] for low, high in sheet.merged_cell_ranges or ())
        if sheet.start is None or sheet.end is None:
            return
        if sheet.total_height * sheet.total_width > RANGE * most:
            raise RefusedError("too_many_cells", str(most))
        if sheet.start[0] < at or sheet.end[0] >= end:
            raise RefusedError("not_a_workbook")
        yield from of_rows([""] for _ in range(sheet.start[0] - at))
        before, rows = [""] * sheet.start[1], sheet.to_python()
        yield from of_rows(map(before.__add__, rows) if before else iter(rows))


def _pieces(xml: IO[bytes], length: int) -> Iterator[_Piece]:
    """Yield the pieces of a sheet: whole rows each, with the head of the sheet before them."""
    rest = xml.read(length)
    begin = rest.find(_BEGIN, 0, _LONGEST_HEAD) + len(_BEGIN)
    head, rest = rest[:begin], rest[begin:]
    if not head.endswith(_BEGIN) or _NOT_PLAIN.search(head):
        raise UnevenError
    while block := xml.read(length):
        cut = block.rfind(b"<row ")
        if cut >= 0:
            yield _piece(head, (rest, block[:cut]), _END)
            rest = block[cut:]
        else:  # the end of the sheet, or one long row
            rest += block
    yield _piece(head, (rest,), b"")


def _piece(head: bytes, rows: tuple[bytes, ...], end: bytes) -> _Piece:
    xml = b"".join((head, *rows, end))
    found = _ROW.findall(xml, len(head))
    if not found or b"" in found or (b"!" in xml and _NOT_PLAIN.search(xml)):
        raise UnevenError
    numbers = list(map(int, found))
    if any(one >= other for one, other in pairwise(numbers)):
        raise UnevenError
    return _Piece(first=numbers[0], last=numbers[-1], xml=xml)
