"""The journal of the map: every click of a sketch and every edit, before it is shown as done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from qdpilot.editing.journal.entries import EditDone, Stamp, ZoneState
from qdpilot.editing.journal.journal import Journal
from qdpilot.model.errors import JournalUnavailableError
from qdpilot.services.clock import new_id
from qdpilot.tools.step import NewZone
from ui.map.journal_file import JournalFile, folder_of
from ui.map.journal_sketch import about_of, is_sketching, placed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from qdpilot.editing.journal.entries import About
    from qdpilot.editing.plan import Difference
    from qdpilot.model.zone import Zone
    from qdpilot.tools.events import LonLat
    from qdpilot.tools.step import Step, Tool
    from ui.desk import Desk


class MapJournal(QObject):
    """Writes what happens on the map; what could not be written is said once, and work goes on.

    Attributes:
        is_well: Whether the last line was written.

    Signals:
        failed: A `QdPilotError`: the journal cannot be written now.
    """

    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._folder = folder_of(desk.office.id)
        self._journal = Journal(JournalFile(self._folder), office=desk.office.id)
        self._keys: dict[str, str] = {}
        self._ended: tuple[str, ...] = ()
        self.is_well = True
        self.failed.connect(desk.refused)
        self.destroyed.connect(self._journal.close)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self.close)

    def keep(self, name: str, step: Step) -> None:
        """Journal what a tool has under way after an event.

        Args:
            name: Id of the tool's action.
            step: Its answer to the event.
        """
        self._ended = ()
        tool = step.tool
        key = self._key(name, tool)
        if key is None:
            return
        corners = placed(tool)
        if step.edit is not None:
            # The sketch ends in the same line that tells of the edit, and in no other.
            self._ended = (key,)
            self._keys.pop(name, None)
        elif not corners and tool.can_go_back:
            self._try_let_be(key)
        else:
            self._try_sketch(key, corners, about_of(name, tool))

    def edited(self, found: Difference, title: str, versions: Mapping[str, int]) -> int | None:
        """Journal an edit; return its number, or None if it could not be written.

        Args:
            found: What it changes.
            title: Code of the step.
            versions: Zone id to version of its stored row.
        """
        states = [
            *(_state(zone, versions) for zone in (*found.added, *found.changed)),
            *(_state(zone, versions, gone=True) for zone in found.removed),
        ]
        closes, self._ended = self._ended, ()
        done = EditDone(title=title, states=tuple(states), closes=closes, stamp=self._stamp())
        try:
            number = self._journal.edit(done)
        except OSError as error:
            self._fail(error)
            return None
        self.is_well = True
        return number

    def not_done(self) -> None:
        """The edit that a tool finished was refused: its sketch stays in the journal."""
        self._ended = ()

    def saved(self, number: int | None) -> None:
        """Journal that the store has an edit, or never will; from the store's thread too."""
        if number is not None:
            try:
                self._journal.saved(number)
            except OSError:
                return  # a start that misses the line compares the edit with the store

    def plan_read(self) -> None:
        """Journal that the stored plan took the place of ours."""
        try:
            self._journal.plan_read()
        except OSError as error:
            self._fail(error)

    @Slot()
    def close(self) -> None:
        """Write no more."""
        self._journal.close()

    def _try_sketch(self, key: str, corners: tuple[LonLat, ...], about: About) -> None:
        try:
            self._journal.sketch(key, corners, about=about, stamp=self._stamp())
        except OSError as error:
            self._fail(error)
        else:
            self.is_well = True

    def _try_let_be(self, key: str) -> None:
        try:
            self._journal.let_be(key)
        except OSError as error:
            self._fail(error)

    def _fail(self, error: OSError) -> None:
        if self.is_well:
            self.is_well = False
            why = error.strerror or str(error)
            self.failed.emit(JournalUnavailableError(path=str(self._folder), reason=why))

    def _key(self, name: str, tool: Tool) -> str | None:
        """Return the key of the sketch in a tool; None if tools of its kind have none."""
        if not is_sketching(tool):
            return None
        new = getattr(tool, "new", None)
        if isinstance(new, NewZone):
            return new.id
        return self._keys.setdefault(name, new_id())

    def _stamp(self) -> Stamp:
        return Stamp(by=self._desk.person.id, at=self._desk.clock())


def _state(zone: Zone, versions: Mapping[str, int], *, gone: bool = False) -> ZoneState:
    return ZoneState(zone=zone, gone=gone, base=versions.get(zone.id, 0))
