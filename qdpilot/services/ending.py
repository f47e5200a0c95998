"""The end of an operator, a vehicle or a safety driver in the register: a day, never a deletion."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from qdpilot.model.errors import InUseError, ReasonMissingError, WrongStateError
from qdpilot.model.operator import Operator
from qdpilot.model.person import Role
from qdpilot.model.right import Grant
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.vehicle import Ending, Plate, Vehicle
from qdpilot.services.clock import local_day
from qdpilot.services.holds import named_in
from qdpilot.services.offices import the_office
from qdpilot.services.people import require_role
from qdpilot.services.rights import is_over

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from qdpilot.model.person import Person
    from qdpilot.model.right import Terms
    from qdpilot.services.ports import Reading, Record, Store, Writing

S = TypeVar("S", Operator, Vehicle, SafetyDriver)


def end_record(store: Store, subject: S, *, reason: str, by: Person, at: datetime) -> S:
    """Let a record leave the register today; a vehicle's plates are taken back in the same act.

    Raises:
        RoleMissingError, ReasonMissingError, WrongStateError, StaleError: See the classes.
        InUseError: If a right that is not over, a vehicle or a driver still needs it.

    Source: domain.md 11, check 39: with the end, plates are returned or voided.
    """
    require_role(by, Role.CLERK, act="register.end")
    if not reason.strip():
        raise ReasonMissingError(act="register.end")
    if subject.ended_on is not None:
        raise WrongStateError(kind=type(subject), id=subject.id, state="ended", act="register.end")
    with store.writing(by, at=at) as work:
        needed = tuple(_needed_by(work, subject, at))
        if needed:
            raise InUseError(kind=type(subject), id=subject.id, used_by=needed)
        day = local_day(at, the_office(work).timezone)
        ended = work.replace(replace(subject, ended_on=day, end_reason=reason.strip()))
        work.record("register.end", ended)
        if isinstance(subject, Vehicle):
            _take_back_plates(work, subject, day, reason)
        return ended


def _needed_by(
    reading: Reading, subject: Operator | Vehicle | SafetyDriver, at: datetime
) -> Iterator[type[Record]]:
    live = [one.terms for one in reading.all(Grant) if not is_over(one, at=at)]
    if any(subject.id in named_in(one) for one in live) or _leads(reading, subject, live):
        yield Grant
    if isinstance(subject, Operator):
        if reading.count(Vehicle, operator_id=subject.id, ended_on=None):
            yield Vehicle
        if reading.count(SafetyDriver, operator_id=subject.id, ended_on=None):
            yield SafetyDriver


def _leads(
    reading: Reading, subject: Operator | Vehicle | SafetyDriver, live: list[Terms]
) -> list[Operator]:
    """Return who holds a right for a consortium of which the subject is a member.

    Each member of a 联合体 answers for its part of the right, also without a vehicle of its own.
    """
    if not isinstance(subject, Operator):
        return []
    holders = reading.among(Operator, "id", sorted({one.operator_id for one in live}))
    return [one for one in holders if one.is_member(subject)]


def _take_back_plates(work: Writing, vehicle: Vehicle, day: date, reason: str) -> None:
    for plate in work.all(Plate, vehicle_id=vehicle.id, withdrawn_on=None):
        if plate.end is None or plate.end >= day:
            note = f"{plate.note}；{reason}" if plate.note else reason
            taken = work.replace(
                replace(plate, withdrawn_on=day, ending=Ending.TAKEN_BACK, note=note)
            )
            work.record("plate.withdraw", taken)
