"""Emergency closure (紧急关停): close a place at once, stop what runs there, open it again.

It is an emergency act: one approver declares it alone and at once, without the four eyes that a
grant needs, for waiting would be the danger. What makes up for it: the reason is written, the act,
each suspension and each notice stand in the history, everybody sees it on the map until an
approver lifts it, and nothing comes into force again by time alone.

Source: domain.md 11, checks 38 to 40; 道路交通安全法 第三十九条.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from qdpilot.model.closure import EmergencyClosure
from qdpilot.model.document import Document, DocumentKind
from qdpilot.model.errors import ReasonMissingError, WrongStateError
from qdpilot.model.person import Role
from qdpilot.model.right import Application, Grant, GrantState
from qdpilot.model.schedule import TimesOff
from qdpilot.model.zone import Purpose, Zone, ZoneVersion
from qdpilot.services.clock import local_day, new_id
from qdpilot.services.closure_plan import Plan, closed_times, concerned
from qdpilot.services.closures import keep
from qdpilot.services.drawing import freeze
from qdpilot.services.holds import released
from qdpilot.services.offices import the_office
from qdpilot.services.people import require_role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from qdpilot.model.office import Office
    from qdpilot.model.person import Person
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.closure_plan import Concerned
    from qdpilot.services.ports import Store, Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What a declaration or its lifting leaves.

    Attributes:
        closure: As it stands now.
        grants: Suspended, or in force again.
        documents: One notice per such grant.
        left: Numbers of rights that stay suspended for another reason, or are over.
    """

    closure: EmergencyClosure
    grants: tuple[Grant, ...]
    documents: tuple[Document, ...]
    left: tuple[str, ...] = ()


def declare(store: Store, plan: Plan, *, calendars: Calendars, by: Person, at: datetime) -> Done:
    """Close a place, suspend what runs there, issue the notices: one act, one transaction.

    Args:
        store: The office.
        plan: What, when, why.
        calendars: Statutory and imported ones.
        by: An approver; alone, for it is an emergency.
        at: Instant of the act, UTC.

    Raises:
        RoleMissingError, ReasonMissingError, ClosureTimeError, InvalidShapeError: See the classes.
        MissingGlyphError, CodeUnreadableError: If a notice cannot be printed right.
    """
    require_role(by, Role.APPROVER, act="closure.declare")
    _require_reason(plan.reason, "closure.declare")
    with store.writing(by, at=at) as work:
        met = concerned(work, plan, calendars)
        closure = work.add(_closure_of(work, plan, met, by=by, at=at))
        work.record("closure.declare", closure, grants=list(closure.grant_ids))
        stopped = [
            turned(work, one.grant, GrantState.SUSPENDED, closure, plan.reason, at=at)
            for one in met
            if one.is_running
        ]
        firsts = {one.grant.id: one.first for one in met}
        notices = issue(work, closure, stopped, DocumentKind.SUSPENSION, at=at, firsts=firsts)
        left = tuple(one.grant.number for one in met if not one.is_running)
        return Done(closure=closure, grants=tuple(stopped), documents=notices, left=left)


def lift(store: Store, closure: EmergencyClosure, *, reason: str, by: Person, at: datetime) -> Done:
    """Lift a closure: the place is open, and what this closure suspended is in force again.

    Left suspended, and named, is what something else holds down, see `holds`, and what ran out or
    gave way to another; what was ended stays ended.

    Raises:
        RoleMissingError, ReasonMissingError, WrongStateError, StaleError: See the classes.
        MissingGlyphError, CodeUnreadableError: If a notice cannot be printed right.
    """
    require_role(by, Role.APPROVER, act="closure.lift")
    _require_reason(reason, "closure.lift")
    if closure.is_lifted:
        raise WrongStateError(
            kind=EmergencyClosure, id=closure.number, state="lifted", act="closure.lift"
        )
    with store.writing(by, at=at) as work:
        lifted = work.replace(replace(closure, lifted_at=at, lifted_by=by.id, lift_reason=reason))
        _open_again(work, lifted, at=at)
        free, left = _released(work, lifted, at=at)
        work.record("closure.lift", lifted, grants=[one.id for one in free])
        resumed = [turned(work, one, GrantState.IN_FORCE, lifted, "", at=at) for one in free]
        notices = issue(work, lifted, resumed, DocumentKind.RESUMPTION, at=at)
        return Done(
            closure=lifted,
            grants=tuple(resumed),
            documents=notices,
            left=tuple(one.number for one in left),
        )


