"""Named views of the map (书签): kept in the office, for everybody who works there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.errors import FieldError
from qdpilot.model.finding import Finding, Level
from qdpilot.model.map_view import MapView
from qdpilot.model.name_order import name_key
from qdpilot.services.clock import new_id

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.model.person import Person
    from qdpilot.services.ports import Reading, Store


def views(reading: Reading) -> tuple[MapView, ...]:
    """Return all named views by name."""
    return tuple(sorted(reading.all(MapView), key=lambda one: name_key(one.name)))


def keep(
    store: Store,
    name: str,
    *,
    place: tuple[float, float],
    metres: float,
    by: Person,
    at: datetime,
) -> MapView:
    """Keep a view under a name; one of the same name is replaced.

    Args:
        store: The office.
        name: As the person wrote it.
        place: Lon, lat of the middle, EPSG:4490.
        metres: Width of ground that is seen.
        by: Anybody.
        at: Instant of the act, UTC.

    Raises:
        FieldError: If the name is empty.
    """
    name = name.strip()
    if not name:
        rule = Finding(rule="empty", level=Level.BLOCK, subject="name")
        raise FieldError(field="name", value="", rule=rule, suggestion="")
    with store.writing(by, at=at) as work:
        before = next(iter(work.all(MapView, name=name)), None)
        one = MapView(
            id=before.id if before else new_id(),
            name=name,
            lon=round(place[0], 7),
            lat=round(place[1], 7),
            metres=round(metres, 1),
            version=before.version if before else 0,
        )
        kept = work.replace(one) if before else work.add(one)
        work.record("map_view.save", kept)
        return kept


def drop(store: Store, view: MapView, *, by: Person, at: datetime) -> None:
    """Forget a named view.

    Raises:
        StaleError: If somebody changed it since it was read.
    """
    with store.writing(by, at=at) as work:
        work.record("map_view.drop", view, gone=True)
        work.drop(view)
