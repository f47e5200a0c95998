"""Cells of a sheet as plain values: text, number, true or false. Runs in the child."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from qdpilot.exchange.sheets import Cell

#: From here on a float skips whole numbers (2**53).
_EXACT = 1e15


def plain(column: Sequence[Any]) -> Sequence[Cell]:
    """Return the cells of a column: a day or an instant as text (ISO 8601), a whole number whole.

    What stands there often is made once.
    """
    kinds = set(map(type, column)) - {str}
    if not kinds:
        return column
    if len(kinds) > 1:  # 1, 1.0 and True are the same to a dictionary
        return [cell if type(cell) is str else _PLAIN[type(cell)](cell) for cell in column]
    made = _PLAIN[kinds.pop()]
    known = {cell: cell if type(cell) is str else made(cell) for cell in set(column)}
    return list(map(known.__getitem__, column))


def _number(cell: float) -> int | float:
    return int(cell) if cell.is_integer() and abs(cell) < _EXACT else cell


def _moment(cell: datetime) -> str:
    midnight = cell.time() == time()
    return cell.date().isoformat() if midnight else cell.isoformat(sep=" ", timespec="minutes")


_PLAIN: dict[type, Callable[[Any], Cell]] = {
    float: _number,
    int: int,
    bool: bool,
    date: date.isoformat,
    datetime: _moment,
    time: time.isoformat,
    timedelta: str,
}
