"""The index by which records are found, kept in step with them.

Words of names and numbers lie in `find_word`, each beginning at another character, so that any part
is the beginning of one. Plates and VINs are too many for that: SQLite has an index of three
characters each (FTS5, trigram), PostgreSQL one of its own (pg_trgm). SQLite's is brought up to a
mark; rows above it, which a large import leaves, are looked at one by one until they are settled.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from db import tables
from db.aggregates import AGGREGATES
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.services.finding import NAMED, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Set

    from sqlalchemy import Connection, Table

#: Kinds whose marks are indexed by three characters: the text's column and SQLite's index.
MARKED: dict[type[Any], tuple[Table, str, str]] = {
    Vehicle: (tables.vehicle, "vin", "find_vin"),
    Plate: (tables.plate, "number", "find_plate"),
}
#: Rows that a transaction brings up to date on its way: 20 ms at most.
AT_ONCE = 1000
LATER = 20_000
_TOGETHER = 500


def keep_in_step(
    connection: Connection,
    changed: Mapping[type[Any], Set[str]],
    rewritten: Mapping[type[Any], Set[str]],
) -> None:
    """Bring the index up to what a transaction changed; called at its end.

    Args:
        connection: Of that transaction.
        changed: Ids of all that was added, replaced or dropped, by kind.
        rewritten: Those of them that may have been there before.
    """
    for kind in changed.keys() & set(NAMED):
        _rename(connection, kind, changed[kind])
    if connection.dialect.name != "sqlite":
        return
    for kind in changed.keys() & MARKED.keys():
        _remark(connection, kind, list(rewritten.get(kind, ())))
        catch_up(connection, kind, most=AT_ONCE)


def catch_up(connection: Connection, kind: type[Any], *, most: int) -> int:
    """Index rows above the mark, `most` at most; return how many there were."""
    table, column, index = MARKED[kind]
    mark = mark_of(connection, kind)
    rows = connection.execute(
        select(table.c.row_no, table.c[column])
        .where(table.c.row_no > mark)
        .order_by(table.c.row_no)
        .limit(most)
    ).all()
    if rows:
        _index(connection, index, [tuple(one) for one in rows])
        _set_mark(connection, kind, rows[-1][0])
    return len(rows)


def settle(connection: Connection) -> int:
    """Index some thousand rows of each kind that are above the mark; return how many are left."""
    if connection.dialect.name != "sqlite":
        return 0
    left = 0
    for kind, (table, _, _) in MARKED.items():
        catch_up(connection, kind, most=LATER)
        above = (
            select(func.count())
            .select_from(table)
            .where(table.c.row_no > mark_of(connection, kind))
        )
        left += int(connection.execute(above).scalar_one())
    return left


def mark_of(connection: Connection, kind: type[Any]) -> int:
    """Return the last row that is in SQLite's index of three characters; asked by each search."""
    driver: Any = connection.connection.driver_connection
    said = "SELECT row_no FROM find_mark WHERE kind = ?"
    ((row_no,),) = driver.execute(said, (kind.__name__,)).fetchall()
    return int(row_no)


def fill_words(connection: Connection) -> None:
    """Write the words of all records that are found by words: for a file that has none yet."""
    for kind in NAMED:
        ids = connection.execute(select(AGGREGATES[kind].table.c.id)).scalars().all()
        _rename(connection, kind, ids)


def _rename(connection: Connection, kind: type[Any], ids: Iterable[str]) -> None:
    words, aggregate, all_ids = tables.find_word, AGGREGATES[kind], list(ids)
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    marks = ", ".join([mark] * 4)
    said = f"INSERT INTO find_word (kind, record_id, word, field) VALUES ({marks})"
    for at in range(0, len(all_ids), _TOGETHER):
        some = all_ids[at : at + _TOGETHER]
        gone = words.delete().where(words.c.kind == kind.__name__, words.c.record_id.in_(some))
        connection.execute(gone)
        found = map(aggregate.value, aggregate.those(connection, aggregate.table.c.id, some))
        rows = [
            (kind.__name__, value.id, word, field)
            for value in found
            for word, field in dict.fromkeys(words_of(value))
            if word
        ]
        if rows:
            connection.exec_driver_sql(said, rows)


def _remark(connection: Connection, kind: type[Any], ids: list[str]) -> None:
    """Index rows below the mark anew; lower the mark if the last rows are gone."""
    table, column, index = MARKED[kind]
    mark = mark_of(connection, kind)
    last = connection.execute(select(func.max(table.c.row_no))).scalar() or 0
    if last < mark:
        mark = last
        _set_mark(connection, kind, mark)
    for at in range(0, len(ids), _TOGETHER):
        rows = connection.execute(
            select(table.c.row_no, table.c[column]).where(
                table.c.id.in_(ids[at : at + _TOGETHER]), table.c.row_no <= mark
            )
        ).all()
        if rows:
            gone = [(row_no,) for row_no, _ in rows]
            connection.exec_driver_sql(f"DELETE FROM {index} WHERE rowid = ?", gone)
            _index(connection, index, [tuple(one) for one in rows])


def _index(connection: Connection, index: str, rows: list[tuple[int, str]]) -> None:
    connection.exec_driver_sql(f"INSERT INTO {index} (rowid, mark) VALUES (?, ?)", rows)


def _set_mark(connection: Connection, kind: type[Any], row_no: int) -> None:
    marks = tables.find_mark
    connection.execute(marks.update().where(marks.c.kind == kind.__name__).values(row_no=row_no))
