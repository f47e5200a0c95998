"""Keys of records for lists: the part of ``MemoryReading`` that lists ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from qdpilot.model.right import Grant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from qdpilot.services.list_ports import Keys, R
    from qdpilot.services.memory_shelves import Shelf, State


class MemoryListing:
    """Fulfils `qdpilot.services.list_ports.ListReading` over one state."""

    _state: State

    def keys(self, kind: type[Any], *, most: int | None = None) -> Keys:
        """Return the keys of all records, or of the first, in the order of adding."""
        return _array(self._shelf(kind).numbers.values())[:most]

    def keys_by(self, kind: type[Any], field: str) -> Keys:
        """Return the keys of all records in the order of a text field."""
        shelf = self._shelf(kind)
        found = sorted((getattr(row, field), shelf.numbers[id]) for id, row in shelf.rows.items())
        return _array(key for _, key in found)

    def keys_with(self, kind: type[Any], *fields: str) -> Iterator[tuple[tuple[Any, ...], Keys]]:
        """Yield each combination of values, with the keys of the records that have it."""
        shelf = self._shelf(kind)
        groups: dict[tuple[Any, ...], list[int]] = {}
        for id, row in shelf.rows.items():
            values = tuple(getattr(row, one) for one in fields)
            groups.setdefault(values, []).append(shelf.numbers[id])
        yield from ((values, _array(keys)) for values, keys in groups.items())

    def keys_holding(self, kind: type[Any], field: str, text: str) -> Keys:
        """Return the keys of the records whose text field holds `text`."""
        shelf = self._shelf(kind)
        holding = (id for id, row in shelf.rows.items() if text in getattr(row, field))
        return _array(shelf.numbers[id] for id in holding)

    def keys_named(self, kind: type[Any], field: str, target: type[Any]) -> tuple[Keys, Keys]:
        """Return the keys of all records, and beside each the key of whom it names."""
        shelf, others = self._shelf(kind), self._shelf(target).numbers
        named = (others[getattr(row, field)] for row in shelf.rows.values())
        return _array(shelf.numbers[id] for id in shelf.rows), _array(named)

    def keys_of(self, kind: type[Any], ids: Iterable[str]) -> dict[str, int]:
        """Return the keys of the records that are there, by id."""
        numbers = self._shelf(kind).numbers
        return {one: numbers[one] for one in ids if one in numbers}

    def at_keys(self, kind: type[R], keys: Sequence[int]) -> dict[int, R]:
        """Return the records that are there, by key."""
        shelf, wanted = self._shelf(kind), {int(one) for one in keys}
        rows = cast("dict[str, R]", shelf.rows)
        return {key: rows[id] for id, key in shelf.numbers.items() if key in wanted}

    def naming(self, field: str, ids: Sequence[str]) -> tuple[Grant, ...]:
        """Return the grants whose terms name one of these."""
        wanted = frozenset(ids)
        grants = cast("Iterable[Grant]", self._shelf(Grant).rows.values())
        if field == "operator_id":
            return tuple(one for one in grants if one.terms.operator_id in wanted)
        return tuple(one for one in grants if wanted.intersection(getattr(one.terms, field)))

    def _shelf(self, kind: type[Any]) -> Shelf:
        return self._state.shelves[kind]


def _array(keys: Iterable[int]) -> Keys:
    import numpy as np

    return np.fromiter(keys, dtype=np.int64)
