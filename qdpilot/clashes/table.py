"""Rights with their columns: shapes in a tree, times in arrays, kinds as numbers."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np
import shapely

from qdpilot.clashes.clash import Relation
from qdpilot.clashes.columns import columns_of
from qdpilot.clashes.plain_pair import plainly_meets
from qdpilot.clashes.soundness import faults_of, sound
from qdpilot.clashes.starting import ASK, SURELY
from qdpilot.clashes.together import EVERY_WEEK, FEW, SLACK_DAYS, settled

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from qdpilot.clashes.candidate import Candidate
    from qdpilot.clashes.matrix import Matrix
    from qdpilot.clashes.patterns import KnownDays
    from qdpilot.clashes.right import Right

_Name = TypeVar("_Name")
_MANY = 1000  # shapes from which on it pays to share the work among threads


class Met(NamedTuple):
    """Rows of a table that meet a candidate, shape (n,).

    Attributes:
        at: The rows.
        live: `SURELY`, or `ASK` where only `qdpilot.clashes.times` can tell.
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

    def __init__(self, rights: Sequence[Right], days: KnownDays) -> None:
        """Find out what can be found out about each right alone."""
        self.rights = tuple(rights)
        self.shapes = np.empty(len(self.rights), dtype=object)
        self.shapes[:] = [right.shape for right in self.rights]
        schedules = [right.schedule for right in rights]
        if len(rights) < _MANY:
            self.times, bad = columns_of(schedules, days)
            known = sound(self.shapes)
        else:
            with ThreadPoolExecutor(2) as threads:  # GEOS lets Python run meanwhile
                parts = threads.map(sound, np.array_split(self.shapes, len(rights) // _MANY))
                self.times, bad = columns_of(schedules, days)
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
    def users(self) -> Mapping[str, Sequence[int]]:
        """Where each vehicle and each safety driver is used."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, right in enumerate(self.rights):
            if right.vehicle_ids or right.driver_ids:
                for name in {*right.vehicle_ids, *right.driver_ids}:
                    found[name].append(at)
        return found

    @cached_property
    def kinds(self) -> NDArray[np.intp]:
        """Purpose and scenario of each, as a number."""
        return _numbered([(one.purpose, one.scenario) for one in self.rights])[0]

    @cached_property
    def operators(self) -> tuple[NDArray[np.intp], Mapping[str, int]]:
        """The operator of each, as a number, and the numbers."""
        return _numbered([one.operator_id for one in self.rights])

    def prepare(self) -> None:
        """Work out at once what would else be worked out when first asked; but for the tree."""
        self.ids, self.position, self.users, self.kinds, self.operators  # noqa: B018
        self.times.patterns.prepare()

    def meeting(self, one: Candidate) -> Met:
        """Return the rows whose shapes meet a candidate's and that may be live with it.

        Args:
            one: It can be judged.
        """
        found = self._by_weeks(self.tree.query(one.shape), one)
        meet = shapely.intersects(one.shape, self.shapes.take(found.at))
        return self._settled(found.only(meet.nonzero()[0]), one)

    def _settled(self, met: Met, one: Candidate) -> Met:
        """Return those of rows that may be live with a candidate, to the minute."""
        left = (met.live == ASK).nonzero()[0]
        if len(left) == 0:
            return met
        at, live, times, own = met.at.take(left), met.live, self.times, one.times
        if own.windows is not None and len(left) <= FEW and times.weeks.plain.take(at).all():
            span = own.windows, own.first, own.last
            live[left] = [SURELY * plainly_meets(*span, times, row) for row in at.tolist()]
        else:
            live[left] = settled(own.columns, np.zeros_like(at), times, at, live.take(left))
        return met.only(live.nonzero()[0])

    def _by_weeks(self, at: NDArray[np.intp], one: Candidate) -> Met:
        """Return those of rows that may be live with a candidate, as far as days, weeks tell."""
        times, weeks, own = self.times, self.times.weeks, one.times
        days = np.minimum(times.last.take(at), own.last)
        days -= np.maximum(times.first.take(at), own.first)
        near = (days >= -SLACK_DAYS).nonzero()[0]
        at = at.take(near)
        both = weeks.busy.take(at, axis=0)
        both &= own.busy
        live = np.bitwise_or.reduce(both, axis=1).nonzero()[0]
        at = at.take(live)
        if own.windows is None:
            return Met(at, np.full(len(at), ASK, dtype=np.int8))
        both &= own.whole
        sure = np.bitwise_or.reduce(both, axis=1).take(live) != 0
        sure &= days.take(near.take(live)) >= EVERY_WEEK
        sure &= weeks.plain.take(at)
        return Met(at, sure + np.int8(ASK))

    def sharing(self, one: Candidate) -> Met:
        """Return the rows that use a vehicle or driver of a candidate and may be live with it."""
        names = (*one.right.vehicle_ids, *one.right.driver_ids)
        at = {row for name in names for row in self.users.get(name, ())} - self.reasons.keys()
        if not at:
            return NOBODY
        return self._settled(self._by_weeks(np.array(sorted(at), dtype=np.intp), one), one)

    def weighed(self, at: NDArray[np.intp], right: Right, matrix: Matrix) -> NDArray[np.intp]:
        """Tell which of rows are not independent of a right; asks the matrix once per kind."""
        held = np.ones(len(at), dtype=np.bool_)
        operators, numbers = self.operators
        keys = self.kinds.take(at) * 2
        keys += operators.take(at) == numbers.get(right.operator_id, -1)
        for key in {*keys.tolist()}:
            same = keys == key
            sample = self.rights[at[same.argmax()]]
            if matrix.relation(right, sample)[0] is Relation.INDEPENDENT:
                held[same] = False
        return held.nonzero()[0]


def _numbered(names: Sequence[_Name]) -> tuple[NDArray[np.intp], Mapping[_Name, int]]:
    """Return names as numbers, and the number of each."""
    numbers: dict[_Name, int] = {}
    each = [numbers.setdefault(name, len(numbers)) for name in names]
    return np.array(each, dtype=np.intp), numbers
