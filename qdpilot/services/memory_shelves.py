"""What ``MemoryStore`` keeps its records in."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from qdpilot.model.vehicle import Plate
from qdpilot.services import promises

if TYPE_CHECKING:
    from qdpilot.model.audit import AuditRow
    from qdpilot.services.ports import Record


@dataclass(slots=True)
class Shelf:
    """The records of one kind; where unique keys, and plates by number key and vehicle, are.

    `numbers` is of the same ids in the same order as `rows`: the row numbers that lists go by.
    """

    rows: dict[str, Record] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    given: int = 0
    keys: dict[tuple[object, ...], str] = field(default_factory=dict)
    plates: dict[str, frozenset[str]] = field(default_factory=dict)

    def copied(self) -> Shelf:
        """Return a copy that can be changed while readers hold this one."""
        return Shelf(
            dict(self.rows), dict(self.numbers), self.given, dict(self.keys), dict(self.plates)
        )

    def put(self, value: Record) -> None:
        """Add a record, or put it in the place of the one with its id."""
        if value.id in self.rows:
            self._forget(self.rows[value.id])
        else:
            self.given += 1
            self.numbers[value.id] = self.given
        self.rows[value.id] = value
        key = promises.unique_key(value)
        if key is not None:
            self.keys[key] = value.id
        if isinstance(value, Plate):
            for mark in (value.number_key, value.vehicle_id):
                self.plates[mark] = self.plates.get(mark, frozenset()) | {value.id}

    def take(self, value: Record) -> None:
        """Take a record away."""
        self._forget(self.rows.pop(value.id))
        del self.numbers[value.id]

    def _forget(self, value: Record) -> None:
        key = promises.unique_key(value)
        if key is not None:
            del self.keys[key]
        if isinstance(value, Plate):
            for mark in (value.number_key, value.vehicle_id):
                self.plates[mark] -= {value.id}


@dataclass(slots=True)
class State:
    """All there is at one moment. A shelf that readers hold is never changed, but copied.

    `kept` belongs to all moments: see `qdpilot.services.place_ports.KeepingReading`.
    """

    shelves: dict[type[Any], Shelf]
    numbers: dict[tuple[str, int], int]
    audit: tuple[AuditRow, ...]
    past: dict[tuple[type[Any], str], tuple[Record, ...]]
    kept: dict[str, Any] = field(default_factory=dict)
