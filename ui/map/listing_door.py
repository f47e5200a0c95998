"""From stretches picked on the map to the form that takes them into the open-road catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from qdpilot.geometry.measure import length_m
from qdpilot.model.errors import QdPilotError
from qdpilot.model.name_order import name_key
from qdpilot.model.person import Role
from qdpilot.model.road import Road
from qdpilot.services.catalogue import Particulars
from qdpilot.services.people import require_role

if TYPE_CHECKING:
    from collections.abc import Callable

    from qdpilot.services.catalogue import Entry
    from qdpilot.services.catalogue_import import Item
    from qdpilot.services.ports import Reading
    from qdpilot.tools.list_roads import ListRoads
    from ui.desk import Desk
    from ui.map.hands import MapView


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What the form shows of what was picked. Attributes: what it would be, and names of roads."""

    says: Particulars
    item: Item
    names: tuple[str, ...]


class ListingDoor(QObject):
    """Opens the form over the map; once the stretch is listed, the sketch has done its work.

    Args of the constructor: `done` lets go of the sketch in the hand.
    """

    def __init__(self, desk: Desk, view: MapView, done: Callable[[], object]) -> None:
        super().__init__(view)
        self._desk, self._view, self._done = desk, view, done

    def ask(self, tool: ListRoads) -> None:
        """Ask what the catalogue says of the stretches; who may not is told so."""
        try:
            require_role(self._desk.person, Role.CLERK, act="road.enter")
        except QdPilotError as error:
            self._desk.refused.emit(error)
            return
        self._desk.read(partial(_look, tool=tool), partial(self._on_looked, tool))

    def _on_looked(self, tool: ListRoads, looked: Looked) -> None:
        from ui.roads.entry_dialog import EntryDialog, Offered

        offered = Offered(pieces=tool.pieces, item=looked.item)
        dialog = EntryDialog(
            self._view,
            self._desk,
            names=looked.names,
            says=looked.says,
            offered=offered,
            done=self._on_stored,
        )
        dialog.open()

    @Slot(object)
    def _on_stored(self, entry: Entry) -> None:
        self._done()
        words = self.tr("{road} is in the catalogue, number {number}")
        self._desk.told.emit(words.format(road=entry.says.name, number=entry.number))
        self._desk.select((Road, road.id) for road in entry.roads)


def suggested(tool: ListRoads, number: str) -> Particulars:
    """Return what the catalogue may say of picked stretches: as the longest of the roads."""
    lengths: dict[str, float] = {}
    for road, piece in zip(tool.roads, tool.pieces, strict=True):
        lengths[road.id] = lengths.get(road.id, 0.0) + length_m(piece.line)
    main = max(tool.roads, key=lambda road: (bool(road.name), lengths[road.id]))
    begins, ends = tool.crossed
    return Particulars(
        number=number, name=main.name, road_class=main.road_class, begins=begins, ends=ends
    )


def _look(reading: Reading, tool: ListRoads) -> Looked:
    from qdpilot.services.catalogue import next_number
    from qdpilot.services.catalogue_pieces import weigh_pieces

    says = suggested(tool, next_number(reading))
    item = weigh_pieces(reading, tool.pieces, says)
    names = sorted({one.name for one in tool.roads}, key=name_key)
    return Looked(says=says, item=item, names=tuple(names))
