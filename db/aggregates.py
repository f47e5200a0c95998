"""All kinds of records with their tables, and which of their fields are not stored as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from db import tables
from db.aggregate import Aggregate
from db.codecs import (
    DAY,
    ENTRIES,
    FLAG,
    HEX,
    INSTANT,
    RULE,
    SCHEDULE,
    SHAPE,
    STOPS,
    TERMS,
    TEXTS,
    WINDOW,
    choice,
    choices,
    items,
)
from qdpilot.model.attachment import Attachment, StoredFile
from qdpilot.model.calendar import CalendarEdition, CalendarKind
from qdpilot.model.closure import EmergencyClosure
from qdpilot.model.comment import Comment, CommentOn
from qdpilot.model.decision import Decision, Remark
from qdpilot.model.document import Document, DocumentKind
from qdpilot.model.finding import Level
from qdpilot.model.map_view import MapView
from qdpilot.model.month_report import Figure, MonthReport
from qdpilot.model.office import Office
from qdpilot.model.operator import Contact, Member, Operator, Paper, PaperKind
from qdpilot.model.person import Person, Role
from qdpilot.model.right import Application, ApplicationKind, ApplicationState, Grant, GrantState
from qdpilot.model.road import Road, RoadChange, RoadClass, RoadState
from qdpilot.model.safety_driver import Post, SafetyDriver
from qdpilot.model.suspension import SubjectKind, Suspension
from qdpilot.model.track import Track
from qdpilot.model.vehicle import (
    Category,
    Cover,
    Ending,
    Energy,
    Plate,
    PlateKind,
    Policy,
    Software,
    Vehicle,
)
from qdpilot.model.zone import PastClosure, Purpose, Zone, ZoneVersion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from qdpilot.services.ports import R

_BATCH = 1000  # rows that go to the database together

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
        {
            "purpose": choice(Purpose),
            "shape": SHAPE,
            "schedule": SCHEDULE,
            "stops": STOPS,
            "rule": RULE,
            **_SAMPLE,
        },
    ),
    Aggregate(
        ZoneVersion,
        tables.zone_version,
        {
            "purpose": choice(Purpose),
            "shape": SHAPE,
            "frozen_at": INSTANT,
            "stops": STOPS,
            "rule": RULE,
        },
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
            "replaced_on": DAY,
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
        Comment,
        tables.comment,
        {"on": choice(CommentOn), "at": INSTANT, "window": WINDOW, "resolved_at": INSTANT},
    ),
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
    Aggregate(
        EmergencyClosure,
        tables.emergency_closure,
        {
            **dict.fromkeys(("start", "end", "declared_at", "lifted_at"), INSTANT),
            **dict.fromkeys(("covers", "grant_ids"), TEXTS),
            **_SAMPLE,
        },
    ),
    Aggregate(StoredFile, tables.stored_file, {}),
    Aggregate(
        Attachment,
        tables.attachment,
        {"subject_kind": choice(SubjectKind), "added_on": DAY, "ended_on": DAY},
    ),
    Aggregate(
        CalendarEdition,
        tables.calendar_edition,
        {
            "kind": choice(CalendarKind),
            "entries": ENTRIES,
            "entered_at": INSTANT,
            "withdrawn": FLAG,
        },
    ),
    Aggregate(
        PastClosure,
        tables.past_closure,
        {"shape": SHAPE, "schedule": SCHEDULE, "until": INSTANT},
    ),
    Aggregate(
        MonthReport,
        tables.month_report,
        {"figures": items(Figure), "counted_at": INSTANT, **_SAMPLE},
    ),
    Aggregate(
        Decision,
        tables.decision,
        {
            "outcome": choice(ApplicationState),
            "decided_at": INSTANT,
            "findings": items(Remark, level=Level),
            **_SAMPLE,
        },
    ),
)
AGGREGATES: dict[type[Any], Aggregate] = {one.kind: one for one in _ALL}


def values(kind: type[R], rows: Sequence[Sequence[Any]]) -> tuple[R, ...]:
    """Return the values of rows of one kind."""
    tell = AGGREGATES[kind].value
    return cast("tuple[R, ...]", tuple(tell(row) for row in rows))


def batches(values: Sequence[R]) -> Iterator[Sequence[R]]:
    """Return records in portions that go to the database together."""
    return (values[at : at + _BATCH] for at in range(0, len(values), _BATCH))
