"""Who holds a zone, at what stage, in what state: from the grants that name it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.model.operator import Operator
from qdpilot.model.right import Grant, GrantState
from qdpilot.services.rights import shown_state

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.services.ports import Reading

#: Of several grants that name a zone the one in the first of these states stands for it.
_ORDER = ("in_force", "suspended", "not_yet", "expired")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """What stands for a zone.

    Attributes:
        operator: Name of who holds the grant.
        stage: Code.
        state: in_force, suspended, not_yet or expired.
    """

    operator: str
    stage: str
    state: str


def holders(reading: Reading, *, at: datetime) -> dict[str, Holder]:
    """Return the holder of each zone that a grant names which is not ended."""
    names = {one.id: one.name for one in reading.all(Operator)}
    found: dict[str, Holder] = {}
    for grant in reading.all(Grant):
        state = shown_state(grant, at=at)
        if state == GrantState.ENDED:
            continue
        one = Holder(operator=names[grant.terms.operator_id], stage=grant.terms.stage, state=state)
        for zone_id in grant.terms.zone_ids:
            before = found.get(zone_id)
            if before is None or _ORDER.index(state) < _ORDER.index(before.state):
                found[zone_id] = one
    return found
