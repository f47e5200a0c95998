"""The top of a paper's first page: red head, number, red rule, title (GB/T 9704-2012, 7.2, 7.3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.documents import grid
from qdpilot.documents.faces import Face
from qdpilot.documents.sheet import Pen
from qdpilot.documents.title import title_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.documents.flow import Flow

RED = (0xD0 / 255, 0x18 / 255, 0x18 / 255)
TITLE_PITCH = 34.0
_MIDDLE = grid.LEFT + grid.WIDTH / 2
_CAP = 0.86  # of the em box lies above the base line in 小标宋
_RULE_WIDTH = 2.0


def red_head(flow: Flow, *, authority: str, number: str) -> None:
    """Draw 发文机关标志, 发文字号 and the red rule; leave the flow below the rule.

    The head's top edge lies 35 mm below the 版心; a long name is squeezed to its width. The number
    stands two lines below, the rule 4 mm below that. Source: GB/T 9704-2012, 7.2.4, 7.2.5, 7.2.7.
    """
    sheet = flow.sheet
    size = min(42.0, max(30.0, grid.WIDTH / max(len(authority), 1)))
    pen = Pen(face=Face.TITLE, size=size, colour=RED).squeezed_into(grid.WIDTH, authority)
    base = grid.TOP - 35 * grid.MM - _CAP * size
    sheet.centred(_MIDDLE, base, authority, pen)
    number_base = base - (1 - _CAP) * size - 2 * grid.PITCH - grid.SIZE_3 * (1 - grid.DESCENT)
    number_pen = Pen(spacing=grid.ADVANCE - grid.SIZE_3).squeezed_into(grid.WIDTH, number)
    sheet.centred(_MIDDLE, number_base, number, number_pen)
    rule = number_base - grid.DESCENT * grid.SIZE_3 - 4 * grid.MM
    sheet.line((grid.LEFT, rule), (grid.RIGHT, rule), width=_RULE_WIDTH, colour=RED)
    flow.y = rule


def title(flow: Flow, words: Sequence[str]) -> None:
    """Set the title two lines below where the flow stands, 2号小标宋, centred."""
    gap = (TITLE_PITCH - grid.SIZE_2) / 2
    flow.y -= 2 * grid.PITCH - gap
    centred_title(flow, words)
    flow.blank(0.6)
    flow.onto_grid()


def centred_title(flow: Flow, words: Sequence[str]) -> None:
    """Set a title's lines where the flow stands."""
    pen = Pen(face=Face.TITLE, size=grid.SIZE_2)
    for line in title_lines(words, room_em=grid.WIDTH / grid.SIZE_2):
        base = grid.base_line(flow.y, pitch=TITLE_PITCH, size=grid.SIZE_2)
        flow.sheet.centred(_MIDDLE, base, line, pen)
        flow.y -= TITLE_PITCH
