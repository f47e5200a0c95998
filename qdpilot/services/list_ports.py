"""What a list of a million rows needs of a store: row numbers, and the records that have them.

A row number (key) names a record as long as it is there, and grows with the order of adding. Lists
are ordered and filtered as arrays of keys; records are read a page at a time, by their keys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from qdpilot.model.right import Grant

R = TypeVar("R")
Keys: TypeAlias = "NDArray[np.int64]"


class ListReading(Protocol):
    """The part of `qdpilot.services.ports.Reading` that lists ask."""

    def keys(self, kind: type[Any], *, most: int | None = None) -> Keys:
        """Return the keys of all records of a kind, or of the first, in the order of adding."""
        ...

    def keys_by(self, kind: type[Any], field: str) -> Keys:
        """Return the keys of all records in the order of a text field, then of adding."""
        ...

    def keys_with(self, kind: type[Any], *fields: str) -> Iterator[tuple[tuple[Any, ...], Keys]]:
        """Yield each combination of values of fields, with the keys of the records that have it."""
        ...

    def keys_holding(self, kind: type[Any], field: str, text: str) -> Keys:
        """Return the keys of the records whose text field holds `text`, in any order."""
        ...

    def keys_named(self, kind: type[Any], field: str, target: type[Any]) -> tuple[Keys, Keys]:
        """Return the keys of all records of a kind, and beside each the key of whom it names."""
        ...

    def keys_of(self, kind: type[Any], ids: Iterable[str]) -> dict[str, int]:
        """Return the keys of the records that are there, by id."""
        ...

    def at_keys(self, kind: type[R], keys: Sequence[int]) -> dict[int, R]:
        """Return the records that are there, by key."""
        ...

    def naming(self, field: str, ids: Sequence[str]) -> tuple[Grant, ...]:
        """Return the grants whose terms name one of these.

        Args:
            field: Of the terms: zone_version_ids, vehicle_ids, driver_ids or operator_id.
            ids: Of zone versions, vehicles, safety drivers or operators.
        """
        ...
