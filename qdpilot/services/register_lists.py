"""The lists of the register: which columns each has, and how they are read at once.

That of vehicles, with their plates, is in `vehicle_list`.
"""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

import numpy as np

from qdpilot.model.name_order import name_key
from qdpilot.model.operator import Operator
from qdpilot.model.right import Grant
from qdpilot.model.safety_driver import SafetyDriver
from qdpilot.model.suspension import Suspension
from qdpilot.model.vehicle import Vehicle
from qdpilot.services.list_patching import patched
from qdpilot.services.listing import Coded, Listing, Texts
from qdpilot.services.rights import is_over

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import datetime

    from numpy.typing import NDArray

    from qdpilot.services.changed import Committed
    from qdpilot.services.listing import Mask, Ranks, Telling
    from qdpilot.services.ports import Reading


#: How an operator or a safety driver stands, in the order in which states are offered.
RECORD_STATES = ("registered", "suspended", "left")


class RecordList(Listing):
    """A list of records whose columns are their fields.

    Attributes:
        kind: Of the records.
        fields: Columns that are fields of few values.
        texts: Columns that are fields nearly all different.
        names: Those of these fields that are names.
        named: Field of a grant's terms that names such a record.
        others: Columns that are read from other kinds, and again when one of these is committed.
        at: Now, in the office's zone.
    """

    kind: ClassVar[type[Any]]
    fields: ClassVar[Mapping[str, str]]
    texts: ClassVar[Mapping[str, str]]
    names: ClassVar[frozenset[str]] = frozenset({"name"})
    named: ClassVar[str]
    others: ClassVar[Mapping[type[Any], tuple[str, ...]]] = {
        Grant: ("rights",), Suspension: ("state",)
    }  # fmt: skip

    def __init__(self, reading: Reading, tellings: Mapping[str, Telling], *, at: datetime) -> None:
        super().__init__(reading.keys(self.kind), tellings)
        self.at = at

    def _read(self, reading: Reading, name: str) -> Iterator[tuple[str, Coded | Texts]]:
        if name == "rights":
            yield name, self._rights(reading)
        elif name == "state":
            state = np.zeros(len(self.keys), dtype=np.int32)
            yield name, Coded(RECORD_STATES, self._overruled(reading, state, RECORD_STATES))
        elif name == "ended_on":
            groups = reading.keys_with(self.kind, name)
            yield name, self.coded((value, keys) for (value,), keys in groups)
        elif name in self.texts:
            ranks = self._ranks_of(reading, self.texts[name])
            yield name, Texts(ranks, partial(self._holding, self.texts[name]))
        else:
            groups = reading.keys_with(self.kind, self.fields[name])
            yield name, self.coded((value, keys) for (value,), keys in groups)

    def _ranks_of(self, reading: Reading, field: str) -> Ranks:
        """Return where each row comes by a text: a name as names are put in order."""
        if field not in self.names:
            return self.ranked(reading.keys_by(self.kind, field))
        groups = [(name_key(said), keys) for (said,), keys in reading.keys_with(self.kind, field)]
        known = {key: rank for rank, key in enumerate(sorted({key for key, _ in groups}))}
        ranks = np.full(len(self.keys), -1, dtype=np.int32)
        if groups:
            told = np.repeat([known[key] for key, _ in groups], [len(keys) for _, keys in groups])
            all_keys = np.concatenate([keys for _, keys in groups])
            here = np.isin(all_keys, self.keys)
            ranks[self.places(all_keys)] = told[here]
        return ranks

    def kept(self, reading: Reading, changed: Committed, *, at: datetime) -> bool:
        """Bring the list up to what was committed; tell whether that can be done.

        Args:
            reading: As it is now.
            changed: Kinds of which something was committed since, with the ids; None: of many.
            at: Now, in the office's zone.
        """
        ids = changed.get(self.kind, frozenset())
        if ids is None or at.date() != self.at.date():
            return False
        own = {**self.fields, "track": "track", "ended_on": "ended_on"}
        follows = {
            **{name: frozenset({field}) for name, field in self.texts.items()},
            **dict.fromkeys(self.others.get(Suspension, ()), frozenset({"track", "ended_on"})),
        }
        if not patched(self, reading, self.kind, ids, own=own, follows=follows):
            return False
        self.at = at
        for kind, some in changed.items():
            if kind in self.others and not self._followed(reading, kind, some):
                self.forget(self.others[kind])
        return True

    def _followed(self, _reading: Reading, _kind: type[Any], _ids: Collection[str] | None) -> bool:
        """Bring columns up to records of another kind; tell whether that could be done."""
        return False

    def _searched(self) -> Sequence[str]:
        return (*self.texts, *self.fields, "state")

    def _holding(self, field: str, reading: Reading, word: str) -> Mask:
        return self.among(reading.keys_holding(self.kind, field, word))

    def _overruled(
        self, reading: Reading, state: NDArray[Any], states: tuple[str, ...]
    ) -> NDArray[Any]:
        """Return codes of states, with those of what is suspended, or left, in their place."""
        state[self._suspended(reading)] = states.index("suspended")
        state[self._ended(reading)] = states.index("left")
        return state

    def _ended(self, reading: Reading) -> Mask:
        ended = self._column(reading, "ended_on")
        assert isinstance(ended, Coded)
        day = self.at.date()
        over = np.array([one is not None and one <= day for one in ended.values], dtype=bool)
        return over[ended.codes]

    def _suspended(self, reading: Reading) -> Mask:
        keys = reading.keys_of(self.kind, suspended_ids(reading))
        return self.among(np.array(sorted(keys.values()), dtype=np.int64))

    def _rights(self, reading: Reading) -> Coded:
        """Return the numbers of the rights that name each record and are not over."""
        numbers: dict[str, list[str]] = defaultdict(list)
        for grant in reading.all(Grant):
            if not is_over(grant, at=self.at):
                for id in self._named_by(grant):
                    numbers[id].append(grant.number)
        keys = reading.keys_of(self.kind, numbers)
        together: dict[Any, list[int]] = defaultdict(list)
        for id, key in keys.items():
            together[tuple(numbers[id])].append(key)
        groups = ((value, np.array(some)) for value, some in together.items())
        return self.coded(groups, otherwise=())

    def _named_by(self, grant: Grant) -> Sequence[str]:
        named: Sequence[str] = getattr(grant.terms, self.named)
        return named


