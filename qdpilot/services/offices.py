"""Making an office and its people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qdpilot.model.office import Office
from qdpilot.model.person import Person, Role
from qdpilot.services.clock import new_id, now

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from shapely import Polygon

    from qdpilot.services.ports import Reading, Store

FOUNDER = Person(id="founder", name="建档", roles=())


def found(store: Store, office: Office, people: Iterable[Person], *, at: datetime) -> Office:
    """Write the office record and its people into an empty store.

    Args:
        store: Without an office yet.
        office: The office.
        people: Those who may act.
        at: Instant of the act, UTC.
    """
    with store.writing(FOUNDER, at=at) as work:
        founded = work.add(office)
        work.record("office.found", founded)
        for person in people:
            work.record("person.add", work.add(person))
        return founded


def create(
    store: Store,
    *,
    name: str,
    area_name: str = "",
    outline: Polygon | None = None,
    plane_epsg: int | None = None,
    timezone: str = "",
) -> Office:
    """Write an office without people; whoever writes first names them.

    Raises:
        FieldError: As `planned`.
    """
    office = planned(
        name, area_name=area_name, outline=outline, plane_epsg=plane_epsg, timezone=timezone
    )
    return found(store, office, (), at=now())


def planned(
    name: str,
    *,
    area_name: str = "",
    outline: Polygon | None = None,
    plane_epsg: int | None = None,
    timezone: str = "",
) -> Office:
    """Return an office with a working area that can hold; write nothing.

    Args:
        name: Of the office.
        area_name: Of its working area; if empty Qingdao's, or the office's name for another area.
        outline: Of that area, lon/lat, EPSG:4490; None: not limited.
        plane_epsg: Plane system of that area; None: Qingdao's, or the one that fits the outline.
        timezone: IANA name; empty: that of China, or the one nearest to the outline.

    Raises:
        FieldError: If the plane system is geographic, unknown or made for another place, or the
            time zone is unknown, or not said for an area for which none can be told.
    """
    from qdpilot.services.working_area import (
        WorkingArea,
        require_fit,
        suggested_plane,
        suggested_timezone,
    )

    office = new_office(name)
    if outline is not None:
        fitting = suggested_plane(outline.bounds)
        office = replace(office, outline=outline, area_name=name, plane_epsg=fitting)
        timezone = timezone or suggested_timezone(outline.bounds)
    if area_name:
        office = replace(office, area_name=area_name)
    if plane_epsg is not None:
        office = replace(office, plane_epsg=plane_epsg)
    if timezone:
        office = replace(office, timezone=timezone)
    bounds = None if outline is None else outline.bounds
    require_fit(
        WorkingArea(
            name=office.area_name,
            bounds=bounds,
            plane_epsg=office.plane_epsg,
            timezone=office.timezone,
        )
    )
    return office


def appoint_first_people(store: Store, *, at: datetime) -> tuple[Person, ...]:
    """Give an office that has nobody yet its three standing persons; return all people."""
    with store.reading() as reading:
        present = reading.all(Person)
    if present:
        return present
    with store.writing(FOUNDER, at=at) as work:
        people = tuple(work.add(one) for one in first_people())
        for person in people:
            work.record("person.add", person)
        return people


def new_office(name: str, *, sample: bool = False) -> Office:
    """Return a fresh office with the working area of Qingdao."""
    return Office(id=new_id(), name=name, sample=sample)


def first_people() -> tuple[Person, ...]:
    """Return the three persons that a new office starts with, until sign-in names real ones."""
    return (
        Person(id=new_id(), name="经办员", roles=(Role.CLERK,)),
        Person(id=new_id(), name="审核员", roles=(Role.REVIEWER,)),
        Person(id=new_id(), name="批准人", roles=(Role.APPROVER,)),
    )


def the_office(reading: Reading) -> Office:
    """Return the one office of a store."""
    (office,) = reading.all(Office)
    return office
