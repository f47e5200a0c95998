"""Pages being drawn: text, rules and outlines go straight into reportlab's page stream.

Nothing here reads markup: a text is drawn letter by letter as it stands, whatever it contains.
"""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from reportlab.pdfgen.canvas import Canvas

from qdpilot.documents.faces import Face, typeface
from qdpilot.documents.grid import PAPER_HEIGHT, PAPER_WIDTH, SIZE_3

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    Colour: TypeAlias = tuple[float, float, float]

BLACK: Colour = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pen:
    """How a text is drawn.

    Attributes:
        face: Which face.
        size: Points.
        spacing: Added after each character, points, before squeezing.
        squeeze: Width of the letters as a share of their own.
        colour: Red, green, blue, 0 to 1.
    """

    face: Face = Face.BODY
    size: float = SIZE_3
    spacing: float = 0.0
    squeeze: float = 1.0
    colour: Colour = BLACK

    def width(self, text: str) -> float:
        """Return how far `text` advances, points."""
        em = typeface(self.face).width_em(text)
        return (em * self.size + len(text) * self.spacing) * self.squeeze

    def squeezed_into(self, width: float, text: str) -> Pen:
        """Return this pen, narrow enough that `text` is no wider than `width`."""
        own = self.width(text)
        return self if own <= width else replace(self, squeeze=self.squeeze * width / own)


class Sheet:
    """A paper of A4 pages, upright or lying.

    Text carries its own colour; lines and fills are given theirs.

    Attributes:
        page: Number of the page being drawn, from 1.
    """

    def __init__(
        self, *, title: str, author: str, made_at: datetime | None, lying: bool = False
    ) -> None:
        self._file = io.BytesIO()
        first = typeface(Face.BODY).fonts[0].fontName
        # A font of ours as the first one: reportlab would else name Helvetica and not embed it.
        self._canvas = Canvas(
            self._file,
            pagesize=(PAPER_HEIGHT, PAPER_WIDTH) if lying else (PAPER_WIDTH, PAPER_HEIGHT),
            invariant=1,
            pageCompression=1,
            initialFontName=first,  # type: ignore[arg-type] # the stubs say float
        )
        # Fonts ask for the document, and reportlab has no public name for it.
        self._document = self._canvas._doc  # type: ignore[attr-defined] # noqa: SLF001
        self._describe(title=title, author=author, made_at=made_at)
        self._known: dict[tuple[str, Face, float], str] = {}
        self.page = 1

    def _describe(self, *, title: str, author: str, made_at: datetime | None) -> None:
        self._canvas.setTitle(title)
        self._canvas.setAuthor(author)
        self._canvas.setCreator("qdpilot")
        self._canvas.setCatalogEntry("Lang", "zh-CN")
        if made_at is not None:
            stamp = f"D:{made_at:%Y%m%d%H%M%S%z}"
            self._canvas.setDateFormatter(_Stamp(f"{stamp[:-2]}'{stamp[-2:]}'"))

    def text(self, x: float, y: float, text: str, pen: Pen) -> None:
        """Draw `text` with its base line beginning at (x, y).

        Raises:
            MissingGlyphError: If no font has a character.
        """
        self.turned_text((1.0, 0.0), (x, y), text, pen)

    def centred(self, x: float, y: float, text: str, pen: Pen) -> None:
        """Draw `text` with its middle at `x`."""
        self.text(x - (pen.width(text) - pen.spacing * pen.squeeze) / 2, y, text, pen)

    def right(self, x: float, y: float, text: str, pen: Pen) -> None:
        """Draw `text` so that it ends at `x`."""
        self.text(x - pen.width(text) + pen.spacing * pen.squeeze, y, text, pen)

    def turned_text(
        self, along: tuple[float, float], at: tuple[float, float], text: str, pen: Pen
    ) -> None:
        """Draw `text` along a direction, given as its cosine and sine."""
        if not text:
            return
        (cos, sin), (x, y) = along, at
        shown = self._shown(text, pen)
        self._canvas.addLiteral(
            f"BT {_colour(pen.colour)} rg {pen.spacing:.4g} Tc {pen.squeeze * 100:.5g} Tz "
            f"{cos:.5g} {sin:.5g} {-sin:.5g} {cos:.5g} {x:.3f} {y:.3f} Tm {shown}ET"
        )

    def figures_operator(self, size: float) -> str:
        """Return the operator that chooses the ASCII codes of `Face.MAP`, for `operators`."""
        font = typeface(Face.MAP).fonts[0]
        font.splitString(" ", self._document)
        return f"{font.getSubsetInternalName(0, self._document)} {size:g} Tf"

    def _shown(self, text: str, pen: Pen) -> str:
        """The operators that show a text; heads and labels come again on every page."""
        key = (text, pen.face, pen.size)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = "".join(self._pieces(text, pen))
        return known

    def _pieces(self, text: str, pen: Pen) -> Iterator[str]:
        for font, run in typeface(pen.face).runs(text):
            for subset, codes in font.splitString(run, self._document):
                name = font.getSubsetInternalName(subset, self._document)
                yield f"{name} {pen.size:g} Tf <{codes.hex()}> Tj "

    def line(
        self, start: tuple[float, float], end: tuple[float, float], *, width: float, colour: Colour
    ) -> None:
        """Draw a straight line."""
        (x0, y0), (x1, y1) = start, end
        self._canvas.addLiteral(
            f"{_colour(colour)} RG {width:.3f} w {x0:.3f} {y0:.3f} m {x1:.3f} {y1:.3f} l S"
        )

    def box(self, corner: tuple[float, float], size: tuple[float, float], fill: Colour) -> None:
        """Fill a rectangle; `corner` is its lower left."""
        (x, y), (width, height) = corner, size
        self._canvas.addLiteral(f"{_colour(fill)} rg {x:.3f} {y:.3f} {width:.3f} {height:.3f} re f")

    def operators(self, operators: str) -> None:
        """Put ready-made PDF operators into the page, for what must be fast."""
        self._canvas.addLiteral(operators)

    def see_through(self, alpha: float) -> None:
        """Fill with this opacity from now on; 1 is opaque. Ends with the page."""
        self._canvas.setFillAlpha(alpha)

    def next_page(self) -> None:
        """End this page and begin another."""
        self._canvas.showPage()
        self.page += 1

    def finish(self) -> bytes:
        """End the last page and return the file."""
        self._canvas.showPage()
        return bytes(self._canvas.getpdfdata())  # type: ignore[no-untyped-call]


class _Stamp:
    """Says the same instant whatever reportlab asks: papers know no clock but their own."""

    def __init__(self, stamp: str) -> None:
        self._stamp = stamp

    def __call__(self, *_: int) -> str:
        return self._stamp


def _colour(colour: Colour) -> str:
    red, green, blue = colour
    return f"{red:.4g} {green:.4g} {blue:.4g}"
