"""A kind of record and its table: value to row, row to value."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import LargeBinary, bindparam, literal, select

from qdpilot.model.canonical import content_sha256
from qdpilot.model.right import Application, Grant
from qdpilot.services.ports import CONTENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import Column, ColumnElement, Connection, Row, Table

    from db.codecs import Codec
    from qdpilot.services.ports import Record

Stored = dict[str, Any]
#: Columns that follow from the fields: properties of the value.
_DERIVED = ("vin_key", "number_key")


def _quoted(table: Table) -> str:
    return f'"{table.name}"'  # PostgreSQL keeps the word `grant` for itself


def _named(column: Column[Any]) -> str:
    return f'{_quoted(column.table)}."{column.name}"'


class Aggregate:
    """A kind of record, its table, and the fields that are not stored as they are.

    Attributes:
        kind: The class of its values.
        table: Where they lie.
        codecs: Field to codec.
        apart: Table of the personal fields, joined by the first of its columns.
        named: For applications and grants: field of the terms to the table of what it names.
        names: Of the fields.
        derived: Columns that follow from the fields: properties of the value.
        chosen: Selects the fields of all rows, as `value` wants them.
        listed: The same, with nothing in place of what is in ``CONTENT``.
        by_id: The same of the row with the parameter ``id``.
    """

    def __init__(
        self,
        kind: type[Record],
        table: Table,
        codecs: Mapping[str, Codec],
        *,
        apart: Table | None = None,
        named: tuple[tuple[str, Table], ...] = (),
    ) -> None:
        self.kind = kind
        self.table = table
        self.codecs = codecs
        self.apart = apart
        self.named = named
        self.derived = tuple(name for name in _DERIVED if name in table.c)
        self.names = tuple(one.name for one in fields(kind))
        self._written: dict[tuple[Column[Any], tuple[Column[Any], ...]], str] = {}
        self._told = tuple((self.names.index(name), one.told) for name, one in codecs.items())
        source = table if apart is None else table.join(apart)
        self.chosen = select(*map(self.column, self.names)).select_from(source)
        self.listed = self.chosen.with_only_columns(
            *map(self._listed, self.names), maintain_column_froms=True
        )
        self.by_id = self.chosen.where(table.c.id == bindparam("id"))

    def column(self, name: str) -> Column[Any]:
        """Return the column of a field."""
        if self.apart is not None and name in self.apart.c:
            return self.apart.c[name]
        return self.table.c[name]

    def _listed(self, name: str) -> ColumnElement[Any]:
        if name in CONTENT.get(self.kind, ()):
            return literal(b"", LargeBinary).label(name)
        return self.column(name)

    def equal(self, name: str, value: object) -> ColumnElement[bool]:
        """Return the condition that a field equals a value.

        Raises:
            TypeError: If the field is not there, or cannot be compared in a database.
        """
        codec = self.codecs.get(name)
        if name not in {*self.names, *self.derived} or (codec is not None and not codec.one_text):
            raise TypeError(self.kind, name)
        stored = value if codec is None else codec.stored(value)
        return self.column(name).is_(None) if stored is None else self.column(name) == stored

    def those(
        self, connection: Connection, by: Column[Any], values: Sequence[Any], *also: Column[Any]
    ) -> Sequence[Row[Any]]:
        """Return the rows in which a column is one of some values, as `value` wants them.

        Written out here: SQLAlchemy takes milliseconds to write what names forty columns, each
        time that an office is opened, and half of one to know that it did.

        Args:
            connection: Of the store.
            by: The column.
            values: As they are stored.
            also: Columns behind the fields.
        """
        text = self._written.get((by, also))
        if text is None:
            columns = ", ".join(map(_named, (*map(self.column, self.names), *also)))
            text = f"SELECT {columns} FROM {_quoted(self.table)}"
            if self.apart is not None:
                owner = next(iter(self.apart.c))
                text += (
                    f" JOIN {_quoted(self.apart)} ON {_named(owner)} = {_named(self.table.c.id)}"
                )
            text = self._written[by, also] = f"{text} WHERE {_named(by)} IN "
        mark = "?" if connection.dialect.name == "sqlite" else "%s"
        marks = ", ".join([mark] * len(values))
        return connection.exec_driver_sql(f"{text}({marks})", tuple(values)).all()

    def value(self, row: Sequence[Any]) -> Record:
        """Return the value of a row as `chosen` gives it."""
        told = list(row)
        for index, tell in self._told:
            told[index] = tell(told[index])
        return self.kind(**dict(zip(self.names, told, strict=True)))

    def row(self, value: Record) -> Stored:
        """Return the columns of a value, with the hash of its content."""
        row = {name: getattr(value, name) for name in self.names}
        for name, codec in self.codecs.items():
            row[name] = codec.stored(row[name])
        for name in self.derived:
            row[name] = getattr(value, name)
        if isinstance(value, Application | Grant):
            row["operator_id"] = value.terms.operator_id
        row["content_sha256"] = content_sha256(value)
        return row

    def told(self, row: Stored) -> Record:
        """Return the value of a row by name; what it lacks was not there when it was written."""
        there = {name: row[name] for name in self.names if name in row}
        for name, codec in self.codecs.items():
            if name in there:
                there[name] = codec.told(there[name])
        return self.kind(**there)

    def personal(self, row: Stored) -> Stored:
        """Take the personal fields out of a row, and return them as a row of their own."""
        assert self.apart is not None
        key, *names = self.apart.c.keys()
        return {key: row["id"], **{name: row.pop(name) for name in names}}

    def named_rows(self, value: Record) -> Iterator[tuple[Table, list[Stored]]]:
        """Yield what the terms of an application or a grant name: table and rows, if any."""
        for name, table in self.named:
            owner, _, target = table.c.keys()
            assert isinstance(value, Application | Grant)
            ids = getattr(value.terms, name)
            if ids:
                rows = [
                    {owner: value.id, "position": at, target: one} for at, one in enumerate(ids)
                ]
                yield table, rows
