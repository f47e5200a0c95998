"""The lines of a title: whole words, and the outline of a trapezium or a lozenge.

Source: GB/T 9704-2012, 7.3.1: 回行时，要做到词意完整，排列对称，长短适宜，间距恰当，
标题排列应当使用梯形或菱形.
"""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from qdpilot.documents.faces import Face, typeface

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST_LINES = 4


def title_lines(words: Sequence[str], *, room_em: float) -> list[str]:
    """Return the lines of a title.

    Args:
        words: Pieces that should not be broken, in order.
        room_em: Width of a line in characters.
    """
    words = [part for word in words if word for part in _pieces(word, room_em)]
    for count in range(1, _MOST_LINES + 1):
        fitting = [lines for lines in _splits(words, count) if max(map(_em, lines)) <= room_em]
        if fitting:
            return min(fitting, key=_ugliness)
    return _greedy(words, room_em)


def _splits(words: Sequence[str], count: int) -> list[list[str]]:
    cuts = combinations(range(1, len(words)), count - 1)
    return [
        ["".join(words[a:b]) for a, b in zip((0, *cut), (*cut, len(words)), strict=True)]
        for cut in cuts
    ]


def _ugliness(lines: Sequence[str]) -> tuple[int, float]:
    """A straight or lozenge outline first, then lines of like length but not of the same."""
    widths = [_em(line) for line in lines]
    steps = [after - before for before, after in pairwise(widths)]
    grows = all(step >= 0 for step in steps)
    shrinks = all(step <= 0 for step in steps)
    lozenge = len(widths) == 3 and widths[1] >= max(widths[0], widths[2])
    return int(not (grows or shrinks or lozenge)), max(widths) - min(widths)


def _pieces(word: str, room_em: float) -> list[str]:
    """A word wider than a line is cut into equal parts; any other stays whole."""
    parts = max(1, -int(-_em(word) // room_em))
    length = -(-len(word) // parts)
    return [word[start : start + length] for start in range(0, len(word), length)]


def _greedy(words: Sequence[str], room_em: float) -> list[str]:
    lines = [""]
    for word in words:
        if lines[-1] and _em(lines[-1] + word) > room_em:
            lines.append("")
        lines[-1] += word
    return lines


def _em(text: str) -> float:
    return typeface(Face.TITLE).width_em(text)
