"""Whether two rights of plain weekly windows share a minute: quick for a few pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from qdpilot.model.schedule import MINUTES_A_DAY

if TYPE_CHECKING:
    from qdpilot.clashes.columns import Columns

Windows: TypeAlias = list[tuple[int, int, int]]


def windows_of(columns: Columns, row: int) -> Windows:
    """Return begin, close and weekdays of each window of a right, as in `Columns`."""
    part = slice(columns.windows[row], columns.windows[row + 1])
    spans, days = columns.outer[part].tolist(), columns.weekdays[part].tolist()
    return [(begin, close, day) for (begin, close), day in zip(spans, days, strict=True)]


def plain_pair(first: Columns, a: int, second: Columns, b: int) -> bool:
    """Tell whether two rights share a minute; both are plain as in `Weeks`.

    Args:
        first: The times of one side.
        a: A row of it.
        second: The times of the other side.
        b: A row of it.
    """
    return plainly_meets(windows_of(first, a), int(first.first[a]), int(first.last[a]), second, b)


def plainly_meets(windows: Windows, since: int, until: int, second: Columns, b: int) -> bool:
    """Tell the same of windows that start from `since` to `until`, and a right."""
    since_b, until_b = int(second.first[b]), int(second.last[b])
    others = windows_of(second, b)
    for begin, close, days in windows:
        for other_begin, other_close, other_days in others:
            least = (begin - other_close) // MINUTES_A_DAY + 1
            most = -((other_begin - close) // MINUTES_A_DAY) - 1
            for lag in range(least, most + 1):
                low, high = max(since, since_b - lag), min(until, until_b - lag)
                both = days & (other_days | other_days << 7) >> lag % 7
                # Of the weekdays from `low` to `high`; 1970-01-01 was a Thursday.
                some = (1 << max(0, min(high - low + 1, 7))) - 1 << (low + 3) % 7
                if both & (some | some >> 7):
                    return True
    return False
