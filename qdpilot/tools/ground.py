"""The ground that tools work on: the plan, what lies where, and what can be snapped to."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely import STRtree

from qdpilot.editing.plan import Plan
from qdpilot.geometry.corners import CornerRef
from qdpilot.geometry.rings import rings_of
from qdpilot.tools.events import Hold
from qdpilot.tools.known_roads import KnownRoads, joined
from qdpilot.tools.snapping import (
    EXTENSION_REACHES,
    Candidate,
    rounded_place,
    snap,
    snap_beyond,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from qdpilot.geometry.basemap import District
    from qdpilot.geometry.network import Network
    from qdpilot.model.road import Road
    from qdpilot.model.zone import Shape, Zone
    from qdpilot.tools.events import LonLat, Pointed
    from qdpilot.tools.known_roads import Box
    from qdpilot.tools.snapping import Grid, Snap


class Ground:
    """A plan and roads, indexed. Never changes; a new plan gets a new ground.

    Attributes:
        plan: The zones.
        known: The roads, and where none is missing.
        districts: Of the base map.
        grid: That is snapped to; None: none.
        awaits_roads: Whether more are being read: where one looks, or where the sketch lies.
    """

    def __init__(
        self,
        plan: Plan | None = None,
        roads: Sequence[Road] = (),
        districts: Sequence[District] = (),
    ) -> None:
        """Index the roads now, the rest when first asked."""
        self.plan = Plan() if plan is None else plan
        self.known = KnownRoads(roads)
        self.districts = tuple(districts)
        self.grid: Grid | None = None
        self.awaits_roads = False

    def with_plan(self, plan: Plan) -> Ground:
        """Return the ground with another plan and the same roads, indexed once."""
        return self._with(Ground(plan, districts=self.districts))

    def with_roads(self, known: KnownRoads, *, awaited: bool = False) -> Ground:
        """Return the ground with other roads and the same plan; `awaited`: more are to come."""
        ground = self.with_plan(self.plan)
        ground.known, ground.awaits_roads = known, awaited
        return ground

    def with_districts(self, districts: Sequence[District]) -> Ground:
        """Return the ground with other districts."""
        return self._with(Ground(self.plan, districts=districts))

    def with_grid(self, grid: Grid | None) -> Ground:
        """Return the ground with another grid to snap to; None: with none."""
        ground = self.with_plan(self.plan)
        ground.grid = grid
        return ground

    def _with(self, ground: Ground) -> Ground:
        ground.grid, ground.known, ground.awaits_roads = self.grid, self.known, self.awaits_roads
        return ground

    @property
    def roads(self) -> tuple[Road, ...]:
        """The roads that are here."""
        return self.known.roads

    def missing(self, boxes: Sequence[Box]) -> Box | None:
        """Return the box round some if their roads, or the network of them, are not here yet."""
        is_made = self.network is not None or not self.roads
        if boxes and not (is_made and all(map(self.known.covers, boxes))):
            return joined(boxes)
        return None

    def district_at(self, at: LonLat) -> District | None:
        """Return the district at a place; None at sea and beyond."""
        for district in self.districts:
            west, south, east, north = district.shape.bounds
            if west <= at[0] <= east and south <= at[1] <= north and _covers(district.shape, at):
                return district
        return None

    @property
    def network(self) -> Network | None:
        """The roads as a network; None until it was prepared, which is no work for a gesture."""
        return self.known.network

    def take_network(self, network: Network) -> None:
        """Take over the network that was made of these roads."""
        self.known.network = network

    def zones_at(self, at: LonLat, *, reach: LonLat = (0.0, 0.0)) -> tuple[Zone, ...]:
        """Return the zones at a place, the topmost first: the smaller lies above the larger.

        Args:
            at: Lon, lat.
            reach: A narrow zone (a route) is also hit this near to it; degrees.
        """
        near = self._zone_tree.query(_around(at, reach))
        hit = [self._zones[index] for index in near if _covers(self._zones[index].shape, at)]
        if not hit and any(reach):
            around = _around(at, (reach[0] / 3, reach[1] / 3))
            hit = [
                self._zones[index]
                for index in near
                if shapely.intersects(self._zones[index].shape, around)
            ]
        return tuple(sorted(hit, key=_size))

    def zones_near(self, at: LonLat, reach: LonLat) -> tuple[Zone, ...]:
        """Return the zones whose bounds come within reach of a place, the smaller ones first."""
        near = self._zone_tree.query(_around(at, reach))
        return tuple(sorted((self._zones[index] for index in near), key=_size))

    def hole_at(self, at: LonLat) -> tuple[str, CornerRef] | None:
        """Return the id of the zone that has a hole at a place, and the first corner of it."""
        for zone in self.zones_near(at, (0.0, 0.0)):
            for part, rings in enumerate(rings_of(zone.shape)):
                for ring, path in enumerate(rings):
                    if ring and _covers(shapely.Polygon(path), at):
                        return zone.id, CornerRef(part, ring, 0)
        return None

    def snap(
        self,
        pointed: Pointed,
        *,
        but: str | Collection[str] | None = None,
        own: Sequence[LonLat] = (),
    ) -> Snap | None:
        """Return what the pointer snaps to: zones, roads, the grid, edges that go on.

        Args:
            pointed: Where, and how near counts.
            but: Id of a zone that does not count, such as the one whose corner moves; or several.
            own: Corners of the sketch that goes on; its edges go on too.
        """
        out = {but} if isinstance(but, str) else set(but or ())
        found = snap(pointed.at, self._candidates(pointed, out), reach=pointed.reach)
        if found is None and self.grid is not None:
            found = self.grid.snap(pointed.at, reach=pointed.reach)
        if found is None:
            wide = (pointed.reach[0] * EXTENSION_REACHES, pointed.reach[1] * EXTENSION_REACHES)
            rings = list(self._rings(_around(pointed.at, wide), out))
            if len(own) > 1:
                rings.append(Candidate(path=np.array(own), of="sketch", name=""))
            found = snap_beyond(pointed.at, rings, reach=pointed.reach)
        return found

    def _candidates(self, pointed: Pointed, out: set[str]) -> Iterator[Candidate]:
        box = _around(pointed.at, pointed.reach)
        yield from self._rings(box, out)
        for road in self.known.near(box):
            path = shapely.get_coordinates(road.line)
            yield Candidate(path=path, of="road", name=road.name)

    def _rings(self, box: shapely.Polygon, out: set[str]) -> Iterator[Candidate]:
        for index in self._zone_tree.query(box):
            zone = self._zones[index]
            if zone.id not in out:
                for ring in shapely.get_rings(shapely.get_parts(zone.shape)):
                    path = shapely.get_coordinates(ring)
                    yield Candidate(path=path, of="zone", name=zone.name)

    @cached_property
    def _zones(self) -> tuple[Zone, ...]:
        return tuple(self.plan)

    @cached_property
    def _zone_tree(self) -> STRtree:
        return STRtree([shapely.box(*zone.shape.bounds) for zone in self._zones])


def place(
    ground: Ground,
    pointed: Pointed,
    *,
    but: str | Collection[str] | None = None,
    own: Sequence[LonLat] = (),
) -> tuple[LonLat, Snap | None]:
    """Return where a pointed event means, at stored precision, and what it snapped to."""
    if Hold.FREE in pointed.holds:
        return rounded_place(pointed.at), None
    found = ground.snap(pointed, but=but, own=own)
    return (found.at, found) if found else (rounded_place(pointed.at), None)


def _around(at: LonLat, reach: LonLat) -> shapely.Polygon:
    return shapely.box(at[0] - reach[0], at[1] - reach[1], at[0] + reach[0], at[1] + reach[1])


def _covers(shape: Shape, at: LonLat) -> bool:
    # An invalid draft must be pickable too; its filled area follows the even-odd rule as drawn.
    inside = False
    for ring in shapely.get_rings(shapely.get_parts(shape)):
        x, y = shapely.get_coordinates(ring).T
        above = y > at[1]
        crosses = above[:-1] != above[1:]
        with np.errstate(divide="ignore", invalid="ignore"):
            where = x[:-1] + (at[1] - y[:-1]) * np.diff(x) / np.diff(y)
        inside ^= bool(np.count_nonzero(crosses & (where > at[0])) % 2)
    return inside


def _size(zone: Zone) -> float:
    return float(shapely.area(shapely.box(*zone.shape.bounds)))
