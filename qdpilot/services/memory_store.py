"""A store without a file: for dry runs, previews and tests. It keeps all promises of a store."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qdpilot.model.canonical import content_sha256
from qdpilot.model.columns import records
from qdpilot.model.errors import (
    FrozenError,
    InUseError,
    NotFoundError,
    SamePersonError,
    StaleError,
    TakenError,
)
from qdpilot.model.office import Office
from qdpilot.model.person import Person
from qdpilot.model.right import Grant
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.services import plate_promises, promises
from qdpilot.services.chain import NOTHING_BEFORE, Act, following
from qdpilot.services.changed import Changed
from qdpilot.services.memory_reading import MemoryReading
from qdpilot.services.memory_shelves import Shelf, State
from qdpilot.services.onward import require_onward
from qdpilot.services.ports import FROZEN, KEPT, KINDS, ChangeSet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from qdpilot.model.audit import AuditRow
    from qdpilot.model.columns import Columns
    from qdpilot.model.errors import QdPilotError
    from qdpilot.services.ports import R, Reading, Record, Told, Writing


class _MemoryWriting(MemoryReading):
    """One transaction on a copy of the state."""

    def __init__(self, state: State, *, by: Person, at: datetime) -> None:
        copied: dict[str, Any] = {
            name: dict(getattr(state, name)) for name in ("shelves", "numbers", "past")
        }
        own = replace(state, **copied)
        super().__init__(own)
        self._by = by
        self._at = at
        self._copied: set[type[Any]] = set()
        self._acts: list[AuditRow] = []
        self.changed = Changed()
        self.counted = False

    @property
    def recorded(self) -> bool:
        """Whether an act was recorded."""
        return bool(self._acts)

    def add(self, value: R) -> R:
        """Insert a record; return it with version 1."""
        kind = type(value)
        promises.require_sound(value)
        if value.id in self._state.shelves[kind].rows:
            raise TakenError(kind=kind, field="id", value=value.id, by=value.id)
        self._require_free(value)
        self._require_fair(value)
        return self._put(replace(value, version=1))

    def replace(self, value: R) -> R:
        """Update a record that was read at its version; return it with the next."""
        before = self._current(value)
        if promises.changed_for_good(before, value):
            raise FrozenError(kind=type(value), id=value.id)
        promises.require_sound(value)
        self._require_free(value, before)
        self._require_fair(value)
        kind = type(value)
        if kind in KEPT:
            known = self._state.past.get((kind, value.id), ())
            self._state.past[kind, value.id] = (*known, before)
        return self._put(replace(value, version=value.version + 1))

    def drop(self, value: R) -> None:
        """Delete a record that was read at its version."""
        before = self._current(value)
        if promises.undroppable(before):
            raise FrozenError(kind=type(value), id=value.id)
        used_by = self._users((type(value), value.id))
        if used_by:
            raise InUseError(kind=type(value), id=value.id, used_by=used_by)
        self._shelf(type(value)).take(before)
        self._state.past.pop((type(value), value.id), None)
        self.changed.note((value,))

    def add_all(self, values: Sequence[R]) -> tuple[R, ...]:
        """Insert many records of one kind, all or none; return them with version 1."""
        with self._all_or_none():
            return tuple(self.add(one) for one in values)

    def add_columns(self, kind: type[R], columns: Columns, told: Told = int) -> None:
        """Insert many records of one kind, given field by field, all or none."""
        told(0)
        told(len(self.add_all(records(kind, columns))))

    def drop_all(self, values: Sequence[R]) -> None:
        """Delete many records of one kind, all or none."""
        with self._all_or_none():
            for one in values:
                self.drop(one)

    def take_number(self, series: str, year: int) -> int:
        """Return the next number of a series in a year."""
        number = self._state.numbers.get((series, year), 0) + 1
        self._state.numbers[series, year] = number
        self.counted = True
        return number

    def record(
        self, act: str, subject: Record, *, gone: bool = False, **detail: object
    ) -> AuditRow:
        """Append an audit row."""
        require_onward(self, act, subject, self._at)
        last = self._last()
        head = (0, NOTHING_BEFORE) if last is None else (last.seq, last.hash)
        done = Act(
            name=act,
            kind=type(subject).__name__,
            subject_id=subject.id,
            content_sha256="" if gone else content_sha256(subject),
            detail=detail,
        )
        row = following(head, done, by_id=self._by.id, at=self._at)
        self._acts.append(row)
        return row

    def audit(self) -> Iterator[AuditRow]:
        """Yield the audit rows, oldest first."""
        yield from (*self._state.audit, *self._acts)

    def audit_head(self) -> str:
        """Return the hash of the newest audit row, or 64 zeros."""
        last = self._last()
        return NOTHING_BEFORE if last is None else last.hash

    def finished(self) -> State:
        """Return the state that this transaction leaves."""
        if (self.changed or self.counted) and not self._acts:
            raise promises.PromiseBrokenError("a change without an act", self.changed)
        self._state.audit = (*self._state.audit, *self._acts)
        return self._state

    @contextmanager
    def _all_or_none(self) -> Iterator[None]:
        before, changed = dict(self._state.shelves), self.changed.copied()
        self._copied.clear()  # what is changed from here on is a copy of `before`
        try:
            yield
        except BaseException:
            self._state.shelves, self.changed = before, changed
            self._copied.clear()
            raise

    def _last(self) -> AuditRow | None:
        rows = self._acts or self._state.audit
        return rows[-1] if rows else None

    def _shelf(self, kind: type[Any]) -> Shelf:
        if kind not in self._copied:
            self._state.shelves[kind] = self._state.shelves[kind].copied()
            self._copied.add(kind)
        return self._state.shelves[kind]

    def _put(self, value: R) -> R:
        self._shelf(type(value)).put(value)
        self.changed.note((value,))
        return value

    def _current(self, value: Record) -> Record:
        kind = type(value)
        if kind in FROZEN:
            raise FrozenError(kind=kind, id=value.id)
        stored = self._state.shelves[kind].rows.get(value.id)
        if stored is None:
            raise NotFoundError(kind=kind, id=value.id)
        if stored.version != value.version:
            raise StaleError(kind=kind, id=value.id, seen=value.version, stored=stored.version)
        return stored

    def _require_free(self, value: Record, before: Record | None = None) -> None:
        kind = type(value)
        shelf = self._state.shelves[kind]
        key = promises.unique_key(value)
        holder = None if key is None else shelf.keys.get(key)
        if holder is not None and holder != value.id:
            raise promises.taken(value, shelf.rows[holder])
        if isinstance(value, Office) and shelf.rows.keys() - {value.id}:
            raise TakenError(kind=kind, field="office", value=value.name, by=min(shelf.rows))
        refusal = self._refusal(value, before)
        if refusal is not None:
            raise refusal

    def _refusal(self, value: Record, before: Record | None) -> QdPilotError | None:
        if isinstance(value, Grant) and value.replaces_id is not None:
            return promises.replaced_already(value, self.all(Grant, replaces_id=value.replaces_id))
        if isinstance(value, Plate) and value.vehicle_id in self._state.shelves[Vehicle].rows:
            vehicle = self.get(Vehicle, value.vehicle_id)
            others = self._plates_near(value)
            stored = before if isinstance(before, Plate) else None
            return plate_promises.plate_refusal(
                value, vehicle=vehicle, others=others, before=stored
            )
        if isinstance(value, Vehicle) and isinstance(before, Vehicle):
            plates = self.all(Plate, vehicle_id=value.id)
            return plate_promises.cover_refusal(before, value, plates)
        return None

    def _plates_near(self, plate: Plate) -> Iterator[Plate]:
        shelf = self._state.shelves[Plate]
        named = (shelf.plates.get(mark, ()) for mark in (plate.number_key, plate.vehicle_id))
        return (self.get(Plate, id) for ids in named for id in ids)

    def _require_fair(self, value: Record) -> None:
        for kind, id in promises.references(value):
            if id not in self._state.shelves[kind].rows:
                raise NotFoundError(kind=kind, id=id)
        same = promises.same_hand(value)
        if same is not None:
            act, person_id = same
            name = self.get(Person, person_id).name
            raise SamePersonError(person=name, first=name, act=act)

    def _users(self, used: promises.Reference) -> tuple[type[Record], ...]:
        shelves = self._state.shelves
        return tuple(
            kind
            for kind in KINDS
            if any(used in promises.references(row) for row in shelves[kind].rows.values())
        )


class MemoryStore:
    """An office's records in memory; fulfils ``qdpilot.services.ports.Store``."""

    def __init__(self) -> None:
        self.copied_to = ""
        self._state = State({kind: Shelf() for kind in KINDS}, {}, (), {})
        self._writer = threading.Lock()
        self._writing_on: int | None = None
        self._listeners: list[Callable[[ChangeSet], None]] = []

    @contextmanager
    def reading(self) -> Iterator[Reading]:
        """Open a consistent view."""
        yield MemoryReading(self._state)

    @contextmanager
    def writing(self, by: Person, *, at: datetime) -> Iterator[Writing]:
        """Open a transaction for a person at an instant; others wait for their turn."""
        if self._writing_on == threading.get_ident():
            raise promises.PromiseBrokenError("a transaction within a transaction")
        with self._writer:
            self._writing_on = threading.get_ident()
            try:
                work = _MemoryWriting(self._state, by=by, at=at)
                yield work
                self._state = work.finished()
            finally:
                self._writing_on = None
        if work.recorded:
            change = ChangeSet(ids=work.changed, at=at)
            for heard in self._listeners:
                heard(change)

    def subscribe(self, heard: Callable[[ChangeSet], None]) -> None:
        """Call `heard` after every commit, on the thread that committed."""
        self._listeners.append(heard)

    def settle(self) -> int:
        """Do nothing: there is no index."""
        return 0

    def make_sure(self, heard: Callable[[], object] | None = None) -> None:
        """Do nothing: there are no pages."""

    def close(self) -> None:
        """Do nothing: there is nothing to let go of."""
