"""Issuing a notice about one right: numbered, set, stored and recorded in the act's transaction."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from qdpilot.documents.notice import NoticeCase, notice_number, notice_pdf
from qdpilot.model.document import Document, DocumentKind
from qdpilot.model.kinds import scenario_kinds, stages
from qdpilot.model.operator import Operator
from qdpilot.model.right import GrantState
from qdpilot.model.suspension import Suspension
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.rules.identifiers import plate_shown
from qdpilot.services.clock import local_day, new_id
from qdpilot.services.hanging_plates import hanging_plates
from qdpilot.services.holds import held_down
from qdpilot.services.offices import the_office
from qdpilot.services.standing import number_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from qdpilot.model.right import Grant
    from qdpilot.services.ports import Reading, Writing

SALT_BYTES = 32
#: Notices that name the plates which hang on the right.
_WITH_PLATES = frozenset({DocumentKind.SUSPENSION, DocumentKind.TERMINATION})


def issue_notice(
    work: Writing, case: NoticeCase, grant: Grant, *, at: datetime, **about: str
) -> Document:
    """Issue one notice; its number has no gap, whatever else the transaction does.

    Args:
        work: The transaction of the act.
        case: What it says, without number, day and head.
        grant: The right it is about.
        at: Instant of the act, UTC.
        about: Ids of what it follows from, for the history.

    Raises:
        MissingGlyphError, CodeUnreadableError: If it cannot be printed right.
    """
    office = the_office(work)
    dated = local_day(at, office.timezone)
    count = work.take_number(case.kind.value, dated.year)
    case = replace(
        case,
        number=notice_number(office.number_prefix, case.kind, dated.year, count),
        issued_at=at,
        dated=dated,
        audit_head=work.audit_head(),
    )
    paper = notice_pdf(case)
    issued = work.add(
        Document(
            id=new_id(),
            kind=case.kind,
            number=case.number,
            grant_id=grant.id,
            title=paper.title,
            issued_at=at,
            dated=dated,
            record=paper.record,
            record_sha256=paper.record_sha256,
            pdf_sha256=hashlib.sha256(paper.pdf).hexdigest(),
            pdf=paper.pdf,
            audit_head=case.audit_head,
            pages=paper.pages,
            salt=secrets.token_bytes(SALT_BYTES),
            sample=office.sample,
        )
    )
    detail: dict[str, Any] = {"record": issued.record_sha256, **about}
    work.record("document.issue", issued, **detail)
    return issued


def ordered_notice(
    work: Writing,
    grant: Grant,
    kind: DocumentKind,
    *,
    reason: str,
    at: datetime,
    cut: Grant | None = None,
    **about: str,
) -> Document:
    """Issue the notice that follows when an approver suspends, resumes or ends a right.

    Args:
        work: The transaction of the act.
        grant: As the act leaves it.
        kind: By the act.
        reason: Written by the approver.
        at: Instant of the act, UTC.
        cut: The right that stays cut though this one never began in its place; None if none does.
        about: Ids of what it follows from, for the history.

    Raises:
        MissingGlyphError, CodeUnreadableError: If it cannot be printed right.

    Source: domain.md 1.5 and 11, check 39: with the end, plates are returned or publicly voided.
    """
    case = case_of(work, grant, kind, reason=reason, at=at)
    day = local_day(at, case.office.timezone)
    if kind in _WITH_PLATES:
        case = replace(case, plates=_plates_of(work, grant, day))
    if cut is not None:
        ended = cut.changed_at if cut.state is GrantState.ENDED else None
        others = () if ended is None else _plates_of(work, cut, day)
        case = replace(
            case,
            turn="cut",
            other=cut.number,
            other_plates=tuple(one for one in others if one not in case.plates),
            last=cut.schedule.end if ended is None else None,
            turn_on=None if ended is None else local_day(ended, case.office.timezone),
        )
    return issue_notice(work, case, grant, at=at, **about)


def replaced_notice(work: Writing, left: Grant, new: Grant, *, at: datetime) -> Document:
    """Issue the notice that a right gives way to another; it names the plates that go with it.

    Args:
        work: The transaction that grants the new right.
        left: The right that gives way, as `replacing.take_place` left it.
        new: What stands in its place.
        at: Instant of the act, UTC.

    Raises:
        MissingGlyphError, CodeUnreadableError: If it cannot be printed right.

    Source: domain.md 11, check 39, and the notice of an end, which this is.
    """
    begins = left.replaced_on or new.terms.schedule.start
    ended = left.state is GrantState.ENDED
    case = replace(
        case_of(work, left, DocumentKind.TERMINATION, reason=left.reason, at=at),
        turn="replaced",
        other=new.number,
        turn_on=begins,
        last=None if ended else left.schedule.end,
        plates=_plates_of(work, left, begins),
    )
    return issue_notice(work, case, left, at=at, by=new.id)


def restored_notice(work: Writing, old: Grant, ended: Grant, *, at: datetime) -> Document:
    """Issue the notice that a right goes on as before, for what was to replace it never began.

    Args:
        work: The transaction of the act.
        old: As the act leaves it.
        ended: What was to replace it, ended by the act, or before for another that never began.
        at: Instant of the act, UTC.

    Raises:
        MissingGlyphError, CodeUnreadableError: If it cannot be printed right.
    """
    case = replace(
        case_of(work, old, DocumentKind.RESUMPTION, reason=ended.reason, at=ended.changed_at or at),
        turn="restored",
        other=ended.number,
        turn_on=ended.terms.schedule.start,
        last=old.schedule.end if old.replaced_on is not None else None,
        suspended=old.state is GrantState.SUSPENDED,
    )
    return issue_notice(work, case, old, at=at, instead_of=ended.id)


def member_notice(
    work: Writing,
    grant: Grant,
    member: Operator,
    kind: DocumentKind,
    *,
    reason: str,
    at: datetime,
    **about: str,
) -> Document:
    """Tell who holds a right that what is another's in it stops, or goes on; the right goes on.

    Raises:
        MissingGlyphError, CodeUnreadableError: If the notice cannot be printed right.

    Source: domain.md 1.2 and 11, check 42: each member of a 联合体 answers for its own part.
    """
    case = case_of(work, grant, kind, reason=reason, at=at)
    day = local_day(at, case.office.timezone)
    cars = [work.get(Vehicle, one) for one in grant.terms.vehicle_ids]
    theirs = _known_as(work, (one for one in cars if one.operator_id == member.id), day)
    case = replace(case, turn="member", member=member.name, plates=theirs)
    return issue_notice(work, case, grant, at=at, **about)


def _plates_of(reading: Reading, grant: Grant, on: date) -> tuple[str, ...]:
    """Return the plates that hang on a right on a day, as shown."""
    return tuple(plate_shown(one.number) for one in hanging_plates(reading, grant, on=on))


def _barred(reading: Reading, grant: Grant, on: date) -> tuple[str, ...]:
    """Return by what one knows the vehicles of a right that may not run though it is in force."""
    standing = reading.all(Suspension, lifted_at=None)
    down = held_down(reading, (one.subject_id for one in standing))
    ids = [one for one in grant.terms.vehicle_ids if one in down]
    return _known_as(reading, (reading.get(Vehicle, one) for one in ids), on)


def _known_as(reading: Reading, cars: Iterable[Vehicle], on: date) -> tuple[str, ...]:
    plates = ((one, reading.all(Plate, vehicle_id=one.id)) for one in cars)
    return tuple(number_of(those, on, one.track) or one.vin for one, those in plates)


def case_of(
    reading: Reading, grant: Grant, kind: DocumentKind, *, reason: str, at: datetime
) -> NoticeCase:
    """Return what a notice says of a right, before what it follows from."""
    office = the_office(reading)
    goes_on = kind is DocumentKind.RESUMPTION
    return NoticeCase(
        kind=kind,
        office=office,
        barred=_barred(reading, grant, local_day(at, office.timezone)) if goes_on else (),
        operator=reading.get(Operator, grant.terms.operator_id),
        approval=grant.number,
        scenario=scenario_kinds()[grant.terms.scenario],
        stage=stages()[grant.terms.stage],
        reason=reason.strip().rstrip("。；;."),
        at=at.astimezone(ZoneInfo(office.timezone)),
    )
