"""The live clash check: after each edit, what the drawn zones want against what is granted."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from qdpilot.clashes.index import Index
from qdpilot.model.closure import EmergencyClosure
from qdpilot.model.right import Grant
from qdpilot.model.zone import Zone
from qdpilot.services.holding_on import Unlifted
from qdpilot.services.rights import NEEDS_GRANT
from ui.jobs import is_under_way
from ui.map.found_clashes import NOBODY
from ui.map.granted import Granted, read_granted, read_newly
from ui.map.zone_check import Checked, changed_index, check_some, zones_near

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qdpilot.editing.plan import Plan
    from qdpilot.model.errors import QdPilotError
    from qdpilot.model.schedule import Schedule
    from qdpilot.schedule.calendars import Calendars
    from qdpilot.services.ports import ChangeSet
    from ui.desk import Desk
    from ui.jobs import Job
    from ui.map.found_clashes import FoundClash, Near
    from ui.map.granted import Newly
    from ui.map.week import Spell

_CLOCK_MS = 20_000  # so late at most it is seen that the time of a closure is over


class ClashWatch(QObject):
    """Keeps the clashes of all drawn zones; what is asked anew drops what was asked before.

    The index is built and changed in the compute lane alone. Zones are checked there a slice at a
    time, those that changed last first.

    Attributes:
        found: Zone id to its clashes.
        near: Zone id to what else is to be told of its neighbours.
        is_stale: What is granted must be read anew.

    Signals:
        unread: What is granted could not be read (a `QdPilotError`).
        granted_changed: What is granted is known anew.
        changed: A frozenset of the ids of the zones whose clashes are others now.
        tried: What was tried out: (the zone, its clashes, what else is to be told).
    """

    unread = Signal(object)
    granted_changed = Signal()
    changed = Signal(object)
    tried = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._granted = Granted()
        self._is_read, self.is_stale = False, True
        self._index: Index | None = None
        self._indexing: Job | None = None
        self._newly: list[Newly] = []
        self._plan: Plan | None = None
        self._due: dict[str, None] = {}
        self._job: Job | None = None
        self._trial: Job | None = None
        self._trying: Zone | None = None
        self.found: dict[str, tuple[FoundClash, ...]] = {}
        self.near: dict[str, Near] = {}
        self._held_on = frozenset[Unlifted]()
        self._clock = QTimer(self, interval=_CLOCK_MS)
        self._clock.timeout.connect(self.keep_up)

    @property
    def spells(self) -> dict[str, tuple[Spell, ...]]:
        """By zone, when grants that name it hold or held."""
        return self._granted.spells

    @property
    def suspended(self) -> frozenset[str]:
        """Zones whose grants are all suspended."""
        return self._granted.suspended

    @property
    def unlifted(self) -> frozenset[str]:
        """Zones of the emergency closures that nobody lifted."""
        return frozenset(one.closure.zone_id for one in self._granted.unlifted)

    @property
    def held_on(self) -> dict[str, Schedule | None]:
        """By zone of an emergency closure whose time is over, that it is closed still."""
        now = self._desk.clock()
        held = (one for one in self._granted.unlifted if one.closure.holds_on(now))
        return {one.closure.zone_id: one.right.schedule for one in held}

    @property
    def calendars(self) -> Calendars:
        """Statutory and imported ones, as they hold now."""
        return self._desk.calendars

    def drawn_only(self, plan: Plan) -> frozenset[str]:
        """Return the zones of a plan that need a grant and have none."""
        granted = self._granted.times.keys() | self.suspended
        return frozenset(
            zone.id for zone in plan if zone.purpose in NEEDS_GRANT and zone.id not in granted
        )

    def zones_of(self, grants: Iterable[str]) -> frozenset[str]:
        """Return the zones that grants, by their ids, were given for."""
        held = (self._granted.grants.get(one) for one in grants)
        return frozenset(name for one in held if one is not None for name in one.zone_ids)

    def granted_times(self) -> tuple[tuple[str, Schedule | None], ...]:
        """Return of each right that was granted: number and name, and when."""
        rights = (one for name, one in self._granted.rights.items() if name in self._granted.grants)
        return tuple((f"{one.source}  {one.name}", one.schedule) for one in rights)

    def refresh(self) -> None:
        """Read what is granted and closed if it must be read anew."""
        if self.is_stale:
            self.reload()

    def reload(self) -> None:
        """Read what is granted and closed, then check all zones."""
        self.is_stale = False
        self._desk.read(read_granted, self._on_read, self._on_unread)

    @Slot(object)
    def _on_unread(self, error: QdPilotError) -> None:
        self.is_stale = True
        self.unread.emit(error)

    def follow(self, changes: ChangeSet) -> None:
        """Take over what a transaction changed, and check the zones that it concerns."""
        if changes.touches(Grant, Zone, EmergencyClosure):
            self._desk.read(partial(read_newly, changes), self._on_newly, self._on_unread)

    def check(self, plan: Plan, changed: frozenset[str]) -> None:
        """Check zones that changed before all others that are due."""
        self._plan = plan
        self._due = {**dict.fromkeys(sorted(changed)), **self._due}
        self.found = {name: found for name, found in self.found.items() if name in plan}
        self.near = {name: near for name, near in self.near.items() if name in plan}
        self._check_some()

    @Slot()
    def keep_up(self) -> None:
        """Check the zones round a closure whose time was not over when they were checked."""
        now = self._desk.clock()
        held = frozenset(one for one in self._granted.unlifted if one.closure.holds_on(now))
        fresh, self._held_on = held - self._held_on, held
        if fresh:
            self.granted_changed.emit()
        if fresh and self._plan is not None:
            near = zones_near(self._plan, (one.right.shape for one in fresh))
            self._due = {**dict.fromkeys(sorted(near)), **self._due}
            self._check_some()

    def try_out(self, zone: Zone) -> None:
        """Check a zone that is being changed, and again when what is granted changes.

        Only the newest answer is told.
        """
        self.leave()
        self._trying = zone
        if self._index is None:
            return
        ask = partial(check_some, [zone], self._granted, self._index, now=self._desk.clock())
        self._trial = self._desk.jobs.run(ask, self._on_tried, lane="compute")

    def leave(self) -> None:
        """Let go of what was tried out; no answer to it is told any more."""
        self._trying = None
        if self._trial is not None:
            self._trial.cancel()

    def _tell_granted(self) -> None:
        if not self._granted.unlifted:
            self._clock.stop()
        elif not self._clock.isActive():  # a commit does not put off its next turn
            self._clock.start()
        self.granted_changed.emit()

    def _check_some(self) -> None:
        if is_under_way(self._job) or self._index is None or self._plan is None:
            return
        zones = [self._plan[name] for name in self._due if name in self._plan]
        self._due = {zone.id: None for zone in zones}
        if zones:
            self._job = self._desk.jobs.run(
                partial(check_some, zones, self._granted, self._index, now=self._desk.clock()),
                self._on_found,
                lane="compute",
            )

    @Slot(object)
    def _on_tried(self, checked: Checked) -> None:
        self.tried.emit(checked.found[0])

    @Slot(object)
    def _on_read(self, granted: Granted) -> None:
        self._granted, self._is_read = granted, True
        self._newly.clear()
        self._tell_granted()
        if self._indexing is not None:
            self._indexing.cancel()
        calendars = self.calendars
        self._indexing = self._desk.jobs.run(
            lambda: Index.build(granted.rights.values(), calendars),
            self._on_built,
            lane="compute",
        )

    @Slot(object)
    def _on_built(self, index: Index) -> None:
        if self._plan is not None:
            self._due = dict.fromkeys(self._plan.zones)
        self._on_index(index)

    @Slot(object)
    def _on_newly(self, newly: Newly) -> None:
        before = (self._granted.rights.get(name) for name in newly.rights)
        turned = (one.right for one in {*self._granted.unlifted} ^ {*newly.unlifted})
        rights = (*before, *newly.rights.values(), *turned)
        shapes = [right.shape for right in rights if right is not None]
        if not self._is_read or not (shapes or newly.grants):
            return
        self._granted = self._granted.with_newly(newly)
        self._newly.append(newly)
        self._tell_granted()
        if self._plan is not None:
            self._due = {**dict.fromkeys(sorted(zones_near(self._plan, shapes))), **self._due}
        if not is_under_way(self._indexing) and self._index is not None:
            self._keep_up(self._index)

    def _keep_up(self, index: Index) -> None:
        newly = tuple(self._newly)
        self._indexing = self._desk.jobs.run(
            partial(changed_index, index, newly),
            partial(self._on_kept_up, len(newly)),
            lane="compute",
        )

    def _on_kept_up(self, count: int, index: Index) -> None:
        del self._newly[:count]  # only now: after a fault they are still to be taken over
        self._on_index(index)

    @Slot(object)
    def _on_index(self, index: Index) -> None:
        self._index = index
        if self._newly:
            self._keep_up(index)
            return
        if self._trying is not None:
            self.try_out(self._trying)
        self._check_some()

    @Slot(object)
    def _on_found(self, checked: Checked) -> None:
        assert self._plan is not None  # something was checked
        others = set()
        for zone, found, near in checked.found:
            if checked.among is self._index and self._plan.zones.get(zone.id) is zone:
                self._due.pop(zone.id, None)
                before = self.found.get(zone.id, ()), self.near.get(zone.id, NOBODY)
                if (found, near) != before:
                    self.found[zone.id], self.near[zone.id] = found, near
                    others.add(zone.id)
        self._check_some()
        if others:
            self.changed.emit(frozenset(others))
