"""Granting: the one act that gives a right, its number and its paper, all in one transaction."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qdpilot.model.document import Document, DocumentKind
from qdpilot.model.errors import BlockedError, ChangedSinceSeenError
from qdpilot.model.person import Role
from qdpilot.model.right import Application, ApplicationState, Grant, GrantState
from qdpilot.services.applications import require_reason_for, require_state
from qdpilot.services.assess import assess, differences, findings_sha256
from qdpilot.services.clock import local_day, new_id
from qdpilot.services.kept_decisions import keep_decision
from qdpilot.services.notices import replaced_notice
from qdpilot.services.offices import the_office
from qdpilot.services.papers import approval_paper
from qdpilot.services.people import require_other, require_role
from qdpilot.services.replacing import take_place

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.model.person import Person
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.assess import Assessment, Seen
    from qdpilot.services.ports import Store, Writing

SALT_BYTES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """What granting leaves.

    Attributes:
        grant: The road right.
        document: Its paper.
    """

    grant: Grant
    document: Document


def grant(
    store: Store,
    application: Application,
    seen: Seen,
    *,
    calendars: Calendars,
    by: Person,
    at: datetime,
    reason: str = "",
) -> Issued:
    """Grant a reviewed application: number, right, paper and history in one transaction.

    Args:
        store: The office.
        application: As the person saw it.
        seen: The what-you-saw token of the assessment that the person looked at.
        calendars: Statutory and imported ones.
        by: An approver who neither drafted nor reviewed it.
        at: Instant of the issue, UTC; gives the year of the number and the 成文日期.
        reason: Why it is granted in spite of warnings that ask for one; kept with the decision.

    Raises:
        RoleMissingError, SamePersonError, WrongStateError: See the classes.
        ChangedSinceSeenError: If anything the decision relies on changed since.
        BlockedError: If a check or a clash forbids it.
        OverrideMissingError: If a warning stands that asks for a reason, and there is none.
        MissingGlyphError, CodeUnreadableError: If the paper cannot be printed right.
    """
    require_role(by, Role.APPROVER, act="application.grant")
    with store.writing(by, at=at) as work:
        now = work.get(Application, application.id)
        require_state(now, "grant")
        require_other(by, now.drafter_id, now.reviewer_id, act="application.grant")
        weighed = assess(work, now, calendars, at=at)
        _require_fair(weighed, seen)
        require_reason_for(weighed.overridable, reason, act="application.grant")
        right = work.add(_grant_of(work, now, by=by, at=at))
        left = take_place(work, right, at=at)
        document = work.add(_paper_of(work, right, now, weighed, calendars))
        decided = _decided(now, reason if weighed.overridable else "", by=by, at=at)
        keep_decision(work, decided, weighed, by=by, at=at)
        work.record("application.grant", work.replace(decided), overridden=_overridden(weighed))
        work.record("grant.issue", right, findings=findings_sha256(weighed.findings))
        work.record("document.issue", document, record=document.record_sha256)
        if left is not None:
            replaced_notice(work, left, right, at=at)
        return Issued(grant=right, document=document)


def _decided(now: Application, reason: str, *, by: Person, at: datetime) -> Application:
    state = ApplicationState.GRANTED
    return replace(now, state=state, approver_id=by.id, decided_at=at, reason=reason)


def _overridden(weighed: Assessment) -> list[str]:
    return [f"{one.rule} {one.other_id}".strip() for one in weighed.overridable]


def _require_fair(weighed: Assessment, seen: Seen) -> None:
    changed = differences(seen, weighed.seen)
    if changed:
        raise ChangedSinceSeenError(changed=changed)
    if weighed.blocking:
        raise BlockedError(findings=weighed.blocking, act="application.grant")


def _grant_of(work: Writing, application: Application, *, by: Person, at: datetime) -> Grant:
    assert application.reviewer_id is not None
    office = the_office(work)
    year = local_day(at, office.timezone).year
    return Grant(
        id=new_id(),
        number=f"{office.number_prefix}〔{year}〕{work.take_number('approval', year)}号",
        application_id=application.id,
        terms=application.terms,
        state=GrantState.IN_FORCE,
        granted_at=at,
        drafter_id=application.drafter_id,
        reviewer_id=application.reviewer_id,
        approver_id=by.id,
        sample=office.sample,
        replaces_id=application.replaces_id,
    )


def _paper_of(
    work: Writing,
    right: Grant,
    application: Application,
    weighed: Assessment,
    calendars: Calendars,
) -> Document:
    salt = secrets.token_bytes(SALT_BYTES)
    paper = approval_paper(work, right, application, weighed, calendars, salt=salt)
    office = the_office(work)
    return Document(
        id=new_id(),
        kind=DocumentKind.APPROVAL,
        number=right.number,
        grant_id=right.id,
        title=paper.title,
        issued_at=right.granted_at,
        dated=local_day(right.granted_at, office.timezone),
        record=paper.record,
        record_sha256=paper.record_sha256,
        pdf_sha256=hashlib.sha256(paper.pdf).hexdigest(),
        pdf=paper.pdf,
        audit_head=work.audit_head(),
        pages=paper.pages,
        salt=salt,
        sample=office.sample,
    )
