"""The life of a grant after its issue: suspended, resumed, ended."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from qdpilot.model.document import DocumentKind
from qdpilot.model.errors import ReasonMissingError, WrongStateError
from qdpilot.model.person import Role
from qdpilot.model.right import Grant, GrantState
from qdpilot.services.emergency import require_open
from qdpilot.services.people import require_role
from qdpilot.services.replacing import line_after
from qdpilot.services.restoring import restoration, restore
from qdpilot.services.rights import shown_state
from qdpilot.services.suspending import require_able

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.model.person import Person
    from qdpilot.services.ports import Reading, Store, Writing

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


def turned_along(reading: Reading, grant: Grant, act: str) -> tuple[Grant, ...]:
    """Return the rights that are to take the place of one, and that an act on it turns too.

    What stops a right stops what would go on in its place; what was stopped with it, and not turned
    since, is resumed with it.
    """
    found_in, left_in = STEPS[act]
    after = (one for one in line_after(reading, grant) if one.state in found_in)
    if left_in is GrantState.IN_FORCE:
        return tuple(one for one in after if one.changed_at == grant.changed_at)
    return tuple(after)


def turn(store: Store, grant: Grant, act: str, *, reason: str, by: Person, at: datetime) -> Grant:
    """Suspend, resume or end a grant, and issue the notice of it in the same transaction.

    What is to take its place is turned too, with a notice of its own: see `turned_along`. Where it
    was itself to take the place of another and is ended before, that one goes on: see `restoring`.

    Args:
        store: The office.
        grant: As it was read.
        act: A key of ``STEPS``.
        reason: Written by the person; printed with the act.
        by: An approver.
        at: Instant of the act, UTC.

    Raises:
        RoleMissingError, WrongStateError, ReasonMissingError, StaleError: See the classes.
        ClosureStandsError: If it is to run again while an emergency closure covers it.
        SubjectSuspendedError: If it is to run again while what it needs is suspended.
        MissingGlyphError, CodeUnreadableError: If the notice cannot be printed right.

    Source: domain.md 11, checks 38 and 39: a pause or an end needs a reason.
    """
    require_role(by, Role.APPROVER, act=f"grant.{act}")
    found_in, _ = STEPS[act]
    is_replaced = shown_state(grant, at=at) == GrantState.ENDED
    if grant.state not in found_in or is_replaced:
        state = GrantState.ENDED if is_replaced else grant.state
        raise WrongStateError(kind=Grant, id=grant.number, state=state.value, act=f"grant.{act}")
    if not reason.strip():
        raise ReasonMissingError(act=f"grant.{act}")
    with store.writing(by, at=at) as work:
        for one in reversed(turned_along(work, grant, act)):
            _turn(work, one, act, reason=reason, at=at)
        found = restoration(work, grant, at=at) if act == "end" else None
        stays_cut = found.cut if found is not None and found.blocking else None
        turned = _turn(work, grant, act, reason=reason, at=at, cut=stays_cut)
        if found is not None and not found.blocking:
            restore(work, found, turned, reason=reason, at=at)
        return turned


def _turn(
    work: Writing, grant: Grant, act: str, *, reason: str, at: datetime, cut: Grant | None = None
) -> Grant:
    if act == "resume":
        require_open(work, grant, act="grant.resume")
        require_able(work, grant, act="grant.resume")
    left_in = STEPS[act][1]
    turned = work.replace(replace(grant, state=left_in, reason=reason, changed_at=at))
    work.record(f"grant.{act}", turned)
    # What sets papers is heavy; whoever only asks about rights does not wait for it.
    from qdpilot.services.notices import ordered_notice

    ordered_notice(work, turned, NOTICES[act], reason=reason, at=at, cut=cut)
    return turned
