"""Ruled tables that flow over pages, with their head on each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from qdpilot.documents import grid
from qdpilot.documents.breaking import shortened
from qdpilot.documents.faces import Face
from qdpilot.documents.sheet import BLACK, Pen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.documents.flow import Flow

Align: TypeAlias = Literal["left", "centre", "right"]

_HEAD = Pen(face=Face.BOLD, size=grid.SIZE_5)
_CELL = Pen(face=Face.SONG, size=grid.SIZE_5)
_LINE = 14.0
_PAD = 4.0
_RULE, _FRAME = 0.35, 0.8
_NARROWEST = 0.84  # a cell a little too long is set narrower rather than broken


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column.

    Attributes:
        title: At its head.
        share: Of the table's width; shares are weighed against each other.
        align: Of its cells.
    """

    title: str
    share: float
    align: Align = "centre"


def table(flow: Flow, columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> None:
    """Draw a table over the width of the 版心, from where the flow stands."""
    edges = _edges(columns)
    heads = _wrapped([column.title for column in columns], _HEAD, edges)
    top = _begin(flow, columns, heads, edges)
    for row in rows:
        cells = _wrapped(row, _CELL, edges)
        if flow.room < _height(cells):
            _end(flow, top, edges)
            flow.next_page()
            top = _begin(flow, columns, heads, edges)
        _row(flow, columns, cells, edges, _CELL)
    _end(flow, top, edges)


def _edges(columns: Sequence[Column]) -> list[float]:
    whole = sum(column.share for column in columns)
    edges = [grid.LEFT]
    for column in columns:
        edges.append(edges[-1] + grid.WIDTH * column.share / whole)
    return edges


def _wrapped(texts: Sequence[str], pen: Pen, edges: Sequence[float]) -> list[list[str]]:
    cells = []
    for text, left, right in zip(texts, edges[:-1], edges[1:], strict=True):
        room = right - left - 2 * _PAD
        fits = pen.width(text) <= room / _NARROWEST
        cells.append([text] if fits else shortened(text, pen.face, size=pen.size, width=room))
    return cells


def _height(cells: Sequence[Sequence[str]]) -> float:
    return max(1, *(len(lines) for lines in cells)) * _LINE + 2 * _PAD


def _begin(
    flow: Flow, columns: Sequence[Column], heads: Sequence[list[str]], edges: Sequence[float]
) -> float:
    if flow.room < 2 * _height(heads) + _LINE:
        flow.next_page()
    top = flow.y
    _rule(flow, top, _FRAME)
    _row(flow, columns, heads, edges, _HEAD)
    return top


def _end(flow: Flow, top: float, edges: Sequence[float]) -> None:
    _rule(flow, flow.y, _FRAME)
    for index, x in enumerate(edges):
        outer = index in {0, len(edges) - 1}
        width = _FRAME if outer else _RULE
        flow.sheet.line((x, top), (x, flow.y), width=width, colour=BLACK)


def _row(
    flow: Flow,
    columns: Sequence[Column],
    cells: Sequence[list[str]],
    edges: Sequence[float],
    pen: Pen,
) -> None:
    height = _height(cells)
    for index, lines in enumerate(cells):
        align: Align = "centre" if pen is _HEAD else columns[index].align
        line_top = flow.y - (height - len(lines) * _LINE) / 2
        for line in lines:
            base = grid.base_line(line_top, pitch=_LINE, size=pen.size)
            _cell(flow, (edges[index], edges[index + 1]), base, line, (pen, align))
            line_top -= _LINE
    flow.y -= height
    _rule(flow, flow.y, _RULE)


def _cell(
    flow: Flow, edges: tuple[float, float], base: float, text: str, how: tuple[Pen, Align]
) -> None:
    pen, align = how
    left, right = edges
    pen = pen.squeezed_into(right - left - 2 * _PAD, text)
    if align == "left":
        flow.sheet.text(left + _PAD, base, text, pen)
    elif align == "right":
        flow.sheet.right(right - _PAD, base, text, pen)
    else:
        flow.sheet.centred((left + right) / 2, base, text, pen)


def _rule(flow: Flow, y: float, width: float) -> None:
    flow.sheet.line((grid.LEFT, y), (grid.RIGHT, y), width=width, colour=BLACK)
