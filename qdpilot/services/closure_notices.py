"""The notices of an emergency closure: one per right that it stops or lets run again."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import replace
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from qdpilot.documents.notice import NoticeCase, notice_number, notice_pdf
from qdpilot.model.document import Document, DocumentKind
from qdpilot.model.kinds import scenario_kinds, stages
from qdpilot.model.operator import Operator
from qdpilot.model.zone import ZoneVersion
from qdpilot.services.clock import local_day, new_id
from qdpilot.services.offices import the_office

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from qdpilot.model.closure import EmergencyClosure
    from qdpilot.model.right import Grant
    from qdpilot.services.ports import Reading, Writing

SALT_BYTES = 32


def issue_notices(
    work: Writing,
    closure: EmergencyClosure,
    grants: Iterable[Grant],
    kind: DocumentKind,
    *,
    at: datetime,
) -> tuple[Document, ...]:
    """Issue a notice per right, numbered without gap, within the act's transaction.

    Raises:
        MissingGlyphError, CodeUnreadableError: If a notice cannot be printed right.
    """
    issued = []
    for document in _papers(work, closure, grants, kind, at=at):
        added = work.add(document)
        work.record("document.issue", added, record=added.record_sha256, closure=closure.id)
        issued.append(added)
    return tuple(issued)


def _papers(
    work: Writing,
    closure: EmergencyClosure,
    grants: Iterable[Grant],
    kind: DocumentKind,
    *,
    at: datetime,
) -> Iterator[Document]:
    office = the_office(work)
    dated = local_day(at, office.timezone)
    for grant in grants:
        count = work.take_number(kind.value, dated.year)
        case = _case_of(work, closure, grant, kind, at=at)
        case = replace(
            case,
            number=notice_number(office.number_prefix, kind, dated.year, count),
            issued_at=at,
            dated=dated,
            audit_head=work.audit_head(),
        )
        paper = notice_pdf(case)
        yield Document(
            id=new_id(),
            kind=kind,
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


def _case_of(
    reading: Reading,
    closure: EmergencyClosure,
    grant: Grant,
    kind: DocumentKind,
    *,
    at: datetime,
) -> NoticeCase:
    office = the_office(reading)
    local = ZoneInfo(office.timezone)
    return NoticeCase(
        kind=kind,
        office=office,
        operator=reading.get(Operator, grant.terms.operator_id),
        approval=grant.number,
        scenario=scenario_kinds()[grant.terms.scenario],
        stage=stages()[grant.terms.stage],
        closure=closure.number,
        place=reading.get(ZoneVersion, closure.zone_version_id).name,
        reason=closure.reason if kind is DocumentKind.SUSPENSION else closure.lift_reason,
        start=closure.start.astimezone(local),
        end=closure.end.astimezone(local),
        at=at.astimezone(local),
    )
