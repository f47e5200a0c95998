"""Grants, applications and closures as clash detection wants them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta
from typing import TYPE_CHECKING

import shapely

from qdpilot.clashes.right import Right
from qdpilot.geometry.rings import areas_of
from qdpilot.model.operator import Operator
from qdpilot.model.right import Application, ApplicationState, Grant, GrantState
from qdpilot.model.schedule import Window
from qdpilot.model.zone import Purpose, Zone, ZoneVersion
from qdpilot.schedule.occurrences import bounds

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from qdpilot.model.right import Terms
    from qdpilot.model.schedule import Schedule
    from qdpilot.model.zone import Shape
    from qdpilot.services.ports import Reading

#: So far from the first and the last day no zone and no tail of the night matters.
_AWAY = timedelta(days=3)
#: Applications in these states want a place; drafts do not yet, decided ones no longer.
UNDER_WAY = frozenset({ApplicationState.SUBMITTED, ApplicationState.REVIEWED})
#: Zones that are used (or kept free); the others only measure, and clash with nothing.
USES = frozenset({Purpose.PILOT_AREA, Purpose.TRANSFER_ROUTE, Purpose.CLOSURE, Purpose.TEST_FIELD})
#: Zones that are nothing but a drawing until a grant names them.
NEEDS_GRANT = frozenset({Purpose.PILOT_AREA, Purpose.TRANSFER_ROUTE})


def closures(reading: Reading) -> tuple[Right, ...]:
    """Return the closures drawn by the office as rights that nobody else may overlap."""
    zones = reading.all(Zone, purpose=Purpose.CLOSURE)
    return tuple(right_of_zone(zone) for zone in zones)


def right_of(reading: Reading, asked: Application | Grant) -> Right:
    """Return an application (by its drafts until they are frozen) or a grant as a right."""
    operator = reading.get(Operator, asked.terms.operator_id)
    return right_of_terms(asked, operator, zones_of(reading, asked.terms))


def right_of_terms(
    asked: Application | Grant, operator: Operator, zones: tuple[Zone | ZoneVersion, ...]
) -> Right:
    """Return an application or a grant as a right, with the operator and the zones it names."""
    terms = asked.terms
    names, shape = _places(zones)
    return Right(
        id=asked.id,
        name=f"{operator.name} {'、'.join(names)}",
        source=asked.number,
        operator_id=terms.operator_id,
        scenario=terms.scenario,
        purpose=Purpose.PILOT_AREA,
        shape=shape,
        schedule=asked.schedule if isinstance(asked, Grant) else terms.schedule,
        cap=terms.cap,
        vehicle_ids=terms.vehicle_ids,
        driver_ids=terms.driver_ids,
    )


def right_of_zone(zone: Zone) -> Right:
    """Return a drawn zone as a right of its own, for a live look while it is drawn."""
    return Right(
        id=zone.id,
        name=zone.name,
        source="",
        operator_id=zone.operator,
        scenario=zone.scenario,
        purpose=zone.purpose,
        shape=zone.shape,
        schedule=zone.schedule,
        cap=zone.capacity,
    )


def zones_of(reading: Reading, terms: Terms) -> tuple[Zone | ZoneVersion, ...]:
    """Return the frozen versions that terms name, or the drafts while there are none."""
    if terms.zone_version_ids:
        return tuple(reading.get(ZoneVersion, one) for one in terms.zone_version_ids)
    return tuple(reading.get(Zone, one) for one in terms.zone_ids)


def shown_state(grant: Grant, *, at: datetime) -> str:
    """Return the state of a grant at an instant: the stored one, or not_yet or expired.

    A suspended or ended grant says so whatever the date, but that one ends with its last day in
    whose place another stands from the next. A right that runs overnight expires when an
    occurrence of its last day would end, not at midnight (``design.md`` section 3).
    """
    if grant.replaced_on is not None and has_run_out(grant, at=at):
        return GrantState.ENDED.value
    return _by_date(grant, at) if grant.state is GrantState.IN_FORCE else grant.state.value


def has_run_out(grant: Grant, *, at: datetime) -> bool:
    """Tell whether the days of a grant were over at an instant, whatever was done to it."""
    return _by_date(grant, at) == "expired"


def has_begun(grant: Grant, *, at: datetime) -> bool:
    """Tell whether the first day of a grant, as granted, had come at an instant."""
    return at >= bounds(grant.terms.schedule)[0]


def is_over(grant: Grant, *, at: datetime) -> bool:
    """Tell whether nobody may use a grant any more at an instant, suspended or not."""
    return grant.state is GrantState.ENDED or has_run_out(grant, at=at)


def _by_date(grant: Grant, at: datetime) -> str:
    first, last = grant.schedule.start, grant.schedule.end
    day = at.astimezone(UTC).date()
    if day < first - _AWAY:  # whatever the zone and the hour, and so for what follows
        return "not_yet"
    if last is not None and day > last + _AWAY:
        return "expired"
    if first + _AWAY < day and (last is None or day < last - _AWAY):
        return grant.state.value
    start, end = bounds(grant.schedule)
    if at < start:
        return "not_yet"
    if end is not None and at >= end + _overnight(grant.schedule):
        return "expired"
    return grant.state.value


def _overnight(schedule: Schedule) -> timedelta:
    windows = (one for one in schedule.windows if isinstance(one, Window))
    tails = (one.to_min for one in windows if one.to_min <= one.from_min)
    return timedelta(minutes=max(tails, default=0))


def _places(zones: tuple[Zone | ZoneVersion, ...]) -> tuple[tuple[str, ...], Shape]:
    names = tuple(one.name for one in zones)
    if len(zones) == 1:
        return names, zones[0].shape
    return names, areas_of(shapely.union_all([one.shape for one in zones]))


def everything(reading: Reading) -> tuple[Right, ...]:
    """Return all that wants a place: grants, applications under way, and zones of neither.

    A zone that a live grant or an application under way names stands there for it; a closure and a
    zone only drawn stand for themselves.
    """
    granted = (one for one in reading.all(Grant) if one.state is not GrantState.ENDED)
    asked = (one for one in reading.all(Application) if one.state in UNDER_WAY)
    wanted: tuple[Application | Grant, ...] = (*granted, *asked)
    named = {zone_id for one in wanted for zone_id in one.terms.zone_ids}
    drawn = (one for one in reading.all(Zone) if one.id not in named and one.purpose in USES)
    rights = (
        *(right_of(reading, one) for one in wanted),
        *(right_of_zone(one) for one in drawn),
    )
    return tuple(replace(one, index=number) for number, one in enumerate(rights))


def granted_times(reading: Reading) -> dict[str, tuple[Schedule, ...]]:
    """Return, by zone, the schedules of the grants that are in force and name it."""
    times: dict[str, tuple[Schedule, ...]] = {}
    for grant in reading.all(Grant, state=GrantState.IN_FORCE):
        for zone_id in grant.terms.zone_ids:
            times[zone_id] = (*times.get(zone_id, ()), grant.schedule)
    return times


def suspended_zones(reading: Reading) -> frozenset[str]:
    """Return the zones that a suspended grant names and none in force does."""
    suspended = reading.all(Grant, state=GrantState.SUSPENDED)
    named = {zone_id for grant in suspended for zone_id in grant.terms.zone_ids}
    return frozenset(named - granted_times(reading).keys())


def effective_times(
    zone: Zone, granted: Mapping[str, tuple[Schedule, ...]]
) -> tuple[Schedule, ...] | None:
    """Return when a zone is in force: what was granted for it, not what was drawn for it.

    A closure is in force by its own times; it, a test field and a zone that only measures have no
    grant. Without times these are always in force.

    Args:
        zone: As drawn.
        granted: What `granted_times` gave.

    Returns:
        Schedules, any of which may hold; empty: never; None: always.
    """
    if zone.purpose in NEEDS_GRANT:
        return granted.get(zone.id, ())
    return None if zone.schedule is None else (zone.schedule,)
