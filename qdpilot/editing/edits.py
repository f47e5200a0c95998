"""Edits: what can be done to a plan and undone, each a value that makes a plan of a plan."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeAlias

from shapely import transform

from qdpilot.geometry.corners import (
    with_corner_inserted,
    with_corner_moved,
    with_corner_removed,
)
from qdpilot.geometry.rings import DECIMALS

if TYPE_CHECKING:
    from typing import Any

    import numpy as np
    from numpy.typing import NDArray

    from qdpilot.editing.plan import Plan
    from qdpilot.geometry.corners import CornerRef
    from qdpilot.model.schedule import Schedule
    from qdpilot.model.zone import Purpose, Shape, Zone

#: Longitude and latitude, degrees, EPSG:4490.
LonLat: TypeAlias = tuple[float, float]


class Edit(Protocol):
    """One step of work on a plan."""

    @property
    def title(self) -> str:
        """Code of what the step does, for the list of steps: ``corner.move``."""
        ...

    @property
    def zone_id(self) -> str:
        """The zone it is about."""
        ...

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan after the step.

        Raises:
            NotFoundError: If the plan lacks the zone.
        """
        ...


@dataclass(frozen=True, slots=True)
class PutZone:
    """Add a zone, or put another in its place.

    Attributes:
        zone: As it is to be.
    """

    title: ClassVar[str] = "zone.put"
    zone: Zone

    @property
    def zone_id(self) -> str:
        """The zone it is about."""
        return self.zone.id

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan with the zone."""
        return plan.put(self.zone)


@dataclass(frozen=True, slots=True)
class DropZone:
    """Take a zone off the plan.

    Attributes:
        zone_id: Which.
    """

    title: ClassVar[str] = "zone.drop"
    zone_id: str

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan without the zone."""
        return plan.without(self.zone_id)


@dataclass(frozen=True, slots=True)
class MoveZone:
    """Move a whole zone.

    Attributes:
        zone_id: Which.
        by: Degrees of longitude and latitude.
    """

    title: ClassVar[str] = "zone.move"
    zone_id: str
    by: LonLat

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan with the zone at its new place."""
        zone = plan[self.zone_id]
        return plan.put(replace(zone, shape=moved(zone.shape, by=self.by)))


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveCorner:
    """Move one corner of a zone.

    Attributes:
        zone_id: Which zone.
        corner: Which corner.
        to: Lon, lat.
    """

    title: ClassVar[str] = "corner.move"
    zone_id: str
    corner: CornerRef
    to: LonLat

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan with the corner at its new place."""
        zone = plan[self.zone_id]
        return plan.put(replace(zone, shape=with_corner_moved(zone.shape, self.corner, self.to)))


@dataclass(frozen=True, slots=True, kw_only=True)
class AddCorner:
    """Add a corner to a zone.

    Attributes:
        zone_id: Which zone.
        corner: The place the corner will have in its ring.
        at: Lon, lat.
    """

    title: ClassVar[str] = "corner.add"
    zone_id: str
    corner: CornerRef
    at: LonLat

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan with the corner."""
        zone = plan[self.zone_id]
        return plan.put(replace(zone, shape=with_corner_inserted(zone.shape, self.corner, self.at)))


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveCorner:
    """Take a corner off a zone.

    Attributes:
        zone_id: Which zone.
        corner: Which corner.
    """

    title: ClassVar[str] = "corner.remove"
    zone_id: str
    corner: CornerRef

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan without the corner.

        Raises:
            InvalidShapeError: If the ring would be left with two corners.
        """
        zone = plan[self.zone_id]
        return plan.put(replace(zone, shape=with_corner_removed(zone.shape, self.corner)))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetShape:
    """Give a zone another shape, such as the repair of an invalid one.

    Attributes:
        zone_id: Which zone.
        shape: Lon/lat, EPSG:4490.
        title: Code of why: ``shape.set``, ``shape.repair``, ``shape.trim``.
    """

    zone_id: str
    shape: Shape
    title: str = "shape.set"

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan with the shape."""
        return plan.put(replace(plan[self.zone_id], shape=self.shape))


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """Several edits as one step: split, merge, a shared edge that moves.

    Attributes:
        title: Code of what the step does: ``zone.split``.
        zone_id: The zone it is named by.
        edits: In order.
    """

    title: str
    zone_id: str
    edits: tuple[Edit, ...]

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan after all of them."""
        for edit in self.edits:
            plan = edit(plan)
        return plan


@dataclass(frozen=True, slots=True, kw_only=True)
class DescribeZone:
    """Say what a zone is called and for: all fields of the form at once, one step.

    Attributes:
        zone_id: Which zone.
        name: As printed.
        purpose: What it is for.
        scenario: Code; None if for none.
        operator: Name; may be empty.
        capacity: Most vehicles at one time; None: not limited.
        height_limit_m: Of a test field; None: none.
        note: Free text.
    """

    title: ClassVar[str] = "zone.describe"
    zone_id: str
    name: str
    purpose: Purpose
    scenario: str | None = None
    operator: str = ""
    capacity: int | None = None
    height_limit_m: int | None = None
    note: str = ""

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan with the zone so described."""
        fields: dict[str, Any] = {
            name: getattr(self, name)
            for name in (
                *("name", "purpose", "scenario", "operator"),
                *("capacity", "height_limit_m", "note"),
            )
        }
        return plan.put(replace(plan[self.zone_id], **fields))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSchedule:
    """Say when a zone is used.

    Attributes:
        zone_id: Which zone.
        schedule: None: not yet said.
    """

    title: ClassVar[str] = "schedule.set"
    zone_id: str
    schedule: Schedule | None

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan with the zone so scheduled."""
        return plan.put(replace(plan[self.zone_id], schedule=self.schedule))


def moved(shape: Shape, *, by: LonLat) -> Shape:
    """Return the shape moved by degrees of longitude and latitude, at stored precision."""

    def shifted(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return (points + by).round(DECIMALS)

    return transform(shape, shifted)
