"""Photographs and papers that are kept in the office file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from qdpilot.model.suspension import SubjectKind

#: Bytes that one file may hold at most.
#: Source: GB/T 《智能网联汽车运行安全监管平台通用技术要求》（征求意见稿）, 7.1.
LARGEST_FILE = 20_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """Bytes, once each, whoever they are attached to; they never change.

    Attributes:
        id: A lower-case UUID.
        sha256: Of `content`, hex.
        size: Bytes.
        content: What was taken in.
        version: Of the stored row.
    """

    id: str
    sha256: str
    size: int
    content: bytes
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """A file as it hangs on a record.

    Attributes:
        id: A lower-case UUID.
        subject_kind: What it is about.
        subject_id: Which.
        file_id: The bytes.
        name: As the file was called.
        media: ``image/jpeg``, ``image/png`` or ``application/pdf``, by content and not by name.
        size: Bytes.
        note: What it shows.
        added_on: Local day.
        ended_on: Day it was set aside; None while it counts.
        version: Of the stored row.
    """

    id: str
    subject_kind: SubjectKind
    subject_id: str
    file_id: str
    name: str
    media: str
    size: int
    note: str = ""
    added_on: date
    ended_on: date | None = None
    version: int = 0
