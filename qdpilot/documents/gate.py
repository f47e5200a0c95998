"""The one gate through which the office's own words reach a paper.

Controls and signs that turn the direction of writing go (they can make a name read as another);
what remains is drawn letter by letter. Nothing is ever read as markup.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import TypeVar

from qdpilot.documents.faces import Face, typeface
from qdpilot.model.errors import MissingGlyphError

T = TypeVar("T")

_SPACES = re.compile(r"[\s\u2028\u2029]+")
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def clean(text: str) -> str:
    """Return `text` in NFC without controls, direction signs and doubled spaces.

    Source: Unicode Standard Annex 9, 2.1 to 2.4 (embeddings, overrides, isolates, marks).
    """
    # A control may stand between two spaces, or between a letter and its accent.
    seen = _UNSEEN.sub("", _SPACES.sub(" ", text))
    return unicodedata.normalize("NFC", _SPACES.sub(" ", seen)).strip()


def cleaned(value: T) -> T:
    """Return a value of ours (dataclasses, tuples, texts) with every text in it cleaned."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return clean(value)  # type: ignore[return-value]
    if isinstance(value, tuple):
        return tuple(cleaned(item) for item in value)  # type: ignore[return-value]
    if is_dataclass(value) and not isinstance(value, type):
        named = {one.name: getattr(value, one.name) for one in fields(value)}
        changed = {name: cleaned(item) for name, item in named.items()}
        return replace(
            value, **{name: new for name, new in changed.items() if new is not named[name]}
        )
    return value


def printable(text: str, field: str) -> str:
    """Return `text` as it is.

    Raises:
        MissingGlyphError: If a character has no glyph in any bundled font; names the field.
    """
    last = typeface(Face.SONG)
    for char in text:
        if not last.has(char):
            raise MissingGlyphError(char=char, field=field)
    return text
