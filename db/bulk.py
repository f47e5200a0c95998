"""Adding many records of one kind by columns: no object and no statement for each record."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from itertools import repeat
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
import sqlcipher3.dbapi2 as sqlite
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from db.aggregates import AGGREGATES
from db.codecs import SHAPE
from qdpilot.model.columns import content_sha256_all, defaults
from qdpilot.model.lookalike import lookalike_keys
from qdpilot.services.sound_columns import require_sound_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from concurrent.futures import Future

    from sqlalchemy import Connection, Table

    from db.codecs import Codec
    from qdpilot.model.columns import Columns

#: What a database raises if it does not take a row: through SQLAlchemy, and directly.
REFUSED = (IntegrityError, sqlite.IntegrityError)
#: Rows of one statement.
BATCH = 20_000
_COMING = "temp.coming"
#: Columns that follow from a field, as the properties of the values have them.
_DERIVED: dict[str, tuple[str, Callable[[Sequence[str]], list[str]]]] = {
    "vin_key": ("vin", lookalike_keys),
    "number_key": ("number", lookalike_keys),
}


def insert_columns(
    connection: Connection, kind: type[Any], columns: Columns, told: Callable[[int], object]
) -> None:
    """Insert records with version 1; the caller undoes it if one is refused.

    The next rows are checked and hashed while the database takes the ones before.

    Args:
        connection: Within a transaction.
        kind: One whose fields all lie in one table, with nothing named beside it.
        columns: Field to its values; all are equally long.
        told: Hears how many are there; if it raises, no more are inserted.

    Raises:
        FieldError, PromiseBrokenError: Of a record that is not sound by itself.
    """
    taking: Future[object] | None = None
    with _cleared(connection), ThreadPoolExecutor(1) as beside:
        for start, some in parts(columns):
            require_sound_columns(kind, some)
            ready = _ready(kind, some)
            if taking is not None:
                taking.result()
            told(start)
            taking = beside.submit(_insertion(connection, kind, *ready))
        if taking is not None:
            taking.result()
    told(len(columns["id"]))


def parts(columns: Columns) -> Iterator[tuple[int, Columns]]:
    """Yield the columns as many rows at a time as one statement takes, and where each begins."""
    for start in range(0, len(columns["id"]), BATCH):
        yield start, {name: values[start : start + BATCH] for name, values in columns.items()}


def _ready(kind: type[Any], columns: Columns) -> tuple[dict[str, Sequence[Any]], dict[str, Any]]:
    """Return the columns as they are stored, and what is the same in all rows."""
    aggregate = AGGREGATES[kind]
    stored: dict[str, Sequence[Any]] = {
        name: _stored(aggregate.codecs.get(name), values) for name, values in columns.items()
    }
    same: dict[str, Any] = {}  # said once in the statement, not bound for each row
    for name, usual in defaults(kind).items():
        if name not in columns:
            codec = aggregate.codecs.get(name)
            same[name] = usual if codec is None else codec.stored(usual)
    for name in aggregate.derived:
        field, derive = _DERIVED[name]
        stored[name] = derive(columns[field])
    same["version"] = 1
    stored["content_sha256"] = content_sha256_all(kind, columns)
    for name in [one for one in stored if one != "id" and _is_one(stored[one])]:
        same[name] = stored.pop(name)[0]
    return stored, same


def _is_one(values: Sequence[Any]) -> bool:
    first = values[0]
    return isinstance(first, str | int | None) and list(values).count(first) == len(values)


def _insertion(
    connection: Connection,
    kind: type[Any],
    stored: Mapping[str, Sequence[Any]],
    same: Mapping[str, Any],
) -> Callable[[], object]:
    """Bring rows to the database; return what puts them into their table: all, or none."""
    table = AGGREGATES[kind].table
    if connection.dialect.name == "sqlite":
        return _by_one_statement(connection, table, stored, same)
    said = _names(connection, (*stored, *same))
    marks = ", ".join(["%s"] * (len(stored) + len(same)))
    into = connection.dialect.identifier_preparer.format_table(table)
    rows = list(zip(*stored.values(), *map(repeat, same.values()), strict=False))
    insert = f"INSERT INTO {into} ({said}) VALUES ({marks})"
    return partial(connection.exec_driver_sql, insert, rows)


def _by_one_statement(
    connection: Connection,
    table: Table,
    stored: Mapping[str, Sequence[Any]],
    same: Mapping[str, Any],
) -> Callable[[], object]:
    """Bring rows to a bare table in memory; return what inserts them from there.

    A statement for each row begins by writing down, in a small index of its own, what each column
    may be one of; that took longer than the row itself (SQLite 3.53). One statement does so once.
    It also lets other threads work all the while; what comes row by row waits for them at each.
    """
    driver: Any = connection.connection.driver_connection
    into = connection.dialect.identifier_preparer.format_table(table)
    names = _names(connection, stored)
    said = ", ".join([names, *["?"] * len(same)])
    every = _names(connection, (*stored, *same))
    marks = ", ".join(["?"] * len(stored))
    rows = zip(*stored.values(), strict=True)
    driver.execute(f"DROP TABLE IF EXISTS {_COMING}")
    driver.execute(f"CREATE TABLE {_COMING} ({names})")
    driver.executemany(f"INSERT INTO {_COMING} VALUES ({marks})", rows)
    insert = f"INSERT INTO {into} ({every}) SELECT {said} FROM {_COMING}"
    return partial(driver.execute, insert, tuple(same.values()))


@contextmanager
def _cleared(connection: Connection) -> Iterator[None]:
    """Take the table of coming rows away at the end."""
    driver: Any = connection.connection.driver_connection
    try:
        yield
    finally:
        if connection.dialect.name == "sqlite":
            # After an error of the disk SQLite may have taken the table back itself.
            driver.execute(f"DROP TABLE IF EXISTS {_COMING}")


def _names(connection: Connection, names: Iterable[str]) -> str:
    return ", ".join(map(connection.dialect.identifier_preparer.quote, names))


@contextmanager
def undone(connection: Connection, kind: type[Any]) -> Iterator[None]:
    """Take the rows that the block inserted away again if it fails: on SQLite only.

    What a savepoint does too, but within one each of the statements copies the pages it touches.
    """
    table = AGGREGATES[kind].table
    last = connection.execute(select(func.max(table.c.row_no))).scalar() or 0
    driver: Any = connection.connection.driver_connection
    try:
        yield
    except BaseException:
        if driver.in_transaction:  # or SQLite took back all of it, and these are others' rows
            connection.execute(table.delete().where(table.c.row_no > last))
        raise


def _stored(codec: Codec | None, values: Sequence[Any]) -> Sequence[Any]:
    if codec is None:
        return values
    if codec is SHAPE and None not in values:
        return list(shapely.to_wkb(np.array(values, dtype=object)))
    known = {one: codec.stored(one) for one in set(values)}
    return list(map(known.__getitem__, values))
