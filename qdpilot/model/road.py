"""Stretches of the open-road catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely import LineString


class RoadState(StrEnum):
    """State of a stretch in the catalogue; UNLISTED: in the network, not in the catalogue."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"
    UNLISTED = "unlisted"


class RoadClass(StrEnum):
    """等级."""

    EXPRESSWAY = "expressway"
    ARTERIAL = "arterial"
    SECONDARY = "secondary"
    LOCAL = "local"
    SITE = "site"


@dataclass(frozen=True, slots=True, kw_only=True)
class Road:
    """路段: a stretch of road.

    Attributes:
        id: A lower-case UUID.
        number: In the catalogue; empty if unlisted.
        name: Of the road.
        road_class: 等级.
        line: lon/lat, EPSG:4490.
        begins: Name of the crossing where it begins.
        ends: Name of the crossing where it ends.
        state: In the catalogue.
        lanes: Number of lanes; None if not known.
        limit_kmh: Speed limit; None if not known.
        open_hours: The catalogue's text.
        sample: 演示数据.
        version: Of the stored row.
    """

    id: str
    name: str
    road_class: RoadClass
    line: LineString
    number: str = ""
    begins: str = ""
    ends: str = ""
    state: RoadState = RoadState.UNLISTED
    lanes: int | None = None
    limit_kmh: int | None = None
    open_hours: str = ""
    sample: bool = False
    version: int = 0
