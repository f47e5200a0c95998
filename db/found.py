"""Finding records by what a person typed, in the index of `db.finding`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from db.aggregates import AGGREGATES
from db.finding import MARKED, mark_of
from qdpilot.model.hit import Hit
from qdpilot.model.initials import folded
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.services.finding import NAMED, called, marks, plate_hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection

_LAST = "\U0010ffff"  # behind every text that begins alike


def find(connection: Connection, text: str, *, limit: int) -> tuple[Hit, ...]:
    """Return the first hits of each kind: plates, VINs, then names and numbers."""
    asked = folded(text)
    if not asked:
        return ()
    typed = marks(text)
    plates = _marked(connection, Plate, typed, limit)
    vins = _marked(connection, Vehicle, typed[:1], limit)
    return (
        *(plate_hit(number, owner) for number, owner in plates),
        *(Hit(kind=Vehicle, id=id, text=vin, where="vin") for vin, id in vins),
        *_named(connection, asked, limit),
    )


def _marked(
    connection: Connection, kind: type[Any], typed: tuple[str, ...], limit: int
) -> list[tuple[str, str]]:
    """Return marks and the ids of their vehicles: those that begin so, then those that hold it."""
    found: dict[tuple[str, str], None] = {}
    if not typed[0]:
        return []
    for one in typed:
        found |= dict.fromkeys(_beginning(connection, kind, one, limit))
    if len(typed[0]) > 2 and len(found) < limit:
        found |= dict.fromkeys(_holding(connection, kind, typed[0], limit))
    return list(found)[:limit]


def _beginning(
    connection: Connection, kind: type[Any], typed: str, limit: int
) -> list[tuple[str, str]]:
    table, column, _ = MARKED[kind]
    owner = "vehicle_id" if kind is Plate else "id"
    said = (
        f"SELECT {column}, {owner} FROM {table.name} WHERE {_between(connection, column)}"
        f" LIMIT {limit:d}"
    )
    return _pairs(connection, said, typed, typed + _LAST)


def _holding(
    connection: Connection, kind: type[Any], typed: str, limit: int
) -> list[tuple[str, str]]:
    table, column, _ = MARKED[kind]
    owner = "vehicle_id" if kind is Plate else "id"
    what, source = f"{column}, {owner}", table.name
    if connection.dialect.name != "sqlite":
        said = (
            f"SELECT {what} FROM {source} WHERE {column} LIKE %s ORDER BY {column} LIMIT {limit:d}"
        )
        return _pairs(connection, said, like(typed))
    said = f"{_known_to_hold(what, kind)} LIMIT {limit:d}"
    held = _pairs(connection, said, _threes(typed), typed)
    said = f"SELECT {what} FROM {source} WHERE row_no > ? AND instr({column}, ?) LIMIT {limit:d}"
    return held + _pairs(connection, said, mark_of(connection, kind), typed)


def keys_of_marks(
    connection: Connection, kind: type[Any], column: str, part: str, *, most: int
) -> list[int] | None:
    """Return the keys of all records whose mark holds a part, by SQLite's index.

    None if it does not help: the column has none, the part is too short, or more than `most` marks
    hold its three characters, so that looking at every mark is faster.
    """
    if connection.dialect.name != "sqlite" or kind not in MARKED or len(part) < 3:
        return None
    table, marked, index = MARKED[kind]
    if column != marked:
        return None
    said = f"SELECT count(*) FROM (SELECT 1 FROM {index} WHERE {index} MATCH ? LIMIT {most + 1:d})"
    ((many,),) = _asked(connection, said, (_threes(part),))
    if many > most:
        return None
    key = f"{table.name}.row_no"
    held = _asked(connection, _known_to_hold(key, kind), (_threes(part), part))
    said = f"SELECT {key} FROM {table.name} WHERE row_no > ? AND instr({column}, ?)"
    above = _asked(connection, said, (mark_of(connection, kind), part))
    return [key for (key,) in (*held, *above)]


def like(part: str) -> str:
    """Return the pattern for what holds a part: what PostgreSQL's index (pg_trgm) understands."""
    plain = part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{plain}%"


def _known_to_hold(what: str, kind: type[Any]) -> str:
    """Return the statement for what the index knows: it asks for `_threes` of a part, and the part.

    Three characters at a time are known to stand there, in any order: the text itself decides.
    """
    table, column, index = MARKED[kind]
    source = table.name
    return (
        f"SELECT {what} FROM {index} CROSS JOIN {source} ON {source}.row_no = {index}.rowid"
        f" WHERE {index} MATCH ? AND instr({column}, ?)"
    )


def _threes(part: str) -> str:
    """Return what the index is asked for: all threes of neighbouring characters."""
    threes = (part[at : at + 3].replace('"', '""') for at in range(len(part) - 2))
    return " AND ".join(f'"{one}"' for one in threes)


def _pairs(connection: Connection, said: str, *asked: object) -> list[tuple[str, str]]:
    return [(text, id) for text, id in _asked(connection, said, asked)]


def _asked(connection: Connection, said: str, asked: tuple[object, ...]) -> Iterable[Any]:
    """Yield rows: past SQLAlchemy on SQLite, for it takes longer than an answer of the index."""
    if connection.dialect.name != "sqlite":
        return connection.exec_driver_sql(said, asked)
    driver: Any = connection.connection.driver_connection
    rows: Iterable[Any] = driver.execute(said, asked).fetchall()
    return rows


def _named(connection: Connection, asked: str, limit: int) -> Iterator[Hit]:
    said = (
        "SELECT kind, record_id, field FROM find_word"
        f" WHERE {_between(connection, 'word')} LIMIT {limit * 4:d}"
    )
    where: dict[tuple[str, str], str] = {}
    for kind, id, field in _asked(connection, said, (asked, asked + _LAST)):
        where.setdefault((kind, id), field)
    for kind in NAMED:
        mine = [(id, field) for (name, id), field in where.items() if name == kind.__name__]
        there = _called(connection, kind, [id for id, _ in mine[:limit]])
        for id, field in mine[:limit]:
            if id in there:
                yield Hit(kind=kind, id=id, text=there[id], where=field)


def _called(connection: Connection, kind: type[Any], ids: list[str]) -> dict[str, str]:
    """Return what records are called, by their ids: asked for together, for each asking is dear."""
    if not ids:
        return {}
    aggregate = AGGREGATES[kind]
    found = map(aggregate.value, aggregate.those(connection, aggregate.table.c.id, ids))
    return {one.id: called(one) for one in found}


def _between(connection: Connection, column: str) -> str:
    """Return the condition that a column begins with a text, and the order of its characters."""
    if connection.dialect.name == "sqlite":
        return f"{column} >= ? AND {column} < ? ORDER BY {column}"
    plain = f'{column} COLLATE "C"'  # the order of a language would tear what begins alike apart
    return f"{plain} >= %s AND {plain} < %s ORDER BY {plain}"
