"""Rights, prepared so that one candidate among very many is judged at once.

Most stand in one large table. What is granted later goes into small tables, and those of a size are
joined as they grow, so neither a question nor a change waits for the large one. Changing an index
makes another that shares the tables.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from qdpilot.clashes.patterns import KnownDays
from qdpilot.clashes.table import Table, by_place
from qdpilot.clashes.times import Times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qdpilot.clashes.candidate import Candidate
    from qdpilot.clashes.right import Right
    from qdpilot.clashes.table import Met
    from qdpilot.schedule.calendars import Calendars

# From here on a question waits for memory, more than it costs to lay the rights out by place.
_VERY_MANY = 300_000
_TAIL = 128  # rights that stand in the newest table before it is left alone


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A table, and which of its rights are no more.

    Attributes:
        table: The table.
        gone: Rows.
    """

    table: Table
    gone: frozenset[int] = frozenset()

    def standing(self, met: Met) -> Met:
        """Return those that are still there."""
        if not self.gone:
            return met
        there = [turn for turn, row in enumerate(met.at.tolist()) if row not in self.gone]
        return met.only(np.array(there, dtype=np.intp))

    def rights(self) -> list[Right]:
        """Return those that are still there."""
        return [right for at, right in enumerate(self.table.rights) if at not in self.gone]


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Rights that a candidate is judged against.

    Attributes:
        shelves: The large table first, then those of later rights.
        times: The minutes found so far, for the calendars it was built with.
        days: What those calendars know.
    """

    shelves: tuple[Shelf, ...]
    times: Times
    days: KnownDays

    @staticmethod
    def build(rights: Iterable[Right], calendars: Calendars) -> Index:
        """Return an index of rights; of two with one id the later counts.

        About a second per 100,000, so not on the screen's thread.
        """
        known = {right.id: right for right in rights}
        days = KnownDays(calendars)
        given = [*known.values()]
        if len(given) >= _VERY_MANY:
            given = [given[at] for at in by_place(given).tolist()]
        table = Table(given, days, ready=True)
        table.prepare()
        table.tree  # noqa: B018
        return Index(shelves=(Shelf(table=table),), times=Times(calendars), days=days)

    @staticmethod
    def of(rights: Iterable[Right] | Index, calendars: Calendars) -> Index:
        """Return rights as an index for these calendars; itself if it is one."""
        if not isinstance(rights, Index):
            return Index.build(rights, calendars)
        if rights.times.calendars is calendars:
            return rights
        standing = (right for shelf in rights.shelves for right in shelf.rights())
        return Index.build(standing, calendars)

    def with_right(self, right: Right) -> Index:
        """Return the index with one right more, or another of the same id."""
        first, *later = self.without(right.id).shelves
        rights = [right]
        while later and (
            len(later[-1].table.rights) < _TAIL
            or len(later[-1].table.rights) <= len(rights) >= _TAIL
        ):
            rights = [*later.pop().rights(), *rights]
        newest = Shelf(table=Table(rights, self.days))
        return replace(self, shelves=(first, *later, newest))

    def without(self, right_id: str) -> Index:
        """Return the index without a right; itself if it has no such right."""
        for turn, shelf in enumerate(self.shelves):
            at = shelf.table.position.get(right_id)
            if at is not None and at not in shelf.gone:
                less = replace(shelf, gone=shelf.gone | {at})
                return replace(
                    self, shelves=(*self.shelves[:turn], less, *self.shelves[turn + 1 :])
                )
        return self

    def meeting(self, one: Candidate) -> list[tuple[Table, Met]]:
        """Return per table what meets a candidate in place and time; see `Table.meeting`."""
        return self._standing(shelf.table.meeting(one) for shelf in self.shelves)

    def near(self, one: Candidate) -> list[tuple[Table, Met]]:
        """Return per table what may meet a candidate in place and time; see `Table.near`."""
        return self._standing(shelf.table.near(one) for shelf in self.shelves)

    def sharing(self, one: Candidate) -> list[tuple[Table, Met]]:
        """Return per table what uses a vehicle or driver of a candidate; see `Table.sharing`."""
        if not (one.right.vehicle_ids or one.right.driver_ids):
            return []
        return self._standing(shelf.table.sharing(one) for shelf in self.shelves)

    def _standing(self, found: Iterable[Met]) -> list[tuple[Table, Met]]:
        both = zip(self.shelves, found, strict=True)
        standing = ((shelf.table, shelf.standing(met)) for shelf, met in both)
        return [(table, met) for table, met in standing if len(met.at)]

    def unjudged(self) -> Iterator[tuple[Right, str]]:
        """Return the rights that cannot be judged, and why."""
        for shelf in self.shelves:
            for at, reason in shelf.table.reasons.items():
                if at not in shelf.gone:
                    yield shelf.table.rights[at], reason
