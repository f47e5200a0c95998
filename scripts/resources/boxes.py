"""The three form boxes ☐ ☑ ☒, which the source fonts lack, drawn in the weight of each font."""

from itertools import pairwise

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

_EM = 1000
_LEFT, _RIGHT, _BOTTOM, _TOP = 110, 890, -10, 770
_TICK = [(230, 400), (430, 190), (780, 590)]
_CROSS = [[(260, 140), (740, 620)], [(260, 620), (740, 140)]]
_MARKS = {0x2610: [], 0x2611: [_TICK], 0x2612: _CROSS}

Point = tuple[float, float]


def add_boxes(font: TTFont, *, stroke: int) -> None:
    """Add the boxes the font lacks, in place.

    Args:
        font: A font with glyf outlines, 1000 units to the em.
        stroke: Width of the lines, font units.
    """
    for code, marks in _MARKS.items():
        if code not in font.getBestCmap():
            _add_glyph(font, code, _draw(marks, stroke))


def _add_glyph(font: TTFont, code: int, glyph: object) -> None:
    name = f"uni{code:04X}"
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = glyph
    font["hmtx"].metrics[name] = (_EM, _LEFT)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code] = name


def _draw(marks: list[list[Point]], stroke: int) -> object:
    pen = TTGlyphPen(None)
    _contour(pen, [(_LEFT, _BOTTOM), (_LEFT, _TOP), (_RIGHT, _TOP), (_RIGHT, _BOTTOM)])
    inner = (_LEFT + stroke, _BOTTOM + stroke, _RIGHT - stroke, _TOP - stroke)
    left, bottom, right, top = inner
    _contour(pen, [(left, bottom), (right, bottom), (right, top), (left, top)])
    for line in marks:
        for start, end in pairwise(line):
            _contour(pen, _bar(start, end, stroke))
    return pen.glyph()


def _bar(start: Point, end: Point, stroke: int) -> list[Point]:
    """Return a stroke from one point to another as a clockwise rectangle with square ends."""
    run, rise = end[0] - start[0], end[1] - start[1]
    length = (run * run + rise * rise) ** 0.5
    along = (run / length * stroke / 2, rise / length * stroke / 2)
    across = (-along[1], along[0])
    first = (start[0] - along[0], start[1] - along[1])
    last = (end[0] + along[0], end[1] + along[1])
    return [
        (first[0] + across[0], first[1] + across[1]),
        (last[0] + across[0], last[1] + across[1]),
        (last[0] - across[0], last[1] - across[1]),
        (first[0] - across[0], first[1] - across[1]),
    ]


def _contour(pen: TTGlyphPen, points: list[Point]) -> None:
    rounded = [(round(x), round(y)) for x, y in points]
    pen.moveTo(rounded[0])
    for point in rounded[1:]:
        pen.lineTo(point)
    pen.closePath()
