"""Rights, prepared so that one candidate among very many is judged at once.

Arrays stand beside the rights: bounds in a tree, begin and close in minutes, the week as bits. What
they cannot rule out is judged exactly. Changing an index makes another that shares the arrays.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import shapely

from qdpilot.clashes.times import ALWAYS, Reach, Times, UntimedError, reach_of
from qdpilot.clashes.week_mask import WORDS, week_mask
from qdpilot.geometry.validity import fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from qdpilot.clashes.right import Right
    from qdpilot.schedule.calendars import Calendars

_TAIL = 1000  # rights added since the tree was built; then it is built anew
_SURELY_SOME_AREA = 1e-12  # square degrees; below, the fault is looked for one by one
TIMEZONE = "Asia/Shanghai"  # of the week masks; schedules of other zones are not masked


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A right and what was found out about it once.

    Attributes:
        right: The right.
        reach: When it can be live at all.
        mask: Its week, shape (11,).
        reason: Why it cannot be judged; None if it can.
    """

    right: Right
    reach: Reach
    mask: NDArray[np.uint64]
    reason: str | None


class Table:
    """Rows with their columns as arrays; never changed once made."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Keep the rows."""
        self.rows = tuple(rows)

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Where each id stands."""
        return {row.right.id: at for at, row in enumerate(self.rows)}

    @cached_property
    def shapes(self) -> NDArray[np.object_]:
        """The shapes, shape (n,); None for those that cannot be judged."""
        column = np.empty(len(self.rows), dtype=object)
        column[:] = [None if row.reason else row.right.shape for row in self.rows]
        return column

    @cached_property
    def begins(self) -> NDArray[np.int64]:
        """When each begins, shape (n,), minutes."""
        return np.array([row.reach.begin for row in self.rows], dtype=np.int64)

    @cached_property
    def closes(self) -> NDArray[np.int64]:
        """When each closes, shape (n,), minutes."""
        return np.array([row.reach.close for row in self.rows], dtype=np.int64)

    @cached_property
    def masks(self) -> NDArray[np.uint64]:
        """The weeks, shape (n, 11)."""
        return np.array([row.mask for row in self.rows], dtype=np.uint64).reshape(-1, WORDS)

    @cached_property
    def tree(self) -> shapely.STRtree:
        """The bounds of the shapes."""
        return shapely.STRtree(self.shapes)

    @cached_property
    def users(self) -> Mapping[str, Sequence[int]]:
        """Where each vehicle and each safety driver is used."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, row in enumerate(self.rows):
            for name in {*row.right.vehicle_ids, *row.right.driver_ids}:
                found[name].append(at)
        return found

    @cached_property
    def unjudged(self) -> Sequence[int]:
        """Rows that cannot be judged."""
        return [at for at, row in enumerate(self.rows) if row.reason is not None]

    def timely(self, at: NDArray[np.intp], row: Row) -> NDArray[np.intp]:
        """Return those of `at` whose time is not ruled out against `row`."""
        at = at[(self.begins[at] < row.reach.close) & (self.closes[at] > row.reach.begin)]
        return at[(self.masks[at] & row.mask).any(axis=1)]

    def near(self, row: Row) -> NDArray[np.intp]:
        """Return where rights stand that meet `row` in place and are not ruled out in time."""
        boxed = self.tree.query(row.right.shape)
        at = self.timely(boxed, row)
        if len(at) == 0:
            return at
        shapely.prepare(row.right.shape)
        return np.sort(at[shapely.intersects(row.right.shape, self.shapes[at])])

    def sharing(self, row: Row) -> NDArray[np.intp]:
        """Return where rights stand that use a vehicle or driver of `row` and may be timely."""
        names = (*row.right.vehicle_ids, *row.right.driver_ids)
        at = sorted({one for name in names for one in self.users.get(name, ())})
        judged = [one for one in at if self.rows[one].reason is None]
        return self.timely(np.array(judged, dtype=np.intp), row)


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """Rights that a candidate is judged against.

    Attributes:
        base: Most of them.
        tail: Those added since `base` was made.
        gone: Where in `base` rights stood that are no more.
        times: The minutes found so far, for the calendars it was built with.
    """

    base: Table
    tail: Table
    gone: frozenset[int]
    times: Times

    @staticmethod
    def build(rights: Iterable[Right], calendars: Calendars) -> Index:
        """Return an index of rights; of two with one id the later counts."""
        known = {right.id: right for right in rights}
        base = Table(rows_of(tuple(known.values())))
        return Index(base=base, tail=Table(()), gone=frozenset(), times=Times(calendars))

    def with_right(self, right: Right) -> Index:
        """Return the index with one right more, or another of the same id."""
        without = self.without(right.id)
        tail = (*without.tail.rows, *rows_of((right,)))
        if len(tail) <= _TAIL:
            return replace(without, tail=Table(tail))
        kept = (row for at, row in enumerate(self.base.rows) if at not in without.gone)
        return replace(without, base=Table((*kept, *tail)), tail=Table(()), gone=frozenset())

    def without(self, right_id: str) -> Index:
        """Return the index without a right; itself if it has no such right."""
        if right_id in self.tail.position:
            tail = tuple(row for row in self.tail.rows if row.right.id != right_id)
            return replace(self, tail=Table(tail))
        at = self.base.position.get(right_id)
        return self if at is None else replace(self, gone=self.gone | {at})

    def near(self, row: Row) -> list[Row]:
        """Return the rows that meet `row` in place and are not ruled out in time."""
        found = [self.base.rows[at] for at in self.base.near(row) if at not in self.gone]
        return found + [self.tail.rows[at] for at in self.tail.near(row)]

    def sharing(self, row: Row) -> list[Row]:
        """Return the rows that use a vehicle or driver of `row`, not ruled out in time."""
        found = [self.base.rows[at] for at in self.base.sharing(row) if at not in self.gone]
        return found + [self.tail.rows[at] for at in self.tail.sharing(row)]

    def unjudged(self) -> list[Row]:
        """Return the rows that cannot be judged."""
        found = [self.base.rows[at] for at in self.base.unjudged if at not in self.gone]
        return found + [self.tail.rows[at] for at in self.tail.unjudged]


