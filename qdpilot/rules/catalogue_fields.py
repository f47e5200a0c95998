"""What lists of open roads call their columns and states: data."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

import resources
from qdpilot.model.road import RoadState

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueFields:
    """The table of columns.

    Attributes:
        fields: Ours to what lists call them, lower case, the likeliest first.
        states: What a list says, lower case, to our state.
        whole_road: What stands for "from end to end".
        source: Where this comes from.
    """

    fields: Mapping[str, tuple[str, ...]]
    states: Mapping[str, RoadState]
    whole_road: frozenset[str]
    source: str

    def column(self, heading: str) -> str:
        """Return our name of a heading such as 开放时段（工作日）; empty if it is none of ours."""
        word = heading.replace("（", "(").split("(", maxsplit=1)[0].strip().casefold()
        return next((ours for ours, names in self.fields.items() if word in names), "")


@cache
def catalogue_fields() -> CatalogueFields:
    """Return the table that travels with the program."""
    table = resources.table("rules", "catalogue_fields.json")
    states = {word: RoadState(code) for code, words in table["states"].items() for word in words}
    return CatalogueFields(
        fields=MappingProxyType({ours: tuple(names) for ours, names in table["fields"].items()}),
        states=MappingProxyType(states),
        whole_road=frozenset(table["whole_road"]),
        source=table["source"],
    )
