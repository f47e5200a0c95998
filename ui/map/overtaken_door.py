"""A change on the map that was not saved, for somebody else was first: told, and done again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from qdpilot.editing.edits import PutZone, Together
from qdpilot.services.history import differing
from qdpilot.services.stale import Meanwhile, both, meanwhile
from ui.map.zone_differs import zone_differs

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.kit.stale_note import Differs, StaleNote
    from ui.map.document import MapDocument, Overtaken


class OvertakenDoor(QObject):
    """Shows over the map what both changed; one click does the person's own change again."""

    def __init__(self, desk: Desk, document: MapDocument, note: StaleNote) -> None:
        super().__init__(note)
        self._desk, self._document, self._note = desk, document, note
        self._found: dict[str, Overtaken] = {}
        document.overtaken.connect(self._on_overtaken)
        note.kept.connect(self._on_kept)
        note.dropped.connect(self._close)

    @Slot(object)
    def _on_overtaken(self, found: list[Overtaken]) -> None:
        self._found.update({one.mine.id: one for one in found})
        self._note.say([row for one in self._found.values() for row in self._rows(one)])

    def _rows(self, one: Overtaken) -> list[Differs]:
        changed = meanwhile(one.base, one.mine, one.theirs)
        told = {each.field for each in changed}
        own = [
            Meanwhile(
                field=name,
                yours=getattr(one.mine, name),
                theirs=getattr(one.theirs, name),
                is_typed=False,
            )
            for name in differing(one.base, one.mine)
            if name not in told
        ]
        calendars = self._desk.calendars
        rows = [replace(row, is_own=True) for row in zone_differs(own, calendars)]
        rows += zone_differs(changed, calendars)
        said = self.tr("“{zone}” {field}")
        name = one.theirs.name
        return [replace(row, field=said.format(zone=name, field=row.field)) for row in rows]

    @Slot()
    def _on_kept(self) -> None:
        """Put what the person changed over what is stored now, field by field, as one step."""
        plan = self._document.plan
        again = [
            PutZone(both(one.base, one.mine, plan[name]))
            for name, one in self._found.items()
            if name in plan
        ]
        self._close()
        if again:
            edit = Together(title="zone.again", zone_id=again[0].zone_id, edits=tuple(again))
            self._document.do(edit)

    @Slot()
    def _close(self) -> None:
        self._found.clear()
        self._note.say(None)
