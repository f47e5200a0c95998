"""A remedy as one step on the drawing, which can be undone."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from qdpilot.clashes.remedies.offer import Way
from qdpilot.editing.edits import DescribeZone, PutZone, SetSchedule, SetShape, Together
from qdpilot.model.zone import Purpose
from qdpilot.services.clock import new_id

if TYPE_CHECKING:
    from qdpilot.clashes.remedies.offer import Offer
    from qdpilot.editing.edits import Edit
    from qdpilot.model.zone import Zone


def edit_of(offer: Offer, zone: Zone) -> Edit:
    """Return the step that applies a remedy to a drawn zone."""
    match offer.way:
        case Way.TRIM | Way.TRANSFER:
            return _trimmed(offer, zone)
        case Way.CAP | Way.SHARE:
            return DescribeZone(
                zone_id=zone.id,
                name=zone.name,
                purpose=zone.purpose,
                scenario=zone.scenario,
                operator=zone.operator,
                capacity=offer.right.cap,
                height_limit_m=zone.height_limit_m,
                note=zone.note,
            )
        case Way.MOVE | Way.SHORTEN | Way.PAUSE | Way.PERIOD:
            return SetSchedule(zone_id=zone.id, schedule=offer.right.schedule)


def _trimmed(offer: Offer, zone: Zone) -> Edit:
    trim = SetShape(zone_id=zone.id, shape=offer.right.shape, title="shape.trim")
    if offer.route is None:
        return trim
    name = QCoreApplication.translate("remedies", "{name} transfer route").format(name=zone.name)
    route = replace(
        zone,
        id=new_id(),
        name=name,
        purpose=Purpose.TRANSFER_ROUTE,
        shape=offer.route,
        capacity=None,
        note="",
        version=0,
    )
    return Together(title="shape.trim", zone_id=zone.id, edits=(trim, PutZone(route)))
