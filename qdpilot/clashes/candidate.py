"""What is asked for, made ready to be held against very many rights."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import shapely

from qdpilot.clashes.single import single_of
from qdpilot.clashes.soundness import fault_of

if TYPE_CHECKING:
    from qdpilot.clashes.patterns import KnownDays
    from qdpilot.clashes.right import Right
    from qdpilot.clashes.single import Single
    from qdpilot.model.zone import Shape


@dataclass(frozen=True, kw_only=True, eq=False)
class Candidate:
    """A right that is held against others; for one thread alone.

    Attributes:
        right: The right.
        reason: Why it cannot be judged; empty: it can.
        times: Its times.
    """

    right: Right
    reason: str
    times: Single

    @staticmethod
    def of(right: Right, days: KnownDays) -> Candidate:
        """Return a right as a candidate.

        Args:
            right: The right.
            days: What is known of the calendars that it follows.
        """
        times = single_of(right.schedule, days)
        reason = "schedule" if times.is_bad else fault_of(right.shape)
        return Candidate(right=right, reason=reason, times=times)

    @cached_property
    def shape(self) -> Shape:
        """A copy of its shape that is answered faster."""
        # A prepared geometry of GEOS builds its index when it is first asked; two threads that ask
        # the same one crash.
        shape = shapely.set_srid(self.right.shape, 0)
        shapely.prepare(shape)
        return shape
