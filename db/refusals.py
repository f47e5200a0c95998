"""Which promise a write broke, asked after the database refused it: one error class each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from db.aggregates import AGGREGATES
from db.statements import as_read, seen
from qdpilot.model.errors import (
    FrozenError,
    NotFoundError,
    QdPilotError,
    SamePersonError,
    StaleError,
    TakenError,
)
from qdpilot.model.office import Office
from qdpilot.model.person import Person
from qdpilot.model.right import Grant
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.services import plate_promises, promises

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Column, Connection, Table

    from db.aggregate import Aggregate
    from qdpilot.services.ports import Reading, Record


def refused(reading: Reading, value: Record, *, new: bool) -> QdPilotError | None:
    """Return why a record could not be written, or None if no promise tells.

    Args:
        reading: Of the same transaction, as it was before the write.
        value: What was to be written.
        new: Whether it was to be added.
    """
    return (
        _frozen(reading, value, new=new)
        or _taken(reading, value, new=new)
        or _carried(reading, value, new=new)
        or _shrunk(reading, value, new=new)
        or _missing(reading, value)
        or _same_hand(reading, value)
    )


def stands(connection: Connection, value: Record) -> bool:
    """Tell whether a record is stored as it was read."""
    aggregate = AGGREGATES[type(value)]
    asked = select(aggregate.table.c.id).where(*as_read(aggregate))
    return connection.execute(asked, seen(value)).first() is not None


def missed(connection: Connection, value: Record) -> NotFoundError | StaleError:
    """Return why a record is not stored as it was read."""
    kind = type(value)
    table = AGGREGATES[kind].table
    asked = select(table.c.version).where(table.c.id == value.id)
    stored = connection.execute(asked).scalar()
    if stored is None:
        return NotFoundError(kind=kind, id=value.id)
    return StaleError(kind=kind, id=value.id, seen=value.version, stored=stored)


def first_missed(connection: Connection, values: Sequence[Record]) -> NotFoundError | StaleError:
    """Return why not all of some records are stored as they were read."""
    met: set[str] = set()
    for one in values:
        if one.id in met:
            break
        if not stands(connection, one):
            return missed(connection, one)
        met.add(one.id)
    return NotFoundError(kind=type(one), id=one.id)  # named twice: the first took it away


def users(connection: Connection, table: Table, id: str) -> tuple[type[Record], ...]:
    """Return the kinds of the records that refer to a row."""
    return tuple(
        other.kind
        for other in AGGREGATES.values()
        if any(_found(connection, column, id) for column in _columns_to(table, other))
    )


def may_be_used(table: Table) -> bool:
    """Tell whether records of any kind refer to rows of a table."""
    return any(True for other in AGGREGATES.values() for _ in _columns_to(table, other))


def _columns_to(table: Table, other: Aggregate) -> Iterator[Column[Any]]:
    for owned in (other.table, *(named for _, named in other.named)):
        for key in owned.foreign_keys:
            # What goes with its owner is a part of it.
            if key.column.table is table and key.ondelete != "CASCADE":
                yield key.parent


def _found(connection: Connection, column: Column[Any], id: str) -> bool:
    return connection.execute(select(column).where(column == id).limit(1)).first() is not None


def _frozen(reading: Reading, value: Record, *, new: bool) -> QdPilotError | None:
    if new or not isinstance(value, Grant):
        return None
    changed = promises.changed_for_good(reading.get(Grant, value.id), value)
    return FrozenError(kind=Grant, id=value.id) if changed else None


def _taken(reading: Reading, value: Record, *, new: bool) -> QdPilotError | None:
    kind = type(value)
    if new and reading.count(kind, id=value.id):
        return TakenError(kind=kind, field="id", value=value.id, by=value.id)
    key = promises.unique_key(value)
    if key is not None:
        names = promises.UNIQUE[kind]
        for other in reading.all(kind, **dict(zip(names, key, strict=True))):
            if other.id != value.id and promises.unique_key(other) == key:
                return promises.taken(value, other)
    if isinstance(value, Grant) and value.replaces_id is not None:
        return promises.replaced_already(value, reading.all(Grant, replaces_id=value.replaces_id))
    if isinstance(value, Office):
        for other in reading.all(Office):
            if other.id != value.id:
                return TakenError(kind=kind, field="office", value=value.name, by=other.id)
    return None


def _carried(reading: Reading, value: Record, *, new: bool) -> QdPilotError | None:
    """Say why a plate cannot be carried: by its own days, by its vehicle's, or by others'."""
    if not isinstance(value, Plate) or not reading.count(Vehicle, id=value.vehicle_id):
        return None
    held = reading.all(Plate, number_key=value.number_key)
    own = reading.all(Plate, vehicle_id=value.vehicle_id)
    vehicle = reading.get(Vehicle, value.vehicle_id)
    before = None if new else reading.get(Plate, value.id)
    return plate_promises.plate_refusal(value, vehicle=vehicle, others=(*held, *own), before=before)


def _shrunk(reading: Reading, value: Record, *, new: bool) -> QdPilotError | None:
    if new or not isinstance(value, Vehicle):
        return None
    plates = reading.all(Plate, vehicle_id=value.id)
    return plate_promises.cover_refusal(reading.get(Vehicle, value.id), value, plates)


def _missing(reading: Reading, value: Record) -> QdPilotError | None:
    for kind, id in promises.references(value):
        if not reading.count(kind, id=id):
            return NotFoundError(kind=kind, id=id)
    return None


def _same_hand(reading: Reading, value: Record) -> QdPilotError | None:
    same = promises.same_hand(value)
    if same is None:
        return None
    act, person_id = same
    name = reading.get(Person, person_id).name
    return SamePersonError(person=name, first=name, act=act)
