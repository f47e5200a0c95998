"""What was done in the editor, step by step, so that it can be taken back. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.schedule_editor.draft import Draft

_STEPS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """A draft with those before it and those that were taken back.

    Attributes:
        now: What is shown.
        before: Earlier drafts, the newest last.
        after: Drafts that were taken back, the next one last.
    """

    now: Draft
    before: tuple[Draft, ...] = ()
    after: tuple[Draft, ...] = ()

    def then(self, draft: Draft) -> History:
        """Return the history with one more step; what was taken back is gone."""
        if draft == self.now:
            return self
        return History(now=draft, before=(*self.before[-_STEPS:], self.now))

    def undone(self) -> History:
        """Return the history one step back; the same if there is none."""
        if not self.before:
            return self
        after = (*self.after, self.now)
        return History(now=self.before[-1], before=self.before[:-1], after=after)

    def redone(self) -> History:
        """Return the history one step on; the same if there is none."""
        if not self.after:
            return self
        before = (*self.before, self.now)
        return History(now=self.after[-1], before=before, after=self.after[:-1])
