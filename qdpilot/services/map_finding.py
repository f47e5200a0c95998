"""Places on the map by what a person types: a coordinate, a zone, a road, a plate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from qdpilot.exchange.typed_places import read_place
from qdpilot.model.errors import TypedPlaceError
from qdpilot.model.right import Grant, GrantState
from qdpilot.model.road import Road
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.model.zone import Zone
from qdpilot.rules.identifiers import normalise_plate, plate_shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from qdpilot.geometry.plane import Plane
    from qdpilot.services.ports import Reading, Record

_MOST = 12
#: Half the side of what is shown round a coordinate, degrees (about 300 m).
_ROUND = 0.003


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place to go to.

    Attributes:
        kind: place, zone, road or plate.
        words: As shown.
        note: What it is, as shown; a code for a vehicle without a zone.
        bounds: West, south, east, north; None if it is nowhere on the map.
        things: Kind and id of what is selected there.
    """

    kind: str
    words: str
    note: str
    bounds: tuple[float, float, float, float] | None
    things: tuple[tuple[type[Record], str], ...] = ()


def spots(reading: Reading, text: str, plane: Plane) -> tuple[Spot, ...]:
    """Return where a text leads, the likeliest first, at most a dozen.

    Args:
        reading: A view of the store.
        text: ``120.44, 36.08``, part of a name, or of a plate.
        plane: Of the office, for typed metres.
    """
    words = text.strip()
    if not words:
        return ()
    found = [*_coordinate(words, plane), *_zones(reading, words), *_roads(reading, words)]
    return (*found[:_MOST], *_plates(reading, words))[:_MOST]


def _coordinate(words: str, plane: Plane) -> Iterator[Spot]:
    try:
        lon, lat = read_place(words, plane)
    except TypedPlaceError:
        return
    bounds = (lon - _ROUND, lat - _ROUND, lon + _ROUND, lat + _ROUND)
    yield Spot(kind="place", words=f"{lon:.6f}, {lat:.6f}", note="", bounds=bounds)


def _zones(reading: Reading, words: str) -> list[Spot]:
    wanted = words.casefold()
    found = [one for one in reading.all(Zone) if wanted in one.name.casefold()]
    found.sort(key=lambda one: (not one.name.casefold().startswith(wanted), one.name))
    return [
        Spot(
            kind="zone",
            words=one.name,
            note=one.operator,
            bounds=one.shape.bounds,
            things=((Zone, one.id),),
        )
        for one in found[:_MOST]
    ]


def _roads(reading: Reading, words: str) -> list[Spot]:
    """Return roads by name, all stretches of a name together; a number finds its stretch."""
    wanted = words.casefold()
    named: dict[str, list[int]] = {}
    for (name, number), keys in reading.keys_with(Road, "name", "number"):
        is_number = bool(number) and number.casefold() == wanted
        if (name and wanted in name.casefold()) or is_number:
            named.setdefault(name or number, []).extend(keys.tolist())
    order = sorted(named, key=lambda name: (not name.casefold().startswith(wanted), name))[:_MOST]
    found = reading.at_keys(Road, sorted(key for name in order for key in named[name]))
    spots = []
    for name in order:
        roads = [found[key] for key in sorted(named[name])]
        west, south, east, north = shapely.total_bounds([road.line for road in roads])
        numbers = sorted({road.number for road in roads if road.number})
        spots.append(
            Spot(
                kind="road",
                words=name,
                note="、".join(numbers[:3]),
                bounds=(float(west), float(south), float(east), float(north)),
                things=tuple((Road, road.id) for road in roads),
            )
        )
    return spots


def _plates(reading: Reading, words: str) -> list[Spot]:
    """Return plates that hold a text, each with the zones where its vehicle may run."""
    wanted = normalise_plate(words)
    if len(wanted) < 3:
        return []
    found = [one for one in reading.all(Plate) if wanted in one.number]
    if not found:
        return []
    shapes = {zone.id: zone.shape for zone in reading.all(Zone)}
    grants = [one for one in reading.all(Grant) if one.state is not GrantState.ENDED]
    spots = []
    for plate in found[:_MOST]:
        zone_ids = sorted(
            {
                zone_id
                for grant in grants
                if plate.vehicle_id in grant.terms.vehicle_ids
                for zone_id in grant.terms.zone_ids
            }
        )
        bounds = shapely.total_bounds([shapes[one] for one in zone_ids]) if zone_ids else None
        spots.append(
            Spot(
                kind="plate",
                words=plate_shown(plate.number),
                note=reading.get(Vehicle, plate.vehicle_id).vin,
                bounds=None if bounds is None else tuple(float(one) for one in bounds),  # type: ignore[arg-type]  # four of them
                things=tuple((Zone, one) for one in zone_ids) or ((Vehicle, plate.vehicle_id),),
            )
        )
    return spots
