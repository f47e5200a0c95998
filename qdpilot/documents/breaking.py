"""Lines out of paragraphs: where Chinese text may break, and how a line fills its measure.

No line begins with a closing sign nor ends with an opening one (避头尾; GB/T 15834-2011, 5.1.2,
5.1.3), no number or Latin word is cut, and every line but the last of a paragraph reaches the right
edge.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.documents import grid
from qdpilot.documents.faces import Face, typeface

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NEVER_FIRST = frozenset("、，。：；！？）》〉〕】」』”’…·％%‰℃,.:;!?)]}～")
NEVER_LAST = frozenset("（《〈〔【「『“‘([{＃#￥")

_CODE = 13  # characters; shorter words and numbers are never cut
_GAP_EM = 3.0
_OVER_EM = 1.2
_LEAST_PIECE = 4

# A Latin word, a number, a time or a span of them stays in one piece.
_ATOM = re.compile(r"[0-9A-Za-z][0-9A-Za-z.:/_%°′″²–-]*|.", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """How wide characters are set.

    Attributes:
        size: Points.
        advance: Of a full-width character, points.
    """

    size: float = grid.SIZE_3
    advance: float = grid.ADVANCE

    @classmethod
    def solid(cls, size: float) -> Measure:
        """Return a measure without space between characters."""
        return cls(size=size, advance=size)


@dataclass(frozen=True, slots=True, kw_only=True)
class Atom:
    """What is never broken: one Chinese character, or one word of others.

    Attributes:
        text: As printed.
        face: Which face.
        width: Points.
        full: A full-width character, which may be spread.
    """

    text: str
    face: Face
    width: float
    full: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of a paragraph.

    Attributes:
        atoms: From left to right.
        indent: From the left edge of the measure, points.
        spread: Added after every atom but the last, so that the line reaches the right edge.
    """

    atoms: tuple[Atom, ...]
    indent: float
    spread: float


def broken(
    runs: Sequence[tuple[str, Face]],
    measure: Measure,
    *,
    width: float,
    indents: tuple[float, float],
) -> list[Line]:
    """Return the lines of a paragraph.

    Args:
        runs: Text with its faces.
        measure: How wide characters are set.
        width: Points.
        indents: Of the first line and of the others, points.
    """
    room = width - max(indents)
    atoms: Sequence[Atom] = [one for run in runs for one in _atoms(*run, measure, room)]
    lines: list[Line] = []
    while atoms:
        indent = indents[bool(lines)]
        atoms = _with_code_cut(atoms, width - indent)
        count = _count(atoms, width - indent)
        lines.append(_line(atoms[:count], indent, width - indent, is_last=count == len(atoms)))
        atoms = _without_leading_space(atoms[count:])
    return lines


def shortened(text: str, face: Face, *, size: float, width: float) -> list[str]:
    """Return `text` in as many pieces as lines of `width` it takes."""
    lines = broken([(text, face)], Measure.solid(size), width=width, indents=(0.0, 0.0))
    return ["".join(atom.text for atom in line.atoms) for line in lines]


def _atoms(text: str, face: Face, measure: Measure, room: float) -> Iterator[Atom]:
    known = typeface(face)
    for found in _ATOM.finditer(text):
        word = found.group()
        em = known.width_em(word)
        if len(word) == 1 and em == 1.0:
            yield Atom(text=word, face=face, width=measure.advance, full=True)
        elif em * measure.size <= room:
            yield Atom(text=word, face=face, width=em * measure.size, full=False)
        else:
            for char in word:
                wide = known.em(char) * measure.size
                yield Atom(text=char, face=face, width=wide, full=False)


def _count(atoms: Sequence[Atom], room: float) -> int:
    """How many atoms the next line takes."""
    used, count = 0.0, 0
    while count < len(atoms) and used + atoms[count].width <= room + 1e-6:
        used += atoms[count].width
        count += 1
    if count == len(atoms):
        return count
    # Two closing signs and an opening one in a row are rare; five steps back find a place or none.
    places = [at for at in range(count, max(count - 6, 0), -1) if _may_break(atoms, at)]
    best = places[0] if places else max(count, 1)
    gap = room - sum(atom.width for atom in atoms[:best])
    if gap <= _GAP_EM * grid.ADVANCE:
        return best
    # Rather than stretch a line that much, one closing sign more is squeezed in.
    more = count + 1
    over = used + atoms[count].width - room
    fits = over <= _OVER_EM * grid.ADVANCE and (more == len(atoms) or _may_break(atoms, more))
    return more if fits and atoms[count].text in NEVER_FIRST else best


def _with_code_cut(atoms: Sequence[Atom], room: float) -> Sequence[Atom]:
    """Cut a long code (a hash, a register number) where the line ends, if it would leave a gap.

    Only what is too long to be read as a word or a number anyway.
    """
    used, at = 0.0, 0
    while at < len(atoms) and used + atoms[at].width <= room:
        used += atoms[at].width
        at += 1
    if at == len(atoms) or len(atoms[at].text) < _CODE or room - used < _GAP_EM * grid.SIZE_3:
        return atoms
    code = atoms[at]
    known = typeface(code.face)
    em = code.width / known.width_em(code.text)
    count = len(code.text) - _LEAST_PIECE
    while count >= _LEAST_PIECE and known.width_em(code.text[:count]) * em > room - used:
        count -= 1
    if count < _LEAST_PIECE:
        return atoms
    halves = [
        Atom(text=part, face=code.face, width=known.width_em(part) * em, full=False)
        for part in (code.text[:count], code.text[count:])
    ]
    return [*atoms[:at], *halves, *atoms[at + 1 :]]


def _may_break(atoms: Sequence[Atom], at: int) -> bool:
    return atoms[at].text[0] not in NEVER_FIRST and atoms[at - 1].text[-1] not in NEVER_LAST


def _line(atoms: Sequence[Atom], indent: float, room: float, *, is_last: bool) -> Line:
    while len(atoms) > 1 and atoms[-1].text == " ":
        atoms = atoms[:-1]
    free = room - sum(atom.width for atom in atoms)
    keeps = len(atoms) < 2 or (is_last and free >= 0)
    spread = 0.0 if keeps else free / (len(atoms) - 1)
    return Line(atoms=tuple(atoms), indent=indent, spread=spread)


def _without_leading_space(atoms: Sequence[Atom]) -> Sequence[Atom]:
    start = 0
    while start < len(atoms) and atoms[start].text == " ":
        start += 1
    return atoms[start:]
