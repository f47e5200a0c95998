"""How a goal of the city's plan went, month by month as reported, and when it would be reached."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from qdpilot.model.month_report import MonthReport

#: The rate is taken over this much: three months, as the plan's progress is reported.
RATE_OVER = timedelta(days=92)
#: Less than this tells no rate.
_LEAST = timedelta(days=14)
#: Further ahead nothing is foretold: the plan itself ends in 2027.
_FURTHEST = timedelta(days=5 * 365)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """One goal over time.

    Attributes:
        points: Instant and value, the oldest first; the last is now.
        reached: When the target would be reached at the rate of the last three months; None if
            it is reached already, or cannot be told.
    """

    points: tuple[tuple[datetime, float], ...]
    reached: datetime | None


def trend(
    code: str, reports: Sequence[MonthReport], *, now: tuple[datetime, float], target: float
) -> Trend:
    """Return a goal as it was reported, with today's value.

    Args:
        code: Of the goal.
        reports: The one that holds for each month, the oldest first.
        now: Instant of the look and the value at it.
        target: Of the plan.
    """
    reported = ((one.counted_at, one.value(code)) for one in reports)
    before = sorted((at, value) for at, value in reported if value is not None and at < now[0])
    points = (*before, now)
    return Trend(points=points, reached=_reached(points, target))


def _reached(points: Sequence[tuple[datetime, float]], target: float) -> datetime | None:
    at, value = points[-1]
    earlier = [one for one in points[:-1] if at - one[0] >= _LEAST]
    if value >= target or not earlier:
        return None
    # The newest that is three months old; where none is so old, the oldest there is.
    old = [one for one in earlier if at - one[0] >= RATE_OVER]
    since, was = old[-1] if old else earlier[0]
    if value <= was:
        return None
    ahead = (at - since) * ((target - value) / (value - was))
    return None if ahead > _FURTHEST else at + ahead
