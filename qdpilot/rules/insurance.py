"""What several policies of one vehicle come to."""

from __future__ import annotations

from dataclasses import replace
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from qdpilot.model.track import Track
from qdpilot.model.vehicle import Cover
from qdpilot.rules.periods import later

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from qdpilot.model.vehicle import Policy, Vehicle

#: A letter of guarantee (保函) stands for liability insurance.
#: Source: 智能网联汽车道路测试与示范应用管理规范（试行）征求意见稿 第十八条.
LIABILITY = frozenset({Cover.LIABILITY, Cover.GUARANTEE})
COMPULSORY = frozenset({Cover.COMPULSORY})
#: What insures those who are carried.
SEATED = frozenset({Cover.SEATS, Cover.CARRIER, Cover.ACCIDENT})
#: Tracks whose vehicles must have compulsory insurance, and those that must have liability cover.
COMPULSORY_ON = frozenset({Track.MOTOR_VEHICLE, Track.ACCESS_PILOT})
LIABILITY_ON = COMPULSORY_ON | {Track.LOW_SPEED}
#: Name, kinds of policies and tracks of the covers without which no vehicle is on the road.
COVERS = (
    ("compulsory", COMPULSORY, COMPULSORY_ON),
    ("liability", LIABILITY, LIABILITY_ON),
)


def insured(vehicle: Vehicle, before: Vehicle | None = None) -> Vehicle:
    """Return a vehicle whose last days and cover are those of its policies, where it has any.

    Args:
        vehicle: As it would be.
        before: As it was a moment ago, in the form in which it is typed: what followed from
            policies goes with the last of them, and is seen to go. What is typed afterwards stays,
            the same figure too; so nobody clears it again when it is saved.
    """
    if before is not None:
        vehicle = _without_what_followed(vehicle, before)
    compulsory, liability = of_kinds(vehicle, COMPULSORY), of_kinds(vehicle, LIABILITY)
    return replace(
        vehicle,
        insured_until=_last(compulsory) or vehicle.insured_until,
        liability_until=_last(liability) or vehicle.liability_until,
        liability_cny=amount(liability) if liability else vehicle.liability_cny,
    )


def _without_what_followed(vehicle: Vehicle, before: Vehicle) -> Vehicle:
    bare = by_policies(before) - by_policies(vehicle)
    gone = {one for one in bare if getattr(vehicle, one) == getattr(before, one)}
    unknown: dict[str, Any] = dict.fromkeys(gone)
    return replace(vehicle, **unknown)


def by_policies(vehicle: Vehicle) -> frozenset[str]:
    """Return the fields that follow from the policies of a vehicle, as `insured` has them."""
    covers = {one.cover for one in vehicle.policies}
    compulsory = {"insured_until"} if Cover.COMPULSORY in covers else set()
    liability = {"liability_until", "liability_cny"} if LIABILITY & covers else set()
    return frozenset(compulsory | liability)


def amount(policies: Iterable[Policy]) -> int | None:
    """Return what policies pay together on the last day that any of them covers, in yuan."""
    held = list(policies)
    last = _last(held)
    amounts = [one.amount_cny for one in held if one.end == last and one.amount_cny is not None]
    return sum(amounts) if amounts else None


def least_cover(
    policies: Iterable[Policy], *, start: date, end: date | None
) -> tuple[date, int] | None:
    """Return the first day and the sum, in yuan, of the least cover of a period.

    Days without any policy do not count: they are told as gaps. The sum can change only where a
    policy begins and on the day after one ends.

    Args:
        policies: Of the kinds that count.
        start: First day of the period.
        end: Last day of it, inclusive; None: without end.

    Returns:
        None if no policy covers a day of the period.
    """
    held = list(policies)
    turns = {start, *(one.start for one in held), *(later(one.end) for one in held)}
    found = []
    for day in sorted(turns):
        covering = [one.amount_cny or 0 for one in held if one.start <= day <= one.end]
        if covering and start <= day and (end is None or day <= end):
            found.append((day, sum(covering)))
    return min(found, key=itemgetter(1), default=None)


def of_kinds(vehicle: Vehicle, covers: Collection[Cover]) -> tuple[Policy, ...]:
    """Return a vehicle's policies of some kinds."""
    return tuple(one for one in vehicle.policies if one.cover in covers)


def _last(policies: Iterable[Policy]) -> date | None:
    return max((one.end for one in policies), default=None)
