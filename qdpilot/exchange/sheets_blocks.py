"""Rows of a sheet, some thousand at a time, as columns. Runs in the child."""

from __future__ import annotations

from itertools import islice, zip_longest
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ROWS = 4000


class Block(NamedTuple):
    """Some rows that follow each other.

    Attributes:
        rows: How many.
        cells: How many they have, as the file has them.
        columns: Their cells by column, one at least; all are equally long.
    """

    rows: int
    cells: int
    columns: Sequence[Sequence[Any]]


def of_rows(rows: Iterator[list[Any]]) -> Iterator[Block]:
    """Yield rows as they come; short ones are filled with empty cells."""
    while some := list(islice(rows, _ROWS)):
        yield of_some(some)


def of_some(rows: list[list[Any]]) -> Block:
    """Return a few rows as a block."""
    columns = list(zip_longest(*rows, fillvalue="")) or [("",) * len(rows)]
    return Block(len(rows), sum(map(len, rows)), columns)
