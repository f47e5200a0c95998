"""The office in a database: fulfils ``qdpilot.services.ports.Store``."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from db.engine import WAIT_MS
from db.faults import told, unavailable
from db.finding import settle
from db.reading import SqlReading
from db.writing import SqlWriting
from qdpilot.services.promises import PromiseBrokenError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from sqlalchemy import Connection

    from db.home import Home
    from qdpilot.model.person import Person
    from qdpilot.services.ports import ChangeSet, Reading, Writing


class SqlStore:
    """An office's records in a database. May be used on several threads at once.

    Attributes:
        where: The path of the file, or the server's address without its password.
        copied_to: Path of the copy that was made before it was brought up to date; else empty.
    """

    def __init__(self, home: Home, *, copied_to: str = "") -> None:
        self._home = home
        self.where, self.copied_to = home.where, copied_to
        self._turn = threading.Lock()
        self._writer: int | None = None
        self._kept: dict[str, Any] = {}
        self._listeners: list[Callable[[ChangeSet], None]] = []

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Open a consistent view.

        Raises:
            StoreUnavailableError: If the store cannot be read now.
        """
        with told(self.where), self._home.reading() as connection:
            yield SqlReading(connection, self._kept)

    @contextmanager
    def writing(self, by: Person, *, at: datetime) -> Iterator[Writing]:
        """Open a transaction for a person at an instant; nobody else writes meanwhile.

        Raises:
            StoreUnavailableError: If the store cannot be written now; nothing was written.
            DamagedOfficeError: If it is damaged; nothing was written.
        """
        self.make_sure()
        with self._own_turn(), told(self.where), self._home.writing() as connection:
            work = SqlWriting(connection, self._kept, by=by, at=at)
            yield work
            change = work.finish()
            connection.commit()
        if change is not None:
            for heard in self._listeners:
                heard(change)

    def subscribe(self, heard: Callable[[ChangeSet], None]) -> None:
        """Call `heard` after every commit, on the thread that committed."""
        self._listeners.append(heard)

    def settle(self) -> int:
        """Index some of what a large import left for later; return how many rows were left."""
        self.make_sure()
        with self._own_turn(), told(self.where), self._home.writing() as connection:
            left = settle(connection)
            connection.commit()
        return left

    def make_sure(self, heard: Callable[[], object] | None = None) -> None:
        """Look once whether what is stored fits together.

        Args:
            heard: Called again and again meanwhile; if it raises, nothing is known yet.

        Raises:
            DamagedOfficeError: If it does not.
        """
        with told(self.where):
            self._home.make_sure(heard)

    def close(self) -> None:
        """Let go of the file or the server."""
        with told(self.where):
            self._home.close()

    @contextmanager
    def raw(self) -> Iterator[Connection]:
        """Open a consistent view as a connection, for looking the store through."""
        with told(self.where), self._home.reading() as connection:
            yield connection

    @contextmanager
    def _own_turn(self) -> Iterator[None]:
        """Let one thread write at a time: waiting here is faster than for a lock on disk."""
        me = threading.get_ident()
        if self._writer == me:
            raise PromiseBrokenError("a transaction within a transaction")
        if not self._turn.acquire(timeout=WAIT_MS / 1000):
            raise unavailable(self.where, "store_locked")
        try:
            self._writer = me
            yield
        finally:
            self._writer = None
            self._turn.release()
