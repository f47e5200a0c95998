"""What a drawn zone clashes with among what is granted and closed, and what else is to be told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.clashes.clash import Relation, rejected
from qdpilot.clashes.detect import clashes
from qdpilot.clashes.matrix import default_matrix
from qdpilot.clashes.who import who_clashes
from qdpilot.schedule.occurrences import bounds
from qdpilot.services.clash_findings import is_elsewhere
from qdpilot.services.rights import USES, right_of_zone

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.clashes.clash import Clash, Rejected
    from qdpilot.clashes.index import Index
    from qdpilot.clashes.right import Right
    from qdpilot.clashes.who import Who
    from qdpilot.model.zone import Zone
    from ui.map.granted import Granted


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundClash:
    """A clash of a drawn zone with a right.

    Attributes:
        clash: What was found; the zone is `a`.
        zone_id: The zone.
        other: The right.
        other_zones: Zones that the right was granted for, or the closure itself.
    """

    clash: Clash
    zone_id: str
    other: Right
    other_zones: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """Neighbours of a drawn zone that are no clash, and are to be told all the same.

    Attributes:
        touching: Names of those that share time with it and less place than the tolerance.
        unjudged: Names of those of which it cannot be told, or of the zone itself, and why.
    """

    touching: tuple[str, ...] = ()
    unjudged: tuple[tuple[str, str], ...] = ()


NOBODY = Near()


def found_clashes(
    zone: Zone, granted: Granted, index: Index, *, now: datetime | None = None
) -> tuple[FoundClash, ...]:
    """Return what a drawn zone clashes with; see `look_round`."""
    return look_round(zone, granted, index, now=now)[0]


def look_round(
    zone: Zone, granted: Granted, index: Index, *, now: datetime | None = None
) -> tuple[tuple[FoundClash, ...], Near]:
    """Return what a drawn zone clashes with, and what else is to be told of its neighbours.

    A grant for this very zone is no clash, and what is over is left out: nothing can be done about
    it. So is a closure over rights that are suspended, from either side: nothing runs there. A zone
    that only measures, such as one of roadside coverage, clashes with nothing.

    Args:
        zone: As drawn; an invalid shape is not judged and has none.
        granted: What is granted and closed.
        index: The same, indexed, as of `now`: see `index_at`.
        now: What is shared until then is over; None: nothing is.
    """
    if zone.purpose not in USES:
        return (), NOBODY
    wanted = right_of_zone(zone)
    who = who_clashes(index, wanted, index.times.calendars)
    near = _near(wanted, who, granted, index, now)
    if not who.clashing:
        return (), near
    found = []
    for clash in clashes(index, wanted, index.times.calendars).clashes:
        if now is not None and clash.is_over(now):
            continue
        other = granted.rights.get(clash.b.id)
        if clash.relation is Relation.CLOSURE and (
            zone.id in granted.suspended or granted.is_suspended(clash.b.id)
        ):
            continue
        if other is not None and clash.area_m2 > 0 and zone.id not in granted.zones_of(other):
            zones = granted.zones_of(other)
            found.append(FoundClash(clash=clash, zone_id=zone.id, other=other, other_zones=zones))
    return tuple(found), near


def _near(wanted: Right, who: Who, granted: Granted, index: Index, now: datetime | None) -> Near:
    """Return the neighbours that are no clash; what is wrong with the zone's own shape is not."""
    known = [granted.rights[one] for one in who.touching if one in granted.rights]
    touching = tuple(
        one.name
        for one in known
        if wanted.id not in granted.zones_of(one) and not _has_ended(one, now)
    )
    faulty = tuple(rejected(right, why) for right, why in index.unjudged())
    if not wanted.shape.is_valid or wanted.shape.is_empty:
        faulty = ()
    elif who.unjudged:  # at times not known; why not says the answer in full
        faulty = clashes(index, wanted, index.times.calendars).rejected
    unjudged = tuple(
        (one.name, one.reason)
        for one in faulty
        if not is_elsewhere(one, wanted, granted.rights) and _matters(one, wanted, granted)
    )
    return Near(touching=touching, unjudged=unjudged) if touching or unjudged else NOBODY


def _matters(other: Rejected, wanted: Right, granted: Granted) -> bool:
    """Tell whether two would be in each other's way at all, as two closures are not."""
    right = granted.rights.get(other.id)
    if right is None:
        return True  # of the zone itself
    return default_matrix().relation(wanted, right)[0] is not Relation.INDEPENDENT


def _has_ended(right: Right, now: datetime | None) -> bool:
    end = None if right.schedule is None else bounds(right.schedule)[1]
    return now is not None and end is not None and end <= now
