"""Closures: which emergency ones stand; and what one leaves behind when it is drawn otherwise."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.model.closure import EmergencyClosure
from qdpilot.model.zone import PastClosure, Purpose, Zone
from qdpilot.services.clock import new_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from qdpilot.model.schedule import Schedule
    from qdpilot.model.zone import Shape
    from qdpilot.services.ports import Reading, Writing


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """A closure as it was at an instant.

    Attributes:
        id: Of its zone.
        name: As printed.
        shape: Lon/lat, EPSG:4490.
        schedule: When it is closed; None: always.
        until: When it was drawn otherwise or taken away, UTC; None if it stands so.
    """

    id: str
    name: str
    shape: Shape
    schedule: Schedule | None
    until: datetime | None = None


def standing_closures(reading: Reading) -> tuple[EmergencyClosure, ...]:
    """Return the emergency closures that are not lifted, oldest first; their time may be over."""
    return tuple(one for one in reading.all(EmergencyClosure) if not one.is_lifted)


def keep(work: Writing, zone: Zone, *, at: datetime) -> None:
    """Keep a zone as it was, if it was a closure; call before it is changed or dropped."""
    if zone.purpose is Purpose.CLOSURE:
        work.add(
            PastClosure(
                id=new_id(),
                zone_id=zone.id,
                name=zone.name,
                shape=zone.shape,
                schedule=zone.schedule,
                until=at,
            )
        )


def closures_at(reading: Reading, at: datetime) -> Iterator[Closed]:
    """Yield the closures as they were drawn at an instant, whether or not closed just then."""
    past: dict[str, PastClosure] = {}
    for one in reading.all(PastClosure):
        known = past.get(one.zone_id)
        if one.until > at and (known is None or one.until < known.until):
            past[one.zone_id] = one
    standing = {one.id: one for one in reading.all(Zone, purpose=Purpose.CLOSURE)}
    for zone_id in sorted(past.keys() | standing.keys()):
        if not _was_closure(reading, zone_id, at):
            continue
        was = past.get(zone_id)
        now: PastClosure | Zone = was or standing[zone_id]
        yield Closed(
            id=zone_id,
            name=now.name,
            shape=now.shape,
            schedule=now.schedule,
            until=None if was is None else was.until,
        )


def _was_closure(reading: Reading, zone_id: str, at: datetime) -> bool:
    """Tell whether a zone that is or was a closure had been one by an instant."""
    acts = [one for one in reading.acts_on(Zone, zone_id) if one.at <= at]
    if not acts:
        return False
    said = [json.loads(one.detail).get("purpose") for one in acts]
    purposes = [one for one in said if one is not None]
    return acts[-1].content_sha256 != "" and (not purposes or purposes[-1] == Purpose.CLOSURE)
