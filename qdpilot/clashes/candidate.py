"""What is asked for, made ready to be held against very many rights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from qdpilot.clashes.plain_pair import windows_of
from qdpilot.clashes.single import columns_of_one
from qdpilot.clashes.soundness import fault_of

if TYPE_CHECKING:
    from qdpilot.clashes.columns import Columns
    from qdpilot.clashes.patterns import KnownDays
    from qdpilot.clashes.plain_pair import Windows
    from qdpilot.clashes.right import Right
    from qdpilot.clashes.weeks import Bits
    from qdpilot.model.zone import Shape


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Candidate:
    """A right that is held against others; for one thread alone.

    Attributes:
        right: The right.
        reason: Why it cannot be judged; empty: it can.
        shape: A copy of its shape that is answered faster.
        times: Its times, of one row.
        first: First start day, as in `Columns`.
        last: Last one.
        busy: When it can be live in any week, as in `Weeks`, shape (11,).
        whole: When it surely is.
        plain: Its windows, if they are plain as in `Weeks`; else None.
    """

    right: Right
    reason: str
    shape: Shape
    times: Columns
    first: int
    last: int
    busy: Bits
    whole: Bits
    plain: Windows | None

    @staticmethod
    def of(right: Right, days: KnownDays) -> Candidate:
        """Return a right as a candidate.

        Args:
            right: The right.
            days: What is known of the calendars that it follows.
        """
        times, bad = columns_of_one(right.schedule, days)
        weeks = times.weeks
        # A prepared geometry of GEOS builds its index when it is first asked; two threads that ask
        # the same one crash.
        shape = shapely.set_srid(right.shape, 0)
        shapely.prepare(shape)
        return Candidate(
            right=right,
            reason="schedule" if bad else fault_of(right.shape),
            shape=shape,
            times=times,
            first=int(times.first[0]),
            last=int(times.last[0]),
            busy=weeks.busy[0],
            whole=weeks.whole[0],
            plain=windows_of(times, 0) if weeks.plain[0] else None,
        )