def _closure_of(
    work: Writing, plan: Plan, met: tuple[Concerned, ...], *, by: Person, at: datetime
) -> EmergencyClosure:
    """Return the closure to be added; its zone is drawn and frozen with it."""
    office = the_office(work)
    zone = _zone_in(work, plan, office, at=at)
    year = local_day(at, office.timezone).year
    return EmergencyClosure(
        id=new_id(),
        number=f"{year}-{work.take_number('closure', year)}",
        zone_id=zone.id,
        zone_version_id=freeze(work, zone, by=by, at=at).id,
        reason=plan.reason,
        start=plan.start,
        end=plan.end,
        declared_at=at,
        declared_by=by.id,
        covers=tuple(one.grant.id for one in met),
        grant_ids=tuple(one.grant.id for one in met if one.is_running),
        sample=office.sample,
    )


def _zone_in(work: Writing, plan: Plan, office: Office, *, at: datetime) -> Zone:
    """Return the closure zone: the one that was drawn for it, or a new one of that shape."""
    for drawn in work.all(Zone, id=plan.zone_id):
        if drawn.purpose is Purpose.CLOSURE or _is_sketch(work, drawn):
            taken = replace(
                drawn,
                name=plan.name,
                purpose=Purpose.CLOSURE,
                schedule=closed_times(plan.start, plan.end, office.timezone),
                note=plan.reason,
            )
            keep(work, drawn, at=at)
            zone = work.replace(taken)
            work.record("zone.change", zone, purpose=zone.purpose)
            return zone
    zone = work.add(_zone_of(plan, office))
    work.record("zone.draw", zone, purpose=zone.purpose)
    return zone


def _is_sketch(work: Writing, zone: Zone) -> bool:
    """Tell whether a zone is an outline and no more, drawn just to be closed.

    Left beside its own closure it would only clash with it.
    """
    meant = zone.scenario or zone.operator or zone.schedule or zone.rule or zone.stops
    limited = zone.capacity is not None or zone.height_limit_m is not None
    if zone.purpose is not Purpose.PILOT_AREA or meant or limited or zone.note:
        return False
    asked = any(zone.id in one.terms.zone_ids for one in work.all(Application))
    return not asked and not work.all(ZoneVersion, zone_id=zone.id)


def _zone_of(plan: Plan, office: Office) -> Zone:
    return Zone(
        id=new_id(),
        name=plan.name,
        purpose=Purpose.CLOSURE,
        shape=plan.shape,
        schedule=closed_times(plan.start, plan.end, office.timezone),
        note=plan.reason,
        sample=office.sample,
    )


def _open_again(work: Writing, closure: EmergencyClosure, *, at: datetime) -> None:
    """Let the zone's times end now; a zone that somebody deleted meanwhile stays deleted."""
    for zone in work.all(Zone, id=closure.zone_id):
        timezone = the_office(work).timezone
        until = at.replace(second=0, microsecond=0)
        if until >= closure.end:
            return  # its time was over already
        if until > closure.start:
            times = closed_times(closure.start, until, timezone)
        else:
            whole = closed_times(closure.start, closure.end, timezone)
            times = replace(whole, exceptions=(_all_of(closure, timezone),))
        keep(work, zone, at=at)
        opened = work.replace(replace(zone, schedule=times))
        work.record("zone.change", opened, purpose=opened.purpose)


def _all_of(closure: EmergencyClosure, timezone: str) -> TimesOff:
    local = ZoneInfo(timezone)
    start, end = (one.astimezone(local).date() for one in (closure.start, closure.end))
    return TimesOff(
        start=datetime.combine(start, time()),
        end=datetime.combine(end, time()) + timedelta(days=1),
    )


def _released(
    work: Writing, lifted: EmergencyClosure, *, at: datetime
) -> tuple[tuple[Grant, ...], tuple[Grant, ...]]:
    """Return which rights come into force again, and which stay suspended."""
    covered = (work.get(Grant, one) for one in lifted.covers)
    stopped = [one for one in covered if one.state is GrantState.SUSPENDED]
    free = released(work, stopped, gone=lifted.id, at=at)
    return free, tuple(one for one in stopped if one not in free)


def turned(
    work: Writing,
    grant: Grant,
    state: GrantState,
    closure: EmergencyClosure,
    reason: str,
    *,
    at: datetime,
) -> Grant:
    """Suspend a right by a closure, or let it run again, and record with which."""
    now = work.replace(replace(grant, state=state, reason=reason, changed_at=at))
    act = "grant.suspend" if state is GrantState.SUSPENDED else "grant.resume"
    work.record(act, now, closure=closure.id)
    return now


def _require_reason(reason: str, act: str) -> None:
    if not reason.strip():
        raise ReasonMissingError(act=act)


def issue(
    work: Writing,
    closure: EmergencyClosure,
    grants: Sequence[Grant],
    kind: DocumentKind,
    *,
    at: datetime,
    **firsts: Mapping[str, datetime | None],
) -> tuple[Document, ...]:
    """Issue a notice per right, see `closure_notices.issue_notices`."""
    # What sets papers is heavy; whoever only asks about closures does not wait for it.
    from qdpilot.services.closure_notices import issue_notices

    return issue_notices(work, closure, grants, kind, at=at, **firsts)
