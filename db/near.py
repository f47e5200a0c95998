"""Which records lie where: an index of their bounds, kept in step with them.

SQLite has an R*Tree, PostgreSQL boxes with a GiST index; both may give a little more than asked
for (an R*Tree rounds outwards, boxes are compared within a millionth), so what is found is looked
at again. A transaction brings the index up to what it changed at its end, all at once: a trigger
for each row would take longer than the rows of a large network themselves.
"""

from __future__ import annotations

import hashlib
from operator import itemgetter
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import shapely
from sqlalchemy import select, text

from db.aggregates import AGGREGATES
from db.codecs import SHAPE
from db.engine import prepare_for_scattered
from qdpilot.model.road import Road
from qdpilot.model.zone import ZoneVersion
from qdpilot.services.place_ports import PLACED, meets

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence, Set

    from sqlalchemy import Connection, Select

    from db.codecs import Codec
    from qdpilot.services.place_ports import Box, P

#: Kinds with their index of bounds.
BOXES: dict[type[Any], str] = {Road: "road_box", ZoneVersion: "zone_version_box"}
_TOGETHER = 1000
_MANY = 500


class SqlPlaces:
    """Fulfils `qdpilot.services.place_ports` over one connection."""

    _connection: Connection
    kept: dict[str, Any]

    def contents(self, kind: type[Any], /, **equals: object) -> dict[str, Hashable]:
        """Return the hash of the content of each record, by id."""
        return self._told(kind, "content_sha256", equals)

    def columns(self, kind: type[Any], *fields: str) -> Iterator[tuple[Sequence[Any], ...]]:
        """Yield fields of all records of a kind, each as one sequence, some at a time."""
        aggregate = AGGREGATES[kind]
        asked = select(*map(aggregate.column, fields)).order_by(aggregate.table.c.row_no)
        codecs = [aggregate.codecs.get(name) for name in fields]
        for rows in _parts(self._connection, asked):
            yield tuple(map(_told, codecs, zip(*rows, strict=True)))

    def fingerprint(self, kind: type[Any]) -> str:
        """Return a text that tells the contents of all records of a kind."""
        own = AGGREGATES[kind].table.c
        asked = select(own.content_sha256).order_by(own.row_no)
        told = hashlib.sha256()
        for rows in _parts(self._connection, asked):
            told.update("".join(map(itemgetter(0), rows)).encode())
        return told.hexdigest()

    def versions(self, kind: type[Any], /, **equals: object) -> dict[str, int]:
        """Return the version of each record, by id."""
        return self._told(kind, "version", equals)

    def _told(self, kind: type[Any], column: str, equals: dict[str, object]) -> dict[str, Any]:
        aggregate = AGGREGATES[kind]
        own = aggregate.table.c
        asked = select(own.id, own[column]).order_by(own.row_no)
        asked = asked.where(*(aggregate.equal(name, value) for name, value in equals.items()))
        return {row[0]: row[1] for row in self._connection.execute(asked)}

    def near(self, kind: type[P], boxes: Sequence[Box]) -> tuple[P, ...]:
        """Return the records of a kind whose bounds meet one of some boxes."""
        aggregate, field = AGGREGATES[kind], PLACED[kind]
        key = aggregate.table.c.row_no
        keys = sorted({one for box in boxes for one in _met(self._connection, kind, box)})
        if len(keys) > _TOGETHER:
            prepare_for_scattered(self._connection)
        found: list[P] = []
        for at in range(0, len(keys), _TOGETHER):
            rows = aggregate.those(self._connection, key, keys[at : at + _TOGETHER], key)
            found += _values(kind, sorted(rows, key=itemgetter(-1)))
        if not found:
            return ()
        bounds = shapely.bounds([getattr(one, field) for one in found]).tolist()
        return tuple(one for one, box in zip(found, bounds, strict=True) if meets(box, boxes))


def _parts(connection: Connection, asked: Select[Any]) -> Iterator[Sequence[Sequence[Any]]]:
    """Yield the rows of a question without values, some hundreds at a time."""
    if connection.dialect.name == "sqlite":  # past SQLAlchemy this takes half of the time
        driver: Any = connection.connection.driver_connection
        found = driver.execute(str(asked.compile(dialect=connection.dialect)))
        while rows := found.fetchmany(_MANY):
            yield rows
    else:
        yield from connection.execute(asked.execution_options(yield_per=_MANY)).partitions()


