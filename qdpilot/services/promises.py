"""What every store promises of its records beyond their types: one list for all stores.

``MemoryStore`` keeps these promises by this list alone. ``db`` keeps them by constraints and
triggers in the database itself, and asks this list which one an insert broke.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, Any, TypeAlias

from qdpilot.model.attachment import LARGEST_FILE, Attachment, StoredFile
from qdpilot.model.calendar import CalendarEdition
from qdpilot.model.closure import EmergencyClosure
from qdpilot.model.comment import Comment
from qdpilot.model.decision import Decision
from qdpilot.model.document import Document
from qdpilot.model.errors import (
    FieldError,
    LookalikeError,
    TakenError,
)
from qdpilot.model.finding import Finding, Level
from qdpilot.model.map_view import MapView
from qdpilot.model.month_report import MonthReport
from qdpilot.model.operator import Operator
from qdpilot.model.person import Person
from qdpilot.model.right import Application, Grant, GrantState
from qdpilot.model.road import RoadChange
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.suspension import Suspension
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.model.zone import Zone, ZoneVersion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qdpilot.model.errors import QdPilotError
    from qdpilot.model.right import Terms
    from qdpilot.services.ports import Record

Reference: TypeAlias = tuple[type[Any], str]

#: Fields that together are unique within a kind. An empty text is "not yet", and taken by nobody.
UNIQUE: dict[type[Record], tuple[str, ...]] = {
    Operator: ("uscc",),
    Vehicle: ("vin_key",),
    ZoneVersion: ("zone_id", "number"),
    Application: ("number",),
    Grant: ("number",),
    Document: ("kind", "number"),
    EmergencyClosure: ("number",),
    MapView: ("name",),
    Suspension: ("subject_id",),
    StoredFile: ("sha256",),
    CalendarEdition: ("name", "number"),
    MonthReport: ("month", "number"),
    Decision: ("application_id",),
}
#: Fields of a grant that never change after its issue; its life (state, reason) goes on.
GRANT_FROZEN = (
    "number",
    "application_id",
    "terms",
    "granted_at",
    "drafter_id",
    "reviewer_id",
    "approver_id",
    "replaces_id",
)


#: NUL ends a text in C; half a surrogate pair is no character.
UNSTORABLE = re.compile("[\0\ud800-\udfff]")
#: RFC 8785, 3.2.2.3: the largest integer that JSON holds exactly.
LARGEST = 2**53 - 1


class PromiseBrokenError(AssertionError):
    """A caller broke a promise that it should have kept before it came to the store: our bug."""


def unique_key(value: Record) -> tuple[object, ...] | None:
    """Return the values of the fields that must be unique, or None if there are none yet."""
    names = UNIQUE.get(type(value))
    if names is None or (isinstance(value, Suspension) and value.lifted_at is not None):
        return None
    key = tuple(getattr(value, name) for name in names)
    return None if key[-1] == "" else key


def taken(value: Record, other: Record) -> QdPilotError:
    """Return the refusal of a record whose unique fields another holds."""
    kind = type(value)
    field = UNIQUE[kind][-1].removesuffix("_key")
    mine, held = getattr(value, field), getattr(other, field)
    if mine != held:
        return LookalikeError(kind=kind, field=field, value=mine, other=held, by=other.id)
    return TakenError(kind=kind, field=field, value=mine, by=other.id)


def replaced_already(value: Record, others: Iterable[Grant]) -> QdPilotError | None:
    """Return the refusal of a grant in whose place another stands already that is not ended."""
    if not isinstance(value, Grant) or value.state is GrantState.ENDED:
        return None
    if value.replaces_id is not None:
        for other in others:
            if other.id != value.id and other.state is not GrantState.ENDED:
                held = {"field": "replaces_id", "value": value.number, "by": other.id}
                return TakenError(kind=Grant, **held)
    return None


def references(value: Record) -> tuple[Reference, ...]:
    """Return which records a record refers to; none of them may be missing."""
    match value:
        case Vehicle() | SafetyDriver() | Plate() | Attachment():
            return _of_register(value)
        case Application():
            return (*_replaced(value), *_of_terms(value.terms), *_people(value))
        case Grant():
            named = (Application, value.application_id)
            return (named, *_replaced(value), *_of_terms(value.terms), *_people(value))
        case Document():
            return ((Grant, value.grant_id),)
        case _:
            return _of_one_act(value)


def _of_one_act(value: Record) -> tuple[Reference, ...]:
    """Return the persons whom a record of a single act names."""
    match value:
        case RoadChange():
            return ((Person, value.person_id),)
        case CalendarEdition():
            return ((Person, value.entered_by),)
        case MonthReport():
            return ((Person, value.counted_by),)
        case Decision():
            return ((Application, value.application_id), (Person, value.decided_by))
        case Comment():
            people = (value.author_id, value.resolved_by)
            return tuple((Person, one) for one in people if one is not None)
        case ZoneVersion() | EmergencyClosure():
            return _of_place(value)
        case _:
            return ()


def _of_place(value: ZoneVersion | EmergencyClosure) -> tuple[Reference, ...]:
    if isinstance(value, ZoneVersion):
        return ((Zone, value.zone_id), (Person, value.frozen_by))
    lifted = () if value.lifted_by is None else ((Person, value.lifted_by),)
    version = (ZoneVersion, value.zone_version_id)
    return ((Zone, value.zone_id), version, (Person, value.declared_by), *lifted)


def _of_register(value: Vehicle | SafetyDriver | Plate | Attachment) -> tuple[Reference, ...]:
    match value:
        case Plate():
            before = () if value.renews_id is None else ((Plate, value.renews_id),)
            return ((Vehicle, value.vehicle_id), *before)
        case Attachment():
            return ((StoredFile, value.file_id),)
        case _:
            return ((Operator, value.operator_id),)


def _of_terms(terms: Terms) -> tuple[Reference, ...]:
    return (
        (Operator, terms.operator_id),
        *((Zone, one) for one in terms.zone_ids),
        *((ZoneVersion, one) for one in terms.zone_version_ids),
        *((Vehicle, one) for one in terms.vehicle_ids),
        *((SafetyDriver, one) for one in terms.driver_ids),
    )


def _replaced(value: Application | Grant) -> tuple[Reference, ...]:
    return () if value.replaces_id is None else ((Grant, value.replaces_id),)


def _people(value: Application | Grant) -> Iterator[Reference]:
    return ((Person, one) for _, one in hands(value))


def hands(value: Record) -> tuple[tuple[str, str], ...]:
    """Return the parts that persons had in an application or a grant: (act, person id)."""
    if not isinstance(value, Application | Grant):
        return ()
    parts = (
        ("application.draft", value.drafter_id),
        ("application.review", value.reviewer_id),
        ("application.grant", value.approver_id),
    )
    return tuple((act, person) for act, person in parts if person is not None)


def same_hand(value: Record) -> tuple[str, str] | None:
    """Return (act, person id) of the first part that one had who had an earlier part too.

    Source: design.md 7.5: the one who drafts does not review, who reviews does not approve.
    """
    for (_, earlier), (act, person) in combinations(hands(value), 2):
        if earlier == person:
            return act, person
    return None


def changed_for_good(before: Record, after: Record) -> bool:
    """Tell whether a replacement touches what is frozen in a grant."""
    return isinstance(before, Grant) and any(
        getattr(before, name) != getattr(after, name) for name in GRANT_FROZEN
    )


def undroppable(value: Record) -> bool:
    """Tell whether a record stays for ever: a number that was given stays in the ledger."""
    if isinstance(value, Plate):
        return value.code_number is not None
    return isinstance(value, Grant) or (isinstance(value, Application) and value.number != "")


def may_be_undroppable(kind: type[Record]) -> bool:
    """Tell whether records of a kind can be such as `undroppable` tells."""
    return kind in {Grant, Application, Plate}


def require_sound(value: Record) -> None:
    """Check what one record promises by itself.

    Raises:
        FieldError: If a text holds a character that no database and no paper can hold, or a number
            is too large to be written exactly.
        PromiseBrokenError: If a length or an order is wrong that services check at the edge.
    """
    _require_storable(value, "")
    if not _in_order(value):
        raise PromiseBrokenError(type(value).__name__, value.id)


def _require_storable(value: object, name: str) -> None:
    if isinstance(value, str):
        if UNSTORABLE.search(value):
            clean = UNSTORABLE.sub("", value)
            rule = Finding(rule="characters", level=Level.BLOCK, subject=clean)
            raise FieldError(field=name, value=clean, rule=rule, suggestion=clean)
    elif isinstance(value, int):
        if abs(value) > LARGEST:
            rule = Finding(rule="too_large", level=Level.BLOCK, subject=str(value))
            raise FieldError(field=name, value=value, rule=rule, suggestion="")
    elif isinstance(value, tuple):
        for item in value:
            _require_storable(item, name)
    else:
        kind: Any = type(value)
        for inner in _field_names(kind):
            _require_storable(getattr(value, inner), inner)


@cache
def _field_names(kind: type) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind)) if is_dataclass(kind) else ()


def _in_order(value: Record) -> bool:
    match value:
        case Operator():
            return len(value.uscc) == 18  # GB 32100-2015, 4.2
        case Vehicle():
            by_law = value.track in {Track.MOTOR_VEHICLE, Track.ACCESS_PILOT}
            return len(value.vin) == 17 or not by_law  # GB 16735-2019, 5
        case Plate():
            return value.end is None or value.end >= value.start
        case ZoneVersion():
            return value.number >= 1 and value.area_m2 >= 0
        case Document():
            return len(value.record_sha256) == len(value.pdf_sha256) == 64
        case EmergencyClosure() | Suspension():
            return _stops_in_order(value)
        case StoredFile():
            return 1 <= value.size == len(value.content) <= LARGEST_FILE
        case _:
            return True


def _stops_in_order(value: EmergencyClosure | Suspension) -> bool:
    if isinstance(value, Suspension):
        return value.reason != "" and (value.lifted_at or value.begun_at) >= value.begun_at
    whole = (value.lifted_at is None) == (value.lifted_by is None)
    in_order = (
        value.end > value.start and (value.lifted_at or value.declared_at) >= value.declared_at
    )
    return value.reason != "" and whole and in_order
