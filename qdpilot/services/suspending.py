"""Stopping an operator, a vehicle or a safety driver for a while, with the rights that need it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from qdpilot.model.document import Document, DocumentKind
from qdpilot.model.errors import (
    ChangedSinceSeenError,
    ReasonMissingError,
    WrongStateError,
)
from qdpilot.model.operator import Operator
from qdpilot.model.person import Role
from qdpilot.model.right import Grant, GrantState
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.suspension import SubjectKind, Suspension
from qdpilot.model.vehicle import Vehicle
from qdpilot.services.clock import new_id
from qdpilot.services.holds import held_down, is_stopped, named_in, released, stopped_with
from qdpilot.services.people import require_role
from qdpilot.services.rights import is_over

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import datetime

    from qdpilot.model.person import Person
    from qdpilot.services.ports import Reading, Store, Writing

Subject: TypeAlias = Operator | Vehicle | SafetyDriver
KIND_OF: dict[type[Subject], SubjectKind] = {
    Operator: SubjectKind.OPERATOR,
    Vehicle: SubjectKind.VEHICLE,
    SafetyDriver: SubjectKind.DRIVER,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What a suspension does to one live right.

    Attributes:
        grant: As it stands.
        stops: Whether the right is suspended too; else it goes on with what is left.
        vehicles_left: Of its vehicles, those that may still run.
        drivers_left: Of its safety drivers, those that may still act.
        lead: Name of who holds the right, where the suspended operator is in its consortium, or
            lends it vehicles or drivers; empty: it is the subject's own.
    """

    grant: Grant
    stops: bool
    vehicles_left: int
    drivers_left: int
    lead: str = ""


def standing_suspension(reading: Reading, subject_id: str) -> Suspension | None:
    """Return the suspension under which a subject is now, or None."""
    found = reading.all(Suspension, subject_id=subject_id, lifted_at=None)
    return found[0] if found else None


def suspended_at(reading: Reading, at: datetime) -> Iterator[str]:
    """Yield the ids of what was suspended at an instant."""
    for one in reading.all(Suspension):
        if one.begun_at <= at and (one.lifted_at is None or one.lifted_at > at):
            yield one.subject_id


def effects(reading: Reading, subject: Subject, *, at: datetime) -> tuple[Effect, ...]:
    """Return what suspending a subject would do to each right in force that it has a part in.

    A right stops when its operator does, or when no vehicle, or no safety driver of those it
    names, is left; otherwise it goes on with the others. That of a consortium goes on without a
    member's fleet; whether the rest may go on without the member is for the person to say.
    """
    live = [one for one in reading.all(Grant, state=GrantState.IN_FORCE) if _lasts(one, at)]
    own = held_down(reading, [subject.id])
    standing = (one.subject_id for one in reading.all(Suspension, lifted_at=None))
    down = held_down(reading, standing) | own
    leads = {one.id: one for one in reading.all(Operator)}
    found = []
    for grant in live:
        lead = leads[grant.terms.operator_id]
        is_member = isinstance(subject, Operator) and lead.is_member(subject)
        if is_member or not own.isdisjoint(named_in(grant.terms)):
            foreign = isinstance(subject, Operator) and lead.id != subject.id
            found.append(_effect(grant, down, lead=lead.name if foreign else ""))
    return tuple(found)


def suspend(
    store: Store,
    subject: Subject,
    *,
    reason: str,
    seen: Iterable[str],
    by: Person,
    at: datetime,
) -> Suspension:
    """Suspend a subject, and in the same act the rights that cannot go on without it.

    Args:
        store: The office.
        subject: As it was read.
        reason: Written by the person; recorded with each right.
        seen: Ids of the rights that the person saw would stop.
        by: An approver.
        at: Instant of the act, UTC.

    Raises:
        RoleMissingError, ReasonMissingError: See the classes.
        TakenError: If it is suspended already.
        ChangedSinceSeenError: If other rights would stop than the person saw.

    Source: domain.md 1.5 and 11, checks 38 to 40.
    """
    require_role(by, Role.APPROVER, act="register.suspend")
    if not reason.strip():
        raise ReasonMissingError(act="register.suspend")
    with store.writing(by, at=at) as work:
        met = effects(work, subject, at=at)
        stopped = [one.grant for one in met if one.stops]
        require_seen((one.id for one in stopped), seen)
        made = work.add(
            Suspension(
                id=new_id(),
                subject_kind=KIND_OF[type(subject)],
                subject_id=subject.id,
                reason=reason.strip(),
                begun_at=at,
                grant_ids=tuple(one.id for one in stopped),
            )
        )
        work.record("register.suspend", made, about=subject.id)
        for grant in stopped:
            _turn(work, grant, GrantState.SUSPENDED, "suspend", made, reason=reason, at=at)
        going_on = (one.grant for one in met if not one.stops)
        _tell_holders(work, going_on, DocumentKind.SUSPENSION, made, reason=reason, at=at)
        return made


