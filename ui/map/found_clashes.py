"""What a drawn zone clashes with among what is granted and closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.clashes.clash import Relation
from qdpilot.clashes.detect import clashes
from qdpilot.clashes.who import who_clashes
from qdpilot.services.rights import right_of_zone

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.clashes.clash import Clash
    from qdpilot.clashes.index import Index
    from qdpilot.clashes.right import Right
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


def found_clashes(
    zone: Zone, granted: Granted, index: Index, *, now: datetime | None = None
) -> tuple[FoundClash, ...]:
    """Return what a drawn zone clashes with; a grant for this very zone is no clash.

    What is over is left out: nothing can be done about it. So is a closure over rights that are
    suspended, from either side: nothing runs there.

    Args:
        zone: As drawn; an invalid shape is not judged and has none.
        granted: What is granted and closed.
        index: The same, indexed, as of `now`: see `index_at`.
        now: What is shared until then is over; None: nothing is.
    """
    wanted, calendars = right_of_zone(zone), index.times.calendars
    who = who_clashes(index, wanted, calendars)
    if not who.clashing:
        return ()
    found = []
    for clash in clashes(index, wanted, calendars).clashes:
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
    return tuple(found)
