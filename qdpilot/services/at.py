"""What was, is or will be in force at a place and an instant, answered from the history.

Grants are judged by the zone versions and the times they were granted with and by the state they
were in at that instant; closures as they were drawn then; calendars by the edition that held then.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from qdpilot.model.calendar import CalendarEdition
from qdpilot.model.closure import EmergencyClosure
from qdpilot.model.errors import CalendarMissingError, EventMissingError
from qdpilot.model.name_order import name_key
from qdpilot.model.operator import Operator
from qdpilot.model.right import Grant, GrantState
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.model.zone import ZoneVersion
from qdpilot.rules.plate_days import holds_on
from qdpilot.schedule.local_time import instant_of, minute_of
from qdpilot.schedule.occurrences import minutes
from qdpilot.schedule.office_calendars import composed
from qdpilot.services.clock import local_day
from qdpilot.services.closures import closures_at
from qdpilot.services.grants import STEPS
from qdpilot.services.holds import held_down
from qdpilot.services.offices import the_office
from qdpilot.services.standing import number_of
from qdpilot.services.suspending import suspended_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from numpy.typing import NDArray

    from qdpilot.model.audit import AuditRow
    from qdpilot.model.schedule import Schedule
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.ports import Reading

#: The longest stretch that is looked at for the end of what is in force, in minutes.
_AHEAD = 7 * 1440


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldGrant:
    """A right that holds here.

    Attributes:
        id: Of the grant.
        number: 文号.
        operator: Name of the operator.
        scenario: Code.
        zone: Names of its zones that hold the place.
        zone_ids: Their ids.
        until: When it ceases, UTC; None: no end within a week.
        schedule: As granted.
        barred: Plates and codes, or VINs, of its vehicles that may not run then: they, or whose
            they are, were suspended.
        fleet: How many vehicles it names.
    """

    id: str
    number: str
    operator: str
    scenario: str
    zone: str
    zone_ids: tuple[str, ...]
    until: datetime | None
    schedule: Schedule
    barred: tuple[str, ...] = ()
    fleet: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldClosure:
    """A closure that holds here.

    Attributes:
        id: Of its zone.
        name: As printed.
        until: When it ceases, UTC; None: no end within a week.
    """

    id: str
    name: str
    until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What holds at a place and an instant.

    Attributes:
        at: The instant, UTC.
        grants: In the order of their numbers.
        closures: In the order of their names.
        calendars: That held then.
        untold: Numbers and names of what is here but whose times a missing calendar hides.
    """

    at: datetime
    grants: tuple[HeldGrant, ...]
    closures: tuple[HeldClosure, ...]
    calendars: Calendars
    untold: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Here:
    """A place, an instant, and the calendars that held then."""

    lon: float
    lat: float
    at: datetime
    calendars: Calendars


def in_force_at(reading: Reading, lon: float, lat: float, at: datetime) -> Held:
    """Return what holds at a place (degrees, EPSG:4490) and an instant (aware)."""
    here = _Here(lon, lat, at, calendars_at(reading, at))
    untold: list[str] = []
    grants = tuple(_grants(reading, here, untold))
    closed = tuple(_closures(reading, here, untold))
    return Held(
        at=at,
        grants=tuple(sorted(grants, key=_number)),
        closures=tuple(sorted(closed, key=_name)),
        calendars=here.calendars,
        untold=tuple(untold),
    )


def calendars_at(reading: Reading, at: datetime) -> Calendars:
    """Return the calendars that held at an instant.

    One that was first entered later tells of days that were before too, so it counts.
    """
    editions = reading.all(CalendarEdition)
    then = tuple(one for one in editions if one.entered_at <= at)
    known = {one.name for one in then}
    firsts = tuple(one for one in editions if one.name not in known and one.number == 1)
    return composed((*then, *firsts))


def state_at(reading: Reading, grant: Grant, at: datetime) -> GrantState | None:
    """Return the state a grant was in at an instant, by its acts; None before its issue."""
    is_past = grant.changed_at is not None and grant.granted_at <= at < grant.changed_at
    return state_by(grant, reading.acts_on(Grant, grant.id) if is_past else (), at)


def state_by(grant: Grant, acts: Iterable[AuditRow], at: datetime) -> GrantState | None:
    """Return the state a grant was in at an instant; what was done to it is read already."""
    if at < grant.granted_at:
        return None
    if grant.changed_at is None or at >= grant.changed_at:
        return grant.state
    state = GrantState.IN_FORCE
    for act in acts:
        if act.at <= at:
            state = _left_in(grant, act, state)
    return state


def _left_in(grant: Grant, act: AuditRow, before: GrantState) -> GrantState:
    if act.act == "grant.replace":  # at once, or else on a day to come, which its schedule tells
        is_over = grant.state is GrantState.ENDED and act.at == grant.changed_at
        return GrantState.ENDED if is_over else before
    if act.act == "grant.restore":
        return GrantState.IN_FORCE if before is GrantState.ENDED else before
    step = STEPS.get(act.act.removeprefix("grant."))
    return before if step is None else step[1]


