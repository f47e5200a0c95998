"""Papers that were issued."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime


class DocumentKind(StrEnum):
    """文书 kinds that can be issued."""

    APPROVAL = "approval"
    SUSPENSION = "suspension"
    RESUMPTION = "resumption"
    TERMINATION = "termination"


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """文书: an issued paper; its bytes are stored beside it and never change.

    Attributes:
        id: A lower-case UUID.
        kind: Which paper.
        number: 文号, as printed.
        grant_id: What it is about.
        title: As printed.
        issued_at: UTC.
        dated: 成文日期: local day of the issue instant.
        record: The canonical record (RFC 8785 JSON, UTF-8, NFC), as printed on the paper by hash.
        record_sha256: Hex.
        pdf_sha256: Hex, of the stored bytes.
        pdf: The paper.
        audit_head: Hex; head of the audit chain before the issue row, as printed.
        pages: Number of pages.
        salt: Secret bytes from which personal fields were hashed into the record; never printed.
        sample: Made by the sample office.
        version: Of the stored row.
    """

    id: str
    kind: DocumentKind
    number: str
    grant_id: str
    title: str
    issued_at: datetime
    dated: date
    record: bytes
    record_sha256: str
    pdf_sha256: str
    pdf: bytes
    audit_head: str
    pages: int
    salt: bytes
    sample: bool = False
    version: int = 0
