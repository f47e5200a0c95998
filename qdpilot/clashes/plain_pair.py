"""Whether two rights of plain weekly windows share a minute: quick for a few pairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qdpilot.model.schedule import MINUTES_A_DAY

if TYPE_CHECKING:
    from qdpilot.clashes.columns import Columns


def plain_pair(first: Columns, a: int, second: Columns, b: int) -> bool:
    """Tell whether two rights share a minute; both are plain as in `Weeks`.

    Args:
        first: The times of one side.
        a: A row of it.
        second: The times of the other side.
        b: A row of it.
    """
    since_a, until_a = int(first.first[a]), int(first.last[a])
    since_b, until_b = int(second.first[b]), int(second.last[b])
    others = _windows_of(second, b)
    for begin, close, days in _windows_of(first, a):
        for other_begin, other_close, other_days in others:
            least = (begin - other_close) // MINUTES_A_DAY + 1
            most = -((other_begin - close) // MINUTES_A_DAY) - 1
            for lag in range(least, most + 1):
                low, high = max(since_a, since_b - lag), min(until_a, until_b - lag)
                both = days & (other_days | other_days << 7) >> lag % 7
                if any(both >> (day + 3) % 7 & 1 for day in range(low, min(high, low + 6) + 1)):
                    return True
    return False


def _windows_of(columns: Columns, row: int) -> list[tuple[int, int, int]]:
    part = slice(columns.windows[row], columns.windows[row + 1])
    spans, days = columns.outer[part].tolist(), columns.weekdays[part].tolist()
    return [(begin, close, day) for (begin, close), day in zip(spans, days, strict=True)]
