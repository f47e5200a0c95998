"""Fields that a kind of record got after records of it had been written."""

from __future__ import annotations

from dataclasses import field
from typing import TypeVar

from qdpilot.model.canonical import LATER

T = TypeVar("T")


def later(default: T, /) -> T:
    """Return a field that came later: it enters the canonical form only if it is not `default`.

    So what is stored, recorded and printed from before stays verifiable.
    """
    made: T = field(default=default, metadata=LATER)
    return made
