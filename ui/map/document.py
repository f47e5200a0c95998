"""The drawing on the desk: history in the middle, every finished edit saved at once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from qdpilot.editing.history import History
from qdpilot.editing.plan import Plan, difference, stamped
from qdpilot.model.errors import InUseError, QdPilotError, StaleError
from qdpilot.model.zone import Zone
from qdpilot.services.drawing import save
from ui.map.journal import MapJournal
from ui.own_steps import with_own_steps

if TYPE_CHECKING:
    from datetime import date, datetime

    from qdpilot.editing.edits import Edit
    from qdpilot.editing.plan import Difference
    from qdpilot.model.person import Person
    from qdpilot.services.ports import Reading, Store
    from ui.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Overtaken:
    """A change of a zone that was not saved, for somebody else had changed the zone meanwhile.

    Attributes:
        base: The zone before the change, as it was read.
        mine: As it was to be.
        theirs: As it is stored now.
    """

    base: Zone
    mine: Zone
    theirs: Zone


class _Ledger:
    """Versions of the stored rows as the plan knows them.

    A save stamps with them in the store's lane, where saves go in order; a reading replaces them
    on the screen thread only while no save is under way.
    """

    def __init__(self, journal: MapJournal) -> None:
        self.versions: dict[str, int] = {}
        self._journal = journal

    def save(
        self, store: Store, found: Difference, number: int | None, *, by: Person, at: datetime
    ) -> None:
        saved = save(store, stamped(found, self.versions), by=by, at=at)
        self._journal.saved(number)
        for gone in found.removed:
            self.versions.pop(gone.id, None)
        self.versions.update({name: zone.version for name, zone in saved.items()})


class MapDocument(QObject):
    """The plan as it is drawn, and its history.

    Attributes:
        history: Where we are.
        journal: Hears of every edit before it is shown.

    Signals:
        changed: A `Difference`: the plan is another.
        refused: A `QdPilotError`: an edit did not fit, or could not be saved.
        unread: A `QdPilotError`: what is stored could not be read.
        overtaken: A list of `Overtaken`, once what is stored has been read again.
        kept: All edits are stored.
    """

    changed = Signal(object)
    refused = Signal(object)
    unread = Signal(object)
    overtaken = Signal(object)
    kept = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.journal = MapJournal(desk, self)
        self._ledger = _Ledger(self.journal)
        self._saving = 0
        self._stale = False
        self._has_read, self._seen = False, 0
        self._lost: dict[str, tuple[Zone, Zone]] = {}
        self.history = History(start=Plan())

    def today(self) -> date:
        """Return the day it is in the office's zone."""
        return self._desk.today()

    @property
    def plan(self) -> Plan:
        """The plan as it is now."""
        return self.history.present

    def reload(self) -> None:
        """Take over what is stored, unless we are just saving; then when that is done."""
        self._stale = bool(self._saving)
        if not self._saving:
            self._desk.read(_read_zones, self._on_read, self.unread.emit)

    def do(self, edit: Edit) -> None:
        """Do one step and save it."""
        try:
            after = self.history.do(edit)
        except QdPilotError as error:
            self.journal.not_done()
            self.refused.emit(error)
            return
        self._go(after, edit.title)

    def undo(self) -> None:
        """Take the last step back, and save that."""
        self._go(self.history.undo(), "undo")

    def go_to(self, count: int) -> None:
        """Go back or forward to the plan after so many steps, and save that."""
        after = self.history.at(count)
        self._go(after, "undo" if len(after.past) < len(self.history.past) else "redo")

    def redo(self) -> None:
        """Do again what was taken back last, and save that."""
        self._go(self.history.redo(), "redo")

    def _go(self, after: History, title: str) -> None:
        before = self.plan
        found = difference(before, after.present)
        self.history = after
        if found:
            changes = [(before[zone.id], zone) for zone in found.changed]
            number = self.journal.edited(found, title, self._ledger.versions)
            self._saving += 1
            drawn = bool(found.added or found.changed)
            failed = partial(self._on_save_failed, changes, None if drawn else number)
            self._desk.call(self._ledger.save, found, number, done=self._on_saved, failed=failed)
        self.changed.emit(found)

    @Slot(object)
    def _on_saved(self, _nothing: None) -> None:
        self._saving -= 1
        if not self._saving:
            self.kept.emit()
        if self._stale:
            self.reload()

    def _on_save_failed(
        self, changes: list[tuple[Zone, Zone]], removal: int | None, error: QdPilotError
    ) -> None:
        """What could not be saved is not shown as if it were: the stored plan comes back.

        `removal` is the number of the edit if it only took zones away.
        """
        self._saving -= 1
        if isinstance(error, InUseError):  # they may not go: there is nothing to take back later
            self.journal.saved(removal)
        if isinstance(error, StaleError):
            for base, mine in changes:
                first, _ = self._lost.get(mine.id, (base, mine))
                self._lost[mine.id] = first, mine
        self.refused.emit(error)
        self.reload()

    @Slot(object)
    def _on_read(self, zones: tuple[Zone, ...]) -> None:
        if self._saving:
            self._stale = True
            return
        self._ledger.versions = {zone.id: zone.version for zone in zones}
        stored = Plan.of(zones)
        found, steps = difference(self.plan, stored), self._desk.own_steps[self._seen :]
        if found:
            self.journal.plan_read()
            # Over somebody else's change nothing can be undone that we did before.
            so_far = self.history if self._has_read else None
            self.history = with_own_steps(so_far, steps, stored)
            self.changed.emit(found)
        self._has_read, self._seen = True, len(self._desk.own_steps)
        lost, self._lost = self._lost, {}
        left = [
            Overtaken(base=base, mine=mine, theirs=stored[name])
            for name, (base, mine) in lost.items()
            if name in stored
        ]
        if left:
            self.overtaken.emit(left)


def _read_zones(reading: Reading) -> tuple[Zone, ...]:
    return reading.all(Zone)
