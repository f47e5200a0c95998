"""What a road network calls its roads, and which class (等级) that is with us: data."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import resources
from qdpilot.model.road import RoadClass

if TYPE_CHECKING:
    from collections.abc import Mapping

_KMH_OF_MPH = 1.609344
_MOST_LANES, _MOST_KMH = 20, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class RoadClasses:
    """The table of classes.

    Attributes:
        known: What a network says, in lower case, to our class.
        not_known: The class of roads of which the network says nothing that we know.
        not_for_vehicles: What is no road for a vehicle, or is not built.
        fields: Ours (name, class, lanes, limit) to what networks call them, the likeliest first.
        source: Where this comes from.
    """

    known: Mapping[str, RoadClass]
    not_known: RoadClass
    not_for_vehicles: frozenset[str]
    fields: Mapping[str, tuple[str, ...]]
    source: str

    def of(self, said: str) -> RoadClass | None:
        """Return the class of a road, or None if no vehicle drives there.

        Args:
            said: As the network has it; of several, parted by semicolons, the first counts.
        """
        word = said.split(";", maxsplit=1)[0].strip().casefold()
        if word in self.not_for_vehicles:
            return None
        return self.known.get(word, self.not_known)


@cache
def road_classes() -> RoadClasses:
    """Return the table that travels with the program."""
    table = resources.table("rules", "road_classes.json")
    known = {word: RoadClass(code) for code, words in table["classes"].items() for word in words}
    return RoadClasses(
        known=MappingProxyType(known),
        not_known=RoadClass(table["not_known"]),
        not_for_vehicles=frozenset(table["not_for_vehicles"]),
        fields=MappingProxyType({name: tuple(said) for name, said in table["fields"].items()}),
        source=table["source"],
    )


def lanes_of(said: str) -> int | None:
    """Return a number of lanes, 1 to 20; None if the text is none."""
    found = re.fullmatch(r"\s*(\d{1,2})(\.0+)?\s*", said)
    lanes = int(found[1]) if found else 0
    return lanes if 1 <= lanes <= _MOST_LANES else None


def limit_kmh_of(said: str) -> int | None:
    """Return a speed limit in km/h, 1 to 200; None if the text is none (``PT:urban``).

    Source: OpenStreetMap Wiki, Key:maxspeed: km/h unless it says mph.
    """
    found = re.fullmatch(r"\s*(\d{1,3})(?:\.0+)?\s*(km/h|kmh|mph|公里/小时)?\s*", said)
    if found is None:
        return None
    limit = round(int(found[1]) * (_KMH_OF_MPH if found[2] == "mph" else 1))
    return limit if 1 <= limit <= _MOST_KMH else None
