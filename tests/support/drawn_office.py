"""A zone with its evenings, and the way into a store, that tests of the map begin with."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from shapely import box

from qdpilot.model.person import Person
from qdpilot.model.schedule import Schedule, Window
from qdpilot.model.zone import Purpose, Zone
from qdpilot.services.drawing import add_zones

if TYPE_CHECKING:
    from qdpilot.services.ports import Store

AT = datetime(2026, 6, 12, 4, 0, tzinfo=UTC)
EVENING = Schedule(
    start=date(2026, 6, 1), end=date(2026, 6, 30), windows=(Window(from_min=1200, to_min=1380),)
)


def put(store: Store, *zones: Zone) -> None:
    with store.reading() as reading:
        by = reading.all(Person)[0]
    add_zones(store, zones, by=by, at=AT)


def zone(name: str, *, schedule: Schedule | None = None, east: float = 120.46) -> Zone:
    shape = box(120.43, 36.07, east, 36.09)
    return Zone(id=name, name=name, purpose=Purpose.PILOT_AREA, shape=shape, schedule=schedule)
