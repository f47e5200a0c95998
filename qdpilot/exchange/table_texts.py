"""Texts of the table of a Shapefile: which encoding they are in, and what they say.

Tables by Chinese offices are in GBK or UTF-8, often without a word about it, and both names of
fields and values may be cut in the middle of a character.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

#: GB 18030 reads GBK and GB 2312 too. Nothing is wrong in the last.
_LIKELY = ("utf-8", "gb18030", "latin-1")
_CHINESE = {"gbk", "gb2312", "cp936", "hz"}


def codec_of(said: str) -> str:
    """Return the codec that a ``.cpg`` names (``UTF-8``, ``936``, ``ANSI 936``); empty if none."""
    word = said.strip().casefold().removeprefix("ansi ").removeprefix("oem ").strip()
    if re.fullmatch(r"\d+", word):
        word = "utf-8" if word == "65001" else f"cp{word}"
    try:
        name = codecs.lookup(word).name if word else ""
    except LookupError:
        return ""
    return "gb18030" if name in _CHINESE else name


def decoded(told: Sequence[str], said: str = "") -> list[str]:
    """Return texts of which each character stands for a byte (Latin 1).

    Args:
        told: Such texts.
        said: The codec that the file names; one that does not fit gives way to the likeliest.
    """
    contents = [one.encode("latin-1", "replace") for one in told]
    codec = next(one for one in (said, *_LIKELY) if one and _fits(one, contents))
    return [content.decode(codec, "ignore") for content in contents]


def _fits(codec: str, contents: Iterable[bytes]) -> bool:
    """Tell whether all contents can be read, but for a last character that was cut."""
    try:
        for content in contents:
            codecs.getincrementaldecoder(codec)().decode(content, final=False)
    except (UnicodeDecodeError, LookupError):
        return False
    return True
