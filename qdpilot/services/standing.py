"""Which plate of a vehicle counts, and how the vehicle stands by it: for one, and for a million."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from qdpilot.model.vehicle import BESIDE, Plate, Vehicle

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


def plate_state(plates: Iterable[Plate], today: date) -> tuple[str, Plate | None]:
    """Return the state of a vehicle by its plates, and the plate that counts.

    The one in force counts, else the next that begins, else the one that began last. What a
    vehicle may bear beside another (`BESIDE`) counts only where there never was another.
    """
    held = tuple(plates)
    alone = tuple(one for one in held if one.kind not in BESIDE)
    newest_first = sorted(alone or held, key=_start, reverse=True)
    standing = [one for one in newest_first if one.withdrawn_on is None or one.withdrawn_on > today]
    for one in standing:
        if one.start <= today and (one.end is None or today <= one.end):
            soon = one.end is not None and one.end - today <= SOON
            return ("expiring" if soon else "valid"), one
    coming = [one for one in standing if one.start > today]
    if coming:
        return "not_yet", coming[-1]
    if not newest_first:
        return "missing", None
    last = newest_first[0]
    return ("expired" if last in standing else "withdrawn"), last


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


def standing(reading: Reading, vehicles: Keys, today: date) -> Standing:
    """Return how the vehicles with these ascending keys stand by their plates."""
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
    score = _scores(start, live, coming, beside)
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
    beside: NDArray[np.bool_],
) -> NDArray[np.int64]:
    """Return a number per plate: of a vehicle's plates the one with the largest counts.

    First whether it may stand alone, then the class (in force, coming, over), then the start (of
    those that come the earliest), then the order of adding, as sorting would leave plates that
    begin on one day.
    """
    count = len(start)
    rank = np.where(live, 2, np.where(coming, 1, 0)).astype(np.int64) + np.where(beside, 0, 3)
    day = np.where(coming, _NEVER - start.astype(np.int64), start.astype(np.int64))
    number = np.arange(count, dtype=np.int64)
    tie = np.where(coming, number, count - 1 - number)
    score: NDArray[np.int64] = ((rank << 23 | day) << 32) | (tie + 1)
    return score


def _start(plate: Plate) -> date:
    return plate.start
