"""The rows of a long list in any order and under any filter, as row numbers.

A column is read when it is first asked for, as codes of its values, and kept: a million rows take
one to four bytes each. The records themselves are read a page at a time, by their keys.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from qdpilot.model.name_order import name_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from qdpilot.services.list_ports import Keys
    from qdpilot.services.ports import Reading

Ranks: TypeAlias = NDArray[Any]
Mask: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """How a list is wanted.

    Attributes:
        sort: Column by which it is sorted; empty: the order of adding.
        backwards: Whether the last comes first.
        wanted: Columns with the values that a row must have one of.
        words: Each must stand somewhere in a row, upper or lower case.
    """

    sort: str = ""
    backwards: bool = False
    wanted: tuple[tuple[str, frozenset[Any]], ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coded:
    """A column of few values.

    Attributes:
        values: All there are.
        codes: Which of them each row has.
    """

    values: tuple[Any, ...]
    codes: Ranks


@dataclass(frozen=True, slots=True)
class Texts:
    """A column of texts that are nearly all different.

    Attributes:
        ranks: Where each row comes when sorted; -1 for a row without text.
        holding: Finds the rows in which a word stands.
    """

    ranks: Ranks
    holding: Callable[[Reading, str], Mask]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """How the values of a coded column are told.

    Attributes:
        words: As they are shown, and found.
        key: By which they are sorted, None first; without it by the words, as names are.
    """

    words: Callable[[Any], str]
    key: Callable[[Any], Any] | None = None

    def sort_key(self, value: Any) -> tuple[bool, Any]:
        """Return a key that puts None first and never compares it."""
        key = name_key(self.words(value)) if self.key is None else self.key(value)
        return (key is not None, 0 if key is None else key)


class Listing:
    """All rows of a list; made on one thread, and asked on one at a time."""

    def __init__(self, keys: Keys, tellings: Mapping[str, Telling]) -> None:
        """Begin with the keys; subclasses know how each column is read.

        Args:
            keys: Of all rows, in the order of adding.
            tellings: How the values of each coded column are told.
        """
        self.keys = keys
        self._tellings = tellings
        self._columns: dict[str, Coded | Texts] = {}
        self._ranks: dict[str, Ranks] = {}

    def order(self, reading: Reading, ask: Ask) -> Keys:
        """Return the keys of the rows that are wanted, as they are wanted.

        Rows that are equal in what they are sorted by stand in the order of adding.
        """
        mask = self._wanted(reading, ask)
        rows = None if mask is None else np.flatnonzero(mask)
        if ask.sort:
            ranks = self._rank(reading, ask.sort)
            ranks = ranks if rows is None else ranks[rows]
            order = np.argsort(-ranks if ask.backwards else ranks, kind="stable")
            rows = order if rows is None else rows[order]
        elif ask.backwards:
            rows = np.arange(len(self.keys))[::-1] if rows is None else rows[::-1]
        return self.keys if rows is None else self.keys[rows]

    def counts(self, reading: Reading, name: str) -> dict[Any, int]:
        """Return how many rows have each value of a coded column."""
        column = self._column(reading, name)
        assert isinstance(column, Coded)
        counted = np.bincount(column.codes, minlength=len(column.values))
        return dict(zip(column.values, counted.tolist(), strict=True))

    def _read(self, reading: Reading, name: str) -> Iterator[tuple[str, Coded | Texts]]:
        """Yield a column, with those that come in the same reading."""
        raise NotImplementedError

    def _column(self, reading: Reading, name: str) -> Coded | Texts:
        if name not in self._columns:
            self._columns.update(self._read(reading, name))
        return self._columns[name]

    def _rank(self, reading: Reading, name: str) -> Ranks:
        if name not in self._ranks:
            column = self._column(reading, name)
            if isinstance(column, Texts):
                self._ranks[name] = column.ranks
            else:
                keys = [self._tellings[name].sort_key(one) for one in column.values]
                known = {key: rank for rank, key in enumerate(sorted(set(keys)))}
                ranks = np.array([known[key] for key in keys], dtype=np.int32)
                self._ranks[name] = _few(ranks[column.codes], len(known))
        return self._ranks[name]

    def _wanted(self, reading: Reading, ask: Ask) -> Mask | None:
        mask: Mask | None = None
        for name, values in ask.wanted:
            column = self._column(reading, name)
            assert isinstance(column, Coded)
            fits = np.array([one in values for one in column.values], dtype=bool)
            mask = _both(mask, fits[column.codes])
        for word in ask.words:
            mask = _both(mask, self._saying(reading, word))
        return mask

    def _saying(self, reading: Reading, word: str) -> Mask:
        """Return the rows in one of whose columns a word stands."""
        mask = np.zeros(len(self.keys), dtype=bool)
        for name in self._searched():
            column = self._column(reading, name)
            if isinstance(column, Texts):
                mask |= column.holding(reading, word)
                continue
            tell = self._tellings[name].words
            says = np.array([word.casefold() in tell(one).casefold() for one in column.values])
            if says.any():
                mask |= says[column.codes]
        return mask

    def _searched(self) -> Sequence[str]:
        """Return the names of the columns in which typed words are looked for."""
        raise NotImplementedError

    @property
    def columns(self) -> Mapping[str, Coded | Texts]:
        """Those that were read."""
        return self._columns

    def put(self, name: str, column: Coded | Texts) -> None:
        """Take another reading of a column."""
        self.forget((name,))
        self._columns[name] = column

    def retell(self, tellings: Mapping[str, Telling]) -> None:
        """Tell values otherwise: what they are called changed."""
        self._tellings = tellings
        self._ranks.clear()

    def forget(self, names: Iterable[str]) -> None:
        """Let go of columns: what they are read from changed."""
        for name in names:
            self._columns.pop(name, None)
            self._ranks.pop(name, None)

    def places(self, keys: Keys) -> NDArray[np.int64]:
        """Return where rows stand in the order of adding; those that came since are left out."""
        at = np.searchsorted(self.keys, keys)
        at[at == len(self.keys)] = 0
        return at[self.keys[at] == keys] if len(self.keys) else at[:0]

    def among(self, keys: Keys) -> Mask:
        """Return which rows have one of these keys."""
        mask = np.zeros(len(self.keys), dtype=bool)
        mask[self.places(keys)] = True
        return mask

    def ranked(self, ordered: Keys) -> Ranks:
        """Return where each row comes in an order of keys; -1 for those it lacks."""
        ranks = np.full(len(self.keys), -1, dtype=np.int32)
        at = self.places(ordered)
        ranks[at] = np.arange(len(at), dtype=np.int32)
        return ranks

    def coded(self, groups: Iterable[tuple[Any, Keys]], *, otherwise: Any = None) -> Coded:
        """Return a column of values with the keys of the rows that have each."""
        values: dict[Any, int] = {otherwise: 0}
        codes = np.zeros(len(self.keys), dtype=np.int32)
        for value, keys in groups:
            codes[self.places(keys)] = values.setdefault(value, len(values))
        told = tuple(values)
        if len(codes) and codes.all():  # nothing is otherwise
            told, codes = told[1:], codes - 1
        return Coded(told, _few(codes, len(told)))


def _both(mask: Mask | None, other: Mask) -> Mask:
    return other if mask is None else mask & other


def _few(codes: Ranks, count: int) -> Ranks:
    """Return codes in as few bytes as they need."""
    small = np.int16 if count < np.iinfo(np.int16).max else np.int32
    return codes.astype(small, copy=False)
