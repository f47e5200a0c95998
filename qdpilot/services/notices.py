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
from qdpilot.rules.identifiers import plate_shown
from qdpilot.services.clock import local_day, new_id
from qdpilot.services.hanging_plates import hanging_plates
from qdpilot.services.offices import the_office

if TYPE_CHECKING:
    from datetime import datetime

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
    work: Writing, grant: Grant, kind: DocumentKind, *, reason: str, at: datetime, **about: str
) -> Document:
    """Issue the notice that follows when an approver suspends, resumes or ends a right.

    Raises:
        MissingGlyphError, CodeUnreadableError: If it cannot be printed right.

    Source: domain.md 1.5 and 11, check 39: with the end, plates are returned or publicly voided.
    """
    case = case_of(work, grant, kind, reason=reason, at=at)
    if kind in _WITH_PLATES:
        plates = hanging_plates(work, grant, on=local_day(at, case.office.timezone))
        case = replace(case, plates=tuple(plate_shown(one.number) for one in plates))
    return issue_notice(work, case, grant, at=at, **about)


def case_of(
    reading: Reading, grant: Grant, kind: DocumentKind, *, reason: str, at: datetime
) -> NoticeCase:
    """Return what a notice says of a right, before what it follows from."""
    office = the_office(reading)
    return NoticeCase(
        kind=kind,
        office=office,
        operator=reading.get(Operator, grant.terms.operator_id),
        approval=grant.number,
        scenario=scenario_kinds()[grant.terms.scenario],
        stage=stages()[grant.terms.stage],
        reason=reason.strip().rstrip("。；;."),
        at=at.astimezone(ZoneInfo(office.timezone)),
    )
