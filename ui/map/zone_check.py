"""The check of drawn zones against what is granted: the work of `ui.map.clash_watch`."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

import shapely

from qdpilot.services.holding_on import index_at
from ui.map.found_clashes import look_round

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from qdpilot.clashes.index import Index
    from qdpilot.editing.plan import Plan
    from qdpilot.model.zone import Shape, Zone
    from ui.map.found_clashes import FoundClash, Near
    from ui.map.granted import Granted, Newly

_SLICE_S = 0.05  # of the check of many zones; what is tried out meanwhile waits no longer


class Checked(NamedTuple):
    """What was found, and among what."""

    among: Index
    found: list[tuple[Zone, tuple[FoundClash, ...], Near]]


def check_some(zones: Sequence[Zone], granted: Granted, index: Index, *, now: datetime) -> Checked:
    """Check as many zones as a slice of time allows, one at least."""
    until = time.perf_counter() + _SLICE_S
    found, then = [], index_at(index, granted.unlifted, now)
    for zone in zones:
        found.append((zone, *look_round(zone, granted, then, now=now)))
        if time.perf_counter() > until:
            break
    return Checked(index, found)


def zones_near(plan: Plan, shapes: Iterable[Shape]) -> frozenset[str]:
    """Return the zones of a plan whose bounds meet those of shapes."""
    zones = list(plan)
    tree = shapely.STRtree([zone.shape for zone in zones])
    return frozenset(zones[at].id for shape in shapes for at in tree.query(shape).tolist())


def changed_index(index: Index, newly: Sequence[Newly]) -> Index:
    """Return an index with what changed, one after the other."""
    for name, right in (pair for one in newly for pair in one.rights.items()):
        index = index.without(name) if right is None else index.with_right(right)
    return index
