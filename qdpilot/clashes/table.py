"""Rights with their columns: shapes in a tree, times in arrays, kinds as numbers."""

from __future__ import annotations

import math
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np
import shapely

from qdpilot.clashes.clash import Relation
from qdpilot.clashes.columns import columns_of
from qdpilot.clashes.soundness import faults_of, sound
from qdpilot.clashes.start_bits import exact_of, plainly_meeting
from qdpilot.clashes.starting import ASK
from qdpilot.clashes.together import settled
from qdpilot.clashes.weeks import EVERY_WEEK

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from qdpilot.clashes.candidate import Candidate
    from qdpilot.clashes.matrix import Matrix
    from qdpilot.clashes.patterns import KnownDays
    from qdpilot.clashes.right import Right
    from qdpilot.model.zone import Purpose

_Name = TypeVar("_Name")
_ASK = np.int8(ASK)
_FEW = 128  # pairs that are told one by one sooner than all at once
_NEIGHBOURS = 500  # rights in each patch of ground, about
_PARTS = 4  # each takes turns with Python a few times, which waits for it
_MANY = 1000  # shapes from which on it pays to share the work among threads


class Met(NamedTuple):
    """Rows of a table that meet a candidate, shape (n,).

    Attributes:
        at: The rows.
        live: `SURELY`; `ASK` where only `qdpilot.clashes.times` can tell; or `NEVER`.
    """

    at: NDArray[np.intp]
    live: NDArray[np.int8]

    def only(self, chosen: NDArray[np.intp]) -> Met:
        """Return some of them."""
        return Met(self.at.take(chosen), self.live.take(chosen))


NOBODY = Met(np.empty(0, dtype=np.intp), np.empty(0, dtype=np.int8))


