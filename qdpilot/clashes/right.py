"""What clash detection needs to know of a grant, an application, a drawn zone or a closure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.model.zone import Purpose

if TYPE_CHECKING:
    from qdpilot.model.schedule import Schedule
    from qdpilot.model.zone import Shape


@dataclass(frozen=True, slots=True, kw_only=True)
class Right:
    """Somebody's wish for a place at a time.

    Attributes:
        id: Of the record it stands for; a candidate is not held against its own id.
        name: As shown.
        index: Where it stood in its file or list; orders the two parties of a clash.
        source: File or document it comes from; may be empty.
        operator_id: Who; empty if nobody is named.
        scenario: Code of the scenario; None if none is named.
        purpose: Of the zone; a closure keeps everybody out.
        shape: lon/lat, EPSG:4490.
        schedule: When; None: always, see `is_always`.
        cap: Most vehicles at one time; None: not limited.
        vehicle_ids: Vehicles that use it.
        driver_ids: Safety drivers that use it.
    """

    id: str
    name: str
    shape: Shape
    index: int = 0
    source: str = ""
    operator_id: str = ""
    scenario: str | None = None
    purpose: Purpose = Purpose.PILOT_AREA
    schedule: Schedule | None = None
    cap: int | None = None
    vehicle_ids: tuple[str, ...] = ()
    driver_ids: tuple[str, ...] = ()

    @property
    def is_always(self) -> bool:
        """Tell whether no time was said, which counts as day and night, without begin and end."""
        return self.schedule is None
