"""When grants were not in force since their issue, told from their acts."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from qdpilot.model.right import Grant, GrantState
from qdpilot.services.at import state_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from qdpilot.model.audit import AuditRow
    from qdpilot.services.ports import Reading

#: From and until, half-open, UTC; None: since ever, or until now and further.
Stretch: TypeAlias = "tuple[datetime | None, datetime | None]"


def out_of_force(reading: Reading, grants: Sequence[Grant]) -> dict[str, tuple[Stretch, ...]]:
    """Return the stretches in which each did not hold: before its issue, suspended, ended; by id.

    The acts of all are one question: of a hundred thousand ended rights, one each takes 9 s.
    """
    changed = [one.id for one in grants if one.changed_at is not None]
    acts = reading.acts_on_each(Grant, changed) if changed else {}
    return {one.id: tuple(_stretches(one, acts.get(one.id, ()))) for one in grants}


def _stretches(grant: Grant, acts: tuple[AuditRow, ...]) -> Iterator[Stretch]:
    yield None, grant.granted_at
    if grant.changed_at is None:
        return
    since: datetime | None = None
    times = {act.at for act in acts} | {grant.changed_at}
    for at in sorted(one for one in times if one > grant.granted_at):
        holds = state_by(grant, acts, at) is GrantState.IN_FORCE
        if not holds and since is None:
            since = at
        elif holds and since is not None:
            yield since, at
            since = None
    if since is not None:
        yield since, None
