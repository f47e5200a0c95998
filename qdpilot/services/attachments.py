"""Photographs and papers kept in the office file: taken in by content, checked when given out."""

from __future__ import annotations

import hashlib
import math
from dataclasses import replace
from typing import TYPE_CHECKING

from qdpilot.model.attachment import LARGEST_FILE, Attachment, StoredFile
from qdpilot.model.errors import (
    KeptFileTooLargeError,
    ReasonMissingError,
    UnfitFileError,
    UnreadableFileError,
)
from qdpilot.model.person import Role
from qdpilot.services.clock import local_day, new_id
from qdpilot.services.offices import the_office
from qdpilot.services.people import require_role

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.model.person import Person
    from qdpilot.model.suspension import SubjectKind
    from qdpilot.services.ports import Reading, Store, Writing

#: How a file begins that may be kept. Source: ISO 10918-1 (JPEG), ISO 15948 (PNG), ISO 32000 (PDF).
BEGINNINGS = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"%PDF-": "application/pdf",
}


#: As the limit is counted, and file managers count.
_MB = 1_000_000


def media_of(content: bytes) -> str:
    """Return what a file is by how it begins; empty if it may not be kept."""
    return next((media for head, media in BEGINNINGS.items() if content.startswith(head)), "")


def weigh(name: str, size: int) -> None:
    """Refuse a file of more bytes than may be kept.

    Raises:
        KeptFileTooLargeError: Says by how many.
    """
    if size > LARGEST_FILE:
        limit_mb, size_mb = LARGEST_FILE / _MB, math.ceil(10 * size / _MB) / 10
        raise KeptFileTooLargeError(path=name, limit_mb=f"{limit_mb:g}", size_mb=f"{size_mb:g}")


def attach(
    store: Store,
    subject: tuple[SubjectKind, str],
    *,
    name: str,
    content: bytes,
    note: str = "",
    by: Person,
    at: datetime,
) -> Attachment:
    """Keep a file, and hang it on a record.

    Args:
        store: The office.
        subject: Kind and id of the record.
        name: As the file was called, without its folder.
        content: All of it.
        note: What it shows.
        by: A clerk.
        at: Instant of the act, UTC.

    Raises:
        RoleMissingError, KeptFileTooLargeError, UnfitFileError: See the classes.
    """
    require_role(by, Role.CLERK, act="attachment.add")
    weigh(name, len(content))
    media = media_of(content)
    if not media:
        raise UnfitFileError(name=name)
    kind, id = subject
    with store.writing(by, at=at) as work:
        made = work.add(
            Attachment(
                id=new_id(),
                subject_kind=kind,
                subject_id=id,
                file_id=_stored(work, content).id,
                name=name,
                media=media,
                size=len(content),
                note=note,
                added_on=local_day(at, the_office(work).timezone),
            )
        )
        work.record("attachment.add", made, about=id)
        return made


def set_aside(
    store: Store, attachment: Attachment, *, reason: str, by: Person, at: datetime
) -> Attachment:
    """Let a file count no longer; it stays in the office.

    Raises:
        RoleMissingError, ReasonMissingError, StaleError: See the classes.
    """
    require_role(by, Role.CLERK, act="attachment.end")
    if not reason.strip():
        raise ReasonMissingError(act="attachment.end")
    with store.writing(by, at=at) as work:
        day = local_day(at, the_office(work).timezone)
        note = f"{attachment.note}；{reason}" if attachment.note else reason
        ended = work.replace(replace(attachment, ended_on=day, note=note))
        work.record("attachment.end", ended, about=attachment.subject_id)
        return ended


def content_of(reading: Reading, attachment: Attachment) -> bytes:
    """Return the bytes of an attachment.

    Raises:
        UnreadableFileError: If they are not the ones that were taken in.
    """
    held = reading.get(StoredFile, attachment.file_id)
    if hashlib.sha256(held.content).hexdigest() != held.sha256:
        raise UnreadableFileError(path=attachment.name, place="SHA-256", reason="file_damaged")
    return held.content


def _stored(work: Writing, content: bytes) -> StoredFile:
    """Return the stored file of these bytes; the same bytes are kept once."""
    digest = hashlib.sha256(content).hexdigest()
    there = work.all(StoredFile, sha256=digest)
    if there:
        return there[0]
    made = StoredFile(id=new_id(), sha256=digest, size=len(content), content=content)
    added = work.add(made)
    work.record("file.add", added)
    return added
