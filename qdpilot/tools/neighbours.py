"""Which neighbour an edit would run into, for those who want to keep clear of neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from qdpilot.editing.plan import difference
from qdpilot.geometry.overlap import Meet, default_tolerance, meeting_of_valid

if TYPE_CHECKING:
    from qdpilot.editing.plan import Plan
    from qdpilot.model.zone import Zone


def stopped_by(before: Plan, after: Plan) -> Zone | None:
    """Return a zone that a changed one overlaps more than before; None if there is none.

    Neighbours are zones of the same purpose; what overlapped already may overlap less. Invalid
    shapes stop nothing and are not stopped: they are drafts to be repaired first.
    """
    found = difference(before, after)
    own = found.ids
    for zone in (*found.added, *found.changed):
        if not zone.shape.is_valid or zone.shape.is_empty:
            continue
        was = before.zones.get(zone.id)
        for other in after:
            if other.id in own or other.purpose is not zone.purpose:
                continue
            if _shared_m2(zone, other) > (0.0 if was is None else _shared_m2(was, other)):
                return other
    return None


def _shared_m2(zone: Zone, other: Zone) -> float:
    """Return the area that two zones share beyond what counts as touching."""
    near = shapely.box(*zone.shape.bounds).intersects(shapely.box(*other.shape.bounds))
    if not near or not (zone.shape.is_valid and other.shape.is_valid):
        return 0.0
    met = meeting_of_valid(zone.shape, other.shape, default_tolerance())
    return met.area_m2 if met.kind is Meet.OVERLAPS else 0.0
