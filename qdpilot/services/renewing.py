"""Renewing many at once: new last days for insurance and inspections, plates that follow plates."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from qdpilot.model.errors import ChangedSinceSeenError, RejectedRowsError
from qdpilot.model.person import Role
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.rules import plate_days
from qdpilot.rules.findings import blocks
from qdpilot.rules.insurance import COMPULSORY, LIABILITY, insured, of_kinds
from qdpilot.services.clock import new_id
from qdpilot.services.people import require_role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from qdpilot.model.finding import Finding
    from qdpilot.model.person import Person
    from qdpilot.services.dues import Due
    from qdpilot.services.ports import Reading, Store

_FIELDS = {
    "insurance": "insured_until",
    "liability": "liability_until",
    "inspection": "inspected_until",
}
_COVERS = {"insurance": COMPULSORY, "liability": LIABILITY}
#: What can be renewed here; a right by an application, a licence with the person.
RENEWABLE = frozenset({*_FIELDS, "plate"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """One of many that would be renewed.

    Attributes:
        due: What runs out.
        until: Its new last day.
        earliest: Before it nothing new begins: the day of the act, for what had lapsed by then.
        refused: Why it cannot be; None if it can.
    """

    due: Due
    until: date
    earliest: date
    refused: Finding | None


def previewed(
    reading: Reading, picked: Iterable[Due], *, until: date, today: date, shorten: bool = False
) -> tuple[Renewal, ...]:
    """Return what would become of each; write nothing.

    Args:
        reading: A view of the store.
        picked: What runs out.
        until: The new last day of all.
        today: In the office's zone; nobody says here that what lapsed goes on without a gap.
        shorten: Whether a plate that cannot last until then is renewed until its own last day.
    """
    chosen = [Renewal(due=one, until=until, earliest=today, refused=None) for one in picked]
    renewed: dict[str, Vehicle] = {}  # as they will be insured by the same act
    for one in chosen:
        if one.due.what in _FIELDS and until > one.due.on and until >= today:
            vehicle = renewed.get(one.due.id) or reading.get(Vehicle, one.due.id)
            renewed[one.due.id] = _renewed(vehicle, one)
    lasting = [
        replace(one, until=_last(reading, one, renewed))
        if shorten and one.due.what == "plate"
        else one
        for one in chosen
    ]
    return tuple(replace(one, refused=_refused(reading, one, renewed)) for one in lasting)


def renew(
    store: Store, renewals: Sequence[Renewal], *, by: Person, at: datetime
) -> tuple[Renewal, ...]:
    """Renew all that can be, in one transaction; return them.

    A plate is followed by another assignment of the same number from the day after it, on the
    same certificate; the policies that end last, each by one of the same kind, insurer and sum.
    What had lapsed is renewed from the day of the preview on, not backwards.

    Raises:
        RoleMissingError: If the person is no clerk.
        RejectedRowsError: If none of them can be renewed.
        ChangedSinceSeenError, PlateHeldError: If the register changed meanwhile.
    """
    require_role(by, Role.CLERK, act="vehicles.renew")
    done = tuple(one for one in renewals if one.refused is None)
    if not done:
        raise RejectedRowsError(rejected=len(renewals), read=len(renewals))
    with store.writing(by, at=at) as work:
        # Insurance first: a plate may need it.
        for one in sorted(done, key=lambda one: one.due.what == "plate"):
            if one.due.what == "plate":
                plate = work.add(_following(work, one))
                work.record("plate.renew", plate, renews=one.due.source_id)
            else:
                vehicle = work.get(Vehicle, one.due.id)
                if getattr(vehicle, _FIELDS[one.due.what]) != one.due.on:
                    raise ChangedSinceSeenError(changed=(("Vehicle", vehicle.id, None, None),))
                work.record("vehicle.renew", work.replace(_renewed(vehicle, one)))
    return done


def _last(reading: Reading, one: Renewal, renewed: Mapping[str, Vehicle]) -> date:
    """Return the last day that a plate may have, the one that is wanted at the latest."""
    plate = _following(reading, one)
    vehicle = renewed.get(plate.vehicle_id) or reading.get(Vehicle, plate.vehicle_id)
    last = plate_days.last_possible(plate, vehicle)
    return one.until if last is None else min(last, one.until)


def _refused(reading: Reading, one: Renewal, renewed: Mapping[str, Vehicle]) -> Finding | None:
    due = one.due
    if due.what not in RENEWABLE:
        return blocks("renew_elsewhere", due.name)
    if one.until <= due.on:
        return blocks("renew_earlier", due.name, until=due.on)
    if one.until < one.earliest:
        return blocks("renew_past", due.name, begins=one.earliest)
    if due.what != "plate":
        return None
    plate = _following(reading, one)
    vehicle = renewed.get(plate.vehicle_id) or reading.get(Vehicle, plate.vehicle_id)
    return (
        plate_days.length_fault(plate)
        or plate_days.beyond_fault(plate)
        or plate_days.cover_fault(plate, vehicle)
    )


def _following(reading: Reading, one: Renewal) -> Plate:
    plate = reading.get(Plate, one.due.source_id)
    assert plate.end is not None
    return Plate(
        id=new_id(),
        vehicle_id=plate.vehicle_id,
        number=plate.number,
        kind=plate.kind,
        start=max(plate.end + timedelta(days=1), one.earliest),
        end=one.until,
        issuer=plate.issuer,
        renews_id=plate.id,
        certificate=plate.certificate,
        certificate_start=plate.certificate_start,
        certificate_end=plate.certificate_end,
    )


def _renewed(vehicle: Vehicle, one: Renewal) -> Vehicle:
    held = of_kinds(vehicle, _COVERS.get(one.due.what, ()))
    if not held:
        until: dict[str, Any] = {_FIELDS[one.due.what]: one.until}
        return replace(vehicle, **until)
    last = max(policy.end for policy in held)
    begins = max(last + timedelta(days=1), one.earliest)
    following = (
        replace(policy, number="", start=begins, end=one.until)
        for policy in held
        if policy.end == last
    )
    return insured(replace(vehicle, policies=(*vehicle.policies, *following)))
