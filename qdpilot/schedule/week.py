"""What an ordinary week of a schedule looks like, for strips and heat maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.schedule import MINUTES_A_DAY, Window

if TYPE_CHECKING:
    from qdpilot.model.schedule import Schedule

_DAYS = {"workdays": range(5), "restdays": range(5, 7)}


def ordinary_week(schedule: Schedule) -> tuple[tuple[int, int], ...]:
    """Return the spans of a week without holidays, in minutes from Monday 00:00.

    A span may run beyond 10080: then it goes on on Monday. Windows of certain months, days of the
    month or n-th weekdays are drawn in every week; the sentence beside the strip says more.

    Returns:
        (start, end) with 0 <= start < 10080, ordered; empty if the schedule has no weekly window.
    """
    spans = set()
    for window in schedule.windows:
        if isinstance(window, Window):
            for day in _weekdays(window):
                start = day * MINUTES_A_DAY + window.from_min
                overnight = window.to_min <= window.from_min
                length = window.to_min - window.from_min + MINUTES_A_DAY * overnight
                spans.add((start, start + length))
    return tuple(sorted(spans))


def _weekdays(window: Window) -> set[int]:
    allowed = set(_DAYS.get(window.calendar, range(7)))
    return allowed & {one.day for one in window.days} if window.days else allowed
