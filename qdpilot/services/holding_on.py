"""Emergency closures whose time is over and that nobody lifted: they hold on until somebody does.

A drawn closure knows its times alone, so what indexes rights by their times adds these.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qdpilot.model.zone import Purpose, Zone
from qdpilot.services.closure_plan import closed_times
from qdpilot.services.closures import standing_closures
from qdpilot.services.offices import the_office
from qdpilot.services.rights import right_of_zone

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from qdpilot.clashes.index import Index
    from qdpilot.clashes.right import Right
    from qdpilot.model.closure import EmergencyClosure
    from qdpilot.services.ports import Reading


@dataclass(frozen=True, slots=True)
class Unlifted:
    """An emergency closure that nobody lifted.

    Attributes:
        closure: As it stands.
        right: Of its zone, closed until further notice.
    """

    closure: EmergencyClosure
    right: Right


def unlifted(reading: Reading) -> tuple[Unlifted, ...]:
    """Return the emergency closures that stand; where the zone was deleted nothing is closed."""
    found = standing_closures(reading)
    if not found:
        return ()
    timezone = the_office(reading).timezone
    zones = {one.id: one for one in reading.all(Zone, purpose=Purpose.CLOSURE)}
    return tuple(
        Unlifted(
            one,
            replace(
                right_of_zone(zones[one.zone_id]),
                schedule=closed_times(one.start, None, timezone),
            ),
        )
        for one in found
        if one.zone_id in zones
    )


def index_at(index: Index, closures: Iterable[Unlifted], at: datetime) -> Index:
    """Return an index in which the closures that hold on at an instant have no end."""
    for one in closures:
        if one.closure.holds_on(at):
            index = index.with_right(one.right)
    return index
