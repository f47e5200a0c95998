"""One transaction on the office: fulfils ``qdpilot.services.ports.Writing``."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy.exc import IntegrityError

from db import past, tables
from db.aggregates import AGGREGATES, batches
from db.bulk import REFUSED, insert_columns, parts, undone
from db.codecs import microseconds
from db.engine import prepare_for_much
from db.finding import keep_in_step
from db.near import keep_places
from db.numbers import next_number
from db.reading import SqlReading
from db.refusals import first_missed, may_be_used, missed, refused, stands, users
from db.statements import as_read, inserting, seen
from qdpilot.model.canonical import content_sha256
from qdpilot.model.columns import records
from qdpilot.model.errors import FrozenError, InUseError
from qdpilot.services import promises
from qdpilot.services.chain import Act, columns, following
from qdpilot.services.changed import Changed
from qdpilot.services.onward import require_onward
from qdpilot.services.ports import FROZEN, KEPT, ChangeSet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from sqlalchemy import Connection

    from db.aggregate import Aggregate
    from qdpilot.model.audit import AuditRow
    from qdpilot.model.columns import Columns
    from qdpilot.model.person import Person
    from qdpilot.services.place_ports import Box, P
    from qdpilot.services.ports import R, Record, Told


class _NotAllGoneError(Exception):
    """Not all records of its argument, to be deleted together, were there as they were read."""


class SqlWriting(SqlReading):
    """Writes within a transaction that nobody else can write in meanwhile.

    So what is asked here stays true until the end, and no number is given twice.
    """

    def __init__(
        self, connection: Connection, kept: dict[str, Any], *, by: Person, at: datetime
    ) -> None:
        super().__init__(connection, kept)
        self._by, self._at = by, at
        self._changed, self._rewritten = Changed(), Changed()
        self._counted = False
        self._newest: tuple[int, str] | None = None
        self._acts = 0
        # Said twice per record: past SQLAlchemy, where that is safe, this takes a fiftieth.
        driver: Any = connection.connection.driver_connection
        self._direct = connection.dialect.name == "sqlite"
        self._say: Callable[[str], object] = (
            driver.execute if self._direct else connection.exec_driver_sql
        )
        self._is_open: Callable[[], bool] = lambda: not self._direct or driver.in_transaction
        # What was written last is mostly what is recorded next; its hash is dear.
        self._latest: tuple[Record | None, str] = (None, "")

    def add(self, value: R) -> R:
        """Insert a record; return it with version 1."""
        promises.require_sound(value)
        added = replace(value, version=1)
        aggregate = AGGREGATES[type(value)]
        row = aggregate.row(added)
        personal = None if aggregate.apart is None else aggregate.personal(row)
        with self._all_or_none(value, new=True):
            self._connection.execute(inserting(aggregate.table), row)
            if aggregate.apart is not None:
                self._connection.execute(inserting(aggregate.apart), personal)
            self._name(aggregate, value)
        self._note(value)
        self._latest = (added, row["content_sha256"])
        return added

    def replace(self, value: R) -> R:
        """Update a record that was read at its version; return it with the next."""
        kind, aggregate = type(value), AGGREGATES[type(value)]
        if kind in FROZEN:
            raise FrozenError(kind=kind, id=value.id)
        promises.require_sound(value)
        replaced = replace(value, version=value.version + 1)
        row = aggregate.row(replaced)
        before = self.get(kind, value.id) if kind in KEPT else None
        personal = None if aggregate.apart is None else aggregate.personal(row)
        with self._all_or_none(value, new=False):
            changing = aggregate.table.update().where(*as_read(aggregate))
            if not self._connection.execute(changing, {**row, **seen(value)}).rowcount:
                raise missed(self._connection, value)
            if aggregate.apart is not None:
                owner = next(iter(aggregate.apart.c))
                changing = aggregate.apart.update().where(owner == value.id)
                self._connection.execute(changing, personal)
            if before is not None:
                past.keep(self._connection, before)
            self._unname(aggregate, value)
            self._name(aggregate, value)
        self._note(value)
        self._latest = (replaced, row["content_sha256"])
        return replaced

    def drop(self, value: R) -> None:
        """Delete a record that was read at its version."""
        kind, aggregate = type(value), AGGREGATES[type(value)]
        if kind in FROZEN:
            raise FrozenError(kind=kind, id=value.id)
        gone = aggregate.table.delete().where(*as_read(aggregate))
        if not stands(self._connection, value):
            raise missed(self._connection, value)
        if promises.undroppable(self.get(kind, value.id)):
            raise FrozenError(kind=kind, id=value.id)
        used_by = users(self._connection, aggregate.table, value.id)
        if used_by:
            raise InUseError(kind=kind, id=value.id, used_by=used_by)
        self._connection.execute(gone, seen(value))
        if aggregate.apart is not None:
            past.forget(self._connection, value)
        self._changed.note((value,))

    def add_all(self, values: Sequence[R]) -> tuple[R, ...]:
        """Insert many records of one kind, all or none; return them with version 1."""
        with self._all_of_them():
            added = [one for batch in batches(values) for one in self._add_batch(batch)]
        self._changed.note(added)
        return tuple(added)

    def add_columns(self, kind: type[R], columns: Columns, told: Told = int) -> None:
        """Insert many records of one kind, given field by field, all or none."""
        if self._direct:
            prepare_for_much(self._connection)
        try:
            with undone(self._connection, kind) if self._direct else self._savepoint("columns"):
                insert_columns(self._connection, kind, columns, told)
        except REFUSED:  # adding each tells which one it was
            with self._all_of_them():
                for start, some in parts(columns):
                    told(start)
                    self.add_all(records(kind, some))
        if len(columns["id"]):
            self._changed[kind].update(columns["id"])

    def drop_all(self, values: Sequence[R]) -> None:
        """Delete many records of one kind, all or none."""
        try:
            with self._all_of_them():
                for batch in batches(values):
                    self._drop_batch(batch)
        except _NotAllGoneError as error:
            raise first_missed(self._connection, error.args[0]) from None
        self._changed.note(values)

    def near(self, kind: type[P], boxes: Sequence[Box]) -> tuple[P, ...]:
        """Return the records whose bounds meet some boxes, those of this transaction too."""
        keep_places(self._connection, self._changed, self._rewritten)
        return super().near(kind, boxes)

    def take_number(self, series: str, year: int) -> int:
        """Return the next number of a series in a year."""
        self._counted = True
        return next_number(self._connection, series, year)

    def record(
        self, act: str, subject: Record, *, gone: bool = False, **detail: object
    ) -> AuditRow:
        """Append an audit row."""
        require_onward(self, act, subject, self._at)
        done = Act(
            name=act,
            kind=type(subject).__name__,
            subject_id=subject.id,
            content_sha256="" if gone else self._content_sha256(subject),
            detail=detail,
        )
        row = following(self._head(), done, by_id=self._by.id, at=self._at)
        stored = {**columns(row), "at": microseconds(row.at)}
        self._connection.execute(inserting(tables.audit), stored)
        self._newest = (row.seq, row.hash)
        self._acts += 1
        return row

    def finish(self) -> ChangeSet | None:
        """Return what this transaction changed, or None if nothing was written.

        Raises:
            PromiseBrokenError: If something changed and no act says so.
        """
        if (self._changed or self._counted) and not self._acts:
            raise promises.PromiseBrokenError("a change without an act", self._changed)
        keep_in_step(self._connection, self._changed, self._rewritten)
        keep_places(self._connection, self._changed, self._rewritten)
        return ChangeSet(ids=self._changed, at=self._at) if self._acts else None

    def _add_batch(self, values: Sequence[R]) -> list[R]:
        """Insert records together; if the database refuses, find out which by adding each."""
        aggregate = AGGREGATES[type(values[0])]
        for value in values:
            promises.require_sound(value)
        added = [replace(one, version=1) for one in values]
        rows = [aggregate.row(one) for one in added]
        personal = [] if aggregate.apart is None else [aggregate.personal(one) for one in rows]
        try:
            with self._savepoint("batch"):
                self._connection.execute(inserting(aggregate.table), rows)
                if aggregate.apart is not None:
                    self._connection.execute(inserting(aggregate.apart), personal)
                for value in values:
                    self._name(aggregate, value)
        except IntegrityError:
            return [self.add(one) for one in values]
        return added

    def _drop_batch(self, values: Sequence[Record]) -> None:
        """Delete records together, or each by itself if others may refer to them."""
        kind, aggregate = type(values[0]), AGGREGATES[type(values[0])]
        if kind in FROZEN or may_be_used(aggregate.table) or promises.may_be_undroppable(kind):
            for one in values:
                self.drop(one)
            return
        gone = aggregate.table.delete().where(*as_read(aggregate))
        counted = gone.execution_options(preserve_rowcount=True)
        done = self._connection.execute(counted, [seen(one) for one in values])
        if done.rowcount != len(values):
            # Undone, those that went are there again, so it can be told which one did not.
            raise _NotAllGoneError(values)

    def _note(self, value: Record) -> None:
        self._changed.note((value,))
        self._rewritten.note((value,))

    def _content_sha256(self, subject: Record) -> str:
        latest, content = self._latest
        return content if subject is latest else content_sha256(subject)

    def _head(self) -> tuple[int, str]:
        if self._newest is None:
            self._newest = super()._head()
        return self._newest

    @contextmanager
    def _all_or_none(self, value: Record, *, new: bool) -> Iterator[None]:
        """Write a record whole or not at all; say what was wrong with it."""
        try:
            with self._savepoint("record"):
                yield
        except IntegrityError as error:
            reason = refused(self, value, new=new)
            if reason is None:
                raise promises.PromiseBrokenError(type(value).__name__, value.id) from error
            raise reason from error

    @contextmanager
    def _all_of_them(self) -> Iterator[None]:
        changed = self._changed.copied()
        try:
            with self._savepoint("many"):
                yield
        except BaseException:
            self._changed = changed
            raise

    @contextmanager
    def _savepoint(self, name: str) -> Iterator[None]:
        """Undo what the block wrote if it fails."""
        self._say(f"SAVEPOINT {name}")
        try:
            yield
        except BaseException:
            if self._is_open():  # SQLite takes back all by itself when the disk is full
                self._say(f"ROLLBACK TO SAVEPOINT {name}")
                self._say(f"RELEASE SAVEPOINT {name}")  # or one around it could not be reached
            raise
        self._say(f"RELEASE SAVEPOINT {name}")

    def _name(self, aggregate: Aggregate, value: Record) -> None:
        for table, rows in aggregate.named_rows(value):
            self._connection.execute(inserting(table), rows)

    def _unname(self, aggregate: Aggregate, value: Record) -> None:
        for _, table in aggregate.named:
            owner = next(iter(table.c))
            self._connection.execute(table.delete().where(owner == value.id))
