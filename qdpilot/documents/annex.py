"""Annexes: each on a new page, 附件 and its number in 黑体 at the upper left, its title centred.

Source: GB/T 9704-2012, 7.3.4: 附件 on the first line of the 版心, its title on the third.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.documents import grid
from qdpilot.documents.breaking import Measure, broken
from qdpilot.documents.faces import Face
from qdpilot.documents.head import centred_title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.documents.flow import Flow

_SMALL = Measure.solid(grid.SIZE_5)
_SMALL_PITCH = 16.0


def begin_annex(flow: Flow, number: int, title_words: Sequence[str]) -> None:
    """Go to a new page and set the annex's head."""
    flow.next_page()
    flow.paragraph(f"附件{number}", Face.BOLD, indent=0.0)
    flow.blank(0.5)
    centred_title(flow, title_words)
    flow.blank(0.5)


def section(flow: Flow, text: str) -> None:
    """Set the heading of a part of an annex."""
    if flow.room < 5 * grid.PITCH:
        flow.next_page()
    flow.paragraph(text, Face.BOLD, indent=0.0)


def small_print(flow: Flow, text: str, face: Face = Face.BODY) -> None:
    """Set a paragraph in 5号, the size of tables and maps."""
    lines = broken([(text, face)], _SMALL, width=grid.WIDTH, indents=(0.0, 0.0))
    flow.lines(lines, _SMALL, pitch=_SMALL_PITCH)
