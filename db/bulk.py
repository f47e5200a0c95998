"""Adding many records of one kind by columns: no object and no statement for each record."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import lru_cache, partial
from itertools import chain, repeat
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

    from sqlalchemy import Connection

    from db.codecs import Codec
    from qdpilot.model.columns import Columns

#: What a database raises if it does not take a row: through SQLAlchemy, and directly.
REFUSED = (IntegrityError, sqlite.IntegrityError)
#: Rows of one statement: SQLite binds no more than 250,000 values, and no kind has 60 fields.
BATCH = 4_000
#: Statements that the database has, or has before it.
_AHEAD = 2
#: Columns that follow from a field, as the properties of the values have them.
_DERIVED: dict[str, tuple[str, Callable[[Sequence[str]], list[str]]]] = {
    "vin_key": ("vin", lookalike_keys),
    "number_key": ("number", lookalike_keys),
}


def insert_columns(
    connection: Connection, kind: type[Any], columns: Columns, told: Callable[[int], object]
) -> None:
    """Insert records with version 1; the caller undoes it if one is refused.

    The next rows are checked and hashed while the database takes the ones before. One statement
    waits for it always: Python lets who works here go on for 5 ms before it could be handed over.

    Args:
        connection: Within a transaction.
        kind: One whose fields all lie in one table, with nothing named beside it.
        columns: Field to its values; all are equally long.
        told: Hears how many are there; if it raises, no more are inserted.

    Raises:
        FieldError, PromiseBrokenError: Of a record that is not sound by itself.
    """
    same = {name: one[0] for name, one in columns.items() if name != "id" and _is_one(one)}
    with _InOrder() as taking:
        for start, some in parts(columns):
            require_sound_columns(kind, some)
            ready = _ready(kind, some, same)
            there = start - BATCH * taking.wait(_AHEAD)
            if there or not start:
                told(there)
            taking.add(_insertion(connection, kind, *ready))
        taking.wait(0)
    told(len(columns["id"]))


class _InOrder:
    """Does one thing after the other on a thread beside, until one fails.

    After a failure SQLite may have ended the transaction: what came then would be there for good.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1)
        self._waiting: deque[Future[None]] = deque()
        self._stopped = False

    def __enter__(self) -> _InOrder:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        self._stopped = self._stopped or kind is not None
        self._thread.shutdown()

    def add(self, what: Callable[[], object]) -> None:
        """Let something be done after what was added before."""
        self._waiting.append(self._thread.submit(self._do, what))

    def wait(self, most: int) -> int:
        """Wait until fewer than `most` are left, or all are done; return how many are left.

        Raises what one of those that were waited for raised.
        """
        while len(self._waiting) >= max(most, 1):
            self._waiting.popleft().result()
        return len(self._waiting)

    def _do(self, what: Callable[[], object]) -> None:
        if self._stopped:
            return
        try:
            what()
        except BaseException:
            self._stopped = True
            raise


def parts(columns: Columns) -> Iterator[tuple[int, Columns]]:
    """Yield the columns as many rows at a time as one statement takes, and where each begins."""
    for start in range(0, len(columns["id"]), BATCH):
        yield start, {name: values[start : start + BATCH] for name, values in columns.items()}


def _ready(
    kind: type[Any], columns: Columns, same: Mapping[str, Any]
) -> tuple[dict[str, Sequence[Any]], dict[str, Any]]:
    """Return the columns as they are stored, and what is the same in all rows."""
    aggregate = AGGREGATES[kind]
    own = {name: values for name, values in columns.items() if name not in same}
    usual = {name: one for name, one in defaults(kind).items() if name not in columns}
    common = {  # said once in the statement, not bound for each row
        name: one if (codec := aggregate.codecs.get(name)) is None else codec.stored(one)
        for name, one in {**usual, **same}.items()
    }
    stored = {name: _stored(aggregate.codecs.get(name), values) for name, values in own.items()}
    for name in aggregate.derived:
        field, derive = _DERIVED[name]
        stored[name] = derive(columns[field])
    stored["content_sha256"] = content_sha256_all(kind, own, same)
    return stored, {**common, "version": 1}


def _is_one(values: Sequence[Any]) -> bool:
    """Tell whether surely one text or whole number, or nothing, stands in all rows."""
    first = values[0] if values else None
    if not isinstance(first, str | int | None) or values.count(first) != len(values):
        return False
    return not isinstance(first, int) or len(set(map(type, values))) == 1  # 1 is True too


def _insertion(
    connection: Connection,
    kind: type[Any],
    stored: Mapping[str, Sequence[Any]],
    same: Mapping[str, Any],
) -> Callable[[], object]:
    """Return what puts rows into their table: all, or none."""
    table = AGGREGATES[kind].table
    into = connection.dialect.identifier_preparer.format_table(table)
    said = _names(connection, (*same, *stored))
    if connection.dialect.name == "sqlite":
        driver: Any = connection.connection.driver_connection
        insert = _statement(f"{into} ({said})", len(stored["id"]), (len(same), len(stored)))
        rows = chain.from_iterable(zip(*stored.values(), strict=True))
        return partial(driver.execute, insert, (*same.values(), *rows))
    marks = ", ".join(["%s"] * (len(stored) + len(same)))
    some = list(zip(*map(repeat, same.values()), *stored.values(), strict=False))
    insert = f"INSERT INTO {into} ({said}) VALUES ({marks})"
    return partial(connection.exec_driver_sql, insert, some)


@lru_cache(maxsize=4)
def _statement(into: str, rows: int, columns: tuple[int, int]) -> str:
    """Return the statement that inserts many rows at once: those of a fleet are of one form.

    A statement for each row begins by writing down, in a small index of its own, what each column
    may be one of; that took longer than the row itself (SQLite 3.53). One statement does so once.
    It also lets other threads work all the while; what comes row by row waits for them at each.

    Args:
        into: Table and columns.
        rows: How many.
        columns: How many are said once for all rows, and how many for each.
    """
    same, each = columns
    row = f"({', '.join(['?'] * each)})"
    said = ", ".join([*["?"] * same, *(f"column{at}" for at in range(1, each + 1))])
    return f"INSERT INTO {into} SELECT {said} FROM (VALUES {', '.join([row] * rows)})"


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
