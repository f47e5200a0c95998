"""Places on the map by what a person types: a coordinate, a zone, a road, a plate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import shapely

from qdpilot.exchange.typed_places import read_place
from qdpilot.model.errors import TypedPlaceError
from qdpilot.model.right import GrantState
from qdpilot.model.road import Road
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.model.zone import Zone
from qdpilot.rules.identifiers import normalise_plate, plate_shown
from qdpilot.services.map_names import MapNames

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from qdpilot.geometry.plane import Plane
    from qdpilot.services.map_names import Names
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
        keys: Of the stretches of a road: where they lie is read once it is chosen.
    """

    kind: str
    words: str
    note: str
    bounds: tuple[float, float, float, float] | None
    things: tuple[tuple[type[Record], str], ...] = ()
    keys: tuple[int, ...] = ()

    def is_same(self, other: Spot) -> bool:
        """Tell whether both are the same thing, by what they are and not by where they stand."""
        mine, others = ((one.kind, one.things or one.words) for one in (self, other))
        return mine == others


#: Kinds that are found by name, each with the fields of its name, and of its number.
NAMED: dict[type[Record], tuple[str, ...]] = {Zone: ("name",), Road: ("name", "number")}


def read_names(reading: Reading, kinds: Iterable[type[Record]], names: MapNames) -> bool:
    """Read anew those that may be others by now, and tell whether any were.

    Until they are here the earlier ones hold.
    """
    renewed = [names.renew(reading, kind, *NAMED[kind]) for kind in kinds]
    return any(renewed)


def spots(
    reading: Reading, text: str, plane: Plane, names: MapNames | None = None
) -> tuple[Spot, ...]:
    """Return where a text leads, the likeliest first, at most a dozen.

    Args:
        reading: A view of the store.
        text: ``120.44, 36.08``, part of a name, or of a plate.
        plane: Of the office, for typed metres.
        names: As far as they were read; what is missing is read. Without: all are.
    """
    words = text.strip()
    if not words:
        return ()
    names = MapNames() if names is None else names
    zones, roads = (names.of(reading, kind, *NAMED[kind]) for kind in (Zone, Road))
    found = [*place_at(words, plane), *_zones(reading, words, zones)]
    if len(found) < _MOST:
        found += _roads(words, roads)
    return (*found[:_MOST], *_plates(reading, words))[:_MOST]


def place_at(words: str, plane: Plane) -> tuple[Spot, ...]:
    """Return the place that a typed coordinate means, for which nothing is read; else nothing."""
    try:
        lon, lat = read_place(words, plane)
    except TypedPlaceError:
        return ()
    bounds = (lon - _ROUND, lat - _ROUND, lon + _ROUND, lat + _ROUND)
    return (Spot(kind="place", words=f"{lon:.6f}, {lat:.6f}", note="", bounds=bounds),)


def _zones(reading: Reading, words: str, names: Names) -> list[Spot]:
    keys = {key: name for name in names.holding(words, _MOST) for key in names.keys(name)}
    chosen = list(keys)[:_MOST]
    found = reading.at_keys(Zone, chosen)
    return [
        Spot(
            kind="zone",
            words=zone.name,
            note=zone.operator,
            bounds=zone.shape.bounds,
            things=((Zone, zone.id),),
        )
        for key in chosen
        if (zone := found.get(key)) is not None and zone.name == keys[key]
    ]


def _roads(words: str, names: Names) -> list[Spot]:
    """Return roads by name, all stretches of a name together; a number finds its stretch."""
    found = names.numbered(words)
    found |= {name: names.keys(name) for name in names.holding(words, _MOST)}
    return [
        Spot(
            kind="road",
            words=name,
            note="、".join(names.numbers(name)[:3]),
            bounds=None,
            keys=tuple(found[name]),
        )
        for name in sorted(found, key=_by(words))[:_MOST]
    ]


def located(reading: Reading, spot: Spot) -> Spot | None:
    """Return where a spot is, and what is selected there; None if it is there no longer."""
    if not spot.keys:
        return spot
    found = reading.at_keys(Road, spot.keys).values()
    roads = [road for road in found if (road.name or road.number) == spot.words]
    if not roads:
        return None
    west, south, east, north = shapely.total_bounds([road.line for road in roads])
    return replace(
        spot,
        bounds=(float(west), float(south), float(east), float(north)),
        things=tuple((Road, road.id) for road in roads),
    )


def _plates(reading: Reading, words: str) -> list[Spot]:
    """Return plates that hold a text, each with the zones where its vehicle may run."""
    wanted = normalise_plate(words)
    if len(wanted) < 3:
        return []
    keys = sorted(reading.keys_holding(Plate, "number", wanted).tolist())[:_MOST]
    return [_plate(reading, plate) for plate in reading.at_keys(Plate, keys).values()]


def _plate(reading: Reading, plate: Plate) -> Spot:
    grants = reading.naming("vehicle_ids", [plate.vehicle_id])
    running = [grant for grant in grants if grant.state is not GrantState.ENDED]
    zone_ids = sorted({zone_id for grant in running for zone_id in grant.terms.zone_ids})
    zones = reading.among(Zone, "id", zone_ids)
    bounds = shapely.total_bounds([zone.shape for zone in zones]) if zones else None
    return Spot(
        kind="plate",
        words=plate_shown(plate.number),
        note=reading.get(Vehicle, plate.vehicle_id).vin,
        bounds=None if bounds is None else tuple(float(one) for one in bounds),  # type: ignore[arg-type]  # four of them
        things=tuple((Zone, one) for one in zone_ids) or ((Vehicle, plate.vehicle_id),),
    )


def _by(words: str) -> Callable[[str], tuple[bool, str]]:
    """Return the order of names: what begins with the words comes first."""
    wanted = words.casefold()
    return lambda name: (not name.casefold().startswith(wanted), name)
