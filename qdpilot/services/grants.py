"""The life of a grant after its issue: suspended, resumed, ended."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from qdpilot.model.document import DocumentKind
from qdpilot.model.errors import ReasonMissingError, WrongStateError
from qdpilot.model.person import Role
from qdpilot.model.right import Grant, GrantState
from qdpilot.services.holds import by_hand, released, require_released
from qdpilot.services.onward import require_clock
from qdpilot.services.people import require_role
from qdpilot.services.replacing import line_after
from qdpilot.services.restoring import restorations, restore
from qdpilot.services.rights import has_begun, is_over, shown_state
from qdpilot.services.suspending import require_seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from qdpilot.model.person import Person
    from qdpilot.services.ports import Reading, Store, Writing
    from qdpilot.services.restoring import Restoration

#: Act: the states in which it finds a grant, and the state in which it leaves it.
STEPS: dict[str, tuple[frozenset[GrantState], GrantState]] = {
    "suspend": (frozenset({GrantState.IN_FORCE}), GrantState.SUSPENDED),
    "resume": (frozenset({GrantState.SUSPENDED}), GrantState.IN_FORCE),
    "end": (frozenset({GrantState.IN_FORCE, GrantState.SUSPENDED}), GrantState.ENDED),
}


#: Act: the notice that tells the operator.
NOTICES = {
    "suspend": DocumentKind.SUSPENSION,
    "resume": DocumentKind.RESUMPTION,
    "end": DocumentKind.TERMINATION,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Turning:
    """What an act on a right does to others of its line.

    Attributes:
        along: Rights that are to take its place, and that are turned too.
        waiting: Such that stay suspended, for something else holds them down too.
        restorations: What becomes of the right in whose place it was to stand, and of those before.
    """

    along: tuple[Grant, ...] = ()
    waiting: tuple[Grant, ...] = ()
    restorations: tuple[Restoration, ...] = ()

    @property
    def others(self) -> frozenset[str]:
        """Ids of the other rights that the act changes."""
        back = (one.whole.id for one in self.restorations if not one.blocking)
        return frozenset((*(one.id for one in self.along), *back))


def turning(reading: Reading, grant: Grant, act: str, *, at: datetime) -> Turning:
    """Return what an act on a right does to others of its line.

    What stops a right stops what would go on in its place; with it is resumed what nothing else
    holds down, see `holds`. What is ended before it began lets the right before it go on, see
    `restoring`.

    Args:
        reading: A view of the store.
        grant: As it stands.
        act: A key of ``STEPS``.
        at: Instant of the act, UTC.
    """
    found_in, left_in = STEPS[act]
    along = after = tuple(one for one in _to_come(reading, grant, at) if one.state in found_in)
    if left_in is GrantState.IN_FORCE:
        along = released(reading, after, gone=grant.id, at=at)
    return Turning(
        along=along,
        waiting=tuple(one for one in after if one not in along),
        restorations=restorations(reading, grant, at=at) if act == "end" else (),
    )


def _to_come(reading: Reading, grant: Grant, at: datetime) -> Iterator[Grant]:
    """Yield the rights that are to go on in a right's place: until it is over, none does alone.

    In its last night the next one has begun already.
    """
    if not is_over(grant, at=at):
        yield from line_after(reading, grant)


def turn(
    store: Store,
    grant: Grant,
    act: str,
    *,
    reason: str,
    by: Person,
    at: datetime,
    seen: Iterable[str] | None = None,
) -> Grant:
    """Suspend, resume or end a grant, and issue the notice of it in the same transaction.

    Others of its line are turned too, each with a notice of its own: see `turning`.

    Args:
        store: The office.
        grant: As it was read.
        act: A key of ``STEPS``.
        reason: Written by the person; printed with the act.
        by: An approver.
        at: Instant of the act, UTC.
        seen: Ids of the other rights that the person saw would change; None: they were not shown.

    Raises:
        RoleMissingError, WrongStateError, ReasonMissingError, StaleError: See the classes.
        ChangedSinceSeenError: If other rights would change than the person saw.
        ClosureStandsError: If it is to run again while an emergency closure covers it.
        SubjectSuspendedError: If it is to run again while what it needs is suspended.
        StoppedBeforeError: If it is to run again while the right before it is suspended.
        ClockBackError: If it is ended before its first day by a clock that is back.
        MissingGlyphError, CodeUnreadableError: If the notice cannot be printed right.

    Source: domain.md 11, checks 38 and 39: a pause or an end needs a reason.
    """
    require_role(by, Role.APPROVER, act=f"grant.{act}")
    if not reason.strip():
        raise ReasonMissingError(act=f"grant.{act}")
    with store.writing(by, at=at) as work:
        _require_turnable(work, grant, act, at)
        if act == "end" and not has_begun(grant, at=at):
            require_clock(work, at)  # it would give back plates and days that were used
        beside = turning(work, grant, act, at=at)
        if seen is not None:
            require_seen(beside.others, seen)
        if act == "resume":
            require_released(work, grant, act="grant.resume", at=at)
        for one in reversed(beside.along):
            _turn(work, one, act, reason=reason, at=at, along=grant.id)
        return _turn(work, grant, act, reason=reason, at=at, before=beside.restorations)


def turnable(reading: Reading, grant: Grant, act: str, *, at: datetime) -> bool:
    """Tell whether a right is in a state for an act: what is over neither stops nor goes on.

    What a closure or the register stopped may be suspended by hand as well, and waits for it then.
    """
    replaced = shown_state(grant, at=at) == GrantState.ENDED
    over = act != "end" and is_over(grant, at=at)
    fits = grant.state in STEPS[act][0]
    if act == "suspend" and grant.state is GrantState.SUSPENDED:
        fits = not by_hand(reading, grant)
    return fits and not replaced and not over


def _require_turnable(reading: Reading, grant: Grant, act: str, at: datetime) -> None:
    if not turnable(reading, grant, act, at=at):
        shown = shown_state(grant, at=at)
        state = "expired" if shown == GrantState.SUSPENDED and is_over(grant, at=at) else shown
        raise WrongStateError(kind=Grant, id=grant.number, state=state, act=f"grant.{act}")


def _turn(
    work: Writing,
    grant: Grant,
    act: str,
    *,
    reason: str,
    at: datetime,
    before: tuple[Restoration, ...] = (),
    along: str = "",
) -> Grant:
    left_in = STEPS[act][1]
    turned = work.replace(replace(grant, state=left_in, reason=reason, changed_at=at))
    about: dict[str, Any] = {"along": along} if along else {}
    work.record(f"grant.{act}", turned, **about)
    # What sets papers is heavy; whoever only asks about rights does not wait for it.
    from qdpilot.services.notices import ordered_notice, restored_notice

    # First what goes on, which may need plates that the notice would call back.
    going_on = [(one, restore(work, one)) for one in before if not one.blocking]
    stays_cut = next((one.cut for one in before[:1] if one.blocking), None)
    ordered_notice(work, turned, NOTICES[act], reason=reason, at=at, cut=stays_cut)
    for one, whole in going_on:
        restored_notice(work, whole, work.get(Grant, one.instead_of), at=at)
    return turned
