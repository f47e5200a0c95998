"""All ways out of one clash, each proved: the engine finds no such clash any more."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import shapely

from qdpilot.clashes.clash import Relation, Remedy
from qdpilot.clashes.detect import clashes
from qdpilot.clashes.living import vehicles_of
from qdpilot.clashes.matrix import default_matrix
from qdpilot.clashes.remedies.clock import Clock
from qdpilot.clashes.remedies.move import moved
from qdpilot.clashes.remedies.offer import Offer, Way
from qdpilot.clashes.remedies.shorten import other_periods, shortened, without_dates
from qdpilot.clashes.remedies.trim import trimmed
from qdpilot.clashes.times import Times, UntimedError
from qdpilot.geometry.overlap import default_tolerance
from qdpilot.geometry.rings import areas_of
from qdpilot.model.zone import Purpose

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qdpilot.clashes.clash import Clash
    from qdpilot.clashes.matrix import Matrix
    from qdpilot.clashes.remedies.trim import Trimmed
    from qdpilot.clashes.right import Right
    from qdpilot.geometry.overlap import Tolerance
    from qdpilot.model.zone import Shape
    from qdpilot.schedule.calendars import Calendars

#: Relations that forbid; where they are gone a clash is settled.
_FORBIDS = frozenset({Relation.EXCLUSIVE, Relation.CLOSURE, Relation.VEHICLE, Relation.DRIVER})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """What remedies are weighed with.

    Attributes:
        calendars: That the schedules ask.
        routes: Transfer routes that are there.
        tolerance: From where on shapes overlap.
        matrix: Who may be where together.
    """

    calendars: Calendars
    routes: Sequence[Right] = ()
    tolerance: Tolerance = field(default_factory=default_tolerance)
    matrix: Matrix = field(default_factory=default_matrix)


def offers(clash: Clash, candidate: Right, other: Right, bench: Bench) -> tuple[Offer, ...]:
    """Return the ways out of a clash on the side of the candidate, in the matrix' order.

    Args:
        clash: Of the two, as the engine found it; the candidate is `a`.
        candidate: What would change.
        other: What stays.
        bench: Calendars, routes, tolerance, matrix.

    Returns:
        Only what the engine confirms: with `offer.right` in the candidate's place the two no
        longer stand in the relation of the clash.
    """
    found: list[Offer] = []
    for remedy in clash.remedies:
        found.extend(
            one
            for one in _of_kind(remedy, clash, candidate, other, bench)
            if _settles(one, clash, other, bench)
        )
    return tuple(found)


def _of_kind(
    remedy: Remedy, clash: Clash, candidate: Right, other: Right, bench: Bench
) -> Iterator[Offer]:
    match remedy:
        case Remedy.TRIM:
            yield from _trims(clash, candidate, other, bench)
        case Remedy.MOVE_WINDOW:
            yield from _times(candidate, other, bench)
        case Remedy.SHARE:
            yield from _shares(candidate, other, bench)
        case Remedy.LOWER_CAP:
            return  # there is room by itself, or a finding of capacity says how much


def _trims(clash: Clash, candidate: Right, other: Right, bench: Bench) -> Iterator[Offer]:
    cut = trimmed(candidate.shape, clash.shape, other.shape, bench.tolerance)
    if cut is None:
        return
    smaller = Offer(
        remedy=Remedy.TRIM,
        way=Way.TRIM,
        right=replace(candidate, shape=cut.shape),
        area_m2=cut.area_m2,
        cut=cut.cut,
        pieces=cut.pieces,
        falls_apart=cut.falls_apart,
    )
    yield smaller
    if cut.falls_apart:
        yield from _transfers(smaller, cut, (candidate, other), bench)


def _transfers(
    smaller: Offer, cut: Trimmed, both: tuple[Right, Right], bench: Bench
) -> Iterator[Offer]:
    """Yield the trim with a way across: by a transfer route that is there, or by a new one."""
    candidate, other = both
    for route in bench.routes:
        if _leads_across(route.shape, candidate.shape, cut.shape):
            yield replace(smaller, way=Way.TRANSFER, route_name=route.name)
            return
    route_shape = areas_of(shapely.intersection(cut.cut, other.shape))
    as_route = replace(smaller.right, purpose=Purpose.TRANSFER_ROUTE, shape=route_shape)
    relation, _ = bench.matrix.relation(as_route, other)
    if relation not in _FORBIDS:
        yield replace(smaller, way=Way.TRANSFER, route=route_shape)


def _leads_across(route: Shape, before: Shape, after: Shape) -> bool:
    """Tell whether a route meets all pieces into which each part of a zone falls."""
    pieces = shapely.get_parts(after)
    met, inside = shapely.intersects(route, pieces), shapely.point_on_surface(pieces)
    of_part = (shapely.intersects(part, inside) for part in shapely.get_parts(before))
    return all(met[own].all() for own in of_part if own.sum() > 1)


def _times(candidate: Right, other: Right, bench: Bench) -> Iterator[Offer]:
    if candidate.schedule is None:
        return
    try:
        clock = Clock.of(candidate, other, Times(bench.calendars))
        if clock is None:
            return
        found = moved(clock)
        if found is not None:
            right = replace(candidate, schedule=found[0])
            yield Offer(remedy=Remedy.MOVE_WINDOW, way=Way.MOVE, right=right, moved_min=found[1])
        yield from _least(_shorter(clock))
    except UntimedError:
        return


def _shorter(clock: Clock) -> Iterator[Offer]:
    ways = [
        (Way.PAUSE, without_dates(clock)),
        (Way.SHORTEN, shortened(clock)),
        *((Way.PERIOD, one) for one in other_periods(clock)),
    ]
    for way, schedule in ways:
        if schedule is None or len(clock.shared(schedule)):
            continue
        lost, weekly, only_less = clock.lost(schedule)
        if only_less:
            yield Offer(
                remedy=Remedy.MOVE_WINDOW,
                way=way,
                right=replace(clock.candidate, schedule=schedule),
                lost_minutes=lost,
                lost_per_week=weekly,
            )


def _least(found: Iterator[Offer]) -> Iterator[Offer]:
    """Yield the one that gives up the least; the first of equals."""
    listed = list(found)
    if listed:
        yield min(listed, key=lambda one: one.lost_per_week)


def _shares(candidate: Right, other: Right, bench: Bench) -> Iterator[Offer]:
    most = bench.matrix.most_together(candidate, other)
    mine, theirs = vehicles_of(candidate), vehicles_of(other)
    if most is None or mine is None or theirs is None or not 0 < most - theirs < mine:
        return
    cap = most - theirs
    right = replace(candidate, cap=cap)
    yield Offer(remedy=Remedy.SHARE, way=Way.SHARE, right=right, vehicles=mine - cap)


def _settles(offer: Offer, clash: Clash, other: Right, bench: Bench) -> bool:
    """Ask the engine whether the clash is gone."""
    result = clashes(
        (other,), offer.right, bench.calendars, tolerance=bench.tolerance, matrix=bench.matrix
    )
    if result.rejected:
        return False
    return all(one.relation is not clash.relation for one in result.clashes)
