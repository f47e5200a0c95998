"""Pinyin initials, qd of 青岛, of a table that says where a reading depends on the word.

The table is made of pypinyin's (`scripts/resources/build_initials.py`), which takes half a second
and 57 MB to load, and lets no other thread work meanwhile.
"""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import resources

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_UNREAD = "."


class _Letters(dict[str, str]):
    """The letter of a character, or itself in half width where it has none.

    Found when it is first asked for: all of them would take 4 MB, of which names need a tenth.
    """

    def __init__(self, blocks: Sequence[tuple[int, str]]) -> None:
        super().__init__()
        self._blocks = blocks

    def __missing__(self, character: str) -> str:
        code, found = ord(character), _UNREAD
        for first, letters in self._blocks:
            if first <= code < first + len(letters):
                found = letters[code - first]
        self[character] = told = folded(character) if found == _UNREAD else found
        return told


@dataclass(frozen=True, slots=True)
class Initials:
    """How characters begin in pinyin.

    Attributes:
        letters: Of each character the one of its usual reading; what has none, in half width.
        words: In which a character is read otherwise: with the letters of all its characters.
        lengths: Of each character with which such words begin: how long they are, longest first.
    """

    letters: Mapping[str, str]
    words: Mapping[str, str]
    lengths: Mapping[str, tuple[int, ...]]

    def of(self, text: str) -> str:
        """Return the letters of a text; what is no Chinese character stays, in half width."""
        told, end = [], 0
        for at, word in self.words_in(text):
            told += [*map(self._letter, text[end:at]), self.words[word]]
            end = at + len(word)
        return "".join([*told, *map(self._letter, text[end:])])

    def words_in(self, text: str) -> Iterator[tuple[int, str]]:
        """Yield the known words of a text, each the longest that begins there, and where it is."""
        end = 0
        for at, character in enumerate(text):
            if at < end or character not in self.lengths:
                continue
            for length in self.lengths[character]:
                word = text[at : at + length]
                if word in self.words:
                    yield at, word
                    end = at + len(word)
                    break

    def _letter(self, character: str) -> str:
        if character.isascii():
            return character.lower().strip()
        return self.letters[character]


def read(table: Mapping[str, Any]) -> Initials:
    """Return what the table says."""
    blocks = [(int(block["first"], 16), block["letters"]) for block in table["blocks"]]
    words = table["words"]
    lengths: dict[str, set[int]] = defaultdict(set)
    for one in words:
        lengths[one[0]].add(len(one))
    longest_first = {one: tuple(sorted(some, reverse=True)) for one, some in lengths.items()}
    return Initials(_Letters(blocks), words, longest_first)


@cache
def initials(text: str) -> str:
    """Return the first letter of the pinyin of each character: qd of 青岛; nothing of plain ASCII.

    Of a character with several readings the one in its word counts: cq of 重庆.
    """
    return "" if text.isascii() else table().of(text)


def folded(text: str) -> str:
    """Return text in half width and lower case, without spaces."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


@cache
def table() -> Initials:
    """Return the table that is bundled."""
    return read(json.loads(resources.content("pinyin", "initials.json")))
