"""A right that was to give way goes on as granted when what was to replace it never began.

That another takes its place is said by the other's approval alone, and for a day to come: what is
ended before that day takes nobody's place. The paper of the old right was never changed, so it
holds again as it stands; but what was granted since, in the time it had left, goes before.

Source: domain.md 11, check 44: a change is a new declaration, and the old one is kept as it was;
the clause of the approval and of the notice (``resources/templates``) that says so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from qdpilot.clashes.detect import clashes
from qdpilot.model.finding import Level
from qdpilot.model.operator import Operator
from qdpilot.model.right import Grant, GrantState, gave_way_at_once
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.vehicle import Vehicle
from qdpilot.rules.findings import blocks
from qdpilot.rules.weights import weighed
from qdpilot.services.calendars import office_calendars
from qdpilot.services.clash_findings import clash_findings
from qdpilot.services.closures import standing_closures
from qdpilot.services.cuts import uncut
from qdpilot.services.holding_on import unlifted
from qdpilot.services.holds import by_hand, held_with, named_in, stopped_with
from qdpilot.services.offices import the_office
from qdpilot.services.replacing import line_after
from qdpilot.services.rights import has_begun, has_run_out, right_of
from qdpilot.services.standing_rights import standing_rights

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qdpilot.model.finding import Finding
    from qdpilot.services.ports import Reading, Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Restoration:
    """What becomes of a right if the one that is to replace it is ended now.

    Attributes:
        instead_of: Id of the one that is to replace it.
        cut: The right as it is, cut short.
        whole: The same as it would go on.
        blocking: What was granted or closed since and does not let it go on; empty: it goes on.
        held: With what it is suspended as it goes on, as its history says it; empty: by hand; None:
            it is in force, or as it was.
    """

    instead_of: str
    cut: Grant
    whole: Grant
    blocking: tuple[Finding, ...]
    held: dict[str, str] | None = None


def restorations(reading: Reading, grant: Grant, *, at: datetime) -> tuple[Restoration, ...]:
    """Return what becomes of the rights that give way to one that is ended now.

    They are the one in whose place it was to stand, and, where that had ended for it and does not
    go on, the one before: for that nothing takes its place any more. All but the last stay as they
    are. None where this one took no days of any, or has begun, or where the other has run out since
    or was ended by somebody.
    """
    found: list[Restoration] = []
    by = grant
    while (one := _restoration(reading, by, ended=grant, at=at)) is not None:
        found.append(one)
        if not one.blocking or one.cut.state is not GrantState.ENDED:
            break
        by = one.cut
    return tuple(found)


def _restoration(reading: Reading, by: Grant, *, ended: Grant, at: datetime) -> Restoration | None:
    """Return what becomes of the right that gave way to another if one after that is ended now."""
    if by.replaces_id is None or has_begun(by, at=at):
        return None
    old = reading.get(Grant, by.replaces_id)
    whole, held = uncut(reading, old, by=by), None
    if whole is None or has_run_out(old, at=at) or has_run_out(whole, at=at):
        return None
    if old.state is GrantState.ENDED:
        if not gave_way_at_once(old, by):
            return None  # ended by somebody
        held = _held(reading, whole, ended, at=at)
        state = GrantState.IN_FORCE if held is None else GrantState.SUSPENDED
        reason = "" if held is None else ended.reason
        whole = replace(whole, state=state, reason=reason, changed_at=at)
    blocking = (*_left(reading, whole), *_in_the_way(reading, whole, old, by))
    return Restoration(instead_of=by.id, cut=old, whole=whole, blocking=blocking, held=held)


def restore(work: Writing, found: Restoration) -> Grant:
    """Let a right go on as it was before another that is ended was to take its place."""
    whole = work.replace(found.whole)
    work.record("grant.restore", whole, instead_of=found.instead_of)
    if found.held is not None:
        about: dict[str, Any] = dict(found.held)
        work.record("grant.suspend", whole, **about)
    return whole


def _held(reading: Reading, whole: Grant, ended: Grant, *, at: datetime) -> dict[str, str] | None:
    """Return with what a right is suspended as it goes on; empty: by hand; None: it is not.

    A hand that suspended what stood in its place meant what ran there, by whichever paper.
    """
    if ended.state is GrantState.SUSPENDED and by_hand(reading, ended):
        return stopped_with(reading, ended)
    return held_with(reading, whole, at=at) or None


def _left(reading: Reading, whole: Grant) -> Iterator[Finding]:
    """Yield what a right names and what has left the register since."""
    names = sorted(named_in(whole.terms))
    named: tuple[tuple[Operator | Vehicle | SafetyDriver, str], ...] = (
        *((one, one.name) for one in reading.among(Operator, "id", names)),
        *((one, one.vin) for one in reading.among(Vehicle, "id", names)),
        *((one, one.name) for one in reading.among(SafetyDriver, "id", names)),
    )
    for one, name in named:
        if one.ended_on is not None:
            yield replace(blocks("subject_ended", name, day=one.ended_on), other_id=one.id)


def _in_the_way(reading: Reading, whole: Grant, old: Grant, grant: Grant) -> tuple[Finding, ...]:
    """Return what forbids a right the days that it had given up."""
    calendars = office_calendars(reading)
    standing = standing_rights(reading, calendars)
    gone = {old.id, grant.id, *(one.id for one in line_after(reading, grant))}
    # What stops it already it waits for, suspended, and is not cut for it.
    others = tuple(one for one in unlifted(reading) if old.id not in one.closure.covers)
    waits_for = {one.zone_id for one in standing_closures(reading) if old.id in one.covers}
    index = standing.index
    for id in gone | waits_for:
        index = index.without(id)
    for one in others:
        index = index.with_right(one.right)
    candidate = right_of(reading, whole)
    found = clashes(index, candidate, standing.calendars)
    assert old.replaced_on is not None
    zone = ZoneInfo(the_office(reading).timezone)
    given_up = datetime.combine(old.replaced_on, time(), zone)
    late = tuple(one for one in found.clashes if one.last is None or one.last > given_up)
    found = replace(found, clashes=late, touching=())
    told = weighed(clash_findings(reading, found, candidate, standing.rights))
    return tuple(one for one in told if one.level is Level.BLOCK)
