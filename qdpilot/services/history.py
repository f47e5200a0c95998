"""What became of a record: who did what when, what it was before, and as of any instant."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Generic, cast

from qdpilot.model.canonical import content_sha256
from qdpilot.model.office import Office
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.services.ports import R

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from qdpilot.model.audit import AuditRow
    from qdpilot.services.ports import Reading, Record

#: What of a record says nothing to a person.
_SILENT = frozenset({"id", "version", "salt"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Generic[R]):
    """One act on a record.

    Attributes:
        at: Instant, UTC.
        person_id: Who acted.
        act: Such as ``vehicle.correct``.
        value: What the record was after it; None if the act removed it, or it is not kept.
        changed: Names of the fields that the act changed.
        file: SHA-256 of the file that it came in with, if it did; its name may be personal.
    """

    at: datetime
    person_id: str
    act: str
    value: R | None
    changed: tuple[str, ...]
    file: str = ""


def history(reading: Reading, kind: type[R], id: str) -> tuple[Step[R], ...]:
    """Return all acts on a record, oldest first, each with what the record was then.

    What was stored is found by the hash that the audit row of the act carries: what is shown here
    is what was recorded, or it is not shown. What came in with many others has no row of its own:
    its first step is the import that its id names.
    """
    stored = (*reading.past(kind, id), *reading.all(kind, id=id))
    known = {content_sha256(one): one for one in stored}
    steps = [_brought(row, stored) for row in _imports(reading, kind, id)]
    before = steps[-1].value if steps else None
    for row in reading.acts_on(cast("type[Record]", kind), id):
        value = known.get(row.content_sha256)
        changed = differing(before, value)
        steps.append(
            Step(at=row.at, person_id=row.person_id, act=row.act, value=value, changed=changed)
        )
        before = value
    return tuple(steps)


def _imports(reading: Reading, kind: type[Any], id: str) -> Iterator[AuditRow]:
    """Yield the import that a vehicle or a plate came in with."""
    if kind in {Vehicle, Plate}:
        for office in reading.all(Office):
            for row in reading.acts_on(Office, office.id):
                batch = json.loads(row.detail).get("batch", "")
                if row.act == "vehicles.import" and batch and id.startswith(batch):
                    yield row


def _brought(row: AuditRow, stored: tuple[R, ...]) -> Step[R]:
    return Step(
        at=row.at,
        person_id=row.person_id,
        act=row.act,
        value=next((one for one in stored if one.version == 1), None),
        changed=(),
        file=json.loads(row.detail)["source"],
    )


def as_of(reading: Reading, kind: type[R], id: str, *, at: datetime) -> R | None:
    """Return what a record was at an instant; None if it was not there yet."""
    value: R | None = None
    for step in history(reading, kind, id):
        if step.at > at:
            break
        value = step.value
    return value


def differing(before: Any, after: Any) -> tuple[str, ...]:
    """Return the names of the fields in which two versions of a record differ."""
    if before is None or after is None:
        return ()
    names = (one.name for one in fields(after) if one.name not in _SILENT)
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))
