"""A remedy as one step on the drawing, which can be undone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from qdpilot.clashes.remedies.offer import Way
from qdpilot.clashes.remedies.trim import without_cut
from qdpilot.editing.edits import DescribeZone, PutZone, SetSchedule, SetShape, Together
from qdpilot.geometry.overlap import default_tolerance
from qdpilot.model.zone import Purpose
from qdpilot.services.clock import new_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.clashes.remedies.offer import Offer
    from qdpilot.editing.edits import Edit
    from qdpilot.model.zone import Shape, Zone


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A trim of all zones of an application.

    Attributes:
        edit: One step; None if every zone would go whole.
        gone: Ids of zones of which nothing would be left: they stay as drawn, but are not wanted.
        route: Id of the transfer route that the step draws; None if it draws none.
    """

    edit: Edit | None
    gone: frozenset[str]
    route: str | None = None


def cut_of(offer: Offer, zones: Sequence[Zone]) -> Cut:
    """Return the step that trims the zones of an application as one, as an offer has it."""
    if len(zones) == 1:
        left: dict[str, Shape | None] = {zones[0].id: offer.right.shape}
    else:
        left = {one.id: _left(one, offer) for one in zones}
    gone = frozenset(name for name, shape in left.items() if shape is None)
    edits: list[Edit] = [
        SetShape(zone_id=one.id, shape=shape, title="shape.trim")
        for one in zones
        if (shape := left[one.id]) is not None and shape is not one.shape
    ]
    if not edits:
        return Cut(edit=None, gone=gone)
    if offer.route is None:
        return Cut(edit=_as_one(edits), gone=gone)
    first = next(one for one in zones if one.id == edits[0].zone_id)
    route = _route(offer.route, first)
    return Cut(edit=_as_one([*edits, PutZone(route)]), gone=gone, route=route.id)


def _left(zone: Zone, offer: Offer) -> Shape | None:
    if offer.cut is None:
        return zone.shape
    return without_cut(zone.shape, offer.cut, default_tolerance())


def _as_one(edits: list[Edit]) -> Edit:
    if len(edits) == 1:
        return edits[0]
    return Together(title="shape.trim", zone_id=edits[0].zone_id, edits=tuple(edits))


def _trimmed(offer: Offer, zone: Zone) -> Edit:
    trim = SetShape(zone_id=zone.id, shape=offer.right.shape, title="shape.trim")
    if offer.route is None:
        return trim
    return _as_one([trim, PutZone(_route(offer.route, zone))])


def _route(shape: Shape, zone: Zone) -> Zone:
    name = QCoreApplication.translate("remedies", "{name} transfer route").format(name=zone.name)
    return replace(
        zone,
        id=new_id(),
        name=name,
        purpose=Purpose.TRANSFER_ROUTE,
        shape=shape,
        capacity=None,
        note="",
        version=0,
    )
