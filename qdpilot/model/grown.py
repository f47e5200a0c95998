"""Fields that a kind of record got after records of it had been written."""

from __future__ import annotations

from dataclasses import field
from types import MappingProxyType
from typing import TypeVar

T = TypeVar("T")
#: Metadata of a field that came after the first offices were written: part of the content only
#: where it says more than its default, so that the hashes of older rows still hold.
LATER = MappingProxyType({"later": True})


def later(default: T, /) -> T:
    """Return a field that came later: it enters the canonical form only if it is not `default`.

    So what is stored, recorded and printed from before stays verifiable.
    """
    made: T = field(default=default, metadata=LATER)
    return made
