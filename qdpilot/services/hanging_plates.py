"""The plates and codes that hang on a right: they go when it ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qdpilot.model.errors import ReasonMissingError
from qdpilot.model.person import Role
from qdpilot.model.right import Grant, GrantState, gave_way_at_once
from qdpilot.model.vehicle import Ending, Plate, PlateKind
from qdpilot.rules.plate_days import SHORT
from qdpilot.services.clock import local_day
from qdpilot.services.offices import the_office
from qdpilot.services.people import require_role
from qdpilot.services.replacing import line_after, never_began

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from qdpilot.model.person import Person
    from qdpilot.services.ports import Reading, Store

#: Kinds that are given for a right, and not for the vehicle's life.
GIVEN_FOR_A_RIGHT = SHORT | {PlateKind.VEHICLE_CODE}


def hanging_plates(reading: Reading, grant: Grant, *, on: date) -> tuple[Plate, ...]:
    """Return the plates that hang on a right on a day, by number.

    They are those whose certificate it is, those of its vehicles whose certificate is a right in
    whose place it stands, and those of its vehicles that name no certificate and that no other
    right needs. What goes on under the right in its place hangs on that one.

    Source: 机动车登记规定（公安部令第164号）第四十八条: a plate is given on the confirmed 凭证;
    domain.md 11, check 39.
    """
    goes_on = _in_its_place(reading, grant, on)
    kept = frozenset(goes_on.terms.vehicle_ids if goes_on else ())
    named = (*_of_certificate(reading, grant), *_handed_down(reading, grant, on))
    bare = (one for id in grant.terms.vehicle_ids for one in _bare(reading, grant, id, on))
    found = {
        one.id: one
        for one in (*named, *bare)
        if one.vehicle_id not in kept and (one.end is None or one.end >= on)
    }
    return tuple(sorted(found.values(), key=_number))


def take_back(
    store: Store, grant: Grant, *, reason: str, by: Person, at: datetime
) -> tuple[Plate, ...]:
    """Take back all plates that hang on a right; return them as they are then.

    Raises:
        RoleMissingError, ReasonMissingError, StaleError: See the classes.
    """
    require_role(by, Role.CLERK, act="plate.withdraw")
    if not reason.strip():
        raise ReasonMissingError(act="plate.withdraw")
    with store.writing(by, at=at) as work:
        day = local_day(at, the_office(work).timezone)
        taken = []
        for plate in hanging_plates(work, grant, on=day):
            note = f"{plate.note}；{reason}" if plate.note else reason
            ended = replace(plate, withdrawn_on=day, ending=Ending.TAKEN_BACK, note=note)
            taken.append(work.replace(ended))
            work.record("plate.withdraw", taken[-1], grant=grant.id)
        return tuple(taken)


def _of_certificate(reading: Reading, grant: Grant) -> tuple[Plate, ...]:
    return reading.all(Plate, certificate=grant.number, withdrawn_on=None)


def _handed_down(reading: Reading, grant: Grant, on: date) -> Iterator[Plate]:
    """Yield what was given for the rights in whose place this one stands, of its vehicles."""
    held, heir = frozenset(grant.terms.vehicle_ids), grant
    while grant.replaces_id is not None:
        grant = reading.get(Grant, grant.replaces_id)
        if _in_its_place(reading, grant, on) != heir:
            return
        yield from (one for one in _of_certificate(reading, grant) if one.vehicle_id in held)
        if not never_began(grant):
            held, heir = held & frozenset(grant.terms.vehicle_ids), grant


def _in_its_place(reading: Reading, grant: Grant, on: date) -> Grant | None:
    """Return the right under which goes on by a day what hung on another; None if under none.

    It is the first in the row that was not replaced before it began. What gave way at once hands
    over with that act, also to what begins later.
    """
    line = tuple(line_after(reading, grant))
    heir = next((one for one in line if not never_began(one)), None)
    if heir is None or gave_way_at_once(grant, line[0]):
        return heir
    return heir if heir.terms.schedule.start <= on else None


def _bare(reading: Reading, grant: Grant, vehicle_id: str, on: date) -> Iterator[Plate]:
    """Yield the plates of a vehicle that name no certificate, if no other right needs it."""
    others = (one for one in reading.naming("vehicle_ids", [vehicle_id]) if one.id != grant.id)
    if any(one.state is not GrantState.ENDED and _lasts(one, on) for one in others):
        return
    for plate in reading.all(Plate, vehicle_id=vehicle_id, withdrawn_on=None):
        if plate.kind in GIVEN_FOR_A_RIGHT and not plate.certificate:
            yield plate


def _lasts(grant: Grant, on: date) -> bool:
    end = grant.schedule.end
    return end is None or end >= on


def _number(plate: Plate) -> str:
    return plate.number
