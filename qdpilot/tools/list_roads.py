"""Pick stretches of the road network that are to stand in the open-road catalogue."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self

from qdpilot.model.road import RoadPiece, RoadState
from qdpilot.tools.pick_roads import PickRoads
from qdpilot.tools.step import Step

if TYPE_CHECKING:
    from qdpilot.geometry.network import Network
    from qdpilot.model.road import Road
    from qdpilot.model.zone import Shape
    from qdpilot.tools.events import Click
    from qdpilot.tools.ground import Ground


@dataclass(frozen=True, slots=True, kw_only=True)
class ListRoads(PickRoads):
    """Click stretches as `PickRoads` does; ending it asks for what the catalogue says of them.

    Attributes:
        pieces: Of the stored roads that are picked.
        roads: The road of each piece.
        crossed: Names of the roads that it runs from and to; empty where none is known.
    """

    pieces: tuple[RoadPiece, ...] = ()
    roads: tuple[Road, ...] = ()
    crossed: tuple[str, str] = ("", "")

    @property
    def shape(self) -> Shape | None:
        """No area is made."""
        return None

    def made(self, ground: Ground) -> Step:  # noqa: ARG002 - as in CornerSketch
        """Return the step that asks to list what is picked; the sketch stays until it is."""
        return Step(tool=self, pieces=self.pieces, told="" if self.pieces else "no_way_yet")

    def emptied(self) -> Self:
        """Return the tool without a sketch."""
        return replace(super(ListRoads, self).emptied(), pieces=(), roads=(), crossed=("", ""))

    def looked(self, ground: Ground) -> Self:
        """Return the tool with the pieces of road that are picked, and where they begin and end."""
        tool = super(ListRoads, self).looked(ground)
        if tool is self:
            return self
        network, every = ground.network, dict.fromkeys(n for one in tool.picked for n in one)
        if network is None:
            return replace(tool, pieces=(), roads=(), crossed=("", ""))
        roads = tuple(network.roads[network.road_of[one]] for one in every)
        pieces = tuple(
            RoadPiece(road_id=road.id, version=road.version, line=network.lines[one])
            for one, road in zip(every, roads, strict=True)
        )
        return replace(tool, pieces=pieces, roads=roads, crossed=network.crossed(every))

    def counts(self, network: Network, stretch: int) -> bool:
        """Tell whether a stretch is free: what stands in the catalogue is not."""
        return network.roads[network.road_of[stretch]].state is RoadState.UNLISTED

    def refused(self, event: Click, ground: Ground) -> Step | None:
        """Return the step that says that a stretch stands in the catalogue already."""
        network = ground.network
        spot = None if network is None else network.at(event.at, event.reach)
        if network is None or spot is None or self.counts(network, spot.stretch):
            return None
        road = network.roads[network.road_of[spot.stretch]]
        return Step(tool=self, told="road.listed", named=(road.name or road.number,))
