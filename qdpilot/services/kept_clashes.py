"""Which grants clash with which, kept from look to look: only what changed is asked anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qdpilot.clashes.detect import all_pairs, clashes
from qdpilot.clashes.index import Index
from qdpilot.schedule.spans import merged
from qdpilot.services.times import PEACEFUL, shared_spans

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from qdpilot.clashes.clash import Clash
    from qdpilot.clashes.right import Right
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.times import OfficeTimes

#: When more rights than this changed, all pairs are asked at once: that is sooner then.
_MANY = 200


class KeptClashes:
    """Who clashes with whom; for one thread at a time."""

    def __init__(self) -> None:
        self._rights: dict[str, Right] = {}
        self._index: Index | None = None
        self._calendars: Calendars | None = None
        self._pairs: frozenset[tuple[str, str]] = frozenset()

    def times(
        self,
        times: OfficeTimes,
        rights: Sequence[Right],
        calendars: Calendars,
        apart: Collection[tuple[str, str]] = (),
    ) -> dict[str, NDArray[np.int64]]:
        """Return when grants clash with one another (`OfficeTimes.clashes`).

        Args:
            times: When each grant holds.
            rights: The same grants as rights.
            calendars: That they follow.
            apart: Pairs that are not held against each other, as `replacing.linked` gives them.
        """
        spans = {one.id: one.spans for one in times.grants}
        found: dict[str, list[NDArray[np.int64]]] = {}
        for pair in sorted(self.pairs(rights, calendars)):
            if pair in apart or pair[::-1] in apart:
                continue
            if spans.keys() >= set(pair):
                shared = shared_spans(*(spans[one] for one in pair))
                for one in pair:
                    found.setdefault(one, []).append(shared)
        return {one: merged(np.vstack(shared)) for one, shared in found.items()}

    def pairs(self, rights: Sequence[Right], calendars: Calendars) -> frozenset[tuple[str, str]]:
        """Return the pairs of ids that clash and may not, each in the order of the ids."""
        now = {one.id: one for one in rights}
        ids = now.keys() | self._rights.keys()
        changed = {one for one in ids if now.get(one) != self._rights.get(one)}
        if self._index is None or calendars != self._calendars or len(changed) > _MANY:
            self._index, self._calendars = Index.build(rights, calendars), calendars
            self._pairs = frozenset(_told(all_pairs(rights, calendars).clashes))
        else:
            self._index = _turned(self._index, changed, now)
            kept = {pair for pair in self._pairs if not changed.intersection(pair)}
            for one in changed & now.keys():
                kept.update(_told(clashes(self._index, now[one], calendars).clashes))
            self._pairs = frozenset(kept)
        self._rights = now
        return self._pairs


def _turned(index: Index, changed: Iterable[str], now: dict[str, Right]) -> Index:
    for one in changed:
        index = index.with_right(now[one]) if one in now else index.without(one)
    return index


def _told(found: Iterable[Clash]) -> Iterator[tuple[str, str]]:
    for one in found:
        if one.relation not in PEACEFUL:
            first, second = sorted((one.a.id, one.b.id))
            yield first, second
