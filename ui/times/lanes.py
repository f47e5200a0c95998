"""The rows of the timeline: which grants stand under which zone, operator or vehicle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.model.name_order import name_key
from ui.shown import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from qdpilot.services.times import GrantTimes

GROUPS = ("zone", "operator", "vehicle")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lane:
    """One row.

    Attributes:
        words: What stands at its left.
        grant: Whose bars it shows; None for the head of a group.
    """

    words: str
    grant: GrantTimes | None = None


def lanes(grants: Iterable[GrantTimes], by: str, *, text: str = "") -> tuple[Lane, ...]:
    """Return the rows, grouped by one of `GROUPS`, those whose words hold `text`."""
    groups: dict[tuple[str, str], list[GrantTimes]] = {}
    wanted = text.strip().casefold()
    for one in grants:
        for key in _keys(one, by):
            if wanted in f"{key[1]} {one.number} {one.operator} {_places(one)}".casefold():
                groups.setdefault(key, []).append(one)
    return tuple(_rows(groups, by))


def _rows(groups: dict[tuple[str, str], list[GrantTimes]], by: str) -> Iterator[Lane]:
    for (_, name), members in sorted(groups.items(), key=_name):
        yield Lane(words=name)
        for one in members:
            yield Lane(words=one.operator if by == "zone" else _places(one), grant=one)


def _keys(grant: GrantTimes, by: str) -> tuple[tuple[str, str], ...]:
    if by == "operator":
        return ((grant.operator_id, grant.operator),)
    if by == "vehicle":
        return grant.vehicles
    return grant.zones


def _places(grant: GrantTimes) -> str:
    return listed(name for _, name in grant.zones)


def _name(group: tuple[tuple[str, str], list[GrantTimes]]) -> str:
    return name_key(group[0][1])
