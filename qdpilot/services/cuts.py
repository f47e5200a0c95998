"""Who cut a right short, and which days it had before.

A right can be cut twice: what was to take its place never began, but what was granted since keeps
it cut, and then another takes its place earlier still. Its history says who cut it, in order.

Source: domain.md 11, check 44: a change is a new declaration, and the old one is kept as it was.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

from qdpilot.model.right import Grant, GrantState

if TYPE_CHECKING:
    from qdpilot.model.schedule import Schedule
    from qdpilot.services.ports import Reading


def cut_by(reading: Reading, right: Grant) -> tuple[Grant, ...]:
    """Return the rights that took days of one which it has not got back, the last one last."""
    if right.replaced_on is None:
        return ()
    found: list[str] = []
    for one in reading.acts_on(Grant, right.id):
        said = json.loads(one.detail)
        if one.act == "grant.replace":
            found.append(said["by"])
        elif one.act == "grant.restore":
            given_back = said["instead_of"]
            found = found[: found.index(given_back)] if given_back in found else []
    return tuple(reading.get(Grant, one) for one in found)


def uncut(reading: Reading, right: Grant, *, by: Grant) -> Grant | None:
    """Return a right as it was before another cut it; None where that did not do so last."""
    cut = cut_by(reading, right)
    if not cut or cut[-1].id != by.id:
        return None
    earlier = cut[-2].terms.schedule.start if len(cut) > 1 else None
    # Only what was in force could be replaced, also where it ended with that.
    state = GrantState.IN_FORCE if right.state is GrantState.ENDED else right.state
    return replace(right, state=state, replaced_on=earlier)


def schedule_without(reading: Reading, right: Grant, *, by: Grant) -> Schedule:
    """Return when a right might be used if another had not taken its place."""
    before = uncut(reading, right, by=by) or right
    return replace(before, state=GrantState.IN_FORCE).schedule  # an ended one tells of no cut
