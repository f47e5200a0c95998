"""Giving issued papers out as files: the stored bytes, never made again."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from qdpilot.model.document import Document
from qdpilot.model.errors import StoreUnavailableError

if TYPE_CHECKING:
    from collections.abc import Iterable
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


def write_file(content: bytes, *, to: Path) -> Path:
    """Write a file as a whole or not at all; return its path.

    Raises:
        StoreUnavailableError: If it cannot be written.
    """
    beside = to.with_name(f"{to.name}.part")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(to)
    except OSError as error:
        raise StoreUnavailableError(path=str(to), reason=error.strerror or "") from error
    return to


def file_name(paper: Document) -> str:
    """Return a file name for a paper: its number and what it is about, safe on every system."""
    return re.sub(r'[\\/:*?"<>|\x00-\x1f]', "_", f"{paper.number}.pdf")
