"""Giving issued papers out as files: the stored bytes, never made again."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from qdpilot.model.document import Document
from qdpilot.model.errors import StoreUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from qdpilot.model.right import Grant
    from qdpilot.services.ports import Reading


def write_documents(reading: Reading, grants: Iterable[Grant], *, to: Path) -> tuple[Path, ...]:
    """Write every issued paper of `grants` into a folder; return the paths.

    A file of the same name is replaced as a whole, never half written.

    Raises:
        StoreUnavailableError: If the folder cannot be written.
    """
    listed = [
        one for grant in grants for one in reading.without_content(Document, grant_id=grant.id)
    ]
    return tuple(
        write_document(reading.get(Document, one.id), to=to / file_name(one)) for one in listed
    )


def write_document(paper: Document, *, to: Path) -> Path:
    """Write the stored bytes of a paper to a path; return the path.

    Raises:
        StoreUnavailableError: If it cannot be written.
    """
    return write_file(paper.pdf, to=to)


def write_file(content: bytes, *, to: Path, check: Callable[[], object] | None = None) -> Path:
    """Write a file as a whole or not at all; return its path.

    The one way in which the program writes a file for a person: beside it under a name of its own,
    onto the disk, and only then in the place of what was there.

    Args:
        content: The whole of it.
        to: Where; a link stays one, and what it leads to is replaced.
        check: Called when all is on the disk; what it raises lets what was there stand.

    Raises:
        StoreUnavailableError: If it cannot be written; what was there stands.
    """
    try:
        place = to.resolve()
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_name(f".{secrets.token_hex(8)}.part")
        try:
            _write(content, beside)
            if place.exists():
                shutil.copymode(place, beside)
            if check is not None:
                check()
            beside.replace(place)
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
    except OSError as error:
        raise StoreUnavailableError(path=str(to), reason=error.strerror or "") from error
    return to


def _write(content: bytes, beside: Path) -> None:
    with beside.open("xb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())


def file_name(paper: Document) -> str:
    """Return a file name for a paper: its number and what it is about, safe on every system."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", f"{paper.number}.pdf")
