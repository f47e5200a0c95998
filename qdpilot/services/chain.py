"""The chain of audit rows: each holds the hash of the one before."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

from qdpilot.model.audit import AuditRow
from qdpilot.model.canonical import canonical, content_sha256

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

#: What the first row names as its previous hash.
NOTHING_BEFORE = "0" * 64
_NAMES = tuple(one.name for one in fields(AuditRow))


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act, before it has its place in the chain.

    Attributes:
        name: Such as ``grant.issue``.
        kind: Name of the class of what was acted on.
        subject_id: Its id.
        content_sha256: Of it after the act; empty if the act removed it.
        detail: Ids and hashes; never personal data.
    """

    name: str
    kind: str
    subject_id: str
    content_sha256: str
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
        "kind": act.kind,
        "subject_id": act.subject_id,
        "content_sha256": act.content_sha256,
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
    content = columns(row)
    del content["hash"]
    return content_sha256(content)


def columns(row: AuditRow) -> dict[str, Any]:
    """Return the fields of a row by name."""
    return {name: getattr(row, name) for name in _NAMES}
