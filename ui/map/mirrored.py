"""Clashes told of both zones, where both are drawn."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ui.map.scene import ShownClash


def mirrored(clashes: Mapping[str, tuple[ShownClash, ...]]) -> dict[str, tuple[ShownClash, ...]]:
    """Return the clashes with each also told of the other zone, where that is drawn too."""
    told = dict(clashes)
    for name, found in clashes.items():
        for clash in found:
            other = clash.parties[1].id
            known = {one.parties[1].id for one in told.get(other, ())}
            if other and name not in known:
                turned = replace(
                    clash,
                    parties=(clash.parties[1], clash.parties[0]),
                    right=clash.asked,  # the right that it is of is the first party's own now
                    is_other_side=True,
                )
                told[other] = (*told.get(other, ()), turned)
    return told


def distinct(
    clashes: Mapping[str, tuple[ShownClash, ...]], *, first: str | None, without: str | None
) -> tuple[ShownClash, ...]:
    """Return all clashes, those of one zone first, each pair of zones once.

    Args:
        clashes: By zone, also those that are told from the other side.
        first: Id of that zone; None: of none.
        without: Id of a zone of which none are wanted; None: of none.
    """
    found: dict[frozenset[str], ShownClash] = {}
    for name in sorted(clashes, key=lambda name: name != first):
        for number, clash in enumerate(clashes[name]):
            other = clash.parties[1]
            key = frozenset({name, other.id or other.name})
            if without in key:
                continue
            if name == first:
                key |= {str(number)}
            elif any(key <= other for other in found):
                continue
            found.setdefault(key, clash)
    return tuple(found.values())
