"""Where roads come from: read and prepared off the screen thread, and the door to importing."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import platformdirs
from PySide6.QtCore import QObject, Signal, Slot

from qdpilot.model.road import Road, RoadState
from qdpilot.model.zone import Zone
from qdpilot.services.catalogue import listed_roads
from qdpilot.tools.select import Select
from ui.map.road_cache import RoadCache
from ui.map.road_layer import DRAWN_BY, prepared_columns

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtWidgets import QWidget

    from qdpilot.geometry.pyramid import Pyramid
    from qdpilot.services.ports import ChangeSet, Reading
    from ui.desk import Desk, Selected
    from ui.jobs import Job
    from ui.map.hands import MapView
    from ui.map.legend import Legend

#: A larger network is drawn from its prepared form alone, and read when something follows it.
MANY = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Looked:
    """What was found of the roads; `roads` are those of the catalogue if not `is_whole`.

    `drawn` are the fields by which they are prepared, if they must be.
    """

    count: int
    has_network: bool
    roads: tuple[Road, ...]
    is_whole: bool
    pyramid: Pyramid | None
    state: str
    drawn: tuple[Sequence[Any], ...]


class RoadDoor(QObject):
    """Reads the roads when they changed, and only then; opens the import.

    Attributes:
        roads: All of them, as last read; of a large network those of the catalogue until `want`.
        is_whole: Whether it is all of them.
        count: How many there are.
        pyramid: All of them, prepared for drawing; None before the first.

    Signals:
        changed: Roads or pyramid are new.
    """

    changed = Signal()

    def __init__(self, desk: Desk, view: MapView, legend: Legend, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._view = desk, view
        self._legend, self._page = legend, parent
        self.roads: tuple[Road, ...] = ()
        self.is_whole, self.count = True, 0
        self.pyramid: Pyramid | None = None
        file = platformdirs.user_cache_path("qdpilot") / "roads" / f"{desk.office.id}.roads"
        self._cache = RoadCache(file, view.view.projection)
        self._stale, self._has_network = True, False
        self._job: Job | None = None
        self._reading: Job | None = None
        self._then: list[Callable[[], object]] = []
        desk.changed.connect(self._on_committed)
        desk.selected.connect(self._on_selected)
        legend.import_asked.connect(self.open_import)

    def refresh(self) -> None:
        """Read the roads if they may be others than those shown."""
        if self._stale:
            self._stale = False
            self._desk.read(partial(_look, self._cache), self._on_looked)

    def want(self, then: Callable[[], object] | None = None) -> None:
        """Read all roads, if only those of the catalogue are here; call `then` with all here."""
        if self.is_whole:
            if then is not None:
                then()
            return
        if then is not None:
            self._then.append(then)
        if self._reading is None:
            self._reading = self._desk.read(_all, self._on_all)

    @Slot()
    def look_at_tool(self) -> None:
        """Read all roads if what is in the hand may snap to them or follow them."""
        if not isinstance(self._view.tool, Select):
            self.want()

    @Slot()
    def open_import(self) -> None:
        """Ask for a network."""
        from ui.map.roads.import_dialog import ImportDialog

        ImportDialog(self._page, self._desk, has_network=self._has_network).open()

    @Slot(object)
    def _on_committed(self, changes: ChangeSet) -> None:
        if changes.touches(Road):
            self._stale = True
            if self._page.isVisible():
                self.refresh()

    @Slot(object)
    def _on_selected(self, things: frozenset[Selected]) -> None:
        """What a zone holds is told, and a road is lit."""
        if any(kind in (Zone, Road) for kind, _ in things):
            self.want()

    @Slot(object)
    def _on_looked(self, looked: _Looked) -> None:
        if self._job is not None:
            self._job.cancel()
        if looked.pyramid is not None:
            self._take(looked, looked.pyramid)
            return
        cache, projection = self._cache, self._view.view.projection

        def prepare() -> tuple[_Looked, Pyramid]:
            made = prepared_columns(*looked.drawn, projection=projection)
            cache.keep(made, looked.state)
            return looked, made

        self._job = self._desk.jobs.run(prepare, self._on_prepared, lane="compute")

    @Slot(object)
    def _on_prepared(self, found: tuple[_Looked, Pyramid]) -> None:
        self._job = None
        self._take(*found)

    def _take(self, looked: _Looked, pyramid: Pyramid) -> None:
        if self._reading is not None:
            self._reading.cancel()
            self._reading = None
        self.roads, self.is_whole, self.pyramid = looked.roads, looked.is_whole, pyramid
        self.count, self._has_network = looked.count, looked.has_network
        self._legend.show_network(is_there=bool(looked.count))
        self._view.show_roads(looked.roads, pyramid)
        self.changed.emit()
        then, self._then = self._then, []
        for one in then:
            self.want(one)

    @Slot(object)
    def _on_all(self, roads: tuple[Road, ...]) -> None:
        self._reading = None
        self.roads, self.is_whole = roads, True
        self.changed.emit()
        then, self._then = self._then, []
        for one in then:
            one()


def _look(cache: RoadCache, reading: Reading) -> _Looked:
    count = reading.count(Road)
    pyramid, state = cache.look(reading)
    is_whole = count <= MANY
    return _Looked(
        count=count,
        has_network=reading.count(Road, state=RoadState.UNLISTED, number="") > 0,
        roads=reading.all(Road) if is_whole else listed_roads(reading),
        is_whole=is_whole,
        pyramid=pyramid,
        state=state,
        drawn=() if pyramid is not None else reading.columns(Road, *DRAWN_BY),
    )


def _all(reading: Reading) -> tuple[Road, ...]:
    return reading.all(Road)
