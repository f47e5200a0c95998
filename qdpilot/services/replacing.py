"""A right in the place of another: what a renewal, a change or more vehicles leave of the old one.

The old right is not held against the application that changes it. Once that is granted, the old
one ends when the new one begins: its last day is the one before the new right's first, or, where
the new right begins at once, it ends with the act.

Source: domain.md 3.5: 续期 and 变更 stand in the place of one approval, one of them at a time;
domain.md 11, check 44: a change is a new declaration, and the old one is kept.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from shapely import covers

from qdpilot.clashes.clash import Relation, Result
from qdpilot.clashes.detect import clashes
from qdpilot.model.finding import Finding, Level
from qdpilot.model.right import (
    Application,
    ApplicationKind,
    Grant,
    GrantState,
    gave_way_at_once,
    gives_way_at_once,
)
from qdpilot.rules.case import Before
from qdpilot.rules.findings import blocks, warns
from qdpilot.services.clock import local_day
from qdpilot.services.holds import by_hand
from qdpilot.services.offices import the_office
from qdpilot.services.rights import (
    UNDER_WAY,
    has_begun,
    has_run_out,
    is_over,
    right_of,
    shown_state,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from qdpilot.clashes.right import Right
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.ports import Reading, Writing

SOURCE = "襄阳市智能网联汽车申报规程（续期、变更）"


def replaced_by(reading: Reading, application: Application) -> Grant | None:
    """Return the right in whose place an application wants to stand; None if it names none."""
    if application.replaces_id is None or application.kind is ApplicationKind.FIRST:
        return None
    return reading.get(Grant, application.replaces_id)


def before_of(reading: Reading, application: Application, *, at: datetime) -> Before | None:
    """Return the right in whose place an application wants to stand, as the checks look at it.

    Args:
        reading: A view of the store.
        application: In any state.
        at: Instant of the look, UTC.
    """
    old = replaced_by(reading, application)
    if old is None:
        return None
    timezone = the_office(reading).timezone
    return Before(
        kind=application.kind,
        number=old.number,
        terms=replace(old.terms, schedule=old.schedule),
        asked_on=local_day(_asked_at(reading, application) or at, timezone),
    )


def _asked_at(reading: Reading, application: Application) -> datetime | None:
    """Return when an application was first submitted; None: never.

    What was sent back to be mended (补正) and comes again was asked for when it first came, but for
    what names another right since.
    """
    if application.submitted_at is None:
        return None
    first: datetime | None = None
    for one in reading.acts_on(Application, application.id):
        if one.act == "application.submit":
            first = first or one.at
        elif json.loads(one.detail).get("anew"):
            first = None
    return first


def changeable(reading: Reading, operator_id: str, *, at: datetime) -> tuple[Grant, ...]:
    """Return an operator's rights that an application may change, the newest first."""
    return tuple(one for one in _free(reading, operator_id) if _unfit_state(one, at) is None)


def lapsed(reading: Reading, operator_id: str, *, at: datetime) -> tuple[Grant, ...]:
    """Return an operator's rights that ran out and that a late renewal may follow, newest first."""
    return tuple(one for one in _free(reading, operator_id) if _has_lapsed(one, at))


def _free(reading: Reading, operator_id: str) -> tuple[Grant, ...]:
    """Return an operator's rights in whose place nothing stands, the newest first."""
    held = (one for one in reading.all(Grant) if one.terms.operator_id == operator_id)
    return tuple(one for one in held if successor(reading, one) is None)[::-1]


def successor(reading: Reading, grant: Grant) -> Grant | None:
    """Return the right that stands in the place of another, or will; None if none does.

    One that was ended before its first day does not, unless it gave way to what stands there now.
    """
    found = reading.all(Grant, replaces_id=grant.id)
    return next((one for one in found if not _never_stood(reading, one)), None)


def line_after(reading: Reading, grant: Grant) -> Iterator[Grant]:
    """Yield the rights that stand in the place of another one after the other, or will."""
    after = successor(reading, grant)
    while after is not None:
        yield after
        after = successor(reading, after)


def replacing_findings(
    reading: Reading, application: Application, *, at: datetime
) -> Iterator[Finding]:
    """Yield why an application cannot stand in the place it names, or that it can.

    A first application stands in nobody's place: of it nothing is said.
    """
    if application.kind is ApplicationKind.FIRST:
        return
    old = replaced_by(reading, application)
    if old is None:
        yield replace(blocks("replaced_none", "", kind=application.kind.value), source=SOURCE)
        return
    faults = [replace(one, source=SOURCE) for one in _faults(reading, application, old, at)]
    yield from faults
    if _has_lapsed(old, at) and old.state is GrantState.SUSPENDED and by_hand(reading, old):
        since = local_day(old.changed_at or old.granted_at, the_office(reading).timezone)
        said = {"number": old.number, "since": since, "reason": old.reason}
        yield replace(_about(old, warns("replaced_suspended", "", **said)), source=SOURCE)
    yield from _still_running(reading, old, application.terms.schedule.start, at)
    if not faults:
        values = {"number": old.number, "begins": application.terms.schedule.start}
        yield Finding(rule="replaces", level=Level.PASS, subject="", values=values, source=SOURCE)


