"""Where roads come from: read and prepared off the screen thread, and the door to importing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QObject, Signal, Slot

from qdpilot.model.road import Road, RoadState
from qdpilot.services.catalogue import listed_roads
from qdpilot.tools.known_roads import KnownRoads
from ui.jobs import is_under_way
from ui.map.road_cache import RoadCache
from ui.map.road_making import RoadMaking
from ui.map.roads_around import RoadsAround

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from qdpilot.geometry.pyramid import Pyramid
    from qdpilot.model.errors import QdPilotError
    from qdpilot.services.ports import ChangeSet, Reading, Store
    from ui.desk import Desk
    from ui.jobs import Job, Progress
    from ui.map.hands import MapView
    from ui.map.legend import Legend
    from ui.map.projection import Projection

# A larger network is prepared in a process of its own, drawn from its prepared form alone, and
# read when something follows it.
MANY = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looked:
    """What was found of the roads; `known` are those of the catalogue if not `is_whole`.

    `making` prepares them, if they must be.
    """

    count: int
    has_network: bool
    known: KnownRoads
    is_whole: bool
    pyramid: Pyramid | None
    state: str
    making: RoadMaking | None


class RoadDoor(QObject):
    """Reads the roads when they changed, and only then; opens the import.

    Attributes:
        known: All of them, as last read; of a large network those of the catalogue and `around`.
        is_whole: Whether it is all of them.
        count: How many there are.
        pyramid: All of them, prepared for drawing; None before the first.
        around: Reads those that a tool may meet.

    Signals:
        changed: Roads or pyramid are new.
        turned: `is_ready` is another.
        refused: They could not be read (a `QdPilotError`, which who hears it tells); asked again
            when the map is shown next, or something waits for them.
    """

    changed = Signal()
    turned = Signal()
    refused = Signal(object)

    def __init__(self, desk: Desk, view: MapView, legend: Legend, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._view = desk, view
        self._legend, self._page = legend, parent
        self.known = KnownRoads(within=())
        self.is_whole, self.count = False, 0
        self.pyramid: Pyramid | None = None
        file = platformdirs.user_cache_path("qdpilot") / "roads" / f"{desk.office.id}.roads"
        self._cache = RoadCache(file, view.view.projection)
        self.around = RoadsAround(desk, view)
        self.around.changed.connect(self._on_around)
        self.around.turned.connect(self.turned)
        self.around.refused.connect(self.refused)
        self._stale, self._has_network = True, False
        self._reading: Job | None = None
        self._job: Job | None = None
        desk.changed.connect(self._on_committed)
        legend.import_asked.connect(self.open_import)

    def refresh(self) -> None:
        """Read the roads if they may be others than those shown."""
        if self._stale:
            self._stale = False
            self._look(apart=True)

    @property
    def roads(self) -> tuple[Road, ...]:
        """Those that are known."""
        return self.known.roads

    @property
    def is_ready(self) -> bool:
        """Whether all roads are here, or at least those that the tool in the hand may meet."""
        comes = is_under_way(self._reading) or is_under_way(self._job)
        is_read = self.pyramid is not None and not (self._stale or comes)
        return is_read and (self.is_whole or self.around.is_ready)

    @Slot()
    def open_import(self) -> None:
        """Ask for a network."""
        from ui.map.roads.import_dialog import ImportDialog

        ImportDialog(self._page, self._desk, has_network=self._has_network).open()

    @Slot(object)
    def _on_committed(self, changes: ChangeSet) -> None:
        if changes.touches(Road):
            self._stale = True
            self._doubt()
            if self._page.isVisible():
                self.refresh()
            self.turned.emit()  # until they are read

    def _doubt(self) -> None:
        """Let no click meet a road that may be gone, nor one that was read before it went."""
        for job in (self._reading, self._job):
            if job is not None:
                job.cancel()
        if not self.is_whole:
            self.around.let_go()
            self.known = self.around.known
        self.known = self.known.doubted()

    def _look(self, *, apart: bool) -> None:
        """Read the roads; `apart`: many are prepared in a process of their own."""
        words, projection, cache = self.tr("Reading roads"), self._view.view.projection, self._cache

        def look(store: Store, progress: Progress) -> _Looked:
            told = partial(progress.tell, words=words)
            with store.reading() as reading:
                return _look(reading, cache, projection, told, apart=apart)

        row = self._legend.road_row
        self._reading = self._desk.follow(
            look, self._on_looked, self._on_refused, progressed=row.show_step
        )

    @Slot(object)
    def _on_refused(self, error: QdPilotError) -> None:
        self._stale = True
        none = self.pyramid is not None and not self.count  # as it was found when last read
        self._legend.road_row.show_network(is_there=not none)
        if self.is_whole:  # what was read before may be no longer so: none is known to be here
            self.known = self.known.doubted()
            self.changed.emit()
        self.refused.emit(error)

    @Slot(object)
    def _on_looked(self, looked: _Looked) -> None:
        if self._job is not None:
            self._job.cancel()
        making = looked.making
        if making is None:
            assert looked.pyramid is not None  # one or the other is there
            self._take(looked, looked.pyramid)
            return
        words = self.tr("Preparing roads")

        def finish(progress: Progress) -> tuple[_Looked, Pyramid | None]:
            return looked, making.finish(looked.state, partial(progress.tell, words=words))

        row = self._legend.road_row
        self._job = self._desk.jobs.follow(
            finish, self._on_prepared, self._on_refused, progressed=row.show_step, lane="files"
        )

    @Slot(object)
    def _on_prepared(self, found: tuple[_Looked, Pyramid | None]) -> None:
        self._job = None
        looked, pyramid = found
        if pyramid is not None:
            self._take(looked, pyramid)
        else:  # no room for what the process writes, or it was ended
            self._look(apart=False)

    def _take(self, looked: _Looked, pyramid: Pyramid) -> None:
        self.known, self.is_whole, self.pyramid = looked.known, looked.is_whole, pyramid
        self.count, self._has_network = looked.count, looked.has_network
        self._legend.road_row.show_network(is_there=bool(looked.count))
        self._view.show_roads(looked.known.roads, pyramid)
        self.around.begin(None if looked.is_whole else looked.known.roads)
        self.changed.emit()

    @Slot()
    def _on_around(self) -> None:
        self.known = self.around.known
        self.changed.emit()


def _look(
    reading: Reading,
    cache: RoadCache,
    projection: Projection,
    told: Callable[[int, int], object],
    *,
    apart: bool,
) -> _Looked:
    count = reading.count(Road)
    is_whole = count <= MANY
    pyramid, state = cache.look(reading)
    making = None
    if pyramid is None:
        making = RoadMaking(cache, projection, apart=apart and not is_whole)
        making.read(reading, told)
    return _Looked(
        count=count,
        has_network=reading.count(Road, state=RoadState.UNLISTED, number="") > 0,
        known=KnownRoads(reading.all(Road)) if is_whole else _catalogue(reading),
        is_whole=is_whole,
        pyramid=pyramid,
        state=state,
        making=making,
    )


def _catalogue(reading: Reading) -> KnownRoads:
    return KnownRoads(listed_roads(reading), within=())
