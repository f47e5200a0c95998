"""The list of vehicles, with the plate of each that counts and how they stand by it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from qdpilot.model.lookalike import written_fair
from qdpilot.model.suspension import Suspension
from qdpilot.model.track import Track
from qdpilot.model.vehicle import Plate, Vehicle
from qdpilot.services.listing import Coded, Texts
from qdpilot.services.plate_patching import plate_ranks, replated
from qdpilot.services.register_lists import RecordList
from qdpilot.services.standing import STATES, standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from qdpilot.services.listing import Mask, Ranks
    from qdpilot.services.ports import Reading

#: Of a column that was brought up to date and not sorted by since.
_UNRANKED: Ranks = np.empty(0, dtype=np.int32)
#: Fields of a vehicle by which a list can be sorted, but in which typed words are not sought.
MORE = (
    "make",
    "level",
    "seats",
    "insured_until",
    "liability_until",
    "liability_cny",
    "inspected_until",
)


class VehicleList(RecordList):
    """Vehicles, with the plate of each that counts and how they stand by it."""

    kind = Vehicle
    fields: ClassVar = {
        "operator": "operator_id",
        "scenario": "scenario",
        "model": "model",
        **{name: name for name in MORE},
    }
    texts: ClassVar = {"vin": "vin"}
    named = "vehicle_ids"
    others: ClassVar = {
        **RecordList.others,
        **dict.fromkeys((Plate, Suspension), ("plate", "kind", "state", "until")),
    }

    def _read(self, reading: Reading, name: str) -> Iterator[tuple[str, Coded | Texts]]:
        if name in {"plate", "kind", "state", "until"}:
            yield from self._standing(reading)
        elif name in {"operator", "scenario", "model", "track", "ended_on"}:
            yield from self._owned(reading)
        else:
            yield from super()._read(reading, name)

    def _searched(self) -> Sequence[str]:
        return ("vin", "plate", "operator", "scenario", "model", "kind", "state")

    def _holding(self, field: str, reading: Reading, word: str) -> Mask:
        return super()._holding(field, reading, written_fair(word) or word)

    def _owned(self, reading: Reading) -> Iterator[tuple[str, Coded | Texts]]:
        """Yield what the vehicle's own fields say: one index holds them all."""
        fields = ("operator_id", "scenario", "track", "model", "ended_on")
        groups = list(reading.keys_with(Vehicle, *fields))
        columns = ("operator", "scenario", "track", "model", "ended_on")
        for at, name in enumerate(columns):
            yield name, self.coded((values[at], keys) for values, keys in groups)

    def _standing(self, reading: Reading) -> Iterator[tuple[str, Coded | Texts]]:
        track = self._column(reading, "track")
        assert isinstance(track, Coded)
        on_site = np.array([one is Track.SITE for one in track.values])[track.codes]
        found = standing(reading, self.keys, self.at.date(), on_site)
        has = found.plate >= 0
        yield "state", Coded(STATES, self._overruled(reading, found.state, STATES))
        yield "kind", self._kinds(reading, found)
        days, codes = np.unique(found.end, return_inverse=True)
        ends = tuple(date.fromordinal(int(one)) if one else None for one in days)
        yield "until", Coded(ends, codes.astype(np.int32))
        of_plates = np.full(len(found.keys), -1, dtype=np.int32)
        ordered = np.searchsorted(found.keys, reading.keys_by(Plate, "number"))
        of_plates[ordered] = np.arange(len(ordered), dtype=np.int32)
        ranks = np.full(len(self.keys), -1, dtype=np.int32)
        ranks[has] = of_plates[found.plate[has]]
        counting = np.where(has, found.keys[found.plate], 0) if len(found.keys) else self.keys * 0
        self._counting = counting
        yield "plate", Texts(ranks, self._plated)

    def _kinds(self, reading: Reading, found: Any) -> Coded:
        """Return the kind of the plate, or of a vehicle without one its track."""
        track = self._column(reading, "track")
        assert isinstance(track, Coded)
        bare = track.codes.astype(np.int16) + len(found.kinds)
        return Coded((*found.kinds, *track.values), np.where(found.kind < 0, bare, found.kind))

    def _plated(self, reading: Reading, word: str) -> Mask:
        holding = reading.keys_holding(Plate, "number", written_fair(word) or word)
        return np.isin(self._counting, holding)

    def _followed(self, reading: Reading, kind: type[Any], ids: Collection[str] | None) -> bool:
        if kind is not Plate or ids is None or "plate" not in self.columns:
            return False
        after = replated(self, reading, ids, self._counting, self.at.date())
        if after is None:
            return False
        self._counting = after
        self.put("plate", Texts(_UNRANKED, self._plated))  # in order once somebody sorts by it
        return True

    def _rank(self, reading: Reading, name: str) -> Ranks:
        if name == "plate" and self.columns.get(name) is not None:
            column = self._column(reading, name)
            if isinstance(column, Texts) and column.ranks is _UNRANKED:
                self.put(name, Texts(plate_ranks(reading, self._counting), self._plated))
        return super()._rank(reading, name)
