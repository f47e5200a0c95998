"""A list of the register on paper: A4 lying, with totals on each page; a working paper.

It has no red head, number, seal or code, is set in the face of maps, and says on each page, and
across it, what it is: nobody can take it for something that was issued.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from qdpilot.documents.faces import Face
from qdpilot.documents.grid import MM, PAPER_HEIGHT, PAPER_WIDTH
from qdpilot.documents.sheet import Pen, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_WIDE, _HIGH = PAPER_HEIGHT, PAPER_WIDTH
_SIDE, _EDGE = 12 * MM, 10 * MM
_LINE, _HEAD, _PAD = 16.0, 20.0, 3.0
_GREY, _PALE, _RULED = (0.4, 0.4, 0.4), (0.95, 0.95, 0.95), (0.75, 0.75, 0.75)
_TITLE = Pen(face=Face.MAP, size=14.0)
_TOLD = Pen(face=Face.MAP, size=8.0, colour=_GREY)
_STRONG = Pen(face=Face.BOLD, size=8.5)
_CELL = Pen(face=Face.MAP, size=8.5)
_ACROSS = Pen(face=Face.BOLD, size=72.0, colour=(0.9, 0.9, 0.9))
_TOP = _HIGH - _EDGE - 46.0
_FOOT = _EDGE + 34.0
#: Rows that a page takes.
ROWS = int((_TOP - _HEAD - _FOOT) // _LINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListColumn:
    """A column.

    Attributes:
        title: At its head.
        share: Of the width; shares are weighed against each other.
        align: Of its cells.
        summed: Whether its cells are whole numbers that are added up.
    """

    title: str
    share: float
    align: Literal["left", "right"] = "left"
    summed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPaper:
    """What is printed, all of it in the language of who prints.

    Attributes:
        title: Names the list and the office.
        filtered: By what it is filtered and sorted; empty for all.
        printed: By whom and when.
        notice: That it is a working paper, and nothing that was issued.
        across: The same in two words, across each page.
        page: Has {page} and {pages}.
        total: Of a page; has {count}, {so_far} and {all}.
        grand: Of the whole; has {all}.
        columns: From the left.
        made_at: When, for the file's own record.
    """

    title: str
    filtered: str
    printed: str
    notice: str
    across: str
    page: str
    total: str
    grand: str
    columns: tuple[ListColumn, ...]
    made_at: datetime


def list_pdf(paper: ListPaper, rows: Sequence[Sequence[str]]) -> bytes:
    """Return the pages as a PDF.

    Args:
        paper: What stands around the rows.
        rows: Cells as they are shown.

    Raises:
        MissingGlyphError: If no font has a character.
    """
    sheet = Sheet(title=paper.title, author="", made_at=paper.made_at, lying=True)
    pages = max(1, -(-len(rows) // ROWS))
    edges = _edges(paper.columns)
    for page in range(pages):
        if page:
            sheet.next_page()
        some = rows[page * ROWS : (page + 1) * ROWS]
        _around(sheet, paper, page + 1, pages)
        _heads(sheet, paper.columns, edges)
        for at, row in enumerate(some):
            _row(sheet, paper.columns, edges, row, _TOP - _HEAD - at * _LINE)
        _totals(sheet, paper, edges, rows, page)
    return sheet.finish()


def _edges(columns: Sequence[ListColumn]) -> list[float]:
    whole = sum(column.share for column in columns)
    edges = [_SIDE]
    for column in columns:
        edges.append(edges[-1] + (_WIDE - 2 * _SIDE) * column.share / whole)
    return edges


def _around(sheet: Sheet, paper: ListPaper, page: int, pages: int) -> None:
    right = _WIDE - _SIDE
    cos, sin = 0.866, 0.5
    away = _ACROSS.width(paper.across) / 2
    middle = (_WIDE / 2 - away * cos, _HIGH / 2 - away * sin)
    sheet.turned_text((cos, sin), middle, paper.across, _ACROSS)
    sheet.text(_SIDE, _HIGH - _EDGE - 14, paper.title, _TITLE)
    numbered = paper.page.format(page=page, pages=pages)
    sheet.right(right, _HIGH - _EDGE - 14, numbered, _CELL)
    told = _fitted(paper.filtered, right - _SIDE - _TOLD.width(paper.printed) - 12, _TOLD)
    sheet.text(_SIDE, _HIGH - _EDGE - 32, told, _TOLD)
    sheet.right(right, _HIGH - _EDGE - 32, paper.printed, _TOLD)
    sheet.text(_SIDE, _EDGE, paper.notice, _TOLD)


def _heads(sheet: Sheet, columns: Sequence[ListColumn], edges: Sequence[float]) -> None:
    base = _TOP - _HEAD
    sheet.box((_SIDE, base), (edges[-1] - _SIDE, _HEAD), _PALE)
    for column, left, right in zip(columns, edges[:-1], edges[1:], strict=True):
        _cell(sheet, column, (left, right, base + 6.0), column.title, _STRONG)
    _rule(sheet, edges, base)


def _row(
    sheet: Sheet,
    columns: Sequence[ListColumn],
    edges: Sequence[float],
    row: Sequence[str],
    top: float,
) -> None:
    for column, left, right, text in zip(columns, edges[:-1], edges[1:], row, strict=True):
        _cell(sheet, column, (left, right, top - _LINE + 4.5), text, _CELL)
    _rule(sheet, edges, top - _LINE)


def _totals(
    sheet: Sheet,
    paper: ListPaper,
    edges: Sequence[float],
    rows: Sequence[Sequence[str]],
    page: int,
) -> None:
    """Say how many rows stand here, with those before, and in all; add up what is added up."""
    some, until = rows[page * ROWS : (page + 1) * ROWS], rows[: (page + 1) * ROWS]
    base = _FOOT - 12.0
    told = paper.total.format(count=len(some), so_far=len(until), all=len(rows))
    last = len(until) == len(rows)
    sheet.text(_SIDE, base, told, _STRONG)
    if last:
        sheet.text(_SIDE, base - 12.0, paper.grand.format(all=len(rows)), _STRONG)
    for at, column in enumerate(paper.columns):
        if column.summed:
            left, right = edges[at], edges[at + 1]
            _cell(sheet, column, (left, right, base), _sum(some, at), _STRONG)
            if last:
                _cell(sheet, column, (left, right, base - 12.0), _sum(rows, at), _STRONG)


def _sum(rows: Sequence[Sequence[str]], at: int) -> str:
    return f"{sum(int(row[at].replace(',', '')) for row in rows if row[at]):,}"


def _cell(
    sheet: Sheet, column: ListColumn, place: tuple[float, float, float], text: str, pen: Pen
) -> None:
    left, right, base = place[0] + _PAD, place[1] - _PAD, place[2]
    fits = _fitted(text, right - left, pen)
    pen = pen.squeezed_into(right - left, fits)
    if column.align == "right":
        sheet.right(right, base, fits, pen)
    else:
        sheet.text(left, base, fits, pen)


def _fitted(text: str, width: float, pen: Pen) -> str:
    """Return a text, shortened if it is a quarter too long even when set narrower."""
    if pen.width(text) <= width * 1.25:
        return text
    kept = text
    while kept and pen.width(kept + "…") > width * 1.25:
        kept = kept[:-1]
    return kept + "…"


def _rule(sheet: Sheet, edges: Sequence[float], y: float) -> None:
    sheet.line((edges[0], y), (edges[-1], y), width=0.4, colour=_RULED)
