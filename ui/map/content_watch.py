"""What the zone that is looked at or drawn holds: computed off the screen thread, newest first."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal, Slot
from shapely import Polygon

from qdpilot.geometry.basemap import load_basemap
from qdpilot.geometry.validity import fault
from qdpilot.model.road import Road
from qdpilot.rules.parameters import bundled_parameters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.geometry.zone_holding import RoadIndex, ZoneContent
    from qdpilot.model.errors import QdPilotError
    from qdpilot.model.zone import Shape
    from qdpilot.services.place_ports import Box
    from qdpilot.services.ports import ChangeSet
    from qdpilot.tools.step import Sketch
    from ui.desk import Desk
    from ui.jobs import Job

    Corners: TypeAlias = tuple[tuple[float, float], ...]


#: How far beyond a shape roads are read at least, so that its next corner asks nothing anew: 200 m.
_MARGIN_DEG = 0.002


class ContentWatch(QObject):
    """Answers for one shape at a time; a newer question stops the one before.

    Signals:
        changed: What `of` says is another.
    """

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        desk.changed.connect(self._on_committed)
        self._roads: tuple[Road, ...] = ()
        self._is_whole = True
        self._within: Box | None = None
        self._index: RoadIndex | None = None
        self._coverage: tuple[Shape, ...] = ()
        self._asked: Shape | None = None
        self._answer: tuple[Shape, ZoneContent] | None = None
        self._job: Job | None = None
        self._sketched: tuple[Corners, Shape | None, Shape | None] = ((), None, None)

    def show_roads(self, roads: tuple[Road, ...], *, is_whole: bool) -> None:
        """Take over other roads, indexed at the next question; if not all, those near are read."""
        if is_whole or self._is_whole:
            self._roads, self._index, self._within = roads if is_whole else (), None, None
            self._is_whole = is_whole
            self._again()

    @Slot(object)
    def _on_committed(self, changes: ChangeSet) -> None:
        if not self._is_whole and changes.touches(Road):
            self._roads, self._index, self._within = (), None, None
            self._again()

    def show_coverage(self, coverage: Sequence[Shape]) -> None:
        """Take over where roadside coverage is."""
        valid = tuple(one for one in coverage if fault(one) is None)
        if valid != self._coverage:
            self._coverage = valid
            self._again()

    def of(self, shape: Shape | None) -> ZoneContent | None:
        """Return what a shape holds if that is known; ask otherwise."""
        if shape is None:
            return None
        if self._answer is not None and self._answer[0] is shape:
            return self._answer[1]
        if self._asked is not shape:
            self._ask(shape)
        return None

    def of_sketch(self, sketch: Sketch) -> ZoneContent | None:
        """Return what the area of a sketch holds, if there is one and that is known."""
        corners, made = sketch.corners, sketch.made
        if self._sketched[:2] != (corners, made):
            is_ring = not sketch.is_line and len(set(corners)) >= 3
            self._sketched = corners, made, made or (Polygon(corners) if is_ring else None)
        return self.of(self._sketched[2])

    def _again(self) -> None:
        """What was answered is no longer so."""
        asked, self._asked, self._answer = self._asked, None, None
        if asked is not None:
            self._ask(asked)

    def _ask(self, shape: Shape) -> None:
        if self._job is not None:
            self._job.cancel()
        self._asked = shape
        if fault(shape) is not None:
            return
        if self._is_whole or _covers(self._within, shape):
            self._compute(shape)
            return
        around = shape.buffer(max(_MARGIN_DEG, math.sqrt(shape.area) / 2)).bounds
        self._job = self._desk.read(
            lambda reading: reading.near(Road, [around]),
            partial(self._on_near, shape, around),
            self._on_refused,
        )

    def _on_refused(self, error: QdPilotError) -> None:
        self._asked = None  # asked again when it is looked at next
        self._desk.refused.emit(error)

    def _on_near(self, shape: Shape, around: Box, roads: tuple[Road, ...]) -> None:
        self._roads, self._index, self._within = roads, None, around
        self._compute(shape)

    def _compute(self, shape: Shape) -> None:
        if self._is_whole and not self._roads:
            return  # without a network nothing is told of it
        roads, coverage = self._roads, self._coverage
        self._job = self._desk.jobs.run(
            lambda: (shape, roads, *self._computed(shape, roads, coverage)),
            self._on_answer,
            self._on_refused,
            lane="compute",
        )

    def _computed(
        self, shape: Shape, roads: tuple[Road, ...], coverage: tuple[Shape, ...]
    ) -> tuple[RoadIndex, ZoneContent]:
        from qdpilot.geometry.network import Network
        from qdpilot.geometry.zone_holding import RoadIndex, content_of

        index = self._index if self._roads is roads else None
        index = index or RoadIndex(Network(roads))
        near_m = bundled_parameters()["district_line_m"].value
        content = content_of(shape, index, load_basemap(), coverage, district_line_m=near_m)
        return index, content

    @Slot(object)
    def _on_answer(self, found: tuple[Shape, tuple[Road, ...], RoadIndex, ZoneContent]) -> None:
        shape, roads, index, content = found
        if roads is self._roads:
            self._index = index
            self._answer = (shape, content)
            self.changed.emit()


def _covers(box: Box | None, shape: Shape) -> bool:
    if box is None:
        return False
    west, south, east, north = shape.bounds
    return box[0] <= west and box[1] <= south and box[2] >= east and box[3] >= north
