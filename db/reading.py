"""A consistent view of the office: fulfils ``qdpilot.services.ports.Reading``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import func, select

from db import found
from db.aggregates import AGGREGATES
from db.aggregates import values as values_of
from db.codecs import instant
from db.listing import SqlListing
from db.near import SqlPlaces
from db.past import kept
from db.tables import audit
from qdpilot.model.audit import AuditRow
from qdpilot.model.errors import NotFoundError
from qdpilot.services.chain import NOTHING_BEFORE
from qdpilot.services.onward import CONFIRMED, RECENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from sqlalchemy import Connection, Row, Select

    from db.aggregate import Aggregate
    from qdpilot.model.hit import Hit
    from qdpilot.services.ports import R, Record

_TOGETHER = 1000  # values that are asked for at once
_AUDIT = select(audit).order_by(audit.c.seq)
_AUDIT_NAMES = tuple(audit.c.keys())
_HEAD = select(audit.c.seq, audit.c.hash).order_by(audit.c.seq.desc()).limit(1)


class SqlReading(SqlListing, SqlPlaces):
    """Reads within the transaction of one connection."""

    def __init__(self, connection: Connection, kept: dict[str, Any]) -> None:
        self._connection = connection
        self.kept = kept

    def get(self, kind: type[R], id: str) -> R:
        """Return one record, or raise NotFoundError."""
        aggregate = AGGREGATES[kind]
        row = self._connection.execute(aggregate.by_id, {"id": id}).first()
        if row is None:
            raise NotFoundError(kind=kind, id=id)
        return cast("R", aggregate.value(row))

    def all(self, kind: type[R], /, **equals: object) -> tuple[R, ...]:
        """Return the records whose fields equal `equals`, in the order they were added."""
        aggregate = AGGREGATES[kind]
        chosen = _narrowed(aggregate.chosen, aggregate, equals).order_by(aggregate.table.c.row_no)
        # Not all rows at once: of a large network they would take more room than the roads.
        parts = self._connection.execute(chosen).partitions(_TOGETHER)
        return tuple(one for rows in parts for one in values_of(kind, rows))

    def without_content(self, kind: type[R], /, **equals: object) -> tuple[R, ...]:
        """Return what `all` would give; the fields in ``CONTENT`` are empty and not read."""
        aggregate = AGGREGATES[kind]
        chosen = _narrowed(aggregate.listed, aggregate, equals).order_by(aggregate.table.c.row_no)
        return values_of(kind, self._connection.execute(chosen).all())

    def count(self, kind: type[R], /, **equals: object) -> int:
        """Return how many records `all` would give."""
        aggregate = AGGREGATES[kind]
        counted = aggregate.chosen.with_only_columns(func.count(), maintain_column_froms=True)
        counting = _narrowed(counted, aggregate, equals)
        return int(self._connection.execute(counting).scalar_one())

    def among(self, kind: type[R], field: str, values: Sequence[str]) -> tuple[R, ...]:
        """Return the records whose `field` is one of `values`."""
        aggregate = AGGREGATES[kind]
        aggregate.equal(field, "")  # or it is none of its texts
        by = aggregate.column(field)
        those: list[R] = []
        for at in range(0, len(values), _TOGETHER):
            rows = aggregate.those(self._connection, by, values[at : at + _TOGETHER])
            those += values_of(kind, rows)
        return tuple(those)

    def find(self, text: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Return the first records that hold what was typed."""
        return found.find(self._connection, text, limit=limit)

    def audit(self) -> Iterator[AuditRow]:
        """Yield the audit rows, oldest first."""
        # On the statement: on the connection it would stay, and stream every later statement.
        rows = self._connection.execute(_AUDIT.execution_options(yield_per=1000))
        return (audit_value(row) for row in rows)

    def audit_head(self) -> str:
        """Return the hash of the newest audit row, or 64 zeros."""
        return self._head()[1]

    def latest_act_at(self) -> datetime | None:
        """Return the latest instant of the recent acts, UTC; None if there is no act."""
        newest = self._connection.scalar(select(func.max(audit.c.seq)))
        if newest is None:
            return None
        is_recent = audit.c.seq > newest - RECENT
        confirmed = select(func.max(audit.c.seq)).where(is_recent, audit.c.act == CONFIRMED)
        since = func.coalesce(confirmed.scalar_subquery(), 0)
        latest = select(func.max(audit.c.at)).where(is_recent, audit.c.seq >= since)
        return instant(self._connection.execute(latest).scalar_one())

    def acts_on(self, kind: type[Record], id: str) -> tuple[AuditRow, ...]:
        """Return the audit rows of the acts on one record, oldest first."""
        asked = _AUDIT.where(audit.c.subject_id == id, audit.c.kind == kind.__name__)
        return tuple(audit_value(row) for row in self._connection.execute(asked))

    def acts_on_each(
        self, kind: type[Record], ids: Sequence[str]
    ) -> dict[str, tuple[AuditRow, ...]]:
        """Return the audit rows of the acts on each of many records, oldest first, by id."""
        found: dict[str, list[AuditRow]] = {}
        for at in range(0, len(ids), _TOGETHER):
            those = audit.c.subject_id.in_(ids[at : at + _TOGETHER])
            asked = _AUDIT.where(those, audit.c.kind == kind.__name__)
            for row in map(audit_value, self._connection.execute(asked)):
                found.setdefault(row.subject_id, []).append(row)
        return {id: tuple(rows) for id, rows in found.items()}

    def past(self, kind: type[R], id: str) -> tuple[R, ...]:
        """Return what a record was before it was replaced, oldest first."""
        return kept(self._connection, kind, id)

    def _head(self) -> tuple[int, str]:
        row = self._connection.execute(_HEAD).first()
        return (0, NOTHING_BEFORE) if row is None else (row.seq, row.hash)


def audit_value(row: Row[Any]) -> AuditRow:
    """Return an audit row as a value."""
    told = dict(zip(_AUDIT_NAMES, row, strict=True))
    return AuditRow(**{**told, "at": instant(told["at"])})


def _narrowed(chosen: Select[Any], aggregate: Aggregate, equals: dict[str, object]) -> Select[Any]:
    return chosen.where(*(aggregate.equal(name, value) for name, value in equals.items()))
