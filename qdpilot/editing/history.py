"""History: the plan now, the plans before it and those taken back. Undo is a walk along it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qdpilot.editing.edits import Edit
    from qdpilot.editing.plan import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """What a step is called in the list of steps.

    Attributes:
        title: Code of the edit: ``corner.move``.
        name: Of the zone it was about.
    """

    title: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A plan and the step that led to it."""

    label: Label
    plan: Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """Where we are, and the way there and back.

    Attributes:
        start: The plan before all steps that are remembered.
        past: Steps done, oldest first; the last one made the present plan.
        future: Steps taken back, the next to be redone last.
        cap: How many steps are remembered.
    """

    start: Plan
    past: tuple[Stage, ...] = ()
    future: tuple[Stage, ...] = ()
    cap: int = 100

    @property
    def present(self) -> Plan:
        """The plan as it is now."""
        return self.past[-1].plan if self.past else self.start

    def do(self, edit: Edit) -> History:
        """Return the history after one more step; what was taken back is forgotten.

        Raises:
            QdPilotError: If the edit does not fit the plan.
        """
        plan = edit(self.present)
        named = plan if edit.zone_id in plan else self.present
        label = Label(title=edit.title, name=named[edit.zone_id].name)
        past = (*self.past, Stage(label=label, plan=plan))
        if len(past) > self.cap:
            return replace(self, start=past[0].plan, past=past[1:], future=())
        return replace(self, past=past, future=())

    def undo(self) -> History:
        """Return the history one step back; unchanged if there is none."""
        if not self.past:
            return self
        return replace(self, past=self.past[:-1], future=(*self.future, self.past[-1]))

    def redo(self) -> History:
        """Return the history with the last step taken back done again; unchanged if none."""
        if not self.future:
            return self
        return replace(self, past=(*self.past, self.future[-1]), future=self.future[:-1])

    @property
    def undo_label(self) -> Label | None:
        """What undo would take back; None if nothing."""
        return self.past[-1].label if self.past else None

    @property
    def redo_label(self) -> Label | None:
        """What redo would do again; None if nothing."""
        return self.future[-1].label if self.future else None

    @property
    def labels(self) -> tuple[Label, ...]:
        """All steps done, oldest first."""
        return tuple(stage.label for stage in self.past)

    @property
    def coming(self) -> tuple[Label, ...]:
        """All steps taken back, in the order in which redo does them."""
        return tuple(stage.label for stage in reversed(self.future))

    def at(self, count: int) -> History:
        """Return the history after so many steps of those remembered, back or forward."""
        moved = self
        while len(moved.past) > max(count, 0):
            moved = moved.undo()
        while len(moved.past) < count and moved.future:
            moved = moved.redo()
        return moved
