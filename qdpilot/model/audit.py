"""The history of official acts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditRow:
    """One act. Rows are appended only; each holds the hash of the one before.

    Attributes:
        seq: 1, 2, 3 ... without gap.
        at: UTC.
        person_id: Who acted.
        act: Such as ``grant.issue``.
        kind: Kind of the thing acted on, such as ``Grant``.
        subject_id: Id of it.
        content_sha256: Of the thing after the act, hex; empty if it is gone.
        detail: Canonical JSON; ids and hashes, never personal data.
        previous: Hash of the row before; 64 zeros for the first.
        hash: SHA-256 of the canonical JSON of all fields above, hex.
    """

    seq: int
    at: datetime
    person_id: str
    act: str
    kind: str
    subject_id: str
    content_sha256: str
    detail: str
    previous: str
    hash: str