class Table:
    """Rights with their columns; never changed once made.

    Attributes:
        rights: The rights.
        reasons: Why those cannot be judged that cannot, by row.
        times: Their times.
        shapes: Their shapes, shape (n,); None for those that cannot be judged.
    """

    def __init__(self, rights: Sequence[Right], days: KnownDays, *, ready: bool = False) -> None:
        """Find out what can be found out about each right alone.

        Args:
            rights: The rights.
            days: What is known of the calendars they follow.
            ready: Whether to `prepare` for questions meanwhile.
        """
        self.rights = tuple(rights)
        self.shapes = np.empty(len(self.rights), dtype=object)
        self.shapes[:] = [right.shape for right in self.rights]
        self._free: dict[tuple[Purpose, str | None], tuple[Matrix, NDArray[np.bool_] | None]] = {}
        schedules = [right.schedule for right in rights]
        if len(rights) < _MANY:
            self.times, bad = columns_of(schedules, days)
            known = sound(self.shapes)
        else:
            with ThreadPoolExecutor(2) as threads:  # GEOS lets Python run meanwhile
                parts = threads.map(sound, np.array_split(self.shapes, _PARTS))
                self.times, bad = columns_of(schedules, days)
                if ready:
                    self.prepare()
                known = np.concatenate([*parts])
        self.reasons = dict.fromkeys(bad, "schedule") | faults_of(self.shapes, known)
        if self.reasons:
            self.shapes[list(self.reasons)] = None

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Where each id stands."""
        return dict(zip(self.ids, range(len(self.ids)), strict=True))

    @cached_property
    def ids(self) -> Sequence[str]:
        """The id of each."""
        return [right.id for right in self.rights]

    @cached_property
    def tree(self) -> shapely.STRtree:
        """The bounds of the shapes."""
        tree = shapely.STRtree(self.shapes)
        tree.query(shapely.Point(0, 0))  # GEOS builds it when it is first asked
        return tree

    @cached_property
    def exact(self) -> NDArray[np.bool_]:
        """Of which the start days say all, see `qdpilot.clashes.start_bits`."""
        return exact_of(self.times)

    @cached_property
    def users(self) -> Mapping[str, Sequence[int]]:
        """Where each vehicle and each safety driver is used."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, right in enumerate(self.rights):
            if right.vehicle_ids or right.driver_ids:
                for name in {*right.vehicle_ids, *right.driver_ids}:
                    found[name].append(at)
        return found

    @cached_property
    def kinds(self) -> tuple[NDArray[np.intp], Mapping[tuple[Purpose, str | None], int]]:
        """Purpose and scenario of each, as a number, and the numbers."""
        return _numbered([(one.purpose, one.scenario) for one in self.rights])

    @cached_property
    def operators(self) -> tuple[NDArray[np.intp], Mapping[str, int]]:
        """The operator of each, as a number, and the numbers."""
        return _numbered([one.operator_id for one in self.rights])

    def prepare(self) -> None:
        """Work out at once what would else be worked out when first asked; but for the tree."""
        self.ids, self.position, self.users, self.kinds, self.operators, self.exact  # noqa: B018
        self.times.patterns.prepare()

    def meeting(self, one: Candidate) -> Met:
        """Return the rows whose shapes meet a candidate's and that may be live with it.

        Args:
            one: It can be judged.
        """
        near = self.near(one)
        count = len(near.at)
        if count == 0:
            return near
        meet = shapely.intersects(one.shape_for(count), self.shapes.take(near.at))
        return self._possible(near.only(meet.nonzero()[0]), one)

    def near(self, one: Candidate) -> Met:
        """Return the rows whose bounds meet a candidate's and that may be live with it.

        Args:
            one: It can be judged.
        """
        return self._by_weeks(self.tree.query(one.right.shape), one)

    def _possible(self, met: Met, one: Candidate) -> Met:
        """Return those of rows that may be live with a candidate, to the minute."""
        found = self.by_minutes(met, one)
        return met if found is met else found.only(found.live.nonzero()[0])

    def by_minutes(self, met: Met, one: Candidate) -> Met:
        """Return rows and whether they may be live with a candidate, to the minute: `NEVER` too.

        Args:
            met: The rows, and what `near` tells of them; the same is returned if that says all.
            one: As for `near`.
        """
        at, live, times, own = *met, self.times, one.times
        left = (live == ASK).nonzero()[0]
        if len(left) == 0:
            return met
        live = live.copy()
        if len(left) <= _FEW and own.starts is not None:
            plain = [turn for turn in left.tolist() if self.exact.item(at.item(turn))]
            told = plainly_meeting(own.starts, own.days, times, map(at.item, plain))
            for turn, verdict in zip(plain, told, strict=True):
                live[turn] = verdict
            left = (live == ASK).nonzero()[0]
        if len(left):
            rows = at.take(left)
            live[left] = settled(own.columns, np.zeros_like(rows), times, rows, live.take(left))
        return Met(at, live)

    def _by_weeks(self, at: NDArray[np.intp], one: Candidate) -> Met:
        """Return those of rows that may be live with a candidate, as far as days, weeks tell."""
        weeks, own = self.times.weeks, one.times.week
        days = weeks.outer.take(at, axis=1) <= own.limits
        at = at.take((days[0] & days[1]).nonzero()[0])
        both = weeks.busy.take(at, axis=0)
        both &= own.busy
        live = np.bitwise_or.reduce(both, axis=1).nonzero()[0]
        at = at.take(live)
        if len(at) == 0 or not one.times.is_plain:
            return Met(at, np.full(len(at), ASK, dtype=np.int8))
        since, until = np.maximum(weeks.inner.take(at, axis=1), own.inner)
        since += until
        both = both.take(live, axis=0)
        both &= own.whole
        sure = np.bitwise_or.reduce(both, axis=1) != 0
        sure &= since <= EVERY_WEEK
        return Met(at, sure + _ASK)

    def sharing(self, one: Candidate) -> Met:
        """Return the rows that use a vehicle or driver of a candidate and may be live with it."""
        names = (*one.right.vehicle_ids, *one.right.driver_ids)
        at = {row for name in names for row in self.users.get(name, ())} - self.reasons.keys()
        if not at:
            return NOBODY
        near = self._by_weeks(np.array(sorted(at), dtype=np.intp), one)
        return self._possible(near, one)

    def weighed(self, met: Met, right: Right, matrix: Matrix) -> Met:
        """Return those that are not independent of a right; asks the matrix once per kind."""
        free = self._independent(right, matrix)
        if free is None:
            return met
        operators, numbers = self.operators
        own = numbers.get(right.operator_id, -1) if right.operator_id else -1
        same = (operators.take(met.at) == own).astype(np.intp)
        return met.only((~free[same, self.kinds[0].take(met.at)]).nonzero()[0])

    def _independent(self, right: Right, matrix: Matrix) -> NDArray[np.bool_] | None:
        """Return which kinds are independent of a right's; None if none is.

        Returns:
            Shape (2, kinds): of other operators, and of its own.
        """
        kind = right.purpose, right.scenario
        kept = self._free.get(kind)
        if kept is None or kept[0] is not matrix:
            one = replace(right, operator_id="own")
            free = np.array(
                [
                    [
                        matrix.relation(
                            one,
                            replace(
                                one, purpose=purpose, scenario=scenario, operator_id=operator_id
                            ),
                        )[0]
                        is Relation.INDEPENDENT
                        for purpose, scenario in self.kinds[1]
                    ]
                    for operator_id in ("other", "own")
                ]
            )
            kept = self._free[kind] = matrix, free if free.any() else None
        return kept[1]


def by_place(rights: Sequence[Right]) -> NDArray[np.intp]:
    """Return the places of rights so that neighbours on the ground are neighbours in the list.

    What is looked at together then lies together in memory.
    """
    shapes = np.array([right.shape for right in rights], dtype=object)
    west, south, _, _ = shapely.bounds(shapes).reshape(-1, 4).T
    strips = math.ceil(math.sqrt(len(rights) / _NEIGHBOURS))
    from_west = np.argsort(np.argsort(west))
    return np.lexsort((south, from_west * strips // max(len(rights), 1)))


def _numbered(names: Sequence[_Name]) -> tuple[NDArray[np.intp], Mapping[_Name, int]]:
    """Return names as numbers, and the number of each."""
    numbers: dict[_Name, int] = {}
    each = [numbers.setdefault(name, len(numbers)) for name in names]
    return np.array(each, dtype=np.intp), numbers
