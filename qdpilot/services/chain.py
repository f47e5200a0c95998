"""The chain of audit rows: each holds the hash of the one before."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from qdpilot.model.audit import AuditRow
from qdpilot.model.canonical import canonical, content_sha256

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from qdpilot.services.ports import Record

#: What the first row names as its previous hash.
NOTHING_BEFORE = "0" * 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act, before it has its place in the chain.

    Attributes:
        name: Such as ``grant.issue``.
        subject: The record after the act (before it, if `gone`).
        gone: Whether the act removed it.
        detail: Ids and hashes; never personal data.
    """

    name: str
    subject: Record
    gone: bool
    detail: Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """Where a chain is broken.

    Attributes:
        seq: Of the first row that is wrong.
        reason: ``gap``, ``previous`` or ``hash``.
    """

    seq: int
    reason: str


def following(head: tuple[int, str], act: Act, *, by_id: str, at: datetime) -> AuditRow:
    """Return the row of an act.

    Args:
        head: Number and hash of the newest row; (0, ``NOTHING_BEFORE``) if there is none.
        act: What was done.
        by_id: Id of the person who acts.
        at: Instant, UTC.
    """
    seq, previous = head
    row: dict[str, object] = {
        "seq": seq + 1,
        "at": at,
        "person_id": by_id,
        "act": act.name,
        "kind": type(act.subject).__name__,
        "subject_id": act.subject.id,
        "content_sha256": "" if act.gone else content_sha256(act.subject),
        "detail": canonical(act.detail).decode(),
        "previous": previous,
    }
    return AuditRow(**row, hash=content_sha256(row))  # type: ignore[arg-type]


def first_break(rows: Iterable[AuditRow]) -> Break | None:
    """Return where a chain is broken first, or None if it is whole."""
    seq, previous = 0, NOTHING_BEFORE
    for row in rows:
        if row.seq != seq + 1:
            return Break(seq=row.seq, reason="gap")
        if row.previous != previous:
            return Break(seq=row.seq, reason="previous")
        if row_sha256(row) != row.hash:
            return Break(seq=row.seq, reason="hash")
        seq, previous = row.seq, row.hash
    return None


def row_sha256(row: AuditRow) -> str:
    """Return the hash that a row should have."""
    content = asdict(row)
    del content["hash"]
    return content_sha256(content)
