"""A remedy as a value: the right as it would be, and what that costs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qdpilot.clashes.clash import Remedy
    from qdpilot.clashes.right import Right
    from qdpilot.model.zone import Shape


class Way(StrEnum):
    """How a clash is settled."""

    TRIM = "trim"
    TRANSFER = "transfer"
    MOVE = "move"
    SHORTEN = "shorten"
    PAUSE = "pause"
    PERIOD = "period"
    CAP = "cap"
    SHARE = "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One way out of a clash.

    Attributes:
        remedy: Its kind, as the matrix names it.
        way: How.
        right: The candidate as it would be.
        area_m2: Area given up, on the ellipsoid.
        cut: What is cut off, lon/lat, EPSG:4490; None if nothing is.
        pieces: In how many parts the zone lies afterwards.
        falls_apart: Whether it lies in more parts than before.
        lost_minutes: Minutes given up in all; None: open-ended.
        lost_per_week: Minutes given up in a week, on average (see ``SharedTime``).
        moved_min: By how many minutes at most a window is moved, later or (negative) earlier.
        vehicles: How many fewer at one time.
        route: The transfer route to be drawn; None if none is needed.
        route_name: Name of a transfer route that is there already; empty: none.
    """

    remedy: Remedy
    way: Way
    right: Right
    area_m2: float = 0.0
    cut: Shape | None = None
    pieces: int = 1
    falls_apart: bool = False
    lost_minutes: int | None = 0
    lost_per_week: float = 0.0
    moved_min: int = 0
    vehicles: int = 0
    route: Shape | None = None
    route_name: str = ""
