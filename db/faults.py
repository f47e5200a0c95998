"""What a database says when it cannot, in our words.

The reason is a ``Finding``, so that a sentence can name it in either language.
"""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnectionError

from db.disks import is_full
from qdpilot.model.errors import StoreUnavailableError
from qdpilot.model.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Parts of SQLite's messages, and what they mean. The driver gives no codes.
_SQLITE = (
    ("is locked", "store_locked"),
    ("disk is full", "store_full"),
    ("readonly database", "store_read_only"),
    ("unable to open", "store_missing"),
    ("disk I/O error", "store_io"),
    ("malformed", "store_damaged"),
    ("not a database", "store_damaged"),
    ("Could not decode", "store_damaged"),
)
#: What SQLite also says when there is no room for the files that it needs beside ours.
_WANTS_ROOM = {"store_io", "store_missing"}
#: SQLSTATE codes of PostgreSQL.
_POSTGRESQL = {
    "55P03": "store_locked",
    "40001": "store_locked",
    "40P01": "store_locked",
    "53100": "store_full",
    "25006": "store_read_only",
    "42501": "store_read_only",
    "3D000": "store_missing",
    "58030": "store_io",
    "XX001": "store_damaged",
    "XX002": "store_damaged",
}


def unavailable(where: str, reason: str) -> StoreUnavailableError:
    """Return the error that says why a store cannot be used."""
    return StoreUnavailableError(path=where, reason=because(reason, where))


def because(reason: str, where: str) -> Finding:
    """Return a reason as something that can be said in either language."""
    return Finding(rule=reason, level=Level.BLOCK, subject=where)


@contextmanager
def told(where: str) -> Iterator[None]:
    """Turn what the database cannot do now into StoreUnavailableError; our bugs stay bugs.

    Raises:
        StoreUnavailableError: If the disk is full, the file locked, the server gone ...
    """
    try:
        yield
    except NoConnectionError as error:
        raise unavailable(where, "store_locked") from error
    except DBAPIError as error:
        reason = _reason(error, where)
        if reason is None:
            raise
        # The driver's message may quote what it could not read; that may be personal.
        raise unavailable(where, reason) from (None if reason == "store_damaged" else error)
    except sqlite.DatabaseError as error:
        reason = _sqlite_reason(error, where)
        if reason is None:
            raise
        raise unavailable(where, reason) from error


def _reason(error: DBAPIError, where: str) -> str | None:
    if isinstance(error, IntegrityError):
        return None
    if isinstance(error.orig, sqlite.Error):
        return _sqlite_reason(error.orig, where)
    state = getattr(error.orig, "sqlstate", None)
    if state is not None and state in _POSTGRESQL:
        return _POSTGRESQL[state]
    # Class 08: the connection; 57: the server is shutting down; 53: it lacks resources.
    lost = error.connection_invalidated or state is None or state[:2] in {"08", "57", "53"}
    return "store_lost" if lost else None


def _sqlite_reason(error: BaseException, where: str) -> str | None:
    said = str(error)
    reason = next((reason for part, reason in _SQLITE if part in said), None)
    return "store_full" if reason in _WANTS_ROOM and is_full(Path(where)) else reason
