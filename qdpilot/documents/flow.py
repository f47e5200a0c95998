"""From top to bottom over pages: lines on the grid, page numbers and the watermark."""

from __future__ import annotations

import math
from itertools import groupby
from typing import TYPE_CHECKING

from qdpilot.documents import grid
from qdpilot.documents.breaking import Line, Measure, broken
from qdpilot.documents.faces import Face
from qdpilot.documents.sheet import Pen, Sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.documents.breaking import Atom

BODY = Measure()
INDENT = 2 * grid.ADVANCE
_MARK = Pen(face=Face.MAP, size=120, spacing=40, colour=(0.45, 0.5, 0.55))
_NUMBER = Pen(face=Face.SONG, size=grid.SIZE_4)


class Flow:
    """Where the next line goes.

    Attributes:
        sheet: What is drawn on.
        y: Top of what comes next, points.
        numbered: Whether this page gets its number.
    """

    def __init__(self, sheet: Sheet, *, mark: str = "", strength: float = 0.1) -> None:
        self.sheet = sheet
        self.y = grid.TOP
        self.numbered = True
        self._mark = mark
        self._strength = strength

    @property
    def room(self) -> float:
        """What is left of the page above the lower edge of the 版心, points."""
        return self.y - grid.BOTTOM

    def lines(
        self, lines: Sequence[Line], measure: Measure = BODY, *, pitch: float = grid.PITCH
    ) -> None:
        """Draw lines, going over to new pages as needed."""
        for line in lines:
            if self.room < pitch - 0.01:
                self.next_page()
            base = grid.base_line(self.y, pitch=pitch, size=measure.size)
            draw_line(self.sheet, line, (grid.LEFT, base), measure)
            self.y -= pitch

    def paragraph(self, text: str, face: Face = Face.BODY, *, indent: float = INDENT) -> None:
        """Set a paragraph in the body's size."""
        self.lines(broken([(text, face)], BODY, width=grid.WIDTH, indents=(indent, 0.0)))

    def blank(self, lines: float = 1) -> None:
        """Leave lines empty."""
        self.y -= lines * grid.PITCH

    def onto_grid(self) -> None:
        """Go down to the next line of the grid."""
        rows = (grid.TOP - self.y) / grid.PITCH
        self.y = grid.TOP - math.ceil(rows - 0.01) * grid.PITCH

    def next_page(self) -> None:
        """Finish this page and go to the top of the next."""
        self._close_page()
        self.sheet.next_page()
        self.y = grid.TOP
        self.numbered = True

    def finish(self) -> bytes:
        """Finish the last page and return the file."""
        self._close_page()
        return self.sheet.finish()

    def _close_page(self) -> None:
        if self.numbered:
            self._number()
        if self._mark:
            self._watermark()

    def _number(self) -> None:
        """— 1 —: 4号半角宋体, dashes 7 mm below the 版心, 空一字. Source: GB/T 9704-2012, 7.5."""
        text = f"— {self.sheet.page} —"
        y = grid.BOTTOM - 7 * grid.MM - 0.33 * _NUMBER.size
        if self.sheet.page % 2:
            self.sheet.right(grid.RIGHT - _NUMBER.size, y, text, _NUMBER)
        else:
            self.sheet.text(grid.LEFT + _NUMBER.size, y, text, _NUMBER)

    def _watermark(self) -> None:
        slant = math.radians(52)
        cos, sin = math.cos(slant), math.sin(slant)
        half = (_MARK.width(self._mark) - _MARK.spacing) / 2
        x = grid.PAPER_WIDTH / 2 - half * cos + 0.36 * _MARK.size * sin
        y = grid.PAPER_HEIGHT / 2 - half * sin - 0.36 * _MARK.size * cos
        self.sheet.see_through(self._strength)
        self.sheet.turned_text((cos, sin), (x, y), self._mark, _MARK)
        self.sheet.see_through(1)


def draw_line(sheet: Sheet, line: Line, at: tuple[float, float], measure: Measure) -> None:
    """Draw one line; `at` is the left end of its measure on the base line."""
    x, y = at[0] + line.indent, at[1]
    for (face, full), group in groupby(line.atoms, key=_setting):
        atoms = tuple(group)
        text = "".join(atom.text for atom in atoms)
        tracking = measure.advance - measure.size if full else 0.0
        together = full or len(atoms) == 1
        if together:
            spacing = tracking + (line.spread if full else 0.0)
            sheet.text(x, y, text, Pen(face=face, size=measure.size, spacing=spacing))
            x += sum(atom.width for atom in atoms) + len(atoms) * line.spread
            continue
        for atom in atoms:
            sheet.text(x, y, atom.text, Pen(face=face, size=measure.size))
            x += atom.width + line.spread


def _setting(atom: Atom) -> tuple[Face, bool]:
    return atom.face, atom.full
