"""Makes `resources/pinyin/order.json`: the syllables of characters, in the order of a dictionary.

A character that a word of `initials.json` reads with another first letter has that reading too.
"""

from __future__ import annotations

import json
from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

from build_initials import BLOCKS
from pypinyin import Style, pinyin
from pypinyin.constants import PINYIN_DICT

FOLDER = Path(__file__).parents[2] / "resources" / "pinyin"


def main() -> None:
    """Write the file."""
    usual: dict[str, list[str]] = defaultdict(list)
    for low, high in BLOCKS:
        for code in filter(PINYIN_DICT.__contains__, range(low, high + 1)):
            usual[_readings(chr(code))[0]].append(chr(code))
    others: dict[str, set[str]] = defaultdict(set)
    words = json.loads((FOLDER / "initials.json").read_text("utf-8"))["words"]
    for word, letters in words.items():
        for character, letter in zip(word, letters, strict=True):
            first, *rest = _readings(character)
            if first[0] != letter and (fits := [one for one in rest if one[0] == letter]):
                others[fits[0]].add(character)
    syllables = sorted(usual.keys() | others.keys(), key=_place)
    table = {
        "version": version("pypinyin"),
        "source": "pypinyin (MIT), github.com/mozillazg/python-pinyin",
        "syllables": [
            [one, "".join(usual[one]), "".join(sorted(others[one]))] for one in syllables
        ],
    }
    told = json.dumps(table, ensure_ascii=False, indent=0)
    (FOLDER / "order.json").write_text(f"{told}\n", encoding="utf-8")


def _readings(character: str) -> list[str]:
    style = Style.TONE3
    return pinyin(character, style, heteronym=True, neutral_tone_with_five=True, v_to_u=True)[0]


def _place(syllable: str) -> tuple[str, bool, str]:
    """Return where a dictionary has a syllable: lu before lü before luan, then by its tone."""
    letters = syllable[:-1]
    return letters.replace("ü", "u"), "ü" in letters, syllable[-1]


if __name__ == "__main__":
    main()
