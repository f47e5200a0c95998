"""Keys of records for lists, made to arrays: the part of `SqlReading` that lists ask.

A million row numbers come as one text that the database joins: as rows they would take five times
as long, and keep the screen's thread waiting meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Text, func, select
from sqlalchemy import cast as as_type

from db.aggregates import AGGREGATES
from db.found import keys_of_marks, like
from qdpilot.model.right import Grant

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sqlalchemy import ColumnElement, Connection, Select

    from db.aggregate import Aggregate
    from qdpilot.services.list_ports import Keys, R

_TOGETHER = 1000  # values that are asked for at once
_PIECE = 1 << 16  # characters of a text of keys that are read in one go
_LOOKED_UP = 30_000  # marks that are looked up one by one; more are looked through


class SqlListing:
    """Fulfils `qdpilot.services.list_ports.ListReading` over one connection."""

    _connection: Connection

    def keys(self, kind: type[Any], *, most: int | None = None) -> Keys:
        """Return the keys of all records, or of the first, in the order of adding."""
        if most is not None:
            key = AGGREGATES[kind].table.c.row_no
            first = self._connection.execute(select(key).order_by(key).limit(most)).scalars()
            return _parsed(",".join(map(str, first)))
        found = self._array(select(_joined(AGGREGATES[kind].table.c.row_no)))
        found.sort()
        return found

    def keys_by(self, kind: type[Any], field: str) -> Keys:
        """Return the keys of all records in the order of a text field."""
        aggregate = AGGREGATES[kind]
        key = aggregate.table.c.row_no
        sorted_by = self._plainly(aggregate.column(field))
        inside = select(key).select_from(_source(aggregate)).order_by(sorted_by, key).subquery()
        return self._array(select(_joined(inside.c.row_no)))

    def keys_with(self, kind: type[Any], *fields: str) -> Iterator[tuple[tuple[Any, ...], Keys]]:
        """Yield each combination of values, with the keys of the records that have it."""
        aggregate = AGGREGATES[kind]
        told = [aggregate.codecs[one].told if one in aggregate.codecs else _same for one in fields]
        columns = [aggregate.column(one) for one in fields]
        asked = select(*columns, _joined(aggregate.table.c.row_no))
        asked = asked.select_from(_source(aggregate)).group_by(*columns)
        for *values, keys in self._connection.execute(asked):
            yield tuple(tell(one) for tell, one in zip(told, values, strict=True)), _parsed(keys)

    def keys_holding(self, kind: type[Any], field: str, text: str) -> Keys:
        """Return the keys of the records whose text field holds `text`."""
        known = keys_of_marks(self._connection, kind, field, text, most=_LOOKED_UP)
        if known is not None:
            return _parsed(",".join(map(str, known)))
        aggregate = AGGREGATES[kind]
        column = aggregate.column(field)
        sqlite = self._connection.dialect.name == "sqlite"
        where = func.instr(column, text) > 0 if sqlite else column.like(like(text))
        asked = select(_joined(aggregate.table.c.row_no)).select_from(_source(aggregate))
        return self._array(asked.where(where))

    def keys_named(self, kind: type[Any], field: str, target: type[Any]) -> tuple[Keys, Keys]:
        """Return the keys of all records, and beside each the key of whom it names."""
        own, other = AGGREGATES[kind].table, AGGREGATES[target].table
        both = select(_joined(own.c.row_no), _joined(other.c.row_no))
        row = self._connection.execute(
            both.select_from(own.join(other, other.c.id == own.c[field]))
        ).one()
        return _parsed(row[0]), _parsed(row[1])

    def keys_of(self, kind: type[Any], ids: Iterable[str]) -> dict[str, int]:
        """Return the keys of the records that are there, by id."""
        table, wanted = AGGREGATES[kind].table, tuple(ids)
        found: dict[str, int] = {}
        for at in range(0, len(wanted), _TOGETHER):
            asked = select(table.c.id, table.c.row_no)
            asked = asked.where(table.c.id.in_(wanted[at : at + _TOGETHER]))
            found |= {row.id: row.row_no for row in self._connection.execute(asked)}
        return found

    def at_keys(self, kind: type[R], keys: Sequence[int]) -> dict[int, R]:
        """Return the records that are there, by key."""
        aggregate = AGGREGATES[kind]
        key = aggregate.table.c.row_no
        found: dict[int, R] = {}
        for at in range(0, len(keys), _TOGETHER):
            some = [int(one) for one in keys[at : at + _TOGETHER]]
            for row in aggregate.those(self._connection, key, some, key):
                found[row[-1]] = cast("R", aggregate.value(row[:-1]))
        return found

    def naming(self, field: str, ids: Sequence[str]) -> tuple[Grant, ...]:
        """Return the grants whose terms name one of these."""
        aggregate = AGGREGATES[Grant]
        own = aggregate.table.c
        key, named_by = own.id, own.operator_id
        if field != "operator_id":
            key, _, named_by = dict(aggregate.named)[field].c
        found: dict[str, Grant] = {}
        for at in range(0, len(ids), _TOGETHER):
            named = select(key).where(named_by.in_(ids[at : at + _TOGETHER]))
            asked = aggregate.chosen.where(own.id.in_(named))
            asked = asked.order_by(own.row_no)
            for row in self._connection.execute(asked):
                grant = cast("Grant", aggregate.value(row))
                found[grant.id] = grant
        return tuple(found.values())

    def _array(self, asked: Select[Any]) -> Keys:
        return _parsed(self._connection.execute(asked).scalar_one())

    def _plainly(self, column: ColumnElement[Any]) -> ColumnElement[Any]:
        """Return a text as it is sorted: by its characters, not as a language would."""
        return column if self._connection.dialect.name == "sqlite" else column.collate("C")


def _source(aggregate: Aggregate) -> Any:
    table = aggregate.table
    return table if aggregate.apart is None else table.join(aggregate.apart)


def _joined(key: ColumnElement[Any]) -> ColumnElement[Any]:
    return func.aggregate_strings(as_type(key, Text), ",")


def _parsed(keys: str | None) -> Keys:
    import numpy as np  # what opens an office does not wait for it

    parts, at = [np.empty(0, dtype=np.int64)], 0
    while keys and at < len(keys):  # piece by piece: none may keep the screen's thread waiting
        end = keys.find(",", at + _PIECE)
        end = len(keys) if end < 0 else end
        parts.append(np.fromstring(keys[at:end], dtype=np.int64, sep=","))
        at = end + 1
    return np.concatenate(parts)


def _same(value: Any) -> Any:
    return value
