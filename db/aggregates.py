"""Each kind of record and its table: value to row, row to value."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import bindparam, select

from db import tables
from db.codecs import DAY, FLAG, HEX, INSTANT, SCHEDULE, SHAPE, TERMS, TEXTS
from db.codecs import choice, choices, items
from qdpilot.model.attachment import Attachment, StoredFile
from qdpilot.model.canonical import content_sha256
from qdpilot.model.document import Document, DocumentKind
from qdpilot.model.map_view import MapView
from qdpilot.model.office import Office
from qdpilot.model.operator import Contact, Member, Operator, Paper, PaperKind
from qdpilot.model.person import Person, Role
from qdpilot.model.right import Application, ApplicationKind, ApplicationState, Grant, GrantState
from qdpilot.model.road import Road, RoadChange, RoadClass, RoadState
from qdpilot.model.safety_driver import Post, SafetyDriver
from qdpilot.model.suspension import SubjectKind, Suspension
from qdpilot.model.vehicle import (
    Category,
    Cover,
    Ending,
    Energy,
    Plate,
    PlateKind,
    Policy,
    Software,
    Track,
    Vehicle,
)
from qdpilot.model.zone import Purpose, Zone, ZoneVersion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from sqlalchemy import ColumnElement, Table

    from db.codecs import Codec
    from qdpilot.services.ports import R, Record

Row = dict[str, Any]


class Aggregate:
    """A kind of record, its table, and the fields that are not stored as they are.

    Attributes:
        kind: The class of its values.
        table: Where they lie.
        codecs: Field to codec.
        apart: Table of the personal fields, joined by the first of its columns.
        named: For applications and grants: field of the terms to the table of what it names.
        derived: Columns that follow from the fields: properties of the value.
        chosen: Selects the fields of all rows, as `value` wants them.
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
        derived: tuple[str, ...] = (),
    ) -> None:
        self.kind = kind
        self.table = table
        self.codecs = codecs
        self.apart = apart
        self.named = named
        self.derived = derived
        self._names = tuple(one.name for one in fields(kind))
        self._told = tuple((self._names.index(name), one.told) for name, one in codecs.items())
        source = table if apart is None else table.join(apart)
        self.chosen = select(*map(self.column, self._names)).select_from(source)
        self.by_id = self.chosen.where(table.c.id == bindparam("id"))

    def column(self, name: str) -> ColumnElement[Any]:
        """Return the column of a field."""
        if self.apart is not None and name in self.apart.c:
            return self.apart.c[name]
        return self.table.c[name]

    def equal(self, name: str, value: object) -> ColumnElement[bool]:
        """Return the condition that a field equals a value.

        Raises:
            TypeError: If the field is not there, or cannot be compared in a database.
        """
        codec = self.codecs.get(name)
        if name not in {*self._names, *self.derived} or (codec is not None and not codec.one_text):
            raise TypeError(self.kind, name)
        stored = value if codec is None else codec.stored(value)
        return self.column(name).is_(None) if stored is None else self.column(name) == stored

    def value(self, row: Sequence[Any]) -> Record:
        """Return the value of a row as `chosen` gives it."""
        told = list(row)
        for index, tell in self._told:
            told[index] = tell(told[index])
        return self.kind(**dict(zip(self._names, told, strict=True)))

    def row(self, value: Record) -> Row:
        """Return the columns of a value, with the hash of its content."""
        row = {name: getattr(value, name) for name in self._names}
        for name, codec in self.codecs.items():
            row[name] = codec.stored(row[name])
        for name in self.derived:
            row[name] = getattr(value, name)
        if isinstance(value, Application | Grant):
            row["operator_id"] = value.terms.operator_id
        row["content_sha256"] = content_sha256(value)
        return row

    def told(self, row: Row) -> Record:
        """Return the value of a row by name; what it lacks was not there when it was written."""
        there = {name: row[name] for name in self._names if name in row}
        for name, codec in self.codecs.items():
            if name in there:
                there[name] = codec.told(there[name])
        return self.kind(**there)

    def personal(self, row: Row) -> Row:
        """Take the personal fields out of a row, and return them as a row of their own."""
        assert self.apart is not None
        key, *names = self.apart.c.keys()
        return {key: row["id"], **{name: row.pop(name) for name in names}}

    def named_rows(self, value: Record) -> Iterator[tuple[Table, list[Row]]]:
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


_SAMPLE = {"sample": FLAG}

