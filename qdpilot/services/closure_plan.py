"""What an emergency closure would concern, before it is declared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from qdpilot.clashes.detect import clashes
from qdpilot.clashes.right import Right
from qdpilot.geometry.validity import require_valid
from qdpilot.model.errors import (
    CalendarMissingError,
    ClosureTimeError,
    EventMissingError,
    ScheduleError,
)
from qdpilot.model.operator import Operator
from qdpilot.model.right import Grant, GrantState
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.model.zone import Purpose
from qdpilot.schedule.occurrences import bounds, minutes
from qdpilot.schedule.one_span import span_schedule
from qdpilot.services.clock import local_day
from qdpilot.services.offices import the_office
from qdpilot.services.rights import right_of
from qdpilot.services.standing import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from qdpilot.clashes.index import Index
    from qdpilot.model.schedule import Schedule
    from qdpilot.model.zone import Shape
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.ports import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be closed.

    Attributes:
        name: Of the closed area, as printed.
        shape: Valid; lon/lat, EPSG:4490.
        start: From when, aware, whole minutes.
        end: Until when, aware, exclusive, whole minutes.
        reason: As printed.
        zone_id: A drawn zone that is meant; if it is a closure, or an outline and no more, it is
            taken over.
    """

    name: str
    shape: Shape
    start: datetime
    end: datetime
    reason: str = ""
    zone_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Concerned:
    """A right that a closure concerns.

    Attributes:
        grant: The right.
        operator: Whose; with contact and phone.
        vehicles: How many it lists.
        plates: Of those vehicles, as shown; of one without a plate, or with one that is
            over, its VIN.
        first: When it would first be there while the place is closed, UTC; None: all the time.
            Of a right that begins later, that may be after the time the closure is meant to end.
        is_running: Whether it is in force, and would be suspended; else it is suspended already.
    """

    grant: Grant
    operator: Operator
    vehicles: int
    plates: tuple[str, ...]
    first: datetime | None
    is_running: bool


def concerned(reading: Reading, plan: Plan, calendars: Calendars) -> tuple[Concerned, ...]:
    """Return the rights, in force or suspended, that want the place while it is closed.

    For a right that begins later the closure has no end: it holds on until somebody lifts it, and
    no right may begin under it.

    Raises:
        ClosureTimeError: If it ends before it starts.
        InvalidShapeError: If the shape is not valid.
    """
    _require_time(plan)
    require_valid(plan.shape, name=plan.name)
    grants = {one.id: one for one in reading.all(Grant) if one.state is not GrantState.ENDED}
    rights = [right_of(reading, one) for one in grants.values()]
    timezone = the_office(reading).timezone
    firsts = first_wants(rights, closed_right(plan, end=plan.end, timezone=timezone), calendars)
    rest = [one for one in rights if one.id not in firsts]
    ever = first_wants(rest, closed_right(plan, end=None, timezone=timezone), calendars)
    firsts |= {
        id: first for id, first in ever.items() if _begins_later(grants[id], plan, calendars)
    }
    wanting = [one for one in grants.values() if one.id in firsts]
    return concern(reading, wanting, firsts, day=local_day(plan.start, timezone))


def concern(
    reading: Reading,
    grants: Iterable[Grant],
    firsts: Mapping[str, datetime | None],
    *,
    day: date,
) -> tuple[Concerned, ...]:
    """Return whom a closure concerns by some rights.

    Args:
        reading: A view of the store.
        grants: That want the place.
        firsts: By id, when each would first be there, UTC.
        day: Of the plates by which one knows the vehicles, local.
    """
    return tuple(
        Concerned(
            grant=one,
            operator=reading.get(Operator, one.terms.operator_id),
            vehicles=len(one.terms.vehicle_ids),
            plates=_plates(reading, one, day),
            first=firsts[one.id],
            is_running=one.state is GrantState.IN_FORCE,
        )
        for one in grants
    )


def first_wants(
    rights: Sequence[Right] | Index, closed: Right, calendars: Calendars
) -> dict[str, datetime | None]:
    """Return, by id of a right that wants the place while it is closed, the first such instant."""
    found = clashes(rights, closed, calendars)
    met = {one.b.id: one.first for one in found.clashes}
    # Where the times of a right cannot be told, it is stopped rather than overlooked.
    return met | {one.id: None for one in found.rejected if one.id != closed.id}


def _begins_later(grant: Grant, plan: Plan, calendars: Calendars) -> bool:
    """Tell whether a right is used for the first time when the place is closed already."""
    if bounds(grant.schedule)[0] >= plan.start:
        return True
    try:
        return len(minutes(grant.schedule, calendars, until=plan.start)) == 0
    except (CalendarMissingError, EventMissingError, ScheduleError):
        return True  # stopped rather than overlooked


def closed_right(plan: Plan, *, end: datetime | None, timezone: str) -> Right:
    """Return what is to be closed as a right; without an end it lasts until further notice."""
    return Right(
        id="closure",
        name=plan.name,
        shape=plan.shape,
        purpose=Purpose.CLOSURE,
        schedule=closed_times(plan.start, end, timezone),
    )


def _plates(reading: Reading, grant: Grant, day: date) -> tuple[str, ...]:
    """Return by what one knows the vehicles of a right on the road."""
    named = []
    for vehicle_id in grant.terms.vehicle_ids:
        car = reading.get(Vehicle, vehicle_id)
        plates = reading.all(Plate, vehicle_id=vehicle_id)
        named.append(number_of(plates, day, car.track) or car.vin)
    return tuple(named)


def closed_times(start: datetime, end: datetime | None, timezone: str) -> Schedule:
    """Return exactly the time from `start` to `end` as a schedule.

    Without an end it lasts until further notice.
    """
    local = ZoneInfo(timezone)
    first = start.astimezone(local).replace(tzinfo=None)
    last = None if end is None else end.astimezone(local).replace(tzinfo=None)
    return span_schedule(first, last, timezone)


def _require_time(plan: Plan) -> None:
    if plan.end <= plan.start:
        raise ClosureTimeError(start=plan.start, end=plan.end)
