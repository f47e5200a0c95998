"""What the page asks of the services; runs in the store's lane, and imports them only there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.model.errors import NotFoundError
from qdpilot.model.operator import Operator
from qdpilot.model.right import Application, Grant
from qdpilot.model.road import Road
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.model.zone import Zone, ZoneVersion

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.model.person import Person
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.assess import Assessment, Seen
    from qdpilot.services.decisions import Issued
    from qdpilot.services.ports import Reading, Store
    from qdpilot.services.ways import Ways

_NAMES = {
    "Application": (Application, "number"),
    "Grant": (Grant, "number"),
    "Operator": (Operator, "name"),
    "Zone": (Zone, "name"),
    "ZoneVersion": (ZoneVersion, "name"),
    "Vehicle": (Vehicle, "vin"),
    "Plate": (Plate, "number"),
    "SafetyDriver": (SafetyDriver, "name"),
    "Road": (Road, "name"),
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """An application, weighed.

    Attributes:
        assessment: What was found.
        ways: What settles it on the side of the application.
        area_m2: Of all its zones.
    """

    assessment: Assessment
    ways: Ways
    area_m2: float


def weigh(
    reading: Reading, application: Application, calendars: Calendars, *, at: datetime
) -> Weighed:
    """Check an application; the heavy libraries are loaded on this thread."""
    from qdpilot.geometry.measure import area_m2
    from qdpilot.services.assess import assess
    from qdpilot.services.rights import zones_of
    from qdpilot.services.ways import ways_out

    found = assess(reading, application, calendars, at=at)
    ways = ways_out(reading, application, found, calendars)
    area = sum(area_m2(one.shape) for one in zones_of(reading, application.terms))
    return Weighed(found, ways, area)


def issue(  # noqa: PLR0913 - an act names its thing, its token, its person and its instant
    store: Store,
    application: Application,
    seen: Seen,
    *,
    calendars: Calendars,
    by: Person,
    at: datetime,
    reason: str = "",
) -> Issued:
    """Grant a reviewed application; see ``decisions.grant``."""
    from qdpilot.services.decisions import grant

    return grant(store, application, seen, calendars=calendars, by=by, at=at, reason=reason)


def zones_of_other(reading: Reading, other: str) -> tuple[str, ...]:
    """Return the zones of the other party of a clash: of a grant, or a closure itself."""
    grants = reading.all(Grant, id=other)
    return tuple(zone for one in grants for zone in one.terms.zone_ids) or (other,)


def names_of(
    reading: Reading, changed: tuple[tuple[str, str, int | None, int | None], ...]
) -> tuple[tuple[str, str], ...]:
    """Return kind and name of what changed since the person looked."""
    return tuple((kind, _name(reading, kind, id)) for kind, id, _, _ in changed)


def _name(reading: Reading, kind: str, id: str) -> str:
    record, field = _NAMES[kind]
    try:
        return str(getattr(reading.get(record, id), field))
    except NotFoundError:
        return ""
