"""The targets of the city's plan, and how far each is reached."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import shapely

import resources
from qdpilot.geometry.measure import area_m2
from qdpilot.model.road import Road, RoadState
from qdpilot.model.vehicle import Vehicle
from qdpilot.model.zone import Purpose, Zone
from qdpilot.services.catalogue import entries

if TYPE_CHECKING:
    from qdpilot.services.ports import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One target of the city's plan.

    Attributes:
        code: open_road_km, roadside_coverage_km2 or connected_vehicles.
        value: What is reached.
        target: What the plan asks for.
        parts: Named shares of `value`, for the bar.
    """

    code: str
    value: float
    target: float
    parts: tuple[tuple[str, float], ...]


def targets() -> dict[str, Any]:
    """Return the plan's targets with their source."""
    return resources.table("rules", "targets.json")


def goals(reading: Reading) -> tuple[Goal, ...]:
    """Return how far each target is reached by what the office holds now."""
    goal = targets()
    by_class: dict[str, float] = {}
    for stretch in entries(reading.all(Road, state=RoadState.OPEN)):
        code = stretch.says.road_class.value
        by_class[code] = by_class.get(code, 0.0) + stretch.length_m / 1000
    covered = [one.shape for one in reading.all(Zone, purpose=Purpose.ROADSIDE_COVERAGE)]
    km2 = area_m2(shapely.union_all(covered)) / 1e6 if covered else 0.0
    by_track = _connected(reading)
    return (
        Goal(
            code="open_road_km",
            value=sum(by_class.values()),
            target=goal["open_road_km"],
            parts=tuple(by_class.items()),
        ),
        Goal(
            code="roadside_coverage_km2",
            value=km2,
            target=goal["roadside_coverage_km2"],
            parts=(("roadside_coverage", km2),) if covered else (),
        ),
        Goal(
            code="connected_vehicles",
            value=sum(by_track.values()),
            target=goal["connected_vehicles"],
            parts=tuple(by_track.items()),
        ),
    )


def _connected(reading: Reading) -> dict[str, int]:
    """Return how many vehicles report directly and by 北斗, by track, as they were added."""
    found = []
    asked = reading.keys_with(Vehicle, "track", "direct_communication", "beidou")
    for (track, direct, beidou), keys in asked:
        if direct and beidou:
            found.append((int(keys.min()), track.value, len(keys)))
    return {track: count for _, track, count in sorted(found)}
