"""How many vehicles may be at one time in each zone, capacity area, of each operator, in all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.clashes.capacity import UsedWeek, used_week
from qdpilot.clashes.living import rights_within, vehicles_of
from qdpilot.model.operator import Operator
from qdpilot.model.right import GrantState
from qdpilot.model.zone import Purpose, Zone
from qdpilot.services.kept_grants import kept_grants
from qdpilot.services.offices import the_office

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import datetime

    from qdpilot.clashes.capacity import Load
    from qdpilot.clashes.right import Right
    from qdpilot.model.right import Grant
    from qdpilot.services.ports import Reading
    from qdpilot.services.times import OfficeTimes


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Used:
    """How full something is.

    Attributes:
        kind: city, zone, capacity_area or operator.
        id: Of the zone or operator; empty for the city.
        name: As shown; empty for the city.
        cap: The most vehicles at one time; None if nobody set it.
        week: By the quarter of an hour, with the peak and when.
        uncounted: Numbers of grants without a fleet or a cap, which no sweep can count.
    """

    kind: str
    id: str
    name: str
    cap: int | None
    week: UsedWeek
    uncounted: tuple[str, ...] = ()


def capacities(
    reading: Reading,
    times: OfficeTimes,
    standing: Mapping[str, Right],
    *,
    since: datetime,
    until: datetime,
) -> tuple[Used, ...]:
    """Return how full the city, zones, capacity areas and operators are between two instants.

    Suspended grants do not count; nor do closures and what nobody granted.

    Args:
        reading: A view of the store.
        times: When each grant holds.
        standing: Every grant that is not ended as a right, by id.
        since: Aware, whole minutes.
        until: Aware, exclusive.
    """
    timezone = the_office(reading).timezone
    spans = {one.id: one.spans for one in times.grants}
    grants = kept_grants(reading).values()
    live = [one for one in grants if one.state is GrantState.IN_FORCE and one.id in spans]
    rights = {one.id: standing[one.id] for one in live}
    found = []
    for kind, id, name, cap, ids in _subjects(reading, live, rights):
        counts = {one: vehicles_of(rights[one]) for one in ids}
        loads: list[Load] = [(spans[one], count) for one, count in counts.items() if count]
        week = used_week(loads, since=since, until=until, timezone=timezone)
        silent = tuple(rights[one].source for one, count in counts.items() if count is None)
        found.append(Used(kind=kind, id=id, name=name, cap=cap, week=week, uncounted=silent))
    return tuple(found)


def _subjects(
    reading: Reading, grants: list[Grant], rights: dict[str, Right]
) -> Iterator[tuple[str, str, str, int | None, list[str]]]:
    """Yield kind, id, name, cap and the grants that count."""
    yield "city", "", "", None, [one.id for one in grants]
    ordered = list(rights.values())
    for zone in reading.all(Zone):
        if zone.purpose is Purpose.CAPACITY_AREA:
            inside = [ordered[at].id for at in rights_within(zone.shape, ordered)]
            yield "capacity_area", zone.id, zone.name, zone.capacity, inside
        else:
            named = [one.id for one in grants if zone.id in one.terms.zone_ids]
            if named:
                yield "zone", zone.id, zone.name, zone.capacity, named
    for operator in reading.all(Operator):
        own = [one.id for one in grants if one.terms.operator_id == operator.id]
        if own:
            yield "operator", operator.id, operator.name, None, own
