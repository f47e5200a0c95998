"""Marks that a person on the road cannot tell apart: one key for all of them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import resources

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_BETWEEN = re.compile(r"[\s.\-·•・‧∙⋅‐‑–—_]+")


def written_fair(text: str) -> str:
    """Return a mark in half width and upper case, without dots, hyphens, spaces."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", text)).upper()


def lookalike_key(text: str) -> str:
    """Return the same text for all marks that look the same: 鲁ＢО123I and 鲁B·01231 are one.

    Source: ``resources/rules/lookalikes.json``.
    """
    letters, digits = _tables()
    if text.isascii() and text.isalnum():  # nearly all; the rest takes ten times as long
        return text.upper().translate(digits)
    return written_fair(text).translate(letters).translate(digits)


def lookalike_keys(texts: Sequence[str]) -> list[str]:
    """Return the key of each of many texts: of plain ones together, in a fiftieth of the time."""
    joined = "\n".join(texts)
    if joined.isascii() and joined.replace("\n", "").isalnum():
        _, digits = _tables()
        keys = joined.upper().translate(digits).split("\n")
        if len(keys) == len(texts):
            return keys
    return list(map(lookalike_key, texts))


def mixed_up(text: str) -> tuple[int, str, str] | None:
    """Return the first letter of another script that looks like one of ours, or None.

    Returns:
        Its position from 1, the letter, and the one it looks like.
    """
    letters, _ = _tables()
    for at, char in enumerate(text, start=1):
        if ord(char) in letters:
            return at, char, letters[ord(char)]
    return None


@cache
def _tables() -> tuple[Mapping[int, str], Mapping[int, str]]:
    table = resources.table("rules", "lookalikes.json")
    return str.maketrans(table["letters"]), str.maketrans(table["digits"])
