"""Makes `resources/pinyin/initials.json`: the first letter of each character's pinyin.

pypinyin knows 47,000 words to tell which reading of a character counts; of those only the ones
matter here that read otherwise than their characters one by one; the rest is a letter each.
"""

from __future__ import annotations

import json
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from pypinyin import Style, lazy_pinyin
from pypinyin.constants import PHRASES_DICT, PINYIN_DICT

from qdpilot.model.initials import read

if TYPE_CHECKING:
    from collections.abc import Iterable

OUT = Path(__file__).parents[2] / "resources" / "pinyin" / "initials.json"
#: CJK Unified Ideographs Extension A and the main block; what is not read there is a dot.
BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))


def main() -> None:
    """Write the file."""
    blocks = [
        {"first": f"{low:04X}", "letters": "".join(map(_letter, range(low, high + 1)))}
        for low, high in BLOCKS
    ]
    table = {
        "version": version("pypinyin"),
        "source": "pypinyin (MIT), github.com/mozillazg/python-pinyin",
        "blocks": blocks,
        "words": _words(blocks),
    }
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(table, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def _letter(code: int) -> str:
    return _initials(chr(code)) if code in PINYIN_DICT else "."


def _words(blocks: list[dict[str, str]]) -> dict[str, str]:
    """Return the words without which a known word, or two side by side, would read otherwise."""
    found: dict[str, str] = {}
    while wrong := _wrong(PHRASES_DICT, {"blocks": blocks, "words": found}):
        found |= wrong
    return dict(sorted(found.items()))


def _wrong(words: Iterable[str], table: dict[str, object]) -> dict[str, str]:
    ours = read(table)
    told = (
        (word, _initials(word)) for word in words if all(ord(one) in PINYIN_DICT for one in word)
    )
    return {word: letters for word, letters in told if ours.of(word) != letters}


def _initials(text: str) -> str:
    return "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).casefold()


if __name__ == "__main__":
    main()
