"""Connections, each set up as ``trust.md`` section 6 found safe."""

from __future__ import annotations

import os
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import create_engine, event
from sqlalchemy.pool import NullPool, QueuePool

from db.disks import is_local
from db.faults import unavailable

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import URL, Connection, Engine

#: "QDP1": in the header of every office file.
APPLICATION_ID = 0x51445031
#: Two connections that write at once can corrupt a file in WAL mode before this.
#: Source: sqlite.org/wal.html, section "The WAL-Reset Bug".
OLDEST_SQLITE = (3, 51, 3)
WAIT_MS = 5000
#: Pages that a connection keeps, KiB below zero: as SQLCipher has it, and while much is added.
#: Rows of a fleet go to random places of its indexes; what is let go meanwhile is written twice.
CACHE, MUCH_CACHE = -8_000, -80_000
#: While many records are read that lie all over the file: each page is asked for once.
SCATTERED_CACHE = -500
#: Pages of the log from which a commit also brings them home, into the file: as SQLite has it. A
#: commit of much leaves that to the next one (`settle`), so that nobody waits for both.
HOME_AFTER = 1_000
_FOR_MUCH = (f"cache_size = {MUCH_CACHE}", "wal_autocheckpoint = 0")
_AS_USUAL = (f"cache_size = {CACHE}", f"wal_autocheckpoint = {HOME_AFTER}")

#: Per connection. Never mmap_size: it made that bug worse.
PRAGMAS = (
    f"busy_timeout={WAIT_MS}",
    f"cache_size={CACHE}",
    "synchronous=FULL",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
)


def connect(path: Path) -> Any:
    """Return a bare connection to an existing file, set up.

    Raises:
        StoreUnavailableError: If the bundled SQLite is too old to be trusted.
    """
    if sqlite.sqlite_version_info < OLDEST_SQLITE:
        raise unavailable(str(path), "store_old_sqlite")
    connection = sqlite.connect(
        f"{path.absolute().as_uri()}?{_mode(path)}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=WAIT_MS / 1000,
    )
    try:
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


def _mode(path: Path) -> str:
    """Return how to open a file: one that was written ahead needs a folder that can be written.

    Without one only a file that nobody can change is readable at all (sqlite.org/wal.html,
    section "Read-Only Databases").
    """
    if os.access(path.parent, os.W_OK) or path.with_name(f"{path.name}-wal").exists():
        return "mode=rw"
    return "mode=ro&immutable=1"


def stamp(path: Path) -> tuple[int, int] | None:
    """Return what tells a change of a file that is read as if nobody could change it.

    None where it is read with its log, which tells by itself. A file in a folder that we cannot
    write is still written by those who can: what was read before their commits is stale then.
    """
    if _mode(path) == "mode=rw":
        return None
    found = path.stat()
    return found.st_mtime_ns, found.st_size


def log_ahead(path: Path) -> None:
    """Write ahead from now on, if the disk allows.

    Called before the first write only: a file that is just read is not changed.
    """
    if not is_local(path):
        return
    with closing(connect(path)) as connection, suppress(sqlite.OperationalError):
        # Refused while others read: then this time the old journal serves as well.
        connection.execute("PRAGMA journal_mode=WAL")


def file_engine(path: Path, *, pooled: bool = True) -> Engine:
    """Return an engine for an office file; each connection may be used on any thread."""
    engine = create_engine(
        "sqlite://",
        module=sqlite,
        creator=lambda: connect(path),
        hide_parameters=True,
        **({"poolclass": QueuePool, "max_overflow": 20} if pooled else {"poolclass": NullPool}),
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "checkin", _keep_little)
    return engine


def prepare_for_much(connection: Connection) -> None:
    """Let a connection to a file add much; it is as usual again when it goes back."""
    for pragma in _FOR_MUCH:
        connection.exec_driver_sql(f"PRAGMA {pragma}")


def prepare_for_scattered(connection: Connection) -> None:
    """Let a connection to a file keep few pages; it is as usual again when it goes back."""
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA cache_size = {SCATTERED_CACHE}")


def _keep_little(connection: Any, _: object) -> None:
    if connection is not None:  # it is none any more where it broke
        for pragma in _AS_USUAL:
            connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    # The driver is in autocommit, so that BEGIN is ours to say.
    words = connection.get_execution_options().get("begin", "BEGIN")
    connection.exec_driver_sql(words)


def server_engine(url: URL) -> Engine:
    """Return an engine for a PostgreSQL server."""
    return create_engine(url, hide_parameters=True, pool_pre_ping=True, max_overflow=20)
