"""Stretches of the open-road catalogue."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from qdpilot.model.grown import LATER

if TYPE_CHECKING:
    from datetime import datetime

    from shapely import LineString

    from qdpilot.model.schedule import Schedule


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
        number: In the catalogue; empty if unlisted. Carriageways of one stretch share it.
        name: Of the road.
        road_class: 等级.
        line: lon/lat, EPSG:4490.
        begins: Name of the crossing where it begins.
        ends: Name of the crossing where it ends.
        state: In the catalogue.
        lanes: Number of lanes; None if not known.
        limit_kmh: Speed limit; None if not known.
        open_hours: The catalogue's text, kept as it was given.
        sample: 演示数据.
        open_times: When it is open; None: the catalogue sets no times.
        scenarios: Codes of the scenarios it is open for; empty: for all.
        levels: Levels of automation it is open for, ascending; empty: for all.
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
    open_times: Schedule | None = field(default=None, metadata=LATER)
    scenarios: tuple[str, ...] = field(default=(), metadata=LATER)
    levels: tuple[int, ...] = field(default=(), metadata=LATER)
    version: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadPiece:
    """Part of a road between two junctions, or all of it.

    Attributes:
        road_id: Of the stored road.
        version: Of the stored road when the piece was made.
        line: lon/lat, EPSG:4490; lies on the line of the road, corner on corner.
    """

    road_id: str
    version: int
    line: LineString


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadChange:
    """One change of a stretch's state in the catalogue; never changes itself.

    Attributes:
        id: A lower-case UUID.
        number: Of the stretch in the catalogue.
        before: State that it had.
        after: State that it got.
        at: UTC.
        person_id: Who decided.
        reason: As written by that person.
        grant_numbers: 文号 of the grants that ran on it then and were not ended.
        version: Of the stored row.
    """

    id: str
    number: str
    before: RoadState
    after: RoadState
    at: datetime
    person_id: str
    reason: str
    grant_numbers: tuple[str, ...] = ()
    version: int = 0
