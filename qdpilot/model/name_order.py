"""The order of names in lists: figures, letters, then Chinese by its pinyin, as in a dictionary.

The table is made of pypinyin's (`scripts/resources/build_name_order.py`). A character with several
readings stands by the one in its word, as far as its first letter tells: 重庆 under chong.
"""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

import resources
from qdpilot.model.initials import folded, table

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Syllables stand in a key as characters from here on: behind all letters.
_SYLLABLES = 0x10000
#: Characters of the table: CJK Unified Ideographs with Extension A.
_HAN = range(0x3400, 0xA000)
#: Keys that are kept: a table of ten thousand rows has some hundred names.
_KEPT = 20_000


class _Marks(dict[int, str]):
    """What stands in a key for a character; one without a syllable stands for itself.

    Found when it is first asked for: all of them would take 4 MB, of which names need a tenth.
    """

    def __init__(self, syllables: array[int]) -> None:
        super().__init__()
        self._syllables = syllables

    def __missing__(self, code: int) -> str:
        at = self._syllables[code - _HAN.start] if code in _HAN else 0
        self[code] = told = chr(_SYLLABLES + at) + chr(code) if at else folded(chr(code))
        return told


@dataclass(frozen=True, slots=True)
class _Order:
    """What stands in a key for characters.

    Attributes:
        usual: By the usual reading.
        others: By the reading that begins with another letter.
    """

    usual: _Marks
    others: Mapping[tuple[str, str], str]

    def key(self, word: str, letters: str) -> str:
        """Return the key of a word whose characters are read with these letters."""
        told = (
            self.others.get((one, letter)) or one.translate(self.usual)
            for one, letter in zip(word, letters, strict=True)
        )
        return "".join(told)


@lru_cache(maxsize=_KEPT)
def name_key(text: str) -> str:
    """Return by what a name is put in order: in half width, without case and spaces."""
    order, words, text = _order(), table(), "".join(text.split())
    told, end = [], 0
    for at, word in () if text.isascii() else words.words_in(text):
        told += [text[end:at].translate(order.usual), order.key(word, words.words[word])]
        end = at + len(word)
    return "".join([*told, text[end:].translate(order.usual)])


@cache
def _order() -> _Order:
    told = json.loads(resources.content("pinyin", "order.json"))
    usual, others = array("H", bytes(2 * len(_HAN))), dict[tuple[str, str], str]()
    for at, (syllable, usually, seldom) in enumerate(told["syllables"], 1):
        for one in usually:
            usual[ord(one) - _HAN.start] = at
        others.update({(one, syllable[0]): chr(_SYLLABLES + at) + one for one in seldom})
    return _Order(_Marks(usual), others)
