"""Papers of a right: gathers what they say from the store, and has them set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from qdpilot.documents.approval import approval_pdf, draft_pdf
from qdpilot.documents.approval_case import (
    ApprovalCase,
    ListedVehicle,
    Neighbour,
    Replaced,
    RoadInside,
    Tolerance,
    WeekSpan,
)
from qdpilot.geometry.measure import length_m
from qdpilot.geometry.overlap import default_tolerance
from qdpilot.model.finding import Level
from qdpilot.model.kinds import scenario_kinds, stages
from qdpilot.model.operator import Operator
from qdpilot.model.right import Grant, GrantState
from qdpilot.model.road import Road
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.model.zone import Purpose, Zone, ZoneVersion
from qdpilot.schedule.sentence import sentence
from qdpilot.schedule.week import ordinary_week
from qdpilot.services.clock import local_day, new_id
from qdpilot.services.drawing import as_version
from qdpilot.services.offices import the_office
from qdpilot.services.replacing import replaced_by
from qdpilot.services.rights import zones_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime
    from typing import Any

    from qdpilot.documents.paper import Paper
    from qdpilot.model.person import Person
    from qdpilot.model.right import Application, Terms
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.assess import Assessment
    from qdpilot.services.place_ports import Box
    from qdpilot.services.ports import Reading

#: How far around a zone its neighbours are looked for, in parts of its own size.
AROUND = 0.4


def approval_paper(
    reading: Reading,
    grant: Grant,
    application: Application,
    weighed: Assessment,
    calendars: Calendars,
    *,
    salt: bytes,
) -> Paper:
    """Set the approval of a grant that is being issued, and read its code back.

    Raises:
        MissingGlyphError: If a character would print as a box.
        CodeUnreadableError: If the code on the page does not read as it should.
    """
    office = the_office(reading)
    case = ApprovalCase(
        **_common(reading, application, grant.terms, weighed, calendars, at=grant.granted_at),
        zones=tuple(reading.get(ZoneVersion, one) for one in grant.terms.zone_version_ids),
        number=grant.number,
        issued_at=grant.granted_at,
        dated=local_day(grant.granted_at, office.timezone),
        audit_head=reading.audit_head(),
        salt=salt,
    )
    return approval_pdf(case)


def draft_paper(
    reading: Reading,
    application: Application,
    weighed: Assessment,
    calendars: Calendars,
    *,
    by: Person,
    at: datetime,
) -> Paper:
    """Set an approval as a draft: no number, no code, with a watermark."""
    zones = zones_of(reading, application.terms)
    frozen = (one if isinstance(one, ZoneVersion) else _as_drawn(one, by, at) for one in zones)
    case = ApprovalCase(
        **_common(reading, application, application.terms, weighed, calendars, at=at),
        zones=tuple(frozen),
    )
    return draft_pdf(case)


def _as_drawn(zone: Zone, by: Person, at: datetime) -> ZoneVersion:
    return as_version(zone, number=1, id=new_id(), by=by, at=at)


def _common(
    reading: Reading,
    application: Application,
    terms: Terms,
    weighed: Assessment,
    calendars: Calendars,
    *,
    at: datetime,
) -> dict[str, Any]:
    office = the_office(reading)
    applied = application.submitted_at
    tolerance = default_tolerance()
    area = shapely.union_all([one.shape for one in zones_of(reading, terms)])
    return {
        "office": office,
        "operator": reading.get(Operator, terms.operator_id),
        "application_number": application.number,
        "applied_on": local_day(applied, office.timezone) if applied else terms.schedule.start,
        "scenario": scenario_kinds()[terms.scenario],
        "stage": stages()[terms.stage],
        "schedule": terms.schedule,
        "sentence": sentence(terms.schedule, calendars, "zh"),
        "week": tuple(
            WeekSpan(start_min=start, end_min=end) for start, end in ordinary_week(terms.schedule)
        ),
        "vehicles": tuple(_listed(reading, one, terms.schedule.start) for one in terms.vehicle_ids),
        "drivers": tuple(reading.get(SafetyDriver, one) for one in terms.driver_ids),
        "neighbours": tuple(_neighbours(reading, area, terms)),
        "roads": tuple(_roads(reading, area)),
        "cap": terms.cap,
        "speed_limit_kmh": terms.speed_limit_kmh,
        "passengers": terms.passengers,
        "riders": terms.riders if terms.passengers else None,
        "load_kg": terms.load_kg,
        "fare": terms.fare,
        "conditions": terms.conditions,
        "replaced": _replaced(reading, application, local_day(at, office.timezone)),
        "tolerance": Tolerance(area_m2=tolerance.area_m2, width_m=tolerance.width_m),
        "findings": _summary(weighed),
    }


def _replaced(reading: Reading, application: Application, today: date) -> Replaced | None:
    old = replaced_by(reading, application)
    if old is None:
        return None
    begins = max(application.terms.schedule.start, today)
    return Replaced(number=old.number, begins=begins)


def _summary(weighed: Assessment) -> str:
    counts = {level: sum(one.level is level for one in weighed.findings) for level in Level}
    warned = counts[Level.WARN]
    return (
        f"经自动检查{len(weighed.findings)}项，通过{counts[Level.PASS]}项，"
        f"{f'提醒{warned}项' if warned else '无提醒'}，与已批准路权无不可并存的时空冲突"
    )


def _listed(reading: Reading, vehicle_id: str, on: date) -> ListedVehicle:
    plates = [one for one in reading.all(Plate, vehicle_id=vehicle_id) if one.withdrawn_on is None]
    current = [one for one in plates if one.end is None or one.end >= on]
    chosen = min(current, key=lambda one: one.start, default=None)
    return ListedVehicle(vehicle=reading.get(Vehicle, vehicle_id), plate=chosen)


def _neighbours(reading: Reading, area: Any, terms: Terms) -> Iterator[Neighbour]:
    west, south, east, north = area.bounds
    reach = AROUND * max(east - west, north - south)
    frame = shapely.box(west - reach, south - reach, east + reach, north + reach)
    closed = reading.all(Zone, purpose=Purpose.CLOSURE)
    granted = _granted_places(reading, terms, frame.bounds)
    places: tuple[Zone | ZoneVersion, ...] = (*granted, *closed)
    for place in places:
        if place.shape.is_valid and place.shape.intersects(frame):
            yield Neighbour(name=place.name, shape=place.shape)


def _granted_places(reading: Reading, terms: Terms, bounds: Box) -> Iterator[ZoneVersion]:
    """Yield what others were granted: a drawing that nobody granted is on no paper."""
    near = {one.id: one for one in reading.near(ZoneVersion, [bounds])}
    for grant in reading.naming("zone_version_ids", tuple(near)):
        if grant.state is not GrantState.ENDED:
            for version_id in grant.terms.zone_version_ids:
                version = near.get(version_id)
                if version is not None and version.zone_id not in terms.zone_ids:
                    yield version


def _roads(reading: Reading, area: Any) -> Iterator[RoadInside]:
    for road in reading.near(Road, [area.bounds]):
        inside = shapely.intersection(road.line, area)
        if not inside.is_empty and inside.length > 0:
            yield RoadInside(road=road, length_m=length_m(inside))
