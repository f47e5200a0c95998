"""What calamine keeps nothing of: which cells are computed, which hold an error. In the child."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

if TYPE_CHECKING:
    import zipfile
    from collections.abc import Iterator

_BLOCK = 4 * 1024 * 1024
_LONGEST_CELL = 256 * 1024  # its text and formula
_MOST_NAMED = 2_000  # formulas and errors that are named one by one
_F = re.compile(rb"<f")  # found in half the time of `in`, for nearly all else begins with < too
_FORMULA = re.compile(rb'<c\s[^>]*?r="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<f[\s>/]')
_ERROR = re.compile(
    rb'<c\s(?=[^>]*?t="e")[^>]*?r="([A-Z]{1,3})(\d{1,7})"[^>]*>(?:<f[^<]*(?:</f>)?)?<v>([^<]*)'
)


class Marks:
    """The cells with formulas and with errors, as the XML of a sheet names them."""

    def __init__(self) -> None:
        self.formulas: list[list[Any]] = []
        self.errors: list[list[Any]] = []

    def look(self, cells: bytes) -> None:
        """Look through some of the cells."""
        if _F.search(cells) and len(self.formulas) < _MOST_NAMED:
            self.formulas += (list(_place(one)) for one in _FORMULA.finditer(cells))
        if b't="e"' in cells and len(self.errors) < _MOST_NAMED:
            self.errors += ([*_place(one), _said(one)] for one in _ERROR.finditer(cells))

    def told(self, merged: list[Any]) -> dict[str, list[Any]]:
        """Return them for the head of a sheet, beside its merged ranges: not too many."""
        found = {"merged": merged, "formulas": self.formulas, "errors": self.errors}
        return {name: sorted(cells)[:_MOST_NAMED] for name, cells in found.items()}


def look_through(archive: zipfile.ZipFile, part: str, marks: Marks) -> None:
    """Look through a part of a workbook piece by piece, so that no cell is cut."""
    for cells in _blocks(archive, part):
        marks.look(cells)


def _blocks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
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


def part_of(archive: zipfile.ZipFile, sheet: str) -> str:
    """Return where the XML of a sheet lies in a workbook.

    Raises:
        KeyError, ParseError: If the workbook does not say.

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
