"""Pinyin initials, qd of 青岛, of a table that says where a reading depends on the word.

The table is made of pypinyin's (`scripts/resources/build_initials.py`), which takes half a second
and 57 MB to load, and lets no other thread work meanwhile.
"""

from __future__ import annotations

import json
import unicodedata
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
        longest: Characters of the longest of these words.
        begins: Characters with which these words begin.
    """

    letters: Mapping[str, str]
    words: Mapping[str, str]
    longest: int
    begins: frozenset[str]

    def of(self, text: str) -> str:
        """Return the letters of a text; what is no Chinese character stays, in half width."""
        return "".join(letters for _, letters in self.parts(text))

    def parts(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield the words of a text, and the characters between them, with their letters."""
        at = 0
        while at < len(text):
            word = self._word(text, at)
            yield word, self.words[word] if word in self.words else self._letter(word)
            at += len(word)

    def _word(self, text: str, at: int) -> str:
        """Return the longest known word that begins at a character, or that character."""
        if text[at] not in self.begins:
            return text[at]
        longest = min(self.longest, len(text) - at)
        words = (text[at : at + length] for length in range(longest, 1, -1))
        return next((one for one in words if one in self.words), text[at])

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
    begins = frozenset(one[0] for one in words)
    return Initials(letters, words, max(map(len, words), default=1), begins)


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