def resumable(reading: Reading, suspension: Suspension, *, at: datetime) -> tuple[Grant, ...]:
    """Return the rights that are in force again when a suspension is lifted.

    They are those that it has a part in, or that were suspended with it, whoever has their fleet
    by now, and that nothing else holds down, see `holds`.
    """
    own = held_down(reading, [suspension.subject_id])
    concerned = (
        one
        for one in reading.all(Grant, state=GrantState.SUSPENDED)
        if not own.isdisjoint(named_in(one.terms))
        or suspension.id in stopped_with(reading, one).values()
    )
    return released(reading, concerned, gone=suspension.id, at=at)


def lift(
    store: Store, suspension: Suspension, *, reason: str, by: Person, at: datetime
) -> Suspension:
    """Lift a suspension; the rights that it alone held down are in force again.

    Raises:
        RoleMissingError, ReasonMissingError, WrongStateError, StaleError: See the classes.
    """
    require_role(by, Role.APPROVER, act="register.lift")
    if not reason.strip():
        raise ReasonMissingError(act="register.lift")
    if suspension.lifted_at is not None:
        raise WrongStateError(
            kind=Suspension, id=suspension.id, state="lifted", act="register.lift"
        )
    with store.writing(by, at=at) as work:
        going_on = resumable(work, suspension, at=at)
        lifted = work.replace(replace(suspension, lifted_at=at, lift_reason=reason.strip()))
        work.record("register.lift", lifted, about=suspension.subject_id)
        for grant in going_on:
            _turn(work, grant, GrantState.IN_FORCE, "resume", lifted, reason=reason, at=at)
        known = {one.id for one in going_on}
        others = (
            one
            for one in work.all(Grant, state=GrantState.IN_FORCE)
            if one.id not in known and _lasts(one, at)
        )
        _tell_holders(work, others, DocumentKind.RESUMPTION, lifted, reason=reason, at=at)
        return lifted


def _tell_holders(
    work: Writing,
    grants: Iterable[Grant],
    kind: DocumentKind,
    suspension: Suspension,
    *,
    reason: str,
    at: datetime,
) -> None:
    """Tell who hold rights that go on what is a suspended operator's in them, if it is another."""
    if suspension.subject_kind is not SubjectKind.OPERATOR:
        return
    from qdpilot.services.notices import member_notice  # heavy, as what follows

    member = work.get(Operator, suspension.subject_id)
    own, about = held_down(work, [member.id]), {"suspension": suspension.id}
    for grant in grants:
        is_foreign = grant.terms.operator_id != member.id
        if not is_foreign or own.isdisjoint(named_in(grant.terms)):
            continue
        if kind is DocumentKind.SUSPENSION or _was_told(work, grant, suspension):
            member_notice(work, grant, member, kind, reason=reason, at=at, **about)


def _was_told(reading: Reading, grant: Grant, suspension: Suspension) -> bool:
    """Tell whether the holder of a right was told when a member of its consortium was suspended."""
    when = {"grant_id": grant.id, "kind": DocumentKind.SUSPENSION, "issued_at": suspension.begun_at}
    return bool(reading.without_content(Document, **when))


def _turn(
    work: Writing,
    grant: Grant,
    state: GrantState,
    act: str,
    suspension: Suspension,
    *,
    reason: str,
    at: datetime,
) -> None:
    turned = work.replace(replace(grant, state=state, reason=reason.strip(), changed_at=at))
    work.record(f"grant.{act}", turned, suspension=suspension.id)
    # What sets papers is heavy; whoever only asks about suspensions does not wait for it.
    from qdpilot.services.notices import ordered_notice

    kind = DocumentKind.SUSPENSION if act == "suspend" else DocumentKind.RESUMPTION
    ordered_notice(work, turned, kind, reason=reason, at=at, suspension=suspension.id)


def require_seen(others: Iterable[str], seen: Iterable[str]) -> None:
    """Refuse an act that would turn other rights than the person saw.

    Args:
        others: Ids of the rights that the act turns beside what it is about.
        seen: Those that the person saw.

    Raises:
        ChangedSinceSeenError: If they differ.
    """
    differing = frozenset(others) ^ frozenset(seen)
    if differing:
        changed = tuple(("Grant", one, None, None) for one in sorted(differing))
        raise ChangedSinceSeenError(changed=changed)


def _lasts(grant: Grant, at: datetime) -> bool:
    return not is_over(grant, at=at)


def _effect(grant: Grant, down: Collection[str], *, lead: str) -> Effect:
    terms = grant.terms
    vehicles = sum(one not in down for one in terms.vehicle_ids)
    drivers = sum(one not in down for one in terms.driver_ids)
    stops = is_stopped(terms, down)
    left = {"vehicles_left": vehicles, "drivers_left": drivers}
    return Effect(grant=grant, stops=stops, lead=lead, **left)
