"""What comes out: a finished paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper as bytes, with what it says as a record.

    Attributes:
        title: As printed, on one line.
        pdf: The file.
        pages: Number of pages.
        code_page: Page of the code, from 1; 0 for a draft.
        record: The canonical record (RFC 8785 JSON, UTF-8, NFC); empty for a draft.
        record_sha256: Hex, as printed; empty for a draft.
    """

    title: str
    pdf: bytes
    pages: int
    code_page: int = 0
    record: bytes = b""
    record_sha256: str = ""
