"""When a grant was not in force since its issue, told from its acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from qdpilot.model.right import Grant, GrantState
from qdpilot.services.at import state_at

if TYPE_CHECKING:
    from datetime import datetime

    from qdpilot.services.ports import Reading

#: From and until, half-open, UTC; None: since ever, or until now and further.
Stretch: TypeAlias = "tuple[datetime | None, datetime | None]"


def out_of_force(reading: Reading, grant: Grant) -> tuple[Stretch, ...]:
    """Return the stretches in which a grant did not hold: before its issue, suspended, ended."""
    stretches: list[Stretch] = [(None, grant.granted_at)]
    if grant.changed_at is None:
        return tuple(stretches)
    acts = {act.at for act in reading.acts_on(Grant, grant.id)} | {grant.changed_at}
    since: datetime | None = None
    for at in sorted(one for one in acts if one > grant.granted_at):
        holds = state_at(reading, grant, at) is GrantState.IN_FORCE
        if not holds and since is None:
            since = at
        elif holds and since is not None:
            stretches.append((since, at))
            since = None
    if since is not None:
        stretches.append((since, None))
    return tuple(stretches)