def _still_running(reading: Reading, old: Grant, begins: date, at: datetime) -> Iterator[Finding]:
    """Yield the rights before the one that is changed that a change of it would run beside."""
    while old.replaces_id is not None:
        old = reading.get(Grant, old.replaces_id)
        last = old.schedule.end
        if last is not None and last >= begins and not is_over(old, at=at):
            said = {"before": old.number, "last": last, "begins": begins}
            yield replace(_about(old, warns("replaced_runs", "", **said)), source=SOURCE)


def handed_over(
    reading: Reading, old: Grant, candidate: Right, calendars: Calendars, *, at: datetime
) -> Result:
    """Return which cars and drivers are in two places in the night when one right follows another.

    The last night of the old right runs whole, into the first day of the new one. Where one of
    the two places holds the other, they are one.

    Source: design.md section 5: one vehicle or driver is never live in two places at once.
    """
    begins = None if candidate.schedule is None else candidate.schedule.start
    today = local_day(at, the_office(reading).timezone)
    nobody = Result(clashes=(), touching=(), rejected=())
    if begins is None or gives_way_at_once(old.terms.schedule, begins, today):
        return nobody
    last = old.schedule.end
    if last is None or last >= begins:  # else it has run out by itself
        old = replace(old, replaced_on=begins)
    left = right_of(reading, old)
    if covers(left.shape, candidate.shape) or covers(candidate.shape, left.shape):
        return nobody
    found, used = clashes((left,), candidate, calendars), {Relation.VEHICLE, Relation.DRIVER}
    both = (one for one in found.clashes if one.relation in used and not one.is_over(at))
    return Result(clashes=tuple(both), touching=(), rejected=())


def take_place(work: Writing, new: Grant, *, at: datetime) -> Grant | None:
    """Let the right whose place a new one takes end when that begins; return it as it is left.

    None is cut, and None returned, where the new one begins after the last day that the old one
    has left: what was granted since in days it gave up before is not taken from anybody again.

    The assessment that the grant rests on has found it fit to be replaced.
    """
    if new.replaces_id is None:
        return None
    old = work.get(Grant, new.replaces_id)
    begins, last = new.terms.schedule.start, old.schedule.end
    if last is not None and last < begins:
        return None  # it runs out by itself
    today = local_day(at, the_office(work).timezone)
    if gives_way_at_once(old.terms.schedule, begins, today):
        said = f"由{new.number}替代"
        left = replace(
            old,
            state=GrantState.ENDED,
            replaced_on=max(begins, today),
            reason=said,
            changed_at=at,
        )
    else:
        left = replace(old, replaced_on=begins)
    changed = work.replace(left)
    work.record("grant.replace", changed, by=new.id)
    return changed


def _faults(
    reading: Reading, application: Application, old: Grant, at: datetime
) -> Iterator[Finding]:
    named = {"number": old.number}
    state = _unfit_state(old, at)
    renews_late = application.kind is ApplicationKind.RENEWAL and _has_lapsed(old, at)
    if state is not None and not renews_late:
        yield _about(old, blocks("replaced_state", "", state=state, **named))
    other = successor(reading, old)
    if other is not None:
        yield _about(other, blocks("replaced_taken", "", other=other.number, **named))
    if old.terms.operator_id != application.terms.operator_id:
        yield _about(old, blocks("replaced_operator", "", **named))
    for asked in reading.all(Application, replaces_id=old.id):
        if asked.state in UNDER_WAY and asked.id != application.id:
            yield _about(asked, blocks("replaced_asked", "", other=asked.number, **named))


def never_began(grant: Grant) -> bool:
    """Tell whether a right was ended, or gave way to another, before its first day."""
    if grant.state is not GrantState.ENDED or grant.changed_at is None:
        return False
    return not has_begun(grant, at=grant.changed_at)


def _never_stood(reading: Reading, grant: Grant) -> bool:
    if not never_began(grant):
        return False
    after = successor(reading, grant)
    return after is None or not gave_way_at_once(grant, after)


def _about(record: Grant | Application, finding: Finding) -> Finding:
    return replace(finding, other_id=record.id)


def _unfit_state(grant: Grant, at: datetime) -> str | None:
    """Return the state for which a right cannot be changed; None if it can."""
    fits = grant.state is GrantState.IN_FORCE and not is_over(grant, at=at)
    return None if fits else shown_state(grant, at=at)


def _has_lapsed(grant: Grant, at: datetime) -> bool:
    """Tell whether a right ran out, suspended or not, and also one that stays cut short.

    What a suspension is for is held against the new right.
    """
    return grant.state is not GrantState.ENDED and has_run_out(grant, at=at)


def linked(reading: Reading) -> frozenset[tuple[str, str]]:
    """Return pairs of ids that are not held against each other: who replaces whom.

    Source: design.md section 5: a clash has two parties that want a place beside each other.
    """
    asked = (one for one in reading.all(Application) if one.state in UNDER_WAY)
    wanted: tuple[Application | Grant, ...] = (*asked, *reading.all(Grant))
    return frozenset((one.id, one.replaces_id) for one in wanted if one.replaces_id is not None)
