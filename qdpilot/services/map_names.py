"""Names of things on the map, kept so that a part of a name is found in a moment.

A city has 200,000 stretches of road under 20,000 names. Reading these takes a third of a second,
so they are kept from key to key, and read anew only if something was done since, by anybody.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qdpilot.services.list_ports import Keys
    from qdpilot.services.ports import Reading

#: Between names; no name holds it.
_END = "\0"


class Names:
    """The names of the records of a kind, in order, with the keys of those that have each.

    Attributes:
        texts: Each once, in the order of their folded form.
    """

    def __init__(self, found: Iterable[tuple[str, str, Keys]]) -> None:
        """Take name, number and keys of some records; without a name they go by their number."""
        by_text: dict[str, list[Keys]] = {}
        self._numbered: dict[str, dict[str, list[Keys]]] = {}
        self._numbers: dict[str, set[str]] = {}
        for name, number, keys in found:
            by_text.setdefault(name or number, []).append(keys)
            if number:
                self._numbers.setdefault(name or number, set()).add(number)
                parts = self._numbered.setdefault(number.casefold(), {})
                parts.setdefault(name or number, []).append(keys)
        by_text.pop("", None)
        folded = sorted((text.casefold(), text) for text in by_text)
        self.texts = tuple(text for _, text in folded)
        self._keys = by_text
        self._folded = [one for one, _ in folded]
        self._joined = _END.join(self._folded)
        lengths = [len(one) + 1 for one in self._folded]
        self._starts = np.cumsum([0, *lengths[:-1]]).tolist()

    def holding(self, text: str, most: int) -> list[str]:
        """Return names that hold a text in any case; those first that begin with it."""
        wanted = text.casefold()
        if not wanted or _END in wanted:
            return []
        first = bisect_left(self._folded, wanted)
        begin = range(first, min(first + most, len(self._folded)))
        found = [one for one in begin if self._folded[one].startswith(wanted)]
        for one in self._all_holding(wanted):
            if len(found) >= most:
                break
            if not self._folded[one].startswith(wanted):
                found.append(one)
        return [self.texts[one] for one in found]

    def keys(self, text: str) -> list[int]:
        """Return the keys of the records of a name."""
        return _keys(self._keys[text])

    def numbered(self, text: str) -> dict[str, list[int]]:
        """Return the keys of the records that have just this number, in any case, by name."""
        parts = self._numbered.get(text.casefold(), {})
        return {name: _keys(keys) for name, keys in parts.items()}

    def numbers(self, text: str) -> list[str]:
        """Return the numbers that records of a name have, as written, in order."""
        return sorted(self._numbers.get(text, ()))

    def _all_holding(self, wanted: str) -> Iterator[int]:
        at = self._joined.find(wanted)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield number
            end = self._starts[number] + len(self._folded[number])
            at = self._joined.find(wanted, end)


class MapNames:
    """Names by kind, as they were when they were last read.

    Attributes:
        known: By kind.
    """

    def __init__(self) -> None:
        self.known: dict[type[Any], Names] = {}
        self._heads: dict[type[Any], str] = {}  # of the history, when a kind was read

    def of(self, reading: Reading, kind: type[Any], *fields: str) -> Names:
        """Return the names of a kind; they are read if they are not known."""
        found = self.known.get(kind)
        return self.read(reading, kind, *fields) if found is None else found

    def renew(self, reading: Reading, kind: type[Any], *fields: str) -> bool:
        """Read the names of a kind anew if anybody did anything since; tell whether they were."""
        is_old = self._heads.get(kind) != reading.audit_head()
        if is_old:
            self.read(reading, kind, *fields)
        return is_old

    def read(self, reading: Reading, kind: type[Any], *fields: str) -> Names:
        """Read the names of a kind."""
        groups = reading.keys_with(kind, *fields)
        found = Names((name, "".join(number), keys) for (name, *number), keys in groups)
        self.known[kind], self._heads[kind] = found, reading.audit_head()
        return found


def _keys(parts: Iterable[Keys]) -> list[int]:
    return sorted(key for part in parts for key in part.tolist())
