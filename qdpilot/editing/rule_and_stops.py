"""Edits of what a zone carries beside its outline: the rule that made it, its stop points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from qdpilot.editing.plan import Plan
    from qdpilot.model.zone import AreaRule, Shape, Stop


@dataclass(frozen=True, slots=True, kw_only=True)
class TakeByRule:
    """Give a zone the area that its rule gives now.

    Attributes:
        zone_id: Which.
        rule: With the digest of what it gives.
        shape: What it gives.
    """

    title: ClassVar[str] = "rule.again"
    zone_id: str
    rule: AreaRule
    shape: Shape

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan with the zone so drawn."""
        return plan.put(replace(plan[self.zone_id], rule=self.rule, shape=self.shape))


@dataclass(frozen=True, slots=True, kw_only=True)
class SetStops:
    """Say where a zone has its stop points, and in which order.

    Attributes:
        zone_id: Which zone.
        stops: All of them.
        title: Code of what is done: ``stop.add``, ``stop.move``, ``stop.remove`` ...
    """

    zone_id: str
    stops: tuple[Stop, ...]
    title: str = "stop.add"

    def __call__(self, plan: Plan) -> Plan:
        """Return the plan with the stops."""
        return plan.put(replace(plan[self.zone_id], stops=self.stops))
