"""Steps on drawn zones that were made on another page than the map: its undo knows them too."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from qdpilot.editing.history import History
from qdpilot.editing.plan import difference

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.editing.edits import Edit
    from qdpilot.editing.plan import Plan


@dataclass(frozen=True, slots=True)
class OwnStep:
    """A step that a person made and saved elsewhere.

    Attributes:
        edit: What was done.
        before: The zones that it was done to, and nothing else.
    """

    edit: Edit
    before: Plan

    def undone(self, plan: Plan) -> Plan:
        """Return a plan as it was before the step."""
        for zone in difference(self.before, self.edit(self.before)).added:
            plan = plan.without(zone.id) if zone.id in plan else plan
        for zone in self.before:
            plan = plan.put(zone)
        return plan


def with_own_steps(history: History | None, steps: Sequence[OwnStep], stored: Plan) -> History:
    """Return the history that ends in what is stored now.

    Args:
        history: So far; None: nothing was read yet.
        steps: Made since then, oldest first.
        stored: What is stored now.

    Returns:
        One that can be undone step by step where these steps alone explain what is stored; else
        one without steps: nothing is undone over what somebody else did.
    """
    if not steps:
        return History(start=stored)
    if history is None:
        start = stored
        for step in reversed(steps):
            start = step.undone(start)
        history = History(start=start)
    for step in steps:
        if any(zone.id not in history.present for zone in step.before):
            return History(start=stored)
        history = history.do(step.edit)
    return History(start=stored) if difference(history.present, stored) else history