_ALL = (
    Aggregate(Office, tables.office, {"outline": SHAPE, **_SAMPLE}),
    Aggregate(Person, tables.person, {"roles": choices(Role)}),
    Aggregate(
        Operator,
        tables.operator,
        {
            "members": items(Member),
            "contacts": items(Contact),
            "papers": items(Paper, days=("start", "end"), kind=PaperKind),
            "ended_on": DAY,
            **_SAMPLE,
        },
    ),
    Aggregate(
        Vehicle,
        tables.vehicle,
        {
            "track": choice(Track),
            "insured_until": DAY,
            "liability_until": DAY,
            "inspected_until": DAY,
            "direct_communication": FLAG,
            "beidou": FLAG,
            "category": choice(Category),
            "made_on": DAY,
            "energy": choice(Energy),
            "software": items(Software, days=("since",)),
            "sensors": TEXTS,
            "policies": items(Policy, days=("start", "end"), cover=Cover),
            "inspected_on": DAY,
            "ended_on": DAY,
            **_SAMPLE,
        },
        derived=("vin_key",),
    ),
    Aggregate(
        Plate,
        tables.plate,
        {
            "kind": choice(PlateKind),
            "ending": choice(Ending),
            **dict.fromkeys(
                (
                    "start",
                    "end",
                    "withdrawn_on",
                    "issued_on",
                    "certificate_start",
                    "certificate_end",
                ),
                DAY,
            ),
        },
        derived=("number_key",),
    ),
    Aggregate(
        SafetyDriver,
        tables.safety_driver,
        {
            "post": choice(Post),
            "barred": FLAG,
            "salt": HEX,
            **dict.fromkeys(
                (
                    "licensed_since",
                    "trained_on",
                    "licence_until",
                    "contract_until",
                    "last_violation_on",
                    "record_checked_on",
                    "health_until",
                    "special_until",
                    "ended_on",
                ),
                DAY,
            ),
            **_SAMPLE,
        },
        apart=tables.safety_driver_person,
    ),
    Aggregate(
        Road,
        tables.road,
        {
            "road_class": choice(RoadClass),
            "line": SHAPE,
            "state": choice(RoadState),
            "open_times": SCHEDULE,
            "scenarios": TEXTS,
            "levels": TEXTS,
            **_SAMPLE,
        },
    ),
    Aggregate(
        Zone,
        tables.zone,
        {"purpose": choice(Purpose), "shape": SHAPE, "schedule": SCHEDULE, **_SAMPLE},
    ),
    Aggregate(
        ZoneVersion,
        tables.zone_version,
        {"purpose": choice(Purpose), "shape": SHAPE, "frozen_at": INSTANT},
    ),
    Aggregate(
        Application,
        tables.application,
        {
            "kind": choice(ApplicationKind),
            "terms": TERMS,
            "state": choice(ApplicationState),
            "submitted_at": INSTANT,
            "reviewed_at": INSTANT,
            "decided_at": INSTANT,
            **_SAMPLE,
        },
        named=tables.NAMED["application"],
    ),
    Aggregate(
        Grant,
        tables.grant,
        {
            "terms": TERMS,
            "state": choice(GrantState),
            "granted_at": INSTANT,
            "changed_at": INSTANT,
            **_SAMPLE,
        },
        named=tables.NAMED["grant"],
    ),
    Aggregate(
        Document,
        tables.document,
        {"kind": choice(DocumentKind), "issued_at": INSTANT, "dated": DAY, **_SAMPLE},
    ),
    Aggregate(
        RoadChange,
        tables.road_change,
        {
            "before": choice(RoadState),
            "after": choice(RoadState),
            "at": INSTANT,
            "grant_numbers": TEXTS,
        },
    ),
    Aggregate(MapView, tables.map_view, {}),
    Aggregate(
        Suspension,
        tables.suspension,
        {
            "subject_kind": choice(SubjectKind),
            "begun_at": INSTANT,
            "grant_ids": TEXTS,
            "lifted_at": INSTANT,
        },
    ),
    Aggregate(StoredFile, tables.stored_file, {}),
    Aggregate(
        Attachment,
        tables.attachment,
        {"subject_kind": choice(SubjectKind), "added_on": DAY, "ended_on": DAY},
    ),
)
AGGREGATES: dict[type[Any], Aggregate] = {one.kind: one for one in _ALL}


def values(kind: type[R], rows: Sequence[Sequence[Any]]) -> tuple[R, ...]:
    """Return the values of rows of one kind."""
    tell = AGGREGATES[kind].value
    return cast("tuple[R, ...]", tuple(tell(row) for row in rows))
