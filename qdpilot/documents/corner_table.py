"""The corners of a zone as a table: one row each; when they are many, side by side in fine print.

Very many are given by longitude and latitude alone, which all else can be computed from: X, Y and
the lengths of 5,000 edges would fill another sixteen pages.

A page's figures are one operator string with one text per row: a zone may have thousands of
corners. That rows line up rests on the face, whose figures are all equally wide; the word spacing
makes the space as wide as a figure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.documents import grid
from qdpilot.documents.faces import Face
from qdpilot.documents.sheet import BLACK, Pen

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from qdpilot.documents.flow import Flow
    from qdpilot.documents.survey import Survey

_TITLES = ("编号", "经度（°）", "纬度（°）", "X 北（m）", "Y 东（m）", "边长（m）")
_KINDS = ("d", ".7f", ".7f", ".3f", ".3f", ".2f")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How the table is set.

    Attributes:
        size: Of the figures, points.
        pitch: From row to row, points.
        blocks: Beside each other.
        widths: Of the columns, in figures; fewer columns, the last ones left out.
    """

    size: float
    pitch: float
    blocks: int
    widths: tuple[int, ...]

    @property
    def width(self) -> float:
        """Of one block, points."""
        return (grid.WIDTH - (self.blocks - 1) * _GAP) / self.blocks

    @property
    def row(self) -> str:
        """The format of one row."""
        return "".join(f"%{w}{k}" for w, k in zip(self.widths, _KINDS, strict=False))


PLAIN = Style(size=9.5, pitch=16.0, blocks=1, widths=(6, 15, 15, 16, 15, 14))
FINE = Style(size=6.0, pitch=8.0, blocks=2, widths=(5, 13, 12, 13, 12, 10))
BRIEF = Style(size=6.0, pitch=8.0, blocks=4, widths=(5, 13, 12))
MANY, VERY_MANY = 80, 1000  # corners; beyond, in fine print; beyond, in brief
_GAP = 10.0
_RULE, _FRAME = 0.3, 0.8


def corner_table(flow: Flow, survey: Survey) -> None:
    """Draw the table from where the flow stands, over as many pages as it takes.

    X is north and Y east, as the plane system of the survey has them.
    """
    style = style_for(len(survey.lonlat))
    numbers = np.arange(1, len(survey.lonlat) + 1)
    more = (survey.plane, survey.edges_m) if style is not BRIEF else ()
    rows = np.column_stack([numbers, survey.lonlat, *more])
    done = 0
    while done < len(rows):
        if flow.room < 6 * style.pitch:
            flow.next_page()
        # The last page is filled evenly, not the left half first.
        each = min(
            int((flow.room + 0.01) / style.pitch) - 1, -(-(len(rows) - done) // style.blocks)
        )
        page = rows[done : done + each * style.blocks]
        _page(flow, page, each, style)
        done += len(page)


def style_for(count: int) -> Style:
    """Return how a table of so many corners is set."""
    return PLAIN if count <= MANY else FINE if count <= VERY_MANY else BRIEF


def _page(flow: Flow, rows: NDArray[np.float64], each: int, style: Style) -> None:
    for index in range(style.blocks):
        part = rows[index * each : (index + 1) * each]
        if len(part):
            _block(flow, part, grid.LEFT + index * (style.width + _GAP), style)
    flow.y -= (each + 1) * style.pitch


def _block(flow: Flow, rows: NDArray[np.float64], left: float, style: Style) -> None:
    pen = Pen(face=Face.MAP, size=style.size)
    figure = pen.width("0")
    edges = _edges(left, style, pen)
    base = grid.base_line(flow.y, pitch=style.pitch, size=style.size)
    for title, start, end in zip(_TITLES, edges[:-1], edges[1:], strict=False):
        head = Pen(face=Face.BOLD, size=style.size).squeezed_into(end - start - 2, title)
        flow.sheet.centred((start + end) / 2, base, title, head)
    begin = edges[-1] - figure - _reach(style, pen)[-1]
    font = flow.sheet.figures_operator(style.size)
    row = f"T* ({style.row}) Tj\n"
    flow.sheet.operators(
        f"BT 0 0 0 rg {font} 0 Tc 100 Tz {figure - pen.width(' '):.4f} Tw {style.pitch:g} TL "
        f"1 0 0 1 {begin:.3f} {base:.3f} Tm\n"
        + (row * len(rows)) % tuple(rows.ravel().tolist())
        + "0 Tw ET"
    )
    _rules(flow, edges, len(rows), style)


def _reach(style: Style, pen: Pen) -> list[float]:
    """Where each column ends, from the beginning of a row; all but the first have a point."""
    figure, point = pen.width("0"), pen.width(".")
    ends = np.cumsum(style.widths) * figure - np.arange(len(style.widths)) * (figure - point)
    return [float(end) for end in ends]


def _edges(left: float, style: Style, pen: Pen) -> list[float]:
    ends = _reach(style, pen)
    right = left + style.width
    inner = [right - ends[-1] + end for end in ends[:-1]]  # a figure's width beyond each column
    return [left, *inner, right]


def _rules(flow: Flow, edges: list[float], count: int, style: Style) -> None:
    top, bottom = flow.y, flow.y - (count + 1) * style.pitch
    for y, width in ((top, _FRAME), (top - style.pitch, _RULE), (bottom, _FRAME)):
        flow.sheet.line((edges[0], y), (edges[-1], y), width=width, colour=BLACK)
    for x in edges[1:-1]:
        flow.sheet.line((x, top), (x, bottom), width=_RULE, colour=BLACK)
    for x in (edges[0], edges[-1]):
        flow.sheet.line((x, top), (x, bottom), width=_FRAME, colour=BLACK)
    if style.blocks == 1:
        flow.sheet.operators(_thin_rules(edges, top - style.pitch, count, style))


def _thin_rules(edges: list[float], top: float, count: int, style: Style) -> str:
    lines = [
        f"{edges[0]:.2f} {top - index * style.pitch:.2f} m "
        f"{edges[-1]:.2f} {top - index * style.pitch:.2f} l"
        for index in range(1, count)
    ]
    return f"0.6 0.6 0.6 RG {_RULE:g} w " + "\n".join(lines) + " S" if lines else ""
