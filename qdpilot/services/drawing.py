"""Saving what was drawn, and freezing it when an application names it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from qdpilot.geometry.measure import area_m2
from qdpilot.geometry.validity import require_valid
from qdpilot.model.canonical import content_sha256
from qdpilot.model.errors import ClosureStandsError
from qdpilot.model.zone import Zone, ZoneVersion
from qdpilot.services.clock import new_id
from qdpilot.services.closures import keep, standing_closures

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import datetime

    from qdpilot.model.person import Person
    from qdpilot.services.ports import Reading, Store, Writing


class Drawn(Protocol):
    """What an edit changed (``qdpilot.editing`` makes it)."""

    @property
    def added(self) -> Collection[Zone]:
        """Zones that were not there before."""
        ...

    @property
    def changed(self) -> Collection[Zone]:
        """Zones as they are now."""
        ...

    @property
    def removed(self) -> Collection[Zone]:
        """Zones as they were."""
        ...


def save(store: Store, drawn: Drawn, *, by: Person, at: datetime) -> dict[str, Zone]:
    """Write an edit in one transaction; return the zones as stored, by id.

    Zones may be invalid: they are drafts. A zone that came back by undo is added again.

    Raises:
        StaleError: If somebody else changed one of them meanwhile.
        InUseError: If one that is removed has versions or is named by an application.
        ClosureStandsError: If one is closed by an emergency closure that nobody lifted, and would
            be closed otherwise.
    """
    saved: dict[str, Zone] = {}
    with store.writing(by, at=at) as work:
        _require_lifted(work, drawn)
        for zone in drawn.removed:
            keep(work, zone, at=at)
            work.record("zone.drop", zone, gone=True)
            work.drop(zone)
        for zone in drawn.added:
            saved[zone.id] = work.add(replace(zone, version=0))
            work.record("zone.draw", saved[zone.id], purpose=zone.purpose.value)
        for zone in drawn.changed:
            before = work.get(Zone, zone.id)
            keep(work, before, at=at)
            saved[zone.id] = work.replace(zone)
            work.record("zone.change", saved[zone.id], purpose=_turned(before, zone))
    return saved


def _require_lifted(work: Writing, drawn: Drawn) -> None:
    """Refuse to open by drawing what an approver closed: it is lifted, with a record."""
    closed = {one.zone_id: one for one in standing_closures(work)}
    after = {one.id: one for one in drawn.changed}
    for zone in (*drawn.removed, *drawn.changed):
        if zone.id in closed:
            before, now = work.get(Zone, zone.id), after.get(zone.id)
            if now is None or _place_and_time(now) != _place_and_time(before):
                number = closed[zone.id].number
                raise ClosureStandsError(number=number, grant=zone.name, act="zone.save")


def _place_and_time(zone: Zone) -> tuple[object, ...]:
    return zone.purpose, zone.shape, zone.schedule


def _turned(before: Zone, after: Zone) -> str | None:
    """Return the purpose of a zone, if it was another before."""
    return None if before.purpose is after.purpose else after.purpose.value


def add_zones(
    store: Store, zones: Iterable[Zone], *, by: Person, at: datetime, source: str = ""
) -> tuple[Zone, ...]:
    """Write zones that came from a file, all in one transaction.

    Args:
        store: The office.
        zones: To be added; invalid ones are drafts.
        by: Who imports.
        at: Instant of the act, UTC.
        source: SHA-256 of the file, for the history.
    """
    with store.writing(by, at=at) as work:
        added = []
        for zone in zones:
            one = work.add(zone)
            work.record("zone.import", one, source=source)
            added.append(one)
        return tuple(added)


def freeze(work: Writing, zone: Zone, *, by: Person, at: datetime) -> ZoneVersion:
    """Return the version of a zone as it is drawn now; make the next one if it changed since.

    Raises:
        InvalidShapeError: If the shape is not valid.
    """
    require_valid(zone.shape, name=zone.name)
    latest = latest_version(work, zone.id)
    number = 1 if latest is None else latest.number + 1
    following = as_version(zone, number=number, id=new_id(), by=by, at=at)
    if latest is not None and _same(latest, following):
        return latest
    frozen = work.add(following)
    work.record("zone.freeze", frozen, zone=zone.id)
    return frozen


def latest_version(reading: Reading, zone_id: str) -> ZoneVersion | None:
    """Return the newest version of a zone, or None if it was never frozen."""
    versions = reading.all(ZoneVersion, zone_id=zone_id)
    return max(versions, key=lambda one: one.number, default=None)


def as_version(zone: Zone, *, number: int, id: str, by: Person, at: datetime) -> ZoneVersion:
    """Return what a zone looks like frozen; writes nothing."""
    return ZoneVersion(
        id=id,
        zone_id=zone.id,
        number=number,
        name=zone.name,
        purpose=zone.purpose,
        shape=zone.shape,
        area_m2=area_m2(zone.shape),
        capacity=zone.capacity,
        height_limit_m=zone.height_limit_m,
        stops=zone.stops,
        rule=zone.rule,
        frozen_at=at,
        frozen_by=by.id,
    )


def _same(one: ZoneVersion, other: ZoneVersion) -> bool:
    alike = replace(
        other, id=one.id, number=one.number, frozen_at=one.frozen_at, frozen_by=one.frozen_by
    )
    return content_sha256(one) == content_sha256(alike)
