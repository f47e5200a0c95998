"""Who clashes with a candidate, by id alone: what is asked while a corner moves."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from qdpilot.clashes.candidate import Candidate
from qdpilot.clashes.index import Index
from qdpilot.clashes.matrix import default_matrix
from qdpilot.clashes.meeting import APART, OVERLAPS, how_one_meets
from qdpilot.clashes.starting import NEVER, SURELY
from qdpilot.clashes.table import Met
from qdpilot.clashes.times import UntimedError
from qdpilot.geometry.overlap import default_tolerance

if TYPE_CHECKING:
    from qdpilot.clashes.matrix import Matrix
    from qdpilot.clashes.right import Right
    from qdpilot.clashes.table import Table
    from qdpilot.clashes.times import Times
    from qdpilot.geometry.overlap import Tolerance
    from qdpilot.schedule.calendars import Calendars


@dataclass(frozen=True, slots=True, kw_only=True)
class Who:
    """Who clashes with a candidate, by id alone, each once.

    Attributes:
        clashing: Those of `Result.clashes`.
        touching: Those of `Result.touching`.
        unjudged: Those of `Result.rejected` that want the same as the candidate at a time not
            known; the candidate alone if it cannot be judged. What cannot be judged against
            anybody is told by `Index.unjudged`.
    """

    clashing: tuple[str, ...]
    touching: tuple[str, ...]
    unjudged: tuple[str, ...]


def who_clashes(
    index: Index,
    candidate: Right,
    calendars: Calendars,
    *,
    tolerance: Tolerance | None = None,
    matrix: Matrix | None = None,
) -> Who:
    """Return who clashes with a candidate, by the same rules as `clashes`, without findings.

    Args:
        index: As for `clashes`.
        candidate: As for `clashes`.
        calendars: As for `clashes`.
        tolerance: As for `clashes`.
        matrix: As for `clashes`.
    """
    index = Index.of(index, calendars)
    one = Candidate(candidate, index.days)
    found = _Found(candidate, index.times)
    if one.reason():
        found.unjudged[candidate.id] = None
        return found.who()
    matrix, tolerance = matrix or default_matrix(), tolerance or default_tolerance()
    for table, near in index.near(one):
        held = table.weighed(near, candidate, matrix)
        shapes = table.shapes.take(held.at)
        how = how_one_meets(one.shape_for(len(shapes)), shapes, tolerance)
        met = table.by_minutes(Met(held.at, held.live * (how != APART)), one)
        found.add(table, met, (how == OVERLAPS).tolist())
    for table, met in index.sharing(one):
        found.add(table, met, [True] * len(met.at))
    return found.who()


@dataclass(slots=True)
class _Found:
    """Gathers ids; one per question."""

    candidate: Right
    times: Times
    clashing: dict[str, None] = field(default_factory=dict)
    touching: dict[str, None] = field(default_factory=dict)
    unjudged: dict[str, None] = field(default_factory=dict)

    def add(self, table: Table, met: Met, overlap: list[bool]) -> None:
        ids, own = table.ids, self.candidate.id
        for row, verdict, overlaps in zip(met.at.tolist(), met.live.tolist(), overlap, strict=True):
            if verdict == NEVER or ids[row] == own:
                continue
            if verdict == SURELY or self._shares_time(table.rights[row], if_unknown=not overlaps):
                (self.clashing if overlaps else self.touching)[ids[row]] = None

    def _shares_time(self, other: Right, *, if_unknown: bool) -> bool:
        try:
            return self.times.shared(self.candidate, other) is not None
        except UntimedError as untimed:
            if not if_unknown:
                self.unjudged[untimed.right.id] = None
            return if_unknown

    def who(self) -> Who:
        return Who(
            clashing=tuple(self.clashing),
            touching=tuple(self.touching),
            unjudged=tuple(self.unjudged),
        )
