"""The road network for tools that follow it: prepared off the screen thread, when first used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from qdpilot.geometry.network import Network
from qdpilot.tools.road_sketch import RoadSketch
from ui import arenas
from ui.jobs import is_under_way

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.model.road import Road
    from ui.jobs import Job, Jobs
    from ui.map.hands import MapView
    from ui.map.toolbox import Toolbox


class RoadWork(QObject):
    """Makes the network of the roads once a tool that follows roads is in the hand.

    Signals:
        changed: The tool in the hand has its network.
    """

    changed = Signal()

    def __init__(self, jobs: Jobs, view: MapView, tools: Toolbox) -> None:
        super().__init__(tools)
        self._jobs, self._view, self._tools = jobs, view, tools
        self._job: Job | None = None
        self._for: Sequence[Road] = ()

    def prepare(self) -> None:
        """Begin to make the network, if it is wanted and not there."""
        ground = self._view.ground
        if not isinstance(self._view.tool, RoadSketch) or not ground.roads or ground.awaits_roads:
            return
        is_made = is_under_way(self._job) and self._for is ground.roads
        if ground.network is not None or is_made:
            return
        if self._job is not None:
            self._job.cancel()
        roads = self._for = ground.roads
        self._job = self._jobs.run(lambda: Network(roads), self._on_made, lane="compute")

    @Slot(object)
    def _on_made(self, network: Network) -> None:
        self._for = ()
        ground = self._view.ground
        if network.roads is ground.roads:
            ground.take_network(network)
            self._tools.look_again()
            self.changed.emit()
            # Of the reading, the network and what was there before there is as much free again.
            self._jobs.run(arenas.give_back, lane="compute")
