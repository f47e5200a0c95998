"""Of a large network only the roads round what is looked at are read, for the tool in the hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from PySide6.QtCore import QObject, QPointF, Signal, Slot

from qdpilot.model.road import Road
from qdpilot.tools.select import Select

if TYPE_CHECKING:
    from qdpilot.services.place_ports import Box
    from ui.desk import Desk
    from ui.jobs import Job
    from ui.map.hands import MapView

#: Pixels for a degree from which on roads are read: 14 m for a pixel. From further away all of a
#: city would be in view, and no hand could tell one street from the next.
_NEAR = 8192.0


class RoadsAround(QObject):
    """Reads the roads in view and half as far beyond, when a tool may snap to or follow them.

    Attributes:
        roads: Those of the catalogue, and all in `box`.
        box: Where all roads are here; None: nowhere yet.

    Signals:
        changed: `roads` and `box` are others.
    """

    changed = Signal()

    def __init__(self, desk: Desk, view: MapView) -> None:
        super().__init__(view)
        self._desk, self._view = desk, view
        self.roads: tuple[Road, ...] = ()
        self.box: Box | None = None
        self._listed: tuple[Road, ...] | None = None
        self._asked: Box | None = None
        self._job: Job | None = None
        view.settled.connect(self.look)

    def begin(self, listed: tuple[Road, ...] | None) -> None:
        """Follow a large network with this catalogue; None: all roads are known elsewhere."""
        if self._job is not None:
            self._job.cancel()
        self._job, self._asked, self.box = None, None, None
        self._listed = listed
        self.roads = listed or ()
        self.look()

    @Slot()
    def look(self) -> None:
        """Read what is missing. Where a sketch goes on, what was read stays: it lies on it."""
        if self._listed is None or isinstance(self._view.tool, Select):
            return
        if self._view.view.scale < _NEAR:
            return
        window = self._window()
        if _covers(self.box, window) or _covers(self._asked, window):
            return
        kept = [self.box] if self.box is not None and self._view.tool.sketch.corners else []
        around = _grown(window, kept)
        if self._job is not None:
            self._job.cancel()
        self._asked = around
        self._job = self._desk.read(lambda reading: reading.near(Road, [around]), self._on_read)

    @Slot(object)
    def _on_read(self, roads: tuple[Road, ...]) -> None:
        self._job, self.box, self._asked = None, self._asked, None
        known = {road.id: road for road in (*roads, *(self._listed or ()))}
        self.roads = tuple(known.values())
        self.changed.emit()

    def _window(self) -> Box:
        view = self._view.view
        west, north = view.place(QPointF(0, 0))
        east, south = view.place(QPointF(view.width, view.height))
        return west, south, east, north


def _covers(box: Box | None, window: Box) -> bool:
    return box is not None and bool(shapely.covers(shapely.box(*box), shapely.box(*window)))


def _grown(window: Box, kept: list[Box]) -> Box:
    """Return the window with half of it on each side, and what is kept."""
    west, south, east, north = window
    aside, up = (east - west) / 2, (north - south) / 2
    boxes = [(west - aside, south - up, east + aside, north + up), *kept]
    wests, souths, easts, norths = zip(*boxes, strict=True)
    return min(wests), min(souths), max(easts), max(norths)
