"""What the services need of the outside: a store, which ``db`` fulfils."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeAlias, TypeVar, get_args

from qdpilot.model.attachment import Attachment, StoredFile
from qdpilot.model.calendar import CalendarEdition
from qdpilot.model.closure import EmergencyClosure
from qdpilot.model.comment import Comment
from qdpilot.model.decision import Decision
from qdpilot.model.document import Document
from qdpilot.model.map_view import MapView
from qdpilot.model.month_report import MonthReport
from qdpilot.model.office import Office
from qdpilot.model.operator import Operator
from qdpilot.model.person import Person
from qdpilot.model.right import Application, Grant
from qdpilot.model.road import Road, RoadChange
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.suspension import Suspension
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.model.zone import PastClosure, Zone, ZoneVersion
from qdpilot.services.list_ports import ListReading
from qdpilot.services.place_ports import KeepingReading, PlaceReading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence, Set
    from contextlib import AbstractContextManager
    from datetime import datetime

    from qdpilot.model.audit import AuditRow
    from qdpilot.model.columns import Columns
    from qdpilot.model.hit import Hit

Record: TypeAlias = (
    Office
    | Person
    | Operator
    | Vehicle
    | Plate
    | SafetyDriver
    | Road
    | Zone
    | ZoneVersion
    | Application
    | Grant
    | Document
    | RoadChange
    | MapView
    | Comment
    | Suspension
    | EmergencyClosure
    | StoredFile
    | Attachment
    | CalendarEdition
    | PastClosure
    | MonthReport
    | Decision
)
R = TypeVar("R", bound=Record)
#: Hears how many records are written; `int` does as one that does not listen.
Told: TypeAlias = "Callable[[int], object]"
#: What is done with an office of an older program while it is opened.
OpeningStep: TypeAlias = Literal["look", "copy", "compare", "upgrade"]
KINDS: tuple[type[Record], ...] = get_args(Record)
FROZEN: tuple[type[Record], ...] = (
    ZoneVersion,
    Document,
    RoadChange,
    StoredFile,
    CalendarEdition,
    PastClosure,
    MonthReport,
    Decision,
)
#: Fields that are large or secret, by kind; `Reading.without_content` leaves them in the store.
CONTENT: dict[type[Any], tuple[str, ...]] = {
    Document: ("record", "pdf", "salt"),
    StoredFile: ("content",),
}
#: Kinds of which the store keeps what each record was before it was replaced.
KEPT: tuple[type[Record], ...] = (Operator, Vehicle, Plate, SafetyDriver, Attachment, Suspension)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeSet:
    """What one transaction changed: views refresh only that.

    Attributes:
        ids: Of what was added, replaced or dropped, by kind.
        at: Instant of the commit, UTC.
    """

    ids: Mapping[type[Record], Set[str]]
    at: datetime

    def touches(self, *kinds: type[Record]) -> bool:
        """Tell whether anything of one of `kinds` changed."""
        return any(kind in kinds for kind in self.ids)


class Reading(ListReading, PlaceReading, KeepingReading, Protocol):
    """A consistent view of the store. Never used on the screen thread."""

    def get(self, kind: type[R], id: str) -> R:
        """Return one record.

        Raises:
            NotFoundError: If there is none.
        """
        ...

    def all(self, kind: type[R], /, **equals: object) -> tuple[R, ...]:
        """Return the records of a kind whose fields equal `equals`, in the order of adding."""
        ...

    def without_content(self, kind: type[R], /, **equals: object) -> tuple[R, ...]:
        """Return what `all` would give, with the fields in ``CONTENT`` empty and not read.

        For lists: a thousand papers are a hundred megabytes.
        """
        ...

    def count(self, kind: type[R], /, **equals: object) -> int:
        """Return how many records `all` would give."""
        ...

    def among(self, kind: type[R], field: str, values: Sequence[str]) -> tuple[R, ...]:
        """Return the records of a kind whose `field`, a text, is one of `values`, in any order."""
        ...

    def find(self, text: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Return the first records that hold what was typed (`qdpilot.services.finding`).

        Args:
            text: Part of a plate, a VIN, a name, a number, a telephone number; pinyin initials.
            limit: Most hits of each kind.
        """
        ...

    def audit(self) -> Iterator[AuditRow]:
        """Yield the audit rows, oldest first."""
        ...

    def audit_head(self) -> str:
        """Return the hash of the newest audit row, hex; 64 zeros when there is none."""
        ...

    def latest_act_at(self) -> datetime | None:
        """Return the latest instant of the recent acts, UTC; None if there is no act.

        What was done before somebody confirmed the clock (`qdpilot.services.onward`) is left out.
        """
        ...

    def acts_on(self, kind: type[Record], id: str) -> tuple[AuditRow, ...]:
        """Return the audit rows of the acts on one record, oldest first."""
        ...

    def acts_on_each(
        self, kind: type[Record], ids: Sequence[str]
    ) -> Mapping[str, tuple[AuditRow, ...]]:
        """Return what `acts_on` would give for each of many records that have any, by id."""
        ...

    def past(self, kind: type[R], id: str) -> tuple[R, ...]:
        """Return what a record of a kind in ``KEPT`` was before, oldest first, without today's."""
        ...