class OperatorList(RecordList):
    """Operators, with how many vehicles and drivers each has."""

    kind = Operator
    fields: ClassVar = {"contact": "contact", "phone": "phone"}
    texts: ClassVar = {"name": "name", "uscc": "uscc"}
    named = "operator_id"
    others: ClassVar = {
        **RecordList.others, Vehicle: ("vehicles",), SafetyDriver: ("drivers",)
    }  # fmt: skip

    def _read(self, reading: Reading, name: str) -> Iterator[tuple[str, Coded | Texts]]:
        kinds: dict[str, type[Any]] = {"vehicles": Vehicle, "drivers": SafetyDriver}
        if name in kinds:
            yield name, self._held(reading, kinds[name])
        else:
            yield from super()._read(reading, name)

    def _held(self, reading: Reading, kind: type[Any]) -> Coded:
        counts = counts_by_operator(reading, kind)
        keys = reading.keys_of(Operator, counts)
        groups = ((counts[id], np.array([key])) for id, key in keys.items())
        return self.coded(groups, otherwise=0)

    def _named_by(self, grant: Grant) -> Sequence[str]:
        return (grant.terms.operator_id,)


class DriverList(RecordList):
    """Safety drivers; identity numbers are not looked through."""

    kind = SafetyDriver
    fields: ClassVar = {
        "operator": "operator_id",
        "licence_class": "licence_class",
        "licensed_since": "licensed_since",
        "trained_on": "trained_on",
        "post": "post",
    }
    texts: ClassVar = {"name": "name", "id_number": "id_number"}
    named = "driver_ids"

    def _searched(self) -> Sequence[str]:
        return ("name", *self.fields, "state")


def suspended_ids(reading: Reading) -> frozenset[str]:
    """Return the ids of what is suspended now."""
    return frozenset(one.subject_id for one in reading.all(Suspension, lifted_at=None))


def counts_by_operator(reading: Reading, kind: type[Any]) -> dict[str, int]:
    """Return how many vehicles, or safety drivers, each operator has."""
    counts: dict[str, int] = defaultdict(int)
    for (operator_id, *_), keys in reading.keys_with(kind, "operator_id"):
        counts[operator_id] += len(keys)
    return dict(counts)
