"""A view of a ``MemoryStore``; fulfils ``qdpilot.services.ports.Reading``."""

from __future__ import annotations

import hashlib
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, cast

from qdpilot.model.canonical import content_sha256
from qdpilot.model.errors import NotFoundError
from qdpilot.services import finding
from qdpilot.services.chain import NOTHING_BEFORE
from qdpilot.services.memory_listing import MemoryListing
from qdpilot.services.onward import CONFIRMED, RECENT
from qdpilot.services.place_ports import PLACED, meets
from qdpilot.services.ports import CONTENT

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Sequence
    from datetime import datetime

    from qdpilot.model.audit import AuditRow
    from qdpilot.model.hit import Hit
    from qdpilot.services.memory_shelves import State
    from qdpilot.services.place_ports import Box, P
    from qdpilot.services.ports import R, Record


class MemoryReading(MemoryListing):
    """A view of one state."""

    def __init__(self, state: State) -> None:
        self._state = state

    def get(self, kind: type[R], id: str) -> R:
        """Return one record, or raise NotFoundError."""
        try:
            return cast("R", self._state.shelves[kind].rows[id])
        except KeyError:
            raise NotFoundError(kind=kind, id=id) from None

    def all(self, kind: type[R], /, **equals: object) -> tuple[R, ...]:
        """Return the records whose fields equal `equals`, in the order they were added."""
        rows = cast("dict[str, R]", self._state.shelves[kind].rows).values()
        unknown = equals.keys() - {one.name for one in fields(kind)} - {"vin_key", "number_key"}
        if unknown:
            raise TypeError(kind, unknown)
        wanted = tuple(equals.items())
        return tuple(
            row for row in rows if all(getattr(row, name) == item for name, item in wanted)
        )

    def without_content(self, kind: type[R], /, **equals: object) -> tuple[R, ...]:
        """Return what `all` would give, with the fields in ``CONTENT`` empty."""
        empty: dict[str, Any] = dict.fromkeys(CONTENT.get(kind, ()), b"")
        return tuple(replace(row, **empty) for row in self.all(kind, **equals))

    def count(self, kind: type[R], /, **equals: object) -> int:
        """Return how many records `all` would give."""
        return len(self.all(kind, **equals))

    def among(self, kind: type[R], field: str, values: Sequence[str]) -> tuple[R, ...]:
        """Return the records whose `field` is one of `values`."""
        wanted = frozenset(values)
        return tuple(row for row in self.all(kind) if getattr(row, field) in wanted)

    @property
    def kept(self) -> dict[str, Any]:
        """What services keep between looks at this store."""
        return self._state.kept

    def contents(self, kind: type[Any], /, **equals: object) -> dict[str, Hashable]:
        """Return what tells the content of each record, by id: itself, as if it were new."""
        return {row.id: replace(row, version=0) for row in self.all(kind, **equals)}

    def columns(self, kind: type[Any], *fields: str) -> Iterator[tuple[Sequence[Any], ...]]:
        """Yield fields of all records of a kind, each as one sequence."""
        rows = self.all(kind)
        if rows:
            yield tuple([getattr(row, one) for row in rows] for one in fields)

    def fingerprint(self, kind: type[Any]) -> str:
        """Return a text that tells the contents of all records of a kind."""
        told = "".join(map(content_sha256, self.all(kind)))
        return hashlib.sha256(told.encode()).hexdigest()

    def versions(self, kind: type[Any], /, **equals: object) -> dict[str, int]:
        """Return the version of each record, by id."""
        return {row.id: row.version for row in self.all(kind, **equals)}

    def near(self, kind: type[P], boxes: Sequence[Box]) -> tuple[P, ...]:
        """Return the records of a kind whose bounds meet one of some boxes."""
        field = PLACED[kind]
        rows = cast("dict[str, P]", self._state.shelves[kind].rows).values()
        return tuple(one for one in rows if meets(getattr(one, field).bounds, boxes))

    def find(self, text: str, *, limit: int = 20) -> tuple[Hit, ...]:
        """Return the first records that hold what was typed."""
        return finding.find(self, text, limit=limit)

    def audit(self) -> Iterator[AuditRow]:
        """Yield the audit rows, oldest first."""
        yield from self._state.audit

    def audit_head(self) -> str:
        """Return the hash of the newest audit row, or 64 zeros."""
        return self._state.audit[-1].hash if self._state.audit else NOTHING_BEFORE

    def latest_act_at(self) -> datetime | None:
        """Return the latest instant of the recent acts, UTC; None if there is no act."""
        recent = self._state.audit[-RECENT:]
        confirmed = max((row.seq for row in recent if row.act == CONFIRMED), default=0)
        return max((row.at for row in recent if row.seq >= confirmed), default=None)

    def acts_on(self, kind: type[Record], id: str) -> tuple[AuditRow, ...]:
        """Return the audit rows of the acts on one record, oldest first."""
        about = (kind.__name__, id)
        return tuple(one for one in self.audit() if (one.kind, one.subject_id) == about)

    def acts_on_each(
        self, kind: type[Record], ids: Sequence[str]
    ) -> dict[str, tuple[AuditRow, ...]]:
        """Return the audit rows of the acts on each of many records, oldest first, by id."""
        wanted = frozenset(ids)
        found: dict[str, list[AuditRow]] = {}
        for one in self.audit():
            if one.kind == kind.__name__ and one.subject_id in wanted:
                found.setdefault(one.subject_id, []).append(one)
        return {id: tuple(rows) for id, rows in found.items()}

    def past(self, kind: type[R], id: str) -> tuple[R, ...]:
        """Return what a record was before it was replaced, oldest first."""
        return cast("tuple[R, ...]", self._state.past.get((kind, id), ()))
