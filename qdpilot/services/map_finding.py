"""Places on the map by what a person types: a coordinate, a zone, a road, a plate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from qdpilot.exchange.typed_places import read_place
from qdpilot.model.errors import TypedPlaceError
from qdpilot.model.right import GrantState
from qdpilot.model.road import Road
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.model.zone import Zone
from qdpilot.rules.identifiers import normalise_plate, plate_shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from qdpilot.geometry.plane import Plane
    from qdpilot.services.list_ports import Keys
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


@dataclass(frozen=True, slots=True)
class _Name:
    """A name. Attributes: as written, folded, another field, keys of the records that have it."""

    text: str
    folded: str
    other: str
    keys: Keys


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
    found = [name for name in _names(reading, Zone, "name") if words.casefold() in name.folded]
    keys = [key for name in _first(found, words) for key in name.keys.tolist()][:_MOST]
    zones = reading.at_keys(Zone, keys)
    return [
        Spot(
            kind="zone",
            words=zones[key].name,
            note=zones[key].operator,
            bounds=zones[key].shape.bounds,
            things=((Zone, zones[key].id),),
        )
        for key in keys
    ]


def _roads(reading: Reading, words: str) -> list[Spot]:
    """Return roads by name, all stretches of a name together; a number finds its stretch."""
    wanted = words.casefold()
    named: dict[str, list[_Name]] = {}
    for one in _names(reading, Road, "name", "number"):
        if (one.text and wanted in one.folded) or (one.other and one.other.casefold() == wanted):
            named.setdefault(one.text or one.other, []).append(one)
    return [_road(reading, name, named[name]) for name in sorted(named, key=_by(words))[:_MOST]]


def _road(reading: Reading, name: str, parts: Sequence[_Name]) -> Spot:
    keys = sorted(key for part in parts for key in part.keys.tolist())
    roads = list(reading.at_keys(Road, keys).values())
    west, south, east, north = shapely.total_bounds([road.line for road in roads])
    numbers = sorted({road.number for road in roads if road.number})
    return Spot(
        kind="road",
        words=name,
        note="、".join(numbers[:3]),
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


def _names(reading: Reading, kind: type[Record], *fields: str) -> Sequence[_Name]:
    """Return the names of a kind, kept until anything is done in the office.

    Reading those of 200,000 roads takes a tenth of a second, looking through them a millisecond.
    """
    head, slot = reading.audit_head(), f"map_finding {kind.__name__}"
    known = reading.kept.get(slot)
    if known is None or known[0] != head:
        groups = reading.keys_with(kind, *fields)
        names = tuple(
            _Name(text, text.casefold(), "".join(other), keys) for (text, *other), keys in groups
        )
        known = reading.kept[slot] = head, names
    found: Sequence[_Name] = known[1]
    return found


def _first(found: Iterable[_Name], words: str) -> list[_Name]:
    order = _by(words)
    return sorted(found, key=lambda one: order(one.text))


def _by(words: str) -> Callable[[str], tuple[bool, str]]:
    """Return the order of names: what begins with the words comes first."""
    wanted = words.casefold()
    return lambda name: (not name.casefold().startswith(wanted), name)
