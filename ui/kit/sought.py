"""Long lists of names: in the order in which one looks for them, and found by typing."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from qdpilot.model.initials import folded, initials
from qdpilot.model.name_order import name_key

if TYPE_CHECKING:
    from collections.abc import Iterable

V = TypeVar("V")
SEARCHED_FROM = 12  # so many are looked through by typing


def in_order(options: Iterable[tuple[V, str]]) -> list[tuple[V, str]]:
    """Return options in the order of their words: Chinese by its pinyin."""
    return sorted(options, key=lambda option: name_key(option[1]))


def make_ready(words: Iterable[str]) -> None:
    """Find out now, on the thread where names are read, what `is_sought` asks of them.

    Of some thousand names that takes a tenth of a second, too long for the first letter typed.
    """
    for one in words:
        _folded(one)
        initials(one)


def is_sought(words: str, typed: str) -> bool:
    """Tell whether words hold what was typed, or their pinyin initials do: qd finds 青岛."""
    sought = folded(typed)
    return (
        not sought or sought in _folded(words) or (sought.isascii() and sought in initials(words))
    )


_folded = lru_cache(maxsize=20_000)(folded)
