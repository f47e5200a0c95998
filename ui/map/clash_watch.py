"""The live clash check: after each edit, what the drawn zones want against what is granted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from qdpilot.clashes.detect import clashes
from qdpilot.clashes.index import Index
from qdpilot.model.right import Grant
from qdpilot.services.rights import (
    NEEDS_GRANT,
    granted_rights,
    granted_times,
    right_of_zone,
    suspended_zones,
)

if TYPE_CHECKING:
    from qdpilot.clashes.clash import Clash
    from qdpilot.clashes.right import Right
    from qdpilot.editing.plan import Plan
    from qdpilot.model.schedule import Schedule
    from qdpilot.model.zone import Zone
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.ports import Reading
    from ui.desk import Desk
    from ui.jobs import Job


@dataclass(frozen=True, slots=True)
class Rights:
    """What is granted and closed.

    Attributes:
        rights: All of them.
        zones: Id of a right to the ids of the zones it was granted for.
        times: By zone, the schedules of the grants in force that name it.
        suspended: Zones whose grants are all suspended.
    """

    rights: tuple[Right, ...]
    zones: dict[str, tuple[str, ...]]
    times: dict[str, tuple[Schedule, ...]]
    suspended: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundClash:
    """A clash of a drawn zone with a right.

    Attributes:
        clash: What was found; the zone is `a`.
        zone_id: The zone.
        other: The right.
        other_zones: Zones that the right was granted for, or the closure itself.
    """

    clash: Clash
    zone_id: str
    other: Right
    other_zones: tuple[str, ...]


class ClashWatch(QObject):
    """Keeps the clashes of all drawn zones; only the newest answer counts.

    Attributes:
        found: Zone id to its clashes.

    Signals:
        granted_changed: What is granted was read anew.
        changed: The clashes are others.
        tried: What was tried out: (the zone, its clashes).
    """

    granted_changed = Signal()
    changed = Signal()
    tried = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rights = Rights((), {}, {})
        self._index: Index | None = None
        self._plan: Plan | None = None
        self._due: frozenset[str] = frozenset()
        self._job: Job | None = None
        self._trial: Job | None = None
        self.found: dict[str, tuple[FoundClash, ...]] = {}

    @property
    def granted(self) -> dict[str, tuple[Schedule, ...]]:
        """By zone, when it was granted; a zone that is not there is only drawn."""
        return self._rights.times

    @property
    def suspended(self) -> frozenset[str]:
        """Zones whose grants are all suspended."""
        return self._rights.suspended

    @property
    def calendars(self) -> Calendars:
        """Statutory and imported ones, as they hold now."""
        return self._desk.calendars

    def drawn_only(self, plan: Plan) -> frozenset[str]:
        """Return the zones of a plan that need a grant and have none."""
        granted = self.granted.keys() | self.suspended
        return frozenset(
            zone.id for zone in plan if zone.purpose in NEEDS_GRANT and zone.id not in granted
        )

    def reload(self) -> None:
        """Read what is granted and closed, then check all zones."""
        self._desk.read(read_rights, self._on_read)

    def check(self, plan: Plan, changed: frozenset[str]) -> None:
        """Check zones that changed; what was still being checked is checked anew with them."""
        self._plan = plan
        self._due |= changed
        self.found = {name: found for name, found in self.found.items() if name in plan}
        if self._job is not None:
            self._job.cancel()
        if self._index is None:
            return
        rights, index, due = self._rights, self._index, self._due
        calendars = self.calendars
        zones = [plan[name] for name in due if name in plan]
        self._job = self._desk.jobs.run(
            lambda: {zone.id: found_clashes(zone, rights, index, calendars) for zone in zones},
            self._on_found,
            lane="compute",
        )

    def try_out(self, zone: Zone) -> None:
        """Check a zone that is being drawn; only the newest answer is told."""
        if self._trial is not None:
            self._trial.cancel()
        if self._index is None:
            return
        rights, index, calendars = self._rights, self._index, self.calendars
        self._trial = self._desk.jobs.run(
            lambda: (zone, found_clashes(zone, rights, index, calendars)),
            self._on_tried,
            lane="compute",
        )

    @Slot(object)
    def _on_tried(self, tried: object) -> None:
        self.tried.emit(tried)

    @Slot(object)
    def _on_read(self, rights: Rights) -> None:
        self._rights = rights
        self.granted_changed.emit()
        calendars = self.calendars
        self._desk.jobs.run(
            lambda: Index.build(rights.rights, calendars), self._on_index, lane="compute"
        )

    @Slot(object)
    def _on_index(self, index: Index) -> None:
        self._index = index
        if self._plan is not None:
            self.check(self._plan, frozenset(self._plan.zones))

    @Slot(object)
    def _on_found(self, found: dict[str, tuple[FoundClash, ...]]) -> None:
        self._job, self._due = None, frozenset()
        self.found.update(found)
        self.changed.emit()


def read_rights(reading: Reading) -> Rights:
    """Read what is granted and closed, and for which zones."""
    grants = reading.all(Grant)
    zones = {one.id: one.terms.zone_ids for one in grants}
    times, suspended = granted_times(reading), suspended_zones(reading)
    return Rights(granted_rights(reading), zones, times, suspended)


def found_clashes(
    zone: Zone, rights: Rights, index: Index, calendars: Calendars
) -> tuple[FoundClash, ...]:
    """Return what a drawn zone clashes with; a grant for this very zone is no clash.

    Args:
        zone: As drawn; an invalid shape is not judged and has none.
        rights: What is granted and closed.
        index: The same, indexed.
        calendars: Statutory and imported ones.
    """
    by_id = {right.id: right for right in rights.rights}
    result = clashes(index, right_of_zone(zone), calendars)
    found = []
    for clash in result.clashes:
        other_zones = rights.zones.get(clash.b.id, (clash.b.id,))
        if zone.id not in other_zones and clash.area_m2 > 0:
            other = by_id[clash.b.id]
            found.append(
                FoundClash(clash=clash, zone_id=zone.id, other=other, other_zones=other_zones)
            )
    return tuple(found)
