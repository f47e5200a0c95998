"""Which live grants run on a stretch of the open-road catalogue."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

from qdpilot.geometry.zone_content import roads_within
from qdpilot.model.operator import Operator
from qdpilot.model.zone import ZoneVersion
from qdpilot.rules.parameters import bundled_parameters
from qdpilot.services.catalogue import entry
from qdpilot.services.rights import is_over

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.model.right import Grant
    from qdpilot.services.ports import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadUser:
    """A grant that runs on a stretch.

    Attributes:
        grant: Neither ended nor expired.
        operator: Name of who runs there.
        zones: Names of its zones that hold part of the stretch.
        length_m: Of the stretch inside them; what two zones hold counts once.
    """

    grant: Grant
    operator: str
    zones: tuple[str, ...]
    length_m: float


def users(reading: Reading, number: str, *, at: datetime) -> tuple[RoadUser, ...]:
    """Return the live grants whose frozen zones hold part of a stretch, more than a touch.

    Args:
        reading: A view of the store.
        number: Of the stretch in the catalogue.
        at: Instant of the look, UTC.

    Raises:
        NotFoundError: If there is no such stretch.
    """
    roads = entry(reading, number).roads
    versions = reading.near(ZoneVersion, [road.line.bounds for road in roads])
    lines = shapely.multilinestrings([road.line for road in roads])
    meets = shapely.intersects(lines, np.array([one.shape for one in versions], dtype=object))
    met = {one.id: one for one, is_met in zip(versions, meets, strict=True) if is_met}
    least_m = bundled_parameters()["road_in_zone_m"].value
    found = []
    for grant in reading.naming("zone_version_ids", tuple(met)):
        zones = [met[one] for one in grant.terms.zone_version_ids if one in met]
        if not zones or is_over(grant, at=at):
            continue
        inside_m = roads_within([zone.shape for zone in zones], roads).length_m
        if inside_m >= least_m:
            user = RoadUser(
                grant=grant,
                operator=reading.get(Operator, grant.terms.operator_id).name,
                zones=tuple(dict.fromkeys(zone.name for zone in zones)),
                length_m=inside_m,
            )
            found.append(user)
    return tuple(found)
