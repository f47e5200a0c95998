"""Two rights at a time: what they share, when, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from shapely import Polygon

from qdpilot.clashes.clash import (
    REASONS,
    Clash,
    Rejected,
    Relation,
    Remedy,
    Result,
    Touching,
    party,
    rejected,
)
from qdpilot.clashes.times import UntimedError
from qdpilot.geometry.measure import area_m2
from qdpilot.geometry.overlap import Meet, meetings_of_valid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qdpilot.clashes.clash import SharedTime
    from qdpilot.clashes.matrix import Matrix
    from qdpilot.clashes.right import Right
    from qdpilot.clashes.times import Times
    from qdpilot.geometry.overlap import Meeting, Tolerance
    from qdpilot.model.zone import Shape

_NOTHING = Polygon()
_WHOLE = 1 - 1e-9  # share from which nothing would be left to trim to


class _Timed(NamedTuple):
    """Two rights, how they stand, and when both are live or why that is not known."""

    a: Right
    b: Right
    relation: Relation
    rule: str
    time: SharedTime | UntimedError


@dataclass(slots=True)
class Judge:
    """Gathers what is found; one per question."""

    times: Times
    tolerance: Tolerance
    matrix: Matrix
    found: list[Clash] = field(default_factory=list)
    touching: list[Touching] = field(default_factory=list)
    unjudged: dict[tuple[int, str], Rejected] = field(default_factory=dict)
    areas: dict[str, float] = field(default_factory=dict)

    def reject(self, right: Right, reason: str) -> None:
        """Name a right that cannot be judged."""
        self.unjudged[right.index, right.id] = rejected(right, reason)

    def places(self, pairs: Iterable[tuple[Right, Right]], *, independent: str) -> None:
        """Judge pairs of rights whose shapes meet.

        Args:
            pairs: In any order.
            independent: ``skip`` leaves out those that the matrix calls so, ``tell`` tells them.
        """
        timed = [*self._timed(pairs, skipped=independent == "skip")]
        a = np.array([one.a.shape for one in timed], dtype=object)
        b = np.array([one.b.shape for one in timed], dtype=object)
        for one, meeting in zip(timed, meetings_of_valid(a, b, self.tolerance), strict=True):
            self._place(one, meeting)

    def _timed(self, pairs: Iterable[tuple[Right, Right]], *, skipped: bool) -> Iterator[_Timed]:
        """Return what pairs share in time that share any."""
        for a, b in pairs:
            relation, rule = self.matrix.relation(a, b)
            if relation is Relation.INDEPENDENT and skipped:
                continue
            try:
                time = self.times.shared(a, b)
            except UntimedError as untimed:
                yield _Timed(a, b, relation, rule, untimed)
            else:
                if time is not None:
                    yield _Timed(a, b, relation, rule, time)

    def _place(self, one: _Timed, met: Meeting) -> None:
        a, b, relation, rule, time = one
        if met.kind is not Meet.OVERLAPS:
            self.touching.append(Touching(a=party(a), b=party(b), area_m2=met.area_m2))
        elif isinstance(time, UntimedError):
            # Both may lack the same table; the one that was asked first is named.
            self.reject(time.right, time.reason)
        else:
            share = min(1.0, met.area_m2 / self._area_m2(a))
            self.found.append(
                _clash(
                    a,
                    b,
                    relation,
                    time,
                    rule=rule,
                    shape=met.shape,
                    area_m2=met.area_m2,
                    share_a=share,
                    remedies=self._remedies(a, b, relation, share),
                )
            )

    def users(self, a: Right, b: Right) -> None:
        """Judge two rights that use the same vehicle or driver, wherever they are."""
        for relation, mine, theirs in (
            (Relation.VEHICLE, a.vehicle_ids, b.vehicle_ids),
            (Relation.DRIVER, a.driver_ids, b.driver_ids),
        ):
            same = tuple(one for one in mine if one in set(theirs))
            if same:
                self._using(a, b, relation, same)

    def _using(self, a: Right, b: Right, relation: Relation, same: tuple[str, ...]) -> None:
        try:
            time = self.times.shared(a, b)
        except UntimedError as untimed:
            self.reject(untimed.right, untimed.reason)
            return
        if time is not None:
            remedies = self._remedies(a, b, relation, 0.0)
            self.found.append(
                _clash(a, b, relation, time, rule=relation, shared_ids=same, remedies=remedies)
            )

    def result(self) -> Result:
        """Return what was found, in order."""
        return Result(
            clashes=tuple(sorted(self.found, key=_place_in_list)),
            touching=tuple(sorted(self.touching, key=_place_in_list)),
            rejected=tuple(sorted(self.unjudged.values(), key=_rejected_order)),
        )

    def _area_m2(self, right: Right) -> float:
        if right.id not in self.areas:
            self.areas[right.id] = area_m2(right.shape)
        return self.areas[right.id]

    def _remedies(
        self, a: Right, b: Right, relation: Relation, share_a: float
    ) -> tuple[Remedy, ...]:
        """What can be done on the side of `a`.

        Nothing is trimmed to nothing, and no window moved out of a time that is always taken.
        """
        useless = set()
        if share_a >= _WHOLE:
            useless.add(Remedy.TRIM)
        if b.schedule is None or (not b.schedule.windows and b.schedule.end is None):
            useless.add(Remedy.MOVE_WINDOW)
        if a.cap is None and not a.vehicle_ids:
            useless.add(Remedy.LOWER_CAP)
        return tuple(one for one in self.matrix.remedies[relation] if one not in useless)


def _place_in_list(one: Clash | Touching) -> tuple[int, int, str, str]:
    return one.a.index, one.b.index, one.a.id, one.b.id


def _rejected_order(one: Rejected) -> tuple[int, str]:
    return one.index, one.id


def _clash(  # noqa: PLR0913 - the fields of a clash
    a: Right,
    b: Right,
    relation: Relation,
    time: SharedTime,
    *,
    rule: str,
    remedies: tuple[Remedy, ...],
    shape: Shape = _NOTHING,
    area_m2: float = 0.0,
    share_a: float = 0.0,
    shared_ids: tuple[str, ...] = (),
) -> Clash:
    return Clash(
        a=party(a),
        b=party(b),
        relation=relation,
        area_m2=area_m2,
        share_a=share_a,
        shape=shape,
        first=time.first,
        last=time.last,
        minutes=time.minutes,
        minutes_per_week=time.minutes_per_week,
        reason=REASONS[relation],
        rule=rule,
        remedies=remedies,
        shared_ids=shared_ids,
    )
