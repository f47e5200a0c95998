"""The faces of official papers, and which bundled font draws which character.

A face is a chain of fonts: what the first lacks comes from the next, character by character, down
to Noto Serif SC, which has all of GBK, Extension A and the names of 通用规范汉字表. What none has
is refused, never printed as a box.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

import resources
from qdpilot.documents import compression, to_unicode
from qdpilot.model.errors import MissingGlyphError

if TYPE_CHECKING:
    from collections.abc import Iterator


class Face(StrEnum):
    """Faces by their use on paper (GB/T 9704-2012, 5.2.2 and 7)."""

    TITLE = "小标宋"
    BODY = "仿宋"
    BOLD = "黑体"
    KAI = "楷体"
    SONG = "宋体"
    MAP = "图注"


_STEMS = {
    Face.TITLE: ("NotoSerifSC-Black", "NotoSerifSC-Regular"),
    Face.BODY: ("FandolFang-Regular", "NotoSerifSC-Regular"),
    Face.BOLD: ("NotoSansSC-Bold", "NotoSansSC-Regular", "NotoSerifSC-Regular"),
    Face.KAI: ("QDKai-Regular", "NotoSerifSC-Regular"),
    Face.SONG: ("NotoSerifSC-Regular",),
    Face.MAP: ("NotoSansSC-Regular", "NotoSerifSC-Regular"),
}


class Typeface:
    """One face, ready to measure and to draw.

    Attributes:
        fonts: In the order they are asked.
        width_em: Gives the advance of a text, as a share of the size.
    """

    def __init__(self, fonts: tuple[TTFont, ...]) -> None:
        self.fonts = fonts
        self._known: dict[str, tuple[TTFont, float]] = {}
        self.width_em = lru_cache(maxsize=4096)(self._width_em)

    def has(self, char: str) -> bool:
        """Tell whether any font of the chain has a glyph for `char`."""
        return any(ord(char) in font.face.charToGlyph for font in self.fonts)

    def em(self, char: str) -> float:
        """Return the advance of one character, as a share of the size."""
        return self._look(char)[1]

    def _width_em(self, text: str) -> float:
        return sum([self._look(char)[1] for char in text])

    def runs(self, text: str) -> Iterator[tuple[TTFont, str]]:
        """Yield the text in the longest pieces that one font draws."""
        start, font = 0, None
        for index, char in enumerate(text):
            other = self._look(char)[0]
            if other is not font:
                if font is not None:
                    yield font, text[start:index]
                start, font = index, other
        if font is not None:
            yield font, text[start:]

    def _look(self, char: str) -> tuple[TTFont, float]:
        found = self._known.get(char)
        if found is None:
            found = self._known[char] = self._find(char)
        return found

    def _find(self, char: str) -> tuple[TTFont, float]:
        for font in self.fonts:
            if ord(char) in font.face.charToGlyph:
                return font, font.face.getCharWidth(ord(char)) / 1000  # type: ignore[no-untyped-call]
        raise MissingGlyphError(char=char, field="")


@cache
def typeface(face: Face) -> Typeface:
    """Return a face; its fonts are read once per process.

    Raises:
        ResourceMissingError: If a font is not bundled.
    """
    return Typeface(tuple(_font(stem) for stem in _STEMS[face]))


@cache
def _font(stem: str) -> TTFont:
    to_unicode.correct()
    compression.quicken()
    # Only figures that are written as plain operators need codes that are ASCII; elsewhere a paper
    # then carries no letter that it does not show.
    plain = stem == _STEMS[Face.MAP][0]
    font = TTFont(stem, str(resources.font_path(stem)), shapable=False, asciiReadable=plain)
    pdfmetrics.registerFont(font)
    return font
