"""What a transaction changed so far: ids by kind, so that a fleet is no hundred thousand pairs."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qdpilot.services.ports import ChangeSet, Record

#: Kinds of which something was committed, with the ids; None where they are many.
Committed: TypeAlias = "dict[type[Any], frozenset[str] | None]"
#: As many records of a kind are kept in mind by their ids.
_FEW = 200


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


class Commits:
    """What was committed since an office was opened, in order."""

    def __init__(self) -> None:
        self._log: list[Committed] = []

    def __len__(self) -> int:
        return len(self._log)

    def note(self, changes: ChangeSet) -> None:
        """Take one more in."""
        told: Committed = {
            kind: frozenset(ids) if len(ids) <= _FEW else None for kind, ids in changes.ids.items()
        }
        self._log.append(told)

    def since(self, place: int) -> Committed:
        """Return what came after the first so many."""
        found: Committed = {}
        for one in self._log[place:]:
            found = together(found, one)
        return found


def together(one: Committed, other: Committed) -> Committed:
    """Return what two of them say."""
    both = dict(one)
    for kind, ids in other.items():
        before = both.get(kind, frozenset())
        both[kind] = None if before is None or ids is None else before | ids
    return both
