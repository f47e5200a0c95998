"""Every pair of very many rights that wants the same place at the same time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

import numpy as np

from qdpilot.clashes.meeting import APART, DOUBT, OVERLAPS, TOUCHES, how_pairs_meet
from qdpilot.clashes.patterns import KnownDays
from qdpilot.clashes.plainly import plainly_met
from qdpilot.clashes.starting import ASK, NEVER
from qdpilot.clashes.table import Table, by_place
from qdpilot.clashes.times import Times, UntimedError
from qdpilot.clashes.together import may_meet, together
from qdpilot.geometry.cells import cells_of, common_of_pairs, frames_of_pairs
from qdpilot.geometry.edges import edges_of
from qdpilot.geometry.overlap import default_tolerance

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from qdpilot.clashes.right import Right
    from qdpilot.geometry.cells import Cells
    from qdpilot.geometry.edges import Edges
    from qdpilot.geometry.overlap import Tolerance
    from qdpilot.schedule.calendars import Calendars

Progress: TypeAlias = Callable[[float], None]
Cancelled: TypeAlias = Callable[[], bool]
_Found = TypeVar("_Found")

_THREADS = 2
_AHEAD = 4  # parts that are worked on or wait while one is looked at
_ROWS_AT_ONCE = 500  # about a tenth of a second where a city is dense


class _Ground(NamedTuple):
    """What is known of all shapes before any pair is looked at."""

    cells: Cells
    edges: Edges

    @staticmethod
    def of(shapes: NDArray[np.object_]) -> _Ground:
        return _Ground(cells_of(shapes, threads=_THREADS), edges_of(shapes, threads=_THREADS))


class SearchCancelledError(Exception):
    """The person stopped the search; nothing was found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelyPairs:
    """Pairs of rows whose bounds meet and that may be live together.

    Attributes:
        a: The first of each, shape (n,); the lower row.
        b: The second.
        live: `ASK` or `SURELY`.
    """

    a: NDArray[np.intp]
    b: NDArray[np.intp]
    live: NDArray[np.int8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Which rights clash with which, by their place in the list.

    Attributes:
        clashing: Shape (n, 2), the lower place first, in order.
        touching: Shape (m, 2), likewise.
        unjudged: Shape (k, 2): they overlap, at times not known.
        rejected: Places of rights that cannot be judged at all.
    """

    clashing: NDArray[np.intp]
    touching: NDArray[np.intp]
    unjudged: NDArray[np.intp]
    rejected: tuple[int, ...]


def clashing_pairs(
    rights: Sequence[Right],
    calendars: Calendars,
    *,
    tolerance: Tolerance | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Pairs:
    """Return every pair that overlaps in place and time, by the rules of `all_pairs`, no findings.

    Vehicles and drivers in two places at once are left to `all_pairs`.

    Args:
        rights: In any order.
        calendars: As for `all_pairs`.
        tolerance: As for `all_pairs`.
        progress: As for `all_pairs`.
        cancelled: As for `all_pairs`.

    Raises:
        SearchCancelledError: If `cancelled` said so.
    """
    order = by_place(rights)
    table = Table([rights[at] for at in order.tolist()], KnownDays(calendars))
    wanted, times = tolerance or default_tolerance(), Times(calendars)
    ground = _Ground.of(table.shapes)

    def meetings(first: int) -> tuple[NDArray[np.intp], NDArray[np.int8], NDArray[np.int8]]:
        found = _timely(table, first)
        how = _meeting(found, ground, wanted)
        met = how != APART
        return np.column_stack((found.a, found.b))[met], found.live[met], how[met]

    none = np.empty((0, 2), dtype=np.intp), np.empty(0, np.int8), np.empty(0, np.int8)
    found = [none, *_watched(meetings, table, progress, cancelled)]
    pairs, live, how = (np.concatenate(column) for column in zip(*found, strict=True))
    kept = np.ones(len(pairs), dtype=np.bool_)
    unknown = np.zeros(len(pairs), dtype=np.bool_)
    for at in np.flatnonzero(live == ASK).tolist():
        a, b = pairs[at]
        try:
            kept[at] = times.shared(table.rights[a], table.rights[b]) is not None
        except UntimedError:
            unknown[at] = how[at] == OVERLAPS
    return Pairs(
        clashing=_in_order(order[pairs[kept & ~unknown & (how == OVERLAPS)]]),
        touching=_in_order(order[pairs[kept & (how == TOUCHES)]]),
        unjudged=_in_order(order[pairs[unknown]]),
        rejected=tuple(sorted(int(order[at]) for at in table.reasons)),
    )


def _in_order(pairs: NDArray[np.intp]) -> NDArray[np.intp]:
    """Return pairs in order, the lower place first."""
    low, high = np.minimum(*pairs.T), np.maximum(*pairs.T)
    many = int(high.max(initial=0)) + 1
    ordered = np.sort(low * many + high)
    return np.column_stack(np.divmod(ordered, many))


def _meeting(found: TimelyPairs, ground: _Ground, tolerance: Tolerance) -> NDArray[np.int8]:
    """Return how the shapes of pairs meet: by their cells, where these settle it."""
    cells, edges = ground
    how = plainly_met(
        common_of_pairs(cells, found.a, found.b),
        edges.lengths[found.a] + edges.lengths[found.b],
        edges.most_lat(found.a),
        tolerance,
    )
    doubt = np.flatnonzero(how == DOUBT)
    a, b = found.a[doubt], found.b[doubt]
    how[doubt] = how_pairs_meet(edges, a, b, tolerance, frame=frames_of_pairs(cells, a, b))
    return how


def timely_pairs(
    table: Table, *, progress: Progress | None = None, cancelled: Cancelled | None = None
) -> Iterator[TimelyPairs]:
    """Return pairs whose bounds meet and that may be live together, a part at a time.

    Args:
        table: The rights.
        progress: As for `all_pairs`.
        cancelled: As for `all_pairs`.

    Raises:
        SearchCancelledError: If `cancelled` said so.
    """
    return _watched(lambda first: _timely(table, first), table, progress, cancelled)


def using_pairs(table: Table) -> Iterator[tuple[int, int]]:
    """Return pairs that use the same vehicle or driver and may be live together."""
    found = {
        (a, b)
        for rows in table.users.values()
        for turn, b in enumerate(rows)
        for a in rows[:turn]
        if a not in table.reasons and b not in table.reasons
    }
    a, b = np.array(sorted(found), dtype=np.intp).reshape(-1, 2).T
    live = together(table.times, a, table.times, b) != NEVER
    yield from zip(a[live].tolist(), b[live].tolist(), strict=True)


def _timely(table: Table, first: int) -> TimelyPairs:
    a, b = table.tree.query(table.shapes[first : first + _ROWS_AT_ONCE])
    a = a + first
    likely = np.flatnonzero((a < b) & may_meet(table.times, a, table.times, b))
    a, b = a[likely], b[likely]
    live = together(table.times, a, table.times, b)
    kept = np.flatnonzero(live != NEVER)
    kept = kept[np.lexsort((b[kept], a[kept]))]
    return TimelyPairs(a=a[kept], b=b[kept], live=live[kept])


def _watched(
    work: Callable[[int], _Found],
    table: Table,
    progress: Progress | None,
    cancelled: Cancelled | None,
) -> Iterator[_Found]:
    """Return the work on each part of the rows, in order, done in threads a little ahead."""
    table.times.patterns.prepare()  # once, before threads ask for it
    table.tree  # noqa: B018
    parts = range(0, len(table.rights), _ROWS_AT_ONCE)
    coming = iter(parts)
    with ThreadPoolExecutor(_THREADS) as threads:
        waiting = deque(threads.submit(work, first) for first in islice(coming, _AHEAD))
        try:
            for done in range(1, len(parts) + 1):
                if cancelled is not None and cancelled():
                    raise SearchCancelledError
                found = waiting.popleft().result()
                waiting.extend(threads.submit(work, first) for first in islice(coming, 1))
                yield found
                if progress is not None:
                    progress(done / len(parts))
        finally:
            for future in waiting:
                future.cancel()