def _values(kind: type[P], rows: Sequence[Sequence[Any]]) -> Iterator[P]:
    """Yield the values of rows, whole columns at a time; a name that many share is kept once."""
    names, codecs = AGGREGATES[kind].names, AGGREGATES[kind].codecs
    columns: list[Sequence[Any]] = []
    for name, column in zip(names, zip(*rows, strict=True), strict=False):
        codec = codecs.get(name)
        if codec is None and isinstance(column[0], str):
            texts: dict[Any, Any] = {}  # of this column alone: a code is a text too
            columns.append([texts.setdefault(one, one) for one in column])
        else:
            columns.append(_told(codec, column))
    return (kind(**dict(zip(names, one, strict=True))) for one in zip(*columns, strict=True))


def _told(codec: Codec | None, values: Sequence[Any]) -> Sequence[Any]:
    """Return the fields of columns: shapes together, of other values each different one once."""
    if codec is None:
        return values
    if codec is SHAPE:
        return list(shapely.from_wkb(np.array(values, dtype=object)))
    known = {one: codec.told(one) for one in set(values)}
    return [known[one] for one in values]


def _met(connection: Connection, kind: type[Any], box: Box) -> Iterator[int]:
    west, south, east, north = box
    said = f"SELECT row_no FROM {BOXES[kind]} WHERE "
    if connection.dialect.name == "sqlite":
        said += "west <= ? AND east >= ? AND south <= ? AND north >= ?"
        asked = (east, west, north, south)
    else:
        # As the index has it, or it would not be used.
        said += "box(point(east, north), point(west, south)) && box(point(%s, %s), point(%s, %s))"
        asked = (east, north, west, south)
    return map(itemgetter(0), connection.exec_driver_sql(said, asked))


def keep_places(
    connection: Connection,
    changed: Mapping[type[Any], Set[str]],
    rewritten: Mapping[type[Any], Set[str]],
) -> None:
    """Bring the index up to what a transaction changed, as `db.finding.keep_in_step`; or again."""
    for kind in changed.keys() & BOXES.keys():
        _rewrite(connection, kind, list(rewritten.get(kind, ())))
        fill_places(connection, kind)


def fill_places(connection: Connection, kind: type[Any]) -> None:
    """Index the records that are not indexed yet."""
    table = AGGREGATES[kind].table
    known = f"{BOXES[kind]}_rowid" if connection.dialect.name == "sqlite" else BOXES[kind]
    key = "rowid" if connection.dialect.name == "sqlite" else "row_no"
    missing = text(f"row_no NOT IN (SELECT {key} FROM {known})")
    own = table.c
    for rows in _parts(connection, select(own.row_no, own[PLACED[kind]]).where(missing)):
        _index(connection, kind, rows)


def _rewrite(connection: Connection, kind: type[Any], ids: Sequence[str]) -> None:
    table = AGGREGATES[kind].table
    for at in range(0, len(ids), _TOGETHER):
        own, some = table.c, ids[at : at + _TOGETHER]
        asked = select(own.row_no, own[PLACED[kind]]).where(own.id.in_(some))
        _index(connection, kind, connection.execute(asked).all())


def _index(connection: Connection, kind: type[Any], rows: Sequence[Sequence[Any]]) -> None:
    """Index rows, each its key and where it is."""
    import numpy as np  # what opens an office does not wait for it
    import shapely

    lines = shapely.from_wkb(np.array([line for _, line in rows], dtype=object))
    bounds = shapely.bounds(lines).tolist()
    boxes = [(row_no, *box) for (row_no, _), box in zip(rows, bounds, strict=True)]
    said = f"INTO {BOXES[kind]} (row_no, west, south, east, north) VALUES "
    if connection.dialect.name == "sqlite":
        driver: Any = connection.connection.driver_connection
        driver.executemany(f"INSERT OR REPLACE {said} (?, ?, ?, ?, ?)", boxes)
    elif boxes:
        again = ", ".join(f"{one} = excluded.{one}" for one in ("west", "south", "east", "north"))
        said = f"INSERT {said} (%s, %s, %s, %s, %s) ON CONFLICT (row_no) DO UPDATE SET {again}"
        connection.exec_driver_sql(said, boxes)


def misplaced(connection: Connection, kind: type[Any]) -> list[str]:
    """Return the ids of records that the index would not find where they are."""
    import shapely

    table, field = AGGREGATES[kind].table, PLACED[kind]
    asked = select(table.c.row_no, table.c.id, table.c[field]).order_by(table.c.row_no)
    lost = []
    for row_no, id, line in connection.execute(asked.execution_options(yield_per=500)):
        box = cast("Box", tuple(shapely.from_wkb(line).bounds))
        if row_no not in set(_met(connection, kind, box)):
            lost.append(id)
    return lost
