"""Of a large network only the roads round what is looked at are read, for the tool in the hand."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, Signal, Slot

from qdpilot.model.road import Road
from qdpilot.tools.known_roads import KnownRoads, joined
from qdpilot.tools.road_sketch import RoadSketch
from qdpilot.tools.select import Select
from ui import arenas
from ui.jobs import is_under_way

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.model.errors import QdPilotError
    from qdpilot.services.ports import Reading
    from qdpilot.tools.known_roads import Box
    from ui.desk import Desk
    from ui.jobs import Job
    from ui.map.hands import MapView

#: Pixels for a degree from which on all roads in view are read: 9 m for a pixel, where a network
#: begins to be drawn as streets (`ui.map.road_layer`). From further away no hand could tell one
#: from the next, and most of a city would be in memory; a click reads what lies round it.
_NEAR = 12_000.0
#: How far beyond the view roads are read, parts of it; and at least, degrees (about 100 m).
_BEYOND, _LEAST = 0.2, 1e-3


class RoadsAround(QObject):
    """Reads the roads in view and somewhat beyond, while a tool may snap to or follow them.

    Attributes:
        known: Those of the catalogue, and all where they were read.

    Signals:
        changed: `known` is another.
        turned: `is_ready` is.
        refused: They could not be read (a `QdPilotError`, which who hears it tells); the next
            click or look asks again.
    """

    changed = Signal()
    turned = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, view: MapView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self.known = KnownRoads(within=())
        self._listed: tuple[Road, ...] | None = None
        self._wished: Box | None = None
        self._asked: tuple[Box, ...] = ()
        self._job: Job | None = None
        self._was_ready = False
        view.settled.connect(self.look)
        view.view_changed.connect(self._tell)

    @property
    def is_ready(self) -> bool:
        """Whether all roads are here that the tool in the hand may meet."""
        return self._listed is None or all(map(self.known.covers, self._wanted()))

    def begin(self, listed: tuple[Road, ...] | None) -> None:
        """Follow a large network with this catalogue; None: all roads are known elsewhere."""
        self._listed = listed
        self.let_go()
        self.look()

    def wish(self, box: Box | None) -> None:
        """Read here as well, however far away one looks from: what the hand did waits for it."""
        self._wished = box
        self.look()

    @Slot()
    def look(self) -> None:
        """Read what is missing in view, and where a sketch lies: it may go on from elsewhere."""
        if self._listed is not None:
            self._look(self._listed)
        self._tell()

    def _look(self, listed: tuple[Road, ...]) -> None:
        wanted = self._wanted()
        if isinstance(self._view.tool, Select):
            if self.known.within:  # what nothing follows takes up no room
                self.let_go()
                self.changed.emit()
            return
        asked = KnownRoads(within=self._asked if is_under_way(self._job) else ())
        if all(map(self.known.covers, wanted)) or all(map(asked.covers, wanted)):
            return
        if self._job is not None:
            self._job.cancel()
        self._asked = tuple(map(_grown, wanted))
        query = partial(_read, listed, self._asked)
        self._give_back()  # what painting took
        self._job = self._desk.read(query, self._on_read, self._on_refused)
        known = self.known.within or ()
        if known and not any(_meet(one, box) for one in known for box in wanted):
            # Two parts of a city at once would take up twice the room.
            self.known = KnownRoads(listed, within=())
            self.changed.emit()

    def _give_back(self) -> None:
        """Give free memory back: a part of a city, and the network of it, would come on top."""
        self._desk.jobs.run(arenas.give_back, lane="compute")

    def let_go(self) -> None:
        """Forget what was read, and what is being read."""
        if self._job is not None:
            self._job.cancel()
        self.known = KnownRoads(self._listed or (), within=())

    @Slot(object)
    def _on_read(self, known: KnownRoads) -> None:
        self.known = known
        self._give_back()  # what was read is several times as large as the roads
        self._was_ready = self.is_ready
        self.changed.emit()
        self.look()  # the view may be elsewhere by now

    @Slot(object)
    def _on_refused(self, error: QdPilotError) -> None:
        self._wished = None
        self.refused.emit(error)

    @Slot()
    def _tell(self, _view: object = None) -> None:
        if self._was_ready != self.is_ready:
            self._was_ready = self.is_ready
            self.turned.emit()

    def _wanted(self) -> list[Box]:
        """Return where roads have to be: in view, if that is near enough, and round the sketch."""
        tool = self._view.tool
        if isinstance(tool, Select):
            return []
        boxes = [self._window()] if self._view.view.scale >= _NEAR else []
        if isinstance(tool, RoadSketch) and tool.corners:
            boxes.append(joined(tool.lies_on))
        return boxes if self._wished is None else [*boxes, self._wished]

    def _window(self) -> Box:
        view = self._view.view
        west, north = view.place(QPointF(0, 0))
        east, south = view.place(QPointF(view.width, view.height))
        return west, south, east, north


def _read(listed: Sequence[Road], boxes: Sequence[Box], reading: Reading) -> KnownRoads:
    """Return all roads in some boxes, and those of the catalogue, with their index."""
    known = {road.id: road for road in (*reading.near(Road, boxes), *listed)}
    return KnownRoads(tuple(known.values()), within=boxes)


def _meet(box: Box, other: Box) -> bool:
    """Tell whether two boxes have a place in common."""
    (west, south, east, north), (left, low, right, high) = box, other
    return west <= right and left <= east and south <= high and low <= north


def _grown(box: Box) -> Box:
    """Return a box with a part of it on each side, and no less than a hand may miss."""
    west, south, east, north = box
    aside = max((east - west) * _BEYOND, _LEAST)
    up = max((north - south) * _BEYOND, _LEAST)
    return west - aside, south - up, east + aside, north + up