def _grants(reading: Reading, here: _Here, untold: list[str]) -> Iterator[HeldGrant]:
    at, versions = here.at, _versions(reading, here)
    names = {one.id: one.name for one in reading.all(Operator)}
    down = held_down(reading, suspended_at(reading, at))
    for grant in reading.all(Grant):
        named = grant.terms.zone_version_ids
        zones = [versions[one] for one in named if one in versions]
        if not zones or state_at(reading, grant, at) is not GrantState.IN_FORCE:
            continue
        end = _end_of_span(grant.schedule, here)
        if end == _UNTOLD:
            untold.append(grant.number)
        if end in (_UNTOLD, _NOT_NOW):
            continue
        yield HeldGrant(
            id=grant.id,
            number=grant.number,
            operator=names[grant.terms.operator_id],
            scenario=grant.terms.scenario,
            zone="、".join(one.name for one in zones),
            zone_ids=tuple(one.zone_id for one in zones),
            until=_sooner(_instant(end), _stopped(reading, grant, at)),
            schedule=grant.schedule,
            barred=tuple(_barred(reading, grant, down, here)),
            fleet=len(grant.terms.vehicle_ids),
        )


def _barred(reading: Reading, grant: Grant, down: frozenset[str], here: _Here) -> Iterator[str]:
    """Yield by what a car is known on the road: its plate of the day, or else its VIN."""
    day = local_day(here.at, the_office(reading).timezone) if down else None
    for id in grant.terms.vehicle_ids:
        if day is None or id not in down:
            continue
        car = reading.get(Vehicle, id)
        borne = (one for one in reading.all(Plate, vehicle_id=id) if holds_on(one, day))
        yield number_of(borne, day, car.track) or car.vin


def _closures(reading: Reading, here: _Here, untold: list[str]) -> Iterator[HeldClosure]:
    on = {one.zone_id: one for one in reading.all(EmergencyClosure) if one.holds_on(here.at)}
    for closed in closures_at(reading, here.at):
        if not shapely.intersects_xy(closed.shape, here.lon, here.lat):
            continue
        if closed.id in on:
            yield HeldClosure(id=closed.id, name=closed.name, until=on[closed.id].lifted_at)
            continue
        end = _FAR if closed.schedule is None else _end_of_span(closed.schedule, here)
        if end == _UNTOLD:
            untold.append(closed.name)
        elif end != _NOT_NOW:
            until = _sooner(_instant(end), closed.until)
            yield HeldClosure(id=closed.id, name=closed.name, until=until)


def _versions(reading: Reading, here: _Here) -> dict[str, ZoneVersion]:
    versions = reading.all(ZoneVersion)
    if not versions:
        return {}
    shapes = np.array([one.shape for one in versions], dtype=object)
    hit = np.flatnonzero(shapely.intersects_xy(shapes, here.lon, here.lat))
    return {versions[at].id: versions[at] for at in hit.tolist()}


_NOT_NOW, _UNTOLD, _FAR = -1, -2, -3


def _end_of_span(schedule: Schedule, here: _Here) -> int:
    """Return the minute at which what is in force at `at` ends, or one of three marks."""
    now = minute_of(here.at)
    try:
        if len(_spans(schedule, here, now, 1)) == 0:
            return _NOT_NOW
    except (CalendarMissingError, EventMissingError):
        return _UNTOLD
    for ahead in (_AHEAD, 2 * 1440, 1):  # as far as the calendars go
        try:
            end = int(_spans(schedule, here, now, ahead)[0, 1])
        except CalendarMissingError:
            continue
        return _FAR if end >= now + ahead else end
    return _FAR


def _spans(schedule: Schedule, here: _Here, now: int, ahead: int) -> NDArray[np.int64]:
    since, until = instant_of(now), instant_of(now + ahead)
    return minutes(schedule, here.calendars, since=since, until=until)


def _stopped(reading: Reading, grant: Grant, at: datetime) -> datetime | None:
    """Return when the grant was next suspended or ended after an instant it was in force at."""
    if grant.changed_at is None or grant.changed_at <= at:
        return None
    stops = (
        act.at
        for act in reading.acts_on(Grant, grant.id)
        if act.at > at and _left_in(grant, act, GrantState.IN_FORCE) is not GrantState.IN_FORCE
    )
    return next(stops, None)


def _instant(minute: int) -> datetime | None:
    return None if minute < 0 else instant_of(minute)


def _sooner(one: datetime | None, other: datetime | None) -> datetime | None:
    known = [at for at in (one, other) if at is not None]
    return min(known, default=None)


def _number(grant: HeldGrant) -> str:
    return grant.number


def _name(closure: HeldClosure) -> str:
    return name_key(closure.name)
