"""Where roads come from: read and prepared off the screen thread, and the door to importing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QObject, Signal, Slot

from qdpilot.model.road import Road, RoadState
from ui.map.road_layer import prepared

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from qdpilot.geometry.pyramid import Pyramid
    from qdpilot.services.ports import ChangeSet, Reading
    from ui.desk import Desk
    from ui.jobs import Job
    from ui.map.legend import Legend
    from ui.map.projection import Projection


class RoadDoor(QObject):
    """Reads the roads when they changed, and only then; opens the import.

    Attributes:
        roads: All of them, as last read.
        pyramid: The same, prepared for drawing; None before the first.

    Signals:
        changed: Both are new.
    """

    changed = Signal()

    def __init__(self, desk: Desk, projection: Projection, legend: Legend, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._projection = desk, projection
        self._legend, self._page = legend, parent
        self.roads: tuple[Road, ...] = ()
        self.pyramid: Pyramid | None = None
        self._stale = True
        self._job: Job | None = None
        desk.changed.connect(self._on_committed)
        legend.import_asked.connect(self.open_import)

    def refresh(self) -> None:
        """Read the roads if they may be others than those shown."""
        if self._stale:
            self._stale = False
            self._desk.read(_roads, self._on_roads)

    @Slot()
    def open_import(self) -> None:
        """Ask for a network."""
        from ui.map.roads.import_dialog import ImportDialog

        has_network = any(
            road.state is RoadState.UNLISTED and not road.number for road in self.roads
        )
        ImportDialog(self._page, self._desk, has_network=has_network).open()

    @Slot(object)
    def _on_committed(self, changes: ChangeSet) -> None:
        if changes.touches(Road):
            self._stale = True
            if self._page.isVisible():
                self.refresh()

    @Slot(object)
    def _on_roads(self, roads: tuple[Road, ...]) -> None:
        if self._job is not None:
            self._job.cancel()
        folder = platformdirs.user_cache_path("qdpilot") / "roads"
        projection, name = self._projection, self._desk.office.id
        self._job = self._desk.jobs.run(
            lambda: (roads, prepared(roads, projection, folder=folder, name=name)),
            self._on_prepared,
            lane="compute",
        )

    @Slot(object)
    def _on_prepared(self, found: tuple[tuple[Road, ...], Pyramid]) -> None:
        self._job = None
        self.roads, self.pyramid = found
        self._legend.show_network(is_there=bool(self.roads))
        self.changed.emit()


def _roads(reading: Reading) -> tuple[Road, ...]:
    return reading.all(Road)
