"""Where an office lives: a file or a server, and how one reads and writes there."""

from __future__ import annotations

import threading
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Protocol

from sqlalchemy import text

from db.engine import APPLICATION_ID, WAIT_MS, file_engine, log_ahead, server_engine, stamp
from db.opening import is_whole
from db.steps import Steps
from qdpilot.model.errors import DamagedOfficeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from sqlalchemy import URL, Connection


class Home(Protocol):
    """What SqlStore needs to know of the database below it."""

    where: str

    def reading(self) -> AbstractContextManager[Connection]:
        """Open a connection within a transaction that sees one moment, and ends without a trace."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """Open a connection within a transaction in which nobody else writes.

        The caller commits; whatever is not committed is rolled back.
        """
        ...

    def make_sure(self, heard: Callable[[], object] | None = None) -> None:
        """Look once whether what is there fits together.

        Args:
            heard: Called again and again meanwhile; if it raises, nothing is known yet.

        Raises:
            DamagedOfficeError: If it does not; said again each time.
        """
        ...

    def close(self) -> None:
        """Let go."""
        ...


class FileHome:
    """An SQLite file.

    Attributes:
        path: Of the file.
        where: The same, as text.
    """

    def __init__(self, path: Path, *, is_whole: bool) -> None:
        """Take a file.

        Args:
            path: Of the file.
            is_whole: Whether it was looked through; else `make_sure` does.
        """
        self.path = path
        self._is_whole: bool | None = is_whole or None
        self._looking = threading.Lock()
        self.where = str(path)
        self._engine = file_engine(path)
        self._ahead = False
        self._stamp: tuple[int, int] | None = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a connection that sees one moment: the one of its first look."""
        self._notice_others()
        with self._engine.connect() as connection:
            connection.exec_driver_sql("SELECT 1 FROM sqlite_schema LIMIT 1").close()
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a connection that holds the write lock of the file."""
        if not self._ahead:
            log_ahead(self.path)
            self._ahead = True
        with self._engine.connect().execution_options(begin="BEGIN IMMEDIATE") as connection:
            connection.begin()
            yield connection

    def _notice_others(self) -> None:
        """Let connections go that took the file for one that nobody changes, when somebody did."""
        with suppress(OSError):  # it is gone: connecting says so
            now = stamp(self.path)
            if now != self._stamp:
                self._stamp = now
                self._engine.dispose()

    def make_sure(self, heard: Callable[[], object] | None = None) -> None:
        """Look the pages through, unless that was done; who comes meanwhile waits for it."""
        with self._looking:
            if self._is_whole is None:
                steps = Steps(heard and (lambda *_: heard()))
                with (
                    self.reading() as connection,
                    steps.during("look", connection.connection.driver_connection),
                ):
                    self._is_whole = is_whole(connection)
            if not self._is_whole:
                raise DamagedOfficeError(path=self.where)

    def close(self) -> None:
        """Close all connections; the last one brings the log into the file."""
        self._engine.dispose()


class ServerHome:
    """A schema on a PostgreSQL server.

    Attributes:
        where: The address without its password.
    """

    def __init__(self, url: URL) -> None:
        self._engine = server_engine(url)
        self.where = self._engine.url.render_as_string(hide_password=True)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open a connection that sees one moment."""
        with self._engine.connect().execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        ) as connection:
            connection.execute(text("SELECT 1"))
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Open a connection that holds the one lock that all writers of this office take."""
        with self._engine.connect() as connection:
            connection.begin()
            connection.execute(text(f"SET LOCAL lock_timeout = {WAIT_MS}"))
            # READ COMMITTED, not a snapshot: what the writer before us committed must be seen.
            connection.execute(
                text("SELECT pg_advisory_xact_lock(:program, hashtext(current_schema()))"),
                {"program": APPLICATION_ID},
            )
            yield connection

    def make_sure(self, heard: Callable[[], object] | None = None) -> None:
        """Do nothing: a server looks after its pages itself."""

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()
