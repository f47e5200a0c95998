"""Checks of the place: shapes, working area, roads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from qdpilot.geometry.validity import fault
from qdpilot.geometry.zone_content import roads_within
from qdpilot.model.road import RoadClass, RoadState
from qdpilot.model.track import Track
from qdpilot.rules.check import Check
from qdpilot.rules.findings import blocks, warns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qdpilot.model.finding import Finding
    from qdpilot.model.road import Road
    from qdpilot.model.zone import Shape
    from qdpilot.rules.case import Case


def shapes_are_valid(case: Case) -> Iterator[Finding]:
    """Each zone is a valid polygon or multipolygon."""
    for zone in case.zones:
        found = fault(zone.shape)
        if found is not None:
            values = {"reason": found.reason, "lon": found.lon, "lat": found.lat}
            yield blocks("shape_invalid", zone.name, **values)


def zones_lie_inside(case: Case) -> Iterator[Finding]:
    """Each zone lies in the office's working area, whose outline is simplified."""
    outline = case.office.outline
    if outline is None:
        return
    for zone in case.zones:
        if fault(zone.shape) is not None:
            continue
        share = shapely.intersection(zone.shape, outline).area / zone.shape.area
        if share < case.limit("share_inside"):
            say = warns if share > 0 else blocks
            percent = round((1 - share) * 100, 1)
            yield say("zone_outside", zone.name, percent=percent, area=case.office.area_name)


def site_has_no_public_road(case: Case) -> Iterator[Finding]:
    """Where a site vehicle runs there is no public road.

    Source: TSG 81-2022: 场（厂）内专用机动车辆.
    """
    if not any(vehicle.track is Track.SITE for vehicle in case.vehicles):
        return
    if not case.knows_public_roads:
        yield warns("roads_unknown", "")
        return
    public = [road for road in case.roads if road.road_class is not RoadClass.SITE]
    inside = roads_inside(case, public)
    if inside:
        yield blocks("site_on_road", "", roads=inside)


def roads_are_open(case: Case) -> Iterator[Finding]:
    """Every public road in the zones is open in the catalogue.

    Source: 青岛市智能网联汽车开放测试道路目录（2024年第一批）.
    """
    if all(vehicle.track is Track.SITE for vehicle in case.vehicles):
        return
    if not case.knows_roads:
        yield warns("roads_unknown", "")
        return
    closed = [
        road
        for road in case.roads
        if road.state is not RoadState.OPEN and road.road_class is not RoadClass.SITE
    ]
    inside = roads_inside(case, closed)
    if inside:
        yield warns("roads_closed", "", roads=inside)


def roads_inside(case: Case, roads: list[Road]) -> tuple[str, ...]:
    """Return the names of the roads that lie in the zones for more than a touch."""
    shapes: list[Shape] = [zone.shape for zone in case.zones if fault(zone.shape) is None]
    if not shapes or not roads:
        return ()
    least_m = case.limit("road_in_zone_m")
    met = roads_within(shapes, roads).stretch_m
    return tuple(dict.fromkeys(road.name for road in roads if met.get(road.id, 0) >= least_m))


CHECKS = (
    Check(
        id="shape",
        number=31,
        source="OGC 06-103r4 简单要素",
        find=shapes_are_valid,
    ),
    Check(
        id="working_area",
        number=31,
        source="办公室工作范围",
        find=zones_lie_inside,
    ),
    Check(
        id="site_road",
        number=19,
        source="TSG 81-2022 场（厂）内专用机动车辆",
        find=site_has_no_public_road,
    ),
    Check(
        id="roads_open",
        number=28,
        source="青岛市智能网联汽车开放测试道路目录（2024年第一批）",
        find=roads_are_open,
    ),
)
