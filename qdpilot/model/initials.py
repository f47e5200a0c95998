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
    from collections.abc import Iterator, Mapping

_UNREAD = "."


@dataclass(frozen=True, slots=True)
class Initials:
    """How characters begin in pinyin.

    Attributes:
        letters: Of each character the one of its usual reading.
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
        return self.letters.get(character) or folded(character)


def read(table: Mapping[str, Any]) -> Initials:
    """Return what the table says."""
    letters: dict[str, str] = {}
    for block in table["blocks"]:
        first = int(block["first"], 16)
        letters |= {
            chr(first + at): one for at, one in enumerate(block["letters"]) if one != _UNREAD
        }
    words = table["words"]
    lengths: dict[str, set[int]] = defaultdict(set)
    for one in words:
        lengths[one[0]].add(len(one))
    longest_first = {one: tuple(sorted(some, reverse=True)) for one, some in lengths.items()}
    return Initials(letters, words, longest_first)


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
