"""What is granted and closed, as the map needs it: read once, then kept up with what changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from qdpilot.model.errors import NotFoundError
from qdpilot.model.right import Grant, GrantState
from qdpilot.model.zone import Purpose, Zone
from qdpilot.services.holding_on import unlifted
from qdpilot.services.interruptions import out_of_force
from qdpilot.services.rights import closures, right_of, right_of_zone
from ui.map.week import Spell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from qdpilot.clashes.right import Right
    from qdpilot.model.schedule import Schedule
    from qdpilot.services.holding_on import Unlifted
    from qdpilot.services.interruptions import Stretch
    from qdpilot.services.ports import ChangeSet, Reading


class Held(NamedTuple):
    """What a zone needs to know of a grant that names it."""

    zone_ids: tuple[str, ...]
    schedule: Schedule
    state: GrantState
    off: tuple[Stretch, ...] = ()


@dataclass(frozen=True)
class Granted:
    """What is granted and closed.

    Attributes:
        rights: Every grant that is not ended and every closure, by id.
        grants: Every grant by id, ended ones too.
        unlifted: Emergency closures that stand.
    """

    rights: Mapping[str, Right] = field(default_factory=dict)
    grants: Mapping[str, Held] = field(default_factory=dict)
    unlifted: tuple[Unlifted, ...] = ()

    @cached_property
    def times(self) -> dict[str, tuple[Schedule, ...]]:
        """By zone, the schedules of the grants in force that name it."""
        found: dict[str, tuple[Schedule, ...]] = {}
        for grant in self.grants.values():
            for name in grant.zone_ids if grant.state is GrantState.IN_FORCE else ():
                found[name] = (*found.get(name, ()), grant.schedule)
        return found

    @cached_property
    def spells(self) -> dict[str, tuple[Spell, ...]]:
        """By zone, when grants that name it hold or held, also those that hold no more."""
        found: dict[str, tuple[Spell, ...]] = {}
        for grant in self.grants.values():
            for name in grant.zone_ids:
                found[name] = (*found.get(name, ()), Spell(grant.schedule, grant.off))
        return found

    @cached_property
    def suspended(self) -> frozenset[str]:
        """Zones that a suspended grant names and none in force does."""
        held = (one for one in self.grants.values() if one.state is GrantState.SUSPENDED)
        return frozenset(name for one in held for name in one.zone_ids) - self.times.keys()

    def is_suspended(self, name: str) -> bool:
        """Tell whether a right, by its id, is of a grant that is suspended."""
        grant = self.grants.get(name)
        return grant is not None and grant.state is GrantState.SUSPENDED

    def zones_of(self, right: Right) -> tuple[str, ...]:
        """Return the zones that a right was granted for; a closure is its own."""
        grant = self.grants.get(right.id)
        return (right.id,) if grant is None else grant.zone_ids

    def with_newly(self, newly: Newly) -> Granted:
        """Return it with what changed."""
        rights = {**self.rights, **newly.rights}
        kept = {name: right for name, right in rights.items() if right is not None}
        return Granted(kept, {**self.grants, **newly.grants}, newly.unlifted)


@dataclass(frozen=True, slots=True)
class Newly:
    """What one transaction changed in what is granted and closed.

    Attributes:
        rights: As they are now; None: no more.
        grants: Likewise, those that changed.
        unlifted: All emergency closures that stand now.
    """

    rights: Mapping[str, Right | None]
    grants: Mapping[str, Held]
    unlifted: tuple[Unlifted, ...]


def read_granted(reading: Reading) -> Granted:
    """Read all of it."""
    grants = reading.all(Grant)
    live = (one for one in grants if one.state is not GrantState.ENDED)
    rights = (*(right_of(reading, one) for one in live), *closures(reading))
    return Granted({one.id: one for one in rights}, _held(reading, grants), unlifted(reading))


def read_newly(changes: ChangeSet, reading: Reading) -> Newly:
    """Read again what one transaction changed."""
    rights: dict[str, Right | None] = {}
    grants: list[Grant] = []
    for name, found in _changed(changes, reading):
        rights[name] = None
        if isinstance(found, Grant):
            grants.append(found)
            if found.state is not GrantState.ENDED:
                rights[name] = right_of(reading, found)
        elif found is not None and found.purpose is Purpose.CLOSURE:
            rights[name] = right_of_zone(found)
    return Newly(rights, _held(reading, grants), unlifted(reading))


def _changed(changes: ChangeSet, reading: Reading) -> Iterator[tuple[str, Grant | Zone | None]]:
    kinds: tuple[type[Grant | Zone], ...] = (Grant, Zone)
    for kind in kinds:
        for name in changes.ids.get(kind, ()):
            try:
                yield name, reading.get(kind, name)
            except NotFoundError:
                yield name, None


def _held(reading: Reading, grants: Sequence[Grant]) -> dict[str, Held]:
    off = out_of_force(reading, grants)
    return {
        one.id: Held(one.terms.zone_ids, one.schedule, one.state, off[one.id]) for one in grants
    }
