"""Opening, pausing, closing a stretch: asked once, with every live grant that it concerns."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from qdpilot.model.road import RoadState
from qdpilot.services.catalogue import turn
from ui.kit.confirm import ConfirmAct
from ui.roads.rows import read_life
from ui.shown import in_a_row

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from qdpilot.services.catalogue import Entry
    from ui.desk import Desk
    from ui.jobs import Job
    from ui.roads.rows import Life, Stretch

TURNS = {
    RoadState.OPEN: (RoadState.PAUSED, RoadState.CLOSED),
    RoadState.PAUSED: (RoadState.OPEN, RoadState.CLOSED),
    RoadState.CLOSED: (RoadState.OPEN, RoadState.UNLISTED),
}
#: So many grants are named in the question; the rest is counted.
_NAMED = 8


class Turning(QObject):
    """Looks who runs on the stretch now, asks, and turns it."""

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk, self._page = desk, page

    def words(self, state: RoadState) -> tuple[str, str]:
        """Return the words and the icon of the act that leads to a state."""
        return {
            RoadState.OPEN: (self.tr("Open…"), "circle-check"),
            RoadState.PAUSED: (self.tr("Pause…"), "player-pause"),
            RoadState.CLOSED: (self.tr("Close road…"), "ban"),
            RoadState.UNLISTED: (self.tr("Take out…"), "trash"),
        }[state]

    def ask(self, state: RoadState, stretch: Stretch) -> None:
        """Look who runs there, then ask."""
        query = partial(read_life, number=stretch.entry.number, at=self._desk.clock())
        self._desk.read(query, partial(self._on_life, state, stretch))

    def _on_life(self, state: RoadState, stretch: Stretch, life: Life) -> None:
        users = life.users if state is not RoadState.OPEN else ()
        rows = [(user.operator, user.grant.number) for user in users]
        if len(rows) > _NAMED:
            more = self.tr("and {count} more").format(count=len(rows) - _NAMED)
            rows = [*rows[:_NAMED], ("…", more)]
        words = self.words(state)[0].rstrip("…")
        numbers = tuple(user.grant.number for user in users)
        ConfirmAct(
            self._page,
            title=words,
            sentence=self._sentence(state, stretch, len(users)),
            rows=rows,
            act_words=words,
            act=partial(self._turn, state, stretch.entry.number, numbers),
            reason_label=self.tr("Reason"),
        ).open()

    def _sentence(self, state: RoadState, stretch: Stretch, count: int) -> str:
        name = " ".join(part for part in (stretch.entry.says.name, stretch.extent) if part)
        told = {
            RoadState.OPEN: self.tr("{road} will be open again."),
            RoadState.PAUSED: self.tr("{road} will be paused."),
            RoadState.CLOSED: self.tr("{road} will be closed."),
            RoadState.UNLISTED: self.tr("{road} will leave the catalogue."),
        }[state].format(road=name)
        if state is RoadState.OPEN:
            return told
        if not count:
            return in_a_row(told, self.tr("No live grant runs there."))
        concerned = self.tr(
            "%n live grant(s) run there and will show a finding until they are changed:", "", count
        )
        return in_a_row(told, concerned)

    def _turn(
        self, state: RoadState, number: str, grant_numbers: tuple[str, ...], reason: str
    ) -> Job:
        return self._desk.call(
            turn, number, state, reason=reason, grant_numbers=grant_numbers, done=self._on_turned
        )

    @Slot(object)
    def _on_turned(self, entry: Entry) -> None:
        words = {
            RoadState.OPEN: self.tr("{road} is open"),
            RoadState.PAUSED: self.tr("{road} is paused"),
            RoadState.CLOSED: self.tr("{road} is closed"),
            RoadState.UNLISTED: self.tr("{road} left the catalogue"),
        }
        self._desk.told.emit(words[entry.state].format(road=entry.says.name))
