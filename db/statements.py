"""Statements that every write needs, made once."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import bindparam

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Insert, Table

    from db.aggregate import Aggregate
    from qdpilot.services.ports import Record


@cache
def inserting(table: Table) -> Insert:
    """Return the statement that adds rows to a table; made once, for it is compiled once."""
    return table.insert()


def as_read(aggregate: Aggregate) -> tuple[ColumnElement[bool], ...]:
    """Return the condition that a row is still as it was read; `seen` gives its values."""
    columns = aggregate.table.c
    return (columns.id == bindparam("seen_id"), columns.version == bindparam("seen_version"))


def seen(value: Record) -> dict[str, object]:
    """Return what `as_read` asks for."""
    return {"seen_id": value.id, "seen_version": value.version}