class Writing(Reading, Protocol):
    """One transaction. Leaving the block commits; an exception rolls back everything."""

    def add(self, value: R) -> R:
        """Insert a record; return it with version 1.

        Raises:
            TakenError: If a value that must be unique is taken.
        """
        ...

    def replace(self, value: R) -> R:
        """Update a record that was read at ``value.version``; return it with the next version.

        Raises:
            StaleError: If the stored version is another.
            FrozenError: If the kind is frozen.
            NotFoundError: If there is none.
        """
        ...

    def drop(self, value: R) -> None:
        """Delete a record that was read at ``value.version``.

        Raises:
            StaleError: If the stored version is another.
            InUseError: If others refer to it.
            FrozenError: If the kind is frozen.
        """
        ...

    def add_all(self, values: Sequence[R]) -> tuple[R, ...]:
        """Insert many records of one kind, all or none; return them with version 1.

        Much faster than `add` for each; what it refuses, and how, is the same.

        Raises:
            TakenError: If a value that must be unique is taken.
        """
        ...

    def add_columns(self, kind: type[R], columns: Columns, told: Told = int) -> None:
        """Insert many records of one kind, given field by field, all or none.

        Args:
            kind: Of the records; one that names no others beside its own fields.
            columns: Field to its values, all equally long; a field that is not named has its
                default in all. An object for each of a hundred thousand would take seconds.
            told: Hears how many are written; if it raises, none is.

        Raises:
            FieldError, TakenError, NotFoundError, PlateHeldError: As `add` does, of the first.
        """
        ...

    def drop_all(self, values: Sequence[R]) -> None:
        """Delete many records of one kind that were read at their versions, all or none.

        Raises:
            StaleError, InUseError, FrozenError: As `drop` does.
        """
        ...

    def take_number(self, series: str, year: int) -> int:
        """Return the next number of a series in a year: 1, 2, 3 ... without gap or duplicate."""
        ...

    def record(
        self, act: str, subject: Record, *, gone: bool = False, **detail: object
    ) -> AuditRow:
        """Append an audit row for an act on `subject` by the person of this transaction.

        Args:
            act: Such as ``grant.issue``.
            subject: The record after the act (before it, if `gone`).
            gone: Whether the act removed it.
            detail: Ids and hashes; never personal data.

        Raises:
            ClockBackError: If it is a signed act, well before an act already made.
        """
        ...


class Store(Protocol):
    """An office's records. A transaction that changes anything must leave an audit row.

    Attributes:
        copied_to: Path of the copy of the file as an older program left it, if it was brought up
            to date when it was opened; else empty.
    """

    copied_to: str

    def reading(self) -> AbstractContextManager[Reading]:
        """Open a consistent view."""
        ...

    def writing(self, by: Person, *, at: datetime) -> AbstractContextManager[Writing]:
        """Open a transaction (``BEGIN IMMEDIATE``) for a person at an instant.

        Raises:
            StoreUnavailableError, DamagedOfficeError: If it cannot be written.
        """
        ...

    def subscribe(self, heard: Callable[[ChangeSet], None]) -> None:
        """Call `heard` after every commit, on the thread that committed."""
        ...

    def settle(self) -> int:
        """Index some of what a large import left for later; return how many rows were left.

        What is not indexed yet is found all the same, only more slowly.
        """
        ...

    def make_sure(self, heard: Callable[[], object] | None = None) -> None:
        """Look once, before the first write at the latest, whether what is stored is whole.

        Raises DamagedOfficeError if it is not; what `heard` raises, called meanwhile.
        """
        ...

    def close(self) -> None:
        """Let go of the file or the connection."""
        ...
