"""What became of a record: who did what when, what it was before, and as of any instant."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, Generic, cast

from qdpilot.model.attachment import Attachment
from qdpilot.model.canonical import content_sha256
from qdpilot.model.office import Office
from qdpilot.model.suspension import Suspension
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.rules.plate_days import holds_on
from qdpilot.services.ports import R

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date, datetime
    from zoneinfo import ZoneInfo

    from qdpilot.model.audit import AuditRow
    from qdpilot.services.ports import Reading, Record

#: What of a record says nothing to a person.
_SILENT = frozenset({"id", "version", "salt"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Generic[R]):
    """One act on a record.

    Attributes:
        id: Of the record that the act was on: what the line is of, or what hangs on it.
        at: Instant, UTC.
        person_id: Who acted.
        act: Such as ``vehicle.correct``.
        value: What the record was after it; None if the act removed it, or it is not kept.
        changed: Names of the fields that the act changed.
        file: SHA-256 of the file that it came in with, if it did; its name may be personal.
        own: Whether it was on the record that is asked about, not on what hangs on it.
    """

    id: str
    at: datetime
    person_id: str
    act: str
    value: R | None
    changed: tuple[str, ...]
    file: str = ""
    own: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Then(Generic[R]):
    """What the register said of a record at the end of a day.

    Attributes:
        value: The record.
        plates: Of a vehicle, those that counted on that day.
        suspension: Under which it was; None if under none.
    """

    value: R
    plates: tuple[Plate, ...]
    suspension: Suspension | None


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
            Step(
                id=id, at=row.at, person_id=row.person_id, act=row.act, value=value, changed=changed
            )
        )
        before = value
    return tuple(steps)


def life(reading: Reading, kind: type[Any], id: str) -> tuple[Step[Any], ...]:
    """Return all acts on a record and on its suspensions, files and plates, oldest first.

    A plate that came in with its vehicle is there too: `as_of` looks for it; `lines` says what
    is shown.
    """
    own = history(reading, kind, id)
    hung: list[Record] = [
        *reading.all(Suspension, subject_id=id),
        *reading.all(Attachment, subject_id=id),
        *(reading.all(Plate, vehicle_id=id) if kind is Vehicle else ()),
    ]
    steps = (
        replace(step, own=False) for one in hung for step in history(reading, type(one), one.id)
    )
    return tuple(sorted((*own, *steps), key=_instant))


def lines(steps: Iterable[Step[Any]]) -> tuple[Step[Any], ...]:
    """Return what is shown of the `life` of a record: what one file brought is one act."""
    known = tuple(steps)
    brought = {(one.at, one.file) for one in known if one.file and one.own}
    return tuple(one for one in known if one.own or (one.at, one.file) not in brought)


def as_of(steps: Iterable[Step[Any]], *, day: date, timezone: ZoneInfo) -> Then[Any] | None:
    """Return what a record was at the end of a day.

    Args:
        steps: Its `life`.
        day: Local.
        timezone: In which the day ends.

    Returns:
        None if it was not in the register yet, or what was recorded then is not kept.
    """
    value: Any = None
    last: dict[str, Any] = {}
    for step in steps:
        if step.at.astimezone(timezone).date() > day:
            continue
        if step.own:
            value = step.value
        else:
            last[step.id] = step.value
    if value is None:
        return None
    plates = (one for one in last.values() if isinstance(one, Plate))
    stops = (one for one in last.values() if isinstance(one, Suspension))
    return Then(
        value=value,
        plates=tuple(one for one in plates if holds_on(one, day)),
        suspension=next((one for one in stops if one.lifted_at is None), None),
    )


def _instant(step: Step[Any]) -> datetime:
    return step.at


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
        id=stored[0].id,
        at=row.at,
        person_id=row.person_id,
        act=row.act,
        value=next((one for one in stored if one.version == 1), None),
        changed=(),
        file=json.loads(row.detail)["source"],
    )


def differing(before: Any, after: Any) -> tuple[str, ...]:
    """Return the names of the fields in which two versions of a record differ."""
    if before is None or after is None:
        return ()
    names = (one.name for one in fields(after) if one.name not in _SILENT)
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))
