"""What clash detection answers, as values."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.clashes.right import Right
    from qdpilot.model.zone import Shape


class Relation(StrEnum):
    """How two rights stand to each other where they meet."""

    EXCLUSIVE = "exclusive"
    SHARED = "shared"
    INDEPENDENT = "independent"
    CLOSURE = "closure"
    VEHICLE = "vehicle"
    DRIVER = "driver"


# What a clash is for: one code per relation; the sentence is data in ``resources/words``.
REASONS = {
    Relation.EXCLUSIVE: "exclusive_use",
    Relation.SHARED: "shared_use",
    Relation.INDEPENDENT: "independent_use",
    Relation.CLOSURE: "closed_area",
    Relation.VEHICLE: "same_vehicle",
    Relation.DRIVER: "same_driver",
}


class Remedy(StrEnum):
    """What can be done about a clash."""

    TRIM = "trim"
    MOVE_WINDOW = "move_window"
    LOWER_CAP = "lower_cap"
    SHARE = "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """One side of a clash; the attributes are those of its `Right`."""

    id: str
    name: str
    index: int
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedTime:
    """The time that two rights share.

    Attributes:
        first: First shared instant, UTC; None: both are always.
        last: End of the last shared instant, UTC; None: both are open-ended.
        minutes: In all; None: both are open-ended.
        minutes_per_week: On average. Bounded: `minutes` over the weeks that both periods last (a
            shorter time counts as one week). Both open-ended: over the first 52 weeks from the
            Monday after they begin to share, which for a plain weekly rule is its week.
    """

    first: datetime | None
    last: datetime | None
    minutes: int | None
    minutes_per_week: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """冲突: two rights that want the same place (or vehicle, or driver) at the same time.

    Attributes:
        a: The candidate; among pairs of a list, the one with the lower index.
        b: The other.
        relation: How they stand to each other, by the matrix.
        area_m2: Shared, on the ellipsoid; 0 for vehicle and driver.
        share_a: `area_m2` over the area of `a`, 0 to 1.
        shape: What they share, lon/lat, EPSG:4490; empty for vehicle and driver.
        first: See `SharedTime`.
        last: See `SharedTime`.
        minutes: See `SharedTime`.
        minutes_per_week: See `SharedTime`.
        reason: A code, one of `REASONS`.
        rule: The cell of the matrix that decided, such as ``scenario robotaxi × shuttle``.
        remedies: What can be done, on the side of `a`.
        shared_ids: Vehicles or drivers that both use, for those relations.
    """

    a: Party
    b: Party
    relation: Relation
    area_m2: float
    share_a: float
    shape: Shape
    first: datetime | None
    last: datetime | None
    minutes: int | None
    minutes_per_week: float
    reason: str
    rule: str
    remedies: tuple[Remedy, ...]
    shared_ids: tuple[str, ...] = ()

    def is_over(self, at: datetime) -> bool:
        """Tell whether all that is shared was over at an instant: nothing can be done about it."""
        return self.last is not None and self.last <= at


@dataclass(frozen=True, slots=True, kw_only=True)
class Touching:
    """Two rights that share time but less place than the tolerance.

    Attributes:
        a: As in `Clash`.
        b: As in `Clash`.
        area_m2: What little they share; 0 for a border or a corner.
    """

    a: Party
    b: Party
    area_m2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected:
    """A right that could not be judged; it is named, never skipped.

    Attributes:
        id: Of the right.
        index: Of the right.
        name: Of the right.
        reason: A code: one of the shape (``qdpilot.geometry.validity.REASONS``), ``schedule``,
            ``calendar_missing`` or ``event_missing``.
    """

    id: str
    index: int
    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What was found.

    Attributes:
        clashes: By index of a, then of b.
        touching: Likewise.
        rejected: By index.
    """

    clashes: tuple[Clash, ...]
    touching: tuple[Touching, ...]
    rejected: tuple[Rejected, ...]


def party(right: Right) -> Party:
    """Return a right as a party of a clash."""
    return Party(id=right.id, name=right.name, index=right.index, source=right.source)


def rejected(right: Right, reason: str) -> Rejected:
    """Return a right as one that could not be judged."""
    return Rejected(id=right.id, index=right.index, name=right.name, reason=reason)
