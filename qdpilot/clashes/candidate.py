"""What is asked for, made ready to be held against very many rights."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shapely

from qdpilot.clashes.single import single_of
from qdpilot.clashes.soundness import fault_of

if TYPE_CHECKING:
    from qdpilot.clashes.patterns import KnownDays
    from qdpilot.clashes.right import Right
    from qdpilot.model.zone import Shape


_FEW = 5  # shapes for which to prepare another takes longer than it saves


class Candidate:
    """A right that is held against others; for one thread alone.

    Attributes:
        right: The right.
        times: Its times.
    """

    __slots__ = ("_prepared", "right", "times")

    def __init__(self, right: Right, days: KnownDays) -> None:
        """Find out what every question asks for.

        Args:
            right: The right.
            days: What is known of the calendars that it follows.
        """
        self.right = right
        self.times = single_of(right.schedule, days)
        self._prepared: Shape | None = None

    def reason(self) -> str:
        """Return why it cannot be judged; empty: it can."""
        return "schedule" if self.times.is_bad else fault_of(self.right.shape)

    def shape_for(self, count: int) -> Shape:
        """Return its shape, to be held against so many: for more than a few it is prepared."""
        if self._prepared is None:
            if count <= _FEW:
                return self.right.shape
            # A prepared geometry of GEOS builds its index when it is first asked; two threads that
            # ask the same one crash. Hence a copy.
            self._prepared = shapely.set_srid(self.right.shape, 0)
            shapely.prepare(self._prepared)
        return self._prepared
