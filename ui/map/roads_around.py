"""Of a large network only the roads round what is looked at are read, for the tool in the hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely
from PySide6.QtCore import QObject, QPointF, Signal, Slot

from qdpilot.model.road import Road
from qdpilot.tools.select import Select

if TYPE_CHECKING:
    from collections.abc import Iterable

    from qdpilot.services.place_ports import Box
    from ui.desk import Desk
    from ui.jobs import Job
    from ui.map.hands import MapView

#: Pixels for a degree from which on roads are read: 14 m for a pixel. From further away all of a
#: city would be in view, and no hand could tell one street from the next.
_NEAR = 8192.0
_LEAST = 1e-3  # degrees


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
        """Read what is missing in view, and where a sketch lies: it may go on from elsewhere."""
        if self._listed is None or isinstance(self._view.tool, Select):
            return
        boxes = self._wanted()
        if not boxes or all(_covers(self.box, one) for one in boxes):
            return
        if all(_covers(self._asked, one) for one in boxes):
            return
        around = _joined(map(_grown, boxes))
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

    def _wanted(self) -> list[Box]:
        """Return where roads have to be: in view, if that is near enough, and round the sketch."""
        boxes = [self._window()] if self._view.view.scale >= _NEAR else []
        corners = self._view.tool.sketch.corners
        if corners:
            lons, lats = zip(*corners, strict=True)
            boxes.append((min(lons), min(lats), max(lons), max(lats)))
        return boxes

    def _window(self) -> Box:
        view = self._view.view
        west, north = view.place(QPointF(0, 0))
        east, south = view.place(QPointF(view.width, view.height))
        return west, south, east, north


def _covers(box: Box | None, window: Box) -> bool:
    return box is not None and bool(shapely.covers(shapely.box(*box), shapely.box(*window)))


def _grown(box: Box) -> Box:
    """Return a box with half of it on each side, and no less than a hand may miss."""
    west, south, east, north = box
    aside, up = max((east - west) / 2, _LEAST), max((north - south) / 2, _LEAST)
    return west - aside, south - up, east + aside, north + up


def _joined(boxes: Iterable[Box]) -> Box:
    wests, souths, easts, norths = zip(*boxes, strict=True)
    return min(wests), min(souths), max(easts), max(norths)
