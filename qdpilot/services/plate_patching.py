"""Bringing the list of vehicles up to a few plates that changed, without reading all of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import numpy as np

from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.services.list_patching import with_values
from qdpilot.services.listing import Coded
from qdpilot.services.standing import plate_state

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from qdpilot.services.list_ports import Keys
    from qdpilot.services.listing import Listing, Ranks
    from qdpilot.services.ports import Reading

_MOST = 500  # plates; more are read anew with all others
#: States that do not come from a plate.
_OVERRULING = frozenset({"suspended", "left"})


def replated(
    listing: Listing, reading: Reading, ids: Collection[str], counting: Keys, today: date
) -> Keys | None:
    """Bring state, kind and last day of vehicles up to plates that were added or replaced.

    Args:
        listing: Of vehicles, with these columns, as they were.
        reading: As it is now.
        ids: Of the plates.
        counting: Key of the plate of each vehicle that counts; 0 without one.
        today: Of the office.

    Returns:
        The plates that count now; None if that cannot be done.
    """
    plates = reading.among(Plate, "id", sorted(ids)) if len(ids) <= _MOST else ()
    if len(plates) < len(ids) or any(_moved(reading, one) for one in plates):
        return None
    whose = reading.keys_of(Vehicle, {one.vehicle_id for one in plates})
    keys = np.array(sorted(whose.values()), dtype=np.int64)
    places = listing.places(keys)
    if len(places) < len(keys):
        return None
    found = _standing(reading, whose, keys, today)
    for name, column in tuple(listing.columns.items()):
        if name in {"state", "kind", "until"} and isinstance(column, Coded):
            values = [found[key][name] for key in keys.tolist()]
            if name == "state":
                held = [column.values[code] for code in column.codes[places].tolist()]
                pairs = zip(held, values, strict=True)
                values = [one if one in _OVERRULING else other for one, other in pairs]
            listing.put(name, with_values(column, places, values, len(column.codes)))
    after = counting.copy()
    after[places] = [found[key]["plate"] for key in keys.tolist()]
    return after


def plate_ranks(reading: Reading, counting: Keys) -> Ranks:
    """Return where the plate of each vehicle comes when they are sorted; -1 without one."""
    ordered = reading.keys_by(Plate, "number")
    by_key = np.argsort(ordered)
    ranks = np.full(len(counting), -1, dtype=np.int32)
    has = counting > 0
    ranks[has] = by_key[np.searchsorted(ordered, counting[has], sorter=by_key)]
    return ranks


def _standing(
    reading: Reading, whose: Mapping[str, int], keys: Keys, today: date
) -> dict[int, dict[str, Any]]:
    """Return by its key what the list says of each vehicle by its plates."""
    cars = reading.at_keys(Vehicle, keys.tolist())
    own: dict[str, list[Plate]] = defaultdict(list)
    for one in reading.among(Plate, "vehicle_id", sorted(whose)):
        own[one.vehicle_id].append(one)
    states = {key: plate_state(own[car.id], today, car.track) for key, car in cars.items()}
    named = reading.keys_of(Plate, [one.id for _, one in states.values() if one is not None])
    return {
        key: {
            "state": state,
            "kind": cars[key].track if plate is None else plate.kind,
            "until": None if plate is None else plate.end,
            "plate": 0 if plate is None else named[plate.id],
        }
        for key, (state, plate) in states.items()
    }


def _moved(reading: Reading, plate: Plate) -> bool:
    """Tell whether a plate ever was another vehicle's: that one would have to be looked at too."""
    return any(one.vehicle_id != plate.vehicle_id for one in reading.past(Plate, plate.id))
