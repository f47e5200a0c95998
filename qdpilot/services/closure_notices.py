"""The notices of an emergency closure: one per right that it stops or lets run again."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from qdpilot.model.document import DocumentKind
from qdpilot.model.zone import ZoneVersion
from qdpilot.services.notices import case_of, issue_notice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from qdpilot.documents.notice import NoticeCase
    from qdpilot.model.closure import EmergencyClosure
    from qdpilot.model.document import Document
    from qdpilot.model.right import Grant
    from qdpilot.services.ports import Reading, Writing


def issue_notices(
    work: Writing,
    closure: EmergencyClosure,
    grants: Iterable[Grant],
    kind: DocumentKind,
    *,
    at: datetime,
    firsts: Mapping[str, datetime | None] = MappingProxyType({}),
) -> tuple[Document, ...]:
    """Issue a notice per right, numbered without gap, within the act's transaction.

    Args:
        work: The transaction of the act.
        closure: As the act leaves it.
        grants: What it stops, or lets run again.
        kind: By the act.
        at: Instant of the act, UTC.
        firsts: By id of a right that is stopped, when it would first be there, UTC.

    Raises:
        MissingGlyphError, CodeUnreadableError: If a notice cannot be printed right.
    """
    return tuple(
        issue_notice(
            work,
            _case_of(work, closure, grant, kind, at=at, first=firsts.get(grant.id)),
            grant,
            at=at,
            closure=closure.id,
        )
        for grant in grants
    )


def _case_of(
    reading: Reading,
    closure: EmergencyClosure,
    grant: Grant,
    kind: DocumentKind,
    *,
    at: datetime,
    first: datetime | None,
) -> NoticeCase:
    reason = closure.reason if kind is DocumentKind.SUSPENSION else closure.lift_reason
    case = case_of(reading, grant, kind, reason=reason, at=at)
    local = ZoneInfo(case.office.timezone)
    return replace(
        case,
        closure=closure.number,
        place=reading.get(ZoneVersion, closure.zone_version_id).name,
        start=closure.start.astimezone(local),
        end=closure.end.astimezone(local),
        first=first.astimezone(local) if first is not None and first >= closure.end else None,
        overrun=kind is DocumentKind.SUSPENSION and closure.holds_on(at),
    )
