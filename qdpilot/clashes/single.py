"""The times of a single right as columns: what every question begins with.

The same as `qdpilot.clashes.columns.columns_of` says, without the detour over long lists; and
remembered, for while a corner moves the times stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from qdpilot.clashes.clocks import constant_offset
from qdpilot.clashes.columns import OPEN, Columns, columns_of, plain_row
from qdpilot.clashes.patterns import Patterns
from qdpilot.clashes.weeks import weeks_of_one

if TYPE_CHECKING:
    from qdpilot.clashes.patterns import KnownDays
    from qdpilot.model.schedule import Schedule

_MOST_REMEMBERED = 256
_MOST = 8  # windows
# By the identity of the schedule, which is kept beside: to compare schedules takes longer than to
# work one out.
_remembered: dict[int, tuple[Schedule | None, KnownDays, tuple[Columns, bool]]] = {}


def columns_of_one(schedule: Schedule | None, days: KnownDays) -> tuple[Columns, bool]:
    """Return the columns of a schedule, and whether it means nothing.

    Args:
        schedule: As for `columns_of`.
        days: Likewise.
    """
    kept = _remembered.get(id(schedule))
    if kept is None or kept[0] is not schedule or kept[1] is not days:
        if len(_remembered) >= _MOST_REMEMBERED:
            _remembered.clear()
        kept = _remembered[id(schedule)] = schedule, days, _worked_out(schedule, days)
    return kept[2]


def _worked_out(schedule: Schedule | None, days: KnownDays) -> tuple[Columns, bool]:
    plain = None if schedule is None else _plain(schedule, days)
    if plain is not None:
        return plain, False
    columns, bad = columns_of((schedule,), days)
    return columns, bool(bad)


def _plain(schedule: Schedule, days: KnownDays) -> Columns | None:
    """Return the columns of plain weekly windows by a clock that never changes."""
    offset = constant_offset(schedule.timezone)
    row = plain_row(schedule)
    if offset is None or row is None or len(row[2]) > _MOST:
        return None
    first, last = np.array((row[:1], row[1:2]), dtype=np.int32)
    spans = [(begin - offset, close - offset) for begin, close, _ in row[2]]
    weekdays = [bits for _, _, bits in row[2]]
    count = len(spans)
    outer = np.array(spans, dtype=np.int32)
    return Columns(
        first=first,
        last=last,
        known=_KNOWN,
        windows=_WINDOWS[count],
        outer=outer,
        inner=outer,
        weekdays=np.array(weekdays, dtype=np.int32),
        weekly=_WEEKLY[:count],
        pattern=_NOUGHTS[:count],
        patterns=Patterns((), days, first=first, last=last),
        offs=_NOUGHTS[:2],
        off_days=_NOUGHTS[:0].reshape(0, 2),
        off_whole=_WEEKLY[:0],
        weeks=weeks_of_one(spans, weekdays),
    )


_KNOWN = np.array([OPEN], dtype=np.int32)
_NOUGHTS = np.zeros(_MOST, dtype=np.int32)
_WEEKLY = np.ones(_MOST, dtype=np.bool_)
_WINDOWS = [np.array([0, count], dtype=np.int32) for count in range(_MOST + 1)]
