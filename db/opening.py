"""Whether a file is an office file of ours, whole, and of which revision, before it is used.

The order of the questions is that of ``trust.md`` section 5, T8: nothing in the file is believed
before the question above it is answered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.exc import DatabaseError

from db.engine import APPLICATION_ID
from db.faults import because, unavailable
from db.revisions import FINGERPRINTS, HEAD, fingerprint, revision_of
from qdpilot.model.errors import NewerOfficeError, NotAnOfficeError

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
#: Larger files are looked through once they are shown, and before the first write: opening them
#: would take seconds.
LOOKED_THROUGH_BYTES = 16 * 1024 * 1024


def require_header(path: Path) -> None:
    """Refuse a file whose first bytes are not those of an office file; nothing is changed.

    Raises:
        StoreUnavailableError: If it is not there, or may not be read.
        NotAnOfficeError: If it is empty, no database, or another program's.
    """
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except FileNotFoundError as error:
        raise unavailable(str(path), "store_missing") from error
    except OSError as error:
        raise unavailable(str(path), "store_unreadable") from error
    if not header:
        raise _not_an_office(path, "file_empty")
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        raise _not_an_office(path, "file_not_database")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise _not_an_office(path, "file_foreign")


def require_structure(connection: Connection, path: Path) -> int:
    """Return the revision of a file whose structure is exactly what our migrations make.

    Raises:
        NewerOfficeError: If a newer program wrote it.
        NotAnOfficeError: If tables, triggers or indexes were added, changed or taken away.
    """
    revision = revision_of(connection) or 0
    if revision > HEAD:
        raise NewerOfficeError(path=str(path), revision=revision)
    if FINGERPRINTS.get(revision) != fingerprint(connection):
        raise _not_an_office(path, "file_structure")
    return revision


def was_left(path: Path) -> bool:
    """Tell whether the file was not closed as it should be: a log lies beside it, not empty.

    Ask before a connection is opened: the last one that closes takes the log away.
    """
    beside = (path.with_name(f"{path.name}-{tail}") for tail in ("wal", "journal"))
    return any(log.exists() and log.stat().st_size > 0 for log in beside)


def is_soon_looked_through(path: Path) -> bool:
    """Tell whether a look through all pages takes no time that a person would notice."""
    return path.stat().st_size <= LOOKED_THROUGH_BYTES


def require_whole(connection: Connection, path: Path) -> None:
    """Refuse a file whose pages do not fit together, as far as that can be seen quickly.

    Raises:
        NotAnOfficeError: If it is damaged.
    """
    if not is_whole(connection):
        raise _not_an_office(path, "file_damaged")


def is_whole(connection: Connection) -> bool:
    """Tell whether pages fit together, as far as that can be seen quickly (``quick_check``)."""
    try:
        return bool(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() == "ok")
    except DatabaseError as error:
        if "malformed" not in str(error.orig):
            raise
        return False


def _not_an_office(path: Path, reason: str) -> NotAnOfficeError:
    return NotAnOfficeError(path=str(path), reason=because(reason, str(path)))
