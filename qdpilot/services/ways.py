"""What settles the findings on an application, on its own side: for the person who weighs it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from qdpilot.clashes.clash import Remedy
from qdpilot.clashes.living import vehicles_of
from qdpilot.clashes.remedies.offer import Offer, Way
from qdpilot.clashes.remedies.offers import Bench, offers
from qdpilot.model.right import Grant
from qdpilot.model.zone import Purpose, Zone
from qdpilot.services.rights import right_of, right_of_zone

if TYPE_CHECKING:
    from qdpilot.clashes.right import Right
    from qdpilot.model.right import Application
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.assess import Assessment
    from qdpilot.services.ports import Reading

#: By rule and other party of the finding.
Ways: TypeAlias = dict[tuple[str, str], tuple[Offer, ...]]
#: So many clashes get their ways out; who has more begins with these.
MOST = 8


def ways_out(
    reading: Reading, application: Application, weighed: Assessment, calendars: Calendars
) -> Ways:
    """Return what settles the clashes and the capacities passed, proved by the engine.

    Args:
        reading: The view that `weighed` was made from.
        application: As it was weighed.
        weighed: What was found.
        calendars: As for the assessment.
    """
    candidate = right_of(reading, application)
    routes = reading.all(Zone, purpose=Purpose.TRANSFER_ROUTE)
    bench = Bench(calendars=calendars, routes=tuple(right_of_zone(one) for one in routes))
    found: Ways = {}
    for clash in weighed.clashes[:MOST]:
        other = _other(reading, clash.b.id)
        if other is not None:
            key = (f"clash_{clash.relation}", clash.b.id)
            found[key] = offers(clash, candidate, other, bench)
    own = vehicles_of(candidate)
    for gauge in weighed.gauges:
        if gauge.is_over and gauge.fits and own is not None:
            fewer = Offer(
                remedy=Remedy.LOWER_CAP,
                way=Way.CAP,
                right=replace(candidate, cap=gauge.fits),
                vehicles=own - gauge.fits,
            )
            found[f"capacity_{gauge.scope}", gauge.id] = (fewer,)
    return found


def _other(reading: Reading, other_id: str) -> Right | None:
    for grant in reading.all(Grant, id=other_id):
        return right_of(reading, grant)
    for zone in reading.all(Zone, id=other_id):
        return right_of_zone(zone)
    return None
