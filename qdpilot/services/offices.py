"""Making an office and its people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.office import Office
from qdpilot.model.person import Person, Role
from qdpilot.services.clock import new_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

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
