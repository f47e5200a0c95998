"""What a transaction changed so far: ids by kind, so that a fleet is no hundred thousand pairs."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qdpilot.services.ports import Record


class Changed(defaultdict[type[Any], set[str]]):
    """Ids of what was added, replaced or dropped, by kind."""

    def __init__(self) -> None:
        super().__init__(set)

    def note(self, values: Iterable[Record]) -> None:
        """Add records."""
        for one in values:
            self[type(one)].add(one.id)

    def copied(self) -> Changed:
        """Return a copy that stays as it is while more is noted."""
        copy = Changed()
        copy.update((kind, set(ids)) for kind, ids in self.items())
        return copy
