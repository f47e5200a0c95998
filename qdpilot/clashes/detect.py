"""Clashes: who wants the same place, vehicle or driver at the same time.

Exact by construction: arrays rule out what cannot clash (bounds, periods, weeks, days), then the
minutes of both schedules and the overlay of both shapes decide. Times are half-open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from qdpilot.clashes.candidate import Candidate
from qdpilot.clashes.index import Index
from qdpilot.clashes.judge import Judge
from qdpilot.clashes.living import write_out
from qdpilot.clashes.matrix import default_matrix
from qdpilot.clashes.pairs import timely_pairs, using_pairs
from qdpilot.clashes.patterns import KnownDays
from qdpilot.clashes.table import Table
from qdpilot.clashes.times import Times
from qdpilot.geometry.overlap import default_tolerance

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from qdpilot.clashes.clash import Result
    from qdpilot.clashes.matrix import Matrix
    from qdpilot.clashes.pairs import Cancelled, Progress
    from qdpilot.clashes.right import Right
    from qdpilot.geometry.overlap import Tolerance
    from qdpilot.schedule.calendars import Calendars


def clashes(
    rights: Iterable[Right] | Index,
    candidate: Right,
    calendars: Calendars,
    *,
    tolerance: Tolerance | None = None,
    matrix: Matrix | None = None,
) -> Result:
    """Return what a candidate clashes with, and what could not be judged.

    Pairs that the matrix calls independent are no clash and are left out. The candidate is `a` of
    every clash. A right with the candidate's own id is not held against it.

    Args:
        rights: What is granted and closed; an `Index` answers at once.
        candidate: What is asked for. If it cannot be judged, it stands in `rejected` itself.
        calendars: For windows that follow one; those the `Index` was built with.
        tolerance: None takes that of ``resources/rules/tolerance.json``.
        matrix: None takes that of ``resources/rules/matrix.json``.

    Source: ``design.md`` section 5.
    """
    index = Index.of(rights, calendars)
    judge = Judge(index.times, tolerance or default_tolerance(), matrix or default_matrix())
    for right, reason in index.unjudged():
        if right.id != candidate.id:
            judge.reject(right, reason)
    one = Candidate(candidate, index.days)
    reason = one.reason()
    if reason:
        judge.reject(candidate, reason)
        return judge.result()
    for table, met in index.meeting(one):
        others = [*_others(table, met.at, candidate)]
        write_out(others, index.times)
        judge.places(((candidate, other) for other in others), independent="skip")
    for table, met in index.sharing(one):
        for other in _others(table, met.at, candidate):
            judge.users(candidate, other)
    return judge.result()


def all_pairs(  # noqa: PLR0913 - how it is weighed, and how it is watched
    rights: Iterable[Right],
    calendars: Calendars,
    *,
    tolerance: Tolerance | None = None,
    matrix: Matrix | None = None,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> Result:
    """Return every pair that overlaps in place and time, independent ones too.

    Args:
        rights: Grants, closures, plain zones; the one with the lower index is `a`.
        calendars: As for `clashes`.
        tolerance: As for `clashes`.
        matrix: As for `clashes`; here it names the relation and leaves no pair out.
        progress: Told the share that is done, 0 to 1, from time to time.
        cancelled: Asked from time to time whether to stop.

    Raises:
        SearchCancelledError: If `cancelled` said so.
    """
    table = Table(sorted(rights, key=_order), KnownDays(calendars))
    judge = Judge(Times(calendars), tolerance or default_tolerance(), matrix or default_matrix())
    for at, reason in table.reasons.items():
        judge.reject(table.rights[at], reason)
    for found in timely_pairs(table, progress=progress, cancelled=cancelled):
        meet = shapely.intersects(table.shapes[found.a], table.shapes[found.b])
        rows = zip(found.a[meet].tolist(), found.b[meet].tolist(), strict=True)
        judge.places(((table.rights[a], table.rights[b]) for a, b in rows), independent="tell")
    for a, b in using_pairs(table):
        judge.users(table.rights[a], table.rights[b])
    return judge.result()


def _order(right: Right) -> tuple[int, str]:
    return right.index, right.id


def _others(table: Table, at: NDArray[np.intp], candidate: Right) -> Iterator[Right]:
    others = (table.rights[row] for row in at.tolist())
    return (other for other in others if other.id != candidate.id)