def rows_of(rights: Sequence[Right]) -> tuple[Row, ...]:
    """Return rights with what can be found out about each alone."""
    sound = _surely_valid(rights)
    return tuple(
        _row(right, surely_valid=bool(good)) for right, good in zip(rights, sound, strict=True)
    )


def _row(right: Right, *, surely_valid: bool) -> Row:
    found = None if surely_valid else fault(right.shape)
    mask = week_mask(right.schedule, timezone=TIMEZONE)
    if found is not None:
        return Row(right=right, reach=ALWAYS, mask=mask, reason=found.reason)
    try:
        reach = reach_of(right)
    except UntimedError as untimed:
        return Row(right=right, reach=ALWAYS, mask=mask, reason=untimed.reason)
    return Row(right=right, reach=reach, mask=mask, reason=None)


def _surely_valid(rights: Sequence[Right]) -> NDArray[np.bool_]:
    """Tell all at once which shapes have no fault; the others are looked at one by one."""
    shapes = np.empty(len(rights), dtype=object)
    shapes[:] = [right.shape for right in rights]
    west, south, east, north = shapely.bounds(shapes).reshape(-1, 4).T
    inside = (west >= -180) & (south >= -90) & (east <= 180) & (north <= 90)
    areal = np.isin(shapely.get_type_id(shapes), (3, 6))
    sound: NDArray[np.bool_] = (
        inside & areal & shapely.is_valid(shapes) & (shapely.area(shapes) > _SURELY_SOME_AREA)
    )
    return sound
