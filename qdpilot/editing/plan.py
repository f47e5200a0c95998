"""The plan: all zones as they are drawn now, as one immutable value, and what differs."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from qdpilot.model.errors import NotFoundError
from qdpilot.model.zone import Zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


@dataclass(frozen=True, slots=True)
class Plan:
    """All zones by id. Changing one means making another plan that shares the rest.

    Attributes:
        zones: Zone id to zone, in the order they were added.
    """

    zones: Mapping[str, Zone] = field(default_factory=lambda: MappingProxyType({}))

    @classmethod
    def of(cls, zones: Iterable[Zone]) -> Plan:
        """Return the plan of these zones."""
        return cls(MappingProxyType({zone.id: zone for zone in zones}))

    def __getitem__(self, zone_id: str) -> Zone:
        """Return a zone.

        Raises:
            NotFoundError: If there is none.
        """
        try:
            return self.zones[zone_id]
        except KeyError:
            raise NotFoundError(kind=Zone, id=zone_id) from None

    def __contains__(self, zone_id: object) -> bool:
        return zone_id in self.zones

    def __iter__(self) -> Iterator[Zone]:
        return iter(self.zones.values())

    def __len__(self) -> int:
        return len(self.zones)

    def put(self, zone: Zone) -> Plan:
        """Return the plan with `zone` added, or in the place of the one with its id."""
        return Plan(MappingProxyType({**self.zones, zone.id: zone}))

    def without(self, zone_id: str) -> Plan:
        """Return the plan without a zone.

        Raises:
            NotFoundError: If there is none.
        """
        gone = self[zone_id]
        return Plan.of(zone for zone in self if zone.id != gone.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What changes from one plan to another: views redraw it, the store writes it.

    Attributes:
        added: Zones of the second plan only.
        changed: Zones of both that differ, as they are in the second.
        removed: Zones of the first plan only.
    """

    added: tuple[Zone, ...] = ()
    changed: tuple[Zone, ...] = ()
    removed: tuple[Zone, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)

    @property
    def ids(self) -> frozenset[str]:
        """Ids of all zones that the difference touches."""
        return frozenset(zone.id for zone in (*self.added, *self.changed, *self.removed))


def difference(before: Plan, after: Plan) -> Difference:
    """Return what changes from `before` to `after`.

    The version of the stored row is not part of what a zone says and never makes a difference.
    """
    return Difference(
        added=tuple(zone for zone in after if zone.id not in before),
        changed=tuple(
            zone for zone in after if zone.id in before and _differ(before[zone.id], zone)
        ),
        removed=tuple(zone for zone in before if zone.id not in after),
    )


def stamped(found: Difference, versions: Mapping[str, int]) -> Difference:
    """Return `found` with the versions of the stored rows, so that a store can compare them.

    Undo brings back a zone as it was, with the row version it had then; the store knows a newer.

    Args:
        found: A difference of two plans.
        versions: Zone id to version of its stored row.
    """
    return Difference(
        added=tuple(replace(zone, version=0) for zone in found.added),
        changed=tuple(replace(zone, version=versions[zone.id]) for zone in found.changed),
        removed=tuple(replace(zone, version=versions[zone.id]) for zone in found.removed),
    )


def _differ(one: Zone, other: Zone) -> bool:
    return one is not other and replace(one, version=0) != replace(other, version=0)
