"""Which plate of a vehicle counts, and how the vehicle stands by it: for one, and for a million."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from qdpilot.model.track import Track
from qdpilot.model.vehicle import BESIDE, Plate, Vehicle
from qdpilot.rules.identifiers import plate_shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from qdpilot.services.list_ports import Keys
    from qdpilot.services.ports import Reading

#: A plate that runs out within these days is shown as such.
SOON = timedelta(days=30)
#: How a vehicle stands, in the order in which states are counted.
STATES = (
    "valid",
    "expiring",
    "not_yet",
    "missing",
    "expired",
    "withdrawn",
    "suspended",
    "left",
)
_NEVER = date.max.toordinal()


def plate_state(plates: Iterable[Plate], today: date, track: Track) -> tuple[str, Plate | None]:
    """Return the state of a vehicle of a track by its plates, and the plate that counts.

    The one in force counts, else the next that begins, else the one that began last. On the road
    what a vehicle may bear beside another (`BESIDE`) counts only where there never was another; on
    a site that is its own number, and it is the other way round.
    """
    newest_first = sorted(plates, key=_start, reverse=True)
    own = [one for one in newest_first if (one.kind in BESIDE) == (track is Track.SITE)]
    told = [(state_of(one, today), one) for one in own or newest_first]
    in_force = (one for one in told if one[0] in {"valid", "expiring"})
    coming = (one for one in reversed(told) if one[0] == "not_yet")
    return next((one for some in (in_force, coming, told) for one in some), ("missing", None))


def state_of(plate: Plate, today: date) -> str:
    """Return the state of one plate."""
    if plate.withdrawn_on is not None and plate.withdrawn_on <= today:
        return "withdrawn"
    if plate.start > today:
        return "not_yet"
    if plate.end is None:
        return "valid"
    if plate.end < today:
        return "expired"
    return "expiring" if plate.end - today <= SOON else "valid"


def number_of(plates: Iterable[Plate], today: date, track: Track) -> str:
    """Return the number, as shown, by which a vehicle is known; empty if by none.

    A number that is over may be another vehicle's by now.
    """
    state, counts = plate_state(plates, today, track)
    return "" if counts is None or state in {"expired", "withdrawn"} else plate_shown(counts.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What `plate_state` says of many vehicles.

    Attributes:
        plate: Place in `keys` of the plate that counts; -1 without one.
        state: Place in `STATES`.
        end: Its last day as an ordinal; 0 without a plate, or without a last day.
        kind: Place of its kind in `kinds`; -1 without one.
        kinds: Kinds of plates there are.
        keys: Of all plates, ascending.
    """

    plate: NDArray[np.int32]
    state: NDArray[np.int8]
    end: NDArray[np.int32]
    kind: NDArray[np.int8]
    kinds: tuple[Any, ...]
    keys: Keys


def standing(reading: Reading, vehicles: Keys, today: date, on_site: NDArray[np.bool_]) -> Standing:
    """Return how vehicles stand by their plates.

    Args:
        reading: A view of the store.
        vehicles: Their keys, ascending.
        today: Of the office.
        on_site: Which of them are of the track of sites.
    """
    own, whose = reading.keys_named(Plate, "vehicle_id", Vehicle)
    by_key = np.argsort(own)
    keys, whose = own[by_key], whose[by_key]
    start, end, gone, kind, kinds = _days(reading, keys)
    here = np.searchsorted(vehicles, whose)
    here[here == len(vehicles)] = 0
    known = vehicles[here] == whose if len(vehicles) else np.zeros(len(keys), dtype=bool)
    day = today.toordinal()
    stands = gone > day
    live = stands & (start <= day) & (end >= day)
    coming = stands & (start > day)
    beside = np.isin(kind, [at for at, what in enumerate(kinds) if what in BESIDE])
    fit = beside == on_site[here] if len(vehicles) else beside
    score = _scores(start, live, coming, fit)
    best = np.zeros(len(vehicles), dtype=np.int64)
    np.maximum.at(best, here[known], score[known])
    plate = np.full(len(vehicles), -1, dtype=np.int32)
    won = known & (score == best[here]) if len(vehicles) else known
    plate[here[won]] = np.flatnonzero(won)
    has = plate >= 0
    state = np.full(len(vehicles), STATES.index("missing"), dtype=np.int8)
    of_plate = np.full(len(keys), STATES.index("withdrawn"), dtype=np.int8)
    of_plate[stands] = STATES.index("expired")
    of_plate[coming] = STATES.index("not_yet")
    of_plate[live] = STATES.index("valid")
    of_plate[live & (end - day <= SOON.days)] = STATES.index("expiring")
    state[has] = of_plate[plate[has]]
    last = np.zeros(len(vehicles), dtype=np.int32)
    last[has] = np.where(end[plate[has]] == _NEVER, 0, end[plate[has]])
    kind_of = np.full(len(vehicles), -1, dtype=np.int8)
    kind_of[has] = kind[plate[has]]
    return Standing(plate=plate, state=state, end=last, kind=kind_of, kinds=kinds, keys=keys)


def _days(reading: Reading, keys: Keys) -> tuple[Any, ...]:
    """Return first day, last day, day of withdrawal as ordinals, and the kind, of each plate."""
    start = np.zeros(len(keys), dtype=np.int32)
    end, gone = np.full_like(start, _NEVER), np.full_like(start, _NEVER)
    kind = np.zeros(len(keys), dtype=np.int8)
    kinds: dict[Any, int] = {}
    groups = reading.keys_with(Plate, "kind", "start", "end", "withdrawn_on")
    for (what, first, last, withdrawn), some in groups:
        at = np.searchsorted(keys, some)
        start[at] = first.toordinal()
        kind[at] = kinds.setdefault(what, len(kinds))
        if last is not None:
            end[at] = last.toordinal()
        if withdrawn is not None:
            gone[at] = withdrawn.toordinal()
    return start, end, gone, kind, tuple(kinds)


def _scores(
    start: NDArray[np.int32],
    live: NDArray[np.bool_],
    coming: NDArray[np.bool_],
    fit: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Return a number per plate: of a vehicle's plates the one with the largest counts.

    First whether its kind is one for the vehicle's track, then the class (in force, coming, over),
    then the start (of those that come the earliest), then the order of adding, as sorting would
    leave plates that begin on one day.
    """
    count = len(start)
    rank = np.where(live, 2, np.where(coming, 1, 0)).astype(np.int64) + np.where(fit, 3, 0)
    day = np.where(coming, _NEVER - start.astype(np.int64), start.astype(np.int64))
    number = np.arange(count, dtype=np.int64)
    tie = np.where(coming, number, count - 1 - number)
    score: NDArray[np.int64] = ((rank << 23 | day) << 32) | (tie + 1)
    return score


def _start(plate: Plate) -> date:
    return plate.start
