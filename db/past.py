"""What a record was before it was replaced: kept column by column, and read back as a value."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

from sqlalchemy import select

from db.aggregates import AGGREGATES
from db.tables import past
from db.terms import dumped

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from qdpilot.services.ports import R, Record

_KEEPING = past.insert()
_LISTED = select(past.c.content).order_by(past.c.version)


def keep(connection: Connection, value: Record) -> None:
    """Keep a record that is about to be replaced."""
    row = AGGREGATES[type(value)].row(value)
    kept = {
        "kind": type(value).__name__,
        "record_id": value.id,
        "version": value.version,
        "content": dumped(row),
    }
    connection.execute(_KEEPING, kept)


def forget(connection: Connection, value: Record) -> None:
    """Forget what a record was, for it holds personal data and goes altogether."""
    mine = (past.c.kind == type(value).__name__, past.c.record_id == value.id)
    connection.execute(past.delete().where(*mine))


def kept(connection: Connection, kind: type[R], id: str) -> tuple[R, ...]:
    """Return what a record was before, oldest first."""
    tell = AGGREGATES[kind].told
    asked = _LISTED.where(past.c.kind == kind.__name__, past.c.record_id == id)
    return tuple(
        cast("R", tell(json.loads(content))) for content in connection.execute(asked).scalars()
    )
